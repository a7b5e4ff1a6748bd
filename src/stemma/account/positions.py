"""
Who demands, offers, refuses or threatens what, and on which statements and events that rests.

Rules:
1. The actor is the subject of the clause if that is a state or body, else the body that the speaker speaks for.
   What a ministry or a presidency wants is what its state wants.
2. The issue is the object noun phrase; issues are one when they share enough of their matter.
   What is no whole phrase is no issue (`wanted.py`), and without one there is no position.
3. Retelling by another origin adds evidence, never a second position.
4. A warning is a threat only where the one who warns says what he himself would do. Thanks are no support.
5. Nobody refuses in one report what he demands in it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.account.actors import Cast
from stemma.account.contested import without_contested
from stemma.account.holders import (
    holders_of,
    is_denied,
    is_of_private_person,
    is_office_alone,
)
from stemma.account.identity import keep_apart
from stemma.account.independence import Independence, in_order
from stemma.account.joining import join_pairs
from stemma.account.likeness import held_share
from stemma.account.parameters import AccountParameters
from stemma.account.reported_stances import find_reported
from stemma.account.stands import Stand, is_of_another, matter_of_issue, words_of_issue
from stemma.account.statements import Saying
from stemma.account.tellings import Telling
from stemma.account.voices import body_of
from stemma.account.wanted import OWN_OFFICE, issues_in, told_behind_noun, without_day
from stemma.account.whose_words import OWN_SIDE, holders_of_words
from stemma.account.witness import Witness, days_since, is_background
from stemma.records.account import AccountEvent, ActorId, Evidence, Position, Statement
from stemma.records.article import derive_id
from stemma.records.reading import Stance
from stemma.records.span import Span
from stemma.text import edtf

STANCE_OF_ACT: Mapping[str, Stance] = {"REQUEST": "demands", "REJECT": "refuses", "THREATEN": "threatens"}
"""Acts that are a stance by themselves."""

AGAINST: tuple[Stance, ...] = ("refuses", "opposes", "threatens")
CONTRARY: Mapping[str, tuple[Stance, ...]] = {
    **dict.fromkeys(("AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE"), AGAINST),
    **dict.fromkeys(("REJECT", "THREATEN"), ("accepts", "supports")),
}
"""Stances that an act of that type cannot show."""

DENIALS = frozenset({"deny", "deni", "denied", "denial"})
"""Stems of saying that a thing is not so, which is no refusal."""

ONE_MATTER = 0.8
"""Share of the words of a refusal that a demand holds when both are of one thing. 0..1."""

WANTED = frozenset({"demand", "seek", "sought", "requir"})
"""Stems of verbs of which the subject in the passive is what is wanted, and not who is asked."""

WARNINGS = frozenset({"warn", "caution", "alert"})
OWN_DEED = re.compile(
    r"\b(?:would|will|shall|['’]ll|unless|consequences|retaliat\w+|respond\w*|response|answer\w*)\b", re.IGNORECASE
)
"""Words of what somebody says he would do. Source: compiled by the project; CC0."""

PASSIVE = re.compile(r"\s*\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""What stands before an act that is told of what it is done to."""

POINTED = re.compile(r"(?:the|this|that|its|their|his|her) (?:proposal|offer|plan|idea|request|demand)", re.IGNORECASE)
"""How a report points at what was offered or demanded. Source: compiled by the project; CC0."""

OFFERED_BEFORE = re.compile(
    r"\b(?P<issue>(?:to (?!(?:the|an?|its|his|her|their|this|that|both|all)\b)|that )[^,;.]{5,100})"
    r"(?:, on condition [^,;.]{3,80})?, (?:an?|the)"
    r" (?P<noun>proposal|offer|plan|idea|request|demand|call|invitation|suggestion|arrangement|deal|formula|compromise)"
    r" (?:that|which) [^,;.]{2,60} $",
    re.IGNORECASE,
)
"""What was offered, before words that point at it. Source: compiled by the project; CC0."""

OFFER = re.compile(r"(?:offers?|proposals?)(?: made)?", re.IGNORECASE)
OFFERED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
"""Nouns for what is offered, and types of acts that tell it."""

NOUNS = re.compile(r"(?:offers?|proposals?)(?: made)?|demands?|requests?|rejections?|refusals?", re.IGNORECASE)
"""Nouns for acts behind which "of", "for" and "by" lead to what the act is about, or to who does it."""

KIND_WORDS = re.compile(r"\b(?:condolences|sympath\w+|thanks|congratulations|apolog\w+|prayers)\b", re.IGNORECASE)
"""What is offered in words alone. Source: compiled by the project; CC0."""

COURTESIES = frozenset({"thank", "gratitud", "condol", "congratulat", "sympath", "mourn", "prais", "tribut", "appreci"})
"""Stems of thanks and condolences, which are no support of anything."""

THAT = "that"
"""What may end the words of an act and opens what it is about: "[demanded that] she be freed"."""

TO_BE_DONE = re.compile(r"\s+be\s+[a-z]{3,}\b(?:(?!\s(?:was|were|is|has|had)\b)(?:[^,.;:\n]|,(?=\d))){0,60}")
"""What is demanded to be done to somebody, behind a clause that ends with him."""


def find_positions(
    statements: Sequence[tuple[Statement, Sequence[Saying]]],
    events: Sequence[tuple[AccountEvent, Sequence[Telling]]],
    cast: Cast,
    independence: Independence,
    parameters: AccountParameters,
) -> tuple[Position, ...]:
    """Return the positions of all actors, by first evidence."""
    cast = without_contested(cast, events, parameters)
    stands = [s for record, group in statements for s in _of_statement(record, group, cast)]
    said = list(stands)
    stands += [s for event, tellings in events for s in _of_event(event, tellings, cast, said, parameters)]
    stands += find_reported(stands, independence, cast, parameters)
    stands = _without_offices(_without_contradiction(stands), cast)
    stands.sort(key=lambda s: (s.order, s.stance, s.actor))
    of_one: dict[tuple[ActorId, Stance], list[int]] = {}
    for n, stand in enumerate(stands):
        of_one.setdefault((stand.actor, stand.stance), []).append(n)
    links = [
        (share, a, b)
        for same in of_one.values()
        for k, a in enumerate(same)
        for b in same[k + 1 :]
        if (share := held_share(stands[a].matter, stands[b].matter)) >= parameters.issue_overlap
    ]
    groups = join_pairs(len(stands), links, lambda a, b: _of_one_actor(stands[a], stands[b]))
    made = keep_apart(_make_position([stands[n] for n in group], independence) for group in groups)
    return tuple(sorted(made, key=lambda p: (p.evidence[0].article, p.evidence[0].span, p.id)))


def _of_statement(record: Statement, group: Sequence[Saying], cast: Cast) -> list[Stand]:
    said = next((s for s in group if s.attribution.stance), None)
    if said is None or said.attribution.stance is None:
        return []
    content, stance = said.attribution.content[0], said.attribution.stance
    holders = holders_of_words(said, cast)
    if not holders or is_denied(said.witness, content) or is_denied(said.witness, said.attribution.cue or content):
        return []
    words = words_of_issue(said.witness, said.attribution.issue or content)
    if OWN_OFFICE.match(words) and said.speaker is not None:
        holders = (said.speaker,)
    return [
        Stand(
            actor=actor, stance=taken, issue=issue, matter=matter_of_issue(issue, actor, cast),
            since=_told_by_then(record.date, said.witness), statement=record.id, event=None,
            evidence=record.evidence, order=(said.witness.article.order, content),
        )
        for taken, issue in issues_in(words, stance)
        for actor in holders
    ]  # fmt: skip


def _is_long_ago(event: AccountEvent, telling: Telling, parameters: AccountParameters) -> bool:
    """Say whether an act lies so far back from its report that nobody stands there for it: a border fixed in 2009."""
    return is_background(edtf.days(event.date)[1], telling.witness, parameters)


def _of_event(
    event: AccountEvent,
    tellings: Sequence[Telling],
    cast: Cast,
    said: Sequence[Stand],
    parameters: AccountParameters,
) -> list[Stand]:
    known = [t for t in tellings if t.event.by == "rules"] or tellings
    telling = next((t for t in known if t.event.stance), known[0])
    told = telling.event.stance or _stance_of_noun(telling)
    # the type that the network gives an act says too little of whose stance it is, and what about
    stance = told or (STANCE_OF_ACT.get(event.type) if telling.event.by == "rules" else None)
    if stance is None or event.status in {"cancelled", "denied"} or stance in CONTRARY.get(event.type, ()):
        return []
    if event.status == "proposed" and not told:
        return []
    if (telling.trigger & DENIALS and not telling.event.stance) or is_of_another(telling):
        return []
    if telling.trigger & COURTESIES or _is_long_ago(event, telling, parameters):
        return []
    if is_denied(telling.witness, telling.clause):
        return []
    actors = _actors_of(event, telling, _owners(tellings), cast)
    rest = _behind(telling)
    if stance == "threatens" and telling.trigger & WARNINGS and not _is_own_deed(telling, rest, actors, cast):
        return []
    passive = _is_passive(telling)
    if passive and stance == "demands" and not telling.trigger & WANTED:
        return []  # "when it was requested to answer": who asked is another
    if passive and telling.event.issue and telling.event.issue.start >= telling.event.trigger.end:
        return []  # "were refused entry to the plant": who refused is another
    words = _undergone(telling) if not telling.event.issue and passive else None
    words = words or _pointed_at(telling) or words_of_issue(telling.witness, telling.event.issue or rest)
    words = _meant(words, telling, said)
    if telling.event.issue is None and NOUNS.fullmatch(telling.witness.words(telling.event.trigger)):
        words = told_behind_noun(words)
    if OWN_OFFICE.match(words):
        actors = {p.actor for p in event.parties if p.actor and cast.actors[p.actor].kind == "person"} or actors
    return [
        Stand(
            actor=actor, stance=taken, issue=issue, matter=matter_of_issue(issue, actor, cast),
            since=_told_by_then(event.date, telling.witness), statement=None, event=event.id, evidence=_plain(event),
            order=(telling.witness.article.order, telling.clause),
        )
        for taken, issue in issues_in(words, stance)
        for actor in sorted(actors)
    ]  # fmt: skip


def _behind(telling: Telling) -> Span:
    """Return the words behind an act, with what is to be done: "a demand that the families [be paid at once]"."""
    trigger = telling.event.trigger
    start = trigger.end - len(THAT) if telling.witness.words(trigger).endswith(f" {THAT}") else trigger.end
    end = max(telling.clause.end, trigger.end + 1)
    undone = TO_BE_DONE.match(telling.witness.article.text, end)
    return Span(start, undone.end() if undone else end)


def _stance_of_noun(telling: Telling) -> Stance | None:
    """Return the stance that a noun for an act is: "a Thai offer of joint patrols", never one of condolences."""
    if telling.event.type not in OFFERED or not OFFER.fullmatch(telling.witness.words(telling.event.trigger)):
        return None
    return None if KIND_WORDS.search(telling.witness.words(telling.clause)) else "offers"


def _is_passive(telling: Telling) -> bool:
    """Say whether the act is told of what it is done to: "the proposal was rejected by the Saudi side"."""
    goes_on = telling.witness.words(telling.event.trigger).split()[0].endswith("ing")  # "was bowing out"
    before = telling.witness.article.text[telling.clause.start : telling.event.trigger.start]
    return not goes_on and PASSIVE.search(before) is not None


def _pointed_at(telling: Telling) -> str | None:
    """Return what was offered right before: "offered to send monitors, a proposal that Peru turned down"."""
    trigger, text = telling.event.trigger, telling.witness.article.text
    sentence = telling.witness.sentence_at(trigger)
    found = OFFERED_BEFORE.search(text[sentence.start : trigger.start])
    return f"the {found['noun'].lower()} {found['issue']}" if found else None


def _undergone(telling: Telling) -> str:
    """Return what the act is done to."""
    before = telling.witness.article.text[telling.clause.start : telling.event.trigger.start]
    return PASSIVE.sub("", before).strip(" ,")


def _meant(words: str, telling: Telling, said: Sequence[Stand]) -> str:
    """Return *words*; of "the proposal" what was last offered or demanded before in the article."""
    pointer = without_day(words)
    if not POINTED.fullmatch(pointer):
        return words
    meant = [s for s in said if s.stance in {"offers", "demands"} and s.order[0] == telling.witness.article.order]
    meant = [s for s in meant if s.order[1] < telling.clause]
    if not meant:
        return words
    issue = max(meant, key=lambda s: s.order[1]).issue
    # What another offered to do is turned down as his: "the proposal to suspend drilling".
    return f"{pointer[0].lower()}{pointer[1:]} {issue}" if issue.startswith(("to ", "that ")) else issue


def _is_own_deed(telling: Telling, rest: Span, actors: set[ActorId], cast: Cast) -> bool:
    """Say whether what is warned of is what the warner would do: not that others will, nor that something is so."""
    words = telling.witness.words(rest)
    if not OWN_DEED.search(words):
        return False
    that = words.find("that ")
    subject = rest.start + that + len("that ") if that >= 0 else rest.start
    for mention in telling.witness.reading.mentions:
        if subject <= mention.span.start <= subject + len("the "):
            actor = cast.at(telling.witness.id, mention.chain)
            if actor is not None and mention.form == "name":
                return actor in actors or body_of(actor, cast) in actors
    return True


def _actors_of(event: AccountEvent, telling: Telling, without: set[ActorId], cast: Cast) -> set[ActorId]:
    """Return who holds the stance of an act: the states and bodies that do it, and who speaks for himself."""
    doing = {p.actor for p in event.parties if p.actor and p.role != "target"} - without
    return set(
        holders_of((a for a in doing if not is_of_private_person(a, telling.clause, telling.witness, cast)), cast)
    )


def _owners(tellings: Sequence[Telling]) -> set[ActorId]:
    """Return who only says whose somebody is: her in "her spokesman, X"."""
    return {
        owner.actor
        for t in tellings
        for owner in t.parties
        if OWN_SIDE.fullmatch(t.witness.words(owner.span))
        if any(p.is_person and p.role == owner.role and p.span.start > owner.span.end for p in t.parties)
    }


def _without_contradiction(stands: Sequence[Stand]) -> list[Stand]:
    """Return *stands* without refusals of what the same actor demands in the same report: another refuses there."""
    demands: dict[tuple[ActorId, tuple[str, str]], list[Stand]] = {}
    for stand in stands:
        if stand.stance == "demands":
            demands.setdefault((stand.actor, stand.order[0]), []).append(stand)

    def is_own(stand: Stand) -> bool:
        here = demands.get((stand.actor, stand.order[0]), ())
        return any(held_share(d.matter, stand.matter) >= ONE_MATTER for d in here)

    return [s for s in stands if s.stance != "refuses" or not is_own(s)]


def _without_offices(stands: Sequence[Stand], cast: Cast) -> list[Stand]:
    """Return *stands* without those of an office whose state is shown to take the same one in the same words."""
    of_states: dict[tuple[Stance, tuple[str, str]], list[Stand]] = {}
    for stand in stands:
        if cast.actors[stand.actor].kind == "country":
            of_states.setdefault((stand.stance, stand.order[0]), []).append(stand)

    def is_told(stand: Stand) -> bool:
        here = of_states.get((stand.stance, stand.order[0]), ())
        return any(held_share(s.matter, stand.matter) >= ONE_MATTER for s in here)

    return [s for s in stands if not (is_office_alone(s.actor, cast) and is_told(s))]


def _of_one_actor(a: Stand, b: Stand) -> bool:
    return a.actor == b.actor and a.stance == b.stance


def _make_position(stands: Sequence[Stand], independence: Independence) -> Position:
    evidence = in_order(e for s in stands for e in s.evidence)
    attested = independence.attest(evidence)
    first = stands[0]
    since = [s.since for s in stands if s.since and edtf.is_valid(s.since)]
    issues = [s.issue for s in stands]
    return Position(
        id=derive_id("p", *first.order[0], first.order[1].start, first.stance, first.actor),
        actor=first.actor,
        issue=Counter(issues).most_common(1)[0][0],
        stance=first.stance,
        since=min(since, key=edtf.sort_key, default=None),
        statements=tuple(sorted({s.statement for s in stands if s.statement})),
        events=tuple(sorted({s.event for s in stands if s.event})),
        origins=attested.origins,
        newsrooms=attested.newsrooms,
        evidence=evidence,
    )


def _told_by_then(date: str | None, witness: Witness) -> str | None:
    """Return *date*, None where it lies after the report: nobody took a stand on a day that was still to come."""
    return None if days_since(edtf.days(date)[0], witness) < 0 else date


def _plain(event: AccountEvent) -> tuple[Evidence, ...]:
    return tuple(Evidence(article=e.article, span=e.span, origin=e.origin) for e in event.evidence)
