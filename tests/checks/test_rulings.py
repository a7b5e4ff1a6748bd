"""`check` catches rulings that were tampered with and accounts that do not follow them."""

import sqlite3
from dataclasses import replace

import pytest

from stemma.casefile import open_case
from stemma.checks import find_faults
from stemma.records.ruling import Effect, Retirement
from stemma.rulings import make_ruling

MADE = "2025-04-01T08:00:00.000000Z"


def store(path, case, rulings, effects=()):
    account = replace(case.account, effects=tuple(effects))
    with open_case(path, writable=True) as file, file.transaction():
        file.add_rulings(rulings)
        file.replace(account, articles=case.articles, issues=(), readings=(), reader_digest="r", parameters={})


@pytest.fixture
def ruling(case, monkeypatch):
    """A ruling on the talks; the texts are not read anew."""
    monkeypatch.setattr("stemma.checks.faults.RULES", ())
    return make_ruling(case.account, case.articles, "confirm", ["e1"], by="Ann", made=MADE, why="seen")


def faults_of(path):
    with open_case(path) as file:
        return find_faults(file)


def tamper(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def effect(ruling):
    return Effect(ruling=ruling.id, record="e1", was="held by the machine, too")


def test_followed_ruling_is_sound(tmp_path, case, ruling):
    store(tmp_path / "f.db", case, [ruling], [effect(ruling)])

    assert faults_of(tmp_path / "f.db") == ()


def test_ruling_that_the_account_does_not_follow(tmp_path, case, ruling):
    store(tmp_path / "f.db", case, [ruling])

    (fault,) = faults_of(tmp_path / "f.db")
    assert (fault.record, fault.rule, fault.text) == (ruling.id, "rulings followed", "the account does not follow it")


def test_retired_ruling_that_the_account_still_follows(tmp_path, case, ruling):
    retired = replace(ruling, retired=(Retirement(by="Bo", made=MADE, why="wrong"),))
    store(tmp_path / "f.db", case, [retired], [effect(ruling)])

    (fault,) = faults_of(tmp_path / "f.db")
    assert "still follows" in fault.text


def test_ruling_that_somebody_changed(tmp_path, case, ruling):
    store(tmp_path / "f.db", case, [ruling], [effect(ruling)])
    tamper(tmp_path / "f.db", "DROP TRIGGER rulings_are_not_changed", "UPDATE rulings SET why = 'never seen'")

    assert [f.rule for f in faults_of(tmp_path / "f.db")] == ["digest"]


def test_place_whose_words_stand_elsewhere(tmp_path, case, ruling):
    store(tmp_path / "f.db", case, [ruling], [effect(ruling)])
    tamper(
        tmp_path / "f.db",
        "DROP TRIGGER places_are_not_changed",
        "UPDATE ruling_places SET start = start + 2, stop = stop + 2",
    )

    assert {f.rule for f in faults_of(tmp_path / "f.db")} == {"digest", "ruling's words"}


def test_place_outside_its_text(tmp_path, case, ruling):
    store(tmp_path / "f.db", case, [ruling], [effect(ruling)])
    tamper(tmp_path / "f.db", "DROP TRIGGER places_are_not_changed", "UPDATE ruling_places SET stop = 90000")

    (fault,) = faults_of(tmp_path / "f.db")
    assert (fault.record, fault.rule) == (ruling.id, "span inside")
