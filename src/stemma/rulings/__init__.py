"""Rulings made out of the names that people type, shared as JSON lines, and made ready for the steps."""

from stemma.rulings.naming import make_ruling
from stemma.rulings.sharing import read_rulings, ruling_object, write_rulings
from stemma.rulings.standing import merge_rulings, new_rulings, retire_ruling, standing_rulings

__all__ = [
    "make_ruling",
    "merge_rulings",
    "new_rulings",
    "read_rulings",
    "retire_ruling",
    "ruling_object",
    "standing_rulings",
    "write_rulings",
]
