"""What is taken in waits: it is committed at once, and the account that is made of it is the one that a build makes."""

import shutil
import subprocess
import sys

import pytest

import stemma as package
from stemma.casefile import open_case as open_file
from stemma.errors import UsageError


@pytest.fixture
def one_by_one(tmp_path, reports):
    """The reports, each in a folder of its own with its line of the manifest."""
    folders = []
    head, *lines = (reports / "manifest.csv").read_text("utf-8").splitlines(keepends=True)
    for report in sorted(reports.glob("*.txt")):
        folder = tmp_path / report.stem
        folder.mkdir()
        shutil.copy(report, folder)
        (folder / "manifest.csv").write_text(head + next(line for line in lines if report.name in line), "utf-8")
        folders.append(folder)
    return folders


def exported(path, stemma):
    return stemma("export", path, "--format", "json", "--with-text").out


def test_account_of_what_was_taken_is_that_of_a_build(tmp_path, reports, one_by_one, stemma):
    whole, waiting = tmp_path / "crisis.db", tmp_path / "later" / "crisis.db"
    waiting.parent.mkdir()
    with package.open_case(whole) as case:
        case.add(reports)
    with package.open_case(waiting) as case:
        taken = [case.take(folder) for folder in one_by_one]

    assert [t.waiting for t in taken] == [1, 2, 3]
    assert [len(t.added) for t in taken] == [1, 1, 1]
    assert exported(waiting, stemma) == exported(whole, stemma)
    with open_file(waiting) as file:
        assert file.waiting == 0


def test_some_built_and_some_taken_is_all_built(tmp_path, reports, one_by_one, stemma):
    whole, mixed = tmp_path / "crisis.db", tmp_path / "later" / "crisis.db"
    mixed.parent.mkdir()
    with package.open_case(whole) as case:
        case.add(reports)
    with package.open_case(mixed) as case:
        case.add(one_by_one[0])
        case.take(one_by_one[1])
        account = case.add(one_by_one[2]).account

    assert len(account.articles) == 3
    assert exported(mixed, stemma) == exported(whole, stemma)


def test_account_that_another_program_made_meanwhile_is_not_made_again(tmp_path, reports, monkeypatch):
    from stemma import case as casing

    path = tmp_path / "crisis.db"
    casing.take(path, reports)
    casing.conclude(path)
    monkeypatch.setattr(casing, "_rebuild", None)

    casing.conclude(path)

    with package.open_case(path) as case:
        assert len(case.account().articles) == 3


def test_taking_twice_adds_nothing(tmp_path, reports):
    with package.open_case(tmp_path / "crisis.db") as case:
        case.take(reports)
        again = case.take(reports)

    assert again.added == ()
    assert again.waiting == 3


def test_ruling_on_a_case_in_which_articles_wait_knows_them(tmp_path, reports, one_by_one):
    with package.open_case(tmp_path / "crisis.db") as case:
        statement = case.add(one_by_one[0]).account.statements[0]
        case.take(one_by_one[1])
        ruled = case.rule("confirm", statement.id, by="Ann", why="heard it")

    assert len(ruled.account.articles) == 2


def test_refused_input_is_told_and_kept(tmp_path, stemma):
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)

    done = stemma("take", "crisis.db", "bad.txt")

    assert done.code == 1
    assert "bad.txt" in done.err


def test_command_says_what_waits_and_a_build_of_nothing_new_makes_the_account(reports, stemma):
    taken = stemma("take", "crisis.db", reports)
    built = stemma("build", "crisis.db")

    assert taken.code == built.code == 0
    assert "3 new, read; 3 wait for the account" in taken.err
    assert "0 new of 3 articles" in built.err


def test_nothing_makes_no_case(tmp_path):
    from stemma.case import build

    with pytest.raises(UsageError, match="no such case file"):
        build(tmp_path / "none.db", ())
    assert not (tmp_path / "none.db").exists()


KILLED = """
import os, sys
from pathlib import Path
from stemma.case import take
take(Path(sys.argv[1]), [sys.argv[2]])
os._exit(9)
"""


def test_what_was_taken_is_there_when_the_program_is_killed(tmp_path, reports):
    path = tmp_path / "crisis.db"

    done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(reports)], check=False, timeout=120)

    assert done.returncode == 9
    with package.open_case(path) as case:
        assert len(case.account().articles) == 3
