"""How well the network reads documents that it was not taught: spans and links, exactly right or wrong."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from stemma.encoder.bio import best_paths, runs
from stemma.encoder.card import Card
from stemma.encoder.decode import Said, decode
from stemma.encoder.windows import Window, cut_windows
from stemma.records.labels import Labelled as Found
from stemma.records.labels import LabelledAttribution
from training.corpora.document import NAME_LABELS, Document, Labelled
from training.reader.batches import inputs_of
from training.reader.layers import ATTRIBUTION_LAYERS, LAYERS, NAME_LAYER, TagLayer
from training.reader.network import Outputs, Reader

BATCH = 16

Rows = npt.NDArray[np.float32]


@dataclass(slots=True)
class Tally:
    """Counts of what was found, what there is, and what is in both."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: AbstractSet[Hashable], gold: AbstractSet[Hashable]) -> None:
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


def measure(reader: Reader, documents: Sequence[Document], tokenizer: Tokenizer) -> Measures:
    """Return the measures of *reader* on *documents*, over the layers that each one is marked for."""
    measures = Measures()
    card = card_of(reader)
    for document, said in zip(documents, read(reader, documents, tokenizer), strict=True):
        for tags in (tags for tags in LAYERS if tags.document_layer in document.spans):
            found, gold = spans_on(document, tags, said, best_paths(scores_of(said, tags), steps_of(card, tags))[:, 0])
            _score(measures, document, tags, found, gold)
        if document.links:
            _score_links(measures, document, decode(document.text, said, card).attributions)
    return measures


def card_of(reader: Reader) -> Card:
    """Return what decoding needs beside the network."""
    with torch.inference_mode():
        return Card(
            names=NAME_LABELS,
            attribution_steps=reader.attribution_transitions().numpy(),
            name_steps=reader.name_transitions().numpy(),
            source_distance=reader.source_distance.numpy(),
            content_distance=reader.content_distance.numpy(),
            no_source=float(reader.no_source),
        )


def steps_of(card: Card, tags: TagLayer) -> Rows:
    """Return the steps of one layer, `(1, labels, labels)`."""
    return card.name_steps if tags is NAME_LAYER else card.attribution_steps[[ATTRIBUTION_LAYERS.index(tags)]]


def scores_of(said: Said, tags: TagLayer) -> Rows:
    """Return what the network says of one layer, `(pieces, 1, labels)`."""
    rows = said.names if tags is NAME_LAYER else said.attribution
    return rows[:, None, tags.columns]


def read(reader: Reader, documents: Sequence[Document], tokenizer: Tokenizer) -> Iterator[Said]:
    """Yield what *reader* says of each of *documents*, in order."""
    windows = [
        (number, window)
        for number, document in enumerate(documents)
        for window in cut_windows(document.text, document.sentences, tokenizer)
    ]
    outputs: dict[int, Outputs] = {}
    order = sorted(range(len(windows)), key=lambda n: len(windows[n][1]))
    for start in range(0, len(order), BATCH):
        numbers = order[start : start + BATCH]
        said = _run(reader, [windows[n][1] for n in numbers])
        for row, number in enumerate(numbers):
            own = slice(*windows[number][1].own)
            outputs[number] = Outputs(*(value[row, own].float() for value in said[:-1]), said.event[row])
    for document in range(len(documents)):
        numbers = [n for n, (owner, _) in enumerate(windows) if owner == document]
        yield _joined([windows[n][1] for n in numbers], [outputs[n] for n in numbers])


def _run(reader: Reader, windows: Sequence[Window]) -> Outputs:
    inputs = inputs_of(windows)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        said: Outputs = reader(inputs.ids, inputs.mask, inputs.marks)
    return said


def _joined(windows: Sequence[Window], outputs: Sequence[Outputs]) -> Said:
    return Said(
        starts=np.concatenate([window.starts[slice(*window.own)] for window in windows]),
        ends=np.concatenate([window.ends[slice(*window.own)] for window in windows]),
        attribution=torch.cat([said.attribution for said in outputs]).numpy(),
        names=torch.cat([said.names for said in outputs]).numpy(),
        keys={
            "source": torch.cat([said.source_key for said in outputs]).numpy(),
            "cue": torch.cat([said.cue_key for said in outputs]).numpy(),
            "content": torch.cat([said.content_key for said in outputs]).numpy(),
        },
    )


def spans_on(
    document: Document, tags: TagLayer, said: Said, path: npt.NDArray[np.int64]
) -> tuple[set[Labelled], set[Labelled]]:
    """Return the spans of one layer that *path* has and those of the gold, where the corpus says what is there."""
    found = {
        Labelled(int(said.starts[first]), int(said.ends[after - 1]), tags.spans[label])
        for first, after, label in runs(path)
    }
    unknown = document.unknown.get(tags.document_layer, ())
    unmarked = document.unmarked.get(tags.document_layer, frozenset())
    gold = {one for one in document.spans[tags.document_layer] if one.label in tags.spans}
    told = {one for one in found if not any(one.span.overlaps(stretch) for stretch in unknown)}
    return {one for one in told if one.label not in unmarked}, {one for one in gold if one.label not in unmarked}


def _score(measures: Measures, document: Document, tags: TagLayer, found: set[Labelled], gold: set[Labelled]) -> None:
    corpus = document.corpus.split("/")[0]
    measures.spans.setdefault(tags.name, Tally()).add(found, gold)
    measures.spans.setdefault(f"{corpus} {tags.name}", Tally()).add(found, gold)
    if tags is NAME_LAYER:
        for label in tags.spans:
            measures.spans.setdefault(label, Tally()).add(
                *({one for one in some if one.label == label} for some in (found, gold))
            )
    else:
        measures.characters.setdefault(tags.name, Tally()).add(_characters(found), _characters(gold))


def _characters(spans: Iterable[Labelled]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _score_links(measures: Measures, document: Document, found: Iterable[LabelledAttribution]) -> None:
    """Count, over found contents that are exactly right, those whose cue and whose source are right."""
    spans = document.spans["attribution"]
    places = {(span.start, span.end): number for number, span in enumerate(spans) if span.label == "content"}
    for attribution in found:
        for content in attribution.contents:
            number = places.get((content.span.start, content.span.end))
            if number is None:
                continue
            cues = {link.cue for link in document.links if link.kind == "content" and link.other == number}
            sources = {link.other for link in document.links if link.kind == "source" and link.cue in cues}
            measures.links.update(("cue", "source"))
            measures.links_right["cue"] += _agrees(attribution.cue, [spans[cue] for cue in cues])
            measures.links_right["source"] += _agrees(attribution.source, [spans[source] for source in sources])


def _agrees(found: Found | None, gold: Sequence[Labelled]) -> bool:
    """Say whether *found* overlaps one of *gold*, or there is none of either."""
    return not gold if found is None else any(found.span.overlaps(one.span) for one in gold)
