"""
What the sentence of a count says of where, when and what: by this, counts of several articles are held together.

What befell people ("killed", "missing", "on board") makes what is counted; the noun does only where it names a kind of
people ("soldiers", "children").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stemma.account.fates import BESIDE_MEN, CAPTIVES, CROWD, HAPPENINGS, PEOPLE, scene_of
from stemma.account.likeness import FUNCTION_WORDS, folded_words, stem
from stemma.account.matter import matter_of
from stemma.account.parameters import AccountParameters
from stemma.account.places import OF_HOUSE
from stemma.account.quantities import Count
from stemma.account.same_parties import days_of
from stemma.account.witness import Witness, bounds_stretch, is_background
from stemma.lexicon.countries import country_form
from stemma.records.article import ArticleId
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.words import words

CARED_FOR = re.compile(r"\b(?:hospitals?|clinics?|morgues?)\s+(?:in|at|of)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before the place to which the dead and hurt were brought. Source: compiled by the project; CC0."""

TOLL_OF = re.compile(r"\btolls?\s+(?:from|in|of)\b", re.IGNORECASE)
"""A running count of what the words behind it tell: the day beside it is that of the harm."""

HARMED = frozenset({"killed", "dead", "wounded", "wounds", "injured", "injuries", "hurt", "missing"})
"""Those whom something befell, of no kind."""

LEFT = re.compile(r"\b(?:still|remain\w*|left (?:inside|in|behind)|last)\b", re.IGNORECASE)
"""Words of a count of those who are left. Source: compiled by the project; CC0."""

RUNNING = re.compile(
    r"\b(?:toll|so far|to date|in all|has|have|(?:rose|risen|climbed)(?: on \w+)? to|stands? at|stood at|remain\w*"
    r"|still|now)\b",
    re.IGNORECASE,
)
"""Words of a count that goes on: the day beside it is the day of counting. Source: compiled by the project; CC0."""

SINCE = re.compile(r"\b(?:since|for the first time in|unlike|worse than)\b[^.;]*$", re.IGNORECASE)
"""Words before a time by which another is measured. Source: compiled by the project; CC0."""

FATE_STEMS = frozenset(
    stem(w)
    for w in """
    killed kill dead death deaths dying toll wounded injured missing aboard board people least person passenger other
    according authorities officials official police report reported
    """.split()  # noqa: SIM905
)
"""What every such sentence may hold."""

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
    is_old: bool
    """Whether its sentence names a time long ago or over years: it is of its own event or of none."""
    around: frozenset[str]


def place_of(count: Count) -> Place:
    """Return where *count* stands."""
    return (count.witness.id, count.quantity.span)


def place_count(count: Count, parameters: AccountParameters) -> Placed:
    """Return *count* with what its sentence says."""
    span = count.quantity.span
    asked = f"place {span.start} {span.end} {count.thing} {count.fate} {count.quantity.unit}"
    cells = count.witness.leaf.recall(asked, lambda: _place_alone(count, parameters))
    sets = {name: frozenset(cells[name]) for name in ("nations", "names", "context", "around")}
    day, is_bare, is_old = cells["day"], cells["is_bare"], cells["is_old"]
    return Placed(count=count, key=tuple(cells["key"]), day=day, is_bare=is_bare, is_old=is_old, **sets)


def _place_alone(count: Count, parameters: AccountParameters) -> dict[str, Any]:
    """Return the cells of a placed count, which follow from its article, as plain values."""
    witness, span = count.witness, count.quantity.span
    sentence = _without_asides(witness, scene_of(witness, count.quantity), span)
    times = [
        (t.span, t.edtf)
        for t in witness.reading.times
        if t.type in {"DATE", "TIME"} and t.edtf and sentence.contains(t.span) and edtf.is_valid(t.edtf)
    ]
    day = None
    near = _words_near(count)
    days = [t for t in times if days_of(t[1]) <= LONGEST_DAY and not bounds_stretch(witness, t[0])]
    own = count.witness.sentence_at(span)
    if count.fate == "detained" and sentence != own and not any(own.contains(t[0]) for t in days):
        days = []  # "demanded today that those taken be freed. She put their number at 31"
    if days and (TOLL_OF.search(near) or not (count.fate == "missing" or RUNNING.search(near))):
        day = min(days, key=lambda t: (_gap(t[0], span), t[0]))[1]
    return {
        "key": key_of(count),
        "day": day[:10] if day else None,
        "names": sorted(place_names(witness, sentence)),
        "nations": sorted(_nations(witness.words(span))),
        "context": sorted(m for m in matter_of(witness.words(sentence)) if m not in FATE_STEMS and not m.isdigit()),
        "is_bare": len(folded_words(witness.words(span))) < 2,
        "is_old": any(_is_long_ago(count, time, parameters) for at, time in times if not _is_measure(count, at)),
        "around": sorted(_words_around(count, sentence)),
    }


def _without_asides(witness: Witness, sentence: Span, number: Span) -> Span:
    """Return *sentence* without what semicolons part from *number*: another matter is told there."""
    text = witness.article.text
    start = text.rfind(";", sentence.start, number.start) + 1
    end = text.find(";", number.end, sentence.end)
    return Span(start or sentence.start, end if end >= 0 else sentence.end)


def _is_measure(count: Count, time: Span) -> bool:
    """Say whether a sentence only measures its own day by *time*: "the worst violence since the war of 2019"."""
    return bool(SINCE.search(count.witness.article.text[count.witness.sentence_at(time).start : time.start]))


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
    kind = "" if count.fate == "attacking" or len(said) < 2 or _is_of_no_kind(said, count.fate) else stem(said[-1])
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
