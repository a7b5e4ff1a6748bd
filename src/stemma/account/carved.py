"""
Readings in which people say that mentions of one chain are two people's.

A chain is the smallest thing that actors are joined from. Where a split names some mentions of a chain and not others,
the ones that it names become a chain of their own, with the titles, words and acts that hang on them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.account.leaves import Leaf
from stemma.account.ruled import Court
from stemma.account.witness import Witness
from stemma.records.article import ArticleId
from stemma.records.reading import Chain, Mention, Reading, Role
from stemma.records.ruling import Ruling
from stemma.records.span import Span


def carve_chains(witnesses: Sequence[Witness], court: Court) -> tuple[Witness, ...]:
    """Return *witnesses* with the chains that rulings split within an article."""
    splits = court.about("actor", "split")
    named = {p.article for r in splits for p in r.places}
    return tuple(_carved(w, splits) if w.id in named else w for w in witnesses)


def _carved(witness: Witness, splits: Iterable[Ruling]) -> Witness:
    for ruling in splits:
        for number in range(1, len(ruling.sides)):
            here = _spans(ruling, witness.id, (number,))
            others = _spans(ruling, witness.id, range(number))
            for chain in range(len(witness.reading.chains)):
                mentions = [m for m in witness.reading.mentions if m.chain == chain]
                mine = {m.span for m in mentions if m.span in here}
                if mine and any(m.span in others for m in mentions):
                    witness = replace(witness, reading=_split_off(witness, chain, mine), leaf=Leaf())
    return witness


def _spans(ruling: Ruling, article: ArticleId, sides: Iterable[int]) -> set[Span]:
    return {p.span for k in sides for p in ruling.sides[k] if p.article == article}


def _split_off(witness: Witness, chain: int, mine: set[Span]) -> Reading:
    """Return the reading in which the mentions *mine* of a chain are a new one, the last."""
    reading, new = witness.reading, len(witness.reading.chains)
    old = reading.chains[chain]
    kept = [m for m in reading.mentions if m.chain == chain and m.span not in mine]
    roles = [r for r in old.roles if _nearest(r, kept) > _nearest(r, [m for m in reading.mentions if m.span in mine])]
    left = replace(old, roles=tuple(r for r in old.roles if r not in roles))
    chains = [left if n == chain else c for n, c in enumerate(reading.chains)]
    return replace(
        reading,
        chains=(*chains, _named_by(witness, old, mine, tuple(roles))),
        mentions=tuple(replace(m, chain=new) if m.span in mine else m for m in reading.mentions),
        attributions=tuple(
            replace(a, speaker_chain=new) if a.speaker_chain == chain and a.source and _meets(a.source, mine) else a
            for a in reading.attributions
        ),
        events=tuple(
            replace(
                e,
                parties=tuple(
                    replace(p, chain=new) if p.chain == chain and _meets(p.span, mine) else p for p in e.parties
                ),
            )
            for e in reading.events
        ),
    )


def _named_by(witness: Witness, old: Chain, mine: set[Span], roles: tuple[Role, ...]) -> Chain:
    names = sorted({witness.words(m) for m in mine}, key=lambda words: (-len(words), words))
    return replace(old, name=names[0], aliases=tuple(sorted(names[1:])), roles=roles)


def _nearest(role: Role, mentions: Sequence[Mention]) -> int:
    gaps = (max(m.span.start - role.span.end, role.span.start - m.span.end) for m in mentions)
    return min(gaps, default=1 << 30)


def _meets(span: Span, mine: set[Span]) -> bool:
    return any(span.overlaps(m) for m in mine)
