"""
What a spun copy garbles: the numbers and names that differ within sentences that say the same.

A paraphrase changes every word, so that words are not compared. A number is set against a number where each of two
linked sentences has one that the other lacks, a name against a name that is nearly its own, each with the whole name
that it is a part of. A name that is only spelt otherwise, by another way into Latin letters or without its accents, is
told once, and is no other name.
"""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from stemma.lineage.anchors import anchor_keys
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Reader
from stemma.lineage.parameters import CollateParameters
from stemma.lineage.romanised import sound_alike
from stemma.lineage.sketch import Sketch
from stemma.records.lineage import Collation, Variant, VariantKind
from stemma.records.span import Span

DERIVED = frozenset({"n", "s", "i", "an", "ian", "ean", "ese", "ish", "ic", "er", "ers", "ans", "ns"})
"""Endings that make a people or a plural of a name, and no slip."""
WHOLE_NAME = 2
"""How many words of the same name are shown on either side. Words."""
SHORT_NAME = 4
"""Names under this length are too easily one another. Letters."""


def collate_spun(kin: Kin, left: Reader, right: Reader, *, parameters: CollateParameters) -> Collation:
    """Return the numbers and names that differ, in the order of the left one."""
    out: list[Variant] = []
    respelt: dict[tuple[str | None, str | None], Variant] = {}
    for piece in kin.pieces:
        here = anchor_keys(left.sketch, piece.left, piece.left_end)
        there = anchor_keys(right.sketch, piece.right, piece.right_end)
        kept = {key for _, key in here} & {key for _, key in there}
        mine = [n for n, key in here if key not in kept]
        other = [n for n, key in there if key not in kept]
        out.extend(_numbers(left.sketch, right.sketch, mine, other))
        for variant in _names(left.sketch, right.sketch, mine, other, parameters.name_likeness):
            respelt.setdefault((variant.a, variant.b), variant)
        at = {key: n for n, key in there}
        for variant in _respelt(left.sketch, right.sketch, [(n, at[key]) for n, key in here if key in kept]):
            respelt.setdefault((variant.a, variant.b), variant)
    out.extend(respelt.values())
    out.sort(key=lambda v: v.a_span.start if v.a_span else 0)
    return Collation(pair=(left.sketch.article.id, right.sketch.article.id), variants=tuple(out))


def _numbers(left: Sketch, right: Sketch, mine: Sequence[int], other: Sequence[int]) -> list[Variant]:
    a = [n for n in mine if _word(left, n)[0].isdigit()]
    b = [n for n in other if _word(right, n)[0].isdigit()]
    if len(a) != 1 or len(b) != 1 or _plain(_word(left, a[0])) == _plain(_word(right, b[0])):
        return []
    return [_variant("number", left, right, a[0], b[0])]


def _names(left: Sketch, right: Sketch, mine: Sequence[int], other: Sequence[int], least: float) -> list[Variant]:
    out = []
    free = [n for n in other if not _word(right, n)[0].isdigit()]
    for n in mine:
        word = _word(left, n)
        if word[0].isdigit() or len(word) < SHORT_NAME:
            continue
        likely = [m for m in free if _is_slip(word, _word(right, m), least)]
        if likely:
            kind: VariantKind = "spelling" if sound_alike(word, _word(right, likely[0])) else "name"
            out.append(_variant(kind, left, right, n, likely[0]))
            free.remove(likely[0])
    return out


def _respelt(left: Sketch, right: Sketch, pairs: Iterable[tuple[int, int]]) -> Iterator[Variant]:
    """Yield what *pairs* of words that are one name or number write otherwise, beyond their capitals."""
    for a, b in pairs:
        if _word(left, a).casefold() != _word(right, b).casefold():
            yield _variant("spelling", left, right, a, b)


def _is_slip(a: str, b: str, least: float) -> bool:
    """Say whether two names are one, written otherwise: near, and neither made from the other."""
    short, long = sorted((a.lower(), b.lower()), key=len)
    if sound_alike(a, b):
        return short != long
    if short[0] != long[0] or short == long or (long.startswith(short) and long[len(short) :] in DERIVED):
        return False
    return Levenshtein.normalized_similarity(short, long) >= max(least, 1 - 2 / len(long))


def _variant(kind: VariantKind, left: Sketch, right: Sketch, a: int, b: int) -> Variant:
    a_span, b_span = _span(left, a), _span(right, b)
    if not _word(left, a)[0].isdigit():
        before, behind = _shared_name(left, a, right, b, -1), _shared_name(left, a, right, b, 1)
        a_span = Span(_span(left, a - before).start, _span(left, a + behind).end)
        b_span = Span(_span(right, b - before).start, _span(right, b + behind).end)
    return Variant(
        kind=kind,
        a=a_span.of(left.article.text),
        b=b_span.of(right.article.text),
        a_span=a_span,
        b_span=b_span,
    )


def _shared_name(left: Sketch, a: int, right: Sketch, b: int, step: int) -> int:
    """Return how many words of one name both texts have beside *a* and *b*, going by *step*: "Firdavs [Nurzoda]"."""
    count = 0
    while count < WHOLE_NAME:
        n, m = a + step * (count + 1), b + step * (count + 1)
        if not (0 <= n < len(left) and 0 <= m < len(right)) or not _are_joined(left, n, step):
            return count
        one, other = _word(left, n), _word(right, m)
        if not one[:1].isupper() or one != other or not _are_joined(right, m, step):
            return count
        count += 1
    return count


def _are_joined(sketch: Sketch, number: int, step: int) -> bool:
    """Say whether nothing but a space stands between a word and the one from which *step* led to it."""
    first, second = sorted((number, number - step))
    return sketch.article.text[_span(sketch, first).end : _span(sketch, second).start] == " "


def _word(sketch: Sketch, number: int) -> str:
    word = sketch.words(number, number + 1)[0]
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _span(sketch: Sketch, number: int) -> Span:
    start = int(sketch.starts[number])
    return Span(start, start + len(_word(sketch, number)))


def _plain(number: str) -> str:
    return number.replace(",", "").replace(":", ".")
