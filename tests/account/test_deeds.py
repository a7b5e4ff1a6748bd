"""One deed is one event, whatever verb tells it and whoever is left unnamed."""


def numbers(made):
    return sorted(len(e.evidence) for e in made.events)


def stormed(report, outlet, text, trigger, clause, *, kind="ASSAULT", doer=None, date=None, published="2031-03-05"):
    r = report(text, outlet=outlet, published=published)
    parties = [("target", "radio station", r.actor("organization", "radio station"))]
    if doer:
        parties.append(("source", doer, r.actor("group", doer)))
    r.event(kind, trigger, clause, parties, date=date)
    return r


def test_other_verbs_for_one_target_and_day_are_one_deed(report, account):
    a = stormed(
        report, "Delta", "Gunmen seized the radio station on Tuesday.", "seized",
        "Gunmen seized the radio station on Tuesday", kind="COERCE", doer="Gunmen", date=("Tuesday", "2031-03-04"),
    )  # fmt: skip
    b = stormed(
        report, "Coast", "The rebels stormed the radio station in the evening.", "stormed",
        "rebels stormed the radio station", doer="rebels",
    )  # fmt: skip

    assert numbers(account(a, b)) == [2]


def test_a_band_demands_nothing_for_a_state(report, account):
    a = report("The rebels demanded the release of all prisoners.", outlet="Delta")
    a.event(
        "REQUEST", "demanded", "The rebels demanded the release of all prisoners",
        [("source", "rebels", a.actor("group", "rebels"))],
    )  # fmt: skip
    b = report("Chile demanded the release of all prisoners.", outlet="Coast")
    b.event(
        "REQUEST", "demanded", "Chile demanded the release of all prisoners",
        [("source", "Chile", b.actor("country", "Chile", country="CHL"))],
    )  # fmt: skip

    assert numbers(account(a, b)) == [1, 1]


def expelled(report, outlet, text, words, value, date):
    r = report(text, outlet=outlet, published="2031-03-06")
    peru, chile = r.actor("country", "Peru", country="PER"), r.actor("country", "Chile", "Chilean", country="CHL")
    parties = [("source", "Peru", peru), ("target", "Chilean", chile)]
    r.event("SANCTION", "expelled", text.rstrip("."), parties, date=date)
    r.count(words, value, words.split(" ", 1)[1])
    return r


def test_a_measure_of_neighbouring_days_is_one_with_its_day_disputed(report, account):
    a = expelled(
        report, "Delta", "Peru expelled six Chilean teachers on Tuesday.", "six Chilean teachers", 6,
        ("Tuesday", "2031-03-04"),
    )  # fmt: skip
    b = expelled(
        report, "Coast", "Peru expelled five Chilean teachers on Wednesday.", "five Chilean teachers", 5,
        ("Wednesday", "2031-03-05"),
    )  # fmt: skip
    made = account(a, b)

    assert numbers(made) == [2]
    assert sorted(c.field for c in made.conflicts) == ["date", "number"]


def test_a_measure_of_another_week_is_another(report, account):
    a = expelled(
        report, "Delta", "Peru expelled six Chilean teachers last Tuesday.", "six Chilean teachers", 6,
        ("last Tuesday", "2031-02-25"),
    )  # fmt: skip
    b = expelled(
        report, "Coast", "Peru expelled six Chilean teachers on Wednesday.", "six Chilean teachers", 6,
        ("Wednesday", "2031-03-05"),
    )  # fmt: skip

    assert numbers(account(a, b)) == [1, 1]


def held(report, outlet, text, words, value):
    r = report(text, outlet=outlet)
    r.count(words, value, words.split(" ", 1)[1])
    r.actor("place", "Talca")
    return r


def values(made):
    return [sorted(x.value for x in c.readings) for c in made.conflicts if c.field == "number"]


def test_captives_are_set_against_captives(report, account):
    a = held(report, "Delta", "The men took 40 people hostage in the bank of Talca.", "40 people", 40)
    b = held(report, "Coast", "They were holding 55 guests in the bank of Talca.", "55 guests", 55)

    assert values(account(a, b)) == [["40", "55"]]


def test_those_let_go_and_those_left_are_other_counts(report, account):
    a = held(report, "Delta", "The men took 40 people hostage in the bank of Talca.", "40 people", 40)
    b = held(report, "Coast", "Twelve hostages, most of them women, were let go in Talca.", "Twelve hostages", 12)
    c = held(report, "Hill", "After that 28 people were still held in the bank of Talca.", "28 people", 28)

    assert values(account(a, b, c)) == []


def test_a_release_is_one_though_other_verbs_tell_it(report, account):
    def freed(outlet, text, trigger, target):
        r = report(text, outlet=outlet)
        who = [("target", target, r.actor("group", target))]
        r.event("CONCEDE", trigger, text.rstrip("."), who, date=("Monday", "2031-03-03"))
        return r

    a = freed("Delta", "Twelve hostages were let go on Monday.", "let go", "hostages")
    b = freed("Coast", "Some of the captives were released on Monday.", "released", "captives")

    assert numbers(account(a, b)) == [2]
