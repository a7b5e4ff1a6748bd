"""
What a difference between two copies is: date, number, name, spelling, wording, cut or addition.

Rules:
1. A date expression on both sides is a date, shown whole and without its preposition.
2. Differing values are a number, shown with the words they count.
3. Capitalised words on both sides that are no initials and no two forms of one country are a name.
4. Two ways to write one word or one value are a spelling.
5. Other words for words, and up to three words dropped or put in, are wording, shown with some words around.
6. Longer stretches that only one side has are a cut (in a, not in b) or an addition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz

from stemma.lexicon.countries import country_form
from stemma.lineage.kinds import Reader
from stemma.lineage.parameters import CollateParameters
from stemma.records.lineage import Variant, VariantKind
from stemma.records.span import Span
from stemma.text.normalise import fold_word
from stemma.text.numerals import parse_number
from stemma.text.words import WORD

DROPPED_WORDS = 3
"""Words that may be dropped or put in within a sentence and be wording still. Words."""
DATE_CORE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|today|yesterday|tomorrow|tonight"
)
DATE_FRINGE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|last|this|next|past|coming|previous|earlier|early|late|morning|afternoon"
    r"|evening|night|week|weekend|month|year|day|before|after|same|following|on|in|of|the|at|by|ago|local|time"
)
DATE_SPAN = re.compile(r"week|weekend|month|year|day|morning|afternoon|evening|night")
ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
PERCENT = frozenset({"percent", "pct"})
"""What one style writes as a word and another as a sign."""
LEADING = frozenset({"on", "in", "by", "at", "the"})
OPENING = "“‘«„\"'(["
MUTE_ENDINGS = frozenset({"me", "ue", "e", "te", "ne"})
"""What British spelling writes behind an American word: programme, catalogue, annexe."""
INFLECTION = re.compile(r"(?:'s|ings?|ed|es|s|d|ly|n)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words of either side that agree with none, by number, and where they stand; `at` holds where there are none."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    left_at: int
    right_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words `[left, left_end)` of the one against `[right, right_end)` of the other; either may be empty."""

    kind: VariantKind
    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def replaces(self) -> bool:
        """Say whether both sides have words."""
        return self.left < self.left_end and self.right < self.right_end


def name_variants(
    left: Reader, right: Reader, edits: Sequence[Edit], *, parameters: CollateParameters
) -> Iterator[Variant]:
    """Yield the variants of *edits* in order, each with the words that a person needs to see."""
    changes = [c for edit in edits for c in _changes(left, right, edit, parameters)]
    for merged in _merged(left, right, changes):
        # "Feb. 3" against "3 February" agree in the middle: only both halves together are seen to be a date.
        dated = _as_date(left, right, merged) if merged.kind == "wording" and merged.replaces else None
        change = dated or merged
        grown = _grown(left, right, change, parameters)
        bare = grown.kind not in ("cut", "addition")
        a = _span(left, grown.left, grown.left_end, bare=bare)
        b = _span(right, grown.right, grown.right_end, bare=bare)
        yield Variant(
            kind=grown.kind,
            a=a.of(left.sketch.article.text) if a else None,
            b=b.of(right.sketch.article.text) if b else None,
            a_span=a,
            b_span=b,
        )


def same_day(a: str, b: str) -> bool:
    """Say whether two date expressions are one day in two styles: "Nov. 1" and "the 1st of November"."""
    return _day(a) == _day(b)


def _day(text: str) -> list[str]:
    plain = (fold_word(w.group()).rstrip(".") for w in WORD.finditer(text))
    short = (w[:3] if DATE_CORE.fullmatch(w) else w for w in plain if w not in ("the", "of", "on"))
    return sorted(ORDINAL.sub("", w) if w[0].isdigit() else w for w in short)


def _changes(left: Reader, right: Reader, edit: Edit, parameters: CollateParameters) -> Iterator[Change]:
    here, there = runs(edit.left), runs(edit.right)
    long = max(len(edit.left), len(edit.right)) > parameters.sentence_words
    if len(here) == len(there) == 1 and not long:
        (a, a_end), (b, b_end) = here[0], there[0]
        yield _typed(left, right, Change(kind="wording", left=a, left_end=a_end, right=b, right_end=b_end), parameters)
        return
    whole = _is_sentence(left, here) or _is_sentence(right, there)
    within = not (here and there) and not whole and len(edit.left) + len(edit.right) <= DROPPED_WORDS
    kinds: tuple[VariantKind, VariantKind] = ("wording", "wording") if within else ("cut", "addition")
    if within and _is_percent(left, here) != _is_percent(right, there):
        kinds = ("spelling", "spelling")
    for start, end in here:
        start, end = _slid(left, start, end) if not there else (start, end)
        yield Change(kind=kinds[0], left=start, left_end=end, right=edit.right_at, right_end=edit.right_at)
    for start, end in there:
        start, end = _slid(right, start, end) if not here else (start, end)
        yield Change(kind=kinds[1], left=edit.left_at, left_end=edit.left_at, right=start, right_end=end)


def _is_percent(reader: Reader, runs: Sequence[tuple[int, int]]) -> bool:
    return any(fold_word("".join(reader.sketch.words(*run))) in PERCENT for run in runs)


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs of consecutive numbers as half-open pairs."""
    if not numbers:
        return []
    cuts = [n for n, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1]
    edges = [0, *cuts, len(numbers)]
    return [(numbers[s], numbers[e - 1] + 1) for s, e in pairwise(edges)]


def _is_sentence(reader: Reader, runs: list[tuple[int, int]]) -> bool:
    """Say whether the words are a sentence of their own: a crosshead, a dateline."""
    if len(runs) != 1:
        return False
    (start, end), number = runs[0], reader.sentence
    return bool(
        (start == 0 or number[start - 1] != number[start]) and (end == len(number) or number[end] != number[end - 1])
    )


def _slid(reader: Reader, start: int, end: int) -> tuple[int, int]:
    """Return a cut moved to the sentence it removes: "[The X did. The] Y" is "[The X did.] The Y"."""
    keys, sentence = reader.sketch.keys, reader.sentence
    for step in (-1, 1):
        lo, hi = start, end
        while (lo > 0 and step < 0 and keys[lo - 1] == keys[hi - 1]) or (
            step > 0 and hi < len(keys) and keys[lo] == keys[hi]
        ):
            lo, hi = lo + step, hi + step
            if lo == 0 or sentence[lo - 1] != sentence[lo]:
                return lo, hi
    return start, end


def _typed(left: Reader, right: Reader, change: Change, parameters: CollateParameters) -> Change:
    dated = _as_date(left, right, change)
    if dated is not None:
        return dated
    a, b = left.sketch.words(change.left, change.left_end), right.sketch.words(change.right, change.right_end)
    return _with_kind(change, _kind(a, b, parameters))


def _kind(a: list[str], b: list[str], parameters: CollateParameters) -> VariantKind:
    joined = fold_word("".join(a)), fold_word("".join(b))
    values = parse_number(" ".join(a)), parse_number(" ".join(b))
    if joined[0] == joined[1] or (values[0] is not None and values[0] == values[1]):
        return "spelling"
    if (any(w[0].isdigit() for w in a) and any(w[0].isdigit() for w in b)) or None not in values:
        return "number"
    likeness = fuzz.ratio(*joined) / 100
    if all(w[0].isupper() for w in (*a, *b)) and not _same_body(a, b):
        if likeness >= parameters.name_likeness or len(a) == len(b):
            return "name"
        return "wording"
    if len(a) == len(b) and all(_one_word(x, y, parameters) for x, y in zip(a, b, strict=True)):
        return "spelling"
    return "wording"


def _same_body(a: list[str], b: list[str]) -> bool:
    """Say whether one side is the initials of the other, or both are forms of one country."""
    short, full = sorted((a, b), key=len)
    if "".join(short).replace(".", "").upper() == "".join(w[0] for w in full).upper():
        return True
    forms = [country_form(" ".join(side)) for side in (a, b)]
    return forms[0] is not None and forms[1] is not None and forms[0].iso3 == forms[1].iso3


def _one_word(a: str, b: str, parameters: CollateParameters) -> bool:
    """Say whether two words are one in two spellings, and not two forms of one verb."""
    x, y = fold_word(a), fold_word(b)
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    if x[0] != y[0] or INFLECTION.sub("", x) == INFLECTION.sub("", y):
        return False
    if long.startswith(short):
        return long[len(short) :] in MUTE_ENDINGS
    return fuzz.ratio(x, y) / 100 >= parameters.spelling_likeness and min(len(x), len(y)) > 3


def _as_date(left: Reader, right: Reader, change: Change) -> Change | None:
    """Return the change grown to whole date expressions where both sides are one, prepositions stripped; else None."""
    a, a_end, b, b_end = change.left, change.left_end, change.right, change.right_end
    if not (_dateish(left, a, a_end) and _dateish(right, b, b_end)):
        return None
    while a > 0 and b > 0 and left.sketch.keys[a - 1] == right.sketch.keys[b - 1] and _joins(left, a - 1):
        a, b = a - 1, b - 1
    while (
        a_end < len(left.sketch)
        and b_end < len(right.sketch)
        and left.sketch.keys[a_end] == right.sketch.keys[b_end]
        and _joins(left, a_end)
    ):
        a_end, b_end = a_end + 1, b_end + 1
    a, b = _past_leading(left, a, a_end), _past_leading(right, b, b_end)
    if not (_has_core(left, a, a_end) and _has_core(right, b, b_end)):
        return None
    return Change(kind="date", left=a, left_end=a_end, right=b, right_end=b_end)


def _plain(reader: Reader, start: int, end: int) -> list[str]:
    return [fold_word(w).removesuffix("'s").rstrip(".") for w in reader.sketch.words(start, end)]


def _dateish(reader: Reader, start: int, end: int) -> bool:
    return all(DATE_CORE.fullmatch(w) or DATE_FRINGE.fullmatch(w) for w in _plain(reader, start, end))


def _joins(reader: Reader, at: int) -> bool:
    """Say whether an agreeing word beside a date belongs to it: "January" before a changed "11"."""
    word = _plain(reader, at, at + 1)[0]
    return bool(DATE_CORE.fullmatch(word) or re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d", word))


def _past_leading(reader: Reader, start: int, end: int) -> int:
    for word, after in pairwise(_plain(reader, start, end)):
        if word not in LEADING or (word == "the" and DATE_SPAN.fullmatch(after)):  # "the day before" is one phrase
            break
        start += 1
    return start


def _has_core(reader: Reader, start: int, end: int) -> bool:
    every = _plain(reader, start, end)
    if any(DATE_CORE.fullmatch(w) for w in every):
        return True
    return len(every) > 1 and any(DATE_SPAN.fullmatch(w) for w in every)


def _with_kind(change: Change, kind: VariantKind) -> Change:
    return Change(kind=kind, left=change.left, left_end=change.left_end, right=change.right, right_end=change.right_end)


def _merged(left: Reader, right: Reader, changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes in order; wording parted by one agreeing word is one change, and so is a word that moves."""
    held: Change | None = None
    for change in changes:
        if held is not None and (_is_beside(left, right, held, change) or _is_moved(left, right, held, change)):
            held = Change(
                kind="wording",
                left=held.left,
                left_end=change.left_end,
                right=held.right,
                right_end=change.right_end,
            )
            continue
        if held is not None:
            yield held
        held = change
    if held is not None:
        yield held


def _is_beside(left: Reader, right: Reader, held: Change, change: Change) -> bool:
    return held.kind == change.kind == "wording" and 0 <= _words_between(left, right, held, change) <= 1


def _is_moved(left: Reader, right: Reader, held: Change, change: Change) -> bool:
    """Say whether what one of two changes drops stands in what the other puts in, a few words on."""
    if not 0 <= _words_between(left, right, held, change) <= DROPPED_WORDS:
        return False
    for one, other in ((held, change), (change, held)):
        dropped = set(left.sketch.keys[one.left : one.left_end].tolist())
        put_in = set(right.sketch.keys[other.right : other.right_end].tolist())
        if dropped and one.right == one.right_end and other.left == other.left_end and dropped <= put_in:
            return True
    return False


def _words_between(left: Reader, right: Reader, held: Change, change: Change) -> int:
    """Return how many agreeing words part two changes of one sentence; -1 where more than those part them."""
    gap = change.left - held.left_end
    # what is put in at the end of a sentence stands before the next one on the other side
    inside = _is_one_sentence(left, held.left_end, change.left) or _is_one_sentence(right, held.right_end, change.right)
    return gap if inside and gap == change.right - held.right_end else -1


def _is_one_sentence(reader: Reader, end: int, start: int) -> bool:
    return start < len(reader.sketch) and bool(reader.sentence[max(end - 1, 0)] == reader.sentence[start])


def _grown(left: Reader, right: Reader, change: Change, parameters: CollateParameters) -> Change:
    """Return the change with agreeing words around it: what is counted, the rest of a name, a phrase."""
    respelt = change.kind == "spelling" and change.replaces
    name = left.sketch.words(change.left, change.left_end)[:1] if respelt else []
    if change.kind in ("cut", "addition", "date") or (respelt and not name[0][0].isupper()):
        return change
    capital = respelt or change.kind == "name"
    before = _agreeing(left, right, change, -1, parameters.context_before, capital=capital)
    after = _agreeing(left, right, change, 1, parameters.context_after, capital=capital)
    return Change(
        kind=change.kind,
        left=change.left - before,
        left_end=change.left_end + after,
        right=change.right - before,
        right_end=change.right_end + after,
    )


def _agreeing(left: Reader, right: Reader, change: Change, step: Literal[-1, 1], most: int, *, capital: bool) -> int:
    """Return how many words agree on one side of a change, within its sentence; capitalised ones only on demand."""
    count = 0
    a, b = (change.left, change.right) if step < 0 else (change.left_end - 1, change.right_end - 1)
    anchor = left.sentence[min(change.left if change.left < change.left_end else a, len(left.sentence) - 1)]
    while count < most:
        a, b = a + step, b + step
        if not (0 <= a < len(left.sketch) and 0 <= b < len(right.sketch)):
            break
        if left.sketch.keys[a] != right.sketch.keys[b] or left.sentence[a] != anchor:
            break
        if capital and not left.sketch.words(a, a + 1)[0][:1].isupper():
            break
        count += 1
    return count


def _span(reader: Reader, start: int, end: int, *, bare: bool) -> Span | None:
    """Return the text from word *start* to before word *end*, with the marks that open and close it unless *bare*."""
    if start >= end:
        return None
    if bare:
        return Span(int(reader.sketch.starts[start]), int(reader.sketch.ends[end - 1]))
    found = reader.sketch.span(start, end)
    text, at = reader.sketch.article.text, found.start
    while at > 0 and text[at - 1] in OPENING:
        at -= 1
    opens = at == 0 or text[at - 1].isspace()
    return Span(at, found.end) if opens else found
