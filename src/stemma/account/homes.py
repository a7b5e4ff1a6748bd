"""
For which state somebody holds an office of state, where no report says it.

Rules:
1. "President X" or "the foreign minister, Y" without a state is of the state in whose town the articles that
   name him are datelined; a spokesman of a ministry also of that in whose capital his sentence has him speak, wherever
   the report was written: "In Beijing, a foreign ministry spokesman, X, said".
2. Towns where the bodies of many states meet tell nothing, and neither does a state that takes no part in the case.
3. Nobody gets an office that another person is known to hold for that state.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.account.roles import title_key
from stemma.account.witness import Witness
from stemma.lexicon.countries import COUNTRY_FORM, country_form
from stemma.lexicon.organizations import organization_form
from stemma.lexicon.places import place_form
from stemma.records.account import Actor, ActorId, ActorRole
from stemma.records.article import ArticleId
from stemma.records.reading import Mention

OF_STATE = re.compile(
    r"^(?:(?:vice|deputy|acting|interim|first|caretaker) )*(?:president|prime minister|premier|chancellor|king|queen"
    r"|(?:[\w-]+ (?:and )?){0,4}minister(?: (?:of|for) [\w ]+)?"
    r"|(?:foreign|commerce|home|defense|defence|finance|cabinet|principal|permanent)"
    r" secretary(?: (?:of|for) [\w ]+)?|attorney general|army chief|chief of (?:the )?army)$"
)
"""Titles, folded, of offices that a state has. Source: compiled by the project; CC0."""

VOICE = re.compile(r"\bspokes(?:man|woman|person)\b")
STATE_BODY = re.compile(
    r"\b(ministry|presidency|presidential|government|foreign office|cabinet|army|navy|defen[cs]e|prime minister)\b",
    re.IGNORECASE,
)
"""Words of a body that speaks for a state. Source: compiled by the project; CC0."""

SAID = re.compile(r"\b(?:said|says|told|added|insisted|warned|announced|stressed)\b")
DOES = re.compile(r"\s+(?:would|will|was ready|is ready|reserves|had no|has no)\b")
"""How a spokesman tells what his own state does. Source: compiled by the project; CC0."""

OPENING_PLACE = re.compile(r"(?:Back |Speaking )?[Ii]n (?P<place>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}),? ")
"""The place with which a sentence opens."""

LINE_PARTS = re.compile(r"\s*[,(:–—-]\s*")
"""What parts the town of a dateline from day and agency."""

NEAR_BODY = 30
"""How far before a body "its" stands. Code points."""
BELONGS = re.compile(r"\b(?:its|their|his|her|the country['’]s)\s+(?:\w+\s+)?$", re.IGNORECASE)
DEFINITE = re.compile(r"\bthe $", re.IGNORECASE)
IN_PHRASE = re.compile(r"(?:['’]s?)?\s+(?:(?:government|state|federal|national|interim)\s+)?", re.IGNORECASE)
"""What stands between the name of a state and that of its body: "the Saudi government [media office]"."""

MEETING_TOWNS = frozenset({"CHE", "AUT", "BEL", "NLD", "LUX", "QAT"})
"""States in whose towns others meet."""


def find_homes(
    actors: Mapping[ActorId, Actor], mentions: Mapping[ActorId, Sequence[tuple[Witness, Mention]]]
) -> dict[ActorId, Actor]:
    """Return the holders of offices of state whose state no report names, each with the state found for him."""
    present = {a.country for a in actors.values() if a.kind == "country" and a.country}
    held = {
        (title_key(role.title), country)
        for a in actors.values()
        if a.kind == "person"
        for role in a.roles
        if (country := role.country or a.country)
    }
    out = {}
    for actor in actors.values():
        role = next((r for r in actor.roles if r.last is None and _is_of_state(r)), None)
        if actor.kind != "person" or actor.country or role is None or _is_sent(actor):
            continue
        votes = Counter(
            country
            for witness, mention in _first_of_each(mentions.get(actor.id, ()))
            for country in _homes_told(witness, mention, role)
            if country in present - MEETING_TOWNS and (title_key(role.title), country) not in held
        )
        if len(votes) == 1:
            out[actor.id] = replace(actor, country=next(iter(votes)))
    return out


def home_of_body(witness: Witness, mentions: Sequence[Mention]) -> str | None:
    """Return the state of a ministry or army that its name does not tell, by the words before it or the dateline."""
    found = {home for m in mentions if m.form == "name" and (home := _home_before(witness, m)) is not None}
    found = found or {home for m in mentions if m.form == "nominal" for home in _homes_of_noun(witness, m)}
    return found.pop() if len(found) == 1 else None


def _homes_of_noun(witness: Witness, mention: Mention) -> set[str]:
    """
    Return the states that "the army" may be of, one where nothing speaks against it.

    It is that of the dateline, where the paragraph names no other before it, and without a dateline the only state
    that the article has named so far.
    """
    text, start = witness.article.text, mention.span.start
    if not DEFINITE.search(text, max(0, start - NEAR_BODY), start):
        return set()
    line = next((z.span for z in witness.article.zones if z.kind == "dateline"), None)
    since = text.rfind("\n", 0, start) + 1 if line is not None else 0
    named = {
        chain.country
        for m in witness.reading.mentions
        if since <= m.span.start < start and m.chain is not None
        if (chain := witness.reading.chains[m.chain]).kind in {"country", "place"} and chain.country
    }
    if line is None:
        return named
    home = _state_of(witness.words(line)) - MEETING_TOWNS
    return home if len(home) == 1 and named <= home else named | home


def _home_before(witness: Witness, mention: Mention) -> str | None:
    text, sentence = witness.article.text, witness.sentence_at(mention.span)
    named = [
        (m.end(), form.iso3)
        for m in COUNTRY_FORM.finditer(text, sentence.start, mention.span.start)
        if (form := country_form(m.group())) is not None
    ]
    lead = text[max(sentence.start, mention.span.start - NEAR_BODY) : mention.span.start]
    if named and (BELONGS.search(lead) or IN_PHRASE.fullmatch(text[named[-1][0] : mention.span.start])):
        return named[-1][1]
    line = next((z.span for z in witness.article.zones if z.kind == "dateline"), None)
    if named or line is None or BELONGS.search(lead):
        return None
    states = _state_of(witness.words(line)) - MEETING_TOWNS
    return states.pop() if len(states) == 1 else None


def _is_of_state(role: ActorRole) -> bool:
    key = title_key(role.title)
    if role.org and organization_form(role.org):
        return False
    if VOICE.search(key):
        return bool(STATE_BODY.search(f"{role.org or ''} {key}"))
    return role.org is None and OF_STATE.match(key) is not None


def _is_sent(actor: Actor) -> bool:
    """Say whether a role names a body that is no state's: "president of the association"."""
    return any(r.org and not STATE_BODY.search(r.org) for r in actor.roles)


def _first_of_each(mentions: Sequence[tuple[Witness, Mention]]) -> Iterator[tuple[Witness, Mention]]:
    seen: set[ArticleId] = set()
    for witness, mention in mentions:
        if mention.form == "name" and witness.id not in seen:
            seen.add(witness.id)
            yield witness, mention


def _homes_told(witness: Witness, mention: Mention, role: ActorRole) -> set[str]:
    text = witness.article.text
    line = next((z.span for z in witness.article.zones if z.kind == "dateline"), None)
    told = _subject_of_said(witness, mention)
    if told is not None:
        return {told}
    is_voice = VOICE.search(title_key(role.title)) is not None
    if is_voice and (state := _spoken_in(witness, mention)) is not None:
        return {state}
    if line is not None:
        return _state_of(witness.words(line)) if _names_no_other(witness, mention) else set()
    if not is_voice:
        return set()
    sentence = witness.sentence_at(mention.span)
    forms = (country_form(m.group()) for m in COUNTRY_FORM.finditer(text, sentence.start, sentence.end))
    return {form.iso3 for form in forms if form is not None and form.kind == "capital"}


def _spoken_in(witness: Witness, mention: Mention) -> str | None:
    """Return the state in whose capital the sentence that names him opens: "In Beijing, spokesman X"."""
    sentence = witness.sentence_at(mention.span)
    found = OPENING_PLACE.match(witness.article.text, sentence.start, mention.span.start)
    form = country_form(found["place"]) if found else None
    return form.iso3 if form is not None and form.kind == "capital" else None


def _subject_of_said(witness: Witness, mention: Mention) -> str | None:
    """Return the one state that he says will or would do something: "a spokesman, X, said Peru would leave"."""
    sentence = witness.sentence_at(mention.span)
    text = witness.article.text
    found = {
        form.iso3
        for m in COUNTRY_FORM.finditer(text, mention.span.end, sentence.end)
        if (form := country_form(m.group())) is not None and DOES.match(text, m.end(), sentence.end)
        if SAID.search(text[mention.span.end : m.start()])
    }
    return found.pop() if len(found) == 1 else None


def _names_no_other(witness: Witness, mention: Mention) -> bool:
    """Say whether the sentence that names him opens with no state: "Panama will agree, the minister, X, said"."""
    sentence = witness.sentence_at(mention.span)
    first = COUNTRY_FORM.match(witness.article.text, sentence.start, sentence.end)
    return first is None or first.end() > mention.span.start


def _state_of(dateline: str) -> set[str]:
    """Return the state in which a dateline's town lies: of "LA PAZ, Sept 9 (EFE) -" it is Bolivia."""
    out = set()
    for part in LINE_PARTS.split(dateline)[:2]:
        name = part.strip(" .").title()
        country, place = country_form(name), place_form(name)
        out |= {code for code in (country and country.iso3, place and place.country) if code}
    return out
