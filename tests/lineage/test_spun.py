"""An article that is another in other words, sentence by sentence, is its spun copy; another report of the event is not."""

import numpy as np
import pytest
from tests.case_lists import cases_of, params
from tests.lineage import stories

from stemma.encoder import open_encoder
from stemma.lineage import trace
from stemma.lineage.monotone import lay_side_by_side

CASES = cases_of("lineage/spun")
TOLD = (
    ("base", "The Port Herald", "2024-03-05T08:00"),
    ("spun", "World Now 24", "2024-03-05T15:00"),
    ("report", "The Evening Star", "2024-03-06"),
)


class Counting:
    """The encoder, and how many sentences it was asked for."""

    def __init__(self):
        self.inner = open_encoder()
        self.asked = 0

    def sentences(self, texts):
        self.asked += len(texts)
        return self.inner.sentences(texts)


@pytest.fixture(scope="module")
def encoder():
    return Counting()


def told(case, *keys):
    return [
        stories.make_article(key, {"outlet": outlet, "published": published, "literal": case[key].strip()})
        for key, outlet, published in TOLD
        if key in (keys or ("base", "spun", "report"))
    ]


def outcome(lineage, articles):
    names = {a.id: a.file.removesuffix(".txt") for a in articles}
    return (
        sorted(sorted(names[a] for a in o.articles) for o in lineage.origins),
        {(names.get(c.source, "lost"), names[c.target], c.relation) for c in lineage.copies},
    )


@pytest.mark.parametrize("case", params(CASES))
def test_the_spun_version_comes_from_its_source_and_the_other_report_does_not(case, encoder):
    articles = told(case)
    lineage = trace(articles, encoder=encoder)

    assert outcome(lineage, articles) == ([["base", "spun"], ["report"]], {("base", "spun", "spun")})


@pytest.mark.parametrize("case", params(CASES[:3]))
def test_without_an_encoder_spun_copies_stay_apart(case):
    articles = told(case)

    assert outcome(trace(articles), articles) == ([["base"], ["report"], ["spun"]], set())


def test_passages_are_pairs_of_whole_sentences(encoder):
    articles = told(CASES[0], "base", "spun")
    (copy,) = trace(articles, encoder=encoder).copies

    pairs = [(p.source.of(articles[0].text), p.target.of(articles[1].text)) for p in copy.passages]
    lines = [[line.lstrip('"') for line in CASES[0][key].strip().split("\n")] for key in ("base", "spun")]
    assert pairs == list(zip(*lines, strict=True))
    assert all(0.45 < p.similarity < 1 for p in copy.passages)
    assert "11 sentences follow those of The Port Herald in other words" in copy.reasons[0]


def test_garbled_names_and_numbers_are_variants(encoder):
    articles = told(CASES[0], "base", "spun")
    (collation,) = trace(articles, encoder=encoder).collations

    assert [(v.kind, v.a, v.b) for v in collation.variants] == [
        ("name", "Admiral Dario Quell", "Admiral Dario Quel"),
        ("number", "14", "40"),
        ("name", "Santa Reva", "Santa Riva"),
    ]
    assert all(v.a_span.of(articles[0].text) == v.a for v in collation.variants)
    assert all(v.b_span.of(articles[1].text) == v.b for v in collation.variants)


@pytest.mark.parametrize(("names", "source"), [(("Adlér", "Dário"), "base"), (("Adlér", "Dario"), "lost")])
def test_of_one_day_the_one_without_accents_took_the_words(encoder, names, source):
    """One name may be a slip; two that lost their accents are a habit of who tells it again."""
    base = CASES[0]["base"].replace("Adler", names[0]).replace("Dario", names[1])
    articles = [
        stories.make_article(key, {"outlet": f"{key} Daily", "published": "2024-03-05", "literal": text.strip()})
        for key, text in (("base", base), ("spun", CASES[0]["spun"]))
    ]

    _, copies = outcome(trace(articles, encoder=encoder), articles)

    assert {parent for parent, _, _ in copies} == {source}


def test_a_name_that_lost_its_accents_is_told_once(encoder):
    articles = told({**CASES[0], "base": CASES[0]["base"].replace("Santa", "Sánta")}, "base", "spun")
    (collation,) = trace(articles, encoder=encoder).collations

    assert [(v.a, v.b) for v in collation.variants if v.kind == "spelling"] == [("Sánta", "Santa")]


def test_without_dates_the_source_of_spun_copies_is_lost(encoder):
    articles = [
        stories.make_article(key, {"outlet": outlet, "published": None, "literal": CASES[1][key].strip()})
        for key, outlet, _ in TOLD[:2]
    ]
    lineage = trace(articles, encoder=encoder)

    assert outcome(lineage, articles) == ([["base", "spun"]], {("lost", "base", "spun"), ("lost", "spun", "spun")})


def test_a_reprint_of_a_spun_copy_is_of_the_same_origin(encoder):
    articles = told(CASES[2], "base", "spun")
    again = stories.make_article(
        "again", {"outlet": "Copy Point", "published": "2024-03-07", "literal": CASES[2]["spun"].strip()}
    )
    lineage = trace([*articles, again], encoder=encoder)

    assert outcome(lineage, [*articles, again]) == (
        [["again", "base", "spun"]],
        {("base", "spun", "spun"), ("spun", "again", "reprint")},
    )


def test_a_copy_of_a_later_report_is_found_where_the_earlier_one_says_other_things(encoder):
    base, other = (CASES[n]["base"].strip().split("\n") for n in (0, 1))
    first = stories.make_article(
        "first",
        {"outlet": TOLD[0][1], "published": "2024-03-04T08:00", "literal": "\n".join([*base[:5], *other[5:]])},
    )
    articles = [first, *told(CASES[0], "base", "spun")]

    assert outcome(trace(articles, encoder=encoder), articles) == (
        [["base", "first", "spun"]],
        {("first", "base", "update"), ("base", "spun", "spun")},
    )


def test_order_of_articles_changes_nothing(encoder):
    articles = [a for case in CASES[:3] for a in told(case)]

    assert trace(articles, encoder=encoder) == trace(articles[::-1], encoder=encoder)


def test_sentences_in_another_order_are_no_copy(encoder):
    case = dict(CASES[3])
    lines = case["spun"].strip().split("\n")
    case["spun"] = "\n".join(lines[at] for at in (6, 2, 8, 0, 9, 4, 1, 7, 3, 5))
    articles = told(case, "base", "spun")

    assert outcome(trace(articles, encoder=encoder), articles)[1] == set()


def test_unrelated_articles_are_never_encoded():
    encoder = Counting()
    trace([told(case, "base")[0] for case in CASES], encoder=encoder)

    assert encoder.asked == 0


def test_each_candidate_is_encoded_once(encoder):
    articles = told(CASES[0], "base", "spun")
    encoder.asked = 0
    trace(articles, encoder=encoder)

    assert encoder.asked == 22


def test_chain_rises_on_both_sides_and_leaves_out_what_has_no_partner():
    matrix = np.full((5, 4), 0.1)
    matrix[0, 0] = matrix[2, 1] = matrix[3, 3] = 0.8
    matrix[4, 2] = 0.7  # would cross the link before it
    chain = lay_side_by_side(matrix, floor=0.45)

    assert chain.links == ((0, 0), (2, 1), (3, 3))
    assert chain.density == pytest.approx(6 / 8)
    assert chain.order < 1
    assert chain.mutual == 1


def test_nothing_alike_makes_no_chain():
    assert lay_side_by_side(np.full((3, 3), 0.2), floor=0.45) is None


def test_a_copy_that_kept_half_of_its_sentences_is_spun_and_shows_what_it_changed(encoder):
    """The first half in the same words and the rest paraphrased are one origin; half in the same words alone is not."""
    case = CASES[0]
    base, spun, report = (case[key].strip().split("\n") for key in ("base", "spun", "report"))
    half = len(base) // 2
    mixed = {**case, "spun": "\n".join([*base[:half], *spun[half:]])}
    own = {**case, "spun": "\n".join([*base[:half], *report])}

    articles = told(mixed, "base", "spun")
    got = trace(articles, encoder=encoder)
    assert outcome(got, articles) == ([["base", "spun"]], {("base", "spun", "spun")})
    assert got.collations[0].variants

    articles = told(own, "base", "spun")
    assert ("base", "spun", "spun") not in outcome(trace(articles, encoder=encoder), articles)[1]


def test_a_restyled_wire_is_edited(encoder):
    """What is re-dated and restyled within every sentence stands in the same words still."""
    style = {" the ": " that ", " were ": " had been ", " said ": " declared ", " was ": " has been ", " of ": " for "}
    base = CASES[0]["base"]
    for word, other in style.items():
        base = base.replace(word, other)

    articles = told({**CASES[0], "spun": base}, "base", "spun")
    assert outcome(trace(articles, encoder=encoder), articles)[1] == {("base", "spun", "edited")}
