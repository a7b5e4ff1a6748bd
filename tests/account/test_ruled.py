"""What people rule of actors, statements and events holds, wherever the stretches that they named stand now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.account.conftest import Report, account_of, lineage_of
from tests.account.test_order import reports

from stemma.account import compose
from stemma.records.account import MadeBy
from stemma.rulings import make_ruling, standing_rulings


def rule(account, made, verb, *names, value=None, nr=0):
    return make_ruling(
        account, [r.article for r in made], verb, names, value=value, by="Ann", made=f"2031-04-01T00:00:0{nr}.000000Z", why="so it is",
    )  # fmt: skip


def marsh(outlet, words, published="2031-03-04", said="We go on"):
    """A report in which somebody called *words* speaks and the talks of Peru and Chile are told."""
    r = Report(f"“{said},” {words} said. Peru and Chile held talks on Monday.", outlet=outlet, published=published)
    r.says(r.actor("person", words), said, source=words)
    chains = [r.actor("country", "Peru", country="PER"), r.actor("country", "Chile", country="CHL")]
    parties = [("both", "Peru", chains[0]), ("both", "Chile", chains[1])]
    r.event("CONSULT", "talks", "Peru and Chile held talks on Monday", parties, date=("Monday", "2031-03-03"))
    return r


def named(account, name):
    return next(a for a in account.actors if name in (a.name, *a.aliases))


def persons(account):
    return {a.name for a in account.actors if a.kind == "person"}


def test_merged_actors_are_one_and_what_the_machine_thought_stays():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Lucia Roca", said="We stay")]
    before = account_of(*made)
    ruling = rule(before, made, "merge", named(before, "Ana Prada").id, named(before, "Lucia Roca").id)

    account = account_of(*made, rulings=[ruling])

    assert len(persons(account)) == 1
    one = named(account, "Ana Prada")
    assert "Lucia Roca" in (one.name, *one.aliases)
    assert {s.speaker for s in account.statements} == {one.id}
    assert [(e.ruling, e.record) for e in account.effects] == [(ruling.id, one.id)]
    assert "“Ana Prada”" in account.effects[0].was
    assert "“Lucia Roca”" in account.effects[0].was


def test_merge_holds_for_articles_that_come_later():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Lucia Roca", said="We stay")]
    before = account_of(*made)
    ruling = rule(before, made, "merge", named(before, "Ana Prada").id, named(before, "Lucia Roca").id)
    later = marsh("Hill", "Lucia Roca", "2031-03-09", said="Nobody leaves")

    account = account_of(*made, later, rulings=[ruling])

    assert len(persons(account)) == 1
    assert {e.article for e in named(account, "Ana Prada").evidence} == {r.id for r in (*made, later)}


def test_split_actor_is_two_and_the_next_article_goes_to_the_more_alike():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Ana Prada", said="We stay")]
    before = account_of(*made)
    ruling = rule(before, made, "split", named(before, "Ana Prada").id, made[1].id)

    account = account_of(*made, rulings=[ruling])

    both = [a for a in account.actors if a.name == "Ana Prada"]
    assert [{e.article for e in a.evidence} for a in both] in (
        [{made[0].id}, {made[1].id}], [{made[1].id}, {made[0].id}],
    )  # fmt: skip
    assert {e.record for e in account.effects} == {a.id for a in both}


def test_mentions_of_one_chain_are_split_within_an_article():
    r = Report("Prada spoke. “We go on,” Prada said later.", outlet="Delta")
    chain = r.actor("person", "Prada")
    r.says(chain, "We go on", source="Prada said"[:5])
    r.attributions[0] = r.attributions[0].__class__(
        **{f: getattr(r.attributions[0], f) for f in r.attributions[0].__slots__} | {"source": r.at("Prada", 1)}
    )
    before = account_of(r)
    ruling = rule(before, [r], "split", before.actors[0].id, "2")

    account = account_of(r, rulings=[ruling])

    assert len(account.actors) == 2
    speaker = next(a for a in account.actors if a.id == account.statements[0].speaker)
    assert [e.span for e in speaker.evidence] == [r.at("Prada", 1)]


def test_new_name_and_kind_show_and_the_old_name_is_an_alias():
    made = [marsh("Delta", "Ana Prada")]
    before = account_of(*made)
    who = named(before, "Ana Prada").id
    rulings = [
        rule(before, made, "rename", who, value="Ana Maria Prada"), rule(before, made, "retype", who, value="group"),
    ]  # fmt: skip

    account = account_of(*made, rulings=rulings)

    actor = named(account, "Ana Prada")
    assert (actor.id, actor.name, actor.kind) == (who, "Ana Maria Prada", "group")
    assert {e.was for e in account.effects} == {"called “Ana Prada”", "taken for person"}


def test_rejected_actor_is_kept_apart_and_speaks_no_more():
    made = [marsh("Delta", "Ana Prada")]
    before = account_of(*made)
    ruling = rule(before, made, "reject", named(before, "Ana Prada").id)

    account = account_of(*made, rulings=[ruling])

    assert persons(account) == set()
    assert account.statements[0].speaker is None
    assert account.statements[0].speaker_text == "Ana Prada"
    assert [(r.kind, r.text, r.ruling) for r in account.rejected] == [("actor", "Ana Prada", ruling.id)]


def test_rejected_event_and_statement_are_kept_apart():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Ana Prada")]
    before = account_of(*made)
    rulings = [
        rule(before, made, "reject", before.events[0].id), rule(before, made, "reject", before.statements[0].id),
    ]  # fmt: skip

    account = account_of(*made, rulings=rulings)

    assert (account.events, account.statements, account.timeline) == ((), (), ())
    assert {r.kind for r in account.rejected} == {"event", "statement"}
    assert all(len(r.evidence) == 2 for r in account.rejected)


def test_confirmation_undoes_an_earlier_rejection_and_a_note_says_so():
    made = [marsh("Delta", "Ana Prada")]
    before = account_of(*made)
    event = before.events[0].id
    rulings = [rule(before, made, "reject", event, nr=1), rule(before, made, "confirm", event, nr=2)]

    account = account_of(*made, rulings=rulings)

    assert [e.id for e in account.events] == [event]
    assert account.rejected == ()
    assert any(rulings[0].id in i.text and rulings[1].id in i.text for i in account.issues)


def test_merged_and_split_events():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Ana Prada")]
    before = account_of(*made)
    assert len(before.events) == 1
    apart = rule(before, made, "split", before.events[0].id, made[1].id, nr=1)
    account = account_of(*made, rulings=[apart])
    assert len(account.events) == 2

    one = rule(account, made, "merge", *(e.id for e in account.events), nr=2)
    again = account_of(*made, rulings=[apart, one])

    assert [e.id for e in again.events] == [e.id for e in before.events]
    assert [e.evidence for e in again.events] == [e.evidence for e in before.events]
    assert any(apart.id in i.text and one.id in i.text and i.level == "note" for i in again.issues)


def test_type_and_status_of_an_event():
    made = [marsh("Delta", "Ana Prada")]
    before = account_of(*made)
    event = before.events[0].id
    rulings = [rule(before, made, "retype", event, value=v, nr=n) for n, v in enumerate(("COOPERATE", "cancelled"))]

    account = account_of(*made, rulings=rulings)

    assert [(e.id, e.type, e.status) for e in account.events] == [(event, "COOPERATE", "cancelled")]
    assert not [i for i in account.issues if "ruling" in i.text]


def test_statement_gets_its_speaker_and_its_stance():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Lucia Roca", said="We want the bridge back")]
    before = account_of(*made)
    words = next(s.id for s in before.statements if s.text == "We go on")
    rulings = [
        rule(before, made, "rename", words, value="Lucia Roca"), rule(before, made, "retype", words, value="refuses"),
    ]  # fmt: skip

    account = account_of(*made, rulings=rulings)

    statement = next(s for s in account.statements if s.id == words)
    assert statement.speaker == named(account, "Lucia Roca").id
    assert statement.stance == "refuses"
    assert "called “Ana Prada”" in {e.was for e in account.effects}


def test_speaker_is_named_for_all_reports_of_the_words_and_for_what_they_are_merged_with():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Ana Prada"), marsh("Hill", "Lucia Roca", said="We stay")]
    before = account_of(*made)
    words, other = (next(s.id for s in before.statements if s.text == t) for t in ("We go on", "We stay"))
    rulings = [
        rule(before, made, "rename", words, value="Peru", nr=1), rule(before, made, "merge", words, other, nr=2),
    ]  # fmt: skip

    alone = account_of(*made, rulings=rulings[:1])
    both = account_of(*made, rulings=rulings)

    assert [(len(s.evidence), s.speaker) for s in alone.statements if s.id == words] == [(2, named(alone, "Peru").id)]
    assert len(alone.statements) == 2
    assert [(len(s.evidence), s.speaker) for s in both.statements] == [(3, named(both, "Peru").id)]


def test_ruling_that_no_record_holds_is_listed():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Lucia Roca", said="We stay")]
    before = account_of(*made)
    ruling = rule(before, made, "merge", named(before, "Ana Prada").id, named(before, "Lucia Roca").id)
    made[1].chains.pop(0)
    made[1].mentions = [m for m in made[1].mentions if m.chain != 0]
    made[1].attributions, made[1].events = [], []

    account = account_of(*made, rulings=[ruling])

    assert [i.level for i in account.issues if ruling.id in i.text] == ["warning"]
    assert account.effects == ()


def test_ruling_on_an_article_that_is_not_out_yet_is_passed_over():
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Lucia Roca", "2031-03-09", said="We stay")]
    before = account_of(*made)
    rulings = [
        rule(before, made, "merge", named(before, "Ana Prada").id, named(before, "Lucia Roca").id),
        rule(before, made, "rename", named(before, "Ana Prada").id, value="A. Prada", nr=1),
    ]

    account = account_of(*made, rulings=rulings, as_of="2031-03-05")

    assert persons(account) == {"A. Prada"}
    assert account.issues == ()


def test_without_rulings_nothing_is_said_of_them():
    account = account_of(marsh("Delta", "Ana Prada"))

    assert (account.rulings, account.effects, account.rejected) == ((), (), ())


@st.composite
def ruled(draw):
    """Reports, and rulings on what the machine makes of them."""
    made = draw(reports())
    account = account_of(*made)
    out = []
    for nr in range(draw(st.integers(1, 4))):
        records = draw(st.sampled_from([account.actors, account.events, account.statements]))
        if not records:
            continue
        first, second = (draw(st.sampled_from(records)) for _ in range(2))
        verb = draw(st.sampled_from(["merge", "split", "rename", "reject", "confirm"]))
        try:
            match verb:
                case "merge":
                    out.append(rule(account, made, verb, first.id, second.id, nr=nr))
                case "split":
                    out.append(rule(account, made, verb, first.id, "1", nr=nr))
                case "rename":
                    out.append(rule(account, made, verb, first.id, value=account.actors[0].name, nr=nr))
                case _:
                    out.append(rule(account, made, verb, first.id, nr=nr))
        except Exception as exc:  # noqa: BLE001 - wrong use is drawn, too
            assert type(exc).__name__ == "UsageError"
    return made, out


@settings(max_examples=60, deadline=None)
@given(ruled(), st.randoms(use_true_random=False))
def test_order_of_articles_and_of_rulings_changes_nothing(drawn, shuffler):
    made, rulings = drawn
    lineage, articles = lineage_of(made), [r.article for r in made]
    once = compose_in(made, lineage, standing_rulings(rulings, articles)[0])
    shuffler.shuffle(made)
    shuffler.shuffle(rulings)

    assert compose_in(made, lineage, standing_rulings(rulings, articles)[0]) == once


@settings(max_examples=40, deadline=None)
@given(ruled())
def test_records_refer_to_what_is_there_whatever_is_ruled(drawn):
    made, rulings = drawn
    account = account_of(*made, rulings=rulings)

    known = {a.id for a in account.actors}
    assert {p.actor for e in account.events for p in e.parties} <= known
    assert {s.speaker for s in account.statements} <= known | {None}
    assert {i for p in account.positions for i in p.events} <= {e.id for e in account.events}
    assert {i for p in account.positions for i in p.statements} <= {s.id for s in account.statements}
    ids = [r.id for r in (*account.events, *account.statements, *account.actors)]
    assert len(ids) == len(set(ids))
    told = {e.ruling for e in account.effects}
    assert all(r.id in told or any(r.id in i.text for i in account.issues) for r in rulings)


def compose_in(made, lineage, rulings):
    return compose(
        [r.article for r in made], lineage, [r.reading for r in made], case="test", as_of=None,
        made_by=MadeBy(version="0", parameters="0", weights=None), rulings=rulings,
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["rename", "retype", "reject", "confirm", "merge", "split"])
def test_every_verb_leaves_an_effect(verb):
    made = [marsh("Delta", "Ana Prada"), marsh("Coast", "Ana Prada")]
    before = account_of(*made)
    who = named(before, "Ana Prada").id
    names = {"merge": (who, named(before, "Peru").id), "split": (who, "1")}.get(verb, (who,))
    ruling = rule(before, made, verb, *names, value={"rename": "X", "retype": "group"}.get(verb))

    assert {e.ruling for e in account_of(*made, rulings=[ruling]).effects} == {ruling.id}
