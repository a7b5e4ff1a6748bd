"""
How often "he" and "she" are given to the right person, on GUM (CoNLL-U with `Entity=` chains), a file that is not part of the project.

    python benchmarks/quality/pronouns.py gum.conllu.gz [--part dev|held|all] [--genres news,interview,speech] [--errors 40]

Every other document of the genres is held out. Counted are the pronouns outside quotation
marks whose person is named in the document. One is right where the nearest name or noun of the chain that it was given
to lies in a mention of the same person. A pronoun that is given to nobody lowers the
second figure only: unsure means no mention.
"""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stemma.reading.mentions import find_mentions
from stemma.reading.quoted import find_quoted, is_quoted
from stemma.records.reading import Mention
from stemma.records.span import Span
from stemma.text.sentences import paragraphs

PRONOUN = re.compile(r"(?:he|him|his|himself|she|her|hers|herself)", re.IGNORECASE)
OPENING = re.compile(r"\(([^()]+?)(?=[()]|$)(\))?|([^()-]+)\)")


@dataclass(slots=True)
class Document:
    """A document of the corpus."""

    name: str
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    entities: list[tuple[Span, str]] = field(default_factory=list)
    """Spans with the id of what they mean."""


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from _documents(lines)


def _documents(lines: Iterable[str]) -> Iterator[Document]:
    document: Document | None = None
    opened: dict[str, list[int]] = {}
    at, gap = 0, ""
    for line in lines:
        if line.startswith("# newdoc id = "):
            if document is not None:
                yield document
            document, opened, at, gap = Document(line.split(" = ")[1].strip()), {}, 0, ""
        elif document is None:
            continue
        elif line.startswith("# newpar") and document.text and not line.startswith("# newpar_block"):
            gap = "\n\n"
        elif line.startswith("# text = "):
            sentence = line[len("# text = ") :].rstrip("\n")
            at = len(document.text) + len(gap)
            document.text += gap + sentence
            document.sentences.append(Span(at, at + len(sentence)))
            gap = " "
        elif line[0].isdigit():
            at = _read_token(document, opened, at, line.rstrip("\n").split("\t"))
    if document is not None:
        yield document


def _read_token(document: Document, opened: dict[str, list[int]], at: int, cells: list[str]) -> int:
    if not cells[0].isdigit():
        return at
    start = document.text.find(cells[1], at)
    if start < 0 or start > at + 3:
        start = at
    end = min(start + len(cells[1]), len(document.text))
    note = next((item[7:] for item in cells[9].split("|") if item.startswith("Entity=")), "")
    for match in OPENING.finditer(note):
        if match.group(3):
            starts = opened.get(match.group(3).split("-")[0])
            if starts:
                document.entities.append((Span(starts.pop(), end), match.group(3).split("-")[0]))
            continue
        name = match.group(1).split("-")[0]
        if match.group(2):
            document.entities.append((Span(start, end), name))
        else:
            opened.setdefault(name, []).append(start)
    return end


def judge(document: Document) -> Iterator[tuple[Span, bool | None, str]]:
    """Yield each pronoun that counts, whether it was given to the right person (None: to nobody), and to whom."""
    text = document.text
    mentions, chains = find_mentions(text, document.sentences)
    quoted = find_quoted(text, paragraphs(text))
    by_span = {mention.span: mention for mention in mentions}
    told = {one for span, one in document.entities if not PRONOUN.fullmatch(span.of(text)) and _is_name(span.of(text))}
    for span, one in sorted(set(document.entities)):
        if not PRONOUN.fullmatch(span.of(text)) or is_quoted(quoted, span) or one not in told:
            continue
        mine = by_span.get(span)
        if mine is None or mine.chain is None:
            yield span, None, "-"
            continue
        nearest = min(
            (m for m in mentions if m.chain == mine.chain and m.form != "pronoun"),
            key=lambda m: (m.span.start > span.start, abs(m.span.start - span.start)),
        )
        yield span, one in _meant(document, nearest), chains[mine.chain].name


def _is_name(words: str) -> bool:
    return words[:1].isupper() and words.rsplit(maxsplit=1)[-1][:1].isupper() and words not in NO_NAMES


NO_NAMES = frozenset({"I", "My", "You", "Your", "We", "Our", "Me", "Who"})


def _meant(document: Document, mention: Mention) -> set[str]:
    """Return what the smallest gold mentions round *mention* mean, or those that lie in it."""
    round_it = [(len(span), one) for span, one in document.entities if span.contains(mention.span)]
    if round_it:
        smallest = min(round_it)[0]
        return {one for size, one in round_it if size == smallest}
    return {one for span, one in document.entities if mention.span.contains(span)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--genres", default="news,interview,speech")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    genres = tuple(f"GUM_{genre}_" for genre in options.genres.split(","))
    documents = [document for document in read_documents(options.file) if document.name.startswith(genres)]
    ordered = sorted(documents, key=lambda document: document.name)
    parts = {"dev": ordered[::2], "held": ordered[1::2], "all": ordered}
    counts: Counter[bool | None] = Counter()
    errors = []
    for document in parts[options.part]:
        for span, right, chain in judge(document):
            counts[right] += 1
            if not right:
                before = document.text[max(0, span.start - 160) : span.start].replace("\n", " ¶ ")
                behind = document.text[span.end : span.end + 40].replace("\n", " ¶ ")
                errors.append(f"{document.name} {right} → {chain}: …{before}[{span.of(document.text)}]{behind}")
    given, every = counts[True] + counts[False], counts.total()
    print(
        f"{counts[True]}/{given} given right {counts[True] / max(1, given):.1%}, of all {counts[True] / every:.1%} ({every})"
    )
    print(*errors[: options.errors], sep="\n")


if __name__ == "__main__":
    main()
