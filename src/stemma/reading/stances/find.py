"""
Stances that the article tells of somebody in its own voice: "Oman has long opposed a base on the island".

Rules:
1. The words that show it (`lexicon/stances.tsv`) hold the verb of a clause that stands by itself; who is its subject
   takes the stance. Without a subject that is a mention there is none, but for "the Government" of a release.
2. Of what is said only the speaker's words know (`Attribution.stance`); what hangs on an "if" is nobody's.
3. One verb shows one stance: that of the strongest pattern.
4. "It" is what the last stance before it in the sentence was about, else what the sentence before demands or offers.
5. What somebody merely does not do is no refusal: "does not return from its recess".
"""

import re
from collections.abc import Iterator, Sequence

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.tree_clauses import tree_clauses
from stemma.reading.events.acts import is_question
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene, scenes
from stemma.reading.speech.stances import stances_in
from stemma.records.reading import Attribution, Chain, Mention, Stance, TakenStance, Time
from stemma.records.span import Span, hull
from stemma.records.structure import Tree

TOLD = frozenset({"main", "and", "relative", "other", "when", "participle"})
"""How the clause of a stance may hang on another."""

TOGETHER = re.compile(r"\b(?:alone|first|last|united|joined?|joining|join [\w' -]+|joined [\w' -]+)\b[\w, ]*\bin $")
"""What leads to a stance in "-ing": "was alone in welcoming the truce"."""

MERELY_NOT = re.compile(
    r"(?:\b(?:do|does|did|is|are|was|were|am)(?: not|n't)|\bnot) "
    r"(?!(?:accept|recogni|tolerat|allow|permit|agree|support|endorse|back|approve|want|oppose|object|be\b|\w+ing\b))",
    re.IGNORECASE,
)
"""What is not done, without a word of will."""

POINTER = re.compile(
    r"\s?(?:it|them|this|that|one|both)\b(?=\s*(?:[.,;:)—–]|$)"
    r"|\s(?:as well|too|on|in|outright|at once|publicly|but|and|though|while|again|yesterday|immediately|with)\b)"
)
"""How the object of a stance leads back to what was told before."""

LEADING_IN = (":", ",", ";")
"""How a sentence ends that goes on in the next."""

ASKED = frozenset({"demands", "offers", "conditions"})
"""Stances of which the issue may be pointed at in the sentence behind theirs."""

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
) -> tuple[TakenStance, ...]:
    """Return the stances that an article tells in its own voice, in text order."""
    shown = _shown_in(text, sentences)
    # A sentence without a stance is looked at only where it may lead in a list of which an item takes one.
    by_end = {s.end: found for s, found in shown.items()}  # of an item the marker is left out
    asked = [s for s in sentences if s in shown or s.of(text).endswith(LEADING_IN)]
    out: list[TakenStance] = []
    for scene in scenes(text, asked, mentions, chains, times, attributions, published=None, trees=trees):
        found = by_end.get(scene.sentence.end, ())
        out += [] if is_question(scene) else _stances_of(scene, found)
    return tuple(sorted(out, key=lambda s: (s.clause, s.stance)))


Shown = tuple[Stance, Span, Span]
"""A stance, the words that show it, and its issue."""


def _shown_in(text: str, sentences: Sequence[Span]) -> dict[Span, list[Shown]]:
    """Return the stances that the words of each sentence show, the strongest first; none where there is none."""
    out: dict[Span, list[Shown]] = {}
    asked: list[Span] = []
    for sentence in sentences:
        here = list(stances_in(text, sentence))
        known = [*asked, *(issue for _, _, issue in here if issue is not None)]
        meant = [(stance, words, issue or _meant(text, words, known)) for stance, words, issue in here]
        found = [(stance, words, issue) for stance, words, issue in meant if issue is not None]
        asked = [issue for stance, _, issue in found if stance in ASKED]
        if found:
            out[sentence] = found
    return out


def _meant(text: str, words: Span, known: Sequence[Span]) -> Span | None:
    """Return the last of the *known* issues where a pointer stands behind the words of a stance: "opposed it"."""
    if POINTER.match(text, words.end) is None:
        return None
    earlier = [issue for issue in known if issue.end <= words.start]
    return max(earlier, key=lambda issue: issue.end, default=None)


def _stances_of(scene: Scene, shown: Sequence[Shown]) -> Iterator[TakenStance]:
    parsed = () if scene.tree is None else tuple(tree_clauses(scene.text, scene.tokens, scene.tree))
    taken: list[Span] = []
    for stance, words, issue in shown:
        if any(words.overlaps(t) for t in taken) or _is_said(scene, words) or MERELY_NOT.match(words.of(scene.text)):
            continue
        clause = _clause_of(scene, parsed, words) or _clause_of(scene, scene.clauses, words)
        if clause is None or clause.subject is None:
            continue
        subject, holders = scene.span(*clause.subject), _holders(scene, *clause.subject)
        if not holders and not ITSELF.match(subject.of(scene.text)):
            continue
        taken.append(hull([words, issue]) if words.start < issue.end else words)
        yield TakenStance(
            holders=holders, subject=subject, stance=stance, issue=issue,
            clause=_shown_clause(scene, subject, words, issue),
        )  # fmt: skip


def _shown_clause(scene: Scene, subject: Span, words: Span, issue: Span) -> Span:
    near = scene.sentence.contains(subject) and subject.end <= words.start <= subject.end + NEAR_SUBJECT
    ahead = issue.end <= subject.start  # what "it" leads back to stands in a clause of its own
    return hull([words, *([] if ahead else [issue]), *([subject] if near else [])])


def _is_said(scene: Scene, words: Span) -> bool:
    """Say whether somebody's own words hold the words of a stance, or marks do."""
    said = (scene.attributions[n] for n in scene.said)
    if any(piece.overlaps(words) for a in said if a.uttered for piece in a.content):
        return True
    return scene.is_quoted(words.start)


def _clause_of(scene: Scene, clauses: Sequence[Clause], words: Span) -> Clause | None:
    """Return the clause whose verb is the first that the words of a stance hold; None where its subject takes none."""
    held = (c for c in clauses if words.overlaps(scene.span(c.group.start, c.group.end)))
    first = min(held, key=lambda c: c.group.main, default=None)
    if first is None or first.subject is None:
        return None
    led = first.link == "gerund" and TOGETHER.search(scene.text[scene.sentence.start : words.start])
    above = clauses[first.governor].link if first.link == "participle" and first.governor is not None else "main"
    stands = first.link in TOLD and first.group.kind in ("finite", "participle") and above in TOLD - {"when"}
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
