"""What one sentence of a report tells by two words is one act, and two acts in one sentence are two."""

import pytest

TWICE = {
    "a blast and its dead": (
        "A bomb tore through the bus station in Tyre on Monday and killed six travellers.",
        [("OTHER", "bomb", "rules", ()), ("ASSAULT", "killed", "network", (("target", "six travellers"),))],
    ),
    "the dead before the deed": (
        "Six people were wounded when rockets struck Homs on Monday.",
        [("ASSAULT", "struck", "rules", ()), ("ASSAULT", "wounded", "network", (("target", "Six people"),))],
    ),
    "an ambush that left dead": (
        "Rebels ambushed a convoy near Gao on Friday, leaving eleven soldiers dead.",
        [
            ("ASSAULT", "ambushed", "rules", (("source", "Rebels"),)),
            ("ASSAULT", "leaving", "network", (("target", "eleven soldiers"),)),
        ],
    ),
    "a sentence and the jail": (
        "Gabon sentenced Omar Ndong on Tuesday to four years in jail.",
        [
            ("COERCE", "sentenced", "rules", (("source", "Gabon"), ("target", "Omar Ndong"))),
            ("COERCE", "jail", "network", (("target", "Omar Ndong"),)),
        ],
    ),
    "an accord that was signed": (
        "Gabon put its signature under an accord with Omar Ndong on Tuesday.",
        [
            ("AGREE", "put its signature", "network", (("source", "Gabon"), ("target", "Omar Ndong"))),
            ("AGREE", "accord", "network", (("source", "Gabon"), ("target", "Omar Ndong"))),
        ],
    ),
}

TWO = {
    "two measures side by side": (
        "Gabon expelled Omar Ndong on Tuesday and closed its office in Oyem.",
        [
            ("COERCE", "expelled", "rules", (("source", "Gabon"), ("target", "Omar Ndong"))),
            ("COERCE", "closed", "network", (("source", "Gabon"),)),
        ],
    ),
    "two clauses of harm": (
        "The shelling of Kurmuk on Tuesday killed four people, and an explosion in Geissan wounded two.",
        [("ASSAULT", "killed", "network", ()), ("OTHER", "explosion", "rules", ())],
    ),
    "a killing before the shot": (
        "The guards shot Omar Ndong, who had killed a baker.",
        [
            ("ASSAULT", "shot", "rules", (("target", "Omar Ndong"),)),
            ("ASSAULT", "killed", "network", (("source", "Omar Ndong"),)),
        ],
    ),
    "a demand and what is demanded": (
        "Gabon demanded that Omar Ndong be freed.",
        [
            ("REQUEST", "demanded", "rules", (("source", "Gabon"),)),
            ("CONCEDE", "freed", "network", (("source", "Gabon"),)),
        ],
    ),
}

PEOPLE = {"Gabon": "country", "Omar Ndong": "person", "Rebels": "group"}


def told(report, text, acts):
    one = report(text, outlet="Hill")
    chains = {name: one.actor(kind, name) for name, kind in PEOPLE.items() if name in text}
    groups = {words for *_, parties in acts for _, words in parties} - set(chains)
    chains |= {words: one.actor("group", words) for words in sorted(groups)}
    for kind, trigger, by, parties in acts:
        members = [(role, words, chains[words]) for role, words in parties]
        one.event(kind, trigger, text.rstrip("."), members, by=by)
    return one


@pytest.mark.parametrize("case", TWICE.values(), ids=TWICE)
def test_what_is_told_twice_is_one_act(report, account, case):
    (event,) = account(told(report, *case)).events

    assert len(event.evidence) == len(case[1])
    assert event.type == case[1][0][0]


@pytest.mark.parametrize("case", TWO.values(), ids=TWO)
def test_two_acts_of_one_sentence_are_two(report, account, case):
    assert len(account(told(report, *case)).events) == len(case[1])


def test_a_rule_says_of_what_type_an_act_is(report, account):
    one, other = (
        report("Gabon expelled Omar Ndong on Tuesday.", outlet=outlet, published="2031-03-05") for outlet in "AB"
    )
    for r, kind, by in ((one, "SANCTION", "network"), (other, "COERCE", "rules")):
        parties = [("source", "Gabon", r.actor("country", "Gabon", country="GAB"))]
        parties.append(("target", "Omar Ndong", r.actor("person", "Omar Ndong")))
        r.event(kind, "expelled", "Gabon expelled Omar Ndong on Tuesday", parties, date=("Tuesday", "2031-03-04"),
                by=by, score=0.99 if by == "network" else 0.8)  # fmt: skip

    (event,) = account(one, other).events

    assert (event.type, event.score) == ("COERCE", 0.8)
