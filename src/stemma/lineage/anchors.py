"""
What survives a paraphrase: names and numbers, in the order in which an article first gives them.

Pairs of articles that may be a spun copy and its source are found by them alone, without an encoder: by an inverted
index, never by trying all pairs, and then by how many of them stand in both in the same order.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from stemma.lexicon.function_words import ADVERBS, AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from stemma.lineage.candidates import find_candidates
from stemma.lineage.kinds import Reader
from stemma.lineage.parameters import CandidateParameters
from stemma.lineage.sketch import BODY, Sketch
from stemma.lineage.spun_parameters import SpunParameters
from stemma.text.shingles import Keys, word_key

Pair = tuple[int, int]
ENDS_BEFORE = frozenset(".!?:…\"'“”‘’«»([-–—•*\n\r\u2028\u2029")
"""Marks after which a capital shows the start of a sentence and no name."""
FUNCTION_WORDS = ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | SUBORDINATORS
POSSESSIVE = ("'s", "’s")


def anchor_keys(sketch: Sketch, start: int, end: int) -> list[tuple[int, int]]:
    """Return (word number, key) of the names and numbers among the words from *start* to before *end*."""
    text = sketch.article.text
    out = []
    begins, ends, keys = sketch.starts[start:end].tolist(), sketch.ends[start:end].tolist(), sketch.keys[start:end]
    for number, (begin, stop) in enumerate(zip(begins, ends, strict=True)):
        first = text[begin]
        if first.isdigit():
            out.append((start + number, int(keys[number])))
        elif first.isupper() and not _opens(text, begin):
            word = text[begin:stop]
            if word.lower() in FUNCTION_WORDS:
                continue
            plain = word.endswith(POSSESSIVE)
            out.append((start + number, word_key(word[:-2]) if plain else int(keys[number])))
    return out


def first_anchors(reader: Reader) -> list[int]:
    """Return the keys of the names and numbers of an article's body, each once, in the order of first mention."""
    body = (reader.sketch.place == BODY) & ~reader.template
    found = anchor_keys(reader.sketch, 0, len(reader.sketch))
    return list(dict.fromkeys(key for number, key in found if body[number]))


def anchored_pairs(readers: Sequence[Reader], chosen: Sequence[int], *, parameters: SpunParameters) -> list[Pair]:
    """Return the pairs among the *chosen* articles that share names and numbers in one order, sorted."""
    anchors = {n: first_anchors(readers[n])[: parameters.most_anchors] for n in chosen}
    pairs = anchored_candidates(anchors, parameters=parameters)
    return [pair for pair in pairs if is_in_order(anchors[pair[0]], anchors[pair[1]], parameters)]


def anchored_candidates(anchors: Mapping[int, Sequence[int]], *, parameters: SpunParameters) -> list[Pair]:
    """Return the pairs of articles that share names and numbers, sorted; *anchors* are given by number, rising."""
    numbers = [n for n, keys in anchors.items() if len(keys) >= parameters.least_anchors]
    prints: list[Keys] = [np.unique(np.array(anchors[n], dtype=np.uint64)) for n in numbers]
    bounds = CandidateParameters(least_shared=parameters.least_anchors, most_articles=parameters.most_articles)
    return [(numbers[a], numbers[b]) for a, b in find_candidates(prints, parameters=bounds)]


def is_in_order(left: Sequence[int], right: Sequence[int], parameters: SpunParameters) -> bool:
    """Say whether enough of the names and numbers stand in both, and in one order."""
    both = set(left) & set(right)
    kept = LCSseq.similarity([k for k in left if k in both], [k for k in right if k in both])
    return kept >= parameters.anchor_share * min(len(left), len(right)) and kept >= parameters.anchor_order * len(both)


def _opens(text: str, begin: int) -> bool:
    """Say whether the word at *begin* opens a sentence, where every word has a capital."""
    at = begin - 1
    while at >= 0 and text[at] in " \t\u00a0":
        at -= 1
    return at < 0 or text[at] in ENDS_BEFORE
