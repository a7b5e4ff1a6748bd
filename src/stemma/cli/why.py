"""`stemma why`: every span behind a record, with the reasons and scores that made it."""

from typing import Annotated

import typer

from stemma.cli.arguments import AsJson, AsOf, CasePath
from stemma.cli.terminal import results, write


def why(
    case: CasePath,
    record: Annotated[str, typer.Argument(metavar="ID", help="Id of a record or article, or its beginning.")],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print every span behind a record, with its surroundings, and why the record is as it is."""
    from stemma.cli.naming import find_record_id
    from stemma.cli.opening import open_account
    from stemma.export.grounds import grounds_of

    account, articles = open_account(case, as_of)
    grounds = grounds_of(account, articles, find_record_id(account, record))
    if as_json:
        from stemma.export.grounds import grounds_object
        from stemma.export.json import dump

        write(dump(grounds_object(grounds)) + "\n")
    else:
        from stemma.cli.drawing import draw_grounds

        draw_grounds(results(), grounds)
