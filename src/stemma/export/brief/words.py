"""
The sentence that tells a record best, verbatim.

Rules:
1. A line of the brief is a whole sentence of a report, with the words of the evidence in it, where that is
   short enough; else the evidence alone, with … where it was cut off.
2. Of several tellings the one is taken that names the parties, needs no sentence before it to be understood
   ("He said ...") and is short; the newsroom's own report before a copy.
3. What happened is told by a report of that day or later, not by the announcement of it; what was called off,
   by the words that say so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.records.account import AccountEvent, EventEvidence, Evidence
from stemma.records.article import Article
from stemma.records.span import Span
from stemma.text.edtf import interval, is_valid, published_day
from stemma.text.sentences import sentences

NEEDS_MORE = re.compile(
    r"[\"'“‘]?(?:he|she|it|they|we|i|his|her|its|their|this|that|these|those|but|and|however|also)\b",
    re.IGNORECASE,
)
"""How a sentence begins that leans on the one before it."""
CALLED_OFF = re.compile(
    r"\b(?:call(?:ed|s|ing)? off|cancel|postpon|put off|push(?:ed)? back|delay|suspend|scrap|shelv|adjourn)",
    re.IGNORECASE,
)
LOOSE_ENDS = " \t-–—:;,"
NOT_BODY = ("dateline", "byline", "headline", "caption", "credit", "boilerplate")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceParameters:
    """How long a line may be."""

    longest: int = 230
    """A sentence longer than this is shown as the words of the evidence alone. Characters."""
    longest_words: int = 260
    """The words of the evidence are cut at this length. Characters."""
    around: int = 90
    """Of a long sentence with few words of evidence in it, so much is shown on either side of them. Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of a record."""

    text: str
    evidence: Evidence
    place: tuple[str, int]
    """Article and start of the sentence."""
    leans: bool
    """Whether it begins with a pronoun, or otherwise leans on the sentence before it."""
    places: frozenset[tuple[str, int]]
    """Those of all tellings: two records that share most of them are told in one line."""


def tell(
    evidence: Sequence[Evidence],
    articles: Mapping[str, Article],
    parameters: SentenceParameters,
    *,
    own: frozenset[str],
    event: AccountEvent | None = None,
) -> Told:
    """
    Return the best telling among *evidence*.

    Args:
        evidence: Of one record; at least one.
        articles: Article by id, with texts.
        parameters: How long a line may be.
        own: Articles that are no copies.
        event: The act that it tells, where it is one.
    """
    told = [(_sentence(articles[e.article], e.span, parameters), e) for e in evidence]

    def rank(pair: tuple[tuple[str, int], Evidence]) -> tuple[float, tuple[str, str], Span]:
        (text, _), one = pair
        article = articles[one.article]
        merit = _merit(text, one, own) + (_timeliness(text, article, event) if event else 0.0)
        return (-merit, article.order, one.span)

    (text, start), best = min(told, key=rank)
    places = frozenset((e.article, start) for (_, start), e in told)
    return Told(
        text=text, evidence=best, place=(best.article, start), leans=bool(NEEDS_MORE.match(text)), places=places
    )


def shorten(text: str, longest: int) -> str:
    """Return *text* on one line, cut at a word with … where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 2].rpartition(" ")[0].rstrip(LOOSE_ENDS) + " …"


def _sentence(article: Article, span: Span, parameters: SentenceParameters) -> tuple[str, int]:
    """Return the sentence around *span* and where it starts, or the span itself, marked where it was cut."""
    text = article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = Span(start, end if end >= 0 else len(text))
    for zone in article.zones:
        # the dateline stands in the first sentence and is none of its words
        if zone.kind in NOT_BODY and zone.span.start >= line.start and zone.span.end <= span.start:
            line = Span(zone.span.end, line.end)
    around = next((s for s in sentences(text, line) if s.start <= span.start and span.end <= s.end), span)
    if len(around) <= parameters.longest:
        return _balanced(" ".join(around.of(text).lstrip(LOOSE_ENDS + ")").split())), around.start
    if len(span) <= parameters.around:
        return _window(text, around, span, parameters), around.start
    # the place stays that of the sentence: two clauses of a long one are told in one line all the same
    head = "" if around.start == span.start else "… "
    words = shorten(span.of(text).strip(LOOSE_ENDS), parameters.longest_words)
    tail = "" if words.endswith(("…", ".")) or text[span.end : span.end + 1] == "." else " …"
    return _balanced(head + words + tail), around.start


def _window(text: str, sentence: Span, span: Span, parameters: SentenceParameters) -> str:
    """Return *span* with some words on either side of it."""
    start = max(sentence.start, span.start - parameters.around)
    end = min(sentence.end, span.end + parameters.around)
    before, after = text[start : span.start], text[span.end : end]
    if start > sentence.start:
        before = "… " + before.partition(" ")[2]
    if end < sentence.end:
        after = after.rpartition(" ")[0].rstrip(LOOSE_ENDS) + " …"
    return _balanced(" ".join(f"{before}{span.of(text)}{after}".split()))


def _balanced(text: str) -> str:
    """Return *text* with a quotation that begins or ends outside it marked as cut there."""
    open_end = text if text.endswith("…") else f"{text} …"
    if text.count("“") > text.count("”"):
        return f"{open_end}”"
    if text.count("”") > text.count("“"):
        return f"“{text}" if text.startswith("…") else f"“… {text}"
    return f'{open_end}"' if text.count('"') % 2 else text


def _merit(text: str, evidence: Evidence, own: frozenset[str]) -> float:
    merit = 0.0 if NEEDS_MORE.match(text) else 2.0
    merit -= 1.5 if text.startswith("…") else 0.0
    merit -= 1.0 if text[:1] in "\"'“‘" else 0.0
    merit += 0.5 if evidence.article in own else 0.0
    if isinstance(evidence, EventEvidence):
        merit += 0.5 * min(len({actor for actor, _ in evidence.parties}), 3)
        merit += 0.4 * (evidence.date is not None) + 0.2 * (evidence.place is not None)
    # a clause that is most of its sentence is what the sentence is about
    return merit + 2 * min(len(evidence.span) / max(len(text), 1), 1.0) - len(text) / 400


def _timeliness(text: str, article: Article, event: AccountEvent) -> float:
    """Return points for a telling that is none of how things stood before."""
    if event.status == "cancelled":
        return 3.0 if CALLED_OFF.search(text) else 0.0
    day = interval(event.date)[0] if event.status == "past" and event.date and is_valid(event.date) else None
    told = published_day(article.published)
    return -3.0 if day and told and told < day else 0.0
