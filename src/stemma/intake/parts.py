"""
Inputs too large for one sitting, cut into parts that can be taken one by one, in any order and by any process.

A part is a stretch of a JSON lines file, a row group of a Parquet file, or some files of a folder. Labels
are those that `collect` gives: the n-th record of a file is `name.jsonl#n`, whatever part it is in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stemma.intake.collect import Collected, IntakeParameters, collect_taken
from stemma.intake.files import RECORDS, Source, find_sources, read_source
from stemma.intake.found import Taken, refusal
from stemma.intake.jsonl import read_records
from stemma.intake.tables import TABLES, NoTable, row_groups, table_lines
from stemma.records.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class PartParameters:
    """How large a part is."""

    articles: int = 1_000
    """Records of a part at the most."""
    megabytes: int = 8
    """Bytes of a part from which it ends. Megabytes."""
    files: int = 200
    """Files of a part of a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Where some articles lie."""

    sources: tuple[Source, ...]
    """One source, of which `[start, end)` belongs to the part, or several that belong to it whole."""
    start: int = 0
    """First byte; of a table the first row group."""
    end: int | None = None
    """None: the sources are taken whole."""
    first: int = 1
    """Number of the first record."""


DEFAULTS = PartParameters()


def split_inputs(
    paths: Sequence[Path], *, parameters: PartParameters = DEFAULTS
) -> tuple[list[Part], list[Path], list[Issue]]:
    """
    Return the parts of all that lies below *paths*, the manifests found there, and notes on what was passed over.

    Raises:
        UsageError: a path does not exist.
    """
    sources, manifests, issues = find_sources(list(paths))
    parts: list[Part] = []
    files: list[Source] = []
    for source in sources:
        kind = source.path.suffix.lower()
        if kind in RECORDS:
            parts.extend(_stretches(source, parameters))
        elif kind in TABLES:
            parts.extend(_row_groups(source))
        else:
            files.append(source)
    step = parameters.files
    parts.extend(Part(sources=tuple(files[at : at + step])) for at in range(0, len(files), step))
    return parts, manifests, issues


def take_part(
    part: Part, *, manifests: Sequence[Path] = (), published: str | None = None, parameters: IntakeParameters
) -> Collected:
    """Return the articles of *part*, sorted by publication, and what was odd or refused."""
    if part.end is None:
        taken = [(s.path, read_source(s, most_bytes=parameters.most_bytes)) for s in part.sources]
    else:
        taken = [(part.sources[0].path, _taken(part))]
    return collect_taken(taken, manifests=manifests, published=published, parameters=parameters)


def _taken(part: Part) -> Taken:
    source = part.sources[0]
    try:
        if source.path.suffix.lower() in TABLES:
            lines = table_lines(source.path, range(part.start, part.end or 0))
            return read_records(lines, name=source.label, first=part.first)
        with source.path.open("rb") as file:
            file.seek(part.start)
            content = file.read((part.end or 0) - part.start)
    except OSError as exc:
        return refusal(f"{source.label} was refused: it cannot be read ({exc.strerror}); check its permissions.")
    text = content.decode("utf-8", "replace")
    return read_records(text.removeprefix("\ufeff"), name=source.label, first=part.first)


def _stretches(source: Source, parameters: PartParameters) -> Iterator[Part]:
    """Yield the parts of a JSON lines file; blank lines are no records."""
    start = at = records = 0
    first = 1
    with source.path.open("rb") as file:
        for line in file:
            at += len(line)
            records += bool(line.strip())
            if records >= parameters.articles or at - start >= parameters.megabytes * 1_000_000:
                yield Part(sources=(source,), start=start, end=at, first=first)
                start, first, records = at, first + records, 0
    if records or first == 1:
        yield Part(sources=(source,), start=start, end=at, first=first)


def _row_groups(source: Source) -> Iterator[Part]:
    first = 1
    try:
        groups = row_groups(source.path)
    except NoTable:  # taken whole, it is refused with the reason
        groups = []
        yield Part(sources=(source,))
    for group, rows in enumerate(groups):
        yield Part(sources=(source,), start=group, end=group + 1, first=first)
        first += rows
