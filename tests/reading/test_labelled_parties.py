"""Who takes part in an act by the network for events: states, bodies and people, no place and no mere owner."""

import pytest
from tests.reading.test_labelled_status import events_of, told

from stemma.records.labels import LabelledArgument

ACTS = [
    ("Kenya manhandled the envoy of Chad.", "manhandled", "ASSAULT", {"source": "Kenya", "target": "Chad"},
     {("source", "Kenya"), ("target", "Chad")}),
    ("Kenya and Chad huddled in Dakar.", "huddled", "CONSULT", {"source": "Kenya", "target": "Chad"},
     {("both", "Kenya"), ("both", "Chad")}),
    ("In Karlsruhe the arsonists belaboured Chad.", "belaboured", "ASSAULT", {"source": "arsonists", "target": "Chad"},
     {("source", "arsonists"), ("target", "Chad")}),
    ("The Kenya-flagged tanker rammed the jetty of Chad.", "rammed", "ASSAULT", {"source": "Kenya", "target": "Chad"},
     {("target", "Chad")}),
    ("“We berated Chad,” President Juan Paz of Peru said.", "berated", "ACCUSE", {"target": "Chad"},
     {("source", "President Juan Paz of Peru"), ("target", "Chad")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "kind", "roles", "wanted"), ACTS)
def test_these_take_part(text, word, kind, roles, wanted):
    act = told(text, word, kind, "past", **roles)

    (event,) = [e for e in events_of(text, act) if e.trigger == act.trigger]

    assert {(p.role, p.span.of(text)) for p in event.parties} == wanted


def test_the_likeliest_state_acts_where_nobody_else_does():
    text = "Kenya has had the ship of Chad towed."
    act = told(text, "towed", "COERCE", "past", target="Chad")
    unsure = LabelledArgument(role="source", span=told(text, "Kenya", "COERCE", "past").trigger, score=0.35)
    act = type(act)(
        **{n: getattr(act, n) for n in ("trigger", "types", "statuses")}, arguments=(*act.arguments, unsure)
    )

    (event,) = [e for e in events_of(text, act) if e.trigger == act.trigger]

    assert {(p.role, p.span.of(text)) for p in event.parties} == {("source", "Kenya"), ("target", "Chad")}


def test_an_act_of_the_rules_falls_on_whom_the_network_is_sure_of():
    text = "On Monday Kenya demanded freedom for the crew that Chad holds."
    act = told(text, "demanded", "REQUEST", "past", source="Kenya", target="Chad")

    (event,) = [e for e in events_of(text, act) if e.trigger.overlaps(act.trigger)]

    assert {(p.role, p.span.of(text)) for p in event.parties} == {("source", "Kenya"), ("target", "Chad")}


def test_who_asks_for_an_act_is_not_to_do_it():
    text = "Kenya demanded on Monday that the crew of Chad vacate the pier of Togo."
    act = told(text, "vacate", "RETREAT", "proposed", source="Kenya", target="Togo")

    (event,) = [e for e in events_of(text, act) if e.trigger == act.trigger]

    assert {(p.role, p.span.of(text)) for p in event.parties} == {("target", "Togo")}
