"""What a network said of windows lately: in the news much is printed twice, and several networks read one text."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from stemma.encoder.windows import Window

Outputs = tuple[npt.NDArray[np.float32], ...]


class Remembered:
    """Outputs by window; of more than *most*, those that were asked for longest ago are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[bytes, Outputs] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def of(self, window: Window, run: Callable[[], Outputs]) -> Outputs:
        """Return what was said of a window of the same pieces, else what *run* says now."""
        key = window.ids.tobytes() + window.marks.tobytes()
        found = self._held.pop(key, None)
        if found is None:
            found = run()
        self._held[key] = found
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return found
