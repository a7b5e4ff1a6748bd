"""
How well names are found and typed, on corpora in columns (CrossNER, re3d and the like), files that are not part of the project.

    python benchmarks/quality/names.py FILE [--types crossner|re3d|plain] [--errors 40] [--part 0/2]

One token a line, its label last, an empty line after a sentence. Sentences are
joined to texts of 20, with the spaces that print would have. Kinds of each corpus
are folded to PER, ORG, LOC, NORP and MISC; a name counts when span and kind agree
(`--spans`: when the span does). Names only: nominals and pronouns are left out.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from stemma.reading.mentions import find_mentions
from stemma.records.span import Span

KINDS = {
    "politician": "PER", "person": "PER", "Person": "PER", "PER": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "Organisation": "ORG", "ORG": "ORG",
    "country": "LOC", "location": "LOC", "Location": "LOC", "LOC": "LOC", "Nationality": "NORP",
    "election": "MISC", "event": "MISC", "misc": "MISC", "MISC": "MISC",
}  # fmt: skip
CLOSE_LEFT = frozenset(".,;:!?)]}%'’”")
CLOSE_RIGHT = frozenset("([{$“‘#")
ARTICLES = ("the ", "The ", "a ", "an ")
SENTENCES_A_TEXT = 20


def read_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a file as tokens with labels."""
    row: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t") if "\t" in line else line.split(" ")
        if len(parts) < 2 or not parts[0].strip():
            if row:
                yield row
            row = []
            continue
        row.append((parts[0], parts[-1].strip()))
    if row:
        yield row


def compose(rows: list[list[tuple[str, str]]]) -> tuple[str, list[Span], set[tuple[int, int, str]]]:
    """Return the text of *rows*, its sentences and the gold names with their kinds."""
    text, sentences, gold = "", [], set()
    for row in rows:
        start = len(text)
        open_quote = False
        name: list[int | str] = []
        for token, label in row:
            glued = token[0] in CLOSE_LEFT or token in ("'s", "n't", "’s") or (token == '"' and open_quote)
            if len(text) > start and not glued and text[-1] not in CLOSE_RIGHT and not (text[-1] == '"' and open_quote):
                text += " "
            at = len(text)
            text += token
            if token == '"':
                open_quote = not open_quote
            kind = KINDS.get(label[2:]) if label != "O" else None
            if name and not (label.startswith("I-") and kind == name[2]):
                gold.add((name[0], name[1], name[2]))
                name = []
            if kind and name:
                name[1] = len(text)
            elif kind:
                name = [at, len(text), kind]
        if name:
            gold.add((name[0], name[1], name[2]))
        sentences.append(Span(start, len(text)))
        text += "\n"
    return text, sentences, {_trim(text, g) for g in gold}


def _trim(text: str, gold: tuple[int, int, str]) -> tuple[int, int, str]:
    start, end, kind = gold
    for article in ARTICLES:
        if text.startswith(article, start):
            start += len(article)
    return start, end, kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--spans", action="store_true")
    parser.add_argument("--part", default="0/1")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    rows = list(read_sentences(options.file))
    texts = [rows[i : i + SENTENCES_A_TEXT] for i in range(0, len(rows), SENTENCES_A_TEXT)]
    right, found, wanted = Counter(), Counter(), Counter()
    errors: list[str] = []
    for number, some in enumerate(texts):
        if number % parts != part:
            continue
        text, sentences, gold = compose(some)
        mentions, _ = find_mentions(text, sentences)
        mine = {(m.span.start, m.span.end, m.type) for m in mentions if m.form == "name" or m.type == "NORP"}
        if options.spans:
            gold, mine = {(*g[:2], "all") for g in gold}, {(*m[:2], "all") for m in mine}
        right.update(k for *_, k in gold & mine)
        found.update(k for *_, k in mine)
        wanted.update(k for *_, k in gold)
        for sign, items in (("-", gold - mine), ("+", mine - gold)):
            errors += [f"{sign} {k:4} [{text[s:e]}]  …{text[max(0, s - 30) : e + 25]!r}" for s, e, k in sorted(items)]
    for kind in [*sorted(wanted | found), None]:
        r, f, w = (c[kind] if kind else sum(c.values()) for c in (right, found, wanted))
        p, q = r / f if f else 0, r / w if w else 0
        print(f"{kind or 'all':5} P {p:6.1%}  R {q:6.1%}  F1 {2 * p * q / (p + q) if p + q else 0:6.1%}  ({r}/{f}/{w})")
    print(*errors[:: max(1, len(errors) // options.errors)][: options.errors] if options.errors else [], sep="\n")


if __name__ == "__main__":
    main()
