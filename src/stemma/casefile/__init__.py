"""One story in one SQLite file that a reporter can open with `sqlite3` alone. The only unit that knows SQLite."""

from stemma.casefile.file import CaseFile, open_case
from stemma.casefile.paused import collector_paused

__all__ = ["CaseFile", "collector_paused", "open_case"]
