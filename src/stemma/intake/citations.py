"""
Outlets that a report names as its source in its own sentences: "told the BBC", "the Harbour Times reported on Monday".

They are cited, not printed: their words stand in the outlet's own report. An agency is
told apart: at the end of the first sentence ("..., Reuters reports.") it says whose report
this is. Elsewhere it is cited where words came through it ("quoted as saying by the Khovar
agency") or its report is retold ("..., AFP notes, ..."), and no credit where it is only named.
"""

import re
from collections.abc import Iterator, Sequence

from stemma.lexicon.agencies import AGENCY_FORM, agency_named
from stemma.lexicon.days import WEEKDAY
from stemma.lexicon.organizations import head_sector, organization_form
from stemma.records.article import Credit
from stemma.records.span import Span
from stemma.text.sentences import sentences

NAME = r"(?P<name>[A-Z][\w'’&.-]*(?: (?:(?:of|and|the|d[aeiou]s?|del|della) )?[A-Z][\w'’&-]*){0,4})"
DAY = (
    rf"(?: (?:on |late |early |last )?{WEEKDAY}"
    r"| (?:earlier|this week|last week|yesterday))?"
)
GIVEN_TO = re.compile(
    r"\b(?:told|(?:said|speaking|confirmed|wrote|statement|comments?|remarks) (?:to|in an interview with)"
    rf"|(?:an )?interview with)(?: the| Britain[’']s| France[’']s| America[’']s)? {NAME}(?! (?:reporters?|that he))"
)
GIVEN = ("told", "said ", "speaking ", "confirmed ", "wrote ", "statement ", "comment", "remarks ", "interview ")
"""One of these stands in every match of `GIVEN_TO`."""
REPORTED = re.compile(
    rf"{NAME}(?:,)?(?: newspaper| daily| website| magazine| broadcaster)?(?: has| had)?(?: also| first)?"
    rf" (?:reported|reports){DAY}(?=[.,;]| that\b| that$|$| citing\b| quoting\b)"
)
SORTS = (
    "newspaper|daily|weekly|broadcaster|magazine|website|news site|news portal|radio station|television channel|paper"
)
OUTLET_SORTS = tuple(SORTS.split("|"))
TITLE = r"(?P<name>[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){0,3})"
"""A name beside what sort of outlet it is: no "of" or point within."""
APPOSED = re.compile(
    rf"\b(?:{SORTS}) (?:the )?{TITLE}(?=(?:, which [^,.;\n]{{3,60}},|,)? (?:has |had )?(?:report|wrote|said|quot))"
)
INFORMED = re.compile(rf"\b(?:told|informed) (?:the|its|their) (?:[a-z-]+ ){{1,2}}(?:{SORTS}), {TITLE}(?=[;.])")
"""An outlet behind what it is: "informed the local newspaper, Glas Jadrana;"."""
DESCRIBED = re.compile(rf"\b(?:told|to|by|with) (?:the )?{TITLE}, (?:an?|the(?! same)) (?:[\w-]+ ){{0,2}}(?:{SORTS})\b")
OF_SORT = re.compile(
    r"\b(?:(?:report|quot|cit|publish|reveal|disclos|carri|obtain|leak)\w*\b[^.;\n]{0,30}? (?:by|to|in)"
    r"|[Aa]ccording to|told|(?:wrote|writing|said|printed|appeared) in)"
    rf"(?: the| an?| [A-Z]\w+['’]s)?(?: (?:[a-z-]+|[A-Z][\w-]+)){{0,2}}? (?:{SORTS}) {TITLE}"
)
"""What sort of outlet words came through, and which: "quoted by the local daily Harbour Times"."""
WHAT_IT_IS = re.compile(
    rf"{TITLE}, an? (?:[\w-]+ ){{0,3}}(?:{SORTS})(?: (?:in|of|from) [A-Z][\w-]+)?, (?:has |had )?"
    r"(?:report|disclos|reveal|publish|print|wrote|said|quot)"
)
"""An outlet, what it is, and what it made known: "the Harbour Times, a Maltese daily, disclosed"."""
REVEALED = re.compile(
    r"\b(?:(?:first |originally )?(?:revealed|disclosed|reported|published)|broken|leaked|obtained|seen)"
    rf"{DAY} (?:by|to|in) (?:the )?{NAME}"
)
"""Who brought something to light: "revealed by the Harbour Times", "leaked to the Adria Courier"."""
ACCORDING = re.compile(rf"\b[Aa]ccording to (?:the )?(?:(?:local|regional|state|national|official|private) )?{NAME}")
CITED = re.compile(rf"\b(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)) (?:the )?{NAME}")
"""Whom another cites: "the Gozo Courier, which cited the Adria Ledger"."""
MONTH = r"[A-Z][a-z]{2,8}\.?"
DATED = re.compile(rf"(?:\(|; ){NAME}, (?=(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? \d{{4}})?[;)])")
"""A source with its day in brackets: "(dpa, 19 September)"."""
AGENCY = r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}"
CARRIED = re.compile(
    r"\b(?:carried|quoted|cited|published|distributed|released|reported)\b[^.;\n\"“”]{0,40}? by "
    r"(?:the |[A-Z]\w+[’']s )?(?:(?:[a-z-]+|[A-Z]\w+(?:n|sh|ese)) ){0,2}?"
    rf"(?:news agency (?P<name>{AGENCY})\b(?! news)|(?P<before>{AGENCY}) (?:news )?agency\b)"
)
"""An agency through which words came: "quoted as saying by the Meridia agency"."""
IN_PASSING = re.compile(
    r",[”\"]? (?:the (?:[\w-]+ ){0,2}news agency )?(?P<name>[A-Z][\w-]*)"
    r" (?:reports|reported|notes|noted|writes|wrote)(?=, (?!citing|quoting))"
)
"""An agency whose report is retold: "the decree also freezes accounts, AFP reports, putting the value at"."""
OPENING = re.compile(rf"(?:^|(?<=[.!?”\"] ))(?P<name>[A-Z]\w+) reported on {WEEKDAY} that\b", re.MULTILINE)
"""An agency whose report of another day a sentence goes on to tell: "Kyodo reported on Sunday that"."""
LEAD_ENDS = re.compile(
    r",[”\"]? (?:the )?(?P<name>[A-Z][\w'’&.-]*(?: [A-Z][\w'’&-]*){0,3})(?: news agency)?"
    r" (?:reports|reported|has reported)\.?[”\"]?$"
)


NAMING = (
    (GIVEN_TO, GIVEN), (REPORTED, ("report",)), (ACCORDING, ("ccording to ",)),
    (REVEALED, (" by ", "leaked", "published", "disclosed")), (CITED, (" cit", " quot")), (DATED, (")",)),
)  # fmt: skip
"""Patterns that name an outlet, and words of which one stands in every match."""


def cited_outlets(text: str, body: Sequence[Span]) -> Iterator[Credit]:
    """Yield the outlets that the sentences of *body* cite, and the agencies through which it has words."""
    for stretch in body:
        words = stretch.of(text)
        for pattern in (APPOSED, INFORMED, DESCRIBED, OF_SORT, WHAT_IT_IS) if _any(OUTLET_SORTS, words) else ():
            for match in pattern.finditer(text, stretch.start, stretch.end):
                if agency_named(match["name"]) is None:
                    named = _unowned(text, Span(match.start("name"), match.end("name")))
                    yield Credit(name=named.of(text), kind="cited", span=named)
        for pattern, needed in NAMING:
            for match in pattern.finditer(text, stretch.start, stretch.end) if _any(needed, words) else ():
                span = _outlet(text, Span(match.start("name"), match.end("name")))
                if span is not None:
                    yield Credit(name=span.of(text), kind="cited", span=span)
        yield from _cited_agencies(text, stretch, words)
        for match in UNKNOWN.finditer(text, stretch.start, stretch.end) if " reported" in words else ():
            name = match["name"]
            if head_sector(name.split()[1]) is None and organization_form(name) is None and agency_named(name) is None:
                yield Credit(name=name, kind="cited", span=Span(match.start("name"), match.end("name")))


def _cited_agencies(text: str, stretch: Span, words: str) -> Iterator[Credit]:
    """Yield the agencies through which words came, and those that a sentence retells in passing."""
    for match in CARRIED.finditer(text, stretch.start, stretch.end) if "agency" in words else ():
        group = "name" if match["name"] else "before"
        agency = agency_named(match[group])
        name = agency.short if agency is not None else match[group]
        yield Credit(name=name, kind="cited", span=Span(match.start(group), match.end(group)))
    told = (m for form in (IN_PASSING, OPENING, DATED) for m in form.finditer(text, stretch.start, stretch.end))
    for match in told:
        agency = agency_named(match["name"])
        if agency is not None and not agency.photos_only:
            yield Credit(name=agency.short, kind="cited", span=Span(match.start("name"), match.end("name")))


def _any(needed: Sequence[str], words: str) -> bool:
    """Say whether a pattern can match at all: to look for a word takes a thirtieth of looking for its pattern."""
    return any(word in words for word in needed)


def agency_of_lead(text: str, body: Sequence[Span]) -> Credit | None:
    """Return the agency that ends the first sentence of *body* as the one that reports it, or None."""
    lines = (line for stretch in body for line in LINE.finditer(text, stretch.start, stretch.end))
    first = next((sentence for line in lines for sentence in sentences(text, Span(*line.span()))), None)
    match = LEAD_ENDS.search(text, first.start, first.end) if first else None
    if match is None or not AGENCY_FORM.search(match["name"]):
        return None
    form = AGENCY_FORM.search(text, match.start("name"), match.end("name"))
    agency = agency_named(form.group()) if form else None
    if form is None or agency is None or agency.photos_only:
        return None
    return Credit(name=agency.short, kind="told", span=Span(form.start(), form.end()))


LINE = re.compile(r"[^\n\r\u2028\u2029]+")
UNKNOWN = re.compile(
    rf"\b(?:The|the) (?P<name>[A-Z][\w-]+ [A-Z][a-z-]+[^\Ws])(?: has| had)? reported"
    rf"{DAY.removesuffix('?')} that\b"
)
"""What reports on a day that something is so is an outlet, if its last word shows no other body."""


def _outlet(text: str, span: Span) -> Span | None:
    """Return the part of a name that is an outlet's: known, or ending like one ("Harbour Times")."""
    owner = POSSESSIVE.search(span.of(text)) or SEATED.match(span.of(text))
    if owner is not None:
        span = Span(span.start + owner.end(), span.end)
    words = list(re.finditer(r"[^\s]+", span.of(text)))
    while words:
        part = Span(span.start, span.start + words[-1].end())
        name = part.of(text)
        if agency_named(name) is not None:
            return None
        known = organization_form(name)
        if known is not None:
            return part if known.sector == "MED" else None
        if is_outlet_name(name):
            return _unowned(text, part)
        words.pop()
    return None


def is_outlet_name(name: str) -> bool:
    """Say whether the last word of *name* is one of outlets ("Harbour Times"), or its first ("Radio Casuarina")."""
    words = name.split()
    ends = len(words) > 1 and (head_sector(words[-1]) == "MED" or words[-1] in OUTLET_ENDS)
    return ends or HEADED.match(name) is not None


OUTLET_ENDS = frozenset(
    """
    Sentinel Ledger Courier Dispatch Mercury Clarion Beacon Monitor Mail Express Globe Guardian Standard Echo Examiner
    Inquirer Enquirer Bulletin Advertiser Argus Mirror Recorder Independent Intelligencer Wire Broadcaster
    """.split()  # noqa: SIM905
)
"""Last words of outlets' names where something is told to them or reported by them; elsewhere they may be things."""
POSSESSIVE = re.compile(r"['’]s ")
SEATED = re.compile(r"(?:The )?[A-Z][\w.-]*-based ")
HEADED = re.compile(
    r"(?:Radio|Rádio|Television|TV|Canal|Channel) (?!Free\b|Liberty\b)[A-Z\d]"
    r"|(?:Diario|Diário|Jornal|Gazeta|Gazzetta|Correo|Correio|Corriere|Courrier|Folha|Heraldo|Kurier|Noticias)"
    r"(?: (?:d[aeiou]s?|del|della))? [A-Z]"
)
"""How stations and papers are called whose names begin with what they are. Source: compiled by the project; CC0."""


def _unowned(text: str, span: Span) -> Span:
    """Return the name without "The" before it."""
    return Span(span.start + 4, span.end) if span.of(text).startswith("The ") else span
