"""
Which tellings are one event.

Rules:
1. Copied passages tell one event, whatever a copyist did to its date.
2. One act has one kind, one time, one set of parties: kinds must be of one family, dates must meet, parties must
   match (a person for his state or body), places must not be apart.
3. An undated telling joins a dated event only if there is exactly one that it fits.
4. Undated tellings of a standing act (a build-up, a demand) join when source and matter agree.
5. Harm of one kind at one place on one day is one scene, whatever reporters call it (`scenes.py`).
6. Nothing is joined that any two members speak against: no drift over near misses.
7. A retold clause whose date alone differs by little is one event with a disputed date.
"""

import re
from dataclasses import dataclass

from stemma.account import places
from stemma.account.breaths import is_one_breath
from stemma.account.comings import is_one_coming
from stemma.account.deeds import are_two_deeds, is_one_deed, is_one_wreck, is_redated_deed
from stemma.account.likeness import held_share, shared_share
from stemma.account.matter import without_countries
from stemma.account.parameters import AccountParameters
from stemma.account.parts import is_tied
from stemma.account.same_parties import (
    SPEECH_ACTS,
    both_ways,
    days_of,
    fight_each_other,
    lets_same_go,
    matched,
    named_parties,
    parties_match,
    persons_met,
    strikes_same,
)
from stemma.account.scenes import is_one_scene, may_be_one_scene
from stemma.account.tellings import Telling
from stemma.account.witness import Alignment, days_apart
from stemma.records.account import DAY
from stemma.text import edtf

ONE_FAMILY = frozenset(
    frozenset(pair)
    for pair in (
        ("ASSAULT", "COERCE"), ("AGREE", "SUPPORT"), ("AGREE", "COOPERATE"), ("SUPPORT", "COOPERATE"),
        ("SUPPORT", "AID"), ("COOPERATE", "AID"), ("CONCEDE", "RETREAT"), ("CONCEDE", "AGREE"),
        ("SANCTION", "COERCE"), ("ASSAULT", "OTHER"),
    )
)  # fmt: skip
"""PLOVER types that two reporters may choose for one act. Source: compiled by the project; CC0."""

FUTURE = frozenset({"scheduled", "proposed"})
MEASURES = frozenset({"SANCTION", "COERCE", "CONCEDE", "RETREAT", "AID"})
"""Types of acts that a state does to another at once, and seldom twice in two days."""

ACCEPTING = frozenset({"agre", "agree", "agreement", "accept", "approv", "consent"})
"""Stems of taking what was offered: to offer is another act. Source: compiled by the project; CC0."""

DONE_ONCE = frozenset({"sign", "inaugur", "sworn", "elect", "vote", "referendum", "funeral", "buri", "ceremon"})
"""Stems of acts that are done once: two days for one of them are a dispute. Source: compiled by the project; CC0."""

BOTH_SIDES = 2
"""How many parties agree where both who did it and to whom it was done are known."""

LEAST_SAID_AGAIN = 2
"""Words, the act left out, that two undated acts of speech share where their reports lie days apart. Words."""

ONE_CRAFT = re.compile(
    r"\b(?:plane|aircraft|airliner|jet|helicopter|drone|ship|vessel|tanker|trawler|freighter|ferry|yacht|boat|submarine)\b",
    re.IGNORECASE,
)
"""One vessel or aircraft. Source: compiled by the project; CC0."""

COPIED = 3.0
"""Strength of a link that lineage makes: before every likeness."""

ONE_SCENE = 1.0
"""Strength of a link between two tellings of one scene of harm, before what their words share."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What it takes for two tellings to be one event."""

    alignment: Alignment
    parameters: AccountParameters

    def agree(self, a: Telling, b: Telling) -> bool:
        """Say whether nothing speaks against the two being one event."""
        if self.is_copied(a, b):
            return True
        if is_one_breath(a, b) or is_tied(a, b) or is_tied(b, a):
            return False
        if is_said_of_other(a, b, self.parameters) or are_two_deeds(a, b):
            return False
        of_one_scene = is_one_scene(a, b, self.parameters)
        if not (of_one_scene or of_one_family(a, b)) or a.is_several != b.is_several:
            return False
        if a.contact != b.contact and not is_one_coming(a, b):
            return False
        may_be = of_one_scene or may_be_one_scene(a, b, self.parameters)
        if places.are_apart(a.place, b.place) and not (may_be or is_one_day(a, b)):
            return False
        if not (may_be or parties_match(a, b) or is_one_deed(a, b)) or not status_fits(a, b):
            return False
        return of_one_scene or not dates_apart(a, b) or self.is_redated(a, b)

    def strength(self, a: Telling, b: Telling) -> float:
        """Return how surely the two are one event, both dated or both not; 0 where nothing speaks for it."""
        if self.is_copied(a, b):
            return COPIED
        if not self.agree(a, b):
            return 0.0
        if bool(a.date) == bool(b.date) and is_one_scene(a, b, self.parameters):
            return ONE_SCENE + held_share(a.matter, b.matter)
        if a.date and b.date:
            return self._dated(a, b)
        if a.date or b.date:
            return 0.0
        return self._undated(a, b)

    def fits(self, undated: Telling, dated: Telling) -> bool:
        """Say whether an undated telling may be of a dated event, as far as these two tell."""
        if not self.agree(undated, dated) or not can_be_past(undated, dated):
            return False
        if is_one_scene(undated, dated, self.parameters):
            return True
        if is_one_wreck(undated, dated) or (is_one_deed(undated, dated) and self._is_news_of(undated, dated)):
            return True
        likeness = held_share(undated.matter, dated.matter)
        if undated.event.type == "CONSULT":
            if not named_parties(undated):
                return self._meets_there(undated, dated)
            if min(len(undated.parties), len(dated.parties)) > 1:
                return both_ways(undated, dated)
            return both_ways(undated, dated) and likeness >= self.parameters.issue_overlap
        if undated.event.type in SPEECH_ACTS:
            return aims_alike(undated, dated) >= self.parameters.paraphrase_overlap
        if strikes_same(undated, dated) and self._is_news_of(undated, dated):
            return True
        same_trigger = bool(undated.trigger & dated.trigger)
        return same_trigger and likeness >= self.parameters.issue_overlap

    def is_copied(self, a: Telling, b: Telling) -> bool:
        """Say whether lineage holds the two clauses to be one passage, with the same act in it."""
        if a.witness.id == b.witness.id or a.event.type != b.event.type:
            return False
        if not (a.trigger == b.trigger or a.trigger & b.trigger):
            return False
        return self.alignment.same_passage(a.witness.id, a.clause, b.witness.id, b.clause)

    def is_once(self, a: Telling, b: Telling) -> bool:
        """Say whether two articles tell of what is done once (signing, swearing in): a second day is disputed."""
        if a.witness.id == b.witness.id or not (a.date and b.date) or a.event.status != b.event.status:
            return False
        codes = {m for m in a.matter & b.matter if m.isupper()}
        one_place = places.are_one(a.place or "", b.place or "") or bool(codes)
        gap = _days_between(a.date, b.date)
        return one_place and bool(a.trigger & b.trigger & DONE_ONCE) and gap <= self.parameters.slipped_days

    def is_redated(self, a: Telling, b: Telling) -> bool:
        """Say whether two articles tell of one act, though on days that differ: the day is disputed."""
        return self.is_retold(a, b) or self.is_once(a, b) or self.is_done_to_same(a, b)

    def is_done_to_same(self, a: Telling, b: Telling) -> bool:
        """Say whether the same did the same to the same on neighbouring days, as two articles tell it."""
        if a.witness.id == b.witness.id or not (a.date and b.date) or a.event.status != b.event.status:
            return False
        if _days_between(a.date, b.date) > self.parameters.neighbour_days:
            return False
        if is_redated_deed(a, b):
            return True
        if a.event.type not in MEASURES:
            return False
        ours, theirs = a.matter | a.trigger, b.matter | b.trigger
        return (
            bool(a.trigger & b.trigger)
            and both_ways(a, b)
            and matched(a, b) > 1
            and len(without_countries(ours & theirs)) > 1
            and held_share(ours, theirs) >= self.parameters.retold_clause
        )

    def is_retold(self, a: Telling, b: Telling) -> bool:
        """Say whether two dated clauses are one but for their day."""
        if a.witness.id == b.witness.id or not (a.date and b.date) or a.event.type in SPEECH_ACTS:
            return False
        gap = _days_between(a.date, b.date)
        return (
            gap <= self.parameters.slipped_days
            and bool(a.trigger & b.trigger)
            and both_ways(a, b)
            and min(len(a.matter - a.trigger), len(b.matter - b.trigger)) >= self.parameters.retold_words
            and shared_share(a.matter, b.matter) >= self.parameters.retold_clause
        )

    def _dated(self, a: Telling, b: Telling) -> float:
        if a.date is None or b.date is None:
            return 0.0
        if a.date != b.date and not self._meets_narrowly(a, b):
            return self.parameters.retold_clause if self.is_redated(a, b) else 0.0
        likeness = aims_alike(a, b) if a.event.type in SPEECH_ACTS else held_share(a.matter, b.matter)
        placed = bool(a.place and b.place)
        if a.event.type == "CONSULT" and (matched(a, b) >= 2 or placed):
            return 1.5 + likeness
        if a.date == b.date and (strikes_same(a, b) or fight_each_other(a, b)):
            return 1.2 + likeness
        if is_one_deed(a, b) and (a.date[:DAY] == b.date[:DAY] or self._meets_narrowly(a, b)):
            return 1.1 + likeness
        if a.date == b.date and self._moves_there(a, b):
            return 1.1 + likeness
        if lets_same_go(a, b) or is_one_coming(a, b) or (_is_one_verb(a, b) and placed):
            return 1.1 + likeness
        asked = self.parameters.issue_overlap
        if a.trigger & b.trigger or placed:
            asked *= 0.7
        return 1.0 + likeness if likeness >= asked else 0.0

    def _undated(self, a: Telling, b: Telling) -> float:
        if days_apart(a.witness, b.witness) > self.parameters.background_days:
            return 0.0
        # Of what is said the act alone ("rejected") tells nothing: its object decides.
        likeness = aims_alike(a, b) if a.event.type in SPEECH_ACTS else held_share(a.matter, b.matter)
        if a.event.type in SPEECH_ACTS and self._is_said_again(a, b):
            return 0.0
        if is_one_deed(a, b) and days_apart(a.witness, b.witness) <= self.parameters.same_occasion_days:
            return 1.0
        if a.event.type == "CONSULT":
            if persons_met(a, b) > 1 and days_apart(a.witness, b.witness) <= self.parameters.slipped_days:
                return 1.0
            if not both_ways(a, b):
                return 0.0
        if min(len(a.matter), len(b.matter)) < 2 or (a.event.type == "AGREE" and _offers_and_accepts(a, b)):
            return 0.0
        return likeness if likeness >= self.parameters.issue_overlap else 0.0

    def _is_said_again(self, a: Telling, b: Telling) -> bool:
        """Say whether reports of several days share one word at most of what is said: it may be said of two things."""
        ours, theirs = (a.aim, b.aim) if a.aim and b.aim else (a.matter, b.matter)
        shared = (ours & theirs) - a.trigger - b.trigger
        return days_apart(a.witness, b.witness) > self.parameters.slipped_days and len(shared) < LEAST_SAID_AGAIN

    def _moves_there(self, a: Telling, b: Telling) -> bool:
        """Say whether two articles have the same people do one kind of deed in one town or at one spot on a day."""
        if a.witness.id == b.witness.id or a.event.type != b.event.type or a.event.type not in MEASURES | {"MOBILIZE"}:
            return False
        return both_ways(a, b) and places.are_one(a.place or "", b.place or "")

    def _meets_there(self, undated: Telling, dated: Telling) -> bool:
        """Say whether unnamed people who met may be those whom another report names: one place, at that time."""
        if not (undated.place and dated.place) or len(named_parties(dated)) < 2:
            return False
        if undated.event.status not in {"past", "cancelled"}:
            return False
        published = edtf.published_day(undated.witness.article.published)
        first, _ = edtf.interval(dated.date or "")
        if published is None or first is None or not 0 <= (published - first).days <= self.parameters.slipped_days:
            return False
        return places.are_one(undated.place, dated.place)

    def _is_news_of(self, undated: Telling, dated: Telling) -> bool:
        """Say whether the report of an undated act came out so soon after a dated one that it may tell of it."""
        published = edtf.published_day(undated.witness.article.published)
        first, _ = edtf.interval(dated.date or "")
        if published is None or first is None or undated.event.status != "past":
            return False
        return 0 <= (published - first).days <= self.parameters.same_occasion_days

    def _meets_narrowly(self, a: Telling, b: Telling) -> bool:
        if a.date is None or b.date is None or not edtf.overlap(a.date, b.date):
            return False
        return max(days_of(a.date), days_of(b.date)) <= self.parameters.one_event_days


def of_one_family(a: Telling, b: Telling) -> bool:
    """Say whether two reporters may have chosen these types for one act."""
    if a.event.type == b.event.type:
        return (
            a.event.type != "OTHER"
            or bool(a.trigger & b.trigger)
            or is_one_accident(a, b)
            or _is_bare(a)
            or _is_bare(b)
        )
    if is_one_coming(a, b) or _is_one_verb(a, b):
        return True
    if frozenset({a.event.type, b.event.type}) not in ONE_FAMILY:
        return False
    return bool(a.trigger & b.trigger) or strikes_same(a, b) or is_one_deed(a, b)


def _is_one_verb(a: Telling, b: Telling) -> bool:
    """Say whether two articles have the same do a thing by one verb on one day, due or done: "are to examine it"."""
    if a.witness.id == b.witness.id or not a.date or a.date != b.date or days_of(a.date) > 1:
        return False
    return bool(a.trigger) and a.trigger == b.trigger and "OTHER" in {a.event.type, b.event.type} and both_ways(a, b)


def is_one_accident(a: Telling, b: Telling) -> bool:
    """Say whether two accidents are one by day and spot: "collided", and elsewhere "cut across the bow"."""
    if a.date and b.date and (a.date != b.date or days_of(a.date) > 1):
        return False
    if a.place and b.place:
        return places.are_one(a.place, b.place)
    return bool(a.date and b.date) and len(a.matter & b.matter) > 1


def _is_bare(telling: Telling) -> bool:
    """Say whether the telling only points at what others tell: "the collision"."""
    return not (telling.parties or telling.date or telling.place)


def is_said_of_other(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether one article has somebody demand, offer or refuse two things."""
    if a.witness.id != b.witness.id or not {a.event.type, b.event.type} <= SPEECH_ACTS:
        return False
    return min(len(a.aim), len(b.aim)) > 1 and held_share(a.aim, b.aim) < parameters.issue_overlap


def aims_alike(a: Telling, b: Telling) -> float:
    """Return how alike what the two acts are about is, 0..1: what follows the act, else the whole clause."""
    behind = held_share(a.aim, b.aim) if min(len(a.aim), len(b.aim)) > 1 else 0.0
    ours, theirs = a.matter - a.trigger - b.trigger, b.matter - a.trigger - b.trigger
    return max(behind, held_share(ours, theirs))


def status_fits(a: Telling, b: Telling) -> bool:
    """Say whether the two may tell of one act: what is proposed has not happened, unless on one day."""
    left, right = a.event.status, b.event.status
    if left == right or "denied" in {left, right} or "cancelled" in {left, right}:
        return True
    if {left, right} <= FUTURE:
        return bool(a.date and b.date)  # what is demanded, without a day, is not what was agreed
    return bool(a.date and b.date) or a.witness.id != b.witness.id


def can_be_past(undated: Telling, dated: Telling) -> bool:
    """Say whether an undated telling of its tense may mean that date: told as past, it is no later than the report."""
    published = edtf.published_day(undated.witness.article.published)
    if published is None or dated.date is None:
        return True
    first, last = edtf.interval(dated.date)
    if undated.event.status in FUTURE:
        return last is None or last >= published
    return first is None or first <= published


def dates_apart(a: Telling, b: Telling) -> bool:
    """Say whether both dates are known and no day lies in both."""
    return bool(a.date and b.date and not edtf.overlap(a.date, b.date))


def is_one_day(a: Telling, b: Telling) -> bool:
    """Say whether the same parties meet on one day by both tellings: a second place is then a dispute."""
    if not (a.date and b.date) or a.date[:10] != b.date[:10] or days_of(a.date) > 1:
        return False
    if a.event.type in MEASURES and a.event.type == b.event.type and _is_one_craft(a, b):
        return True
    return a.event.type == "CONSULT" and len(a.parties) > 1 and both_ways(a, b) and a.witness.id != b.witness.id


def _is_one_craft(a: Telling, b: Telling) -> bool:
    """Say whether two articles have the same do the same to one vessel or aircraft of the same state."""
    if a.witness.id == b.witness.id or matched(a, b) < BOTH_SIDES:
        return False
    return bool(a.trigger & b.trigger) and all(ONE_CRAFT.search(t.witness.words(t.clause)) for t in (a, b))


def _offers_and_accepts(a: Telling, b: Telling) -> bool:
    return bool(a.trigger & ACCEPTING) != bool(b.trigger & ACCEPTING)


def _days_between(a: str, b: str) -> int:
    (a_first, _), (b_first, _) = edtf.interval(a), edtf.interval(b)
    return abs((a_first - b_first).days) if a_first and b_first else 10_000
