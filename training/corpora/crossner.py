"""
CrossNER, politics: sentences of Wikipedia about parties, elections and politicians.

Source: Liu, Xu, Yu, Dai, Ji, Cahyawijaya, Madotto and Fung, "CrossNER: Evaluating Cross-Domain
Named Entity Recognition", AAAI 2021, github.com/zliucr/CrossNER. Licence: MIT (text of Wikipedia, CC BY-SA).

Labels: politician and person are PER; organisation and politicalparty ORG; country and location LOC;
election, event and misc MISC, but a demonym under misc ("the Scottish leader") is NORP.
"""

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import read_rows
from training.corpora.document import Document
from training.corpora.loose_sentences import documents_of

KINDS = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
    "country": "LOC", "location": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC",
}  # fmt: skip


def load_crossner_politics(folder: Path, split: str) -> Iterator[Document]:
    """Yield documents of *split*, "train" (200 sentences) or "dev" (541, the measure: never to train on)."""
    rows = read_rows(folder / f"crossner-politics-{split}.txt")
    yield from documents_of(f"crossner-politics-{split}", rows, KINDS, weight=2.0)
