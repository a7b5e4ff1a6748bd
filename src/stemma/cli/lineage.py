"""`stemma lineage`: who copied whom, without reading anything and without a case file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.arguments import AsJson, Manifest, Published
from stemma.cli.terminal import name_refused, progress_bar, results, talk, write
from stemma.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.records.article import Article
    from stemma.records.lineage import Lineage


STAGE_WORDS = {
    "take": "articles",
    "link": "fingerprints",
    "align": "shared text",
    "draw": "who copied whom",
    "gather": "writing",
}
"""The stages that take time."""


def lineage(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    *,
    manifest: Manifest = None,
    published: Published = None,
    as_json: AsJson = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write JSON lines there; for corpora of any size.")
    ] = None,
    cores: Annotated[int, typer.Option("--cores", min=1, help="With --out: processes that work at a time.")] = 2,
    collated: Annotated[bool, typer.Option("--collate", help="With --out: compare copies word by word, too.")] = False,
) -> None:
    """
    Print who copied whom among the articles in PATH.

    With --out nothing is held in memory but a part of the articles at a time, and a run that was stopped goes on
    when it is called again. Spun copies are not looked for then.
    """
    if out is not None:
        _trace_to(out, paths, manifest=manifest, published=published, cores=cores, collated=collated)
        return
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


def _trace_to(
    out: Path, paths: list[Path], *, manifest: Path | None, published: str | None, cores: int, collated: bool
) -> None:
    from stemma.runners import trace_corpus

    with progress_bar(STAGE_WORDS) as progress:
        summary = trace_corpus(
            paths, out, manifest=manifest, published=published, cores=cores, collated=collated, progress=progress
        )
    talk(f"{summary.articles:,} articles, {summary.origins:,} origins, {summary.copies:,} copies; see {out}")
    if summary.refused:
        talk(f"refused: {summary.refused:,} inputs; {out / 'issues.jsonl'} names them")
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
