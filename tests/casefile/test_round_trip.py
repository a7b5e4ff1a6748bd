"""What is written into a case file comes back from its tables, record for record."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from stemma.casefile import open_case
from stemma.casefile.rows import columns_of, record_from
from stemma.records.issue import Issue
from stemma.records.lineage import Copy
from stemma.records.packed import pack, unpack
from stemma.records.reading import Reading
from stemma.records.span import Span


def store(path, case):
    with open_case(path, writable=True) as file, file.transaction():
        file.replace(
            case.account,
            articles=case.articles,
            issues=case.account.issues,
            readings=case.readings,
            reader_digest="r1",
            parameters={"a.B.c": "1"},
        )


def test_account_comes_back_as_it_was(tmp_path, case):
    store(tmp_path / "ferry.db", case)

    with open_case(tmp_path / "ferry.db") as file:
        assert file.account() == case.account


def test_articles_issues_and_readings_come_back(tmp_path, case):
    store(tmp_path / "ferry.db", case)

    with open_case(tmp_path / "ferry.db") as file:
        assert file.articles() == case.articles
        assert set(file.intake_issues()) == set(case.account.issues)
        assert file.readings("r1") == {case.readings[0].article: case.readings[0]}
        assert file.readings("another reader") == {}


def test_storing_twice_changes_nothing(tmp_path, case):
    store(tmp_path / "ferry.db", case)
    store(tmp_path / "ferry.db", case)

    with open_case(tmp_path / "ferry.db") as file:
        assert file.account() == case.account
        assert file.name == "ferry"


def test_shared_text_that_is_the_same_is_not_written_again(tmp_path, case):
    """Its rows stay; one that lost its passages, or is not in the account any more, is put right."""
    path = tmp_path / "ferry.db"
    store(path, case)
    with sqlite3.connect(path) as connection:
        before = connection.execute("SELECT nr, a, b, kind FROM shared").fetchall()
        connection.execute("DELETE FROM shared_passages")
        a, b = connection.execute("SELECT a, b FROM shared").fetchone()
        connection.execute("INSERT INTO shared (nr, a, b, kind) VALUES (7, ?, ?, 'template')", (a, b))
    connection.close()

    store(path, case)

    with open_case(path) as file:
        assert file.account() == case.account
        assert file.faults_of_storage() == ()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT nr, a, b, kind FROM shared").fetchall() == before
    connection.close()


def test_case_keeps_its_name_when_the_file_is_renamed(tmp_path, case):
    store(tmp_path / "ferry.db", case)
    (tmp_path / "ferry.db").rename(tmp_path / "other.db")

    with open_case(tmp_path / "other.db") as file:
        assert file.name == "ferry"


def test_views_show_the_words_behind_each_record(tmp_path, case):
    store(tmp_path / "ferry.db", case)

    connection = sqlite3.connect(tmp_path / "ferry.db")
    rows = connection.execute("SELECT words, newsroom FROM evidence_words WHERE kind = 'conflict' ORDER BY part")
    assert rows.fetchall() == [("312 passengers", "AP"), ("some 300 passengers", "(unknown)")]
    assert connection.execute("SELECT parties FROM events_told").fetchall() == [("Norland, Sudria",)]
    assert connection.execute("SELECT speaker, text FROM statements_said").fetchall() == [
        ("Lena Okoro", "We will not pay.")
    ]
    assert [r[0] for r in connection.execute("SELECT origin FROM stemma")] == ["AP", "AP"]
    assert [r[0] for r in connection.execute("SELECT actor FROM positions_taken")] == ["Norland"]
    connection.close()


def test_every_table_has_a_comment_and_is_strict(tmp_path, case):
    store(tmp_path / "ferry.db", case)

    connection = sqlite3.connect(tmp_path / "ferry.db")
    tables = [
        row
        for row in connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
        if not row[0].startswith("sqlite_")
    ]
    assert tables
    assert all(strict for _, strict in tables)
    from importlib.resources import files

    schema = files("stemma.casefile").joinpath("schema.sql").read_text()
    for name, _ in tables:
        before = schema.split(f"CREATE TABLE {name} (")[0].rstrip().splitlines()[-1]
        assert before.startswith("--"), name
    connection.close()


def test_readings_survive_packing(case):
    for reading in case.readings:
        assert unpack(Reading, pack(reading)) == reading


spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))
issues = st.builds(
    Issue, level=st.sampled_from(["note", "warning"]), text=st.text(min_size=1), article=st.none() | st.text()
)


@given(issues)
def test_rows_give_back_the_record(issue):
    assert record_from(Issue, columns_of(issue)) == issue


def test_row_of_a_copy_leaves_its_passages_to_a_table_of_their_own(case):
    copy = case.account.lineage.copies[0]

    assert "passages" not in columns_of(copy)
    assert record_from(Copy, columns_of(copy), passages=copy.passages) == copy


def test_reading_leaves_no_file_beside_the_case_and_the_case_as_it_was(tmp_path, case):
    path = tmp_path / "ferry.db"
    store(path, case)
    before = path.read_bytes()

    with open_case(path) as file:
        file.account()

    assert [p.name for p in tmp_path.iterdir()] == ["ferry.db"]
    assert path.read_bytes() == before
