"""
Whether a capital or a seat of government acts for its state or is only a place.

"Moscow deployed", "Washington's allies", "talks with Kyiv" are states; "in Moscow",
"flew to Kyiv", "the Geneva talks" are places. In "the foreign ministry in Rabat" the capital says whose
ministry acts, and is its state.
"""

from collections.abc import Sequence

from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins

AT = frozenset("in at near outside around inside across throughout".split())  # noqa: SIM905
TOWARDS = frozenset(("to", "from", "for", "into", "through", "via", "towards", "toward", "off", "over"))
MOTION = frozenset(
    """
    fly flew flies flying flight flights travel travels traveled travelled travelling traveling trip trips visit visits
    visited visiting arrive arrives arrived arriving return returns returned returning head heads headed heading go goes
    went gone going come comes came coming drive drove march marched marching move moved moving journey tour return
    rushed rush left leave leaves leaving depart departed departing sail sailed bound route road train plane
    evacuated fled flee fleeing reporting reported broadcast live talks summit meeting airport
    """.split()  # noqa: SIM905
)
REACHES = frozenset(
    """
    visit visited visits visiting leave left leaves leaving reach reached reaches reaching enter entered entering bombed
    bomb shelled shell hit struck seize seized capture captured captured encircle surrounded near outside attack of
    """.split()  # noqa: SIM905
)
PLACE_NOUNS = frozenset(
    """
    talks summit meeting meetings conference negotiations round agreement accord airport suburb suburbs mayor residents
    resident region area district court hospital university time headquarters embassy bureau office home hotel street
    streets metro subway police attack attacks bombing bombings protest protests march museum zoo apartment
    """.split()  # noqa: SIM905
)
SEATED = frozenset(
    """
    ministry government governments presidency junta cabinet regime authorities administration leadership parliament
    legislature premier chancellor
    """.split()  # noqa: SIM905
) | {"prime minister", "foreign ministry", "foreign office", "armed forces", "general staff"}
"""Bodies and offices of which a state has one, in its capital."""
LEADS = frozenset("and but that by as while because after before with against between of which".split())  # noqa: SIM905
"""Words behind which a noun phrase without an article begins."""
LONGEST_SEATED = 4
"""Words of what such a body is called, without its article."""
ONLY_PLACES = frozenset(("The Hague", "Tel Aviv", "Cape Town", "Abidjan", "Bonn", "Yangon", "Dar es Salaam", "Almaty"))


NO_ACTORS = (AT | TOWARDS | REACHES | {"on", "past", "storm", "stormed", "ransacked", "torched", "occupied"}) - {"of"}
"""Words behind which a body is the place where something happens."""


def acts(row: Sequence[Token], name: Name) -> bool:
    """Say whether a capital or seat stands for its state where *name* stands."""
    if name.known is not None and name.known.kind == "seat":
        return not _is_at(row, name.first)
    if name.text in ONLY_PLACES or name.text.isupper():
        return False
    if tells_whose(row, name):
        return True
    return not (_is_at(row, name.first) or _is_reached(row, name.first) or _is_located(row, name))


def tells_whose(row: Sequence[Token], name: Name) -> bool:
    """Say whether a capital tells whose body or office acts: "the presidency in Malabo", "governments in Bogotá"."""
    head = name.first - 2
    known = name.known
    if known is None or known.kind != "capital" or head < 0 or row[head + 1].text != "in" or not joins(row[name.first]):
        return False
    if row[head].text.lower() not in SEATED or not joins(row[head + 1]) or row[head].possessive:
        return False
    return _begins(row, head)


def _begins(row: Sequence[Token], head: int) -> bool:
    """Say whether the noun phrase that ends at *head* names nobody else and is no place: "at the ministry in Rabat"."""
    for n in range(head, max(-1, head - LONGEST_SEATED), -1):
        before = row[n - 1].text.lower() if n and joins(row[n]) else ""
        if before == "the":
            before = row[n - 2].text.lower() if n > 1 and joins(row[n - 1]) else ""
            return before not in NO_ACTORS
        if not before or before in NO_ACTORS or before in LEADS:
            return before not in NO_ACTORS
        if row[n - 1].known is not None or not (n == 1 or before == row[n - 1].text):
            return False  # "the Afghan government in Doha", "Mali's presidency in Bamako"
    return False


def _is_at(row: Sequence[Token], first: int) -> bool:
    before = _before(row, first)
    return before is not None and before.text.lower() in AT


def _before(row: Sequence[Token], first: int) -> Token | None:
    n = first - 1
    if n >= 0 and row[n].text.lower() in ("the", "central", "downtown", "nearby"):
        n -= 1
    return row[n] if n >= 0 else None


def _is_reached(row: Sequence[Token], first: int) -> bool:
    before = _before(row, first)
    if before is None or not joins(row[first]):
        return False
    word = before.text.lower()
    if word in REACHES and word != "of":
        return True
    if word in TOWARDS:
        return any(token.text.lower() in MOTION for token in row[max(0, first - 5) : first - 1])
    return (
        word == "of"
        and first >= 2
        and row[first - 2].text.lower()
        in (
            "city",
            "capital",
            "west",
            "east",
            "north",
            "south",
            "streets",
            "outskirts",
            "centre",
            "center",
            "suburb",
            "mayor",
            "northwest",
            "northeast",
            "southwest",
            "southeast",
            "kilometers",
            "kilometres",
            "miles",
            "km",
        )
    )


def _is_located(row: Sequence[Token], name: Name) -> bool:
    if name.after >= len(row):
        return False
    following = row[name.after]
    if following.gap == ", " and following.known is not None and following.known.kind == "name":
        return following.known.country == (name.known.country if name.known else None)
    return joins(following) and not name.possessive and following.text in PLACE_NOUNS
