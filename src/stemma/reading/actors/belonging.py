"""
Whose somebody is by other words than a title: "X, of the Red Cross", "X, who heads the Centre", "X, who teaches at".

Where no title is told, the role has none: what he is there is not guessed. Whoever only spoke, studied or was seen
somewhere belongs to nobody.
"""

from collections.abc import Iterator, Sequence

from stemma.reading.actors.affiliations import behind_kind, body_after, words_of
from stemma.reading.actors.owning_bodies import HOUSES
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins
from stemma.records.reading import Role
from stemma.records.span import Span

HEADING = {
    "heads": "head", "leads": "leader", "chairs": "chair", "directs": "director", "commands": "commander",
    "edits": "editor", "manages": "manager", "runs": "head",
}  # fmt: skip
"""Verbs of an office, and what one is called who holds it."""
HEADED = {
    "headed": "head", "led": "leader", "chaired": "chair", "directed": "director",
    "commanded": "commander", "run": "head",
}  # fmt: skip
"""The same where a body is told of: "the commission, headed by X"."""
APPOSED = 4
"""Tokens that may tell who somebody is before "who heads": "X, the Malian lawyer who heads". Tokens."""
WORKS = frozenset(
    """
    works teaches lectures researches studies trades sells buys ships flies drives sails volunteers campaigns practises
    practices writes reports analyses analyzes covers tracks follows monitors specialises specializes advises serves
    coaches plays sits
    """.split()  # noqa: SIM905
)
"""What one does for whom one works, in the present. Source: compiled by the project; CC0."""
STILL = ("now", "still", "also", "currently")
EMPLOYED = ("at", "for", "with")
LONGEST_WORK = 7
"""Tokens between "who" and the preposition before the body."""
DIVIDES = frozenset("and or but that which who whom to from said says told".split())  # noqa: SIM905
"""Words behind which another clause or place begins."""
FROM_BODY = ("of", "from", "with")


def find_belonging(row: Sequence[Token], names: Sequence[Name]) -> Iterator[tuple[Name, Role]]:
    """Yield the persons of one sentence with the body that each belongs to by other words than a title before it."""
    by_first = {name.first: name for name in names}
    for holder in names:
        if holder.type != "PER" or holder.possessive or holder.after + 2 >= len(row):
            continue
        role = (
            _heads(row, holder, by_first)
            or _headed(row, holder, names)
            or _works(row, holder, by_first)
            or _calls_itself(row, holder, names)
            or _belongs(row, holder, by_first)
        )
        if role is not None:
            yield holder, role


def _heads(row: Sequence[Token], holder: Name, by_first: dict[int, Name]) -> Role | None:
    """Return the office told by its verb: "X, who heads the Regional Centre"."""
    n = _where_who(row, holder.after)
    title = HEADING.get(row[n + 1].text) if n is not None and n + 2 < len(row) else None
    if n is None or title is None:
        return None
    step = n + 3 if row[n + 2].text in ("the", "its", "their", "his", "her") else n + 2
    if step >= len(row) or not joins(row[n + 2]):
        return None
    name = by_first.get(step)
    if row[step].possessive and (name is None or name.type != "ORG") and step + 1 < len(row):
        step += 1  # "who heads the enclave's hospital"
    end = None if name is not None else step + 1 if row[step].text in HOUSES else body_after(row, step)
    org = name.text if name is not None and name.type == "ORG" else words_of(row, step, end) if end else None
    if org is None:
        return None
    country = name.known.country if name is not None and name.known is not None else None
    return Role(title=title, org=org, country=country, span=row[n + 1].span)


def _where_who(row: Sequence[Token], after: int) -> int | None:
    """Return where "who" goes on behind "X, " and behind "X, the Malian lawyer"; None where it does not."""
    if row[after].gap != ", ":
        return None
    for n in range(after, min(after + APPOSED + 1, len(row) - 1)):
        if row[n].text == "who":
            return n
        if (n == after and row[n].text not in ("the", "a", "an")) or (n > after and not joins(row[n])):
            return None
    return None


def _headed(row: Sequence[Token], holder: Name, names: Sequence[Name]) -> Role | None:
    """Return the office in "the Coastal Commission, headed by General X"."""
    n = holder.first - 1
    while n > 1 and joins(row[n + 1]) and (row[n].title is not None or row[n].text in ("the", "a", "an")):
        n -= 1
    title = HEADED.get(row[n - 1].text) if n > 1 and row[n].text == "by" and joins(row[n + 1]) else None
    body = next((name for name in names if name.after == n - 1 and row[n - 1].gap in (", ", " ")), None)
    if title is None or body is None or body.type != "ORG" or body.possessive:
        return None
    country = body.known.country if body.known is not None else None
    return Role(title=title, org=body.text, country=country, span=row[n - 1].span)


def _works(row: Sequence[Token], holder: Name, by_first: dict[int, Name]) -> Role | None:
    """Return the body in "X, who teaches maritime law at the University of Y"."""
    n = holder.after
    if row[n].text != "who" or row[n].gap != ", ":
        return None
    verb = n + 2 if row[n + 1].text in STILL else n + 1
    if row[verb].text not in WORKS:
        return None
    for at in range(verb + 1, min(verb + 1 + LONGEST_WORK, len(row) - 1)):
        if not joins(row[at]) or row[at].text in DIVIDES:
            return None
        if row[at].text in EMPLOYED and joins(row[at + 1]):
            step = _behind_article(row, at + 1)
            name = by_first.get(step) or behind_kind(row, step, by_first)
            return None if name is None else _of_body(name, row[at].text, row[n].span.start)
    return None


def _calls_itself(row: Sequence[Token], holder: Name, names: Sequence[Name]) -> Role | None:
    """Return the body in "X, leader of men who call themselves the Y" and "X, whose group calls itself the Y"."""
    body = next((name for name in names if name.type == "ORG" and name.first > holder.after), None)
    if body is None or row[holder.after].gap != ", " or body.first - holder.after > LONGEST_CALLING:
        return None
    n = body.first - (row[body.first - 1].text == "the")
    between = [token.text for token in row[holder.after : n]]
    leads = "whose" in between or (LED & set(between) and "who" in between)
    calls = between[-2:-1] and between[-2] in CALLS and between[-1] in ("itself", "themselves")
    return _of_body(body, "of", row[n].span.start) if leads and calls else None


LONGEST_CALLING = 16
"""Tokens between a name and that of the body that his people call themselves."""
LED = frozenset("leader head chief commander captor boss".split())  # noqa: SIM905
CALLS = ("call", "calls", "calling", "style", "styles")


def _belongs(row: Sequence[Token], holder: Name, by_first: dict[int, Name]) -> Role | None:
    """Return the body in "X of the opposition Green Front" and "X, from the Institute of Y,"."""
    n = holder.after
    apart = row[n].gap == ", "
    if " " not in holder.text or row[n].text not in (FROM_BODY if apart else ("of",)) or not (apart or joins(row[n])):
        return None
    step = _behind_article(row, n + 1)
    while step < n + 4 and step not in by_first and row[step].text.islower() and step + 1 < len(row):
        if not joins(row[step + 1]) or row[step].text in DIVIDES:
            return None
        step += 1
    name = by_first.get(step)
    if name is not None and name.known is not None and name.known.kind == "demonym":
        name = by_first.get(name.after)
    return _of_body(name, row[n].text, row[n].span.start) if name is not None and joins(row[name.first]) else None


def _behind_article(row: Sequence[Token], n: int) -> int:
    return n + 1 if row[n].text in ("the", "its", "an", "a") and n + 1 < len(row) else n


def _of_body(name: Name, preposition: str, start: int) -> Role | None:
    """Return the role without a title; whom one works "for" is a body, whatever else the name was taken for."""
    unknown = name.known is None and name.type in ("LOC", "MISC") and preposition == "for"
    if name.possessive or not (name.type == "ORG" or unknown):
        return None
    return Role(title="", org=name.text, country=None, span=Span(start, name.span.end))
