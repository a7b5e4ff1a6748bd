"""
What the reader's network heard, laid beside the attributions of the rules.

Rules:
1. Where quotation marks or a verb of the lists decide, the rules stand: what the network says of the same cue
   or the same words is not said twice.
2. What the network alone heard joins them: speech without a listed verb, thoughts, plans, nameless reports.
3. Of that, only words that a mention spoke with a verb of saying, and of which the network is sure, are told as
   his (`Attribution.uttered`). The rest stands in the reading, and no statement and no act rests on it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.lexicon.cues import CUES, Frame
from stemma.reading.quotations import Quotation
from stemma.reading.speakers import Cast, speaker_of
from stemma.records.labels import Labelled, LabelledAttribution
from stemma.records.reading import Attribution, Mention, StatementKind
from stemma.records.span import Span

SPOKEN: tuple[Frame, ...] = ("that", "zero", "quote", "as", "call", "to", "inf")
"""Frames of verbs that utter words."""
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
LEAD = re.compile(r"that\s+|[,:;–—-]\s*", re.IGNORECASE)
"""What opens a content and is not said."""
TAIL = " \n\t,;:–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParameters:
    """How far the network is believed. Measured on PolNeAR: `benchmarks/quality/attributions.py`."""

    least_score: float = 0.5
    """An attribution of which the network is less sure is not read. 0..1."""
    uttered_score: float = 0.8
    """One of which it is less sure is no statement. 0..1."""
    same_words: float = 0.5
    """Two contents that share more of the longer one's characters are one. 0..1."""


PARAMETERS = LabelledParameters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What is known of the text when the network is heard."""

    text: str
    paragraphs: Sequence[Span]
    """Sorted."""
    quotations: Sequence[Quotation]
    """Sorted."""
    mentions: Sequence[Mention]
    """Sorted."""
    cast: Cast


def add_labelled(
    found: Sequence[Attribution],
    labelled: Sequence[LabelledAttribution],
    hearing: Hearing,
    *,
    parameters: LabelledParameters = PARAMETERS,
) -> tuple[Attribution, ...]:
    """Return the attributions *found* by the rules and those that the network heard beside them, unsorted."""
    out = list(found)
    for heard in labelled:
        if score_of(heard) >= parameters.least_score and not _is_known(heard, found, parameters):
            made = _attribution(heard, hearing, parameters)
            if made is not None:
                out.append(made)
    return tuple(out)


def score_of(heard: LabelledAttribution) -> float:
    """Return how sure the network is of all that *heard* says: of its least sure part, 0..1."""
    parts = [piece.score for piece in heard.contents] + [p.score for p in (heard.cue, heard.source) if p is not None]
    return round(min(parts), 3)


def _is_known(heard: LabelledAttribution, found: Sequence[Attribution], parameters: LabelledParameters) -> bool:
    """Say whether the rules have the cue or the words of *heard*."""
    first, last = heard.contents[0].span.start, heard.contents[-1].span.end
    cue = heard.cue.span if heard.cue else None
    for own in found:
        if cue is not None and own.cue is not None and own.cue.overlaps(cue):
            return True
        if own.content[0].start < last and own.content[-1].end > first and _shared(own, heard) > parameters.same_words:
            return True
    return False


def _shared(own: Attribution, heard: LabelledAttribution) -> float:
    """Return the share of characters that two contents have in common, of the longer one's."""
    common = sum(
        max(0, min(a.end, b.span.end) - max(a.start, b.span.start)) for a in own.content for b in heard.contents
    )
    longest = max(sum(len(a) for a in own.content), sum(len(b.span) for b in heard.contents))
    return common / longest


def _attribution(heard: LabelledAttribution, hearing: Hearing, parameters: LabelledParameters) -> Attribution | None:
    kind, content, quoted = _content(heard.contents, hearing)
    if not content:
        return None
    source = heard.source.span if heard.source else None
    speaker = speaker_of(source, _around(source, hearing), hearing.cast) if source else None
    score = score_of(heard)
    cue = heard.cue.span if heard.cue else None
    sure = speaker is not None and score >= parameters.uttered_score
    return Attribution(
        kind=kind,
        source=source,
        cue=cue,
        content=content,
        quoted=quoted,
        speaker_chain=speaker,
        by="network",
        score=score,
        uttered=sure and cue is not None and _utters(cue.of(hearing.text)),
    )


def _content(pieces: Sequence[Labelled], hearing: Hearing) -> tuple[StatementKind, tuple[Span, ...], tuple[Span, ...]]:
    """Return the kind of what is said, its pieces, and the words of it that stand in marks."""
    text = hearing.text
    quoted = [q for piece in pieces for q in _quotations(piece.span, hearing)]
    plain = [span for piece in pieces for span in _outside(piece.span, quoted)]
    if quoted and not any(c.isalnum() for span in plain for c in span.of(text)):
        inner = tuple(q.inner for q in quoted)
        return "direct", inner, inner
    content = tuple(span for piece in pieces if (span := _said(text, piece.span)) is not None)
    held = tuple(q.inner for q in quoted if any(span.contains(q.inner) for span in content))
    return ("mixed" if held else "indirect"), content, held


def _quotations(piece: Span, hearing: Hearing) -> list[Quotation]:
    """Return the quotations whose words lie in *piece*."""
    starts = [q.inner.start for q in hearing.quotations]
    near = hearing.quotations[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
    return [q for q in near if q.inner.end <= piece.end]


def _outside(piece: Span, quoted: Sequence[Quotation]) -> Iterator[Span]:
    at = piece.start
    for quotation in quoted:
        if piece.contains(quotation.inner):
            if quotation.inner.start > at:
                yield Span(at, quotation.inner.start)
            at = quotation.inner.end
    if at < piece.end:
        yield Span(at, piece.end)


def _said(text: str, piece: Span) -> Span | None:
    """Return the clause that is said: without "that" before it and the comma behind."""
    words = piece.of(text)
    lead = LEAD.match(words)
    opening = lead.end() if lead else 0
    kept = words.rstrip(TAIL)
    return Span(piece.start + opening, piece.start + len(kept)) if len(kept) > opening else None


def _around(source: Span, hearing: Hearing) -> Sequence[Mention]:
    """Return the mentions of the paragraph in which the speaker is named."""
    number = bisect_right(hearing.paragraphs, source.start, key=lambda p: p.start) - 1
    paragraph = hearing.paragraphs[max(0, number)]
    first = bisect_left(hearing.mentions, paragraph.start, key=lambda m: m.span.start)
    return hearing.mentions[first : bisect_left(hearing.mentions, paragraph.end, key=lambda m: m.span.start)]


def _utters(cue: str) -> bool:
    """Say whether the words of the cue hold a verb of saying."""
    verbs = [CUES[word] for word in WORD.findall(cue.lower()) if word in CUES]
    return any(verb.takes(frame) for verb in verbs for frame in SPOKEN) or cue.lower() == "according to"
