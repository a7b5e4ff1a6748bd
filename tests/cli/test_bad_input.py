"""Each bad input gets one clear line and the right exit code; the other articles are built."""

import json
import os
import subprocess
import sys

import pytest

GOOD = """Ministers meet in Riga

RIGA, May 5 (AP) - The foreign ministers of Latvia and Estonia met in Riga on Monday, officials said.

"We agreed on most points," Latvian Foreign Minister Anna Kalnina said after the talks in the city.
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    return folder


def account_of(stemma, case="case.db"):
    return json.loads(stemma("export", case).out)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(2000)),
        ("nothing.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
        ("broken.jsonl", b"{not json}\n"),
        ("bare.jsonl", b'{"id": "1", "title": "no text"}\n'),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused_input_is_named_and_the_rest_is_built(stemma, folder, name, content):
    (folder / name).write_bytes(content)

    done = stemma("build", "case.db", folder)

    assert done.code == 1
    named = [line for line in done.err.splitlines() if name in line]
    assert len(named) == 1
    account = account_of(stemma)
    assert [a["file"] for a in account["articles"]] == ["good.txt"]
    assert [i for i in account["issues"] if i["level"] == "error" and name in i["text"]]


@pytest.mark.parametrize(
    "encoded",
    [
        GOOD.replace('"', "“").encode("windows-1252"),
        GOOD.encode("utf-16"),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode() + b" caf\xe9 \xff broken",
    ],
    ids=["windows-1252", "utf-16 with a mark", "utf-8 with a mark", "broken utf-8"],
)
def test_other_encodings_are_taken(stemma, tmp_path, encoded):
    (tmp_path / "report.txt").write_bytes(encoded)

    done = stemma("build", "case.db", "report.txt", "--published", "2025-05-05")

    assert done.code == 0, done.err
    assert "Anna Kalnina" in json.dumps(json.loads(stemma("export", "case.db", "--with-text").out), ensure_ascii=False)


def test_lone_surrogate_in_a_line_does_not_stop_the_build(stemma, folder):
    record = (
        '{"id": "1", "text": "'
        + GOOD.replace("\n", "\\n").replace('"', '\\"')
        + ' \\ud800", "published": "2025-05-06"}'
    )
    (folder / "odd.jsonl").write_text(record + "\n", "utf-8")

    done = stemma("build", "case.db", folder)

    assert done.code in (0, 1), done.err
    assert account_of(stemma)["articles"]


def test_manifest_that_names_a_missing_file_or_an_impossible_date(stemma, folder):
    (folder / "manifest.csv").write_text("file,published\ngone.txt,2025-05-05\ngood.txt,2025-02-31\n", "utf-8")

    done = stemma("build", "case.db", folder)

    assert done.code == 1
    assert "gone.txt" in done.err
    account = account_of(stemma)
    assert any("2025-02-31" in i["text"] for i in account["issues"])


def test_two_files_with_the_same_text_are_one_origin(stemma, folder):
    (folder / "twin.txt").write_text(GOOD, "utf-8")

    done = stemma("build", "case.db", folder)

    assert done.code == 0, done.err
    assert len({a["origin"] for a in account_of(stemma)["articles"]}) == 1


def test_text_of_fifty_megabytes_is_refused_in_good_time(stemma, folder):
    (folder / "huge.txt").write_bytes(b"word " * 10_000_000)

    done = stemma("build", "case.db", folder)

    assert done.code == 1
    assert "huge.txt" in done.err
    assert [a["file"] for a in account_of(stemma)["articles"]] == ["good.txt"]


def test_path_without_permission(stemma, folder):
    locked = folder / "locked.txt"
    locked.write_text(GOOD, "utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")

    done = stemma("build", "case.db", folder)

    assert done.code == 1
    assert "locked.txt" in done.err


def test_missing_path_is_wrong_use_and_leaves_no_case_behind(stemma, tmp_path):
    done = stemma("build", "case.db", "nowhere")

    assert done.code == 2
    assert "nowhere" in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert not (tmp_path / "case.db").exists()


@pytest.mark.parametrize(
    "args",
    [
        ("show", "none.db"), ("why", "none.db", "e1"), ("compare", "none.db", "a", "b"), ("export", "none.db"),
        ("check", "none.db"), ("show",), ("nonsense",), ("build", "case.db"), ("show", "none.db", "gossip"),
        ("export", "none.db", "--format", "pdf"), ("build", "case.db", "in", "--published", "someday"),
        ("build", "case.db", "in", "--manifest", "none.csv"), ("build", "no/such/folder/case.db", "in"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_exits_with_two_and_no_traceback(stemma, folder, args):
    done = stemma(*args)

    assert done.code == 2
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", [("build", "case.db", "in"), ("show", "case.db"), ("check", "case.db")])
def test_file_that_is_no_database_exits_with_three_and_stays(stemma, folder, tmp_path, command):
    (tmp_path / "case.db").write_bytes(b"no database " * 1000)

    done = stemma(*command)

    assert done.code == 3
    assert len(done.err.strip().splitlines()) == 1
    assert (tmp_path / "case.db").read_bytes() == b"no database " * 1000


def test_refusal_is_forgotten_once_the_file_is_an_article(stemma, folder):
    (folder / "late.txt").write_bytes(b"")
    assert stemma("build", "case.db", folder).code == 1
    (folder / "late.txt").write_text(GOOD.replace("Riga", "Oslo"), "utf-8")

    done = stemma("build", "case.db", folder)

    assert done.code == 0, done.err
    assert not [i for i in account_of(stemma)["issues"] if i["level"] == "error"]


def run_process(*args, cwd, **options):
    return subprocess.run(
        [sys.executable, "-m", "stemma", *args], cwd=cwd, capture_output=True, check=False, timeout=60, **options
    )


def test_output_is_utf8_in_any_locale(stemma, folder, tmp_path):
    (folder / "good.txt").write_text(GOOD.replace('"', "“"), "utf-8")
    stemma("build", "case.db", folder)

    env = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run_process("show", "case.db", cwd=tmp_path, env=env)

    assert done.returncode == 0, done.stderr
    assert "─" in done.stdout.decode("utf-8")


def test_reader_that_goes_away_is_no_error(stemma, folder, tmp_path):
    stemma("build", "case.db", folder)

    done = subprocess.run(
        f"{sys.executable} -m stemma export case.db --with-text | head -c 10",
        shell=True, cwd=tmp_path, capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.stderr == b""


def test_control_characters_of_a_text_never_reach_the_terminal(stemma, folder):
    (folder / "good.txt").write_text(GOOD.replace("most points", "most \x1b[31mpoints\x07"), "utf-8")
    stemma("build", "case.db", folder)

    shown = stemma("show", "case.db").out

    assert "\x1b" not in shown
    assert "\x07" not in shown
