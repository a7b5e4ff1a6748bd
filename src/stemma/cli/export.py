"""`stemma export`: the account as JSON, Markdown or a printable page."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.arguments import AsOf, CasePath
from stemma.cli.terminal import write_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.records.account import Account
    from stemma.records.article import Article


class Format(StrEnum):
    """What the account can be written as."""

    json = "json"
    markdown = "markdown"
    html = "html"


def export(
    case: CasePath,
    form: Annotated[Format, typer.Option("--format", help="json, markdown or html.")] = Format.json,
    with_text: Annotated[bool, typer.Option("--with-text", help="JSON: put the articles' texts in.")] = False,
    as_of: AsOf = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
) -> None:
    """Write the account as JSON, Markdown or one printable HTML page."""
    from stemma.cli.opening import open_account

    account, articles = open_account(case, as_of)
    write_out(output, in_format(form, account, articles, with_text=with_text))


def in_format(form: Format, account: "Account", articles: "Sequence[Article]", *, with_text: bool) -> str:
    """Return *account* in the format *form*; *with_text* concerns JSON only."""
    if form is Format.markdown:
        from stemma.export.markdown import to_markdown

        return to_markdown(account, articles)
    if form is Format.html:
        from stemma.export.html import to_html

        return to_html(account, articles)
    from stemma.export.json import to_json

    return to_json(account, articles if with_text else None)
