"""
When an act was: by the words of its own clause, else by those of a clause whose day is its own as well.

An aside lends no day: "Ethiopia, which was mapped in 1907, has refused". What does is in `events/lent_days.py`.
"""

from collections.abc import Iterator

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrases_before import WORDINGS
from stemma.reading.events.lent_days import lent_time
from stemma.reading.events.matches import Match, match_predicate
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.places import find_time, own_time, time_since
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set

PLANNING = word_set("plan intend set due schedule slate expect scheduled slated expected planned going be")
TAKING_PLACE = word_set("take begin start open be occur happen follow hold")
LASTING = word_set(
    """
    close shut seal block blockade bar halt suspend freeze hold detain jail imprison intern besiege surround cordon
    occupy ground stop
    """
)
"""Verbs of what lasts once it is done: what "has been shut since Friday" was shut on Friday."""
ISSUING = word_set(
    """
    adopt pass sign issue publish release send date write approve initial ratify read hand deliver circulate submit
    post
    """
)
"""Verbs that tell when a text came about: "a letter, dated 5 May, accuses"."""
TEXTS = WORDINGS | word_set(
    "resolution resolutions letters statements declaration decree law order orders document documents communique ruling"
)
"""What is written or passed, and then demands and accuses by itself."""
TREATIES = word_set("treaty treaties accord accords agreement pact convention memorandum protocol armistice")
"""What is signed, and in which something is agreed: "agreed on the line in a treaty signed in 1969"."""
TEXT_REACH = 6
"""How many words before "adopted" the "in" of its text may stand: "in a letter that was sent"."""
SET_FOR = 5
"""How many words behind the object its day may stand: "cancelled a summit set for Friday"."""


def time_of(scene: Scene, index: int, clause: Clause, match: Match, *, due: bool) -> int | None:
    """Return the time (index) of the act that the clause at *index* tells; *clause* is that clause with its reach."""
    if match.called_off is not None:
        return _time_called_off(scene, clause)
    own = time_in_clause(scene, index, clause, match.start, due=due)
    if own is None and clause.link == "infinitive" and clause.governor is not None:
        governor = scene.clauses[clause.governor]
        if governor.group.lemma in PLANNING:
            # "On Friday, X planned to meet Y": the day is the meeting's; of "agreed to" it would be the agreement's.
            own = own_time(scene, governor, due=due)
        elif "same" in effects_of(governor.group.lemma):
            own = own_time(scene, governor, due=due)  # "began on Friday to move tanks"
    if own is None and match.predicate.kind == "particle":
        # "took part in Tuesday's exercise": the day stands within the wording of the act.
        own = find_time(
            scene,
            clause.group.main,
            max(match.end, clause.right),
            match.start,
            due=due,
            inside="F" in match.predicate.flags,
        )
    if own is None:
        own = _reach_time(scene, clause, match, due=due)
    if own is None and not due:
        own = _afterthought(scene, clause)
    if own is None and not due and "s" in match.predicate.flags:
        own = _of_message(scene, clause)
        own = _of_text(scene, clause) if own is None else own
    if own is None and not due and ("s" in match.predicate.flags or match.predicate.type == "AGREE"):
        own = _of_text_behind(scene, clause)
    if own is None and not due and clause.group.lemma in LASTING and clause.group.kind in ("finite", "reduced"):
        own = time_since(scene, clause.group.end, clause.right)
    return lent_time(scene, index, clause, speaks="s" in match.predicate.flags) if own is None and not due else own


def time_by_clause(scene: Scene, clause: Clause, *, speaks: bool, due: bool) -> int | None:
    """
    Return the time (index) of an act of which nothing but its verb is known, by its clause or one of the same moment.

    *speaks*: it is done with words. *due*: it is still to come.
    """
    index = scene.clauses.index(clause)
    own = time_in_clause(scene, index, clause, clause.group.main, due=due)
    return lent_time(scene, index, clause, speaks=speaks) if own is None and not due else own


def time_in_clause(scene: Scene, index: int, clause: Clause, trigger: int, *, due: bool) -> int | None:
    """Return the time (index) that the clause at *index* names for the act of its verb, which begins at a token."""
    start = clause.left if clause.subject is None or clause.link == "and" else min(clause.left, clause.group.start)
    inner = [
        c
        for c in scene.clauses[:index]
        if clause.subject
        and clause.subject[0] < c.group.start < clause.group.start
        and c.link in ("relative", "reduced")
    ]
    if not inner:
        return find_time(scene, start, clause.right, trigger, due=due)
    behind = find_time(scene, clause.group.start, clause.right, trigger, due=due)
    before = find_time(scene, start, min(c.left for c in inner), trigger, due=due) if behind is None else None
    # Between the end of an aside and the verb ("who fled, on Monday returned") only what touches the verb counts.
    return behind if behind is not None else before


def _time_called_off(scene: Scene, clause: Clause) -> int | None:
    """Return the day that was set: it stands with what is called off, never behind "was postponed to"."""
    if clause.group.passive:
        where = (clause.subject[0], clause.group.start) if clause.subject is not None else None
    else:
        where = (clause.group.end, object_end(scene, clause) + SET_FOR)
    if where is None:
        return None
    own = find_time(scene, where[0], min(where[1], clause.right), where[0], due=True, inside=True)
    return _time_set(scene, clause) if own is None and not clause.group.passive else own


def _time_set(scene: Scene, clause: Clause) -> int | None:
    """Return the day for which a clause behind the noun says that it was set: "a meeting that was due on Friday"."""
    for inner in set_clauses(scene, clause):
        found = find_time(scene, inner.group.start, inner.right, inner.group.main, due=True)
        if found is not None:
            return found
    return None


def set_clauses(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """Yield the clauses behind the object of *clause* that say for when and where it was set: "that was due in X"."""
    for inner in scene.clauses:
        if inner.left < clause.group.end or not _tells_of_noun(scene, inner):
            continue
        if inner.left > clause.right + 2 or not _is_set(inner):
            return
        yield inner


def set_within(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """Yield such clauses before the passive verb that calls it off: "talks, which were to open in X, were put off"."""
    for inner in scene.clauses:
        if inner.group.start >= clause.group.start:
            return
        begins = inner.link == "infinitive" and inner.group.lemma in TAKING_PLACE
        if clause.subject is not None and inner.group.start >= clause.subject[0] and (begins or _is_set(inner)):
            yield inner


def _tells_of_noun(scene: Scene, inner: Clause) -> bool:
    """Say whether a clause tells of a noun before it; behind a name and a comma "that" does: "X, that was due"."""
    return (
        inner.link in ("relative", "reduced")
        or (inner.link == "other" and inner.lead == "that")
        or (inner.link == "other" and inner.subject is None and scene.tokens[inner.group.start - 1].low == "that")
    )


def _is_set(inner: Clause) -> bool:
    planned = inner.group.lemma in PLANNING and (inner.group.passive or inner.link == "reduced")
    should = inner.group.tense in ("modal", "dropped", "would") and inner.group.lemma in TAKING_PLACE
    return planned or should or inner.group.lemma in ("due", "be", "set")


def _reach_time(scene: Scene, clause: Clause, match: Match, *, due: bool) -> int | None:
    """Behind a reduced clause that tells no act ("exercises involving tanks on Monday") the day is still the verb's."""
    following = next((c for c in scene.clauses if c.group.start >= clause.right), None)
    if following is None or following.link != "reduced" or following.group.start != clause.right:
        return None
    if match_predicate(scene, following) is not None or following.group.lemma in ISSUING:
        return None
    return find_time(scene, following.group.end, following.right, match.start, due=due)


def _afterthought(scene: Scene, clause: Clause) -> int | None:
    """Return the time behind "once," with no word more to its phrase: "had cut off its aid once, in 2019"."""
    tokens = scene.tokens
    at = clause.right
    opening = [t.low for t in tokens[at : at + 3]]
    if len(opening) < 3 or opening[0] not in ("once", "twice") or opening[1] != "," or opening[2] not in ("in", "on"):
        return None
    rest = tokens[at + 3 :]
    stop = next((n for n, t in enumerate(rest) if t.low in (".", ",", ";")), len(rest))
    index = rest[0].time if stop else None
    if index is None or any(t.time != index for t in rest[:stop]):
        return None
    return index if scene.times[index].type in ("DATE", "TIME") else None


def _of_message(scene: Scene, clause: Clause) -> int | None:
    """Return the day of the message that opens the sentence: "In a note handed to X on Thursday, Y rejected"."""
    if clause.subject is None or clause.link == "and" or not is_message(scene):
        return None
    comma = clause.subject[0] - 1
    return find_time(scene, 0, comma, 0, due=False) if comma > 0 and scene.tokens[comma].low == "," else None


def _of_text(scene: Scene, clause: Clause) -> int | None:
    """Return the day on which the text came about that speaks here: "Two resolutions, adopted in 1993, demand"."""
    if clause.subject is None or not scene.has_subject_in(clause, TEXTS):
        return None
    for inner in scene.clauses:
        within = clause.subject[0] < inner.group.start < clause.group.start
        if within and inner.link in ("reduced", "relative") and inner.group.lemma in ISSUING:
            return find_time(scene, inner.group.start, inner.right, inner.group.main, due=False)
    return None


def _of_text_behind(scene: Scene, clause: Clause) -> int | None:
    """Return the day of the text in which this is said: "has demanded that, in a resolution adopted on Monday"."""
    texts = TEXTS | TREATIES
    for inner in scene.clauses:
        start = inner.group.start
        if start < clause.group.end or inner.group.lemma not in ISSUING:
            continue
        before = [t.low for t in scene.tokens[max(start - TEXT_REACH, clause.group.end) : start]]
        tells = inner.link in ("reduced", "relative") or (before and before[-1] in texts)
        if tells and "in" in before and texts & set(before[before.index("in") :]):
            return find_time(scene, start, inner.right, inner.group.main, due=False)
    return None


def is_message(scene: Scene) -> bool:
    """Say whether the sentence opens with what is said in: "In a note", "At a news conference"."""
    opens = scene.tokens[0].low in ("in", "at", "during")
    return opens and any(t.low in WORDINGS or t.low == "conference" for t in scene.tokens[1:5])
