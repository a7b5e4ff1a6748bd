"""No story is told worse than its pinned floors."""

import importlib.util
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "benchmarks" / "quality" / "stories.py"
SPEC = importlib.util.spec_from_file_location("stories", SOURCE)
stories = importlib.util.module_from_spec(SPEC)
sys.modules["stories"] = stories
SPEC.loader.exec_module(stories)


def test_stories_keep_their_floors():
    """Every share of every story stands at its floor or above."""
    fallen = [
        f"{name}: {key} {tallies[key].share:.3f} < {floor}: {tallies[key].misses}"
        for name, tallies, floors in stories.measure()
        for key, floor in floors.items()
        if tallies[key].share < floor
    ]

    assert not fallen, "\n".join(fallen)
