"""
The words that state an act: from its subject to the end of its complement.

They hold trigger, parties, place and day. What hangs on the act belongs to it ("demanded
that X withdraw", "a first attempt to end the war"); what tells another act does not, nor
does the next clause of the sentence.
"""

from stemma.reading.clauses.form import Clause
from stemma.reading.events.matches import match_predicate
from stemma.reading.events.noun_evidence import DYING
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.times import is_message
from stemma.reading.events.words import word_set
from stemma.records.reading import Attribution, Party
from stemma.records.span import Span, hull

COMPLEMENT_WORDS = 14
"""How far behind a verb of demanding or promising its complement may have its verb."""
TAIL_WORDS = 5
"""How many words may stand in "a day after" at the end."""
APART = frozenset({"if", "after", "before", "without", "unless", "while", "when", "since", "until"})
"""What opens a clause that is no part of the act."""
JOINTS = frozenset({"mark", "cc", "sub", "prep", "to", "rel"})
SEQUELS = word_set("after before since when as until")
LEADING = SEQUELS | word_set("what the a an its their his her whose every")
QUOTED_WORDS = 12
"""How far behind the clause a quotation that it opened may close."""
MEASURING = word_set("about around some nearly almost least most than at more")


def evidence_of(
    scene: Scene, index: int, clause: Clause, parts: list[Span], *, speaks: bool, said: Attribution | None
) -> Span:
    """
    Return the words that state the act of the clause at *index*; *parts* are those that they must hold.

    *clause* is that clause with its reach. *speaks*: what is said, asked or offered belongs to the act. *said* is who
    told it: his words end where he is named.
    """
    told = scene.span(clause.group.start, max(_end(scene, index, clause, speaks=speaks), clause.group.end))
    spans = [*parts, _without_source(told, parts[0], said)]
    if clause.subject:
        subject = scene.span(_with_measure(scene, clause.subject[0]), clause.subject[1])
        if clause.link != "and" or any(subject.contains(part) for part in parts):
            spans.append(subject)
    whole = hull(spans)
    lent = clause.left and (whole.start < scene.tokens[clause.left - 1].start or _tells_deaths(scene, clause))
    if clause.link == "when" and lent:
        return _inside(scene, Span(_moment(scene, clause, whole.start), whole.end))
    fronted = clause.left < clause.group.start or is_message(scene)
    if fronted and whole.start < _subject_start(scene, clause):
        # A day or place that opens the clause keeps its preposition.
        whole = Span(_opened(scene, clause, whole.start), whole.end)
    if clause.lead == "which":
        whole = Span(_with_article(scene, whole.start), whole.end)
    return _inside(scene, whole)


def _with_article(scene: Scene, start: int) -> int:
    """Return where the article before the noun that begins at *start* begins: "the sluices, which X closed"."""
    at = next((i for i, t in enumerate(scene.tokens) if t.start >= start), 0)
    return scene.tokens[at - 1].start if at and scene.tokens[at - 1].tag == "det" else start


def _with_measure(scene: Scene, start: int) -> int:
    """Return where a number's own words begin: "About 300 people", "At least nine"."""
    at = start
    while at > 0 and scene.tokens[start].tag == "num" and scene.tokens[at - 1].low in MEASURING:
        at -= 1
    return at


def _without_source(told: Span, trigger: Span, said: Attribution | None) -> Span:
    if said is None or said.source is None or not trigger.end <= said.source.start < told.end:
        return told
    end = max((c.end for c in said.content if c.contains(trigger)), default=told.end)
    return Span(told.start, min(told.end, end))


def asking(scene: Scene, clause: Clause) -> list[Span]:
    """Return who asks for an act, and his verb: "Peru demanded that Chile free the crew"."""
    if clause.governor is None or scene.clauses[clause.governor].group.end > clause.group.start:
        return []
    governor = scene.clauses[clause.governor]
    start = governor.group.start
    if governor.subject and governor.link != "and" and governor.subject[1] <= start:
        start = governor.subject[0]
    return [scene.span(start, governor.group.end)]


def with_speaker(scene: Scene, parties: tuple[Party, ...], said: Attribution) -> list[Span]:
    """Return the cue of words whose speaker takes part: "“We asked for X”, Lund said" reads to its verb."""
    named = any(p.span == said.source for p in parties)
    return [said.cue] if named and said.cue is not None and scene.sentence.contains(said.cue) else []


def end_of_complement(scene: Scene, index: int, clause: Clause) -> int:
    """Return where the words end of a clause that speaks, with what it says: the number of the next token."""
    return _end(scene, index, clause, speaks=True)


def _end(scene: Scene, index: int, clause: Clause, *, speaks: bool) -> int:
    right = clause.right
    inside = {index}
    for at in range(index + 1, len(scene.clauses)):
        later = scene.clauses[at]
        if later.group.start < clause.group.end:
            continue
        if later.group.start < right:
            inside.add(at)
            continue
        if not _hangs_on(scene, at, inside) or not _continues(scene, right, later, speaks=speaks):
            break
        if not speaks and _tells_act(scene, at):
            break
        inside.add(at)
        right = max(right, later.right)
    return _trimmed(scene, clause, right)


def _tells_act(scene: Scene, at: int) -> bool:
    """Say whether a clause tells an act of its own; what is only meant to happen does not."""
    imagined = standing_of(scene.tokens, scene.clauses, at) == "hypothetical"
    return not imagined and match_predicate(scene, scene.clauses[at]) is not None


def _hangs_on(scene: Scene, at: int, inside: set[int]) -> bool:
    later = scene.clauses[at]
    if later.link == "and":
        # "to expel X and to bar Y", "to show restraint and return": the complement goes on.
        return later.shares in inside and later.shares != min(inside) and later.group.form == "base"
    if later.link not in ("infinitive", "that", "gerund", "reduced"):
        return False
    return later.governor in inside or (later.governor is None and at - 1 in inside)


def _continues(scene: Scene, right: int, later: Clause, *, speaks: bool) -> bool:
    """Say whether nothing but the words of the later clause lie between the end so far and its verb."""
    if later.group.start - right > COMPLEMENT_WORDS or later.lead in APART:
        return False
    if later.link == "that":
        return speaks
    between = scene.tokens[right : later.group.start]
    if later.link in ("gerund", "reduced") and any(t.low == "," for t in between):
        return False
    return not any(t.low in (";", ":", "—", "–") or t.tag == "quote" for t in between)


def _trimmed(scene: Scene, clause: Clause, right: int) -> int:
    """Return the end of the clause without the marks and joints at its edge; a quotation keeps its closing mark."""
    tokens = scene.tokens
    end = right
    while end > clause.group.end and _is_loose(scene, clause, end - 1):
        end -= 1
    end = _quotation_closed(scene, clause, end)
    sequel = end < len(tokens) and tokens[end].low in SEQUELS
    comma = next((i for i in range(end - 1, max(clause.group.end, end - TAIL_WORDS), -1) if tokens[i].low == ","), None)
    if sequel and comma is not None:
        return comma  # "..., a day after Y did Z"
    return end


def _is_loose(scene: Scene, clause: Clause, at: int) -> bool:
    """Say whether a word at the end of a clause leads on to what is cut off."""
    token = scene.tokens[at]
    if token.low == ")":
        return not any(t.low == "(" for t in scene.tokens[max(clause.group.end, at - 4) : at])
    return token.tag in JOINTS or token.low in LEADING or _is_stray_quote(scene, clause, at)


def _quotation_closed(scene: Scene, clause: Clause, end: int) -> int:
    """Return the end of the quotation that was opened within the clause, or where it begins if that is far."""
    quotes = [i for i in range(clause.group.start, end) if scene.tokens[i].is_quote]
    if len(quotes) % 2 == 0:
        return end
    closing = next(
        (i for i in range(end, min(end + QUOTED_WORDS, len(scene.tokens))) if scene.tokens[i].is_quote), None
    )
    return closing + 1 if closing is not None else max(quotes[-1], clause.group.end)


def _is_stray_quote(scene: Scene, clause: Clause, at: int) -> bool:
    if scene.tokens[at].tag != "quote":
        return False
    marks = [i for i in range(clause.group.start, at) if scene.tokens[i].is_quote]
    return len(marks) % 2 == 0


def _inside(scene: Scene, span: Span) -> Span:
    return Span(max(span.start, scene.sentence.start), min(span.end, scene.sentence.end))


def _moment(scene: Scene, clause: Clause, start: int) -> int:
    """Return where the clause begins that lends its day: "Nine people were killed on Saturday when X fought"."""
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    if governor is not None and governor.subject and governor.group.end <= clause.left:
        at = governor.subject[0]
        while at > governor.left and scene.tokens[at - 1].low != ",":
            at -= 1  # "At least nine people"
        start = min(start, scene.tokens[at].start)
    at = next(i for i, t in enumerate(scene.tokens) if t.start >= start)
    while at > 0 and scene.tokens[at - 1].tag in ("prep", "det", "adv"):
        at -= 1
    return scene.tokens[at].start


def _tells_deaths(scene: Scene, clause: Clause) -> bool:
    """Say whether it tells the moment when some died: "Six were killed when a blast tore through X"."""
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or clause.lead not in ("when", "as") or governor.group.negated:
        return False
    return governor.group.lemma in DYING and governor.group.tense == "past" and governor.group.end <= clause.left


def _subject_start(scene: Scene, clause: Clause) -> int:
    return scene.tokens[clause.subject[0] if clause.subject else clause.group.start].start


def _opened(scene: Scene, clause: Clause, start: int) -> int:
    """Return where the words before the subject begin that hold a day or a place: "After talks on Monday, Y said"."""
    at = clause.left
    if start < scene.tokens[at].start and scene.tokens[0].tag == "prep" and is_message(scene):
        return scene.tokens[0].start  # "In a note handed to X on Thursday, Y rejected"
    while scene.tokens[at].tag in ("cc", "mark", "quote") and scene.tokens[at].start < start:
        at += 1
    return min(start, scene.tokens[at].start)
