"""
Titles, groups and common nouns that mean an actor: "the Russian president", "US officials", "the alliance".

A title joins the one person of the article who bears it; an alliance is the one named
last before; unnamed people are groups, and the same words are the same group.
"""

from collections.abc import Sequence

from stemma.lexicon.titles import title_head
from stemma.reading.actors.affiliations import ABROAD
from stemma.reading.actors.common_bodies import Group
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.roles import BareTitle
from stemma.reading.names.body_keys import body_key
from stemma.reading.pronouns.gender_nouns import head_gender
from stemma.records.reading import Role
from stemma.records.span import Span


def join_titles(drafts: list[Draft], bare: Sequence[BareTitle]) -> list[Span]:
    """Join "the Russian president" to the one person who bears the title; return the spans that found one."""
    persons = [draft for draft in drafts if draft.kind == "person"]
    taken = []
    for title in bare:
        definite = title.article in ("the", "its", "his", "her", "their", "s") or title.country is not None
        if title.plural or title.former or not definite or title.article in ("a", "an", "another", "one"):
            continue
        fits = [p for p in persons if any(_fits(title, role) for role in p.roles)]
        exact = [
            p for p in fits if any(_fits(title, role) and role.title.lower() == title.title.lower() for role in p.roles)
        ]
        same = [p for p in fits if title.country and any(r.country == title.country for r in p.roles)]
        chosen = same if len(same) == 1 else exact if len(exact) == 1 else fits
        if len(chosen) > 1 and title.article == "the" and not title.country and not title.org:
            chosen = _named_last(title, chosen)
        if len(chosen) == 1 and not same and title.country and _is_told_of_others(title, bare, persons):
            continue
        if len(chosen) == 1 and (title.country or any(m[0].start < title.span.start for m in chosen[0].mentions)):
            chosen[0].add(title.span, "PER", "nominal")
            if title.country and all(r.country is None for r in chosen[0].roles if _fits(title, r)):
                chosen[0].country = chosen[0].country or title.country
            taken.append(title.span)
    return taken


NEARBY = 700
"""Code points before a bare title within which its bearer was named: a paragraph or two."""
TOGETHER = 200
"""Code points between two bearers within which either may be meant."""


def _named_last(title: BareTitle, bearers: Sequence[Draft]) -> list[Draft]:
    """Return the one of several bearers who was named last before, where no other was named close by."""
    last = sorted(
        (max(at), n)
        for n, bearer in enumerate(bearers)
        if "prime" in title.title.lower() or not all("prime" in r.title.lower() for r in bearer.roles)
        if (at := [m[0].end for m in bearer.mentions if m[2] == "name" and m[0].end <= title.span.start])
    )
    if not last or title.span.start - last[-1][0] > NEARBY:
        return []
    if len(last) > 1 and last[-1][0] - last[-2][0] < TOGETHER:
        return []
    return [bearers[last[-1][1]]]


def _is_told_of_others(title: BareTitle, bare: Sequence[BareTitle], persons: Sequence[Draft]) -> bool:
    """Say whether the article names other states with such an office: then a bearer without a state is unsure."""
    words = title.title.lower()
    others = {b.country for b in bare if b.title.lower() == words}
    others |= {role.country for p in persons for role in p.roles if role.title.lower() == words}
    others |= {p.country for p in persons if any(role.title.lower() == words for role in p.roles)}
    return bool(others - {None, title.country})


def _fits(title: BareTitle, role: Role) -> bool:
    if role.former or not role.title:
        return False
    mine, other = title.title.lower().split(), role.title.lower().split()
    if mine[-1] != other[-1] and title.head not in role.title.lower():
        return False
    if (
        not set(mine) <= set(other) | {"the"}
        or ("deputy" in other) != ("deputy" in mine)
        or ("vice" in other) != ("vice" in mine)
    ):
        return False
    if title.country and role.country and title.country != role.country:
        return False
    if title.head in ABROAD and title.country and not title.org and role.org and not role.country:
        return False  # "Peru's ambassador" is not the EU's
    return not (title.org and role.org and title.org != role.org)


def join_groups(drafts: list[Draft], groups: Sequence[Group]) -> None:
    made: dict[tuple[str, str, str | None], Draft] = {}
    for group in groups:
        if group.article in ("our", "my", "your"):
            continue
        if (
            group.kind == "alliance"
            or (group.name.lower() == "allies" and group.article == "the")
            or (group.head in ("allies", "members") and group.org is not None)
        ):
            _join_alliance(drafts, group)
            continue
        if group.kind == "body":
            _join_body(drafts, group)
            continue
        if group.kind == "person" and group.article in ("the", "that", "this"):
            last = next(
                (d for d in reversed(drafts) if d.kind == "group" and d.head == group.head and not d.plural), None
            )
            if last is not None and (last.country == group.country or group.country is None):
                last.add(group.span, "PER", "nominal")
            continue
        _add_group(drafts, made, group)


def _add_group(drafts: list[Draft], made: dict[tuple[str, str, str | None], Draft], group: Group) -> None:
    plural = group.kind == "people"
    key = ("people" if plural else str(group.span.start), group.full.lower(), group.country)
    draft = made.get(key)
    if draft is None:
        draft = made[key] = Draft(kind="group", name=group.name, country=group.country, sector=group.sector)
        draft.plural, draft.head = plural, group.head
        about = None if plural else title_head(group.head)
        draft.gender = about.gender if about else None if plural else head_gender(group.head)
        drafts.append(draft)
    draft.add(group.span, "PER", "nominal", group.name)
    if group.full != group.name:
        draft.aliases.add(group.full)


def _join_alliance(drafts: list[Draft], group: Group) -> None:
    """Join "the alliance", "the allies", "NATO allies" to the alliance it means, the one named last before it."""
    if group.org is not None:
        bearer = next((d for d in drafts if any(m[0] == group.org.span for m in d.mentions)), None)
        if bearer is not None and bearer.alliance:
            bearer.add(group.span, "ORG", "nominal")
        elif group.head == "allies":
            _add_group(drafts, {}, group)
        return
    if group.article not in ("the", "its", "this", "that", "both") and group.head != "allies":
        return
    if group.head == "allies" and group.article != "the":
        return
    named = [(m[0], d) for d in drafts if d.alliance for m in d.mentions]
    before = [(span, d) for span, d in named if span.start < group.span.start]
    chosen = (
        max(before, key=lambda item: item[0]) if before else min(named, key=lambda item: item[0]) if named else None
    )
    if chosen is not None:
        chosen[1].add(group.span, "ORG", "nominal")


RULING = frozenset("government presidency army military parliament cabinet junta garrison opposition".split())  # noqa: SIM905
"""Bodies that act by their common noun alone, where the article names no other: "the government rejects"."""


def _rules(group: Group) -> bool:
    return group.head in RULING and group.article == "the"


def _join_body(drafts: list[Draft], group: Group) -> None:
    country = group.country or _country_of_person(drafts, group)
    key = body_key(group.name, country)
    bodies = [d for d in drafts if d.kind == "organization"]
    same = next(
        (d for d in bodies if body_key(d.name, d.country) == key and (d.country == country or not country)), None
    )
    if same is None and group.org is None:
        fits = [
            (max(m[0] for m in d.mentions if m[0].start < group.span.start), d)
            for d in bodies
            if _has_head(d, group) and any(m[0].start < group.span.start for m in d.mentions)
        ]
        same = max(fits, key=lambda item: item[0])[1] if fits else None
        if same is None and group.head == group.name.lower() and not _rules(group):
            return
    if same is None:
        same = Draft(kind="organization", name=group.name, country=country, sector=group.sector, head=group.head)
        drafts.append(same)
    same.add(group.span, "ORG", "nominal", group.name if group.org is not None else None)


def _country_of_person(drafts: Sequence[Draft], group: Group) -> str | None:
    """Return the country of "the Biden administration": that of the person's roles."""
    if group.org is None or group.org.type != "PER":
        return None
    person = next((d for d in drafts if any(m[0] == group.org.span for m in d.mentions)), None)
    return next((r.country for r in person.roles if r.country), None) if person else None


def _has_head(draft: Draft, group: Group) -> bool:
    words = {word.lower() for form in (draft.name, *draft.aliases) for word in form.split()}
    return draft.head == group.head or set(group.name.lower().split()) <= words
