"""Where the actors of an article are meant, sentence by sentence, and which of these places a pronoun may point at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.persons import Gender
from stemma.reading.pronouns.words import OBJECT_BEHIND, OBLIQUE, OPENING, POSSESSIVE, TITLED
from stemma.reading.speech.quoted import is_quoted
from stemma.records.span import Span

OWNS = 3
"""Rank of a possessor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun outside quotations."""

    span: Span
    sentence: int
    word: str
    """In lower case."""
    gender: Gender | None
    """None: a plural, or "it"."""
    is_object: bool = False
    """It is the object of its verb or preposition: "thanked him"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where an actor is meant."""

    span: Span
    draft: Draft
    sentence: int
    quoted: bool = False
    rank: int = 0
    """0 for a likely subject, more for one behind a preposition, in an opening phrase, in possessive."""
    pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The points of an article; its rows grow with each pronoun that is given away."""

    text: str
    sentences: Sequence[Span]
    points: list[list[Point]]
    """By sentence, in order."""


def find_rows(text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> Rows:
    """Return where *drafts* are meant in *sentences*."""
    return Rows(text=text, sentences=sentences, points=_points(text, sentences, drafts, quoted))


def subject_behind(rows: Rows, pronoun: Pronoun) -> Point | None:
    """Return the subject of "In her speech on Monday, Foreign Minister Smith said", meant before he is named."""
    sentence = rows.sentences[pronoun.sentence]
    opening = OPENING.match(rows.text, sentence.start, sentence.end)
    if opening is None or pronoun.span.start > opening.end():
        return None
    row = rows.points[pronoun.sentence]
    behind = next((p for p in row if p.span.start > opening.end() and p.draft.kind == "person"), None)
    if behind is None or not TITLED.fullmatch(rows.text, opening.end(), behind.span.start):
        return None
    return behind if may_mean(behind, pronoun) else None


def is_object(text: str, span: Span) -> bool:
    """Say whether the pronoun at *span* is the object of a verb or preposition: "him", "her" before no noun."""
    word = span.of(text).lower()
    return word == "him" or (word == "her" and OBJECT_BEHIND.match(text, span.end) is not None)


def may_mean(point: Point, pronoun: Pronoun) -> bool:
    """Say whether a pronoun may mean whom *point* means, by gender and kind."""
    draft = point.draft
    if point.quoted or draft.gender not in (None, pronoun.gender):
        return False
    return draft.kind == "person" or (draft.kind == "group" and not draft.plural)


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
        rows[at].append(Point(span=span, draft=draft, sentence=at, quoted=is_quoted(quoted, span), rank=rank))
    return rows


def _ranks(text: str, sentence: Span, span: Span) -> Iterator[int]:
    yield 0
    if POSSESSIVE.match(text, span.end) and (text[span.end + 1 : span.end + 2] == "s" or text[span.end - 1] == "s"):
        yield OWNS
    if OBLIQUE.search(text, max(sentence.start, span.start - 60), span.start):
        yield 1
    opening = OPENING.match(text, sentence.start, sentence.end)
    if opening is not None and span.end < opening.end():
        yield 2
