"""`why` names every span behind a record, and `compare` marks what differs."""

import pytest

from stemma.export.grounds import grounds_object, grounds_of
from stemma.export.sidebyside import side_by_side, side_by_side_object


@pytest.mark.parametrize("record", ["e1", "s1", "q1", "c1", "x1", "p1"])
def test_every_span_is_shown_with_its_words(case, record):
    grounds = grounds_of(case.account, case.articles, record)
    texts = {a.id: a.text for a in case.articles}

    assert grounds.grounds
    for ground in grounds.grounds:
        assert ground.words == ground.span.of(texts[ground.article])
        assert "\n" not in ground.before + ground.after


def test_reasons_and_score_are_told(case):
    grounds = grounds_of(case.account, case.articles, "e1")

    assert grounds.reasons == ("one day, one place",)
    assert grounds_object(grounds)["score"] == 0.8
    assert {g.newsroom for g in grounds.grounds} == {"AP"}


def test_article_tells_why_it_is_a_copy(case):
    grounds = grounds_of(case.account, case.articles, case.articles[1].id)

    assert "the same words, another date form" in grounds.reasons
    assert [g.words for g in grounds.grounds] == ["Norland held talks"]


def test_conflict_puts_each_span_under_its_value(case):
    grounds = grounds_of(case.account, case.articles, "x1")

    assert [(g.part, g.words, g.newsroom) for g in grounds.grounds] == [
        ("312", "312 passengers", "AP"),
        ("300", "some 300 passengers", None),
    ]


def test_unknown_record_is_no_record(case):
    with pytest.raises(KeyError):
        grounds_of(case.account, case.articles, "z9")


def test_side_by_side_puts_shared_paragraphs_in_one_row_and_marks_changes(case):
    compared = side_by_side(case.account, *case.articles)
    rows = [("".join(w for w, _ in a), "".join(w for w, _ in b)) for a, b in compared.rows]

    assert any("held talks" in a and "held talks" in b for a, b in rows)
    marked = {(words, kind) for a, b in compared.rows for words, kind in (*a, *b) if kind}
    assert {("Monday", "date"), ("March 3", "date"), ("Advertisement", "cut")} <= marked


def test_side_by_side_loses_no_paragraph(case):
    one, two = case.articles
    compared = side_by_side(case.account, two, one)

    assert (compared.a, compared.b) == (one, two)
    for text, column in ((one.text, 0), (two.text, 1)):
        shown = "".join("".join(w for w, _ in row[column]) for row in compared.rows)
        assert "".join(shown.split()) == "".join(text.split())
    assert side_by_side_object(compared)["variants"][0]["kind"] == "date"
