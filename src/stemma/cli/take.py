"""`stemma take`: put reports into a case, read; its account waits."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.arguments import CasePath, Manifest, Published
from stemma.cli.terminal import name_refused, progress_bar, talk


def take(
    case: CasePath,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    manifest: Manifest = None,
    published: Published = None,
) -> None:
    """Read the articles in PATH and put them into a case; its account is made when it is next asked for."""
    from stemma.case import take as take_in

    with progress_bar() as progress:
        taken = take_in(case, paths, manifest=manifest, published=published, stdin=sys.stdin, progress=progress)
    name_refused(taken.refused)
    talk(f"{case}: {len(taken.added)} new, read; {taken.waiting} wait for the account")
    talk(f"next: stemma show {case}")
    if taken.refused:
        raise typer.Exit(1)
