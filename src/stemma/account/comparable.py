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
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from stemma.account.digests import Digests
from stemma.account.joining import join_pairs
from stemma.account.likeness import FUNCTION_WORDS, folded_words, held_share, stem
from stemma.account.linked import Links, pairs_within
from stemma.account.matter import matter_of, without_countries
from stemma.account.parameters import AccountParameters
from stemma.account.partial_counts import is_part, is_rest
from stemma.account.places import OF_HOUSE
from stemma.account.quantities import (
    BESIDE_MEN,
    CAPTIVES,
    CROWD,
    DEADLY,
    HAPPENINGS,
    LEAST_TELLING,
    PEOPLE,
    Count,
    scene_of,
)
from stemma.account.same_parties import days_of
from stemma.account.witness import Witness, bounds_stretch, days_apart, is_background
from stemma.account.wording import NAME
from stemma.lexicon.countries import country_form
from stemma.records.account import EventId
from stemma.records.article import ArticleId
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.words import words

CARED_FOR = re.compile(r"\b(?:hospitals?|clinics?|morgues?)\s+(?:in|at|of)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before the place to which the dead and hurt were brought. Source: compiled by the project; CC0."""
TOLL_OF = re.compile(r"\btolls?\s+(?:from|in|of)\b", re.IGNORECASE)
"""A running count of what the words behind it tell: the day beside it is that of the harm."""

DAY_WORDS = frozenset(m.lower() for m in edtf.MONTHS) | frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""Capitalised words that name no thing."""

HARMED = frozenset({"killed", "dead", "wounded", "wounds", "injured", "injuries", "hurt", "missing"})
"""Those whom something befell, of no kind."""

LEFT = re.compile(r"\b(?:still|remain\w*|left (?:inside|in|behind)|last)\b", re.IGNORECASE)
"""Words of a count of those who are left. Source: compiled by the project; CC0."""

CURRENCY = re.compile(r"[A-Z]{3}")
"""A unit of money, ISO 4217."""

RUNNING = re.compile(
    r"\b(?:toll|so far|to date|in all|has|have|(?:rose|risen|climbed)(?: on \w+)? to|stands? at|stood at|remain\w*"
    r"|still|now)\b",
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

HELD_OR_FREED = frozenset({("fate", "detained"), ("fate", "freed")})
"""What befell people of whom both sides may have some."""

LEAST_AROUND = 3
"""Words that two counts without a common event must share around the number. Words."""

WORDS_BEFORE, WORDS_AFTER = 3, 2
"""How many words with matter before and after a number tell what it is of. Words."""

AROUND = 45
"""How far words that tell of a running count stand from the number. Code points."""

LONGEST_DAY = 2
"""Days that a time covers at the most where it may be held against another to the day. Days."""

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
    is_bare: bool
    """A number alone: "three were captured"."""
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
    placed = [p for c in usable if not is_rest(c, usable) for p in place_count(c, parameters)]
    placed = _name_money(placed)
    alone = _alone(placed)
    by_key: dict[tuple[str, ...], list[int]] = {}
    for n, one in enumerate(placed):
        by_key.setdefault(one.key, []).append(n)

    def is_alike(a: int, b: int) -> bool:
        return (
            frozenset({place_of(placed[a].count), place_of(placed[b].count)}) in alike
            and placed[a].key == placed[b].key
        )

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
    return [g for g in _with_rivals([[placed[n].count for n in group] for group in groups]) if len(g) > 1]


def _with_rivals(groups: Sequence[Sequence[Count]]) -> list[list[Count]]:
    """Return *groups* with each rival number beside the one before it in its article, against which it stands."""
    home = {place_of(c): n for n, group in enumerate(groups) for c in group}
    of_article: dict[ArticleId, list[Count]] = {}
    for count in sorted((c for group in groups for c in group), key=lambda c: c.order):
        of_article.setdefault(count.witness.id, []).append(count)
    for counts in of_article.values():
        for before, count in pairwise(counts):
            if count.quantity.is_rival and before.thing == count.thing and before.fate == count.fate:
                home[place_of(count)] = home[place_of(before)]
    out: list[list[Count]] = [[] for _ in groups]
    for count in (c for group in groups for c in group):
        out[home[place_of(count)]].append(count)
    return out


def place_of(count: Count) -> Place:
    """Return where *count* stands."""
    return (count.witness.id, count.quantity.span)


def place_count(count: Count, parameters: AccountParameters) -> Iterator[Placed]:
    """Yield *count* placed, unless it is of another time."""
    span = count.quantity.span
    asked = f"place {span.start} {span.end} {count.thing} {count.fate} {count.quantity.unit}"
    cells = count.witness.leaf.recall(asked, lambda: _place_alone(count, parameters))
    if cells is not None:
        names = ("nations", "names", "context", "around")
        sets = {name: frozenset(cells[name]) for name in names}
        yield Placed(count=count, key=tuple(cells["key"]), day=cells["day"], is_bare=cells["is_bare"], **sets)


def _place_alone(count: Count, parameters: AccountParameters) -> dict[str, Any] | None:
    """Return the cells of a placed count, which follow from its article, as plain values; None: of another time."""
    witness, span = count.witness, count.quantity.span
    sentence = scene_of(witness, count.quantity)
    times = [
        (t.span, t.edtf)
        for t in witness.reading.times
        if t.type in {"DATE", "TIME"} and t.edtf and sentence.contains(t.span) and edtf.is_valid(t.edtf)
    ]
    if any(_is_long_ago(count, time, parameters) for _, time in times):
        return None
    day = None
    near = _words_near(count)
    days = [t for t in times if days_of(t[1]) <= LONGEST_DAY and not bounds_stretch(witness, t[0])]
    if days and (TOLL_OF.search(near) or not (count.fate == "missing" or RUNNING.search(near))):
        day = min(days, key=lambda t: (_gap(t[0], span), t[0]))[1]
    return {
        "key": key_of(count),
        "day": day[:10] if day else None,
        "names": sorted(place_names(witness, sentence)),
        "nations": sorted(_nations(witness.words(span))),
        "context": sorted(m for m in matter_of(witness.words(sentence)) if m not in FATE_STEMS and not m.isdigit()),
        "is_bare": len(folded_words(witness.words(span))) < 2,
        "around": sorted(_words_around(count, sentence)),
    }


def is_running(count: Count) -> bool:
    """Say whether the words around the number are those of a count that goes on: "the toll has risen to"."""
    return bool(RUNNING.search(_words_near(count)))


def _words_near(count: Count) -> str:
    span, sentence = count.quantity.span, scene_of(count.witness, count.quantity)
    return count.witness.article.text[max(sentence.start, span.start - AROUND) : min(sentence.end, span.end + AROUND)]


def place_names(witness: Witness, sentence: Span) -> frozenset[str]:
    """Return the words of the places that a sentence names, states and those in the names of who speaks left out."""
    voices = witness.voices_in(sentence)
    return frozenset(
        w
        for m in witness.reading.mentions
        if m.form == "name" and m.chain is not None and sentence.contains(m.span)
        if not any(v.overlaps(m.span) for v in voices) and not OF_HOUSE.match(witness.article.text, m.span.end)
        if not CARED_FOR.search(witness.article.text[max(0, m.span.start - AROUND) : m.span.start])
        if witness.reading.chains[m.chain].kind == "place" and country_form(witness.words(m.span)) is None
        for w in folded_words(witness.words(m.span))
    )


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
    if first is None or last is None:
        return False
    return (last - first).days > LONGEST_OCCASION_DAYS or is_background(last, count.witness, parameters)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def key_of(count: Count) -> tuple[str, ...]:
    """Return what is counted: its stem and unit; or what befell which kind of people, "" for all."""
    if count.fate not in HAPPENINGS:
        return ("thing", count.thing, count.quantity.unit or "")
    said = [w for w in folded_words(count.witness.words(count.quantity.span)) if w not in FUNCTION_WORDS]
    kind = "" if len(said) < 2 or _is_of_no_kind(said, count.fate) else stem(said[-1])
    if said[-1:] == ["men"] and BESIDE_MEN.search(count.witness.words(count.witness.sentence_at(count.quantity.span))):
        kind = "men"
    fate = f"still {count.fate}" if count.fate in {"detained", "aboard"} and _is_left(count) else count.fate or ""
    return ("fate", fate, kind)


def _is_of_no_kind(said: Sequence[str], fate: str | None) -> bool:
    """Say whether the last of the words for those who are counted tells no kind: "people", "wounded", "Azeris"."""
    held = fate in {"detained", "freed"}
    last = said[-1]
    if last in PEOPLE | CROWD or (held and last in CAPTIVES) or said[-2:] == ["crew", "members"]:
        return True
    return country_form(last.title()) is not None or last in HARMED


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
    for one in (p for p in placed if not p.count.quantity.is_rival):
        q = one.count.quantity
        values.setdefault((one.count.witness.id, one.key), set()).add((q.value, q.low, q.high))
    return [len(values.get((one.count.witness.id, one.key), ())) == 1 for one in placed]


def _agree(a: Placed, b: Placed) -> bool:
    if a.key != b.key or (a.key[0] == "fate" and a.nations and b.nations and a.nations != b.nations):
        return False
    if a.key[:2] in HELD_OR_FREED and bool(a.nations) != bool(b.nations) and (a.is_bare or b.is_bare):
        return False  # "three were captured" may be the others', where "five Kenyans" are held
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
    if a.names and b.names and not _tells_one_day(a, b):
        return 0.0
    if (once and a.day and a.day == b.day) or likeness >= parameters.issue_overlap:
        return max(likeness, 0.5)
    if not once or (a.key[1] not in DEADLY and (a.is_bare or b.is_bare)):
        return 0.0
    outlet = a.count.witness.article.outlet
    told_on = outlet is not None and outlet == b.count.witness.article.outlet
    return max(likeness, 0.1) if told_on or _is_one_matter(a.context & b.context) else 0.0


def _tells_one_day(a: Placed, b: Placed) -> bool:
    """Say whether two sentences of one day share a name and so many words that places beside cannot part them."""
    if not a.day or a.day != b.day or len(without_countries(a.context & b.context)) < LEAST_AROUND:
        return False
    ours, theirs = (
        set(NAME.findall(c.witness.words(c.witness.sentence_at(c.quantity.span)))) for c in (a.count, b.count)
    )
    return any(country_form(name) is None and name.lower() not in DAY_WORDS for name in ours & theirs)


def _is_one_matter(shared: frozenset[str]) -> bool:
    """Say whether shared words tell of one matter: a thing, or two countries at least (these are codes)."""
    return any(not s.isupper() for s in shared) or len(shared) > 1
