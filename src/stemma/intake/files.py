"""
Paths -> files to read, and the text of each.

A folder is walked in sorted order; hidden files are passed over; a file of an unknown
kind gets a note. Nothing here raises for what lies inside a folder.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import UsageError
from stemma.intake.decode import decode
from stemma.intake.found import Found, Taken, refusal
from stemma.intake.jsonl import read_records
from stemma.intake.page import read_page
from stemma.intake.tables import TABLES, NoTable, table_lines
from stemma.records.issue import Issue

TEXTS = frozenset({".txt", ".text"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson"})
MANIFEST_NAME = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies, what it is called, and the folder that was given (None for a file by itself)."""

    path: Path
    label: str
    folder: Path | None


def find_sources(paths: list[Path]) -> tuple[list[Source], list[Path], list[Issue]]:
    """Return the files below *paths*, the manifests found in folders, and notes on what was passed over."""
    sources: list[Source] = []
    manifests: list[Path] = []
    issues: list[Issue] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file or folder {path}; check the path.")
        if not path.is_dir():
            sources.append(Source(path, path.name, None))
            continue
        for inner in _walk(path, issues):
            if inner.name == MANIFEST_NAME:
                manifests.append(inner)
            else:
                sources.append(Source(inner, inner.relative_to(path).as_posix(), path))
    return sources, manifests, issues


def read_source(source: Source, *, most_bytes: int) -> Taken:
    """Return the articles of one file, or the sentence that says why there are none."""
    kind = source.path.suffix.lower()
    if kind not in TEXTS | PAGES | RECORDS | TABLES:
        odd = f"{source.label} was passed over: only .txt, .html, .jsonl and .parquet are read."
        return Taken((), (Issue(level="note", text=odd),))
    try:
        if kind in TABLES:
            return read_records(table_lines(source.path), name=source.label)
        size = source.path.stat().st_size
        if kind not in RECORDS and size > most_bytes:
            too_much = f"{size / 1e6:.0f} MB are more than {most_bytes / 1e6:.0f}"
            return refusal(f"{source.label} was refused: {too_much}; split it into articles.")
        content = source.path.read_bytes()
    except NoTable as exc:
        return refusal(f"{source.label} was refused: {exc}.")
    except OSError as exc:
        return refusal(f"{source.label} was refused: it cannot be read ({exc.strerror}); check its permissions.")
    decoded = decode(content)
    if decoded.text is None:
        return refusal(f"{source.label} was refused: it is binary, not text; give it as .txt or .html.")
    oddities = (Issue(level="warning", text=f"{source.label} {decoded.oddity}."),) if decoded.oddity else ()
    taken = _by_kind(kind, decoded.text, source.label)
    return Taken(taken.found, oddities + taken.issues)


def _by_kind(kind: str, text: str, label: str) -> Taken:
    if kind in RECORDS:
        return read_records(text, name=label)
    if not text.strip():
        return refusal(f"{label} was refused: it is empty; remove it or put the article's text there.")
    if kind in TEXTS:
        return Taken((Found(label=label, text=text),))
    page = read_page(text)
    if page is None:
        return refusal(f"{label} was refused: the page holds no article; save its text as .txt.")
    found = Found(
        label=label,
        text=page.text,
        title=page.title,
        outlet=page.outlet,
        url=page.url,
        published=page.published,
        language=page.language,
        authors=page.authors,
    )
    return Taken((found,))


def _walk(folder: Path, issues: list[Issue]) -> list[Path]:
    """Return the files below *folder* by name; links that lead in a circle are not followed."""

    def unreadable(exc: OSError) -> None:
        where = Path(exc.filename).relative_to(folder).as_posix() if exc.filename else folder.name
        issues.append(
            Issue(
                level="error",
                text=f"The folder {where} was refused: it cannot be read ({exc.strerror}); check its permissions.",
            )
        )

    out = []
    for root, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        out += [Path(root, name) for name in files if not name.startswith(".")]
    return sorted(out, key=lambda path: path.relative_to(folder).as_posix())
