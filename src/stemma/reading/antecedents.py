"""
Who may be meant by a pronoun: the actors named before it, the likelier first.

Rules:
1. A gender that is known and another forbids; one that is not known fits both.
2. "X and his brother": the one named right before.
3. In its own sentence the pronoun means the first person before it, never as the object
   of a verb whose subject he is ("Smith thanked him").
   In "Smith had agreed, he said" it is rather who spoke before, if only his gender is known.
4. "In her speech, Smith said": the subject behind the opening phrase.
5. Else the first person of the last sentence that names one; those in an opening phrase,
   behind a preposition or in possessive come after the others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.reading.drafts import Draft
from stemma.reading.persons import Gender
from stemma.reading.quoted import is_quoted
from stemma.records.span import Span

OBLIQUE = re.compile(
    r"(?<!according )\b(?:with|to|by|against|from|for|of|about|between|on|at|than|like|behind|over|under|named|called)"
    r"(?: the| an?| his| her| its| their)?(?: [A-Z][\w’'.&-]*)* $"
)
"""What makes a person behind it no subject; titles before the name are in capitals."""
OPENING = re.compile(
    r"(?:After|Before|During|Following|In|On|At|With|Without|As|When|While|Since|Until|For|From|By|Under|Despite|Amid"
    r"|Although|Though|Because|If|Unlike|Like|Alongside|Speaking|Asked|Citing|Writing|Addressing|Discussing|Having"
    r"|Throughout|Upon|Besides|Of|To|Through|Among|Over|Against)\b[^,]*,"
)
BESIDE = re.compile(
    r"(?:,? and|,? or|,? with|,? along with|,? alongside)(?: (?:\w+|some|one|most|members) of| several| other| all)? $"
)
CLAUSE = re.compile(
    r"[,;:“”\"]|\b(?:that|who|whom|which|whose|and|but|when|while|after|before|because|if|as|where|until|since)\b"
)
OBJECT_BEHIND = re.compile(
    r"[.,;:!?)”\"]|[ \u00a0](?:to|that|in|on|at|for|from|with|by|and|as|when|after|before|not|of|about|into|out|over"
    r"|during|but|or|if|because|while|until|again|away|off|down|up|aside|back)\b|$"
)
"""Behind "her" as an object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounParameters:
    """How pronouns are given away. Chosen on half of GUM's news, interviews and speeches, 2024."""

    sentences_back: int = 3
    """Sentences before its own that "he" or "she" may reach; sentences."""
    clear_sentences_back: int = 1
    """The same where the gender of a person is learnt; sentences."""
    clear_majority: int = 3
    """Where a person's own pronouns disagree, one gender must have so many times the votes of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun outside quotations."""

    span: Span
    sentence: int
    word: str
    """In lower case."""
    gender: Gender | None
    """None: a plural, or "it"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where an actor is meant."""

    span: Span
    draft: Draft
    quoted: bool = False
    rank: int = 0
    """0 for a likely subject, more for one in an opening phrase, behind a preposition, in possessive."""


class Antecedents:
    """The actors by sentence, as far as they are read; grows with each pronoun that is given away."""

    def __init__(self, text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> None:
        self._text = text
        self._sentences = sentences
        self._rows = _points(text, sentences, drafts, quoted)

    def add(self, pronoun: Pronoun, draft: Draft) -> None:
        """Note that *pronoun* means *draft*."""
        row = self._rows[pronoun.sentence]
        rank = 1 if pronoun.word in ("his", "him", "her") else 0
        row.append(Point(span=pronoun.span, draft=draft, rank=rank))
        row.sort(key=lambda point: point.span)

    def singular(self, pronoun: Pronoun, settings: PronounParameters) -> tuple[Draft | None, bool]:
        """Return whom "he" or "she" means, or None, and whether nobody else in that sentence could be meant."""
        fits = self._beside(pronoun) or self._teller(pronoun) or self._same_sentence(pronoun)
        fits = fits or self._behind_opening(pronoun)
        for back in range(1, settings.sentences_back + 1):
            if fits or back > pronoun.sentence:
                break
            row = self._rows[pronoun.sentence - back]
            fits = [
                point.draft for point in sorted(row, key=_likely) if _may_mean(point, pronoun) and point.rank < UNKNOWN
            ]
            if fits and all(draft.kind == "group" for draft in fits):
                fits = self._known_behind(pronoun, back + 1) or fits
        if not fits:
            return None, False
        alone = len(set(map(id, fits))) == 1
        known = [draft for draft in fits if draft.gender == pronoun.gender]
        return (known[0] if known and fits[0].gender is None else fits[0]), alone

    def plural(self, pronoun: Pronoun) -> Draft | None:
        """Return whom "they" or "it" means, or None."""
        row = self._rows[pronoun.sentence]
        before = [point for point in row if point.span.end <= pronoun.span.start and not point.quoted]
        last = self._rows[pronoun.sentence - 1] if pronoun.sentence else []
        pool = before or [point for point in last if not point.quoted]
        if not pool:
            return None
        first = pool[0].draft
        if pronoun.word == "it":
            start = self._sentences[pronoun.sentence - 1].start if pronoun.sentence else 0
            opens = self._text[start : pool[0].span.start] in ("", "The ")
            owned = self._text[pool[0].span.end : pool[0].span.end + 2] in ("'s", "’s")
            return first if opens and not owned and first.kind in ("country", "organization") else None
        return first if (first.kind == "group" and first.plural) or first.kind == "organization" else None

    def _beside(self, pronoun: Pronoun) -> list[Draft]:
        if pronoun.word not in ("his", "her"):
            return []
        before = [point for point in self._rows[pronoun.sentence] if point.span.end <= pronoun.span.start]
        if not before or not BESIDE.fullmatch(self._text, before[-1].span.end, pronoun.span.start):
            return []
        return [before[-1].draft] if _may_mean(before[-1], pronoun) else []

    def _same_sentence(self, pronoun: Pronoun) -> list[Draft]:
        is_object = pronoun.word == "him" or (
            pronoun.word == "her" and OBJECT_BEHIND.match(self._text, pronoun.span.end) is not None
        )
        passed = self._passed_over(pronoun)
        return [
            point.draft
            for point in sorted(self._rows[pronoun.sentence], key=_likely_before)
            if point.span.end <= pronoun.span.start
            and _may_mean(point, pronoun)
            and id(point.draft) not in passed
            and point.rank < UNKNOWN
            and not (is_object and not CLAUSE.search(self._text, point.span.end, pronoun.span.start))
        ]

    def _known_behind(self, pronoun: Pronoun, back: int) -> list[Draft]:
        """Return persons of the pronoun's gender a sentence further back: the nearer one has only unnamed people."""
        if back > pronoun.sentence:
            return []
        row = self._rows[pronoun.sentence - back]
        return [p.draft for p in row if p.rank == 0 and p.draft.gender == pronoun.gender and _may_mean(p, pronoun)]

    def _passed_over(self, pronoun: Pronoun) -> set[int]:
        """Return who is not meant: "X, whom he met"; "Under Dr X, he learnt" behind a sentence with a subject."""
        text, start = self._text, self._sentences[pronoun.sentence].start
        before = [p for p in self._rows[pronoun.sentence] if p.span.end <= pronoun.span.start and p.draft.name]
        if not before:
            return set()
        if text.endswith("whom ", 0, pronoun.span.start):
            return {id(before[-1].draft)}
        opened = text[start : pronoun.span.start]
        if (
            pronoun.word not in ("he", "she")
            or opened.count(",") != 1
            or not opened.endswith(", ")
            or not pronoun.sentence
        ):
            return set()
        if not all(OBLIQUE.search(text, max(start, p.span.start - 60), p.span.start) for p in before):
            return set()
        told = [p for p in self._rows[pronoun.sentence - 1] if p.rank == 0 and _may_mean(p, pronoun)]
        return {id(p.draft) for p in before} - {id(p.draft) for p in told} if told else set()

    def _teller(self, pronoun: Pronoun) -> list[Draft]:
        """Return who spoke before, where "Smith had agreed, he said" names nobody of a known gender."""
        before = [p for p in self._rows[pronoun.sentence] if p.span.end <= pronoun.span.start and _may_mean(p, pronoun)]
        told = INSERTED.fullmatch(self._text, pronoun.span.start - 2, pronoun.span.end + 6)
        if not before or not told or not pronoun.sentence or any(p.draft.gender for p in before):
            return []
        row = self._rows[pronoun.sentence - 1]
        return [p.draft for p in row if p.rank == 0 and p.draft.gender == pronoun.gender and _may_mean(p, pronoun)][:1]

    def _behind_opening(self, pronoun: Pronoun) -> list[Draft]:
        """Return the subject of "In her speech on Monday, Foreign Minister Smith said"."""
        sentence = self._sentences[pronoun.sentence]
        opening = OPENING.match(self._text, sentence.start, sentence.end)
        if opening is None or pronoun.span.start > opening.end() or pronoun.word not in ("his", "her"):
            return []
        behind = next((p for p in self._rows[pronoun.sentence] if p.span.start > opening.end()), None)
        if behind is None or not TITLED.fullmatch(self._text, opening.end(), behind.span.start):
            return []
        return [behind.draft] if behind.draft.kind == "person" and _may_mean(behind, pronoun) else []


INSERTED = re.compile(r", (?:he|she) (?:said|adde|told|says|note)[ds,. ]?")
"""What tells who says the clause before it; six code points behind the pronoun are looked at."""
TITLED = re.compile(r" (?:the )?(?:[A-Z][\w’'.&-]* |(?:president|minister|prime|foreign|secretary|leader|mayor) ){0,5}")


def _may_mean(point: Point, pronoun: Pronoun) -> bool:
    draft = point.draft
    if point.quoted or draft.gender not in (None, pronoun.gender):
        return False
    return draft.kind == "person" or (draft.kind == "group" and not draft.plural)


def _likely(point: Point) -> tuple[int, Span]:
    return point.rank, point.span


def _likely_before(point: Point) -> tuple[bool, Span]:
    return point.rank >= OWNS, point.span


OWNS = 3
UNKNOWN = 4
"""Rank of somebody who is no actor: meant only right beside the pronoun."""


def _points(text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> list[list[Point]]:
    every = sorted(
        ((span, draft) for draft in drafts for span, _, _ in draft.mentions), key=lambda item: (item[0], item[1].name)
    )
    rows: list[list[Point]] = [[] for _ in sentences]
    at = 0
    for span, draft in every:
        while at < len(sentences) - 1 and span.start >= sentences[at].end:
            at += 1
        rank = max(_ranks(text, sentences[at], span)) if sentences else 0
        rank = rank if draft.name else UNKNOWN
        rows[at].append(Point(span=span, draft=draft, quoted=is_quoted(quoted, span), rank=rank))
    return rows


def _ranks(text: str, sentence: Span, span: Span) -> Iterator[int]:
    yield 0
    if text[span.end : span.end + 2] in ("'s", "’s"):
        yield OWNS
    if OBLIQUE.search(text, max(sentence.start, span.start - 60), span.start):
        yield 1
    opening = OPENING.match(text, sentence.start, sentence.end)
    if opening is not None and span.end < opening.end():
        yield 2
