"""
Sayings of one paragraph: who (as words), by which cue, said which stretch.

A saying is found at its cue: a reporting verb outside all quotations, "according to",
or a bare quotation that takes up the sentence before it. What is not said ("did not
say", "declined to", "if he says") gives nothing. This file resolves no names.
"""

from dataclasses import dataclass, replace

from stemma.lexicon.cues import CUES, MESSAGE_NOUNS, MESSAGE_VERBS, STATEMENT_NOUNS, ZERO_PARTICIPLES, Cue
from stemma.lexicon.function_words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    NEGATIONS,
    NOMINATIVES,
    OPENERS,
    OWN_VOICE,
    PASTS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from stemma.reading.indirect import Complement, complement_after, skip_gap
from stemma.reading.lines import Line
from stemma.reading.phrases import (
    Phrase,
    VerbGroup,
    clause_subject,
    noun_phrase_after,
    noun_phrase_before,
    subject_before,
    verb_group,
)
from stemma.records.reading import Stance

CONTINUING = frozenset(
    {"went", "goes", "going", "continued", "continues", "hastened", "proceeded", "keen", "quick", "careful"}
)
"""Words before "to say" that leave it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One act of saying, in token indices of its line."""

    source: Phrase | None
    """None where the speaker is the one before."""
    cue: tuple[int, int] | None
    pieces: tuple[tuple[int, int], ...]
    """Token intervals of what is said."""
    whole: bool
    """All that is said stands in marks."""
    hearer: tuple[int, int] | None = None
    lemma: str = ""
    stance: Stance | None = None
    follows: bool = False
    """The speaker is that of the saying before."""
    via: tuple[int, int] | None = None
    """Tokens that name who carried it: "TASS quoted X as saying"."""


def find_sayings(line: Line) -> list[Saying]:
    """Return the sayings of a paragraph, in the order of their cues."""
    out: list[Saying] = []
    used: set[int] = set()
    for i, token in enumerate(line.tokens):
        found: Saying | None = None
        if token.kind == "word" and token.mention is None:
            if token.low == "according" and line.low(i + 1) == "to":
                found = _according(line, i)
            elif token.low in CUES:
                found = _at_verb(line, i, CUES[token.low], out, used)
            if found is None and token.low in MESSAGE_VERBS:
                found = _at_message(line, i, out)
        if found is not None:
            out.append(found)
            used.update(_quotes(line, found))
    out = _cut_at_others(line, out)
    out += _bare(line, out, used)
    return sorted(out, key=lambda s: (min(p[0] for p in s.pieces), s.cue or (0, 0)))


def _quotes(line: Line, saying: Saying) -> list[int]:
    return [k for first, after in saying.pieces for k in range(first, after) if line.kind(k) == "quote"]


def _at_verb(line: Line, i: int, cue: Cue, before: list[Saying], used: set[int]) -> Saying | None:
    if line.low(i) in ("saying", "telling") and line.low(i - 1) == "as":
        return _quoted_as_saying(line, i, cue, used)
    if cue.takes("as") and line.low(i + 1) == "by":
        return _described_by(line, i, cue)
    group = verb_group(line, i)
    if _unsaid(line, i, cue, group):
        return None
    if cue.shapes == {"ing"}:
        return _participle(line, i, cue, group, before)
    inverted = _inverted(line, i, cue, group, used)
    if inverted is not None:
        return inverted
    subject = _subject(line, i, cue, group, before)
    if subject is None or _is_own_voice(line, subject) or _is_supposed(line, subject):
        return None
    return _with_subject(line, i, cue, subject, used)


def _is_supposed(line: Line, subject: Phrase) -> bool:
    """Say whether the clause is only imagined: "if he says", "whether the court rules"."""
    return not subject.shared and any(line.low(k) in ("if", "whether", "unless") for k in (subject.first - 1, subject.first - 2, subject.clause_first))


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


def _is_own_voice(line: Line, phrase: Phrase) -> bool:
    """Say whether the phrase is the reporter or nobody: I, we, you, one."""
    return line.low(phrase.first) in OWN_VOICE and phrase.after - phrase.first == 1


def _unsaid(line: Line, i: int, cue: Cue, group: VerbGroup) -> bool:
    """Say whether the verb is denied, only possible, passive, or no verb at all here."""
    if group.negated or group.modal or (group.passive and cue.shapes != {"ing"}):
        return True
    if group.infinitive:
        return line.low(group.first - 1) not in CONTINUING
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
    if not cue.shapes & {"past", "participle"} and group.first == i:
        return before in DETERMINERS | PREPOSITIONS or (cue.takes("noun") and not _plain_subject(line, i))
    return False


def _plain_subject(line: Line, i: int) -> bool:
    """Say whether a name or pronoun stands right before a form that is more often a noun."""
    token = line.tokens[i - 1] if i else None
    if token is None or token.kind == "quote":
        return False
    if token.low in NOMINATIVES | {"who", "it"}:
        return True
    if token.mention is not None and line.mentions[token.mention].type == "NORP" and not token.low.endswith("s"):
        return False  # "Soviet states", not "Moscow states"
    following = line.low(i + 1)
    heard = following in ("that", ":", ",") or line.kind(i + 1) == "quote" or following in ("to",)
    return (
        token.kind == "word"
        and not token.is_possessive
        and heard
        and (token.mention is not None or token.low.endswith("s"))
    )


def _subject(line: Line, i: int, cue: Cue, group: VerbGroup, before: list[Saying]) -> Phrase | None:
    previous = line.low(group.first - 1)
    if previous in COORDINATORS or (previous == "," and line.low(group.first) in ("then", "also")):
        earlier = _same_sentence(line, i, before)
        if earlier is not None and earlier.source is not None:
            return replace(earlier.source, shared=True)
        return clause_subject(line, i)
    subject = subject_before(line, group)
    if subject is None:
        return None
    if cue.takes("as") and line.low(i + 1) in ("as", "by") and not _is_relative_zero(line, subject):
        return None
    if _follows_what(line, subject) or not _bare_participle(line, i, cue, group, subject):
        return subject
    return None


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
    return line.low(i + 1) == "by" or (
        line.low(i + 1) in ("in", "at", "for", "on") and cue.lemma in ("hold", "publish", "accept", "present")
    )


def _with_subject(line: Line, i: int, cue: Cue, subject: Phrase, used: set[int]) -> Saying | None:
    made = Saying(source=subject, cue=(i, i + 1), pieces=((i, i + 1),), whole=False, lemma=cue.lemma, stance=cue.stance)
    left = None if subject.shared or subject.is_relative else _left_edge(line, subject)
    quote = left if left is not None and line.kind(left) == "quote" and cue.takes("quote") else None
    gap = skip_gap(line, i + 1, cue)
    made = replace(made, hearer=gap.hearer)
    if quote is not None and quote not in used and _leads_to_speaker(line, quote) and _can_be_said(line, quote):
        return _around(line, made, quote, gap.after)
    if cue.takes("thought") and not _thinks(line, subject):
        return None
    complement = complement_after(line, i, cue)
    if complement is not None:
        return _taken(line, made, complement)
    if left is not None and (cue.takes("zero") or cue.takes("that")) and not cue.takes("thought"):
        return _fronted(line, made, left, gap.after)
    return None


def _thinks(line: Line, subject: Phrase) -> bool:
    """Say whether the phrase names somebody who can think: a name, a pronoun, people."""
    return (
        any(line.tokens[k].mention is not None for k in range(subject.first, subject.after))
        or line.low(subject.after - 1) in NOMINATIVES
        or line.low(subject.after - 1).endswith("s")
    )


def _left_edge(line: Line, subject: Phrase) -> int | None:
    """Return the last token before the saying's own words, commas skipped, when they can close said words."""
    k = subject.clause_first - 1
    if line.low(k) == "," or line.low(k) in ("—", "–", "--"):
        return k - 1 if line.kind(k - 1) in ("quote", "word") else None
    if line.kind(k) == "quote":
        return k
    if line.kind(k) == "stop" and line.kind(k - 1) == "quote":
        return k - 1
    return None


def _leads_to_speaker(line: Line, k: int) -> bool:
    """Say whether the quotation at *k* ends so that its speaker may follow."""
    inner = line.inner(k)
    last = line.closing_sign(k)
    if line.kind(k + 1) == "stop":
        return last in "?!…" or len(inner) > 40
    return last in ",.?!—–-…" or line.low(k + 1) in (",", "—", "–", "--")


def _can_be_said(line: Line, quote: int) -> bool:
    """Say whether the quotation, with the words before it, is a clause and not a title in an adverbial."""
    start = line.sentence_start(quote)
    if all(line.kind(k) != "word" or line.low(k) in COORDINATORS for k in range(start, quote)):
        return True
    if not _is_title(line, quote):
        return True
    return line.low(start) not in PREPOSITIONS | SUBORDINATORS and not line.low(start).endswith("ing")


def _is_title(line: Line, quote: int) -> bool:
    """Say whether the quoted words look like the name of a work: few, and every longer one capitalised."""
    words = [w.strip(".,!?") for w in line.inner(quote).of(line.text).split()]
    return len(words) <= 7 and all(w[:1].isupper() or len(w) < 4 for w in words) and any(w[:1].isupper() for w in words)


def _around(line: Line, made: Saying, quote: int, gap_after: int) -> Saying:
    """Return the saying whose words stand before its speaker, and perhaps go on behind."""
    start = line.sentence_start(quote)
    first = start
    while first < quote and line.low(first) in COORDINATORS | {",", "“"}:
        first += 1
    colon = max((k for k in range(start, quote) if line.low(k) == ":"), default=None)
    if colon is not None:
        first = colon + 1
    whole = all(line.kind(k) == "quote" or line.low(k) in (",", "and", "or", "...") for k in range(first, quote + 1))
    pieces = (
        [(first, quote + 1)] if not whole else [(k, k + 1) for k in range(first, quote + 1) if line.kind(k) == "quote"]
    )
    resume = gap_after
    while resume < line.sentence_end(gap_after) and line.kind(resume) != "quote" and line.low(resume) not in (",",):
        resume += 1
    if (
        line.low(resume) == ","
        and line.kind(resume + 1) == "quote"
        and not (_is_title(line, resume + 1) and resume > gap_after)
    ):
        pieces.append((resume + 1, resume + 2))
    elif line.kind(resume) == "quote" and resume == gap_after:
        pieces.append((resume, resume + 1))
    return replace(made, pieces=tuple(pieces), whole=whole)


def _taken(line: Line, made: Saying, complement: Complement) -> Saying | None:
    first, after = complement.first, complement.after
    hearer = complement.hearer or made.hearer
    if complement.opening in ("colon", "comma", "that", "quote", "zero") and line.kind(first) == "quote":
        last = first
        while line.kind(last + 1) == "quote" or (line.low(last + 1) == "stop" and line.kind(last + 2) == "quote"):
            last += 1
        rest = last + 1
        if rest >= after or complement.opening in ("colon", "comma") or _adjunct(line, rest, first):
            if (
                complement.opening in ("colon", "comma")
                or _is_clause(line, first, made)
                or (rest >= after
                and made.lemma == "say")
            ):
                return replace(
                    made, pieces=tuple((k, k + 1) for k in range(first, last + 1)), whole=True, hearer=hearer
                )
    span = line.span(first, after)
    if span is None:
        return None
    if complement.opening == "colon" and line.kind(first) == "quote":
        return replace(made, pieces=((first, first + 1),), whole=True, hearer=hearer)
    return replace(made, pieces=((first, after),), whole=False, hearer=hearer)


def _is_clause(line: Line, quote: int, made: Saying) -> bool:
    """Say whether the quoted words are all that is said; the object of "welcomed" is not."""
    cue = CUES.get(line.low(made.cue[0])) if made.cue else None
    return (cue is None or cue.takes("that") or cue.takes("zero")) and _clausal(line, quote)


def _adjunct(line: Line, k: int, quote: int) -> bool:
    """Say whether what follows the quotation belongs to the saying: "after his talks", "on Monday"."""
    return _clausal(line, quote) and (
        line.low(k)
        in ("after", "during", "before", "on", "in", "at", "when", "while", "as", "following", ",", "ahead", "amid")
        or line.tokens[k].is_time
    )


def _clausal(line: Line, quote: int) -> bool:
    """Say whether the quoted words are a clause of their own."""
    words = line.inner(quote).of(line.text).lower().replace("’", "'").split()
    if len(words) < 3:
        return words[-1:] != [] and words[-1][-1] in ".!?"
    return any(
        w.strip(".,!?;") in AUXILIARIES
        or "n't" in w
        or w in ("it's", "we're", "i'm", "there's", "that's", "they're", "we've", "we'll", "he's")
        for w in words
    ) or (len(words) > 4 and words[-1][-1] in ".!?,")


def _fronted(line: Line, made: Saying, left: int, gap_after: int) -> Saying | None:
    """Return the saying of `S, X said.` or `S1, X said, S2.`"""
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
    medial = rest == "," and (line.low(k + 1) in AUXILIARIES | PASTS or line.low(k + 1).endswith("ed"))
    if not closes or not (_is_sentence(line, first, left + 1) or (medial and line.low(first) not in PREPOSITIONS)):
        return None
    pieces = [(first, left + 1)]
    if (
        rest == ","
        and k + 1 < limit
        and line.low(k + 1)
        not in ("adding", "citing", "who", "a", "an", "the", "which", "according", "in", "on", "after", "as")
        and not _is_participle(line, k + 1)
    ):
        pieces.append((k + 1, limit))
    return replace(made, pieces=tuple(pieces), whole=False)


def _is_participle(line: Line, k: int) -> bool:
    return line.low(k).endswith("ing")


def _is_sentence(line: Line, first: int, after: int) -> bool:
    """Say whether the tokens can be a said clause and not an adverbial: it has a verb and does not open with a preposition."""
    if after - first < 3 or line.low(first) in SUBORDINATORS - {"that"} | {
        "asked",
        "speaking",
        "citing",
        "according",
        "in",
        "at",
        "on",
        "during",
        "following",
    }:
        commas = [k for k in range(first, after) if line.low(k) == ","]
        if after - first < 3 or not commas:
            return False
        first = commas[0] + 1
        if after - first < 3:
            return False
    if line.low(first) in PREPOSITIONS or line.low(first).endswith("ing"):
        return False
    return line.kind(first) == "quote" or any(
        line.kind(k) == "quote"
        or line.low(k) in AUXILIARIES
        or (line.tokens[k].mention is None and (line.low(k).endswith(("ed", "n't")) or line.low(k) in CUES))
        for k in range(first + 1, after)
    )


def _inverted(line: Line, i: int, cue: Cue, group: VerbGroup, used: set[int]) -> Saying | None:
    """Return the saying of `Q, said X` and `S, said X`."""
    if (
        (cue.takes("to")
        and not cue.takes("zero"))
        or cue.lemma in ("remind", "assure", "reassure", "inform", "notify", "tell")
    ):
        return None
    if group.first != i or not cue.shapes & {"past", "s"} or not (cue.takes("quote") or cue.takes("zero")):
        return None
    left = i - 1
    if line.low(left) == "," or line.low(left) in ("—", "–", "--") or (line.kind(left) == "stop" and line.kind(left - 1) == "quote" and line.closing_sign(left - 1) in "?!,"):
        left -= 1
    if left < 0 or left in used or line.low(i + 1) in (":", "that", "to", ",") or line.kind(i + 1) == "quote":
        return None
    if line.kind(left) == "quote":
        if (not _leads_to_speaker(line, left) and left + 1 == i) or not _can_be_said(line, left):
            return None
    elif (
        left == i - 1
        or line.kind(left) != "word"
        or not cue.takes("zero")
        or not _is_sentence(line, line.sentence_start(left), left + 1)
    ):
        return None
    source = noun_phrase_after(line, i + 1)
    if source is None or _is_own_voice(line, source):
        return None
    made = Saying(source=source, cue=(i, i + 1), pieces=((i, i + 1),), whole=False, lemma=cue.lemma, stance=cue.stance)
    gap = skip_gap(line, source.after, cue if not cue.takes("to") else CUES["said"])
    made = replace(made, hearer=gap.hearer)
    if line.kind(left) == "quote":
        return _around(line, made, left, gap.after)
    if _subject_elsewhere(line, i):
        return None
    return replace(made, pieces=((line.sentence_start(left), left + 1),))


def _subject_elsewhere(line: Line, i: int) -> bool:
    """Say whether a comma before the verb closes an insertion ("X, the minister, said the talks ...")."""
    group = verb_group(line, i)
    phrase = subject_before(line, group)
    return phrase is not None


def _participle(line: Line, i: int, cue: Cue, group: VerbGroup, before: list[Saying]) -> Saying | None:
    if group.passive:
        subject = subject_before(line, group)
        return _with_subject(line, i, cue, subject, set()) if subject is not None else None
    previous = line.low(i - 1)
    if not (cue.takes("that") or cue.takes("quote") or cue.takes("as")):
        return None
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
    if complement.opening in ("inf", "urge", "colon"):
        return None
    earlier = _same_sentence(line, i, before)
    source = earlier.source if earlier is not None and earlier.source else clause_subject(line, i)
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


def _same_sentence(line: Line, i: int, before: list[Saying]) -> Saying | None:
    """Return the outermost saying whose cue stands earlier in the sentence of token *i*."""
    start = line.sentence_start(i)
    inside = [s for s in before if s.cue and s.source and start <= s.cue[0] < i]
    if not inside:
        return None
    last = inside[-1]
    for saying in inside:
        # a cue within another's words speaks for somebody inside the story
        if any(first <= (last.cue or (0, 0))[0] < after for first, after in saying.pieces):
            return saying
    return last


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
    left = _left_edge(line, source)
    if left is not None and line.kind(left) == "quote" and left not in used and _leads_to_speaker(line, left):
        return _around(line, made, left, i + 1)
    return None


def _according(line: Line, i: int) -> Saying | None:
    source = noun_phrase_after(line, i + 2)
    if source is None:
        return None
    start, limit = line.sentence_start(i), line.sentence_end(i)
    if start == i or (i - start == 1 and line.low(start) in COORDINATORS):
        comma = next((k for k in range(i + 2, limit) if line.low(k) == ","), None)
        if comma is None:
            return None
        first_comma = Phrase(first=source.first, after=min(source.after, comma), clause_first=i)
        second = next((k for k in range(comma + 1, limit) if line.low(k) == ","), None)
        if source.after > comma and second is not None and second <= source.after:
            comma, first_comma = second, source
        return _said(line, replace(first_comma, clause_first=i), i, ((comma + 1, limit),))
    left = i - 1 if line.low(i - 1) == "," else i
    pieces = [(start, left)]
    if (
        line.low(source.after) == ","
        and left != i
        and source.after + 2 < limit
        and not _is_participle(line, source.after + 1)
        and line.low(source.after + 1) not in ("who", "which", "citing")
    ):
        pieces.append((source.after + 1, limit))
    return _said(line, source, i, tuple(pieces)) if left - start >= 3 else None


def _said(line: Line, source: Phrase, i: int, pieces: tuple[tuple[int, int], ...]) -> Saying | None:
    kept = tuple(p for p in pieces if line.span(*p) is not None)
    if not kept or _is_own_voice(line, source):
        return None
    return Saying(source=source, cue=(i, i + 2), pieces=kept, whole=False, lemma="according to")


def _at_message(line: Line, i: int, before: list[Saying]) -> Saying | None:
    """Return the saying of "renewed threats that ...", "reiterated his demand that ..."."""
    noun = next((k for k in range(i + 1, i + 6) if line.low(k) in MESSAGE_NOUNS), None)
    if noun is None or line.low(noun + 1) != "that":
        return None
    group = verb_group(line, i)
    if group.negated or group.modal or group.passive or group.infinitive:
        return None
    if line.low(group.first - 1) in COORDINATORS:
        earlier = _same_sentence(line, i, before)
        subject = earlier.source if earlier is not None and earlier.source else clause_subject(line, i)
    else:
        subject = subject_before(line, group)
    if subject is None or _is_own_voice(line, subject):
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


def _cut_at_others(line: Line, sayings: list[Saying]) -> list[Saying]:
    """End the words of each saying where another speaker's saying begins: `X said A, while Y said B`."""
    out = []
    for saying in sayings:
        pieces = []
        for first, after in saying.pieces:
            for other in sayings:
                edge = _edge(line, other)
                if other is saying or edge is None or not first < edge < after:
                    continue
                if saying.cue and other.cue and other.cue[0] < saying.cue[0]:
                    continue
                lead = (
                    "," if line.kind(edge - 1) == "quote" and line.closing_sign(edge - 1) == "," else line.low(edge - 1)
                )
                if lead in (",", ";") and (line.low(edge) in OPENERS or lead == ";"):
                    after = edge if line.kind(edge - 1) == "quote" else edge - 1
                elif lead in COORDINATORS and line.low(edge - 2) == ",":
                    after = edge - 2
                elif lead == "while" or (lead == "," and any(end in (edge - 1, edge) for _, end in other.pieces)):
                    after = edge - 1
            if after > first and line.span(first, after) is not None:
                pieces.append((first, after))
        if pieces:
            out.append(replace(saying, pieces=tuple(pieces)))
    return out


def _edge(line: Line, saying: Saying) -> int | None:
    if saying.source is None or saying.source.shared or saying.cue is None or saying.source.is_relative:
        return None
    return saying.source.clause_first if saying.source.first < saying.cue[0] else None


def _bare(line: Line, sayings: list[Saying], used: set[int]) -> list[Saying]:
    """Return quotations that stand as sentences of their own, and those right behind their subject."""
    taken = {k for s in sayings for k in _quotes(line, s)} | used
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
    if (
        source is None
        or (not any(line.tokens[m].mention is not None for m in range(source.first, source.after))
        and line.low(source.first) not in NOMINATIVES)
    ):
        return None
    return Saying(source=source, cue=None, pieces=((k, k + 1),), whole=False, lemma=cue.lemma)


def _other_verb(line: Line, k: int) -> Saying | None:
    """Return the saying of a verb that is in no list but stands where only one of saying can: `“...,” he barked.`"""
    after = k + 2 if line.low(k + 1) == "," else k + 1
    last = line.closing_sign(k)
    if (last in ",?!" or after == k + 2) and len(line.inner(k)) > 12 and line.sentence_start(k) == k:
        verb = after
        while _names_person(line, verb):
            verb += 1
        if verb > after and line.kind(verb) == "word" and line.low(verb).endswith(("ed", "s", "t", "e")):
            closes = line.kind(verb + 1) in ("stop", "mark", "quote") or line.low(verb + 1) in PREPOSITIONS | {
                "as",
                "when",
                "on",
            }
            if (
                closes
                and line.low(verb) not in AUXILIARIES | SUBORDINATORS | PREPOSITIONS
                and not line.tokens[verb].is_possessive
            ):
                source = Phrase(first=after, after=verb, clause_first=after)
                return Saying(source=source, cue=(verb, verb + 1), pieces=((k, k + 1),), whole=True)
    start = line.sentence_start(k)
    if line.low(k - 1) == ":" and k - start <= 9:
        subject = clause_subject(line, k)
        if (
            subject is not None
            and any(_names_person(line, m) for m in range(subject.first, subject.after))
            and subject.after < k - 1
        ):
            if not any(line.low(m) in NEGATIONS for m in range(start, k)):
                return Saying(source=subject, cue=(subject.after, k - 1), pieces=((k, k + 1),), whole=True)
    return None


def _names_person(line: Line, k: int) -> bool:
    mention = line.tokens[k].mention if k < len(line.tokens) else None
    return line.low(k) in ("he", "she") or (mention is not None and line.mentions[mention].type == "PER")
