"""
How well the shipped network reads attributions, through the code that the program reads with, on PolNeAR.

    python -m benchmarks.quality.reader FOLDER/polnear [--part dev] [--weights FOLDER]

FOLDER is no part of the project (training/README.md says where it comes from). Measured are:

- spans: exactly right, piece by piece (a content in two pieces is two spans; pieces that only white space
  parts are one). A span counts once, whichever attributions it stands in.
- content tokens: words and signs that stand in a content.
- links: of the contents that are found exactly, those whose cue and source are the gold's: each overlaps it,
  or there is none in either.
- direct quotations: gold contents of over 12 characters in quotation marks that a content of ours shares more
  than half of its characters with.
"""

import argparse
import hashlib
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from training.corpora.document import ATTRIBUTION_LABELS, Document
from training.corpora.polnear import load_polnear

from stemma.encoder.reader import Reader, open_reader
from stemma.records.labels import LabelledAttribution
from stemma.records.span import Span

TOKEN = re.compile(r"\w+|[^\w\s]")
MARKS = "“”\"'‘’"
SHORTEST = 12
FLOORS = Path(__file__).with_name("reader.yaml")


@dataclass(slots=True)
class Tally:
    """What is in both, of what was found and what there is."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> None:
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def value(self) -> float:
        """F1."""
        return 2 * self.right / max(1, self.found + self.gold)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"F1 {self.value:.3f}  P {precision:.3f}  R {recall:.3f}  ({self.right} of {self.found} / {self.gold})"


@dataclass(slots=True)
class Share:
    """Right answers of all."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / max(1, self.of)

    def __str__(self) -> str:
        return f"{self.value:.3f}  ({self.right} of {self.of})"


def marked(document: Document, label: str) -> list[Span]:
    """Return the spans of attributions that people gave *label*."""
    return [one.span for one in document.spans["attribution"] if one.label == label]


def places(spans: Iterable[Span]) -> set[tuple[int, int]]:
    return {(span.start, span.end) for span in spans}


def spans_of(found: Sequence[LabelledAttribution]) -> dict[str, list[Span]]:
    """Return the spans of attributions by label."""
    return {
        "source": [one.source.span for one in found if one.source],
        "cue": [one.cue.span for one in found if one.cue],
        "content": [content.span for one in found for content in one.contents],
    }


def tokens_in(text: str, spans: Iterable[Span]) -> set[tuple[int, int]]:
    """Return the tokens that lie in *spans*; edges of spans cut no token."""
    return {match.span() for span in spans for match in TOKEN.finditer(text, span.start, span.end)}


def gold_of(document: Document, content: Span) -> tuple[list[Span], list[Span]]:
    """Return the cues of a gold content, and the sources of these."""
    spans = document.spans["attribution"]
    cues = {link.cue for link in document.links if link.kind == "content" and spans[link.other].span == content}
    sources = [spans[link.other].span for link in document.links if link.kind == "source" and link.cue in cues]
    return [spans[cue].span for cue in cues], sources


def agrees(found: Span | None, gold: Sequence[Span]) -> bool:
    return not gold if found is None else any(found.overlaps(span) for span in gold)


def is_direct(text: str, content: Span) -> bool:
    words = content.of(text)
    return len(words) > SHORTEST and words[0] in MARKS and words.rstrip(",.;:!?")[-1:] in MARKS


def is_found(content: Span, found: Iterable[Span]) -> bool:
    """Say whether one of *found* shares more than half of the characters that either has."""
    for other in found:
        shared = min(content.end, other.end) - max(content.start, other.start)
        if shared > 0 and 2 * shared > len(content) + len(other) - shared:
            return True
    return False


def measure(reader: Reader, documents: Sequence[Document]) -> dict[str, Tally | Share]:
    """Return the tallies by name."""
    spans = {label: Tally() for label in ATTRIBUTION_LABELS}
    tokens, quoted = Tally(), Share()
    links = {"cue of a content": Share(), "source of a content": Share(), "both": Share()}
    for document in documents:
        found = reader.read(document.text, document.sentences).attributions
        ours = spans_of(found)
        gold = {label: marked(document, label) for label in ATTRIBUTION_LABELS}
        for label, tally in spans.items():
            tally.add(places(ours[label]), places(gold[label]))
        tokens.add(tokens_in(document.text, ours["content"]), tokens_in(document.text, gold["content"]))
        for content in (content for content in gold["content"] if is_direct(document.text, content)):
            quoted.add(is_found(content, ours["content"]))
        for one in found:
            for content in one.contents:
                if (content.span.start, content.span.end) in places(gold["content"]):
                    cues, sources = gold_of(document, content.span)
                    right = (
                        agrees(one.cue and one.cue.span, cues),
                        agrees(one.source and one.source.span, sources),
                    )
                    for share, verdict in zip(links.values(), (*right, all(right)), strict=True):
                        share.add(verdict)
    named: dict[str, Tally | Share] = {f"exact spans: {label}": tally for label, tally in spans.items()}
    named |= {"content tokens": tokens} | {f"links: {name}": share for name, share in links.items()}
    return named | {"direct quotations found": quoted}


def digest_of(folder: Path) -> str:
    """Return the sha256 of the names and contents of all files under *folder*: which corpus was measured on."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load_floors() -> tuple[str, dict[str, float]]:
    """Return the digest of the corpus that the floors were reached on, and the floors by name."""
    told = yaml.safe_load(FLOORS.read_text("utf-8"))
    return told["corpus"], told["floors"]


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure the reader's attributions on PolNeAR.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--part", choices=("train", "dev"), default="dev")
    asked.add_argument("--weights", type=Path, help="folder of other weights than the shipped ones, with a tokenizer")
    told = asked.parse_args()
    documents = load_polnear(told.folder, told.part)
    reader = Reader(told.weights) if told.weights else open_reader()
    corpus, floors = load_floors()
    same = digest_of(told.folder / told.part) == corpus
    begun = time.process_time()
    tallies = measure(reader, documents)
    words = sum(len(document.text.split()) for document in documents)
    spent = time.process_time() - begun
    print(f"{len(documents)} articles, {words} words, {spent:.1f} s of CPU: {words / spent:.0f} words a second of it")
    for name, tally in tallies.items():
        floor = f"   floor {floors[name]:.3f}" if same and name in floors else ""
        print(f"{name:26} {tally}{floor}")
    if same and any(tally.value < floors.get(name, 0) for name, tally in tallies.items()):
        sys.exit("below a floor")


if __name__ == "__main__":
    main()
