"""What the network alone tells joins what rules know, and changes nothing of it."""

import numpy as np


class Alike:
    """An encoder to which all acts are alike."""

    def acts(self, acts):
        ones = np.ones((len(acts), 1), dtype=np.float32)
        return ones, ones


def told(report, outlet, text, kind, trigger, *, day=None, by="rules", who=("Gabon",), role="source"):
    one = report(text, outlet=outlet)
    parties = [(role, name, one.actor("group" if name[0].islower() else "country", name)) for name in who]
    one.event(kind, trigger, text.rstrip("."), parties, date=day, by=by)
    return one


def test_what_the_network_tells_makes_no_two_acts_one(report, account):
    first = told(report, "Hill", "Gabon raided the camp at Oyem on Monday.", "ASSAULT", "raided", day=("Monday", "2031-03-03"))  # fmt: skip
    second = told(report, "Bay", "Gabon raided the camp at Oyem on February 20.", "ASSAULT", "raided", day=("February 20", "2031-02-20"))  # fmt: skip
    loose = told(report, "Cape", "Gabon has raided the camp at Oyem.", "ASSAULT", "raided", by="network")

    with_it, without = account(first, second, loose, encoder=Alike()), account(first, second, encoder=Alike())

    days = {e.date for e in without.events}
    assert days == {"2031-02-20", "2031-03-03"}
    assert days <= {e.date for e in with_it.events}


def test_the_dead_whom_the_network_tells_are_of_the_act_that_a_rule_knows(report, account):
    text = "Guards opened fire at the gate of Oyem on Monday. At least nine people were killed, medics said."
    one = report(text, outlet="Hill")
    one.event("ASSAULT", "opened fire", "Guards opened fire at the gate of Oyem on Monday", [], date=("Monday", "2031-03-03"))  # fmt: skip
    one.event(
        "ASSAULT", "killed", "At least nine people were killed", [("target", "nine people", one.actor("group", "nine people"))],
        by="network",
    )  # fmt: skip
    one.count("nine people", 9.0, "deaths")

    made = account(one, encoder=Alike())

    (event,), (dead,) = made.events, made.quantities
    assert len(event.evidence) == 2
    assert dead.event == event.id
