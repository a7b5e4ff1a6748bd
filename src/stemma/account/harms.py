"""
Kinds of harm, by the words of the act: a blast, a fire, a shooting, a collision.

The words of the act come before those of its sentence: in "shots were fired after the explosion" shots were fired.
"""

import re

KINDS = {
    "fight": """
        clash(?:es|ed|ing)? fight(?:s|ing)? fought battl(?:es?|ed|ing) skirmish\\w* gun-?battles? gun-?fights?
        armed\\sincident exchang\\w+\\s(?:of\\s)?(?:gun)?fire
        """,
    "shooting": """
        shots? shoot(?:s|ing|ings)? gunfire gunned mow(?:ed|n) gunm[ae]n open(?:ed)?\\sfire fir(?:ed|ing) firefight
        snipers? volleys?
        """,
    "blast": """
        explo(?:sions?|ded?|des|ding) blasts? bomb(?:s|ed|ing|ings|er|ers)? detonat\\w+ bl(?:ew|own)\\sup car[-\\s]bomb
        """,
    "fire": "fires? blazes? inferno flames burn(?:ed|t|ing) ablaze",
    "attack": """
        attack(?:s|ed|ers?)? raid(?:s|ed|ers?)? assault(?:s|ed)? storm(?:ed|ing) ambush\\w* struck strikes? drones?
        shell(?:s|ed|ing) airstrikes? missiles? rockets? stabb\\w+ overran
        """,
    "downing": """
        (?:sho(?:t|ot\\w*)|br(?:ing|ought)\\w*|knock\\w*|tak\\w+|took)(?:\\s+\\w+){0,2}\\s+down down(?:ed|ing)
        """,
    "collision": "colli(?:sions?|ded?|des|ding) crash(?:es|ed|ing)? ramm(?:ed|ing) derail\\w* plung\\w+ pile-up",
    "sinking": "sank sunk sink(?:s|ing)? capsiz\\w+ foundered went\\sdown shipwreck\\w*",
    "quake": "(?:earth)?quakes? tremors? aftershocks?",
    "flood": "flood(?:s|ed|ing|waters?)? deluge tsunami dam[-\\s]burst",
    "landslide": "landslides? mudslides? avalanches? rockfall",
    "collapse": "collaps\\w+ caved?\\sin cave-in",
    "stampede": "stamped\\w+ crush(?:ed)?",
    "storm": "cyclones? hurricanes? typhoons? tornado(?:es)?",
}
"""Kind of harm and the words that tell it, the plainest first. Source: compiled by the project; CC0."""

PATTERNS = tuple((kind, re.compile(rf"\b(?:{'|'.join(row.split())})\b", re.IGNORECASE)) for kind, row in KINDS.items())


DOWNING = frozenset({"downing"})

GUNFIRE = re.compile(
    r"\b(?:shots?|shoot\w*|gun\w*|(?:open|exchang|return|trad|under|cross|cease)\w*[ -]?(?:of )?fire|fir(?:ed|ing))\b",
    re.IGNORECASE,
)
BLAZE = re.compile(r"\b(?:blaze|inferno|flames|ablaze|burn)", re.IGNORECASE)
"""Words that tell shots from a blaze, where both are called fire. Source: compiled by the project; CC0."""


WEAPON = r"\b(?:missiles?|rockets?|(?:artillery |mortar |tank )?shells?|mortars?|grenades?|drones?)\s+(?:\w+\s+){0,2}"
"""Before a blast: what was sent to do it. Source: compiled by the project; CC0."""


def kinds_of_harm(words: str) -> frozenset[str]:
    """Return the kinds of harm that *words* tell; "opened fire" and "fired" tell of shots, not of a fire."""
    found = frozenset(kind for kind, pattern in PATTERNS if pattern.search(words))
    return found - {"fire"} if "fire" in found and GUNFIRE.search(words) and not BLAZE.search(words) else found


def harm_of(act: str, sentence: str) -> frozenset[str]:
    """
    Return the kinds of harm that an act tells: by its own words, and where these tell none, by its sentence.

    A blast is also an attack where a weapon is what blew up: "two missiles exploded". What is shot down did no harm by
    that: "brought down a drone".
    """
    kinds = kinds_of_harm(act)
    if kinds >= DOWNING:
        return DOWNING
    if "blast" in kinds and re.search(WEAPON + re.escape(act), sentence, re.IGNORECASE):
        kinds |= {"attack"}
    return kinds or kinds_of_harm(sentence)
