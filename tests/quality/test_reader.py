"""The shipped network reads attributions no worse than its pinned floors, where the corpus is at hand."""

from pathlib import Path

import pytest
from benchmarks.quality import reader as quality
from training.corpora.polnear import load_polnear

from stemma.encoder.reader import open_reader

ROOT = Path(__file__).parents[2]
POLNEAR = ROOT.parent / "shared" / "data" / "polnear"


@pytest.mark.skipif(not POLNEAR.is_dir(), reason=f"{POLNEAR} is not here: the corpus is no part of the project")
def test_attributions_keep_their_floors():
    corpus, floors = quality.load_floors()
    assert quality.digest_of(POLNEAR / "dev") == corpus

    tallies = quality.measure(open_reader(), load_polnear(POLNEAR, "dev"))

    assert not {name: tally.value for name, tally in tallies.items() if tally.value < floors[name]}
    assert set(floors) == set(tallies)
