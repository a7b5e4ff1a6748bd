"""Copies are joined and look-alikes are not, with the right parent or none, whatever the order of the articles."""

import pytest
from tests.case_lists import cases_of, params
from tests.lineage import stories

from stemma.lineage import trace
from stemma.records.lineage import Lineage

CASES = cases_of("lineage/trace")


@pytest.mark.parametrize("case", params(CASES))
def test_case(case):
    """Origins, copies, labels, newsrooms and passages are as the case expects."""
    articles = {key: stories.make_article(key, given) for key, given in case["articles"].items()}
    name = {a.id: key for key, a in articles.items()}
    expect = case["expect"]

    lineage = trace(list(articles.values()))

    check_sound(lineage, articles)
    descent = {name[d.article]: d for d in lineage.descents}
    origin = {o.id: o for o in lineage.origins}
    groups = {}
    for key in articles:
        groups.setdefault(descent[key].origin, []).append(key)
    assert sorted(groups.values()) == sorted(expect["origins"])
    copies = sorted([name.get(c.source, "lost"), name[c.target], c.relation] for c in lineage.copies)
    if "copies" in expect:
        assert copies == sorted(expect["copies"])
    if "copies_count" in expect:
        assert len(copies) == expect["copies_count"]
    for key, label in expect.get("labels", {}).items():
        assert origin[descent[key].origin].label == label
    for key, newsroom in expect.get("newsrooms", {}).items():
        assert origin[descent[key].origin].newsroom == newsroom
    for key, held in expect.get("held", {}).items():
        assert origin[descent[key].origin].held == (articles[held].id if held else None)
    shared = {(frozenset(name[x] for x in s.pair), s.kind) for s in lineage.shared}
    for a, b, kind in expect.get("shared", []):
        assert (frozenset((a, b)), kind) in shared
    if "passages" in expect:
        assert passages_of(lineage, articles, name) == {
            (key, source): [stories.paragraph(p) for p in paragraphs]
            for key, by in expect["passages"].items()
            for source, paragraphs in by.items()
        }


def passages_of(lineage: Lineage, articles, name):
    held = {o.id: name[o.held] for o in lineage.origins if o.held}
    out = {}
    for descent in lineage.descents:
        for span, origin in descent.passages:
            text = span.of(articles[name[descent.article]].text)
            out.setdefault((name[descent.article], held[origin]), []).extend(text.split("\n\n"))
    return out


def check_sound(lineage: Lineage, articles):
    """Spans lie inside their texts; every article has one descent; every origin has an article."""
    text = {a.id: a.text for a in articles.values()}
    assert sorted(d.article for d in lineage.descents) == sorted(text)
    known = {o.id for o in lineage.origins}
    for descent in lineage.descents:
        assert {descent.origin, *(o for _, o in descent.passages)} <= known
        assert all(span.end <= len(text[descent.article]) for span, _ in descent.passages)
        assert all(a.end <= b.start for (a, _), (b, _) in zip(descent.passages, descent.passages[1:], strict=False))
    for shared in lineage.shared:
        assert all(
            p.a.end <= len(text[shared.pair[0]]) and p.b.end <= len(text[shared.pair[1]]) for p in shared.passages
        )
    for copy in lineage.copies:
        assert all(p.target.end <= len(text[copy.target]) for p in copy.passages)
        assert copy.source in text or copy.source in known
        assert 0 <= copy.score <= 1
    for collation in lineage.collations:
        for v in collation.variants:
            assert v.a == (v.a_span.of(text[collation.pair[0]]) if v.a_span else None)
            assert v.b == (v.b_span.of(text[collation.pair[1]]) if v.b_span else None)
    assert all(o.articles for o in lineage.origins)
