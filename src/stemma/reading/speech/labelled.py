"""
What the reader's network heard, laid beside the attributions of the rules.

Rules:
1. What both have is said once, as the rules have it: they know marks, pieces, outlets and who "he" is. The network
   knows how far his name and the cue reach, and at times who speaks where they do not.
2. What the network alone heard joins them: speech without a listed verb, thoughts, plans, nameless reports.
3. Of that, only a clause that a mention spoke with a verb of saying, and of which the network is sure, is told as
   his words (`Attribution.uttered`). The rest stands in the reading, and no statement and no act rests on it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.lexicon.cues import CUES, PRESENTS, Frame
from stemma.lexicon.function_words import AUXILIARIES, BE, PASTS, PREPOSITIONS
from stemma.reading.speech.quotations import Quotation
from stemma.reading.speech.speakers import Cast, outlets_in, speaker_of
from stemma.reading.speech.stances import stance_said
from stemma.records.labels import Labelled, LabelledAttribution
from stemma.records.reading import Attribution, Mention, StatementKind
from stemma.records.span import Span

SPOKEN: tuple[Frame, ...] = ("that", "zero", "quote")
"""Frames of verbs that utter clauses."""
PLAINLY_SAID = frozenset({"say", "tell", "add", "insist", "argue", "warn", "announce", "declare", "confirm", "state"})
"""Verbs beside which many words are a clause, whatever its verb."""
UNSAID = frozenset({"not", "never", "no", "nor", "without", "declined", "refused", "decline", "refuse", "declining"})
"""Words of a cue with which nothing is said."""
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
NO_SPEAKERS = re.compile(
    r"(?:nobody|no|none|neither|few)\b|.*\b(?:clause|article|law|treaty|charter|constitution|convention)$",
    re.IGNORECASE,
)
"""Words of a source that is nobody, or a rule that holds whoever reads it."""
ASKED = frozenset({"whether", "if", "how", "why", "what", "when"})
"""Openers of a clause that is asked, not said."""
LEAD = re.compile(r"that\s+|[,:;–—-]\s*", re.IGNORECASE)
"""What opens a content and is not said."""
OWN_CLAUSE = re.compile(r",\s+(?!if|unless|until|on|in|at|as|who|which|whose|where)|\s+(?:while|though|although)\s")
"""What stands between said words and a clause of the reporter's own behind them."""
DANGLING = re.compile(r"\b(?:when|where|because|that|although|while)$")
"""How words end that were cut where the said clause begins: "It began at four, when, according to the ministry"."""
TAIL = " \n\t,;:–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParameters:
    """How far the network is believed. Measured on PolNeAR: `benchmarks/quality/attributions.py`."""

    least_score: float = 0.4
    """An attribution of which the network is less sure is not read. 0..1."""
    uttered_score: float = 0.52
    """One of which it is less sure is no statement. 0..1."""
    nameless_score: float = 0.55
    """The same where no actor is known by the words that name the speaker: "a source at the ministry". 0..1."""
    uttered_words: int = 4
    """Fewer words are no clause. Words."""
    scrap_words: int = 6
    """Pieces of so many words behind the longest one are no part of what was said. Words."""
    quoted_words: int = 2
    """So many words in quotation marks are told, whatever stands around them. Words."""
    other_source: float = 0.5
    """A source of which it is less sure does not take the place of one that the rules see elsewhere. 0..1."""
    sure_source: float = 0.6
    """A speaker of whom it is as sure takes the place of the rules' other one at the same verb. 0..1."""
    sure_content: float = 0.5
    """Words of whose ends it is as sure take the place of the rules' at the same verb. 0..1."""
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


def lay_beside(
    found: Sequence[Attribution],
    labelled: Sequence[LabelledAttribution],
    hearing: Hearing,
    *,
    parameters: LabelledParameters = PARAMETERS,
) -> tuple[Attribution, ...]:
    """Return the attributions *found* by the rules, with what the network knows better, and what it heard beside."""
    out = []
    known: set[int] = set()
    found = [own for own in found if not any(_is_swapped(own, heard, parameters) for heard in labelled)]
    for own in found:
        mates = [n for n, heard in enumerate(labelled) if _is_same(own, heard, parameters)]
        known.update(mates)
        mate = next((n for n in mates if _same_cue(own, labelled[n])), mates[0] if mates else None)
        out.append(own if mate is None else _corrected(own, labelled[mate], hearing, parameters))
    words = [piece for own in found for piece in own.content]
    for n, heard in enumerate(labelled):
        rest = _unsaid(heard, words) if n in known else heard
        if rest is not None and score_of(rest) >= parameters.least_score:
            made = _attribution(rest, hearing, parameters)
            if made is not None:
                out.append(replace(made, uttered=False) if n in known else made)
    return tuple(out)


def score_of(heard: LabelledAttribution) -> float:
    """Return how sure the network is of all that *heard* says: of its least sure part, 0..1."""
    parts = [piece.score for piece in heard.contents] + [p.score for p in (heard.cue, heard.source) if p is not None]
    return round(min(parts), 3)


def _is_swapped(own: Attribution, heard: LabelledAttribution, parameters: LabelledParameters) -> bool:
    """Say whether the rules took what was said for the speaker of *heard*, and its speaker for what was said."""
    if own.source is None or heard.source is None or not _same_cue(own, heard) or len(own.content) != 1:
        return False
    sure = score_of(heard) >= parameters.uttered_score
    in_words = any(piece.span.overlaps(own.source) for piece in heard.contents)
    return sure and in_words and own.content[0].overlaps(heard.source.span)


def _is_same(own: Attribution, heard: LabelledAttribution, parameters: LabelledParameters) -> bool:
    """Say whether *heard* has the cue or the words of *own*."""
    if _same_cue(own, heard):
        return True
    first, last = heard.contents[0].span.start, heard.contents[-1].span.end
    near = own.content[0].start < last and own.content[-1].end > first
    return near and _shared(own, heard) > parameters.same_words


def _same_cue(own: Attribution, heard: LabelledAttribution) -> bool:
    return own.cue is not None and heard.cue is not None and own.cue.overlaps(heard.cue.span)


def _unsaid(heard: LabelledAttribution, words: Sequence[Span]) -> LabelledAttribution | None:
    """Return *heard* with the pieces of which the rules have no word; None where they have some of each."""
    left = tuple(c for c in heard.contents if not any(c.span.overlaps(piece) for piece in words))
    return replace(heard, contents=left) if left else None


def _corrected(
    own: Attribution, heard: LabelledAttribution, hearing: Hearing, parameters: LabelledParameters
) -> Attribution:
    """Return *own* with all words of its source and its cue, and with its speaker where the rules know none."""
    cue, source, speaker = own.cue, own.source, own.speaker_chain
    if heard.cue is not None and cue is not None and heard.cue.span.contains(cue):
        wider = _without_edges(hearing.text, heard.cue.span)
        cue = wider if wider.contains(cue) and not any(wider.overlaps(piece) for piece in own.content) else cue
    if heard.source is not None:
        told = _before_words(_without_edges(hearing.text, heard.source.span), own.content)
        chain = speaker_of(told, _around(told, hearing), hearing.cast)
        sure = _same_cue(own, heard) and heard.source.score >= parameters.sure_source
        sure = sure and _is_near(told, own.content[0], hearing)
        narrower = source is not None and source.start < told.start and told.end <= source.end
        if source is not None and source.overlaps(told) and speaker in (None, chain):
            # "Two officers to whom X showed [a copy] said": without an actor the rules' longer subject stands
            source, speaker = source if narrower and chain is None else told, chain
        elif source is None and speaker is None:
            speaker = chain
        elif sure and chain is not None and source is not None and not source.overlaps(told):
            source, speaker = told, chain
        elif speaker is None and _is_bare(source, hearing) and heard.source.score >= parameters.other_source:
            # the rules name nobody, and elsewhere: then their verb is as doubtful
            source, speaker = told, chain
            cue = _without_edges(hearing.text, heard.cue.span) if heard.cue else cue
    return _with_words(replace(own, cue=cue, source=source, speaker_chain=speaker), heard, hearing, parameters)


def _before_words(source: Span, content: Sequence[Span]) -> Span:
    """Return *source* up to the words that are said: "X, who teaches there[, “because it is so”]"."""
    end = min((p.start for p in content if source.start < p.start < source.end), default=source.end)
    return Span(source.start, end)


def _is_near(source: Span, content: Span, hearing: Hearing) -> bool:
    """Say whether the source is no outlet and stands in the paragraph of what is said."""
    first, last = min(source, content), max(source, content)
    return "\n" not in hearing.text[first.end : last.start] and not outlets_in(
        hearing.text, source, _around(source, hearing)
    )


def _with_words(
    own: Attribution, heard: LabelledAttribution, hearing: Hearing, parameters: LabelledParameters
) -> Attribution:
    """Return *own* without the clause behind its words that the network leaves to the reporter."""
    if DANGLING.search(own.content[-1].of(hearing.text)) and _same_cue(own, heard):
        behind = [c for c in heard.contents if c.span.start >= own.content[-1].end]
        kind, content, quoted = _content(behind, hearing)
        return replace(own, kind=kind, content=content, quoted=quoted) if content else own
    last, piece = own.content[-1], heard.contents[0]
    begins = len(own.content) == len(heard.contents) == 1 and abs(last.start - piece.span.start) <= len("that “")
    if own.kind == "direct" or not begins or not _same_cue(own, heard) or piece.score < parameters.sure_content:
        return own
    if piece.span.end >= last.end or not OWN_CLAUSE.match(hearing.text, piece.span.end, last.end):
        return own
    kept = Span(last.start, piece.span.end)
    said = kept.of(hearing.text).lower()
    acts = own.issue is not None and said.startswith(("to ", "not to "))
    if not acts and not _is_clause(said, parameters):
        return own
    inside = own.issue is not None and kept.contains(own.issue)
    return replace(
        own,
        content=(kept,),
        quoted=tuple(q for q in own.quoted if kept.contains(q)),
        stance=own.stance if inside or own.issue is None else None,
        issue=own.issue if inside else None,
    )


def _is_bare(source: Span | None, hearing: Hearing) -> bool:
    """Say whether nothing, or one word that is no name, stands for the speaker: a pronoun, "talks"."""
    if source is None:
        return True
    if " " in source.of(hearing.text):
        return False
    return not any(source.contains(m.span) and m.form != "pronoun" for m in _around(source, hearing))


def _without_edges(text: str, span: Span) -> Span:
    kept = span.of(text).rstrip(TAIL)
    return Span(span.start, span.start + len(kept)) if kept else span


def _shared(own: Attribution, heard: LabelledAttribution) -> float:
    """Return the share of characters that two contents have in common, of the longer one's."""
    common = sum(
        max(0, min(a.end, b.span.end) - max(a.start, b.span.start)) for a in own.content for b in heard.contents
    )
    longest = max(sum(len(a) for a in own.content), sum(len(b.span) for b in heard.contents))
    return common / longest


def _attribution(heard: LabelledAttribution, hearing: Hearing, parameters: LabelledParameters) -> Attribution | None:
    main = _main_pieces(heard.contents, hearing, parameters)
    if len(main) < len(heard.contents):
        made = _attribution(replace(heard, contents=tuple(main)), hearing, parameters)
        if made is not None and made.uttered:
            return made
    kind, content, quoted = _content(heard.contents, hearing)
    if not content:
        return None
    source = _without_edges(hearing.text, heard.source.span) if heard.source else None
    cue = heard.cue.span if heard.cue else None
    score = score_of(heard)
    made = Attribution(
        kind=kind,
        source=source,
        cue=cue,
        content=content,
        quoted=quoted,
        speaker_chain=speaker_of(source, _around(source, hearing), hearing.cast) if source else None,
        by="network",
        score=score,
        uttered=False,
    )
    nameless = made.speaker_chain is None
    sure = score >= (parameters.nameless_score if nameless else parameters.uttered_score)
    sure = sure and not (nameless and _is_bare(source, hearing))
    if sure and _is_utterance(made, hearing, parameters):
        stance, issue = stance_said(hearing.text, made.content) or (None, None)
        return replace(made, uttered=True, stance=stance, issue=issue)
    return made


def _main_pieces(pieces: Sequence[Labelled], hearing: Hearing, parameters: LabelledParameters) -> Sequence[Labelled]:
    """Return the longest piece alone where the others are scraps behind it: "..., without saying [who it was]"."""
    longest = max(pieces, key=lambda piece: len(piece.span))
    rest = [piece for piece in pieces if piece is not longest]
    scraps = all(
        piece.span.start > longest.span.end
        and len(WORD.findall(piece.span.of(hearing.text).lower())) <= parameters.scrap_words
        and not _quotations(piece.span, hearing)
        for piece in rest
    )
    return (longest,) if scraps else pieces


def _is_utterance(made: Attribution, hearing: Hearing, parameters: LabelledParameters) -> bool:
    """Say whether a verb of saying gives a whole clause to its speaker, who is no outlet: an outlet carries words."""
    text = hearing.text
    if made.cue is None or made.source is None or made.source.of(text).endswith(("'s", "’s", "s'", "s’")):
        return False
    if NO_SPEAKERS.match(made.source.of(text)):
        return False
    if outlets_in(text, made.source, _around(made.source, hearing)):
        return False
    words = WORD.findall(made.cue.of(text).lower())
    if made.source.of(text).lower() == "it" and BE & set(words):
        return False  # "It should be recalled that"
    if UNSAID & set(words) or any(word.endswith(("n't", "n’t")) for word in words):
        return False
    verb = CUES.get(words[-1]) if words else None
    if verb is None or verb.takes("thought"):
        return False
    if any(len(WORD.findall(piece.of(text).lower())) >= parameters.quoted_words for piece in made.quoted):
        return True
    if not any(verb.takes(frame) for frame in SPOKEN):
        return False
    said = made.content[0].of(text).lower()
    plain = verb.lemma in PLAINLY_SAID and len(WORD.findall(said)) >= parameters.uttered_words
    long = plain and said.split()[0] not in ASKED
    return len(made.content) == 1 and (long or _is_clause(said, parameters))


def _is_clause(said: str, parameters: LabelledParameters) -> bool:
    """Say whether the words can stand alone: enough of them, a finite verb behind the first, and no infinitive."""
    words = WORD.findall(said)
    if len(words) < parameters.uttered_words or words[0] in PREPOSITIONS | ASKED or words[0].endswith("ing"):
        return False
    return any(
        word in AUXILIARIES or word in PASTS or word in PRESENTS or word.endswith(("ed", "n't", "n’t"))
        for word in words[1:]
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
