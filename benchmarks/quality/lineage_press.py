"""
Copy histories with known truth, made out of plain stories.

A press takes stories (lists of paragraphs) and makes articles of them by what newsrooms do: reprint, cut from the end or
the middle, re-date, restyle, transliterate otherwise, add own paragraphs, merge two wires, print later versions, take a
passage, and lose the source. Beside them stand look-alikes that are no copies: the same quotations, one site's template,
a shared press release, standing background, and whatever pairs of stories the folder has about one event.
Noise: page chrome, encoding damage, missing and wrong dates. Everything is drawn from one seeded generator.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from stemma.records.article import Article, Credit, CreditKind, Zone, derive_article_id, digest_text
from stemma.records.lineage import Relation
from stemma.records.span import Span

OUTLETS = tuple(
    f"{town} {kind}"
    for town in (
        "Harrow",
        "Melk",
        "Oriel",
        "Tarn",
        "Vance",
        "Ystad",
        "Zell",
        "Brack",
        "Corran",
        "Dunmore",
        "Esk",
        "Fenn",
    )
    for kind in ("Post", "Herald", "Times", "Courier", "Gazette")
)
AGENCIES = ("AP", "AFP", "Reuters", "dpa", "Kyodo", "PTI")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {f"on {d}": f"on March {n}" for n, d in enumerate(DAYS, 4)} | {
    d: f"March {n}" for n, d in enumerate(DAYS, 4)
}
STYLE = {
    "percent": "per cent", "color": "colour", "favor": "favour", "labor": "labour", "center": "centre",
    "defense": "defence", "program ": "programme ", "organiz": "organis", "recogniz": "recognis", "Jan. ": "January ",
}  # fmt: skip
"""Spelling alone: a reprint stays a reprint."""
WORDING = {
    " said.": " told journalists.", "more than": "over", "United States": "US", "toward ": "towards ",
    " about ": " some ", "However,": "But", " also ": " ", " because ": " since ", " began ": " started ",
}  # fmt: skip
NAMES = (("ei", "ey"), ("sky", "ski"), ("ev", "yev"), ("ou", "u"), ("dj", "j"), ("kh", "h"))
DAMAGE = (("’", "â€™"), ("“", "â€œ"), ("”", "â€\x9d"), ("—", "â€”"), ("é", "Ã©"), (" ", "\u00a0"))
CHROME = (
    "Stay on top of the day: get our newsletter in your inbox every morning",
    "Share this story",
    "Corrections and copyright notice",
    "- Advertisement -",
    "Most read in News",
)
QUOTED = re.compile(r"(?:[\"“]|'')(?:(?!'')[^\"“”])*(?:[\"”]|'')")
VOICE = " The account was confirmed by an official who spoke to the {}."
"""What an outlet writes of its own reporting, and a copy drops or not."""
PROOFREAD = 0.25
"""How often an editor sees what is wrong in the source."""
PASSAGE_WORDS = 22
"""Narration in each of two paragraphs of a copied passage: of less nobody could be sure. Words."""


@dataclass(slots=True, kw_only=True)
class Made:
    """A generated article and the truth about it."""

    key: str
    history: str
    """Kind of the history that it stands in."""
    story: int
    """Number of the history."""
    outlet: str
    published: str | None
    paragraphs: list[tuple[str, str]]
    """(text, origin): the key of the article, held or not, that first had the words."""
    title: str | None = None
    parent: str | None = None
    """Key of the article that gave the words, held or not."""
    relation: Relation = "original"
    credits: list[tuple[str, CreditKind]] = field(default_factory=list)
    chrome: bool | None = None
    """Page chrome around the text: marked as such, unmarked, or none."""
    damaged: bool = False
    release: bool = False
    misprints: list[tuple[str, str]] = field(default_factory=list)
    """(wrong, right) sentences that stand wrong in it, by its own fault or its source's."""

    @property
    def origin(self) -> str:
        """The origin of most of its characters."""
        sizes: dict[str, int] = {}
        for text, origin in self.paragraphs:
            sizes[origin] = sizes.get(origin, 0) + len(text)
        return max(sorted(sizes), key=lambda o: sizes[o])


@dataclass(slots=True, kw_only=True)
class Set:
    """A generated set of articles."""

    made: list[Made]
    """All of them."""
    held: list[Made]
    """Those that a program sees."""


class Press:
    """Makes articles out of stories."""

    def __init__(self, stories: Sequence[list[str]], seed: int) -> None:
        self.draw = random.Random(seed)
        self.stories = [list(s) for s in stories]
        self.draw.shuffle(self.stories)
        half = max(4, len(self.stories) * 2 // 5)
        self.spare = [p for s in self.stories[half:] for p in s if len(p) > 120 and not re.search(r"[\"“”]", p)]
        self.quotes = [p for s in self.stories[half:] for p in s if _is_quotation(p)]
        self.stories = self.stories[:half]
        self.made: list[Made] = []
        self.lost: set[str] = set()
        self.story = 0
        self.history = ""

    def root(self, day: int = 1) -> Made:
        """Return a new story, as its outlet printed it."""
        key = f"k{len(self.made)}"
        made = Made(
            key=key,
            history=self.history,
            story=self.story,
            outlet=self.outlet(),
            published=self.moment(day),
            paragraphs=[(p, key) for p in self.stories.pop()],
        )
        if self.draw.random() < 0.4:
            at = self.draw.randrange(1, len(made.paragraphs))
            made.paragraphs[at] = (made.paragraphs[at][0] + VOICE.format(made.outlet), key)
        self.made.append(made)
        return made

    def copy(self, parent: Made, operations: Sequence["Operation"], relation: Relation) -> Made:
        """Return a copy of *parent* by another outlet, later, after *operations*."""
        made = Made(
            key=f"k{len(self.made)}",
            history=self.history,
            story=self.story,
            outlet=self.outlet(),
            published=self.after(parent.published),
            paragraphs=list(parent.paragraphs),
            parent=parent.key,
            relation=relation,
            misprints=list(parent.misprints),
        )
        for operation in operations:
            operation(self, made)
        if self.draw.random() < 0.6 and relation == "edited":
            told = VOICE.format(parent.outlet)
            made.paragraphs = [(t.replace(told, ""), o) for t, o in made.paragraphs]
        if relation == "edited" and made.paragraphs == parent.paragraphs:
            made.relation = "reprint"  # there was nothing to change
        if self.draw.random() < 0.2 and relation != "update" and parent.key not in self.lost:
            made.credits.append((parent.outlet, "sign_off"))
        self.made.append(made)
        return made

    def outlet(self) -> str:
        """Return an outlet that this history has not used yet."""
        used = {m.outlet for m in self.made if m.story == self.story}
        return self.draw.choice([o for o in OUTLETS if o not in used])

    def own(self, made: Made) -> tuple[str, str]:
        """Return a paragraph that no story has, as reported by *made*."""
        text = self.spare.pop() if self.spare else f"Nobody at the scene would speak to the {made.outlet} on Tuesday."
        if self.draw.random() < 0.3:
            text += f" Nobody knows how it will end, a passer-by told the {made.outlet}."
        return text, made.key

    def moment(self, day: int) -> str:
        """Return a time on the *day*-th day."""
        return f"2024-03-{day + 4:02d}T{self.draw.randrange(4, 12):02d}:{self.draw.randrange(60):02d}"

    def after(self, moment: str | None) -> str:
        """Return a time after *moment*: minutes to a day and a half."""
        day, minutes = (int(moment[8:10]), int(moment[11:13]) * 60 + int(moment[14:16])) if moment else (6, 600)
        minutes += int(
            self.draw.choice((self.draw.uniform(5, 60), self.draw.uniform(60, 600), self.draw.uniform(600, 2200)))
        )
        day, minutes = day + minutes // 1440, minutes % 1440
        return f"2024-03-{day:02d}T{minutes // 60:02d}:{minutes % 60:02d}"


def _is_quotation(text: str) -> bool:
    """Say whether a paragraph is words in marks and who said them, and no more."""
    even = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return text[0] in '"“' and even and len(_told(text)) <= 8 and len(text.split()) > 16


def _told(text: str) -> list[str]:
    return re.sub(QUOTED, " ", text).split()


def _window(press: Press, paragraphs: Sequence[tuple[str, str]], first: int) -> list[tuple[str, str]]:
    """Return some paragraphs in a row, from the *first* on, two of them with `PASSAGE_WORDS` of narration."""
    start = press.draw.choice(range(first, max(first + 1, len(paragraphs) - 3)))
    end = start + 2
    while end < len(paragraphs) and sum(len(_told(t)) >= PASSAGE_WORDS for t, _ in paragraphs[start:end]) < 2:
        end += 1
    return list(paragraphs[start:end])


Operation = Callable[[Press, Made], None]


def make_set(stories: Sequence[list[str]], count: int, seed: int, twins: Sequence[tuple[list[str], list[str]]]) -> Set:
    """Return *count* histories, as far as the stories go; *twins* are pairs of stories about one event."""
    press = Press(stories, seed)
    for number in range(count):
        if len(press.stories) < 3:
            break
        history = HISTORIES[(number + 5 * seed) % len(HISTORIES)]  # few stories: each set has other histories
        press.story, press.history = number, history.__name__
        history(press)
    for number, pair in enumerate(twins, count):
        press.story, press.history = number, "same_event"
        press.stories.extend(pair)
        for _ in pair:
            press.root()
    for made in press.made:
        _weather(press, made)
    return Set(made=press.made, held=[m for m in press.made if m.key not in press.lost])


def _weather(press: Press, made: Made) -> None:
    """Do to an article what the way from the site to the file does."""
    chance = press.draw.random
    if made.published and chance() < 0.07:
        made.published = None
    elif made.published and made.relation != "update" and chance() < 0.04:  # the day a feed was read, or a page moved
        made.published = f"2024-03-{press.draw.randrange(2, 20):02d}T{press.draw.randrange(24):02d}:00"
    elif made.published and chance() < 0.2:
        made.published = made.published[:10]
    made.chrome = press.draw.choice((None, None, True, True, False))
    made.damaged = chance() < 0.06


def cut_end(press: Press, made: Made) -> None:
    """Keep the first part."""
    made.paragraphs = made.paragraphs[: max(3, int(len(made.paragraphs) * press.draw.uniform(0.4, 0.8)))]


def cut_middle(press: Press, made: Made) -> None:
    """Drop some paragraphs that are not the first."""
    gone = set(press.draw.sample(range(1, len(made.paragraphs)), max(1, len(made.paragraphs) // 4)))
    made.paragraphs = [p for n, p in enumerate(made.paragraphs) if n not in gone]


def headline(press: Press, made: Made) -> None:
    """Print under another headline."""
    made.title = f"What to know today, number {press.draw.randrange(1000)}"


def house_style(_: Press, made: Made) -> None:
    """Spell otherwise, and change nothing else."""
    made.paragraphs = [(_replaced(t, STYLE), o) for t, o in made.paragraphs]


def redate(_: Press, made: Made) -> None:
    """Write dates for weekdays."""
    made.paragraphs = [(_replaced(t, WEEKDAYS), o) for t, o in made.paragraphs]


def reword(_: Press, made: Made) -> None:
    """Put some words for others, and spell otherwise."""
    made.paragraphs = [(_replaced(_replaced(t, STYLE), WORDING), o) for t, o in made.paragraphs]


def transliterate(_: Press, made: Made) -> None:
    """Write capitalised words otherwise wherever they can be."""

    def other(word: re.Match[str]) -> str:
        return next((word.group().replace(a, b) for a, b in NAMES if a in word.group()[1:]), word.group())

    made.paragraphs = [(re.sub(r"(?<=[a-z,] )[A-Z]\w{4,}", other, t), o) for t, o in made.paragraphs]


def add_own(press: Press, made: Made) -> None:
    """Put in paragraphs of own reporting."""
    for _ in range(press.draw.choice((1, 2, 2))):
        made.paragraphs.insert(press.draw.randrange(2, len(made.paragraphs) + 1), press.own(made))


def expand(press: Press, made: Made) -> None:
    """Add own paragraphs at the end: the copy is the longer one."""
    made.paragraphs.extend(press.own(made) for _ in range(press.draw.choice((2, 3, 4))))


def weekdays(_: Press, made: Made) -> None:
    """Write weekdays for dates."""
    back = {date: day for day, date in WEEKDAYS.items()}
    made.paragraphs = [(_replaced(t, back), o) for t, o in made.paragraphs]


def move(press: Press, made: Made) -> None:
    """Put a late paragraph near the top."""
    made.paragraphs.insert(1, made.paragraphs.pop(press.draw.randrange(3, len(made.paragraphs))))


def revise(press: Press, made: Made) -> None:
    """Change numbers, as a toll rises."""
    changed = 0
    for n, (text, origin) in enumerate(made.paragraphs):
        if changed < 3 and (found := re.search(r"(?<![\d,.])\d{1,3}(?![\d,.])", text)):
            text = text[: found.start()] + str(int(found.group()) + press.draw.randrange(1, 5)) + text[found.end() :]
            made.paragraphs[n], changed = (text, origin), changed + 1


def new_lead(press: Press, made: Made) -> None:
    """Begin with a new paragraph."""
    made.paragraphs[0:1] = [press.own(made)]


def misprint(press: Press, made: Made) -> None:
    """Get one to three words, numbers or characters wrong, each in one place, as whoever types or converts does."""
    for _ in range(press.draw.choice((1, 1, 2, 3))):
        at = press.draw.randrange(len(made.paragraphs))
        text, origin = made.paragraphs[at]
        pattern = press.draw.choice((r"\b[A-Z][a-z]{4,}\b", r"\b[A-Z][a-z]{4,}\b", r"\b[a-z]{7,}\b", r"\d[\d,]{2,}"))
        found = press.draw.choice([*re.finditer(f"{pattern}|[à-ÿ]", text)] or [None])
        if found is not None:
            wrong = text[: found.start()] + _garbled(press.draw, found.group()) + text[found.end() :]
            made.paragraphs[at] = (wrong, origin)
            made.misprints.append((wrong, text))


def _garbled(draw: random.Random, word: str) -> str:
    """Return a word with two neighbours exchanged, one doubled, one left out, or one put for another."""
    if not word.isascii():
        return draw.choice(("?", "\ufffd", word.encode().decode("cp1252", "replace")))
    at = draw.randrange(1, len(word) - 1) if len(word) > 2 else 0
    other = draw.choice("0123456789" if word[at].isdigit() else "aeinorst")
    return draw.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[: at + 1] + word[at:],
        word[:at] + word[at + 1 :], word[:at] + other + word[at + 1 :],
    ))  # fmt: skip


def proofread(press: Press, made: Made) -> None:
    """See what is wrong in the source, now and then."""
    for wrong, right in list(made.misprints):
        if press.draw.random() < PROOFREAD:
            made.paragraphs = [(right if t == wrong else t, o) for t, o in made.paragraphs]
            made.misprints.remove((wrong, right))


def _replaced(text: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def held_tree(press: Press) -> None:
    """A story, its reprint, a cut of the reprint, a copy of the cut, and an edited copy."""
    root = press.root()
    reprint = press.copy(root, [headline], "reprint")
    cut = press.copy(reprint, [cut_end], "edited")
    press.copy(cut, [headline, redate], "edited")
    press.copy(root, [redate, reword, cut_middle], "edited")


def house_reprints(press: Press) -> None:
    """A story and printings that differ in spelling alone."""
    root = press.root()
    press.copy(root, [headline, house_style], "reprint")
    press.copy(root, [headline], "reprint")


def lost_wire(press: Press) -> None:
    """Printings of an agency's story that is not held."""
    root = press.root()
    root.outlet = press.draw.choice(AGENCIES)
    press.lost.add(root.key)
    kinds: list[CreditKind] = ["byline", "photo", "dateline"]
    press.draw.shuffle(kinds)
    for operations in ([cut_end, redate], [reword, cut_middle], [cut_end]):
        press.copy(root, operations, "edited").credits = [(root.outlet, kinds.pop())]


def lost_unsigned(press: Press) -> None:
    """Two printings of a lost story that say nothing of where they have it."""
    root = press.root()
    press.lost.add(root.key)
    for _ in range(2):
        press.copy(root, [cut_middle, press.draw.choice((reword, redate, transliterate))], "edited").credits = []


def own_reporting(press: Press) -> None:
    """A copy with paragraphs of its own."""
    press.copy(press.root(), [expand] if press.draw.random() < 0.3 else [cut_end, add_own], "edited")


def passage(press: Press) -> None:
    """Some paragraphs of one story within another outlet's own."""
    root, other = press.root(), press.root()
    other.paragraphs[2:2] = _window(press, root.paragraphs, 1)
    other.published, other.parent, other.relation = press.after(root.published), root.key, "partial"


def merged(press: Press) -> None:
    """One article out of the tops of two."""
    first, second = press.root(), press.root()
    made = press.copy(first, [cut_end], "edited")
    size = sum(len(t) for t, _ in made.paragraphs)
    for paragraph in second.paragraphs:
        made.paragraphs.append(paragraph)
        if sum(len(t) for t, o in made.paragraphs if o == second.key) > size / 3:
            break
    made.published = max(press.after(first.published), press.after(second.published))


def versions(press: Press) -> None:
    """An outlet's later versions, and a copy of the second."""
    root = press.root()
    root.title = "Crews search river"
    second = press.copy(root, [new_lead, revise], "update")
    second.title = press.draw.choice(("UPDATE 1-Crews search river", "1st Ld-Writethru: river", "(LEAD) River", None))
    third = press.copy(second, [cut_middle, revise], "update")
    third.title = press.draw.choice(("UPDATE 2-Crews search river", "2nd Ld-Writethru: river", "(2nd LD) River", None))
    for made in (second, third):
        made.outlet = root.outlet
        made.paragraphs = [(t, root.key) for t, _ in made.paragraphs]
    if press.draw.random() < 0.5:
        third.paragraphs.append(("Correction: An earlier version of this article gave a wrong number.", root.key))
    press.copy(second, [cut_end], "edited")


def reordered(press: Press) -> None:
    """A copy in another order, and one with names written otherwise."""
    root = press.root()
    if press.draw.random() < 0.3:
        redate(press, root)
    press.copy(root, [move, press.draw.choice((redate, redate, weekdays))], "edited")
    press.copy(root, [transliterate, cut_end], "edited")


def misprinted(press: Press) -> None:
    """A story, a printing with errors in it, copies of that printing, and a copy of the story itself."""
    root = press.root()
    if press.draw.random() < 0.25:
        misprint(press, root)

    def desk() -> Operation:
        return press.draw.choice((cut_end, cut_middle, add_own, reword))

    second = press.copy(root, [proofread, desk(), misprint], "edited")
    press.copy(second, [headline], "reprint")
    press.copy(second, [proofread, desk()], "edited")
    press.copy(root, [proofread, desk()], "edited")


def same_quotations(press: Press) -> None:
    """Two stories with the same quotations and one site's template."""
    first, second = press.root(), press.root()
    if len(press.quotes) >= 3:
        said = press.draw.sample(press.quotes, 3)
        for made in (first, second):
            made.paragraphs[2:2] = [(q, made.key) for q in said]


def press_release(press: Press) -> None:
    """Two stories that both took a paragraph of a press release, which is held."""
    release, first, second = press.root(), press.root(), press.root()
    release.release = True
    taken = _window(press, release.paragraphs, 0)
    for made in (first, second):
        made.paragraphs[3:3] = taken
        made.published, made.parent, made.relation = press.after(release.published), release.key, "partial"


def background(press: Press) -> None:
    """Stories of one outlet, weeks apart, with the same two paragraphs of background."""
    first, second = press.root(), press.root()
    second.outlet, second.published = first.outlet, press.moment(20)
    for _ in range(2):
        text = press.spare.pop() if press.spare else "The quarrel began in 1998."
        for made in (first, second):
            made.paragraphs.append((text, made.key))


HISTORIES = (
    held_tree, lost_wire, own_reporting, passage, merged, versions, reordered, same_quotations,
    house_reprints, lost_unsigned, press_release, background, misprinted,
)  # fmt: skip


def article_of(made: Made) -> tuple[Article, list[tuple[Span, str]]]:
    """Return the article and where each origin's paragraphs stand in it."""
    text, spans, zones = "", [], []
    for number, (paragraph, origin) in enumerate(made.paragraphs):
        text += "\n\n" if text else ""
        body = _damaged(paragraph) if made.damaged else paragraph
        spans.append((Span(len(text), len(text) + len(body)), origin))
        text += body
        if made.chrome is not None and number == 2:
            text += f"\n\n{CHROME[3]}"
            zones.append(Zone(kind="boilerplate", span=Span(len(text) - len(CHROME[3]), len(text))))
    if made.chrome is not None:
        for line in CHROME:
            text += f"\n\n{line}"
            zones.append(Zone(kind="boilerplate", span=Span(len(text) - len(line), len(text))))
    sha, file = digest_text(text), f"{made.key}.txt"
    known = derive_article_id(url=None, file=file, outlet=made.outlet, published=made.published, text_sha256=sha)
    article = Article(
        id=known,
        file=file,
        url=None,
        outlet=made.outlet,
        title=made.title,
        published=made.published,
        language="en",
        genre="release" if made.release else "report",
        credits=tuple(Credit(name=name, kind=kind, span=Span(0, 1)) for name, kind in made.credits),
        zones=tuple(zones) if made.chrome else (),
        text=text,
        text_sha256=sha,
    )
    return article, spans


def _damaged(text: str) -> str:
    for old, new in DAMAGE:
        text = text.replace(old, new)
    return text


def ancestors(key: str, parents: dict[str, str | None]) -> Iterator[str]:
    """Yield all articles that *key* comes down from."""
    up = parents[key]
    while up is not None:
        yield up
        up = parents[up]
