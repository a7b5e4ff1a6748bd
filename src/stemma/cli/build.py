"""`stemma build`: add what is new to a case and rebuild its account."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.arguments import AsJson, CasePath, Manifest, Published
from stemma.cli.terminal import name_refused, progress_bar, results, talk, write


def build(
    case: CasePath,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Files, folders, or - for standard input; none: what is held."),
    ] = None,
    manifest: Manifest = None,
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Add the articles in PATH to a case and rebuild its account, of those that `take` put there, too."""
    from stemma.case import build as build_case

    with progress_bar() as progress:
        rebuilt = build_case(
            case, paths or (), manifest=manifest, published=published, stdin=sys.stdin, progress=progress
        )
    name_refused(rebuilt.refused)
    talk(f"{case}: {len(rebuilt.added)} new of {len(rebuilt.account.articles)} articles")
    if as_json:
        from stemma.export.json import to_json

        write(to_json(rebuilt.account))
    else:
        from stemma.export.outline import headline

        results().print(headline(rebuilt.account))
        talk(f"next: stemma show {case}")
    if rebuilt.refused:
        raise typer.Exit(1)
