"""Markdown and HTML draw the whole account, each line with the words it rests on."""

import re
from dataclasses import replace

import pytest

from stemma.export.html import to_html
from stemma.export.markdown import to_markdown
from stemma.export.outline import headline, outline
from stemma.export.wording import say_corroboration, say_duration, say_place


def test_every_record_stands_on_the_page(case):
    """Each event, statement, quantity and position is a line of the page, under its id."""
    page = to_html(case.account, case.articles)
    account = case.account

    for record in (*account.events, *account.statements, *account.quantities, *account.positions):
        assert f'data-record="{record.id}"' in page


def test_each_footnote_leads_to_its_passage(case):
    """Every mark has a note, every note shows words of an article, and no number is used twice."""
    page = to_html(case.account, case.articles)
    marks = set(re.findall(r'href="#(n\d+)"', page))
    notes = re.findall(r'<li id="(n\d+)">.*?<mark>(.*?)</mark>', page, flags=re.DOTALL)

    assert marks == {number for number, _ in notes}
    assert len(notes) == len({number for number, _ in notes})


def test_page_needs_nothing_beside_itself(case):
    """No script, style or picture is fetched: the page can be mailed."""
    page = to_html(case.account, case.articles)

    assert not re.search(r"<(script|link|img|iframe)\b", page)
    assert "url(" not in page


def test_hostile_words_do_no_harm(case):
    """What strangers wrote is text, never markup; a link that is no web address is none."""
    hostile = replace(case.account, case="<script>alert(1)</script>")
    articles = [replace(a, outlet="<b>x</b>", url="javascript:alert(1)") for a in case.articles]

    page = to_html(hostile, articles)

    assert "<script>" not in page
    assert "<b>x</b>" not in page
    assert "javascript:" not in page


def test_markdown_marks_every_line(case):
    """Each footnote mark of the text has its note, with outlet and offsets."""
    text = to_markdown(case.account, case.articles)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = set(re.findall(r"^\[\^(\d+)\]:.*characters \d+–\d+", text, flags=re.MULTILINE))

    assert marks
    assert marks == notes


def test_same_account_gives_the_same_bytes(case):
    """Nothing of clock or chance goes into a face."""
    assert to_html(case.account, case.articles) == to_html(case.account, case.articles)
    assert to_markdown(case.account, case.articles) == to_markdown(case.account, case.articles)


def test_headline_counts_origins_not_articles(case):
    """Articles, origins and newsrooms are counted apart."""
    assert headline(case.account).startswith(f"{len(case.account.articles)} articles from ")


def test_sections_without_a_line_are_left_out(case):
    """An account without conflicts has no section for them."""
    bare = replace(case.account, conflicts=(), positions=())

    assert not {"disputed", "positions"} & {section.key for section in outline(bare).sections}


def test_unknown_newsrooms_are_said_apart(case):
    """An origin that stands in for its newsroom is no newsroom; voices are counted beside."""
    unknown = case.account.lineage.origins[0].id

    assert say_corroboration(case.account, ["AP", "TASS", "dpa"], voices=1) == "3 newsrooms, 1 voice"
    assert say_corroboration(case.account, ["AP", unknown]) == "1 newsroom + 1 unknown"
    assert say_corroboration(case.account, [unknown]) == "1 unknown newsroom"


@pytest.mark.parametrize(
    ("value", "said"),
    [("PT7H", "7 hours"), ("P1D", "1 day"), ("PT1H30M", "1 hour 30 minutes"), ("7", "7"), ("P", "P")],
)
def test_durations_are_said_in_words(value, said):
    """What is no duration comes back as it was."""
    assert say_duration(value) == said


@pytest.mark.parametrize(("place", "said"), [("Geneva", "in Geneva"), ("off Cape Ray", "off Cape Ray"), (None, "")])
def test_place_has_one_preposition(place, said):
    """A place that brings its own preposition keeps it."""
    assert say_place(place) == said
