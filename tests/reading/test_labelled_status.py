"""An act that the network for events tells stands as the more cautious says: the network, or the clause of its word."""

from functools import cache

import pytest
from tests.case_lists import cases_of, params

from stemma.encoder import Acts, open_acts, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.find import find_events
from stemma.reading.speech.attributions import find_attributions
from stemma.reading.times.find import find_times
from stemma.records.labels import LabelledAct, LabelledArgument
from stemma.records.span import Span
from stemma.text.sentences import sentences

CASES = cases_of("reading/labelled_status")


@cache
def structure() -> Acts:
    return open_acts(open_reader())


def events_of(text, *acts):
    """Return the events of *text*, of which a network has told *acts*."""
    body = sentences(text)
    mentions, chains = find_mentions(text, body)
    times = find_times(text, body, published="2031-05-09", dateline=None)
    said = find_attributions(text, body, mentions, chains, times)
    trees = structure().trees(text, body)
    return find_events(
        text, body, mentions, chains, times, said, published="2031-05-09", trees=trees, labelled=acts
    ).told


def told(text, word, kind, likely, **roles):
    """Return a word as the network tells it: of one type, of one status, with those who take part by their words."""

    def span(words):
        start = text.index(words)
        return Span(start, start + len(words))

    arguments = (LabelledArgument(role=role, span=span(words), score=0.9) for role, words in roles.items())
    return LabelledAct(trigger=span(word), types={kind: 0.999}, statuses={likely: 1.0}, arguments=tuple(arguments))


@pytest.mark.parametrize("case", params(CASES))
def test_an_act_stands_as_the_more_cautious_says(case):
    text = case["text"]
    act = told(text, case["word"], case["type"], case["likely"], target=case["who"])

    (event,) = [e for e in events_of(text, act) if e.trigger == act.trigger]

    assert event.status == case["stands"]


def test_whom_an_attack_killed_is_no_act_beside_it():
    text = "Gunmen from Chad attacked an outpost of Niger on Monday, slaying nine guards and wounding two."
    again = told(text, "wounding", "ASSAULT", "past", source="Chad", target="two")

    assert not [e for e in events_of(text, again) if e.by == "network"]


def test_talks_for_which_two_will_meet_are_the_meeting():
    text = "The president of Peru will meet the president of Chile in Lima on 20 May for talks on fishing."
    again = told(text, "talks", "CONSULT", "past", source="Peru", target="Chile")

    assert [e.trigger.of(text) for e in events_of(text, again) if e.type == "CONSULT"] == ["meet"]


def test_a_noun_does_not_tell_again_what_its_verb_told():
    text = "Peru asked Chile on Monday to free the crew, a plea that its envoy handed over."
    again = told(text, "plea", "REQUEST", "past", source="Peru", target="Chile")

    assert [e.trigger.of(text) for e in events_of(text, again) if e.type == "REQUEST"] == ["asked"]


@pytest.mark.parametrize(
    ("text", "word", "kind", "roles"),
    [
        ("Peru maintains that it has stopped nothing.", "maintains", "REJECT", {"source": "Peru"}),
        ("The port was open, Chile confirmed on Monday.", "confirmed", "AGREE", {"source": "Chile"}),
        ("Nine sailors from Peru drowned on Monday.", "drowned", "ASSAULT", {"target": "Peru"}),
        ("Two envoys of Chile are still missing.", "missing", "COERCE", {"target": "Chile"}),
    ],
)
def test_what_only_says_who_spoke_or_what_became_of_people_tells_no_act(text, word, kind, roles):
    assert not [e for e in events_of(text, told(text, word, kind, "past", **roles)) if e.by == "network"]


def test_a_verb_that_says_more_than_who_spoke_tells_an_act():
    text = "Peru voiced its anger at Chile."
    act = told(text, "voiced", "ACCUSE", "past", source="Peru", target="Chile")

    assert [e.type for e in events_of(text, act) if e.trigger.overlaps(act.trigger)] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "word", "kind", "stated"),
    [
        (
            "Chile balked on Monday at nothing but one point. It scoffed that Peru had been first to shoot.",
            "scoffed",
            "REJECT",
            "It scoffed that Peru had been first to shoot",
        ),
        ("Peru undertook to have tankers sent to the coast.", "undertook", "AGREE", None),
        ("Peru baulked at it, and Chile went on.", "baulked", "REJECT", "Peru baulked at it"),
    ],
)
def test_what_one_who_speaks_says_belongs_to_the_words_of_the_act(text, word, kind, stated):
    source = "It" if text.startswith("Chile balked") else "Peru"
    act = told(text, word, kind, "past", source=source)

    (event,) = [e for e in events_of(text, act) if e.trigger.overlaps(act.trigger) and e.type == kind][:1]

    assert event.clause.of(text) == (stated or text[:-1])
