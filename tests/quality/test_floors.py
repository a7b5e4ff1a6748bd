"""No story, no paragraph and no list of positions is told worse than its pinned floors."""

import pytest
from benchmarks.quality import paragraphs, positions, stories


@pytest.mark.parametrize("texts", [stories, paragraphs, positions])
def test_texts_keep_their_floors(texts):
    """Every share of every story, and of every file of paragraphs and positions, stands at its floor or above."""
    fallen = [
        f"{name}: {key} {tallies[key].share:.3f} < {floor}: {tallies[key].misses}"
        for name, tallies, floors in texts.measure()
        for key, floor in floors.items()
        if tallies[key].share < floor
    ]

    assert not fallen, "\n".join(fallen)
