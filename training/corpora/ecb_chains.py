"""
ECB+ with its chains of people: which words of a news report mean the same person.

Source: Cybulska and Vossen 2014, CC BY 3.0. Marked are those who take part in the acts of the reviewed sentences, in
2,000 or so sentences of news; what else a report names stands in no chain. Tokens are joined as print joins them, and
the sentence that holds a page's address is left out.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from stemma.records.span import Span
from training.corpora.gum_chains import Document

CLOSING = re.compile(r"[.,;:!?)%]|['’](?:s|re|ve|ll|d|m)?|n['’]t|''|”")
OPENING = re.compile(r"[($]|``|“")
MARKS = {"``": "“", "''": "”"}
ADDRESS = ("http", "www")


def load_reports(folder: Path) -> Iterator[Document]:
    """Yield the reports below *folder* (it holds `ECB+/`), by topic and name; a name is "TOPIC_FILE"."""
    for path in sorted((folder / "ECB+").glob("*/*.xml"), key=lambda p: (int(p.parent.name), p.stem)):
        yield read_report(path)


def topic_of(document: Document) -> int:
    """Return the number of a report's topic: reports of one topic tell of the same people."""
    return int(document.name.split("_")[0])


def is_held(document: Document) -> bool:
    """Say whether a report is held out, as those of topics with an even number are."""
    return topic_of(document) % 2 == 0


def read_report(path: Path) -> Document:
    """Return a report, laid out as print lays it out."""
    root = ET.parse(path).getroot()
    document = Document(path.stem, sparse=True)
    places = _lay_out(document, root)
    chains = _chains(root)
    for mark in root.find("Markables") or ():
        one = chains.get(mark.get("m_id") or "")
        held = [places[a.get("t_id") or ""] for a in mark.iter("token_anchor") if a.get("t_id") in places]
        if one is not None and held and mark.tag.startswith("HUMAN"):
            document.entities.append((Span(min(s for s, _ in held), max(e for _, e in held)), one))
            document.kinds[one] = "person" if mark.tag == "HUMAN_PART_PER" else "organization"
    return document


def _chains(root: ET.Element) -> dict[str, str]:
    return {
        source.get("m_id") or "": relation.get("note") or f"r{relation.get('r_id')}"
        for relation in root.find("Relations") or ()
        for source in relation.iter("source")
    }


def _lay_out(document: Document, root: ET.Element) -> dict[str, tuple[int, int]]:
    """Write the text and the sentences of *document*, and return where each token stands."""
    lines: dict[str, list[tuple[str, str]]] = {}
    for token in root.iter("token"):
        lines.setdefault(token.get("sentence") or "", []).append((token.get("t_id") or "", token.text or ""))
    places: dict[str, tuple[int, int]] = {}
    within = False
    for line in lines.values():
        if line[0][1] in ADDRESS:
            continue
        document.text += "\n" if document.text else ""
        start, tight = len(document.text), True
        for identity, word in line:
            closes = CLOSING.fullmatch(word) is not None or (word == '"' and within)
            document.text += "" if tight or closes else " "
            written = MARKS.get(word, word)
            places[identity] = (len(document.text), len(document.text) + len(written))
            document.text += written
            within ^= word.count('"') % 2 == 1
            tight = OPENING.fullmatch(word) is not None or (word == '"' and within)
        document.sentences.append(Span(start, len(document.text)))
    return places
