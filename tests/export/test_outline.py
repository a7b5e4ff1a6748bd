"""The outline puts first what a reader asks first: who to whom, the dead before the officials, names before the nameless."""

from dataclasses import replace

import pytest

from stemma.export.disputes import Disputes
from stemma.export.lines import names_of, position_line, say_parties, say_whole, statement_line
from stemma.export.numbers import numbers
from stemma.export.outline import outline, statements
from stemma.export.timeline import timeline
from stemma.export.titles import Titles
from stemma.records.account import Conflict, ConflictReading, EventParty


def with_numbers(case, *cells):
    one = case.account.quantities[0] if case.account.quantities else None
    assert one is not None
    base = replace(one, value=None, low=None, high=None, modifier=None, unit=None, of=None, event=None, according_to=())
    return replace(
        case.account, conflicts=(), quantities=tuple(replace(base, id=f"q{n}", **c) for n, c in enumerate(cells))
    )


def test_numbers_stand_in_few_groups_the_grave_ones_first(case):
    account = with_numbers(
        case,
        {"of": "officials", "value": 2.0}, {"unit": "days", "value": 3.0}, {"of": "patrol boats", "value": 14.0},
        {"unit": "USD", "value": 2e6}, {"of": "deaths", "value": 9.0}, {"unit": "percent", "value": 40.0},
        {"of": "fast boats", "value": 20.0}, {"of": "weeks", "value": 6.0},
    )  # fmt: skip

    said = {g.heading: [f"{x.lead} {x.text}".strip() for x in g.lines] for g in numbers(account).groups}

    assert said == {
        "Dead, hurt, missing, held": ["9 deaths"],
        "Money": ["2 million USD"],
        "Shares": ["40 percent"],
        "Counted": ["20 fast boats", "14 patrol boats", "2 officials"],
        "Times, lengths, weights": ["6 weeks", "3 days"],
    }


def test_a_number_says_day_and_place_of_its_act(case):
    event = replace(case.account.events[0], date="2025-03-03", place="Port Amsel")
    account = replace(with_numbers(case, {"of": "deaths", "value": 9.0, "event": event.id}), events=(event,))

    (group,) = numbers(account).groups

    assert group.lines[0].detail == "3 March 2025 · in Port Amsel"


def test_speakers_without_a_name_stand_together_behind_the_others(case):
    statement = case.account.statements[0]
    nameless = [replace(statement, id=f"s{n}", speaker=None, speaker_text=f"a witness {n}") for n in range(3)]
    account = replace(case.account, statements=(*nameless, statement))

    first, last = statements(account).groups

    assert first.heading == names_of(account)[statement.speaker]
    assert (last.heading, [x.lead for x in last.lines]) == (
        "Speakers without a name", ["a witness 0:", "a witness 1:", "a witness 2:"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (("source", "target"), "Lena Okoro → Norland"), (("target", "source"), "Norland → Lena Okoro"),
        (("both", "target"), "Lena Okoro, Norland"), (("source", "source"), "Lena Okoro, Norland"),
        (("target", "target"), "→ Lena Okoro, Norland"),
    ],
)  # fmt: skip
def test_who_acts_stands_before_the_arrow(case, roles, said):
    """Who meets has none."""
    names = {"c1": "Lena Okoro", "c2": "Norland"}
    parties = tuple(EventParty(actor=a, role=r) for a, r in zip(names, roles, strict=True))

    assert say_parties(names, replace(case.account.events[0], parties=parties)) == said


def test_undated_acts_come_in_the_order_of_the_reports_and_say_their_day(case):
    first, second = case.account.articles[:2]
    event = replace(case.account.events[0], date=None, date_text=None)
    early, late = (
        replace(event, id=i, evidence=(replace(event.evidence[0], article=a.id),))
        for i, a in (("e9", first), ("e1", second))
    )

    (group,) = timeline(replace(case.account, events=(late, early), conflicts=())).groups

    assert [line.id for line in group.lines] == ["e9", "e1"]
    assert all(" · reported " in line.detail for line in group.lines)


def test_a_position_with_an_open_start_says_nothing_of_since_when(case):
    position = replace(case.account.positions[0], since="../2025-03-05", until=None)

    assert "since" not in position_line(case.account, position).detail


@pytest.mark.parametrize(
    ("stance", "issue", "said"),
    [
        ("demands", "Norland to withdraw", "that Norland withdraw"), ("demands", "a truce", "a truce"),
        ("demands", "to withdraw a drilling rig", "“to withdraw a drilling rig”"),
        ("demands", "both sides not to shoot and to talk", "that both sides not shoot and talk"),
        ("refuses", "membership is a matter for the members", "“membership is a matter for the members”"),
        ("threatens", "Those who sent them will pay", "“Those who sent them will pay”"),
        ("threatens", "that Norland would close the gates", "that Norland would close the gates"),
        ("threatens", "Norland to close the gates it would open", "Norland to close the gates it would open"),
        ("offers", "to mediate", "to mediate"), ("conditions", "it would open if they left", "it would open if they left"),
    ],
)  # fmt: skip
def test_what_a_stance_is_about_reads_behind_it(case, stance, issue, said):
    position = replace(case.account.positions[0], stance=stance, issue=issue)

    assert position_line(case.account, position).text == said


@pytest.mark.parametrize(
    ("kind", "cue", "said"),
    [
        ("indirect", "denied", "[denied] its troops had fired"), ("indirect", "said on Monday", "its troops had fired"),
        ("mixed", "accused", "[accused] its troops had fired"), ("direct", "denied", "its troops had fired"),
        ("indirect", None, "its troops had fired"),
    ],
)  # fmt: skip
def test_words_that_somebody_denied_are_not_shown_as_said(case, kind, cue, said):
    statement = replace(case.account.statements[0], kind=kind, cue=cue, text="its troops had fired", quoted=())

    assert statement_line(case.account, statement).text == said


def test_a_dispute_about_a_number_says_of_what_when_and_where(case):
    event = replace(case.account.events[0], date="2025-03-03", place="Port Amsel")
    account = replace(
        with_numbers(
            case, {"of": "deaths", "value": 9.0, "event": event.id}, {"unit": "USD", "value": 5.0, "event": event.id}
        ),
        events=(replace(event, summary="Norland sold its ferries"),),
    )
    reading = ConflictReading(value="9", text="nine", newsrooms=("AP",), evidence=account.quantities[0].evidence)
    toll = Conflict(id="k1", about_kind="quantity", about="q0", field="number", kind="between-newsrooms",
                    readings=(reading, reading))  # fmt: skip

    assert Disputes(account).say(toll) == "Number of deaths, 3 March 2025, in Port Amsel"
    assert Disputes(account).say(replace(toll, about="q1")) == (
        "Sum in USD: Norland sold its ferries, 3 March 2025, in Port Amsel"
    )


def test_the_name_of_a_file_is_a_heading(case):
    assert outline(replace(case.account, case="harbour_talks")).title == "Harbour talks"


def test_an_office_says_each_thing_once(case):
    role = replace(case.account.actors[0].roles[0], title="Governor", org="Bank of Norland", country="NOR")
    state = replace(case.account.actors[1], name="Norland", kind="country", country="NOR")
    roles = (
        role,
        replace(role, title="Envoy", org="UN", country=None),
        replace(role, title="envoy", org="U.N.", country=None),
    )
    person = replace(case.account.actors[0], roles=roles)

    assert (
        Titles(replace(case.account, actors=(person, state), conflicts=())).say(person)
        == "Governor, Bank of Norland; Envoy, UN"
    )


def test_what_an_act_is_part_of_is_said_in_the_first_words_of_it(case):
    event = case.account.events[0]
    told = replace(
        event, summary="The delegations met in the old customs house of Arica for two days of talks on copper and rail"
    )
    account = replace(case.account, events=(told,))

    assert say_whole(account, event.id) == (
        "part of “The delegations met in the old customs house of Arica for two days of …”"
    )
    assert say_whole(account, "e0") == ""
