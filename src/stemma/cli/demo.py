"""`stemma demo`: the story that ships with the package, from its reports to its account."""

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from stemma.cli.arguments import AsJson
from stemma.cli.terminal import name_refused, progress_bar, results, talk, write, write_to
from stemma.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.records.account import Account, AccountArticle

CASE, PAGE, JSON = Path("demo.db"), Path("demo.html"), Path("demo.json")
REPORTS = "reports"
"""Folder of the invented reports within the package `stemma.demo`."""


def demo(as_json: AsJson = False) -> None:
    """Build the account of the story that ships with stemma: demo.db, demo.html, demo.json."""
    from stemma.case import build
    from stemma.casefile import open_case
    from stemma.cli.export import Format, in_format

    with resources.as_file(resources.files("stemma").joinpath("demo", REPORTS)) as reports:
        if not reports.is_dir():
            raise UsageError("this installation of stemma holds no demo story")
        _keep_other_cases(reports)
        with progress_bar() as progress:
            rebuilt = build(CASE, [reports], progress=progress)
    name_refused(rebuilt.refused)
    with open_case(CASE) as file:
        articles = file.articles()
    write_to(JSON, in_format(Format.json, rebuilt.account, articles, with_text=True))
    write_to(PAGE, in_format(Format.html, rebuilt.account, articles, with_text=True))
    if as_json:
        write(in_format(Format.json, rebuilt.account, articles, with_text=False))
        return
    from stemma.cli.drawing import draw_account

    draw_account(results(), rebuilt.account)
    talk(_next_steps(rebuilt.account))


def _keep_other_cases(reports: Path) -> None:
    """Refuse to write the demo into a `demo.db` that holds something else."""
    from stemma.casefile import open_case

    if not CASE.exists() or not CASE.stat().st_size:
        return
    names = {path.relative_to(reports).as_posix() for path in reports.rglob("*")}
    with open_case(CASE) as file:
        others = [a for a in file.articles() if a.file is None or a.file.split("#")[0] not in names]
    if others:
        raise UsageError(f"{CASE} holds a case of yours ({others[0].file}); run the demo in another folder")


def _next_steps(account: "Account") -> str:
    pair = _compared_pair(account)
    event = max(account.events, key=lambda e: (len(e.newsrooms), len(e.evidence), e.id), default=None)
    lines = [f"\nWrote {CASE}, {PAGE} and {JSON}. Try next:", f"  stemma show {CASE} timeline"]
    if event:
        lines.append(f"  stemma why {CASE} {event.id}")
    if pair:
        lines.append(f"  stemma compare {CASE} {pair[0].file or pair[0].id} {pair[1].file or pair[1].id}")
    lines.append(f"  stemma check {CASE}")
    lines.append("  stemma build mycase.db FOLDER      with reports of your own")
    return "\n".join(lines)


def _compared_pair(account: "Account") -> "Sequence[AccountArticle] | None":
    by_id = {a.id: a for a in account.articles}
    collations = account.lineage.collations
    return [by_id[i] for i in collations[0].pair] if collations else None
