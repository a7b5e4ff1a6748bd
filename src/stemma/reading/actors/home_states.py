"""
The state of an official whose report does not name it, since its readers know it: "the prime minister, X".

Rules:
1. The state is that of which he says what it will do ("Chile will vote no, the minister, X, said"), else that of whose
   denial or word the paragraph began to tell ("Chile denied it. In a statement read by government spokeswoman X"),
   else that of the place where the report was written, or of the capital where he speaks ("told parliament in Lima",
   "X in Lima"; "the army in Lima" the only state's of his paragraph). Where the last two differ, none is given. A
   correspondent's place is no home where the report has more to say of another state.
2. It must be the only government of which the article tells that office; where he himself is placed, offices of other
   states that the article names do not speak against it.
3. Only an office of a state counts, and no body beyond a state's own ("Foreign Ministry").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.reading.actors.affiliations import ABROAD
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.roles import BareTitle
from stemma.reading.actors.written_at import places_of_line, state_of_line
from stemma.reading.names.named import Name, NamedText
from stemma.reading.names.tokens import Token, joins
from stemma.records.reading import Role
from stemma.records.span import Span

OFFICE = re.compile(
    r"(?:(?:acting|interim|vice|deputy|first|outgoing|transitional)[ -])*"
    r"(?:president|vice-president|prime minister|premier|chancellor)"
    r"|.*\bminister\b.*|(?:foreign|home|defence|defense|chief cabinet|cabinet) secretary|attorney[ -]general"
    r"|(?:presidential|government|cabinet) spokes(?:man|woman|person)"
    r"|(?:army|navy|air force|defence|military) (?:chief|commander|spokes(?:man|woman|person))|chief of (?:the )?"
    r"(?:general|defence|defense|army|naval|air) staff|(?:central bank )?governor of the central bank",
    re.IGNORECASE,
)
OWN_BODY = re.compile(
    r"(?:the )?(?:.*\b(?:ministry|ministry of .*|department of .*)|presidency|presidential (?:office|palace)|palace"
    r"|government|army|navy|air force|naval forces?|military|armed forces|general staff|national guard|police|cabinet"
    r"|coast ?guard|parliament|supreme court|central bank)",
    re.IGNORECASE,
)
NATIONAL = re.compile(
    r"(?:the )?(?:.*\belect(?:ion|oral) commission|border (?:service|troops|guard)|joint command|presidential guard)",
    re.IGNORECASE,
)
"""Bodies that reports from another state speak of without its name, too: no dateline tells whose they are."""
SPEAKS = re.compile(r"spokes(?:man|woman|person)", re.IGNORECASE)
PRESS = re.compile(r"\b(?:briefing|news conference|press conference|parliament|cabinet|lawmakers|address|speech)\b")


def settle_homes(
    text: str, named: NamedText, drafts: Sequence[Draft], bare: Sequence[BareTitle], written_at: str | None
) -> None:
    """Give officials without a state that of their home; *written_at* says where the report was made."""
    home = state_of_line(written_at or "")
    if home and not _is_home(text, named, home, written_at or ""):
        home = None
    persons = [draft for draft in drafts if draft.kind == "person"]
    found: list[tuple[Draft, str]] = []
    for person in persons:
        # "Minister Soto" alone is no stranger to the reader: another state's, told of in full elsewhere
        known = {"minister"} if " " not in person.name else set()
        offices = [r for r in person.roles if _is_office(text, r) or _is_national(r)]
        roles = [] if person.country else [r for r in offices if r.title.lower() not in known]
        here = _where_he_is(text, named, person, roles, bare)
        at_home = home is not None and (here is None or here.weak) and not _is_elsewhere(named, person, home)
        if here is None:
            roles = [role for role in roles if not _is_national(role)]
        states = (here.states if here is not None else set()) | ({home} if home and at_home else set())
        rivals = [p for p in persons if p is not person and (here is None or here.may_be(p))]
        titles = [b for b in bare if here is None or not here.said or b.country in (None, *states)]
        if len(states) == 1 and roles and not any(_is_told_of_others(r, rivals, titles, states) for r in roles):
            found.append((person, next(iter(states))))
    for person, state in found:
        person.country = state


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where the words around somebody place him."""

    states: set[str]
    own: bool = False
    """He says what the state will do."""
    said: bool = False
    """He speaks there, or for it: the offices of other states do not matter."""
    weak: bool = False
    """Another place of writing speaks against it."""

    def may_be(self, person: Draft) -> bool:
        """Say whether an office of *person* may be the one of these states."""
        told = {person.country, *(role.country for role in person.roles)} - {None}
        return bool(told & self.states) if self.own else not self.said or told <= self.states


def _where_he_is(
    text: str, named: NamedText, person: Draft, roles: Sequence[Role], bare: Sequence[BareTitle]
) -> Here | None:
    """Return the states that the words around a person give, by the surest of them; None where they give none."""
    if own := _own_word(named, text, person):
        return Here(states=own, own=True, said=True)
    if told := _beside(named, person, bare) or _told_before(text, named, roles):
        return Here(states=told)
    capitals = set(_capitals(text, named, person))
    return Here(states=capitals, said=True, weak=True) if capitals else None


def _is_home(text: str, named: NamedText, state: str, line: str) -> bool:
    """Say whether the report speaks of *state* as one that acts, and of the place of *line* as no seat of talks."""
    told = Counter(name.known.country for name in named.names if name.known is not None and name.known.is_state)
    if told[state] < LEAST_SHARE * max(told.values(), default=0):
        return False
    names = [name for name in named.names if name.known is not None and name.known.country == state]
    if not any(name.known is not None and _is_named(named, name) for name in names):
        return False
    if any(name.known is not None and name.known.kind == "name" and _is_subject(named, name) for name in names):
        return True
    venue = "|".join(
        re.escape(form) for words in places_of_line(line) for form in dict.fromkeys((words, words.title()))
    )
    meets = rf"(?:{MEETINGS})\b[^.\n]{{0,60}} in (?:{venue})\b|(?:{venue}) (?:{MEETINGS})\b"
    return not re.search(meets, text, re.IGNORECASE)


LEAST_SHARE = 0.5
"""How often the home of a report is named, against the state that it names most."""
MEETINGS = "talks|summit|meeting|round|negotiations|conference|session"


def _is_named(named: NamedText, name: Name) -> bool:
    if name.known is None or name.known.kind not in ("name", "demonym"):
        return False
    before = named.tokens[name.sentence][name.first - 1].text if name.first else ""
    return name.known.kind == "demonym" or before not in ("in", "at", "from", "to", "near")


def _is_subject(named: NamedText, name: Name) -> bool:
    row = named.tokens[name.sentence]
    return not name.possessive and all(token.text.lower() == "the" for token in row[: name.first])


def _is_elsewhere(named: NamedText, person: Draft, home: str) -> bool:
    """Say whether a sentence that names the person has a town of another state: "told a daily in Lima"."""
    spans = [span for span, _, form in person.mentions if form == "name"]
    for name in named.names:
        known = name.known
        if known is None or known.kind not in ("capital", "place") or known.country in (None, home) or not name.first:
            continue
        sentence = named.sentences[name.sentence]
        here = any(sentence.contains(span) for span in spans)
        if here and named.tokens[name.sentence][name.first - 1].text in ("in", "at"):
            return True
    return any(_opens_abroad(named, name, spans, home) for name in named.names)


def _opens_abroad(named: NamedText, name: Name, spans: Sequence[Span], home: str) -> bool:
    """Say whether another state is the subject of a sentence that goes on to name the person."""
    known = name.known
    if known is None or known.kind != "name" or known.country in (None, home) or not _is_subject(named, name):
        return False
    sentence = named.sentences[name.sentence]
    return any(sentence.contains(span) and span.start > name.span.end for span in spans)


def _is_office(text: str, role: Role) -> bool:
    if role.former or role.country:
        return False
    if role.org:
        return OWN_BODY.fullmatch(role.org) is not None
    if role.title.lower() in ("president", "premier", "chancellor") and not OF_THE_STATE.match(text, role.span.end):
        return False  # "X, president of a club": only before the name is it the state's
    return OFFICE.fullmatch(role.title) is not None


def _is_national(role: Role) -> bool:
    """Say whether the office is one at the head of a body of which each state has its own, whatever it is called."""
    if role.former or role.country:
        return False
    return role.title.lower() == "speaker" or (role.org is not None and NATIONAL.fullmatch(role.org) is not None)


OF_THE_STATE = re.compile(r"[ \u00a0](?:[A-Z]|of the (?:State|Republic|Nation|Federation)\b)")


def _is_told_of_others(role: Role, persons: Sequence[Draft], bare: Sequence[BareTitle], states: set[str]) -> bool:
    """Say whether the office is told of another state, or of one of the other *persons*."""
    if role.org and SPEAKS.search(role.title):
        told = {r.country for p in persons for r in p.roles if r.org and r.org.lower().endswith(role.org.lower())}
        return bool(told - {None} - states)
    words = role.title.lower()
    if any(b.title.lower() == words and b.country not in (None, *states) for b in bare):
        return True
    return any(r.title.lower() == words and not r.former and not r.org for other in persons for r in other.roles)


def _beside(named: NamedText, person: Draft, bare: Sequence[BareTitle]) -> set[str]:
    """Return the one state of a sentence that names the person beside another office of it: "Peru's president and"."""
    spans = [span for span, _, form in person.mentions if form == "name"]
    for title in bare:
        sentence = named.sentences[title.sentence]
        if title.country is None or not any(sentence.contains(span) for span in spans):
            continue
        told = {n.known.country for n in named.names if n.sentence == title.sentence and n.known and n.known.country}
        if told == {title.country} and title.head not in ABROAD:
            return {title.country}
    return set()


def _told_before(text: str, named: NamedText, roles: Sequence[Role]) -> set[str]:
    """Return the one state of which the paragraph tells before an office, where it speaks or its capital is a place."""
    found: set[str | None] = set()
    for role in roles:
        start = text.rfind("\n", 0, role.span.start) + 1
        before = [n for n in named.names if start <= n.span.start < role.span.start and n.known and n.known.is_state]
        states = {n.known.country for n in before if n.known}
        opens = before and before[0].span.start == start and SPEAKS_ITSELF.match(text, before[0].span.end)
        own = max(n for n, s in enumerate(named.sentences) if s.start <= role.span.start)
        if opens and before[-1].sentence < own:
            states = {before[0].known.country if before[0].known else None}
        if len(states) != 1:
            continue
        is_earlier = before[0].sentence < max(n for n, s in enumerate(named.sentences) if s.start <= role.span.start)
        if is_earlier and (opens or any(_is_where(named, n) for n in before)):
            found |= states
    return {state for state in found if state}


SPEAKS_ITSELF = re.compile(
    r" (?:has |had |have )?(?:answered|replied|responded|retorted|hit back|denied|denies|rejected|rejects"
    r"|dismissed|dismisses|insisted|insists|maintains|maintained|confirmed|confirms|regretted|apologised|apologized|defended|defends)\b"
)
"""How a state's own word is told, when what follows is its own side of it."""


def _is_where(named: NamedText, name: Name) -> bool:
    """Say whether a capital stands as the place of what follows: "in Lusaka, where"."""
    row = named.tokens[name.sentence]
    is_place = name.known is not None and name.known.kind == "capital" and name.first > 0
    return is_place and row[name.first - 1].text == "in" and name.after < len(row) and row[name.after].text == "where"


def _capitals(text: str, named: NamedText, person: Draft) -> Iterator[str]:
    """Yield the states in whose capitals the person is said to speak or stand."""
    spans = [span for span, _, form in person.mentions if form == "name"]
    yield from _opening_capitals(named, person)
    for name in named.names:
        known = name.known
        if known is None or known.kind != "capital" or known.country is None or name.first == 0:
            continue
        sentence = named.sentences[name.sentence]
        here = [span for span in spans if sentence.contains(span)]
        if not here or named.tokens[name.sentence][name.first - 1].text != "in":
            continue
        near = any(text[span.end : name.span.start].strip() == "in" for span in here)
        if (
            near
            or PRESS.search(text, here[0].end, name.span.start)
            or AT_ONCE.search(text, here[0].end, name.span.start)
        ):
            yield known.country


def _opening_capitals(named: NamedText, person: Draft) -> Iterator[str]:
    """Yield the state in "In Lima, the prime minister, X,"; where others meet, a minister may be anybody's."""
    for name in named.names:
        known = name.known
        if known is None or known.kind != "capital" or known.country in (None, *MEETING_STATES) or name.first != 1:
            continue
        row = named.tokens[name.sentence]
        if row[0].text != "In" or name.after >= len(row):
            continue
        led = row[name.after].text == "the"
        at = name.after + led
        opens = led or row[name.after].gap == ", "
        if opens and at < len(row) and any(_begins_at(row, at, role) for role in person.roles):
            yield known.country or ""


def _begins_at(row: Sequence[Token], at: int, role: Role) -> bool:
    """Say whether a role begins at a token, or behind its body: "foreign ministry | spokesman"."""
    body = [token for token in row[at:] if token.span.start < role.span.start]
    plain = all(t.text.islower() and (n == 0 or joins(t)) for n, t in enumerate(body))
    return role.span.start >= row[at].span.start and len(body) < LONGEST_BODY and plain


LONGEST_BODY = 5
"""Tokens of a body between the place and the title: "the central election commission's"."""


MEETING_STATES = ("BEL", "CHE", "AUT", "NLD", "LUX", "USA", "GBR")
"""States in whose capitals the ministers of others often speak."""
AT_ONCE = re.compile(
    r"\b(?:said|says|announced|declared|confirmed|warned|insisted|told (?:reporters|journalists))(?: on \w+day)? in $"
)


def _own_word(named: NamedText, text: str, person: Draft) -> set[str]:
    """Return the state of which a sentence tells what it will do, as he says: "Chile will vote no, Minister X said"."""
    spans = {span: form for span, _, form in person.mentions if form == "name"}
    out = set()
    for name in named.names:
        sentence = named.sentences[name.sentence]
        known = name.known
        if known is None or known.kind != "name" or not _is_subject(named, name) or name.after > LATEST_SUBJECT:
            continue
        said = next((span for span in spans if sentence.contains(span) and span.start > name.span.end), None)
        role = next((r for r in person.roles if sentence.contains(r.span) and r.span.start > name.span.end), None)
        if said is None or role is None or not WILLS.match(text, name.span.end) or known.country is None:
            continue
        if text[role.span.start - 2 : role.span.start] == ", " and SAID.match(text, said.end):
            out.add(known.country)
    return out


LATEST_SUBJECT = 3
"""Tokens of a sentence within which its subject ends: "But on Monday Chile" is no such one."""
WILLS = re.compile(
    r" (?:(?:will|would) (?:not |soon |also )?(?:vote|offer|send|recall|withdraw|join|support|back|help|mediate|host"
    r"|accept|reject|abide|comply|sign|ratify|reopen|open|close|keep|continue|insist|seek|ask|appeal|respond|answer|boycott"
    r"|attend|contribute|suspend|expel|allow|lift|release|hand|agree|pay for|take part)"
    r"|(?:has )?(?:offer(?:s|ed)|want(?:s|ed)|reject(?:s|ed)|regret(?:s|ted)|welcome[sd]|accept(?:s|ed)|insist(?:s|ed)"
    r"|decided|recalled)|(?:is|was) (?:ready|prepared|willing))\b"
)
"""What only those who speak for a state say of it."""
SAID = re.compile(r",? (?:said|says|told|announced|added|declared|confirmed)\b")
