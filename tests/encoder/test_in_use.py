"""The pipeline opens the weights and hands them on; without them `build` stops and `lineage` says what it leaves out."""

import json

import pytest
from tests.case_lists import cases_of

from stemma import pipeline
from stemma.errors import WeightsError

STORY = cases_of("lineage/spun")[0]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    for key, day in (("base", "2024-03-05"), ("spun", "2024-03-06"), ("report", "2024-03-06")):
        line = {"file": f"{key}.txt", "text": STORY[key], "outlet": f"The {key.title()} Post", "published": day}
        with (made / "reports.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    return made


@pytest.fixture
def without_weights(monkeypatch):
    def missing():
        raise WeightsError("sentences.onnx is missing: install stemma again")

    monkeypatch.setattr(pipeline, "_encoder", missing)


def test_lineage_finds_spun_copies(stemma, folder):
    found = json.loads(stemma("lineage", folder, "--json").out)

    assert [c["relation"] for c in found["copies"]] == ["spun"]
    assert len(found["origins"]) == 2


def test_an_account_names_its_weights_and_counts_a_spun_copy_as_no_newsroom(stemma, folder, tmp_path):
    stemma("build", tmp_path / "case.db", folder)
    account = json.loads(stemma("export", tmp_path / "case.db", "--format", "json").out)

    assert len(account["made_by"]["weights"]) == 64
    assert sorted(a["relation"] for a in account["articles"]) == ["original", "original", "spun"]


def test_without_weights_lineage_says_what_it_leaves_out(stemma, folder, without_weights):
    ran = stemma("lineage", folder, "--json")

    assert ran.code == 0
    assert "Spun copies are not looked for: sentences.onnx is missing" in ran.err
    assert json.loads(ran.out)["copies"] == []


def test_without_weights_nothing_is_built(stemma, folder, tmp_path, without_weights):
    ran = stemma("build", tmp_path / "case.db", folder)

    assert ran.code == 3
    assert "sentences.onnx is missing" in ran.err


@pytest.fixture
def without_network(monkeypatch):
    def missing():
        raise WeightsError("reader.onnx is missing: install stemma again")

    monkeypatch.setattr(pipeline, "_network", missing)


@pytest.mark.usefixtures("without_network")
def test_without_the_network_nothing_is_built_or_read(stemma, folder, tmp_path):
    for ran in (stemma("build", tmp_path / "case.db", folder), stemma("read", folder / "reports.jsonl")):
        assert ran.code == 3
        assert "reader.onnx is missing" in ran.err


def test_the_network_is_opened_once():
    assert pipeline._network() is pipeline._network()
