"""
Who stands behind an article: its outlet, its agency, and what its credits say.

An outlet is compared by a key without article and domain ending. An agency counts when the list of
agencies knows it; a photo agency says nothing of words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from stemma.lexicon.agencies import agency_named
from stemma.records.article import Article, Credit

HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//(?:www\d?\.|m\.|amp\.)?([^/:?#]+)", re.IGNORECASE)
ENDING = re.compile(r"\.(?:com|org|net|info|int|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})$")
SILENT_KINDS = frozenset({"reporting", "image_source", "cited"})
"""Credits that say nothing of where the words come from."""
HELPED = re.compile(r"\w\W+(?:with|and|plus|additional reporting|reporting by|&)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
WORD_KINDS = frozenset({"byline", "dateline", "sign_off"})
"""Credits that give the words to somebody."""


def outlet_key(article: Article) -> str | None:
    """Return what an outlet is compared by; the host of the url where no outlet is named; else None."""
    if article.outlet:
        return name_key(article.outlet)
    host = HOST.match(article.url or "")
    return name_key(host.group(1)) if host else None


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """Return the key of an outlet's or agency's name: "The Daily Example" and "dailyexample.com" have one."""
    agency = agency_named(name)
    if agency is not None:
        return agency.short.casefold()
    plain = re.sub(r"^the\s+", "", name.strip().casefold())
    return re.sub(r"[\W_]+", "", ENDING.sub("", plain)) or plain


def is_agency(article: Article) -> bool:
    """Say whether the article's outlet is a news agency."""
    return article.outlet is not None and agency_named(article.outlet) is not None


def newsroom_of(article: Article) -> str | None:
    """Return the newsroom of an article of its outlet's own: the agency's short name, else the outlet, else None."""
    agency = agency_named(article.outlet) if article.outlet else None
    return agency.short if agency else article.outlet


def label_of(article: Article) -> str:
    """Return what to call an article's line of reporting where it has no agency."""
    return newsroom_of(article) or article.title or article.file or article.url or article.id


def name_of(article: Article) -> str:
    """Return what a reason calls an article."""
    return article.outlet or article.file or article.title or article.url or article.id


def credited_agencies(article: Article) -> Iterator[tuple[str, Credit]]:
    """Yield the agencies that the article credits in a way that may tell where its words come from."""
    own = outlet_key(article)
    for credit in article.credits:
        agency = agency_named(credit.name)
        name = agency.short if agency else credit.name
        if credit.kind in SILENT_KINDS or name_key(name) == own or (agency and agency.photos_only):
            continue
        if credit.kind in WORD_KINDS:
            if not _is_helper(article, credit):
                yield name, credit
        elif agency and agency.wire:
            yield name, credit


def _is_helper(article: Article, credit: Credit) -> bool:
    """Say whether a byline names somebody of the outlet's own first: "By Jane Roe, with AP", "Staff and agencies"."""
    line = article.text[article.text.rfind("\n", 0, credit.span.start) + 1 : credit.span.start]
    return bool(HELPED.search(line))


def byline_agency(article: Article) -> str | None:
    """Return the one agency that byline, dateline or sign-off name; None when there are none or several."""
    named = {short for short, credit in credited_agencies(article) if credit.kind in WORD_KINDS}
    return named.pop() if len(named) == 1 else None


def credits_outlet(article: Article, other: Article) -> bool:
    """Say whether *article* gives its words to the outlet of *other*."""
    outlet = outlet_key(other)
    if outlet is None or outlet == outlet_key(article):
        return False
    return any(name_key(c.name) == outlet for c in article.credits if c.kind not in SILENT_KINDS and c.kind != "photo")
