"""Word lists that ship with the package: plain text, one entry a line, `#` for notes on source and licence."""

from functools import cache
from importlib.resources import files


def read_lines(name: str) -> tuple[str, ...]:
    """Return the entries of the list *name* in the order of the file, without notes and empty lines."""
    text = files("stemma.lexicon").joinpath(name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_sections(name: str) -> dict[str, tuple[str, ...]]:
    """Return the entries of the list *name* by the `[section]` line above them."""
    out: dict[str, list[str]] = {}
    section = ""
    for line in read_lines(name):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        else:
            out.setdefault(section, []).append(line)
    return {key: tuple(lines) for key, lines in out.items()}
