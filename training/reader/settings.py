"""What a training run is told by its file in `training/configs/`."""

from dataclasses import dataclass
from pathlib import Path

from training.settings import told_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run; every field is named in the file."""

    seed: int
    """Of the weights of the heads, the order of the windows, dropout and what is masked."""
    epochs: int
    """Passes over all windows."""
    most_pieces: int
    """Word pieces of a step, padding included."""
    body_rate: float
    """Highest learning rate of the published weights."""
    head_rate: float
    """Highest learning rate of what begins at nothing: heads, marks, steps."""
    warm_up: float
    """Share of the run in which the rates rise from 0; behind it they fall to 0 in a straight line."""
    weight_decay: float
    most_gradient: float
    """Norm that a step's gradient is cut to."""
    dropout: float
    masked: float
    """Share of the pieces that are hidden behind `[MASK]`: what people are called says little of who speaks."""
    straight: float
    """Share of the windows that are read with typewriter quotation marks."""
    link_weight: float
    """Weight of a choice of links beside a piece's labels."""
    event_weight: float
    """Weight of a batch of acts beside a batch of windows."""
    event_every: int
    """Steps from one batch of acts to the next; 0: none."""
    event_acts: int
    """Acts of a batch."""
    held: float
    """Share of the documents that are kept back to look at while training."""
    save_minutes: float
    measure_minutes: float
    repeats: dict[str, int]
    """How often the windows of a corpus come in one epoch, by its name up to a slash; once where it is not named."""
    part: float
    """Share of the documents that are taken at all: 1 for a real run."""


def load_settings(path: Path) -> Settings:
    """
    Return what *path* says.

    Raises:
        ValueError: a field is missing or unknown.
    """
    return Settings(**told_in(path, Settings))
