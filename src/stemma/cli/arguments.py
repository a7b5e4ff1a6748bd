"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

CasePath = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case file.", show_default=False)]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="A day or minute: only what was out by then.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Manifest = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="CSV", help="A table: file, outlet, url, published, title. It wins."),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date of articles that name none.")
]
