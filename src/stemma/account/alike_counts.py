"""
Counts of one thing that no event joins: their sentences tell of the same, in whatever words.

Rules:
1. Two articles count one thing where the noun is one, the sentences are alike by their vectors, and they share two
   other words of matter at least; a place that only one of them has, where both name one, parts them.
2. Money, shares and measures are never compared so: the same words are said of sums of all kinds.
3. An article that gives two numbers for the noun counts two things; so do two articles whose numbers lie far apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.account.comparable import GENERAL
from stemma.account.digests import Digests
from stemma.account.fates import HAPPENINGS
from stemma.account.likeness import folded_words, stem
from stemma.account.linked import Links, pairs_within
from stemma.account.matter import matter_of, without_countries
from stemma.account.parameters import AccountParameters
from stemma.account.partial_counts import is_part
from stemma.account.placed import Place, place_of
from stemma.account.quantities import Count
from stemma.account.vectors import Sentences
from stemma.account.witness import days_apart
from stemma.account.wording import ActEncoder
from stemma.records.article import ArticleId

LEAST_SHARED = 2
"""Words of matter that two sentences share besides what is counted. Words."""

MOST_APART = 3.0
"""Numbers of one thing differ by no more than this factor: 42 boats and 4 are two fleets. Ratio."""

MONTHS = frozenset(
    stem(w)
    for w in """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday day days week month year two three four five six seven eight nine ten eleven twelve
    about around nearly least accord according
    """.split()  # noqa: SIM905
)
"""Stems of times, numbers and grammar, which tell of no thing."""


def find_alike(
    counts: Sequence[Count], encoder: ActEncoder | None, links: Links, parameters: AccountParameters
) -> frozenset[frozenset[Place]]:
    """Return the pairs of places at which two articles count one thing; none without an encoder."""
    if encoder is None:
        return frozenset()
    plain = [c for c in counts if is_plain(c)]
    values: dict[tuple[ArticleId, str], set[float | None]] = {}
    for count in plain:
        values.setdefault((count.witness.id, count.thing), set()).add(count.quantity.value)
    told = [_Told(_sentence(c), _matter(c), _names(c), len(values[c.witness.id, c.thing]) == 1) for c in plain]
    by_thing: dict[str, list[int]] = {}
    for n, count in enumerate(plain):
        by_thing.setdefault(count.thing, []).append(n)
    vectors = Sentences(encoder)

    def likeness(a: int, b: int) -> float:
        if not _may_be_one(plain[a], plain[b], parameters) or not _share(told[a], told[b]):
            return 0.0
        cosine = vectors.cosine(told[a].sentence, told[b].sentence)
        return cosine if cosine >= parameters.same_count else 0.0

    def digest(digests: Digests, number: int) -> bytes:
        return digests.place(plain[number].witness.id, plain[number].quantity.span.start, plain[number].thing)

    found = links.find(
        "alike counts",
        links.keys(range(len(plain)), digest),
        lambda asked: pairs_within(by_thing.values(), [c.witness.id for c in plain], asked),
        likeness,
    )
    return frozenset(frozenset({place_of(plain[a]), place_of(plain[b])}) for a, b in found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the sentence of a count tells."""

    sentence: str
    matter: frozenset[str]
    names: frozenset[str]
    is_alone: bool
    """Whether its article gives no other number of the thing."""


def is_plain(count: Count) -> bool:
    """Say whether a count is of things or people by a noun that tells something, and of nobody's fate."""
    if count.is_duration or count.quantity.unit or count.fate in HAPPENINGS or not count.quantity.of:
        return False
    if count.quantity.is_rival:
        return False  # it follows the count that it stands against
    return bool(count.thing) and count.thing not in GENERAL | {"people"} and not is_part(count.witness, count.quantity)


def _may_be_one(a: Count, b: Count, parameters: AccountParameters) -> bool:
    if a.witness.id == b.witness.id or days_apart(a.witness, b.witness) > parameters.same_occasion_days:
        return False
    return are_near(a, b)


def are_near(a: Count, b: Count) -> bool:
    """Say whether two numbers lie as near each other as two of one thing do."""
    low, high = sorted(abs(c.quantity.value or 0.0) for c in (a, b))
    return high <= MOST_APART * low


def _share(a: _Told, b: _Told) -> bool:
    """Say whether two sentences share enough words, and no place parts them."""
    if not (a.is_alone and b.is_alone) or (a.names and b.names and not a.names & b.names):
        return False
    return len(without_countries(a.matter & b.matter)) >= LEAST_SHARED


def _matter(count: Count) -> frozenset[str]:
    return matter_of(_sentence(count), [count.quantity.of or ""]) - MONTHS


def _names(count: Count) -> frozenset[str]:
    """Return the words of the places that the sentence names."""
    witness, sentence = count.witness, count.witness.sentence_at(count.quantity.span)
    voices = witness.voices_in(sentence)
    return frozenset(
        word
        for m in witness.reading.mentions
        if m.form == "name" and m.chain is not None and sentence.contains(m.span)
        if witness.reading.chains[m.chain].kind == "place" and not any(v.overlaps(m.span) for v in voices)
        for word in folded_words(witness.words(m.span))
    )


def _sentence(count: Count) -> str:
    return count.witness.words(count.witness.sentence_at(count.quantity.span))
