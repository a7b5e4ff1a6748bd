"""Sentences with marked acts are read as marked; what is measured on is balanced, and near nothing that is trained on."""

from collections import Counter

import pytest
from training.corpora.event_sentences import MEASURE, load_event_measure, load_event_sentences, load_no_acts
from training.corpora.pairs import NEAR, NO_ACT, QUADS, ROOTS, folds_of, nearness, read_marked, words_of
from training.corpora.plv import load_plv

SMALLEST_TYPE = 10


def test_marks_become_spans_of_the_bare_sentence():
    pair = read_marked("1", "own", "RETREAT", "[The crew] was let go by {the pirates}.")

    assert pair.sentence == "The crew was let go by the pirates."
    assert pair.source.of(pair.sentence) == "the pirates"
    assert pair.target.of(pair.sentence) == "The crew"
    assert pair.root == "YIELD"


@pytest.mark.parametrize("marked", ["{A} hit {B} and [C].", "{A hit [B].", "A} hit [B]."])
def test_a_sentence_with_doubtful_marks_is_refused(marked):
    with pytest.raises(ValueError, match="own 1"):
        read_marked("1", "own", "ASSAULT", marked)


def test_every_type_is_measured_on_enough_sentences():
    lines = MEASURE.read_text(encoding="utf-8").splitlines()
    types = Counter(line.split("\t")[0] for line in lines if not line.startswith("#"))

    assert len(types) == 16
    assert min(types.values()) >= SMALLEST_TYPE
    assert all(pair.source and pair.target for pair in load_event_measure())


def test_no_measured_sentence_is_near_one_of_training():
    training = [words_of(pair.sentence) for pair in load_event_sentences()]

    assert not [
        pair.sentence
        for pair in load_event_measure()
        if any(nearness(words_of(pair.sentence), one) > NEAR for one in training)
    ]


def test_sentences_of_both_files_have_a_root_and_those_without_an_act_stand_apart():
    acts, none = load_event_sentences(), load_no_acts()

    assert {pair.root for pair in acts} == set(ROOTS)
    assert {pair.root for pair in none} == {NO_ACT}
    assert {pair.corpus for pair in acts} == {"own", "own-more"}
    assert len({pair.id for pair in [*acts, *none]}) == len(acts) + len(none)


def test_two_wordings_of_one_sentence_share_a_fold():
    lines = [f"{{Party {n}}} attacked [place number {n}] with {n} stones." for n in range(40)]
    lines += [line.replace(" with ", " on Monday with ") for line in lines]
    pairs = [read_marked(str(n), "own", "ASSAULT", line) for n, line in enumerate(lines)]
    unlike = [read_marked(str(n), "own", "AID", f"{{A{n}}} b{n} c{n} [d{n}] e{n}.") for n in range(40)]

    folds = folds_of([*pairs, *unlike], folds=5, seed="s")

    assert folds[:40] == folds[40:80]
    assert set(folds) == set(range(5))


def test_plv_marks_are_read(tmp_path):
    (tmp_path / "plover").mkdir()
    (tmp_path / "plover" / "PLV_train.tsv").write_text(
        "gold_penta\tgold_root\tsentence\tmarked_sentence\tsource\ttarget\n"
        "4\tASSAULT\tA hit B.\t<s>A</s> hit <t>B</t>.\tA\tB\n"
    )

    (pair,) = load_plv(tmp_path)

    assert (pair.sentence, pair.source.of(pair.sentence), pair.target.of(pair.sentence)) == ("A hit B.", "A", "B")


def test_every_root_has_its_quad():
    assert set(QUADS) == set(ROOTS)
