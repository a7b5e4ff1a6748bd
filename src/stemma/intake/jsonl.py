"""
A JSON lines stream -> its records: one article a line.
"""

import json

from stemma.intake.found import Found, Taken
from stemma.intake.page import read_page
from stemma.records.issue import Issue

WAY_OUT = 'write one object a line, with "text" or "html"'


def read_records(text: str, *, name: str, first: int = 1) -> Taken:
    """Return the articles of *text*, labelled `name#n` from *first* on; an unreadable line is an error issue."""
    found: list[Found] = []
    issues: list[Issue] = []
    number = first - 1
    for line in text.split("\n"):
        if not line.strip():
            continue
        number += 1
        label = f"{name}#{number}"
        record, why = _record(line, label)
        if record is not None:
            found.append(record)
        else:
            issues.append(Issue(level="error", text=f"{label} was refused: {why}."))
    if number < first:
        issues.append(Issue(level="error", text=f"{name} was refused: it is empty; {WAY_OUT}."))
    return Taken(tuple(found), tuple(issues))


def _record(line: str, label: str) -> tuple[Found | None, str]:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError) as exc:
        return None, f"it is no JSON ({exc}); {WAY_OUT}"
    if not isinstance(cells, dict):
        return None, f"it is no JSON object; {WAY_OUT}"
    cells = {key: _whole(value) if isinstance(value, str) else value for key, value in cells.items()}
    given = {
        key: str(cells[key]).strip() or None
        for key in ("id", "title", "outlet", "url", "published", "language")
        if _is_plain(cells.get(key))
    }
    text = cells.get("text")
    if isinstance(text, str) and text.strip():
        return _found(label, text, given), ""
    html = cells.get("html")
    if not (isinstance(html, str) and html.strip()):
        return None, f"it has neither text nor html; {WAY_OUT}"
    page = read_page(html, url=given.get("url"))
    if page is None:
        return None, "its html holds no article; give the body as text"
    said = {
        "title": page.title,
        "outlet": page.outlet,
        "url": page.url,
        "published": page.published,
        "language": page.language,
    }
    return _found(label, page.text, {**said, **{k: v for k, v in given.items() if v}}, page.authors), ""


def _whole(text: str) -> str:
    r"""Return *text* with half characters ("\\ud800" alone) replaced: no file or database can hold them."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _found(label: str, text: str, said: dict[str, str | None], authors: tuple[str, ...] = ()) -> Found:
    return Found(
        label=label,
        text=text.removeprefix("\ufeff"),
        title=said.get("title"),
        outlet=said.get("outlet"),
        url=said.get("url"),
        published=said.get("published"),
        language=said.get("language"),
        authors=authors,
    )
