"""
Whom "he" or "she" means by rules of thumb alone, which `pronouns/antecedents.py` weighs.

By wording:
1. "X and his brother": the one named right before; "X said that Y lost his post": the subject of the clause.
2. "X said that he would go": X; "X wept. “No,” he said": who opens the sentence before.
3. In "Smith had agreed, he said" it is rather who spoke before, if only his gender is known.
4. Who speaks ("He said that", "according to her") is the one person whom its paragraph named last, if one alone.

By order:
5. In its own sentence the pronoun means the first person before it.
6. "In her speech, Smith said": the subject behind the opening phrase.
7. Else the first person of the last sentence that names one; those in an opening phrase, behind a preposition or in
   possessive come after the others.
"""

from collections.abc import Iterable, Iterator, Sequence

from stemma.reading.actors.drafts import Draft
from stemma.reading.pronouns.points import OWNS, Point, Pronoun, Rows, may_mean, subject_behind
from stemma.reading.pronouns.words import (
    ACCORDING,
    BESIDE,
    CLAUSE,
    INSERTED,
    OBLIQUE,
    OPENS_CLAUSE,
    SAYING,
    SAYS,
    TITLES_BEFORE,
)

CLAUSE_REACH = 40
"""Code points before a subject within which its clause begins, titles between; code points."""
BEHIND_QUOTE = ("” ", '" ', "’ ", "' ")
SENTENCES_BACK = 3
"""Sentences before its own that a rule reaches."""


def by_wording(rows: Rows, pronoun: Pronoun) -> Draft | None:
    """Return whom a wording around *pronoun* shows to be meant; None where there is none of these wordings."""
    return _first(pronoun, _worded(rows, pronoun))


def by_order(rows: Rows, pronoun: Pronoun, barred: set[int]) -> Draft | None:
    """Return who comes first of those that fit, none of the *barred* drafts; None where nobody fits."""
    return _first(pronoun, _ordered(rows, pronoun, barred))


def _first(pronoun: Pronoun, turns: Iterator[Sequence[Draft]]) -> Draft | None:
    for fits in turns:
        if fits:
            known = [draft for draft in fits if draft.gender == pronoun.gender]
            return known[0] if known and fits[0].gender is None else fits[0]
    return None


def _worded(rows: Rows, pronoun: Pronoun) -> Iterator[Sequence[Draft]]:
    yield _beside(rows, pronoun)
    yield _own_clause(rows, pronoun)
    yield _sayer(rows, pronoun)
    yield _quoted_subject(rows, pronoun)
    yield _teller(rows, pronoun)
    yield _lone_speaker(rows, pronoun)


def _ordered(rows: Rows, pronoun: Pronoun, barred: set[int]) -> Iterator[Sequence[Draft]]:
    yield _same_sentence(rows, pronoun, barred)
    behind = subject_behind(rows, pronoun)
    yield [behind.draft] if behind is not None and pronoun.word in ("his", "her") else []
    for back in range(1, min(SENTENCES_BACK, pronoun.sentence) + 1):
        row = rows.points[pronoun.sentence - back]
        fits = [p.draft for p in sorted(row, key=_likely) if p.draft.name and may_mean(p, pronoun)]
        if fits and all(draft.kind == "group" for draft in fits) and back < pronoun.sentence:
            # "A clerk left. She said": rather a person of that gender a sentence further back.
            further = rows.points[pronoun.sentence - back - 1]
            yield [
                p.draft for p in further if p.rank == 0 and p.draft.gender == pronoun.gender and may_mean(p, pronoun)
            ]
        yield fits


def _beside(rows: Rows, pronoun: Pronoun) -> list[Draft]:
    if pronoun.word not in ("his", "her"):
        return []
    before = _before(rows, pronoun)
    if not before or not BESIDE.fullmatch(rows.text, before[-1].span.end, pronoun.span.start):
        return []
    return [before[-1].draft] if may_mean(before[-1], pronoun) else []


def _own_clause(rows: Rows, pronoun: Pronoun) -> list[Draft]:
    """Return the subject of the pronoun's own clause: "Smith announced that Jones was relieved of [his] duties"."""
    before = [p for p in _before(rows, pronoun) if p.rank == 0 and not p.pronoun]
    if pronoun.word not in ("his", "her") or not before:
        return []
    last = before[-1]
    start = rows.sentences[pronoun.sentence].start
    opens = OPENS_CLAUSE.search(rows.text, max(start, last.span.start - CLAUSE_REACH), last.span.start)
    joined = CLAUSE.search(rows.text, last.span.end, pronoun.span.start) is None
    return [last.draft] if opens and joined and last.draft.name and may_mean(last, pronoun) else []


def _sayer(rows: Rows, pronoun: Pronoun) -> list[Draft]:
    """Return who says something of himself: "Smith told reporters that he would go"."""
    before = _before(rows, pronoun)
    if pronoun.word not in ("he", "she") or not before or before[-1].rank:
        return []
    says = SAYS.fullmatch(rows.text, before[-1].span.end, pronoun.span.start) is not None
    return [before[-1].draft] if says and may_mean(before[-1], pronoun) else []


def _quoted_subject(rows: Rows, pronoun: Pronoun) -> list[Draft]:
    """Return the subject of the sentence before where it opens the paragraph's quotation: "X wept. “No,” he said"."""
    if pronoun.word not in ("he", "she") or not pronoun.sentence:
        return []
    if not rows.text.endswith(BEHIND_QUOTE, 0, pronoun.span.start):
        return []
    row = [p for p in rows.points[pronoun.sentence - 1] if p.draft.name and may_mean(p, pronoun)]
    first = min(row, key=_likely) if row else None
    start = rows.sentences[pronoun.sentence - 1].start
    opens = first is not None and TITLES_BEFORE.fullmatch(rows.text, start, first.span.start) is not None
    if first is None or not opens or first.rank or not (first.draft.gender or first.draft.roles):
        return []  # what only looks like a name speaks no second time
    return [first.draft]


def _teller(rows: Rows, pronoun: Pronoun) -> list[Draft]:
    """Return who spoke before, where "Smith had agreed, he said" names nobody of a known gender."""
    before = [p for p in _before(rows, pronoun) if may_mean(p, pronoun)]
    told = INSERTED.fullmatch(rows.text, pronoun.span.start - 2, pronoun.span.end + 6)
    if not before or not told or not pronoun.sentence or any(p.draft.gender for p in before):
        return []
    row = rows.points[pronoun.sentence - 1]
    return [p.draft for p in row if p.rank == 0 and p.draft.gender == pronoun.gender and may_mean(p, pronoun)][:1]


def _lone_speaker(rows: Rows, pronoun: Pronoun) -> list[Draft]:
    """Return who goes on speaking: the one person of its sentence before, else of the one before in its paragraph."""
    follows = pronoun.word in ("he", "she") and SAYING.match(rows.text, pronoun.span.end) is not None
    if not follows and not ACCORDING.search(rows.text, max(0, pronoun.span.start - 14), pronoun.span.start):
        return []
    told = _persons(_before(rows, pronoun), pronoun)
    if not told and pronoun.sentence:
        last, own = rows.sentences[pronoun.sentence - 1], rows.sentences[pronoun.sentence]
        if "\n" not in rows.text[last.end : own.start]:
            told = _persons(rows.points[pronoun.sentence - 1], pronoun)
    return told if len(told) == 1 else []


def _persons(points: Iterable[Point], pronoun: Pronoun) -> list[Draft]:
    """Return the persons with a name among *points* whom a pronoun may mean, each once."""
    fits = {id(p.draft): p.draft for p in points if p.draft.kind == "person" and p.draft.name and may_mean(p, pronoun)}
    return list(fits.values())


def _same_sentence(rows: Rows, pronoun: Pronoun, barred: set[int]) -> list[Draft]:
    passed = barred | _passed_over(rows, pronoun)
    fits = [p for p in _before(rows, pronoun) if p.draft.name and id(p.draft) not in passed and may_mean(p, pronoun)]
    return [p.draft for p in sorted(fits, key=lambda p: (p.rank >= OWNS, p.span))]


def _passed_over(rows: Rows, pronoun: Pronoun) -> set[int]:
    """Return who is not meant in "Under Dr X, he learnt" behind a sentence with a subject."""
    text, start = rows.text, rows.sentences[pronoun.sentence].start
    before = [p for p in _before(rows, pronoun) if p.draft.name]
    opened = text[start : pronoun.span.start]
    alone = pronoun.word in ("he", "she") and opened.count(",") == 1 and opened.endswith(", ")
    if not before or not alone or not pronoun.sentence:
        return set()
    if not all(OBLIQUE.search(text, max(start, p.span.start - 60), p.span.start) for p in before):
        return set()
    told = [p for p in rows.points[pronoun.sentence - 1] if p.rank == 0 and may_mean(p, pronoun)]
    return {id(p.draft) for p in before} - {id(p.draft) for p in told} if told else set()


def _before(rows: Rows, pronoun: Pronoun) -> list[Point]:
    return [p for p in rows.points[pronoun.sentence] if p.span.end <= pronoun.span.start]


def _likely(point: Point) -> tuple[int, int]:
    return point.rank, point.span.start
