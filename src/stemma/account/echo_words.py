"""
Families of words by which reports tell one act and point at it later: "walked out", "withdrawal".

Source: compiled by the project; CC0.
"""

import re
from functools import lru_cache

from stemma.account.likeness import IRREGULAR, stem
from stemma.text.normalise import fold_word

FAMILIES = (
    "withdraw withdrawal withdrew pullout pullback walkout walked stormed marched departure retreat",
    "resign resignation quit quits stepped",
    "expel expulsion expelled threw thrown ousted packing",
    "ultimatum deadline",
    "seize seized seizure capture captured impounded detain detained detention arrest arrested abducted vanished",
    "release released free freed liberated handed handover",
    """
    attack attacked shelled shelling bombard bombarded bombardment fire fired gunfire shooting shot shots mortar mortars
    rocket rockets struck strike hit raid raided clash clashes fighting fought gunbattle explosion explosions blast
    blasts downed destroyed crashed
    """,
    "sanction sanctions froze frozen freezes ban banned barred embargo",
    "close closed closure seal sealed sealing shut closing blockade siege",
    "talks meeting meet met negotiations session round summit consultations conference sat sitting",
    "visit visited trip travelled flew landed",
    "appoint appointed appointment named replaced",
    "recall recalled",
    "offer offered proposal proposed invitation invited",
    "agree agreed agreement accord deal pact treaty signed signing understanding truce ceasefire",
    "resolution adopted vote voted",
    "condemn condemned condemnation",
    "accuse accused accusation charge charged allegation",
    "deploy deployed deployment sent dispatch dispatched",
    "exercise exercises drill drills manoeuvres maneuvers",
    "protest protested march rally rallied demonstration gathered vigil",
    "ruling ruled judgment verdict sentenced",
    "exchange swap swapped exchanged trade traded",
    "impose imposed imposition",
    "open opened opening reopened",
    "summon summoned",
    "collision collided",
)

FAMILY_OF = {stem(word): row.split()[0] for row in FAMILIES for word in row.split()}
"""The first word of the family of each stem."""

WORDS = frozenset(word for row in FAMILIES for word in row.split())
WHO_DOES_IT = re.compile(r"\w+(?:er|or)s?")
"""People and not what they do: "protesters", "fighters"."""
OF_OTHER_THINGS = frozenset({"sign", "signs", "meets", "charges", "named", "posts"})
"""Words with a stem of these families that mostly tell something else. Source: compiled by the project; CC0."""

ONLY_VERBS = frozenset(
    """
    freezes expels resigns quits seizes imposes condemns accuses appoints deploys withdraws frees detains bans bars
    closes shuts summons
    """.split()  # noqa: SIM905
)
"""Words of acts that are no nouns in the present either. Source: compiled by the project; CC0."""

NEED_PLACE_OR_DAY = frozenset(
    {"talks", "visit", "open", "offer", "deploy", "protest", "accuse", "attack", "resolution"}
)
"""Families of acts of which the same do many: only a day or a place tells one from another."""

RARE = frozenset({"ultimatum", "recall", "resign"})
"""Families of acts that are seldom done: whose they are is enough where only one is told."""

PLAIN_STEMS = frozenset(
    form
    for w in """
    said told official officials minister ministers ministry president government country countries state states
    day days week month year monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december foreign prime defence defense deputy mr mrs ms dr general
    first last people men two three four five six seven eight nine ten according north south east west
    """.split()  # noqa: SIM905
    + [word for row in FAMILIES for word in row.split()]
    for form in (w, stem(w))
)
"""Stems that name no act: offices, days, numbers, and the words of acts themselves."""


def family_of(word: str) -> str | None:
    """Return the family of acts of which a word tells one, and that it is no word for who does it."""
    folded = word.lower()
    if folded in OF_OTHER_THINGS or (folded not in WORDS and WHO_DOES_IT.fullmatch(folded)):
        return None
    return FAMILY_OF.get(stem_of(word))


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    return stem(fold_word(word).removesuffix("'s"))


def is_verb_form(word: str) -> bool:
    """Say whether a word of an act is a verb: "attacked", "struck", "freezes"; else it is a noun."""
    return word.lower().endswith("ed") or word.lower() in IRREGULAR or word.lower() in ONLY_VERBS
