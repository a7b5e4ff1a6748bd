"""
A case held open from Python: what `stemma.open_case` gives.

    with stemma.open_case("story.db") as case:
        case.add("reports/")
        account = case.account(as_of="2022-01-12")

Nothing stays locked between two calls: each opens the file, does its work and lets go of it, so that others
may read and write in between. Loading this face teaches the records to show themselves in a notebook.
"""

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from stemma import casefile
from stemma.differences import find_differences
from stemma.errors import UsageError
from stemma.export.brief.record import Brief
from stemma.export.brief.select import make_brief
from stemma.export.frames import Library, Section
from stemma.export.frames import frame_of as frame
from stemma.export.grounds import Grounds, grounds_of
from stemma.export.notebook import teach_records
from stemma.opening import open_concluded
from stemma.records.account import Account
from stemma.records.article import Article
from stemma.records.difference import Differences
from stemma.records.ruling import Ruling, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.case import InputPath, Rebuilt, Ruled, Taken
    from stemma.export.frames import Frame
    from stemma.pipeline import Progress

__all__ = ["Case", "frame", "open_case"]

teach_records()


class Case:
    """One story: its articles and the account of them. Open it with `stemma.open_case`, use it in a `with`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Do nothing: no call leaves anything open."""

    def __repr__(self) -> str:
        return f"<stemma case {str(self.path)!r}>"

    @property
    def name(self) -> str:
        """Name of the case."""
        with casefile.open_case(self.path) as file:
            return file.name

    def add(
        self,
        *inputs: "InputPath | Sequence[InputPath]",
        manifest: str | os.PathLike[str] | None = None,
        published: str | None = None,
        progress: "Progress | None" = None,
    ) -> "Rebuilt":
        """
        Add the articles in *inputs* and rebuild the account, all or nothing; a missing case file is made.

        Args:
            inputs: Files and folders, or lists of them.
            manifest: A CSV file that says more about the files, and wins over what they say.
            published: Publication date of articles that name none, EDTF.
            progress: Told about each step.

        Returns: the account, the articles that were new, and the inputs that were refused, with the reason.

        Raises:
            UsageError: an input or the manifest is not there, or is no path.
            CaseFileError: the case file cannot be used.
            StorageError: it cannot be written; it is as it was before.
        """
        # the steps and their weights are loaded when they are needed: a case can be read without them
        from stemma.case import build

        return build(self.path, inputs, manifest=manifest, published=published, progress=progress)

    def take(
        self,
        *inputs: "InputPath | Sequence[InputPath]",
        manifest: str | os.PathLike[str] | None = None,
        published: str | None = None,
        progress: "Progress | None" = None,
    ) -> "Taken":
        """
        Read the articles in *inputs* and put them into the case, all or nothing; the account waits.

        What that takes does not grow with the case. The account is made of all that wait when it is next asked for: it
        is the one that `add` would have made.

        Args, Raises: as `add`.

        Returns: the articles that were new, the inputs that were refused, and how many articles wait.
        """
        from stemma.case import take

        return take(self.path, inputs, manifest=manifest, published=published, progress=progress)

    def rule(
        self, verb: Verb, *names: str, value: str | None = None, by: str, why: str, progress: "Progress | None" = None
    ) -> "Ruled":
        """
        Rule on records and rebuild the account: it holds in every account that is built from then on.

        Args:
            verb: merge, split, rename, retype, reject or confirm.
            names: Ids of records and articles; of a split the first is the record, the others say what of it is another
                one: an article, the number of a span (`why` counts them), or `ARTICLE:START-END`.
            value: The new name, newsroom or type; of a statement, the id or name of its speaker.
            by: Who rules.
            why: The reason.
            progress: Told about each step.

        Returns: the account as ruled, and the ruling.

        Raises:
            UsageError: it cannot be followed; the sentence says why.
            CaseFileError: the case file cannot be used.
            StorageError: it cannot be written; it is as it was before.
        """
        from stemma.case import rule

        return rule(self.path, verb, names, value=value, by=by, why=why, progress=progress)

    def retire(self, ruling: str, *, by: str, why: str, progress: "Progress | None" = None) -> "Ruled":
        """
        Retire the ruling with the id *ruling*, and rebuild the account without it.

        Raises:
            UsageError: there is no such ruling, or it is retired already.
        """
        from stemma.case import retire

        return retire(self.path, ruling, by=by, why=why, progress=progress)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return every ruling, retired ones too, in the order of making."""
        with casefile.open_case(self.path) as file:
            return file.rulings()

    def articles(self) -> tuple[Article, ...]:
        """Return every article with its text, by (published, id)."""
        with casefile.open_case(self.path) as file:
            return file.articles()

    def account(self, as_of: str | None = None) -> Account:
        """
        Return the account of all articles, or of those that were out by *as_of*.

        Args:
            as_of: EDTF day or minute; a day includes the whole day.

        Raises:
            UsageError: there is no such case file, or *as_of* is neither day nor minute.
            DamagedCaseFile: the file holds no account, or one that cannot be read.
        """
        with open_concluded(self.path) as file:
            if as_of is None:
                return file.account()
            from stemma.case import account_as_of

            return account_as_of(file, as_of)

    def diff(self, since: str | None, until: str | None = None) -> Differences:
        """
        Return what the account as of *until* says that the account as of *since* did not say, or said otherwise.

        Args:
            since: EDTF day or minute.
            until: EDTF day or minute; None for all articles.

        Raises:
            UsageError: one of them is neither day nor minute, or *until* comes first.
        """
        if since and until and _end_of(until) < _end_of(since):
            raise UsageError(f"{until} lies before {since}; name the earlier moment first")
        # both are made anew: the stored account may be an earlier version's, and would differ by that alone
        from stemma.case import account_anew

        with casefile.open_case(self.path) as file:
            before, after = account_anew(file, since), account_anew(file, until)
        return find_differences(before, after)

    def why(self, record: str, as_of: str | None = None) -> Grounds:
        """
        Return every span behind the record or article with the id *record*, with its surroundings and reasons.

        Raises:
            UsageError: the account holds no record of that id.
        """
        try:
            return grounds_of(self.account(as_of), self.articles(), record)
        except KeyError as exc:
            raise UsageError(f"no record has the id {record}") from exc

    def brief(self, as_of: str | None = None) -> Brief:
        """
        Return the account on two pages; `stemma.export.brief` writes it as Markdown, HTML or DOCX.

        Raises:
            UsageError: there is no such case file, or *as_of* is neither day nor minute.
        """
        return make_brief(self.account(as_of), self.articles())

    def frame(self, section: Section, *, as_of: str | None = None, library: Library = "pandas") -> "Frame":
        """
        Return one section of the account as a pandas or polars frame; `evidence` has the words of every span.

        Raises:
            UsageError: there is no such section or library, or the library is not installed.
        """
        articles = self.articles() if section == "evidence" else ()  # nothing else needs the texts
        return frame(self.account(as_of), section, articles=articles, library=library)


def open_case(path: str | os.PathLike[str]) -> Case:
    """
    Return the case in the file *path*; one that is not there yet is made by the first `add`.

    Raises:
        DamagedCaseFile: the file is no case of stemma.
        NewerCaseFile: a later version wrote it.
    """
    case = Case(Path(path))
    if case.path.exists() and case.path.stat().st_size:
        casefile.open_case(case.path).close()
    return case


def _end_of(moment: str) -> str:
    """Return *moment* so that text order is time order: a day is as late as its last minute."""
    return moment if "T" in moment else f"{moment}T24"
