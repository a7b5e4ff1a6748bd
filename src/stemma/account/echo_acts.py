"""
The acts of a case as echoes look for them: found by the family of their words, by what names them, and by time.

An echo names one act or none, so acts that it cannot mean must only be known to be there: of two that it may mean none
is taken for granted. Their number grows with the case, those in time with an echo do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.account.echo_scores import Act, EchoParameters, Words, lead, score
from stemma.account.tellings import Telling
from stemma.account.witness import Witness
from stemma.records.account import DAY
from stemma.text import edtf

FOREVER = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts by number, found by the family of their words and by what names them."""

    acts: Sequence[Act]
    index: Mapping[tuple[str, str], set[int]]
    families: frozenset[str]
    """Those of which an act is found."""
    times: Sequence[tuple[int, int, int]]
    """Of each act the first and last day on which it may lie, and the last of it and of its reports; as ordinals."""

    def named_by(
        self, around: Words, family: str, witness: Witness, parameters: EchoParameters
    ) -> tuple[int, int] | None:
        """Return the points and the number of the one act that the words name; None where they name none, or two."""
        anchors = (*around.actors, *around.names, (around.date or "")[:DAY])
        near = {n for a in anchors for n in self.index.get((family, a), ())}
        told = self._in_time(near, around, witness, parameters)
        scored = [(score(around, family, self.acts[n], witness, parameters), n) for n in sorted(told)]
        return lead(scored if len(told) == len(near) else [*scored, (0, -1)], parameters)

    def _in_time(self, near: set[int], around: Words, witness: Witness, parameters: EchoParameters) -> list[int]:
        """Return those of the acts *near* that lie or are told where the words may mean them; others have no points."""
        published = edtf.published_day(witness.article.published)
        since = published.toordinal() - parameters.news_days if published else 0
        first, last = edtf.days(around.date)
        start = first.toordinal() - parameters.slipped_days if first else 0
        end = last.toordinal() + parameters.slipped_days if last else FOREVER

        def may_be(number: int) -> bool:
            begins, ends, told = self.times[number]
            if around.date is None or not self.acts[number].dates:
                return told >= since
            return begins <= end and ends >= start

        return [n for n in near if may_be(n)]


def hold_acts(groups: Sequence[Sequence[Telling]], acts: Sequence[Act], without: set[int]) -> Acts:
    """Return the *acts* that *groups* tell, by their number, those found that are told once and not *without*."""
    index: dict[tuple[str, str], set[int]] = {}
    for number, act in enumerate(acts):
        if number in without or not _is_told_once(groups[number]):
            continue
        for family in act.families:
            for anchor in (*act.actors, *act.places, *act.names, *(d[:DAY] for d in act.dates)):
                index.setdefault((family, anchor), set()).add(number)
    return Acts(acts, index, frozenset(family for family, _ in index), [_times_of(act) for act in acts])


def _times_of(act: Act) -> tuple[int, int, int]:
    """Return the first and last day on which an act may lie, and the last of it and of its reports."""
    ends = [edtf.interval(d) for d in act.dates]
    known = [*act.reported, *(last for _, last in ends if last)]
    return (
        min((first.toordinal() if first else 0 for first, _ in ends), default=0),
        max((last.toordinal() if last else FOREVER for _, last in ends), default=FOREVER),
        max(known).toordinal() if known else FOREVER,
    )


def _is_told_once(group: Sequence[Telling]) -> bool:
    """Say whether a group tells one act that happened or is due, and its day or its doer with it."""
    if any(t.is_several for t in group) or not any(t.event.status in {"past", "scheduled"} for t in group):
        return False
    return any(t.date or t.known_doers for t in group)
