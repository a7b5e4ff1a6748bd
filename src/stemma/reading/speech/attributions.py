"""
Attributions: who said (or thinks) what, with the words that show it.

Rules:
1. Direct: the whole said clause stands in marks; its content is the pieces between them.
   Mixed: some of its words do. Indirect: none.
2. A quotation interrupted by its speaker is one attribution; one in a later sentence, or
   behind another cue, is another.
3. A paragraph that is only a quotation belongs to the speaker with whom the paragraph
   before it ended; where that is not plain, it has no speaker.
4. What was not said ("did not say") is no attribution.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.speech.circumstances import find_outlets, find_time
from stemma.reading.speech.going_on import closing_speaker, credit_carriers, follow_on, keep_speaker, name_it
from stemma.reading.speech.labelled import Hearing, lay_beside
from stemma.reading.speech.lines import Line, tokenise
from stemma.reading.speech.quotations import Quotation, find_quotations
from stemma.reading.speech.saying import Saying, names_nobody
from stemma.reading.speech.sayings import find_sayings
from stemma.reading.speech.speakers import Cast, cast_of, speaker_of
from stemma.reading.speech.stances import lead_issue, stance_of, stance_said
from stemma.records.labels import LabelledAttribution
from stemma.records.reading import Attribution, Chain, Mention, Stance, StatementKind, Time
from stemma.records.span import Span

LONGEST_SENTENCE = 4000
"""A longer sentence is a table or a fault, and nobody speaks in it. Code points."""
LONGEST_PARAGRAPH = 20_000
"""A longer paragraph is read in pieces, so that the work stays linear. Code points."""
SILENT = frozenset(
    {"deny", "doubt", "dispute", "refute", "wonder", "question", "fear", "worry", "suspect", "predict", "report"}
)
"""Verbs whose words do not show what the speaker wants."""
POINTING = frozenset({"it", "this", "that", "so", "them", "those", "these", "both"})
"""Words that are no statement alone: "flatly denied it"."""
OPENING_MARKS = frozenset('“„«"')
DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:\([\w ]+\)\s*)?(?:[:—–]|--|-)\s+(?=\w)")
"""A place in capitals before the first words of a report."""
QUOTED_STANCES = frozenset({"demands", "offers", "threatens"})
"""Stances whose words behind "he demanded" are their issue; what a verb of refusal quotes is a reason."""


def find_attributions(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
    *,
    labelled: Sequence[LabelledAttribution] = (),
) -> tuple[Attribution, ...]:
    """
    Return the attributions of the article, sorted by their first word of content.

    Args:
        text: The article's.
        sentences: What is read of it.
        mentions: Who is named, with chains.
        chains: The actors that they mean.
        times: When.
        labelled: What the network heard; nothing where it is not asked.
    """
    paragraphs = _paragraphs(text, sentences)
    quotations = find_quotations(text, paragraphs)
    ends = sorted(s.end for s in sentences if not _leads_on(text, s.end))
    cast = cast_of(text, mentions, chains)
    named = sorted(mentions, key=lambda m: (m.span, m.type))
    timed = sorted(enumerate(times), key=lambda pair: (pair[1].span, pair[0]))
    out: list[Attribution] = []
    last: Attribution | None = None
    done: set[int] = set()
    for paragraph in paragraphs:
        near = timed[_from(timed, paragraph.start) : _from(timed, paragraph.end)]
        line = tokenise(
            text,
            paragraph,
            ends=ends,
            quotations=quotations,
            mentions=named[
                bisect_left(named, paragraph.start, key=lambda m: m.span.start) : bisect_left(
                    named, paragraph.end, key=lambda m: m.span.start
                )
            ],
            times=[time for _, time in near],
        )
        sayings = find_sayings(line)
        made: list[Attribution] = []
        for saying in sayings:
            before = made[-1] if made else last
            spoke = before.speaker_chain if before is not None else None
            own = _attribution(line, saying, cast, near, done=done, spoke=spoke)
            made += [own] if own is not None else []
        made = [_without_told_time(a, made, times) for a in made]
        made = follow_on(keep_speaker(line, name_it(line, credit_carriers(line, made), cast), last, cast), last)
        out += made
        if made or not sayings:  # else the paragraph only went on with a quotation
            last = closing_speaker(line, made)
    if labelled:
        hearing = Hearing(text=text, paragraphs=paragraphs, quotations=quotations, mentions=named, cast=cast)
        out = [*lay_beside(out, labelled, hearing)]
    return tuple(sorted(out, key=lambda a: (a.content[0], a.cue or a.content[0], a.kind)))


def _from(timed: Sequence[tuple[int, Time]], start: int) -> int:
    return bisect_left(timed, start, key=lambda pair: pair[1].span.start)


def _paragraphs(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Return the stretches of sentences with no line break between them, cut where they are longer than any prose."""
    out: list[Span] = []
    for sentence in sorted(sentences):
        if len(sentence) > LONGEST_SENTENCE:
            continue
        if out and sentence.end - out[-1].start <= LONGEST_PARAGRAPH and _goes_on(text, out[-1].end, sentence.start):
            out[-1] = Span(out[-1].start, max(out[-1].end, sentence.end))
        else:
            out.append(sentence)
    return out


def _goes_on(text: str, end: int, start: int) -> bool:
    """Say whether one paragraph holds both places; a colon at its end takes in the quotation below."""
    if "\n" not in text[end:start]:
        return True
    return _leads_on(text, end)


def _leads_on(text: str, end: int) -> bool:
    """Say whether a colon ends the words before *end*, and a quotation opens the paragraph below."""
    if not text[max(0, end - 2) : end].rstrip().endswith(":"):
        return False
    below = text[end : end + 8].lstrip()
    return below[:1] in OPENING_MARKS and bool(below)


def _attribution(
    line: Line, saying: Saying, cast: Cast, times: Sequence[tuple[int, Time]], *, done: set[int], spoke: int | None
) -> Attribution | None:
    if saying.source is not None and names_nobody(line, saying.source):
        return None
    content = _content(line, saying, done)
    if not content:
        return None
    quoted = _quoted(line, saying)
    if not quoted and all(span.of(line.text).lower() in POINTING for span in content):
        return None
    kind: StatementKind = "direct" if saying.whole else "mixed" if quoted else "indirect"
    source = line.span(saying.source.first, saying.source.after) if saying.source else None
    cue = Span(line.tokens[saying.cue[0]].start, line.tokens[saying.cue[1] - 1].end) if saying.cue else None
    heard = line.span(*saying.hearer) if saying.hearer else None
    stance, issue = _stance(line.text, saying, cue, content) if saying.lemma not in SILENT else (None, None)
    return Attribution(
        kind=kind,
        source=source,
        cue=cue,
        content=tuple(sorted(content)),
        quoted=tuple(sorted(set(content) if kind == "direct" else quoted)),
        speaker_chain=speaker_of(source, line.mentions, cast, spoke) if source else None,
        addressee=heard,
        via=find_outlets(line, saying, heard, content),
        time=find_time(line, saying, content, times),
        stance=stance,
        issue=issue,
    )


def _without_told_time(own: Attribution, made: Sequence[Attribution], times: Sequence[Time]) -> Attribution:
    """Return *own* without its time where that stands in the words of another."""
    if own.time is None:
        return own
    span = times[own.time].span
    told = any(piece.contains(span) for a in made if a is not own for piece in a.content)
    return replace(own, time=None) if told else own


def _content(line: Line, saying: Saying, done: set[int]) -> list[Span]:
    """Return the words that are said; a quotation over several paragraphs is taken whole, and once."""
    out: list[Span] = []
    for first, after in saying.pieces:
        number = line.tokens[first].quotation
        if not saying.whole:
            span = line.span(first, after)
            out += [_without_edges(line.text, span)] if span is not None else []
        elif number is not None and number not in done:
            run = _run(line.quotations, number)
            done.update(run)
            out += [line.quotations[n].inner for n in run]
    return out


def _quoted(line: Line, saying: Saying) -> list[Span]:
    """Return the words of the saying that stand in marks, without the marks."""
    tokens = [line.tokens[k] for first, after in saying.pieces for k in range(first, after)]
    return [line.quotations[t.quotation].inner for t in tokens if t.quotation is not None]


def _run(quotations: Sequence[Quotation], number: int) -> list[int]:
    """Return the indices of the quotation's pieces over several paragraphs."""
    first = number
    while first > 0 and quotations[first - 1].goes_on:
        first -= 1
    last = number
    while quotations[last].goes_on and last + 1 < len(quotations):
        last += 1
    return list(range(first, last + 1))


def _without_edges(text: str, span: Span) -> Span:
    kept = span.of(text).rstrip(" ,;:—–-")
    place = DATELINE.match(kept) if text[span.start - 1 : span.start] in ("", "\n") else None
    start = span.start + (place.end() if place else 0)
    return Span(start, span.start + len(kept)) if kept else span


def _stance(text: str, saying: Saying, cue: Span | None, content: Sequence[Span]) -> tuple[Stance | None, Span | None]:
    """Return the stance of the verb of saying, else the one that the said words take."""
    if cue is not None and cue.end <= content[0].start:
        own = stance_of(text, Span(cue.start, content[0].end), trigger=cue)
        said = stance_said(text, content)
        around = own is not None and own[1] is not None and own[1].start < cue.end
        if own is not None and not (said and own[1] and own[1].start < content[0].end < own[1].end):
            return own if not around else (own[0], _overlap(own[1], content[0]))
        return said or (None, None)
    elif saying.stance in QUOTED_STANCES:
        return saying.stance, lead_issue(text, content[0])
    return stance_said(text, content) or (None, None)


def _overlap(issue: Span | None, content: Span) -> Span | None:
    """Return the part of a clause that was said, without the verb of saying."""
    if issue is None or not issue.overlaps(content):
        return None
    return Span(max(issue.start, content.start), min(issue.end, content.end))
