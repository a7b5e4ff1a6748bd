"""Windows of the same pieces are run once while they are remembered, and those asked for longest ago are forgotten."""

import numpy as np

from stemma.encoder.remembered import Remembered
from stemma.encoder.windows import Window


def window(*pieces, mark=0):
    ids = np.array(pieces, dtype=np.int64)
    blank = np.zeros_like(ids)
    return Window(ids=ids, marks=blank + mark, starts=blank, ends=blank, sentences=blank, own=(0, len(ids)))


def test_what_was_said_is_said_again_until_it_is_forgotten():
    remembered, runs = Remembered(2), []

    def run():
        runs.append(len(runs))
        return (np.array([len(runs)], dtype=np.float32),)

    said = [
        remembered.of(one, run)[0][0]
        for one in (window(1), window(2), window(1), window(1, mark=3), window(1), window(2))
    ]

    assert said == [1, 2, 1, 3, 1, 4]
    assert len(remembered) == 2
