"""Offices are said by the newsrooms behind them; one that is said against another comes last and says so."""

from dataclasses import replace

from stemma.export.titles import Titles
from stemma.records.account import Conflict, ConflictReading
from stemma.records.lineage import Origin


def test_the_garbled_office_comes_last_and_is_marked(case):
    account = case.account
    actor, origin = account.actors[0], Origin(id="o9", label="dpa", newsroom="dpa", held=None, articles=())
    one = actor.roles[0].evidence[0]
    garbled = replace(actor.roles[0], title="Secretary of State")
    right = replace(actor.roles[0], title="Deputy Secretary", evidence=(one, replace(one, origin="o9")))
    actor = replace(actor, roles=(garbled, actor.roles[0], right))
    readings = tuple(
        ConflictReading(value=v, text=v, newsrooms=("AP",), evidence=(one,))
        for v in ("Deputy Secretary", "Secretary of State")
    )
    dispute = Conflict(
        id="k1", about_kind="actor", about=actor.id, field="role", kind="between-newsrooms", readings=readings
    )
    lineage = replace(account.lineage, origins=(*account.lineage.origins, origin))
    account = replace(account, actors=(actor, *account.actors[1:]), conflicts=(dispute,), lineage=lineage)

    assert Titles(account).say(actor) == "Deputy Secretary; Transport Minister; Secretary of State (disputed)"


def test_one_without_office_is_said_by_its_state(case):
    states = replace(case.account.actors[1], country="NOR")
    person = replace(case.account.actors[0], roles=(), country="NOR")
    account = replace(case.account, actors=(person, states))

    assert Titles(account).say(person) == "Norland"
