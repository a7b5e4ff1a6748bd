"""Types of acts on the project's own sentences, as the shipped weights tell them, do not fall."""

from benchmarks.quality import event_types
from training.corpora.pairs import QUADS
from training.reader.event_scores import macro_f1

from stemma.encoder import open_act_types

FLOORS = {"roots": 0.87, "quads": 0.90}
"""Reached on 2026-11-22: .901 and .927."""


def test_types_of_acts_hold_their_floors():
    types = open_act_types()
    pairs = event_types.load_event_measure()
    gold = [pair.root for pair in pairs]

    found = [event_types.by_types(types, pair) for pair in pairs]

    assert macro_f1(gold, found) >= FLOORS["roots"]
    assert macro_f1([QUADS[root] for root in gold], [QUADS[root] for root in found]) >= FLOORS["quads"]
