"""How far people agree is counted over each pair of them, as the reader is counted against one."""

import pytest
from benchmarks.quality.annotators import agreement
from training.corpora.polnear import load_marked_often

TEXT = "Torvald said the ferry was late.\n"
BOTH = "T1\tSource 0 7\tTorvald\nT2\tCue 8 12\tsaid\n"
LINKED = "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"


@pytest.fixture
def polnear(tmp_path):
    for folder in ("dev/text", "dev/attributions"):
        (tmp_path / folder).mkdir(parents=True)
    for name in "ab":
        (tmp_path / f"dev/text/{name}_1.txt").write_text(TEXT, encoding="utf-8")
    whole, part = ("T3\tContent 13 31\tx\n", "T3\tContent 13 26\tx\n")
    for name, content in (("a_1_aaaa", whole), ("a_1_bbbb", part), ("b_1_aaaa", whole)):
        (tmp_path / f"dev/attributions/{name}.ann").write_text(BOTH + content + LINKED, encoding="utf-8")
    return tmp_path


def test_an_article_that_one_person_marked_is_left_out(polnear):
    assert [len(article) for article in load_marked_often(polnear, "dev")] == [2]


def test_two_people_agree_on_what_both_marked(polnear):
    tallies = agreement(load_marked_often(polnear, "dev"))

    assert tallies["exact spans: source"].value == 1
    assert tallies["exact spans: content"].value == 0
    assert (tallies["content tokens"].right, tallies["content tokens"].found, tallies["content tokens"].gold) == (
        3,
        4,
        3,
    )
