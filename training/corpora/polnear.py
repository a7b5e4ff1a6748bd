"""
PolNeAR 1.0: political news articles with their attributions.

Source: networkdynamics/PolNeAR (Newell, Margolin and Ruths, "An Attribution Relations Corpus for
Political News", LREC 2018). Licence: software MIT; the texts are for research.

brat stand-off becomes the attribution layer like this:

- An attribution (an E line) has one cue, at most one source, and one content or two. Where it names
  two contents, each is linked to the cue.
- A content in several pieces becomes one span a piece, each linked to the same cue. Pieces with
  nothing but white space between them are one piece: they are how brat stores a paragraph's end.
- A source that several cues share is one span with a link from each of them.
- One layer holds no two spans that overlap, since it is tagged with B, I and O. Where two do (7 of
  22,000 contents), the longer stays. A source or a cue inside a content is no overlap: each label
  has a layer of its own.
- Spans that no attribution names are left out. "Discuss" (an annotator's question) is ignored;
  "Discard" (by-lines, captions, tweets' frames) is unknown: whether an annotator skipped what stands
  there differs from article to article.
- Of the articles that six people marked, the marks of the one that the metadata names are taken,
  and of the first by name where it names nobody who marked it.

Sentences are those of `stemma.text.sentences`, as when the program reads.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stemma.records.span import Span
from stemma.text.sentences import sentences
from training.corpora.document import Document, Labelled, Link, LinkKind

CORPUS = "polnear"
ENTITY = re.compile(r"(T\d+)\t([\w-]+) ([\d ;]+)(?:\t|$)")
RELATION = re.compile(r"(E\d+)\t(.+)")
ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What one stand-off file says: the pieces of each entity, and the entities of each attribution by role."""

    entities: Mapping[str, tuple[str, tuple[Span, ...]]]
    attributions: tuple[Mapping[str, tuple[str, ...]], ...]


def load_polnear(folder: Path, part: Literal["train", "dev"]) -> list[Document]:
    """
    Return the articles of one part of the corpus, in order of their names.

    Raises:
        FileNotFoundError: *folder* does not hold the corpus, or an article has no marks.
    """
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as table:
        annotators = {row["filename"]: row["annotators"] for row in csv.DictReader(table, delimiter="\t")}
    return [
        _document(path, _marks_path(folder / part / "attributions", path.stem, annotators.get(path.stem, "")))
        for path in sorted((folder / part / "text").glob("*.txt"))
    ]


def load_marked_often(folder: Path, part: Literal["train", "dev"]) -> list[tuple[Document, ...]]:
    """Return the articles of one part that several people marked, in order of their names: a document a person."""
    marked: dict[str, list[Path]] = {}
    for path in sorted((folder / part / "attributions").glob("*_????.ann")):
        marked.setdefault(path.stem[: -len("_0000")], []).append(path)
    return [
        tuple(_document(folder / part / "text" / f"{name}.txt", path) for path in paths)
        for name, paths in sorted(marked.items())
        if len(paths) > 1
    ]


def _marks_path(folder: Path, name: str, annotator: str) -> Path:
    chosen = folder / f"{name}_{annotator}.ann"
    if chosen.is_file():
        return chosen
    found = sorted(folder.glob(f"{name}_????.ann"))
    if not found:
        raise FileNotFoundError(f"{folder} holds no marks of {name}: take the whole corpus")
    return found[0]


def _document(path: Path, marks_path: Path) -> Document:
    text = path.read_text(encoding="utf-8")
    marks = _read(marks_path.read_text(encoding="utf-8"), text)
    wanted = {name for attribution in marks.attributions for names in attribution.values() for name in names}
    spans = _layered((name, marks.entities[name]) for name in sorted(wanted))
    order = {labelled: n for n, labelled in enumerate(sorted(spans))}
    return Document(
        id=f"{CORPUS}/{path.stem}",
        corpus=CORPUS,
        text=text,
        sentences=tuple(sentences(text)),
        spans={"attribution": tuple(order)},
        links=tuple(sorted(set(_links(marks, spans, order)))),
        unknown={"attribution": tuple(_discarded(marks))},
    )


def _read(standoff: str, text: str) -> _Marks:
    """A line that is neither kind is the rest of a span's text that holds a line break, or a note."""
    entities: dict[str, tuple[str, tuple[Span, ...]]] = {}
    attributions = []
    for line in standoff.split("\n"):
        if entity := ENTITY.match(line):
            pieces = [Span(*map(int, piece.split())) for piece in entity[3].split(";")]
            entities[entity[1]] = (entity[2], _joined(sorted(pieces), text))
        elif relation := RELATION.match(line):
            attributions.append(_roles(relation[2]))
    known = [
        {role: tuple(name for name in names if name in entities) for role, names in roles.items()}
        for roles in attributions
    ]
    return _Marks(entities=entities, attributions=tuple(roles for roles in known if roles.get("cue")))


def _roles(arguments: str) -> dict[str, tuple[str, ...]]:
    """`Attribution:T4 Content:T3 Cue:T2 Source:T1` as names by role; a second content is `Content2`."""
    roles: dict[str, tuple[str, ...]] = {}
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        label = ROLES.get(role.rstrip("0123456789"))
        if label:
            roles[label] = (*roles.get(label, ()), name)
    return roles


def _joined(pieces: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Join pieces that only white space parts, or that touch or overlap."""
    out: list[Span] = []
    for piece in pieces:
        if out and not text[out[-1].end : piece.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, piece.end))
        else:
            out.append(piece)
    return tuple(out)


def _layered(entities: Iterable[tuple[str, tuple[str, tuple[Span, ...]]]]) -> dict[Labelled, tuple[str, ...]]:
    """Return the spans of each layer, longest first where two overlap, with the entities that each is a piece of."""
    owners: dict[Labelled, tuple[str, ...]] = {}
    for name, (kind, pieces) in entities:
        for piece in pieces:
            labelled = Labelled(piece.start, piece.end, ROLES.get(kind, ""))
            owners[labelled] = (*owners.get(labelled, ()), name)
    kept: list[Labelled] = []
    for labelled in sorted(owners, key=lambda one: (one.start - one.end, one)):
        rivals = (other for other in kept if other.label == labelled.label)
        if labelled.label and not any(other.span.overlaps(labelled.span) for other in rivals):
            kept.append(labelled)
    return {labelled: owners[labelled] for labelled in kept}


def _links(marks: _Marks, spans: Mapping[Labelled, tuple[str, ...]], order: Mapping[Labelled, int]) -> Iterator[Link]:
    numbers: dict[str, list[int]] = {}
    for labelled, names in spans.items():
        for name in names:
            numbers.setdefault(name, []).append(order[labelled])
    kinds: tuple[LinkKind, ...] = ("source", "content")
    for roles in marks.attributions:
        for cue in numbers.get(roles["cue"][0], ()):
            for kind in kinds:
                for name in roles.get(kind, ()):
                    yield from (Link(kind, cue, other) for other in numbers.get(name, ()))


def _discarded(marks: _Marks) -> Iterator[Span]:
    for kind, pieces in marks.entities.values():
        if kind == "Discard":
            yield from pieces
