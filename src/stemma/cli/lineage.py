"""`stemma lineage`: who copied whom, without reading anything and without a case file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.arguments import AsJson, Manifest, Published
from stemma.cli.terminal import name_refused, results, talk, write
from stemma.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.records.article import Article
    from stemma.records.lineage import Lineage


def lineage(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    manifest: Manifest = None,
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Print who copied whom among the articles in PATH."""
    from stemma.intake import collect
    from stemma.pipeline import lineage_alone, merge_articles

    collected = collect(paths, manifest=manifest, published=published, stdin=sys.stdin)
    articles = merge_articles(collected.articles)
    account = lineage_alone(articles, _trace(articles))
    refused = tuple(i for i in collected.issues if i.level == "error")
    name_refused(refused)
    if as_json:
        from stemma.export.json import lineage_to_json

        write(lineage_to_json(account))
    else:
        from stemma.cli.drawing import draw_section

        draw_section(results(), account, "stemma")
    if refused:
        raise typer.Exit(1)


def _trace(articles: "Sequence[Article]") -> "Lineage":
    """Return who copied whom; all but spun copies are found without weights, too."""
    from stemma.lineage import trace
    from stemma.pipeline import trace_with_weights

    try:
        return trace_with_weights(articles)
    except WeightsError as error:
        talk(f"Spun copies are not looked for: {error}")
        return trace(articles)
