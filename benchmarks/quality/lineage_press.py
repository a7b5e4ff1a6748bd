"""
A press makes articles of which the truth is known out of plain stories, lists of paragraphs.

It prints stories and copies of what it printed (what is done to a copy: `lineage_edits.py`; who copies whom:
`lineage_histories.py`), and writes articles down as a program finds them, with page chrome and encoding damage.
Everything is drawn from one seeded generator.
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


Operation = Callable[["Press", Made], None]
"""What is done to a copy, in place."""


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

    def copy(self, parent: Made, operations: Sequence[Operation], relation: Relation) -> Made:
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
    return text[0] in '"“' and even and len(told(text)) <= 8 and len(text.split()) > 16


def told(text: str) -> list[str]:
    return re.sub(QUOTED, " ", text).split()


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
