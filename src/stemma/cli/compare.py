"""`stemma compare`: two copies side by side, with the changes marked."""

from typing import Annotated

import typer

from stemma.cli.arguments import AsJson, CasePath
from stemma.cli.terminal import results, write


def compare(
    case: CasePath,
    a: Annotated[str, typer.Argument(metavar="A", help="An article: its id, the beginning of it, its file name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    as_json: AsJson = False,
) -> None:
    """Print two copies side by side, with the changes marked."""
    from stemma.cli.naming import find_article
    from stemma.errors import UsageError
    from stemma.export.sidebyside import side_by_side, side_by_side_object
    from stemma.opening import open_concluded

    with open_concluded(case) as file:
        account = file.account()
        texts = {article.id: article for article in file.articles()}
    one, other = find_article(account.articles, a), find_article(account.articles, b)
    if one.id == other.id:
        raise UsageError(f"{a} and {b} name the same article")
    compared = side_by_side(account, texts[one.id], texts[other.id])
    if as_json:
        from stemma.export.json import dump

        write(dump(side_by_side_object(compared)) + "\n")
    else:
        from stemma.cli.comparison import draw_comparison

        draw_comparison(results(), compared)
