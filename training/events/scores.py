"""How well acts are read where all are known: what is told, what there is, and what of both is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.records.labels import LabelledAct
from stemma.records.span import Span
from training.corpora.told_acts import ROLES, ToldAct

LIKELY = 0.5
"""From where a word is counted as one that tells an act, or belongs to one."""


@dataclass(slots=True)
class Tally:
    """Of one kind of answers."""

    told: int = 0
    right: int = 0
    """Of what is told."""
    gold: int = 0
    found: int = 0
    """Of what is gold."""

    @property
    def precision(self) -> float:
        return self.right / max(1, self.told)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.gold)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


class Tallies(dict[str, Tally]):
    """
    Tallies by name, empty at first.

    `acts`: words that tell an act; `typed`: with one of its types; `ASSAULT`: of that type; `status` and `past`, of the
    acts that are found: which status, and whether it happened; and by role the words that belong to them.
    """

    def __missing__(self, name: str) -> Tally:
        self[name] = Tally()
        return self[name]


def count(tallies: Tallies, gold: Sequence[ToldAct], told: Sequence[LabelledAct], *, likely: float = LIKELY) -> None:
    """Count the acts *told* of a text, as far as they are *likely*, beside its *gold* ones."""
    told = [act for act in told if act.score >= likely]
    pairs = [(a, b) for a in gold for b in told if a.trigger.overlaps(b.trigger)]
    typed = [(a, b) for a, b in pairs if b.type in a.types]
    for name, some in (("acts", pairs), ("typed", typed)):
        _add(tallies[name], told, gold, some)
    for kind in {a.types[0] for a in gold} | {b.type for b in told}:
        _add(tallies[kind], [b for b in told if b.type == kind], [a for a in gold if a.types[0] == kind], typed)
    for a, b in pairs:
        _answer(tallies["status"], is_right=a.status == b.status)
        _answer(tallies["past"], is_right=(a.status == "past") == (b.status == "past"))
        for role in ROLES:
            _belonging(tallies[role], a.arguments[role], list(_words(b, role)))


def _add(
    tally: Tally, told: Sequence[LabelledAct], gold: Sequence[ToldAct], pairs: Sequence[tuple[ToldAct, LabelledAct]]
) -> None:
    tally.told += len(told)
    tally.gold += len(gold)
    tally.right += sum(any(b is other for _, other in pairs) for b in told)
    tally.found += sum(any(a is other for other, _ in pairs) for a in gold)


def _answer(tally: Tally, *, is_right: bool) -> None:
    tally.told += 1
    tally.gold += 1
    tally.right += is_right
    tally.found += is_right


def _belonging(tally: Tally, gold: Sequence[Span], words: Sequence[Span]) -> None:
    """Count the words that are told to belong to an act: one is enough to find what is gold, which has several."""
    tally.told += len(words)
    tally.gold += len(gold)
    tally.right += sum(any(word.overlaps(span) for span in gold) for word in words)
    tally.found += sum(any(word.overlaps(span) for word in words) for span in gold)


def _words(act: LabelledAct, role: str) -> Iterator[Span]:
    return (a.span for a in act.arguments if a.role == role and a.score >= LIKELY)


def figures(tallies: Mapping[str, Tally]) -> dict[str, float]:
    """Return F1 by name, and of `acts` precision and recall too."""
    acts = tallies["acts"]
    return {"precision": acts.precision, "recall": acts.recall} | {n: t.f1 for n, t in sorted(tallies.items())}
