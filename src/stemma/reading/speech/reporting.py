"""
Sayings at a reporting verb: `X said Q`, `X told Y that ...`, `X, who described ...`, `..., adding that`.

What is denied, only possible, passive or imagined gives nothing.
"""

from dataclasses import replace

from stemma.lexicon.cues import CUES, PARTICLE_OF, STATEMENT_NOUNS, ZERO_PARTICIPLES, Cue
from stemma.lexicon.function_words import COORDINATORS, DETERMINERS, MODALS, NOMINATIVES, PREPOSITIONS
from stemma.reading.clauses.phrases import Phrase
from stemma.reading.speech.gapped import gapped_complement
from stemma.reading.speech.hearers import skip_gap
from stemma.reading.speech.indirect import Complement, complement_after
from stemma.reading.speech.leading_clauses import closes_for_another, within_clause
from stemma.reading.speech.lines import Line
from stemma.reading.speech.phrases_behind import noun_phrase_after
from stemma.reading.speech.said_before import said_around, said_by, said_in_front
from stemma.reading.speech.saying import (
    Saying,
    can_be_said,
    holds_mention,
    is_clausal,
    is_own_voice,
    is_sentence,
    leads_to_speaker,
    left_edge,
    names_person,
)
from stemma.reading.speech.verb_groups import VerbGroup, shared_subject, subject_before, verb_group

MEDIA = frozenset(
    {"phone", "telephone", "email", "e-mail", "text", "video", "videolink", "letter", "satellite", "radio"}
)
"""Words behind "said by" that name no speaker."""

PLURALS = frozenset(
    {"who", "which", "that", "many", "some", "others", "most", "few", "both", "all", "people", "police", "media", "men"}
    | {"women", "children", "families", "those", "rest", "majority", "respondents", "military", "staff", "half"}
)
"""Words without a plural s that take "say"."""


QUOTING = frozenset({"quote", "cite", "report"})
QUOTED_REACH = 10
"""Tokens behind "quoted" among which "as saying" may stand."""


def at_verb(line: Line, i: int, cue: Cue, before: list[Saying], used: set[int]) -> Saying | None:
    if line.low(i + 1) != PARTICLE_OF.get(cue.lemma, line.low(i + 1)):
        return None
    if line.low(i) in ("saying", "telling") and line.low(i - 1) == "as":
        return _quoted_as_saying(line, i, cue, used)
    if cue.lemma in QUOTING and any(_as_saying(line, k) for k in range(i + 2, i + QUOTED_REACH)):
        return None  # "the paper quoted her as saying": read at "saying"
    if cue.lemma == "respond" and line.low(i + 1) == "to":
        return None  # "The decision responds to the attack that"
    if cue.takes("as") and line.low(i + 1) == "by":
        return _described_by(line, i, cue)
    group = verb_group(line, i)
    if _unsaid(line, i, cue, group):
        return None
    if cue.shapes == {"ing"}:
        return _participle(line, i, cue, group, before)
    inverted = said_by(line, i, cue, group, used)
    if inverted is not None:
        return inverted
    subject = _subject(line, i, cue, group, before)
    if subject is None or is_own_voice(line, subject) or _is_supposed(line, subject):
        return None
    if line.low(subject.first) == "there":
        return None  # "There is a kind of person who says"
    return _with_subject(line, i, cue, subject, used)


def _as_saying(line: Line, k: int) -> bool:
    return line.low(k) == "as" and line.low(k + 1) in ("saying", "telling")


def _is_supposed(line: Line, subject: Phrase) -> bool:
    """Say whether the clause is only imagined: "if he says", "whether the court rules"."""
    return not subject.shared and any(
        line.low(k) in ("if", "whether", "unless", "until")
        for k in (subject.first - 1, subject.first - 2, subject.clause_first)
    )


def _unsaid(line: Line, i: int, cue: Cue, group: VerbGroup) -> bool:
    """Say whether the verb is denied, only possible, passive, or no verb at all here."""
    if group.negated or group.modal or (group.passive and cue.shapes != {"ing"}):
        return True
    if group.infinitive:
        return True
    if group.perfect and not cue.shapes & {"participle", "ing"}:
        return True
    if cue.shapes == {"ing"}:
        return False
    before = line.low(group.first - 1)
    if group.first == i and before in (
        "if",
        "unless",
        "whether",
        "not",
        "to",
        "without",
        "being",
        "having",
        "a",
        "an",
        "the",
    ):
        return True
    if cue.shapes == {"base"} and not _is_plural(line, group.first - 1):
        return True
    if not cue.shapes & {"past", "participle"} and group.first == i:
        return before in DETERMINERS | PREPOSITIONS or (cue.takes("noun") and not _plain_subject(line, i))
    return False


def _is_plural(line: Line, k: int) -> bool:
    """Say whether the word can end a plural subject: base forms ("say", "dispute") need one."""
    token = line.tokens[k] if k >= 0 else None
    if token is None or token.kind != "word":
        return True
    return token.mention is not None or token.low.endswith("s") or token.low in NOMINATIVES | PLURALS | COORDINATORS


def _governs(line: Line, k: int) -> bool:
    """Say whether the word is a verb whose object a noun form behind it is: "denies [reports] that"."""
    cue = CUES.get(line.low(k))
    return cue is not None and line.tokens[k].mention is None and bool({"past", "s"} & cue.shapes) and cue.takes("np")


def _plain_subject(line: Line, i: int) -> bool:
    """Say whether a name or pronoun stands right before a form that is more often a noun."""
    token = line.tokens[i - 1] if i else None
    if token is None or token.kind == "quote" or _governs(line, i - 1):
        return False
    if token.low == "," and line.low(i + 1) == "that":
        return True  # behind an apposition: "X, an economist, estimates that"
    if token.low in NOMINATIVES | {"who", "it"}:
        return True
    if line.kind(i + 1) == "stop" and token.kind == "word" and line.text[token.start].isupper():
        return True  # "S, the Ministry estimates."
    if token.mention is not None and line.mentions[token.mention].type == "NORP" and not token.low.endswith("s"):
        return False  # "Soviet states", not "Moscow states"
    behind = i + 2 if line.low(i + 1) == PARTICLE_OF.get(CUES[line.low(i)].lemma) else i + 1
    following = line.low(behind)
    heard = following in ("that", ":", ",", "to", "it", "there") or line.kind(behind) == "quote"
    if not heard and behind < len(line.tokens):
        heard = following in DETERMINERS | NOMINATIVES or line.tokens[behind].mention is not None
    return (
        token.kind == "word"
        and not token.is_possessive
        and heard
        and (token.mention is not None or token.low.endswith("s"))
    )


def _subject(line: Line, i: int, cue: Cue, group: VerbGroup, before: list[Saying]) -> Phrase | None:
    previous = line.low(group.first - 1)
    if previous in COORDINATORS or (previous == "," and line.low(group.first) in ("then", "also")):
        earlier = speaker_before(line, i, before)
        return replace(earlier, shared=True) if earlier is not None else shared_subject(line, i)
    subject = subject_before(line, group)
    if subject is None or _is_verb(line, subject):
        return None
    if cue.takes("as") and line.low(i + 1) in ("as", "by") and not _is_relative_zero(line, subject):
        return subject if _object_behind(line, i + 1) else None
    if _follows_what(line, subject) or not _bare_participle(line, i, cue, group, subject):
        return subject
    return None


def _is_verb(line: Line, subject: Phrase) -> bool:
    """Say whether the phrase is the verb of another clause: "the dam would [stay] closed"."""
    first = line.tokens[subject.first]
    return first.mention is None and first.low not in DETERMINERS and line.low(subject.first - 1) in MODALS | {"to"}


def _object_behind(line: Line, k: int) -> bool:
    """Say whether the object follows: `dismissed as “a tale” the claim that ...`; then the verb is no participle."""
    following = line.tokens[k + 2] if k + 2 < len(line.tokens) else None
    return (
        line.low(k) == "as"
        and line.kind(k + 1) == "quote"
        and following is not None
        and following.kind == "word"
        and (following.low in DETERMINERS or following.mention is not None)
    )


def _is_relative_zero(line: Line, subject: Phrase) -> bool:
    """Say whether the phrase is the subject of "what he described as", "talks she described as"."""
    if subject.after - subject.first == 1 and line.low(subject.first) in NOMINATIVES:
        return True
    if subject.is_relative:
        return False
    return _follows_what(line, subject) or line.low(subject.first - 1) in ("which", "that", "whom")


def _follows_what(line: Line, subject: Phrase) -> bool:
    return line.low(subject.first - 1) in ("what", "whom", "which")


def _bare_participle(line: Line, i: int, cue: Cue, group: VerbGroup, subject: Phrase) -> bool:
    """Say whether the form is a reduced passive: "comments made", "a plan proposed by X"."""
    if "participle" not in cue.shapes or group.first != i or subject.is_relative:
        return False
    return (line.low(i + 1) == "by" and line.low(i + 2) not in MEDIA) or (
        line.low(i + 1) in ("in", "at", "for", "on") and cue.lemma in ("hold", "publish", "accept", "present")
    )


def _with_subject(line: Line, i: int, cue: Cue, subject: Phrase, used: set[int]) -> Saying | None:
    made = Saying(source=subject, cue=(i, i + 1), pieces=((i, i + 1),), whole=False, lemma=cue.lemma, stance=cue.stance)
    left = None if subject.shared or subject.is_relative else left_edge(line, subject)
    quote = left if left is not None and line.kind(left) == "quote" and cue.takes("quote") else None
    gap = skip_gap(line, i + 1, cue)
    made = replace(made, hearer=gap.hearer)
    if quote in used or (quote is not None and _is_parted(line, i, cue, quote)):
        quote = None
    if quote is not None and leads_to_speaker(line, quote) and can_be_said(line, quote):
        return said_around(line, made, quote, gap.after)
    if cue.takes("thought") and not _thinks(line, subject):
        return None
    complement = gapped_complement(line, i, cue, subject) or complement_after(line, i, cue)
    if complement is not None and not (subject.is_relative and closes_for_another(line, complement)):
        return _taken(line, made, within_clause(line, subject, complement))
    if left is not None and cue.takes("zero") and cue.takes("quote") and not cue.takes("thought"):
        return said_in_front(line, made, left, gap.after)
    return None


def _is_parted(line: Line, i: int, cue: Cue, quote: int) -> bool:
    """Say whether the marks close the sentence before, and the verb has words of its own: "X said “Q”. Y said S"."""
    return line.kind(quote + 1) == "stop" and complement_after(line, i, cue) is not None


def _thinks(line: Line, subject: Phrase) -> bool:
    """Say whether the phrase names somebody who can think: a name, a pronoun, people."""
    return (
        holds_mention(line, subject)
        or line.low(subject.after - 1) in NOMINATIVES
        or line.low(subject.after - 1).endswith("s")
    )


def _taken(line: Line, made: Saying, complement: Complement) -> Saying | None:
    first, after = complement.first, complement.after
    hearer = complement.hearer or made.hearer
    if complement.opening in ("colon", "comma", "that", "quote", "zero") and line.kind(first) == "quote":
        last = first
        while line.kind(last + 1) == "quote":
            last += 1
        rest = last + 1
        closed = rest >= after or _adjunct(line, rest, first)
        if complement.opening in ("colon", "comma") or (
            closed and (_is_clause(line, first, made) or (rest >= after and made.lemma == "say"))
        ):
            return replace(made, pieces=tuple((k, k + 1) for k in range(first, last + 1)), whole=True, hearer=hearer)
    span = line.span(first, after)
    if span is None:
        return None
    if complement.opening == "colon" and line.kind(first) == "quote":
        return replace(made, pieces=((first, first + 1),), whole=True, hearer=hearer)
    return replace(made, pieces=((first, after),), whole=False, hearer=hearer)


def _is_clause(line: Line, quote: int, made: Saying) -> bool:
    """Say whether the quoted words are all that is said; the object of "welcomed" is not."""
    cue = CUES.get(line.low(made.cue[0])) if made.cue else None
    return (cue is None or cue.takes("that") or cue.takes("zero")) and is_clausal(line, quote)


def _adjunct(line: Line, k: int, quote: int) -> bool:
    """Say whether what follows the quotation belongs to the saying: "after his talks", "on Monday"."""
    return is_clausal(line, quote) and (
        line.low(k)
        in ("after", "during", "before", "on", "in", "at", "when", "while", "as", "following", ",", "ahead", "amid")
        or line.tokens[k].is_time
    )


def _participle(line: Line, i: int, cue: Cue, group: VerbGroup, before: list[Saying]) -> Saying | None:
    if group.passive:
        subject = subject_before(line, group)
        return _with_subject(line, i, cue, subject, set()) if subject is not None else None
    previous = line.low(i - 1)
    if not (cue.takes("that") or cue.takes("quote") or cue.takes("as")):
        return None
    own = _own_subject(line, group) if cue.takes("zero") else None
    if own is not None:
        return _with_subject(line, i, cue, own, set())
    if (
        previous not in (",", "by", "and", "—", "–")
        and previous not in STATEMENT_NOUNS
        and group.first == i
        and i != line.sentence_start(i)
    ):
        return None
    if previous in ("and", "without"):
        return None
    complement = complement_after(line, i, cue)
    if complement is None or (complement.opening == "zero" and cue.lemma not in ZERO_PARTICIPLES):
        return None
    quoted = cue.lemma in ("add", "say") and line.kind(complement.first) == "quote"
    if (complement.opening in ("urge", "colon") and not quoted) or (
        complement.opening == "inf"
        and not any(line.kind(k) == "quote" for k in range(complement.first, complement.after))
    ):
        return None
    source = speaker_before(line, i, before) or shared_subject(line, i)
    if source is None or source.first >= i:
        return None
    made = Saying(
        source=replace(source, shared=True),
        cue=(i, i + 1),
        pieces=((i, i + 1),),
        whole=False,
        lemma=cue.lemma,
        stance=cue.stance,
    )
    return _taken(line, made, complement)


def _own_subject(line: Line, group: VerbGroup) -> Phrase | None:
    """Return the person before the participle in "the ministry stood by it, Colonel Lind saying that"."""
    if not names_person(line, group.first - 1):
        return None
    subject = subject_before(line, group)
    return subject if subject is not None and line.low(subject.clause_first - 1) == "," else None


def speaker_before(line: Line, i: int, before: list[Saying]) -> Phrase | None:
    """Return the speaker of the outermost saying whose cue stands earlier in the sentence of token *i*."""
    start = line.sentence_start(i)
    inside = [s for s in before if s.cue and s.source and start <= s.cue[0] < i]
    if not inside:
        return None
    last = inside[-1]
    for saying in inside:
        # a cue within another's words speaks for somebody inside the story
        if any(first <= (last.cue or (0, 0))[0] < after for first, after in saying.pieces):
            return saying.source
    return last.source


def _described_by(line: Line, i: int, cue: Cue) -> Saying | None:
    """Return the saying of "described by X as Y"."""
    source = noun_phrase_after(line, i + 2)
    limit = line.sentence_end(i)
    at = next((k for k in range(i + 3, min(i + 14, limit)) if line.low(k) == "as"), None)
    if source is None or at is None or at + 1 >= limit:
        return None
    after = next((k for k in range(at + 2, limit) if line.kind(k) == "mark"), limit)
    source = replace(source, after=min(source.after, at))
    return Saying(source=source, cue=(i, i + 1), pieces=((at + 1, after),), whole=False, lemma=cue.lemma)


def _quoted_as_saying(line: Line, i: int, cue: Cue, used: set[int]) -> Saying | None:
    """Return the saying of `X was quoted (by TASS) as saying` and `TASS quoted X as saying`."""
    k = i - 1
    verb = next(
        (
            m
            for m in range(k - 1, max(-1, k - 16), -1)
            if line.low(m) in ("quoted", "cited", "quotes", "cites", "quoting", "reported")
        ),
        None,
    )
    if verb is None:
        return None
    complement = complement_after(line, i, cue)
    group = verb_group(line, verb)
    carrier: tuple[int, int] | None = None
    agent: Phrase | None = None
    if group.passive:
        source = subject_before(line, group)
        by = next((m for m in range(verb + 1, k) if line.low(m) == "by"), None)
        carrier = (by + 1, k) if by is not None else None
    else:
        source = Phrase(first=verb + 1, after=k, clause_first=verb + 1) if k > verb + 1 else None
        agent = subject_before(line, group)
        carrier = (agent.first, agent.after) if agent else None
    if source is None:
        return None
    made = Saying(source=source, cue=(verb, i + 1), pieces=((i, i + 1),), whole=False, lemma=cue.lemma, via=carrier)
    if complement is not None:
        return _taken(line, made, complement)
    left = left_edge(line, source if group.passive or agent is None else agent)
    if left is not None and line.kind(left) == "word" and is_sentence(line, line.sentence_start(left), left + 1):
        return replace(made, pieces=((line.sentence_start(left), left + 1),))
    if left is not None and line.kind(left) == "quote" and left not in used and leads_to_speaker(line, left):
        return said_around(line, made, left, i + 1)
    return None
