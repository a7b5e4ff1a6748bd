"""
What was not done: nobody did it, it fell on nothing, it only nearly came to it, it is a condition, a rumour, a plan.

Each is told by a few words right beside the verb, whatever its tense.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from stemma.reading.clauses.form import Clause
from stemma.reading.events.words import Token, word_set

NEARLY = word_set("nearly almost")
"""What right before a verb says that it did not come to it: "nearly struck a tanker"."""
NOBODY = word_set("nobody nothing none never hardly barely scarcely")
"""What right before a verb says that nobody did it, or never: "and [never] recalled its envoy"."""
STILL_LESS = frozenset({("let", "alone"), ("still", "less"), ("much", "less")})
NONE = frozenset({"no", "neither", "none", "nobody", "nothing"})
AIMS = word_set(
    "goal aim purpose objective task idea hope dream ambition challenge point strategy trick temptation option"
)
AIM_WORDS = 8
"""How many words before its verb an aim is named."""
LIKELY = frozenset({"likely", "unlikely"})
INVERTED = frozenset({"had", "were", "should"})
"""What opens a condition without "if": "Had Peru closed the gates"."""
AWAITED = word_set("expected due set scheduled slated planned intended meant supposed tipped")
"""What "had been ... to" leaves behind: "had been due to meet" met not, or nobody says so."""
CLAIMS = word_set(
    """
    claim claims accusation accusations allegation allegations report reports charge charges suggestion suggestions
    assertion assertions story stories
    """
)
WRONGLY = word_set("wrongly falsely erroneously mistakenly incorrectly")
WRONG_WORDS = 6
"""How many words before what is said it may be called wrong: "was quoted as saying, wrongly, that"."""
RUMOURS = word_set("rumour rumours rumor rumors gossip hoax")
FALSE = word_set(
    """
    false untrue unfounded groundless baseless wrong fabricated invented bogus fake nonsense rubbish fiction fabrication
    fabrications lie lies invention inventions
    """
)
UNTRUE = re.compile(
    rf"\b(?:(?:is|are|was|were|be|been|as) (?:(?:all|a|an|pure|sheer|\w+ly) )*(?:{'|'.join(sorted(FALSE))})"
    r"|(?:do|does|did) not (?:correspond|conform) to|(?:has|have|had) no (?:basis|foundation|grounds?)"
    r"|(?:is|are|was|were) no truth|(?:lack|lacks|lacked) any (?:basis|foundation))\b"
)
"""What says behind or before a claim that it is false: "were all invented", "have no foundation"."""
OF_CLAIM = frozenset({"in", "by", "from", "of", "on", "to", "according"})
SAYS = word_set("said says say told tells suggested suggests showed shows added")
CLAIM_WORDS = 8
"""How far behind a claim its content may begin."""
BEFORE_CLAIM = 5
"""How many words before a claim it may be called false: "there is no truth in the reports that"."""


def has_no_object(tokens: Sequence[Token], clause: Clause) -> bool:
    """Read "held no talks", "took no action": nothing happened; "sent no more than 40 observers" did."""
    if clause.group.lemma == "say":
        return False  # "said no to the plan"
    firsts = (clause.group.end, *(clause.subject[:1] if clause.subject else ()))
    nones = [at for at in firsts if at < len(tokens) and tokens[at].low in NONE]
    return any(not _bounds(tokens, at) for at in nones)


def is_of_nobody(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether right before the verb stands who did not do it, or how near it came: "nobody", "no one", "nearly"."""
    if _is_still_less(tokens, clause):
        return True
    at = clause.group.start - 1
    words = [t.low for t in tokens[max(at - 1, 0) : at + 1]]
    return bool(words) and (words[-1] in NOBODY | NEARLY or words == ["no", "one"])


def _is_still_less(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the verb stands behind "let alone" or "still less", which go on from what is not so."""
    pairs = {(a.low, b.low) for a, b in pairwise(tokens[: clause.group.start])}
    return bool(pairs & STILL_LESS)


def is_inverted(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether a clause is a condition without "if" that opens the sentence: "Had Peru closed the gates, Chile"."""
    comma = next((at for at, t in enumerate(tokens) if t.low == ","), 0)
    return tokens[0].low in INVERTED and clause.group.start < comma


def _bounds(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "no" only bounds a number: "no more than 40", "no fewer than a dozen"."""
    return [t.low for t in tokens[at + 2 : at + 3]] == ["than"] and tokens[at + 1].low in ("more", "fewer", "less")


def is_rumoured(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the clause is what a rumour says, or a report that proved false."""
    word = noun_before_that(tokens, clause)
    if not word:
        return False
    if any(t.low in WRONGLY for t in tokens[max(clause.left - WRONG_WORDS, 0) : clause.left]):
        return True
    proved = any(a.low == "proved" and b.low in FALSE for a, b in pairwise(tokens[clause.group.end :]))
    return word in RUMOURS or (word in CLAIMS and proved)


def is_called_false(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the clause is what a claim says that is called false: "reports that X fled were invented"."""
    at = _claim_of(tokens, clause)
    if at is None:
        return False
    before = tokens[max(at - BEFORE_CLAIM, 0) : at]
    sides = (" ".join(t.low for t in side) for side in (before, tokens[clause.group.end :]))
    return any(t.low in FALSE for t in before) or any(UNTRUE.search(side) for side in sides)


def _claim_of(tokens: Sequence[Token], clause: Clause) -> int | None:
    """Return the claim whose content a clause is: "claims in a newspaper that X fled", "reports according to which"."""
    words = [t.low for t in tokens[: clause.group.start]]
    for at in range(len(words) - 1, 0, -1):
        if words[at] in ("that", "which"):
            left = max(at - CLAIM_WORDS, 0)
            claim = next((n for n in range(at - 1, left - 1, -1) if words[n] in CLAIMS), None)
            if claim is not None and _says_more(words[claim + 1 : at]):
                return claim
    return None


def _says_more(words: Sequence[str]) -> bool:
    """Say whether *words* only say more of the noun before them: "in a newspaper", "to the effect", "according to"."""
    return not words or (words[0] in OF_CLAIM and not any(w in SAYS or w in ",;:" for w in words))


def noun_before_that(tokens: Sequence[Token], clause: Clause) -> str:
    """Return the word whose content a clause is: of "the [claim] that X fired"; "" where it is of none."""
    return tokens[clause.left - 2].low if clause.lead == "that" and clause.left > 1 else ""


def was_awaited(tokens: Sequence[Token], governor: Clause) -> bool:
    """Say whether an act had been due, planned or expected, and others came to pass since."""
    group = governor.group
    return tokens[group.main].low in AWAITED and any(t.low == "had" for t in tokens[group.start : group.main])


def is_foretold(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the act is only likely, or what another would do: "was likely to", "a worthy rival would demand"."""
    if any(t.low in LIKELY for t in tokens[clause.group.start : clause.group.end]):
        return True
    if clause.link != "main" or clause.group.tense != "would" or clause.subject is None:
        return False
    return tokens[clause.subject[0]].low in ("a", "an", "any", "such")


def is_aim(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether "is to" tells what an aim is: "the goal, he said, is to forge a truce"."""
    start = clause.group.start
    if [t.low for t in tokens[start + 1 : start + 2]] != ["to"] or tokens[start].tag != "be":
        return False
    return any(t.low in AIMS for t in tokens[max(start - AIM_WORDS, 0) : start])


def is_to_have_been(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Read "will come only when Peru has left": what is to be over before something is to be."""
    perfect = any(t.low in ("has", "have") for t in tokens[clause.group.start : clause.group.main])
    above = clauses[clause.governor].group.tense if clause.governor is not None else "none"
    return perfect and above in ("future", "would", "modal")


def goes_on_imagined(tokens: Sequence[Token], first: Clause, clause: Clause) -> bool:
    """Read "would have recalled its envoy, frozen the accounts and asked": a participle goes on from "would have"."""
    return would_have_been(tokens, first) and clause.group.start == clause.group.main


def would_have_been(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether a verb stands behind "would have": "they would have met"."""
    group = clause.group
    return group.tense == "would" and any(t.low == "have" for t in tokens[group.start : group.main])
