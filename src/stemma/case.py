"""
A case from its inputs and from what people rule: collect, add, rebuild, in one transaction.

The one place where intake, the steps and the case file meet.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from stemma import intake
from stemma.casefile import CaseFile, collector_paused, open_case
from stemma.errors import UsageError
from stemma.memo import Memo
from stemma.parameters import maker_digest, parameter_values, reader_digest
from stemma.pipeline import Progress, build_account, merge_articles, read_all, weights_digest
from stemma.records.account import Account
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.ruling import MOMENT, Ruling
from stemma.rulings import make_ruling, merge_rulings, new_rulings, read_rulings, retire_ruling
from stemma.text.edtf import is_valid, precision

InputPath = str | os.PathLike[str]
Inputs = InputPath | Sequence[InputPath | Sequence[InputPath]]
"""Files and folders: one, or several, lists of them among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a build did."""

    account: Account
    added: tuple[Article, ...]
    refused: tuple[Issue, ...]
    """The inputs of this build that were refused, one sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was taken in, and waits for the account."""

    added: tuple[Article, ...]
    refused: tuple[Issue, ...]
    """The inputs that were refused, one sentence each."""
    waiting: int
    """Articles that the account does not know yet, earlier ones among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What a decision did."""

    account: Account
    added: tuple[Ruling, ...]
    """The rulings that are new, or newly retired; empty where all of them were held already."""


def build(
    case: str | os.PathLike[str],
    inputs: Inputs,
    *,
    manifest: str | os.PathLike[str] | None = None,
    published: str | None = None,
    stdin: TextIO | None = None,
    progress: Progress | None = None,
) -> Rebuilt:
    """
    Add the articles in *inputs* to the case file *case* and rebuild its account, all or nothing.

    Args:
        case: The case file; made where it is missing and there is something to put into it.
        inputs: Files and folders, or one of them; `-` is standard input; none: the account is made of what is held.
        manifest: A CSV file that says more about the files, and wins over what they say.
        published: Publication date of articles that name none, EDTF.
        stdin: What `-` reads.
        progress: Told about each step.

    Raises:
        UsageError: an input or the manifest is not there.
        CaseFileError: the case file cannot be used.
        StorageError: it cannot be written; it is as it was before.
    """
    path, named = Path(case), _paths(inputs)
    with open_case(path, writable=True) as file:
        if file.is_new and not named:
            raise _no_case(path)
        collected = intake.collect(
            named, manifest=Path(manifest) if manifest else None, published=published, stdin=stdin
        )
        with file.transaction(), collector_paused():
            return _rebuild(file, collected.articles, collected.issues, progress)


def take(
    case: str | os.PathLike[str],
    inputs: Inputs,
    *,
    manifest: str | os.PathLike[str] | None = None,
    published: str | None = None,
    stdin: TextIO | None = None,
    progress: Progress | None = None,
) -> Taken:
    """
    Read the articles in *inputs* and put them into the case file *case*, all or nothing; the account waits.

    What that takes does not grow with the case. The account is made of them when it is next asked for, or built: it is
    the one that `build` would have made.

    Args, Raises: as `build`.
    """
    with open_case(Path(case), writable=True) as file:
        collected = intake.collect(
            _paths(inputs), manifest=Path(manifest) if manifest else None, published=published, stdin=stdin
        )
        held = file.names()
        added = tuple(a for a in merge_articles(collected.articles) if a.id not in held)
        readings = read_all(added, progress=progress)
        names = held | {a.id: a.file for a in added}
        with file.transaction():
            issues = merge_issues(file.intake_issues(), collected.issues, names)
            file.take_in(added, issues=issues, readings=readings, reader_digest=reader_digest())
        return Taken(added=added, refused=_refusals(collected.issues), waiting=file.waiting)


def conclude(case: str | os.PathLike[str]) -> None:
    """
    Make the account of the case file *case* where articles wait for it; another program may have made it meanwhile.

    Raises:
        CaseFileError, StorageError: as `build`.
    """
    with open_case(Path(case), writable=True) as file, file.transaction(), collector_paused():
        if file.waiting:
            _rebuild(file, (), (), None)


def _paths(inputs: object) -> list[Path]:
    """
    Return the files and folders that *inputs* names: one, or a sequence of them, of which some may be sequences.

    Raises:
        UsageError: something in it is no path.
    """
    if isinstance(inputs, str | os.PathLike):
        return [Path(inputs)]
    if isinstance(inputs, Iterable) and not isinstance(inputs, bytes):
        return [path for one in inputs for path in _paths(one)]
    raise UsageError(f"{inputs!r} is no file and no folder; name them by their paths")


def account_as_of(file: CaseFile, as_of: str | None) -> Account:
    """
    Return the account of the articles in *file* that were out by *as_of*, EDTF day or minute; None: of all, as stored.

    Raises:
        UsageError: *as_of* is neither day nor minute.
    """
    return file.account() if as_of is None else account_anew(file, as_of)


def account_anew(file: CaseFile, as_of: str | None) -> Account:
    """
    Return the account of the articles in *file* that were out by *as_of* (None: of all) as this program makes it.

    The stored account may be an earlier version's; two accounts that are held against each other must not be.

    Raises:
        UsageError: *as_of* is neither day nor minute.
    """
    if as_of is not None and (not is_valid(as_of) or precision(as_of) not in ("day", "minute")):
        raise UsageError(f"{as_of!r} is no day; write it as 2022-01-12, or 2022-01-12T14:30")
    with collector_paused():
        built = build_account(
            file.articles(),
            case=file.name,
            as_of=as_of,
            issues=file.intake_issues(),
            held=file.readings(reader_digest()),
            rulings=file.rulings(),
            vectors=file.vectors(weights_digest()),
            memo=Memo(file.memo(maker_digest())),
        )
    return built.account


def rule(
    case: str | os.PathLike[str],
    verb: str,
    names: Sequence[str],
    *,
    value: str | None = None,
    by: str,
    why: str,
    made: str | None = None,
    progress: Progress | None = None,
) -> Ruled:
    """
    Rule on records of the case in the file *case*, and rebuild its account.

    Args:
        case: The case file.
        verb: merge, split, rename, retype, reject or confirm.
        names: Whole ids of records and articles; see `stemma.rulings.make_ruling`.
        value: The new name or type.
        by: Who rules.
        why: The reason.
        made: When, in UTC (`2025-03-04T10:15:22.123456Z`); None: now.
        progress: Told about each step.

    Raises:
        UsageError: it cannot be followed; the sentence says why.
        CaseFileError: the case file cannot be used.
        StorageError: it cannot be written; it is as it was before.
    """

    def decide(file: CaseFile, held: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
        moment = made or _moment(held)
        return (make_ruling(file.account(), file.articles(), verb, names, value=value, by=by, made=moment, why=why),)

    return _decide(case, decide, progress)


def retire(
    case: str | os.PathLike[str],
    ruling: str,
    *,
    by: str,
    why: str,
    made: str | None = None,
    progress: Progress | None = None,
) -> Ruled:
    """
    Retire the ruling with the id *ruling*, or one that begins so, and rebuild the account without it.

    Raises:
        UsageError: there is no such ruling, it is retired already, or *by* or *why* is missing.
        CaseFileError, StorageError: as `rule`.
    """

    def decide(file: CaseFile, held: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
        del file
        return (retire_ruling(held, ruling, by=by, made=made or _moment(held), why=why),)

    return _decide(case, decide, progress)


def import_rulings(
    case: str | os.PathLike[str], lines: str, *, name: str = "the rulings", progress: Progress | None = None
) -> Ruled:
    """
    Add the rulings in *lines*, JSON lines that an export wrote, and rebuild the account; those held already stay.

    Raises:
        UsageError: a line is no ruling; nothing is added then.
        CaseFileError, StorageError: as `rule`.
    """

    def decide(file: CaseFile, held: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
        del file, held
        return read_rulings(lines, name=name)

    return _decide(case, decide, progress)


def merge_issues(
    held: Iterable[Issue], new: Iterable[Issue], articles: Mapping[ArticleId, str | None]
) -> tuple[Issue, ...]:
    """
    Return the issues of all builds so far, each once, sorted.

    A refusal goes when the file that it names has become an article since, and issues about an
    article go with it. *articles* are those held, each with its file.
    """
    names, fresh = {file for file in articles.values() if file}, set(new)
    kept = {i for i in held if i in fresh or not _is_settled(i, names)}
    return tuple(sorted((i for i in kept | fresh if i.article is None or i.article in articles), key=_issue_order))


def _decide(
    case: str | os.PathLike[str],
    decide: Callable[[CaseFile, tuple[Ruling, ...]], tuple[Ruling, ...]],
    progress: Progress | None,
) -> Ruled:
    """Add what *decide* returns to the case and rebuild its account, all or nothing."""
    path = Path(case)
    with open_case(path, writable=True) as file:
        if file.is_new:
            raise _no_case(path)
        with file.transaction(), collector_paused():
            if file.waiting:
                _rebuild(file, (), (), progress)
            held = file.rulings()
            merged = merge_rulings(held, decide(file, held))
            added = new_rulings(held, merged)
            file.add_rulings(added)
            account = _rebuild(file, (), (), progress).account if added else file.account()
            return Ruled(account=account, added=added)


def _moment(held: Sequence[Ruling]) -> str:
    """Return when it is now, or just after the last ruling. The only clock: who rules is asked when."""
    now, last = datetime.now(UTC), max((r.made for r in held), default="")
    if now.strftime(MOMENT) <= last:
        now = datetime.strptime(last, MOMENT).replace(tzinfo=UTC) + timedelta(microseconds=1)
    return now.strftime(MOMENT)


def _rebuild(
    file: CaseFile, collected: Sequence[Article], issues: Sequence[Issue], progress: Progress | None
) -> Rebuilt:
    before = file.articles()
    articles = merge_articles((*before, *collected))
    all_issues = merge_issues(file.intake_issues(), issues, {a.id: a.file for a in articles})
    digest, memo = reader_digest(), Memo(file.memo(maker_digest()))
    built = build_account(
        articles,
        case=file.name,
        issues=all_issues,
        held=file.readings(digest),
        rulings=file.rulings(),
        vectors=file.vectors(weights_digest()),
        memo=memo,
        progress=progress,
    )
    file.replace(
        built.account,
        articles=articles,
        issues=all_issues,
        readings=built.readings,
        vectors=built.vectors,
        memo=memo,
        maker=maker_digest(),
        reader_digest=digest,
        parameters=parameter_values(),
    )
    held = {a.id for a in before}
    return Rebuilt(
        account=built.account,
        added=tuple(a for a in articles if a.id not in held),
        refused=_refusals(issues),
    )


def _refusals(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(i for i in issues if i.level == "error")


def _no_case(path: Path) -> UsageError:
    return UsageError(f"{path}: there is no such case file; `stemma build {path} FOLDER` makes one")


def _is_settled(issue: Issue, names: set[str]) -> bool:
    if issue.level != "error":
        return False
    return any(re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w/#-])", issue.text) for name in names)


def _issue_order(issue: Issue) -> tuple[str, str, str]:
    return (issue.level, issue.text, issue.article or "")
