"""
What befell those whom a number counts: "killed", "held", "let go"; or what they did: came together, attacked.

Rules:
1. A clause behind the noun tells it ("11 others were still missing"), else the nearest word around the number.
2. The number of those who were just told of ("their number", "its organisers counted") goes with the sentence before.
3. People came together, or attacked, where nothing befell them and a verb behind the noun, their name, or the sentence
   before says so.
"""

import re

from stemma.account.likeness import folded_words
from stemma.account.witness import Witness
from stemma.lexicon.group_words import group_words
from stemma.records.reading import Quantity
from stemma.records.span import Span, hull

FATES = (
    (
        "dead",
        re.compile(
            r"\b(kill\w*|dead|died|dies|die|deaths?|fatalit\w+|lost their lives|drown\w*|bodies|toll"
            r"|perish\w*|slain|massacred|(?:mowed|gunned|shot|cut) down)\b",
            re.IGNORECASE,
        ),
    ),
    ("wounded", re.compile(r"\b(wound\w*|injur\w*|hurt)\b", re.IGNORECASE)),
    ("missing", re.compile(r"\b(missing|unaccounted)\b", re.IGNORECASE)),
    ("aboard", re.compile(r"\b(aboard|on[ -]board|was carrying|were carrying)\b", re.IGNORECASE)),
    ("freed", re.compile(r"\b(freed|releas\w*|let go|set free|walked free|liberat\w*)\b", re.IGNORECASE)),
    (
        "detained",
        re.compile(
            r"\b(detain\w*|arrest\w*|held|holding|in custody|captur\w*|captives?|captivity|hostages?|abduct\w*"
            r"|kidnap\w*|seized|imprisoned|trapped|(?:took|taken|led|marched|carried) (?:away|from)|rounded up)\b",
            re.IGNORECASE,
        ),
    ),
    ("displaced", re.compile(r"\b(displac\w*|evacuat\w*|fled|flee\w*|homeless|refugees?)\b", re.IGNORECASE)),
    ("rescued", re.compile(r"\b(rescu\w*|saved)\b", re.IGNORECASE)),
)
"""What happened to those who are counted, by the words near the number. Source: compiled by the project; CC0."""

GATHERED = re.compile(
    r"\b(?:march(?:es|ed|ing)?|rall(?:y|ies|ied)|demonstrat(?:ed|ions?)|protest(?:s|ed)?|vigils?|sit-ins?|processions?"
    r"|crowds?|turnout|turned (?:out|up)|gather(?:ed|ings?)|assembled|took part|taken part|attended)\b",
    re.IGNORECASE,
)
"""Words of a crowd that comes together. Source: compiled by the project; CC0."""

_ATTACKED = (
    r"(?:storm(?:ed|ing)|attack(?:ed|ing)|raid(?:ed|ing)|overr[au]n|burst into|bro(?:ke|ken) into|open(?:ed|ing) fire"
    r"|ambush(?:ed|ing)|hijack(?:ed|ing)|(?:forced|blasted|shot|fought) their way into)"
)
ATTACKED = re.compile(rf"\b{_ATTACKED}\b", re.IGNORECASE)
"""Words of an attack. Source: compiled by the project; CC0."""
PATTERN_OF = dict(FATES) | {"gathered": GATHERED, "attacking": ATTACKED}
"""The same, by what happened."""

FREED, ABOARD, HELD = PATTERN_OF["freed"], PATTERN_OF["aboard"], PATTERN_OF["detained"]

HOLDING = re.compile(r"(?:(?:is|are|was|were|been|be|still) )*(?:hold(?:s|ing)?|keep(?:s|ing)?)\b.*", re.IGNORECASE)
"""How a report says that people are still held. Source: compiled by the project; CC0."""

HELD_ON = re.compile(r"\b(?:still|remain\w*|continu\w+|kept|being)(?:\s+(?:to|be|being))*\s+$", re.IGNORECASE)
"""Words right before "held" by which somebody was taken before. Source: compiled by the project; CC0."""

KIN_OF = re.compile(
    r"\b(?:relatives?|famil(?:y|ies)|mothers?|widows?|parents|friends|photographs?|names) of (?:the )?$", re.IGNORECASE
)
"""Words before "the dead" where others are told of. Source: compiled by the project; CC0."""

TO_FREE = re.compile(r"\b(?:to|must|should) (?:\w+ly )?(?:free|release|let go|liberate|set free)$", re.IGNORECASE)
"""What is only asked for: "called on Chad to release four engineers", who are held."""

THEIR_NUMBER = re.compile(
    r"\b(?:their (?:number|count|total)|the (?:number|count|total|figure)(?! of)|put (?:it|them))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the number of those who were just told of. Source: compiled by the project; CC0."""

TURNOUT = re.compile(
    r"\b(?:organi[sz]ers?|turnout|attendance|(?:the|its) crowd"
    r"|by [\w’'-]+(?: [\w’'-]+){0,3} (?:count|estimate|reckoning))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What stands before the number of those who came together. Source: compiled by the project; CC0."""

CAME_TOGETHER = re.compile(
    r"(?:\s+(?!and\b|or\b)[\w'’-]+){0,3}?\s+(?:(?:had|have|has)\s+)?(?:(?:come|came)(?!\s+(?:to|from|into|back|home|out|under"
    r"|after|ashore)\b)|march(?:ed|ing)|rall(?:ied|ying)|demonstrat(?:ed|ing)|protest(?:ed|ing)|gather(?:ed|ing)|assembled"
    r"|turned (?:out|up)|took part|taken part|attended|walked in silence)\b",
    re.IGNORECASE,
)
"""What stands behind it: "some 3,000 people carrying candles marched". Source: compiled by the project; CC0."""

ATTACKERS = frozenset({"attackers", "assailants", "gunmen", "raiders", "hijackers", "kidnappers", "assaulters"})
"""Words for those who attack, by that alone. Source: compiled by the project; CC0."""

ATTACKING = re.compile(rf"(?:\s+(?!and\b|or\b)[\w'’-]+){{0,5}}?\s+(?:(?:had|have|has)\s+)?{_ATTACKED}\b", re.IGNORECASE)
"""What stands behind others who attack: "nine men armed with rifles stormed"."""

PREDICATE = re.compile(
    r"(?:\s+[\w-]+){0,2}?\s+(?:are|were|was|is|be|been|remain(?:s|ed)?|went|reported)"
    r"(?:\s+(?:also|still|now|feared|confirmed|reported|believed|listed|declared|badly|seriously|slightly))*\s+",
    re.IGNORECASE,
)
"""What stands between those who are counted and what they are: "11 others were still missing"."""

RELATIVE = re.compile(
    r"(?:\s+[\w'’-]+){0,8}?,?\s+who\s+(?:(?:are|were|was|is|had|have|has|been|being|later|since|also|still|all)\s+)+",
    re.IGNORECASE,
)
"""The same where a clause tells it: "three engineers from a company in Perth who have been held"."""

FATE_OF = {"deaths": "dead", "injuries": "wounded", "missing": "missing"}
"""What the reading already counts by what happened."""

UNHARMED = frozenset({"wounded", "injured", "dead"})
"""Whom the reading counts by these names befell nothing: "beds for 50 wounded"; the others are deaths or injuries."""

NEAR = 45
"""How far from the number such words may stand. Code points."""

PEOPLE = frozenset("people person persons others passengers victims lives deaths dead fatalities".split())  # noqa: SIM905
"""Words for anybody, who is of no kind."""

CROWD = frozenset(
    """
    protesters protestors demonstrators marchers rioters supporters villagers residents worshippers bystanders mourners
    shoppers locals inhabitants citizens nationals men crew crewmen sailors seamen
    """.split()  # noqa: SIM905
)
"""Words for a crowd that something befell; another report has another word. Compiled by the project; CC0."""

BESIDE_MEN = re.compile(r"\b(?:women|woman|children|child|girls?|boys?)\b", re.IGNORECASE)
"""Beside these, men are a kind of people; alone they are just people. Source: compiled by the project; CC0."""

PERSONS = PEOPLE | CROWD | group_words("people") | frozenset("miners fitters firefighters sailors".split())  # noqa: SIM905
"""Words for those who may die or be hurt."""

THINGS = frozenset(
    """
    wagons wagon cars railcars carriages trains trucks truck lorries lorry vehicles barges barge ships vessels boats
    tankers containers missiles missile rockets shells rounds rifles tonnes tons barrels sacks parcels flights
    """.split()  # noqa: SIM905
)
"""What is held or let through as people are, and is none of them. Source: compiled by the project; CC0."""

CAPTIVES = frozenset("hostage hostages captive captives guests employees staff men women abductees detainees".split())  # noqa: SIM905
"""Words for those who are held or let go, who are of no kind either. Source: compiled by the project; CC0."""

DEADLY = frozenset({"dead", "wounded", "missing"})
"""What a toll counts."""

HARMS = frozenset({"dead", "wounded", "missing", "aboard"})
"""What befalls people in an act of violence or an accident."""

DOINGS = frozenset({"gathered", "attacking"})
"""What those who are counted do: they come together, or attack."""

HAPPENINGS = HARMS | {"detained", "freed"} | DOINGS
"""What befalls people in one happening, or what they do in it."""


def scene_of(witness: Witness, quantity: Quantity) -> Span:
    """Return the sentence of a number, and the one before where the number is of those told of there."""
    sentence = witness.sentence_at(quantity.span)
    told = witness.article.text[sentence.start : quantity.span.start]
    if not THEIR_NUMBER.search(told) and not _is_turnout(witness, quantity):
        return sentence
    before = witness.sentence_before(sentence)
    return hull([before, sentence]) if before else sentence


def fate_of(witness: Witness, quantity: Quantity) -> str | None:
    """Return what befell those who are counted, by the words near the number; None where they tell nothing."""
    span = quantity.span
    return witness.leaf.recall(f"fate {span.start} {span.end} {quantity.of}", lambda: _fate_of(witness, quantity))


def _is_of_people(quantity: Quantity) -> bool:
    """Say whether the noun is one for anybody: "people", "demonstrators"."""
    return folded_words(quantity.of or "")[-1:] != () and folded_words(quantity.of or "")[-1] in PEOPLE | CROWD


def _fate_of(witness: Witness, quantity: Quantity) -> str | None:
    """Return what befell those who are counted; where nothing did, whether they came together or attacked."""
    if _is_turnout(witness, quantity) or not (befell := _befell(witness, quantity)):
        return "gathered" if _is_crowd(witness, quantity) else "attacking" if _attacks(witness, quantity) else None
    return befell


def _attacks(witness: Witness, quantity: Quantity) -> bool:
    """Say whether those who are counted attack: by their name, or by the verb behind them."""
    if folded_words(quantity.of or "")[-1:] and folded_words(quantity.of or "")[-1] in ATTACKERS:
        return True
    sentence = witness.sentence_at(quantity.span)
    attacking = ATTACKING.match(witness.article.text, quantity.span.end, sentence.end)
    return _is_of_people(quantity) and attacking is not None


def _is_turnout(witness: Witness, quantity: Quantity) -> bool:
    """Say whether a number is one that somebody gives for a crowd: "its organisers counted 4,000 people"."""
    sentence = witness.sentence_at(quantity.span)
    return _is_of_people(quantity) and bool(TURNOUT.search(witness.article.text[sentence.start : quantity.span.start]))


def _is_crowd(witness: Witness, quantity: Quantity) -> bool:
    """Say whether a number is that of people who came together for one thing."""
    if not _is_of_people(quantity):
        return False
    scene, sentence, text = scene_of(witness, quantity), witness.sentence_at(quantity.span), witness.article.text
    if scene != sentence:
        return GATHERED.search(text, scene.start, quantity.span.start) is not None
    return CAME_TOGETHER.match(text, quantity.span.end, sentence.end) is not None


def _befell(witness: Witness, quantity: Quantity) -> str | None:
    if (known := FATE_OF.get(quantity.of or "")) is not None:
        return known
    if quantity.of in UNHARMED or THINGS.intersection(folded_words(quantity.of or "")[-1:]):
        return None
    sentence = witness.sentence_at(quantity.span)
    for said_of in (PREDICATE, RELATIVE):
        predicate = said_of.match(witness.article.text, quantity.span.end, sentence.end)
        if predicate is not None and not ABOARD.search(predicate.group()):
            for fate, pattern in FATES:
                if pattern.match(witness.article.text, predicate.end(), sentence.end):
                    return fate
    counted = folded_words(witness.words(quantity.span))
    if counted and counted[-1] in CAPTIVES and FREED.search(witness.article.text, quantity.span.end, sentence.end):
        return "freed"
    best: tuple[int, int, str] | None = None
    text = witness.article.text
    if (told := scene_of(witness, quantity)) != sentence:
        found = [
            (m.start(), fate) for fate, pattern in FATES for m in pattern.finditer(text, told.start, sentence.start)
        ]
        return max(found)[1] if found else None
    start, end = max(sentence.start, quantity.span.start - NEAR), min(sentence.end, quantity.span.end + NEAR)
    for rank, (fate, pattern) in enumerate(FATES):
        for match in pattern.finditer(text, start, end):
            if KIN_OF.search(text[start : match.start()]):
                continue
            if fate == "freed" and TO_FREE.search(text, start, match.end()):
                continue
            gap = max(match.start() - quantity.span.end, quantity.span.start - match.end(), 0)
            if best is None or (gap, rank) < best[:2]:
                best = (gap, rank, fate)
    return best[2] if best else None
