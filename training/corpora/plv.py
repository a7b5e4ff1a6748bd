"""
PLV: sentences of news with a source, a target and the PLOVER root of what the one does to the other.

Source: Hu, Skorupa Parolin, Khan, Osorio and D'Orazio, "Leveraging Codebook Knowledge with NLI and ChatGPT
for Zero-Shot Political Relation Classification", ACL 2024, github.com/snowood1/Zero-Shot-PLOVER. Licence: none
stated: measured on and trained on here, never passed on.

Fifteen roots: YIELD covers CONCEDE and RETREAT.
"""

import csv
import hashlib
import re
from pathlib import Path

from stemma.records.span import Span
from training.corpora.pairs import ROOT_OF, Pair

SIGN = re.compile(r"</?([st])>")


def load_plv(folder: Path) -> list[Pair]:
    """Return the training pairs of `plover/PLV_train.tsv` in *folder*; a sentence may have several."""
    with (folder / "plover" / "PLV_train.tsv").open(encoding="utf-8", newline="") as rows:
        return [
            _pair(f"plv/{number}", row["marked_sentence"], row["gold_root"])
            for number, row in enumerate(csv.DictReader(rows, delimiter="\t"))
        ]


def half_of(sentence: str) -> int:
    """Return 0 or 1: the half of PLV that a sentence is in."""
    return hashlib.sha256(sentence.encode()).digest()[0] % 2


def _pair(identity: str, marked: str, root: str) -> Pair:
    sentence, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for sign in SIGN.finditer(marked):
        sentence += marked[at : sign.start()]
        at = sign.end()
        if sign[0][1] != "/":
            opened.setdefault(sign[1], len(sentence))
        elif sign[1] in opened and sign[1] not in spans and opened[sign[1]] < len(sentence):
            spans[sign[1]] = Span(opened[sign[1]], len(sentence))
    sentence += marked[at:]
    return Pair(
        id=identity,
        corpus="plv",
        sentence=sentence,
        source=spans.get("s"),
        target=spans.get("t"),
        root=ROOT_OF.get(root, root),
    )
