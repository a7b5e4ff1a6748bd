"""
The actors that an article names: persons, states, bodies and places, each with every form of its name.

A capital or a seat that acts is its state (`actors/states.py`); "Brussels" that acts is the
European Union. A seat in a role ("Kremlin spokesman") is no actor.
"""

from collections.abc import Sequence

from stemma.lexicon.titles import COURTESY, title_head
from stemma.reading.actors.beside import owner_before, state_beside
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.persons import Gender, join_persons
from stemma.reading.actors.roles import HeldRole
from stemma.reading.actors.states import acts
from stemma.reading.names.body_keys import acronyms_in, body_key, country_in
from stemma.reading.names.gazetteer import LONGEST_ACRONYM, known_form
from stemma.reading.names.named import Name, NamedText
from stemma.reading.names.tokens import joins
from stemma.reading.pronouns.gender_nouns import noun_gender
from stemma.records.reading import MentionForm, Role
from stemma.records.span import Span


def draft_named(text: str, named: NamedText, held: Sequence[HeldRole]) -> list[Draft]:
    """Return the actors behind the names: persons, then states, bodies and places."""
    return [*_persons(text, named, held), *_states(named), *_bodies(text, named), *_places(named)]


def _persons(text: str, named: NamedText, held: Sequence[HeldRole]) -> list[Draft]:
    roles: dict[Span, list[Role]] = {}
    for item in held:
        roles.setdefault(item.holder.span, []).append(item.role)
    genders = [_gender_before(named, name, roles.get(name.span, ())) for name in named.names]
    out = []
    for person in join_persons(named.names, genders):
        told = (noun_gender(text, named.names[index].span) for index in person.names)
        gender = person.gender or next((found for found in told if found), None) or person.given
        draft = Draft(kind="person", name=person.name, gender=gender)
        draft.gender_by_name = gender is not None and gender == person.given and person.gender is None
        for index in person.names:
            name = named.names[index]
            draft.add(name.span, "PER", "name", name.text)
            draft.country = draft.country or state_beside(named, name)
            for role in roles.get(name.span, ()):
                draft.roles.append(role)
                about = title_head(role.head)
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
        about = title_head(role.head)
        if about is not None and about.gender:
            return about.gender
    return None


STYLES = frozenset(
    """
    sheikh sheikha prince princess king queen emir sultan pope ayatollah imam mullah rabbi bishop archbishop cardinal
    patriarch metropolitan
    """.split()  # noqa: SIM905
)
"""Titles by which people are named for life. Source: compiled by the project; CC0."""


def _titled_forms(named: NamedText, names: Sequence[Name]) -> set[str]:
    """Return "Mr Smith", "Sheikh Talal", "Colonel Smith" and the like, as written; of an office only a surname's."""
    out = set()
    for name in names:
        row = named.tokens[name.sentence]
        before = row[name.first - 1] if name.first and joins(row[name.first]) else None
        if before is None or not before.text[:1].isupper() or before.possessive:
            continue
        title, short = before.text.lower(), " " not in name.text
        if title in COURTESY or title in STYLES or (short and before.title is not None):
            out.add(f"{before.text} {name.text}")
    return out


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
        draft = draft or _bearer(out, name.text, acronyms) or _called_for_short(out, named, name)
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


def _called_for_short(drafts: dict[str, Draft], named: NamedText, name: Name) -> Draft | None:
    """Return the one body named before whose head it is: "the Forum" after "the Pacific Islands Forum"."""
    row = named.tokens[name.sentence]
    led = name.first > 0 and row[name.first - 1].text.lower() == "the" and row[name.first].gap == " "
    if not led or name.known is not None or " " in name.text:
        return None
    fits = [d for d in drafts.values() if any(_is_its_head(name.text, form) for form in (d.name, *d.aliases))]
    return fits[0] if len(fits) == 1 else None


def _is_its_head(word: str, name: str) -> bool:
    """Say whether a body is called by *word*: "the Forum", and "the Ministry" of the Ministry of Health."""
    return name.endswith(f" {word}") or name.startswith(f"{word} of ")


def _country_of(named: NamedText, name: Name) -> str | None:
    owner = owner_before(named, name)
    if owner is not None and owner.known is not None and owner.known.country:
        gap = named.tokens[name.sentence][name.first].gap
        if gap == " ":
            return owner.known.country
    return country_in(name.text)


def _label(text: str, named: NamedText, name: Name) -> str:
    """Return the name of a body with its possessor, verbatim: "Ukraine's Foreign Ministry"."""
    owner = owner_before(named, name)
    if owner is None or not owner.possessive or owner.known is None or not owner.known.is_state or name.first == 0:
        return name.text
    return text[owner.span.start : name.span.end]
