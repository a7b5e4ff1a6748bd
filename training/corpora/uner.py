"""
Universal NER, English Web Treebank: newsgroups, weblogs, mails and reviews with names.

Source: Mayhew et al., "Universal NER: A Gold-Standard Multilingual Named Entity Recognition Benchmark",
NAACL 2024, on the English Web Treebank (Silveira et al. 2014). Licence: CC BY-SA 4.0.

Labels: PER, ORG and LOC as they are; nothing else is marked. Questions and answers and reviews of
shops are left out: they hold few names and are far from news.
"""

from collections.abc import Iterator
from pathlib import Path

from training.corpora.document import Document, Labelled
from training.corpora.name_forms import demonyms, split_names
from training.corpora.treebanks import TreebankDocument, read_documents

GENRES = ("newsgroup", "weblog", "email")
KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def load_uner_ewt(folder: Path) -> Iterator[Document]:
    """Yield the documents of both files (the treebank's dev and test parts)."""
    for part in ("dev", "test"):
        with (folder / f"uner-ewt-{part}.iob2").open(encoding="utf-8") as lines:
            for document in read_documents(lines):
                if document.id.startswith(GENRES):
                    yield _with_names(document)


def _with_names(document: TreebankDocument) -> Document:
    names, unknown = split_names(document.text, tuple(_marked(document)), KINDS)
    peoples = demonyms(document.text, document.sentences, (*(name.span for name in names), *unknown))
    return Document(
        id=f"uner-ewt/{document.id}",
        corpus="uner-ewt",
        text=document.text,
        sentences=document.sentences,
        spans={"names": tuple(sorted((*names, *peoples)))},
        unmarked={"names": frozenset({"MISC"})},
        unknown={"names": unknown} if unknown else {},
    )


def _marked(document: TreebankDocument) -> Iterator[Labelled]:
    for words in document.words:
        open_name: Labelled | None = None
        for word in words:
            tag = word.columns[0]
            if tag.startswith("I-") and open_name:
                open_name = Labelled(open_name.start, word.span.end, open_name.label)
                continue
            if open_name:
                yield open_name
            open_name = Labelled(word.span.start, word.span.end, tag[2:]) if tag.startswith(("B-", "I-")) else None
        if open_name:
            yield open_name
