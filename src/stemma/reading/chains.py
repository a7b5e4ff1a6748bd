"""
The actors of one article: which names, titles, nouns and pronouns mean the same one.

Order: persons by their names; states by any form; bodies by name and acronym; places;
then titles alone ("the Russian president"), groups and common nouns of bodies; pronouns
come last (`pronouns.py`), since they may point at any of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.lexicon.countries import country_named
from stemma.lexicon.titles import COURTESY, title_head
from stemma.reading.body_keys import acronyms_in, body_key
from stemma.reading.gazetteer import LONGEST_ACRONYM, known_form
from stemma.reading.groups import Group
from stemma.reading.names import Name, NamedText
from stemma.reading.persons import Gender, join_persons
from stemma.reading.roles import BareTitle, HeldRole
from stemma.reading.states import acts
from stemma.records.reading import ActorKind, MentionForm, MentionType, Role
from stemma.records.span import Span


@dataclass(slots=True, kw_only=True)
class Draft:
    """An actor while the article is read; grows as mentions join."""

    kind: ActorKind
    name: str
    aliases: set[str] = field(default_factory=set)
    mentions: list[tuple[Span, MentionType, MentionForm]] = field(default_factory=list)
    country: str | None = None
    roles: list[Role] = field(default_factory=list)
    sector: str | None = None
    gender: Gender | None = None
    plural: bool = False
    alliance: bool = False
    head: str | None = None
    """Folded head noun of a group or body."""

    def add(self, span: Span, type_: MentionType, form: MentionForm, alias: str | None = None) -> None:
        """Add a mention; *alias* is a name it shows."""
        self.mentions.append((span, type_, form))
        if alias and alias != self.name:
            self.aliases.add(alias)


def draft_chains(
    text: str, named: NamedText, held: Sequence[HeldRole], bare: Sequence[BareTitle], groups: Sequence[Group]
) -> list[Draft]:
    """Return the actors of the article with all mentions but the pronouns."""
    drafts = [
        *_persons(named, held),
        *_states(named),
        *_bodies(text, named),
        *_places(named),
    ]
    taken = [*_join_titles(drafts, bare), *(item.role.span for item in held)]
    _join_groups(drafts, [group for group in groups if not any(group.span.overlaps(span) for span in taken)])
    _fill_countries(drafts)
    return drafts


# persons ---------------------------------------------------------------------------------------------------------


def _persons(named: NamedText, held: Sequence[HeldRole]) -> list[Draft]:
    roles: dict[Span, list[Role]] = {}
    for item in held:
        roles.setdefault(item.holder.span, []).append(item.role)
    genders = [_gender_before(named, name, roles.get(name.span, ())) for name in named.names]
    out = []
    for person in join_persons(named.names, genders):
        draft = Draft(kind="person", name=person.name, gender=person.gender or person.given)
        for index in person.names:
            name = named.names[index]
            draft.add(name.span, "PER", "name", name.text)
            draft.country = draft.country or _country_before(named, name)
            for role in roles.get(name.span, ()):
                draft.roles.append(role)
                about = title_head(role.title.split()[-1])
                draft.gender = draft.gender or (about.gender if about else None)
        draft.aliases |= _titled_forms(named, [named.names[i] for i in person.names])
        out.append(draft)
    return out


def _gender_before(named: NamedText, name: Name, roles: Sequence[Role]) -> Gender | None:
    row = named.tokens[name.sentence]
    if name.first and row[name.first - 1].text.lower() in COURTESY:
        about = title_head(row[name.first - 1].text)
        if about is not None and about.gender:
            return about.gender
    for role in roles:
        about = title_head(role.title.split()[-1])
        if about is not None and about.gender:
            return about.gender
    return None


def _country_before(named: NamedText, name: Name) -> str | None:
    """Return the state in "France's Emmanuel Macron"."""
    owner = _owner_before(named, name)
    if owner is None or owner.known is None or not owner.possessive or " " not in name.text:
        return None
    return owner.known.country if owner.known.kind == "name" else None


def _titled_forms(named: NamedText, names: Sequence[Name]) -> set[str]:
    """Return "Mr Smith" and the like, as written."""
    out = set()
    for name in names:
        row = named.tokens[name.sentence]
        if name.first and row[name.first - 1].text.lower() in COURTESY and row[name.first - 1].text[0].isupper():
            out.add(f"{row[name.first - 1].text} {name.text}")
    return out


# states and places -----------------------------------------------------------------------------------------------


def _is_state(named: NamedText, name: Name) -> bool:
    known = name.known
    if known is None or not known.is_state or (known.name == "Belgium" and known.kind == "capital"):
        return False
    return known.kind in ("name", "demonym") or acts(named.tokens[name.sentence], name)


def _serves(named: NamedText, name: Name) -> bool:
    """Say whether a seat stands in a role: "Kremlin spokesman". There it is the body, not the state."""
    row = named.tokens[name.sentence]
    if name.known is None or name.known.kind != "seat":
        return False
    if name.after < len(row) and row[name.after].title is not None and not name.possessive:
        return True
    return (
        name.first >= 2
        and row[name.first - 1].text == "the"
        and row[name.first - 2].text in ("for", "of", "at")
        and (row[name.first - 3].title is not None if name.first >= 3 else False)
    )


def _states(named: NamedText) -> list[Draft]:
    out: dict[str, Draft] = {}
    for name in named.names:
        known = name.known
        if known is None or known.country is None or not _is_state(named, name) or _serves(named, name):
            continue
        draft = out.setdefault(
            known.country, Draft(kind="country", name=known.name, country=known.country, sector=None)
        )
        form: MentionForm = "nominal" if known.plural else "name"
        draft.add(name.span, name.type, form, None if known.kind == "demonym" else name.text)
    return list(out.values())


def _places(named: NamedText) -> list[Draft]:
    out: dict[str, Draft] = {}
    for name in named.names:
        known = name.known
        is_capital = known is not None and known.kind in ("capital", "seat") and not _is_state(named, name)
        if not (is_capital or (known is not None and known.kind == "place") or (known is None and name.type == "LOC")):
            continue
        if known is not None and known.kind == "capital" and known.name == "Belgium" and _stands_for_union(named, name):
            continue
        if known is not None and known.kind == "seat" and _serves(named, name):
            continue
        key = known.name if known is not None and known.kind == "place" else name.text
        key = key.title() if key.isupper() and len(key) > LONGEST_ACRONYM else key
        draft = out.setdefault(key, Draft(kind="place", name=key, country=known.country if known else None))
        draft.add(name.span, name.type, "name", name.text)
    return list(out.values())


def _stands_for_union(named: NamedText, name: Name) -> bool:
    """Say whether "Brussels" acts: then it is the European Union, hardly ever Belgium."""
    return acts(named.tokens[name.sentence], name)


# bodies ----------------------------------------------------------------------------------------------------------


def _bodies(text: str, named: NamedText) -> list[Draft]:
    out: dict[str, Draft] = {}
    acronyms = acronyms_in(text, named.names)
    for name in named.names:
        known = name.known
        if known is not None and known.kind == "capital" and known.name == "Belgium" and _stands_for_union(named, name):
            known = known_form("European Union")
        if name.text in acronyms:
            known = None  # what the article explains an acronym to mean goes before what it means elsewhere
        is_body = known is not None and known.kind == "org"
        if not is_body and not (name.type == "ORG" and (known is None or known.kind == "org")):
            continue
        country = known.country if known is not None else _country_of(named, name)
        key = known.name if is_body and known is not None else body_key(acronyms.get(name.text, name.text), country)
        if is_body and known is not None and known.country is None and known.sector in ("LEG", "MIL", "GOV", "JUD"):
            # "Senate", "Ministry of Defence": whose it is stands before the name.
            country = _country_of(named, name)
            key = body_key(known.name, country)
        label = known.name if is_body and known is not None else _label(text, named, name)
        draft = (_bearer(out, name.text, acronyms) if name.text in acronyms else None) or out.get(key)
        draft = draft or _bearer(out, name.text, acronyms)
        if draft is None:
            draft = out[key] = Draft(
                kind="organization", name=label if is_body else acronyms.get(label, label), country=country
            )
        draft.add(name.span, "ORG", "name", name.text)
        draft.country = draft.country or country
        draft.sector = draft.sector or name.sector or (known.sector if known else None)
        draft.alliance = draft.alliance or bool(known and known.alliance)
        if label != draft.name:
            draft.aliases.add(label)
    return list(out.values())


def _bearer(drafts: dict[str, Draft], form: str, acronyms: dict[str, str]) -> Draft | None:
    """Return the one body whose name or alias is *form* or what the acronym *form* stands for."""
    for wanted in dict.fromkeys((acronyms.get(form, form), form)):
        fits = [draft for draft in drafts.values() if wanted in (draft.name, *draft.aliases)]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _owner_before(named: NamedText, name: Name) -> Name | None:
    """Return the name in possessive right before a body: "Ukraine's Foreign Ministry"."""
    before = next((n for n in named.names if n.sentence == name.sentence and n.after == name.first), None)
    return before if before is not None and before.known is not None else None


def _country_of(named: NamedText, name: Name) -> str | None:
    owner = _owner_before(named, name)
    if owner is not None and owner.known is not None and owner.known.country:
        gap = named.tokens[name.sentence][name.first].gap
        if gap == " ":
            return owner.known.country
    words = name.text.replace("’s", "").replace("'s", "").split()
    for size in (3, 2, 1):
        for part in (" ".join(words[:size]), " ".join(words[-size:])):
            known = known_form(part)
            if known is not None and known.kind in ("name", "demonym") and len(words) > size:
                return known.country
    return None


def _label(text: str, named: NamedText, name: Name) -> str:
    """Return the name of a body with its possessor, verbatim: "Ukraine's Foreign Ministry"."""
    owner = _owner_before(named, name)
    if owner is None or not owner.possessive or owner.known is None or not owner.known.is_state or name.first == 0:
        return name.text
    return text[owner.span.start : name.span.end]


# titles alone, groups --------------------------------------------------------------------------------------------


def _join_titles(drafts: list[Draft], bare: Sequence[BareTitle]) -> list[Span]:
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
        if len(chosen) == 1:
            chosen[0].add(title.span, "PER", "nominal")
            if title.country and all(r.country is None for r in chosen[0].roles if _fits(title, r)):
                chosen[0].country = chosen[0].country or title.country
            taken.append(title.span)
    return taken


def _fits(title: BareTitle, role: Role) -> bool:
    if role.former:
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
    return not (title.org and role.org and title.org != role.org)


def _join_groups(drafts: list[Draft], groups: Sequence[Group]) -> None:
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
        if same is None and group.head == group.name.lower():
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


def _fill_countries(drafts: Sequence[Draft]) -> None:
    """Give a person the country of the roles, and a role without one that of its organisation in this article."""
    for draft in drafts:
        if draft.kind == "person":
            draft.country = draft.country or next((role.country for role in draft.roles if role.country), None)
            sectors = (
                title_head(word)
                for role in draft.roles
                for word in (role.title.lower(), role.title.lower().split()[-1])
            )
            draft.sector = draft.sector or next((about.sector for about in sectors if about and about.sector), None)
        if draft.kind == "country" and draft.country:
            country = country_named(draft.country)
            draft.name = country.name if country else draft.name
