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

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.lines import Line, tokenise
from stemma.reading.quotations import Quotation, find_quotations
from stemma.reading.saying import Saying
from stemma.reading.sayings import find_sayings
from stemma.reading.speakers import fits_gender, outlets_in, speaker_of
from stemma.reading.stances import lead_issue, stance_of
from stemma.records.reading import Attribution, Chain, Mention, Stance, StatementKind, Time
from stemma.records.span import Span, hull

OUTLET_LENGTH = 30
"""The name of an outlet is no longer than this; what is longer names a person there. Code points."""
DENIALS = frozenset(
    {"deny", "doubt", "dispute", "refute", "wonder", "question", "fear", "worry", "suspect", "predict", "report"}
)
"""Verbs whose words do not show what the speaker wants."""


def find_attributions(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
) -> tuple[Attribution, ...]:
    """Return the attributions of the article, sorted by their first word of content."""
    paragraphs = _paragraphs(text, sentences)
    quotations = find_quotations(text, paragraphs)
    named = sorted(mentions, key=lambda m: (m.span, m.type))
    ends = sorted(s.end for s in sentences)
    out: list[Attribution] = []
    last: Attribution | None = None
    done: set[int] = set()
    for paragraph in paragraphs:
        line = tokenise(
            text,
            paragraph,
            ends=ends,
            quotations=quotations,
            mentions=named,
            times=sorted(times, key=lambda t: t.span),
        )
        sayings = find_sayings(line)
        made = [a for saying in sayings if (a := _attribution(line, saying, chains, times, done)) is not None]
        made = _credit_carriers(text, made, named)
        resolved = _resolve_following(_keep_speaker(text, made, last, named, chains), last)
        out += resolved
        if resolved or not sayings:  # else the paragraph only went on with a quotation
            last = _closing_speaker(line, resolved)
    return tuple(sorted(out, key=lambda a: (a.content[0], a.cue or a.content[0], a.kind)))


def _paragraphs(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Return the stretches of sentences with no line break between them."""
    out: list[Span] = []
    for sentence in sorted(sentences):
        if out and "\n" not in text[out[-1].end : sentence.start]:
            out[-1] = Span(out[-1].start, max(out[-1].end, sentence.end))
        else:
            out.append(sentence)
    return out


def _attribution(
    line: Line, saying: Saying, chains: Sequence[Chain], times: Sequence[Time], done: set[int]
) -> Attribution | None:
    text = line.text
    content: list[Span] = []
    quoted: list[Span] = []
    for first, after in saying.pieces:
        for k in range(first, after):
            number = line.tokens[k].quotation
            if number is not None:
                quoted.append(line.quotations[number].inner)
        if saying.whole:
            number = line.tokens[first].quotation
            if number is None or number in done:
                continue
            run = _run(line.quotations, number)
            done.update(run)
            content += [line.quotations[n].inner for n in run]
        else:
            span = line.span(first, after)
            if span is not None:
                content.append(span)
    if not content:
        return None
    kind: StatementKind = "direct" if saying.whole else "mixed" if quoted else "indirect"
    source = line.span(saying.source.first, saying.source.after) if saying.source else None
    if kind != "direct":
        content = [_without_edges(text, s) for s in content]
    cue = Span(line.tokens[saying.cue[0]].start, line.tokens[saying.cue[1] - 1].end) if saying.cue else None
    heard = line.span(*saying.hearer) if saying.hearer else None
    stance, issue = _stance(text, saying.stance, content) if saying.lemma not in DENIALS else (None, None)
    return Attribution(
        kind=kind,
        source=source,
        cue=cue,
        content=tuple(sorted(content)),
        quoted=tuple(sorted(set(content) if kind == "direct" else quoted)),
        speaker_chain=speaker_of(text, source, line.mentions, chains) if source else None,
        addressee=heard,
        via=_via(line, saying, heard, content),
        time=_time(line, saying, content, times),
        stance=stance,
        issue=issue,
    )


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
    return Span(span.start, span.start + len(kept)) if kept else span


def _stance(text: str, verb: Stance | None, content: Sequence[Span]) -> tuple[Stance | None, Span | None]:
    found = [s for piece in content if (s := stance_of(text, piece)) is not None]
    if verb is not None:
        same = next((issue for stance, issue in found if stance == verb), None)
        return verb, same or lead_issue(text, content[0])
    return found[0] if found else (None, None)


def _frame(line: Line, saying: Saying, content: Sequence[Span]) -> list[Span]:
    """Return the stretches of the sentence that are the reporter's words about the saying."""
    if saying.cue is None:
        return []
    start = line.sentence_start(saying.cue[0])
    end = line.sentence_end(saying.cue[0])
    out = []
    for k in range(start, end):
        token = line.tokens[k]
        if token.kind == "word" and not any(c.start <= token.start < c.end for c in content):
            out.append(Span(token.start, token.end))
    return out


def _via(line: Line, saying: Saying, heard: Span | None, content: Sequence[Span]) -> tuple[str, ...]:
    named: list[str] = []
    carrier = line.span(*saying.via) if saying.via else None
    for span in (heard, carrier):
        if span is not None:
            named += outlets_in(line.text, span, line.mentions)
    frame = _frame(line, saying, content)
    if not named and frame and saying.source is not None:
        source = line.span(saying.source.first, saying.source.after)
        behind = [s for s in frame if source is None or not source.contains(s)]
        for n, span in enumerate(behind):
            if span.of(line.text).lower() in ("to", "by", "with", "on", "via", "told") and n + 1 < len(behind):
                stretch = hull(behind[n + 1 : n + 5])
                if stretch.end - stretch.start < 60:
                    named += [v for v in outlets_in(line.text, stretch, line.mentions) if v not in named]
                    if named:
                        break
    return tuple(dict.fromkeys(named))


def _time(line: Line, saying: Saying, content: Sequence[Span], times: Sequence[Time]) -> int | None:
    frame = _frame(line, saying, content)
    if not frame or saying.cue is None:
        return None
    cue = line.tokens[saying.cue[0]].start
    near = [
        (abs(time.span.start - cue), n)
        for n, time in enumerate(times)
        if time.type in ("DATE", "TIME") and any(time.span.overlaps(s) for s in frame)
    ]
    return min(near)[1] if near else None


def _credit_carriers(text: str, made: list[Attribution], mentions: Sequence[Mention]) -> list[Attribution]:
    """Turn "..., Reuters reported" behind another's words into where those words were carried."""
    out = list(made)
    for carrier in made:
        named = (
            outlets_in(text, carrier.source, mentions)
            if carrier.source and len(carrier.source) <= OUTLET_LENGTH
            else ()
        )
        held = [a for a in out if a is not carrier and a.cue and any(c.contains(a.cue) for c in carrier.content)]
        if not named or carrier.cue is None or carrier.cue.start < carrier.content[0].start or not held:
            continue
        out = [
            replace(a, via=tuple(dict.fromkeys([*a.via, *named]))) if a in held else a for a in out if a is not carrier
        ]
    return out


def _keep_speaker(
    text: str, made: list[Attribution], last: Attribution | None, mentions: Sequence[Mention], chains: Sequence[Chain]
) -> list[Attribution]:
    """Let "he said" right behind a paragraph with one speaker be that speaker, where the gender allows it."""
    if not made or last is None or last.speaker_chain is None or chains[last.speaker_chain].kind != "person":
        return made
    first = min(made, key=lambda a: (a.source or a.content[0]).start)
    pronoun = first.source.of(text).lower() if first.source else ""
    if (
        first.kind == "indirect"
        or pronoun not in ("he", "she")
        or not fits_gender(text, pronoun, last.speaker_chain, mentions, chains)
    ):
        return made
    if first.source is None or any(
        m.type == "PER"
        and m.form != "pronoun"
        and _opening(made, first) <= m.span.start < first.source.start
        and not any(c.contains(m.span) for c in first.content)
        for m in mentions
    ):
        return made
    return [
        replace(a, speaker_chain=last.speaker_chain)
        if a.source is not None and a.source.of(text).lower() == pronoun and a.speaker_chain == first.speaker_chain
        else a
        for a in made
    ]


def _opening(made: list[Attribution], first: Attribution) -> int:
    return min(first.content[0].start, *(a.content[0].start for a in made))


def _resolve_following(made: list[Attribution], last: Attribution | None) -> list[Attribution]:
    """Give bare quotations the speaker before them; drop those that have none."""
    out: list[Attribution] = []
    before = last
    for attribution in made:
        bare = attribution.source is None and attribution.cue is None
        if bare:
            if before is None:
                continue
            attribution = replace(attribution, speaker_chain=before.speaker_chain)
        out.append(attribution)
        before = attribution
    return out


def _closing_speaker(line: Line, made: list[Attribution]) -> Attribution | None:
    """Return the attribution whose speaker may go on in the next paragraph."""
    if not made:
        return None
    last = max(made, key=lambda a: (a.cue or a.content[-1]).start)
    speakers = {a.speaker_chain for a in made}
    if len(speakers) == 1:
        return last
    final = line.sentence_start(len(line.tokens) - 2)
    begins = line.tokens[final].start
    ending = [a for a in made if (a.cue or a.content[-1]).start >= begins]
    return last if ending and len({a.speaker_chain for a in ending}) == 1 else None
