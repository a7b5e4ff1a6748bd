"""
The sentence that tells a record best, verbatim.

Rules:
1. A line of the brief is a whole sentence of a report, with the words of the evidence in it, where that is
   short enough; else the words of the evidence up to the end of their clause, with … where it was cut off.
2. Of several tellings the one is taken that names the parties, opens its sentence, needs no sentence before it to
   be understood ("He said ...") and is short; the newsroom's own report before a copy and any before a spun one,
   a known newsroom before an unknown one, and none that holds the losing side of a dispute (a garbled name, an
   earlier toll) before one without.
3. A dated act that even its best telling has aside, in a sentence about something else, is told by its clause alone;
   of one without a date the rest of the sentence may be all that says when.
4. What happened is told by a report of that day or later, not by the announcement of it; what was called off,
   by the words that say so, and what is still to come by others.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stemma.export.brief.clauses import Standing, clause_around, standing
from stemma.export.cuts import LOOSE_ENDS, balanced, clause_end, first_cut, last_cut, with_stop
from stemma.records.account import AccountEvent, ActorId, EventEvidence, Evidence
from stemma.records.article import Article
from stemma.records.span import Span
from stemma.text.edtf import days, published_day
from stemma.text.sentences import sentences

NEEDS_MORE = re.compile(
    r"[\"'“‘]?(?:he|she|it|they|we|i|his|her|its|their|this|that|these|those|but|and|however|also)\b",
    re.IGNORECASE,
)
"""How a sentence begins that leans on the one before it."""
POINTS_BACK = re.compile(r"\b(?:it|this|that|them|so)[.\"”’]*$")
"""How a sentence ends that says what only the one before it names: "On Thursday the ministry denied it."""
LEADS_ON = re.compile(r"\b(?:said|says|stated|states|declared|announced|replied|answered)[\s:,]*$", re.IGNORECASE)
"""How a sentence ends that only leads to what somebody says: "In reply to the incident, the spokesman stated:"."""
PRONOUNS = frozenset(
    "he she it they we i him her them me his its their our my who which".split()  # noqa: SIM905 - a word list
)
NAMED = re.compile(r"^\[[^\]]+\] ")
"""Who acts, in front of the words of a summary that do not name him."""
CALLED_OFF = re.compile(
    r"\b(?:call(?:ed|s|ing)? off|cancel|postpon|put off|push(?:ed)? back|delay|suspend|scrap|shelv|adjourn)",
    re.IGNORECASE,
)
NOT_BODY = ("dateline", "byline", "headline", "caption", "credit", "boilerplate")
STANDING: dict[Standing, float] = {"opens": 1.0, "within": 0.0, "aside": -1.5}
"""How an act stands in its sentence -> points for that telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceParameters:
    """How long a line may be."""

    longest: int = 230
    """A sentence longer than this is shown only in part. Characters."""
    longest_words: int = 260
    """The words of the evidence are cut at this length. Characters."""
    around: int = 130
    """Of a long sentence with few words of evidence in it, so much is shown on either side of them. Characters."""
    rest: int = 60
    """What is left of a sentence behind an act is shown, too, where it is no longer than this. Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """What is known of the reports that tell a record."""

    own: frozenset[str]
    """Articles that are no copies."""
    spun: frozenset[str] = frozenset()
    """Articles that tell another's report in words that nobody chose."""
    nameless: frozenset[str] = frozenset()
    """Origins whose newsroom is not known."""
    doubted: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Article -> where it says what most newsrooms say otherwise, or what its newsroom has corrected since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of a record."""

    text: str
    clause: str
    """The clause alone, where the act stands aside in its sentence; else the same."""
    evidence: Evidence
    place: tuple[str, int]
    """Article and start of the sentence."""
    mentions: tuple[tuple[ActorId, str], ...]
    """Who acts in it, and by which words."""
    places: frozenset[tuple[str, int]]
    """Those of all tellings: a record is told in the line that shows one of them, where no more newsrooms attest it."""


def tell(
    evidence: Sequence[Evidence],
    articles: Mapping[str, Article],
    parameters: SentenceParameters,
    *,
    reports: Reports,
    event: AccountEvent | None = None,
) -> Told:
    """
    Return the best telling among *evidence*.

    Args:
        evidence: Of one record; at least one.
        articles: Article by id, with texts.
        parameters: How long a line may be.
        reports: What is known of the articles.
        event: The act that it tells, where it is one.
    """
    told = [(_sentence_around(articles[e.article], e.span), e) for e in evidence]

    def rank(pair: tuple[Span, Evidence]) -> tuple[float, tuple[str, str], Span]:
        sentence, one = pair
        article = articles[one.article]
        text = _shown(article.text, sentence, one, parameters)
        merit = _merit(text, one) + _repute(sentence, one, reports)
        if event and isinstance(one, EventEvidence):
            merit += STANDING[standing(article.text, sentence, one)] + _timeliness(text, article, one.span, event)
            merit -= 1.0 if event.parties and not one.parties else 0.0
            # the account sums an act up in the words of a report that tells it plainly
            merit += 1.0 if NAMED.sub("", event.summary) in " ".join(text.split()) else 0.0
        return (-merit, article.order, one.span)

    sentence, best = min(told, key=rank)
    article = articles[best.article]
    text = _shown(article.text, sentence, best, parameters)
    clause = text
    if event and event.date and isinstance(best, EventEvidence) and standing(article.text, sentence, best) == "aside":
        span = clause_around(article.text, sentence, best, longest=parameters.longest_words, rest=parameters.rest)
        clause = _cut(article.text, sentence, span)
    return Told(
        text=text, clause=clause, evidence=best, place=(best.article, sentence.start),
        mentions=_mentions(best, article, event), places=frozenset((e.article, s.start) for s, e in told),
    )  # fmt: skip


def leans(text: str) -> bool:
    """Say whether *text* begins with a pronoun, or otherwise leans on the sentence before it."""
    return bool(NEEDS_MORE.match(text.removeprefix("… ")))


def unnamed(told: Told, text: str) -> tuple[ActorId, ...]:
    """Return who acts in *text*, a part of *told*, without being named there: by a pronoun, or where it was cut off."""
    named = {a for a, words in told.mentions if words.lower() not in PRONOUNS and words in text}
    return tuple(a for a in dict.fromkeys(a for a, _ in told.mentions) if a not in named)


def _sentence_around(article: Article, span: Span) -> Span:
    """Return the sentence that *span* lies in, without the dateline; *span* itself where it runs over several."""
    text = article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = Span(start, end if end >= 0 else len(text))
    for zone in article.zones:
        # the dateline stands in the first sentence and is none of its words
        if zone.kind in NOT_BODY and zone.span.start >= line.start and zone.span.end <= span.start:
            line = Span(zone.span.end, line.end)
    around = next((s for s in sentences(text, line) if s.start <= span.start and span.end <= s.end), span)
    # what a dateline leaves behind
    words = around.of(text)
    return Span(min(around.start + len(words) - len(words.lstrip(LOOSE_ENDS + ")")), span.start), around.end)


def _shown(text: str, sentence: Span, evidence: Evidence, parameters: SentenceParameters) -> str:
    """Return the words that are shown for *evidence*: its sentence, or part of a long one, marked where it was cut."""
    span = evidence.span
    if len(sentence) <= parameters.longest:
        return balanced(" ".join(sentence.of(text).split()))
    if not isinstance(evidence, EventEvidence) and len(span) <= parameters.around:
        start, end = max(sentence.start, span.start - parameters.around), span.end + parameters.around
        start = first_cut(text, start, span.start) if start > sentence.start else start
        return _cut(text, sentence, Span(start, last_cut(text, span.end, end) if end < sentence.end else sentence.end))
    return _cut(text, sentence, _part(text, sentence, evidence, parameters))


def _part(text: str, sentence: Span, evidence: Evidence, parameters: SentenceParameters) -> Span:
    """Return what tells *evidence*: its clause, and the start of the sentence if near."""
    span, longest = evidence.span, parameters.longest_words
    start = span.start
    if isinstance(evidence, EventEvidence) and evidence.trigger.end - start > longest // 2 and len(span) > longest // 2:
        # what it did must not be what is cut away
        start = first_cut(text, max(start, evidence.trigger.start - parameters.around), evidence.trigger.start)
    start = sentence.start if start - sentence.start <= parameters.rest else start
    end = clause_end(text, span.end, sentence.end, longest=start + longest - span.end)
    if end - start > longest:
        end = last_cut(text, start + longest // 2, start + longest)
    return Span(start, end)


def _cut(text: str, sentence: Span, span: Span) -> str:
    """Return the words of *span* with … where the *sentence* goes on."""
    end = with_stop(text, span.end)
    whole = end > span.end or span.end >= sentence.end
    words = " ".join(text[span.start : end].split()).strip(LOOSE_ENDS)
    return balanced(("" if span.start <= sentence.start else "… ") + words + ("" if whole else " …"))


def _repute(sentence: Span, evidence: Evidence, reports: Reports) -> float:
    """Return points for who tells it, and for what the sentence says otherwise than most."""
    doubted = any(span.overlaps(sentence) for span in reports.doubted.get(evidence.article, ()))
    nameless, spun = evidence.origin in reports.nameless, evidence.article in reports.spun
    merit = (0.5 if evidence.article in reports.own else 0.0) - (2.0 if spun else 0.0)
    return merit - (3.0 if doubted else 0.0) - (1.0 if nameless else 0.0)


def _merit(text: str, evidence: Evidence) -> float:
    merit = 0.0 if leans(text) else 2.0
    merit -= 1.5 if text.startswith("…") else 0.0
    merit -= 1.0 if text[:1] in "\"'“‘" else 0.0
    merit -= 1.0 if POINTS_BACK.search(text) else 0.0
    merit -= 4.0 if LEADS_ON.search(text) else 0.0
    if isinstance(evidence, EventEvidence):
        merit += 0.5 * min(len({actor for actor, _ in evidence.parties}), 3)
        merit += 0.4 * (evidence.date is not None) + 0.2 * (evidence.place is not None)
    # a clause that is most of its sentence is what the sentence is about
    return merit + 2 * min(len(evidence.span) / max(len(text), 1), 1.0) - len(text) / 400


def _timeliness(text: str, article: Article, span: Span, event: AccountEvent) -> float:
    """Return points for a telling that is none of how things stood before."""
    if event.status == "cancelled":
        return 3.0 if CALLED_OFF.search(text) else 0.0
    if event.status == "scheduled":
        return -3.0 if CALLED_OFF.search(span.of(article.text)) else 0.0
    day = days(event.date)[0] if event.status == "past" else None
    told = published_day(article.published)
    return -3.0 if day and told and told < day else 0.0


def _mentions(evidence: Evidence, article: Article, event: AccountEvent | None) -> tuple[tuple[ActorId, str], ...]:
    """Return who acts in *evidence*, each with the words for it."""
    if event is None or not isinstance(evidence, EventEvidence):
        return ()
    acting = {p.actor for p in event.parties if p.role in ("source", "both")}
    return tuple((a, " ".join(span.of(article.text).split())) for a, span in evidence.parties if a in acting)
