"""
Who could be meant by "he" or "she", and what is seen of each: the actors named before it, with their features.

A candidate is a person, or one unnamed man or woman ("a spokesman"), whose gender does not forbid it, seen outside
quotation marks in the pronoun's sentence or a few before. Never a candidate is the subject of the verb whose object
the pronoun is ("Smith thanked him"). In "In her speech on Monday, Foreign Minister Smith said" the subject behind the
opening phrase is one too. Features are numbers, most of them 0 or 1; `pronouns/antecedents.py` weighs them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from stemma.reading.actors.drafts import Draft
from stemma.reading.pronouns.points import OWNS, Point, Pronoun, find_rows, may_mean, subject_behind
from stemma.reading.pronouns.rules import by_order, by_wording
from stemma.reading.pronouns.words import BEYOND, CLAUSE, OWN_RELATIVE, PARTICIPLE
from stemma.records.span import Span

LONGEST_BEYOND = 16
"""No preposition of `BEYOND` with its spaces is longer; code points."""
MANY_MENTIONS = 4.0
"""More mentions than 15 (the logarithm of 16) make nobody likelier."""
SOON = 200
"""How far behind the pronoun's sentence somebody who is named again shows that the text stays with him; code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could be meant, and what is seen of him."""

    draft: Draft
    features: dict[str, float]
    worded: bool = False
    """The wording around the pronoun shows that he is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How a candidate stands before a pronoun."""

    last: Point
    """Where he is meant last."""
    rank: int
    """The least rank that he has in that sentence."""
    first: bool
    """Nobody else who fits stands before him there."""
    lead: bool
    """Nobody else who fits is likelier its subject."""
    place: int
    """How many others were meant since, each once."""
    distance: int
    """Sentences between that one and the pronoun's."""


class PronounScene:
    """The points of an article by sentence, as far as it is read; grows with each pronoun that is given away."""

    def __init__(self, text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> None:
        self._text = text
        self._places = find_rows(text, sentences, drafts, quoted)
        self._rows = self._places.points
        self._counted = 0
        self._seen: Counter[int] = Counter()

    def row(self, sentence: int) -> Sequence[Point]:
        """Return the points of a sentence, in order."""
        return self._rows[sentence]

    def add(self, pronoun: Pronoun, draft: Draft) -> None:
        """Note that *pronoun* means *draft*."""
        rank = 1 if pronoun.is_object else 2 if pronoun.word in ("his", "her") else 0
        row = self._rows[pronoun.sentence]
        row.append(Point(span=pronoun.span, draft=draft, sentence=pronoun.sentence, rank=rank, pronoun=True))
        row.sort(key=lambda point: point.span)
        if pronoun.sentence < self._counted:
            self._seen[id(draft)] += 1

    def candidates(self, pronoun: Pronoun, back: int) -> list[Candidate]:
        """Return who could be meant, looking *back* so many sentences; who is nearest comes first."""
        barred = self._barred(pronoun)
        fits = [p for p in self._before(pronoun, back) if may_mean(p, pronoun) and id(p.draft) not in barred]
        introduced = self._introduced(pronoun)
        if introduced is not None:
            fits = [p for p in fits if p.draft is introduced]
        elif any(p.draft.kind == "person" and p.draft.name and p.draft.gender for p in fits):
            # "An official declined to comment. She said": rather the woman named before than somebody without a name.
            fits = [p for p in fits if p.draft.kind == "person" or p.draft.gender]
        order = list(dict.fromkeys(id(p.draft) for p in reversed(fits)))
        salience = self._salience(pronoun, order)
        found = [self._candidate(pronoun, key, fits, order, salience[key]) for key in order]
        behind = subject_behind(self._places, pronoun)
        if behind is not None and id(behind.draft) not in order:
            known = {"known": 1.0} if behind.draft.gender is not None else {}
            found.append(Candidate(draft=behind.draft, features={"behind": 1.0, **known}))
        worded = introduced or by_wording(self._places, pronoun)
        ordered = worded or by_order(self._places, pronoun, barred)
        for candidate in found:
            if candidate.draft is ordered:
                candidate.features["rule"] = 1.0
        return [replace(candidate, worded=candidate.draft is worded) for candidate in found]

    def _introduced(self, pronoun: Pronoun) -> Draft | None:
        """Return the only one told of in the sentence before, if he has no name and is introduced at length there."""
        row = self._rows[pronoun.sentence - 1] if pronoun.sentence else []
        people = {id(p.draft): p for p in row if p.draft.kind in ("person", "group")}
        if len(people) != 1 or any(p.draft.kind == "person" for p in self._rows[pronoun.sentence][:1]):
            return None
        (point,) = people.values()
        met = point.draft.kind == "group" and point.rank == 0 and OWN_RELATIVE.match(self._text, point.span.end)
        apart = "\n" in self._text[point.span.end : pronoun.span.start]
        return point.draft if met and not apart and may_mean(point, pronoun) else None

    def _before(self, pronoun: Pronoun, back: int) -> Iterator[Point]:
        for sentence in range(max(0, pronoun.sentence - back), pronoun.sentence + 1):
            yield from (p for p in self._rows[sentence] if p.span.end <= pronoun.span.start)

    def _barred(self, pronoun: Pronoun) -> set[int]:
        """Return who is not meant: the subject of the verb whose object the pronoun is; X in "X, whom he met"."""
        here = [p for p in self._rows[pronoun.sentence] if p.span.end <= pronoun.span.start]
        out = set()
        start = pronoun.span.start
        if pronoun.is_object and not BEYOND.search(self._text, max(0, start - LONGEST_BEYOND), start):
            out = {id(p.draft) for p in here if p.rank < OWNS and self._share_clause(p, pronoun)}
            out |= self._shares_participle(here, pronoun)
        if here and self._text.endswith("whom ", 0, pronoun.span.start):
            out.add(id(here[-1].draft))
        return out

    def _shares_participle(self, here: Sequence[Point], pronoun: Pronoun) -> set[int]:
        """Return the subject in "Smith beat Jones, knocking him down", who knocks down another; only of two persons."""
        start = pronoun.span.start
        people = [p for p in here if p.draft.kind == "person" and p.rank == 0]
        if len({id(p.draft) for p in people}) < 2 or not PARTICIPLE.search(self._text, max(0, start - 30), start):
            return set()
        return {id(people[0].draft)}

    def _share_clause(self, point: Point, pronoun: Pronoun) -> bool:
        relative = OWN_RELATIVE.match(self._text, point.span.end)
        start = relative.end() if relative else point.span.end
        return CLAUSE.search(self._text, start, pronoun.span.start) is None

    def _candidate(
        self, pronoun: Pronoun, key: int, fits: Sequence[Point], order: Sequence[int], salience: Mapping[str, float]
    ) -> Candidate:
        last = next(p for p in reversed(fits) if id(p.draft) == key)
        there = [p for p in fits if p.sentence == last.sentence]
        mine = [p for p in there if id(p.draft) == key]
        distance = pronoun.sentence - last.sentence
        sight = Sight(
            last=last,
            rank=min(p.rank for p in mine),
            first=id(there[0].draft) == key,
            lead=id(min(there, key=lambda p: (p.rank, p.span)).draft) == key,
            place=order.index(key),
            distance=distance,
        )
        flags = {**_seen(sight, pronoun), **self._named(last.draft, pronoun), "sole": len(order) == 1}
        return Candidate(
            draft=last.draft, features={**{name: 1.0 for name, holds in flags.items() if holds}, **salience}
        )

    def _named(self, draft: Draft, pronoun: Pronoun) -> dict[str, bool]:
        """Return where an article names somebody: at its head, behind the pronoun in its sentence, soon after that."""
        names = [span.start for span, _, form in draft.mentions if form == "name"]
        end = self._places.sentences[pronoun.sentence].end
        return {
            "headline": any(start < self._places.sentences[0].end for start in names),
            "later": any(pronoun.span.end < start < end for start in names),
            "soon": any(end <= start < end + SOON for start in names),
        }

    def _salience(self, pronoun: Pronoun, order: Sequence[int]) -> dict[int, dict[str, float]]:
        """Return how much the article is about each so far: how often named, and whether most often of all."""
        while self._counted < pronoun.sentence:
            self._seen.update(id(p.draft) for p in self._rows[self._counted])
            self._counted += 1
        here = Counter(id(p.draft) for p in self._rows[pronoun.sentence] if p.span.end <= pronoun.span.start)
        counts = {key: self._seen[key] + here[key] for key in order}
        out = {}
        for key, count in counts.items():
            others = max((n for one, n in counts.items() if one != key), default=0)
            out[key] = {"count": min(MANY_MENTIONS, log2(1 + count))}
            if count > others:
                out[key]["top"] = 1.0
        return out


def _seen(sight: Sight, pronoun: Pronoun) -> dict[str, bool]:
    same, last, acts = sight.distance == 0, sight.last, sight.rank == 0
    subject = pronoun.word in ("he", "she")
    return {
        "same": same,
        "one": sight.distance == 1,
        "far": sight.distance > 2,
        "nearest": sight.place == 0,
        "third": sight.place > 1,
        "same_first": same and sight.first,
        "same_nearest": same and sight.place == 0,
        "same_subject": same and acts,
        "before_lower": not same and sight.rank in (1, 2) and not last.pronoun,
        "before_owner": not same and last.pronoun and not acts,
        "before_parallel": sight.distance == 1 and subject and acts and sight.lead,
        "owner": sight.rank == OWNS and not last.pronoun,
        "pronoun": last.pronoun,
        "pronoun_subject": last.pronoun and acts and subject,
        "known": last.draft.gender is not None,
        "titled": last.draft.gender is not None and not last.draft.gender_by_name,
        "nameless": not last.draft.name or last.draft.kind != "person",
    }
