"""
What somebody would do on a condition, where no listed word shows a stance: "her side will stay away if he is not home".

Rules:
1. The verb stands with "will" or "would", it is an act, and the sentence sets a condition: "if", "unless", "until it is
   done", "without its consent". What harms is a threat, and anything else is a condition.
2. Behind "warned that" a deed of one's own that harms is a threat, and one on a condition too, whatever it is.
3. It is the speaker's own: his, his side's, or that of a state or body that he tells of. What a thing or unnamed people
   would do is no stance; nor is what is told with "could" or "might".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.tree_clauses import tree_clauses
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene, scenes
from stemma.records.reading import Attribution, Chain, Event, EventType, Mention, Stance, Time
from stemma.records.span import Span, hull
from stemma.records.structure import Tree

HARMS: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN"})
"""Acts that are threatened."""

LIKELY_STANCE = re.compile(r"\b(?:will|would|shall|won['’]t)\b|['’]ll\b", re.IGNORECASE)
"""What a sentence holds that is looked at."""

VERB = r"(?:is|are|was|were|has|have|had|does|do|did|agrees?|leaves?|returns?|withdraws?|stops?|[a-z]{3,}ed)"
CONDITION = re.compile(
    r"\b(?:if|unless|as soon as|provided|(?<!for )as long as|so long as|on condition|the moment|on the day)\b"
    r"(?! (?:necessary|possible|needed)\b)"
    rf"|\b(?:until|once|when) (?!then\b|now\b)(?:[\w’'-]+ ){{1,9}}?{VERB}\b"
    r"|\bwithout (?:its|his|her|their|our|the|prior) (?:[\w’'-]+ ){0,2}?"
    r"(?:consent|permission|leave|approval|agreement|authori[sz]ation)\b",
    re.IGNORECASE,
)
"""On what something hangs, behind the verb."""
CONDITION_FIRST = re.compile(
    r"(?:^|[\"“”(,;:] ?|\bthat )(?:if|unless|should|until|as long as|so long as)\b", re.IGNORECASE
)
"""The same before its subject."""

ONLY = re.compile(r"\bonly (?:if|when|once|after)\b|\bprovided\b|\bon condition\b", re.IGNORECASE)
"""A condition of which the deed is never a threat."""
ELSEWHERE = re.compile(r"\band (?:that|the|its|his|her|it|he|she|they|\w+ed)\b|\bbut\b|\bbecause\b|;")
"""What stands between a verb and a condition of something else."""

STATES = frozenset({"be", "unable", "able", "have", "run", "fail", "face", "lose", "need"})
"""Verbs of what befalls somebody and is none of his deeds."""

WARNS = re.compile(r"\b(?:warn|threaten|caution)(?:s|ed|ing)?\b", re.IGNORECASE)

OWN = re.compile(
    r"[\"“]?(?:(?:i|we|he|she|it)|(?:the|our|its|his|her|my)(?:\s[\w-]+)?\s(?:government|ministry|state|country|cabinet|army"
    r"|navy|side|council|committee|commission|union|party|delegation|authorities|presidency|parliament|forces"
    r"|troops|junta|company|republic|nation|bloc|alliance|federation))",
    re.IGNORECASE,
)
"""A subject that is the speaker or his side. Source: compiled by the project; CC0."""

BODIES = frozenset({"country", "organization"})

LONGEST = 240
"""A longer clause is no issue. Code points."""


def with_pledges(  # noqa: PLR0917 - what the other finders of the reading return, in their order
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    events: Sequence[Event],
    *,
    trees: Sequence[Tree] = (),
) -> tuple[Attribution, ...]:
    """Return *attributions* in their order, with what those without a stance threaten or make a condition of."""
    open_ones = [a for a in attributions if a.stance is None and a.uttered and LIKELY_STANCE.search(_words(text, a))]
    asked = [s for s in sentences if any(s.overlaps(piece) for a in open_ones for piece in a.content)]
    found: dict[int, tuple[Stance, Span]] = {}
    acts = {e.trigger: e.type for e in events}
    for scene in scenes(text, asked, mentions, chains, times, attributions, published=None, trees=trees):
        for n in scene.said:
            attribution = attributions[n]
            if attribution.stance is None and attribution.uttered and n not in found:
                pledge = next(_pledges(scene, attribution, acts), None)
                if pledge is not None:
                    found[n] = pledge
    return tuple(
        replace(a, stance=found[n][0], issue=found[n][1]) if n in found else a for n, a in enumerate(attributions)
    )


def _words(text: str, attribution: Attribution) -> str:
    return " ".join(piece.of(text) for piece in attribution.content)


def _pledges(scene: Scene, attribution: Attribution, acts: Mapping[Span, EventType]) -> Iterator[tuple[Stance, Span]]:
    """Yield what *attribution* threatens or makes a condition of in a sentence: the stance and its issue."""
    said = hull(attribution.content)
    within = Span(max(said.start, scene.sentence.start), min(said.end, scene.sentence.end))
    warns = attribution.cue is not None and WARNS.search(attribution.cue.of(scene.text)) is not None
    clauses = () if scene.tree is None else tree_clauses(scene.text, scene.tokens, scene.tree)
    for clause in clauses or scene.clauses:
        verb = scene.span(clause.group.start, clause.group.end)
        if clause.subject is None or not within.contains(verb) or clause.link in ("if", "when", "relative"):
            continue
        subject = scene.span(*clause.subject)
        if clause.group.tense not in ("future", "would") or not within.contains(subject):
            continue
        if clause.group.passive or clause.group.lemma in STATES or not _is_own(scene, clause, attribution):
            continue
        kind = next(
            (t for trigger, t in acts.items() if trigger.overlaps(scene.span(clause.group.main, clause.group.end))),
            None,
        )
        behind = CONDITION.search(scene.text, verb.end, within.end)
        if behind is not None and ELSEWHERE.search(scene.text, verb.end, behind.start()):
            behind = None
        only = behind is not None and ONLY.search(scene.text, verb.end, behind.end()) is not None
        hangs = behind is not None or CONDITION_FIRST.search(scene.text[within.start : subject.start])
        stance = _stance(kind, hangs=bool(hangs), threat=not clause.group.negated and not only, warns=warns)
        start = (
            scene.tokens[clause.group.main].start
            if stance == "threatens"
            else (subject.start if behind else within.start)
        )
        if stance is not None and within.end - start <= LONGEST:
            yield stance, Span(start, within.end)


def _stance(kind: EventType | None, *, hangs: bool, threat: bool, warns: bool) -> Stance | None:
    if threat and ((kind in HARMS and (hangs or warns)) or (warns and hangs)):
        return "threatens"
    return "conditions" if hangs and kind is not None and kind != "OTHER" else None


def _is_own(scene: Scene, clause: Clause, attribution: Attribution) -> bool:
    """Say whether the subject of a clause is the speaker, his side, or a state or body that has a name."""
    if clause.subject is None:
        return False
    subject = scene.span(*clause.subject)
    named = [scene.mentions[m] for m in parties_in(scene, *clause.subject)]
    if any(m.form == "pronoun" and m.chain is not None and m.chain == attribution.speaker_chain for m in named):
        return True
    names = [m for m in named if m.form == "name" and m.chain is not None]
    if names:
        return any(m.span.end == subject.end and scene.chains[m.chain or 0].kind in BODIES for m in names)
    pronoun = next((m for m in named if m.form == "pronoun"), None)
    return pronoun is None and OWN.fullmatch(subject.of(scene.text)) is not None
