"""
Words of real reports, each judged by the project: the act that it tells, or that it tells none.

A line of the file is a word: `{"file", "start", "end", "trigger", "type"}`, by reference into texts that are no part of
the project: the path of a text in DATA, where the word stands, the word itself to check that, and `NONE` or its type.
Where a file holds several texts, `#` and the name of one stand behind its path: documents of GUM (a sentence a line)
and of the corpora of names, sentences of PLV and WikiEvents, bodies of pages. PolNeAR's training articles, reports of
ECB+ and those of AQUAINT TimeML, without their marks, are a file each.
"""

import csv
import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from stemma.records.span import Span
from training.corpora.crossner import load_crossner_politics
from training.corpora.document import Document
from training.corpora.ecb_chains import read_report
from training.corpora.plv import load_plv
from training.corpora.re3d import load_re3d
from training.corpora.wikigold import load_wikigold

JUDGED: Final = Path(__file__).parents[1] / "data" / "judged_words.jsonl"
TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedText:
    """A text of which some words are judged."""

    id: str
    text: str
    types: Mapping[Span, str]
    """What each judged word tells: a PLOVER type, or `NONE`."""


def load_judged_words(data: Path, path: Path = JUDGED) -> Iterator[JudgedText]:
    """
    Yield the texts in *data* of which *path* judges words, in the order of their names.

    Raises:
        ValueError: another word stands where one was judged; the message names file and line.
    """
    judged: dict[str, dict[Span, str]] = {}
    texts: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        told = json.loads(line)
        name, span = told["file"], Span(told["start"], told["end"])
        if name not in texts:
            texts[name] = _bare(data / name)
        if span.of(texts[name]) != told["trigger"]:
            raise ValueError(f"{path}, line {number}: {told['trigger']!r} does not stand there in {data / name}")
        judged.setdefault(name, {})[span] = told["type"]
    for name, types in sorted(judged.items()):
        yield JudgedText(id=name, text=texts[name], types=types)


def _bare(path: Path) -> str:
    collection, _, name = str(path).partition("#")
    if name:
        return _texts(Path(collection))[name]
    if path.suffix == ".xml":
        return read_report(path).text
    text = path.read_text("utf-8")
    return html.unescape(TAG.sub("", text)) if path.suffix == ".tml" else text


@cache
def _texts(collection: Path) -> Mapping[str, str]:
    """Return the texts that a file or a folder of corpora holds, by name."""
    match collection.name:
        case "ner":
            return {document.id: document.text for document in _of_names(collection)}
        case "PLV_train.tsv":
            return {pair.id: pair.sentence for pair in load_plv(collection.parents[1])}
        case "wikievents_train.tsv":
            with collection.open(encoding="utf-8", newline="") as rows:
                return {str(n): row["sentence"] for n, row in enumerate(csv.DictReader(rows, delimiter="\t"))}
        case "ground-truth.json":
            pages = json.loads(collection.read_text("utf-8"))
            return {name: page["articleBody"] for name, page in pages.items()}
        case _:
            return _documents(collection)


def _of_names(folder: Path) -> Iterable[Document]:
    """Yield the documents of names that may be learnt from and are reports, or like them."""
    yield from load_crossner_politics(folder, "train")
    yield from load_re3d(folder, held_out=False)
    yield from load_wikigold(folder)


def _documents(treebank: Path) -> dict[str, str]:
    """Return the documents of a treebank by name, a sentence a line."""
    lines: dict[str, list[str]] = {}
    name = ""
    with gzip.open(treebank, "rt", encoding="utf-8") as file:
        for line in file:
            key, _, value = line.rstrip("\n").partition(" = ")
            if key == "# newdoc id":
                name = value
            elif key == "# text":
                lines.setdefault(name, []).append(value)
    return {name: "\n".join(some) for name, some in lines.items()}
