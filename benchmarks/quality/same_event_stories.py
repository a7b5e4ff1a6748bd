"""
One event once, over the reports of the golden stories: which tellings of one act are joined, and what parts the others.

usage: python benchmarks/quality/same_event_stories.py [STORY ...]

A telling is of the gold event whose snippet holds its act and whose types allow its type; of another type it is of a
gold event where it is the only one in the snippet. Counted are pairs of tellings of two origins: how many that are of
one gold event are joined (recall), and how many that are joined are of one (precision; a part and its whole, and what
became of an event, are left out). A pair that is not joined is counted under everything that forbids it, else under its
kinds where these are never compared, under its weight where that does not reach the threshold, and under the linkage
where it does: another telling of a group spoke against it, or the network alone tells it and two groups want it.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from stemma import lineage as tracing
from stemma.account.act_pairs import ActParameters, is_near_kind, weigh
from stemma.account.actors import join_actors
from stemma.account.breaths import tell_once
from stemma.account.event_groups import join_tellings
from stemma.account.independence import trace_independence
from stemma.account.never_one import forbidding
from stemma.account.parameters import AccountParameters
from stemma.account.same_event import Rules
from stemma.account.tellings import Telling, gather_tellings
from stemma.account.told import Told
from stemma.account.witness import align, gather_witnesses
from stemma.account.wording import ActEncoder, WordingParameters
from stemma.encoder import open_encoder
from stemma.intake import collect
from stemma.pipeline import merge_articles, read_all
from stemma.records.article import Article, ArticleId
from stemma.records.lineage import Lineage
from stemma.records.reading import Reading
from stemma.records.span import Span
from stemma.text.normalise import fold

ROOT = Path(__file__).parents[2]
STORIES = Path(__file__).with_name("stories.yaml")
Pair = tuple[int, int]


class Story:
    """The tellings of a story as the account compares them, and the gold event that each is of."""

    def __init__(
        self,
        gold: Mapping[str, Any],
        articles: Sequence[Article],
        lineage: Lineage,
        readings: Sequence[Reading],
        encoder: ActEncoder,
    ) -> None:
        parameters = AccountParameters()
        witnesses = gather_witnesses(articles, lineage, readings)
        independence, alignment = trace_independence(witnesses, lineage), align(lineage, parameters)
        cast = join_actors(witnesses, independence, alignment, parameters)
        self.rules, self.encoder = Rules(alignment, parameters), encoder
        once = tell_once(gather_tellings(witnesses, cast, parameters))
        self.tellings = [words[0] for words in once]
        snippets = list(_snippets(gold, articles))
        self.witnesses, self.cast, self.snippets = witnesses, cast, snippets
        event_of = _events_of([t for words in once for t in words], snippets)
        known = [[event_of[id(t)] for t in words if id(t) in event_of] for words in once]
        self.event = {n: events[0] for n, events in enumerate(known) if events}
        """The gold event of a telling, by its number."""
        self.origin = [independence.evidence(t.witness, t.clause, t.via).origin for t in self.tellings]
        self.told = Told(self.tellings, encoder, WordingParameters())
        self.articles: dict[str, set[ArticleId]] = defaultdict(set)
        """The articles that tell each gold event."""
        for event, _, article, _ in snippets:
            self.articles[event["id"]].add(article)
        kin = {(e["id"], e[k]) for e in gold.get("events") or [] for k in ("part_of", "becomes") if k in e}
        self.kin = kin | {(b, a) for a, b in kin}

    def pairs(self) -> Iterator[tuple[Pair, bool]]:
        """
        Yield the pairs of tellings of which gold knows whether they are one event.

        What no snippet holds is of no event that the gold has, unless a snippet of that event stands in its report.
        """
        for a, b in combinations(range(len(self.tellings)), 2):
            one, other = self.event.get(a), self.event.get(b)
            if one and other:
                if (one, other) not in self.kin:
                    yield (a, b), one == other
            elif one or other:
                stranger = self.tellings[b if one else a].witness.id
                if stranger not in self.articles[one or other or ""]:
                    yield (a, b), False

    def join(self, parameters: ActParameters | None = None) -> dict[int, int]:
        """Return the number of the event that each telling is joined to, by its number."""
        groups = join_tellings(self.tellings, self.encoder, self.rules, parameters=parameters or ActParameters())
        number = {id(t): n for n, t in enumerate(self.tellings)}
        return {number[id(t)]: k for k, group in enumerate(groups) for t in group}

    def count(self, home: Mapping[int, int]) -> Counter[str]:
        """Return how many pairs over two origins are of one event, joined, and joined rightly."""
        out: Counter[str] = Counter()
        for (a, b), same in self.pairs():
            if a in home and b in home and a in self.event and b in self.event and self.origin[a] != self.origin[b]:
                joined = home[a] == home[b]
                out += Counter(same=same, joined=joined, right=joined and same)
        return out

    def parted_by(self, home: Mapping[int, int]) -> Counter[str]:
        """Return what parts the pairs over two origins that are of one event and are not joined."""
        out: Counter[str] = Counter()
        for (a, b), same in self.pairs():
            if same and a in home and b in home and home[a] != home[b] and self.origin[a] != self.origin[b]:
                out.update(self._parting(a, b))
        return out

    def _parting(self, a: int, b: int) -> list[str]:
        one, other, parameters = self.tellings[a], self.tellings[b], ActParameters()
        found = forbidding(self.told, a, b, self.rules, parameters.forbidding)
        if not is_near_kind(one, other):
            found.append("type")
        if found:
            return found
        found_likely = weigh(self.told, a, b, self.rules, parameters, WordingParameters()) > parameters.threshold
        return ["linkage" if found_likely else "weight"]


def open_stories(only: Sequence[str] = ()) -> Iterator[tuple[str, Story]]:
    """Yield the golden stories by name, read with all networks."""
    encoder = open_encoder()
    for entry in yaml.safe_load(STORIES.read_text(encoding="utf-8")):
        if not only or entry["name"] in only:
            articles = merge_articles(collect([ROOT / entry["reports"]], manifest=None, published=None).articles)
            gold = yaml.safe_load((ROOT / entry["gold"]).read_text(encoding="utf-8"))
            lineage = tracing.trace(articles, encoder=encoder)
            yield entry["name"], Story(gold, articles, lineage, read_all(articles), encoder)


def show(name: str, found: Counter[str]) -> str:
    """Return recall and precision as a line."""
    recall, precision = found["right"] / max(1, found["same"]), found["right"] / max(1, found["joined"])
    return f"{name:20s} {found['same']:5d} pairs   recall {recall:.3f}   precision {precision:.3f}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*")
    every, parted = Counter[str](), Counter[str]()
    for name, story in open_stories(parser.parse_args().stories):
        home = story.join()
        found, why = story.count(home), story.parted_by(home)
        every, parted = every + found, parted + why
        print(show(name, found), dict(why.most_common()), flush=True)
    print(show("in all", every), dict(parted.most_common()))
    return 0


def _snippets(
    gold: Mapping[str, Any], articles: Sequence[Article]
) -> Iterator[tuple[Mapping[str, Any], Span, ArticleId, int]]:
    """Yield each gold event with where a snippet of it stands, in which article, and how long the snippet is."""
    by_file = {(a.file or "").rsplit("/", 1)[-1]: a for a in articles}
    for event in gold.get("events") or []:
        for key, words in event["evidence"].items():
            where = gold["articles"][key]
            article = by_file[where["file"].rsplit("/", 1)[-1] + (f"#{where['line']}" if "line" in where else "")]
            folded = fold(article.text)
            for snippet in words:
                wanted = fold(snippet).text.strip()
                if (at := folded.text.find(wanted)) >= 0:
                    yield event, folded.back(at, at + len(wanted)), article.id, len(wanted)


def _events_of(
    tellings: Sequence[Telling], snippets: Sequence[tuple[Mapping[str, Any], Span, ArticleId, int]]
) -> dict[int, str]:
    """Return the gold event of each telling, by its identity; of several the one whose cells and snippet fit best."""
    found: dict[int, list[tuple[bool, bool, int, int, str]]] = defaultdict(list)
    for event, span, article, length in snippets:
        inside = [t for t in tellings if t.witness.id == article and span.contains(t.event.trigger)]
        fitting = [t for t in inside if t.event.type in event["types"]]
        for t in fitting or (inside if len(inside) == 1 else ()):
            shared = min(t.clause.end, span.end) - max(t.clause.start, span.start)
            is_status = event.get("status") == t.event.status
            found[id(t)].append((bool(fitting), is_status, shared, -length, event["id"]))
    return {told: max(events)[-1] for told, events in found.items()}


if __name__ == "__main__":
    sys.exit(main())
