"""
How broadly acts are told: single paragraphs of invented news, each with the acts that a person took from it.

usage: python benchmarks/quality/paragraphs.py [--misses] [FILE.yaml ...]

Without a file all of `tests/cases/paragraphs` are counted. Those under `held` were written by the same hands on the
same day as those under `open`, and no rule was written with a look at them: of them only totals are printed.
A paragraph is a case of one article, and its acts are compared cell by cell as those of a story are (`stories.py`).
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.quality.stories import ROOT, Figures, Story, Tally, judge_events, show

from stemma.pipeline import build_account
from stemma.reading.events.asked_types import UNKNOWN
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.records.reading import EventType

PARAGRAPHS = ROOT / "tests" / "cases" / "paragraphs"
FLOORS = Path(__file__).with_name("paragraphs.yaml")
TYPES = frozenset(get_args(EventType)) - {UNKNOWN}
"""What a paragraph's `none` must not be told as: an act of a known type."""


def show_files(purpose: str | None, measure: Callable[[Sequence[Path]], Iterator[Figures]]) -> int:
    """Print the figures of every file, of those held aside without the misses; return 1 where one is below a floor."""
    parser = argparse.ArgumentParser(description=purpose, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    fallen = [show(n, t, f, misses=options.misses and "held" not in n) for n, t, f in measure(options.files)]
    return 1 if any(fallen) else 0


def measure(files: Sequence[Path] = ()) -> Iterator[Figures]:
    """Yield each file's name ("open/one"), its tallies and its floors."""
    floors = yaml.safe_load(FLOORS.read_text("utf-8")) or {}
    for path in files or sorted(PARAGRAPHS.glob("*/*.yaml")):
        name = f"{path.parent.name}/{path.stem}"
        tallies: dict[str, Tally] = defaultdict(Tally)
        for paragraph in yaml.safe_load(path.read_text("utf-8")):
            for key, tally in judged(paragraph).items():
                tallies[key].right += tally.right
                tallies[key].all += tally.all
                tallies[key].misses += [f"{paragraph['label']}: {miss}" for miss in tally.misses]
        yield name, tallies, floors.get(name) or {}


def judged(paragraph: dict[str, Any]) -> dict[str, Tally]:
    """Return what is right of the acts of one paragraph."""
    article = article_of(paragraph["text"], str(paragraph["published"]))
    gold = {
        "events": [
            act | {"id": f"{'/'.join(act['types'])} {act['words']!r}", "evidence": {"a": [act["words"]]}}
            for act in paragraph.get("acts") or []
        ],
        "not_events": [
            {"types": TYPES, "why": "told as an act", "evidence": {"a": [words]}}
            for words in paragraph.get("none") or []
        ],
    }
    story = Story(gold, build_account([article], case="paragraph").account, {"a": article})
    judge_events(story)
    return story.tallies


def article_of(text: str, published: str | None = None) -> Article:
    """Return *text* as an article of which nothing else is known but the day on which it came out, if that."""
    digest = digest_text(text)
    known = {"url": None, "file": None, "outlet": None, "published": published}
    identity = derive_article_id(text_sha256=digest, **known)
    return Article(id=identity, title=None, language="en", text=text, text_sha256=digest, **known)


if __name__ == "__main__":
    sys.exit(show_files(__doc__, measure))
