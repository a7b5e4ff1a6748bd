"""An account from its case file, as of a day where one is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from stemma.opening import open_concluded

if TYPE_CHECKING:
    from stemma.records.account import Account
    from stemma.records.article import Article


def open_account(case: Path, as_of: str | None) -> "tuple[Account, tuple[Article, ...]]":
    """Return the account in the file *case* and the articles that it rests on."""
    with open_concluded(case) as file:
        if as_of is None:
            return file.account(), file.articles()
        # only here are the steps needed, and they take time to load
        from stemma.case import account_as_of

        return account_as_of(file, as_of), file.articles()
