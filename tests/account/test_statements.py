"""Words of one speaker on one occasion are one statement, whoever prints them."""

from dataclasses import replace

import pytest


def said(report, outlet, words, *, kind="direct", quoted=(), name="Ana Prada", frame="“{}” {} said.", **options):
    text = frame.format(words, name)
    r = report(text, outlet=outlet, published=options.pop("published", "2031-03-04"))
    speaker = r.actor("person", name, country="PER", roles=[("minister", None, "PER")])
    r.says(speaker, words, kind=kind, quoted=quoted, source=name, cue="said", **options)
    return r


ONE = [
    ("equal words", "We will not leave the table before dawn", "We will not leave the table before dawn"),
    (
        "cut words",
        "We will not leave the table before dawn, and nobody should",
        "We will not leave the table before dawn",
    ),
    ("punctuation", "a calm, open dialogue with our neighbours", "a calm open dialogue with our neighbours"),
    (
        "another translation",
        "The fishing fleet has to be back inside the line by Friday",
        "The fishing fleet must be back within the line on Friday",
    ),
]
TWO = [
    ("two quotations", "We will not leave the table before dawn", "The fleet has never crossed the line"),
    ("one subject", "Our neighbours have to answer for the fleet", "Our neighbours have never asked about the fleet"),
    ("two words in common", "The talks were long", "The talks were frank and will go on next week in Lima"),
]


@pytest.mark.parametrize(("label", "a", "b"), ONE)
def test_words_that_agree_are_one_statement(label, a, b, report, account):
    made = account(said(report, "Delta", a), said(report, "Coast", b))

    assert len(made.statements) == 1, label
    assert made.statements[0].newsrooms == ("Coast", "Delta")


@pytest.mark.parametrize(("label", "a", "b"), TWO)
def test_words_that_differ_are_two_statements(label, a, b, report, account):
    assert len(account(said(report, "Delta", a), said(report, "Coast", b)).statements) == 2, label


def test_the_fullest_direct_form_is_shown_and_others_are_variants(report, account):
    full, cut = "We will not leave the table before dawn, and nobody should", "We will not leave the table before dawn"

    (statement,) = account(said(report, "Delta", cut), said(report, "Coast", full)).statements

    assert statement.text == full
    assert [v.text for v in statement.variants] == [cut]


def test_an_indirect_report_does_not_make_direct_words_indirect(report, account):
    words = "the fleet will be back inside the line by Friday"
    a = said(report, "Delta", words, kind="indirect", frame="{} is true, {} said.")

    (statement,) = account(a, said(report, "Coast", words)).statements

    assert statement.kind == "direct"


def test_one_quoted_word_joins_only_with_like_words_round_it(report, account):
    a = said(
        report,
        "Delta",
        "the offer was “insulting” to fishermen",
        kind="mixed",
        quoted=["insulting"],
        frame="{} {} said.",
    )
    b = said(
        report,
        "Coast",
        "the offer is “insulting” for all fishermen",
        kind="mixed",
        quoted=["insulting"],
        frame="{} {} said.",
    )
    c = said(
        report,
        "Hill",
        "the new tax was “insulting” to pensioners",
        kind="mixed",
        quoted=["insulting"],
        frame="{} {} said.",
    )

    assert sorted(len(s.newsrooms) for s in account(a, b, c).statements) == [1, 2]


def test_another_occasion_is_another_statement(report, account):
    a = said(report, "Delta", "The offer of our neighbours remains an insult to the fleet")
    b = said(report, "Coast", "The offer of our neighbours is an insult to every fleet", published="2031-06-04")

    assert len(account(a, b).statements) == 2


def test_told_to_an_agency_has_the_agency_s_origin(report, account):
    words = "We will not leave the table before dawn"
    a = said(report, "Delta", words, via=("AFP",))
    b = said(report, "Coast", words, via=("AFP",))

    made = account(a, b)

    assert made.statements[0].newsrooms == ("AFP",)
    cited = [o for o in made.lineage.origins if o.label == "AFP"]
    assert [(o.newsroom, o.held, o.articles) for o in cited] == [("AFP", None, ())]


def test_an_outlet_that_cites_itself_keeps_its_origin(report, account):
    made = account(said(report, "Delta", "We will not leave the table", via=("Delta",)))

    assert made.statements[0].newsrooms == ("Delta",)
    assert len(made.lineage.origins) == 1


def test_pieces_are_joined_and_each_is_evidence(report, account):
    r = report("“We wait,” Ana Prada said, “for an answer.”", outlet="Delta")
    speaker = r.actor("person", "Ana Prada")
    r.says(speaker, "We wait,", "for an answer.", source="Ana Prada")

    (statement,) = account(r).statements

    assert statement.text == "We wait, … for an answer."
    assert len(statement.evidence) == 2


def test_one_wording_of_two_speakers_is_a_conflict(report, account):
    words = "We will not leave the table before dawn breaks"
    a, b = said(report, "Delta", words), said(report, "Coast", words, name="Luis Ferro")

    made = account(a, b)

    assert len(made.statements) == 2
    assert [(c.field, sorted(r.value for r in c.readings)) for c in made.conflicts] == [
        ("speaker", ["Ana Prada", "Luis Ferro"])
    ]


def test_whom_he_means_other_reports_with_a_name_decide(report, account):
    words = "We will not leave the table before dawn breaks over Lima"
    a = said(report, "Delta", words)
    b = report(f"Luis Ferro waited. “{words},” he said.", outlet="Coast")
    b.says(b.actor("person", "Luis Ferro"), words, source="he")

    made = account(a, b)

    assert [s.newsrooms for s in made.statements] == [("Coast", "Delta")]
    assert made.conflicts == ()


def test_a_day_in_an_aside_is_no_day_of_saying(report, account):
    """ "Norway, which has patrolled there since 2017, urged": the year is that of the patrols."""
    text = "Norway, which has patrolled there since 2017, urged calm on both shores."
    r = report(text, outlet="Delta")
    norway = r.actor("country", "Norway", country="NOR")
    r.says(norway, "calm on both shores", kind="indirect", source="Norway", cue="urged")
    r.attributions[0] = replace(r.attributions[0], time=r.time("2017", "2017"))

    assert [s.date for s in account(r).statements] == [None]
