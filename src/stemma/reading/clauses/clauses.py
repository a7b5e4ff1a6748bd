"""
Clauses without a parser: for each verb group its subject, its reach and what it hangs on.

Rules:
1. The subject is the noun phrase before the verb; asides between commas are stepped
   over. A relative pronoun stands for the noun phrase before it. After "and" a verb
   shares the subject of the last verb of its own tense.
2. A clause reaches to where the next one begins: its subject, its subordinator, its
   infinitive. What stands in one clause is never part of another's act.
3. An infinitive or gerund hangs on the verb before it; of "urged X to go" the object
   is the one who goes.

This file names no act and no party.
"""

from collections.abc import Sequence

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.form import Clause, Link, main_verbs
from stemma.reading.clauses.gerunds import gerund_subject, last_main, tells_outcome
from stemma.reading.clauses.phrases_before import (
    STOP_MARKS,
    STOP_PREPOSITIONS,
    before_aside,
    is_short_bracket,
    phrase_start,
    skip_back,
)
from stemma.reading.clauses.reach import with_reach
from stemma.reading.clauses.sharing import shared_clause
from stemma.reading.events.awaited import awaiting_noun
from stemma.reading.events.words import Group, Token, word_set

CONDITIONS = word_set("if unless whether lest should")
SUBJECT_ONLY = word_set("it he she they we i")
JOINING = frozenset({"of", "from", "between", "among", "with"})
"""Prepositions inside the phrase that "that" is about: "talks between X and Y that"."""
MEASURES = word_set("hours days weeks months minutes years moments seconds")
TIMES = word_set("when once until till after before since as while whenever")


def find_clauses(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Clause]:
    """Return one clause a verb group, in the same order."""
    out: list[Clause] = []
    for index in range(len(groups)):
        out.append(_clause(tokens, groups, index, out))
    return [with_reach(tokens, out, index) for index in range(len(out))]


def _clause(tokens: Sequence[Token], groups: Sequence[Group], index: int, earlier: Sequence[Clause]) -> Clause:
    group = groups[index]
    if group.kind == "finite":
        return _finite(tokens, groups, index, earlier)
    if group.kind == "infinitive":
        return _infinitive(tokens, groups, index, earlier)
    lead = tokens[group.start - 1].low if group.start else ""
    if group.kind == "reduced":
        end = skip_back(tokens, group.start - 1)
        if end > 0 and tokens[end].low == "," and tokens[end - 1].is_noun:
            end -= 1
        start = phrase_start(tokens, end, main_verbs(groups)) if end >= 0 else 0
        subject = (start, end + 1) if end >= 0 and tokens[end].low != "," else None
        return Clause(
            group=group,
            left=group.start,
            subject=subject,
            right=group.end,
            link="reduced",
            governor=index - 1 if index else None,
        )
    if lead in ("and", "or", "but") and index and groups[index - 1].form == "ing":
        return Clause(
            group=group, left=group.start, subject=earlier[-1].subject, right=group.end, link="and", shares=index - 1
        )
    link: Link = "gerund" if group.kind == "gerund" else "participle"
    governor = index - 1 if index else None
    if link == "participle" and governor is not None and not tells_outcome(groups, index):
        governor = last_main(earlier)
    subject = gerund_subject(tokens, groups, index, earlier, lead)
    return Clause(
        group=group, left=group.start, subject=subject, right=group.end, link=link, lead=lead, governor=governor
    )


def _finite(tokens: Sequence[Token], groups: Sequence[Group], index: int, earlier: Sequence[Clause]) -> Clause:
    group = groups[index]
    mains = main_verbs(groups)
    end = skip_back(tokens, group.start - 1)
    if end >= 0 and tokens[end].tag == "cc" and earlier:
        shared = shared_clause(tokens, groups, index, earlier)
        if shared is not None:
            return Clause(
                group=group, left=end + 1, subject=earlier[shared].subject, right=group.end, link="and", shares=shared
            )
    comma = end
    if end >= 0 and tokens[end].low == ",":
        end = before_aside(tokens, end)
    if end >= 0 and tokens[end].low == "," and not index:
        end = _before_stray_comma(tokens, end, group.start)
    spoken = _behind_relative(tokens, groups, index, end, earlier)
    if spoken is not None:
        end = spoken[1] - 1
    if end >= 0 and (tokens[end].tag == "rel" or (tokens[end].low == "that" and end and tokens[end - 1].is_noun)):
        return _relative(tokens, groups, index, end)
    if end < 0 or not tokens[end].is_noun:
        shared = shared_clause(tokens, groups, index, earlier) if end >= 0 and tokens[end].low == "," else None
        if shared is not None:
            return Clause(
                group=group,
                left=group.start,
                subject=earlier[shared].subject,
                right=group.end,
                link="and",
                shares=shared,
            )
        return Clause(group=group, left=group.start, subject=None, right=group.end, link="other")
    start = phrase_start(tokens, end, mains)
    start = _after_object(tokens, groups, index, start, end)
    if comma > end and index and _names_object_of(tokens, earlier[-1], start, end):
        return Clause(group=group, left=group.start, subject=earlier[-1].subject, right=group.end, link="main")
    if comma > end and _is_apposed(tokens, start, end) and start - 2 not in mains:
        start = phrase_start(tokens, start - 2, mains)  # "The visit of the envoy, X, expected on Monday, was"
    if not index and start > 1 and tokens[start - 1].low in ("during", "amid") and _is_head(tokens, start - 2):
        end = skip_back(tokens, start - 2)  # "The ministry during a briefing in Lima welcomed"
        start = phrase_start(tokens, end, mains)
    only_names = comma > end and not mains & set(range(end + 1, comma))
    if tokens[start].low == "whose" and start > 1:
        return _owned(tokens, groups, index, start, comma - 1 if only_names else end)
    behind_noun = end > start and tokens[end - 1].is_noun and tokens[end - 1].tag != "time"
    if tokens[end].low in SUBJECT_ONLY and behind_noun and index and groups[index - 1].end <= start:
        # "the crewmen it had detained": a clause right behind a noun tells of that noun.
        return Clause(group=group, left=end, subject=(end, end + 1), right=group.end, link="relative")
    left = start if spoken is not None else _left_edge(tokens, start, mains)
    link, lead, governor = _opening(tokens, groups, index, left, start)
    if link == "that" and governor is not None and left > 1 and tokens[left - 2].tag == "cc":
        # "said that A did and that B will": both are said.
        governor = earlier[governor].governor if earlier[governor].link == "that" else governor
    # Participles behind a noun do not bound a clause.
    before = next((g for g in reversed(groups[:index]) if g.kind != "reduced"), None)
    if before is not None and left == before.end:
        # What stands between two clauses is the earlier one's, but for an adjunct after "and".
        joined = [i for i in range(left, start) if tokens[i].tag == "cc" and tokens[i - 1].low == ","]
        left = joined[-1] + 1 if joined else start
    if only_names:
        end = comma - 1  # an aside that only names: "the envoy, Lea Holt, said"
    return Clause(
        group=group, left=left, subject=(start, end + 1), right=group.end, link=link, lead=lead, governor=governor
    )


def _names_object_of(tokens: Sequence[Token], aside: Clause, start: int, end: int) -> bool:
    """Say whether a name only says who an aside speaks of: "Peru, which had recalled its envoy, X, on Friday, shut"."""
    named = tokens[start - 1].low == "," and all(t.tag == "name" for t in tokens[start : end + 1])
    behind = aside.subject is not None and aside.subject[1] < aside.left and tokens[aside.left - 1].low == ","
    return named and behind and aside.link == "relative" and aside.group.end < start - 1


def _is_apposed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a name stands behind a comma and the noun that it names: "the envoy, X"."""
    named = start > 1 and tokens[end].tag == "name" and tokens[start - 1].low == ","
    return named and tokens[start - 2].tag in ("open", "noun")


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a subject stands at the head of the sentence and ends here: no measure ("hours during")."""
    end = skip_back(tokens, at)
    return (
        end >= 0
        and tokens[end].is_noun
        and tokens[end].low not in MEASURES
        and not any(t.low == "," for t in tokens[:end])
    )


def _before_stray_comma(tokens: Sequence[Token], comma: int, verb: int) -> int:
    """Return the end of the subject in "The mission (UNM), on Sunday condemned", where one comma stands alone."""
    if any(t.low == "," for t in tokens[:comma]) or tokens[0].tag in ("prep", "sub", "adv", "quote", "to"):
        return comma
    end = skip_back(tokens, comma - 1)
    timed = any(t.tag == "time" for t in tokens[comma + 1 : verb])
    named = comma + 1 == verb and tokens[end].tag == "name"
    return end if end >= 0 and tokens[end].is_noun and (timed or named) else comma


def _owned(tokens: Sequence[Token], groups: Sequence[Group], index: int, whose: int, end: int) -> Clause:
    """Read "Kenya and Chad, whose men fought": those whose men they are act."""
    owner = _relative(tokens, groups, index, whose).subject
    start = owner[0] if owner is not None else whose
    return Clause(group=groups[index], left=whose, subject=(start, end + 1), right=groups[index].end, link="relative")


def _behind_relative(
    tokens: Sequence[Token], groups: Sequence[Group], index: int, end: int, earlier: Sequence[Clause]
) -> tuple[int, int] | None:
    """Return whom an aside right before the verb is about: "talks that were to open in X on Monday fell through"."""
    if not index:
        return None
    awaited = awaiting_noun(tokens, groups[index].start, groups[:index])
    if awaited is not None:
        return 0, awaited
    before = groups[index - 1]
    between = tokens[before.end : groups[index].start]
    ends_aside = end == before.main and before.passive
    # What a preposition leads in behind the verb of the aside cannot be the subject of the next.
    adjunct = (
        bool(between)
        and between[0].tag == "prep"
        and not any(t.low == "," or t.tag in ("cc", "sub", "rel", "quote", "mark") for t in between)
        and between[0].low not in STOP_PREPOSITIONS
    )
    if not (ends_aside or adjunct):
        return None
    at: int | None = index - 1
    while at is not None and earlier[at].link == "infinitive":
        at = earlier[at].governor
    found = earlier[at] if at is not None else None
    restrictive = found is not None and found.left > 0 and tokens[found.left - 1].low != ","
    if found is None or found.link != "relative" or found.subject is None or found.subject[1] > found.left:
        return None
    return found.subject if ends_aside or restrictive else None


def _relative(tokens: Sequence[Token], groups: Sequence[Group], index: int, pronoun: int) -> Clause:
    end = pronoun - 1
    while end >= 0 and tokens[end].low in (",", "—", "–"):
        end -= 1
    subject = _named_right_before(tokens, end) if tokens[pronoun].low == "who" else None
    if subject is not None:
        return Clause(group=groups[index], left=pronoun, subject=subject, right=groups[index].end, link="relative")
    named = before_aside(tokens, pronoun - 1) if pronoun and tokens[pronoun - 1].low == "," else end
    parted = main_verbs(groups) & set(range(named + 1, pronoun))
    if tokens[pronoun].low == "who" and 0 <= named < end and tokens[named].tag == "name" and not parted:
        end = named  # "Lea Holt, a member of the committee, who demanded"
    if end >= 0 and tokens[end].is_noun:
        start = phrase_start(tokens, end, main_verbs(groups))
        inside = JOINING if tokens[pronoun].low == "that" else frozenset({"of", "from"})
        ties = [i for i in range(start, end) if tokens[i].tag == "prep" and tokens[i].low not in inside]
        subject = (ties[-1] + 1 if ties else start, end + 1)
        subject = _described(tokens, groups, *subject)
    return Clause(group=groups[index], left=pronoun, subject=subject, right=groups[index].end, link="relative")


def _named_right_before(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Return the name in "the Minister of State for Coastal Affairs, Lea Holt, who accused"."""
    first = end
    while first > 0 and tokens[first].tag == "name" and tokens[first - 1].tag == "name":
        first -= 1
    apposed = 1 < first < end and tokens[first - 1].low == "," and tokens[first].mention is not None
    titled = apposed and tokens[first - 2].capital and tokens[first - 2].mention is None
    return (first, end + 1) if titled else None


def _described(tokens: Sequence[Token], groups: Sequence[Group], start: int, end: int) -> tuple[int, int]:
    """Take the name with what it is told to be: "General Holub, a former army chief who was jailed"."""
    named = start - 2
    if named < 0 or tokens[start].low not in ("a", "an") or tokens[start - 1].low != ",":
        return start, end
    if tokens[named].tag != "name" or any(t.tag == "cc" or t.low == "," for t in tokens[start:end]):
        return start, end
    return phrase_start(tokens, named, main_verbs(groups)), end


def _infinitive(tokens: Sequence[Token], groups: Sequence[Group], index: int, earlier: Sequence[Clause]) -> Clause:
    group = groups[index]
    if not index:
        return Clause(group=group, left=group.start, subject=None, right=group.end, link="infinitive")
    before = earlier[index - 1]
    if tokens[group.start].tag not in ("to", "adv", "neg") and group.form == "base":
        # "to meet X and discuss Y"
        return Clause(
            group=group, left=group.start, subject=before.subject, right=group.end, link="and", shares=index - 1
        )
    between = tokens[before.group.end : group.start]
    subject = before.subject
    names = [i for i in range(before.group.end, group.start) if tokens[i].is_noun]
    for_at = next((i for i in range(before.group.end, group.start) if tokens[i].low == "for"), None)
    lead = tokens[group.start - 1].low
    if for_at is not None and names and names[-1] == group.start - 1 and names[-1] > for_at:
        subject = (for_at + 1, group.start)
    elif names and _controls_object(tokens, before.group):
        subject = (names[0], group.start)
    # An infinitive with a noun between it and a verb that takes no such object tells a purpose or hangs on the noun.
    direct = not any(t.is_noun and t.tag != "time" for t in between) or subject != before.subject
    governor = index - 1 if direct else None
    return Clause(
        group=group, left=group.start, subject=subject, right=group.end, link="infinitive", lead=lead, governor=governor
    )


def _controls_object(tokens: Sequence[Token], group: Group) -> bool:
    """Say whether the object is the one who acts: "urged X to go"; "called X to go" is a call by telephone."""
    if group.passive or "object" not in effects_of(group.lemma):
        return False
    return group.lemma != "call" or tokens[group.end].low in ("on", "upon", "for")


def _after_object(tokens: Sequence[Token], groups: Sequence[Group], index: int, start: int, end: int) -> int:
    """Return the start of the subject where "and" parts it from the object of the verb before: "met A and B hosted"."""
    before = groups[index - 1] if index else None
    if before is None or before.end != start or "said" in effects_of(before.lemma) or before.kind == "reduced":
        return start
    joined = [i for i in range(start, end) if tokens[i].tag == "cc"]
    return joined[-1] + 1 if joined else start


def _left_edge(tokens: Sequence[Token], start: int, verbs: frozenset[int]) -> int:
    """Return where the adjuncts before the subject begin ("On Monday, in Geneva, X met")."""
    left = start
    while left > 0:
        token = tokens[left - 1]
        if token.low in ("(", ")") and is_short_bracket(tokens, left - 1):
            left -= 1
            continue
        if left - 1 in verbs or token.low in STOP_MARKS or token.tag in ("sub", "rel", "quote") or token.low == "what":
            break
        left -= 1
    return left


def _opening(
    tokens: Sequence[Token], groups: Sequence[Group], index: int, left: int, start: int
) -> tuple[Link, str, int | None]:
    # A participle within the subject governs nothing: "when a ferry sailing without lights hit it".
    before = next((i for i in reversed(range(index)) if groups[i].kind != "reduced" or groups[i].end <= left), None)
    word = tokens[left - 1] if left else None
    inner = next((t for t in reversed(tokens[left:start]) if t.low in STOP_PREPOSITIONS), None)
    if (
        inner is not None
        and inner.tag == "prep"
        and not any(t.low == "," for t in tokens[left:start] if t.start > inner.start)
    ):
        return "when", inner.low, before
    if word is None:
        return "main", "", None
    if word.low in CONDITIONS:
        return "if", word.low, before
    if word.low in TIMES:
        return "when", word.low, before
    if word.low == "that":
        return "that", "that", before
    if word.tag in ("sub", "rel"):
        return "other", word.low, before
    seen_by = before is not None and groups[before].passive and tokens[groups[before].end].low == "by"
    joined = any(t.tag == "cc" and tokens[at - 1].low == "," for at, t in enumerate(tokens[left:start], left))
    if joined and before is not None and groups[before].end == left:
        return "main", "", None  # "where tanks could be seen at the station, and Peru has moved"
    if before is not None and groups[before].end == left and "said" in effects_of(groups[before].lemma) and not seen_by:
        return "that", "", before
    if before is not None and groups[before].end <= left and word.low not in STOP_MARKS and word.tag != "quote":
        if _takes_clause(tokens, groups[before], left) and not seen_by:
            return "that", "", before
        # "the envoy it expelled": a clause right behind a noun tells of that noun.
        return ("relative" if word.is_noun else "other"), word.low, None
    return "main", "", None


def _takes_clause(tokens: Sequence[Token], group: Group, left: int) -> bool:
    """Read "told reporters on Monday Russia would": a verb of saying, its hearer and its day, then the clause."""
    between = tokens[group.end : left]
    return "said" in effects_of(group.lemma) and not any(t.low == "," or t.tag == "cc" for t in between)
