"""One text from one outlet, as it was published; immutable."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NewType

from stemma.records.span import Span, require_spans_inside

ArticleId = NewType("ArticleId", str)

Genre = Literal["report", "opinion", "release", "transcript", "live"]
ZoneKind = Literal["headline", "dateline", "byline", "caption", "credit", "boilerplate", "editor_note"]
CreditKind = Literal["byline", "dateline", "photo", "told", "cited", "reporting", "image_source", "sign_off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the stored text that is not body text, and what it is. What no zone covers is body."""

    span: Span
    kind: ZoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency or outlet that an article names as its source."""

    name: str
    """The agency's short name ("AFP"), the outlet's name as written elsewhere."""
    kind: CreditKind
    span: Span
    """Where it is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text with what is known of it. Unknown is None; nothing is guessed."""

    id: ArticleId
    file: str | None
    """Path below the folder that was given; the n-th article of a file with several is `name.jsonl#n`."""
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    """EDTF day or minute: `2022-01-12`, `2022-01-12T14:30`."""
    language: str | None
    """ISO 639-1."""
    genre: Genre = "report"
    credits: tuple[Credit, ...] = ()
    authors: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()
    """Sorted, disjoint."""
    text: str
    text_sha256: str

    def __post_init__(self) -> None:
        require_spans_inside((z.span for z in self.zones), len(self.text), f"zones of {self.file}")
        require_spans_inside((c.span for c in self.credits), len(self.text), f"credits of {self.file}")
        if any(a.span.end > b.span.start for a, b in zip(self.zones, self.zones[1:], strict=False)):
            raise ValueError(f"zones of {self.file} overlap or are not sorted")

    def body(self) -> Iterator[Span]:
        """Yield the stretches that no zone covers, in order: what the reading may take records from."""
        at = 0
        for zone in self.zones:
            if zone.span.start > at:
                yield Span(at, zone.span.start)
            at = zone.span.end
        if at < len(self.text):
            yield Span(at, len(self.text))

    def reporting(self) -> Iterator[Span]:
        """Yield the stretches that are reporting: body, headline, dateline, byline and caption."""
        at = 0
        for zone in self.zones:
            if zone.kind in ("boilerplate", "credit", "editor_note"):
                if zone.span.start > at:
                    yield Span(at, zone.span.start)
                at = zone.span.end
        if at < len(self.text):
            yield Span(at, len(self.text))

    @property
    def order(self) -> tuple[str, str]:
        """Sort key of articles everywhere: (published, id); undated articles come last."""
        return (self.published or "9999", self.id)


def digest_text(text: str) -> str:
    """Return the sha256 of *text* in UTF-8, as hex; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def derive_id(letter: str, *parts: str | int | None) -> str:
    """Return *letter* and 12 hex of the sha256 of the parts as a compact JSON list."""
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return letter + hashlib.sha256(packed).hexdigest()[:12]


def derive_article_id(
    *, url: str | None, file: str | None, outlet: str | None, published: str | None, text_sha256: str
) -> ArticleId:
    """Return the id of an article: from its url (else its file), outlet, publication time and text."""
    return ArticleId(derive_id("a", url or file, outlet, published, text_sha256))
