"""
Said words that stand before their speaker, and may go on behind him: `Q, X said, Q`, `S, said X`.
"""

from dataclasses import replace

from stemma.lexicon.cues import CUES, Cue
from stemma.lexicon.function_words import AUXILIARIES, COORDINATORS, DETERMINERS, PASTS, PREPOSITIONS, is_past_form
from stemma.reading.speech.hearers import skip_gap
from stemma.reading.speech.lines import Line
from stemma.reading.speech.phrases_behind import noun_phrase_after
from stemma.reading.speech.said_within import people_at_the_end, said_within
from stemma.reading.speech.saying import (
    Saying,
    can_be_said,
    holds_mention,
    is_own_voice,
    is_participle,
    is_person,
    is_sentence,
    is_title,
    leads_to_speaker,
)
from stemma.reading.speech.verb_groups import VerbGroup, subject_before, verb_group

PARTICLES = frozenset({"down", "up", "out", "back", "off", "away", "over", "again", "so", "as", "no", "not"})
"""Words behind a verb that begin no speaker."""


CONDITIONS = frozenset({"if", "unless", "until", "as", "when", "once", "although", "though", "because", "while"})
"""Openers of a clause that goes on behind its speaker: "If it stays shut, she said, we will sue"."""


def said_around(line: Line, made: Saying, quote: int, gap_after: int) -> Saying:
    """Return the saying whose words stand before its speaker, and perhaps go on behind."""
    start = line.sentence_start(quote)
    first = start
    while first < quote and line.low(first) in COORDINATORS | {",", "“", "("}:
        first += 1
    colon = max((k for k in range(start, quote) if line.low(k) == ":"), default=None)
    if colon is not None:
        first = colon + 1
    whole = all(line.kind(k) == "quote" or line.low(k) in (",", "and", "or", "...") for k in range(first, quote + 1))
    pieces = (
        [(first, quote + 1)] if not whole else [(k, k + 1) for k in range(first, quote + 1) if line.kind(k) == "quote"]
    )
    resume = gap_after
    while resume < line.sentence_end(gap_after) and line.kind(resume) != "quote" and line.low(resume) != ",":
        resume += 1
    if (
        line.low(resume) == ","
        and line.kind(resume + 1) == "quote"
        and not (is_title(line, resume + 1) and resume > gap_after)
    ):
        pieces.append((resume + 1, resume + 2))
    elif line.kind(resume) == "quote" and resume == gap_after and not _is_named_there(line, resume):
        pieces.append((resume, resume + 1))
    return replace(made, pieces=tuple(pieces), whole=whole)


def said_in_front(line: Line, made: Saying, left: int, gap_after: int) -> Saying | None:
    """Return the saying of `S, X said` or `S1, X said, S2`."""
    subject = made.source
    if subject is None or line.low(subject.clause_first - 1) not in (",", "—", "–", "--") or line.kind(left) == "stop":
        return None
    if subject.first != subject.clause_first:
        return None
    first = line.sentence_start(left)
    while first < left and line.low(first) in COORDINATORS:
        first += 1
    limit = line.sentence_end(left)
    k = gap_after
    rest = line.low(k)
    closes = k >= limit or rest in (
        ",",
        ";",
        "as",
        "when",
        "while",
        "after",
        "during",
        "in",
        "at",
        "on",
        "citing",
        "without",
        ")",
        "—",
        "–",
    )
    medial = rest == "," and (line.low(k + 1) in AUXILIARIES or is_past_form(line.low(k + 1)))
    supposed = (
        rest == ","
        and (line.low(first) in CONDITIONS or _is_adverbial(line, first, left + 1))
        and line.low(k + 1) not in COORDINATORS
        and is_sentence(line, k + 1, limit)
    )
    if not closes or not (
        is_sentence(line, first, left + 1) or supposed or (medial and line.low(first) not in PREPOSITIONS)
    ):
        return None
    pieces = [(first, left + 1)]
    if (
        rest == ","
        and k + 1 < limit
        and (
            supposed
            or line.low(k + 1)
            not in ("adding", "citing", "who", "a", "an", "the", "which", "according", "in", "on", "after", "as")
        )
        and not is_participle(line, k + 1)
        and not _tells_when(line, k + 1)
    ):
        pieces.append((k + 1, limit))
    return replace(made, pieces=tuple(pieces), whole=False)


def _tells_when(line: Line, k: int) -> bool:
    """Say whether what follows only tells when it happened: "hours after the village was shelled", "a day before"."""
    return any(line.low(m) in ("after", "before") and line.low(m - 1) in SPELLS for m in range(k + 1, k + 4))


SPELLS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years shortly soon just".split()  # noqa: SIM905
)


def _is_named_there(line: Line, quote: int) -> bool:
    """Say whether the marks hold where it was said: `said on “Morning Radio”`."""
    return line.low(quote - 1) in PREPOSITIONS | DETERMINERS and is_title(line, quote)


def _is_adverbial(line: Line, first: int, after: int) -> bool:
    """Say whether the words only tell when, where or how: "the next morning", "for most of them"."""
    if any(line.kind(k) != "word" or line.low(k) in AUXILIARIES | PASTS for k in range(first, after)):
        return False
    alone = after - first == 1 and line.tokens[first].mention is None
    return alone or line.low(first) in PREPOSITIONS or any(line.tokens[k].is_time for k in range(first, after))


def said_by(line: Line, i: int, cue: Cue, group: VerbGroup, used: set[int]) -> Saying | None:
    """Return the saying of `Q, said X` and `S, said X`."""
    if (cue.takes("to") and not cue.takes("zero")) or cue.lemma in (
        "remind",
        "assure",
        "reassure",
        "inform",
        "notify",
        "tell",
    ):
        return None
    shapes = {"past", "s", "base"} if line.low(i - 1) == "," and _names_people(line, i + 1) else {"past", "s"}
    if group.first != i or not cue.shapes & shapes or not (cue.takes("quote") or cue.takes("zero")):
        return None
    left = i - 1
    if (
        line.low(left) == ","
        or line.low(left) in ("—", "–", "--")
        or (line.kind(left) == "stop" and line.kind(left - 1) == "quote" and line.closing_sign(left - 1) in "?!,")
    ):
        left -= 1
    if left < 0 or left in used or line.low(i + 1) in (":", "that", "to", ",") or line.kind(i + 1) == "quote":
        return None
    if line.kind(left) == "quote":
        if (not leads_to_speaker(line, left) and left + 1 == i) or not can_be_said(line, left):
            return None
    elif left == i - 1 or line.kind(left) != "word" or not cue.takes("zero"):
        return None
    elif not is_sentence(line, line.sentence_start(left), left + 1):
        return said_within(line, i, cue)
    following = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if following is None or (
        following.mention is None and (following.is_time or following.low in PREPOSITIONS | PARTICLES)
    ):
        return None  # "announced on Monday by", "wrote down"
    source = noun_phrase_after(line, i + 1)
    if source is None or is_own_voice(line, source):
        return None
    made = Saying(source=source, cue=(i, i + 1), pieces=((i, i + 1),), whole=False, lemma=cue.lemma, stance=cue.stance)
    gap = skip_gap(line, source.after, cue if not cue.takes("to") else CUES["said"])
    made = replace(made, hearer=gap.hearer)
    if line.kind(left) == "quote":
        return said_around(line, made, left, gap.after)
    unnamed = people_at_the_end(line, i, source)
    if unnamed is None and _subject_elsewhere(line, i):
        return None
    said = replace(made, source=unnamed or source, pieces=((line.sentence_start(left), left + 1),))
    rest = source.after + 1
    if unnamed is None and line.low(source.after) == "," and line.kind(rest) == "quote":
        return replace(said, pieces=(*said.pieces, (rest, rest + 1)))  # "S, says X, who teaches there, “Q”"
    return said


def _names_people(line: Line, k: int) -> bool:
    return is_person(line, k) and line.low(k).endswith("s")


def _adds_clause(line: Line, i: int) -> bool:
    """Say whether the comma before the verb at *i* closes no insertion, but what "and" has added."""
    opening = next((k for k in range(i - 2, line.sentence_start(i), -1) if line.low(k) == ","), None)
    return line.low(i - 1) == "," and opening is not None and line.low(opening + 1) in ("and", "but")


def _subject_elsewhere(line: Line, i: int) -> bool:
    """Say whether a comma before the verb closes an insertion ("X, the minister, said the talks ...")."""
    group = verb_group(line, i)
    phrase = subject_before(line, group)
    if phrase is None or _adds_clause(line, i):
        return False
    speaker = is_person(line, i + 1) and line.low(i - 1) == ","
    return holds_mention(line, phrase) or not speaker or line.low(phrase.first) in DETERMINERS
