"""
EWT and GUM as trees: each sentence's words with heads, relations and tags.

Sources: Silveira and others, "A Gold Standard Dependency Corpus for English", LREC 2014, UD_English-EWT (CC BY-SA 4.0);
Zeldes, "The GUM corpus", LREC 51(3), 2017, UD_English-GUM (annotations CC BY 4.0, texts by genre; only those of
`corpora/gum.py` are taken, whose texts allow any use). EWT is parted as its makers part it; GUM by a hash of its names.

A word that the printed text does not hold is left out, and what hangs on it hangs on its head. Relations that a
treebank has a handful of times are read as the relation without its subtype.
"""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from stemma.records.structure import ROOT, Tree
from training.corpora.document import share_of
from training.corpora.gum import GENRES
from training.corpora.treebanks import TreebankDocument, Word, read_documents

Treebank = Literal["ewt", "gum"]
Part = Literal["train", "held", "dev", "test"]

UPOS, XPOS, HEAD, RELATION = 1, 2, 4, 5
"""Columns after the form: lemma, upos, xpos, feats, head, deprel, deps, misc."""
RELATIONS: Final = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det",
    "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
TAGS: Final = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
FORMS: Final = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
)  # fmt: skip
HELD: Final = 0.02
"""Share of the documents to learn from that are looked at while learning instead."""
OTHERWISE: Final = {
    "obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked", "csubj:outer": "csubj",
}  # fmt: skip
"""Names that older releases have for a relation, and one too rare to learn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeDocument:
    """A document with a gold tree for each of its sentences."""

    id: str
    part: Part
    """`train` is learnt from, `held` looked at meanwhile, `dev` measured on, `test` kept for a figure told once."""
    text: str
    trees: tuple[Tree, ...]


def load_trees(folder: Path, treebank: Treebank) -> Iterator[TreeDocument]:
    """Yield the documents of `ewt.conllu.gz` or `gum.conllu.gz` in *folder*, which has EWT's `file-lists` too."""
    parts = _ewt_parts(folder) if treebank == "ewt" else {}
    with gzip.open(folder / f"{treebank}.conllu.gz", "rt", encoding="utf-8") as lines:
        for document in read_documents(lines):
            if treebank == "gum" and document.id.split("_")[1] not in GENRES:
                continue
            part = parts[document.id] if treebank == "ewt" else _gum_part(document.id)
            if part == "train" and share_of(document.id, seed="held trees") < HELD:
                part = "held"
            yield TreeDocument(id=document.id, part=part, text=document.text, trees=tuple(_trees(document)))


def _ewt_parts(folder: Path) -> dict[str, Part]:
    """Return the part of each document by its name: `weblog/x.xml.conllu` in the lists is `weblog-x`."""
    parts: tuple[Part, ...] = ("train", "dev", "test")
    return {
        line.strip().removesuffix(".conllu").removesuffix(".xml").replace("/", "-", 1): part
        for part in parts
        for line in (folder / "file-lists" / f"files.{part}").read_text("utf-8").splitlines()
        if line.strip()
    }


def _gum_part(identity: str) -> Part:
    share = share_of(identity, seed="trees")
    return "dev" if share < 0.1 else "test" if share < 0.15 else "train"


def _trees(document: TreebankDocument) -> Iterator[Tree]:
    for span, words in zip(document.sentences, document.words, strict=True):
        heads = _heads(words)
        yield Tree(
            span=span,
            words=tuple(word.span for word in words),
            heads=heads,
            relations=tuple(
                "root" if head == ROOT else _relation(word) for word, head in zip(words, heads, strict=True)
            ),
            tags=tuple(word.columns[UPOS] for word in words),
            forms=tuple(word.columns[XPOS] for word in words),
        )


def _heads(words: Sequence[Word]) -> tuple[int, ...]:
    """Return the index of each word's head; where the root is not in print, the first that hung on it is."""
    place = {word.number: at for at, word in enumerate(words)}
    told = [place.get(word.columns[HEAD], ROOT) for word in words]
    roots = [at for at, word in enumerate(words) if word.columns[HEAD] == "0"] or [
        at for at, head in enumerate(told) if head == ROOT
    ]
    return tuple(ROOT if at == roots[0] else roots[0] if head == ROOT else head for at, head in enumerate(told))


def _relation(word: Word) -> str:
    told = OTHERWISE.get(word.columns[RELATION], word.columns[RELATION])
    return told if told in RELATIONS else told.partition(":")[0]
