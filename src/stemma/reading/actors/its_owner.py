"""
Whose minister "its foreign minister" is: what opens the sentence or the one before, a state or a body.

"Chile thanked Peru for the offer made by its minister": behind "by" it is who was named last.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.actors.affiliations import Affiliation, is_sent, words_of
from stemma.reading.actors.common_bodies import may_follow
from stemma.reading.actors.owning_bodies import HOUSES, NOUNS, common_words
from stemma.reading.names.body_keys import country_in
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins

LEADS_IN = frozenset(
    """
    the but and on late early earlier last this monday tuesday wednesday thursday friday saturday sunday yesterday today
    meanwhile week month night morning evening neighbouring neighboring nearby landlocked
    """.split()  # noqa: SIM905
)
"""Words before who opens a sentence. Source: compiled by the project; CC0."""
NO_OFFICE = frozenset("captain skipper pilot driver owner coach chaplain nurse".split())  # noqa: SIM905
"""What no state has: "its captain" is the ship's, whatever opens the sentence. Source: compiled by the project; CC0."""


def owner_of_its(
    about: Affiliation, row: Sequence[Token], names: Sequence[Name], before: Sequence[Name], row_before: Sequence[Token]
) -> Affiliation:
    """Return *about* with the owner in "Peru agreed, and its foreign minister, X,"; *before* is the last sentence."""
    body_owned = about.org is not None and any(t.text == "its" for t in row[about.first : about.after])
    sent = about.article == "its" and is_sent(row[about.first].title)
    if row[about.after - 1].text.lower() in NO_OFFICE:
        return about
    if about.article == "whose" and not about.org:
        return _of_whose(about, row, names)
    if about.country or not (sent or body_owned or (about.article == "its" and not about.org)):
        return about
    earlier = [name for name in names if name.after <= about.first]
    agent = _agent(about, row, earlier)
    if agent is not None:
        return replace(about, country=agent)
    common = _common_opener(row)
    if not earlier and common is None:
        row, earlier = row_before, list(before)
        common = _common_opener(row)
    if common is not None and not body_owned:
        # "The state company that runs the plant, Delta Chemicals, blamed a leak"
        apposed = [name for name in earlier if name.type == "ORG" and row[name.first].gap == ", "]
        return replace(about, org=apposed[0].text if len(apposed) == 1 else common)
    opener = earlier[0] if earlier else None
    if opener is None:
        return about
    if opener.possessive and opener.known is not None and opener.known.is_state and (sent or body_owned):
        return replace(about, country=opener.known.country)
    if opener.possessive or any(t.text.lower() not in LEADS_IN for t in row[: opener.first]):
        bodies = [name for name in earlier if name.type == "ORG"]
        return replace(about, org=bodies[0].text) if len(bodies) == 1 and not bodies[0].possessive else about
    if opener.known is not None and opener.known.is_state and opener.known.kind != "demonym":
        return replace(about, country=opener.known.country)
    called = opener.type == "MISC" and opener.text.lower() in NOUNS  # "The Fund lends", said its spokeswoman
    if not (opener.type == "ORG" or called) or about.org:
        return about
    return replace(about, org=opener.text, country=country_in(opener.text))


def _of_whose(about: Affiliation, row: Sequence[Token], names: Sequence[Name]) -> Affiliation:
    """Return *about* with whom "whose" follows: "Malawi, whose finance minister, X, ..."."""
    whose = about.first - 1
    owner = next((name for name in names if name.after == whose and row[whose].gap == ", "), None)
    if owner is None or owner.possessive or about.country:
        return about
    if owner.known is not None and owner.known.is_state and owner.known.kind != "demonym":
        return replace(about, country=owner.known.country)
    return replace(about, org=owner.text, country=country_in(owner.text)) if owner.type == "ORG" else about


def _agent(about: Affiliation, row: Sequence[Token], earlier: Sequence[Name]) -> str | None:
    """Return the state named last before "an offer made by its minister", where it opens nothing."""
    its = about.first - 1
    if its < 1 or row[its].text != "its" or row[its - 1].text != "by" or len(earlier) < 2:
        return None
    known = earlier[-1].known
    return known.country if known is not None and known.kind == "name" and not earlier[-1].possessive else None


def _common_opener(row: Sequence[Token]) -> str | None:
    """Return the body in common nouns that opens a sentence as its subject: "The strike committee has called"."""
    if not row or row[0].text != "The":
        return None
    for n in common_words(row, 1):
        goes_on = n + 1 < len(row) and joins(row[n + 1]) and may_follow(row[n + 1].text)
        if row[n].text in NOUNS | HOUSES and goes_on:
            return words_of(row, 1, n + 1)
    return None
