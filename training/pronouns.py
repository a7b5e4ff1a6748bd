"""
Fit what speaks for each candidate of "he" and "she" (`src/stemma/reading/pronouns/weights.json`).

    python -m training.pronouns DATA --out src/stemma/reading/pronouns/weights.json

Learnt from are the documents of GUM whose texts allow any use: lives, travel, papers, textbooks and courts; every
other document of news, interviews and speeches; and the reports of ECB+ on topics with an odd number (`dev` of
benchmarks/quality/pronouns.py; `held` is never read). A
conditional logit: of the candidates of each pronoun, nobody among them, the one that means the same as the pronoun in
the corpus. Names are those that a reading finds, by rules and network. While it learns, pronouns before are given to
whom they mean. Printed are figures of the dev documents, each by weights that have not seen it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stemma.encoder import open_reader
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.mentions import Cast, find_cast
from stemma.reading.pronouns.antecedents import Antecedents, PronounParameters, choose_candidate, nobody
from stemma.reading.pronouns.find import doubt_genders, find_pronouns, learn_genders
from stemma.reading.pronouns.points import Pronoun
from stemma.reading.pronouns.scene import Candidate, PronounScene
from training.corpora.ecb_chains import is_held, load_reports
from training.corpora.gum import GENRES
from training.corpora.gum_chains import Document, load_chains

MEASURED = ("news", "interview", "speech")
"""Genres of which half is held out."""
PENALTY = 15.0
"""Of squared weights; among 2, 5, 8, 12, 15, 20 and 30 the best on documents that the fit had not seen."""
TIMES = 3
"""How often the dev documents are learnt from: they are the genres that matter, and few."""
STEPS = 400
FOLDS = 8

Row = tuple[list[dict[str, float]], list[bool]]
"""The features of the candidates of one pronoun, nobody last, and which of them are meant."""
Choice = Callable[[Sequence[Candidate], Sequence[bool]], Candidate | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A document with its actors, and what they mean in the corpus."""

    document: Document
    dev: bool
    cast: Cast
    pronouns: tuple[Pronoun, ...]
    meant: Mapping[int, str]
    """The entity of each draft, by the draft's identity."""


def _documents(data: Path) -> Iterator[tuple[Document, bool]]:
    """Yield the documents to learn from, and whether each is one of dev."""
    gum = sorted(load_chains(data / "ud" / "gum.conllu.gz"), key=lambda document: document.name)
    halved = [d.name for d in gum if d.name.split("_")[1] in MEASURED]
    for document in gum:
        if document.name.split("_")[1] in GENRES and document.name not in halved[1::2]:
            yield document, document.name in halved
    yield from ((report, True) for report in load_reports(data / "ecb") if not is_held(report))


def prepare(data: Path) -> Iterator[Lesson]:
    """Yield the documents to learn from."""
    reader, settings = open_reader(), PronounParameters()
    for document, dev in _documents(data):
        text, sentences = document.text, document.sentences
        cast = find_cast(text, sentences, labelled=reader.read(text, sentences).names)
        people = [*cast.drafts, *cast.strangers]
        pronouns = tuple(p for p in find_pronouns(text, sentences, cast.quoted) if p.gender)
        learn_genders(Antecedents(text, sentences, people, cast.quoted), pronouns, settings)
        doubt_genders(Antecedents(text, sentences, people, cast.quoted), pronouns, cast.drafts, settings)
        meant = {id(draft): one for draft in people if (one := _entity(document, draft))}
        yield Lesson(document=document, dev=dev, cast=cast, pronouns=pronouns, meant=meant)


def _entity(document: Document, draft: Draft) -> str | None:
    """Return what most names and nouns of *draft* mean: the smallest phrase of the corpus round each."""
    votes: Counter[str] = Counter()
    for span, _, _ in draft.mentions:
        # ECB+ marks heads: "Hall" of "Jo Hall".
        round_it = (s.overlaps(span) if document.sparse else s.contains(span) for s, _ in document.entities)
        held = [(len(s), one) for (s, one), holds in zip(document.entities, round_it, strict=True) if holds]
        votes.update([one for _, one in sorted(held)[:1]])
    return votes.most_common(1)[0][0] if votes else None


def walk(lesson: Lesson, choose: Choice) -> Iterator[tuple[Pronoun, Sequence[Candidate], list[bool], Candidate | None]]:
    """Yield each pronoun that the corpus chains, its candidates, which of them are meant, and the one chosen."""
    document, cast = lesson.document, lesson.cast
    scene = PronounScene(document.text, document.sentences, [*cast.drafts, *cast.strangers], cast.quoted)
    wanted = dict(reversed(document.entities))
    for pronoun in lesson.pronouns:
        one = wanted.get(pronoun.span)
        candidates = scene.candidates(pronoun, PronounParameters().sentences_back)
        right = [one is not None and lesson.meant.get(id(c.draft)) == one for c in candidates]
        chosen = choose(candidates, right) if candidates else None
        if chosen is not None:
            scene.add(pronoun, chosen.draft)
        if one is not None:
            yield pronoun, candidates, right, chosen


def rows_of(lesson: Lesson) -> list[Row]:
    """Return what is to be learnt from one document."""

    def teach(candidates: Sequence[Candidate], right: Sequence[bool]) -> Candidate | None:
        return next((c for c, holds in zip(candidates, right, strict=True) if holds), None)

    return [
        ([*(c.features for c in candidates), nobody(candidates)], [*right, not any(right)])
        for _, candidates, right, _ in walk(lesson, teach)
        if candidates
    ]


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each feature: the likeliest choices under a penalty, by Adam from zero."""
    names = sorted({name for features, _ in rows for one in features for name in one})
    column = {name: n for n, name in enumerate(names)}
    flat = [one for features, _ in rows for one in features]
    x = np.zeros((len(flat), len(names)))
    for n, one in enumerate(flat):
        for name, value in one.items():
            x[n, column[name]] = value
    y = np.array([float(holds) for _, right in rows for holds in right])
    first = np.cumsum([0, *(len(right) for _, right in rows)])
    of = np.repeat(np.arange(len(rows)), np.diff(first))
    weights, mean, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = x @ weights
        power = np.exp(scores - np.maximum.reduceat(scores, first[:-1])[of])
        share = power / np.add.reduceat(power, first[:-1])[of]
        hit = power * y
        slope = x.T @ (share - hit / np.add.reduceat(hit, first[:-1])[of]) + PENALTY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def measure(lessons: Sequence[Lesson], weights: Mapping[str, float]) -> Counter[bool | None]:
    """Return how many pronouns are given right, wrong, and (None) to nobody who is named."""

    def best(candidates: Sequence[Candidate], _: Sequence[bool]) -> Candidate | None:
        return choose_candidate(candidates, weights, PronounParameters())

    counts: Counter[bool | None] = Counter()
    for lesson in lessons:
        for _, candidates, right, chosen in walk(lesson, best):
            named = chosen is not None and chosen.draft.name
            counts[right[candidates.index(chosen)] if named and chosen else None] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lessons = list(prepare(options.data))
    rows = {lesson.document.name: rows_of(lesson) * (TIMES if lesson.dev else 1) for lesson in lessons}
    dev = [lesson for lesson in lessons if lesson.dev]
    counts: Counter[bool | None] = Counter()
    for fold in range(FOLDS):
        apart = dev[fold::FOLDS]
        seen = {lesson.document.name for lesson in apart}
        counts += measure(apart, fit([row for name in rows if name not in seen for row in rows[name]]))
    given = counts[True] + counts[False]
    line = (
        f"dev documents, each by weights fitted without it: {counts[True]} of {given} given right, of {counts.total()}"
    )
    print(line)
    every = [row for name in rows for row in rows[name]]
    pronouns = sum(len(rows[lesson.document.name]) // (TIMES if lesson.dev else 1) for lesson in lessons)
    card = [
        "What speaks for a candidate of 'he' and 'she'; made by training/pronouns.py, read by reading/pronouns/antecedents.py.",
        f"Fitted on {pronouns} pronouns in {len(lessons)} documents: of GUM (UD_English-GUM, annotations CC BY 4.0)",
        "Wikipedia, Wikivoyage, open-access papers, OpenStax, courts, and half of Wikinews, interviews and speeches;",
        "the reports of ECB+ (CC BY 3.0) on topics with an odd number.",
        line[0].upper() + line[1:] + ".",
        "Knows English prose; transcripts of talk without quotation marks are where it errs most.",
    ]
    written = {"card": card, "penalty": PENALTY, "weights": fit(every)}
    options.out.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
