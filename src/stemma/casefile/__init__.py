"""One story in one SQLite file that a reporter can open with `sqlite3` alone. The only unit that knows SQLite."""

from stemma.casefile.file import CaseFile, open_case

__all__ = ["CaseFile", "open_case"]
