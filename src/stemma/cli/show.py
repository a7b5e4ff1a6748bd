"""`stemma show`: the account, as a person wants to read it."""

from enum import StrEnum
from typing import Annotated

import typer

from stemma.cli.arguments import AsJson, AsOf, CasePath
from stemma.cli.terminal import results, write


class Section(StrEnum):
    """A part of the account that can be shown alone."""

    timeline = "timeline"
    positions = "positions"
    statements = "statements"
    numbers = "numbers"
    actors = "actors"
    disputed = "disputed"
    stemma = "stemma"
    rulings = "rulings"
    issues = "issues"


JSON_KEYS = {
    Section.timeline: ("timeline", "events"),
    Section.positions: ("positions",),
    Section.statements: ("statements",),
    Section.numbers: ("quantities",),
    Section.actors: ("actors",),
    Section.disputed: ("conflicts",),
    Section.stemma: ("articles", "origins", "copies", "shared", "collations"),
    Section.rulings: ("rulings", "rejected"),
    Section.issues: ("issues",),
}
"""Section -> the keys of the public format that hold it."""


def show(
    case: CasePath,
    section: Annotated[Section | None, typer.Argument(metavar="[SECTION]", help="One part of it.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print the account: timeline, positions, statements, numbers, actors, disputed, stemma, rulings, issues."""
    from stemma.cli.opening import open_account

    account, _ = open_account(case, as_of)
    if as_json:
        from stemma.export.json import account_object, dump

        whole = account_object(account)
        write(dump({key: whole.get(key, []) for key in JSON_KEYS[section]} if section else whole) + "\n")
        return
    from stemma.cli.drawing import draw_account, draw_section

    if section:
        draw_section(results(), account, section.value)
    else:
        draw_account(results(), account)
