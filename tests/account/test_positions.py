"""Who demands, refuses or offers what: one position an actor, stance and issue."""


def demand(report, outlet, text, speaker, roles, country, words, *, stance="demands", issue=None):
    r = report(text, outlet=outlet)
    chain = r.actor("person", speaker, country=country, roles=roles)
    r.says(chain, words, source=speaker, stance=stance, issue=issue)
    return r, chain


def test_a_minister_speaks_for_the_state(report, account):
    r, _ = demand(
        report, "Delta", "Peru waits. “Pay for the fishing fleet,” said Ana Prada.", "Ana Prada",
        [("minister", None, "PER")], "PER", "Pay for the fishing fleet,", issue="the fishing fleet",
    )  # fmt: skip
    r.actor("country", "Peru", country="PER")

    made = account(r)

    (position,) = made.positions
    assert next(a.name for a in made.actors if a.id == position.actor) == "Peru"
    assert (position.stance, position.issue) == ("demands", "the fishing fleet")


def test_what_an_envoy_says_of_a_body_is_the_body_s(report, account):
    r, _ = demand(
        report, "Delta", "“No member of ASEAN will pay,” said Ana Prada, of Peru.", "Ana Prada",
        [("ambassador", "ASEAN", "PER")], "PER", "No member of ASEAN will pay,", stance="refuses",
    )  # fmt: skip
    r.actor("country", "Peru", country="PER")
    r.actor("organization", "ASEAN")

    made = account(r)

    assert [a.name for a in made.actors if a.id == made.positions[0].actor] == ["ASEAN"]


def test_retelling_adds_evidence_and_no_second_position(report, account):
    reports = []
    for outlet, text, issue in [
        ("Delta", "Peru demanded the return of the fishing fleet.", "the return of the fishing fleet"),
        ("Coast", "Peru is demanding that its fishing fleet come home.", "that its fishing fleet come home"),
    ]:
        r = report(text, outlet=outlet)
        peru = r.actor("country", "Peru", country="PER")
        trigger = "demanded" if "demanded" in text else "demanding"
        r.event("REQUEST", trigger, text[:-1], [("source", "Peru", peru)], stance="demands", issue=r.at(issue))
        reports.append(r)

    made = account(*reports)

    assert len(made.positions) == 1
    assert made.positions[0].newsrooms == ("Coast", "Delta")


def test_other_issues_are_other_positions(report, account):
    r = report("Peru demanded the return of the fishing fleet. Peru demanded lower tariffs on copper.", outlet="Delta")
    peru = r.actor("country", "Peru", country="PER")
    for clause, issue in [
        ("Peru demanded the return of the fishing fleet", "the return of the fishing fleet"),
        ("Peru demanded lower tariffs on copper", "lower tariffs on copper"),
    ]:
        r.event("REQUEST", "demanded", clause, [("source", "Peru", peru)], stance="demands", issue=r.at(issue))

    assert len(account(r).positions) == 2


def test_two_demands_that_begin_at_one_place_have_two_ids(report, account):
    clause = "Peru demanded the return of the fishing fleet and lower tariffs on copper"
    r = report(clause + ".", outlet="Delta")
    peru = r.actor("country", "Peru", country="PER")
    for issue in ("the return of the fishing fleet", "lower tariffs on copper"):
        r.event("REQUEST", "demanded", clause, [("source", "Peru", peru)], stance="demands", issue=r.at(issue))
        r.says(peru, clause, kind="indirect", source="Peru", stance="demands", issue=issue)

    made = account(r)

    for records in (made.positions, made.events, made.statements):
        assert len({x.id for x in records}) == len(records)


def test_an_opposition_leader_speaks_for_himself(report, account):
    r, _ = demand(
        report, "Delta", "Peru waits. “Publish the radar records,” said Ana Prada.", "Ana Prada",
        [("opposition leader", None, "PER")], "PER", "Publish the radar records,", issue="the radar records",
    )  # fmt: skip
    r.actor("country", "Peru", country="PER")

    made = account(r)

    assert [a.name for a in made.actors if a.id == made.positions[0].actor] == ["Ana Prada"]


def test_a_warning_that_something_is_so_is_no_threat(report, account):
    made = []
    for text in (
        "Peru warned that troops are gathering at the border.",
        "Peru warned that Chile would attack the port.",
        "Peru warned that it would close the port.",
    ):
        r = report(text, outlet="Delta")
        peru = r.actor("country", "Peru", country="PER")
        r.actor("country", "Chile", country="CHL")
        r.event("THREATEN", "warned", text[:-1], [("source", "Peru", peru)])
        made.append([p.stance for p in account(r).positions])

    assert made == [[], [], ["threatens"]]


def test_two_stances_in_one_breath_are_two(report, account):
    """ "supports the plan and opposes any delay" is a stance on each."""
    text = "Chile supports the mediation of Norway and opposes any delay of the vote."
    r = report(text, outlet="Delta")
    chile = r.actor("country", "Chile", country="CHL")
    r.event("SUPPORT", "supports", text.rstrip("."), [("source", "Chile", chile)], stance="supports")
    made = account(r)

    assert [(p.stance, p.issue) for p in made.positions] == [
        ("supports", "the mediation of Norway"),
        ("opposes", "any delay of the vote"),
    ]


def test_a_senator_does_not_speak_for_his_state(report, account):
    """ "Chilean Sen. Ana Rojas urged" is her own demand."""
    text = "Chilean Sen. Ana Rojas urged the release of all prisoners."
    r = report(text, outlet="Delta")
    chile = r.actor("country", "Chile", "Chilean", country="CHL")
    ana = r.actor("person", "Ana Rojas", country="CHL", roles=[("Sen", None, "CHL")])
    parties = [("source", "Chilean", chile), ("source", "Ana Rojas", ana)]
    r.event("REQUEST", "urged", text.rstrip("."), parties, stance="demands", issue=r.at("the release of all prisoners"))
    made = account(r)

    assert [next(a.name for a in made.actors if a.id == p.actor) for p in made.positions] == ["Ana Rojas"]


def test_an_agreement_is_no_refusal(report, account):
    """A stance that contradicts the kind of act is no stance."""
    text = "Chile vowed to preserve the treaty."
    r = report(text, outlet="Delta")
    chile = r.actor("country", "Chile", country="CHL")
    r.event("AGREE", "vowed", text.rstrip("."), [("source", "Chile", chile)], stance="refuses")

    assert account(r).positions == ()
