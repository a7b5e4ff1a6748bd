"""Corpora of names become texts that look like print, with names in our sense and nothing untrue taught."""

import gzip

import pytest

pytest.importorskip("training.corpora.names", reason="the training folder is not on the path")

from training.corpora.columns import printed, runs_of, spaces_before
from training.corpora.crossner import load_crossner_politics
from training.corpora.document import Labelled, share_of
from training.corpora.gum import load_gum
from training.corpora.name_forms import demonyms, is_demonym, name_in, split_names
from training.corpora.re3d import groups_by_rare_name, load_re3d
from training.corpora.tweets import reads_like_print
from training.corpora.uner import load_uner_ewt


def glue(*words, **options):
    spaces = spaces_before(words, **options)
    return "".join(" " * space + word for word, space in zip(words, spaces, strict=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The minister did n't say , she left .", "The minister didn't say, she left."),
        ('" We agree , " said Ida ( aged 40 ) .', '"We agree," said Ida (aged 40).'),
        ("Ida 's boat and the sailors ' boats", "Ida's boat and the sailors' boats"),
        ("' No deal , ' he said", "'No deal,' he said"),
    ],
)
def test_words_are_printed_with_the_spaces_of_print(words, expected):
    assert glue(*words.split(" ")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Al - Minsar , 2 . 5 km", "Al-Minsar, 2.5 km"),
        ("the ministry ’ s 8 , 000 men", "the ministry’s 8,000 men"),
        ("on May 3 , 2016", "on May 3, 2016"),
    ],
)
def test_split_hyphens_numbers_and_apostrophes_are_joined(words, expected):
    assert glue(*words.split(" "), split_hyphens=True) == expected


def test_labels_without_b_open_a_name():
    """wikigold writes every label with I-: a run ends where the label changes or stops."""
    row = [("Oslo", "I-LOC"), ("Ida", "I-PER"), ("Lund", "I-PER"), ("spoke", "O"), ("Ida", "I-PER")]

    assert list(runs_of(row)) == [(0, 0, "LOC"), (1, 2, "PER"), (4, 4, "PER")]


def test_spans_of_a_printed_text_hold_their_words():
    some = printed([[("(", "O"), ("Oslo", "B-LOC"), (")", "O")], [("Ida", "B-PER"), ("Lund", "I-PER"), ("left", "O")]])

    assert some.text == "(Oslo)\nIda Lund left\n"
    assert [(one.span.of(some.text), one.label) for one in some.marked] == [("Oslo", "LOC"), ("Ida Lund", "PER")]


def named(phrase, label, **options):
    found = name_in(phrase, Labelled(0, len(phrase), label), **options)
    return found and (phrase[found.start : found.end], found.label)


@pytest.mark.parametrize(
    ("phrase", "label", "expected"),
    [
        ("the Harbour Council", "ORG", ("Harbour Council", "ORG")),
        ("Foreign Secretary Ida Lund", "PER", ("Ida Lund", "PER")),
        ("Pentagon Press Secretary Ida Lund", "PER", ("Ida Lund", "PER")),
        ("Lt. Gen. Ida B. Lund", "PER", ("Ida B. Lund", "PER")),
        ("Norwegian Prime Minister Ida Lund", "PER", ("Ida Lund", "PER")),
        ("Stephen King Jr.", "PER", ("Stephen King Jr.", "PER")),
        ("Norwegian", "MISC", ("Norwegian", "NORP")),
        ("Norway", "ORG", ("Norway", "LOC")),
        ("suburb of Lunde", "LOC", ("Lunde", "LOC")),
        ("northern Lunde", "LOC", ("Lunde", "LOC")),
        ("Lunde province", "LOC", ("Lunde", "LOC")),
        ("so-called Northern State", "ORG", ("Northern State", "ORG")),
        ("the Defence Secretary", "PER", None),
        ("coalition forces", "ORG", None),
        ("They", "ORG", None),
        ("commander of Central Command", "PER", None),
        ("the people of Lunde", "ORG", None),
    ],
)
def test_only_the_name_of_a_phrase_is_kept(phrase, label, expected):
    assert named(phrase, label, phrases=True) == expected


def test_names_of_a_corpus_of_names_may_hold_small_words():
    assert named("2011 Norwegian general election", "MISC") == ("2011 Norwegian general election", "MISC")


def test_what_cannot_be_told_is_unknown_and_a_title_is_not():
    text = "commander of Central Command met the Foreign Secretary"
    marked = [Labelled(0, 28, "P"), Labelled(33, 54, "P")]

    names, unknown = split_names(text, marked, {"P": "PER"}, phrases=True)

    assert names == ()
    assert [span.of(text) for span in unknown] == ["commander of Central Command"]


def test_two_places_in_one_span_are_two():
    text = "He lives in Lunde, Norway now"

    names, _ = split_names(text, [Labelled(12, 25, "L")], {"L": "LOC"})

    assert [text[name.start : name.end] for name in names] == ["Lunde", "Norway"]


def test_demonyms_outside_names_are_marked():
    some = printed([[("Peruvian", "O"), ("police", "O"), ("met", "O"), ("Kurds", "O"), ("in", "O"), ("Peru", "O")]])

    found = list(demonyms(some.text, some.sentences, []))

    assert [some.text[one.start : one.end] for one in found] == ["Peruvian", "Kurds"]
    assert not is_demonym("Peru")
    assert not is_demonym("Democratic")


def write_rows(path, *rows):
    path.write_text("\n\n".join("\n".join(f"{word}\t{label}" for word, label in row) for row in rows) + "\n")


def test_crossner_labels_are_mapped(tmp_path):
    row = [("Ida", "B-politician"), ("left", "O"), ("Unity", "B-politicalparty"), ("for", "O"), ("Peru", "B-country")]
    write_rows(tmp_path / "crossner-politics-train.txt", [*row, ("'s", "O"), ("Scottish", "B-misc"), ("vote", "O")])

    (document,) = load_crossner_politics(tmp_path, "train")

    assert document.text == "Ida left Unity for Peru's Scottish vote\n"
    assert [one.label for one in document.spans["names"]] == ["PER", "ORG", "LOC", "NORP"]
    assert "names" not in document.unmarked


def test_re3d_keeps_sentences_with_a_rare_name_together():
    rows = [
        [("Lunde", "B-Location"), ("fell", "O")],
        [("Nothing", "O"), ("moved", "O")],
        [("Near", "O"), ("Lunde", "B-Location")],
    ]

    assert groups_by_rare_name(rows) == ["Lunde fell", "Nothing moved", "Lunde fell"]


def test_re3d_is_parted_into_training_and_measure(tmp_path):
    rows = [[(f"Place{'abcdefghij'[n]}", "B-Location"), ("fell", "O")] for n in range(10)]
    write_rows(tmp_path / "re3d-train.conll", *rows)

    texts = [[d.text for d in load_re3d(tmp_path, held_out=part)] for part in (True, False)]

    lines = [line for part in texts for text in part for line in text.splitlines()]
    assert sorted(lines) == sorted(f"{row[0][0]} fell" for row in rows)


@pytest.mark.parametrize(
    ("tweet", "keeps"),
    [
        ("The council of Lunde met again today", True),
        ("RT @ida The council met again today", False),
        ("the council of Lunde met again today", False),
        ("See http://example.org for what Lunde said", False),
    ],
)
def test_a_tweet_is_kept_where_it_reads_like_print(tweet, keeps):
    row = [(word, "B-LOC" if word == "Lunde" else "O") for word in tweet.split()]

    assert reads_like_print(row) is keeps


UNER = """# newdoc id = newsgroup-1
# sent_id = newsgroup-1-1
# text = Ida Lund left Oslo.
1\tIda\tB-PER\t-\tx
2\tLund\tI-PER\t-\tx
3\tleft\tO\t-\t-
4\tOslo\tB-LOC\t-\tx
5\t.\tO\t-\t-

"""


def test_uner_keeps_the_printed_text(tmp_path):
    (tmp_path / "uner-ewt-dev.iob2").write_text(UNER)
    (tmp_path / "uner-ewt-test.iob2").write_text(UNER.replace("newsgroup", "reviews"))

    (document,) = load_uner_ewt(tmp_path)

    assert document.text == "Ida Lund left Oslo."
    assert [document.text[one.start : one.end] for one in document.spans["names"]] == ["Ida Lund", "Oslo"]
    assert document.unmarked["names"] == {"MISC"}


GUM = """# newdoc id = GUM_news_harbour
# text = The mayor, Ida Lund, met them in the old Port of Lunde.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-x-coref
2\tmayor\tmayor\tNOUN\tNN\t_\t6\tnsubj\t_\tEntity=1)|SpaceAfter=No
3\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
4\tIda\tIda\tPROPN\tNNP\t_\t2\tappos\t_\tEntity=(1-person-giv-x-coref
5\tLund\tLund\tPROPN\tNNP\t_\t4\tflat\t_\tEntity=1)|SpaceAfter=No
6\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
7\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
8\tthem\tthey\tPRON\tPRP\t_\t7\tobj\t_\tEntity=(2-person-new-x-sgl)
9\tin\tin\tADP\tIN\t_\t12\tcase\t_\t_
10\tthe\tthe\tDET\tDT\t_\t12\tdet\t_\tEntity=(3-place-new-x-sgl
11\told\told\tADJ\tJJ\t_\t12\tamod\t_\t_
12\tPort\tPort\tPROPN\tNNP\t_\t7\tobl\t_\t_
13\tof\tof\tADP\tIN\t_\t14\tcase\t_\t_
14\tLunde\tLunde\tPROPN\tNNP\t_\t12\tnmod\t_\tEntity=(4-place-new-x-sgl)3)|SpaceAfter=No
15\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_

"""


def test_gum_keeps_names_and_leaves_pronouns_and_nouns(tmp_path):
    with gzip.open(tmp_path / "gum.conllu.gz", "wt", encoding="utf-8") as out:
        out.write(GUM)

    (document,) = load_gum(tmp_path)

    found = [(document.text[one.start : one.end], one.label) for one in document.spans["names"]]
    assert found == [("Ida Lund", "PER"), ("Port of Lunde", "LOC")]
    assert document.unknown["names"] == ()


def test_a_share_depends_on_identity_and_seed_alone():
    assert share_of("a", seed="1") == share_of("a", seed="1") != share_of("a", seed="2")
    assert 0 <= share_of("b", seed="1") < 1
