"""
The marks that sites and desks set around a report, as patterns by section.

Compiled by the project; CC0. The list stands in `marks.txt` beside this file.
"""

import re
from functools import cache
from importlib import resources
from typing import Literal

Section = Literal[
    "advertisement", "sharing", "following", "sign-up", "commenting", "legal", "navigation",
    "teaser", "tail", "comments", "editor-note", "credit", "caption",
]  # fmt: skip

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)


@cache
def marks(*sections: Section) -> re.Pattern[str]:
    """Return one pattern for the lines of *sections*; use it with `fullmatch` on a line's plain form."""
    rows = _rows()
    return re.compile("|".join(f"(?:{row})" for section in sections for row in rows[section]))


@cache
def _rows() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    section = ""
    for line in resources.files(__package__).joinpath("marks.txt").read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[[a-z-]+\]", line):
            section = line[1:-1]
        elif line and not line.startswith("# "):
            out.setdefault(section, []).append(line.replace("{month}", MONTH))
    return out
