"""
How many positions are told: small invented texts, each with who takes which stance on what.

usage: python benchmarks/quality/positions.py [--misses] [FILE.yaml ...]

Without a file both lists of `tests/cases/account` are counted. `positions_held` was kept aside before a rule was
written with a look at the other: of it only totals are printed. "found" is of the positions that a person noted,
"right" of those that the account holds.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.quality.paragraphs import article_of, show_files
from benchmarks.quality.stories import ROOT, Figures, Tally

from stemma.pipeline import build_account

CASES = ROOT / "tests" / "cases" / "account"
FILES = (CASES / "positions_told.yaml", CASES / "positions_held.yaml")
FLOORS = Path(__file__).with_name("positions.yaml")
PUBLISHED = "2033-05-12"
"""The day on which all these texts came out."""

Told = tuple[str, str, str]
"""Who, which stance, the words of the issue."""


def measure(files: Sequence[Path] = ()) -> Iterator[Figures]:
    """Yield each file's name, its tallies and its floors."""
    floors = yaml.safe_load(FLOORS.read_text("utf-8")) or {}
    for path in files or FILES:
        tallies = {"found": Tally(), "right": Tally()}
        for case in yaml.safe_load(path.read_text("utf-8")):
            told = positions_of(case["given"])
            for gold in case["positions"]:
                tallies["found"].add(any(is_meant(t, gold) for t in told), f"{gold}: {case['given']} ({told})")
            for shown in told:
                tallies["right"].add(any(is_meant(shown, g) for g in case["positions"]), f"{shown}: {case['given']}")
        yield path.stem, tallies, floors.get(path.stem) or {}


def positions_of(text: str) -> list[Told]:
    """Return the positions of the account of one text."""
    account = build_account([article_of(text, PUBLISHED)], case="positions").account
    name = {a.id: a.name for a in account.actors}
    return [(name[p.actor], p.stance, p.issue) for p in account.positions]


def is_meant(told: Told, gold: Sequence[Any]) -> bool:
    """Say whether *gold* notes this position; each of its cells may hold several that are as good, parted by "|"."""
    actors, stances, words = (str(cell).split("|") for cell in gold)
    return (
        any(a.lower() in told[0].lower() for a in actors)
        and told[1] in stances
        and any(w.lower() in told[2].lower() for w in words)
    )


if __name__ == "__main__":
    sys.exit(show_files(__doc__, measure))
