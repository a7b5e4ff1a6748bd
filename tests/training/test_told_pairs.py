"""Acts of texts become pairs: the parties of their sentence, the word that tells them; those whom nothing joins have none."""

import json
from collections import Counter

import pytest
from training.corpora.pairs import NO_ACT, ROOTS
from training.corpora.told_pairs import load_told_pairs


@pytest.fixture
def pairs(tmp_path):
    def of(text, *acts, **more):
        line = {"text": text, "acts": [{"s": "past", "h": act["w"], **act} for act in acts], **more}
        (tmp_path / "made.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
        return load_told_pairs(folder=tmp_path)

    return of


def words(pair):
    return tuple(span and span.of(pair.sentence) for span in (pair.source, pair.target, pair.predicate))


def test_an_act_is_a_pair_of_the_parties_in_its_sentence(pairs):
    text = "It rained. The army, which Peru trained, shelled Kanda on Monday."

    (pair,) = pairs(text, {"t": "ASSAULT", "w": "shelled", "by": ["The army"], "to": ["Kanda"]})

    assert pair.sentence == "The army, which Peru trained, shelled Kanda on Monday."
    assert words(pair) == ("army", "Kanda", "shelled")
    assert (pair.root, pair.crowded) == ("ASSAULT", False)


@pytest.mark.parametrize("kind", ["CONCEDE", "RETREAT"])
def test_who_gives_way_yields(pairs, kind):
    (pair,) = pairs("Peru freed the crew.", {"t": kind, "w": "freed", "by": ["Peru"], "to": ["the crew"]})

    assert pair.root == "YIELD"


def test_of_two_who_do_a_thing_together_the_first_is_the_source(pairs):
    text = "Envoys of Chile, the mediator, and Peru met in Oslo."

    (pair,) = pairs(text, {"t": "CONSULT", "w": "met", "by": ["Peru", "Chile", "the mediator"]})

    assert words(pair) == ("mediator", "Peru", "met")


def test_two_names_of_one_party_are_no_pair(pairs):
    (pair,) = pairs("Chile, the mediator, met nobody.", {"t": "CONSULT", "w": "met", "by": ["Chile", "the mediator"]})

    assert words(pair) == ("mediator", None, "met")


def test_where_the_parties_do_not_say_which_act_is_meant_the_pair_is_crowded(pairs):
    both = {"by": ["Peru"], "to": ["Chile"]}
    text = "Peru scolded Chile and may sue it; Oslo left."

    found = pairs(
        text,
        {"t": "ACCUSE", "w": "scolded", **both},
        {"t": "THREATEN", "w": "may", **both},
        {"t": "RETREAT", "w": "left", "by": ["Oslo"]},
    )

    assert [(pair.root, pair.crowded) for pair in found[:3]] == [("ACCUSE", True), ("THREATEN", True), ("YIELD", True)]
    (asked,) = pairs("Peru may sue Chile.", {"t": "ACCUSE", "s": "hypothetical", "w": "sue", **both})
    assert asked.crowded


def test_two_whom_no_act_joins_are_a_pair_without_act(pairs):
    text = "Peru scolded Chile, its neighbour, after Oslo had left."

    *_, none = pairs(
        text,
        {"t": "ACCUSE", "w": "scolded", "by": ["Peru"], "to": ["Chile", "its neighbour"]},
        {"t": "RETREAT", "w": "left", "by": ["Oslo"]},
    )

    assert (none.root, *words(none)) == (NO_ACT, "Peru", "Oslo", None)


def test_who_stands_in_no_sentence_of_an_act_is_left_out(pairs):
    assert pairs("Peru waited. Then came a raid.", {"t": "ASSAULT", "w": "raid", "by": ["Peru"]}) == []


def test_texts_that_are_kept_back_teach_nothing(pairs):
    assert pairs("Peru met Chile.", {"t": "CONSULT", "w": "met", "by": ["Peru", "Chile"]}, held=True) == []


def test_every_type_is_told_often():
    told = load_told_pairs()
    roots = Counter(pair.root for pair in told)

    assert set(roots) == {*ROOTS, NO_ACT}
    assert min(roots.values()) > 250
    for pair in told:
        spans = [span for span in (pair.source, pair.target, pair.predicate) if span is not None]
        assert len(spans) > 1
        assert not any(one.overlaps(other) for one in spans for other in spans if one is not other)
