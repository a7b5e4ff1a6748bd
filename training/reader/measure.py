"""How well the network reads documents that it was not taught: spans and links, exactly right or wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from stemma.encoder.bio import best_paths, runs
from stemma.encoder.links import buckets
from stemma.encoder.windows import Window, cut_windows
from training.corpora.document import Document, Labelled, Layer
from training.reader.batches import inputs_of
from training.reader.layers import ATTRIBUTION_LAYERS, NAME_LAYER, TagLayer
from training.reader.network import Outputs, Reader

BATCH = 16

Rows = npt.NDArray[np.float32]


@dataclass(slots=True)
class Tally:
    """Counts of what was found, what there is, and what is in both."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> None:
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """Return 0 where nothing was found and nothing is there."""
        return 2 * self.right / max(1, self.found + self.gold)


@dataclass(slots=True)
class Measures:
    """What `measure` found, by name."""

    spans: dict[str, Tally] = field(default_factory=dict)
    characters: dict[str, Tally] = field(default_factory=dict)
    links_right: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """Return every figure by name, between 0 and 1."""
        out = {f"{name} F1": tally.f1 for name, tally in self.spans.items()}
        out |= {f"{name} characters F1": tally.f1 for name, tally in self.characters.items()}
        return out | {f"{kind} links": self.links_right[kind] / max(1, self.links[kind]) for kind in self.links}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the network says of the pieces of one document, in order, each piece once."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    rows: Mapping[str, Rows]
    """By output, `(pieces, columns)`."""


def measure(reader: Reader, documents: Sequence[Document], tokenizer: Tokenizer) -> Measures:
    """Return the measures of *reader* on *documents*, over the layers that each one is marked for."""
    measures = Measures()
    steps = {
        "attribution": reader.attribution_transitions().detach().numpy(),
        "names": reader.name_transitions().detach().numpy(),
    }
    for document, said in zip(documents, read(reader, documents, tokenizer), strict=True):
        for layer, gold in document.spans.items():
            tags = ATTRIBUTION_LAYERS if layer == "attribution" else (NAME_LAYER,)
            spans = _spans(said, layer, tags, steps[layer])
            _score(measures, document, layer, [span for span, _ in spans], gold)
        if document.links:
            _score_links(measures, document, reader, said, spans)
    return measures


def read(reader: Reader, documents: Sequence[Document], tokenizer: Tokenizer) -> Iterator[Said]:
    """Yield what *reader* says of each of *documents*, in order."""
    windows = [
        (number, window)
        for number, document in enumerate(documents)
        for window in cut_windows(document.text, document.sentences, tokenizer)
    ]
    outputs: dict[int, dict[str, Rows]] = {}
    order = sorted(range(len(windows)), key=lambda n: len(windows[n][1]))
    for start in range(0, len(order), BATCH):
        numbers = order[start : start + BATCH]
        said = _run(reader, [windows[n][1] for n in numbers])
        for row, number in enumerate(numbers):
            own = slice(*windows[number][1].own)
            outputs[number] = {
                name: value[row, own].float().numpy() for name, value in said._asdict().items() if name != "event"
            }
    for document in range(len(documents)):
        numbers = [n for n, (owner, _) in enumerate(windows) if owner == document]
        yield _joined([windows[n][1] for n in numbers], [outputs[n] for n in numbers])


def _run(reader: Reader, windows: Sequence[Window]) -> Outputs:
    inputs = inputs_of(windows)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        said: Outputs = reader(inputs.ids, inputs.mask, inputs.marks)
    return said


def _joined(windows: Sequence[Window], outputs: Sequence[Mapping[str, Rows]]) -> Said:
    empty = np.zeros(0, dtype=np.int64)
    return Said(
        starts=np.concatenate([empty, *(window.starts[slice(*window.own)] for window in windows)]),
        ends=np.concatenate([empty, *(window.ends[slice(*window.own)] for window in windows)]),
        rows={name: np.concatenate([rows[name] for rows in outputs]) for name in (outputs[0] if outputs else {})},
    )


def _spans(said: Said, layer: Layer, tags: Sequence[TagLayer], steps: Rows) -> list[tuple[Labelled, tuple[int, int]]]:
    """Return the spans of *layer* with the range of their pieces."""
    if not len(said.starts):
        return []
    paths = best_paths(said.rows[layer].reshape(len(said.starts), *steps.shape[:2]), steps)
    return [
        (Labelled(int(said.starts[first]), int(said.ends[after - 1]), tag.spans[label]), (first, after))
        for tag, path in zip(tags, paths.T, strict=True)
        for first, after, label in runs(path)
    ]


def _score(
    measures: Measures, document: Document, layer: Layer, found: Iterable[Labelled], gold: Sequence[Labelled]
) -> None:
    """Count *found* against *gold* by label, where the corpus says what is there."""
    labels = {
        label for tags in (*ATTRIBUTION_LAYERS, NAME_LAYER) if tags.document_layer == layer for label in tags.spans
    }
    unknown = document.unknown.get(layer, ())
    counted = [span for span in found if not any(span.span.overlaps(stretch) for stretch in unknown)]
    for label in sorted(labels - document.unmarked.get(layer, frozenset())):
        places = [{(s.start, s.end) for s in some if s.label == label} for some in (counted, gold)]
        for name in (label, f"{document.corpus.split('/')[0]} {label}", *(("names",) if layer == "names" else ())):
            measures.spans.setdefault(name, Tally()).add(places[0], places[1])
        if layer == "attribution":
            characters = [{(at, at + 1) for start, end in some for at in range(start, end)} for some in places]
            measures.characters.setdefault(label, Tally()).add(characters[0], characters[1])


def _score_links(
    measures: Measures,
    document: Document,
    reader: Reader,
    said: Said,
    spans: Sequence[tuple[Labelled, tuple[int, int]]],
) -> None:
    """Count, over found contents that are exactly right, those that choose a cue of theirs; and so cues and sources."""
    by_label = {label: [span for span in spans if span[0].label == label] for label in ("cue", "source", "content")}
    gold = document.spans["attribution"]
    links = {(link.kind, gold[link.cue], gold[link.other]) for link in document.links}
    if not by_label["cue"]:
        return
    keys = {label: _keys(said.rows[f"{label}_key"], [pieces for _, pieces in by_label[label]]) for label in by_label}
    ranges = {label: np.array([p for _, p in by_label[label]]).reshape(-1, 2) for label in by_label}
    by_cue = keys["content"] @ keys["cue"].T
    by_cue += reader.content_distance.detach().numpy()[buckets(ranges["cue"], ranges["content"]).T]
    for (content, _), row in zip(by_label["content"], by_cue, strict=True):
        if content in gold:
            measures.links["content"] += 1
            chosen = by_label["cue"][int(row.argmax())][0]
            measures.links_right["content"] += _linked(links, "content", chosen, content)
    by_source = keys["cue"] @ keys["source"].T
    by_source += reader.source_distance.detach().numpy()[buckets(ranges["cue"], ranges["source"])]
    by_source = np.concatenate([by_source, np.full((len(by_source), 1), reader.no_source.item())], axis=1)
    for (cue, _), row in zip(by_label["cue"], by_source, strict=True):
        if cue in gold:
            measures.links["source"] += 1
            best = int(row.argmax())
            if best == len(row) - 1:
                measures.links_right["source"] += not any(kind == "source" and c == cue for kind, c, _ in links)
            else:
                measures.links_right["source"] += _linked(links, "source", cue, by_label["source"][best][0])


def _linked(links: Iterable[tuple[str, Labelled, Labelled]], kind: str, cue: Labelled, other: Labelled) -> bool:
    """Say whether the gold links two spans that overlap these."""
    return any(kind == k and c.span.overlaps(cue.span) and o.span.overlaps(other.span) for k, c, o in links)


def _keys(rows: Rows, ranges: Sequence[tuple[int, int]]) -> Rows:
    return np.array([rows[first:after].mean(axis=0) for first, after in ranges], dtype=np.float32).reshape(
        -1, rows.shape[1]
    )
