"""What is typed becomes stretches of text; wrong use is one clear sentence."""

import pytest

from stemma.errors import UsageError
from stemma.rulings import make_ruling

MADE = "2025-04-01T08:00:00.000000Z"


def rule(case, verb, *names, value=None, by="Ann", why="so it is"):
    return make_ruling(case.account, case.articles, verb, names, value=value, by=by, made=MADE, why=why)


def words_of(case, ruling):
    texts = {a.id: a.text for a in case.articles}
    return [[p.span.of(texts[p.article]) for p in side] for side in ruling.sides]


def test_actor_is_named_by_its_name_event_by_its_trigger_statement_by_its_words(case):
    assert words_of(case, rule(case, "confirm", "c1")) == [["Lena Okoro"]]
    assert words_of(case, rule(case, "reject", "e1")) == [["held talks"]]
    assert words_of(case, rule(case, "retype", "s1", value="refuses")) == [["We will not pay."]]


def test_article_is_named_by_the_whole_of_it_and_an_origin_by_an_article(case):
    one, two = case.articles

    copied = rule(case, "merge", one.id, two.id)
    origin = rule(case, "rename", "o0000000000a1", value="Gulf Wire")

    assert copied.about == "copy"
    assert [len(p.span) for p in copied.places] == [len(one.text), len(two.text)]
    assert [p.words for p in copied.places] == ["harbour.txt", "courier.txt"]
    assert (origin.about, origin.value, origin.places[0].article) == ("origin", "Gulf Wire", one.id)


def test_split_names_all_of_both_sides(case):
    by_number = rule(case, "split", "e1", "2")
    by_article = rule(case, "split", "e1", case.articles[1].id)
    span = next(e.span for e in case.account.events[0].evidence if e.article == case.articles[1].id)
    by_stretch = rule(case, "split", "e1", f"{case.articles[1].id}:{span.start}-{span.end}")

    assert [[p.article for p in side] for side in by_article.sides] == [[a.id] for a in case.articles]
    assert by_stretch.sides == by_article.sides
    assert [len(side) for side in by_number.sides] == [1, 1]


def test_speaker_is_named_by_a_place_of_that_actor(case):
    ruling = rule(case, "rename", "s1", value="Norland")

    assert words_of(case, ruling) == [["We will not pay."], ["Norland"]]
    assert ruling.value == "Norland"
    assert rule(case, "rename", "s1", value="c2").sides == ruling.sides


def test_same_words_at_the_same_moment_are_the_same_ruling(case):
    assert rule(case, "reject", "e1") == rule(case, "reject", "e1")
    assert rule(case, "reject", "e1").id != rule(case, "reject", "e1", why="another reason").id


@pytest.mark.parametrize(
    ("verb", "names", "options", "sentence"),
    [
        ("melt", ["c1"], {}, "is no ruling; use one of merge, split"),
        ("reject", ["c1"], {"why": " "}, "needs --why"),
        ("reject", ["c1"], {"by": ""}, "needs --by"),
        ("reject", [], {}, "needs the id of a record"),
        ("reject", ["c1", "c2"], {}, "reject takes one record, not 2"),
        ("reject", ["z9"], {}, "no record has the id z9"),
        ("reject", ["q1"], {}, "q1 follows from events, statements and actors"),
        ("reject", ["x1"], {}, "follows from"),
        ("reject", ["o0000000000a1"], {}, "an origin cannot be rejected"),
        ("reject", ["c1"], {"value": "x"}, "takes nothing but the id"),
        ("merge", ["c1"], {}, "merge needs two records or more"),
        ("merge", ["c1", "c1"], {}, "merge needs two records or more"),
        ("merge", ["c1", "e1"], {}, "one kind; these are an actor and an event"),
        ("split", ["c1"], {}, "needs to know what of c1 is another one"),
        ("split", ["e1", "3"], {}, "e1 has spans 1 to 2, not 3"),
        ("split", ["e1", "1", "2"], {}, "that is all of e1"),
        ("split", ["e1", "nobody.txt"], {}, "no article is named nobody.txt"),
        ("split", ["e1", "courier.txt:0-1"], {}, "e1 has no span in courier.txt:0-1"),
        ("rename", ["c1"], {}, "rename needs the new name"),
        ("rename", ["e1"], {"value": "X"}, "e1 is an event; only an actor, an origin and the speaker"),
        ("rename", ["s1"], {"value": "Nobody"}, "no actor has that name"),
        ("rename", ["o0000000000b2"], {"value": "X"}, "Interfax is only cited"),
        ("retype", ["c1"], {"value": "ship"}, "'ship' is no type of an actor; use one of person"),
        ("retype", ["o0000000000a1"], {"value": "x"}, "an origin has no type"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_clear_sentence(case, verb, names, options, sentence):
    with pytest.raises(UsageError) as raised:
        rule(case, verb, *names, **options)

    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)
