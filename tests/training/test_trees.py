"""Treebanks become trees: one root, no circles, words where they are printed."""

from training.corpora.treebanks import read_documents
from training.corpora.trees import _trees

LINES = """\
# newdoc id = d
# text = Rebels did n't stop.
1	Rebels	rebel	NOUN	NNS	_	4	nsubj	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	stop	stop	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = Two days ago, rain
1	Two	two	NUM	CD	_	2	nummod	_	_
2	days	day	NOUN	NNS	_	3	obl:npmod	_	_
3	ago	ago	ADV	RB	_	6	advmod:emph	_	SpaceAfter=No
4	,	,	PUNCT	,	_	3	punct	_	_
5	rain	rain	NOUN	NN	_	6	nsubj	_	_
6	fell	fall	VERB	VBD	_	0	root	_	_
"""


def trees():
    (document,) = read_documents(LINES.splitlines())
    return document.text, list(_trees(document))


def test_words_stand_where_they_are_printed():
    text, (first, _) = trees()
    assert [word.of(text) for word in first.words] == ["Rebels", "did", "n't", "stop", "."]
    assert first.heads == (3, 3, 3, -1, 3)
    assert first.relations == ("nsubj", "aux", "advmod", "root", "punct")
    assert first.tags[3] == "VERB"
    assert first.forms[1] == "VBD"


def test_a_word_that_is_not_printed_hands_its_place_on():
    _, (_, second) = trees()
    assert second.heads == (1, 2, -1, 2, 2)
    assert second.relations == ("nummod", "obl:unmarked", "root", "punct", "nsubj")
