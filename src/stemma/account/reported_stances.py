"""
Stances that a report tells of somebody without words or an act of his: "does not recognise the border", "has promised
a clinic", "is opposed to any base".

Rules:
1. What a statement or an act of his shows already is not told again.
2. What opinion says of others, what is denied, and what is told of long ago, is nobody's stance; nor is it one not to
   talk of a thing.
"""

import re
from collections.abc import Iterable, Iterator

from stemma.account.actors import Cast
from stemma.account.holders import holders_of, is_denied, is_of_private_person, issuer_of
from stemma.account.independence import Independence
from stemma.account.issuers import calls_itself
from stemma.account.likeness import held_share
from stemma.account.parameters import AccountParameters
from stemma.account.stands import Stand, matter_of_issue, words_of_issue
from stemma.account.wanted import OWN_OFFICE, issues_in
from stemma.account.witness import Witness, is_background
from stemma.records.account import ActorId
from stemma.records.article import ArticleId
from stemma.records.reading import TakenStance
from stemma.records.span import Span
from stemma.text import edtf

ONE_MATTER = 0.5
"""Share of the words of one issue that another holds when both are told of one thing. 0..1."""

NEAR_DAY = 4
"""How far from a clause its day may stand: "In 1911 Russia demanded". Code points."""

OF_THING = re.compile(r"\b(?:\w{3,}ed|taken|drawn|made|given|sunk|built|held|begun|written)\b(?:\s+[\w.]+){0,4}\s*$")
"""Words between a thing and the day of what was done to it: "signed in Piura in"."""

UNTOLD = re.compile(r"(?:\w+ly )?(?:discuss|comment|talk about|speak of|elaborate|say|name|confirm|respond|answer)\b")
"""What somebody would not talk of is no issue."""


def find_reported(
    known: Iterable[Stand], independence: Independence, cast: Cast, parameters: AccountParameters
) -> list[Stand]:
    """Return the stances that reports tell of states, bodies and persons in office beside those *known*, in order."""
    shown: dict[tuple[ActorId, ArticleId], list[tuple[Span, Stand]]] = {}
    for stand in known:
        for e in stand.evidence:
            shown.setdefault((stand.actor, e.article), []).append((e.span, stand))
    witnesses = (w for w in independence.witnesses.values() if w.article.genre != "opinion")
    return [
        stand
        for witness in witnesses
        for told in witness.reading.stances
        if not _is_past(told, witness, parameters) and not is_denied(witness, told.clause)
        for stand in _stands_of(told, witness, independence, cast)
        if not any(_is_shown(stand, words, k) for words, k in shown.get((stand.actor, witness.id), ()))
    ]


def _is_shown(told: Stand, words: Span, known: Stand) -> bool:
    """Say whether *words*, in the same article, show a stance already, that one or another on the same matter."""
    if not words.overlaps(told.evidence[0].span):
        return False
    return told.stance == known.stance or held_share(told.matter, known.matter) >= ONE_MATTER


def _stands_of(told: TakenStance, witness: Witness, independence: Independence, cast: Cast) -> Iterator[Stand]:
    named = {actor for chain in told.holders if (actor := cast.at(witness.id, chain)) is not None}
    itself = issuer_of(witness, cast) if calls_itself(witness.words(told.subject)) else None
    itself = itself if told.holders else itself or cast.issuers.get(witness.id)
    named = named if itself is None else {itself}
    named = {a for a in named if not is_of_private_person(a, told.subject, witness, cast)}
    states = {cast.actors[a].country for a in named if cast.actors[a].kind == "country"}
    if len(states) == 1:  # "Peru's president": whoever that was taken for, it is Peru's
        named = {a for a in named if cast.actors[a].kind != "person" or cast.actors[a].country in {None, *states}}
    for stance, issue in issues_in(words_of_issue(witness, told.issue), told.stance):
        if UNTOLD.match(issue.removeprefix("to ")):
            continue
        for actor in holders_of(named, cast, own=OWN_OFFICE.match(issue) is not None):
            yield Stand(
                actor=actor, stance=stance, issue=issue, matter=matter_of_issue(issue, actor, cast),
                since=None, statement=None, event=None, evidence=(independence.evidence(witness, told.clause),),
                order=(witness.article.order, told.clause),
            )  # fmt: skip


def _is_past(told: TakenStance, witness: Witness, parameters: AccountParameters) -> bool:
    """
    Say whether its clause has a day so far back that nobody stands there for it: a border agreed to in 2009.

    A day behind a participle of its issue says when something else was: "to suspend the treaty signed in 2009".
    """
    sentence = witness.sentence_at(told.clause)
    near = Span(max(sentence.start, told.clause.start - NEAR_DAY), told.clause.end + NEAR_DAY)
    days = (t for t in witness.reading.times if t.edtf and near.overlaps(t.span))
    text, issue = witness.article.text, told.issue
    times = (t.edtf for t in days if not (issue.contains(t.span) and OF_THING.search(text, issue.start, t.span.start)))
    return any(is_background(edtf.days(t)[1], witness, parameters) for t in times)
