"""A case file at work: killed at any moment it keeps what was committed, and readers do not wait for a writer."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from stemma.casefile import open_case

KILLS = 12
LONGEST = 0.25
"""Seconds after which the last of the killed writers is killed."""

WRITER = """
import sys
from pathlib import Path
from stemma.casefile import open_case
from stemma.records.ruling import Place, Ruling, derive_ruling_id
from stemma.records.span import Span

path, first = Path(sys.argv[1]), int(sys.argv[2])
with open_case(path) as file:
    articles, account = file.articles(), file.account()
    readings = tuple(file.readings("r").values())
print("ready", flush=True)
number = first
while True:
    place = Place(article=articles[0].id, span=Span(0, 5), text_sha256=articles[0].text_sha256, words="Ferry")
    cells = {
        "verb": "confirm", "about": "event", "sides": ((place,),), "value": None, "by": "Ann",
        "made": f"2025-04-01T08:00:00.{number:06d}Z", "why": "x" * 3000,
    }
    with open_case(path, writable=True) as file, file.transaction():
        file.add_rulings([Ruling(id=derive_ruling_id(**cells), **cells)])
        file.replace(account, articles=articles, issues=(), readings=readings, reader_digest="r", parameters={})
    print(number, flush=True)
    number += 1
"""


@pytest.fixture
def path(tmp_path, case):
    path = tmp_path / "case.db"
    with open_case(path, writable=True) as file, file.transaction():
        file.replace(
            case.account, articles=case.articles, issues=(), readings=case.readings, reader_digest="r", parameters={}
        )
    return path


def test_killed_at_random_points_it_keeps_what_was_committed(path, case):
    """A writer that says what it committed is killed again and again; each time the file opens and holds all of that."""
    chance = random.Random(11)
    said: list[int] = []
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(len(said) + 1000 * (1 + len(said)))],
            stdout=subprocess.PIPE, text=True,
        ) as writer:  # fmt: skip
            assert writer.stdout.readline() == "ready\n"
            first = writer.stdout.readline()  # one round at least, so that there is something to lose
            time.sleep(chance.random() * LONGEST)
            os.kill(writer.pid, signal.SIGKILL)
            rest = writer.stdout.read().split("\n")
        said += [int(line) for line in (first, *rest[:-1]) if line.strip()]

        with open_case(path) as file:
            held = {int(r.made[-7:-1]) for r in file.rulings()}
            assert set(said) <= held
            assert len(held) - len(set(said)) <= KILLS  # committed, and killed before it could say so
            assert file.faults_of_storage() == ()
            account = file.account()
            assert account.events == case.account.events
            assert len(account.rulings) == len(held)
    assert len(said) >= KILLS


def test_two_readers_read_while_one_writes(path, case):
    """Neither waits for the other: readers see the account before or after a transaction, never between."""
    over, seen, failed = threading.Event(), [0, 0], []

    def read(number):
        try:
            while not over.is_set():
                with open_case(path) as file:
                    account = file.account()
                    assert account.events == case.account.events
                    assert len(account.articles) == len(file.articles()) == 2
                seen[number] += 1
        except BaseException as exc:  # noqa: BLE001 - told to the test below
            failed.append(exc)

    readers = [threading.Thread(target=read, args=(n,)) for n in range(2)]
    for reader in readers:
        reader.start()
    with open_case(path, writable=True) as file:
        for _ in range(5):
            before = list(seen)
            with file.transaction():
                file.replace(
                    case.account, articles=case.articles, issues=(), readings=case.readings, reader_digest="r",
                    parameters={},
                )  # fmt: skip
                until = time.monotonic() + 60
                while not failed and time.monotonic() < until and any(n - b < 2 for n, b in zip(seen, before)):
                    time.sleep(0.01)  # each reads twice while the transaction is open
    over.set()
    for reader in readers:
        reader.join()

    assert failed == []
    assert min(seen) >= 10


def test_reader_that_came_first_keeps_its_account(path, case):
    """What a reader has begun to read does not change under it."""
    with open_case(path) as reader:
        reader._connection.execute("BEGIN")
        before = reader.rulings(), reader.account()
        with open_case(path, writable=True) as writer, writer.transaction():
            writer._connection.execute("DELETE FROM timeline")
        assert (reader.rulings(), reader.account()) == before
        reader._connection.execute("COMMIT")
        assert reader.account().timeline == ()


def test_write_ahead_log_is_in_use(path):
    with open_case(path, writable=True) as file:
        assert file._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert sqlite3.sqlite_version_info >= (3, 37)


FIRST = """
import os, sys
from pathlib import Path
from stemma.casefile import open_case
with open_case(Path(sys.argv[1]), writable=True) as file, file.transaction():
    os._exit(9)
"""


def test_first_build_that_is_killed_leaves_nothing_in_the_way(tmp_path, case):
    path = tmp_path / "new.db"
    assert subprocess.run([sys.executable, "-c", FIRST, str(path)], check=False, timeout=60).returncode == 9

    with open_case(path, writable=True) as file, file.transaction():
        file.replace(
            case.account, articles=case.articles, issues=(), readings=case.readings, reader_digest="r", parameters={}
        )

    with open_case(path) as file:
        assert file.account() == case.account
