"""What befell people is set against what others say of the same happening, and against nothing else."""


def told(report, outlet, text, words, value, *, of="deaths", published="2031-03-04", file=None, day=None, place=None):
    r = report(text, outlet=outlet, published=published, file=file)
    r.count(words, value, of)
    if day:
        r.time(*day)
    if place:
        r.actor("place", place)
    return r


def numbers(made):
    return [sorted(x.value for x in c.readings) for c in made.conflicts if c.field == "number"]


def test_one_day_joins_tolls_in_other_words(report, account):
    a = told(
        report, "Delta", "Four people died when a bus left the road on Monday.", "Four people", 4,
        day=("Monday", "2031-03-03"),
    )  # fmt: skip
    b = told(
        report, "Coast", "Monday’s plunge into a gorge killed seven passengers.", "seven passengers", 7,
        day=("Monday", "2031-03-03"),
    )  # fmt: skip

    assert numbers(account(a, b)) == [["4", "7"]]


def test_tolls_of_two_days_are_of_two_happenings(report, account):
    a = told(
        report, "Delta", "A bus crash killed four people on Monday.", "four people", 4, day=("Monday", "2031-03-03")
    )
    b = told(
        report, "Coast", "A bus crash killed seven people on Sunday.", "seven people", 7, day=("Sunday", "2031-03-02")
    )

    assert numbers(account(a, b)) == []


def test_the_dead_of_years_ago_are_of_another_happening(report, account):
    a = told(report, "Delta", "A bus crash near Talca killed four people.", "four people", 4, place="Talca")
    b = told(
        report, "Coast", "In 1994 a bus crash near Talca killed seven people.", "seven people", 7, day=("1994", "1994"),
        place="Talca",
    )  # fmt: skip

    assert numbers(account(a, b)) == []


def test_a_kind_of_people_is_no_total(report, account):
    a = told(report, "Delta", "Four people died in the crash near Talca.", "Four people", 4, place="Talca")
    b = told(report, "Coast", "Two soldiers died in the crash near Talca.", "Two soldiers", 2, place="Talca")

    assert numbers(account(a, b)) == []


def test_the_others_beside_a_kind_are_no_total(report, account):
    a = told(report, "Delta", "Eight people died in the crash near Talca.", "Eight people", 8, place="Talca")
    b = report("Two soldiers and five others died in the crash near Talca.", outlet="Coast")
    b.count("Two soldiers", 2, "deaths")
    b.count("five others", 5, "deaths")
    b.actor("place", "Talca")

    assert numbers(account(a, b)) == []


def test_those_aboard_are_no_dead(report, account):
    a = told(report, "Delta", "The bus was carrying 40 people near Talca.", "40 people", 40, of="people", place="Talca")
    b = told(report, "Coast", "The bus near Talca had 46 people on board.", "46 people", 46, of="people", place="Talca")
    c = told(report, "Hill", "The crash near Talca killed four people.", "four people", 4, of="people", place="Talca")

    assert numbers(account(a, b, c)) == [["40", "46"]]


def test_what_they_are_said_to_be_comes_before_what_stood_near(report, account):
    a = told(
        report, "Delta", "Three drowned and 11 others were still missing off Talca.", "11 others", 11, of="others",
        file="one.txt", place="Talca",
    )  # fmt: skip
    b = told(
        report, "Delta", "Nine people remain missing, the navy said.", "Nine people", 9, of="people",
        published="2031-03-06", file="two.txt",
    )  # fmt: skip

    (conflict,) = account(a, b).conflicts

    assert (conflict.kind, [x.value for x in conflict.readings]) == ("revised", ["11", "9"])


def test_one_share_of_one_tariff_is_set_against_another(report, account):
    reports = []
    for outlet, share in (("Delta", 30), ("Coast", 35)):
        text = f"Peru will impose a tariff of {share} percent on copper."
        r = report(text, outlet=outlet)
        peru = r.actor("country", "Peru", country="PER")
        r.count(f"{share} percent", share, unit="percent")
        r.event("SANCTION", "impose a tariff", text[:-1], [("source", "Peru", peru)], status="scheduled")
        reports.append(r)

    assert numbers(account(*reports)) == [["30", "35"]]


def test_sums_in_the_same_words_are_of_one_thing(report, account):
    a = report("The ban covers goods worth $2.3 billion a year, a third of all exports.", outlet="Delta")
    a.count("$2.3 billion", 2.3e9, unit="USD")
    b = report("Duties would fall on goods worth $2.6 billion a year, customs data show.", outlet="Coast")
    b.count("$2.6 billion", 2.6e9, unit="USD")
    c = report("The port will cost $1 billion to build.", outlet="Hill")
    c.count("$1 billion", 1e9, unit="USD")

    assert numbers(account(a, b, c)) == [["2300000000", "2600000000"]]
