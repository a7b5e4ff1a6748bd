"""The attributions of a reading keep their floors, wherever the public data is at hand."""

from pathlib import Path

import pytest
from benchmarks.quality import attribution_floors

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"


@pytest.mark.skipif(not (DATA / "polnear" / "dev").is_dir(), reason="the development articles of PolNeAR are not here")
def test_a_reading_keeps_its_floors():
    fallen = [f"{f.name}: {f.value:.3f} < {f.floor}" for f in attribution_floors.measure(DATA) if f.value < f.floor]

    assert not fallen, "\n".join(fallen)
