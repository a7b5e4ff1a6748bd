"""
Sayings at other cues: "according to X", "renewed threats that", a quotation with no reporting verb beside it.
"""

from dataclasses import replace

from stemma.lexicon.cues import CUES, MESSAGE_NOUNS
from stemma.lexicon.function_words import AUXILIARIES, COORDINATORS, NEGATIONS, NOMINATIVES, PREPOSITIONS, SUBORDINATORS
from stemma.reading.clauses.phrases import Phrase, noun_phrase_before
from stemma.reading.speech.lines import Line
from stemma.reading.speech.phrases_behind import noun_phrase_after
from stemma.reading.speech.reporting import speaker_before
from stemma.reading.speech.saying import Saying, holds_mention, is_own_voice, is_participle, names_person, quotes_of
from stemma.reading.speech.verb_groups import clause_subject, subject_before, verb_group

PAPERS = frozenset(
    """
    arrangement agreement accord deal treaty plan timetable schedule programme program agenda protocol roadmap
    estimate estimates
    """.split()  # noqa: SIM905
)
"""What lays down what is to be and says nothing: no speaker."""
INNER = frozenset({"which", "that", "who", "where", "when", "because", "while", "although"})
"""Behind these, "according to X," stands within the clause that X told: "talks in which, according to an aide, he"."""
LEAD_WORDS = 14
"""Tokens that may stand in `X called them on it: Q`, with no reporting verb among them."""


def according_to(line: Line, i: int) -> Saying | None:
    source = noun_phrase_after(line, i + 2)
    if source is None:
        return None
    speaks = next(
        (k for k in range(source.first, source.after) if line.low(k) == "who" and line.low(k + 1) in CUES), None
    )
    if speaks is not None:  # "according to a colleague, who said that"
        source = replace(source, after=speaks - 1 if line.low(speaks - 1) == "," else speaks)
    start, limit = line.sentence_start(i), line.sentence_end(i)
    if any(line.low(k) in PAPERS for k in range(source.first, min(source.after, source.first + 3))):
        return None  # "according to the arrangement reached in Lima"
    if start == i or (i - start == 1 and line.low(start) in COORDINATORS):
        comma = next((k for k in range(i + 2, limit) if line.low(k) == ","), None)
        if comma is None:
            return None
        first_comma = Phrase(first=source.first, after=min(source.after, comma), clause_first=i)
        second = next((k for k in range(comma + 1, limit) if line.low(k) == ","), None)
        apposed = not any(line.low(k) in AUXILIARIES for k in range(comma, source.after))
        if apposed and source.after > comma and second is not None and second <= source.after:
            comma, first_comma = second, source
        return _said(line, replace(first_comma, clause_first=i), i, ((comma + 1, limit),))
    left = i - 1 if line.low(i - 1) == "," else i
    pieces = [(start, left)]
    if line.low(left - 1) in INNER and left != i and line.low(source.after) == ",":
        return _said(line, source, i, ((source.after + 1, limit),))
    if (
        line.low(source.after) == ","
        and left != i
        and source.after + 1 < limit
        and not is_participle(line, source.after + 1)
        and line.low(source.after + 1) not in ("who", "which", "citing")
    ):
        pieces.append((source.after + 1, limit))
    return (
        _said(line, source, i, tuple(pieces))
        if left - start >= 3 or len(pieces) > 1 or line.kind(start) == "quote"
        else None
    )


def _said(line: Line, source: Phrase, i: int, pieces: tuple[tuple[int, int], ...]) -> Saying | None:
    kept = tuple(p for p in pieces if line.span(*p) is not None)
    if not kept or is_own_voice(line, source):
        return None
    whole = all(line.kind(k) == "quote" for first, after in kept for k in range(first, after) if line.kind(k) != "mark")
    return Saying(source=source, cue=(i, i + 2), pieces=kept, whole=whole, lemma="according to")


def at_message(line: Line, i: int, before: list[Saying]) -> Saying | None:
    """Return the saying of "renewed threats that ...", "reiterated his demand that ..."."""
    noun = next((k for k in range(i + 1, i + 6) if line.low(k) in MESSAGE_NOUNS), None)
    if noun is None or line.low(noun + 1) != "that":
        return None
    group = verb_group(line, i)
    if not group.is_plain:
        return None
    if line.low(group.first - 1) in COORDINATORS:
        subject = speaker_before(line, i, before) or clause_subject(line, i)
    else:
        subject = subject_before(line, group)
    if subject is None or is_own_voice(line, subject):
        return None
    stance = CUES[line.low(noun).rstrip("s")].stance if line.low(noun).rstrip("s") in CUES else None
    if line.low(noun) in ("threat", "threats"):
        stance = "threatens"
    return Saying(
        source=subject,
        cue=(i, noun + 1),
        pieces=((noun + 2, line.sentence_end(noun)),),
        whole=False,
        lemma="say",
        stance=stance,
    )


def bare_quotations(line: Line, sayings: list[Saying], used: set[int]) -> list[Saying]:
    """Return quotations that stand as sentences of their own, and those right behind their subject."""
    taken = {k for s in sayings for k in quotes_of(line, s)} | used
    out: list[Saying] = []
    for k, token in enumerate(line.tokens):
        if token.kind != "quote" or k in taken:
            continue
        start, limit = line.sentence_start(k), line.sentence_end(k)
        if all(line.kind(m) in ("quote", "mark") for m in range(start, limit)):
            if line.closing_sign(k) in ".!?…,—–-" or len(line.inner(k)) > 60:  # else a heading in marks
                out.append(Saying(source=None, cue=None, pieces=((k, k + 1),), whole=True, follows=True))
            continue
        said = _verb_in_marks(line, k) or _other_verb(line, k)
        if said is not None:
            out.append(said)
    return out


def _verb_in_marks(line: Line, k: int) -> Saying | None:
    """Return the saying of `X “affirmed a common approach”`: the reporting verb is itself quoted."""
    words = line.inner(k).of(line.text).split()
    cue = CUES.get(words[0].lower()) if len(words) > 2 else None
    if cue is None or "past" not in cue.shapes:
        return None
    source = noun_phrase_before(line, k)
    if source is None or (not holds_mention(line, source) and line.low(source.first) not in NOMINATIVES):
        return None
    return Saying(source=source, cue=None, pieces=((k, k + 1),), whole=False, lemma=cue.lemma)


def _other_verb(line: Line, k: int) -> Saying | None:
    """Return the saying of a verb in no list that stands where only one of saying can: `Q, he barked`."""
    after = k + 2 if line.low(k + 1) == "," else k + 1
    last = line.closing_sign(k)
    if (last in ",?!" or after == k + 2) and len(line.inner(k)) > 12 and line.sentence_start(k) == k:
        verb = after
        while names_person(line, verb):
            verb += 1
        if verb > after and line.kind(verb) == "word" and line.low(verb).endswith(("ed", "s", "t", "e")):
            closes = line.kind(verb + 1) != "word" or line.low(verb + 1) in PREPOSITIONS | {"as", "when"}
            if (
                closes
                and line.low(verb) not in AUXILIARIES | SUBORDINATORS | PREPOSITIONS
                and not line.tokens[verb].is_possessive
            ):
                source = Phrase(first=after, after=verb, clause_first=after)
                return Saying(source=source, cue=(verb, verb + 1), pieces=((k, k + 1),), whole=True)
    start = line.sentence_start(k)
    if line.low(k - 1) == ":" and k - start <= LEAD_WORDS:
        subject = clause_subject(line, k)
        if (
            subject is not None
            and any(names_person(line, m) for m in range(subject.first, subject.after))
            and subject.after < k - 1
            and not any(line.low(m) in NEGATIONS for m in range(start, k))
        ):
            return Saying(source=subject, cue=(subject.after, k - 1), pieces=((k, k + 1),), whole=True)
    return None
