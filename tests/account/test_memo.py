"""What an account remembers of the one before changes nothing: it is the account that would be made without."""

import random
from dataclasses import fields
from importlib import import_module

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.account.conftest import Report, lineage_of
from tests.account.test_order import Counting, reports

from stemma.account import compose
from stemma.account.digests import FOLLOWING, TOLD
from stemma.account.tellings import Telling
from stemma.memo import Memo
from stemma.records.account import MadeBy
from stemma.rulings import make_ruling, standing_rulings

MADE_BY = MadeBy(version="0", parameters="0", weights=None)


def made(reports, copies, memo, encoder, rulings=()):
    held = {r.id for r in reports}
    same = [pair for pair in copies if {r.id for r in pair} <= held]
    return compose(
        [r.article for r in reports], lineage_of(reports, same), [r.reading for r in reports],
        case="test", as_of=None, made_by=MADE_BY, encoder=encoder, memo=memo, rulings=rulings,
    )  # fmt: skip


def ruled(account, told, chance, nr):
    """Return a ruling about something in an account, of any kind that changes who is who or what is one."""
    articles, cells = [r.article for r in told], {"by": "Ann", "made": f"2031-04-01T00:00:00.{nr:06d}Z", "why": "so"}
    verb = chance.choice(["merge", "split", "reject", "rename"])
    if verb == "merge" and len(account.actors) > 1:
        return make_ruling(account, articles, verb, [a.id for a in chance.sample(account.actors, 2)], **cells)
    actor = chance.choice(account.actors)
    where = sorted({e.article for e in actor.evidence})
    if verb == "split" and len(where) > 1:
        return make_ruling(account, articles, verb, [actor.id, chance.choice(where)], **cells)
    if verb == "reject" and account.events:
        return make_ruling(account, articles, verb, [chance.choice(account.events).id], **cells)
    return make_ruling(account, articles, "rename", [actor.id], value=f"Somebody {nr}", **cells)


@settings(max_examples=80, deadline=None)
@given(reports(), st.randoms(use_true_random=False), st.booleans())
def test_one_by_one_is_all_at_once(told, chance, weighed):
    """
    Articles come one by one in any order, some go again, lineage changes its mind, people rule: every account is as
    made anew.
    """
    encoder = Counting() if weighed else None
    chance.shuffle(told)
    memo, rulings = Memo(), []
    for count in (*range(1, len(told) + 1), chance.randint(1, len(told)), len(told)):
        copies = [(told[0], told[-1])] if chance.random() < 0.4 else []
        memo = Memo(memo.kept)

        standing, _ = standing_rulings(rulings, [r.article for r in told[:count]])

        account = made(told[:count], copies, memo, encoder, standing)

        assert account == made(told[:count], copies, None, encoder, standing)
        if chance.random() < 0.4:
            rulings.append(ruled(account, told[:count], chance, len(rulings)))


def test_what_is_told_again_is_not_compared_again(monkeypatch):
    """Of pairs that were compared before, none is compared when nothing came."""
    told = [r for seed in range(4) for r in _drawn(seed)]
    memo = Memo()
    made(told, [], memo, None)
    asked = []
    monkeypatch.setattr("stemma.account.same_event.Rules.strength", lambda *pair: asked.append(pair) or 0.0)
    monkeypatch.setattr("stemma.account.same_event.Rules.fits", lambda *pair: asked.append(pair) or False)

    made(told, [], Memo(memo.kept), None)

    assert asked == []


ALONE = (
    "tellings._tell_alone", "tellings._matter_and_aim", "fates._fate_of", "placed._place_alone",
    "echoes._every_act_word", "citations._cited_by",
)  # fmt: skip
"""What is worked out of one article alone."""


def test_what_an_article_gives_by_itself_is_worked_out_once(monkeypatch):
    """One more article is asked what it gives; those that were there are not."""
    told = [r for seed in range(4) for r in _drawn(seed)]
    memo = Memo()
    made(told[:-1], [], memo, None)
    asked = []
    for name in ALONE:
        module, function = name.split(".")
        kept = getattr(import_module(f"stemma.account.{module}"), function)

        def noted(one, *more, kept=kept, name=name):
            asked.append((name, getattr(one, "witness", one).id))
            return kept(one, *more)

        monkeypatch.setattr(f"stemma.account.{name}", noted)

    made(told, [], Memo(memo.kept), None)

    assert {name for name, _ in asked} == set(ALONE)
    everybody_cites_anew = "citations._cited_by"  # its outlet is new to the case
    assert {article for name, article in asked if name != everybody_cites_anew} == {told[-1].id}


def test_everything_of_a_telling_is_digested_or_follows():
    """A field that is new has to be looked at: does it follow from the article, or from who is who?"""
    assert {f.name for f in fields(Telling)} == FOLLOWING | TOLD
    assert not FOLLOWING & TOLD


def test_damaged_memory_is_no_memory():
    """Bytes that mean nothing are not used."""
    told = _drawn(1)
    memo = Memo()
    before = made(told, [], memo, None)

    for broken in (dict.fromkeys(memo.kept, b""), {name: value[:20] for name, value in memo.kept.items()}):
        assert made(told, [], Memo(broken), None) == before


def _drawn(seed):
    chance, out = random.Random(seed), []
    for n in range(4):
        toll = chance.randint(7, 9)
        text = f"Peru and Chile held talks on Monday. A blast at the dam killed {toll} people, Ana Prada said."
        r = Report(text, outlet=f"Paper {seed} {n}", file=f"{seed}-{n}.txt")
        chains = [r.actor("country", "Peru", country="PER"), r.actor("country", "Chile", country="CHL")]
        r.event(
            "CONSULT", "talks", "Peru and Chile held talks on Monday",
            [("both", w, c) for w, c in zip(("Peru", "Chile"), chains, strict=True)], date=("Monday", "2031-03-03"),
        )  # fmt: skip
        r.count(f"{toll} people", toll, "people")
        out.append(r)
    return out


def test_vectors_are_only_asked_for_what_is_new():
    """An account that remembers asks for no vector when nothing came."""

    class Asked(Counting):
        count = 0

        def acts(self, acts):
            Asked.count += len(acts)
            return super().acts(acts) if acts else (np.zeros((0, 26)), np.zeros((0, 26)))

    told, memo = _drawn(2), Memo()
    made(told, [], memo, Asked())
    Asked.count = 0

    made(told, [], Memo(memo.kept), Asked())

    assert Asked.count == 0
