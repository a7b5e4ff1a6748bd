"""`check` catches every kind of fault: each is made once, by hand, in a file that was sound."""

import sqlite3

import pytest

from stemma.casefile import open_case
from stemma.checks import find_faults
from stemma.records.reading import Chain, Mention, Quantity, Reading, Time
from stemma.records.span import Span


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def reading_of(article):
    """What a careful reader finds in the hand-made articles."""
    text = article.text
    day, count = ("Monday", "312 passengers") if "Monday" in text else ("March 3", "some 300 passengers")
    return Reading(
        article=article.id,
        sentences=(),
        reporting=(),
        mentions=(Mention(span=span(text, "Norland"), type="LOC", form="name", chain=0),),
        chains=(Chain(kind="country", name="Norland", aliases=()),),
        times=(Time(span=span(text, day), type="DATE", value="2025-03-03", edtf="2025-03-03"),),
        quantities=(
            Quantity(
                span=span(text, count),
                value=312.0 if "312" in text else 300.0,
                low=None,
                high=None,
                modifier=None,
                unit=None,
                of="passengers",
            ),
        ),
    )


@pytest.fixture
def path(tmp_path, case, monkeypatch):
    monkeypatch.setattr("stemma.checks.faults.read", reading_of)
    path = tmp_path / "ferry.db"
    with open_case(path, writable=True) as file, file.transaction():
        file.replace(case.account, articles=case.articles, issues=(), readings=(), reader_digest="r", parameters={})
    return path


def faults_of(path):
    with open_case(path) as file:
        return find_faults(file)


def test_sound_file_has_no_fault(path):
    assert faults_of(path) == ()


BROKEN = {
    "span inside": "UPDATE evidence SET stop = 100000 WHERE kind = 'statement'",
    "span inside, of a zone": "UPDATE zones SET stop = 100000 WHERE kind = 'boilerplate'",
    "span inside, of a credit": "UPDATE credits SET stop = 100000",
    "span inside, of a cell": "UPDATE evidence SET date_stop = 100000 WHERE kind = 'event'",
    "span inside, of a passage": "UPDATE shared_passages SET b_stop = 100000",
    "span inside, of a variant": "UPDATE collation_variants SET a_start = a_stop WHERE kind = 'date'",
    "verbatim": "UPDATE statements SET text = 'We will pay.'",
    "verbatim, quoted words": "UPDATE statements SET quoted = '[[2, 400]]'",
    "direct words in marks": "UPDATE evidence SET start = start + 3, stop = stop - 5 WHERE kind = 'statement'",
    "number from its words": "UPDATE quantities SET value = 313",
    "date from its words": "UPDATE events SET date = '2025-03-02'",
    "date from its words, none": "UPDATE events SET date_text = 'tomorrow'",
    "party named": "UPDATE party_cells SET start = start + 60, stop = stop + 60 WHERE actor = 'c2'",
    "party named, by another": "UPDATE actors SET name = 'Westland' WHERE id = 'c3'",
    "origins from evidence": "UPDATE quantities SET origins = '[\"o0000000000b2\"]'",
    "newsrooms from evidence": 'UPDATE positions SET newsrooms = \'["AP", "Reuters"]\'',
    "newsrooms from evidence, of a conflict": "UPDATE conflict_readings SET newsrooms = '[\"AP\"]' WHERE nr = 1",
    "newsrooms from evidence, opinion attests nothing": "UPDATE articles SET genre = 'opinion'",
    "refers to a record": "UPDATE positions SET statements = '[\"s9\"]'",
    "refers to a record, conflict": "UPDATE conflicts SET about = 'q9'",
    "refers to a record, timeline": "UPDATE timeline SET date = '2025-03-09'",
    "digest": "UPDATE articles SET text = replace(text, 'ferry', 'fairy')",
    "digest, of the id": "UPDATE articles SET outlet = 'Somebody Else' WHERE outlet IS NOT NULL",
    "storage": "PRAGMA foreign_keys = OFF; DELETE FROM origins WHERE newsroom IS NULL",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_fault_is_caught(path, kind):
    connection = sqlite3.connect(path)
    connection.executescript(BROKEN[kind])
    connection.commit()
    connection.close()
    if kind == "direct words in marks":
        shorten_text(path)

    found = faults_of(path)

    assert kind.split(",")[0] in {fault.rule for fault in found}
    assert all(str(fault) for fault in found)


def shorten_text(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE statements SET text = 'will not'")
    connection.commit()
    connection.close()


def test_fault_names_record_span_and_rule(path, case):
    connection = sqlite3.connect(path)
    connection.execute(BROKEN["number from its words"])
    connection.commit()
    connection.close()

    (fault,) = faults_of(path)

    evidence = case.account.quantities[0].evidence[0]
    assert str(fault) == (
        f"q1 {evidence.article} [{evidence.span.start}, {evidence.span.end}): "
        "number from its words: “312 passengers” does not say 313.0"
    )


def test_command_prints_the_fault_and_exits_with_three(stemma, path):
    connection = sqlite3.connect(path)
    connection.execute(BROKEN["number from its words"])
    connection.commit()
    connection.close()

    done = stemma("check", path)

    assert done.code == 3
    assert "number from its words" in done.out
    assert "1 fault" in done.err
