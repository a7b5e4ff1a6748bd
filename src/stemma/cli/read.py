"""`stemma read`: what each article says, one line of JSON an article."""

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.arguments import Manifest, Published
from stemma.cli.terminal import name_refused, write
from stemma.records.issue import Issue


def read(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="None: JSON lines on standard input.")
    ] = None,
    manifest: Manifest = None,
    published: Published = None,
) -> None:
    """Read each article alone; print one line of JSON for each."""
    from stemma.export.reading import reading_to_json
    from stemma.intake import collect
    from stemma.pipeline import read as read_article

    refused: tuple[Issue, ...] = ()
    if files:
        collected = collect(files, manifest=manifest, published=published, stdin=sys.stdin)
        refused = tuple(i for i in collected.issues if i.level == "error")
        name_refused(refused)
        for article in collected.articles:
            write(reading_to_json(read_article(article)) + "\n")
    else:
        for line in sys.stdin:
            if not line.strip():
                continue
            # line by line, so that a program at the other end of a pipe gets its answer at once
            collected = collect([Path("-")], manifest=manifest, published=published, stdin=StringIO(line))
            errors = tuple(i for i in collected.issues if i.level == "error")
            name_refused(errors)
            refused += errors
            for article in collected.articles:
                write(reading_to_json(read_article(article), article=_given_id(line)) + "\n")
    if refused:
        raise typer.Exit(1)


def _given_id(line: str) -> str | None:
    """Return the id that a JSON line gives its article; None where it gives none."""
    record = json.loads(line)
    given = record.get("id") if isinstance(record, dict) else None
    return str(given) if given is not None else None
