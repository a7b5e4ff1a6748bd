"""`stemma demo` builds the story that ships with the package and says what to try next."""

import json
import sqlite3


def test_demo_writes_its_three_files_and_prints_the_account(stemma, tmp_path):
    done = stemma("demo")

    assert done.code == 0, done.err
    assert {"demo.db", "demo.html", "demo.json"} <= {p.name for p in tmp_path.iterdir()}
    assert "TIMELINE" in done.out
    account = json.loads((tmp_path / "demo.json").read_text("utf-8"))
    assert len(account["articles"]) >= 12
    assert len(account["origins"]) < len(account["articles"])
    assert stemma("check", "demo.db").code == 0


def test_every_command_that_the_demo_names_works(stemma):
    lines = stemma("demo").err.splitlines()
    commands = [line.split()[1:] for line in lines if line.startswith("  stemma ") and "FOLDER" not in line]

    assert len(commands) >= 4
    for command in commands:
        assert stemma(*command).code == 0


def test_demo_again_gives_the_same(stemma, tmp_path):
    stemma("demo")
    before = (tmp_path / "demo.json").read_bytes(), (tmp_path / "demo.html").read_bytes()
    stemma("demo")

    assert ((tmp_path / "demo.json").read_bytes(), (tmp_path / "demo.html").read_bytes()) == before


def test_demo_does_not_touch_a_case_of_that_name(stemma, tmp_path, reports):
    stemma("build", "demo.db", reports)

    done = stemma("demo")

    assert done.code == 2
    assert "another folder" in done.err
    count = sqlite3.connect(tmp_path / "demo.db").execute("SELECT count(*) FROM articles").fetchone()
    assert count == (3,)
