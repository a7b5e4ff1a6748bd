"""
Unnamed people and bodies: "US officials", "a European diplomat", "the Russian foreign ministry", "the bloc".

The mention ends at the head noun: what follows after a preposition names the
country or body they belong to, and is part of the alias only.
"""

from collections.abc import Iterator, Sequence

from stemma.lexicon.group_words import group_words
from stemma.reading.actors.common_bodies import Group, GroupKind, find_bodies, may_follow
from stemma.reading.actors.states import tells_whose
from stemma.reading.names.named import Name, NamedText
from stemma.reading.names.tokens import Token, joins
from stemma.records.span import Span

SINGULAR = frozenset(("a", "an", "another", "one"))
COUNTS = frozenset(
    "two three four five six seven eight nine ten several some many most dozens hundreds thousands other".split()  # noqa: SIM905
)
NO_ACTORS = frozenset(
    ("reporters", "members", "majors", "generals", "deputies", "privates", "principals", "chiefs", "masters", "heads")
)
"""Plural title words that are nearly always something else in the news: addressees, parts of a body."""

ADJECTIVES = frozenset("official general major private chief principal representative".split())  # noqa: SIM905
"""Titles that before a noun only say of what kind it is: "an official visit", "a general strike"."""


def find_groups(text: str, named: NamedText) -> tuple[Group, ...]:
    """Return the unnamed people and bodies in the order of the text."""
    out: list[Group] = []
    by_sentence: dict[int, list[Name]] = {}
    for name in named.names:
        by_sentence.setdefault(name.sentence, []).append(name)
    for index, row in enumerate(named.tokens):
        names = by_sentence.get(index, [])
        out.extend(_people(text, index, row, names))
        out.extend(find_bodies(text, index, row, names, named.sentences[index]))
    bodies = [group.span for group in out if group.kind == "body"]
    kept = [group for group in out if group.kind == "body" or not any(group.span.overlaps(span) for span in bodies)]
    return tuple(sorted(kept, key=lambda group: (group.span, group.kind)))


def _people(text: str, sentence: int, row: Sequence[Token], names: Sequence[Name]) -> Iterator[Group]:
    by_after = {name.after: name for name in names}
    inside = {n for name in names for n in range(name.first, name.after)}
    at = 0
    while at < len(row):
        kind = None if at in inside else _head_kind(row, at)
        if kind is None:
            at += 1
            continue
        first, org = _first(row, at, by_after)
        article = row[first - 1].text.lower() if first and joins(row[first]) else None
        is_one = article in SINGULAR and not _is_predicate(row, first - 1)
        if kind == "person" and not is_one and article not in ("the", "that", "this"):
            at += 1
            continue
        last = _last(row, at, inside)
        group = _group(text, sentence, row, (first, last), kind=kind, org=org, article=article, names=names)
        if group is not None:
            yield group
        at = last + 1


def _head_kind(row: Sequence[Token], at: int) -> GroupKind | None:
    token = row[at]
    low = token.text.lower()
    following = row[at + 1] if at + 1 < len(row) else None
    if token.title is not None:
        groups = token.title.groupdict()
        if groups.get("plural"):
            word = low.split()[-1]
            return (
                None if word in NO_ACTORS or (word not in group_words("people") and not low.endswith("s")) else "people"
            )
        if following is not None and joins(following) and (following.text[0].isupper() or following.title):
            return None
        if low in ADJECTIVES and following is not None and joins(following) and not may_follow(following.text):
            return None
        return "person" if "head" in groups and token.text.split()[-1].islower() else None
    if low in group_words("alliances") and low != "allies":
        return "alliance"
    if low in group_words("people"):
        modifies = low in ("crew", "police") and following is not None and joins(following)
        return None if modifies and following is not None and not may_follow(following.text) else "people"
    if low in group_words("person") and token.text.islower():
        if (
            following is not None
            and joins(following)
            and (following.title is not None or following.text in group_words("people"))
        ):
            return None
        return "person"
    return None


def _is_predicate(row: Sequence[Token], at: int) -> bool:
    """Say whether "a senator" only says what somebody is: "as a senator", "was a senator", "Smith, a senator,"."""
    if at == 0:
        return False
    before = row[at - 1]
    return before.text.lower() in COPULAS if joins(row[at]) else row[at].gap == ", " and before.text[0].isupper()


COPULAS = frozenset(
    """
    as is was be been being become becomes became like were are elected named appointed called considered such remain
    remains not than s once
    """.split()  # noqa: SIM905
)


def _first(row: Sequence[Token], at: int, by_after: dict[int, Name]) -> tuple[int, Name | None]:
    """Return the index of the first modifier of the head at *at*, and the name among the modifiers."""
    first, org = at, None
    while first > 0 and joins(row[first]):
        name = by_after.get(first)
        if name is not None:
            if name.type == "PER" or name.possessive:
                org = org or (None if name.type == "PER" else name)
                break
            org, first = org or name, name.first
            continue
        before = row[first - 1]
        low = before.text.lower()
        if low in COUNTS or before.possessive or low not in group_words("modifiers"):
            break
        first -= 1
    return first, org


def _last(row: Sequence[Token], at: int, inside: set[int]) -> int:
    """Return the index of the last head noun: "officials and analysts" are one."""
    n = at + 1
    if n < len(row) and row[n].text == "and" and joins(row[n]):
        step = n + 1
        while step < len(row) and joins(row[step]) and row[step].text in group_words("modifiers"):
            step += 1
        if step < len(row) and step not in inside and joins(row[step]) and _head_kind(row, step) == "people":
            return step if _head_kind(row, at) == "people" else at
    return at


def _group(
    text: str,
    sentence: int,
    row: Sequence[Token],
    reach: tuple[int, int],
    *,
    kind: GroupKind,
    org: Name | None,
    article: str | None,
    names: Sequence[Name],
) -> Group | None:
    first, last = reach
    span = Span(row[first].span.start, row[last].span.end)
    head = row[last].text.lower().split()[-1]
    country = org.known.country if org is not None and org.known is not None else None
    is_state = org is not None and org.known is not None and org.known.is_state
    if head in group_words("national_only") and (is_state or first == last):
        return None
    full = span
    behind = _behind(row, last, names)
    if behind is not None and kind != "alliance":
        full = Span(span.start, behind.span.end)
        country = country or (behind.known.country if behind.known else None)
        org = org or behind
    return Group(
        kind=kind,
        span=span,
        name=text[span.start : span.end],
        head=head,
        country=country,
        org=org,
        sector=_sector(row[last]),
        article=article,
        sentence=sentence,
        full=full.of(text),
    )


def _sector(token: Token) -> str | None:
    low = token.text.lower()
    if low in ("rebels", "insurgents", "separatists", "guerrillas", "militants", "rebel", "insurgent", "militant"):
        return "REB"
    if low.endswith(("official", "officials", "diplomat", "diplomats", "envoys", "ministers", "authorities")):
        return "GOV"
    return None


def _behind(row: Sequence[Token], last: int, names: Sequence[Name]) -> Name | None:
    """Return the name in "diplomats from Russia", "an official at the ministry of X"."""
    n = last + 1
    if (
        row[last].possessive
        or n + 1 >= len(row)
        or row[n].text not in ("from", "of", "in", "at", "with")
        or not joins(row[n])
    ):
        return None
    n += 1
    if row[n].text in ("the", "both") and n + 1 < len(row):
        n += 1
    name = next((name for name in names if name.first == n), None)
    if name is None or name.type == "PER" or not joins(row[n]):
        return None
    if row[last + 1].text != "in" or name.type == "ORG" or name.known is None or name.known.kind == "name":
        return name
    return name if tells_whose(row, name) else None
