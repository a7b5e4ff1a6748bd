"""The files in `training/configs/`: each names every field of a run's settings, and nothing else."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml


def told_in(path: Path, kind: type) -> dict[str, Any]:
    """
    Return what *path* says of each field of *kind*, a dataclass.

    Raises:
        ValueError: a field is missing or unknown.
    """
    told: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    names = {field.name for field in fields(kind)}
    if set(told) != names:
        raise ValueError(f"{path}: fields missing or unknown: {sorted(names ^ set(told))}")
    return told
