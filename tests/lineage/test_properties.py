"""Whatever the articles: order changes nothing, spans lie inside, and hostile input stays cheap."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lineage import stories

from stemma.lineage import trace

NAMES = [f"{p}{k}" for p, s in (("", "ferry"), ("t.", "tariff"), ("o.", "own")) for k in stories.STORIES[s]]
DAYS = st.sampled_from([None, "2024-03-05", "2024-03-06", "2024-03-06T10:00", "2024-03-06T18:30"])
OUTLETS = st.sampled_from([None, "Coast Daily", "Delta Times", "Reuters", "The West Sun"])
TEXTS = st.lists(st.sampled_from(NAMES), max_size=12, unique=True)
CREDITS = st.sampled_from(
    [[], [{"name": "AFP", "kind": "photo", "at": ""}], [{"name": "AP", "kind": "byline", "at": ""}]]
)


@st.composite
def case_articles(draw):
    out = []
    for number in range(draw(st.integers(0, 5))):
        text = draw(TEXTS)
        given_article = {"outlet": draw(OUTLETS), "published": draw(DAYS), "text": text}
        if text:
            given_article["credits"] = [{**c, "at": "e"} for c in draw(CREDITS)]
        out.append(stories.make_article(f"x{number}", given_article))
    return out


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_articles(), st.randoms(use_true_random=False))
def test_order_changes_nothing(articles, random):
    """Shuffled articles give an equal lineage."""
    shuffled = list(articles)
    random.shuffle(shuffled)

    assert trace(articles) == trace(shuffled)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_articles())
def test_lineage_is_sound(articles):
    """Spans lie inside, each article has one descent, copies come from known articles or lost origins."""
    lineage = trace(articles)

    text = {a.id: a.text for a in articles}
    order = {a.id: a.order for a in articles}
    origins = {o.id: o for o in lineage.origins}
    assert sorted(d.article for d in lineage.descents) == sorted(text)
    for descent in lineage.descents:
        spans = [s for s, _ in descent.passages]
        assert all(s.end <= len(text[descent.article]) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        for origin in (descent.origin, *(o for _, o in descent.passages)):
            assert descent.article in origins[origin].articles
    for copy in lineage.copies:
        assert copy.source != copy.target
        assert copy.source in text or origins[copy.source].held is None
        assert all(p.target.end <= len(text[copy.target]) for p in copy.passages)
    for shared in lineage.shared:
        assert order[shared.pair[0]] <= order[shared.pair[1]]
    for collation in lineage.collations:
        for v in collation.variants:
            assert v.a_span is None or v.a_span.of(text[collation.pair[0]]) == v.a
            assert v.b_span is None or v.b_span.of(text[collation.pair[1]]) == v.b


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(alphabet="ab “”‘’\"'.\n—é\u0301\u200b漢ا", max_size=300), max_size=4))
def test_any_text_passes(texts):
    """Marks in any disorder, mixed scripts and blank texts do not stop it."""
    articles = [
        stories.make_article(f"t{n}", {"outlet": None, "published": None, "literal": text})
        for n, text in enumerate(texts)
    ]

    assert len(trace(articles).descents) == len(texts)


def _many(count, make):
    return [
        stories.make_article(f"m{n}", {"outlet": f"Outlet {n}", "published": "2024-03-05", "literal": make(n)})
        for n in range(count)
    ]


SENTENCE = "The envoy said that the talks about the bridge would go on for as long as it takes. "
HOSTILE = {
    "one sentence repeated": lambda: _many(3, lambda n: SENTENCE * (6000 + n)),
    "identical articles": lambda: _many(400, lambda _: "\n\n".join(map(stories.paragraph, NAMES))),
    "a wire in many printings": lambda: _many(
        150,
        lambda n: (
            "\n\n".join(stories.paragraph(p) for p in NAMES[: 6 + n % 7]) + f"\n\nPrinted as number {n} of the day."
        ),
    ),
    "one word repeated": lambda: _many(2, lambda n: "no " * (50_000 + n)),
    "marks only": lambda: _many(2, lambda n: "“" * 20_000 + str(n)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_bounded_time(name):
    """Repetition and sameness do not cost the square of the input."""
    articles = HOSTILE[name]()
    began = time.process_time()

    lineage = trace(articles)

    assert time.process_time() - began < 8
    assert len(lineage.descents) == len(articles)


def test_swapping_names_swaps_nothing_else():
    """Which of two equal texts is called a and which b does not change what is found."""
    text = ["lead", "cause", "hurt", "minister", "company"]
    early = {"outlet": "Delta Times", "published": "2024-03-05", "text": text}
    late = {"outlet": "Coast Daily", "published": "2024-03-07", "text": text[:3]}
    one = trace([stories.make_article("a", early), stories.make_article("b", late)])
    two = trace([stories.make_article("b", early), stories.make_article("a", late)])

    assert [c.relation for c in one.copies] == [c.relation for c in two.copies] == ["edited"]
    assert [c.passages for c in one.copies] == [c.passages for c in two.copies]
