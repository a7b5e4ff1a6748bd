"""Inputs taken part by part are those taken whole, Parquet too; a table that cannot be read is refused by name."""

import json

import pytest

from stemma.intake import PartParameters, collect, split_inputs, take_part
from stemma.intake.collect import DEFAULTS

RECORDS = [
    {
        "text": f"The bridge over the river was closed for the {n}th time.",
        "outlet": "Coast Daily",
        "published": "2024-03-01",
    }
    for n in range(23)
]
SMALL = PartParameters(articles=4, files=2)


def taken_in_parts(paths):
    parts, manifests, _ = split_inputs(paths, parameters=SMALL)
    taken = [take_part(part, manifests=manifests, parameters=DEFAULTS) for part in parts]
    return len(parts), sorted((a for one in taken for a in one.articles), key=lambda a: a.order)


def test_parts_of_json_lines_hold_the_same_articles(tmp_path):
    """Labels count through the file, blank and broken lines included."""
    lines = [json.dumps(r) for r in RECORDS]
    lines[5:5] = ["", "{broken", "   "]
    (tmp_path / "news.jsonl").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")

    count, articles = taken_in_parts([tmp_path])

    assert count == 6
    assert articles == list(collect([tmp_path]).articles)
    assert {a.file for a in articles} >= {"news.jsonl#1", "news.jsonl#24"}


def test_parts_of_a_folder_hold_the_same_articles(tmp_path):
    """Texts go several to a part; the manifest of the folder holds for all parts."""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(RECORDS[number]["text"], encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet\n3.txt,Delta Times\n", encoding="utf-8")

    count, articles = taken_in_parts([tmp_path])

    assert count == 3
    assert articles == list(collect([tmp_path]).articles)
    assert {a.outlet for a in articles} == {"Delta Times", None}


def test_tables_are_read_by_row_groups(tmp_path):
    """A Parquet file gives the articles of the same records as JSON lines, whole and in parts."""
    pyarrow = pytest.importorskip("pyarrow", reason="Parquet needs stemma[corpus]")
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs stemma[corpus]")
    parquet.write_table(pyarrow.Table.from_pylist(RECORDS), tmp_path / "news.parquet", row_group_size=9)
    (tmp_path / "json").mkdir()
    (tmp_path / "json" / "news.parquet.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")

    count, articles = taken_in_parts([tmp_path / "news.parquet"])
    whole = collect([tmp_path / "news.parquet"]).articles

    assert count == 3
    assert articles == list(whole)
    assert sorted(a.text for a in whole) == sorted(a.text for a in collect([tmp_path / "json"]).articles)


def test_broken_table_is_refused(tmp_path):
    """It stops nothing, whole or in parts."""
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "a.txt").write_text(RECORDS[0]["text"], encoding="utf-8")

    _, articles = taken_in_parts([tmp_path])
    whole = collect([tmp_path])

    assert len(articles) == len(whole.articles) == 1
    assert any("broken.parquet was refused" in issue.text for issue in whole.issues)
