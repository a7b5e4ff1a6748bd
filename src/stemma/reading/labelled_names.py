"""
The names that the reader's network saw, laid beside those of the rules.

Rules:
1. What a list knows (a state, a people, a body, a capital) stays what the list says,
   unless it is only a part of a longer name ("Norwegian" in "Norwegian Unity Party").
2. What a head word shows ("Ministry", "Strait", "Treaty") stays.
3. Elsewhere the network is one more witness beside the words around a name, and by far
   the best one for names that no list holds: where it begins and ends, and what it is.
4. A name that no list and no word around shows, and that the network does not see, is none.

A name of the network holds whole tokens; titles and articles before it are taken off.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from stemma.lexicon.name_words import name_words
from stemma.lexicon.organizations import head_sector
from stemma.lexicon.titles import COURTESY
from stemma.reading.name_tokens import Token
from stemma.reading.name_types import THE, Guess
from stemma.reading.named import Name
from stemma.records.labels import Labelled
from stemma.records.reading import MentionType
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledNameParameters:
    """How far the network is believed about names. Swept: `benchmarks/quality/names.py`, stories."""

    least: float = 0.5
    """A name of the network that is less sure is not looked at; 0..1."""
    weights: tuple[tuple[float, int], ...] = ((0.95, 5), (0.8, 4), (0.0, 3))
    """From how sure on, and the weight of its vote among those of `Guess` (0 to 6)."""
    wider: float = 0.8
    """From here on a name of the network takes the place of shorter ones of the rules within it; 0..1."""
    weak: int = 2
    """A name of the rules up to this weight gives way to a shorter one of the network within it."""
    unseen: int = 1
    """A name up to this weight that the network sees nowhere in the article, nor any word of it, is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A name of the network in whole tokens of one sentence."""

    sentence: int
    first: int
    after: int
    type: MentionType
    score: float

    def overlaps(self, name: Name) -> bool:
        """Say whether it shares a token with *name*."""
        return self.sentence == name.sentence and self.first < name.after and name.first < self.after


PARAMETERS = LabelledNameParameters()


def with_labelled(
    text: str,
    rows: Sequence[Sequence[Token]],
    names: Sequence[Name],
    labelled: Sequence[Labelled],
    parameters: LabelledNameParameters = PARAMETERS,
) -> list[Name]:
    """Return the *names* of the rules and those of the network as one list, in order, without overlaps."""
    seen = list(_seen(rows, labelled, parameters.least))
    near = _near(names, seen)
    out: list[Name] = []
    barred: set[int] = set()
    words = {rows[one.sentence][at].text for one in seen for at in range(one.first, one.after)}
    for name, some in zip(names, near, strict=True):
        if not some and _is_unseen(name, parameters) and not words & set(name.text.split()):
            continue
        if any(_gives_way(name, seen[at], rows, parameters) for at in some):
            continue
        barred.update(some)
        same = next((seen[at] for at in some if (seen[at].first, seen[at].after) == (name.first, name.after)), None)
        out.append(_witnessed(name, same, parameters) if same else name)
    out += [_new(text, rows, one, parameters) for at, one in enumerate(seen) if at not in barred]
    return sorted(out, key=lambda name: name.span)


def _seen(rows: Sequence[Sequence[Token]], labelled: Sequence[Labelled], least: float) -> Iterator[Seen]:
    """Yield the names of the network that whole tokens hold, one behind the other."""
    numbers = [number for number, row in enumerate(rows) if row]
    starts = [rows[number][0].span.start for number in numbers]
    for one in labelled:
        kind = next((kind for kind in get_args(MentionType) if kind == one.label), None)
        at = bisect_right(starts, one.span.start) - 1
        if kind is not None and at >= 0 and one.score >= least:
            found = _in_tokens(rows[numbers[at]], numbers[at], one, kind)
            if found is not None:
                yield found


def _in_tokens(row: Sequence[Token], sentence: int, one: Labelled, kind: MentionType) -> Seen | None:
    inside = [at for at, token in enumerate(row) if token.span.overlaps(one.span)]
    while inside and (row[inside[0]].text.lower() in THE or _is_title(row[inside[0]], kind)):
        inside = inside[1:]
    if not inside:
        return None
    first, after = inside[0], inside[-1] + 1
    whole = one.span.start <= row[first].span.start and row[after - 1].span.end <= one.span.end
    if not whole or not _holds_together(row, first, after):
        return None
    return Seen(sentence=sentence, first=first, after=after, type=kind, score=one.score)


def _is_title(token: Token, kind: MentionType) -> bool:
    return kind == "PER" and (token.title is not None or token.text.lower() in COURTESY)


def _holds_together(row: Sequence[Token], first: int, after: int) -> bool:
    """Say whether tokens can be one name: capitals, no date alone, no comma, no state that owns what follows."""
    tokens = row[first:after]
    if not any(token.text[0].isupper() or token.is_capital for token in tokens) or all(t.is_date for t in tokens):
        return False
    if any("," in token.gap and token.text.lower() not in name_words("suffixes") for token in tokens[1:]):
        return False
    return not any(token.possessive and token.known is not None for token in tokens[:-1])


def _near(names: Sequence[Name], seen: Sequence[Seen]) -> list[list[int]]:
    """Return for each name the indices of *seen* that share a token with it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        by_sentence[one.sentence].append(at)
    return [[at for at in by_sentence[name.sentence] if seen[at].overlaps(name)] for name in names]


def _is_unseen(name: Name, parameters: LabelledNameParameters) -> bool:
    """Say whether only a capital and nothing around it made the name."""
    return name.known is None and name.guess is not None and name.guess.weight <= parameters.unseen


def _gives_way(name: Name, one: Seen, rows: Sequence[Sequence[Token]], parameters: LabelledNameParameters) -> bool:
    """Say whether a name of the rules makes place for one of the network that is wider, or a better part of it."""
    if one.score < parameters.wider or (one.first, one.after) == (name.first, name.after):
        return False
    if one.first <= name.first and name.after <= one.after:
        # a state before common nouns ("the Russian invasion") is named by itself
        return name.known is None or _is_capital(rows[one.sentence], one, name)
    inside = name.first <= one.first and one.after <= name.after
    return inside and name.known is None and name.guess is not None and name.guess.weight <= parameters.weak


def _is_capital(row: Sequence[Token], one: Seen, name: Name) -> bool:
    """Say whether the network's name has a capital or a year beside a known *name*: "Norwegian Unity Party"."""
    others = [row[at] for at in range(one.first, one.after) if not name.first <= at < name.after]
    return any(token.text[0].isupper() or token.text[0].isdigit() for token in others)


def _witnessed(name: Name, one: Seen, parameters: LabelledNameParameters) -> Name:
    """Return *name* with the better of two guesses, where its type is one; what a list or a head shows stays."""
    if name.guess is None or name.known is not None:
        return name
    told = _guess(one, parameters)
    best = told if told.weight >= name.guess.weight else name.guess
    return replace(name, type=best.type, guess=best)


def _guess(one: Seen, parameters: LabelledNameParameters) -> Guess:
    return Guess(type=one.type, weight=next(weight for least, weight in parameters.weights if one.score >= least))


def _new(text: str, rows: Sequence[Sequence[Token]], one: Seen, parameters: LabelledNameParameters) -> Name:
    tokens = rows[one.sentence][one.first : one.after]
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Name(
        span=span,
        text=span.of(text),
        type=one.type,
        sector=head_sector(tokens[-1].text) if one.type == "ORG" else None,
        sentence=one.sentence,
        first=one.first,
        after=one.after,
        possessive=tokens[-1].possessive,
        guess=_guess(one, parameters),
    )
