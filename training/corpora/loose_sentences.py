"""
Sentences that a corpus gives in no order, made into documents of names.

Their own documents are not known, so a document here is a handful of sentences, a
paragraph each, and says nothing about how one sentence follows on another.
"""

from collections.abc import Iterable, Iterator, Mapping

from training.corpora.columns import Row, printed
from training.corpora.document import Document
from training.corpora.name_forms import demonyms, split_names

SENTENCES_A_DOCUMENT = 12


def documents_of(
    corpus: str,
    rows: Iterable[Row],
    kinds: Mapping[str, str],
    *,
    unmarked: frozenset[str] = frozenset(),
    weight: float = 1.0,
    phrases: bool = False,
) -> Iterator[Document]:
    """
    Yield documents of twelve of *rows* each, with the names layer.

    *kinds*: label of the corpus -> ours; its other labels are no names. *unmarked*: labels
    of ours that the corpus does not mark. *phrases*: it marks noun phrases of all kinds, and
    parts words at hyphens. Demonyms are marked from the project's own list.
    """
    every = list(rows)
    for number, first in enumerate(range(0, len(every), SENTENCES_A_DOCUMENT)):
        some = printed(every[first : first + SENTENCES_A_DOCUMENT], split_hyphens=phrases)
        names, unknown = split_names(some.text, some.marked, kinds, phrases=phrases)
        peoples = demonyms(some.text, some.sentences, (*(name.span for name in names), *unknown))
        yield Document(
            id=f"{corpus}/{number:04}",
            corpus=corpus,
            text=some.text,
            sentences=some.sentences,
            spans={"names": tuple(sorted((*names, *peoples)))},
            unmarked={"names": unmarked} if unmarked else {},
            unknown={"names": unknown} if unknown else {},
            weight=weight,
        )
