"""`stemma diff`: what the account says at one moment that it did not say at an earlier one."""

from typing import Annotated

import typer

from stemma.cli.arguments import AsJson, CasePath
from stemma.cli.terminal import results, write


def diff(
    case: CasePath,
    since: Annotated[str, typer.Argument(metavar="FROM", help="A day (2022-01-11) or minute (2022-01-11T14:30).")],
    until: Annotated[str | None, typer.Argument(metavar="[TO]", help="A later one; without it, all reports.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print what is new, changed, withdrawn, confirmed by another newsroom, or contradicted since FROM."""
    from stemma.face import open_case

    with open_case(case) as opened:
        differences = opened.diff(since, until)
        articles = opened.articles()
    if as_json:
        from stemma.export.changes import differences_object
        from stemma.export.json import dump

        write(dump(differences_object(differences)) + "\n")
    else:
        from stemma.cli.drawing import draw_differences

        draw_differences(results(), differences, articles)
