"""Acts of no known kind get the type that the network is sure of; all others stay as the lists have them."""

from dataclasses import replace

import pytest

from stemma.reading.events.asked_types import marked, with_asked_type, with_asked_types
from stemma.records.labels import LabelledAct, MarkedAct
from stemma.records.reading import Event, Party
from stemma.records.span import Span

TEXT = "It rained. Peru topped up Haiti's reserves. Chile roped off a street."
SENTENCES = [Span(0, 10), Span(11, 43), Span(44, 69)]


class FakeTypes:
    """Says the same of every act, and remembers what it was asked."""

    def __init__(self, kind, likely):
        self.told, self.asked = (kind, likely), []

    def likeliest(self, text, acts):
        self.asked += acts
        return [self.told] * len(acts)


def place(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def event(kind, words, **parties):
    found = tuple(Party(role=role, span=place(words), chain=None) for role, words in parties.items())
    return Event(type=kind, status="past", trigger=place(words), clause=SENTENCES[1], parties=found)


TOPPED = event("OTHER", "topped", source="Peru", target="Haiti")


def test_an_act_of_no_known_kind_gets_a_type_that_is_sure():
    types = FakeTypes("AID", 0.9)
    (told,) = with_asked_types(TEXT, SENTENCES, [TOPPED], types)

    assert told.type == "AID"
    assert types.asked == [
        MarkedAct(sentence=SENTENCES[1], source=place("Peru"), target=place("Haiti"), predicate=place("topped"))
    ]


@pytest.mark.parametrize("told", [("AID", 0.6), ("NONE", 0.99), ("YIELD", 0.99)])
def test_what_is_unsure_or_no_type_of_ours_changes_nothing(told):
    assert with_asked_types(TEXT, SENTENCES, [TOPPED], FakeTypes(*told)) == (TOPPED,)


@pytest.mark.parametrize(("likely", "kinds"), [(0.9, ["AID"]), (0.75, [])])
def test_a_doubted_act_is_told_where_the_network_is_very_sure_and_else_is_none(likely, kinds):
    told = with_asked_types(TEXT, SENTENCES, [replace(TOPPED, doubted=True)], FakeTypes("AID", likely))

    assert [event.type for event in told] == kinds
    assert not any(event.doubted for event in told)


def test_a_kind_that_the_lists_know_stands_and_nobody_is_asked():
    types, known = FakeTypes("ASSAULT", 0.99), event("AID", "topped", source="Peru")

    assert with_asked_types(TEXT, SENTENCES, [known], types) == (known,)
    assert not types.asked


def test_order_and_number_stay_when_some_are_asked():
    known, other = event("AID", "topped", source="Peru"), event("OTHER", "roped", source="Chile")
    told = with_asked_types(TEXT, SENTENCES, [known, other, TOPPED], FakeTypes("COERCE", 0.8))

    assert [e.type for e in told] == ["AID", "COERCE", "COERCE"]
    assert [e.trigger for e in told] == [known.trigger, other.trigger, TOPPED.trigger]


def test_without_the_network_kinds_stay_unknown():
    assert with_asked_types(TEXT, SENTENCES, [TOPPED], None) == (TOPPED,)


def test_words_outside_all_sentences_are_not_shown():
    assert marked(TOPPED, SENTENCES[:1]) is None
    assert with_asked_types(TEXT, SENTENCES[:1], [TOPPED], FakeTypes("AID", 0.9)) == (TOPPED,)


class FakeShares:
    """Says how likely types are of every act, and remembers what it was asked."""

    def __init__(self, **shares):
        self.told, self.asked = shares, []

    def shares(self, text, acts):
        self.asked += acts
        return [self.told] * len(acts)


def labelled(**types):
    return LabelledAct(trigger=place("topped"), types=types, statuses={"past": 1.0}, arguments=())


def test_a_type_of_which_the_network_for_events_is_unsure_is_that_of_both():
    types = FakeShares(AID=0.8, REQUEST=0.1, ACCUSE=0.0)
    told = with_asked_type(TEXT, SENTENCES[1], labelled(REQUEST=0.5, AID=0.4), TOPPED.parties, types)

    assert told.type == "AID"
    assert told.score == pytest.approx(0.9)
    assert [(act.source, act.target) for act in types.asked] == [(place("Peru"), place("Haiti"))]


def test_a_type_of_which_the_network_for_events_is_sure_is_asked_of_nobody():
    types, act = FakeShares(AID=1.0), labelled(REQUEST=0.9, AID=0.05)

    assert with_asked_type(TEXT, SENTENCES[1], act, TOPPED.parties, types) is act
    assert not types.asked


def test_what_yields_concedes_or_retreats_as_the_network_for_events_says():
    told = with_asked_type(TEXT, SENTENCES[1], labelled(RETREAT=0.4, AID=0.3, CONCEDE=0.2), (), FakeShares(YIELD=0.9))

    assert told.type == "RETREAT"


def test_what_the_network_for_types_takes_for_no_act_is_none():
    told = with_asked_type(TEXT, SENTENCES[1], labelled(AID=0.5, REQUEST=0.4), (), FakeShares(NONE=0.8, AID=0.2))

    assert told.score == 0
