"""Rulings are kept: append-only, through an upgrade of the format, and beside what the machine thought."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from stemma.casefile import migrations, open_case
from stemma.records.ruling import Effect, Place, Rejected, Retirement, Ruling, derive_ruling_id
from stemma.records.span import Span

VERSION_1 = Path(__file__).with_name("version_1.sql")


def ruling_on(article, *, made="2025-04-01T08:00:00.000000Z", why="no such talks"):
    place = Place(article=article.id, span=Span(5, 12), text_sha256=article.text_sha256, words=article.text[5:12])
    cells = {
        "verb": "reject",
        "about": "event",
        "sides": ((place,),),
        "value": None,
        "by": "Ann",
        "made": made,
        "why": why,
    }
    return Ruling(id=derive_ruling_id(**cells), **cells)


def store(path, case, account=None, rulings=()):
    with open_case(path, writable=True) as file, file.transaction():
        file.add_rulings(rulings)
        file.replace(
            account or case.account, articles=case.articles, issues=case.account.issues, readings=case.readings,
            reader_digest="r1", parameters={"a.B.c": "1"},
        )  # fmt: skip


def old_file(path):
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text("utf-8"))
    connection.close()
    return path


def format_of(path):
    connection = sqlite3.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {(kind, name): sql for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")}
    connection.close()
    return version, tables


def test_rulings_and_what_they_changed_come_back(tmp_path, case):
    ruling = ruling_on(case.articles[0])
    one = case.account.events[0].evidence[0]
    account = replace(
        case.account,
        rulings=(ruling,),
        effects=(Effect(ruling=ruling.id, record="e1", was="held by the machine"),),
        rejected=(Rejected(id="e9", kind="event", text="words", ruling=ruling.id, evidence=((one.article, one.span, one.origin),)),),
    )  # fmt: skip
    store(tmp_path / "ferry.db", case, account, [ruling])

    with open_case(tmp_path / "ferry.db") as file:
        assert file.rulings() == (ruling,)
        assert file.account() == account


def test_file_of_format_1_is_read_as_it_is(tmp_path, case):
    path = old_file(tmp_path / "old.db")
    before = path.read_bytes()

    with open_case(path) as file:
        assert file.account() == case.account
        assert file.articles() == case.articles
        assert file.rulings() == ()
        assert file.spans()
    assert path.read_bytes() == before


def test_file_of_format_1_is_upgraded_by_the_first_writing_and_keeps_everything(tmp_path, case):
    path = old_file(tmp_path / "old.db")
    ruling = ruling_on(case.articles[0])

    with open_case(path, writable=True) as file, file.transaction():
        file.add_rulings([ruling])

    with open_case(path) as file:
        assert file.account() == replace(case.account, rulings=(ruling,))
        assert file.articles() == case.articles
        assert file.readings("r1") == {r.article: r for r in case.readings}
        assert set(file.intake_issues()) == set(case.account.issues)
        assert file.rulings() == (ruling,)
        assert file.faults_of_storage() == ()
    store(tmp_path / "new.db", case)
    assert format_of(path) == format_of(tmp_path / "new.db")
    assert format_of(path)[0] == migrations.VERSION


def test_failed_upgrade_leaves_the_old_file(tmp_path, case):
    path = old_file(tmp_path / "old.db")

    with pytest.raises(RuntimeError), open_case(path, writable=True) as file, file.transaction():
        raise RuntimeError

    assert format_of(path)[0] == 1
    with open_case(path) as file:
        assert file.account() == case.account


def test_next_upgrade_keeps_rulings(tmp_path, case):
    ruling = ruling_on(case.articles[0])
    path = tmp_path / "ferry.db"
    store(path, case, rulings=[ruling])
    connection = sqlite3.connect(path, isolation_level=None)

    migrations.migrate(
        connection,
        {**migrations.MIGRATIONS, migrations.VERSION: "ALTER TABLE articles ADD COLUMN note TEXT;\n"},
        migrations.VERSION + 1,
    )
    connection.execute(f"PRAGMA user_version = {migrations.VERSION}")
    connection.close()

    with open_case(path) as file:
        assert file.rulings() == (ruling,)


def test_ruling_is_never_changed_and_never_erased(tmp_path, case):
    path = tmp_path / "ferry.db"
    retired = replace(
        ruling_on(case.articles[0]), retired=(Retirement(by="Bo", made="2025-04-02T08:00:00.000000Z", why="wrong"),)
    )
    store(path, case, rulings=[retired])
    connection = sqlite3.connect(path)

    for statement in (
        "DELETE FROM rulings", "UPDATE rulings SET why = 'x'", "DELETE FROM ruling_places",
        "UPDATE ruling_places SET start = 0", "DELETE FROM retirements", "UPDATE retirements SET why = 'x'",
    ):  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    row = connection.execute('SELECT id, "by", names, retired FROM rulings_made').fetchone()
    assert row == (retired.id, "Ann", retired.sides[0][0].words, "2025-04-02T08:00:00.000000Z")
    connection.close()


def test_adding_twice_changes_nothing_and_a_retirement_is_added(tmp_path, case):
    path = tmp_path / "ferry.db"
    ruling = ruling_on(case.articles[0])
    store(path, case, rulings=[ruling, ruling])
    store(path, case, rulings=[ruling])
    retired = replace(ruling, retired=(Retirement(by="Bo", made="2025-04-02T08:00:00.000000Z", why="wrong"),))
    store(path, case, rulings=[retired])

    with open_case(path) as file:
        assert file.rulings() == (retired,)
        assert file.account().rulings == ()


def test_rebuild_keeps_rulings_whose_article_is_gone(tmp_path, case):
    path = tmp_path / "ferry.db"
    elsewhere = replace(case.articles[0], id="a" + "0" * 12)
    store(path, case, rulings=[ruling_on(elsewhere)])
    store(path, case)

    with open_case(path) as file:
        assert len(file.rulings()) == 1
        assert file.faults_of_storage() == ()
