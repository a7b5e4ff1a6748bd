"""
Stances that the article tells of somebody in its own voice: "Oman has long opposed a base on the island".

Rules:
1. The words that show it (`lexicon/stances.tsv`) hold the verb of a clause that stands by itself; who is its subject
   takes the stance. Without a subject that is a mention there is none, but for "the Government" of a release.
2. Of what is said in marks only the speaker's words know (`Attribution.stance`); of what a report tells of it, who did
   take a stance is told here, too: "the garrison turned it down, she said". What hangs on an "if" is nobody's.
3. One verb shows one stance: that of the strongest pattern.
4. What is not named with it is looked up (`answered.py`).
5. In a press release "we" and "it" without a name are whoever issued it, and so is who makes a condition, a threat or a
   demand without a doer: "they will be lifted as soon as", "the cut must be reversed".
6. What somebody merely does not do is no refusal: "does not return from its recess".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.tree_clauses import tree_clauses
from stemma.reading.events.acts import is_question
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene, scenes
from stemma.reading.events.words import Tense
from stemma.reading.speech.stances import stances_in
from stemma.reading.stances.answered import (
    PUTTING,
    Put,
    answered,
    has_no_object,
    is_pointed,
    laid_in,
    reached,
    summed_up,
    told_before,
)
from stemma.records.reading import Attribution, Chain, Mention, Stance, TakenStance, Time
from stemma.records.span import Span, hull
from stemma.records.structure import Tree

TOLD = frozenset({"main", "and", "relative", "other", "when", "participle"})
"""How the clause of a stance may hang on another."""

TAKEN: frozenset[Tense] = frozenset({"past", "present"})
"""How the verb stands of a stance that was taken already: not what somebody will or would do."""

TOGETHER = re.compile(r"\b(?:alone|first|last|united|joined?|joining|join [\w' -]+|joined [\w' -]+)\b[\w, ]*\bin $")
"""What leads to a stance in "-ing": "was alone in welcoming the truce"."""

MERELY_NOT = re.compile(
    r"(?:\b(?:do|does|did|is|are|was|were|am)(?: not|n't)|\bnot) "
    r"(?!(?:accept|recogni|tolerat|allow|permit|agree|support|endorse|back|approve|want|oppose|object|be\b|\w+ing\b"
    r"|negotiate|bargain|yield|[^.;,]{0,60}?\bunder (?:threat|pressure|duress|fire|blackmail)\b))",
    re.IGNORECASE,
)
"""What is not done, without a word of will."""

LEADING_IN = (":", ",", ";")
"""How a sentence ends that goes on in the next."""

UNNAMED = re.compile(r"(?:It|We|it|we)$")
"""How whoever issues a release speaks of himself without a name."""

DOERLESS: frozenset[Stance] = frozenset({"conditions", "threatens", "demands"})
"""Stances that a release may take in a clause of which its issuer is not the subject."""

OBLIGED = frozenset({"must", "should"})
"""Helpers of what is demanded without a doer."""

COMPELLED = frozenset({"force", "compel", "oblige", "bind", "prepare", "determine", "make"})
"""Verbs of which the passive tells what their subject would do: "would be forced to close"."""

ITSELF = re.compile(
    r"The (?:[A-Z]\w+ )?"
    r"(?:Government|Ministry|Presidency|Council|Commission|Cabinet|Embassy|Union|Organi[sz]ation|Authority|Secretariat)$"
)
"""How whoever issues a release speaks of himself."""

NEAR_SUBJECT = 60
"""How far before its verb a subject is part of the clause that is shown. Code points."""


def find_stances(  # noqa: PLR0917 - what the other finders of the reading return, in their order
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    *,
    trees: Sequence[Tree] = (),
    is_release: bool = False,
) -> tuple[TakenStance, ...]:
    """Return the stances that an article tells in its own voice, in text order; *is_release*: that is its issuer's."""
    shown = {n: here for n, s in enumerate(sentences) if (here := list(stances_in(text, s)))}
    # A sentence without a stance is looked at only where it may lead in a list of which an item takes one.
    by_end = {sentences[n].end: n for n in shown}  # of an item the marker is left out
    asked = [s for n, s in enumerate(sentences) if n in shown or s.of(text).endswith(LEADING_IN)]
    out: list[TakenStance] = []
    for scene in scenes(text, asked, mentions, chains, times, attributions, published=None, trees=trees):
        number = by_end.get(scene.sentence.end)
        if number is not None and not is_question(scene):
            put = _put_before(text, sentences, number, shown, attributions)
            out += _stances_of(scene, shown[number], put, is_release=is_release)
    return tuple(sorted(out, key=lambda s: (s.clause, s.stance)))


Shown = tuple[Stance, Span, Span | None]
"""A stance, the words that show it, and its issue, if any stands with them."""


def _put_before(
    text: str,
    sentences: Sequence[Span],
    number: int,
    shown: Mapping[int, Sequence[Shown]],
    attributions: Sequence[Attribution],
) -> Put:
    """Return what a sentence and those before it put before others, where one of its stances needs that."""
    here = shown[number]
    if all(_is_own(text, words, issue) for _, words, issue in here):
        return Put()
    near = [*range(number - len(reached(text, sentences, number)), number), number]
    asked = [i for n in near for stance, _, i in shown.get(n, ()) if stance in PUTTING and i is not None]
    laid = [i for n in near for i in laid_in(text, sentences[n])]
    within = Span(sentences[near[0]].start, sentences[number].end)
    said = [a.issue for a in attributions if a.stance in PUTTING and a.issue is not None and within.contains(a.issue)]
    return Put(known=tuple(i for _, _, i in here if i is not None), before=(*asked, *laid, *said), reach=within)


def _is_own(text: str, words: Span, issue: Span | None) -> bool:
    """Say whether a stance has an issue of its own: "accepted [the plan]", not "accepted it on Monday"."""
    if issue is None or is_pointed(text, words):
        return False
    return issue.start < words.end or not has_no_object(text, words)


def _issue_of(scene: Scene, clause: Clause, shown: Shown, put: Put) -> Span | None:
    stance, words, issue = shown
    if _is_own(scene.text, words, issue):
        return issue
    noun = _noun_before(scene, clause) if has_no_object(scene.text, words) else None
    return answered(scene.text, stance, words, put) if noun is None else told_before(scene.text, noun, put)


def _noun_before(scene: Scene, clause: Clause) -> Span | None:
    """Return what a clause tells of where that stands before it: "[the buoys] that Peru demands"."""
    if clause.link == "relative" and clause.object_before is not None:
        return scene.span(*clause.object_before)
    return None if clause.subject is None else summed_up(scene.text, scene.span(*clause.subject))


def _stances_of(scene: Scene, shown: Sequence[Shown], put: Put, *, is_release: bool) -> Iterator[TakenStance]:
    parsed = () if scene.tree is None else tuple(tree_clauses(scene.text, scene.tokens, scene.tree))
    taken: list[Span] = []
    for one in shown:
        stance, words, _ = one
        if (
            any(words.overlaps(t) for t in taken)
            or scene.is_quoted(words.start)
            or MERELY_NOT.match(words.of(scene.text))
        ):
            continue
        clause = _clause_of(scene, parsed, words) or _clause_of(scene, scene.clauses, words)
        if clause is not None and _is_said(scene, words) and not _is_told_within(clause, is_release=is_release):
            continue
        issue = None if clause is None else _issue_of(scene, clause, one, put)
        if clause is None or clause.subject is None or issue is None:
            continue
        subject, holders = scene.span(*clause.subject), _takers(scene, clause, stance, is_release=is_release)
        if holders is None:
            continue
        taken.append(hull([words, issue]) if words.start < issue.end else words)
        yield TakenStance(
            holders=holders, subject=subject, stance=stance, issue=issue,
            clause=_shown_clause(scene, subject, words, issue),
        )  # fmt: skip


def _takers(scene: Scene, clause: Clause, stance: Stance, *, is_release: bool) -> tuple[int, ...] | None:
    """Return the chains of those who take a stance; none for whoever issued a release, None where nobody takes it."""
    if clause.subject is None:
        return None
    if stance in DOERLESS and _is_doerless(scene, clause):
        return () if is_release else None
    subject = scene.span(*clause.subject).of(scene.text)
    if is_release and UNNAMED.match(subject):
        return ()
    return _holders(scene, *clause.subject) or (() if ITSELF.match(subject) else None)


def _is_doerless(scene: Scene, clause: Clause) -> bool:
    """Say whether a clause tells what is to be done, and not who would do it: "must be opened", "will be seized"."""
    if any(t.low in OBLIGED for t in scene.helpers_of(clause)):
        return True
    return clause.group.passive and clause.group.lemma not in COMPELLED


def _shown_clause(scene: Scene, subject: Span, words: Span, issue: Span) -> Span:
    near = scene.sentence.contains(subject) and subject.end <= words.start <= subject.end + NEAR_SUBJECT
    ahead = issue.end <= subject.start  # what "it" leads back to stands in a clause of its own
    return hull([words, *([] if ahead else [issue]), *([subject] if near else [])])


def _is_said(scene: Scene, words: Span) -> bool:
    """Say whether somebody's own words hold the words of a stance."""
    said = (scene.attributions[n] for n in scene.said)
    return any(piece.overlaps(words) for a in said if a.uttered for piece in a.content)


def _is_told_within(clause: Clause, *, is_release: bool) -> bool:
    """Say whether what somebody says tells of a stance that was taken: "she said that Peru had turned it down"."""
    stands = clause.link != "relative" or clause.object_before is not None
    return stands and not is_release and clause.group.tense in TAKEN


def _clause_of(scene: Scene, clauses: Sequence[Clause], words: Span) -> Clause | None:
    """Return the clause whose verb is the first that the words of a stance hold; None where its subject takes none."""
    held = (c for c in clauses if words.overlaps(scene.span(c.group.start, c.group.end)))
    first = min(held, key=lambda c: c.group.main, default=None)
    if first is None or first.subject is None:
        return None
    led = first.link == "gerund" and TOGETHER.search(scene.text[scene.sentence.start : words.start])
    above = clauses[first.governor].link if first.link == "participle" and first.governor is not None else "main"
    told = first.link in TOLD or (first.link == "that" and summed_up(scene.text, scene.span(*first.subject)))
    stands = told and first.group.kind in ("finite", "participle") and above in TOLD - {"when"}
    # Of what is done to somebody he takes no stance; "will not be moved" is his own.
    suffers = first.group.passive and words.start >= scene.tokens[first.group.main].start
    return first if (stands or led) and not suffers else None


def _holders(scene: Scene, start: int, end: int) -> tuple[int, ...]:
    """Return the chains of those whom the tokens of a subject name; none of an aside that tells of them."""
    asides = (at for at in range(start + 1, end) if scene.tokens[at].tag == "rel" or scene.tokens[at].low == "whose")
    aside = next(asides, end)
    if any(aside < c.group.main < end for c in scene.clauses):
        end = aside
    chains = (scene.mentions[m].chain for m in parties_in(scene, start, end))
    return tuple(dict.fromkeys(c for c in chains if c is not None))
