"""
Who bears a title: the person named right behind it, behind a comma, or before it.

"Foreign Minister X", "the US ambassador to NATO, Ms X,", "Colonel X, spokesman of the army".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.lexicon.titles import COURTESY
from stemma.reading.actors.affiliations import Affiliation, affiliate
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins
from stemma.reading.names.types import AUXILIARIES, SPEECH

DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "another", "one", "whose"))
COMMAS = (", ", " – ", " — ", " - ")
NO_NOUNS = frozenset("who that which and or but as to by from with after before".split())  # noqa: SIM905
NOUNS_BEHIND = 4
"""Tokens behind a title up to its comma: "in the southern harbour district"."""
OWNED_NOUNS = 6
"""The same where one of them owns the others: "of the rescue agency's southern office"."""
RETIRED = frozenset(("rtd", "retd", "ret", "retired", "rtd.", "retd.", "ret."))


def bearers(row: Sequence[Token], at: int, about: Affiliation, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the persons who bear the title at token *at*, whose *about* is known; *names* are those of its sentence."""
    by_first = {name.first: name for name in names if name.type == "PER"}
    by_after = {name.after: name for name in names if name.type == "PER"}
    title = row[at].title
    if title is not None and title.groupdict().get("plural"):
        yield from _several(row, at, by_first)
        return
    voice = row[at].text.startswith("spokes") and " of " in row[at].text  # "the spokesman of the navy's fleet, X"
    if row[at].possessive and not voice and not _is_apposed(row, at, about, by_after):
        return
    for n in dict.fromkeys((at + 1, about.after)):
        n = _skip_courtesy(row, n)
        if n < len(row) and n in by_first and _follows(row[n]) and not row[at].possessive:
            yield by_first[n]
            return
        if n < len(row) and row[n].title is not None and _leads_on(row, n):
            # "negotiator Deputy Minister of Trade Mette Holm", "premier and defence minister John Smith"
            yield from bearers(row, n, affiliate(row, n, names), names)
            return
    holder = _behind_comma(row, about, by_first) or _behind_second(row, about, names, by_first)
    if holder is not None:
        yield holder
        return
    apposed = _is_apposed(row, at, about, by_after)
    if apposed is not None:
        yield apposed


def _behind_comma(row: Sequence[Token], about: Affiliation, by_first: dict[int, Name]) -> Name | None:
    """Return the bearer in "the US ambassador to NATO, Ms Julianne Smith," and "the captain of the ferry, Jo Hall,"."""
    owned = row[about.first].possessive or (about.first > 0 and row[about.first - 1].possessive)
    led = about.article in DETERMINERS or owned or _is_led(row, about.first, ("a", "an", "A", "An"))
    apart = not led and _is_led(row, about.first, ("the", "The"))  # "the pregnant secretary, Jo Hall, was"
    if not (led or apart) or _serves_title(row, about):
        return None
    after = max(about.after, _behind_places(row, about.after - 1))
    plain = after < len(row) and row[after].gap in COMMAS
    if not plain:
        after = _after_nouns(row, after)
    if after >= len(row) or row[after].gap not in COMMAS:
        return None
    n = after
    while n + 1 < len(row) and n not in by_first and _is_before_name(row[n]) and _follows(row[n + 1]):
        n += 1
    holder = by_first.get(n)
    if holder is None or _lists(row, holder):
        return None
    gap = row[holder.after].gap if holder.after < len(row) else "."
    return holder if gap[:1] in ((",", ".", ")", ";", "–", "—", " ") if plain and led else (",", ".")) else None


def _is_led(row: Sequence[Token], first: int, articles: Sequence[str]) -> bool:
    """Say whether an article and up to two words that no list holds stand before the title: "a harbour | clerk"."""
    for n in range(first - 1, max(first - 4, -1), -1):
        if not joins(row[n + 1]) or row[n].title is not None or row[n].possessive:
            return False
        if row[n].text in articles:
            return True
        if not row[n].text.islower() or row[n].text in NO_NOUNS:
            return False
    return False


def _behind_second(
    row: Sequence[Token], about: Affiliation, names: Sequence[Name], by_first: dict[int, Name]
) -> Name | None:
    """Return the bearer of both titles in "the Finnish foreign minister and mediator, Aino Salo,"."""
    second = about.after + 1
    is_pair = second < len(row) and row[about.after].text == "and" and joins(row[about.after]) and joins(row[second])
    if not is_pair or row[second].title is None or row[second].possessive:
        return None
    other = affiliate(row, second, names)
    return _behind_comma(row, replace(other, article=about.article), by_first) if other.first == second else None


def _after_nouns(row: Sequence[Token], after: int) -> int:
    """Return the index of the comma's token behind "of the ferry", "in the southern district"."""
    if after >= len(row):
        return after
    owned = row[after - 1].possessive and row[after].gap == " "  # "of the agency's | Lima office,"
    if not owned and (row[after].text not in ("of", "in", "at", "for", "on") or not joins(row[after])):
        return after
    n = after + 1
    within = OWNED_NOUNS if any(token.possessive for token in row[after : after + OWNED_NOUNS]) else NOUNS_BEHIND
    while n < len(row) and n - after <= within and joins(row[n]):
        if row[n].text in NO_NOUNS or row[n].text in SPEECH or row[n].text in AUXILIARIES or row[n].title is not None:
            return after
        n += 1
    return n


def _behind_places(row: Sequence[Token], n: int) -> int:
    """Return the index behind a list of known places: "for West Africa and the Sahel | ,"."""
    while n < len(row) and joins(row[n]) and row[n].known is not None:
        listed = n + 1 < len(row) and row[n + 1].text == "and" and joins(row[n + 1])
        n += 1 + listed
        n += listed and n < len(row) and row[n].text == "the"
    return n


def _serves_title(row: Sequence[Token], about: Affiliation) -> bool:
    """Say whether the title is only whom another serves: "an aide to the president, John Smith"."""
    n = about.first - 1
    return n >= 2 and row[n - 1].text in ("to", "of", "for") and row[n - 2].title is not None


def _is_before_name(token: Token) -> bool:
    is_courtesy = token.text.lower() in COURTESY and token.text[0].isupper()
    return is_courtesy or (token.title is not None and token.text[0].isupper()) or token.text.lower() in RETIRED


def _skip_courtesy(row: Sequence[Token], n: int) -> int:
    """Return the index behind "Mr" and "(Rtd)" before a name."""
    while n + 1 < len(row) and (
        (row[n].text.lower() in COURTESY and row[n].text[0].isupper() and joins(row[n]))
        or (row[n].text.lower() in RETIRED and row[n].gap in (" (", " "))
    ):
        n += 1
    return n


def _follows(token: Token) -> bool:
    return joins(token) or token.gap in (") ", ".) ")


def _leads_on(row: Sequence[Token], n: int) -> bool:
    return joins(row[n]) and row[n].text[0].isupper()


def _several(row: Sequence[Token], at: int, by_first: dict[int, Name]) -> Iterator[Name]:
    """Yield the persons after a title in the plural: "Presidents Xi Jinping and Vladimir Putin"."""
    n = at + 1
    while n < len(row) and n in by_first and (joins(row[n]) or (n > at + 1 and row[n].gap == ", ")):
        yield by_first[n]
        n = by_first[n].after
        if n < len(row) and row[n].text == "and" and joins(row[n]):
            n += 1


def _lists(row: Sequence[Token], holder: Name) -> bool:
    """Say whether the name goes on into a list: "the president, John Smith and the army"."""
    return holder.after < len(row) and row[holder.after].text == "and" and joins(row[holder.after])


def _is_apposed(row: Sequence[Token], at: int, about: Affiliation, by_after: dict[int, Name]) -> Name | None:
    """Return the person that the title describes after a comma: "Julian Smith, the US ambassador to NATO,"."""
    start = about.first
    if about.article in DETERMINERS and joins(row[start]):
        start -= 1
    if about.article not in DETERMINERS:
        start = _phrase_start(row, start)
        owner = by_after.get(start)
        if owner is not None and owner.possessive and joins(row[start]):
            # "Jo Hall, Mr Smith's lawyer": the possessor stands in the apposition.
            start = owner.first - (row[owner.first - 1].text.lower() in COURTESY if owner.first else 0)
        else:
            start = _owner_start(row, start)
    start = _behind_and(row, start)
    if start > 0 and row[start].gap.startswith(" (") and start in by_after:
        return by_after[start]
    if start >= 2 and AGE.fullmatch(row[start - 1].text) and row[start - 1].gap == ", " and row[start].gap == ", ":
        start -= 1  # "Jo Hall, 66, a baker"
    name = by_after.get(start)
    if name is not None and row[start].gap in (", ", " — ", " – ", " - ") and not row[at].possessive:
        return name if _ends_apposition(row, about.after) else None
    if start >= 2 and row[start - 1].text in ("is", "was") and joins(row[start]):
        before = by_after.get(start - 1)
        if before is not None and joins(row[start - 1]) and about.article in ("the", "a", "an"):
            return before
        if row[start - 2].text == "who" and start - 2 in by_after and row[start - 2].gap == ", ":
            return by_after[start - 2]
    return None


def _owner_start(row: Sequence[Token], start: int) -> int:
    """Return the index of the article in ", the defence ministry's | spokesman", else *start*."""
    n = start - 1
    if n < 1 or not row[n].possessive or not joins(row[start]):
        return start
    while n > 0 and row[n].text.islower() and row[n].text not in DETERMINERS and joins(row[n]):
        n -= 1
    return n if row[n].text == "the" and row[n].gap == ", " else start


def _behind_and(row: Sequence[Token], start: int) -> int:
    """Return the index of the article in ", a lawyer and | former ambassador", else *start*."""
    if start < 3 or row[start - 1].text != "and" or not joins(row[start]):
        return start
    for n in range(start - 2, max(start - 7, 0), -1):
        if not joins(row[n + 1]) or row[n].possessive or row[n].text in NO_NOUNS:
            return start
        if row[n].text in ("a", "an", "the") and row[n].gap == ", ":
            return n
    return start


def _phrase_start(row: Sequence[Token], start: int) -> int:
    """Return the index of the article in ", a very brave pastry | chef", else *start*."""
    for n in range(start - 1, max(start - 5, 0), -1):
        if not joins(row[n + 1]) or row[n].possessive or row[n].title is not None:
            return start
        if row[n].text in ("a", "an") and row[n].gap == ", ":
            return n
        if not row[n].text.islower() or row[n].text in NO_NOUNS:
            return start
    return start


AGE = re.compile(r"\d\d")


def _ends_apposition(row: Sequence[Token], after: int) -> bool:
    """Say whether what follows leaves the title an apposition, and does not make it the next subject."""
    if after >= len(row):
        return True
    token = row[after]
    if token.gap[:1] in (",", ".", ";", ")", "–", "—") or not joins(token):
        return True
    if token.text == "and":
        return after + 1 < len(row) and row[after + 1].title is not None
    return token.text in (
        "here",
        "there",
        "who",
        "in",
        "of",
        "for",
        "at",
        "with",
        "under",
        "from",
        "on",
        "since",
        "until",
        "to",
    )
