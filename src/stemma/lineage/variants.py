"""
What a difference between two copies is: date, number, name, spelling, wording, cut or addition.

Rules:
1. A date expression on both sides is a date, also where it stands elsewhere in its sentence; shown with words around.
2. Differing values are a number, shown with the words they count.
3. Capitalised words on both sides that are no initials and no two forms of one country are a name.
4. Two ways to write one word, one value or one measure are a spelling.
5. Other words for words, and up to three words dropped or put in, are wording, shown with some words around.
6. Longer stretches that only one side has are a cut (in a, not in b) or an addition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
from rapidfuzz import fuzz

from stemma.lexicon.countries import country_form
from stemma.lineage.dated import before_leading, find_date, has_core, is_date, is_dateish, joins_date, past_leading
from stemma.lineage.kinds import Reader
from stemma.lineage.measures import are_one_measure, are_one_unit, are_two_measures, is_conversion
from stemma.lineage.parameters import CollateParameters
from stemma.lineage.romanised import sound_alike
from stemma.records.lineage import Variant, VariantKind
from stemma.records.span import Span
from stemma.text.normalise import fold_word

DROPPED_WORDS = 3
"""Words that may be dropped or put in within a sentence and be wording still. Words."""
PERCENT = frozenset({"percent", "pct"})
"""What one style writes as a word and another as a sign."""
CURRENCY = 4
"""Signs and letters that may stand between a bracket and its number: "(US$". Characters."""
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
    is_moved: bool = False
    """Whether the two sides stand in two places of a sentence."""

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
        dated = None
        if merged.kind == "wording" and merged.replaces:
            dated = _as_date(left, right, merged) or _with_moved_date(left, right, merged)
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
    if within and _is_style(left, here) != _is_style(right, there):
        kinds = ("spelling", "spelling")
    for start, end in here:
        start, end = _slid(left, start, end) if not there else (start, end)
        yield Change(kind=kinds[0], left=start, left_end=end, right=edit.right_at, right_end=edit.right_at)
    for start, end in there:
        start, end = _slid(right, start, end) if not here else (start, end)
        yield Change(kind=kinds[1], left=edit.left_at, left_end=edit.left_at, right=start, right_end=end)


def _is_style(reader: Reader, runs: Sequence[tuple[int, int]]) -> bool:
    """Say whether *runs* are what another style writes as a sign, or a measure in other units between brackets."""
    if not runs:
        return False
    start, end = runs[0][0], runs[-1][1]
    if fold_word("".join(reader.sketch.words(start, end))) in PERCENT:
        return True
    text, begins, ends = reader.sketch.article.text, int(reader.sketch.starts[start]), int(reader.sketch.ends[end - 1])
    opening = text.rfind("(", max(0, begins - CURRENCY), begins)
    return opening >= 0 and text[ends : ends + 1] == ")" and is_conversion(text[opening + 1 : ends])


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
    if _is_one_measure(left, right, change):
        return replace(change, kind="spelling")
    if are_two_measures(_text(left, change.left, change.left_end), _text(right, change.right, change.right_end)):
        return replace(change, kind="number")
    a, b = left.sketch.words(change.left, change.left_end), right.sketch.words(change.right, change.right_end)
    return replace(change, kind=_kind(a, b, parameters))


def _is_one_measure(left: Reader, right: Reader, change: Change) -> bool:
    """Say whether the two sides are one measure, with the number before them or the unit behind where these agree."""
    before, after = (_agreeing(left, right, change, step, 1, capital=False) for step in (-1, 1))
    return any(
        are_one_measure(
            _text(left, change.left - back, change.left_end + on),
            _text(right, change.right - back, change.right_end + on),
        )
        for back in range(before + 1)
        for on in range(after + 1)
    )


def _text(reader: Reader, start: int, end: int) -> str:
    span = _span(reader, start, end, bare=True)
    return span.of(reader.sketch.article.text) if span else ""


def _as_date(left: Reader, right: Reader, change: Change) -> Change | None:
    """Return the change grown to whole date expressions where both sides are one, prepositions stripped; else None."""
    a, a_end, b, b_end = change.left, change.left_end, change.right, change.right_end
    if not (is_dateish(left, a, a_end) and is_dateish(right, b, b_end)):
        return None
    while a > 0 and b > 0 and left.sketch.keys[a - 1] == right.sketch.keys[b - 1] and joins_date(left, a - 1):
        a, b = a - 1, b - 1
    while (
        a_end < len(left.sketch)
        and b_end < len(right.sketch)
        and left.sketch.keys[a_end] == right.sketch.keys[b_end]
        and joins_date(left, a_end)
    ):
        a_end, b_end = a_end + 1, b_end + 1
    a, b = past_leading(left, a, a_end), past_leading(right, b, b_end)
    if not (has_core(left, a, a_end) and has_core(right, b, b_end)):
        return None
    return Change(kind="date", left=a, left_end=a_end, right=b, right_end=b_end)


def _kind(a: list[str], b: list[str], parameters: CollateParameters) -> VariantKind:
    """Return what words against words are that are no dates and no two whole measures."""
    joined = fold_word("".join(a)), fold_word("".join(b))
    if joined[0] == joined[1]:
        return "spelling"
    if any(w[0].isdigit() for w in a) and any(w[0].isdigit() for w in b):
        return "number"
    if len(a) == len(b) and all(x == y or sound_alike(x, y) for x, y in zip(a, b, strict=True)):
        return "spelling"
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
    if x == y or are_one_unit(x, y):
        return True
    short, long = sorted((x, y), key=len)
    if x[0] != y[0] or INFLECTION.sub("", x) == INFLECTION.sub("", y):
        return False
    if long.startswith(short):
        return long[len(short) :] in MUTE_ENDINGS
    return fuzz.ratio(x, y) / 100 >= parameters.spelling_likeness and min(len(x), len(y)) > 3


def _merged(left: Reader, right: Reader, changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes in order; wording parted by one agreeing word is one change, and so is a word that moves."""
    held: Change | None = None
    for change in changes:
        moved = None if held is None else _as_moved_date(left, right, held, change)
        if moved is not None:
            yield moved
            held = None
            continue
        if held is not None and (_is_beside(left, right, held, change) or _is_moved(left, right, held, change)):
            held = replace(held, kind="wording", left_end=change.left_end, right_end=change.right_end)
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


def _as_moved_date(left: Reader, right: Reader, held: Change, change: Change) -> Change | None:
    """Return the dates of two changes, one of which drops its own from a sentence in which the other puts one in."""
    gone, come = (held, change) if held.left < held.left_end else (change, held)
    if gone.right < gone.right_end or come.left < come.left_end or _words_between(left, right, held, change) < 0:
        return None
    if is_dateish(left, held.left_end, change.left):
        return None  # "Feb. 6" and "6 February" are told in one place
    here, there = (gone.left, gone.left_end), (come.right, come.right_end)
    return _moved_date(left, right, here, there) if is_date(left, *here) and is_date(right, *there) else None


def _with_moved_date(left: Reader, right: Reader, change: Change) -> Change | None:
    """Return the dates of two stretches that say the same but for them: "on Friday met", "met on May 10"; else None."""
    here, there = find_date(left, change.left, change.left_end), find_date(right, change.right, change.right_end)
    if here is None or there is None:
        return None
    rest = _keys_but(left, change.left, change.left_end, here), _keys_but(right, change.right, change.right_end, there)
    return _moved_date(left, right, here, there) if rest[0] == rest[1] else None


def _moved_date(left: Reader, right: Reader, here: tuple[int, int], there: tuple[int, int]) -> Change:
    """Return the change from the date of words *here* to that of words *there*, without their prepositions."""
    a, b = past_leading(left, *here), past_leading(right, *there)
    return Change(kind="date", left=a, left_end=here[1], right=b, right_end=there[1], is_moved=True)


def _keys_but(reader: Reader, start: int, end: int, but: tuple[int, int]) -> list[int]:
    keys = reader.sketch.keys
    return [*keys[start : but[0]].tolist(), *keys[but[1] : end].tolist()]


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
    if change.kind in ("cut", "addition"):
        return change
    respelt = change.kind == "spelling" and change.replaces
    capital = change.kind == "name" or (respelt and left.sketch.words(change.left, change.left + 1)[0][0].isupper())
    if change.is_moved:
        a, a_end = _around(left, change.left, change.left_end, parameters)
        b, b_end = _around(right, change.right, change.right_end, parameters)
        return replace(change, left=a, left_end=a_end, right=b, right_end=b_end)
    if change.kind == "date":  # which may have lost its preposition
        begins = (before_leading(left, change.left), before_leading(right, change.right))
        change = replace(change, left=begins[0], right=begins[1])
    before = _agreeing(left, right, change, -1, parameters.context_before, capital=capital)
    after = _agreeing(left, right, change, 1, parameters.context_after, capital=capital)
    return replace(
        change,
        left=change.left - before,
        left_end=change.left_end + after,
        right=change.right - before,
        right_end=change.right_end + after,
    )


def _around(reader: Reader, start: int, end: int, parameters: CollateParameters) -> tuple[int, int]:
    """Return words `[start, end)` with those around them, within their sentence."""
    here = np.flatnonzero(reader.sentence == reader.sentence[start])
    return max(before_leading(reader, start) - parameters.context_before, int(here[0])), min(
        end + parameters.context_after, int(here[-1]) + 1
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
