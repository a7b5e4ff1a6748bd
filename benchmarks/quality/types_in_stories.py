"""
Who types the acts of whole stories better: the rules or the network for events that made them, or that for types.

    python benchmarks/quality/types_in_stories.py [STORY ...]

Asked is every act of a reading whose words lie in a gold snippet of an act (`stories.yaml` lists the stories); where
snippets lie in each other, the shortest counts. Printed: how often each is right, the same of those acts on which the
network for types is sure and disagrees, how often it is right of those that the rules know no kind of, and the first two
of acts that the network for events told. The network for types is shown the act's words and its parties. This is why an
account asks the rules first: see `docs/how-it-decides.md`.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.quality.stories import ROOT, STORIES
from training.corpora.pairs import NO_ACT, ROOT_OF

from stemma import reading
from stemma.encoder import ActTypes, open_act_types, open_acts, open_events, open_reader
from stemma.intake import collect
from stemma.reading.events.asked_types import FOLLOWED, UNKNOWN, marked
from stemma.records.article import Article
from stemma.records.labels import MarkedAct
from stemma.records.reading import Event, Finder, Reading
from stemma.records.span import Span

SURE = (0.5, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One act with both answers."""

    by: Finder
    """Who told the act."""
    told: str
    """As what."""
    network: str
    surety: float
    gold: frozenset[str]


def answers(reports: Path, gold: Path, read: Callable[[Article], Reading], types: ActTypes) -> Iterator[Answer]:
    """Yield the acts of one story."""
    told = yaml.safe_load(gold.read_text("utf-8"))
    by_file = {(a.file or "").rsplit("/", 1)[-1]: a for a in collect([reports], manifest=None, published=None).articles}
    for key, given in told["articles"].items():
        article = by_file.get(given["file"].rsplit("/", 1)[-1])
        snippets = list(_snippets(told["events"], key, article.text)) if article is not None else []
        if article is None or not snippets:
            continue
        said = read(article)
        for event in said.events:
            around = [(len(span), kinds) for span, kinds in snippets if span.contains(event.trigger)]
            act = marked(event, said.sentences)
            if around and act is not None:
                yield _answer(article, event, act, min(around, key=lambda pair: pair[0])[1], types)


def _snippets(events: Sequence[dict], key: str, text: str) -> Iterator[tuple[Span, frozenset[str]]]:
    for event in events:
        kinds = frozenset(ROOT_OF.get(kind, kind) for kind in event["types"])
        for snippet in event["evidence"].get(key, ()):
            at = text.find(snippet)
            if at >= 0:
                yield Span(at, at + len(snippet)), kinds


def _answer(article: Article, event: Event, act: MarkedAct, gold: frozenset[str], types: ActTypes) -> Answer:
    ((network, surety),) = types.likeliest(article.text, [act])
    told = ROOT_OF.get(event.type, event.type)
    return Answer(by=event.by, told=told, network=network, surety=surety, gold=gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", nargs="*")
    chosen = parser.parse_args().story
    types, reader = open_act_types(), open_reader()
    read = partial(reading.read, network=reader, structure=open_acts(reader), acts=open_events(reader))
    every: list[Answer] = []
    for story in yaml.safe_load(STORIES.read_text("utf-8")):
        if not chosen or story["name"] in chosen:
            every += answers(ROOT / story["reports"], ROOT / story["gold"], read, types)
    known = [a for a in every if a.told != UNKNOWN]
    for by, what in (("rules", "acts of a kind that lists know"), ("network", "acts of the network for events")):
        some = [a for a in known if a.by == by]
        _say(what, some)
        for least in SURE:
            _say(f"sure at {least}, not of one mind", [a for a in some if a.surety >= least and _differ(a)])
    for least in SURE:
        sure = [a for a in every if a.told == UNKNOWN and a.surety >= least and a.network in FOLLOWED]
        _say(f"sure at {least}, lists know no kind", sure)


def _differ(answer: Answer) -> bool:
    return answer.network not in (NO_ACT, answer.told)


def _say(what: str, chosen: Sequence[Answer]) -> None:
    told, network = sum(a.told in a.gold for a in chosen), sum(a.network in a.gold for a in chosen)
    print(f"{what:36} {len(chosen):5}   as told right {told:4}   network for types right {network:4}")


if __name__ == "__main__":
    main()
