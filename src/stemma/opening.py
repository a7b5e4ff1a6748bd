"""A case file whose account knows all its articles: where some wait for it, it is made first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stemma.casefile import CaseFile, open_case


@contextmanager
def open_concluded(path: Path) -> Iterator[CaseFile]:
    """
    Open the case in the file at *path* to read its account.

    Raises:
        UsageError, CaseFileError: as `stemma.casefile.open_case`.
        StorageError: articles wait for the account, and it cannot be written.
    """
    with open_case(path) as file:
        if not file.waiting:
            yield file
            return
    # only here are the steps needed, and they take time to load
    from stemma.case import conclude

    conclude(path)
    with open_case(path) as file:
        yield file
