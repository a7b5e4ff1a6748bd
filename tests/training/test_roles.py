"""PropBank's brackets become roles of words; a tree's relations say which role what hangs on a verb has."""

from benchmarks.quality.roles_by_trees import NONE, candidates, counted, role_of
from training.corpora.roles import Verb, _verbs

from stemma.records.span import Span
from stemma.records.structure import Tree

WORDS = ["Envoys", "will", "not", "meet", "in", "Sakhalin", "and", "leave"]


def tree(**changes):
    starts = [sum(len(word) + 1 for word in WORDS[:n]) for n in range(len(WORDS))]
    fields = {
        "span": Span(0, len(" ".join(WORDS))),
        "words": tuple(Span(at, at + len(word)) for at, word in zip(starts, WORDS, strict=True)),
        "heads": (3, 3, 3, -1, 5, 3, 7, 3),
        "relations": ("nsubj", "aux", "advmod", "root", "case", "obl", "cc", "conj"),
        "tags": ("NOUN", "AUX", "PART", "VERB", "ADP", "PROPN", "CCONJ", "VERB"),
        "forms": ("NNS", "MD", "RB", "VB", "IN", "NNP", "CC", "VB"),
    }
    return Tree(**fields | changes)


def rows(*columns):
    return [["x", "0", str(n), "[WORD]", form, "*", "-", "-", *cells] for n, (form, *cells) in enumerate(columns)]


MEET = rows(
    ("NNS", "(ARG0*)"), ("MD", "(ARGM-MOD*)"), ("RB", "(ARGM-NEG*)"), ("VB", "(V*)"),
    ("IN", "(ARGM-LOC*"), ("NNP", "*)"), ("CC", "*"), ("VB", "*"),
)  # fmt: skip


def test_brackets_become_roles_of_words():
    (verb,) = _verbs(tree(), MEET)

    assert verb == Verb(word=3, spans=(("ARG0", 0, 1), ("ARGM-MOD", 1, 2), ("ARGM-NEG", 2, 3), ("ARGM-LOC", 4, 6)))


def test_a_predicate_that_is_no_verb_is_left_out():
    assert _verbs(tree(tags=("NOUN", "AUX", "PART", "NOUN", "ADP", "PROPN", "CCONJ", "VERB")), MEET) == ()


def test_a_sentence_that_is_cut_into_other_words_has_no_roles():
    assert _verbs(tree(), MEET[:-1]) is None


def slots(verb):
    return {one.slot[0]: one.range for one in candidates(tree(), [word.lower() for word in WORDS], verb)}


def test_what_hangs_on_a_verb_may_have_a_role():
    assert slots(3) == {"nsubj": (0, 1), "aux": (1, 2), "advmod": (2, 3), "obl": (4, 6)}


def test_a_verb_behind_and_shares_the_subject_and_the_auxiliary():
    assert slots(7) == {"shared nsubj": (0, 1), "shared aux": (1, 2), "shared advmod": (2, 3)}


def test_the_fullest_description_that_was_seen_often_says_the_role():
    met, fell = ("nsubj", "bare", "", "envoys", "meet"), ("nsubj", "bare", "", "prices", "fall")
    table = counted([(met, "ARG0")] * 6 + [(fell, "ARG1")] * 5)

    assert role_of(("nsubj", "bare", "", "rates", "fall"), table) == "ARG1"
    assert role_of(("nsubj", "bare", "", "rates", "rise"), table) == "ARG0"
    assert role_of(("obl", "bare", "in", "may", "rise"), table) == NONE
