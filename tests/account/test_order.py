"""The account is a function of the set of articles: their order changes nothing, and every record follows from its evidence."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.account.conftest import Report, account_of, lineage_of

from stemma.account import compose
from stemma.records.account import MadeBy

PEOPLE = ["Ana Prada", "Anna Prada", "Luis Prada", "Prada", "Serhiy Bondar", "Sergei Bondar"]
COUNTRIES = [("Peru", "PER"), ("Chile", "CHL"), ("Kenya", "KEN")]
WORDS = [
    "We will not leave the table before dawn",
    "We will not leave the table before dawn, and nobody should",
    "The fleet has to be back by Friday",
    "insulting",
]
DAYS = [("Monday", "2031-03-03"), ("Tuesday", "2031-03-04"), ("this week", "2031-03-03/2031-03-09"), (None, None)]


@st.composite
def reports(draw):
    made = []
    for n in range(draw(st.integers(2, 5))):
        who, words = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(WORDS))
        (a, a_code), (b, b_code) = draw(st.sampled_from(COUNTRIES)), draw(st.sampled_from(COUNTRIES))
        day, value = draw(st.sampled_from(DAYS))
        toll = draw(st.integers(7, 9))
        clause = f"{a} and {b} held talks {day or ''} for {toll} hours"
        text = f"“{words}” {who} said. {clause}. A blast at the dam killed {toll} people."
        published = draw(st.sampled_from(["2031-03-04", "2031-03-05", None]))
        r = Report(text, outlet=draw(st.sampled_from(["Delta", "Coast", "Hill"])), file=f"{n}.txt", published=published)
        r.says(r.actor("person", who, country=a_code), words, source=who, stance="demands")
        chains = [r.actor("country", a, country=a_code)]
        if b != a:
            chains.append(r.actor("country", b, country=b_code))
        r.event(
            "CONSULT",
            "talks",
            clause,
            [("both", w, c) for w, c in zip((a, b), chains)],
            date=(day, value) if day else None,
        )
        r.count(f"{toll} hours", toll, unit="hours")
        r.count(f"{toll} people", toll, "people")
        made.append(r)
    return made


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_order_changes_nothing(made, shuffler):
    lineage = lineage_of(made)
    once = compose_in(made, lineage)
    shuffler.shuffle(made)

    assert compose_in(made, lineage) == once


@settings(max_examples=40, deadline=None)
@given(reports())
def test_records_follow_from_their_evidence(made):
    account = account_of(*made)
    texts = {r.id: r.article.text for r in made}
    rooms = {o.id: o.counts_as for o in account.lineage.origins}

    for record in (*account.events, *account.statements, *account.quantities, *account.positions):
        assert all(e.span.end <= len(texts[e.article]) for e in record.evidence)
        assert set(record.origins) == {e.origin for e in record.evidence}
        assert set(record.newsrooms) == {rooms[o] for o in record.origins}
        assert list(record.evidence) == sorted(record.evidence, key=lambda e: (e.article, e.span.start))
    known = {a.id for a in account.actors}
    assert {p.actor for e in account.events for p in e.parties} <= known
    assert {s.speaker for s in account.statements} <= known | {None}
    ids = [r.id for r in (*account.events, *account.statements, *account.quantities, *account.actors)]
    assert len(ids) == len(set(ids))


@settings(max_examples=30, deadline=None)
@given(reports())
def test_as_of_is_the_account_of_what_was_out(made):
    account = account_of(*made, as_of="2031-03-04")

    assert {a.published for a in account.articles} <= {"2031-03-04"}
    assert len(account.issues) == len({r.id for r in made if r.article.published is None})


class Counting:
    """An encoder whose vectors follow from the letters: like texts lie near, and nothing is learned."""

    def acts(self, acts):
        sentences = [self._count(text) for text, _, _ in acts]
        return np.array(sentences), np.array([self._count(text[start:end]) for text, start, end in acts])

    def _count(self, text):
        vector = np.array([1 + text.lower().count(c) for c in "abcdefghijklmnopqrstuvwxyz"], dtype=np.float32)
        return vector / np.linalg.norm(vector)


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_order_changes_nothing_where_likely_acts_are_joined(made, shuffler):
    lineage = lineage_of(made)
    once = compose_in(made, lineage, encoder=Counting())
    shuffler.shuffle(made)

    assert compose_in(made, lineage, encoder=Counting()) == once


@settings(max_examples=40, deadline=None)
@given(reports())
def test_no_act_is_lost_or_told_twice_where_likely_acts_are_joined(made):
    lineage = lineage_of(made)

    plain, joined = (compose_in(made, lineage, encoder=e) for e in (None, Counting()))
    told = [sorted((x.article, x.trigger, x.span) for e in a.events for x in e.evidence) for a in (plain, joined)]

    assert told[0] == told[1]
    assert len(joined.events) <= len(plain.events)


def compose_in(made, lineage, encoder=None):
    return compose(
        [r.article for r in made], lineage, [r.reading for r in made],
        case="test", as_of=None, made_by=MadeBy(version="0", parameters="0", weights=None), encoder=encoder,
    )  # fmt: skip
