"""No story is told worse than its pinned floors."""

from benchmarks.quality import stories


def test_stories_keep_their_floors():
    """Every share of every story stands at its floor or above."""
    fallen = [
        f"{name}: {key} {tallies[key].share:.3f} < {floor}: {tallies[key].misses}"
        for name, tallies, floors in stories.measure()
        for key, floor in floors.items()
        if tallies[key].share < floor
    ]

    assert not fallen, "\n".join(fallen)
