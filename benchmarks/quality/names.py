"""
How well names are found and typed, on corpora that are not part of the project and that no weights were trained on.

    python benchmarks/quality/names.py FOLDER [--find rules|network|both] [--weights FOLDER] [--errors 40] [--part 0/2]

FOLDER holds `ner/`: measured are the development sentences of CrossNER politics and the sentences of re3d that training
keeps out. Texts, mapping and filters are those of `training/corpora`: each file there says how a corpus's labels become
PER, ORG, LOC, NORP and MISC, and what of them is no name. A name counts when span and kind agree (`--spans`: when the
span does). Names only: nominals and pronouns are left out on both sides. Where a corpus cannot tell (`unknown`), and
for kinds that it does not mark, what is found is not counted. Demonyms are gold by the project's own list, which the
rules use too: "names" is all kinds but NORP, and is the figure to go by.

`rules`: the rules alone; `network`: what the weights say, as it comes; `both`: a reading. `--raw`: spans and labels as
the corpus has them, only articles taken off and kinds renamed (a country that is an Organisation stays ORG, "Lord
Casey" keeps his title).
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.columns import printed, read_rows
from training.corpora.crossner import KINDS
from training.corpora.document import Document
from training.corpora.document import Labelled as Marked
from training.corpora.names import load_measure

from stemma.encoder.reader import Reader, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.records.labels import Labelled
from stemma.records.span import Span
from stemma.text.sentences import sentences

ARTICLES = ("the ", "The ", "a ", "an ")
RAW_SENTENCES = 12

Found = set[tuple[int, int, str]]


@dataclass
class Tally:
    """Names right, found and wanted, by kind, and what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def f1(self, kinds: set[str]) -> float:
        """Return F1 over *kinds*, 0..1."""
        right, found, gold = self._counts(kinds)
        return 2 * right / max(1, found + gold)

    def line(self, name: str, kinds: set[str]) -> str:
        """Return the figures of *kinds* as a line."""
        right, found, gold = self._counts(kinds)
        p, r = right / max(1, found), right / max(1, gold)
        return f"  {name:6} P {p:.3f}  R {r:.3f}  F1 {self.f1(kinds):.3f}   ({right} of {found} / {gold})"

    def _counts(self, kinds: set[str]) -> tuple[int, int, int]:
        right, found, gold = (sum(counts[kind] for kind in kinds) for counts in (self.right, self.found, self.gold))
        return right, found, gold


def find(text: str, how: str, reader: Reader | None) -> Found:
    """Return the names of *text* by one way of finding them."""
    own = list(sentences(text, Span(0, len(text))))
    labelled: tuple[Labelled, ...] = reader.read(text, own).names if reader else ()
    if how == "network":
        return {(one.span.start, one.span.end, one.label) for one in labelled}
    mentions, _ = find_mentions(text, own, labelled=labelled if how == "both" else None)
    return {(m.span.start, m.span.end, m.type) for m in mentions if m.form == "name" or m.type == "NORP"}


def count(document: Document, found: Found, tally: Tally, *, spans: bool) -> None:
    """Add what was found in *document* to *tally*."""
    gold = {(one.start, one.end, one.label) for one in document.spans["names"]}
    unknown = document.unknown.get("names", ())
    unmarked = document.unmarked.get("names", frozenset())
    gold = {one for one in gold if one[2] not in unmarked}
    found = {
        one
        for one in found
        if one[2] not in unmarked and not any(span.start < one[1] and one[0] < span.end for span in unknown)
    }
    if spans:
        gold, found = {(*one[:2], "name") for one in gold}, {(*one[:2], "name") for one in found}
    tally.right.update(kind for *_, kind in gold & found)
    tally.found.update(kind for *_, kind in found)
    tally.gold.update(kind for *_, kind in gold)
    for sign, some in (("-", gold - found), ("+", found - gold)):
        tally.errors += [
            f"{sign} {kind:4} [{document.text[s:e]}]  …{document.text[max(0, s - 40) : e + 30]!r}"
            for s, e, kind in sorted(some)
        ]


def raw_politics(folder: Path) -> list[Document]:
    """Return CrossNER politics dev as it is marked; demonyms under misc are MISC."""
    rows = list(read_rows(folder / "ner" / "crossner-politics-dev.txt"))
    out = []
    for first in range(0, len(rows), RAW_SENTENCES):
        some = printed(rows[first : first + RAW_SENTENCES])
        names = tuple(
            Marked(one.start + article(some.text, one.start), one.end, KINDS[one.label]) for one in some.marked
        )
        out.append(
            Document(id=f"raw/{first}", corpus="raw", text=some.text, sentences=some.sentences, spans={"names": names})
        )
    return out


def article(text: str, start: int) -> int:
    return next((len(word) for word in ARTICLES if text.startswith(word, start)), 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--find", choices=("rules", "network", "both"), default="both")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--spans", action="store_true")
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("--part", default="0/1")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    reader = None
    if options.find != "rules":
        reader = Reader(options.weights) if options.weights else open_reader()
    measured = {"crossner-politics-dev": raw_politics(options.folder)} if options.raw else load_measure(options.folder)
    for corpus, documents in measured.items():
        tally = Tally()
        for document in documents[part::parts]:
            found = find(document.text, options.find, reader)
            if options.raw:
                found = {(s, e, "MISC" if kind == "NORP" else kind) for s, e, kind in found}
            count(document, found, tally, spans=options.spans)
        print(f"{corpus}, {options.find}{', raw' if options.raw else ''}")
        kinds = set(tally.gold) | set(tally.found)
        for kind in sorted(kinds):
            print(tally.line(kind, {kind}))
        print(tally.line("names", kinds - {"NORP"}))
        print(tally.line("all", kinds))
        if options.errors:
            print(*tally.errors[:: max(1, len(tally.errors) // options.errors)][: options.errors], sep="\n")


if __name__ == "__main__":
    main()
