"""
Who types the acts of whole stories better: the rules that made them, or the network for types.

    python benchmarks/quality/types_in_stories.py [STORY ...]

Asked is every act of a reading that has a type and whose words lie in a gold snippet of an act (`stories.yaml` lists the
stories); where snippets lie in each other, the shortest counts. Printed: how often each is right, and the same of those
acts on which the network is sure and disagrees. The network is shown the act's words and its parties. This is why an
account asks the rules: see `docs/how-it-decides.md`.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.quality.stories import ROOT, STORIES

from stemma.encoder.act_types import ActTypes, open_act_types
from stemma.intake import collect
from stemma.pipeline import read
from stemma.records.article import Article
from stemma.records.labels import MarkedAct
from stemma.records.reading import Event, Reading
from stemma.records.span import Span

SURE = (0.5, 0.7, 0.8, 0.9)
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Two of our types are one root of the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One act with both answers."""

    rules: str
    network: str
    surety: float
    gold: frozenset[str]


def answers(reports: Path, gold: Path, types: ActTypes) -> Iterator[Answer]:
    """Yield the acts of one story."""
    told = yaml.safe_load(gold.read_text("utf-8"))
    by_file = {(a.file or "").rsplit("/", 1)[-1]: a for a in collect([reports], manifest=None, published=None).articles}
    for key, given in told["articles"].items():
        article = by_file.get(given["file"].rsplit("/", 1)[-1])
        snippets = list(_snippets(told["events"], key, article.text)) if article is not None else []
        if article is None or not snippets:
            continue
        reading = read(article)
        for event in reading.events:
            around = [(len(span), kinds) for span, kinds in snippets if span.contains(event.trigger)]
            act = _act(event, reading)
            if around and act is not None and event.type != "OTHER":
                yield _answer(article, event, act, min(around, key=lambda pair: pair[0])[1], types)


def _snippets(events: Sequence[dict], key: str, text: str) -> Iterator[tuple[Span, frozenset[str]]]:
    for event in events:
        kinds = frozenset(YIELD.get(kind, kind) for kind in event["types"])
        for snippet in event["evidence"].get(key, ()):
            at = text.find(snippet)
            if at >= 0:
                yield Span(at, at + len(snippet)), kinds


def _act(event: Event, reading: Reading) -> MarkedAct | None:
    sentence = next((s for s in reading.sentences if s.contains(event.trigger)), None)
    if sentence is None:
        return None
    near = [p for p in event.parties if sentence.contains(p.span)]
    source = next((p.span for p in near if p.role != "target"), None)
    target = next((p.span for p in near if p.role == "target"), None)
    return MarkedAct(sentence=sentence, source=source, target=target, predicate=event.trigger)


def _answer(article: Article, event: Event, act: MarkedAct, gold: frozenset[str], types: ActTypes) -> Answer:
    row = types.scores(article.text, [act])[0]
    best = int(row.argmax())
    return Answer(
        rules=YIELD.get(event.type, event.type), network=types.kinds[best], surety=float(row[best]), gold=gold
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", nargs="*")
    chosen = parser.parse_args().story
    types = open_act_types()
    every: list[Answer] = []
    for story in yaml.safe_load(STORIES.read_text("utf-8")):
        if not chosen or story["name"] in chosen:
            every += answers(ROOT / story["reports"], ROOT / story["gold"], types)
    _say("all acts", every)
    for least in SURE:
        _say(f"network at {least}, not of one mind", [a for a in every if a.surety >= least and _differ(a)])


def _differ(answer: Answer) -> bool:
    return answer.network not in ("NONE", answer.rules)


def _say(what: str, chosen: Sequence[Answer]) -> None:
    rules, network = sum(a.rules in a.gold for a in chosen), sum(a.network in a.gold for a in chosen)
    print(f"{what:36} {len(chosen):5}   rules right {rules:4}   network right {network:4}")


if __name__ == "__main__":
    main()
