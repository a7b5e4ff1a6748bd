"""
A case from its inputs: collect, add, rebuild, in one transaction.

The one place where intake, the steps and the case file meet.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from stemma import intake
from stemma.casefile import CaseFile, open_case
from stemma.errors import UsageError
from stemma.parameters import parameter_values, reader_digest
from stemma.pipeline import Progress, build_account, merge_articles
from stemma.records.account import Account
from stemma.records.article import Article
from stemma.records.issue import Issue
from stemma.text.edtf import is_valid, precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a build did."""

    account: Account
    added: tuple[Article, ...]
    refused: tuple[Issue, ...]
    """The inputs of this build that were refused, one sentence each."""


def build(
    case: str | os.PathLike[str],
    inputs: Sequence[str | os.PathLike[str]],
    *,
    manifest: str | os.PathLike[str] | None = None,
    published: str | None = None,
    stdin: TextIO | None = None,
    progress: Progress | None = None,
) -> Rebuilt:
    """
    Add the articles in *inputs* to the case file *case* and rebuild its account, all or nothing.

    Args:
        case: The case file; made where it is missing.
        inputs: Files and folders; `-` is standard input.
        manifest: A CSV file that says more about the files, and wins over what they say.
        published: Publication date of articles that name none, EDTF.
        stdin: What `-` reads.
        progress: Told about each step.

    Raises:
        UsageError: an input or the manifest is not there.
        CaseFileError: the case file cannot be used.
        StorageError: it cannot be written; it is as it was before.
    """
    path = Path(case)
    with open_case(path, writable=True) as file:
        collected = intake.collect(
            [Path(i) for i in inputs], manifest=Path(manifest) if manifest else None, published=published, stdin=stdin
        )
        with file.transaction():
            return _rebuild(file, collected.articles, collected.issues, progress)


def account_as_of(file: CaseFile, as_of: str | None) -> Account:
    """
    Return the account of the articles in *file* that were out on the day *as_of*; None: of all, as stored.

    Raises:
        UsageError: *as_of* is no day.
    """
    if as_of is None:
        return file.account()
    if not is_valid(as_of) or precision(as_of) not in ("day", "minute"):
        raise UsageError(f"{as_of!r} is no day; write it as 2022-01-12")
    built = build_account(
        file.articles(),
        case=file.name,
        as_of=as_of,
        issues=file.intake_issues(),
        held=file.readings(reader_digest()),
    )
    return built.account


def merge_issues(held: Iterable[Issue], new: Iterable[Issue], articles: Iterable[Article]) -> tuple[Issue, ...]:
    """
    Return the issues of all builds so far, each once, sorted.

    A refusal goes when the file that it names has become an article since, and issues about an
    article go with it.
    """
    taken = tuple(articles)
    ids, names = {a.id for a in taken}, {a.file for a in taken if a.file}
    fresh = set(new)
    kept = {i for i in held if i in fresh or not _is_settled(i, names)}
    return tuple(sorted((i for i in kept | fresh if i.article is None or i.article in ids), key=_issue_order))


def _rebuild(
    file: CaseFile, collected: Sequence[Article], issues: Sequence[Issue], progress: Progress | None
) -> Rebuilt:
    before = file.articles()
    articles = merge_articles((*before, *collected))
    all_issues = merge_issues(file.intake_issues(), issues, articles)
    digest = reader_digest()
    built = build_account(articles, case=file.name, issues=all_issues, held=file.readings(digest), progress=progress)
    file.replace(
        built.account,
        articles=articles,
        issues=all_issues,
        readings=built.readings,
        reader_digest=digest,
        parameters=parameter_values(),
    )
    held = {a.id for a in before}
    return Rebuilt(
        account=built.account,
        added=tuple(a for a in articles if a.id not in held),
        refused=tuple(i for i in issues if i.level == "error"),
    )


def _is_settled(issue: Issue, names: set[str]) -> bool:
    if issue.level != "error":
        return False
    return any(re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w/#-])", issue.text) for name in names)


def _issue_order(issue: Issue) -> tuple[str, str, str]:
    return (issue.level, issue.text, issue.article or "")
