"""
Words of real reports, each judged by the project: the act that it tells, or that it tells none.

A line of the file is a word: `{"file", "start", "end", "trigger", "type"}`, by reference into texts that are no part of
the project: the path of a text in DATA, where the word stands, the word itself to check that, and `NONE` or its type.
The texts are PolNeAR's training articles, those of AQUAINT TimeML without their marks, and documents of GUM, a sentence
a line (`#` and its name behind the path of the treebank).
"""

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from stemma.records.span import Span

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
    treebank, _, name = str(path).partition("#")
    if name:
        return _documents(Path(treebank))[name]
    text = path.read_text("utf-8")
    return html.unescape(TAG.sub("", text)) if path.suffix == ".tml" else text


@cache
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
