"""The attributions of a reading keep their floors, wherever the public data is at hand."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
SPEC = importlib.util.spec_from_file_location(
    "attribution_floors", ROOT / "benchmarks" / "quality" / "attribution_floors.py"
)
attribution_floors = importlib.util.module_from_spec(SPEC)
sys.modules["attribution_floors"] = attribution_floors
SPEC.loader.exec_module(attribution_floors)


@pytest.mark.skipif(not (DATA / "polnear" / "dev").is_dir(), reason="the development articles of PolNeAR are not here")
def test_a_reading_keeps_its_floors():
    fallen = [f"{f.name}: {f.value:.3f} < {f.floor}" for f in attribution_floors.measure(DATA) if f.value < f.floor]

    assert not fallen, "\n".join(fallen)
