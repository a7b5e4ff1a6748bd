"""
All corpora of names: what is trained on, and what is kept for measuring.

What each corpus marks, its licence and citation stand in its own file.
"""

from pathlib import Path

from training.corpora.crossner import load_crossner_politics
from training.corpora.document import Document
from training.corpora.gum import load_gum
from training.corpora.re3d import load_re3d
from training.corpora.tweets import load_btc, load_wnut
from training.corpora.uner import load_uner_ewt
from training.corpora.wikigold import load_wikigold


def load_names(folder: Path) -> list[Document]:
    """
    Return the documents to train the names layer on.

    *folder* holds `ner/` and `ud/`. None of them is part of what `load_measure` returns.
    """
    ner = folder / "ner"
    return [
        *load_crossner_politics(ner, "train"),
        *load_re3d(ner, held_out=False),
        *load_wikigold(ner),
        *load_uner_ewt(ner),
        *load_wnut(ner),
        *load_btc(ner),
        *load_gum(folder / "ud"),
    ]


def load_measure(folder: Path) -> dict[str, list[Document]]:
    """Return the documents that names are measured on, by corpus: CrossNER politics dev, and part of re3d."""
    return {
        "crossner-politics-dev": list(load_crossner_politics(folder / "ner", "dev")),
        "re3d": list(load_re3d(folder / "ner", held_out=True)),
    }
