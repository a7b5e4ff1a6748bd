"""
A reporting verb with its auxiliaries, and the subject before it: insertions and relative clauses passed over.
"""

from dataclasses import dataclass, replace

from stemma.lexicon.cues import CUES, PRESENTS
from stemma.lexicon.function_words import (
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
    is_past_form,
)
from stemma.reading.clauses.phrases import WALK_LIMIT, Phrase, is_adverb, noun_phrase_before
from stemma.reading.speech.lines import Line
from stemma.reading.speech.saying import holds_mention, is_person

CONTINUING = frozenset({"went", "goes", "continued", "continues", "hastened", "proceeded"})
"""Verbs before "to say" that leave it said."""
LEADS_TO = frozenset("from by with in at against on between to about among including".split())  # noqa: SIM905
"""Prepositions behind which a name is what "which" points back to."""
SPEECHLESS = frozenset("request behest invitation insistence instigation urging suggestion expense territory".split())  # noqa: SIM905
"""Nouns that say nothing: "at the request of Peru, which said"."""
APPOSED = 3
"""Appositions in a row that a name may have."""


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

    @property
    def is_plain(self) -> bool:
        """Say whether the subject does what the verb says: nothing is denied, only possible, passive or infinitive."""
        return not (self.negated or self.modal or self.passive or self.infinitive)


def verb_group(line: Line, i: int) -> VerbGroup:
    """Return the auxiliaries, adverbs and times directly before the verb at *i*."""
    k = i
    negated = modal = passive = perfect = infinitive = False
    only = line.low(i + 1) == "only"  # "would say only that" is said
    while k > 0:
        low = line.low(k - 1)
        token = line.tokens[k - 1]
        if token.kind != "word":
            break
        if low in NEGATIONS:
            negated = True
        elif low in MODALS:
            modal = not only
        elif low in BE:
            passive = True
        elif low in HAVE:
            perfect = True
        elif low == "to" and k == i:
            said = _continuing(line, k - 1)
            if said is not None:
                k = said
                continue
            infinitive = True
        elif (
            low in DO
            or is_adverb(line, k - 1)
            or token.is_time
            or (low in ("on", "in", "at", "since", "late", "early", "last", "this") and line.tokens[k].is_time)
        ):
            pass
        else:
            medium = _medium_before(line, k)
            if medium is None:
                break
            k = medium
            continue
        only = only or low == "only"
        k -= 1
    return VerbGroup(first=k, negated=negated, modal=modal, passive=passive, perfect=perfect, infinitive=infinitive)


def _continuing(line: Line, to: int) -> int | None:
    """Return the index of the verb that leaves "to say" said: `[went] on to say`, `[hastened] to add`."""
    if line.low(to - 1) == "on" and line.low(to - 2) in ("went", "goes", "gone"):
        return to - 2
    return to - 1 if line.low(to - 1) in CONTINUING else None


def _medium_before(line: Line, k: int) -> int | None:
    """Return where "in a statement" begins when it ends just before *k*: `Horvat in a statement said`."""
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
        if phrase is not None:
            phrase = _out_of_relative(line, _first_apposed(line, phrase))
            if _is_predicate(line, phrase):
                return None
            if line.low(opening + 1) in PREPOSITIONS or _is_saying(line, opening + 1, end - 1):
                return phrase  # "Lind, for his part, said"
        after = end if before.low == ")" else end - 1
        return phrase and Phrase(first=phrase.first, after=after, clause_first=phrase.clause_first)
    if before.low in RELATIVES or (before.low == "that" and line.tokens[end - 2 : end - 1] and group.first > 1):
        return _antecedent(line, end - 1)
    if before.kind != "word":
        return None
    if before.low in COORDINATORS:
        return None
    phrase = noun_phrase_before(line, end)
    if phrase is None or _is_object(line, phrase):
        return _described_by_relative(line, end) or phrase
    return phrase


def _described_by_relative(line: Line, end: int) -> Phrase | None:
    """Return the subject of "an official who asked not to be named because of the rules said" and "to whom X spoke"."""
    for k in range(end - 2, max(0, end - WALK_LIMIT), -1):
        if line.kind(k) != "word":
            return None
        if line.low(k) in ("who", "whom"):
            noun = k - 1 if line.low(k) == "whom" and line.low(k - 1) in PREPOSITIONS else k
            phrase = noun_phrase_before(line, noun)
            return phrase if phrase and is_person(line, noun - 1) else None
    return None


def _is_object(line: Line, phrase: Phrase) -> bool:
    """Say whether a verb with its own subject stands right before: "to whom the paper showed [a copy] said"."""
    verb = line.low(phrase.first - 1)
    return (
        line.kind(phrase.first - 2) == "word" and line.tokens[phrase.first - 1].mention is None and is_past_form(verb)
    )


def _is_saying(line: Line, first: int, after: int) -> bool:
    """Say whether an insertion is a speaker with his verb: "the mayor, [he said], ordered"."""
    cue = CUES.get(line.low(after - 1))
    return cue is not None and cue.takes("zero") and "past" in cue.shapes and after - first > 1


def _first_apposed(line: Line, phrase: Phrase) -> Phrase:
    """Return the person before a row of appositions: "X, 34, a trader, said"."""
    for _ in range(APPOSED):
        if line.low(phrase.first - 1) != "," or phrase.first < 2 or _names_person(line, phrase):
            return phrase
        before = noun_phrase_before(line, phrase.first - 1)
        is_age = phrase.after - phrase.first == 1 and line.low(phrase.first).isdigit()
        if before is None or not (is_age or _names_person(line, before)):
            return phrase
        phrase = before
    return phrase


def _out_of_relative(line: Line, phrase: Phrase) -> Phrase:
    """Return whom a clause is about that ends in *phrase*: "X, who heads [the League], a union of crews, said"."""
    for k in (phrase.first - 1, phrase.first - 2):
        if line.low(k) == "who" and line.low(k - 1) == ",":
            return noun_phrase_before(line, k - 1) or phrase
    return phrase


def _is_predicate(line: Line, phrase: Phrase) -> bool:
    """Say whether the phrase is what somebody else was: "the envoy was [summoned at eight], handed a note and"."""
    first = line.low(phrase.first)
    return is_past_form(first) and line.low(phrase.first - 1) in BE and line.tokens[phrase.first].mention is None


def _names_person(line: Line, phrase: Phrase) -> bool:
    last = line.tokens[phrase.after - 1].mention
    return last is not None and line.mentions[last].type == "PER" and line.mentions[last].form == "name"


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
    if line.low(phrase.first) == "according":
        phrase = replace(phrase, first=phrase.first + 2)  # "according to a colleague, who said"
    first = _nearest(line, phrase, person=line.low(relative) == "who")
    if line.low(first - 1) in BE:
        return None  # "capitals that have never been thirsty, which"
    phrase = replace(phrase, first=first)
    return Phrase(first=phrase.first, after=phrase.after, clause_first=relative, is_relative=True)


def _nearest(line: Line, phrase: Phrase, *, person: bool) -> int:
    """Return where the noun begins that a relative clause is about: "criticism from [Taipei], which called"."""
    for k in range(phrase.after - 2, phrase.first - 1, -1):
        leads = line.low(k) in LEADS_TO or (line.low(k) == "of" and line.low(k - 1) in SPEECHLESS)
        leads = leads or (person and _is_past(line, k))
        if line.tokens[k].mention is None and (leads or _is_verb_with_object(line, k)):
            named = [
                line.mentions[m].type for t in range(k + 1, phrase.after) if (m := line.tokens[t].mention) is not None
            ]
            if named and (not person or "PER" in named):
                return k + 1
    return phrase.first


def _is_past(line: Line, k: int) -> bool:
    """Say whether the word is a verb in the past: "A jury [found] X, who alleged"."""
    cue = CUES.get(line.low(k))
    past = line.low(k) in PASTS or (cue is not None and "past" in cue.shapes)
    return past and line.low(k - 1) not in DETERMINERS | PREPOSITIONS


def _is_verb_with_object(line: Line, k: int) -> bool:
    """Say whether the word is a verb between a noun and another: "The Commission [thanks] the Government"."""
    word, before = line.low(k), line.low(k - 1)
    object_behind = line.low(k + 1) in DETERMINERS or line.low(k + 1) in ("his", "her", "its", "their")
    return object_behind and len(word) > 3 and word.endswith(("s", "ed")) and before not in DETERMINERS | PREPOSITIONS


def shared_subject(line: Line, i: int) -> Phrase | None:
    """Return the subject that a verb behind "and" or a participle shares: somebody, where the sentence's is nobody."""
    found = clause_subject(line, i)
    if found is None or _names_somebody(line, found):
        return found
    for k in range(i - 1, found.after, -1):
        if line.low(k) in ("where", "when", "as", "after", "while"):
            nearer = _subject_from(line, k + 1, i)
            if nearer is not None and _names_somebody(line, nearer):
                return nearer
    return found


def _names_somebody(line: Line, phrase: Phrase) -> bool:
    return holds_mention(line, phrase) or line.low(phrase.first) in NOMINATIVES | {"it"}


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
        if token.mention is None and k > first and is_adverb(line, k):
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
        and not (low in CUES or low in PRESENTS or low.endswith("ed") or is_adverb(line, k))
    )
