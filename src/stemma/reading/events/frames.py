"""
Acts that are told of another world than that of the news: they are imagined, whatever their tense.

Rules:
1. A plot: what stands behind "a novel in which", "in her film, ...", "the series follows"; of a work that may as well
   be true (a film, a story) only what stands in the present. So does what the paragraph goes on to tell in the present.
2. A game: what is done by those who play parts, in a scenario or a war game, or to a mock village.
3. The past that is shown: what a museum, a plaque or a textbook tells "how" it was.
4. A match, by the words of its paragraph: what clubs and teams do to each other; police and ministries stay.
5. A market, by the same: violence there is none where no state does it, nor is what firms do for a takeover an act.

The words of each stand in `lexicon/frames.txt`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from stemma.lexicon.frames import frame_words
from stemma.reading.events.main_verbs import Told, are_of_one_paragraph, told_by
from stemma.records.reading import Event

OPENING = re.compile(
    r"\W*(?:in|on|throughout|halfway through|under|according to|(?:by|at|towards?|near) the (?:end|start|beginning) of)"
    r"\b[^,;:.]{0,80}$",
    re.IGNORECASE,
)
"""What leads to a work or a scenario at the head of its sentence: "In the third volume of her [trilogy]"."""
NOUN_ENDS = re.compile(
    r"\s*(?:[,;:.”\"]|$|(?:by|of|about|set|published|titled|entitled|called|that|which|played|run)\b)"
)
"""What follows a noun, and no adjective: "in a novel," but not "in a novel move"."""
INSIDE = re.compile(r"[^.;]{0,100}?\b(?:in which|in whose|about how)\b")
TITLED = re.compile(r"[A-Z][\w’']*(?: \d+)?, in which\b")
"""A title with what happens in the work: "The Siege of Derry, in which"."""
TELLING = re.compile(
    r"(?:[^.;]{0,80}?,)?\s*(?:also |then )?(?:tells|follows|opens|ends|begins|imagines|depicts|portrays|recounts"
    r"|chronicles|lets|retells|envisages)\b"
)
"""What a work does: "the series, which returns on Sunday, opens with"."""
PARTS = re.compile(
    r"\b(?:took|takes?|taking|play(?:s|ed|ing)?|assum(?:es?|ed|ing)) (?:on )?the (?:seats?|parts?|roles?) of\b"
)
HEAD = re.compile(r"\W*(?:The|A)(?: \w+){0,2} $")
"""What leads to the subject at the head of a sentence."""
TURN = re.compile(r"\W*(?:by|on|in|at|after) the (?:\w+ )?(?:day|turn|round|move|phase|hour|stage)\b", re.IGNORECASE)
SHOWN = re.compile(
    r"\b(?:is|are|can|recalls?|tells?|explains?|learns?|shows?|marks?|remembers?|commemorates?|depicts?|teach(?:es)?)\b"
    r".{0,60}?(?:\bhow\b|\bwhen\b|\b(?:story|tale|history) of\b|(?:recalls?|learns?|remembers?|teach(?:es)?) that\b)"
)
"""What is told of the past again and again: "visitors are shown how", "recalls that", "tells the story of"."""
THIS_DAY = re.compile(
    r"\W*(?:on this day in (?:1\d|20)\d\d|it is .{0,30} (?:years|decades) since"
    r"|it was the (?:summer|year|winter|spring|autumn|decade) (?:in which|when|that))\b",
    re.IGNORECASE,
)
"""What opens a look back: "On this day in 1911", "It is fifty years since", "It was the summer in which"."""
PRETENDED = re.compile(
    r"\b(?:satirical|spoof|parody|hoax|april fool)\w*\b.*"
    r"\b(?:claim|claim(?:ed|s)|report(?:ed|s)|said|says|announc(?:ed|es))\b",
    re.IGNORECASE,
)
"""Who says a thing in jest: "a satirical weekly claimed"."""
UNTRUE = re.compile(
    r"\W*(?:correction|clarification)\b|\bearlier version of this (?:article|report)\b|\bin jest\b|\btongue in cheek\b",
    re.IGNORECASE,
)
"""What says of a whole sentence that it is meant or was printed otherwise."""
SHOWS = re.compile(r"[^.;:]{0,80}?\b(?:shows|depicts|portrays)\b")
"""What a picture does: "a mosaic at Rabat shows"."""
AT_WHICH = re.compile(r".*\b(?:at|in|during) which\b")
VIOLENT = frozenset({"ASSAULT", "COERCE"})
WARLIKE = VIOLENT | {"RETREAT", "MOBILIZE", "THREATEN"}
BY_STATES = frozenset({"PROTEST", "SANCTION"})
"""What states do to each other in sport: they boycott a cup and shut out a team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameParameters:
    """When words make a world. Judged by hand on invented paragraphs."""

    memory_years: int = 30
    """Years before the publication from which on a museum's date is that of history."""
    loose: int = 4
    """Words of sport that a paragraph needs where none is of sport alone; beside one that is, a single one will do."""
    traded: int = 2
    """Words of markets that a paragraph needs."""


PARAMETERS = FrameParameters()


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """The sentences of a paragraph. What they tell is looked for once, however many acts stand among them."""

    sentences: tuple[str, ...]

    @cached_property
    def plot(self) -> int:
        """The number of the first sentence with a plot; how many sentences there are where none has one."""
        return self._first(lambda sentence: bool(_plots(sentence)))

    @cached_property
    def parts(self) -> int:
        """The same of the first sentence in which parts are taken."""
        return self._first(lambda sentence: PARTS.search(sentence) is not None)

    @cached_property
    def game(self) -> int:
        """The same of the first sentence about a single game."""
        return self._first(_is_game)

    @cached_property
    def is_of_sport(self) -> bool:
        """Whether its words are those of a match."""
        strong, loose = self._found("contest"), self._found("sport")
        return (bool(strong) and len(strong | loose) > 1) or len(loose) >= PARAMETERS.loose

    @cached_property
    def is_of_deals(self) -> bool:
        """Whether firms take over each other in it."""
        return bool(self._found("deals"))

    @cached_property
    def is_of_markets(self) -> bool:
        """Whether its words are those of a market."""
        return len(self._found("trade")) >= PARAMETERS.traded

    def _first(self, rule: Callable[[str], bool]) -> int:
        return next((n for n, sentence in enumerate(self.sentences) if rule(sentence)), len(self.sentences))

    def _found(self, name: str) -> set[str]:
        return {found[0].lower().removesuffix("s") for found in frame_words(name).finditer(" ".join(self.sentences))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A sentence in its paragraph."""

    told: Told
    number: int
    """How many sentences of its paragraph stand before it."""
    paragraph: Paragraph

    @property
    def sentence(self) -> str:
        """The words of the sentence."""
        return self.told.scene.sentence.of(self.told.scene.text)

    def before(self, event: Event) -> str:
        """Return the words of the sentence before those of an act."""
        return self.sentence[: event.trigger.start - self.told.scene.sentence.start]

    def words(self, event: Event) -> str:
        """Return the words that tell an act."""
        return event.clause.of(self.told.scene.text)


def with_frames(told: Sequence[Told]) -> list[Told]:
    """Return the sentences of an article in order, each with its acts: those of another world are imagined."""
    out: list[Told] = []
    for setting in _settings(told):
        events = tuple(_imagined(e) if _is_framed(setting, e) else e for e in setting.told.events)
        out.append(replace(setting.told, events=events))
    return out


def _settings(told: Sequence[Told]) -> list[Setting]:
    out: list[Setting] = []
    groups: list[list[Told]] = []
    for one in told:
        if groups and are_of_one_paragraph(groups[-1][-1].scene, one.scene):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        paragraph = Paragraph(sentences=tuple(one.scene.sentence.of(one.scene.text) for one in group))
        out += [Setting(told=one, number=n, paragraph=paragraph) for n, one in enumerate(group)]
    return out


def _imagined(event: Event) -> Event:
    return replace(event, status="hypothetical", stance=None, issue=None, doubted=False)


def _is_framed(setting: Setting, event: Event) -> bool:
    return any(rule(setting, event) for rule in RULES)


def _is_of_plot(setting: Setting, event: Event) -> bool:
    now = _is_present(setting, event)
    if now and setting.paragraph.plot < setting.number:
        return True
    return any(
        at <= len(setting.before(event)) and (now or (surely and not _is_of_work(setting, event)))
        for at, surely in _plots(setting.sentence)
    )


def _plots(sentence: str) -> list[tuple[int, bool]]:
    """Return where plots begin in a sentence, and whether what is told there in the past is one, too."""
    out: list[tuple[int, bool]] = []
    for name in ("works", "pieces"):
        for work in frame_words(name).finditer(sentence):
            behind = sentence[work.end() :]
            if OPENING.match(sentence[: work.start()]) and NOUN_ENDS.match(behind):
                out.append((work.end(), name == "works"))
            for rule, past in ((INSIDE, name == "works"), (TELLING, True)):
                found = rule.match(behind)
                out += [(work.end() + found.end(), past)] if found else []
    for work in frame_words("art").finditer(sentence):
        found = SHOWS.match(sentence[work.end() :])
        out += [(work.end() + found.end(), True)] if found else []
    return out + [(found.end(), False) for found in TITLED.finditer(sentence)]


def _is_present(setting: Setting, event: Event) -> bool:
    """Say whether an act stands in the present, or in a form or a noun without a tense of its own."""
    clauses = [c for scene in (setting.told.scene, setting.told.parsed) for c in told_by(scene, event)]
    return all(c.group.tense in ("present", "ongoing", "none") for c in clauses)


def _is_of_work(setting: Setting, event: Event) -> bool:
    """Say whether the act is one that fell on the work itself: "the film, which was banned on Monday"."""
    clauses = told_by(setting.told.scene, event)
    return any(c.group.passive and c.link in ("relative", "reduced") for c in clauses)


def _is_of_game(setting: Setting, event: Event) -> bool:
    before = setting.before(event)
    if setting.paragraph.parts < setting.number or PARTS.search(before):
        return True
    if PRETENDED.search(before) or UNTRUE.search(setting.sentence):
        return True
    if any(AT_WHICH.match(before[m.end() :]) for m in frame_words("mock").finditer(before)):
        return True
    if any(OPENING.match(before[: m.start()]) for m in frame_words("scripts").finditer(before)):
        return True
    if setting.paragraph.game < setting.number:
        return TURN.match(setting.sentence) is not None or " had " in setting.words(event)
    if event.type in VIOLENT:
        return frame_words("mock").search(setting.sentence) is not None and "mock execution" not in setting.sentence
    return event.type not in ("MOBILIZE", "COOPERATE") and frame_words("mock").search(setting.words(event)) is not None


def _is_game(sentence: str) -> bool:
    """Say whether a single game is what a sentence is about; "war games" are held by armies."""
    found = frame_words("playing").search(sentence)
    return found is not None and not found[0].endswith("s") and HEAD.match(sentence[: found.start()]) is not None


def _is_of_memory(setting: Setting, event: Event) -> bool:
    before = setting.before(event)
    if THIS_DAY.match(setting.sentence):
        return True
    if not frame_words("memory").search(before):
        return False
    age = _age(setting, event)
    if age is not None:
        return age >= PARAMETERS.memory_years
    return SHOWN.search(before) is not None or "enactor" in setting.words(event)


def _age(setting: Setting, event: Event) -> int | None:
    """Return how many years before the publication the day of an act lies."""
    scene = setting.told.scene
    edtf = scene.times[event.time].edtf if event.time is not None else None
    years = [re.match(r"\d{4}", value or "") for value in (edtf, scene.published)]
    told, out = years
    return int(out[0]) - int(told[0]) if told and out else None


def _is_of_contest(setting: Setting, event: Event) -> bool:
    if not setting.paragraph.is_of_sport:
        return False
    kept = (event.type in BY_STATES and _is_of_state(setting, event)) or _is_of_persons(setting, event)
    return not kept and not _is_stern(setting, event)


def _is_of_trade(setting: Setting, event: Event) -> bool:
    if _is_stern(setting, event) or _is_of_state(setting, event):
        return False
    return setting.paragraph.is_of_deals or (event.type in WARLIKE and setting.paragraph.is_of_markets)


def _is_stern(setting: Setting, event: Event) -> bool:
    """Say whether those who bear arms or office, or the dead, are named by the words of an act."""
    return frame_words("stern").search(setting.words(event)) is not None


def _is_of_state(setting: Setting, event: Event) -> bool:
    chains = setting.told.scene.chains
    return any(p.chain is not None and chains[p.chain].kind == "country" for p in event.parties)


def _is_of_persons(setting: Setting, event: Event) -> bool:
    """Say whether two who are named confer: "will meet X, but a match was called off"."""
    chains = setting.told.scene.chains
    people = [p for p in event.parties if p.chain is not None and chains[p.chain].kind == "person"]
    return event.type == "CONSULT" and len(people) > 1


RULES = (_is_of_plot, _is_of_game, _is_of_memory, _is_of_contest, _is_of_trade)
