"""
A person called by what he is where no title beside a name says so: "said the Senegalese diplomat", "the director said".

It means who was named last, in an earlier sentence and alone there, where nothing that the article tells of him is
against it and it speaks of nobody else so. Offices of state are left alone: every reader knows a president.
"""

from collections.abc import Iterator, Sequence

from stemma.lexicon.titles import title_head
from stemma.reading.actors.common_bodies import Group
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.roles import BareTitle
from stemma.reading.names.named import NamedText
from stemma.records.span import Span

SERVANTS = frozenset({"diplomat", "official"})
"""Whom a state has many of."""
LEADING = frozenset({"leader", "head", "chief", "boss", "ruler", "strongman"})
"""Who is the only one of his state or body."""
REACH = 320
"""Code points between a name and the words that describe who bears it: a sentence or two."""


def join_described(
    named: NamedText, drafts: Sequence[Draft], bare: Sequence[BareTitle], groups: Sequence[Group]
) -> None:
    """Add to persons the descriptions that mean them."""
    persons = [draft for draft in drafts if draft.kind == "person"]
    taken = {span for draft in drafts for span, _, _ in draft.mentions}
    at = sorted((span.start, n) for n, p in enumerate(persons) for span, _, form in p.mentions if form == "name")
    for span, head, country in _descriptions(bare, groups):
        if span in taken or _is_told_of_another(head, country, bare, groups, drafts):
            continue
        person = _named_alone(span, named.sentences, at, persons)
        if person is not None and _may_be(person, head, country):
            person.add(span, "PER", "nominal")
            person.country = person.country or country


def _descriptions(bare: Sequence[BareTitle], groups: Sequence[Group]) -> Iterator[tuple[Span, str, str | None]]:
    """Yield where somebody is described, by which head noun and of which state."""
    for title in bare:
        plain = title.article == "the" and not (title.plural or title.former or title.country or title.org)
        if plain and title.title.lower() == title.title and _is_trade(title.head):
            yield title.span, title.head, None
    for group in groups:
        is_one = group.kind == "person" and group.article == "the"
        is_one = is_one and (_is_trade(group.head) or group.head in SERVANTS)
        if is_one and group.org is not None and group.org.known is not None and group.org.known.kind == "demonym":
            yield group.span, group.head, group.country


def _is_trade(head: str) -> bool:
    """Say whether many hold it: a director, a lawyer; no office of a state, of which readers know the holder."""
    about = title_head(head)
    return about is not None and about.sector is None and head not in LEADING


def _is_told_of_another(
    head: str, country: str | None, bare: Sequence[BareTitle], groups: Sequence[Group], drafts: Sequence[Draft]
) -> bool:
    """Say whether the article speaks of somebody else as such a one."""
    people = [g for g in groups if g.head == head and g.kind == "person" and g.article != "the"]
    if country is not None:
        return any(g.country in (None, country) for g in people)
    titled = any(t.head == head and (t.article != "the" or t.country or t.org) for t in bare)
    held = any(r.head == head for d in drafts if d.kind == "person" for r in d.roles)
    return titled or bool(people) or held


def _named_alone(
    span: Span, sentences: Sequence[Span], at: Sequence[tuple[int, int]], persons: Sequence[Draft]
) -> Draft | None:
    """Return the person named last before *span*, in a sentence before its own that names no other."""
    own = next((s for s in sentences if s.contains(span)), None)
    before = [(start, n) for start, n in at if own is not None and start < own.start]
    if own is None or not before or span.start - before[-1][0] > REACH or any(own.start <= s < own.end for s, _ in at):
        return None
    last = next(s for s in sentences if s.start <= before[-1][0] < s.end)
    here = {n for start, n in before if start >= last.start}
    return persons[before[-1][1]] if len(here) == 1 else None


def _may_be(person: Draft, head: str, country: str | None) -> bool:
    about = title_head(head)
    gender = about.gender if about is not None else None
    if gender and person.gender and gender != person.gender:
        return False
    if country is None:
        return not person.roles
    return person.country in (None, country)
