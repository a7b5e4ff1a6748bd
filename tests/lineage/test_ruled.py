"""Copies and origins as people ruled: what hangs on an article goes with it, and everything stays consistent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.lineage import apply_rulings
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.records.lineage import CopiedPassage, Copy, Descent, Lineage, Origin, OriginId, Passage, Shared
from stemma.records.ruling import Place, Ruling, derive_ruling_id
from stemma.records.span import Span

TEXT = "The dam at Tarn was opened on Monday, and the valley below it was flooded for two days. "


def article(name, day):
    text = TEXT + name
    digest = digest_text(text)
    published = f"2031-05-{day:02d}"
    made = derive_article_id(url=None, file=name, outlet=name, published=published, text_sha256=digest)
    return Article(
        id=made, file=name, url=None, outlet=name, title=None, published=published, language="en", text=text,
        text_sha256=digest,
    )  # fmt: skip


ARTICLES = [article(name, day) for day, name in enumerate(("Alpha", "Beta", "Gamma", "Delta", "Epsilon"), start=1)]
A, B, C, D, E = (a.id for a in ARTICLES)


def lineage_of(edges, lost=()):
    """Articles that copied as *edges* (source, target) say; those in *lost* have one lost origin."""
    parent = {t: s for s, t in edges}

    def root(article):
        return root(parent[article]) if article in parent else article

    origin = {a: OriginId("olost") if root(a) in lost else OriginId(f"o{root(a)}") for a in (A, B, C, D, E)}
    passage = CopiedPassage(source=Span(0, 40), target=Span(0, 40), similarity=0.9)
    copies = [
        Copy(source=s, target=t, relation="edited", score=0.9, reasons=("shared words",), passages=(passage,))
        for s, t in edges
    ] + [
        Copy(
            source="olost", target=t, relation="edited", score=0.7, reasons=("nothing shows who",),
            passages=(CopiedPassage(source=None, target=Span(0, 40), similarity=0.9),),
        )
        for t in lost
    ]  # fmt: skip
    names = {a.id: a.file for a in ARTICLES}
    origins = [
        Origin(
            id=o, label=names.get(o[1:], "lost origin"), newsroom=names.get(o[1:]), held=o[1:] if o != "olost" else None,
            articles=tuple(a for a in origin if origin[a] == o),
        )
        for o in dict.fromkeys(origin.values())
    ]  # fmt: skip
    shared = [
        Shared(pair=tuple(sorted((s, t), key=list(origin).index)), kind="narration", passages=(Passage(a=Span(0, 40), b=Span(0, 40), similarity=0.9),))
        for s, t in edges
    ]  # fmt: skip
    descents = [
        Descent(article=a, origin=origin[a], relation="edited" if a in parent or a in lost else "original")
        for a in origin
    ]
    return Lineage(
        origins=tuple(origins), descents=tuple(descents), copies=tuple(copies), shared=tuple(shared), collations=()
    )


def place(article):
    one = next(a for a in ARTICLES if a.id == article)
    return Place(article=article, span=Span(0, len(one.text)), text_sha256=one.text_sha256, words=one.file)


def rule(verb, *articles, about="copy", value=None, nr=0):
    cells = {
        "verb": verb, "about": about, "sides": tuple((place(a),) for a in articles), "value": value, "by": "Ann",
        "made": f"2031-06-01T00:00:0{nr}.000000Z", "why": "so it is",
    }  # fmt: skip
    return Ruling(id=derive_ruling_id(**cells), **cells)


def origins_of(lineage):
    return {d.article: d.origin for d in lineage.descents}


def parents_of(lineage):
    return {c.target: c.source for c in lineage.copies}


def test_copy_takes_the_origin_and_its_own_copies_go_with_it():
    lineage = lineage_of([(B, C)])

    ruled = apply_rulings(lineage, ARTICLES, [rule("merge", A, B)])

    origins = origins_of(ruled)
    assert origins[A] == origins[B] == origins[C] == f"o{A}"
    assert parents_of(ruled) == {B: A, C: B}
    assert {o.id for o in ruled.origins} == {f"o{A}", f"o{D}", f"o{E}"}
    assert [(e.record, e.was) for e in ruled.effects] == [(B, "taken for its own reporting")]
    assert next(c for c in ruled.copies if c.target == B).reasons == ("ruled by Ann on 2031-06-01: so it is",)


def test_reversed_copy_makes_the_old_source_the_copy():
    ruled = apply_rulings(lineage_of([(A, B), (B, C)]), ARTICLES, [rule("merge", B, A)])

    assert parents_of(ruled) == {A: B, C: B}
    assert len({origins_of(ruled)[a] for a in (A, B, C)}) == 1
    assert next(o for o in ruled.origins if A in o.articles).held == B


def test_no_copies_makes_the_taker_its_own_with_what_hangs_on_it():
    ruled = apply_rulings(lineage_of([(A, B), (B, C), (A, D)]), ARTICLES, [rule("split", B, A)])

    origins = origins_of(ruled)
    assert origins[A] == origins[D] != origins[B] == origins[C]
    assert parents_of(ruled) == {C: B, D: A}
    assert next(d for d in ruled.descents if d.article == B).relation == "original"
    assert ruled.effects[0].was == "taken for an edited copy of Alpha"


def test_two_copies_of_nobody_knows_what_that_are_none_are_both_held():
    ruled = apply_rulings(lineage_of([], lost=(A, B)), ARTICLES, [rule("split", A, B)])

    assert [o.held for o in ruled.origins] == [A, B, C, D, E]
    assert ruled.copies == ()


def test_source_that_is_named_among_copies_of_a_lost_one_is_the_origin():
    ruled = apply_rulings(lineage_of([], lost=(A, B, C)), ARTICLES, [rule("merge", A, B, C)])

    assert next(o for o in ruled.origins if A in o.articles).held == A
    assert parents_of(ruled) == {B: A, C: A}


def test_articles_that_share_nothing_are_no_copies_anyway_and_a_note_says_so():
    lineage = lineage_of([])

    ruled = apply_rulings(lineage, ARTICLES, [rule("split", A, B)])

    assert (ruled.descents, ruled.copies, ruled.effects) == (lineage.descents, (), ())
    assert [i.level for i in ruled.issues] == ["note"]


def test_relation_and_newsroom_are_named():
    rulings = [rule("retype", B, value="reprint"), rule("rename", A, about="origin", value="The Wire", nr=1)]

    ruled = apply_rulings(lineage_of([(A, B)]), ARTICLES, rulings)

    assert ruled.copies[0].relation == ruled.descents[1].relation == "reprint"
    assert (ruled.origins[0].newsroom, ruled.origins[0].label) == ("The Wire", "The Wire")
    assert [e.was for e in ruled.effects] == ["taken for an edited copy of Alpha", "newsroom Alpha"]


def test_two_origins_are_one_line_of_reporting():
    ruled = apply_rulings(lineage_of([(B, C)]), ARTICLES, [rule("merge", A, B, about="origin")])

    assert {origins_of(ruled)[a] for a in (A, B, C)} == {OriginId(f"o{A}")}
    assert ruled.origins[0].articles == (A, B, C)


def test_later_of_two_that_contradict_holds():
    one, other = rule("merge", A, B, nr=1), rule("reject", B, nr=2)
    lineage = lineage_of([])

    assert parents_of(apply_rulings(lineage, ARTICLES, [one, other])) == {}
    assert parents_of(apply_rulings(lineage, ARTICLES, [rule("reject", B, nr=0), one])) == {B: A}


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (lambda: rule("merge", A, B, nr=1), lambda: rule("reject", B, nr=2)),
        (lambda: rule("merge", A, B, nr=1), lambda: rule("split", B, A, nr=2)),
        (lambda: rule("merge", A, B, nr=1), lambda: rule("merge", C, B, nr=2)),
        (lambda: rule("reject", E, nr=1), lambda: rule("merge", A, E, nr=2)),
        (lambda: rule("retype", E, value="spun", nr=1), lambda: rule("retype", E, value="reprint", nr=2)),
        (
            lambda: rule("rename", A, about="origin", value="X", nr=1),
            lambda: rule("rename", A, about="origin", value="Y", nr=2),
        ),
    ],
)
def test_note_says_which_of_two_that_contradict_holds(early, late):
    one, other = early(), late()

    ruled = apply_rulings(lineage_of([(D, E)]), ARTICLES, [one, other])

    (note,) = ruled.issues
    assert note.level == "note"
    assert note.text.index(other.id) < note.text.index(one.id)
    assert apply_rulings(lineage_of([(D, E)]), ARTICLES, [one]).issues == ()


def test_article_that_is_not_there_is_passed_over():
    lineage = lineage_of([(A, B)])
    few = [a for a in ARTICLES if a.id in {C, D, E}]
    known = Lineage(
        origins=lineage.origins[1:], descents=lineage.descents[2:], copies=(), shared=(), collations=()
    )  # fmt: skip

    assert apply_rulings(known, few, [rule("merge", A, B)]) == known


IDS = st.sampled_from([A, B, C, D, E])
rulings = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "reject", "confirm", "retype", "origins", "newsroom"]), IDS, IDS),
    max_size=6,
)
edges = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4).map(
    lambda pairs: list({ARTICLES[b].id: (ARTICLES[a].id, ARTICLES[b].id) for a, b in pairs if a < b}.values())
)


def made_of(drawn):
    for nr, (verb, a, b) in enumerate(drawn):
        match verb:
            case "merge" | "split":
                if a != b:
                    yield rule(verb, a, b, nr=nr)
            case "origins":
                yield rule("merge", a, b, about="origin", nr=nr)
            case "newsroom":
                yield rule("rename", a, about="origin", value="Wire", nr=nr)
            case "retype":
                yield rule(verb, a, value="spun", nr=nr)
            case _:
                yield rule(verb, a, nr=nr)


@settings(max_examples=200, deadline=None)
@given(edges, st.booleans(), rulings)
def test_lineage_stays_consistent_whatever_is_ruled(drawn, is_lost, said):
    roots = {a for a in (A, B, C, D, E) if a not in {t for _, t in drawn}}
    lost = tuple(sorted(roots & {A, B}, key=[A, B].index)) if is_lost else ()
    lineage = lineage_of(drawn, lost=lost if len(lost) > 1 else ())

    ruled = apply_rulings(lineage, ARTICLES, list(made_of(said)))

    assert [d.article for d in ruled.descents] == [A, B, C, D, E]
    origins = {o.id: o for o in ruled.origins}
    assert {d.origin for d in ruled.descents} <= set(origins)
    for origin in ruled.origins:
        assert origin.articles == tuple(d.article for d in ruled.descents if d.origin == origin.id)
        assert origin.held is None or origin.held in origin.articles
    of = origins_of(ruled)
    for copy in ruled.copies:
        assert copy.source in of or copy.source in origins
        assert of.get(copy.source, copy.source) == of[copy.target]
    for start in (A, B, C, D, E):
        seen, at = set(), start
        while (at := parents_of(ruled).get(at)) is not None:
            assert at not in seen, "a circle"
            seen.add(at)


@pytest.mark.parametrize("verb", ["merge", "split"])
def test_nothing_is_changed_of_others(verb):
    lineage = lineage_of([(A, B), (D, E)])

    ruled = apply_rulings(lineage, ARTICLES, [rule(verb, A, B)])

    assert [d for d in ruled.descents if d.article in {C, D, E}] == [
        d for d in lineage.descents if d.article in {C, D, E}
    ]
