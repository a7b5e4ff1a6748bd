"""
Wordings of PLOVER's types with gaps for the actors, filled anew each time they are asked for.

Source: the project; invented. Licence: CC0. `training/data/event_wordings.tsv` goes through what PLOVER's codebook
lists under each type; `event_actors.yaml` holds who may stand in the gaps, and what may stand before and behind.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from training.corpora.pairs import MARKED, Pair, read_marked

FOLDER = Path(__file__).parents[1] / "data"
GAP = re.compile(r"([{\[<])([A-Z])[}\]>]")
AROUND = {"{": "{%s}", "[": "[%s]", "<": "%s"}
SLOT = re.compile(r"\{(\w+)\}")
FIRST_LETTER = re.compile(r"^([{\[]?)(\w)")
OPENED, DATED, CLOSED = 0.18, 0.12, 0.55
"""Shares of sentences: with an adverbial in front; with a dateline; of those with no adverbial, with more behind."""
JOINED = 0.2
"""Share of sentences that tell another act too, of others: the marks say which one is asked for."""
TRIES = 8
"""How often another actor is drawn where one stands in the sentence already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Who may stand in the gaps."""

    forms: Mapping[str, Mapping[str, int]]
    """Letter -> form -> weight."""
    lists: Mapping[str, Sequence[str]]

    def draw(self, letter: str, random: np.random.Generator) -> str:
        """Return an actor of the kind *letter*."""
        forms = self.forms[letter]
        weights = np.array(list(forms.values()), dtype=float)
        form = list(forms)[int(random.choice(len(weights), p=weights / weights.sum()))]
        return SLOT.sub(lambda slot: self.one_of(slot[1], random), form)

    def one_of(self, name: str, random: np.random.Generator) -> str:
        """Return one of the list *name*."""
        return self.lists[name][int(random.integers(len(self.lists[name])))]


def load_wordings() -> list[tuple[str, str]]:
    """Return the wordings, each with its type."""
    lines = (FOLDER / "event_wordings.tsv").read_text("utf-8").splitlines()
    return [(kind, words) for kind, words in (line.split("\t") for line in lines if not line.startswith("#"))]


def load_actors() -> Actors:
    """Return who may stand in their gaps."""
    told: dict[str, Any] = yaml.safe_load((FOLDER / "event_actors.yaml").read_text("utf-8"))
    return Actors(forms=told.pop("forms"), lists=told)


def fill(
    wordings: Sequence[tuple[str, str]], actors: Actors, random: np.random.Generator, *, fillings: float
) -> list[Pair]:
    """Return *wordings* with their gaps filled, each *fillings* times; below 1, that share of them, each once."""
    chosen = list(range(len(wordings))) * int(fillings)
    rest = round((fillings - int(fillings)) * len(wordings))
    chosen += random.permutation(len(wordings))[:rest].tolist()
    return [
        read_marked(
            f"wording/{n}/{at}", "wording", kind, _filled(_joined(words, wordings, actors, random), actors, random)
        )
        for at, n in enumerate(chosen)
        for kind, words in [wordings[n]]
    ]


def _joined(wording: str, wordings: Sequence[tuple[str, str]], actors: Actors, random: np.random.Generator) -> str:
    """Return *wording*, now and then with another act before or behind it whose parties bear no marks."""
    if random.random() >= JOINED:
        return wording
    other = MARKED.sub(_unmarked, wordings[int(random.integers(len(wordings)))][1])
    other = other[0].lower() + other[1:]
    return actors.one_of("joins", random).replace("{act}", wording).replace("{other}", other)


def _unmarked(party: re.Match[str]) -> str:
    return f"<{party[1]}>" if GAP.fullmatch(party[0]) else party[1]


def _filled(wording: str, actors: Actors, random: np.random.Generator) -> str:
    drawn: set[str] = set()

    def actor(gap: re.Match[str]) -> str:
        found = actors.draw(gap[2], random)
        for _ in range(TRIES):
            if found not in drawn:
                break
            found = actors.draw(gap[2], random)
        drawn.add(found)
        return AROUND[gap[1]] % found

    sentence = GAP.sub(actor, wording)
    chance = random.random()
    if chance < OPENED:
        return f"{actors.one_of('openings', random)}{sentence}."
    sentence = FIRST_LETTER.sub(lambda first: first[1] + first[2].upper(), sentence)
    opening = actors.one_of("datelines", random) if chance < OPENED + DATED else ""
    closing = actors.one_of("closings", random) if random.random() < CLOSED else ""
    return f"{opening}{sentence}{closing}."
