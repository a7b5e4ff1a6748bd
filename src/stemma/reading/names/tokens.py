"""
A sentence as a row of tokens: known forms, title phrases and words.

Possessive endings belong to no token. A token remembers what stands between it
and the one before it, since a comma or a quotation mark ends every name.
"""

import re
from dataclasses import dataclass

from stemma.lexicon.given_names import is_given_name
from stemma.lexicon.name_words import is_common, name_words
from stemma.lexicon.organizations import head_sector
from stemma.lexicon.titles import SHORT_TITLE, TITLE_PHRASE, may_hold_title
from stemma.reading.actors.open_titles import open_titles
from stemma.reading.names.gazetteer import Known, find_known
from stemma.records.span import Span

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[^\W\d_]\.(?=[ \u00a0]?[^\W\d_])"  # an initial
    r"|(?:[JS]r|St|Mt|Mr|Mrs|Ms|Dr|Inc|Corp|Ltd|Co|Prof|Engr|Hon|Atty|Rev|Ing)\."
    r"|(?:(?:[Tt]he )?(?:Right )?Hono(?:u)?rable|(?:His|Her) Excellency)(?= [A-Z])"
    r"|(?:(?:Datuk|Dato['’]?|Datin) (?:Paduka )?(?:Seri|Sri)|Tan Sri|Puan Sri|Toh Puan|Rt\.? Hon\.?)(?= [A-Z])"
    r"|(?:[dlDLO]['’‘])?[^\W_]+(?:(?:[-‑&/]|['’](?![sS]?(?!\w))|‘(?=\w))[^\W_]+)*"  # Qorako‘l: a letter's mark
)
POSSESSIVE = re.compile(r"['’](?:[sS](?!\w)|(?<=[sSzZxX]['’])(?!\w))")
OPENERS = frozenset("“\"‘'«([•·*–—:>|-…")
GLUE = re.compile(r"[ \u00a0\u2009\u202f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A known form, a title phrase or a word."""

    span: Span
    text: str
    gap: str
    """What stands between the token before (its possessive included) and this one."""
    known: Known | None = None
    title: re.Match[str] | None = None
    possessive: bool = False
    is_date: bool = False
    """It is a month or weekday here."""
    opens: bool = False
    """It begins a sentence, a quotation or a list item: its capital says nothing."""

    @property
    def is_capital(self) -> bool:
        """Whether the word could be part of a name: a capital, or an article glued to one ("al-Assad")."""
        first = self.text[0]
        if first.isupper():
            return not self.is_date and self.text != "I"
        return bool(GLUED.match(self.text))

    @property
    def is_initial(self) -> bool:
        """Whether it is a single capital letter with a stop."""
        return len(self.text) == 2 and self.text[1] == "." and self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals, as acronyms are."""
        letters = [c for c in self.text if c.isalpha()]
        return 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


GLUED = re.compile(r"(?:al|el|ul|an|as|ad|ar|at|az|ash|d|l|bin|ibn|abu)[-‑'’][A-Z]")


def date_surnames(text: str) -> frozenset[str]:
    """Return the months that are surnames in *text*: "Theresa May"."""
    return frozenset(match.group(2) for match in MONTH_NAME.finditer(text) if is_given_name(match.group(1)))


MONTH_NAME = re.compile(r"\b([A-Z]\w+) (January|March|April|May|June|July|August|Friday|Sunday)\b(?! \d)")
NEAR_DATE = re.compile(
    r"\b(?:in|on|by|until|till|since|from|to|of|last|next|early|late|mid|this|before|after|\d\d?(?:st|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)


def _is_date(text: str, span: Span, surnames: frozenset[str]) -> bool:
    word = span.of(text).lower()
    if word not in name_words("calendar") or _is_surname(text, span, surnames):
        return False
    # "Jan", "Sun" and "Mar" are given names too: a date has a stop or a number with them.
    return word not in SHORT_DATES or SHORT_DATE.match(text, span.end) is not None


SHORT_DATES = frozenset("jan mar sun sat dec wed am ist".split())  # noqa: SIM905
SHORT_DATE = re.compile(r"\.?,? ?\d|\.(?= )")


def _is_surname(text: str, span: Span, surnames: frozenset[str]) -> bool:
    """Say whether a month stands for a person: not after "in" or a day, not before a number."""
    if span.of(text) not in surnames or NEXT_NUMBER.match(text, span.end):
        return False
    return NEAR_DATE.search(text, max(0, span.start - 8), span.start) is None


NEXT_NUMBER = re.compile(r",? \d")


def tokenise(text: str, sentence: Span, surnames: frozenset[str] = frozenset()) -> list[Token]:
    """Return the tokens of one sentence in order, without overlaps; *surnames* are months that name persons here."""
    known, titles = _settle(text, sentence, find_known(text, sentence), _find_titles(text, sentence))
    pieces: list[tuple[Span, Known | None, re.Match[str] | None]] = [(span, about, None) for span, about in known]
    pieces += [(Span(m.start(), m.end()), None, m) for m in titles]
    pieces.sort(key=lambda piece: piece[0])
    out: list[Token] = []
    at = sentence.start
    for span, about, title in [*pieces, (Span(sentence.end, sentence.end + 1), None, None)]:
        for word in WORD.finditer(text, at, min(span.start, sentence.end)):
            if out and out[-1].possessive and word.start() == out[-1].span.end + 1:
                continue  # the "s" of "Russia's"
            out.append(
                _token(
                    text,
                    out,
                    Span(word.start(), word.end()),
                    start=sentence.start,
                    known=None,
                    title=None,
                    surnames=surnames,
                )
            )
        if span.start < sentence.end:
            out.append(_token(text, out, span, start=sentence.start, known=about, title=title, surnames=surnames))
        at = span.end
    return out


def is_sentence_word(token: Token) -> bool:
    """Say whether the token opens a sentence and is an ordinary word there."""
    return token.opens and token.known is None and is_common(token.text)


def joins(token: Token) -> bool:
    """Say whether only a space stands between the token and the one before it."""
    return len(token.gap) == 1 and GLUE.match(token.gap) is not None


def _token(
    text: str,
    before: list[Token],
    span: Span,
    *,
    start: int,
    known: Known | None,
    title: re.Match[str] | None,
    surnames: frozenset[str],
) -> Token:
    if before:
        last = before[-1]
        start = last.span.end
        if last.possessive:
            ending = POSSESSIVE.match(text, start)
            start = min(ending.end() if ending else start, span.start)
    gap = text[start : span.start]
    tail = gap.rstrip(" \u00a0")
    opens = not before or (bool(tail) and tail[-1] in OPENERS and (len(tail) != 1 or tail != "-" or " " in gap))
    return Token(
        span=span,
        text=span.of(text),
        gap=gap,
        known=known,
        title=title,
        possessive=POSSESSIVE.match(text, span.end) is not None,
        is_date=_is_date(text, span, surnames),
        opens=opens,
    )


def _find_titles(text: str, sentence: Span) -> list[re.Match[str]]:
    held = may_hold_title(sentence.of(text))
    found = list(TITLE_PHRASE.finditer(text, sentence.start, sentence.end)) if held else []
    taken = [Span(m.start(), m.end()) for m in found]
    for short in SHORT_TITLE.finditer(text, sentence.start, sentence.end):
        span = Span(short.start(), short.end())
        is_hour = HOUR.search(text, max(0, span.start - 3), span.start) is not None
        if not is_hour and not any(span.overlaps(other) for other in taken) and text[short.start()].isupper():
            found.append(short)
    for shaped in open_titles(text, sentence):
        span = Span(shaped.start(), shaped.end())
        clashes = [m for m in found if m.start() < span.end and span.start < m.end()]
        inside = all(span.contains(Span(m.start(), m.end())) for m in clashes)
        if inside and not any(_stands_apart(text, span, m) for m in found):
            found = [m for m in found if m not in clashes] + [shaped]
    return sorted(found, key=lambda m: m.start())


def _stands_apart(text: str, shaped: Span, title: re.Match[str]) -> bool:
    """Say whether the words before *title* name somebody: "President Smith and Foreign Minister Jones"."""
    if title.end() + 1 == shaped.start and title.group()[0].isupper():
        return True
    if title.start() <= shaped.start or title.start() >= shaped.end:
        return False
    named = title.group().lower() != title["head"].lower() or " " in title["head"]
    return named and text[shaped.start : title.start()].endswith(("and ", ", ", "& "))


HOUR = re.compile(r"\d ?$")
"""Before "PM": then it is no prime minister."""


def _settle(
    text: str, sentence: Span, known: list[tuple[Span, Known]], titles: list[re.Match[str]]
) -> tuple[list[tuple[Span, Known]], list[re.Match[str]]]:
    """Part known forms and titles that overlap: "US Treasury" gives way to "Treasury Secretary", "chief" to nothing."""
    kept_titles: list[re.Match[str]] = []
    for found in titles:
        match = _after_body(text, found)
        if match is None:
            continue
        title = Span(match.start(), match.end())
        clash = next((span for span, _ in known if span.overlaps(title)), None)
        if clash is None:
            if not _is_body(text, match, sentence):
                kept_titles.append(match)
        elif clash.start < title.start < clash.end < title.end:
            own = _behind_body(text, match, clash)
            if own is None:
                at = next(i for i, (span, _) in enumerate(known) if span == clash)
                known[at : at + 1] = find_known(text, Span(clash.start, title.start), line=sentence)
            kept_titles.append(own or match)
        else:
            for part in (Span(sentence.start, clash.start) if clash.start > title.start else None, clash):
                again = part and (
                    TITLE_PHRASE.search(text, title.start, part.end)
                    if part != clash
                    else TITLE_PHRASE.search(text, clash.end, max(title.end, clash.end))
                )
                if again and again.end() > again.start():
                    kept_titles.append(again)
    return known, kept_titles


def _behind_body(text: str, match: re.Match[str], body: Span) -> re.Match[str] | None:
    """Return what of a title is left behind a body whose last word it took: "European Union | ambassadors"."""
    own = TITLE_PHRASE.search(text, body.end, match.end())
    return own if own is not None and own.group().islower() and own.end() == match.end() else None


def _after_body(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Cut from a title what belongs to a body before it: "Ministry of Defence | spokesman", "Coast Guard | chief"."""
    if not match.group()[0].isupper():
        return match
    start = None
    if OF_BODY.search(text, max(0, match.start() - 40), match.start()):
        start = match.start("head") if "head" in match.groupdict() else None
    else:
        body = BODY_RANK.match(text, match.start(), match.end())
        if body and CAPITAL_BEFORE.search(text, max(0, match.start() - 30), match.start()):
            start = body.end()
    return match if start is None or start == match.start() else TITLE_PHRASE.search(text, start, match.end())


OF_BODY = re.compile(
    r"(?:Ministry|Department|Office|Committee|Institute|Council|Bureau|Agency|Cent(?:re|er)) (?:of|for)(?: the)? $"
)
BODY_RANK = re.compile(
    r"(?:Army|Navy|Air Force|Coast ?[Gg]uard|Border Guard|Police|Armed Forces|Central Bank|Security|Intelligence) "
)
CAPITAL_BEFORE = re.compile(r"[A-Z]\w+ $")


def _is_body(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Say whether a capitalised title begins the name of a body: "Prime Minister's Office", "General Motors"."""
    if not match.group()[0].isupper():
        return False
    rest = text[match.end() : sentence.end]
    after = NEXT_WORD.match(rest)
    return after is not None and head_sector(after.group(1)) is not None


NEXT_WORD = re.compile(r"(?:['’]s)?[ \u00a0](\w+)")
