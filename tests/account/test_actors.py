"""Chains of many articles become one cast: same people joined, different people apart."""


def named(made, kind="person"):
    return sorted(a.name for a in made.actors if a.kind == kind)


def one(report, outlet, name, *forms, country=None, roles=(), kind="person"):
    r = report(f"It was {name} who came. Then {' and '.join(forms) or 'nobody'} left.", outlet=outlet)
    r.actor(kind, name, name, *forms, country=country, roles=roles)
    return r


def test_a_surname_joins_the_one_person_who_bears_it(report, account):
    a = one(report, "Delta", "Helen Brandt", country="DEU", roles=[("minister", None, "DEU")])
    b = one(report, "Coast", "Brandt")

    made = account(a, b)

    assert named(made) == ["Helen Brandt"]
    assert made.actors[0].aliases == ("Brandt",)


def test_a_surname_of_another_country_stays_apart(report, account):
    a = one(report, "Delta", "Helen Brandt", country="DEU")
    b = one(report, "Coast", "Brandt", country="NOR")

    assert named(account(a, b)) == ["Brandt", "Helen Brandt"]


def test_two_of_one_surname_are_told_apart_by_office(report, account):
    a = one(report, "Delta", "Grace Okello", country="KEN", roles=[("minister", None, "KEN")])
    b = one(report, "Hill", "Paul Okello", country="KEN", roles=[("general", None, "KEN")])
    c = one(report, "Coast", "Okello", country="KEN", roles=[("general", None, "KEN")])

    made = account(a, b, c)

    assert named(made) == ["Grace Okello", "Paul Okello"]
    assert next(x for x in made.actors if x.name == "Paul Okello").aliases == ("Okello",)


def test_a_surname_behind_an_office_is_the_one_who_holds_it(report, account):
    a = one(report, "Delta", "Grace Okello", country="KEN", roles=[("foreign minister", None, "KEN")])
    b = one(report, "Hill", "Paul Okello", country="KEN", roles=[("adviser", None, "KEN")])
    c = one(report, "Coast", "Okello", roles=[("Minister", None, None)])
    d = one(report, "Shore", "Okello", roles=[("General", None, None)])

    made = account(a, b, c, d)

    assert named(made) == ["Grace Okello", "Okello", "Paul Okello"]
    assert next(x for x in made.actors if x.name == "Grace Okello").aliases == ("Okello",)
    assert next(x for x in made.actors if x.name == "Paul Okello").aliases == ()


def test_an_outlet_taken_for_a_person_is_a_body(report, account):
    a = one(report, "Vrisko Danas", "Vrisko Danas")
    b = one(report, "Delta", "Taza Pol", kind="organization")
    c = one(report, "Hill", "Taza Pol")
    d = one(report, "Coast", "Maria Pol")
    e = one(report, "Shore", "Maria Pol", kind="organization")

    made = account(a, b, c, d, e)

    assert named(made, "organization") == ["Maria Pol", "Taza Pol", "Vrisko Danas"]
    assert named(made) == ["Maria Pol"]


def test_what_office_does_not_decide_stays_apart(report, account):
    a = one(report, "Delta", "Grace Okello", country="KEN")
    b = one(report, "Hill", "Paul Okello", country="KEN")
    c = one(report, "Coast", "Okello", country="KEN")

    assert named(account(a, b, c)) == ["Grace Okello", "Okello", "Paul Okello"]


def test_transliterations_are_one_person_and_no_conflict(report, account):
    reports = [
        one(report, outlet, name, country="UKR", roles=[("mayor", None, "UKR")])
        for outlet, name in [("Delta", "Andriy Melnyk"), ("Coast", "Andrei Melnik"), ("Hill", "Andrii Melnyk")]
    ]

    made = account(*reports)

    assert len(named(made)) == 1
    assert made.conflicts == ()


def test_a_garbled_given_name_with_the_same_office_is_one_person_with_a_disputed_name(report, account):
    a = one(report, "Delta", "Julianne Marsh", country="CAN", roles=[("ambassador", "ASEAN", "CAN")])
    b = one(report, "Hill", "Julianne Marsh", country="CAN", roles=[("ambassador", "ASEAN", "CAN")])
    c = one(report, "Coast", "Julian Marsh", country="CAN", roles=[("ambassador", "ASEAN", "CAN")])

    made = account(a, b, c)

    assert named(made) == ["Julianne Marsh"]
    assert [(x.field, [r.value for r in x.readings]) for x in made.conflicts] == [
        ("name", ["Julianne Marsh", "Julian Marsh"])
    ]


def test_a_like_given_name_in_another_office_is_another_person(report, account):
    a = one(report, "Delta", "Julianne Marsh", country="CAN", roles=[("ambassador", None, "CAN")])
    b = one(report, "Coast", "Julian Marsh", country="CAN", roles=[("coach", None, "CAN")])

    assert len(named(account(a, b))) == 2


def test_a_rank_that_one_newsroom_drops_is_disputed(report, account):
    a = one(report, "Delta", "Ana Prada", country="PER", roles=[("deputy foreign minister", None, "PER")])
    b = one(report, "Coast", "Ana Prada", country="PER", roles=[("foreign minister", None, "PER")])

    (conflict,) = account(a, b).conflicts

    assert conflict.field == "role"
    assert {r.value for r in conflict.readings} == {"deputy foreign minister", "foreign minister"}


def test_who_writes_the_full_rank_once_may_shorten_it(report, account):
    full, short = ("deputy foreign minister", None, "PER"), ("foreign minister", None, "PER")
    a = one(report, "Delta", "Ana Prada", country="PER", roles=[full, short])
    b = one(report, "Coast", "Ana Prada", country="PER", roles=[full])

    assert account(a, b).conflicts == ()


def test_a_vaguer_office_is_no_conflict(report, account):
    a = one(report, "Delta", "Ana Prada", country="PER", roles=[("foreign minister", None, "PER")])
    b = one(report, "Coast", "Ana Prada", country="PER", roles=[("negotiator", None, None)])

    assert account(a, b).conflicts == ()


def test_ministries_of_two_states_are_two(report, account):
    a = one(report, "Delta", "Foreign Ministry", country="PER", kind="organization")
    b = one(report, "Coast", "Foreign Ministry", country="CHL", kind="organization")
    c = one(report, "Hill", "Foreign Ministry", country="PER", kind="organization")

    assert len(named(account(a, b, c), "organization")) == 2


def test_an_acronym_and_its_full_name_are_one_body(report, account):
    a = one(report, "Delta", "African Union", "AU", kind="organization")
    b = one(report, "Coast", "AU", kind="organization")

    assert named(account(a, b), "organization") == ["African Union"]


def test_unnamed_people_of_two_origins_stay_apart(report, account):
    reports = []
    for outlet in ("Delta", "Coast"):
        r = report("A senior official said: “We wait for them to answer us.”", outlet=outlet)
        group = r.actor("group", "senior official")
        r.says(group, "We wait for them to answer us.", source="A senior official")
        reports.append(r)

    made = account(*reports)

    assert len(named(made, "group")) == 2
    assert len(made.statements) == 2


def test_places_and_groups_without_a_part_are_left_out(report, account):
    r = report("Fishermen wait in Mombasa.", outlet="Delta")
    r.actor("group", "Fishermen")
    r.actor("place", "Mombasa")

    assert account(r).actors == ()


def test_a_name_in_two_words_or_one_is_one(report, account):
    a = one(report, "Delta", "Zhou Ming Rui", country="CHN")
    b = one(report, "Coast", "Zhou Mingrui", country="CHN")

    assert len(named(account(a, b))) == 1


def test_a_copyist_s_other_given_name_is_the_same_person(report, account):
    a = one(report, "Delta", "Helena Brandt", country="DEU")
    b = one(report, "Coast", "Hermia Brandt")

    assert len(named(account(a, b))) == 2
    assert len(named(account(a, b, same=[(a, b)]))) == 1


def test_a_ministry_with_its_state_in_front_is_the_ministry_of_that_state(report, account):
    a = one(report, "Delta", "Foreign Ministry", country="PER", kind="organization")
    b = one(report, "Coast", "Peru's foreign ministry", kind="organization")
    c = one(report, "Hill", "Chilean Foreign Ministry", kind="organization")

    assert len(named(account(a, b, c), "organization")) == 2


def test_titles_in_other_words_are_one_office(report, account):
    a = one(report, "Delta", "Ana Prada", country="PER", roles=[("Secretary of Defense", None, "PER")])
    b = one(report, "Coast", "Ana Prada", country="PER", roles=[("defence secretary", None, "PER")])

    assert len(account(a, b).actors[0].roles) == 1
