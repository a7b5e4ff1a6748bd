"""
Whose words an article says it prints: agencies and outlets in bylines, datelines, credits and sign-offs.

An agency that is merely cited as having reported something is no credit; an outlet is one of
kind `cited` (`citations.py`). Words that were given to a wire ("told AFP") show that its copy is
printed, unless another source is named.
"""

import re
from collections.abc import Iterable, Sequence

from stemma.intake.citations import agency_of_lead, cited_outlets
from stemma.intake.placelines import may_be_signer
from stemma.lexicon.agencies import AGENCY_FORM, CREDIT_FORM, agency_named
from stemma.records.article import Credit, CreditKind, Zone
from stemma.records.span import Span

TOLD = re.compile(
    r"\b(?:told|tells|telling|(?:sent|confirmed|sends|speaking|spoke|given|provided|statement|comments?|"
    r"remarks|e-?mailed|wrote) to"
    r"|spoke with|speaking with|(?:seen|obtained|reviewed|viewed|verified|interviewed|contacted|reached|"
    r"quoted) by|interview (?:with|to)|interview given to)"
    r"\s+(?:the\s+)?(?:[Nn]ews agency\s+|news wire\s+)?$"
)
PICTURE = re.compile(
    r"(?i)^\W*(?:content |feature[ds]? |cover |lead |main |top |header |file )?(?:image|photo|picture|pic|"
    r"photograph|video|footage|graphic|illustration|map|cartoon|foto|thumbnail)s?\b"
)
NAMED_SOURCE = re.compile(
    r"(?i)^\W*(?P<picture>(?:feature[ds]? |cover |lead |main |file )?(?:image|photo|picture|pic|photograph)s?[ -]*)?"
    r"(?:source|sources|via|courtesy(?: of)?|credits?|h/t|hat tip|originally published (?:by|in|on|at)|"
    r"first published (?:by|in|on|at)|republished from|reprinted (?:from|with permission from))"
    r"\s*[:;|–—-]?\s*(?P<name>[^\n:;|(]{2,60}?)\W*$"
)
PRINTED_BY = re.compile(
    r"(?i)^\W*(?:this|the above) (?:story|article|report|piece|item|dispatch|text)\b.{0,20}?"
    r"\b(?:first |originally |previously )?(?:published|appeared|printed|ran|posted) (?:by|in|on|at) (?:the )?"
    r"(?-i:(?P<name>[A-Z][\w'’&.-]*(?: (?:of |and |the )?[A-Z][\w'’&-]*){0,5}))"
)
OUTLET_WORD = re.compile(
    r"(?i)\b(?:post|times|news|herald|tribune|gazette|guardian|mirror|telegraph|daily|journal|chronicle|"
    r"observer|standard|star|sun|mail|express|independent|press|"
    r"radio|tv|television|broadcasting|media|magazine|review|today|world|nation|nations?|voice|monitor|"
    r"bulletin|courier|dispatch|echo|examiner|inquirer|globe|argus|"
    r"record|register|sentinel|advertiser|age|citizen|leader|bbc|cnn|nbc|cbs|abc|fox|npr|pbs|al jazeera|"
    r"sky|dw|france ?24|euronews|le monde|el pa[ií]s|der spiegel|"
    r"hindu|dawn|punch|vanguard|haaretz|politico|axios|economist|newsweek|time)\b|\.(?:com|org|net|co|news"
    r"|info|tv|in|ng|ke|za|uk)\b"
)
UNLISTED_DATELINE = re.compile(r"[(\[/]\s*(?P<name>[A-Z][^()\[\]/\d]{1,30}?)\s*[)\]/]\.?\s*(?:--+|[—–―:-])\s*$")
UNLISTED_BYLINE = re.compile(r"^\W*(?:[Bb]y|BY|.+,? with)\s+(?:the\s+)?(?P<name>[A-Z][\w-]{2,20})\.?$")
UNLISTED_PHOTO = re.compile(r"[.!?\"”’)]\s+(?P<name>[A-Z]{3,20})$")
NO_AGENCY = frozenset(
    """
    file handout supplied photo photos pool archive courtesy image images stock twitter facebook instagram
    telegram youtube admin administrator editor editors editorial staff agencies agency correspondent reporter
    reporters bureau desk newsroom shutterstock unsplash pixabay wikimedia wikipedia flickr getty us author
    authors online web guest team anonymous
    """.split()  # noqa: SIM905
)
"""What stands where an agency may stand, and is none. Folded."""
KEPT_SMALL = frozenset({"of", "the", "and", "de", "la", "le", "el", "for", "in"})
NO_OUTLET = frozenset(
    {"news agencies", "agencies", "the media", "media", "media reports", "local media", "press", "the press"}
)
SHARED_WORK = re.compile(
    r"(?i)\b(?:reporting|inputs?|contribut\w+|writing|edit(?:ing|or)|additional|material|information|"
    r"files)\b"
)
"""Help with the work; other credit lines (feed, source, republished) say whose words they are."""
RIGHTS = re.compile(r"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)[^.\n]{0,60}?")
AGENCY_ONLY_NOTE = re.compile(r"\b(?:edited|created|generated|published|feed|syndicated)\b")
BYLINE_LEAD = re.compile(
    r"^\W*(?:(?:by|BY|By|Written by|Story by|Words by|Posted by|Report by|Reported by|Authors?|"
    r"Published by|From|Text by)\s*:?\s+)?"
)
SIGNED = re.compile(
    r"^\W*(?:Write|E-?mail|Contact|Reach|"
    r"Follow)(?: to)? (?P<name>[A-Z][\w'’.\-]+(?: [A-Z][\w'’.\-]+){1,3}) (?:at|on|via|@)"
)
REPORTED_BY = re.compile(r"(?i)\b(?:reporting|writing|written|compiled|reported|report) (?:and \w+ )?by:? ")
PERSON = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*|de|la|van|von|der|den|bin|al|el|ibn|da|di|du|ter|abu)){1,4}"
)
NO_PERSON = re.compile(
    r"(?i)\b(?:staff|correspondent|reporter|bureau|desk|agency|agencies|news|press|team|writer|editor|"
    r"service|newsroom|monitor|times|post|"
    r"reuters|editorial|international|online|web|political|foreign|diplomatic|chief)\b"
)


def find_credits(text: str, zones: Sequence[Zone], *, outlet: str | None = None) -> tuple[Credit, ...]:
    """Return the agencies and outlets that *text* names as its source, by place; each name once a kind."""
    found = [
        credit
        for zone in zones
        for credit in _in_zone(text, zone)
        if (agency_named(credit.name) or not _is_own(credit.name, outlet)) and not _is_in_own(text, credit, outlet)
    ]
    if not any(credit.kind in {"byline", "dateline", "reporting", "sign_off"} for credit in found) and not (
        outlet and agency_named(outlet)
    ):
        found += _told(text, zones)
        lead = agency_of_lead(text, _body(text, zones))
        found += [lead] if lead is not None else []
    named = {credit.name.casefold() for credit in found}
    found += [
        credit
        for credit in cited_outlets(text, _body(text, zones))
        if not _is_own(credit.name, outlet) and credit.name.casefold() not in named
    ]
    first: dict[tuple[str, CreditKind], Credit] = {}
    for credit in sorted(found, key=lambda c: (c.span.start, c.span.end, c.name)):
        first.setdefault((credit.name, credit.kind), credit)
    return tuple(first.values())


def _body(text: str, zones: Sequence[Zone]) -> list[Span]:
    """Return the stretches that no zone covers."""
    out, at = [], 0
    for zone in zones:
        if zone.span.start > at:
            out.append(Span(at, zone.span.start))
        at = zone.span.end
    return [*out, Span(at, len(text))] if at < len(text) else out


def _is_own(name: str, outlet: str | None) -> bool:
    """Say whether *name* is the outlet itself, or longer or shorter by a word; "The" does not count."""
    one, other = (words.casefold().removeprefix("the ") for words in (name, outlet or ""))
    return bool(other) and (one in other or other in one)


def _is_in_own(text: str, credit: Credit, outlet: str | None) -> bool:
    """Say whether a credit is a part of the outlet's own longer name, as "Meridia" in "Meridia Coast Network"."""
    if outlet is None or agency_named(outlet) is not None:
        return False
    own = re.finditer(re.escape(outlet), text, re.IGNORECASE)
    return any(Span(*m.span()).contains(credit.span) and len(outlet) > len(credit.span) for m in own)


def find_authors(text: str, zones: Sequence[Zone]) -> tuple[str, ...]:
    """Return the people who sign *text*, in the order in which they stand."""
    names: dict[str, None] = {}
    for zone in zones:
        for line in zone.span.of(text).splitlines():
            if zone.kind == "byline":
                names.update(dict.fromkeys(_people(BYLINE_LEAD.sub("", line, count=1))))
            elif zone.kind == "credit":
                names.update(dict.fromkeys(_signers(line)))
    return tuple(names)


def _signers(line: str) -> Iterable[str]:
    signed = SIGNED.match(line)
    if signed:
        yield signed["name"]
    by = REPORTED_BY.search(line)
    if by:
        yield from _people(re.split(r"[;.]\s|\b[Ee]diting\b", line[by.end() :])[0])


def _people(words: str) -> Iterable[str]:
    for part in re.split(r",? and |, | & |; |\s[|/–—•·-]\s| in (?=[A-Z])|\(", words):
        name = part.strip(" .,;|)")
        if PERSON.fullmatch(name) and not NO_PERSON.search(name) and agency_named(name) is None:
            yield name


def _in_zone(text: str, zone: Zone) -> Iterable[Credit]:
    if zone.kind in {"editor_note", "headline"}:
        return
    at = zone.span.start
    for line in zone.span.of(text).splitlines(keepends=True):
        yield from _in_line(text, zone, Span(at, at + len(line)), line)
        at += len(line)


def _in_line(text: str, zone: Zone, span: Span, line: str) -> Iterable[Credit]:
    if zone.kind == "boilerplate":
        rights = RIGHTS.search(line)
        if rights:
            yield from _agencies(text, Span(span.start + rights.start(), span.end), "sign_off")
        return
    if zone.kind == "caption":
        named = list(_agencies(text, _tail_of(line, span), "photo"))
        yield from named or _unlisted(UNLISTED_PHOTO, line, span, "photo")
        return
    if zone.kind == "byline":
        named = list(_agencies(text, span, "byline"))
        yield from named or _unlisted(UNLISTED_BYLINE, line, span, "byline")
        return
    if zone.kind == "dateline":
        named = list(_agencies(text, span, "dateline"))
        yield from named or _unlisted(UNLISTED_DATELINE, line, span, "dateline")
        return
    kind = _credit_kind(line)
    named = list(_agencies(text, span, kind))
    yield from named
    if not named:
        yield from _outlet(line, span)
    elif len(named) > 1 and kind == "reporting":
        yield from _listed(text, span, named)


def _listed(text: str, span: Span, named: Sequence[Credit]) -> Iterable[Credit]:
    """Yield an agency that no list knows among those that lists know: "Reuters, Kyodo and Transalp"."""
    for part in LISTED.finditer(text, span.start, span.end):
        place = Span(part.start("name"), part.end("name"))
        beside = any(c.span.end == part.start() or c.span.start == part.end() for c in named)
        if beside and not any(c.span.overlaps(place) for c in named):
            yield Credit(name=part["name"], kind="reporting", span=place)


LISTED = re.compile(r"(?:, and |, | and )(?P<name>[A-Z][a-z]{4,})(?=[,.;)\n]| and |$)")


def _unlisted(pattern: re.Pattern[str], line: str, span: Span, kind: CreditKind) -> Iterable[Credit]:
    """Yield an agency that no list knows, where only an agency stands."""
    match = pattern.search(line.rstrip())
    if match is None or match["name"].casefold() in NO_AGENCY or not may_be_signer(match["name"]):
        return
    name = match["name"]
    start = span.start + match.start("name")
    plain = name.title() if name.isupper() and len(name) > 5 else name
    yield Credit(name=plain, kind=kind, span=Span(start, start + len(name)))


def _tail_of(line: str, span: Span) -> Span:
    """Return the end of a caption, where its credit stands."""
    start = max(
        (m.end() for m in re.finditer(r"[.!?\"”’)](?=\s*[(\[—–|/A-Z])|\s[—–|(\[]|\b[Pp]hotos?\b", line[:-1])), default=0
    )
    if len(line) - start > 70 and not PICTURE.match(line):
        return Span(max(span.start, span.end - 1), span.end)
    return Span(min(span.start + start, span.end - 1), span.end)


def _agencies(text: str, span: Span, kind: CreditKind) -> Iterable[Credit]:
    for match in CREDIT_FORM.finditer(text, span.start, span.end):
        agency = agency_named(match.group())
        if agency is not None and not agency.photos_only:
            yield Credit(name=agency.short, kind=kind, span=Span(match.start(), match.end()))


def _credit_kind(line: str) -> CreditKind:
    if PICTURE.match(line):
        return "image_source" if re.search(r"(?i)source|courtesy|via|from", line) else "photo"
    if len(line.split()) <= 4 and CREDIT_FORM.search(line) and not re.search(r"(?i)\binputs?\b|\bwith\b", line):
        return "sign_off"
    return "reporting" if SHARED_WORK.search(line) else "sign_off"


def _outlet(line: str, span: Span) -> Iterable[Credit]:
    printed = PRINTED_BY.match(line)
    if printed is not None:
        name = printed["name"].rstrip(".")
        start = span.start + printed.start("name")
        yield Credit(name=name, kind="sign_off", span=Span(start, start + len(name)))
        return
    helped = CONTRIBUTED.match(line)
    if helped is not None:
        yield Credit(name=helped["name"], kind="reporting", span=_named_at(helped, span))
        return
    shared = SHARED_WITH.search(line)
    if shared is not None:
        yield from _sharing(line, span, shared.end())
        return
    match = NAMED_SOURCE.match(line.strip())
    if (
        match is None
        or match["name"].casefold() in NO_OUTLET
        or AGENCY_ONLY_NOTE.search(match["name"])
        or not OUTLET_WORD.search(match["name"])
    ):
        return
    name = match["name"]
    start = span.start + line.index(name)
    kind: CreditKind = "image_source" if match["picture"] else "sign_off"
    yield Credit(name=_title_cased(name), kind=kind, span=Span(start, start + len(name)))


def _sharing(line: str, span: Span, at: int) -> Iterable[Credit]:
    """Yield the outlets, no people, that helped: "Additional reporting by the Harbour Times"."""
    for part in re.finditer(r"(?:(?! and |[,;]).)+", line[at:]):
        name = re.sub(r"^(?:and )?(?:the )?|[.)\s]+$", "", part.group().strip())
        words = name.split()
        if name and (OUTLETS_NAME.fullmatch(name) or agency_named(name)) and (len(words) > 1 or name.isupper()):
            start = span.start + line.index(name, at)
            yield Credit(name=name, kind="reporting", span=Span(start, start + len(name)))


SHARED_WITH = re.compile(
    r"(?i)\b(?:(?:additional|further|extra|with|original) (?:reporting|material|information|contributions?)"
    r"|reporting|inputs?) (?:from|by) "
)
OUTLETS_NAME = re.compile(
    r"(?:[A-Z][\w'’&.-]*|of|and|the)(?: (?:[A-Z][\w'’&.-]*|of|and|the))*"
    r" (?:Post|Times|News|Herald|Tribune|Gazette|Guardian|Mirror|Telegraph|Journal|Chronicle|Observer|Standard|Star|Sun"
    r"|Mail|Press|Radio|TV|Television|Broadcasting|Media|Magazine|Review|Today|Monitor|Bulletin|Courier|Dispatch|Echo"
    r"|Examiner|Inquirer|Globe|Record|Register|Sentinel|Advertiser|Daily|Express|Independent|Nation|World|Voice)|BBC|CNN"
    r"|NPR|CBS|NBC|ABC|PBS"
)


CONTRIBUTED = re.compile(rf"\W*(?:[Tt]he )?(?P<name>[A-Z]{{2,8}}|{OUTLETS_NAME.pattern}) contributed\b")
"""A house that helped; people who did are authors, and have longer names or lower case."""


def _named_at(match: re.Match[str], line: Span) -> Span:
    return Span(line.start + match.start("name"), line.start + match.end("name"))


def _title_cased(name: str) -> str:
    words = name.split()
    return " ".join(
        word
        if (at and word.lower() in KEPT_SMALL) or not word[:1].islower() or "." in word
        else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    )


def _told(text: str, zones: Sequence[Zone]) -> Iterable[Credit]:
    for match in AGENCY_FORM.finditer(text):
        agency = agency_named(match.group())
        if agency is None or not agency.wire or not TOLD.search(text, max(0, match.start() - 60), match.start()):
            continue
        span = Span(match.start(), match.end())
        if not any(zone.span.overlaps(span) for zone in zones):
            yield Credit(name=agency.short, kind="told", span=span)
