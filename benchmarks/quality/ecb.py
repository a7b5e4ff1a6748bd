"""
Event mentions of ECB+ with their cross-document clusters (Cybulska and Vossen 2014, CC BY 3.0).

Only mentions in the reviewed sentences count, as is the custom; a mention that stands in no relation is a cluster of
its own. Tokens are joined by single spaces, with closing marks drawn to the word before them.
"""

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEVELOPMENT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""The development topics that are customary (Cybulska and Vossen 2015); the others here are for training."""
CLOSING = frozenset({".", ",", ";", ":", "!", "?", ")", "''", "'s", "%", "n't", "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event mention."""

    document: str
    sentence: int
    """Number of the sentence in its document."""
    text: str
    """The sentence."""
    start: int
    end: int
    """The trigger in the sentence, half-open, code points."""
    cluster: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text."""

    topic: int
    name: str
    mentions: tuple[EventMention, ...]


def read_documents(folder: Path) -> list[Document]:
    """Return the documents below *folder* (it holds `ECB+/` and the list of reviewed sentences), in order."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        reviewed = {
            (int(r["Topic"]), f"{r['Topic']}_{r['File']}", int(r["Sentence Number"])) for r in csv.DictReader(rows)
        }
    files = sorted((folder / "ECB+").glob("*/*.xml"), key=lambda p: (int(p.parent.name), p.stem))
    return [_read(path, reviewed) for path in files]


def _read(path: Path, reviewed: set[tuple[int, str, int]]) -> Document:
    root, topic = ET.parse(path).getroot(), int(path.parent.name)
    tokens = {t.get("t_id"): (int(t.get("sentence") or 0), t.text or "") for t in root.iter("token")}
    lines: dict[int, list[tuple[str, str]]] = {}
    for identity, (sentence, word) in tokens.items():
        lines.setdefault(sentence, []).append((identity or "", word))
    text, places = {}, {}
    for sentence, words in lines.items():
        text[sentence], where = _join(words)
        places |= where
    homes = _clusters(root)
    found = []
    for mark in root.find("Markables") or ():
        held = [a.get("t_id") or "" for a in mark.iter("token_anchor")]
        if not held or not re.match(r"(NEG_)?ACTION", mark.tag):
            continue
        sentence = tokens[held[0]][0]
        if (topic, path.stem, sentence) in reviewed:
            identity = mark.get("m_id") or ""
            spans = [places[h] for h in held if tokens[h][0] == sentence]
            found.append(
                EventMention(
                    document=path.stem,
                    sentence=sentence,
                    text=text[sentence],
                    start=min(s for s, _ in spans),
                    end=max(e for _, e in spans),
                    cluster=homes.get(identity, f"{path.stem} {identity}"),
                )
            )
    found.sort(key=lambda m: (m.sentence, m.start, m.end))
    return Document(topic=topic, name=path.stem, mentions=tuple(found))


def _clusters(root: ET.Element) -> dict[str, str]:
    return dict(_members(root))


def _members(root: ET.Element) -> Iterator[tuple[str, str]]:
    for relation in root.find("Relations") or ():
        name = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        for source in relation.iter("source"):
            yield source.get("m_id") or "", name or f"{root.get('doc_name')} within {relation.get('r_id')}"


def _join(words: list[tuple[str, str]]) -> tuple[str, dict[str, tuple[int, int]]]:
    line, where = "", {}
    for identity, word in words:
        if line and word not in CLOSING and not line.endswith(("``", "(", "$")):
            line += " "
        where[identity] = (len(line), len(line) + len(word))
        line += word
    return line, where
