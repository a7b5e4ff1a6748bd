"""Articles and records by the names that people type: an id, a unique beginning of one, a file name."""

from collections.abc import Iterable, Sequence

from stemma.errors import UsageError
from stemma.records.account import Account, AccountArticle

CLOSE_NAMES = 5
"""How many of several candidates a refusal lists."""


def find_article(articles: Sequence[AccountArticle], name: str) -> AccountArticle:
    """
    Return the article that *name* names: its id, a unique prefix of it, its path or file name.

    Raises:
        UsageError: none or several fit.
    """
    by_id = [a for a in articles if a.id == name]
    by_file = [a for a in articles if a.file is not None and (a.file == name or a.file.split("/")[-1] == name)]
    by_prefix = [a for a in articles if name and a.id.startswith(name)]
    found = by_id or by_file or by_prefix
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no article is named {name}; `stemma show CASE.db stemma` lists them")
    raise UsageError(f"{name} fits several articles: {_some(a.file or a.id for a in found)}; name more of it")


def find_record_id(account: Account, name: str) -> str:
    """
    Return the id of the record or article that *name* names: an id, a unique prefix of it, a file name.

    Raises:
        UsageError: none or several fit.
    """
    sections = (
        account.articles, account.lineage.origins, account.actors, account.events, account.statements,
        account.quantities, account.conflicts, account.positions, account.rejected,
    )  # fmt: skip
    ids = {str(record.id) for records in sections for record in records}
    if name in ids:
        return name
    found = sorted(i for i in ids if name and i.startswith(name))
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name} fits several records: {_some(found)}; name more of it")
    if any(a.file and name in (a.file, a.file.split("/")[-1]) for a in account.articles):
        return find_article(account.articles, name).id
    raise UsageError(f"no record has the id {name}; `stemma show CASE.db` prints the ids")


def _some(names: Iterable[str]) -> str:
    every = list(names)
    return ", ".join(every[:CLOSE_NAMES]) + (", …" if len(every) > CLOSE_NAMES else "")
