"""
What commands share in speaking: results go to standard output, talk to standard error.

Texts come from strangers: control characters are shown, never sent to the terminal.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeGuard, cast

from stemma.errors import StorageError
from stemma.records.issue import Issue

if TYPE_CHECKING:
    from rich.console import Console

    from stemma.pipeline import Progress

PIPED_COLUMNS = 120
"""Width of what is printed where no terminal gives one. Characters."""

CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "�") | {9: " ", 10: "\n", 13: " "}
STEP_WORDS = {"lineage": "who copied whom", "reading": "reading", "account": "one account"}


def speak_utf8() -> None:
    """Make standard output and error write UTF-8, whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def results() -> "Console":
    """Return the console of standard output."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(markup=False, highlight=False, emoji=False)
    return Console(file=cast("IO[str]", _Trimmed()), width=PIPED_COLUMNS, markup=False, highlight=False, emoji=False)


def write(text: str) -> None:
    """Write *text* to standard output as it is."""
    sys.stdout.write(text)
    sys.stdout.flush()


def write_to(path: Path, content: str | bytes) -> None:
    """
    Write *content* to the file *path*; text as UTF-8.

    Raises:
        StorageError: it cannot be written.
    """
    try:
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as exc:
        raise StorageError(f"{path} cannot be written: {exc.strerror or exc}") from exc


def names_file(output: Path | None) -> TypeGuard[Path]:
    """Say whether *output* names a file; `-` and nothing mean standard output."""
    return output is not None and str(output) != "-"


def write_out(output: Path | None, content: str | bytes) -> None:
    """
    Write *content* to the file *output*, and say so; to standard output where that names none.

    Raises:
        StorageError: the file cannot be written.
    """
    if names_file(output):
        write_to(output, content)
        talk(f"wrote {output}")
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        write(content)


def talk(sentence: str) -> None:
    """Say *sentence* on standard error."""
    sys.stderr.write(plain(sentence) + "\n")
    sys.stderr.flush()


def plain(text: str) -> str:
    """Return *text* with its control characters made visible; line breaks stay."""
    return text.translate(CONTROLS)


def one_line(text: str) -> str:
    """Return *text* on one line, fit for the terminal."""
    return plain(" ".join(text.split()))


def one_line_inside(text: str) -> str:
    """Return *text* on one line as `one_line` does, but with the space at its ends: it goes on before and after."""
    return plain(text).replace("\n", " ")


def name_refused(issues: tuple[Issue, ...]) -> None:
    """Name each refused input on standard error."""
    for issue in issues:
        talk(f"refused: {issue.text}")


@contextmanager
def progress_bar(words: Mapping[str, str] = STEP_WORDS) -> Iterator["Progress | None"]:
    """Give something to report progress to: a bar for each step on standard error if that is a terminal, else None."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        tasks = {step: bar.add_task(said, total=None) for step, said in words.items()}

        def report(step: str, done: int, total: int) -> None:
            if step in tasks:
                bar.update(tasks[step], completed=done, total=total)

        yield report


class _Trimmed(TextIOBase):
    """Standard output without the blanks that tables fill their lines with: they are in the way of other programs."""

    def write(self, text: str) -> int:
        sys.stdout.write("\n".join(line.rstrip(" ") for line in text.split("\n")))
        return len(text)

    def flush(self) -> None:
        sys.stdout.flush()
