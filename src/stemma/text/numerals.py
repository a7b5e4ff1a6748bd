"""
Numbers as news writes them: digits in every grouping, number words, and both with a scale.

"100,000", "1,50,000", "100 000", "1.5 million", "2.3bn", "seven", "two and a half", "half a million",
"three hundred and twenty". Ordinals, "a" and vague words ("dozens") are no numbers here.
"""

import re

SMALL = {
    word: value
    for value, word in enumerate((
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ))
}  # fmt: skip
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "dozen": 12.0,
}  # fmt: skip
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
"""Letters that stand right behind digits: "2.3bn"."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d)"  # 100,000 and 1,50,000
    r"|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d,])"  # 100 000
    r"|\d+(?:\.\d+)?[½¼¾]?|[½¼¾])"
)
_SCALE = "|".join(SCALES)
_UNIT = "|".join(w for w in SMALL if SMALL[w] in range(1, 10))
_BASE = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_UNIT}))?|{'|'.join(sorted(SMALL, key=len, reverse=True))})"
_HALF = r"(?:\s+and\s+(?:a|one)[\s-](?:half|quarter))"
_TAIL = rf"(?:[\s-](?:{_SCALE})\b(?:(?:\s+and)?\s+{_BASE}\b(?!\s+and\s+a\b))?)"
WORDS = rf"(?:(?:{_BASE}\b{_HALF}?{_TAIL}*|(?:half[\s-])?an?{_TAIL}+){_HALF}?)"
"""Pattern source of a number in words; to be compiled with re.IGNORECASE."""
NUMBER = rf"(?:{DIGITS}(?:\s?(?:{'|'.join(SUFFIXES)})\b)?(?:[\s-]?(?:{_SCALE})\b)*|{WORDS})"
"""Pattern source of any number; to be compiled with re.IGNORECASE."""

_DIGITS = re.compile(rf"({DIGITS})\s?(.*)", re.IGNORECASE | re.DOTALL)
_THOUSANDS_BY_POINT = re.compile(r"\d{1,3}(?:\.000)+")


def parse_number(text: str) -> float | None:
    """Return the value of a number in digits or words; None where *text* is not one number."""
    match = _DIGITS.fullmatch(text.strip())
    if match is None:
        return _parse_words(text.lower())
    value = _parse_digits(match.group(1))
    for word in re.split(r"[\s-]+", match.group(2).lower()):
        if word:
            scale = SCALES.get(word) or SUFFIXES.get(word)
            if scale is None:
                return None
            value *= scale
    return round(value, 6)


def _parse_digits(digits: str) -> float:
    extra = FRACTIONS.get(digits[-1], 0.0)
    plain = re.sub(r"[,\s½¼¾]", "", digits)
    if _THOUSANDS_BY_POINT.fullmatch(plain):
        # "100.000 troops": no newsroom gives three zeros behind a decimal point.
        plain = plain.replace(".", "")
    return float(plain or 0) + extra


def _parse_words(text: str) -> float | None:
    total = current = 0.0
    seen = False
    last_scale = 1.0
    words = re.findall(r"[a-z]+", text)
    for at, word in enumerate(words):
        if word in SMALL or word in TENS:
            current += SMALL.get(word, TENS.get(word, 0))
        elif word in {"half", "quarter"}:
            share = 0.5 if word == "half" else 0.25
            if current or not total:
                current += share
            else:  # "a million and a half"
                total += share * last_scale
        elif word in SCALES:
            last_scale = SCALES[word]
            if last_scale == 100:
                current = (current or 1) * 100
            else:
                total += (current or 1) * last_scale if current or not total else total * (last_scale - 1)
                current = 0.0
        elif word not in {"and", "a", "an"} or at == len(words) - 1:
            return None
        seen = True
    return round(total + current, 6) if seen else None
