"""
stemma: from reports of a crisis to one sourced account.

    stemma.build("case.db", ["reports/"])       add reports to a case and rebuild its account
    stemma.open_case("case.db")                 a case: add reports, read its account as of any moment
    stemma.frame(account, "events")             a section of an account as a pandas or polars frame
    stemma.read(article)                        what one article says
    stemma.lineage.trace(articles)              who copied whom

Records are in `stemma.records`, errors in `stemma.errors`. Nothing is loaded before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma import lineage as lineage
    from stemma import records as records
    from stemma.case import build as build
    from stemma.face import frame as frame
    from stemma.face import open_case as open_case
    from stemma.pipeline import read as read

FACE = {
    "build": ("stemma.case", "build"),
    "frame": ("stemma.face", "frame"),
    "open_case": ("stemma.face", "open_case"),
    "read": ("stemma.pipeline", "read"),
    "lineage": ("stemma.lineage", None),
    "records": ("stemma.records", None),
}
"""Public name -> the module that holds it, and its name there (None: the module itself)."""

__all__ = ["build", "frame", "lineage", "open_case", "read", "records"]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name == "__version__":
        return import_module("stemma.pipeline").program_version()
    if name not in FACE:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}")
    module, attribute = FACE[name]
    loaded = import_module(module)
    return getattr(loaded, attribute) if attribute else loaded


def __dir__() -> list[str]:
    """Name what can be used."""
    return [*__all__, "__version__"]
