"""
Names of places that no list knows, by where they stand: "at Kubi Dima", "off Mangsee".

A name is taken for a place when all that an article says of it is that something is in,
at, near or off it, or comes from or goes to it. Once it acts, owns or bears a title it
is none. What the finder of names calls it does not matter.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from stemma.records.reading import Chain, Mention

SURE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|around|(?:town|village|city|port|wells|oasis|island|district|province|county"
    r"|suburb|camp|valley|crossing|region|strait|shoal|reef|harbou?r|hamlet|municipality) of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before a name that only a place has behind it."""
LIKELY = re.compile(
    r"\b(?:to|from|of|on|into|towards?|through|and|between|for|reach|reached|leave|left|north|south|east|west)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words that may stand before a place as before anybody."""
FELT = re.compile(
    r"\b(?:trust|faith|confidence|belie\w+|interest\w*|anger|angry|mad|hit out|lash\w* out|aimed|aim|jibe|swipe|dig"
    r"|look\w*|shout\w*|laugh\w*|fired|shots?|directed|levelled|leveled|pointed|yell\w*|glanc\w*|disappointment"
    r"|role|stake|shares?)\s+(?:in|at)\s+$",
    re.IGNORECASE,
)
"""Before "in" or "at", words that what follows is a person or a firm for."""
BEHIND = re.compile(
    r"^(?:['’]s?\b|\s+(?:said|says|told|added|and\s+(?:he|she)|who|whose|was\s+born)\b|,\s+(?:who|whose|\d\d,))"
)
"""Words behind a name that no place has behind it."""
OCCASIONS = frozenset(
    """
    dialogue summit conference council forum meeting assembly congress festival games cup parliament day week treaty
    agreement talks accord championship olympics war church party bank court committee commission
    """.split()  # noqa: SIM905
)
"""Last words of names that one is "in" or "at" and that are no places."""
LOOK_BACK = 40
"""How many characters before a name are read."""


def find_unknown_places(text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> frozenset[int]:
    """Return the mentions (indices) of names that stand only where places do."""
    uses: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        name = mention.span.of(text)
        if mention.form != "name" or mention.type not in ("PER", "MISC") or not _is_bare(mention, chains):
            continue
        if name.rpartition(" ")[2].lower() not in OCCASIONS:
            uses[name].append(index)
    return frozenset(
        index for indices in uses.values() if _only_placed(text, [mentions[i] for i in indices]) for index in indices
    )


def _is_bare(mention: Mention, chains: Sequence[Chain]) -> bool:
    """Say whether nothing else is known of the name: no title, no other form."""
    if mention.chain is None:
        return True
    chain = chains[mention.chain]
    return (
        not chain.roles and not chain.aliases and chain.country is None and chain.kind in ("person", "place", "group")
    )


def _only_placed(text: str, named: Sequence[Mention]) -> bool:
    sure = False
    for mention in named:
        before = text[max(0, mention.span.start - LOOK_BACK) : mention.span.start]
        if BEHIND.match(text[mention.span.end : mention.span.end + LOOK_BACK]) or FELT.search(before):
            return False
        if SURE.search(before):
            sure = True
        elif not LIKELY.search(before):
            return False
    return sure
