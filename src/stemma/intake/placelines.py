"""
Where a report was filed and whose it is: the dateline before its first sentence, the sign-off after its last.

A dateline is a place in capitals, or a place with an agency or a date beside it, before a
dash or colon: "WASHINGTON (AP) —", "BRUSSELS, Jan 12 (Reuters) -", "PARIS: ".
"""

import re

from stemma.lexicon.agencies import CREDIT_FORM, agency_named
from stemma.lexicon.countries import country_form
from stemma.lexicon.days import WEEKDAY
from stemma.lexicon.organizations import organization_form
from stemma.lexicon.places import PLACES

MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?"  # noqa: E501
DATE = (
    rf"(?:(?:{WEEKDAY},? )?"
    rf"(?:{MONTHS} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS})(?:,? \d{{4}})?)"
)
CAPITALS = r"(?:[A-Z][A-Z'’.\-]+|[A-Z]{2,}|[A-Z]’[A-Z]+)"
UPPER_PLACE = rf"(?:{CAPITALS}(?:[ /]{CAPITALS}){{0,3}})"
NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
TITLE_PLACE = rf"(?:{NAME}(?:[ /](?:{NAME}|de|del|la|al|el|of|the|do|da|di|upon|sur)){{0,4}})"
REGION = rf"(?:\s*[,.]\s*{TITLE_PLACE}| \[{TITLE_PLACE}\]| \({TITLE_PLACE}\))"
SIGNER = r"(?:[A-Z]|dpa\b)[\w .’'/&\-]{0,40}?"
WHO = rf"(?:[(\[/]\s*(?P<who>{SIGNER})\s*[)\]/]|(?:[,.]\s*(?P<bare>(?:[A-Z]|dpa\b)[\w\-]{{1,20}})))"
DASH = r"\s*(?:--+|[—–―]|-(?=\s)|:(?=\s))\s*"

WITH_AGENCY = re.compile(
    rf"(?P<place>{TITLE_PLACE}{REGION}?)[,.]?(?:\s*{DATE})?[,.]?\s*{WHO}[.,]?(?:{DASH}|\s+(?=[A-Z“\"‘]))"
)
WITH_DATE = re.compile(rf"(?P<place>{TITLE_PLACE}{REGION}?)[,.]?\s*{DATE}[,.]?(?:{DASH})")
IN_CAPITALS = re.compile(rf"(?P<place>{UPPER_PLACE})(?P<region>{REGION})?{DASH}(?=[\"“‘'A-Z\d])")
PLAIN_PLACE = re.compile(
    rf"(?P<place>{TITLE_PLACE})(?P<region>,\s*{TITLE_PLACE})?\s*(?:--+|[—–―]|-(?=\s)|:(?=\s))\s*(?=[\"“‘'A-Z\d])"
)
AGENCY_ONLY = re.compile(
    r"[(\[](?P<who>(?:[A-Z]|dpa\b)[\w .’'/&\-]{0,40}?)[)\]]\s*(?:--+|[—–―]|-(?=\s)|:)?\s*(?=[\"“‘'A-Z])"
)

PLACE_NAMES = frozenset(place.name for place in PLACES)
NO_PLACES = frozenset(
    """
    update updates breaking exclusive watch live video analysis opinion explainer correction corrected read more
    fact check factbox timeline alert urgent note background editorial photos photo file pictures wrapup q a faq
    comment column interview profile feature insight review report transcript listen podcast related also summary
    highlights key points newsletter advertisement sponsored warning disclaimer source sources credit reuters ap afp
    """.split()  # noqa: SIM905
)
"""What stands in capitals before a colon and is no place."""

ENDED = re.compile(
    r"[.!?”\"’)]\s+(?P<mark>\((?:end|ends|more)\)(?:\s+[a-z]{1,4}(?:[./-][a-z]{1,4}){0,3})?)\s*$", re.IGNORECASE
)
"""The mark of an agency that a story ends here, and who wrote it: "(end) hs.mt"."""
SIGN_OFF = re.compile(
    r"(?:(?<=[.!?…\"”’')\]])\s+|\s+(?=[—–(\[]))(?:[—–\-]+\s*|"
    r"[(\[/]\s*)?(?P<who>(?:[A-Z]|dpa\b)[\w .’'/&,\-]{0,60}?)\s*[)\]/]?\.?$"
)


def dateline_end(text: str) -> int:
    """Return how many characters of *text* are its dateline, dash included; 0 without one."""
    head = text[:120]
    for pattern in (WITH_AGENCY, AGENCY_ONLY):
        match = pattern.match(head)
        if match and _names_agency(match):
            return match.end()
    match = WITH_DATE.match(head)
    if match and _may_be_place(match["place"]):
        return match.end()
    match = IN_CAPITALS.match(head)
    if (
        match
        and _may_be_place(match["place"])
        and (":" not in match.group() or _is_known_place(match["place"]) or _may_be_unlisted(match["place"], text))
    ):
        return match.end()
    match = PLAIN_PLACE.match(head)
    if match and (_is_known_place(match["place"]) or _is_known_place((match["region"] or "").lstrip(", "))):
        return match.end()
    return 0


def sign_off_start(text: str) -> int:
    """Return where the agency's name or mark of its end after the last sentence of *text* begins; 0 without one."""
    ended = ENDED.search(text, max(0, len(text) - 40))
    if ended is not None:
        return ended.start("mark")
    match = SIGN_OFF.search(text, max(0, len(text) - 80))
    if match is None or match.start() == 0:
        return 0
    names = [part for part in re.split(r"\s*(?:[/,&]| and | with )\s*", match["who"]) if part]
    if not names or not all(agency_named(name) or name in {"agencies", "Agencies", "staff"} for name in names):
        return 0
    return match.end() - len(match.group().lstrip())


def _names_agency(match: re.Match[str]) -> bool:
    """Say whether the dateline's second name is an agency, or stands where only an agency or an outlet does."""
    groups = match.groupdict()
    who = groups.get("who") or groups.get("bare") or ""
    if any(agency_named(part) for part in re.split(r"[/,]| and ", who)):
        return True
    dashed = match.group().rstrip().endswith(("—", "-", "–", "―", ":"))
    return bool(groups.get("who") and groups.get("place")) and dashed and may_be_signer(who)


def may_be_signer(name: str) -> bool:
    """Say whether *name*, in the place of an agency, can be one that no list knows: no country, no date."""
    return (
        re.fullmatch(r"[A-Z][\w&'’.\-]*(?: [A-Z][\w&'’.\-]*){0,2}", name) is not None
        and not any(character.isdigit() for character in name)
        and re.fullmatch(MONTHS, name) is None
        and not _is_known_place(name)
    )


def _may_be_place(place: str) -> bool:
    words = re.findall(r"[a-z]+", place.lower())
    return bool(words) and not any(word in NO_PLACES for word in words) and CREDIT_FORM.fullmatch(place) is None


def _may_be_unlisted(place: str, text: str) -> bool:
    """Say whether capitals before a colon are a place of no list: words of some length before a long paragraph."""
    words = place.split()
    known = organization_form(place) or organization_form(place.title()) or organization_form(words[0])
    return len(text) > LONG_PARAGRAPH and text.rstrip().endswith(".") and min(map(len, words)) > 3 and known is None


LONG_PARAGRAPH = 120
"""A first paragraph longer than this is no label with a headline behind it; characters."""


def _is_known_place(place: str) -> bool:
    name = place.title() if place.isupper() and len(place) > 4 else place
    if name in PLACE_NAMES:
        return True
    form = country_form(name) if place else None
    return form is not None and form.kind in {"capital", "name"}
