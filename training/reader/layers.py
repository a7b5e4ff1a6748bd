"""The tag layers: which columns of which output say O, B or I of which label."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from training.corpora.document import ATTRIBUTION_LABELS, NAME_LABELS, Layer

FORBIDDEN: Final = -1e4
"""Score of a step that no path takes. Finite: a sum with it stays a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagLayer:
    """A row of labels that is tagged by itself: its spans may overlap those of other layers, never each other."""

    name: str
    document_layer: Layer
    """The layer of a document that its labels come from; also the name of the network's output."""
    first: int
    """First column of the output."""
    spans: tuple[str, ...]
    """The labels of its spans."""

    @property
    def labels(self) -> tuple[str, ...]:
        """`O`, then `B-x` and `I-x` of each label of spans."""
        return ("O", *(f"{part}-{label}" for label in self.spans for part in "BI"))

    @property
    def columns(self) -> slice:
        return slice(self.first, self.first + len(self.labels))

    def begin(self, label: str) -> int:
        """Return the index of `B-label`; `I-label` is the next."""
        return 1 + 2 * self.spans.index(label)

    def steps(self) -> npt.NDArray[np.float32]:
        """Return the steps among its labels."""
        return steps_among(len(self.labels))


def steps_among(labels: int) -> npt.NDArray[np.float32]:
    """Return 0 for each step (from, to) that a path may take, `FORBIDDEN` for `I-x` after anything but `x`."""
    steps = np.zeros((labels, labels), dtype=np.float32)
    for inside in range(2, labels, 2):
        steps[:, inside] = FORBIDDEN
        steps[[inside - 1, inside], inside] = 0.0
    return steps


ATTRIBUTION_LAYERS: Final = tuple(
    TagLayer(name=label, document_layer="attribution", first=3 * n, spans=(label,))
    for n, label in enumerate(ATTRIBUTION_LABELS)
)
"""Three independent ones: a source and a cue may stand inside a content."""
NAME_LAYER: Final = TagLayer(name="names", document_layer="names", first=0, spans=NAME_LABELS)
LAYERS: Final = (*ATTRIBUTION_LAYERS, NAME_LAYER)
WIDTHS: Final[dict[Layer, int]] = {"attribution": 9, "names": 11}
"""Columns of each output."""
