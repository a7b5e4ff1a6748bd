"""
Where and when an act is, by the words of its own clause.

Rules:
1. A place is a name of a place behind "in", "at" or the like. A country that acts is none.
2. What lies near, off or outside a place keeps that word: "near Ukraine's borders".
3. A day behind "since", "until", "before" or "after" is not the day of the act; a day
   behind "by" or "before the end of" only where the act is still to come.
4. Of two times the more precise counts; then the one nearest behind the trigger.
"""

import re

from stemma.reading.clauses.form import Clause
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.span import Span

SETTING = frozenset({"about", "amid", "despite", "regarding", "concerning", "because", "for"})
EXACT = frozenset({"in", "at", "inside", "within", "aboard", "throughout", "across"})
VAGUE = frozenset(
    {
        "near",
        "off",
        "outside",
        "around",
        "along",
        "towards",
        "toward",
        "over",
        "into",
        "on",
        "beyond",
        "to",
        "above",
        "below",
    }
)
"""Prepositions that stay part of the place."""
BESIDE = frozenset({"close", "next", "adjacent"})
"""Words before "to" that make it one: "close to Osh"."""
PLACE_NOUNS = word_set(
    """
    border borders frontier frontiers coast coasts waters airspace territory capital region east west north
    south city town port island islands peninsula province embassy shore shores side headquarters parliament
    strait sea airport state village district
    """
)
BORDERS = word_set("border borders frontier frontiers boundary line strait")
"""What lies between two places."""
SPOTS = PLACE_NOUNS | word_set(
    """
    wells well oasis valley pass bridge camp base checkpoint gulf bay lake river canal mountain mountains hills hill
    shoal reef atoll cape desert delta suburb neighbourhood neighborhood municipality county department area square
    prison hospital university resort hamlet settlement crossing harbour harbor site field fields station plateau
    """
)
"""Nouns that "of" ties to the name of the place: "the town of X", "the port of Y"."""
NAMED_SPOTS = word_set(
    """
    crossing checkpoint bridge camp base barracks airfield valley pass hills hill mountains mountain heights gorge
    plateau oasis shoal reef atoll dam refinery prison jail market square stadium airport hospital mosque cathedral
    """
)
"""Nouns behind the name of a spot that belong to it: "at the X crossing", "in the X hills"."""

BUILDINGS = word_set("house hotel palace hall centre center building complex club court headquarters villa residence")
"""Last words of names behind which the town follows: "at State House, Entebbe"."""
MATTERS = frozenset({"about", "regarding", "concerning", "like", "over"})
"""Prepositions that lead to what is spoken or quarrelled about."""
NOT_THE_DAY = frozenset({"since", "until", "till", "before", "after", "from", "through", "than", "beyond"})
OF_DAYS = word_set(
    """
    night nights morning mornings evening afternoon minutes hours hour day days week weekend month months year end
    beginning start middle dawn eve early late first second third half part rest course summer spring autumn fall winter
    """
)
"""Nouns that "of" ties to a day of which they are a part: "in the early hours of Tuesday"."""
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
"""A time of a known day, in TIMEX3."""
CLOSED = re.compile(r"\d[^/]*/\d")
"""A stretch of which both ends are known, in EDTF."""
UNPLACED_HEADS = word_set(
    """
    interest interests favour favor role war conflict crisis threat pressure name view light response
    """
)


SINCE_REACH = 5
"""How many words behind "since" its day may stand."""


def find_place(scene: Scene, start: int, end: int, taken: frozenset[int]) -> Span | None:
    """Return the first place named in the tokens `[start, end)`, exact ones first; *taken* mentions act."""
    found: list[tuple[int, int, Span]] = []
    for at in range(start, end):
        token = scene.tokens[at]
        if _opens_topic(scene, at):
            break
        if token.tag not in ("prep", "to") or not (token.low in EXACT or token.low in VAGUE):
            continue
        place = _place_after(scene, at, end, taken)
        if place is not None:
            found.append((0 if token.low in EXACT else 1, at, place))
    return min(found)[2] if found else None


def own_time(scene: Scene, clause: Clause, *, due: bool) -> int | None:
    """Return the time (index) of the act that a clause tells, by its own words, as `find_time` does."""
    return find_time(scene, clause.left, clause.right, clause.group.main, due=due)


def is_dated_or_placed(scene: Scene, clause: Clause) -> bool:
    """Say whether a clause tells the day of an act that is no longer due, or behind its verb the place."""
    dated = own_time(scene, clause, due=False) is not None
    return dated or find_place(scene, clause.group.end, clause.right, frozenset()) is not None


def find_time(scene: Scene, start: int, end: int, trigger: int, *, due: bool, inside: bool = False) -> int | None:
    """
    Return the time (index) of an act told in the tokens `[start, end)`, or None.

    *due*: the act is still to come. *inside*: a time may stand before the trigger as an adjective ("the 2014 treaty").
    """
    found: list[tuple[int, int, int]] = []
    for at in range(start, end):
        index = scene.tokens[at].time
        if at > trigger and scene.tokens[at].low == "whose":
            break  # "freed those whose arrest on Monday" is not of Monday
        if index is None or (at > start and scene.tokens[at - 1].time == index):
            continue
        if scene.times[index].type not in ("DATE", "TIME") or not is_day_of_act(scene, at, due=due, inside=inside):
            continue
        if at > trigger and not inside and _is_of_noun(scene, at - 1):
            continue
        edtf = scene.times[index].edtf
        coarse = 0 if edtf and len(edtf.split("T")[0]) == 10 and "/" not in edtf else 1 if edtf else 2
        found.append((coarse, abs(at - trigger) + (3 if at < trigger else 0), index))
    return min(found)[2] if found else None


def time_since(scene: Scene, start: int, end: int) -> int | None:
    """Return the time (index) since which something has stood, in the tokens `[start, end)`: "shut since Friday"."""
    for at in range(start, end):
        following = range(at + 1, min(at + SINCE_REACH, end))
        if scene.tokens[at].low == "since":
            return next((scene.tokens[n].time for n in following if scene.tokens[n].time is not None), None)
    return None


def _opens_topic(scene: Scene, at: int) -> bool:
    """Say whether what follows is the matter or the setting, not the scene: "on the war in", "amid unrest in"."""
    token = scene.tokens[at]
    if token.tag != "prep":
        return False
    if token.low in SETTING:
        dated = at + 1 < len(scene.tokens) and scene.tokens[at + 1].tag == "time"
        return not (token.low == "for" and dated)  # "planned for Monday in X"
    if token.low in ("over", "against"):
        return not _place_follows(scene, at)
    return token.low == "on" and not _place_follows(scene, at)


def _place_follows(scene: Scene, at: int) -> bool:
    """Say whether a day, a place or its border stands right behind the preposition."""
    words = scene.tokens[at + 1 : at + 5]
    near = any(t.low in PLACE_NOUNS or t.low in ("sidelines", "eve", "board") or t.tag == "time" for t in words)
    return near or any(t.mention is not None and is_place(scene, t.mention) for t in words[:2])


def _place_after(scene: Scene, prep: int, end: int, taken: frozenset[int]) -> Span | None:
    tokens = scene.tokens
    parted = _border_after(scene, prep, end)
    if parted is not None:
        return parted
    last: int | None = None
    first = prep + 1
    for at in range(first, min(end, prep + 8)):
        token = tokens[at]
        if token.low == "of" and tokens[at - 1].low in SPOTS:
            last = None  # "in the Ugandan town of X" is in X
            continue
        if token.tag in ("prep", "to", "sub", "rel", "be", "have", "modal", "quote", "time") or token.low in (";", ":"):
            break
        if token.low == "," and last is not None and tokens[last].low not in BUILDINGS:
            break
        if token.mention is None or token.mention in taken:
            continue
        if not (is_place(scene, token.mention) or _tells_spot(scene, at, prep)):
            continue
        if not (tokens[prep].low == "in" and scene.is_seat(token.mention)):  # "the ministry in Rabat"
            last = at
    if last is None:
        return None
    return _spoken(scene, prep, last, end)


def _tells_spot(scene: Scene, at: int, prep: int) -> bool:
    """Say whether a name, of whatever kind a list takes it for, tells a spot apart: "at the Bandele market"."""
    mention = scene.mentions[scene.tokens[at].mention or 0]
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    named = mention.form == "name" and mention.type != "NORP" and scene.tokens[at].end == mention.span.end
    return named and following is not None and following.low in NAMED_SPOTS and scene.tokens[prep].low in EXACT


def _border_after(scene: Scene, prep: int, end: int) -> Span | None:
    """Return "on the border between X and Y", with its preposition and both names."""
    tokens = scene.tokens
    noun = next((k for k in range(prep + 1, min(end, prep + 5) - 1) if tokens[k].low in BORDERS), None)
    if noun is None or tokens[noun + 1].low != "between":
        return None
    joined = next((k for k in range(noun + 2, min(end, noun + 12)) if tokens[k].low == "and"), None)
    if joined is None:
        return None
    named = [k for k in range(noun + 2, min(end, joined + 5)) if _names_place(scene, k)]
    if not (named and named[0] < joined < named[-1]):
        return None
    last = named[-1]
    while last + 1 < end and tokens[last + 1].low in PLACE_NOUNS:
        last += 1
    return Span(tokens[prep].start, tokens[last].end)


def _names_place(scene: Scene, at: int) -> bool:
    mention = scene.tokens[at].mention
    return mention is not None and is_place(scene, mention)


def _spoken(scene: Scene, prep: int, last: int, end: int) -> Span | None:
    tokens = scene.tokens
    mention = scene.mentions[tokens[last].mention or 0] if tokens[last].mention is not None else None
    if mention is None:
        return None
    stop = last + 1
    owned = stop < end and tokens[stop].tag == "poss"
    noun = stop + 1 if owned else stop
    while (
        noun < end
        and tokens[noun].tag in ("open", "name", "noun")
        and tokens[noun].low not in PLACE_NOUNS
        and noun < stop + 3
    ):
        noun += 1
    named = noun < end and tokens[noun].low in PLACE_NOUNS
    if owned and not named:
        return None
    adjective = mention.type == "NORP"
    if (adjective and not named) or (not owned and stop < end and tokens[stop].low in UNPLACED_HEADS):
        return None
    if tokens[prep].low in EXACT:
        if named and (owned or adjective):
            return Span(mention.span.start, tokens[noun].end)
        spot = not owned and stop < end and tokens[stop].low in NAMED_SPOTS
        return Span(mention.span.start, tokens[stop].end) if spot else mention.span
    if tokens[prep].low == "to" and tokens[prep - 1].low in BESIDE:
        prep -= 1
    elif tokens[prep].low in ("on", "to", "over", "into") and not named:
        return None
    return Span(tokens[prep].start, tokens[noun].end if named else mention.span.end)


def is_place(scene: Scene, mention: int) -> bool:
    """Say whether a mention names a place, known or not, or is an adjective of one."""
    found = scene.mentions[mention]
    if found.form != "name":
        return False
    if found.type == "LOC" or mention in scene.unknown_places:
        return True
    chain = scene.chain_of(mention)
    return found.type == "NORP" and chain is not None and chain.kind == "country"


def _is_of_matter(scene: Scene, of: int) -> bool:
    """Say whether "of" ties a day to what is spoken of: "spoke about the early hours of Tuesday"."""
    before = next((t for t in reversed(scene.tokens[max(0, of - 5) : of]) if t.tag == "prep"), None)
    return before is not None and before.low in MATTERS


def _is_of_noun(scene: Scene, of: int) -> bool:
    """Say whether "of" ties a day to the noun before it: "denied the raid of May 13", not "on the night of May 13"."""
    before = scene.tokens[of - 1] if of and scene.tokens[of].low == "of" else None
    return before is not None and before.tag in ("noun", "open") and before.low not in OF_DAYS


def _ends_stretch(scene: Scene, joined: int, time: int | None) -> bool:
    """Say whether "and" leads to the end of a stretch that the time before it names: "between 1932 and 1935"."""
    first = scene.tokens[joined - 1].time if joined else None
    if first is None or time is None:
        return False
    stretch, end = scene.times[first].edtf, scene.times[time].edtf
    return stretch is not None and end is not None and stretch.endswith(f"/{end}")


def _opens_hours(scene: Scene, at: int) -> bool:
    """Say whether a time is one of two between which something lasts: "from nine in the evening until five"."""
    tokens, index = scene.tokens, scene.tokens[at].time
    if index is None or scene.times[index].type != "TIME":
        return False
    end = next((n for n in range(at, len(tokens)) if tokens[n].time != index), len(tokens))
    return end < len(tokens) and tokens[end].low in ("until", "till")


def _ends_days(scene: Scene, to: int) -> bool:
    """Say whether "to" leads to the last of some days: "from Monday to Wednesday"; a night has two days."""
    tokens = scene.tokens
    before = tokens[to - 1].time if to else None
    first = next((n for n in range(to) if tokens[n].time == before), 0) if before is not None else 0
    return first > 1 and tokens[first - 1].low == "from" and tokens[first - 2].low != "night"


def is_day_of_act(scene: Scene, at: int, *, due: bool, inside: bool) -> bool:
    """Say whether the words around the time that begins at a token let it be the day of an act, as `find_time` asks."""
    tokens = scene.tokens
    lead = at - 1
    while lead >= 0 and tokens[lead].tag in ("det", "adv") and tokens[lead].low not in NOT_THE_DAY:
        lead -= 1
    word = tokens[lead].low if lead >= 0 else ""
    if word == "from" and due:
        return True  # "will impose a tariff from Nov. 1"
    index = tokens[at].time
    if word == "before" and due and index is not None and (scene.times[index].edtf or "").startswith(".."):
        return True  # "will meet before the end of May"
    if word in ("before", "after") and not due and index is not None and CLOCK.match(scene.times[index].value):
        return True  # "shortly before midnight on Tuesday" is on Tuesday
    if word == "and" and _ends_stretch(scene, lead, index):
        return False
    if word == "from" and index is not None and CLOSED.match(scene.times[index].edtf or ""):
        return True  # "visited Lima from 17 to 19 May"
    if _opens_hours(scene, at) or (word == "to" and _ends_days(scene, lead)):
        return False
    if word == "of" and _is_of_matter(scene, lead):
        return False
    if word in NOT_THE_DAY or tokens[at].low in NOT_THE_DAY:
        return False
    if (word == "by" or tokens[at].low == "by") and not due:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    adjective = (
        following is not None
        and following.tag in ("poss", "open", "noun")
        and following.time is None
        and (
            word == "the"
            or (lead == at - 1 and lead >= 0 and tokens[lead].tag in ("poss", "owner"))
            or tokens[at - 1].tag == "det"
            or following.tag == "poss"
        )
    )
    return inside or not adjective
