"""
Words that only hint at an act, joined to the act that others tell: "the raid", "the line that feeds it went dead".

A report seldom tells twice in full what its readers know. What its words do not tell surely enough to make an act is
admitted as further evidence of one that another report tells (`hint_scores.py`).

Rules:
1. A hint makes no act, and adds nothing but that its report tells of it; so does an act that the network alone tells,
   in one report alone.
2. It joins the act that is likeliest, where that leads all others; an article that tells the act already adds none.
3. Of the hints of one article the likeliest joins an act.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from stemma.account.actors import Cast
from stemma.account.digests import Digests
from stemma.account.hint_scores import HintWeightParameters, Rarity, weigh_hint, weigh_rare
from stemma.account.linked import EVERYTHING, Asked, Links, Pair, by_article, pairs_again
from stemma.account.nearby import days_of_telling
from stemma.account.same_event import Rules
from stemma.account.tellings import Telling, make_telling
from stemma.account.told import Told
from stemma.account.witness import Witness
from stemma.account.wording import ActEncoder, WordingParameters

Intervals = npt.NDArray[np.int64]
"""First and last day of each telling, as ordinals, `(tellings, 2)`."""
AT_ONCE = 256
"""Hints whose words are held against those of all acts at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HintParameters:
    """When a hint joins an act. Swept by `benchmarks/quality/hints.py`, each story by what the others teach."""

    threshold: float = 1.5
    """Log-odds above which it does: 83 in 100 are of that act."""
    lead: float = 1.0
    """By how much that act must be likelier than any other. Log-odds."""
    least: float = -4.0
    """Log-odds below which no rare word in common makes up for the rest."""
    around: float = 0.35
    """Words around the two that are less alike than this are not weighed. Cosine."""
    around_days: int = 10
    """An undated hint may be of an act so long before or after its report. Days."""
    slipped_days: int = 2
    """Days further apart than this are of two acts. Days."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What hints at an act: tellings of one article."""

    tellings: Sequence[int]
    group: int | None
    """The event that they make, where they make one by themselves."""


class Hinted:
    """The tellings of a case, those that tell acts and those that hint at them, by number."""

    def __init__(
        self, groups: Sequence[Sequence[Telling]], hints: Sequence[Telling], rules: Rules, encoder: ActEncoder
    ) -> None:
        acts = [(k, t) for k, group in enumerate(groups) for t in group if t.attests == "act"]
        self.tellings = [*(t for _, t in acts), *hints]
        self.home = [k for k, _ in acts]
        """The event of each telling that tells an act, which are first."""
        self.articles = [frozenset(t.witness.id for t in group) for group in groups]
        """The articles that tell each event."""
        of_group: dict[int, list[int]] = {}
        for n, (k, _) in enumerate(acts):
            of_group.setdefault(k, []).append(n)
        lone = [Hint(of_group[k], k) for k, group in enumerate(groups) if k in of_group and is_lone(group)]
        self.hints = [*lone, *(Hint((n,), None) for n in range(len(acts), len(self.tellings)))]
        self.told = Told(self.tellings, encoder, WordingParameters())
        self._rules = rules

    def weigh(
        self, parameters: HintParameters, weights: HintWeightParameters, links: Links
    ) -> dict[tuple[int, int], float]:
        """Return the log-odds, without rare words, of each hint's telling and each act that it may be of."""
        days = self._days(parameters)
        pairs = links.find(
            "hints of acts",
            links.keys(self.tellings, Digests.telling),
            lambda asked: self._near(asked, days, parameters),
            lambda a, b: self._value(a, b, parameters, weights),
        )
        found = {}
        for (a, b), value in pairs.items():
            found.update({(hint, act): value for hint, act in ((a, b), (b, a)) if act < len(self.home)})
        return found

    def pairs(self, parameters: HintParameters = HintParameters()) -> list[tuple[int, int]]:
        """Return each hint's telling with each act that it may be of, before they are weighed."""
        near = [p for a, b in self._near(EVERYTHING, self._days(parameters), parameters) for p in ((a, b), (b, a))]
        hinting = {n for hint in self.hints for n in hint.tellings}
        return [(hint, act) for hint, act in near if hint in hinting and act < len(self.home)]

    def _days(self, parameters: HintParameters) -> Intervals:
        spans = [days_of_telling(t, slip=parameters.slipped_days, around=parameters.around_days) for t in self.tellings]
        return np.array(spans, dtype=np.int64).reshape(-1, 2)

    def _value(self, a: int, b: int, parameters: HintParameters, weights: HintWeightParameters) -> float:
        hint, act = (b, a) if self._is_weak(b) else (a, b)
        score = weigh_hint(self.told, hint, act, self._rules, weights)
        return score if score > parameters.least else 0.0

    def _is_weak(self, number: int) -> bool:
        return number >= len(self.home) or self.tellings[number].event.by == "network"

    def _near(self, asked: Asked, days: Intervals, parameters: HintParameters) -> Iterator[Pair]:
        """Yield the pairs of what may hint and acts, as far as *asked*, that neither time nor words part."""
        weak, acts = [n for n in range(len(self.tellings)) if self._is_weak(n)], list(range(len(self.home)))
        fresh = asked.fresh
        blocks = [(weak, acts)]
        if fresh is not None:
            old = [n for n in weak if n not in fresh]
            blocks = [([n for n in weak if n in fresh], acts), (old, [n for n in acts if n in fresh])]
        found: set[Pair] = set()
        for rows, columns in blocks:
            for k in range(0, len(rows), AT_ONCE):
                found.update(self._alike(rows[k : k + AT_ONCE], columns, days, parameters))
        weakly = set(weak)
        for a, b in pairs_again(by_article(t.witness.id for t in self.tellings), asked):
            hint, act = (b, a) if b in weakly else (a, b)
            if hint in weakly and act < len(self.home):
                found.update(self._alike([hint], [act], days, parameters))
        yield from sorted(found)

    def _alike(
        self, rows: Sequence[int], columns: Sequence[int], days: Intervals, parameters: HintParameters
    ) -> Iterator[Pair]:
        if not (rows and columns):
            return
        ours, theirs = days[rows], days[columns]
        meet = (ours[:, :1] <= theirs[:, 1]) & (theirs[:, 0] <= ours[:, 1:])
        some = np.flatnonzero(meet.any(axis=0))
        columns = [columns[n] for n in some.tolist()]
        if not columns:
            return
        close = meet[:, some] & (self.told.all_around(rows, columns) >= parameters.around)
        for row, column in zip(*(axis.tolist() for axis in close.nonzero()), strict=True):
            a, b = rows[row], columns[column]
            if self.tellings[a].witness.id != self.tellings[b].witness.id:
                yield min(a, b), max(a, b)


def join_hints(  # noqa: PLR0917 - what is joined, of what it is made and what joins it
    groups: Sequence[Sequence[Telling]],
    witnesses: Iterable[Witness],
    cast: Cast,
    rules: Rules,
    encoder: ActEncoder | None,
    links: Links,
) -> list[list[Telling]]:
    """Return *groups*, each one event, with the hints that attest them; without *encoder* none is known."""
    out = [list(g) for g in groups]
    if encoder is None:
        return out
    hinted = Hinted(groups, gather_hints(witnesses, cast, rules), rules, encoder)
    moved: set[int] = set()
    for _, k, home in sorted(likely_homes(hinted, links), key=lambda found: (-found[0], found[1])):
        hint = hinted.hints[k]
        tellings = [hinted.tellings[n] for n in hint.tellings]
        if home in moved or (hint.group is not None and len(out[hint.group]) > len(groups[hint.group])):
            continue
        if any(t.witness.id == tellings[0].witness.id for t in out[home]):
            continue
        if hint.group is None:
            out[home].append(_attesting(tellings[0], groups[home][0]))
        else:
            out[home] += out[hint.group]
            out[hint.group] = []
            moved.add(hint.group)
    return sorted((sorted(g, key=lambda t: t.order) for g in out if g), key=lambda g: g[0].order)


def gather_hints(witnesses: Iterable[Witness], cast: Cast, rules: Rules) -> list[Telling]:
    """Return the hints of all articles but opinion, in article order."""
    found = (
        make_telling(witness, -2 - n, event, cast, rules.parameters)
        for witness in witnesses
        if witness.article.genre != "opinion"
        for n, event in enumerate(witness.reading.hints)
    )
    return sorted(found, key=lambda t: t.order)


def is_lone(group: Sequence[Telling]) -> bool:
    """Say whether the network alone tells an act, in one article."""
    return all(t.event.by == "network" for t in group) and len({t.witness.id for t in group}) == 1


def likely_homes(
    hinted: Hinted,
    links: Links,
    parameters: HintParameters = HintParameters(),
    weights: HintWeightParameters = HintWeightParameters(),  # noqa: B008
) -> Iterator[tuple[float, int, int]]:
    """Yield the log-odds, the hint and the event, by their numbers, where one event leads that its article lacks."""
    rarity = Rarity(hinted.told)
    hint_at = {n: k for k, hint in enumerate(hinted.hints) for n in hint.tellings}
    best: dict[int, dict[int, float]] = {}
    for (n, act), value in sorted(hinted.weigh(parameters, weights, links).items()):
        k, home = hint_at.get(n), hinted.home[act]
        if k is None or home == hinted.hints[k].group:
            continue
        score = value + weigh_rare(hinted.told, n, act, rarity, weights)
        homes = best.setdefault(k, {})
        homes[home] = max(score, homes.get(home, score))
    for k, homes in best.items():
        (score, home), *others = sorted(((s, h) for h, s in homes.items()), key=lambda f: (-f[0], f[1]))
        here = hinted.tellings[hinted.hints[k].tellings[0]].witness.id
        leads = not others or score - others[0][0] >= parameters.lead
        if score > parameters.threshold and leads and here not in hinted.articles[home]:
            yield score, k, home


def _attesting(hint: Telling, first: Telling) -> Telling:
    """Return a hint as further evidence of the act that *first* tells, of whose kind and parties it says nothing."""
    event = replace(hint.event, type=first.event.type, status=first.event.status, parties=(), place=None)
    return replace(hint, event=event, parties=(), place=None, attests="echo")
