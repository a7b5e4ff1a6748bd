"""A case from Python: opened, filled, read and compared, with one clear sentence where that cannot be."""

import subprocess
import sys

import pytest

import stemma
from stemma.errors import DamagedCaseFile, UsageError
from stemma.export.frames import COLUMNS, frame_of, rows_of


def test_a_case_is_made_by_the_first_add(reports, tmp_path):
    path = tmp_path / "sea.db"
    with stemma.open_case(path) as case:
        assert not path.exists()
        first = case.add(reports / "gazette.txt", manifest=reports / "manifest.csv")
        second = case.add(reports)

        assert (len(first.added), len(second.added)) == (1, 2)
        assert case.name == "sea"
        assert case.account() == second.account
        assert [a.id for a in case.account(as_of="2025-06-03").articles] == [first.added[0].id]


def test_inputs_may_be_a_list(reports, tmp_path):
    """As `stemma.build` takes them; and one path is one path there, not its letters."""
    files = sorted(reports.glob("*.txt"))[:2]

    assert len(stemma.open_case(tmp_path / "a.db").add(files, reports / "manifest.csv").added) == 2
    assert len(stemma.build(tmp_path / "b.db", str(files[0])).added) == 1


@pytest.mark.parametrize("wrong", [None, 7, [None], b"reports"])
def test_what_is_no_path_is_said_in_one_sentence(tmp_path, wrong):
    with pytest.raises(UsageError, match="is no file and no folder"):
        stemma.open_case(tmp_path / "a.db").add(wrong)


def test_an_account_of_an_earlier_version_is_no_difference(reports, tmp_path):
    """Both sides are made by this program; what the file holds may be older."""
    import sqlite3

    path = tmp_path / "sea.db"
    stemma.open_case(path).add(reports)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE events SET status = 'denied'")
    connection.close()

    assert stemma.open_case(path).diff("2025-06-04").found == ()


def test_what_is_no_case_is_refused_when_it_is_opened(tmp_path):
    (tmp_path / "notes.db").write_text("no database", encoding="utf-8")

    with pytest.raises(DamagedCaseFile):
        stemma.open_case(tmp_path / "notes.db")
    with pytest.raises(UsageError, match="no such case file"):
        stemma.open_case(tmp_path / "missing.db").account()


def test_reading_a_case_loads_no_steps():
    """Neither the web nor the network's weights, nor what makes an account, is loaded to read one."""
    heavy = ("onnxruntime", "numpy", "trafilatura", "jinja2", "pandas", "polars", "docx", "fastapi", "stemma.pipeline")
    code = f"import sys, stemma; stemma.open_case; print([m for m in {heavy!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("section", COLUMNS)
def test_every_section_has_rows_with_its_columns(case, section):
    rows = rows_of(case.account, section, articles=case.articles)

    assert rows or section == "rulings"
    assert all(set(row) == set(COLUMNS[section]) for row in rows)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("section", COLUMNS)
def test_every_section_is_a_frame(case, section, library):
    pytest.importorskip(library)

    frame = frame_of(case.account, section, articles=case.articles, library=library)

    assert list(frame.columns) == list(COLUMNS[section])
    assert len(frame) == len(rows_of(case.account, section))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_an_empty_section_is_a_frame_with_its_columns(case, library):
    pytest.importorskip(library)
    from dataclasses import replace

    frame = frame_of(replace(case.account, positions=()), "positions", library=library)

    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS["positions"]))


def test_evidence_has_the_words_of_every_span(case):
    texts = {a.id: a.text for a in case.articles}

    for row in rows_of(case.account, "evidence", articles=case.articles):
        assert row["words"] == texts[row["article"]][row["start"] : row["end"]]


def test_what_cannot_be_framed_is_said(case, monkeypatch):
    with pytest.raises(UsageError, match="no section 'gossip'"):
        frame_of(case.account, "gossip")
    with pytest.raises(UsageError, match="not with 'excel'"):
        frame_of(case.account, "events", library="excel")
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="pip install polars"):
        frame_of(case.account, "events", library="polars")


def test_records_show_themselves_in_a_notebook(case):
    """Once the face is loaded, every kind of record has its table; hostile words stay words."""
    from dataclasses import replace

    account = case.account
    stemma.open_case  # noqa: B018
    records = (*account.events, *account.statements, *account.quantities, *account.positions, *account.actors,
               *account.conflicts, *case.articles, account)  # fmt: skip
    hostile = replace(account.events[0], summary="<script>alert(1)</script>")

    for record in records:
        assert record._repr_html_().startswith("<")
    assert "312" in account._repr_html_()
    assert "<script>" not in hostile._repr_html_()
