"""Two analysts share rulings as JSON lines."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.errors import UsageError
from stemma.records.article import digest_text
from stemma.records.ruling import Place, Retirement, Ruling, derive_ruling_id
from stemma.records.span import Span
from stemma.rulings import merge_rulings, new_rulings, read_rulings, standing_rulings, write_rulings

words = st.sampled_from(["Ann", "Bo", "wrong", "“So it is,” é\u2028", "\U0001f6a2 \ud800", " y\n"])
moments = st.integers(0, 59).map(lambda n: f"2025-04-01T08:00:{n:02d}.000000Z")
places = st.builds(
    Place, article=st.sampled_from(["a000000000001", "a000000000002"]), span=st.integers(0, 9).map(lambda n: Span(n, n + 3)),
    text_sha256=st.just(digest_text("x")), words=words,
)  # fmt: skip


@st.composite
def rulings(draw):
    cells = {
        "verb": draw(st.sampled_from(["merge", "split", "rename", "reject"])),
        "about": draw(st.sampled_from(["actor", "event", "statement", "copy", "origin"])),
        "sides": draw(st.lists(st.lists(places, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple)),
        "value": draw(st.none() | words),
        "by": draw(words),
        "made": draw(moments),
        "why": draw(words),
    }
    retired = draw(st.lists(st.builds(Retirement, by=words, made=moments, why=words), max_size=2, unique=True))
    ordered = tuple(sorted(retired, key=lambda r: (r.made, r.by, r.why)))
    return Ruling(id=derive_ruling_id(**cells), **cells, retired=ordered)


calm = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(rulings(), max_size=4, unique_by=lambda r: r.id)


@calm
@given(several)
def test_lines_give_back_the_rulings(made):
    text = write_rulings(made)

    assert read_rulings(text, name="r.jsonl") == tuple(sorted(made, key=lambda r: r.order))
    assert text.count("\n") == len(made)


@calm
@given(several, several)
def test_sharing_is_the_same_in_either_direction_and_twice_changes_nothing(mine, yours):
    ours = merge_rulings(mine, yours)

    assert ours == merge_rulings(yours, mine) == merge_rulings(ours, mine)
    assert new_rulings(ours, merge_rulings(ours, yours)) == ()
    assert {r.id for r in ours} == {r.id for r in (*mine, *yours)}


@calm
@given(rulings(), st.builds(Retirement, by=words, made=moments, why=words))
def test_retirement_by_either_hand_is_kept(ruling, retirement):
    retired = replace(ruling, retired=(retirement,))

    (merged,) = merge_rulings([replace(ruling, retired=())], [retired])

    assert merged.retired == (retirement,)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda line: "{", "this is no ruling"),
        (lambda line: "[]", "this is no ruling"),
        (lambda line: line.replace("stemma.ruling/1", "stemma.ruling/9"), "its format is"),
        (lambda line: line.replace('"so it is"', '"so it is not"'), "was changed after it was made"),
        (lambda line: line.replace('"reject"', '"melt"'), "unknown: melt"),
        (lambda line: line.replace("2025-04-01T08", "yesterday"), "this is no ruling"),
        (lambda line: line.replace('"start": 0', '"start": 90'), "this is no ruling"),
    ],
)  # fmt: skip
def test_line_that_is_no_ruling_is_named(change, sentence):
    place = Place(article="a1", span=Span(0, 3), text_sha256="0", words="abc")
    cells = {
        "verb": "reject", "about": "event", "sides": ((place,),), "value": None, "by": "Ann",
        "made": "2025-04-01T08:00:00.000000Z", "why": "so it is",
    }  # fmt: skip
    line = write_rulings([Ruling(id=derive_ruling_id(**cells), **cells)])
    assert json.loads(line)["why"] == "so it is"

    with pytest.raises(UsageError, match="line 2") as raised:
        read_rulings("\n" + change(line), name="r.jsonl")

    assert sentence in str(raised.value)


def test_place_is_found_by_its_text_where_the_article_has_another_id(case):
    one, two = case.articles
    place = Place(article="a999999999999", span=Span(0, 5), text_sha256=two.text_sha256, words="Ferry")
    lost = replace(place, text_sha256="0" * 64)
    cells = {
        "verb": "reject",
        "about": "event",
        "value": None,
        "by": "Ann",
        "made": "2025-04-01T08:00:00.000000Z",
        "why": "x",
    }
    here, gone = (
        Ruling(id=derive_ruling_id(**cells, sides=((p,),)), **cells, sides=((p,),)) for p in (place, lost)
    )  # fmt: skip

    standing, waiting = standing_rulings([here, gone], case.articles)

    assert [(r.id, r.places[0].article) for r in standing] == [(here.id, two.id)]
    assert [i.level for i in waiting] == ["warning"]
    assert gone.id in waiting[0].text
    assert standing_rulings([replace(here, retired=(Retirement(by="b", made="m", why="w"),))], [one]) == ((), ())
