"""
What one account costs: CPU seconds of composing a case of synthetic news, by its number of articles.

usage: python benchmarks/speed/account.py [--sizes 500 5000] [--profile]

The news is made, from a seed: in each week of a long quarrel of eight states some twenty acts happen, and every article
tells five of its week in one of several wordings, with a statement and a count. Articles are read once, which is not in
the figures. Printed: CPU seconds of `compose` with an encoder that has every vector at hand (what is done again whenever an
article is added), of the encoder beside it, the number of events, and the same once more with one article added.
"""

import argparse
import cProfile
import pstats
import random
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from stemma import lineage as tracing
from stemma import reading
from stemma.account import compose
from stemma.encoder import Encoder, open_encoder
from stemma.records.account import MadeBy
from stemma.records.article import Article, derive_article_id, digest_text

STATES = ("Peru", "Chile", "Kenya", "Ethiopia", "Laos", "Thailand", "Greece", "Turkey")
TOWNS = ("Geneva", "Doha", "Lima", "Nairobi", "Vientiane", "Athens", "Ankara", "Santiago")
THINGS = ("the dam", "the gas pipeline", "the border posts", "the fishing grounds", "the airspace", "four engineers")
OUTLETS = tuple(
    f"{a} {b}"
    for a in ("Northern", "Coastal", "River", "Harbour", "Plains")
    for b in ("Herald", "Post", "Mail", "Star")
)
TELLINGS = (
    ("{a} and {b} held talks in {town} on {day}.", "Delegations of {a} and {b} met in {town} on {day}.", "{day}'s meeting of {a} and {b} in {town} ended without a statement."),
    ("{a} expelled three diplomats of {b} on {day}.", "Three diplomats from {b} were thrown out by {a} on {day}."),
    ("{a} demanded on {day} that {b} reopen {thing}.", "On {day} {a} called on {b} to reopen {thing}."),
    ("{a} rejected on {day} a demand by {b} over {thing}.", "{a} turned down on {day} what {b} had asked about {thing}."),
    ("Soldiers of {a} attacked a post of {b} near {town} on {day}, killing {n} people.", "At least {n} people were killed on {day} when troops from {a} raided a post of {b} near {town}."),
    ("{a} will meet {b} in {town} on {day}.", "A meeting of {a} and {b} is due in {town} on {day}."),
    ("{a} closed its border with {b} on {day}.", "{a} shut its frontier with {b} on {day}."),
)  # fmt: skip


class Remembering:
    """An encoder that keeps every vector, and how long it took to make them."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder, self.held, self.seconds = encoder, {}, 0.0

    def acts(self, acts: Sequence[tuple[str, int, int]]) -> tuple[np.ndarray, np.ndarray]:
        new = sorted({a for a in acts if a not in self.held})
        began = time.process_time()
        if new:
            for act, *vectors in zip(new, *self.encoder.acts(new), strict=True):
                self.held[act] = vectors
        self.seconds += time.process_time() - began
        return tuple(np.array([self.held[a][k] for a in acts]) for k in (0, 1))


def make_articles(count: int, seed: int = 7) -> list[Article]:
    """Return *count* articles, twelve a day."""
    chance, weeks, out = random.Random(seed), {}, []
    for n in range(count):
        published = date(2031, 1, 6) + timedelta(days=n // 12)
        monday = published - timedelta(days=published.weekday())
        if monday not in weeks:
            weeks[monday] = [_make_act(chance, monday) for _ in range(20)]
        lines = [_tell(chance, act) for act in chance.sample(weeks[monday], 5)]
        state = chance.choice(STATES)
        lines.append(
            f"“We will not move on {chance.choice(THINGS)} before the week of number {n // 3} is over,” the foreign minister of {state} said."
        )
        text, outlet = f"{chance.choice(TOWNS).upper()} - " + " ".join(lines), chance.choice(OUTLETS)
        digest, day = digest_text(text), published.isoformat()
        identity = derive_article_id(url=None, file=f"{n}.txt", outlet=outlet, published=day, text_sha256=digest)
        out.append(Article(id=identity, file=f"{n}.txt", url=None, outlet=outlet, title=None, published=day, language="en", text=text, text_sha256=digest))  # fmt: skip
    return out


def _make_act(chance: random.Random, monday: date) -> tuple[Sequence[str], dict[str, str]]:
    a, b = chance.sample(STATES, 2)
    day = f"{monday + timedelta(days=chance.randrange(7)):%B %-d, %Y}"
    cells = {"a": a, "b": b, "town": chance.choice(TOWNS), "thing": chance.choice(THINGS), "day": day, "n": str(chance.randint(2, 30))}  # fmt: skip
    return chance.choice(TELLINGS), cells


def _tell(chance: random.Random, act: tuple[Sequence[str], dict[str, str]]) -> str:
    return chance.choice(act[0]).format(**act[1])


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    made_by = MadeBy(version="speed", parameters="", weights=None)
    for size in options.sizes:
        articles = make_articles(size + 1)
        lineage, readings = tracing.trace(articles), [reading.read(a) for a in articles]
        encoder = Remembering(open_encoder())
        figures = []
        for kept in (size, size + 1):
            began, before = time.process_time(), encoder.seconds
            profile = cProfile.Profile() if options.profile and kept > size else None
            if profile:
                profile.enable()
            account = compose(
                articles[:kept], lineage, readings, case="speed", as_of=None, made_by=made_by, encoder=encoder
            )
            if profile:
                profile.disable()
                pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
            figures.append((time.process_time() - began - (encoder.seconds - before), encoder.seconds - before))
        (first, vectors), (again, _) = figures
        print(
            f"{size} articles: compose {first:.1f} s, vectors {vectors:.1f} s, one article more {again:.1f} s; {len(account.events)} events, {len(account.statements)} statements",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
