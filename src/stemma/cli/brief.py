"""`stemma brief`: the account on two pages, for somebody who reads nothing else."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.arguments import AsJson, AsOf, CasePath
from stemma.cli.terminal import names_file, write_out
from stemma.errors import UsageError

if TYPE_CHECKING:
    from stemma.export.brief.record import Brief


class BriefFormat(StrEnum):
    """What a brief can be written as."""

    markdown = "markdown"
    html = "html"
    docx = "docx"


ENDINGS = {".md": BriefFormat.markdown, ".html": BriefFormat.html, ".htm": BriefFormat.html, ".docx": BriefFormat.docx}


def brief(
    case: CasePath,
    as_of: AsOf = None,
    form: Annotated[
        BriefFormat | None, typer.Option("--format", help="markdown, html or docx; else what FILE ends in.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write what matters most on two pages: what happened, what is next, positions, numbers, disputes, sources."""
    from stemma.cli.opening import open_account
    from stemma.export.brief.select import make_brief

    if form is None:
        form = ENDINGS.get(output.suffix.lower(), BriefFormat.markdown) if output else BriefFormat.markdown
    if form is BriefFormat.docx and not as_json and not names_file(output) and sys.stdout.isatty():
        raise UsageError("a .docx file is nothing for a terminal; name one with -o brief.docx")
    write_out(output, in_format("json" if as_json else form, make_brief(*open_account(case, as_of))))


def in_format(form: str, brief: "Brief") -> str | bytes:
    """Return *brief* in the format *form*; bytes where that is no text."""
    if form == BriefFormat.docx:
        from stemma.export.brief.docx import brief_to_docx

        return brief_to_docx(brief)
    if form == BriefFormat.html:
        from stemma.export.brief.html import brief_to_html

        return brief_to_html(brief)
    if form == "json":
        from stemma.export.brief.object import brief_object
        from stemma.export.json import dump

        return dump(brief_object(brief)) + "\n"
    from stemma.export.brief.markdown import brief_to_markdown

    return brief_to_markdown(brief)
