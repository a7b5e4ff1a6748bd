"""The shipped network reads attributions no worse than its pinned floors, where the corpus is at hand."""

import importlib.util
import sys
from pathlib import Path

import pytest
from training.corpora.polnear import load_polnear

from stemma.encoder.reader import open_reader

ROOT = Path(__file__).parents[2]
POLNEAR = ROOT.parent / "shared" / "data" / "polnear"
SPEC = importlib.util.spec_from_file_location("reader_quality", ROOT / "benchmarks" / "quality" / "reader.py")
quality = importlib.util.module_from_spec(SPEC)
sys.modules["reader_quality"] = quality
SPEC.loader.exec_module(quality)


@pytest.mark.skipif(not POLNEAR.is_dir(), reason=f"{POLNEAR} is not here: the corpus is no part of the project")
def test_attributions_keep_their_floors():
    corpus, floors = quality.load_floors()
    assert quality.digest_of(POLNEAR / "dev") == corpus

    tallies = quality.measure(open_reader(), load_polnear(POLNEAR, "dev"))

    assert not {name: tally.value for name, tally in tallies.items() if tally.value < floors[name]}
    assert set(floors) == set(tallies)
