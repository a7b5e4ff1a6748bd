"""A case that remembers how it was traced is traced as anew, whatever came, in whatever order, and whatever left."""

import random

import numpy as np
import pytest
from tests.lineage import stories
from tests.lineage.test_growing import invented

from stemma.lineage import trace
from stemma.memo import Memo


class Letters:
    """Vectors that follow from the letters of a sentence; nothing is learned."""

    def sentences(self, texts):
        counted = [[1 + text.lower().count(c) for c in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        vectors = np.array(counted, dtype=np.float32).reshape(len(texts), 26)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("encoder", [None, Letters()])
def test_one_by_one_is_all_at_once(seed, encoder):
    """Articles come one by one, in no order; some go again: each time the lineage is that of the articles held."""
    chance = random.Random(seed)
    articles = invented(22, seed)
    chance.shuffle(articles)
    memo = Memo()
    for count in (*range(1, len(articles) + 1), 9, 17, len(articles)):
        memo = Memo(memo.kept)

        traced = trace(articles[:count], encoder=encoder, memo=memo)

        assert traced == trace(articles[:count], encoder=encoder)


def test_only_what_a_new_article_touches_is_made():
    """One that shares nothing adds its own rows, and none of those that were there is made again."""
    articles = invented(20, 3)
    memo = Memo()
    trace(articles, memo=memo)
    memo = Memo(memo.kept)
    lone = stories.make_article(
        "lone", {"outlet": "Delta Times", "published": "2024-03-28", "text": ["A heron was seen where none had been."]}
    )

    trace([*articles, lone], memo=memo)

    assert {name.split("/")[1] for name in memo.fresh} <= {"article", "part", "anchors"}
    assert len(memo.fresh) <= 3


def test_nothing_new_makes_nothing():
    articles = invented(20, 4)
    memo = Memo()
    once = trace(articles, encoder=Letters(), memo=memo)
    again = Memo(memo.kept)

    assert trace(articles, encoder=Letters(), memo=again) == once
    assert again.fresh == {}
    assert again.used == memo.kept.keys()
