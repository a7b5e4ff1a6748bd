"""`stemma rule`: what people decide about an account, and how two of them share it."""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.arguments import AsJson, CasePath
from stemma.cli.terminal import one_line, progress_bar, talk, write, write_out
from stemma.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.case import Ruled
    from stemma.records.account import Account


class RuleVerb(StrEnum):
    """What `stemma rule` does."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    REJECT = "reject"
    CONFIRM = "confirm"
    LIST = "list"
    RETIRE = "retire"
    EXPORT = "export"
    IMPORT = "import"


WITH_VALUE = frozenset({RuleVerb.RENAME, RuleVerb.RETYPE})
"""Verbs whose last word is what the record is to be."""

STRETCH = re.compile(r"(.+)(:\d+-\d+)")
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; every ruling needs one.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who rules; every ruling needs it.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="export: write here, not to standard output.")
]
OnlyRejected = Annotated[bool, typer.Option("--rejected", help="list: what was thrown out, not the rulings.")]


def rule(
    case: CasePath,
    verb: Annotated[RuleVerb, typer.Argument(help="What to do.")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Records or articles; see below.")
    ] = None,
    *,
    why: Why = "",
    by: By = "",
    output: Output = None,
    only_rejected: OnlyRejected = False,
    as_json: AsJson = False,
) -> None:
    """
    Correct the account: a ruling holds in every account that is built from then on.

    \b
    merge A B ...       they are one actor, event, statement or origin; of articles, the others copied the first
    split ID PART ...   the parts (an article, a number that `why` prints, ARTICLE:START-END) are another one
    split A B           the two articles are no copies of each other
    rename ID NAME      an actor's name, an origin's newsroom, the speaker of a statement
    retype ID TYPE      an actor's kind, an event's type or status, a statement's stance, an article's relation
    reject ID           it is wrong: kept apart; an article is nobody's copy
    confirm ID          it is right
    list                all rulings and what they changed
    retire RULING       the ruling holds no more
    export, import FILE rulings as JSON lines
    """  # noqa: D301 - a paragraph that keeps its lines begins so
    given = names or []
    match verb:
        case RuleVerb.LIST:
            _list(case, given, only_rejected=only_rejected, as_json=as_json)
        case RuleVerb.EXPORT:
            _export(case, given, output)
        case RuleVerb.IMPORT:
            _import(case, given)
        case RuleVerb.RETIRE:
            _retire(case, given, by=by, why=why)
        case _:
            _decide(case, verb, given, by=by, why=why)


def _decide(case: Path, verb: RuleVerb, given: "Sequence[str]", *, by: str, why: str) -> None:
    from stemma.case import rule as rule_case
    from stemma.opening import open_concluded

    value = None
    if verb in WITH_VALUE:
        if len(given) != 2:
            raise UsageError(
                f"{verb} takes an ID and what it is to be; put what has several words into quotation marks"
            )
        given, value = given[:1], given[1]
    if not given:
        raise UsageError(f"{verb} needs the ID of a record; `stemma show {case}` prints the ids")
    with open_concluded(case) as file:
        account = file.account()
    ids = _resolve(account, verb, given)
    with progress_bar() as progress:
        ruled = rule_case(case, verb.value, ids, value=value, by=by, why=why, progress=progress)
    _say(case, ruled)


def _resolve(account: "Account", verb: RuleVerb, given: "Sequence[str]") -> list[str]:
    """Return whole ids for what was typed; of a split, numbers and stretches stay."""
    from stemma.cli.naming import find_article, find_record_id

    first = find_record_id(account, given[0])
    if verb is not RuleVerb.SPLIT or any(a.id == first for a in account.articles):
        return [first, *(find_record_id(account, name) for name in given[1:])]
    out = [first]
    for part in given[1:]:
        if part.isdecimal():
            out.append(part)
        elif stretch := STRETCH.fullmatch(part):
            out.append(find_article(account.articles, stretch[1]).id + stretch[2])
        else:
            out.append(find_article(account.articles, part).id)
    return out


def _say(case: Path, ruled: "Ruled") -> None:
    from stemma.export.outline import headline
    from stemma.export.ruling_words import say_ruling, say_state

    for ruling in ruled.added:
        write(one_line(f"{ruling.id}  {say_ruling(ruling)}") + "\n")
        write("    " + one_line(say_state(ruling, ruled.account)) + "\n")
        for effect in ruled.account.effects:
            if effect.ruling == ruling.id:
                write(f"    {effect.record}: {one_line(effect.was)}\n")
    if not ruled.added:
        talk("nothing new: the case holds all of it")
    talk(f"{case}: {headline(ruled.account)}")


def _list(case: Path, given: "Sequence[str]", *, only_rejected: bool, as_json: bool) -> None:
    from stemma.export.json import dump
    from stemma.export.ruling_words import NOUNS, say_ruling, say_state
    from stemma.export.wording import say_count
    from stemma.opening import open_concluded
    from stemma.rulings import ruling_object

    if given:
        raise UsageError("list takes no ID; `stemma why CASE.db ID` prints the rulings on one record")
    with open_concluded(case) as file:
        account, rulings = file.account(), file.rulings()
    if as_json and only_rejected:
        from stemma.export.json import account_object

        write(dump(account_object(account).get("rejected", [])) + "\n")
    elif as_json:
        write(dump([ruling_object(r) | {"state": say_state(r, account)} for r in rulings]) + "\n")
    elif only_rejected:
        for record in account.rejected:
            write(one_line(f"{record.id}  {NOUNS[record.kind]}  {record.text}  (ruling {record.ruling})") + "\n")
        talk(f"{case}: {len(account.rejected)} rejected")
    else:
        for ruling in rulings:
            write(
                one_line(f"{ruling.id}  {ruling.made[:16].replace('T', ' ')} UTC  {ruling.by}: {say_ruling(ruling)}")
                + "\n"
            )
            write("    " + one_line(f"why: {ruling.why}") + "\n")
            write("    " + one_line(say_state(ruling, account)) + "\n")
        talk(f"{case}: {say_count(len(rulings), 'ruling')}")


def _export(case: Path, given: "Sequence[str]", output: Path | None) -> None:
    from stemma.casefile import open_case
    from stemma.rulings import write_rulings

    if given:
        raise UsageError("export takes no ID; it writes all rulings, to standard output or to -o FILE")
    with open_case(case) as file:
        lines = write_rulings(file.rulings())
    write_out(output, lines)


def _import(case: Path, given: "Sequence[str]") -> None:
    from stemma.case import import_rulings

    if len(given) != 1:
        raise UsageError("import takes one FILE with rulings as `export` writes them, or - for standard input")
    if given[0] == "-":
        lines = sys.stdin.read()
    else:
        try:
            lines = Path(given[0]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as exc:
            raise UsageError(f"{given[0]} cannot be read: {exc}") from exc
    with progress_bar() as progress:
        _say(case, import_rulings(case, lines, name=given[0], progress=progress))


def _retire(case: Path, given: "Sequence[str]", *, by: str, why: str) -> None:
    from stemma.case import retire

    if len(given) != 1:
        raise UsageError("retire takes the id of one ruling; `stemma rule CASE.db list` prints their ids")
    with progress_bar() as progress:
        _say(case, retire(case, given[0], by=by, why=why, progress=progress))
