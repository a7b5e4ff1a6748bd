"""Who holds an office of state belongs to the state of the dateline, where no report says of which he is."""

from dataclasses import replace

from stemma.records.article import Zone


def datelined(report, outlet, line, text, name, *roles):
    r = report(f"{line} — {text}", outlet=outlet)
    r.article = replace(r.article, zones=(Zone(kind="dateline", span=r.at(f"{line} — ")),))
    r.actor("country", "Peru", country="PER")
    r.actor("person", name, roles=roles)
    return r


def country_of(made, name):
    return next(a.country for a in made.actors if a.name == name)


def test_a_president_is_of_the_state_of_the_dateline(report, account):
    a = datelined(
        report, "Delta", "LIMA", "President Rosa Quispe spoke of Peru.", "Rosa Quispe", ("President", None, None)
    )

    assert country_of(account(a), "Rosa Quispe") == "PER"


def test_the_president_of_an_association_is_not(report, account):
    a = datelined(
        report, "Delta", "LIMA", "Rosa Quispe, president of the Bakers Guild in Peru, spoke.", "Rosa Quispe",
        ("president", "Bakers Guild", None),
    )  # fmt: skip

    assert country_of(account(a), "Rosa Quispe") is None


def test_a_state_that_takes_no_part_is_not_meant(report, account):
    a = datelined(
        report, "Delta", "OSLO", "President Rosa Quispe spoke of Peru.", "Rosa Quispe", ("President", None, None)
    )

    assert country_of(account(a), "Rosa Quispe") is None


def test_an_office_that_another_holds_is_not_given_twice(report, account):
    a = datelined(
        report, "Delta", "LIMA", "President Rosa Quispe spoke of Peru.", "Rosa Quispe", ("President", None, None)
    )
    b = report("Peruvian President Jorge Huanca spoke of Peru.", outlet="Coast")
    b.actor("country", "Peru", country="PER")
    b.actor("person", "Jorge Huanca", roles=[("President", None, "PER")], country="PER")

    assert country_of(account(a, b), "Rosa Quispe") is None


def test_a_state_at_the_head_of_his_sentence_speaks_against_the_dateline(report, account):
    text = "Crowds of Peru gathered. Panama will agree with Peru, Foreign Minister Rosa Quispe said."
    a = datelined(report, "Delta", "LIMA", text, "Rosa Quispe", ("Foreign Minister", None, None))

    assert country_of(account(a), "Rosa Quispe") is None
