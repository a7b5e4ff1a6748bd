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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from stemma.lexicon.name_words import name_words
from stemma.lexicon.organizations import head_sector
from stemma.lexicon.titles import COURTESY
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins
from stemma.reading.names.types import NO_NAMES, THE, Guess, acts_next
from stemma.records.labels import Labelled
from stemma.records.reading import MentionType
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledNameParameters:
    """How far the network is believed about names. Swept: `benchmarks/quality/names.py`, stories."""

    least: float = 0.5
    """A name of the network that is less sure is not looked at; 0..1."""
    opener: tuple[float, float] = (0.85, 0.6)
    """From here on a lone word that opens a sentence is believed to be a name: without, with a verb behind it; 0..1."""
    namesake: float = 0.8
    """Below, a word of a person's full name in the article is that person, whatever the network says; 0..1."""
    weights: tuple[tuple[float, int], ...] = ((0.8, 6), (0.0, 4))
    """From how sure on, and the weight of its vote among those of `Guess` (0 to 6)."""
    wider: float = 0.5
    """From here on a name of the network takes the place of shorter ones of the rules within it; 0..1."""
    weak: int = 5
    """A name of the rules up to this weight gives way to a shorter one of the network within it."""
    over_head: float = 0.6
    """From here on the network decides what a name with a head word is: "Durham Centre" may be a place; 0..1."""
    over_body: float = 0.8
    """The same where the network says that a body is none ("the World Conference", "the Dispute Settlement Body")."""
    unseen: int = 3
    """A name up to this weight that the network does not see is dropped, unless a longer one has its word."""


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


PLACING = frozenset(("in", "at", "near", "from", "with"))
"""Words that lead from a name to where it is, or to another."""
JOINING = frozenset(("of", "the", "for", "on", "against", "&", "to"))
"""Words in lower case that names of bodies and places may have."""
NO_PERSONS = frozenset(("org", "demonym", "norp", "seat"))
"""Kinds of listed names that stand before a person, and never begin his name."""
PEOPLES = frozenset(("demonym", "norp"))
SHIPS = 6
"""Weight of a guess by "MV" or "HMS" before a name: ships are called after places and people."""
HYPHENS = frozenset("-‑–—/")

PARAMETERS = LabelledNameParameters()


def with_labelled(
    text: str,
    rows: Sequence[Sequence[Token]],
    names: Sequence[Name],
    labelled: Sequence[Labelled],
    parameters: LabelledNameParameters = PARAMETERS,
) -> list[Name]:
    """Return the *names* of the rules and those of the network as one list, in order, without overlaps."""
    seen = _as_persons(rows, _apart(_seen(rows, labelled, parameters)), parameters.namesake)
    near = _near(names, seen)
    out: list[Name] = []
    barred: set[int] = set()
    words = {rows[one.sentence][at].text for one in seen for at in range(one.first, one.after)}
    words |= {word for name in names if " " in name.text for word in name.text.split()}
    for name, some in zip(names, near, strict=True):
        alone = " " in name.text or name.text not in words
        if not some and alone and _is_unseen(name, parameters) and not _is_within(name.span, labelled, parameters):
            continue
        if _gives_way(name, [seen[at] for at in some], rows, parameters):
            continue
        barred.update(some)
        same = next((seen[at] for at in some if (seen[at].first, seen[at].after) == (name.first, name.after)), None)
        out.append(_witnessed(name, same, parameters) if same else name)
    out += [_new(text, rows, one, parameters) for at, one in enumerate(seen) if at not in barred]
    return sorted(out, key=lambda name: name.span)


def _seen(
    rows: Sequence[Sequence[Token]], labelled: Sequence[Labelled], parameters: LabelledNameParameters
) -> Iterator[Seen]:
    """Yield the names of the network that whole tokens hold, in order."""
    numbers = [number for number, row in enumerate(rows) if row]
    starts = [rows[number][0].span.start for number in numbers]
    for one in labelled:
        kind = next((kind for kind in get_args(MentionType) if kind == one.label), None)
        at = bisect_right(starts, one.span.start) - 1
        if kind is None or at < 0 or one.score < parameters.least:
            continue
        row = rows[numbers[at]]
        for first, after in _in_tokens(row, one.span, kind):
            if _is_office(row[first:after], kind):
                continue
            found = _titled(row, Seen(sentence=numbers[at], first=first, after=after, type=kind, score=one.score))
            if not _is_opener(row, found) or one.score >= parameters.opener[acts_next(row, first)]:
                yield _behind_article(row, found, parameters)


def _titled(row: Sequence[Token], one: Seen) -> Seen:
    """Return a place that a courtesy or an office makes a person: "Ms Zarina Holiq", "the mayor, Zarina Holiq,"."""
    first, before = row[one.first], row[one.first - 1] if one.first else None
    known = any(token.known is not None for token in row[one.first : one.after])
    if one.type != "LOC" or known:
        return one
    if first.text.lower() in COURTESY and one.after - one.first > 1:
        return replace(one, type="PER", first=one.first + 1)
    closes = one.after == len(row) or row[one.after].gap.startswith(",")
    office = before is not None and before.title is not None and first.gap == ", " and one.after - one.first > 1
    led = before is not None and before.text.lower() in COURTESY and joins(first)
    return replace(one, type="PER") if led or (office and closes) else one


def _is_office(tokens: Sequence[Token], kind: MentionType) -> bool:
    """Say whether the words are an office and no body ("Saudi Minister of State"), or the state whose news it is."""
    if len(tokens) == 1 and tokens[0].text in NO_NAMES:
        return True
    titled = any(token.title is not None for token in tokens)
    return kind == "ORG" and titled and all(head_sector(token.text) is None for token in tokens)


def _is_opener(row: Sequence[Token], one: Seen) -> bool:
    """Say whether it is a lone word that may owe its capital to the beginning of a sentence."""
    token = row[one.first]
    return token.opens and one.after == one.first + 1 and token.known is None and not token.is_acronym


def _behind_article(row: Sequence[Token], one: Seen, parameters: LabelledNameParameters) -> Seen:
    """Return a person behind an article ("the Addis Lantern") as what it is likelier to be, hardly sure."""
    before = row[one.first - 1] if one.first else None
    led = before is not None and before.text.lower() in THE and joins(row[one.first])
    if one.type != "PER" or not led:
        return one
    if one.after - one.first > 2:
        return replace(one, first=one.first + 1)  # "the ambassador to the Forum Rowena Petrie"
    return replace(one, type="ORG" if one.after > one.first + 1 else "MISC", score=parameters.least)


def _apart(seen: Iterable[Seen]) -> list[Seen]:
    """Return *seen* without those that begin within the one before: two halves of one token."""
    out: list[Seen] = []
    for one in seen:
        if not out or out[-1].sentence != one.sentence or out[-1].after <= one.first:
            out.append(one)
    return out


def _as_persons(rows: Sequence[Sequence[Token]], seen: Sequence[Seen], sure: float) -> list[Seen]:
    """
    Return *seen* with "Fontoura" as a person where the article names a Marina Fontoura, or beside another person.

    "Marina Fontoura", taken for a place once, is a person where "Fontoura" is one elsewhere in the article.
    """
    full = [one for one in seen if one.type == "PER" and one.after - one.first > 1]
    words = {token.text for one in full for token in rows[one.sentence][one.first : one.after] if token.is_capital}
    surnames = {rows[one.sentence][one.first].text for one in seen if one.type == "PER" and one.after == one.first + 1}
    persons = {(one.sentence, edge) for one in seen if one.type == "PER" for edge in (one.first, one.after)}
    return [
        replace(one, type="PER")
        if _is_full_name(rows[one.sentence][one.first : one.after], one, surnames)
        or (
            one.after == one.first + 1
            and one.score < sure
            and (rows[one.sentence][one.first].text in words or _is_paired(rows[one.sentence], one, persons))
        )
        else one
        for one in seen
    ]


def _is_full_name(tokens: Sequence[Token], one: Seen, surnames: set[str]) -> bool:
    """Say whether a place of two or three words ends in the name by which the article calls a person."""
    return (
        one.type == "LOC"
        and 1 < len(tokens) < 4
        and tokens[-1].text in surnames
        and tokens[0].text not in name_words("place_starts")
        and not any(token.known is not None for token in tokens)
    )


def _is_paired(row: Sequence[Token], one: Seen, persons: set[tuple[int, int]]) -> bool:
    """Say whether "and" joins the name to a person: "with Amber and Lind"; a person is paired with no place."""
    before = one.first > 1 and row[one.first - 1].text == "and" and (one.sentence, one.first - 1) in persons
    behind = one.after < len(row) and row[one.after].text == "and" and (one.sentence, one.after + 1) in persons
    return before or behind


def _in_tokens(row: Sequence[Token], span: Span, kind: MentionType) -> Iterator[tuple[int, int]]:
    """Yield first token and the one behind the last of each name in *span*, titles and articles taken off."""
    inside = [at for at, token in enumerate(row) if token.span.overlaps(span)]
    half = [row[at] for at in inside if not span.contains(row[at].span)]
    if not inside or any(token.title or token.known for token in half):
        return
    first, after = inside[0], inside[-1] + 1
    if kind == "PER":
        titles = [at for at in range(first, after - 1) if row[at].title or row[at].text.lower() in COURTESY]
        first = titles[-1] + 1 if titles else first
    start = first
    for at in range(first, after + 1):
        parted = at == after or (at > start and _parts(row, start, at, after, kind))
        if not parted:
            continue
        while start < at and _is_before(row[start], kind, is_last=start == at - 1):
            start += 1
        if start < at and _holds_together(row, start, at, kind):
            yield start, at
        if at < after and row[at].text in PLACING:
            return  # "the Institute of Strait Studies in Singapore": what it is in is of another kind
        start = at if at < after and row[at].text[0].isupper() else at + 1


def _is_before(token: Token, kind: MentionType, *, is_last: bool) -> bool:
    """Say whether the token stands before a name and is no part of it: "the", "NATO" before a person."""
    if token.text.lower() in THE or token.text in JOINING:
        return True
    return kind == "PER" and not is_last and token.known is not None and token.known.kind in NO_PERSONS


def _parts(row: Sequence[Token], start: int, at: int, after: int, kind: MentionType) -> bool:
    """Say whether the token at *at* ends the name that began at *start*, in what the network saw as one."""
    token = row[at]
    left, right = row[start:at], row[at + 1 : after]
    if "(" in token.gap or ")" in token.gap:
        return True
    if token.text[0].isupper():
        if "," in token.gap:
            return token.text.lower() not in name_words("suffixes")
        named = token.known is not None and left[-1].known is not None and left[-1].known.kind not in PEOPLES
        return named and token.gap.strip() in HYPHENS and _are_known(left)
    if token.text.lower() in name_words("particles") or token.is_capital or token.text[0].isdigit():
        return False
    if kind == "PER":
        return True
    if token.text == "and":
        begins_place = left[-1].text in name_words("place_starts")
        return _are_known(left) or (_are_known(right) and left[-1].known is None and not begins_place)
    if kind == "MISC":
        return token.text in PLACING and not row[start].text[0].isdigit()
    if token.text in JOINING:
        return False
    return kind == "LOC" or token.text in PLACING or _are_known(left)


def _are_known(tokens: Sequence[Token]) -> bool:
    """Say whether lists hold all of *tokens*, articles aside."""
    named = [token for token in tokens if token.text.lower() not in THE]
    return bool(named) and all(token.known is not None for token in named)


def _holds_together(row: Sequence[Token], first: int, after: int, kind: MentionType) -> bool:
    """Say whether tokens can be one name: capitals, no date alone, no state that owns what follows."""
    tokens = row[first:after]
    if not any(token.text[0].isupper() or token.is_capital for token in tokens) or all(t.is_date for t in tokens):
        return False
    if kind != "MISC" and not (_is_of_name(tokens[0]) and _is_of_name(tokens[-1])):
        return False  # "the committee of the party"; an election is a name with small words at its end
    return not any(token.possessive and token.known is not None for token in tokens[:-1])


def _is_of_name(token: Token) -> bool:
    """Say whether a name may begin or end with the token: a capital, a number, a particle ("bin", "al")."""
    shaped = token.text[0].isupper() or token.is_capital or token.text[0].isdigit()
    return shaped or token.text.lower() in name_words("particles")


def _near(names: Sequence[Name], seen: Sequence[Seen]) -> list[list[int]]:
    """Return for each name the indices of *seen* that share a token with it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        by_sentence[one.sentence].append(at)
    return [[at for at in by_sentence[name.sentence] if seen[at].overlaps(name)] for name in names]


def _is_unseen(name: Name, parameters: LabelledNameParameters) -> bool:
    """Say whether only a capital and nothing around it made the name."""
    return name.known is None and name.guess is not None and name.guess.weight <= parameters.unseen


def _is_within(span: Span, labelled: Sequence[Labelled], parameters: LabelledNameParameters) -> bool:
    """Say whether the network saw the words in a longer name: "Ann Lund in Nong Bua" was parted, and holds a place."""
    at = bisect_right(labelled, span.start, key=lambda one: one.span.start) - 1
    return (
        at >= 0
        and labelled[at].span != span
        and labelled[at].span.contains(span)
        and labelled[at].score >= parameters.least
    )


def _gives_way(
    name: Name, near: Sequence[Seen], rows: Sequence[Sequence[Token]], parameters: LabelledNameParameters
) -> bool:
    """Say whether a name of the rules makes place for those of the network that share a token with it."""
    sure = [one for one in near if one.score >= parameters.wider]
    if any((one.first, one.after) == (name.first, name.after) for one in near):
        return False
    wider = [one for one in sure if one.first <= name.first and name.after <= one.after]
    if wider:
        # a state before common nouns ("the Russian invasion") is named by itself, and before a listed body too
        return name.known is None or _is_capital(rows[name.sentence], wider[0], name)
    if name.known is not None or not sure:
        return False
    if name.guess is None:
        return len(sure) > 1 and "," not in name.text  # "the Unity Party and Green List": two bodies
    whole = all(word[0].isupper() for word in name.text.split())  # "Caxias do Sul" is one
    return whole and name.guess.weight <= parameters.weak


def _is_capital(row: Sequence[Token], one: Seen, name: Name) -> bool:
    """Say whether the network's name has a capital or a year beside a known *name*: "Norwegian Unity Party"."""
    others = [row[at] for at in range(one.first, one.after) if not name.first <= at < name.after]
    shown = [token for token in others if token.text[0].isupper() or token.text[0].isdigit()]
    return bool(shown) and not all(_is_common_body(token) for token in (*shown, row[name.first]))


def _is_common_body(token: Token) -> bool:
    """Say whether a list holds the token as a state or as a body that every state has: "Brazilian", "Senate"."""
    if token.known is None:
        return False
    return token.known.is_state or (token.known.country is None and token.known.sector in ("LEG", "MIL", "GOV", "JUD"))


def _witnessed(name: Name, one: Seen, parameters: LabelledNameParameters) -> Name:
    """Return *name* with the better of two guesses, where its type is one; what a list shows stays."""
    if name.known is not None:
        return name
    told = _guess(one, parameters)
    if name.guess is None:
        # a treaty is a treaty; but "Durham Centre" may be a place
        least = parameters.over_body if one.type == "MISC" else parameters.over_head
        doubted = name.type not in ("MISC", one.type) and one.score >= least
        return replace(name, type=one.type, guess=told, sector=None) if doubted else name
    is_ship = name.guess.type == "MISC" and name.guess.weight >= SHIPS
    best = told if told.weight >= name.guess.weight and not is_ship else name.guess
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
