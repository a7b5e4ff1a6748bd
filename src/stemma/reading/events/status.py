"""
Whether an act happened, is due, is asked for, was called off, is denied, or is only imagined.

Rules:
1. A negated verb tells no act. A modal ("could", "might") imagines it.
2. A condition ("if", "unless", "whether") imagines its clause; so does "until" or "when"
   with a present tense.
3. What hangs on another verb has that verb's standing: begun is done, planned is due,
   urged is asked for, refused is nothing, feared or sought is imagined.
4. An attack or a seizure that "will" come is a prediction, never a plan.

Unsure means imagined: an act that did not happen costs more than one that is missed.
"""

from collections.abc import Sequence
from typing import Literal

from stemma.lexicon.predicates import Predicate, effects_of, predicates_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.undone import (
    CLAIMS,
    INVERTED,
    goes_on_imagined,
    has_no_object,
    is_aim,
    is_called_false,
    is_foretold,
    is_inverted,
    is_of_nobody,
    is_rumoured,
    is_to_have_been,
    noun_before_that,
    was_awaited,
    would_have_been,
)
from stemma.reading.events.words import Token, word_set
from stemma.records.reading import EventStatus

Standing = Literal[
    "past", "present", "ongoing", "scheduled", "would", "proposed", "denied", "hypothetical", "dropped", "none"
]

IMAGINED_THAT = word_set(
    """
    fear believe suspect think hope expect doubt imagine suppose predict worry want wish assume pretend mean
    feel forecast see ensure require hint speculate joke guess bet seem appear consider
    """
)
"""Verbs whose clause is a thought, not news."""
ASKED_THAT = word_set("demand order propose urge request insist recommend require ask suggest")
ADJECTIVE_STANDING: dict[str, Standing] = {
    "set": "scheduled", "due": "scheduled", "scheduled": "scheduled", "slated": "scheduled", "expected": "scheduled",
    "planned": "scheduled", "going": "scheduled", "bound": "scheduled",
}  # fmt: skip
"""What "X is ADJECTIVE to act" says of the act; any other adjective imagines it."""
MARCHING = word_set("march rally protest demonstrate gather assemble picket parade")
CRYING = word_set("demand call denounce condemn urge")
"""What people who march do by it."""
HOSTING = frozenset({"host"})
"""What one who offers it wants others to come to: the thing offered is an act of all, and proposed."""
PERHAPS = word_set("perhaps maybe possibly conceivably hypothetically arguably purportedly supposedly")
DISMISSING = word_set("dismiss reject refute dispute rebut contest")
OPENING_LEADS = frozenset({"by", "while", "in", "on", "upon"})
"""Prepositions before a gerund that opens a sentence, and is done when its main verb is."""
REPORTED = word_set("know find report say understand hear confirm show learn prove acknowledge")
"""Verbs in the passive behind which "to have" done something tells that it is so, or is said to be."""
RANKS = word_set("first second third fourth fifth sixth last latest only next")
"""What counts those who have done a thing."""
RANKED_WORDS = 9
"""How many words a phrase may have that counts who has done a thing: "the first European country in a decade"."""
WANTING = frozenset({"want", "need", "like", "prefer", "order"})
"""Verbs behind whose object a participle tells what is wished or asked for."""
KEEPING = frozenset({"keep", "leave"})
"""Verbs behind whose object a participle tells how things stay."""
DEMANDS = word_set("demand demands request requests order orders proposal insistence appeal plea recommendation call")
CALLED_OFF = frozenset({"CONSULT", "COOPERATE", "AGREE", "RETREAT", "CONCEDE", "AID"})
"""What "were to have" happened can have been called off; of violence it only says that it did not come."""


def standing_of(tokens: Sequence[Token], clauses: Sequence[Clause], index: int) -> Standing:
    """Return how the verb of a clause stands: by its own tense and by what it hangs on."""
    clause = clauses[index]
    if clause.group.negated or has_no_object(tokens, clause) or is_of_nobody(tokens, clause):
        return "none"
    if (
        would_have_been(tokens, clause)
        or any(t.low in PERHAPS for t in tokens[clause.left : clause.group.end])
        or is_inverted(tokens, clause)
        or is_aim(tokens, clause)
        or is_foretold(tokens, clause)
    ):
        return "hypothetical"
    if _own(clause) in ("past", "ongoing") and is_called_false(tokens, clause):
        return "denied"
    if clause.link in ("main", "relative", "other"):
        return "hypothetical" if _is_conditional(tokens, clause) else _own(clause)
    if clause.link == "and" and clause.shares is not None:
        return _shared(tokens, clauses, clause)
    if clause.link == "if":
        return "none" if clause.lead == "whether" else "hypothetical"
    if clause.link == "when":
        return _timed(tokens, clauses, clause)
    if clause.link == "that":
        return _said(tokens, clauses, clause)
    if clause.link == "infinitive":
        return _infinitive(tokens, clauses, clause)
    if clause.link == "gerund":
        return _gerund(tokens, clauses, clause)
    return _participle(tokens, clauses, clause)


def status_of(
    standing: Standing, predicate: Predicate, *, dated: bool, ahead: bool, alone: bool = False
) -> EventStatus | None:
    """
    Return the status of an act from how its verb stands, or None where it is no act.

    *dated*: a day stands in the clause; *ahead*: that day lies behind the publication. *alone*: the text is this one
    sentence, a headline or a caption, whose present tense tells what has happened.
    """
    if standing == "none":
        return None
    if standing in ("proposed", "denied", "hypothetical"):
        return standing
    kind = predicate.type
    if standing == "dropped":
        if ahead:
            return "scheduled"  # "said it had planned to meet them on Friday", which is to come
        return "cancelled" if kind in CALLED_OFF and "s" not in predicate.flags else None
    if "v" in predicate.flags:
        return "past" if standing in ("scheduled", "would") else None
    if standing in ("scheduled", "would"):
        violent = kind == "ASSAULT" or (kind == "COERCE" and "o" in predicate.flags)
        return "hypothetical" if violent else "scheduled"
    if standing == "present":
        if "s" in predicate.flags or ("Z" in predicate.flags and kind in ("COERCE", "MOBILIZE")):
            return "past"
        if dated and ahead:
            return "scheduled" if kind == "CONSULT" else None
        return "past" if alone and kind != "OTHER" else None
    if standing == "ongoing":
        return "scheduled" if ahead and "s" not in predicate.flags else "past"
    return "past"


def _own(clause: Clause) -> Standing:
    tense = clause.group.tense
    if clause.group.kind == "reduced":
        return "past"
    return {
        "past": "past",
        "present": "present",
        "ongoing": "ongoing",
        "future": "scheduled",
        "would": "would",
        "modal": "hypothetical",
        "dropped": "dropped",
        "none": "hypothetical",
    }[tense]  # type: ignore[return-value]  # the values are literals of Standing


def _is_conditional(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether a clause tells what would be: "If X goes, he said, Y would", "Y would, should X go"."""
    if clause.group.tense not in ("would", "future"):
        return False
    opened = tokens[0].low in ("if", "unless", *INVERTED)
    inverted = any(t.low == "should" and tokens[at].tag == "mark" for at, t in enumerate(tokens[1:]))
    conditional = inverted or (clause.link == "main" and any(t.low in ("if", "unless", "otherwise") for t in tokens))
    return opened or (clause.group.tense == "would" and conditional)


def _shared(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    assert clause.shares is not None
    first, above = clauses[clause.shares], standing_of(tokens, clauses, clause.shares)
    if clause.group.kind == "infinitive" or clause.group.form == "ing" == first.group.form:
        return above
    own = _own(clause)
    if goes_on_imagined(tokens, first, clause):
        return "hypothetical"
    if first.link == "if" or (first.link in ("that", "when") and above in ("hypothetical", "denied")):
        return "hypothetical" if own != "past" or first.group.tense == clause.group.tense else own
    if clause.group.form == "base" and first.group.form == "base":
        return above
    return own


def _timed(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    own = _own(clause)
    if own in ("present", "ongoing") and clause.lead not in ("since", "as", "while"):
        return "hypothetical"
    if clause.lead in ("when", "once", "after") and is_to_have_been(tokens, clauses, clause):
        return "hypothetical"
    if clause.lead in ("until", "till") and clause.governor is not None and own == "past":
        return own if standing_of(tokens, clauses, clause.governor) == "past" else "hypothetical"
    return own


def _said(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    own = _own(clause)
    if is_rumoured(tokens, clause):
        return "hypothetical"
    if clause.governor is None:
        return own
    governor, above = clauses[clause.governor], standing_of(tokens, clauses, clause.governor)
    lemma = governor.group.lemma
    if lemma == "know" and _is_let(tokens, governor):
        above = "past"  # "let it be known that"
    if lemma == "deny" or (lemma in DISMISSING and _follows_claim(tokens, clause)):
        return "denied" if own in ("past", "ongoing") else "hypothetical"
    if _follows_demand(tokens, clause) and (clause.group.form == "base" or clause.group.tense == "none"):
        return "proposed"
    if lemma in ASKED_THAT and (clause.group.form == "base" or clause.group.tense == "none" or own == "present"):
        return "proposed"
    if lemma in IMAGINED_THAT or governor.group.negated or above in ("hypothetical", "denied", "none"):
        return "hypothetical" if own != "past" or lemma in IMAGINED_THAT or above != "past" else own
    if lemma in ("threaten", "warn", "pledge", "promise", "vow") and own in ("scheduled", "would"):
        return "hypothetical"
    if own == "would":
        conditional = any(t.low in ("if", "unless", "should", "otherwise") for t in tokens)
        return "hypothetical" if conditional else "would"
    return own


def _is_let(tokens: Sequence[Token], clause: Clause) -> bool:
    at = clause.group.start - 2
    return at >= 0 and tokens[at].low in ("let", "made") and tokens[at + 1].low == "it"


def _follows_claim(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the clause is what a claim says: "dismissed a claim that X shelled Y"."""
    return noun_before_that(tokens, clause) in CLAIMS


def _follows_demand(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the clause is what a noun asks for: "a demand that X withdraw"."""
    return noun_before_that(tokens, clause) in DEMANDS


def marching_before(clauses: Sequence[Clause], clause: Clause) -> int | None:
    """Return the clause of those who went into the street for what a clause demands: "marched to demand that"."""
    at = next((i for i, c in enumerate(clauses) if c.group.start == clause.group.start), 0)
    marches = clause.link == "infinitive" and at > 0 and clauses[at - 1].group.lemma in MARCHING
    return at - 1 if marches and clause.group.lemma in CRYING else None


def is_prepared(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Say whether the act is what somebody prepares for: "prepared to meet"."""
    return clause.governor is not None and clauses[clause.governor].group.lemma == "prepare"


def _infinitive(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    marched = marching_before(clauses, clause)
    if marched is not None:
        return standing_of(tokens, clauses, marched)
    ranked = _of_first_to_act(tokens, clauses, clause)
    if ranked is not None:
        return ranked
    if clause.governor is None:
        return "hypothetical"
    governor = clauses[clause.governor]
    lemma = governor.group.lemma
    above = standing_of(tokens, clauses, clause.governor)
    effects = effects_of(lemma)
    if above == "none" or "negated" in effects:
        return "none"
    if lemma in REPORTED and tokens[clause.group.start + 1].low == "have":
        return "past"  # "known to have died", "is reported to have struck"
    if was_awaited(tokens, governor):
        return "dropped"
    if tokens[governor.group.main].low in ADJECTIVE_STANDING and governor.group.form in (None, "participle"):
        return ADJECTIVE_STANDING[tokens[governor.group.main].low]
    if above in ("hypothetical", "denied", "proposed"):
        return above
    if "same" in effects:
        return above
    if "scheduled" in effects and lemma not in ("promise", "pledge", "vow", "undertake"):
        return "scheduled"
    if "proposed" in effects and (lemma != "offer" or clause.group.lemma in HOSTING or _is_friendly(clause)):
        return "proposed"
    if lemma == "have" and above == "past" and governor.group.end == clause.group.start:
        return "past"  # "had to be put off"
    return "hypothetical"


def _of_first_to_act(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing | None:
    """Read "became the first state in years to recognise X": who is counted has done it."""
    start = clause.group.start
    near = range(max(1, start - RANKED_WORDS), start)
    rank = next((at for at in near if tokens[at].low in RANKS and tokens[at - 1].tag in ("det", "owner", "poss")), None)
    being = next((c for c in reversed(clauses) if c.group.start < start), None)
    if rank is None or being is None or being.group.lemma not in ("be", "become") or being.group.end > rank:
        return None
    if being.group.negated or any(t.tag in ("mark", "quote", "to") for t in tokens[being.group.end : start]):
        return None
    own = _own(being)
    return "past" if own == "present" else own


def _is_friendly(clause: Clause) -> bool:
    """Say whether what is offered is itself an act: "offered to send observers" has them proposed."""
    return any(p.type in CALLED_OFF and "l" not in p.flags for p in predicates_of(clause.group.lemma))


def _gerund(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    if clause.lead == "without":
        return "none"
    if _is_perfect_absolute(tokens, clause):
        return "past"
    if clause.governor is None and clause.lead in OPENING_LEADS:
        return _of_opening(tokens, clauses, clause)
    if clause.governor is None:
        return "past" if clause.lead in ("after", "following", "since", "despite") else "hypothetical"
    governor = clauses[clause.governor]
    above = standing_of(tokens, clauses, clause.governor)
    effects = effects_of(governor.group.lemma)
    between = clause.group.start - governor.group.end
    if _is_behind_particle(clause, governor):
        between = 0
    if clause.lead in ("after", "following", "since", "despite"):
        return "past" if above in ("past", "present", "ongoing", "denied", "none") else "hypothetical"
    if between <= 1 and "denied" in effects:
        return "denied"
    if between == 0:
        return above if "same" in effects else "none" if "negated" in effects else "hypothetical"
    if clause.lead in ("by", "while", "when") and above == "past":
        return above
    return "hypothetical"


def _is_perfect_absolute(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether it stands apart and tells what was done before: "Having met X, Y left", "X having asked, Y left"."""
    start = clause.group.start
    if tokens[start].low != "having" or clause.group.negated:
        return False
    before = tokens[start - 1] if start else None
    verb = before is not None and any("denied" in effects_of(lemma) for lemma, _ in before.forms)  # "denies having met"
    return not verb and (before is None or before.low == "," or before.is_noun)


def _of_opening(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    """Return how what opens a sentence stands, by its main verb: "By recognising X, Y became"."""
    end = clause.group.end
    main = next((i for i, c in enumerate(clauses) if c.group.start > end and c.group.kind == "finite"), None)
    subject = None if main is None else clauses[main].subject
    if main is None or subject is None or clauses[main].group.tense != "past" or tokens[subject[0] - 1].low != ",":
        return "hypothetical"
    if _hangs_on(clauses, main, clause):
        return "hypothetical"
    verb = clauses[main].group
    if "said" in effects_of(verb.lemma) and verb.end < len(tokens) and tokens[verb.end].low == ",":
        return "hypothetical"  # "Meeting X, Y argued, would be wrong"
    return "past" if standing_of(tokens, clauses, main) == "past" else "hypothetical"


def _hangs_on(clauses: Sequence[Clause], index: int, above: Clause) -> bool:
    """Say whether a clause hangs on *above*, directly or through others: "Noting that he had left, Y resigned"."""
    at: int | None = index
    for _ in clauses:
        at = None if at is None else clauses[at].governor
        if at is not None and clauses[at] is above:
            return True
    return False


def _is_wanted(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Read "wants its troops pulled back": a participle right behind what somebody wants to be done."""
    start = clause.group.start
    above = next((c for c in reversed(clauses) if c.group.end <= start), None)
    if above is None or above.group.lemma not in WANTING or above.group.passive or above.group.negated:
        return False
    between = tokens[above.group.end : start]
    return bool(between) and not any(t.tag in ("mark", "prep", "to", "sub", "rel", "cc") for t in between)


def _is_behind_particle(clause: Clause, governor: Clause) -> bool:
    """Read "ruled out closing", "put off signing": the verb above has a particle before it."""
    return clause.lead in ("out", "off") and clause.group.start == governor.group.end + 1


def _is_kept(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Say whether a participle tells how things stay: "kept the border closed"."""
    above = clauses[clause.governor] if clause.governor is not None else None
    return above is not None and above.group.lemma in KEEPING and above.group.end <= clause.group.start


def _participle(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> Standing:
    if clause.link == "reduced":
        if tokens[clause.group.start - 1].low in ("once", "if", "when", "unless", "until"):
            return "hypothetical"  # "the treaty, once signed"
        if _is_kept(clauses, clause):
            return "none"
        return "proposed" if _is_wanted(tokens, clauses, clause) else "past"
    if clause.governor is None:
        return _of_opening(tokens, clauses, clause)
    if _is_behind_particle(clause, clauses[clause.governor]):
        return _gerund(tokens, clauses, clause)
    if clause.group.start and tokens[clause.group.start - 1].low == ":":
        return "hypothetical"  # "one way out: expanding the aid"
    above = standing_of(tokens, clauses, clause.governor)
    return "past" if above in ("past", "present", "ongoing") else above
