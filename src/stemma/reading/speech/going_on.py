"""
How a speaker goes on from sentence to sentence and from paragraph to paragraph.

Rules:
1. A bare quotation has the speaker of the attribution before it.
2. "He said" right behind a paragraph with one speaker is that speaker, if the gender allows it
   and nobody else is named in between; "they said" is the group or state.
3. An outlet that only closes the sentence ("..., Reuters reported") carried the words, it did not say them.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.speech.lines import Line
from stemma.reading.speech.speakers import Cast, fits_gender, outlets_in
from stemma.records.reading import Attribution, Mention

ARTICLE_LENGTH = 4
"""Code points before a name that opens its sentence: "The "."""
OUTLET_LENGTH = 30
"""The name of an outlet is no longer than this; what is longer names a person there. Code points."""


def credit_carriers(line: Line, made: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with each closing "..., Reuters reported" turned into where the words were carried."""
    out = list(made)
    for carrier in made:
        if carrier.source is None or carrier.cue is None or len(carrier.source) > OUTLET_LENGTH:
            continue
        named = outlets_in(line.text, carrier.source, line.mentions)
        held = [a for a in out if a is not carrier and a.cue and any(c.contains(a.cue) for c in carrier.content)]
        if not named or not held or carrier.cue.start < carrier.content[0].start:
            continue
        out = [replace(a, via=tuple(dict.fromkeys([*a.via, *named]))) if a in held else a for a in out]
        out = [a for a in out if a is not carrier]
    return out


def keep_speaker(line: Line, made: list[Attribution], last: Attribution | None, cast: Cast) -> list[Attribution]:
    """Return the attributions of a paragraph with rule 2 applied; *last* is how the paragraph before ended."""
    if not made or last is None or last.speaker_chain is None:
        return made
    first = min(made, key=lambda a: (a.source or a.content[0]).start)
    pronoun = first.source.of(line.text).lower() if first.source else ""
    if cast.chains[last.speaker_chain].kind != "person":
        group = pronoun == "they" and first.speaker_chain is None and not _names_another(line.mentions, first)
        return [replace(a, speaker_chain=last.speaker_chain) if group and a is first else a for a in made]
    if first.kind == "indirect" or pronoun not in ("he", "she"):
        return made
    if not fits_gender(pronoun, last.speaker_chain, cast) or _names_another(line.mentions, first):
        return made
    return [
        replace(a, speaker_chain=last.speaker_chain)
        if a.source is not None and a.source.of(line.text).lower() == pronoun and a.speaker_chain == first.speaker_chain
        else a
        for a in made
    ]


def name_it(line: Line, made: Sequence[Attribution], cast: Cast) -> list[Attribution]:
    """Return the attributions with "it said" given to the body that spoke before or that opens a sentence."""
    out: list[Attribution] = []
    body: int | None = None
    for attribution in sorted(made, key=lambda a: (a.source or a.content[0]).start):
        source = attribution.source
        if attribution.speaker_chain is None and source is not None and source.of(line.text).lower() == "it":
            chain = body if body is not None else _opening_body(line, source.start, cast)
            attribution = replace(attribution, speaker_chain=chain)
        if attribution.speaker_chain is not None:
            body = None if cast.chains[attribution.speaker_chain].kind == "person" else attribution.speaker_chain
        out.append(attribution)
    return out


def _opening_body(line: Line, before: int, cast: Cast) -> int | None:
    firsts = (line.tokens[k] for k in range(len(line.tokens)) if line.sentence_start(k) == k)
    starts = [t.start for t in firsts if t.start < before]
    for mention in reversed(line.mentions):
        chain = mention.chain
        if chain is None or mention.span.start >= before or cast.chains[chain].kind == "person":
            continue
        if mention.form != "pronoun" and any(0 <= mention.span.start - at <= ARTICLE_LENGTH for at in starts):
            return chain
    return None


def follow_on(made: Sequence[Attribution], last: Attribution | None) -> list[Attribution]:
    """Return the attributions with bare quotations given the speaker before them; those that have none are left out."""
    out: list[Attribution] = []
    before = last
    for attribution in made:
        if attribution.source is None and attribution.cue is None:
            if before is None:
                continue
            attribution = replace(attribution, speaker_chain=before.speaker_chain)
        out.append(attribution)
        before = attribution
    return out


def closing_speaker(line: Line, made: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose speaker may go on in the next paragraph; None where two speak at the end."""
    if not made:
        return None
    last = max(made, key=lambda a: (a.cue or a.content[-1]).start)
    if len({a.speaker_chain for a in made}) == 1:
        return last
    begins = line.tokens[line.sentence_start(len(line.tokens) - 2)].start
    ending = [a for a in made if (a.cue or a.content[-1]).start >= begins]
    return last if ending and len({a.speaker_chain for a in ending}) == 1 else None


def _names_another(mentions: Sequence[Mention], first: Attribution) -> bool:
    """Say whether the reporter names a person before the pronoun."""
    return first.source is None or any(
        m.type == "PER"
        and m.form != "pronoun"
        and m.span.start < first.source.start
        and not any(c.contains(m.span) for c in first.content)
        for m in mentions
    )
