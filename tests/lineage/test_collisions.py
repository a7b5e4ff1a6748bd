"""Words that were made to have the keys of others share nothing with them, hide nothing, and take no longer."""

import json
import random
import re
import time

import numpy as np
import pytest
from tests.lineage import lattice, stories

from stemma.lineage import GrowingCase, LineageParameters, trace
from stemma.lineage.candidates import find_pairs
from stemma.lineage.sketch import draw_sketches, find_prints
from stemma.runners import trace_corpus
from stemma.text.word_keys import MASK, STEP, word_key
from stemma.text.words import WORD

PARAMETERS = LineageParameters()
STORY = "\n\n".join(stories.paragraph(name) for name in ("lead", "cause", "hurt", "minister", "company", "union"))


def made(text):
    """Return *text* with another word of the same key for each of its words."""
    return WORD.sub(lambda word: lattice.word_with_key(word_key(word.group())), text)


FALSE = made(STORY)


def article(key, day, text):
    return stories.make_article(
        key, {"outlet": f"{key} Daily", "published": f"2024-03-{day:02d}", "title": key, "literal": text}
    )


def parents(copies, articles):
    name = {a.id: a.file[0] for a in articles}
    return sorted((name.get(c.source, "lost"), name[c.target], c.relation) for c in copies)


def test_words_with_one_key_can_be_made():
    """What the other tests rest on: no secret keeps anybody from it."""
    word = lattice.word_with_key(word_key("harbour"))

    assert word != "harbour"
    assert word_key(word) == word_key("harbour")
    true, false = draw_sketches([article("a", 1, STORY), article("b", 1, FALSE)], parameters=PARAMETERS.sketch)
    assert np.array_equal(true.keys, false.keys)


@pytest.mark.parametrize("days", [(1, 2), (2, 1)])
def test_text_of_made_words_shares_nothing(days):
    """All keys agree, no word does, and so there is neither a copy nor shared text."""
    lineage = trace([article("a", days[0], STORY), article("b", days[1], FALSE)])

    assert (lineage.copies, lineage.shared) == ((), ())


@pytest.mark.parametrize("day", [1, 3, 5])
def test_copies_of_a_text_are_found_beside_made_words(day):
    """An article of made words stands for no other, whenever it was published."""
    articles = [article("a", 2, STORY), article("b", day, FALSE), article("c", 4, STORY)]

    assert parents(trace(articles).copies, articles) == [("a", "c", "reprint")]
    case = GrowingCase(articles[1:])
    assert parents(case.add(articles[0]).lineage.copies, articles) == [("a", "c", "reprint")]


def test_corpus_run_is_not_deceived_either(tmp_path):
    """From disk to disk nothing else comes out."""
    rows = [{"id": k, "outlet": f"{k} Daily", "published": f"2024-03-0{d}", "text": t} for k, d, t in (
        ("a", 2, STORY), ("b", 1, FALSE), ("c", 4, STORY),
    )]  # fmt: skip
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    summary = trace_corpus([tmp_path / "all.jsonl"], tmp_path / "out")

    assert (summary.copies, summary.origins) == (1, 2)


def test_one_made_word_in_a_copy_is_a_variant():
    """It is compared as the other word that it is."""
    false = lattice.word_with_key(word_key("hospital"))
    articles = [article("a", 2, STORY), article("b", 4, STORY.replace("hospital", false))]

    lineage = trace(articles)

    assert len(lineage.copies) == 1
    assert any(false in (v.b or "") and "hospital" in (v.a or "") for v in lineage.collations[0].variants)


def test_runs_of_words_with_one_key_share_nothing():
    """Five plain words against four others and one that was made: the fingerprints agree, the words do not."""
    true, others = WORD.findall(STORY), WORD.findall(stories.paragraph("t.lead") * 9)
    false = []
    for at in range(0, len(true) - 4, 5):
        run = others[at : at + 4]
        wanted = sum(word_key(w) * pow(STEP, n + 1, 1 << 64) for n, w in enumerate(true[at : at + 5]))
        rest = wanted - sum(word_key(w) * pow(STEP, n + 1, 1 << 64) for n, w in enumerate(run))
        false += [*run, lattice.word_with_key(rest * pow(STEP, -5, 1 << 64) & MASK)]
    articles = [article("a", 1, " ".join(true)), article("b", 2, " ".join(false))]
    sketches = list(draw_sketches(articles, parameters=PARAMETERS.sketch))

    assert len(np.intersect1d(sketches[0].shingles, sketches[1].shingles)) >= len(true) // 5 - 1
    lineage = trace(articles)

    assert (lineage.copies, lineage.shared) == ((), ())
    assert find_pairs(*find_prints(sketches, parameters=PARAMETERS.sketch), parameters=PARAMETERS.candidates)


def test_many_words_with_one_key_take_bounded_time():
    """A long text of different words that all have one key, and many short ones."""
    chance = random.Random(4)
    words = [lattice.word_with_key(word_key("harbour"), seed=n) for n in range(100)]
    assert len(set(words)) == 100
    texts = [chance.choices(words, k=20_000), chance.choices(words, k=20_000)]
    texts += [chance.choices(words, k=300) for _ in range(60)]
    articles = [
        article(f"x{n}", 1 + n % 20, re.sub(r"(.{2000}\S*) ", r"\1\n", " ".join(t))) for n, t in enumerate(texts)
    ]
    began = time.process_time()

    lineage = trace(articles)

    assert time.process_time() - began < 20
    assert lineage.copies == ()
