"""Copies, look-alikes and directions of generated histories stay at their floors, on texts that all have."""

import argparse
import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks" / "quality"


@pytest.fixture
def lineage(monkeypatch):
    """The benchmark, which finds what lies beside it."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("lineage")


def test_lineage_keeps_its_floors(lineage):
    """One set of histories of the held-out half; where there are too few cases for a floor, there is none."""
    every = lineage.read_stories(lineage.INVENTED, lineage.written_stories(lineage.WRITTEN))
    stories = [story for story in every if int(lineage.digest(story), 16) % 2]

    run, _ = lineage.run_half(stories, argparse.Namespace(sets=1, histories=400, seed=7))

    failed = lineage.show(run, misses=False, weights={})
    assert run.articles > 250
    assert failed == []
