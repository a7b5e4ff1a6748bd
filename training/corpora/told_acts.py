"""
Invented texts of news with every act that they tell, marked by the project; CC0.

A line of a file is a text: `{"published", "text", "acts"}`. An act has its type `t` (others that may stand for it in
`alt`), its status `s`, its words `w`, which stand once in the text, the word `h` of them that carries it, and by their
words who did it (`by`), to whom (`to`), its place (`pw`) and its day (`dw`). Words that stand more than once are those
nearest to the act. Acts that are only imagined are marked too, as `hypothetical`.

A text with `"held": true` is kept back: networks do not learn from it, they are measured on it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from stemma.records.span import Span

FOLDER: Final = Path(__file__).parents[1] / "data" / "events"
ROLES: Final = {"source": "by", "target": "to", "place": "pw", "time": "dw"}
"""What arguments are called, and their keys in a line."""
WORDY: Final = re.compile(r"\w")
LEAD: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """One act of a text."""

    trigger: Span
    """The word that carries it."""
    types: tuple[str, ...]
    """PLOVER types that may stand for it, the best first."""
    status: str
    arguments: Mapping[str, tuple[Span, ...]]
    """By role (`ROLES`), the words of each, without the article before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldText:
    """A text with all its acts."""

    id: str
    text: str
    acts: tuple[ToldAct, ...]
    part: Literal["train", "held"]
    """Whether it may be learnt from."""


def load_told_acts(folder: Path = FOLDER) -> Iterator[ToldText]:
    """
    Yield the texts of all files in *folder*, in the order of their names.

    Raises:
        ValueError: a line is no JSON, or the words of an act do not stand in its text; the message names file and line.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                yield _text(f"{path.stem}-{number}", json.loads(line))
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


def _text(identity: str, told: Mapping[str, Any]) -> ToldText:
    acts = tuple(_act(told["text"], act) for act in told["acts"])
    return ToldText(id=identity, text=told["text"], acts=acts, part="held" if told.get("held") else "train")


def _act(text: str, told: Mapping[str, Any]) -> ToldAct:
    words = _places(text, told["w"])
    if len(words) != 1:
        raise ValueError(f"{told['w']!r} stands {len(words)} times")
    carrying = _places(told["w"], told["h"])
    if not carrying:
        raise ValueError(f"{told['h']!r} is no word of {told['w']!r}")
    start = words[0].start + carrying[0].start
    trigger = Span(start, start + len(carrying[0]))
    return ToldAct(
        trigger=trigger,
        types=(told["t"], *told.get("alt", ())),
        status=told["s"],
        arguments={role: _arguments(text, told.get(key), trigger) for role, key in ROLES.items()},
    )


def _arguments(text: str, told: str | Sequence[str] | None, trigger: Span) -> tuple[Span, ...]:
    some = [told] if told and isinstance(told, str) else told or ()
    return tuple(sorted({_bare(text, _nearest(text, words, trigger)) for words in some}))


def _nearest(text: str, words: str, trigger: Span) -> Span:
    """Return where *words* stand nearest to the trigger, which they may hold: "the arsonists"."""
    found = _places(text, words)
    if not found:
        raise ValueError(f"{words!r} stands nowhere")
    return min(
        found, key=lambda place: (place.overlaps(trigger), max(trigger.start - place.end, place.start - trigger.end))
    )


def _bare(text: str, span: Span) -> Span:
    lead = LEAD.match(text, span.start, span.end)
    return span if lead is None or lead.end() == span.end else Span(lead.end(), span.end)


def _places(text: str, words: str) -> list[Span]:
    """Return where *words* stand in *text* as whole words."""
    out, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (WORDY.match(text[at - 1 : at]) or WORDY.match(text[end : end + 1])):
            out.append(Span(at, end))
        at = text.find(words, at + 1)
    return out
