"""
Which counts of several articles are of one thing, so that their numbers may be set against each other.

Rules:
1. What befell people ("killed", "missing", "on board") makes the thing; the noun does only where it names a
   kind of people ("soldiers", "children"), and a kind is set against the same kind alone.
2. Such counts are of one happening when they stand in one event, name one place, or give one day; or when each
   article counts them but once and neither names another place. Days that differ speak against it.
3. Years ago, over years, or in a part ("including", "another"): not of this happening.
4. Other counts are of one thing in one event, or where the words around them agree.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from stemma.account.digests import Digests
from stemma.account.joining import join_pairs
from stemma.account.likeness import FUNCTION_WORDS, folded_words, held_share, stem
from stemma.account.linked import Links, pairs_within
from stemma.account.matter import matter_of
from stemma.account.parameters import AccountParameters
from stemma.account.places import OF_HOUSE
from stemma.account.quantities import BESIDE_MEN, CAPTIVES, CROWD, HAPPENINGS, PEOPLE, Clause, Count, scene_of
from stemma.account.witness import Witness, days_apart
from stemma.lexicon.countries import country_form
from stemma.records.account import EventId
from stemma.records.article import ArticleId
from stemma.records.reading import Quantity
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.words import words

INCREMENT = re.compile(r"\b(another|other|further|additional|each|first|last|more(?! than))\b", re.IGNORECASE)
MORE_AFTER = re.compile(r"\s+(?:more|further)\b(?! than)", re.IGNORECASE)
PART_BEFORE = re.compile(
    r"\b(?:including|among them|among the dead|of them|of whom|among whom|each of|bodies of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(r"\s+of\s+(?:the|them|those|these|whom|its|their|his|her)\b", re.IGNORECASE)
OF_PART = re.compile(r"\bof\s+(?:the|them|those|these|its|their|his|her|whom)\b|\bthem\b", re.IGNORECASE)
DIED_OF = re.compile(r"\b(?:injured|wounded|hurt)\s+(?:\w+\s+){0,2}?(?:died|dead|succumbed)\b", re.IGNORECASE)
"""Words of numbers that are no totals. Source: compiled by the project; CC0."""

LEFT = re.compile(r"\b(?:still|remain\w*|left (?:inside|in|behind)|last)\b", re.IGNORECASE)
"""Words of a count of those who are left. Source: compiled by the project; CC0."""

CURRENCY = re.compile(r"[A-Z]{3}")
"""A unit of money, ISO 4217."""

RUNNING = re.compile(
    r"\b(?:toll|so far|to date|in all|has|have|rose to|risen to|climbed to|stands? at|stood at|remain\w*|still|now)\b",
    re.IGNORECASE,
)
"""Words of a count that goes on: the day beside it is the day of counting. Source: compiled by the project; CC0."""

FATE_STEMS = frozenset(
    stem(w)
    for w in """
    killed kill dead death deaths dying toll wounded injured missing aboard board people least person passenger other
    according authorities officials official police report reported
    """.split()  # noqa: SIM905
)
"""What every such sentence may hold."""

GENERAL = frozenset(
    {"country", "countri", "stat", "state", "side", "parti", "party", "memb", "nation", "minist", "lead"}
)
"""Stems of what every report counts. Source: compiled by the project; CC0."""

LEAST_AROUND = 3
"""Words that two counts without a common event must share around the number. Words."""

WORDS_BEFORE, WORDS_AFTER = 3, 2
"""How many words with matter before and after a number tell what it is of. Words."""

LEAST_TELLING = 5
"""A number below this is the same by chance. Those who are counted."""

AROUND = 45
"""How far words that tell of a running count stand from the number. Code points."""

LONGEST_OCCASION_DAYS = 31
"""A time beside the count that covers more is no occasion but a sum over time. Days."""


Place = tuple[ArticleId, Span]
"""Where a count stands."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A count, and what its sentence says of where, when and what."""

    count: Count
    key: tuple[str, ...]
    """What is counted: fate and kind, or the thing."""
    nations: frozenset[str]
    """Of which states the counted are, as far as the words say."""
    day: str | None
    names: frozenset[str]
    """Places that the sentence names."""
    context: frozenset[str]
    around: frozenset[str]


def group_comparable(
    counts: Sequence[Count],
    parameters: AccountParameters,
    links: Links,
    name: str,
    alike: AbstractSet[frozenset[Place]] = frozenset(),
) -> list[list[Count]]:
    """
    Return the counts of one thing, two at least, from whatever articles.

    *links* remember pairs under *name*; *alike* pairs are of one thing by their words.
    """
    usable = [c for c in counts if not c.is_duration and c.thing and not is_part(c.witness, c.quantity)]
    placed = [p for c in usable if not _is_rest(c, usable) for p in _place(c, parameters)]
    placed = _name_money(placed)
    alone = _alone(placed)
    by_key: dict[tuple[str, ...], list[int]] = {}
    for n, one in enumerate(placed):
        by_key.setdefault(one.key, []).append(n)

    def is_alike(a: int, b: int) -> bool:
        return frozenset({_at(placed[a].count), _at(placed[b].count)}) in alike and placed[a].key == placed[b].key

    def strength(a: int, b: int) -> float:
        x, y = placed[a], placed[b]
        if is_alike(a, b):
            return parameters.retold_clause
        once = x.count.witness.id != y.count.witness.id and alone[a] and alone[b]
        return _strength(x, y, once, parameters)

    def digest(digests: Digests, number: int) -> bytes:
        count, once = placed[number].count, str(alone[number])
        return digests.place(count.witness.id, count.quantity.span.start, count.event or "", once, *placed[number].key)

    found = links.find(
        name,
        links.keys(range(len(placed)), digest),
        lambda asked: pairs_within(by_key.values(), [p.count.witness.id for p in placed], asked),
        strength,
    )
    sure = [(value, a, b) for (a, b), value in found.items()]
    groups = join_pairs(len(placed), sure, lambda a, b: is_alike(a, b) or _agree(placed[a], placed[b]))
    return [[placed[n].count for n in g] for g in groups if len(g) > 1]


def share_events(
    counts: Sequence[Count],
    clauses: Mapping[ArticleId, Sequence[Clause]],
    parameters: AccountParameters,
    links: Links,
) -> list[Count]:
    """
    Return *counts*, those of what befell people with the happening that they are of.

    That is the one happening that the article tells of, where its own sentence tells of none; counts of
    one thing then share the event that most of them have.
    """
    breadth = Counter(event for cs in clauses.values() for event in {c.event for c in cs})
    recent = {_at(p.count) for c in counts if c.fate in HAPPENINGS for p in _place(c, parameters)}

    def likeliest(count: Count) -> EventId | None:
        mine = clauses.get(count.witness.id, ())
        here = {c.event for c in mine if count.fate in c.befalls and c.is_recent}
        return count.event or (next(iter(here)) if _at(count) in recent and len(here) == 1 else None)

    def is_of_broader(count: Count) -> bool:
        """Say whether nobody else tells the event, while others tell one of the article that may have done this too."""
        told = {c.event for c in clauses.get(count.witness.id, ()) if count.fate in c.befalls and c.is_recent}
        return bool(count.event and breadth[count.event] == 1 and any(breadth[e] > 1 for e in told))

    home: dict[tuple[ArticleId, Span], EventId] = {}
    loose = [replace(c, event=None) if c.fate in HAPPENINGS and is_of_broader(c) else c for c in counts]
    for group in group_comparable(loose, parameters, links, "counts of happenings"):
        found = [event for c in group if (event := likeliest(c))]
        if found and group[0].fate in HAPPENINGS:
            event = max(found, key=lambda e: (breadth[e], found.count(e), -found.index(e)))
            home.update({_at(c): event for c in group})
    return [replace(c, event=home.get(_at(c), likeliest(c))) for c in counts]


def _at(count: Count) -> tuple[ArticleId, Span]:
    return (count.witness.id, count.quantity.span)


def is_part(witness: Witness, quantity: Quantity) -> bool:
    """Say whether the words count a part: more of them, or the wounded who died."""
    span = quantity.span
    text = witness.article.text
    after, before = text[span.end : span.end + 40], text[max(0, span.start - 30) : span.start]
    bare = len(folded_words(witness.words(span))) < 2
    if PART_BEFORE.search(before) or (bare and PART_AFTER.match(after)) or OF_PART.search(witness.words(span)):
        return True
    return bool(
        INCREMENT.search(witness.words(span)) or MORE_AFTER.match(after) or DIED_OF.search(witness.words(span) + after)
    )


def _is_rest(count: Count, counts: Sequence[Count]) -> bool:
    """Say whether "11 others" are beside some of the same fate in one sentence: "two soldiers and 11 others died"."""
    if folded_words(count.witness.words(count.quantity.span))[-1:] != ("others",):
        return False
    sentence = count.witness.sentence_at(count.quantity.span)
    return any(
        c.fate == count.fate and c.quantity.span != count.quantity.span and sentence.contains(c.quantity.span)
        for c in counts
        if c.witness.id == count.witness.id
    )


def _place(count: Count, parameters: AccountParameters) -> Iterator[Placed]:
    """Yield *count* placed, unless it is of another time."""
    witness, span = count.witness, count.quantity.span
    sentence = scene_of(witness, count.quantity)
    times = [
        (t.span, t.edtf)
        for t in witness.reading.times
        if t.type in {"DATE", "TIME"} and t.edtf and sentence.contains(t.span) and edtf.is_valid(t.edtf)
    ]
    if any(_is_long_ago(count, time, parameters) for _, time in times):
        return
    day = None
    near = witness.article.text[max(sentence.start, span.start - AROUND) : min(sentence.end, span.end + AROUND)]
    if times and not (count.fate == "missing" or RUNNING.search(near)):
        day = min(times, key=lambda t: (_gap(t[0], span), t[0]))[1]
    voices = witness.voices_in(sentence)
    names = frozenset(
        w
        for m in witness.reading.mentions
        if m.form == "name" and m.chain is not None and sentence.contains(m.span)
        if not any(v.overlaps(m.span) for v in voices) and not OF_HOUSE.match(witness.article.text, m.span.end)
        if witness.reading.chains[m.chain].kind == "place" and country_form(witness.words(m.span)) is None
        for w in folded_words(witness.words(m.span))
    )
    yield Placed(
        count=count, key=key_of(count), day=day[:10] if day else None, names=names,
        nations=frozenset(_nations(witness.words(span))),
        context=frozenset(m for m in matter_of(witness.words(sentence)) if m not in FATE_STEMS and not m.isdigit()),
        around=_words_around(count, sentence),
    )  # fmt: skip


def _name_money(placed: Sequence[Placed]) -> list[Placed]:
    """Return *placed*, bare sums of money with the thing that others count in the event: "$450 million" for the gas."""
    things: dict[tuple[EventId, str], set[tuple[str, ...]]] = {}
    for one in placed:
        count = one.count
        if count.event and count.quantity.of and CURRENCY.fullmatch(count.quantity.unit or ""):
            things.setdefault((count.event, count.quantity.unit or ""), set()).add(one.key)
    out = []
    for one in placed:
        count = one.count
        named = things.get((count.event, count.quantity.unit or ""), set()) if count.event else set()
        bare = not count.quantity.of and len(named) == 1
        out.append(replace(one, key=next(iter(named))) if bare else one)
    return out


def _is_long_ago(count: Count, time: str, parameters: AccountParameters) -> bool:
    first, last = edtf.interval(time)
    published = edtf.published_day(count.witness.article.published)
    if first is None or last is None:
        return False
    if (last - first).days > LONGEST_OCCASION_DAYS:
        return True
    return published is not None and (published - last).days > parameters.background_days


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def key_of(count: Count) -> tuple[str, ...]:
    """Return what is counted: its stem and unit; or what befell which kind of people, "" for all."""
    if count.fate not in HAPPENINGS:
        return ("thing", count.thing, count.quantity.unit or "")
    said = [w for w in folded_words(count.witness.words(count.quantity.span)) if w not in FUNCTION_WORDS]
    no_kind = PEOPLE | CROWD | (CAPTIVES if count.fate in {"detained", "freed"} else frozenset())
    kind = "" if len(said) < 2 or said[-1] in no_kind else stem(said[-1])
    if said[-1:] == ["men"] and BESIDE_MEN.search(count.witness.words(count.witness.sentence_at(count.quantity.span))):
        kind = "men"
    fate = f"still {count.fate}" if count.fate in {"detained", "aboard"} and _is_left(count) else count.fate or ""
    return ("fate", fate, kind)


def _is_left(count: Count) -> bool:
    """Say whether the words count who is left: "43 people still captive"."""
    span, text = count.quantity.span, count.witness.article.text
    sentence = count.witness.sentence_at(span)
    return bool(LEFT.search(text[max(sentence.start, span.start - AROUND) : min(sentence.end, span.end + AROUND)]))


def _nations(text: str) -> set[str]:
    forms = (country_form(text[w.start : w.end]) for w in words(text))
    return {f.iso3 for f in forms if f is not None}


def _words_around(count: Count, sentence: Span) -> frozenset[str]:
    text, span = count.witness.article.text, count.quantity.span
    before = [w for w in folded_words(text[sentence.start : span.start]) if w not in FUNCTION_WORDS]
    after = [w for w in folded_words(text[span.end : sentence.end]) if w not in FUNCTION_WORDS]
    return matter_of(" ".join(before[-WORDS_BEFORE:])) | matter_of(" ".join(after[:WORDS_AFTER]))


def _alone(placed: Sequence[Placed]) -> list[bool]:
    """Say of each whether its article gives but one number for what it counts."""
    values: dict[tuple[ArticleId, tuple[str, ...]], set[tuple[float | None, ...]]] = {}
    for one in placed:
        q = one.count.quantity
        values.setdefault((one.count.witness.id, one.key), set()).add((q.value, q.low, q.high))
    return [len(values[one.count.witness.id, one.key]) == 1 for one in placed]


def _agree(a: Placed, b: Placed) -> bool:
    if a.key != b.key or (a.key[0] == "fate" and a.key[2] and a.nations and b.nations and a.nations != b.nations):
        return False
    if a.count.event and a.count.event == b.count.event:
        return True
    if a.day and b.day and not edtf.overlap(a.day, b.day):
        return False
    if a.key[0] == "fate":
        return not (a.count.event and b.count.event) or _is_one_scene(a, b) or _is_one_number(a, b)
    return not (a.count.event and b.count.event)


def _is_one_number(a: Placed, b: Placed) -> bool:
    """Say whether both give the same number of those whom something befell: "11 were missing", "11 others"."""
    value = a.count.quantity.value
    return value is not None and value >= LEAST_TELLING and value == b.count.quantity.value


def _is_one_scene(a: Placed, b: Placed) -> bool:
    return bool(a.names & b.names) and (a.day == b.day or not (a.day and b.day))


def _strength(a: Placed, b: Placed, once: bool, parameters: AccountParameters) -> float:
    if not _agree(a, b):
        return 0.0
    if a.count.event and a.count.event == b.count.event:
        return 2.0
    if days_apart(a.count.witness, b.count.witness) > parameters.same_occasion_days:
        return 0.0
    likeness = held_share(a.context, b.context)
    if a.key[0] != "fate" and (a.key[1] in GENERAL or (a.names and b.names and not a.names & b.names)):
        return 0.0
    if a.key[0] != "fate":
        shared = len(a.around & b.around)
        close = shared >= LEAST_AROUND and held_share(a.around, b.around) >= parameters.around_overlap
        return likeness if likeness >= parameters.retold_clause or (close and once) else 0.0
    if a.names & b.names:
        return 1.0 + likeness
    if a.names and b.names:
        return 0.0
    if (once and a.day and a.day == b.day) or likeness >= parameters.issue_overlap:
        return max(likeness, 0.5)
    if not once:
        return 0.0
    outlet = a.count.witness.article.outlet
    told_on = outlet is not None and outlet == b.count.witness.article.outlet
    return max(likeness, 0.1) if told_on or _is_one_matter(a.context & b.context) else 0.0


def _is_one_matter(shared: frozenset[str]) -> bool:
    """Say whether shared words tell of one matter: a thing, or two countries at least (these are codes)."""
    return any(not s.isupper() for s in shared) or len(shared) > 1
