"""
The town in which somebody speaks or sits, by the words around him.

Rules:
1. A sentence that opens with a town is told from there: "In Lima, X denied", "From Tunis, the government demanded".
2. Who is named with the town that he sits in speaks there: "Prosecutors in X accused"; those who rule a state from it
   may be anywhere.
3. Whom one speaks to is somewhere: "told a news conference in X".
"""

from collections.abc import Set as AbstractSet

from stemma.lexicon.countries import country_form
from stemma.reading.clauses.form import Clause
from stemma.reading.events.lent_days import march_above
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.reading import Mention
from stemma.records.span import Span

GATHERINGS = word_set(
    """
    conference briefing rally parliament meeting ceremony summit session crowd lawmakers reporters assembly congress
    senate deputies legislators senators
    """
)
"""Those whom one speaks to, and where."""
RULERS = word_set(
    """
    government governments authorities administration regime rulers leaders leadership capital palace office junta
    ministry presidency cabinet
    """
)
"""Who speaks for a state from its capital, wherever he speaks: "the government in X"."""
WITHIN = frozenset({"in", "at"})
LOCAL = word_set("court tribunal judge jury police prosecutors prosecutor magistrate magistrates")
"""Those who arrest, charge and sentence where they sit."""
BOARDS = LOCAL | word_set("council board chamber senate assembly")
"""What a body is called that sits in one house."""


def town_behind(scene: Scene, at: int, leads: AbstractSet[str] = WITHIN) -> Span | None:
    """Return the town in "in X" that begins at a token."""
    if at + 1 >= len(scene.tokens) or scene.tokens[at].low not in leads:
        return None
    name = scene.tokens[at + 1].mention
    if name is None or scene.mentions[name].type != "LOC":
        return None
    words = scene.mentions[name].span
    form = country_form(words.of(scene.text))
    return words if form is None or form.kind == "capital" else None


def town_of_gathering(scene: Scene, clause: Clause) -> Span | None:
    """Return the town of a gathering at which this is said: "told a news conference in X that, threatening to"."""
    if clause.link == "participle" and clause.governor is not None:
        clause = scene.clauses[clause.governor]
    for at in range(clause.group.end, clause.right):
        if scene.tokens[at].low in GATHERINGS:
            return town_behind(scene, at + 1)
    return None


def town_of_subject(scene: Scene, clause: Clause) -> Span | None:
    """Return the town with which the subject ends, who sit there: "Prosecutors in X accused"; not "The rulers in X"."""
    clause = _first_joined(scene, clause)
    if clause.subject is None or clause.link == "relative" or clause.group.passive:
        return None
    start, end = clause.subject
    at = next((n for n in range(start + 1, end - 1) if scene.tokens[n].low in ("in", "at")), None)
    words = None if at is None else town_behind(scene, at)
    if at is None or words is None or not _is_closed(scene, words, scene.tokens[end - 1].end):
        return None
    heads = scene.tokens[start:at]
    known = (scene.mentions[t.mention] for t in heads if t.mention is not None)
    named = any(m.form == "name" and m.type != "NORP" and not _is_board(scene, m) for m in known)
    return None if named or any(t.low in RULERS for t in heads) else words


def _is_board(scene: Scene, mention: Mention) -> bool:
    """Say whether a name is of a body that sits where it is: "the Council of State"; a radio may only report there."""
    return mention.type == "ORG" and any(t.low in BOARDS for t in scene.tokens if mention.span.contains(t.span))


def _is_closed(scene: Scene, town: Span, end: int) -> bool:
    """Say whether a town ends a subject, but for a name behind a comma: "the bishop in Oran, Lila Haddad"."""
    return town.end == end or scene.text.startswith(",", town.end)


def _first_joined(scene: Scene, clause: Clause) -> Clause:
    """Return the clause whose subject a clause shares by "and", itself where it has its own."""
    while clause.link == "and" and clause.shares is not None:
        clause = scene.clauses[clause.shares]
    return clause


def opening_town(scene: Scene, clause: Clause) -> Span | None:
    """Return the town with which the sentence of what somebody says opens: "In Lima, X denied and demanded"."""
    clause = _first_joined(scene, march_above(scene, clause) or clause)
    words = town_behind(scene, 0, frozenset({"in", "at", "from"}))
    if clause.link != "main" or clause.left or clause.subject is None or words is None:
        return None
    after = next((n for n, t in enumerate(scene.tokens) if t.start >= words.end), 0)
    after += scene.tokens[after].low == "itself"
    first = clause.subject[0]
    if scene.tokens[after].low != ",":
        return words if first == after and scene.tokens[after].tag == "det" else None
    return words if first == after + 1 else None


def in_opening_town(scene: Scene, clause: Clause) -> Span | None:
    """Return the town with which the sentence opens, of its main verb or one that hangs on it: "In X, Y, meeting"."""
    head = scene.clauses[clause.governor] if clause.link == "participle" and clause.governor is not None else clause
    return opening_town(scene, head)


def is_local(scene: Scene, subject: tuple[int, int]) -> bool:
    return any(t.low in LOCAL for t in scene.tokens[subject[0] : min(subject[0] + 4, subject[1])])
