"""
Every error that stemma raises on purpose.

    StemmaError              the program or its user is wrong; the sentence names the file and the way out
    ├── UsageError           wrong use: a path, option or name that cannot be followed      (exit code 2)
    ├── CaseFileError        the case file cannot be used                                    (exit code 3)
    │   ├── DamagedCaseFile  it is no database, or is broken
    │   ├── NewerCaseFile    it was written by a later version
    │   └── CaseFileBusy     another program is writing to it
    ├── WeightsError         a file of the weights is missing or broken                      (exit code 3)
    └── StorageError         the disk is full or the file cannot be written; nothing stored is lost (exit code 3)

What is odd about the news itself is never raised: it becomes an `Issue`.
"""


class StemmaError(Exception):
    """The program or its user is wrong."""

    exit_code = 2


class UsageError(StemmaError):
    """A path, an option or a name cannot be followed."""


class CaseFileError(StemmaError):
    """The case file cannot be used."""

    exit_code = 3


class DamagedCaseFile(CaseFileError):
    """The file is no stemma database, or is broken."""


class NewerCaseFile(CaseFileError):
    """The file was written by a later version."""


class CaseFileBusy(CaseFileError):
    """Another program is writing to the file."""


class WeightsError(StemmaError):
    """A file of the weights that belong to the package is missing or broken."""

    exit_code = 3


class StorageError(StemmaError):
    """The disk is full or the file cannot be written; what was stored before is kept."""

    exit_code = 3
