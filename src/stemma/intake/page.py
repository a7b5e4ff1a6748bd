"""
A page -> its article: body, title, outlet, authors and time of publication.

The only file that knows trafilatura. The time comes from what the page declares
(JSON-LD, meta, `<time>`); a date that would have to be guessed is left unknown.
"""

import html as entities
import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.intake.published_at import parse_published
from stemma.lexicon.agencies import agency_named

FEWEST_WORDS = 25
"""A body with fewer words is no article. Words."""

JSON_LD = re.compile(r"(?is)<script[^>]+application/ld\+json[^>]*>(.*?)</script>")
ARTICLE_TYPE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|NewsStory)$")
META = re.compile(r"(?is)<meta\b[^>]*>")
ATTRIBUTE = re.compile(r"""(?is)([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
TIME = re.compile(r"""(?is)<time\b[^>]*\bdatetime\s*=\s*["']([^"']+)["']""")
WRITTEN = re.compile(r"""["']datePublished["']\s*:\s*["']([^"']+)["']""")
"""What broken JSON-LD still says."""
LABELLED = re.compile(
    r"(?i)\b(?:published|posted)(?: on| at)?\s*:?\s+"
    r"((?:[a-z]+day,? )?(?:[a-z]{3,9}\.? \d|\d{1,2}(?:st|nd|rd|th)? [a-z]{3})[^<>\n]{0,40})"
)
"""What the visible page says of itself."""
DATED_ADDRESS = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")
BYLINE = re.compile(
    r"""(?is)<(?:p|div|span|address|h\d|li)\b[^>]*\b(?:class|rel|itemprop|id)\s*=\s*["'][^"']*(?:byline|author|writer|agency)[^"']*["'][^>]*>"""
    r"((?:(?!<(?:p|div|address|li|ul|section)\b).){1,400}?)</(?:p|div|span|address|h\d|li)>"
)
SIGNED = re.compile(r"(?:By|BY) [A-ZÀ-Þ][^.!?]{2,90}")
AGENCY_POST = re.compile(
    r"(?:AP|AFP|Reuters|Associated Press|Bloomberg|dpa) (?:[A-Z][\w-]+ ){0,3}(?:Writer|Reporter|Correspondent|Editor)"
)
"""A post at an agency that a page declares as an author."""
HEAD = 600
"""Characters of the body in which a byline may stand already."""
PUBLISHED_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time",
    "publication_date", "pubdate", "publishdate", "publish-date", "date.published", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "sailthru.date", "parsely-pub-date", "article.published",
    "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "date", "timestamp",
    "ptime",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; unknown is None."""

    text: str
    """The body; paragraphs parted by blank lines."""
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    """As the page writes it."""
    authors: tuple[str, ...]
    language: str | None


def read_page(html: str, *, url: str | None = None) -> Page | None:
    """Return the article that *html* holds, or None where there is none."""
    from trafilatura import bare_extraction  # heavy: loaded when the first page is met

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    declared = list(_declared(html))
    document = bare_extraction(
        html,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},
    )
    if document is None or isinstance(document, dict):
        return None
    text = _paragraphs(document.text or "")
    if len(text.split()) < FEWEST_WORDS:
        return None
    authors = tuple(name for name in (part.strip() for part in (document.author or "").split(";")) if name)
    text = _with_byline(text, html, authors)
    return Page(
        text=text,
        title=_clean(document.title),
        outlet=_clean(document.sitename),
        url=url or _clean(document.url),
        published=_published(html, declared, url or document.url),
        authors=authors,
        language=_language(html),
    )


def _paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def _with_byline(text: str, html: str, authors: tuple[str, ...]) -> str:
    """Return the body under the byline that the page shows or the agency that it declares, where it has none."""
    shown = [_visible(block) for block in BYLINE.findall(html)]
    agencies = [name for name in authors if agency_named(name) or AGENCY_POST.fullmatch(name)]
    for line in [*(one for one in shown if SIGNED.fullmatch(one)), *agencies]:
        if line not in text[:HEAD]:
            return f"{line}\n\n{text}"
        break
    return text


def _visible(block: str) -> str:
    return " ".join(entities.unescape(re.sub(r"<[^>]*>", " ", block)).split())


def _clean(value: str | None) -> str | None:
    return (" ".join(entities.unescape(value).split()) or None) if value else None


def _declared(html: str) -> Iterator[dict[str, object]]:
    """Yield the JSON-LD objects that describe an article, then the others."""
    every: list[dict[str, object]] = []
    for block in JSON_LD.findall(html):
        try:
            every += _objects(
                json.loads(entities.unescape(block.strip()) if "&quot;" in block else block.strip(), strict=False)
            )
        except ValueError:
            continue
    yield from sorted(every, key=lambda item: not _is_article(item))


def _objects(value: object) -> Iterable[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph", []))
        yield from _objects(value.get("mainEntity", []))


def _is_article(item: dict[str, object]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _published(html: str, declared: list[dict[str, object]], url: str | None) -> str | None:
    """Return the first date that the page declares and that can be one; minutes before days."""
    candidates = [str(item["datePublished"]) for item in declared if _is_article(item) and item.get("datePublished")]
    metas = _metas(html)
    candidates += [metas[name] for name in PUBLISHED_NAMES if name in metas]
    candidates += [
        str(item["datePublished"]) for item in declared if not _is_article(item) and item.get("datePublished")
    ]
    candidates += WRITTEN.findall(html)[:1]
    candidates += TIME.findall(html)[:1]
    candidates += LABELLED.findall(re.sub(r"(?s)<[^>]*>", " ", html))[:1]
    candidates += ["-".join(day) for day in DATED_ADDRESS.findall(url or "")]
    return next((candidate for candidate in candidates if parse_published(candidate)), None)


def _metas(html: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for tag in META.findall(html):
        cells = {key.lower(): a or b or c for key, a, b, c in ATTRIBUTE.findall(tag)}
        name = cells.get("property") or cells.get("name") or cells.get("itemprop")
        if name and cells.get("content"):
            out.setdefault(name.lower(), entities.unescape(cells["content"]))
    return out


def _language(html: str) -> str | None:
    match = re.search(r"""(?is)<html\b[^>]*?\blang\s*=\s*["']?([A-Za-z-]+)""", html)
    return match[1] if match else None
