"""
A manifest: a table (file, outlet, url, published, title) that wins over what files say.
"""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from stemma.intake.decode import decode
from stemma.records.issue import Issue

COLUMNS = ("file", "outlet", "url", "published", "title", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The rows of a manifest by file, and what was odd in it."""

    path: Path
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    def row(self, *names: str) -> dict[str, str]:
        """Return the filled cells for the first of *names* that has a row; empty without one."""
        return next((self.rows[name] for name in names if name in self.rows), {})


def read_manifest(path: Path) -> Manifest:
    """Return the manifest at *path*; one that cannot be read has an error issue and no rows."""
    try:
        text = decode(path.read_bytes()).text
    except OSError as exc:
        return _unread(path, f"it cannot be read ({exc.strerror}); check its permissions")
    if text is None:
        return _unread(path, "it is no text; write it as CSV")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    names = {name: name.strip().lower() for name in reader.fieldnames or () if name}
    if "file" not in names.values():
        return _unread(
            path, "its first line does not name a column `file`; write file,outlet,url,published,title there"
        )
    rows: dict[str, dict[str, str]] = {}
    issues: list[Issue] = []
    try:
        for record in reader:
            cells = {names[k]: (v or "").strip() for k, v in record.items() if k in names and isinstance(v, str)}
            file = cells.pop("file", "").replace("\\", "/").removeprefix("./")
            if file in rows:
                issues.append(Issue(level="warning", text=f"{path.name} names {file} twice; the first row holds"))
            elif file:
                rows[file] = {k: v for k, v in cells.items() if v and k in COLUMNS}
    except csv.Error as exc:
        issues.append(
            Issue(level="error", text=f"{path.name} breaks off at line {reader.line_num} ({exc}); mend that line")
        )
    return Manifest(path=path, rows=rows, issues=tuple(issues))


def _unread(path: Path, why: str) -> Manifest:
    return Manifest(path=path, issues=(Issue(level="error", text=f"The manifest {path.name} was not used: {why}."),))
