"""What stands beside the reader's weights in `reader.json`: its labels, and the scores that decoding adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.links import BUCKETS
from stemma.encoder.session import read_json
from stemma.encoder.windows import MARKS

Scores = npt.NDArray[np.float32]
ATTRIBUTION: Final = ("source", "cue", "content")
"""The layers of the output `attribution`, in the order of its columns."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Card:
    """How the outputs of the network are to be understood."""

    names: tuple[str, ...]
    """Types of names, in the order of the columns: O, then B and I of each."""
    attribution_steps: Scores
    """Score of going from a label to the next, `(3, 3, 3)`."""
    name_steps: Scores
    """`(1, labels, labels)`."""
    source_distance: Scores
    """What the distance between a cue and a source adds to their link, by bucket, `(BUCKETS,)`."""
    content_distance: Scores
    no_source: float
    """Score of a cue's link to nobody."""


def read_card(path: Traversable) -> Card:
    """
    Return the card at *path*.

    Raises:
        WeightsError: it cannot be read, or is the card of another network.
    """
    return read_json(path, _card)


def _card(told: Mapping[str, Any]) -> Card:
    labels, steps, links = told["labels"], told["steps"], told["links"]
    names, width = tuple(labels["names"]), 1 + 2 * len(labels["names"])
    if tuple(labels["attribution"]) != ATTRIBUTION or told["marks"] != MARKS:
        raise ValueError("it names other labels or marks")
    return Card(
        names=names,
        attribution_steps=_table(steps["attribution"], 3, 3, 3),
        name_steps=_table(steps["names"], 1, width, width),
        source_distance=_table(links["source_distance"], BUCKETS),
        content_distance=_table(links["content_distance"], BUCKETS),
        no_source=float(links["no_source"]),
    )


def _table(numbers: object, *shape: int) -> Scores:
    table = np.array(numbers, dtype=np.float32)
    if table.shape != shape:
        raise ValueError(f"a table of shape {table.shape} stands where {shape} belongs")
    return table
