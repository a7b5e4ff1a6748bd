"""The brief: two pages, every line with its note to the exact words, chosen by stated rules, the same bytes each time."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from stemma.export.brief.docx import brief_to_docx
from stemma.export.brief.html import brief_to_html
from stemma.export.brief.markdown import brief_to_markdown
from stemma.export.brief.object import brief_object
from stemma.export.brief.select import BriefParameters, make_brief
from stemma.export.brief.words import Reports, SentenceParameters, tell
from stemma.export.stances import CLAUSE, OBJECT
from stemma.records.account import AccountEvent
from stemma.records.span import Span

FACES = {"markdown": brief_to_markdown, "html": brief_to_html, "docx": brief_to_docx}


def paragraphs(brief, key):
    return [p for part in brief.parts if part.key == key for p in part.paragraphs]


def text_of(docx):
    return "\n".join(p.text for p in Document(BytesIO(docx)).paragraphs)


def test_parts_come_in_their_order_with_numbered_paragraphs(case):
    brief = make_brief(case.account, case.articles)

    assert [p.key for p in brief.parts] == ["happened", "positions", "disputed"]
    assert [p.number for part in brief.parts for p in part.paragraphs] == [1, 2, 3]
    assert (brief.moment, brief.day) == ("5 March 2025", "2025-03-05")


def test_every_line_has_a_note_and_every_note_its_words(case):
    """Where a line holds the words itself, the note gives their place; else it gives the words."""
    brief = make_brief(case.account, case.articles)
    texts = {a.id: a.text for a in case.articles}
    lines = {n: s.text for part in brief.parts for p in part.paragraphs for s in p.segments for n in s.notes}

    assert all(s.notes for part in brief.parts for p in part.paragraphs for s in p.segments)
    assert {n.number for n in brief.notes} == set(lines) == set(range(1, len(lines) + 1))
    for note in brief.notes:
        f = note.footnote
        assert texts[f.article][f.start : f.end] == f.words
        assert note.words == f.words or (not note.words and f.words in lines[note.number])


def test_lines_are_sentences_of_the_reports(case):
    brief = make_brief(case.account, case.articles)

    (happened,) = paragraphs(brief, "happened")
    assert happened.segments[0].text == "Norland held talks with Sudria in Port Amsel on Monday."
    assert happened.segments[0].tag == "AP only"


def test_persons_that_are_named_are_explained(case):
    """A sentence often has the surname alone; who is named nowhere is not explained."""
    position = replace(case.account.positions[0], issue="what Okoro proposed")
    named = make_brief(replace(case.account, positions=(position,)), case.articles)

    assert named.people == ("Lena Okoro, Transport Minister",)
    assert make_brief(replace(case.account, positions=()), case.articles).people == ()


@pytest.mark.parametrize("form", FACES)
def test_same_account_gives_the_same_bytes(case, form):
    made = [FACES[form](make_brief(case.account, case.articles)) for _ in range(2)]

    assert made[0] == made[1]


def test_docx_opens_again_and_holds_every_line(case):
    """Word's file says what the brief says; its marks lead to bookmarks that are there."""
    brief = make_brief(case.account, case.articles)
    docx = brief_to_docx(brief)
    said = text_of(docx)
    body = ZipFile(BytesIO(docx)).read("word/document.xml").decode("utf-8")

    for part in brief.parts:
        assert part.title in said
        for paragraph in part.paragraphs:
            assert all(segment.text in said for segment in paragraph.segments)
    assert set(re.findall(r'w:anchor="(note\d+)"', body)) == set(re.findall(r'w:name="(note\d+)"', body))
    assert Document(BytesIO(docx)).core_properties.created.isoformat().startswith("2025-03-05")


def test_docx_holds_no_clock_and_no_compression(case):
    archive = ZipFile(BytesIO(brief_to_docx(make_brief(case.account, case.articles))))

    assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {i.compress_type for i in archive.infolist()} == {0}
    assert not any("thumbnail" in name for name in archive.namelist())


def test_page_marks_lead_to_notes_and_need_nothing_beside_it(case):
    page = brief_to_html(make_brief(case.account, case.articles))

    assert set(re.findall(r'href="#(n\d+)"', page)) == set(re.findall(r'<li id="(n\d+)"', page))
    assert not re.search(r"<(script|link|img|iframe)\b", page)


@pytest.mark.parametrize("form", FACES)
def test_hostile_words_do_no_harm(case, form):
    """What strangers wrote is text, never markup, and what XML cannot hold stops nothing."""
    summary = "<script>alert(1)</script>\x0b \ud800 & <w:p>"
    position = replace(case.account.positions[0], issue=summary)
    hostile = replace(case.account, case="<b>x</b>", positions=(position,))

    written = FACES[form](make_brief(hostile, case.articles))

    if form == "docx":
        assert "<script>alert(1)</script>" in text_of(written)
    elif form == "html":
        assert "<script>" not in written


def test_nothing_of_an_empty_account_is_a_brief_all_the_same(case):
    nothing = ("events", "statements", "quantities", "positions", "conflicts", "timeline")
    empty = replace(case.account, **dict.fromkeys(nothing, ()))

    for write in FACES.values():
        assert write(make_brief(empty, case.articles))


def test_what_no_newsroom_reports_is_left_out(case):
    """Opinion attests nothing."""
    silent = replace(case.account, events=(replace(case.account.events[0], newsrooms=()),), conflicts=())

    assert not paragraphs(make_brief(silent, case.articles), "happened")


def test_what_is_past_its_day_is_told_as_that(case):
    event = replace(case.account.events[0], status="scheduled", date="2025-03-04")

    (line,) = paragraphs(make_brief(replace(case.account, events=(event,)), case.articles), "next")

    assert line.lead == "4 March 2025 (no report says whether it took place)"


def test_what_is_told_as_held_on_its_day_is_no_longer_next(case):
    due = replace(case.account.events[0], status="scheduled", date="2025-03-04")
    held = replace(due, id="e" + "0" * 12, status="past")

    assert not paragraphs(make_brief(replace(case.account, events=(due, held)), case.articles), "next")


def many(case, number):
    """Return an account of *number* acts like the first, each with words of its own."""
    article, event = case.articles[0], case.account.events[0]
    lines = [f"On day {n} Norland{n} sent envoy{n} to Sudria{n} with letter{n} about cargo{n}." for n in range(number)]
    text = "\n".join(lines) + "\n"
    events = []
    for n, line in enumerate(lines):
        start = text.index(line)
        spans = tuple(
            replace(e, span=Span(start, start + len(line) - 1), trigger=Span(start, start + 2), date=None, place=None,
                    parties=())
            for e in event.evidence
            if e.article == article.id
        )  # fmt: skip
        events.append(replace(event, id=f"e{n}", evidence=spans, date=f"2025-03-{n % 28 + 1:02}"))
    return replace(case.account, events=tuple(events)), (
        replace(article, text=text, zones=(), credits=()),
        case.articles[1],
    )


def test_what_does_not_fit_is_counted(case):
    """There are no more paragraphs than room, and the rest is said to be left out."""
    account, articles = many(case, 140)
    parameters = BriefParameters(most=dict.fromkeys(("happened", "next", "positions", "numbers", "disputed"), 99))

    brief = make_brief(account, articles, parameters)
    shown = len(paragraphs(brief, "happened"))

    assert 30 < shown < 100
    assert f"{140 - shown} acts" in brief.left_out


def test_sources_of_a_large_case_leave_room(case):
    """Those with most reports are named, with a few of the outlets that print them; the others are counted."""
    from stemma.records.lineage import Origin

    article = case.articles[0].id
    origins = tuple(
        Origin(id=f"o{n}", label=f"Paper {n}", newsroom=f"Paper {n}", held=article, articles=(article,) * (n % 3 + 1))
        for n in range(400)
    )
    lineage = replace(case.account.lineage, origins=(*case.account.lineage.origins, *origins))

    sources = make_brief(replace(case.account, lineage=lineage), case.articles).sources

    assert sum(map(len, sources)) < 1000
    assert re.fullmatch(r"and \d+ newsrooms more", sources[-1])
    assert all(int(s.split()[1]) % 3 == 2 for s in sources if s.startswith("Paper"))


def test_order_of_records_changes_no_byte(case):
    account, articles = many(case, 30)
    turned = replace(account, events=account.events[::-1])

    assert brief_to_html(make_brief(account, articles)) == brief_to_html(make_brief(turned, articles[::-1]))


def test_object_names_records_and_spans(case):
    told = brief_object(make_brief(case.account, case.articles))

    assert told["format"] == "stemma.brief/1"
    assert told["parts"][0]["paragraphs"][0]["segments"][0]["record"] == "e1"
    assert {"article", "start", "end", "words"} <= set(told["notes"][0])


@pytest.mark.parametrize(
    ("issue", "object_"),
    [
        ("a truce", True), ("the demand", True), ("to pull back", True), ("concessions", True), ("Kenyan terms", True),
        ("let a guest be dragged off", False), ("hand over a prisoner", False), ("negotiate", False),
    ],
)  # fmt: skip
def test_what_is_refused_reads_as_an_object_or_is_quoted(issue, object_):
    assert bool(OBJECT.match(issue)) is object_


def test_a_clause_of_its_own_is_quoted():
    assert CLAUSE.match("membership is a matter for the members")
    assert not CLAUSE.match("that the door is closed")
    assert not CLAUSE.match("a treaty that is binding")


def telling(case, article, words, **cells):
    """Return how the one span *words* of *article* is told."""
    start = article.text.index(words)
    event = replace(case.account.events[0], **cells)
    one = replace(event.evidence[0], article=article.id, span=Span(start, start + len(words)))
    return tell((one,), {article.id: article}, SentenceParameters(), reports=Reports(own=frozenset()), event=event)


def test_a_long_sentence_is_cut_at_the_words_of_the_evidence(case):
    long = replace(
        case.articles[0], zones=(), text=f"Norland, {'which is far away, ' * 20}held talks with Sudria at noon."
    )

    told = telling(case, long, "held talks with Sudria")

    assert told.text == "… held talks with Sudria at noon."


def test_dateline_is_no_part_of_the_line(case):
    from stemma.records.article import Zone

    text = "PORT AMSEL, March 4 (AP) - Norland held talks with Sudria."
    article = replace(case.articles[0], text=text, zones=(Zone(span=Span(0, 27), kind="dateline"),), credits=())

    assert telling(case, article, "held talks").text == "Norland held talks with Sudria."


def test_quotation_that_goes_on_is_marked(case):
    article = replace(case.articles[0], zones=(), credits=(), text="He said: “We held talks with Sudria. It was late.”")

    assert telling(case, article, "held talks").text == "He said: “We held talks with Sudria. …”"


def test_what_was_called_off_is_told_by_the_words_that_say_so(case):
    """Not by the announcement of it."""
    first, second = case.articles
    first = replace(first, zones=(), credits=(), text="Norland will hold talks with Sudria on Monday in Port Amsel.")
    second = replace(second, text="The talks were called off.")
    event = replace(case.account.events[0], status="cancelled")
    spans = (
        replace(event.evidence[0], article=first.id, span=Span(0, 40)),
        replace(event.evidence[0], article=second.id, span=Span(0, 9), parties=()),
    )
    assert isinstance(event, AccountEvent)

    told = tell(
        spans, {a.id: a for a in (first, second)}, SentenceParameters(), reports=Reports(own=frozenset()), event=event
    )

    assert told.text == "The talks were called off."
