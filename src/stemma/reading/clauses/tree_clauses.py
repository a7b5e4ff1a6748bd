"""
The clauses of a parsed sentence: for each verb its subject, its reach and what it hangs on, by the parse.

They have the form of those that `clauses/clauses.py` finds without a parse, so that one set of rules reads both. Rules:
1. The subject is the phrase that the parse hangs on the verb; of a relative clause the noun that it tells of, of a
   verb after "and" that of the first, of "urged X to go" the object, of a participle that of the verb above.
2. A clause reaches over its own words, to the first that another clause owns.
3. How it hangs on another follows from its relation and the word that opens it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.clauses import CONDITIONS, TIMES
from stemma.reading.clauses.form import Clause, Link
from stemma.reading.clauses.phrases_before import STOP_MARKS
from stemma.reading.clauses.tree_groups import group_of
from stemma.reading.clauses.tree_phrases import RELATIVE, Range, object_before, phrase_of, told_of
from stemma.reading.clauses.tree_words import Parsed, parsed
from stemma.reading.events.words import Group, Token, word_set
from stemma.records.structure import Tree

TELLING = RELATIVE | {"whose"}
"""Words that begin a relative clause."""
ENDING = STOP_MARKS - {"(", ")"}
"""Marks at which the words of a clause end."""
COMMITTING = word_set("promise threaten vow pledge swear")
"""Verbs whose infinitive is the subject's own, whoever the object is."""
CALLING = word_set("on upon to for with")
"""What ties whom one calls on to act to the call."""


@dataclass(slots=True, kw_only=True)
class _Work:
    """A sentence while its clauses are made; words are numbers of the parse."""

    parsed: Parsed
    tokens: Sequence[Token]
    groups: dict[int, Group] = field(default_factory=dict)
    subjects: dict[int, Range | None] = field(default_factory=dict)


def tree_clauses(text: str, tokens: Sequence[Token], tree: Tree) -> list[Clause]:
    """Return one clause for each verb of the parse, in the order of their verbs."""
    if not tokens or not tree.words:
        return []
    work = _Work(parsed=parsed(text, tokens, tree), tokens=tokens)
    heads = work.parsed.heads
    for word in heads:
        _group(work, word)
    heads = sorted(heads, key=lambda w: (work.groups[w].main, w))
    place = {word: index for index, word in enumerate(heads)}
    return [_clause(work, word, place) for word in heads]


def _group(work: _Work, word: int) -> Group:
    if word not in work.groups:
        first = _joined_to(work.parsed, word)
        shared = _group(work, first) if first is not None and not _has_subject(work.parsed, word) else None
        work.groups[word] = group_of(work.parsed, word, shared)
    return work.groups[word]


def _joined_to(found: Parsed, word: int) -> int | None:
    """Return the verb that "and" joins a verb to."""
    head = found.tree.heads[word]
    return head if found.relation(word) == "conj" and head >= 0 and found.owner[head] == head else None


def _has_subject(found: Parsed, word: int) -> bool:
    return any(True for _ in found.those(word, "nsubj", "csubj"))


def _above(found: Parsed, word: int) -> int | None:
    """Return the word that heads the clause above."""
    head = found.tree.heads[word]
    above = found.owner[head] if head >= 0 else -1
    return above if above >= 0 else None


def _clause(work: _Work, word: int, place: dict[int, int]) -> Clause:
    group = work.groups[word]
    link, lead, governor, shares = _hold(work, word)
    subject = _subject(work, word)
    left = _left(work, word, link, subject)
    opening = work.tokens[left - 1].low if left else ""
    if opening in CONDITIONS and link in ("main", "other", "that", "when"):
        link, lead = "if", opening  # whatever the parse makes of it
    if link in ("infinitive", "gerund", "participle"):
        lead = work.tokens[group.start - 1].low if group.start else ""
    return Clause(
        group=group,
        left=left,
        subject=subject,
        right=_right(work, word),
        link=link,
        lead=lead,
        governor=place.get(governor) if governor is not None else None,
        shares=place.get(shares) if shares is not None else None,
        particle=_particle(work, word),
        object_before=object_before(work.parsed, work.tokens, word) if not group.passive else None,
    )


def _particle(work: _Work, word: int) -> str:
    """Return the particle of a verb that its object parts from it."""
    found = work.parsed
    apart = [c for c in found.children[word] if found.tree.relations[c] == "compound:prt"]
    return next((found.low[c] for c in apart if found.token[c] > work.groups[word].end), "")


def _hold(work: _Work, word: int) -> tuple[Link, str, int | None, int | None]:
    """Return how a clause hangs on another, the word that opens it, what it hangs on, and whose subject it shares."""
    found, group = work.parsed, work.groups[word]
    relation, above = found.relation(word), _above(found, word)
    joined = _joined_to(found, word)
    if joined is not None:
        return _joined(work, word, joined)
    lead = _mark(found, word)
    if relation in ("root", "parataxis", "appos", "list", "discourse", "dislocated"):
        return ("that" if lead == "that" and above is not None else "main"), lead, above if lead else None, None
    if group.kind == "infinitive":
        return "infinitive", "", above if _is_bound(work, word, above) else None, None
    if relation == "acl":
        return _of_noun(work, word, lead, above)
    if lead in CONDITIONS or _is_inverted(work, word):
        return "if", lead or "should", above, None
    if group.kind == "reduced" and relation in ("advcl", "xcomp"):
        return ("if", lead, above, None) if lead in TIMES - {"after", "since"} else ("participle", lead, above, None)
    if group.kind == "gerund":
        return "gerund", lead, above, None
    if group.kind == "participle":
        return "participle", "", above, None
    if relation == "advcl":
        return ("when" if lead in TIMES else "other"), lead, above, None
    if relation in ("ccomp", "xcomp", "csubj"):
        return (
            ("other", lead, above, None)
            if lead not in ("", "that") or relation == "csubj"
            else ("that", lead, above, None)
        )
    return "other", lead, above, None


def _joined(work: _Work, word: int, first: int) -> tuple[Link, str, int | None, int | None]:
    group = work.groups[word]
    like = _complement_before(work, word, first)
    if like is not None:
        return _hold(work, like)
    link, lead, governor, _ = _hold(work, first)
    if _has_subject(work.parsed, word):
        own = _mark(work.parsed, word)
        if own and own != lead:
            return ("if" if own in CONDITIONS else "when" if own in TIMES else link), own, governor, None
        return ("main" if link == "relative" else link), lead, governor, None
    if group.kind == "infinitive" and work.tokens[group.start].tag == "to":
        return "infinitive", "", governor if link == "infinitive" else first, None
    if link == "reduced":
        return link, lead, governor, None
    return "and", "", None, first


def _complement_before(work: _Work, word: int, first: int) -> int | None:
    """Return the infinitive that one goes on from that was joined to its verb: "urged X to wait and [to return]"."""
    if work.groups[word].kind != "infinitive" or work.groups[first].kind != "finite":
        return None
    inner = [c for c in work.parsed.those(first, "xcomp", "ccomp", "advcl") if first < c < word and c in work.groups]
    return next((c for c in reversed(inner) if work.groups[c].kind == "infinitive"), None)


def _of_noun(work: _Work, word: int, lead: str, above: int | None) -> tuple[Link, str, int | None, int | None]:
    """Return how a clause hangs that tells of a noun: "who", "which", "sent by", "the claim that"."""
    found = work.parsed
    if work.groups[word].kind == "reduced":
        return "reduced", "", above, None
    if found.tree.relations[word] != "acl:relcl":
        return ("that", lead, above, None) if lead == "that" else ("other", lead, above, None)
    asked = next((found.low[c] for c in found.those(word, "advmod") if found.low[c] in ("where", "when")), "")
    if asked == "where":
        return "other", "where", above, None
    return ("when", "when", above, None) if asked else ("relative", "", None, None)


def _is_bound(work: _Work, word: int, above: int | None) -> bool:
    """Say whether an infinitive is the complement of the verb above, and no purpose and no noun's."""
    found = work.parsed
    if above is None or found.relation(word) == "acl":
        return False
    if found.relation(word) in ("xcomp", "ccomp") or _commands(work, word, above):
        return found.tree.heads[word] == above
    before = work.groups[above]
    between = work.tokens[before.end : work.groups[word].start]
    return before.end <= work.groups[word].start and not any(t.is_noun and t.tag != "time" for t in between)


def _mark(found: Parsed, word: int) -> str:
    """Return the word that opens a clause, "to" excepted."""
    marks = [c for c in found.those(word, "mark", "case") if found.low[c] != "to"]
    marks += [c for c in found.those(word, "advmod") if found.low[c] in ("when", "how", "why", "where", "whenever")]
    return found.low[min(marks)] if marks else ""


def _is_inverted(work: _Work, word: int) -> bool:
    """Say whether "should X attack" or "had X attacked" is a condition."""
    found = work.parsed
    subjects = list(found.those(word, "nsubj"))
    helpers = [c for c in found.those(word, "aux") if found.low[c] in ("should", "had", "were")]
    return found.relation(word) == "advcl" and bool(subjects and helpers) and helpers[0] < subjects[0]


def _subject(work: _Work, word: int) -> Range | None:
    if word not in work.subjects:
        work.subjects[word] = None  # a circle would end here
        work.subjects[word] = _find_subject(work, word)
    return work.subjects[word]


def _find_subject(work: _Work, word: int) -> Range | None:
    found = work.parsed
    own = [c for c in found.those(word, "nsubj") if found.tree.relations[c] != "nsubj:outer"]
    told = found.tree.heads[word] if found.tree.relations[word] == "acl:relcl" else None
    if own:
        spoken = next((c for c in reversed(own) if c < word), own[0])
        if told is None and found.low[spoken] in ("who", "which") and spoken > 1:
            told = _noun_before(found, spoken)
        if told is not None and found.low[spoken] in RELATIVE:
            return told_of(found, work.tokens, told, work.parsed.token[spoken])
        whose = [c for c in found.those(spoken, "nmod") if found.low[c] == "whose"]
        if told is not None and whose:
            owner = told_of(found, work.tokens, told, found.token[whose[0]])
            return (owner[0], found.token[spoken] + 1) if owner else None
        return phrase_of(found, work.tokens, spoken)
    joined = _joined_to(found, word)
    if joined is not None:
        like = _complement_before(work, word, joined)
        return _subject(work, joined if like is None else like)
    if told is not None:
        return None
    if found.relation(word) == "acl":
        head = found.tree.heads[word]
        return (
            told_of(found, work.tokens, head, work.groups[word].start) if work.groups[word].kind == "reduced" else None
        )
    above = _above(found, word)
    if above is None:
        return None
    return _controlled(work, word, above)


def _noun_before(found: Parsed, pronoun: int) -> int:
    """Return the noun that "who" or "which" stands behind, where the parse does not hang its clause on one."""
    noun = pronoun - 1
    while noun > 0 and found.relation(noun) == "punct":
        noun -= 1
    while found.relation(noun) in ("flat", "compound", "appos") and found.tree.heads[noun] < pronoun:
        noun = found.tree.heads[noun]
    return noun


def _controlled(work: _Work, word: int, above: int) -> Range | None:
    """Return who does what hangs on another verb: its object in "urged X to go", else its subject."""
    found, group = work.parsed, work.groups[above]
    complement = found.relation(word) == "xcomp" or _commands(work, word, above)
    if complement and not group.passive and group.lemma not in COMMITTING:
        objects = [c for c in found.those(above, "obj", "iobj", "nsubj") if c > above]
        called = [
            c
            for c in found.those(above, "obl")
            if any(found.low[k] in CALLING for k in found.those(c, "case")) and c < word
        ]
        if objects or (group.lemma in ("call", "appeal", "plead", "press", "lean") and called):
            return phrase_of(found, work.tokens, (objects or called)[0])
    if found.relation(word) == "csubj":
        return None
    if found.relation(word) in ("xcomp", "advcl", "ccomp") or work.groups[word].kind in ("participle", "gerund"):
        return _subject(work, above)
    return None


def _commands(work: _Work, word: int, above: int) -> bool:
    """Say whether an infinitive behind the object of a verb is what somebody is to do: "asked X to leave"."""
    found = work.parsed
    direct = found.tree.heads[word] == above and found.relation(word) == "advcl"
    spoken = direct and work.groups[word].kind == "infinitive" and "object" in effects_of(work.groups[above].lemma)
    return spoken and any(c < word for c in found.those(above, "obj", "iobj"))


def _left(work: _Work, word: int, link: Link, subject: Range | None) -> int:
    """Return where a clause's own words begin, adjuncts before its subject included."""
    group, found, tokens = work.groups[word], work.parsed, work.tokens
    if link in ("infinitive", "gerund", "participle", "reduced", "and"):
        return group.start
    start = subject[0] if subject and subject[1] <= group.start else group.start
    if link == "relative":
        own = [found.token[w] for w in range(len(found.low)) if found.owner[w] == word and found.low[w] in TELLING]
        return min([at for at in own if at <= group.start], default=start)
    while start > 0 and found.owns(start - 1, word) and not _opens(work, start - 1, word):
        start -= 1
    while start < group.start and tokens[start].tag in ("mark", "cc", "quote"):
        start += 1
    return start


def _opens(work: _Work, token: int, word: int) -> bool:
    first = work.parsed.word[token]
    opening = work.parsed.tree.heads[first] == word and work.parsed.relation(first) in ("mark", "cc")
    return opening or work.tokens[token].low in STOP_MARKS or work.tokens[token].tag in ("sub", "rel")


def _right(work: _Work, word: int) -> int:
    """Return where a clause's own words behind its verb end."""
    group, found, tokens = work.groups[word], work.parsed, work.tokens
    end = group.end
    while end < len(tokens) and found.owns(end, word) and tokens[end].low not in ENDING:
        end += 1
    while end > group.end and tokens[end - 1].tag in ("mark", "cc") and tokens[end - 1].low != ")":
        end -= 1
    return end
