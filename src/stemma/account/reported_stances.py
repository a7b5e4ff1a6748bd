"""
Stances that a report tells of somebody without words or an act of his: "does not recognise the border", "has promised
a clinic", "is opposed to any base".

Rules:
1. They are what the reader's network heard beside what was said, where the verb itself takes a stance.
2. The holder is who the words of the source name, right before the verb; of "which" and "who" it is whoever is named
   right before. What a statement or an act of his shows already is not told again.
3. What opinion says of others, what is denied, and what stands behind an "if", is nobody's stance; nor is it one not
   to talk of a thing.
"""

import re
from collections.abc import Iterable, Iterator

from stemma.account.actors import Cast
from stemma.account.holders import DENIED, may_hold
from stemma.account.independence import Independence
from stemma.account.stands import Stand, matter_of_issue
from stemma.account.subjects import FOLLOWS
from stemma.account.voices import body_of
from stemma.account.wanted import OWN_OFFICE, split_stances, whole_issue
from stemma.account.witness import Witness
from stemma.records.account import ActorId, Evidence
from stemma.records.reading import Attribution, Mention, Stance
from stemma.records.span import Span, hull

RELATIVES = frozenset({"which", "who", "that"})
BEHIND_NAME = re.compile(r",?\s*")
"""What stands between a name and the "which" that goes on about it."""

NEAR_SUBJECT = 40
"""How far before its verb a subject is part of the clause that is shown. Code points."""

SOMEWHERE = re.compile(
    r"(?<!republic )(?<!government )(?<!kingdom )(?<!state )\b(?:in|at|near|from|of|to|with)\s+(?:the\s+)?$"
)
"""Words after which a name in a source is where or whose, not who: "diplomats in Ashgabat"."""

UNTOLD = re.compile(r"\b(?:discuss|comment|talk about|speak of|elaborate|say|name|confirm)\b")
"""What somebody would not talk of is no issue."""

IMAGINED = re.compile(r"\b(?:if|whether|unless|until|should|once|were)\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
"""Words before what is not so."""


def find_reported(known: Iterable[Stand], independence: Independence, cast: Cast) -> list[Stand]:
    """Return the stances that reports tell of states, bodies and persons in office beside those *known*, in order."""
    shown: dict[tuple[ActorId, Stance], list[Evidence]] = {}
    for stand in known:
        shown.setdefault((stand.actor, stand.stance), []).extend(stand.evidence)
    witnesses = (w for w in independence.witnesses.values() if w.article.genre != "opinion")
    return [
        stand
        for witness in witnesses
        for stand in _stands_in(witness, independence, cast)
        if not any(_is_shown(stand.evidence[0], e) for e in shown.get((stand.actor, stand.stance), ()))
    ]


def _is_shown(told: Evidence, known: Evidence) -> bool:
    return told.article == known.article and told.span.overlaps(known.span)


def _stands_in(witness: Witness, independence: Independence, cast: Cast) -> Iterator[Stand]:
    for told in witness.reading.attributions:
        if told.uttered or told.stance is None or told.issue is None or told.cue is None or told.source is None:
            continue
        if not _is_right_before(told.source, told.cue, witness):
            continue
        named = _named_by(told, told.source, witness, cast)
        if named is None or _is_not_so(told.source, witness):
            continue
        actor = named if OWN_OFFICE.match(witness.words(told.issue)) else body_of(named, cast)
        if not may_hold(actor, cast):
            continue
        if UNTOLD.search(witness.words(told.cue)):
            continue
        # Between a verb and a subject that is far stand the other things that he did.
        is_near = told.cue.start - told.source.end <= NEAR_SUBJECT
        clause = hull([told.cue, told.issue, *([told.source] if is_near else [])])
        for stance, words in split_stances(witness.words(told.issue), told.stance):
            if (issue := whole_issue(words, stance)) is not None:
                yield Stand(
                    actor=actor, stance=stance, issue=issue, matter=matter_of_issue(issue, actor, cast), since=None,
                    statement=None, event=None, evidence=(independence.evidence(witness, clause),),
                    order=(witness.article.order, clause),
                )  # fmt: skip


def _named_by(told: Attribution, source: Span, witness: Witness, cast: Cast) -> ActorId | None:
    """Return the actor whom the words of a source name; None where they name nobody, or a place."""
    if told.speaker_chain is not None:
        return cast.at(witness.id, told.speaker_chain)
    if witness.words(source).lower() in RELATIVES:
        before = (m for m in witness.reading.mentions if m.span.end <= source.start and m.form == "name")
        nearest = max(before, key=lambda m: (m.span.end, -m.span.start), default=None)
        if nearest is None or not BEHIND_NAME.fullmatch(witness.article.text, nearest.span.end, source.start):
            return None
        return cast.at(witness.id, nearest.chain)
    named = [m for m in witness.reading.mentions if m.form == "name" and source.contains(m.span)]
    named = [m for m in named if not SOMEWHERE.search(witness.article.text[source.start : m.span.start].lower())]
    person = next((m for m in named if _is_person(m, witness, cast)), None)
    head = person or next(iter(named), None)
    return cast.at(witness.id, head.chain) if head else None


def _is_right_before(source: Span, cue: Span, witness: Witness) -> bool:
    """Say whether nobody else does anything between who takes a stance and the verb, in one sentence."""
    if cue.start < source.end or not witness.sentence_at(source).contains(cue):
        return False
    between = Span(source.end, max(cue.start, source.end + 1))
    named = (m.span for m in witness.reading.mentions if m.form == "name" and between.contains(m.span))
    return not any(FOLLOWS.match(witness.article.text, span.end, cue.end) for span in named)


def _is_person(mention: Mention, witness: Witness, cast: Cast) -> bool:
    actor = cast.at(witness.id, mention.chain)
    return actor is not None and cast.actors[actor].kind == "person"


def _is_not_so(source: Span, witness: Witness) -> bool:
    """Say whether what is told of a source is denied or imagined by the words before."""
    before = witness.article.text[witness.sentence_at(source).start : source.start]
    return bool(IMAGINED.search(before) or DENIED.search(before))
