"""Counted things join by number and thing; numbers that differ between newsrooms are conflicts."""


def toll(report, outlet, text, words, value, modifier=None, published="2031-03-04", of="people", **options):
    r = report(text, outlet=outlet, published=published, **options)
    r.count(words, value, of, modifier=modifier)
    return r


def test_one_number_of_one_thing_is_one_quantity(report, account):
    a = toll(report, "Delta", "Some 4,000 troops are near the dam.", "Some 4,000 troops", 4000, "some", of="troops")
    b = toll(
        report, "Coast", "Nearly 4,000 troops wait at the dam.", "Nearly 4,000 troops", 4000, "nearly", of="troops"
    )

    made = account(a, b)

    assert len(made.quantities) == 1
    assert made.quantities[0].newsrooms == ("Coast", "Delta")
    assert made.conflicts == ()


def test_killed_and_wounded_are_two_quantities(report, account):
    r = report("The blast at the dam killed 12 people and wounded 12 people.", outlet="Delta")
    r.count("12 people", 12, "people")
    r.quantities.append(
        r.quantities[0].__class__(
            span=r.at("12 people", 1), value=12, low=None, high=None, modifier=None, unit=None, of="people"
        )
    )

    assert len(account(r).quantities) == 2


def test_two_tolls_of_one_blast_are_a_conflict(report, account):
    a = toll(report, "Delta", "The blast at the Tarbo dam killed 12 people on Monday.", "12 people", 12)
    b = toll(
        report,
        "Coast",
        "At least 15 people were killed in a blast at the Tarbo dam.",
        "At least 15 people",
        15,
        "at least",
    )

    (conflict,) = account(a, b).conflicts

    assert (conflict.field, conflict.kind) == ("number", "between-newsrooms")
    assert sorted(r.value for r in conflict.readings) == ["12", "15"]


def test_tolls_of_two_matters_are_none(report, account):
    a = toll(report, "Delta", "The blast at the Tarbo dam killed 12 people on Monday.", "12 people", 12)
    b = toll(report, "Coast", "A ferry fire off Lindi last year killed 15 people.", "15 people", 15)

    assert account(a, b).conflicts == ()


def test_one_newsroom_that_raises_its_toll_has_revised_it(report, account):
    a = toll(report, "Delta", "The blast at the Tarbo dam killed 12 people on Monday.", "12 people", 12, file="one.txt")
    b = toll(
        report, "Delta", "The blast at the Tarbo dam killed 15 people on Monday.", "15 people", 15,
        published="2031-03-05", file="two.txt",
    )  # fmt: skip

    (conflict,) = account(a, b).conflicts

    assert conflict.kind == "revised"
    assert [r.value for r in conflict.readings] == ["12", "15"]


def test_a_toll_that_rose_after_it_agreed_is_no_dispute(report, account):
    text = "The blast at the Tarbo dam killed {} people on Monday."
    a = toll(report, "Delta", text.format(12), "12 people", 12, file="one.txt")
    b = toll(report, "Coast", text.format(12), "12 people", 12)
    c = toll(report, "Delta", text.format(15), "15 people", 15, published="2031-03-06", file="two.txt")

    assert [x.kind for x in account(a, b, c).conflicts] == ["revised"]


def test_more_dead_and_some_of_them_are_no_totals(report, account):
    a = toll(report, "Delta", "The blast at the Tarbo dam killed 12 people on Monday.", "12 people", 12)
    b = toll(report, "Coast", "The blast at the Tarbo dam killed another 3 people.", "another 3 people", 3)
    c = toll(report, "Hill", "Many died in the blast at the Tarbo dam, including 4 people from Lindi.", "4 people", 4)

    assert account(a, b, c).conflicts == ()


def test_a_copyist_s_slip_is_no_newsroom_s_number(report, account):
    text = "The blast at the Tarbo dam killed {} people on Monday."
    a = toll(report, "Delta", text.format(12), "12 people", 12)
    b = toll(report, "Coast", text.format(120), "120 people", 120)
    c = toll(report, "Hill", "A blast at the Tarbo dam has killed 12 people.", "12 people", 12)

    assert account(a, b, c, same=[(a, b)]).conflicts == ()


def test_a_sentence_that_goes_on_about_a_measure_counts_for_it(report, account):
    """ "The measure covers ..." belongs to the event with which the sentence before begins."""
    r = report("Peru shut its ports to Chile. The measure covers 40 ships.", outlet="Delta")
    peru = r.actor("country", "Peru", country="PER")
    r.event("SANCTION", "shut", "Peru shut its ports to Chile", [("source", "Peru", peru)])
    r.count("40 ships", 40, "ships")
    made = account(r)

    assert [q.event for q in made.quantities] == [made.events[0].id]
