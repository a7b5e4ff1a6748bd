"""
What stands above a report: headline, byline, captions, labels.

A headline is a first line without a stop, or any line that repeats the title.
A line of the head that has a verb's length and no mark stays body: a standfirst says things too.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from stemma.intake.boilerplate import is_agency_list
from stemma.intake.lines import Line, plain_form
from stemma.lexicon.agencies import CREDIT_FORM, agency_named
from stemma.lexicon.marks import MONTH
from stemma.records.article import ZoneKind
from stemma.text.words import WORD

LONGEST_HEADLINE = 24
"""Words."""
LONGEST_LABEL = 3
"""Words of a site's or section's name above the headline."""
LONGEST_CAPTION = 90
"""Words."""
LONGEST_CAPTION_LABEL = 8
"""Words of a line in the head that says no sentence: "Parliament in Podgorica"."""

PERSON = (
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Sir|Lt|Col)\.? )?[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
    r"(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*|de|la|van|von|der|den|bin|al|el|ibn|da|di|du|ter|abu)){1,4}"
)
PEOPLE = rf"{PERSON}(?:(?:,? and |, | & |; ){PERSON}){{0,5}}"
ROLE = r"[\w'’.&/ \-]{2,60}"
DATE_BEHIND = re.compile(
    r"(?i)[\s|,•·–—-]*(?:(?:last|on|updated|published|posted)\b\W*){0,3}"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?"
    rf"(?:{MONTH}\s*\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}).*$"
)
BYLINE_MARKED = re.compile(
    r"(?:[Bb]y|BY|(?:Curated|Edited|Produced|Compiled|Written|Story|Words|Posted|Report|Reported|Published|Text) [Bb]y"
    r"|Authors?|From)\s*:?\s+"
    rf"(?:{PEOPLE}|[A-Z][\w'’.&/\- ]{{1,60}})(?:\s*(?:[,|/–—•·-]|\bin\b|\bat\b|\bfor\b|\()\s*{ROLE}\)?){{0,5}}[.,]?"
)
NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*(?: [A-ZÀ-ÖØ-Þ][\w'’.\-]*){1,2}"
BYLINE_BARE = re.compile(
    rf"{NAME}(?: and {NAME})?(?:,? in [A-Z][\w'’. ,\-]{{2,40}}|\s*[,|/–—•·-]\s*(?:(?:Staff|Senior|Foreign|"
    rf"Political|Diplomatic|Chief|Special|Our|The)\b[\w ]{{0,30}}"
    r"(?:Writer|Reporter|Correspondent|Editor|Contributor|Bureau)|[\w ]*\bcorrespondent\b[\w ,]{0,30}))\.?"
)
DESK = re.compile(
    r"(?:by )?(?:our |the |from (?:our |the )?)?(?:[\w.]+ ){0,3}(?:staff|news|web|online|digital|foreign|"
    r"political|special|own|senior|chief|national|world)? ?"
    r"(?:correspondents?|reporters?|staff writers?|bureau|news ?desk|desk|web ?desk|news service|newsroom|"
    r"editorial (?:team|board|staff)|staff|monitoring desk|monitor)"
)
CREDITED = re.compile(
    r"(?:[.!?\"”’)…|:]|\s[—–\-/]|\(|\[)\s*(?:(?:[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|[Pp]ic|[Ff]ile|"
    r"FILE|[Cc]redit|CREDIT)s?(?:\s*(?:by|courtesy(?: of)?|credit))?"
    r"\s*[:/|]?\s*)?(?P<who>[A-Z@][^.!?:()\[\]]{1,60}?)(?:\s+(?:[Pp]hoto|[Pp]ic|[Ii]mages?|"
    r"[Ff]ile(?: [Pp]hoto)?|via .{2,40}))?\s*[)\]]?\.?$"
)
PHOTO_MARK = re.compile(
    r"\((?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Ff]ile|FILE|AP Photo|[Cc]redit)\b[^)]{0,80}\)\.?$|"
    r"\[(?:[Pp]hoto|[Ii]mage|[Ff]ile)\b[^\]]{0,60}\]\.?$|\b(?:REUTERS|AFP|AP Photo|EPA|Getty Images|Getty|"
    r"AAP|PTI|Xinhua)/[A-Z][\w .’'\-/]{2,60}\)?\.?$"
    r"|\b(?:Photo|PHOTO|Image|Picture|Credit|Photograph)(?:s)?(?: by| courtesy(?: of)?|"
    r" credit)?:\s?[A-Z][\w .’'/&,\-]{1,60}\)?\.?$|\bGetty Images\)?\.?$|\b(?:File|file) (?:[Pp]hoto|"
    r"[Pp]icture|[Ii]mage)\)?\.?$|\b[Pp]hoto by [A-Z][\w .’'/&\-]{2,60}\)?\.?$"
)
PHOTO_WORDS = ("photo", "image", "picture", "file", "credit")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|says?|said|"
    r"tells?|told|warns?|vows?|"
    r"urges?|calls?|seeks?|wants?|plans?|holds?|meets?|met|rejects?|agrees?|accuses?|denies|denied|"
    r"threatens?|demands?|offers?|"
    r"refuses?|begins?|began|ends?|ended|faces?|makes?|made|takes?|took|comes?|came|gets?|got|goes|went|"
    r"keeps?|kept|shows?|"
    r"fears?|hopes?|expects?|remains?|sends?|sent|kills?|killed|hits?|leaves?|left|gives?|gave|gathers?|"
    r"follows?|raises?|wins?|won|loses?|lost)\b"
)


def reads_like_title(line: Line, title: str) -> bool:
    """Say whether *line* repeats *title*, but for marks, case and a final stop."""
    first = WORD.search(line.plain) if line.words > 2 else None
    bare = _bare(title)
    return first is not None and bare.startswith(first.group().lower()) and _bare(line.text) == bare


def is_credited_picture(line: Line) -> bool:
    """Say whether *line* ends in the credit of a picture."""
    if line.words > LONGEST_CAPTION:
        return False
    if _has_photo_mark(line):
        return True
    match = CREDITED.search(line.text)
    if match is None:
        return False
    who = match["who"].strip()
    return any(agency_named(part) is not None for part in re.split(r"\s*/\s*|, | via ", who))


def _has_photo_mark(line: Line) -> bool:
    """Say whether *line* ends in the mark of a picture; what no such mark can do without is looked for first."""
    text = line.text
    if "/" not in text and not any(word in line.plain for word in PHOTO_WORDS):
        return False
    return PHOTO_MARK.search(text) is not None


def is_byline(line: Line) -> bool:
    """Say whether *line* says who wrote the report; a date may stand behind the name."""
    if line.words > 24 or (line.text.endswith((".", "?", "!")) and line.words > 4):
        return False
    if re.fullmatch(DESK, line.plain) and line.words <= 8:
        return True
    text = DATE_BEHIND.sub("", line.text)
    if text != line.text and agency_named(text):
        return True  # "Reuters Published March 11"
    return bool(BYLINE_MARKED.fullmatch(text) or BYLINE_BARE.fullmatch(text))


def find_bylines_and_headlines(
    lines: list[Line],
    kinds: list[ZoneKind | None],
    *,
    outlet: str | None,
    title: str | None,
    is_paragraph: Callable[[Line], bool],
) -> None:
    """Set the kinds of the lines above the report, and of bylines and captions below and within it."""
    first = _first_paragraph(lines, kinds, is_paragraph)
    _mark_pictures(lines, kinds, first)
    seen = any(kind == "headline" for kind in kinds[:first])
    for at in range(first):
        if _is_label(lines, kinds, at, first, title):
            kinds[at] = "boilerplate"
        if kinds[at] == "credit" and is_agency_list(lines[at].text):
            kinds[at] = "caption" if at and kinds[at - 1] == "caption" else "byline"
        if kinds[at] is not None:
            continue
        line = lines[at]
        kinds[at] = _kind_in_head(line, seen=seen, outlet=outlet, title=title)
        seen = seen or kinds[at] == "headline"
    for at in range(first, len(lines)):
        at_end = all(kind is not None for kind in kinds[at + 1 :])
        if kinds[at] is None and (at_end or at <= first + 1) and is_byline(lines[at]):
            kinds[at] = "byline"


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    return " ".join(m.group().lower() for m in WORD.finditer(plain_form(text)))


def _first_paragraph(lines: list[Line], kinds: list[ZoneKind | None], is_paragraph: Callable[[Line], bool]) -> int:
    for at, line in enumerate(lines):
        if (
            kinds[at] is None
            and not line.bullet
            and is_paragraph(line)
            and not is_credited_picture(line)
            and not is_byline(line)
        ):
            return at
    return 0 if len(lines) < 2 else min(1, len(lines))


def _mark_pictures(lines: list[Line], kinds: list[ZoneKind | None], first: int) -> None:
    for at, line in enumerate(lines):
        if kinds[at] is not None:
            continue
        after_image = at > 0 and kinds[at - 1] == "caption" and not line.alone_before and at <= first
        marked = line.words <= LONGEST_CAPTION and _has_photo_mark(line)
        opened = any(kind != "boilerplate" for kind in kinds[:at]) or at > 0
        in_head = opened and at < first and is_credited_picture(line)
        within = at >= first and _is_picture_within(line) and any(kind is None for kind in kinds[at + 1 :])
        if after_image or marked or in_head or within:
            kinds[at] = "caption"


def _is_label(lines: list[Line], kinds: list[ZoneKind | None], at: int, first: int, title: str | None) -> bool:
    """Say whether a short first line is the site's or the section's name: a longer headline follows it."""
    line = lines[at]
    if kinds[at] is not None or title or line.words > LONGEST_LABEL or line.stopped or "headline" in kinds[:at]:
        return False
    following = next((other for n, other in enumerate(lines[at + 1 : first], at + 1) if kinds[n] is None), None)
    return (
        following is not None
        and LONGEST_LABEL < following.words <= LONGEST_HEADLINE
        and not (following.stopped or is_byline(following) or is_credited_picture(following))
        and not is_byline(line)
    )


def _is_picture_within(line: Line) -> bool:
    """A caption between paragraphs is short; an agency in brackets after a paragraph signs that paragraph."""
    return line.words <= 45 and not line.text.endswith(("]", ").")) and is_credited_picture(line)


def _kind_in_head(line: Line, *, seen: bool, outlet: str | None, title: str | None) -> ZoneKind | None:
    if is_byline(line) or (line.words <= 4 and agency_named(line.text)):
        return "byline"
    if title and line.words <= LONGEST_HEADLINE * 2 and _bare(title) in _bare(line.text):
        return "boilerplate" if outlet and _bare(outlet) in _bare(line.text) else "headline"
    if outlet and _bare(outlet) == _bare(line.text):
        return "boilerplate"
    if line.bullet or line.stopped or line.text.endswith(":"):
        return None
    if not seen and title is None and line.words <= LONGEST_HEADLINE and line.words > 2:
        return "headline"
    if line.words <= LONGEST_CAPTION_LABEL and not CREDIT_FORM.fullmatch(line.text):
        return "caption" if seen and line.words > 2 and not FINITE.search(line.plain) else "headline"
    return None
