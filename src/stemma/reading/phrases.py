"""
Noun phrases and verb groups around a reporting verb, without a parser.

A phrase is found by walking away from the verb until something that cannot be part
of it: a comma, a conjunction, another verb. Everything works on token indices of one
`Line`; an interval is half-open. Where the words do not settle it, nothing comes out.
"""

from dataclasses import dataclass, replace

from stemma.lexicon.cues import CUES
from stemma.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    NOMINATIVES,
    OPENERS,
    PASTS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from stemma.reading.lines import Line

WALK_LIMIT = 34
"""Tokens that a subject may span; a longer one is a misreading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """What stands between a subject and its reporting verb."""

    first: int
    """Index of the first token of the group (auxiliary, adverb, time or the verb itself)."""
    negated: bool = False
    modal: bool = False
    passive: bool = False
    perfect: bool = False
    infinitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase `[first, after)` and where the clause around it begins or ends."""

    first: int
    after: int
    clause_first: int
    """Index where the words of the saying begin on the left: the phrase, or an opener before it."""
    is_relative: bool = False
    shared: bool = False
    """The subject of an earlier verb of the sentence."""


def verb_group(line: Line, i: int) -> VerbGroup:
    """Return the auxiliaries, adverbs and times directly before the verb at *i*."""
    k = i
    negated = modal = passive = perfect = infinitive = False
    while k > 0:
        low = line.low(k - 1)
        token = line.tokens[k - 1]
        if token.kind != "word":
            break
        if low in NEGATIONS:
            negated = True
        elif low in MODALS:
            modal = True
        elif low in BE:
            passive = True
        elif low in HAVE:
            perfect = True
        elif low == "to" and k == i:
            infinitive = True
        elif low in DO or _is_adverb(line, k - 1) or token.is_time or (
            low in ("on", "in", "at", "since", "late", "early", "last", "this") and line.tokens[k].is_time
        ) or (low in ("in", "at", "via") and _medium_length(line, k - 1) == i - k + 1):
            pass
        else:
            medium = _medium_before(line, k)
            if medium is None:
                break
            k = medium
            continue
        k -= 1
    return VerbGroup(first=k, negated=negated, modal=modal, passive=passive, perfect=perfect, infinitive=infinitive)


def _is_adverb(line: Line, k: int) -> bool:
    token = line.tokens[k]
    low = token.low
    return token.mention is None and (
        low in ADVERBS
        or (low.endswith("ly") and len(low) > 4 and low not in ("family", "assembly", "ally", "reply", "daily"))
    )


def _medium_length(line: Line, k: int) -> int:
    return -1


def _medium_before(line: Line, k: int) -> int | None:
    """Return where "in a statement" begins when it ends just before *k*: `Peskov in a statement said`."""
    if line.low(k - 1) in ("statement", "tweet", "interview", "speech", "post", "message", "letter", "address"):
        for size in range(2, 6):
            if line.low(k - size) in ("in", "on") and k - size > 0:
                return k - size
    return None


def subject_before(line: Line, group: VerbGroup) -> Phrase | None:
    """Return the subject that ends where the verb group begins, parentheses and appositions included."""
    end = group.first
    if end <= 0:
        return None
    before = line.tokens[end - 1]
    if before.kind == "mark" and before.low in (",", ")", "—", "–", "--", "-", "]"):
        opening = _parenthesis_start(line, end - 1)
        if opening is None:
            return None
        phrase = noun_phrase_before(line, opening)
        return phrase and Phrase(first=phrase.first, after=end - 1, clause_first=phrase.clause_first)
    if before.low in RELATIVES or (before.low == "that" and line.tokens[end - 2 : end - 1] and group.first > 1):
        return _antecedent(line, end - 1)
    if before.kind != "word":
        return None
    if before.low in COORDINATORS:
        return None
    return noun_phrase_before(line, end)


def _parenthesis_start(line: Line, closing: int) -> int | None:
    """Return the index of the mark that opens the insertion closed at *closing*."""
    sign = line.low(closing)
    wanted = {")": "(", "]": "["}.get(sign, sign)
    for k in range(closing - 1, max(-1, closing - WALK_LIMIT), -1):
        token = line.tokens[k]
        if token.kind == "stop":
            return None
        if token.kind == "quote" and closing - k == 1:
            return None
        if token.low == wanted:
            return k if closing - k > 1 else None
    return None


def _antecedent(line: Line, relative: int) -> Phrase | None:
    """Return the noun phrase that `who` or `which` at *relative* points back to."""
    if line.low(relative) == "that":
        return None
    end = relative - 1 if line.low(relative - 1) == "," else relative
    phrase = noun_phrase_before(line, end, before_relative=True)
    if phrase is None:
        return None
    first = _nearest(line, phrase, person=line.low(relative) == "who")
    phrase = replace(phrase, first=first)
    return Phrase(first=phrase.first, after=phrase.after, clause_first=relative, is_relative=True)


def _nearest(line: Line, phrase: Phrase, *, person: bool) -> int:
    """Return where the noun begins that a relative clause is about: "criticism from [Taipei], which called"."""
    for k in range(phrase.after - 2, phrase.first - 1, -1):
        if line.tokens[k].mention is None and line.low(k) in ("from", "by", "with", "in", "at", "against", "on", "between"):
            named = [line.mentions[m].type for t in range(k + 1, phrase.after) if (m := line.tokens[t].mention) is not None]
            if named and (not person or "PER" in named):
                return k + 1
    return phrase.first


def noun_phrase_before(line: Line, end: int, *, before_relative: bool = False) -> Phrase | None:
    """Return the noun phrase whose last token is just before *end*."""
    if end <= 0 or line.kind(end - 1) != "word":
        return None
    last = line.low(end - 1)
    if line.tokens[end - 1].is_possessive and not _ends_in_name(line, end - 1):
        return None
    if last in NOMINATIVES or last == "it":
        return _pronoun(line, end - 1)
    if last in PREPOSITIONS | SUBORDINATORS | DETERMINERS - {"all", "both", "many", "some", "several", "others", "few"}:
        return None
    first = _walk_back(line, end)
    return _trim(line, first, end, before_relative=before_relative)


def _ends_in_name(line: Line, k: int) -> bool:
    """Say whether the s' belongs to the name itself ("the Maldives")."""
    mention = line.tokens[k].mention
    return mention is not None and line.mentions[mention].span.end >= line.tokens[k].end


def _pronoun(line: Line, k: int) -> Phrase | None:
    before = line.tokens[k - 1] if k else None
    if before is not None and line.low(k) == "it" and before.kind == "word":
        if (
            before.low not in SUBORDINATORS | COORDINATORS | OPENERS
            and not _is_adverb(line, k - 1)
            and before.low not in CUES
        ):
            return None
    return Phrase(first=k, after=k + 1, clause_first=_with_openers(line, k))


def _walk_back(line: Line, end: int) -> int:
    first = end
    k = end - 1
    while k >= 0 and end - k <= WALK_LIMIT:
        token = line.tokens[k]
        low = token.low
        if token.kind != "word" or (low in NOMINATIVES or low == "it"):
            break
        if token.mention is None:
            if low == "and" or low == "or" or low == "&":
                if not _joins_names(line, k, first):
                    break
                k -= 1
                continue
            relative = line.low(k - 1) in RELATIVES | {"that"}
            if low in AUXILIARIES and not relative:
                break
            if low in RELATIVES:
                if line.kind(k - 1) != "word":
                    break
                k -= 1
                first = k
                continue
            if low in SUBORDINATORS and low not in PREPOSITIONS and not (low == "that" and k == first):
                break
            if low in COORDINATORS:
                break
            if not relative and (_is_plain_verb(line, k) or _is_finite(line, k)):
                break
            if low in ("after", "before", "since", "until") and first > k + 1:
                break
        first = k
        k -= 1
    return first


def _is_plain_verb(line: Line, k: int) -> bool:
    """Say whether the token is a reporting verb that is no noun: it ends another clause."""
    cue = CUES.get(line.low(k))
    if cue is None:
        return False
    return (
        "past" in cue.shapes and line.low(k - 1) not in DETERMINERS and cue.takes("zero") and not cue.takes("thought")
    )


def _is_finite(line: Line, k: int) -> bool:
    """Say whether the word is a past form that governs what follows: not "officials briefed on", "the proposed talks"."""
    low = line.low(k)
    before, following = line.tokens[k - 1] if k else None, line.tokens[k + 1]
    if (
        before is None
        or before.kind != "word"
        or before.low in DETERMINERS
        or before.low.endswith("ly")
        or before.is_possessive
    ):
        return False
    if low in PASTS:
        return True
    if not low.endswith("ed") or len(low) < 5 or before.low in PREPOSITIONS | {"and"}:
        return False
    return following.low in DETERMINERS | {"him", "her", "them", "it", "back", "up", "out", "down", "off"} or (
        following.mention is not None and before.mention is not None
    )


def _joins_names(line: Line, k: int, first: int) -> bool:
    """Say whether the "and" at *k* joins two noun phrases and not two clauses."""
    left = k - 1
    steps = 0
    while left >= 0 and line.kind(left) == "word" and steps < 9:
        token = line.tokens[left]
        low = token.low
        if token.mention is None:
            if low in NOMINATIVES:
                return steps == 0
            if low in AUXILIARIES or low in SUBORDINATORS:
                return low in SUBORDINATORS and low not in AUXILIARIES
            if low.endswith("ed") or (low in CUES and "past" in CUES[low].shapes):
                return False
        left -= 1
        steps += 1
    return steps < 9 and (left < 0 or line.kind(left) == "stop" or line.low(left) in (",", "—", "–", ":", ";"))


def _trim(line: Line, first: int, end: int, *, before_relative: bool) -> Phrase | None:
    """Drop openers and a fronted adverbial ("In Paris Macron ...") from the left of the phrase."""
    while (
        first < end
        and line.tokens[first].mention is None
        and (line.low(first) in OPENERS or (_is_adverb(line, first) and first + 1 < end))
    ):
        first += 1
    while first < end and line.low(first) in PREPOSITIONS:
        cut = _after_adverbial(line, first, end)
        if cut is None:
            if not before_relative:
                return None
            first += 1
            continue
        first = cut
    while (
        first < end
        and line.tokens[first].is_time
        and line.tokens[first].mention is None
        and line.low(first) not in DETERMINERS
    ):
        first += 1
    if first >= end:
        return None
    return Phrase(first=first, after=end, clause_first=_with_openers(line, first))


def _after_adverbial(line: Line, first: int, end: int) -> int | None:
    """Return where the subject begins after a fronted preposition phrase without a comma."""
    k = first + 1
    while k < end and line.low(k) in DETERMINERS | {"late", "early", "last"}:
        k += 1
    if k < end and line.tokens[k].is_time:
        while k < end and line.tokens[k].is_time:
            k += 1
        return k if k < end else None
    mention = line.tokens[k].mention if k < end else None
    if mention is not None:
        while k < end and line.tokens[k].mention == mention:
            k += 1
        return k if k < end and line.low(k) not in PREPOSITIONS else None
    return None


def _with_openers(line: Line, first: int) -> int:
    while first > 0 and line.kind(first - 1) == "word" and line.low(first - 1) in OPENERS | {"and"}:
        first -= 1
    return first


def clause_subject(line: Line, i: int) -> Phrase | None:
    """
    Return the subject of the sentence that holds token *i*: its first noun phrase that a verb follows.

    Used for verbs that share it: "X met Y and said", "X left, saying".
    """
    start = line.sentence_start(i)
    k = start
    while k < i and line.low(k) in OPENERS:
        k += 1
    if line.low(k) in PREPOSITIONS | SUBORDINATORS or line.low(k).endswith("ing"):
        while k < i and line.low(k) != ",":
            k += 1
        if k >= i:
            return None
        k += 1
    return _subject_from(line, k, i)


def _subject_from(line: Line, k: int, limit: int) -> Phrase | None:
    first = k
    while k < limit and line.kind(k) == "word":
        token = line.tokens[k]
        if token.low in NOMINATIVES or token.low == "it":
            return Phrase(first=k, after=k + 1, clause_first=k, shared=True) if k == first else None
        if token.low in PREPOSITIONS | SUBORDINATORS | AUXILIARIES | COORDINATORS | PASTS:
            break
        if token.mention is None and k > first and token.low.endswith("ed") and line.low(k - 1) not in DETERMINERS:
            break
        if token.mention is None and k > first and _is_adverb(line, k):
            break
        if token.mention is not None and not token.is_possessive:
            mention = token.mention
            while k + 1 < limit and line.tokens[k + 1].mention == mention:
                k += 1
            following = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
            if line.tokens[k].is_possessive or (following and following.mention is not None):
                k += 1
                continue
            if line.mentions[mention].type == "PER" or not _noun_goes_on(line, k + 1):
                return Phrase(first=first, after=k + 1, clause_first=first, shared=True)
        k += 1
    return (
        Phrase(first=first, after=k, clause_first=first, shared=True) if k > first and line.kind(k) == "word" else None
    )


def _noun_goes_on(line: Line, k: int) -> bool:
    """Say whether the word at *k* may belong to the same noun phrase: "NATO officials"."""
    low = line.low(k)
    return (
        line.kind(k) == "word"
        and low not in AUXILIARIES | PREPOSITIONS | SUBORDINATORS | COORDINATORS
        and not (low in CUES or low.endswith("ed") or _is_adverb(line, k))
    )


def noun_phrase_after(line: Line, first: int) -> Phrase | None:
    """Return the noun phrase that begins at *first*, with an apposition: `said X, the Y of Z, ...`."""
    after = _walk_on(line, first)
    if after == first:
        return None
    if line.low(after) == "(":
        closing = next((k for k in range(after, min(after + 8, len(line.tokens))) if line.low(k) == ")"), None)
        after = closing + 1 if closing is not None else after
    named = line.tokens[after + 1].mention if line.low(after) == "," and after + 1 < len(line.tokens) else None
    if named is not None and line.mentions[named].type == "PER" and not _names_person(line, first, after):
        after += 1
        while after < len(line.tokens) and line.tokens[after].mention == named:
            after += 1
    elif line.low(after) == "," and _is_apposition(line, after + 1):
        inner = after + 1
        while inner < len(line.tokens) and line.kind(inner) == "word" and inner - after < WALK_LIMIT:
            if line.low(inner) in ("as", "when", "while", "after", "but", "because", "although"):
                break
            inner += 1
        after = inner
    return Phrase(first=first, after=after, clause_first=first)


def _names_person(line: Line, first: int, after: int) -> bool:
    return any((m := line.tokens[k].mention) is not None and line.mentions[m].type == "PER" and line.mentions[m].form == "name" for k in range(first, after))


def _is_apposition(line: Line, k: int) -> bool:
    if line.kind(k) != "word":
        return False
    closing = next((m for m in range(k, min(k + 12, len(line.tokens))) if line.kind(m) != "word"), None)
    if closing is not None and closing - k > 2 and any(line.low(m) in ("of", "at", "for") for m in range(k + 1, k + 4)):
        return line.low(k) not in PREPOSITIONS | SUBORDINATORS | AUXILIARIES | COORDINATORS and not line.low(
            k
        ).endswith("ing")
    return line.low(k) in (
        "the",
        "a",
        "an",
        "who",
        "whose",
        "his",
        "her",
        "its",
        "their",
        "one",
        "chief",
        "head",
        "director",
    ) or (line.low(k).isdigit() and len(line.low(k)) == 2)


def _walk_on(line: Line, first: int) -> int:
    k = first
    named = False
    while k < len(line.tokens) and k - first < WALK_LIMIT:
        token = line.tokens[k]
        low = token.low
        if token.kind != "word":
            break
        if token.mention is None:
            if k == first and low in NOMINATIVES | {"it"}:
                return k + 1
            if low in AUXILIARIES or (low in SUBORDINATORS and low not in PREPOSITIONS and k > first):
                break
            if low in (
                "after",
                "during",
                "before",
                "since",
                "via",
                "through",
                "ahead",
                "amid",
                "while",
                "following",
                "about",
            ):
                break
            if low == "by" and named:
                break
            if (token.is_time or _is_adverb(line, k)) and k > first and line.low(k - 1) not in DETERMINERS:
                break
            if low in ("on", "in", "at", "to", "from", "with") and _ends_here(line, k, named=named):
                break
            if named and low in COORDINATORS and line.tokens[k + 1].mention is None:
                break
            if low.endswith("ing") and k > first and named:
                break
        elif line.mentions[token.mention].type in ("PER", "ORG"):
            named = True
        k += 1
    return k


def _ends_here(line: Line, k: int, *, named: bool) -> bool:
    """Say whether the preposition at *k* tells when or where it was said and not who said it."""
    following = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    if following is None or following.kind != "word":
        return True
    low = line.low(k)
    if following.is_time or low == "on":
        return True
    if named and low in ("in", "at", "to", "with", "from"):
        mention = line.tokens[k - 1].mention
        return mention is not None and line.mentions[mention].type == "PER"
    if low in ("in", "at") and following.low in ("a", "an", "the", "his", "her", "their", "its"):
        noun = next((line.low(m) for m in range(k + 2, min(k + 7, len(line.tokens))) if line.low(m) in _SPOKEN), None)
        return noun is not None
    return low == "to" and following.low in ("reporters", "journalists", "the")


_SPOKEN = frozenset(
    ["statement", "interview", "speech", "tweet", "post", "conference", "briefing", "message", "letter", "email", "video", "hearing"]
)
