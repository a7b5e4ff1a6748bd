"""
Events come from one clause each: actor, act, place and time, or there is no event.

Cases stand in `tests/cases/reading/events.yaml`. Their texts mark what the other finders
would give: `[Russia]` a country by its name or demonym, `[p:Holt]` a person (`[p!:Holt]`
in office), `[o:NATO]` an organisation, `[l:Geneva]` a place, `[g:envoys]` unnamed people,
`[he=Holt]` a pronoun, `{Tuesday|2022-01-11}` a time, `<...>` words given to a speaker.
"""

import re
from typing import Any

import pytest
from tests.case_lists import cases_of, params

from stemma.lexicon.countries import country_form
from stemma.reading.events.find import find_events
from stemma.records.reading import Attribution, Chain, Event, Mention, Role, Time
from stemma.records.span import Span
from stemma.text.sentences import sentences

CASES = cases_of("reading/events")
MARK = re.compile(
    r"\[(?:(?P<kind>[pogl]!?):)?(?P<words>[^\]=|]+)(?:=(?P<chain>[^\]]+))?\]|\{(?P<time>[^}|]+)(?:\|(?P<edtf>[^}]+))?\}|[<>]"
)
KINDS = {"p": ("PER", "person"), "o": ("ORG", "organization"), "l": ("LOC", "place"), "g": ("NORP", "group")}


def read_marked(marked: str) -> tuple[str, list[Mention], list[Chain], list[Time], list[Attribution]]:
    """Return the plain text and the records that its marks stand for."""
    text, at = "", 0
    mentions: list[Mention] = []
    chains: list[Chain] = []
    times: list[Time] = []
    said: list[Attribution] = []
    opened: list[int] = []
    index: dict[str, int] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group() == "<":
            opened.append(len(text))
            continue
        if mark.group() == ">":
            start = opened.pop()
            quoted = text[start] in '"“'
            span = Span(start + 1, len(text) - 1) if quoted else Span(start, len(text))
            said.append(
                Attribution(
                    kind="direct" if quoted else "indirect",
                    source=None,
                    cue=None,
                    content=(span,),
                    quoted=(span,) if quoted else (),
                )
            )
            continue
        words = mark.group("words") or mark.group("time")
        span = Span(len(text), len(text) + len(words))
        text += words
        if mark.group("time"):
            edtf = mark.group("edtf")
            kind = "DURATION" if edtf == "P" else "DATE"
            times.append(Time(span=span, type=kind, value=edtf or "", edtf=None if kind == "DURATION" else edtf))
            continue
        mentions.append(_mention(span, words, mark, index, chains))
    text += marked[at:]
    return text, mentions, chains, times, said


def _mention(span: Span, words: str, mark: re.Match[str], index: dict[str, int], chains: list[Chain]) -> Mention:
    kind = (mark.group("kind") or "").rstrip("!")
    form = country_form(words)
    pronoun = words.lower() in ("he", "she", "they", "it", "his", "her", "their", "its", "we", "i")
    if kind:
        type_, chain_kind = KINDS[kind]
        name = mark.group("chain") or words
    elif form is not None:
        type_, chain_kind, name = ("NORP" if form.kind == "demonym" else "LOC"), "country", form.name
    else:
        type_, chain_kind, name = "PER", "person", mark.group("chain") or words
    if name not in index:
        index[name] = len(chains)
        in_office = "!" in (mark.group("kind") or "")
        roles = (Role(title="minister", org=None, country=None, span=span),) if in_office else ()
        chains.append(Chain(kind=chain_kind, name=name, aliases=(), roles=roles))
    return Mention(
        span=span, type=type_, form="pronoun" if pronoun else "nominal" if kind == "g" else "name", chain=index[name]
    )


def found_in(case: dict[str, Any]) -> tuple[str, list[Chain], list[Time], tuple[Event, ...]]:
    text, mentions, chains, times, said = read_marked(case["text"])
    events = find_events(
        text,
        sentences(text),
        mentions,
        chains,
        times,
        said,
        published=str(case["published"]) if "published" in case else None,
    ).told
    return text, chains, times, events


def tell(text: str, chains: list[Chain], times: list[Time], event: Event) -> dict[str, Any]:
    """Return an event in the words of a case."""
    out: dict[str, Any] = {"type": event.type, "status": event.status, "trigger": event.trigger.of(text)}
    letter = {"source": ">", "target": "<", "both": "="}
    out["who"] = sorted(letter[p.role] + chains[p.chain].name for p in event.parties if p.chain is not None)
    out["unnamed"] = sorted(letter[p.role] + p.span.of(text) for p in event.parties if p.chain is None)
    out["clause"] = event.clause.of(text)
    out["place"] = event.place.of(text) if event.place else None
    out["time"] = times[event.time].span.of(text) if event.time is not None else None
    return out


def fits(want: dict[str, Any], have: dict[str, Any]) -> bool:
    return all(
        (
            value in have["trigger"]
            if key == "trigger"
            else sorted(value) == have[key]
            if key in ("who", "unnamed")
            else value == have[key]
        )
        for key, value in want.items()
    )


@pytest.mark.parametrize("case", params(CASES))
def test_a_text_tells_these_events_and_no_other(case: dict[str, Any]) -> None:
    text, chains, times, events = found_in(case)
    told = [tell(text, chains, times, e) for e in events if e.status != "hypothetical" or case.get("imagined")]

    missing = [want for want in case["expect"] if not any(fits(want, have) for have in told)]
    extra = [have for have in told if not any(fits(want, have) for want in case["expect"])]
    assert not missing, told
    assert not extra
    assert len(told) == len(case["expect"]), told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_clause_holds_all_its_parts_and_never_leaves_its_sentence(case: dict[str, Any]) -> None:
    text, _, times, events = found_in(case)

    for event in events:
        parts = [event.trigger, *(p.span for p in event.parties)]
        parts += [event.place] if event.place else []
        parts += [times[event.time].span] if event.time is not None else []
        assert all(event.clause.contains(part) for part in parts)
        assert any(s.contains(event.clause) for s in sentences(text))
        assert 0 <= event.score <= 1


def test_reading_twice_gives_the_same() -> None:
    for case in CASES[:20]:
        assert found_in(case)[3] == found_in(case)[3]
