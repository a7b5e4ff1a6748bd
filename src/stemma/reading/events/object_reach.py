"""Where the object of a verb stands: right behind it, behind a day, or behind a short adjunct."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import PHRASE_END, bounds_number, lists, names_after
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import Token, word_set

INNER = frozenset({"of", "than", "per"})
"""Prepositions inside a noun phrase: "more than 500 of its citizens", "25 per cent tariffs"."""
AMOUNTS = frozenset({"million", "billion", "trillion", "dollars", "euros", "pounds", "yen", "m", "bn"})
"""Words behind which "in" tells what the sum is of."""
ARTICLES = word_set("a an some the three two several its his her their")
"""Words with which an object begins that stands behind an adjunct."""
SHIFT_WORDS = 8
"""How many words may stand between a verb and such an object."""


def object_end(scene: Scene, clause: Clause) -> int:
    """Return where the object of a clause's verb ends: at the first preposition but "of", or where the clause does."""
    for at in range(behind_day(scene.tokens, clause.group.end), clause.right):
        token = scene.tokens[at]
        if token.tag == "prep" and not _is_inner(scene.tokens, at) and not _tells_origin(scene, at):
            return at
        if token.tag in ("to", "quote", "sub", "rel") or token.low in PHRASE_END:
            return at
        if token.low == "," and not any(rule(scene.tokens, at) for rule in (lists, _joins_adjectives, names_after)):
            return at
        if token.tag == "time" and not _stands_before_noun(scene.tokens, at):
            return at
    return clause.right


def object_range(scene: Scene, clause: Clause) -> tuple[int, int]:
    """
    Return where the object of a clause's verb stands, which may be behind a short adjunct: "detained in X [a tanker]".

    Such an object begins with an article or a number, right behind a name, a pronoun or a day.
    """
    tokens, start = scene.tokens, behind_day(scene.tokens, clause.group.end)
    end = object_end(scene, clause)
    if clause.group.passive or any(t.is_noun or t.tag == "num" for t in tokens[start:end]):
        return start, end
    if start >= clause.right or tokens[start].tag not in ("prep", "to"):
        return start, end
    for at in range(start + 2, min(start + SHIFT_WORDS, clause.right)):
        before = tokens[at - 1]
        shifted = before.tag in ("name", "pron", "time") or before.is_noun
        if tokens[at].tag == "prep" or tokens[at].low in PHRASE_END or tokens[at].tag in ("sub", "rel", "quote", "to"):
            break
        if shifted and (tokens[at].low in ARTICLES or tokens[at].tag == "num"):
            return at, object_end(scene, replace(clause, group=replace(clause.group, end=at)))
    return start, end


def behind_day(tokens: Sequence[Token], at: int) -> int:
    """Return where the words go on behind a day that stands right behind a verb: "rejected [on Friday] a draft"."""
    start = at
    while at < len(tokens) and (tokens[at].tag == "adv" or (at == start and tokens[at].low in ("on", "until", "till"))):
        at += 1
    if at >= len(tokens) or tokens[at].tag != "time":
        return start
    while at < len(tokens) and tokens[at].tag == "time":
        at += 1
    return at


def _joins_adjectives(tokens: Sequence[Token], comma: int) -> bool:
    """Say whether a comma stands between adjectives: "direct, high-level talks"."""
    if not 0 < comma < len(tokens) - 2:
        return False
    before, behind, after = tokens[comma - 1], tokens[comma + 1], tokens[comma + 2]
    plain = before.tag == "open" and behind.tag in ("open", "adv") and before.mention is None
    goes_on = after.tag in ("open", "noun", "name") or after.low == ","
    return plain and goes_on and not before.low.endswith("s") and not any(f in ("past", "ing") for _, f in behind.forms)


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a preposition stands inside a noun phrase: "more than 500", "at least 25", "about 200 soldiers"."""
    if tokens[at].low == "in" and at and tokens[at - 1].low in AMOUNTS:
        return True  # "$18 million in aid"
    return tokens[at].low in INNER or bounds_number(tokens, at)


def _tells_origin(scene: Scene, at: int) -> bool:
    """Say whether "from" only tells whose people they are: "briefed officials from NATO"."""
    before = scene.tokens[at - 1].mention if at else None
    return scene.tokens[at].low == "from" and before is not None and scene.mentions[before].form == "nominal"


def _stands_before_noun(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    return (
        following is not None
        and following.tag in ("open", "noun")
        and before is not None
        and before.tag in ("poss", "det", "owner", "prep")
    )
