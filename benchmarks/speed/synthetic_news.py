"""
Synthetic news with known copies: the same articles for the same seed, on every machine.

Words follow a Zipf law over an invented vocabulary; sentences and paragraphs have the lengths of news; a share
of the articles copies an earlier one with the edits that desks make (cut from the end, a paragraph
dropped or added, words changed). It is made to measure time, not quality: nobody would read it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

VOCABULARY = 60_000
SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeio"]
FUNCTION = """
the of and to in a that for on with was said by is at as from it his has have be were an not he had will are but who
they its which their one been after more than would about two up out first when also into year could over last new people some other time no
""".split()  # noqa: SIM905 - a word list reads better as words
WIRES = ("AFP", "Reuters", "AP", "TASS", "Xinhua", "EFE", "dpa", "ANSA")
NEW_SENTENCES = 4_096
"""Sentences are drawn in blocks of so many, which is what makes a million articles take minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsParameters:
    """What the made articles are like."""

    seed: int = 1
    words: int = 400
    """Words of an article on average."""
    copies: float = 0.3
    """Share of the articles that copy an earlier one."""
    outlets: int = 400
    recent: int = 3_000
    """A copy takes from one of so many articles before it: news is copied while it is new."""
    printings: int = 0
    """So many articles are printings of the first one."""


def vocabulary(seed: int) -> list[str]:
    """Return the words, the commonest first."""
    chance = np.random.default_rng(seed)
    found: dict[str, None] = dict.fromkeys(FUNCTION)
    while len(found) < VOCABULARY:
        count = int(chance.integers(2, 5))
        word = "".join(SYLLABLES[i] for i in chance.integers(0, len(SYLLABLES), count))
        found[word.capitalize() if chance.random() < 0.15 else word] = None
    return list(found)


def articles(count: int, *, parameters: NewsParameters = NewsParameters()) -> Iterator[dict[str, str | int]]:
    """
    Yield *count* articles as the records of a JSON lines file: id, title, outlet, published, text.

    `story` is the number of the article that its words come from in the end: its own, unless it is a copy.
    """
    p = parameters
    chance = np.random.default_rng(p.seed + 1)
    sentences = _sentences(vocabulary(p.seed), chance)
    recent: list[tuple[int, list[str]]] = []
    first: list[str] | None = None
    for number in range(count):
        story = number
        if first is not None and number <= p.printings:
            story, body = 0, _edited(first, sentences, chance)
        elif recent and chance.random() < p.copies:
            story, source = recent[int(chance.integers(0, len(recent)))]
            body = _edited(source, sentences, chance)
        else:
            body = _written(sentences, p.words, chance)
        first = first or body
        if len(recent) < p.recent:
            recent.append((story, body))
        else:
            recent[int(chance.integers(0, p.recent))] = (story, body)
        yield {**_record(number, count, body, chance, p), "story": story}


def write_json_lines(path: Path, count: int, *, parameters: NewsParameters = NewsParameters()) -> None:
    """Write *count* articles to *path*, one a line."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(
            json.dumps(record, ensure_ascii=False) + "\n" for record in articles(count, parameters=parameters)
        )


def judge(pairs: Iterable[tuple[int, int]], stories: list[int]) -> tuple[float, float]:
    """
    Return the share of copies that have an article of their story among their partners, and of pairs within a story.

    Articles are numbered from 0; `stories` gives each one's story.
    """
    met = [False] * len(stories)
    count = right = 0
    for a, b in pairs:
        count += 1
        if stories[a] == stories[b]:
            right += 1
            met[a] = met[b] = True
    copies = [n for n, story in enumerate(stories) if story != n]
    return sum(met[n] for n in copies) / max(1, len(copies)), right / max(1, count)


def _record(number: int, count: int, body: list[str], chance: np.random.Generator, p: NewsParameters) -> dict[str, str]:
    minute = number * 30 * 24 * 60 // max(count, 1)
    day, rest = divmod(minute, 24 * 60)
    text = "\n\n".join(body)
    if chance.random() < 0.2:
        text = f"{text}\n\n({WIRES[int(chance.integers(0, len(WIRES)))]})"
    return {
        "id": f"n{number}",
        "title": body[0][:60].rsplit(" ", 1)[0],
        "outlet": f"Paper {int(chance.integers(0, p.outlets))}",
        "published": f"2023-05-{day + 1:02d}T{rest // 60:02d}:{rest % 60:02d}",
        "text": text,
    }


def _sentences(words: list[str], chance: np.random.Generator) -> Iterator[str]:
    """Yield sentences without end; a tenth of them stand in quotation marks."""
    rank = np.arange(1, len(words) + 1)
    weight = np.cumsum(1 / (rank + 2.7))
    weight /= weight[-1]
    while True:
        lengths = chance.integers(12, 33, NEW_SENTENCES)
        drawn = np.searchsorted(weight, chance.random(int(lengths.sum())))
        at = 0
        for length, style in zip(lengths.tolist(), chance.random(NEW_SENTENCES).tolist(), strict=True):
            picked = [words[i] for i in drawn[at : at + length]]
            at += length
            picked[0] = picked[0].capitalize()
            if length > 24:
                picked[length // 2] += ","
            body = " ".join(picked)
            yield f"“{body},” {picked[3].capitalize()} said." if style < 0.1 else f"{body}."


def _written(sentences: Iterator[str], words: int, chance: np.random.Generator) -> list[str]:
    goal = int(chance.normal(words, words / 5))
    out: list[str] = []
    made = 0
    while made < max(goal, 60):
        paragraph = " ".join(next(sentences) for _ in range(int(chance.integers(1, 3))))
        out.append(paragraph)
        made += paragraph.count(" ") + 1
    return out


def _edited(body: list[str], sentences: Iterator[str], chance: np.random.Generator) -> list[str]:
    """Return a copy as a desk prints it: the same, cut, with words changed, or with a paragraph of its own."""
    out = list(body)
    style = chance.random()
    if style < 0.25:
        return out
    if style < 0.6 and len(out) > 4:
        out = out[: int(chance.integers(len(out) // 2, len(out)))]
    if 0.5 < style < 0.8 and len(out) > 3:
        del out[int(chance.integers(1, len(out)))]
    if style > 0.55:
        for _ in range(int(chance.integers(1, 6))):
            at = int(chance.integers(0, len(out)))
            words = out[at].split(" ")
            words[int(chance.integers(0, len(words)))] = "otherwise"
            out[at] = " ".join(words)
    if style > 0.85:
        out.insert(int(chance.integers(1, len(out) + 1)), next(sentences))
    return out
