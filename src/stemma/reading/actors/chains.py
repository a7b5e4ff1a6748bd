"""
The actors of one article: which names, titles, nouns and pronouns mean the same one.

Order: persons by their names; states by any form; bodies by name and acronym; places;
then titles alone ("the Russian president"), groups and common nouns of bodies; pronouns
come last (`pronouns/find.py`), since they may point at any of these.
"""

from collections.abc import Sequence

from stemma.lexicon.countries import country_named
from stemma.lexicon.titles import title_head
from stemma.reading.actors.common_bodies import Group
from stemma.reading.actors.described import join_described
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.named import draft_named
from stemma.reading.actors.roles import BareTitle, HeldRole
from stemma.reading.actors.unnamed import join_groups, join_titles
from stemma.reading.names.named import NamedText


def draft_chains(
    text: str, named: NamedText, held: Sequence[HeldRole], bare: Sequence[BareTitle], groups: Sequence[Group]
) -> list[Draft]:
    """Return the actors of the article with all mentions but the pronouns."""
    drafts = draft_named(text, named, held)
    _join_short_forms(drafts, named)
    taken = [*join_titles(drafts, bare), *(item.role.span for item in held)]
    join_groups(drafts, [group for group in groups if not any(group.span.overlaps(span) for span in taken)])
    _fill_countries(drafts)
    join_described(named, drafts, bare, groups)
    return drafts


HEADS = frozenset(
    """
    Community Union Council Commission League Alliance Organisation Organization Agency Authority Association Assembly
    Bank Conference Forum Committee Front Movement Congress Federation Secretariat
    """.split()  # noqa: SIM905
)
"""Words by which a body is called although its name goes on: the Economic Community of West African States."""


def _is_short_for(word: str, name: str) -> bool:
    return name.endswith(f" {word}") or (word in HEADS and word in name.split()[1:])


def _join_short_forms(drafts: Sequence[Draft], named: NamedText) -> None:
    """Join "the Forum" to the one body named before whose name ends so: "the Pacific Islands Forum"."""
    bodies = [draft for draft in drafts if draft.kind == "organization"]
    taken = {span for draft in drafts for span, _, _ in draft.mentions}
    for name in named.names:
        row = named.tokens[name.sentence]
        led = name.first > 0 and row[name.first - 1].text.lower() == "the" and row[name.first].gap == " "
        if not led or name.known is not None or name.span in taken or " " in name.text:
            continue
        fits = [
            draft
            for draft in bodies
            if any(_is_short_for(name.text, form) for form in (draft.name, *draft.aliases))
            and any(span < name.span for span, _, _ in draft.mentions)
        ]
        if len(fits) == 1:
            fits[0].add(name.span, "ORG", "name", name.text)


def _fill_countries(drafts: Sequence[Draft]) -> None:
    """Give a person the country of the roles, and a role without one that of its organisation in this article."""
    for draft in drafts:
        if draft.kind == "person":
            draft.country = draft.country or next((role.country for role in draft.roles if role.country), None)
            sectors = (title_head(word) for role in draft.roles for word in (role.title.lower(), role.head))
            draft.sector = draft.sector or next((about.sector for about in sectors if about and about.sector), None)
        if draft.kind == "country" and draft.country:
            country = country_named(draft.country)
            draft.name = country.name if country else draft.name
