"""What kind of thing a name is that no list holds and no head word shows: by its own words and by those around it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.lexicon.given_names import is_given_name
from stemma.lexicon.name_words import is_common, name_words
from stemma.lexicon.titles import COURTESY, SHORT_TITLE
from stemma.reading.names.tokens import Token, joins
from stemma.records.reading import MentionType

PLACE_WORDS = frozenset(
    "in at near from to around outside inside across towards toward into through off beyond".split()  # noqa: SIM905
)
AT_PLACE = frozenset("in near outside around across".split())  # noqa: SIM905
AIMED = frozenset(
    """
    angry aimed anger shouted directed looked pointed hit lashed swipe jab laughed stared furious
    """.split()  # noqa: SIM905
)
"""Before "at" they make a target of what follows, no place."""
OF_PLACE = frozenset(
    """
    north south east west northeast northwest southeast southwest wells crossing camp base strait harbour harbor airport
    hills valley waters coast outskirts banks streets mayor governor residents people villagers fishermen outside centre
    center shores vicinity kilometres kilometers miles siege bombing shelling battle liberation
    """.split()  # noqa: SIM905
)
"""Before "of" they show a place."""
TRAVEL = frozenset(
    """
    fly flew flown flies travel travels traveled travelled arrive arrived return returned head headed go goes went gone
    come came drive drove march marched move moved rush rushed sail sailed flee fled bound road trip flight sent
    deployed withdrew retreated evacuated bring brought taken transferred
    """.split()  # noqa: SIM905
)
COUNTS = frozenset("two three four five six seven eight nine ten both all several some many few other".split())  # noqa: SIM905
WHO = frozenset(("who", "whom", "whose"))
SPEECH = frozenset(
    """
    said says told tells added adds warned insisted argued claimed wrote tweeted replied stressed noted explained
    stated declared announced suggested acknowledged admitted recalled urged vowed promised denied accused asked
    who whom whose
    """.split()  # noqa: SIM905
)
PERSONAL = frozenset("who whose himself herself aged".split())  # noqa: SIM905
APPOSED: dict[str, MentionType] = {
    "apposed_bodies": "ORG",
    "apposed_places": "LOC",
    "apposed_things": "MISC",
}
"""Sections of common nouns that, right before a name, say what it is: "broadcaster X", "the tanker X"."""
PARTY_STARTS = frozenset("United Forza Fratelli Young Just Fair Our Great Rise Together Free Smart One".split())  # noqa: SIM905
"""First words of parties named after their country: "United Russia"."""
LED = frozenset(("administration", "government", "presidency", "campaign", "cabinet", "regime", "era"))
"""What is called after its leader: "the Biden administration"."""
AUXILIARIES = frozenset("has had will would was is may might could can did does met went left".split())  # noqa: SIM905
THE = frozenset(("the", "a", "an"))


NO_NAMES = frozenset({"Republic", "Federation", "State"})
"""Words that stand for the state whose news it is, and name none: "the President of the Republic"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A type and how strongly the words around the name show it."""

    type: MentionType
    weight: int
    """From 1, a default, to 6, a title before the name."""

    @property
    def sure(self) -> bool:
        """Whether the words show more than that something is named."""
        return self.weight >= 3


def guess_type(row: list[Token], first: int, after: int) -> Guess:
    """Return the likeliest type of the name at tokens `[first, after)`."""
    words = row[first:after]
    before = row[first - 1] if first else None
    following = row[after] if after < len(row) else None
    if before is not None and joins(row[first]):
        if before.title is not None and not before.possessive:
            return Guess(type="PER", weight=6)
        if (before.text.lower() in COURTESY and before.text[0].isupper()) or SHORT_TITLE.fullmatch(before.text):
            return Guess(type="PER", weight=6)
        if before.text in name_words("ships"):
            return Guess(type="MISC", weight=6)
    if _is_voice_behind(row, first):
        return Guess(type="PER", weight=5)
    if before is not None and before.text.islower() and not before.possessive and row[first].gap in (" ", ", "):
        kind = next((APPOSED[section] for section in APPOSED if before.text in name_words(section)), None)
        if kind is not None and not joins(row[first]) and _by_own_words(words, before).weight >= 4:
            kind = None  # "the captain of the ferry, Maria Lund,"
        if kind is not None and (joins(row[first]) or (first >= 2 and row[first - 2].text in ("its", "the"))):
            return Guess(type=kind, weight=5)
    if words[0].text in name_words("ships") and len(words) > 1:
        return Guess(type="MISC", weight=6)
    if len(words) == 1 and _listed_with_places(row, first, after):
        return Guess(type="LOC", weight=3)
    inner = _by_own_words(words, before)
    around = _by_neighbours(row, first, after, before, following)
    if len(words) == 1 and before is not None and joins(row[first]) and _is_no_person(before):
        inner, around = (guess if guess.type != "PER" else Guess(type="MISC", weight=1) for guess in (inner, around))
    return max(inner, around, key=lambda guess: guess.weight)


def _is_voice_behind(row: list[Token], first: int) -> bool:
    """Say whether who speaks for a body is named behind it: "a spokesman for the company, Jo Barrow"."""
    led = first >= 4 and row[first].gap == ", " and row[first - 2].text in THE
    if not led or row[first - 3].text not in ("for", "of"):
        return False
    title = row[first - 4]
    return title.title is not None and title.text.lower().startswith("spokes") and row[first - 1].text.islower()


def _is_no_person(before: Token) -> bool:
    """Say whether a single name behind the word is no person: "the Tenggiri", "two Parties", "the 12th Rifles"."""
    low = before.text.lower()
    return low == "the" or low in COUNTS or low[:1].isdigit()


def _listed_with_places(row: list[Token], first: int, after: int) -> bool:
    """Say whether the name stands in a list with a known place: "Lahore, Multan and Sialkot"."""
    sides = []
    if first >= 1 and row[first].gap == ", ":
        sides.append(row[first - 1])
    if first >= 2 and row[first - 1].text == "and" and joins(row[first]) and joins(row[first - 1]):
        sides.append(row[first - 2])
    if after < len(row) and row[after].gap == ", ":
        sides.append(row[after])
    if after + 1 < len(row) and row[after].text == "and" and joins(row[after]) and joins(row[after + 1]):
        sides.append(row[after + 1])
    return any(side.known is not None and side.known.kind == "place" and not side.possessive for side in sides)


def settle_types(found: Sequence[tuple[str, Guess]]) -> dict[str, MentionType]:
    """Return one type for each form, by all its occurrences; a surname has that of the full name."""
    votes: dict[str, dict[MentionType, int]] = defaultdict(lambda: defaultdict(int))
    for text, guess in found:
        votes[text][guess.type] += guess.weight**2
    settled = {text: _winner(text, types) for text, types in sorted(votes.items())}
    parts = {word for text, kind in settled.items() if kind == "PER" for word in _ends(text)}
    for text in settled:
        if text in parts and votes[text]["LOC"] + votes[text]["ORG"] <= SURNAME_DOUBT:
            settled[text] = "PER"
    return settled


SURNAME_DOUBT = 9
"""Votes for a place or body that a full name of a person outweighs: one plain "in X"; squared weights."""


def _winner(text: str, types: dict[MentionType, int]) -> MentionType:
    if " " not in text and max(types.values()) <= 1:
        return "MISC"
    return max(sorted(types), key=lambda kind: types[kind])


def _ends(text: str) -> tuple[str, ...]:
    """Return the first and last word of a name of several words: what a person is called for short."""
    words = text.split()
    return (words[0], words[-1]) if len(words) > 1 else ()


def _by_own_words(words: list[Token], before: Token | None) -> Guess:
    texts = [token.text for token in words]
    if len(texts) > 1 and texts[0] in name_words("thing_openers"):
        return Guess(type="MISC", weight=5)
    if _ends_in_acronym(words):
        return Guess(type="ORG", weight=4)
    if len(texts) > 1 and texts[0] in name_words("body_openers"):
        return Guess(type="ORG", weight=5)
    if len(texts) > 1 and texts[0] in name_words("place_openers"):
        return Guess(type="LOC", weight=4)
    if len(texts) > 1 and (any(t.is_initial for t in words[:-1]) or is_given_name(texts[0])):
        return Guess(type="PER", weight=5 if is_given_name(texts[0]) else 4)
    particles = name_words("particles")
    if len(texts) > 2 and any(t.lower() in particles for t in texts[1:-1]):
        given = is_given_name(texts[0]) or texts[1].lower() not in ("do", "da", "dos", "das", "del", "de")
        return Guess(type="PER", weight=4 if given else 2)
    if texts[-1].lower() in name_words("suffixes") and len(texts) > 1:
        return Guess(type="PER", weight=4)
    if any(t.startswith(("al-", "Al-", "el-", "El-", "bin-")) for t in texts) and len(texts) > 1:
        return Guess(type="PER", weight=3)
    if len(texts) == 1 and FUSED.fullmatch(texts[0]):
        return Guess(type="ORG", weight=4)
    if len(texts) == 1 and words[0].is_acronym:
        return Guess(type="ORG", weight=3)
    if texts[0] in PARTY_STARTS and words[-1].known is not None:
        return Guess(type="ORG", weight=4)
    if texts[0] in name_words("place_starts") and len(texts) == 2:
        return Guess(type="LOC", weight=2)
    if len(texts) in (2, 3) and (before is None or before.text.lower() not in THE):
        plain = all(t.isalpha() or "-" in t for t in texts) and not any(is_common(t) for t in texts)
        if plain and not any(t.is_acronym for t in words):
            return Guess(type="PER", weight=2)
    if before is not None and before.text.lower() in THE:
        return Guess(type="ORG" if len(texts) > 1 else "MISC", weight=1)
    is_personal = len(texts) < 4 and texts[0].isalpha() and (len(texts) == 1 or not any(map(is_common, texts)))
    return Guess(type="PER" if is_personal else "MISC", weight=1)


FUSED = re.compile(r"(?!(?:Mac|Fitz|Van|Von|Des|Del|Den|Ben|Abu|Ibn|San)[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]+")
"""Two words written as one, as bodies like to be: "WikiLeaks"; no surname like "MacDonald"."""


def _ends_in_acronym(words: list[Token]) -> bool:
    """Say whether the name is a body's like "Harbour Solutions PAC", all but its end in small letters."""
    first, last = words[0], words[-1]
    if len(words) < 2 or first.text.isupper() or is_given_name(first.text):
        return False
    return last.is_acronym and last.text.lower() not in name_words("suffixes")


def _by_neighbours(row: list[Token], first: int, after: int, before: Token | None, following: Token | None) -> Guess:
    short = after - first <= 3
    if following is not None and following.gap.startswith(","):
        if (
            following.known is not None
            and following.known.kind in ("name", "place")
            and following.gap == ", "
            and (not following.possessive)
        ):
            return Guess(type="LOC", weight=3)
        of_whom = following.text in WHO and before is not None and before.text in ("of", "from", "in", "at")
        if (following.text in PERSONAL and not of_whom) or (following.text.isdigit() and len(following.text) == 2):
            return Guess(type="PER", weight=5)
    if short and _is_described(row, after):
        return Guess(type="PER", weight=4)
    if following is not None and joins(following) and following.text in name_words("place_nouns"):
        return Guess(type="LOC", weight=4)
    if following is not None and joins(following) and following.text in LED and after - first == 1:
        return Guess(type="PER", weight=3)
    speaks = following is not None and joins(following) and following.text in SPEECH
    speaks = speaks and not (row[first].opens and following is not None and following.text in WHO)
    if speaks and short and not row[after - 1].possessive:
        return Guess(type="PER", weight=3)
    if following is not None and joins(following) and following.text in AUXILIARIES and after - first == 1:
        return Guess(type="PER", weight=2)
    if row[after - 1].possessive and after - first == 1:
        return Guess(type="PER", weight=2)
    if before is not None and short:
        is_office = (
            after - first == 1 and row[first].is_acronym and following is not None and following.title is not None
        )
        if is_office and before.text in SPEECH:
            return Guess(type="ORG", weight=4)
        if before.text in SPEECH and joins(row[first]) and before.text not in ("told", "accused", "urged", "asked"):
            return Guess(type="PER", weight=4)
        if before.text == "of" and first >= 2 and row[first - 2].text in name_words("apposed_places"):
            return Guess(type="LOC", weight=5)
        if joins(row[first]) and not row[after - 1].possessive:
            place = _by_way(row, first, before)
            if place is not None:
                return place
        if before.text in AT_PLACE and joins(row[first]):
            return Guess(type="LOC", weight=3)
        if before.text in PLACE_WORDS and joins(row[first]) and after - first == 1:
            return Guess(type="LOC", weight=2 if before.text in ("at", "off", "into", "through") else 1)
    return Guess(type="MISC", weight=0)


def _by_way(row: list[Token], first: int, before: Token) -> Guess | None:
    """Return the place that a preposition and the word before it show: "moved to X", "north of X", "at X Y"."""
    word = row[first - 2].text.lower() if first >= 2 else ""
    if before.text == "of" and word in OF_PLACE:
        return Guess(type="LOC", weight=4)
    if before.text in ("to", "into", "for", "from", "towards", "toward"):
        near = [token.text.lower() for token in row[max(0, first - 5) : first - 1]]
        if any(w in TRAVEL for w in near[-2:]) or (before.text != "for" and any(w in TRAVEL for w in near)):
            return Guess(type="LOC", weight=3)
    if before.text in ("at", "off") and word not in AIMED:
        return Guess(type="LOC", weight=3)
    return None


def _is_described(row: list[Token], after: int) -> bool:
    """Say whether a title follows behind a comma: "Lund, the OSCE secretary general, welcomed"."""
    if after >= len(row) or row[after].gap != ", " or row[after].text not in ("the", "a", "an", "its"):
        return False
    for n in range(after + 1, min(after + 6, len(row))):
        if not joins(row[n]):
            return False
        title = row[n].title
        if title is not None:
            plural = title.groupdict().get("plural")
            return not plural and (
                n + 1 >= len(row) or not joins(row[n + 1]) or row[n + 1].text in ("of", "for", "to", "at", "who", "in")
            )
    return False


def acts_next(row: Sequence[Token], at: int) -> bool:
    """Say whether a verb follows the word at *at*, which opens a sentence: "Moon urged"."""
    if row[at].possessive:
        return True
    following = row[at + 1] if at + 1 < len(row) else None
    if following is None or not joins(following):
        return False
    return following.text in SPEECH or following.text in AUXILIARIES or following.text.endswith("ed")
