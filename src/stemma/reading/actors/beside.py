"""
The state of a person that stands beside his name: "France's X", "X of Norway", "In the Peruvian senate, X".

So does a sentence that opens with whose side it tells of: "On the Chilean side sat X", "The delegation from Lima
included X".
"""

import re

from stemma.reading.names.named import Name, NamedText
from stemma.reading.names.tokens import joins


def state_beside(named: NamedText, name: Name) -> str | None:
    """Return the state that the words around the *name* of a person give him, or None."""
    return (
        _country_before(named, name)
        or _country_of_kind(named, name)
        or _country_of_side(named, name)
        or _country_led(named, name)
        or _country_behind(named, name)
        or _country_of_house(named, name)
    )


def _country_before(named: NamedText, name: Name) -> str | None:
    """Return the state in "France's Emmanuel Macron" and "his Iranian counterpart Javad Zarif"."""
    row = named.tokens[name.sentence]
    if name.first >= 2 and row[name.first - 1].text in ("counterpart", "national", "citizen"):
        known = row[name.first - 2].known
        return known.country if known is not None and known.is_state else None
    owner = owner_before(named, name)
    if owner is None or owner.known is None or not owner.possessive or " " not in name.text:
        return None
    return owner.known.country if owner.known.kind == "name" else None


def _country_of_kind(named: NamedText, name: Name) -> str | None:
    """Return the state in "its host, the Colombian Ana Luna": no more than a demonym between article and name."""
    row, n = named.tokens[name.sentence], name.first - 1
    if n < 1 or row[n - 1].text.lower() != "the" or not (joins(row[n]) and joins(row[name.first])):
        return None
    known = row[n].known
    return known.country if known is not None and known.kind == "demonym" and " " in name.text else None


def _country_of_side(named: NamedText, name: Name) -> str | None:
    """Return the only state of a sentence that opens with the side or delegation of which it names the members."""
    row = [token for token in named.tokens[name.sentence] if token.span.end <= name.span.start]
    states = {t.known.country for t in named.tokens[name.sentence] if t.known is not None and t.known.is_state}
    if len(states) != 1 or len(row) < 4:
        return None
    opening = " ".join("STATE" if token.known is not None else token.text for token in row[:5])
    return next(iter(states)) if SIDE.match(opening) else None


SIDE = re.compile(
    r"(?:On|For|From) the STATE side\b|The STATE (?:delegation|side|team) (?:included|comprised|was led by|is led by)\b"
    r"|The (?:delegation|team|negotiators|mission) from STATE (?:included|comprised)\b"
)
"""How a sentence begins that goes on to name who is of a side."""


def _country_led(named: NamedText, name: Name) -> str | None:
    """Return the state in "X, who leads the Armenian negotiators", "X, the minister who led the Dutch side"."""
    row = named.tokens[name.sentence]
    for n in range(name.after, min(name.after + LED_WITHIN, len(row) - 3)):
        if row[n].text != "who":
            continue
        if row[n + 1].text in SIGNS and row[n + 2].text == "for" and row[n].gap == ", ":
            known = row[n + 3].known  # "X, who signed for Lima"
            return known.country if known is not None and known.kind in ("name", "capital") else None
        if row[n + 1].text not in LEADS or row[n + 2].text not in ("the", "its"):
            continue
        led = _name_from(named, name.sentence, n + 3)
        known = led.known if led is not None else None
        side = led is not None and led.after < len(row) and row[led.after].text in SIDES
        return known.country if side and known is not None and known.kind == "demonym" else None
    return None


SIGNS = frozenset("signed signs spoke speaks negotiated negotiates voted answered".split())  # noqa: SIM905
LEADS = frozenset("leads led heads headed represents represented".split())  # noqa: SIM905
SIDES = frozenset("negotiators delegation side team mission negotiating".split())  # noqa: SIM905
"""Those whom one leads are of one's own state."""
LED_WITHIN = 8
"""Tokens behind a name within which "who" begins what he leads."""


def _country_behind(named: NamedText, name: Name) -> str | None:
    """Return the state in "Nadia Rehn of Norway"; of a given name alone, which may be a place's saint, none."""
    row = named.tokens[name.sentence]
    n = name.after
    if n + 1 >= len(row) or row[n].text != "of" or not joins(row[n]) or name.possessive or " " not in name.text:
        return None
    state = _name_from(named, name.sentence, n + 1)
    known = state.known if state is not None and not state.possessive else None
    return known.country if known is not None and known.kind == "name" else None


def _name_from(named: NamedText, sentence: int, first: int) -> Name | None:
    """Return the name that begins with the token *first* of a sentence."""
    return next((name for name in named.names if name.sentence == sentence and name.first == first), None)


def _country_of_house(named: NamedText, name: Name) -> str | None:
    """Return the state in "In the Peruvian senate, Rosa Luna said": who speaks in its house is its own."""
    row = named.tokens[name.sentence]
    if name.first != 4 or row[0].text != "In" or row[1].text != "the" or row[3].text.lower() not in HOUSES:
        return None
    known = row[2].known
    return known.country if row[4].gap == ", " and known is not None and known.kind == "demonym" else None


HOUSES = frozenset("parliament senate congress assembly legislature".split())  # noqa: SIM905
"""Where only a state's own deputies and ministers speak, with few exceptions."""


def owner_before(named: NamedText, name: Name) -> Name | None:
    """Return the name in possessive right before a body: "Ukraine's Foreign Ministry"."""
    before = next((n for n in named.names if n.sentence == name.sentence and n.after == name.first), None)
    return before if before is not None and before.known is not None else None
