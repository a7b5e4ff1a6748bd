"""Articles out of case files: named paragraphs, replacements, credits."""

from typing import Any

from tests.case_lists import cases_of

from stemma.records.article import Article, Credit, Zone, derive_article_id, digest_text
from stemma.records.span import Span

PREFIX = {"": "ferry", "t": "tariff", "o": "own"}
STORIES = cases_of("lineage/stories")


def paragraph(name: str) -> str:
    """Return the paragraph called *name* ("lead", "t.lead"), or a literal one."""
    if " " in name:
        return name
    story, _, key = name.rpartition(".")
    return STORIES[PREFIX[story]][key]


def make_article(key: str, given: dict[str, Any]) -> Article:
    """Return an article of a case file."""
    text = given["literal"] if "literal" in given else "\n\n".join(paragraph(p) for p in given["text"])
    for old, new in given.get("replace", {}).items():
        text = text.replace(old, new)
    published = str(given["published"]) if given["published"] else None
    file = given.get("file", f"{key}.txt")
    sha = digest_text(text)
    credited = tuple(
        Credit(name=c["name"], kind=c["kind"], span=Span(text.index(c["at"]), text.index(c["at"]) + len(c["at"])))
        for c in given.get("credits", [])
    )
    zones = tuple(
        Zone(kind=z["kind"], span=Span(text.index(z["text"]), text.index(z["text"]) + len(z["text"])))
        for z in given.get("zones", [])
    )
    return Article(
        id=derive_article_id(url=None, file=file, outlet=given["outlet"], published=published, text_sha256=sha),
        file=file,
        url=None,
        outlet=given["outlet"],
        title=given.get("title"),
        published=published,
        language="en",
        genre=given.get("genre", "report"),
        credits=credited,
        zones=zones,
        text=text,
        text_sha256=sha,
    )
