"""A case file that cannot be used is refused in one sentence, and a failed build leaves it as it was."""

import os
import resource
import sqlite3
import subprocess
import sys
from importlib.resources import files

import pytest

from stemma.casefile import migrations, open_case
from stemma.errors import CaseFileBusy, DamagedCaseFile, NewerCaseFile, StorageError, UsageError


def store(path, case, name="ferry"):
    with open_case(path, writable=True) as file, file.transaction():
        file.replace(
            case.account, articles=case.articles, issues=(), readings=case.readings, reader_digest="r", parameters={}
        )


def test_missing_file_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="no such case file"):
        open_case(tmp_path / "none.db")


def test_missing_folder_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        open_case(tmp_path / "none" / "case.db", writable=True)


def test_folder_is_no_case_file(tmp_path):
    with pytest.raises(UsageError, match="is a folder"):
        open_case(tmp_path, writable=True)


@pytest.mark.parametrize("writable", [True, False])
def test_text_file_is_no_case(tmp_path, writable):
    path = tmp_path / "case.db"
    path.write_text("this is no database at all, it is a plain text" * 50)

    with pytest.raises(DamagedCaseFile, match="no database"):
        open_case(path, writable=writable)
    assert path.read_text().startswith("this is no database")


def test_database_of_another_program_is_no_case_and_stays_untouched(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.close()

    with pytest.raises(DamagedCaseFile, match="no stemma case"):
        open_case(path, writable=True)


def test_empty_file_holds_no_case_but_can_become_one(tmp_path, case):
    path = tmp_path / "empty.db"
    path.touch()

    with pytest.raises(DamagedCaseFile, match="empty"):
        open_case(path)
    store(path, case)
    with open_case(path) as file:
        assert file.account() == case.account


def test_file_of_a_later_version_is_refused(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    connection.close()

    for writable in (True, False):
        with pytest.raises(NewerCaseFile, match="later version"):
            open_case(path, writable=writable)


def test_broken_pages_are_a_damaged_file(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(DamagedCaseFile, match="damaged"), open_case(path) as file:
        file.account()


def test_row_that_makes_no_record_is_a_damaged_file(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM evidence WHERE kind = 'event'")
    connection.commit()
    connection.close()

    with pytest.raises(DamagedCaseFile, match="needs evidence"), open_case(path) as file:
        file.account()


def test_second_writer_is_told_that_the_file_is_busy(tmp_path, case, monkeypatch):
    path = tmp_path / "case.db"
    store(path, case)
    monkeypatch.setattr("stemma.casefile.connection.BUSY_SECONDS", 0.05)

    with (
        open_case(path, writable=True) as first,
        first.transaction(),
        open_case(path, writable=True) as second,
        pytest.raises(CaseFileBusy, match="another program"),
        second.transaction(),
    ):
        pass


def test_readers_see_the_old_account_while_another_writes(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)

    with open_case(path, writable=True) as writer, writer.transaction(), open_case(path) as reader:
        assert reader.account() == case.account


def test_new_file_is_removed_when_the_first_build_fails(tmp_path):
    path = tmp_path / "case.db"

    with pytest.raises(RuntimeError), open_case(path, writable=True) as file, file.transaction():
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_failure_in_the_middle_leaves_the_old_account(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)

    with pytest.raises(RuntimeError), open_case(path, writable=True) as file, file.transaction():
        file.replace(case.account, articles=case.articles, issues=(), readings=(), reader_digest="x", parameters={})
        raise RuntimeError
    with open_case(path) as file:
        assert file.account() == case.account
        assert file.readings("r")


FILL = """
import resource, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from stemma.casefile import open_case
from stemma.errors import StorageError
from stemma.records.article import derive_article_id, digest_text
path = Path(sys.argv[1])
with open_case(path, writable=True) as file:
    one = file.articles()[0]
    text = one.text + "more " * 400_000
    big = replace(one, id="a" + "9" * 12, text=text, text_sha256=digest_text(text))
    account = file.account()
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
    try:
        with file.transaction():
            file.replace(account, articles=(*file.articles(), big), issues=(), readings=(), reader_digest="x", parameters={})
    except StorageError as exc:
        print("refused:", exc)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="the system cannot limit the size of files")
def test_full_disk_leaves_the_old_account(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)

    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path), str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )

    assert "the disk is full or cannot be written" in done.stdout
    with open_case(path) as file:
        assert file.account() == case.account
        assert file.faults_of_storage() == ()


def test_full_disk_is_a_storage_error(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)

    with open_case(path, writable=True) as file:
        file._connection.execute("PRAGMA max_page_count = 5")
        with pytest.raises(StorageError, match="disk is full"), file.transaction():
            file._connection.execute("CREATE TABLE filler (x) ")
            for _ in range(200):
                file._connection.execute("INSERT INTO filler VALUES (zeroblob(4000))")


def test_file_without_write_permission_can_be_read_and_not_written(tmp_path, case):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path = tmp_path / "case.db"
    store(path, case)
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with open_case(path) as file:
            assert file.account() == case.account
        with pytest.raises(StorageError):
            open_case(path, writable=True)
    finally:
        tmp_path.chmod(0o700)


def test_migrations_lead_step_by_step_to_the_present_format(tmp_path):
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    steps = {0: "CREATE TABLE a (x);\nCREATE TABLE b (x);", 1: "ALTER TABLE a ADD COLUMN y;\nDROP TABLE b;"}

    migrations.migrate(connection, steps, 2)

    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert [r[1] for r in connection.execute("PRAGMA table_info(a)")] == ["x", "y"]
    connection.close()


def test_every_version_before_the_present_has_its_migration():
    assert sorted(migrations.MIGRATIONS) == list(range(1, migrations.VERSION))
    assert "CREATE TABLE articles" in files("stemma.casefile").joinpath("schema.sql").read_text()


KILL = """
import os, sys
from pathlib import Path
from stemma.casefile import open_case
with open_case(Path(sys.argv[1]), writable=True) as file:
    account, articles = file.account(), file.articles()
    with file.transaction():
        file.replace(account, articles=articles[:0], issues=(), readings=(), reader_digest="x", parameters={})
"""


def test_killed_build_leaves_the_old_account(tmp_path, case):
    path = tmp_path / "case.db"
    store(path, case)
    script = KILL.replace(
        "        file.replace(",
        "        file._connection.execute('DELETE FROM timeline'); os._exit(9)\n        file.replace(",
    )

    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=60)

    assert done.returncode == 9
    with open_case(path) as file:
        assert file.account() == case.account
