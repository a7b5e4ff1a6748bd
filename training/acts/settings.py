"""What a run is told by its file in `training/configs/`."""

from dataclasses import dataclass
from pathlib import Path

from training.settings import told_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run; every field is named in the file."""

    seed: int
    """Of the heads' weights, the order of the windows and dropout."""
    epochs: int
    """Passes over all windows."""
    most_pieces: int
    """Word pieces of a step, padding included."""
    layer_rate: float
    """Highest learning rate of the layers, which begin as the reader's."""
    head_rate: float
    """Highest learning rate of the heads."""
    warm_up: float
    """Share of the run in which the rates rise from 0; behind it they fall to 0 in a straight line."""
    weight_decay: float
    most_gradient: float
    """Norm that a step's gradient is cut to."""
    dropout: float
    save_minutes: float
    part: float
    """Share of the windows that are taken at all: 1 for a real run."""


def load_settings(path: Path) -> Settings:
    """
    Return what *path* says.

    Raises:
        ValueError: a field is missing or unknown.
    """
    return Settings(**told_in(path, Settings))
