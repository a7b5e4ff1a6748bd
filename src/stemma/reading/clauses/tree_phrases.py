"""
The noun phrases of a parsed sentence: what hangs on a noun, and what a relative clause tells of.
"""

from collections.abc import Sequence

from stemma.reading.clauses.tree_words import BREAKS, Parsed
from stemma.reading.events.words import Token, word_set

RELATIVE = word_set("who which that whom")
OCCASIONS = word_set("day days week month year time moment hour way reason place fact point")
"""Nouns of which a clause tells when, how or why, never what was done: "the day [the deadline ran out]"."""
Range = tuple[int, int]


def object_before(found: Parsed, tokens: Sequence[Token], verb: int) -> Range | None:
    """Return the phrase that a clause tells of and its verb acts on: "[the gates] that X lowered", "[aid] it sent"."""
    noun = found.tree.heads[verb]
    if found.relation(verb) != "acl" or noun < 0 or found.low[noun] in OCCASIONS:
        return None
    relative = [
        c
        for c in found.children[verb]
        if c < verb and found.low[c] in RELATIVE and (found.tree.tags[c] == "PRON" or found.relation(c) == "obj")
    ]
    if not (relative or found.tree.relations[verb] == "acl:relcl") or tokens[found.token[noun]].tag == "time":
        return None
    spoken = next(found.those(verb, "nsubj"), None)
    if spoken is None or spoken in relative or spoken > verb or any(True for _ in found.those(verb, "nsubj:pass")):
        return None
    if any(found.relation(c) not in ("obj", "mark") for c in relative):
        return None  # "in which", "to whom"
    if any(c not in relative for c in found.those(verb, "obj", "ccomp", "xcomp")):
        return None
    return told_of(found, tokens, noun, found.token[min([spoken, *relative])])


def told_of(found: Parsed, tokens: Sequence[Token], noun: int, before: int) -> Range | None:
    """Return the phrase that a clause behind it tells of, with the name that it explains: "Holub, a general who"."""
    while found.relation(noun) == "appos":
        noun = found.tree.heads[noun]
    if found.tree.tags[noun] in ("VERB", "AUX"):
        return None
    phrase = phrase_of(found, tokens, noun)
    end = min(phrase[1], before)
    while end > phrase[0] and tokens[end - 1].tag in ("mark", "quote"):
        end -= 1
    return (phrase[0], end) if end > phrase[0] else None


def phrase_of(found: Parsed, tokens: Sequence[Token], noun: int) -> Range:
    """Return the tokens of a noun's phrase: what hangs on it, up to the first clause or mark that breaks it."""
    inner = _inside(found, noun)
    skipped = {
        c for c in found.children[noun] if found.relation(c) in ("case", "cc", "punct", "mark", "cop", "aux", "nsubj")
    }
    members = {found.token[w] for w in inner if not _hangs_on_any(found, w, skipped, noun)}
    at = found.token[noun]
    start = end = at
    while start - 1 in members or (
        start - 1 > 0 and start - 2 in members and tokens[start - 1].tag in ("mark", "quote")
    ):
        start -= 1
    while end + 1 in members:
        end += 1
    while start < at and tokens[start].tag in ("mark", "quote", "cc", "prep"):
        start += 1
    while end > at and tokens[end].tag in ("mark", "cc", "prep"):
        end -= 1
    return start, end + 1


def _inside(found: Parsed, word: int) -> set[int]:
    out = {word}
    waiting = [word]
    while waiting:
        at = waiting.pop()
        for child in found.children[at]:
            if found.relation(child) in BREAKS and child > word:
                continue
            if found.relation(child) == "conj" and found.owner[child] == child:
                continue
            out.add(child)
            waiting.append(child)
    return out


def _hangs_on_any(found: Parsed, word: int, tops: set[int], stop: int) -> bool:
    while word not in (stop, -1):
        if word in tops:
            return True
        word = found.tree.heads[word]
    return False
