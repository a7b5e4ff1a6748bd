"""A build writes the rows of records that changed, and no others."""

import sqlite3
from dataclasses import replace

import pytest

from stemma.casefile import open_case


def store(path, case, account=None):
    with open_case(path, writable=True) as file, file.transaction():
        file.replace(
            account or case.account, articles=case.articles, issues=(), readings=case.readings, reader_digest="r",
            parameters={},
        )  # fmt: skip


def rows(path, table):
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
    connection.close()
    return found


@pytest.fixture
def path(tmp_path, case):
    store(tmp_path / "ferry.db", case)
    return tmp_path / "ferry.db"


def test_evidence_of_what_is_as_it_was_keeps_its_numbers(path, case):
    before = rows(path, "evidence"), rows(path, "party_cells"), rows(path, "digests")

    store(path, case)

    assert (rows(path, "evidence"), rows(path, "party_cells"), rows(path, "digests")) == before


def test_only_the_record_that_changed_is_written(path, case):
    statement = replace(case.account.statements[0], text="We will pay.")
    changed = replace(case.account, statements=(statement,))
    before = rows(path, "evidence")

    store(path, case, changed)

    with open_case(path) as file:
        assert file.account() == changed
        assert file.faults_of_storage() == ()
    told = [row for row in rows(path, "evidence") if row not in before]
    assert {row[2] for row in told} == {statement.id}
    assert len(rows(path, "evidence")) == len(before)


def test_record_that_is_gone_goes_with_all_its_rows(path, case):
    without = replace(case.account, statements=(), positions=())

    store(path, case, without)

    with open_case(path) as file:
        assert file.account() == without
        assert file.faults_of_storage() == ()
    assert case.account.statements[0].id not in {row[2] for row in rows(path, "evidence")}
    assert rows(path, "statement_variants") == []


def test_another_order_of_the_records_writes_places_alone(path, case):
    turned = replace(case.account, actors=case.account.actors[::-1])
    before = rows(path, "evidence"), rows(path, "digests")

    store(path, case, turned)

    with open_case(path) as file:
        assert file.account() == turned
    assert (rows(path, "evidence"), rows(path, "digests")) == before


@pytest.mark.parametrize(
    "meddling",
    [
        "DELETE FROM digests",
        "DELETE FROM roles",
        "DELETE FROM evidence WHERE kind = 'statement'",
        "INSERT INTO aliases (actor, nr, name) SELECT id, 99, 'nobody' FROM actors LIMIT 1",
        "UPDATE digests SET digest = 1",
    ],
)
def test_next_build_puts_right_what_others_added_or_took(path, case, meddling):
    with sqlite3.connect(path) as connection:
        connection.execute(meddling)
    connection.close()

    store(path, case)

    with open_case(path) as file:
        assert file.account() == case.account
        assert file.faults_of_storage() == ()
