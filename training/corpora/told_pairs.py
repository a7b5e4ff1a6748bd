"""
The acts of the project's invented texts as pairs: a sentence, who acts, on whom, the word that tells it, and its type.

Source: the project; invented (`told_acts.py`). Licence: CC0. Of an act count the parties that stand in the sentence of
its word, the nearest of each role; two who do a thing together stand for source and target. Two parties of a sentence
of whom no text marks an act of the one on the other, nor of both, give a pair without act: one a sentence at most.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Final, Literal

from stemma.records.span import Span
from stemma.text.sentences import sentences
from training.corpora.pairs import NO_ACT, ROOT_OF, Pair
from training.corpora.told_acts import FOLDER, ToldAct, ToldText, load_told_acts

TOGETHER: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Roots of what several do with one another."""
ASSERTED: Final = frozenset({"past", "scheduled"})
"""Statuses of acts that a sentence asserts; of others it tells more than the act."""
PARTIES: Final = ("source", "target")
BESIDE: Final = re.compile(r"\s*,?\s*(?:(?:the|a|an)\s+)?", re.IGNORECASE)
"""What stands between two names of one party."""


def load_told_pairs(part: Literal["train", "held"] = "train", folder: Path = FOLDER) -> list[Pair]:
    """
    Return the pairs of the texts of *part* in *folder*, in their order.

    Raises:
        ValueError: as `load_told_acts`.
    """
    return [
        pair
        for told in load_told_acts(folder)
        if told.part == part
        for number, sentence in enumerate(sentences(told.text))
        for pair in _of_sentence(told, f"told/{told.id}/{number}", sentence)
    ]


def _of_sentence(told: ToldText, identity: str, sentence: Span) -> Iterator[Pair]:
    acts = [act for act in told.acts if sentence.contains(act.trigger)]
    parties = [_parties(told.text, act, sentence) for act in acts]
    for number, (act, both) in enumerate(zip(acts, parties, strict=True)):
        if both != (None, None):
            alike = {_root(other) for other, theirs in zip(acts, parties, strict=True) if theirs == both}
            yield Pair(
                id=f"{identity}/{number}",
                corpus="told",
                sentence=sentence.of(told.text),
                source=_within(sentence, both[0]),
                target=_within(sentence, both[1]),
                root=_root(act),
                predicate=_within(sentence, act.trigger),
                crowded=len(alike) > 1 or act.status not in ASSERTED or None in both,
            )
    for source, target in islice(_apart(told.text, acts, sentence), 1):
        yield Pair(
            id=f"{identity}/none",
            corpus="told",
            sentence=sentence.of(told.text),
            source=_within(sentence, source),
            target=_within(sentence, target),
            root=NO_ACT,
        )


def _root(act: ToldAct) -> str:
    return ROOT_OF.get(act.types[0], act.types[0])


def _parties(text: str, act: ToldAct, sentence: Span) -> tuple[Span | None, Span | None]:
    """Return the source and the target of *act* in *sentence*, each the nearest that is not its word."""
    sources, targets = (
        [party for party in _inside(act, role, sentence) if not party.overlaps(act.trigger)] for role in PARTIES
    )
    source = sources[0] if sources else None
    if source is None or targets or _root(act) not in TOGETHER:
        return source, next((party for party in targets if source is None or not party.overlaps(source)), None)
    partner = next((party for party in sources[1:] if not _beside(text, source, party)), None)
    return (source, None) if partner is None else (min(source, partner), max(source, partner))


def _inside(act: ToldAct, role: str, sentence: Span) -> list[Span]:
    """Return who has *role* in *act* by the words of *sentence*, the nearest to the act's word first."""
    found = [party for party in act.arguments[role] if sentence.contains(party)]
    return sorted(found, key=lambda party: max(act.trigger.start - party.end, party.start - act.trigger.end))


def _apart(text: str, acts: Sequence[ToldAct], sentence: Span) -> Iterator[tuple[Span, Span]]:
    """Yield each two parties of *sentence* with a name, in their order, of whom no act has both."""
    of_acts = [{party for role in PARTIES for party in _inside(act, role, sentence)} for act in acts]
    named = sorted(party for party in set().union(*of_acts) if any(map(str.isupper, party.of(text))))
    for one, other in combinations(named, 2):
        if not (_beside(text, one, other) or any({one, other} <= both for both in of_acts)):
            yield one, other


def _beside(text: str, one: Span, other: Span) -> bool:
    """Whether they overlap, or nothing but a comma and an article is between them: they name one party."""
    first, last = min(one, other), max(one, other)
    return first.end >= last.start or BESIDE.fullmatch(text, first.end, last.start) is not None


def _within(sentence: Span, span: Span | None) -> Span | None:
    return None if span is None else Span(span.start - sentence.start, span.end - sentence.start)
