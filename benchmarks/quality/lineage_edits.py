"""What newsrooms do to a text that they copy: each edit changes one generated article in place."""

import random
import re

from lineage_press import Made, Press

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {f"on {d}": f"on March {n}" for n, d in enumerate(DAYS, 4)} | {
    d: f"March {n}" for n, d in enumerate(DAYS, 4)
}
STYLE = {
    "percent": "per cent", "color": "colour", "favor": "favour", "labor": "labour", "center": "centre",
    "defense": "defence", "program ": "programme ", "organiz": "organis", "recogniz": "recognis", "Jan. ": "January ",
}  # fmt: skip
"""Spelling alone: a reprint stays a reprint."""
WORDING = {
    " said.": " told journalists.", "more than": "over", "United States": "US", "toward ": "towards ",
    " about ": " some ", "However,": "But", " also ": " ", " because ": " since ", " began ": " started ",
}  # fmt: skip
NAMES = (("ei", "ey"), ("sky", "ski"), ("ev", "yev"), ("ou", "u"), ("dj", "j"), ("kh", "h"))
PROOFREAD = 0.25
"""How often an editor sees what is wrong in the source."""


def cut_end(press: Press, made: Made) -> None:
    """Keep the first part."""
    made.paragraphs = made.paragraphs[: max(3, int(len(made.paragraphs) * press.draw.uniform(0.4, 0.8)))]


def cut_middle(press: Press, made: Made) -> None:
    """Drop some paragraphs that are not the first."""
    gone = set(press.draw.sample(range(1, len(made.paragraphs)), max(1, len(made.paragraphs) // 4)))
    made.paragraphs = [p for n, p in enumerate(made.paragraphs) if n not in gone]


def headline(press: Press, made: Made) -> None:
    """Print under another headline."""
    made.title = f"What to know today, number {press.draw.randrange(1000)}"


def house_style(_: Press, made: Made) -> None:
    """Spell otherwise, and change nothing else."""
    made.paragraphs = [(_replaced(t, STYLE), o) for t, o in made.paragraphs]


def redate(_: Press, made: Made) -> None:
    """Write dates for weekdays."""
    made.paragraphs = [(_replaced(t, WEEKDAYS), o) for t, o in made.paragraphs]


def reword(_: Press, made: Made) -> None:
    """Put some words for others, and spell otherwise."""
    made.paragraphs = [(_replaced(_replaced(t, STYLE), WORDING), o) for t, o in made.paragraphs]


def transliterate(_: Press, made: Made) -> None:
    """Write capitalised words otherwise wherever they can be."""

    def other(word: re.Match[str]) -> str:
        return next((word.group().replace(a, b) for a, b in NAMES if a in word.group()[1:]), word.group())

    made.paragraphs = [(re.sub(r"(?<=[a-z,] )[A-Z]\w{4,}", other, t), o) for t, o in made.paragraphs]


def add_own(press: Press, made: Made) -> None:
    """Put in paragraphs of own reporting."""
    for _ in range(press.draw.choice((1, 2, 2))):
        made.paragraphs.insert(press.draw.randrange(2, len(made.paragraphs) + 1), press.own(made))


def expand(press: Press, made: Made) -> None:
    """Add own paragraphs at the end: the copy is the longer one."""
    made.paragraphs.extend(press.own(made) for _ in range(press.draw.choice((2, 3, 4))))


def weekdays(_: Press, made: Made) -> None:
    """Write weekdays for dates."""
    back = {date: day for day, date in WEEKDAYS.items()}
    made.paragraphs = [(_replaced(t, back), o) for t, o in made.paragraphs]


def move(press: Press, made: Made) -> None:
    """Put a late paragraph near the top."""
    made.paragraphs.insert(1, made.paragraphs.pop(press.draw.randrange(3, len(made.paragraphs))))


def revise(press: Press, made: Made) -> None:
    """Change numbers, as a toll rises."""
    changed = 0
    for n, (text, origin) in enumerate(made.paragraphs):
        if changed < 3 and (found := re.search(r"(?<![\d,.])\d{1,3}(?![\d,.])", text)):
            text = text[: found.start()] + str(int(found.group()) + press.draw.randrange(1, 5)) + text[found.end() :]
            made.paragraphs[n], changed = (text, origin), changed + 1


def new_lead(press: Press, made: Made) -> None:
    """Begin with a new paragraph."""
    made.paragraphs[0:1] = [press.own(made)]


def misprint(press: Press, made: Made) -> None:
    """Get one to three words, numbers or characters wrong, each in one place, as whoever types or converts does."""
    for _ in range(press.draw.choice((1, 1, 2, 3))):
        at = press.draw.randrange(len(made.paragraphs))
        text, origin = made.paragraphs[at]
        pattern = press.draw.choice((r"\b[A-Z][a-z]{4,}\b", r"\b[A-Z][a-z]{4,}\b", r"\b[a-z]{7,}\b", r"\d[\d,]{2,}"))
        found = press.draw.choice([*re.finditer(f"{pattern}|[à-ÿ]", text)] or [None])
        if found is not None:
            wrong = text[: found.start()] + _garbled(press.draw, found.group()) + text[found.end() :]
            made.paragraphs[at] = (wrong, origin)
            made.misprints.append((wrong, text))


def _garbled(draw: random.Random, word: str) -> str:
    """Return a word with two neighbours exchanged, one doubled, one left out, or one put for another."""
    if not word.isascii():
        return draw.choice(("?", "\ufffd", word.encode().decode("cp1252", "replace")))
    at = draw.randrange(1, len(word) - 1) if len(word) > 2 else 0
    other = draw.choice("0123456789" if word[at].isdigit() else "aeinorst")
    return draw.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[: at + 1] + word[at:],
        word[:at] + word[at + 1 :], word[:at] + other + word[at + 1 :],
    ))  # fmt: skip


def proofread(press: Press, made: Made) -> None:
    """See what is wrong in the source, now and then."""
    for wrong, right in list(made.misprints):
        if press.draw.random() < PROOFREAD:
            made.paragraphs = [(right if t == wrong else t, o) for t, o in made.paragraphs]
            made.misprints.remove((wrong, right))


def _replaced(text: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text
