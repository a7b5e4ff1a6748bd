"""Each statement has its words, its kind and its speaker, or no speaker at all; what was not said is no statement."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.reading.speech.attributions import find_attributions
from stemma.records.reading import Attribution, Chain, Mention, Time
from stemma.records.span import Span
from stemma.text.sentences import sentences

CASES = cases_of("reading/attributions")
PRONOUNS = {"he", "she", "they", "it", "his", "her", "their", "its"}
PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "‘", "’", "'", "said", "told", "Prado", "he", "that", "who", "and", "to", "as", "called", "fleet",
         "according", "the", "is", "quoted", "saying", ",", ".", ":", "?", "\n\n", "not", "AFP", "on", "Monday", "in", "—", "("]
    ),
    max_size=60,
)  # fmt: skip


def read(text, who, same=None):
    chains = [
        Chain(kind="person" if kind == "PER" else "organization", name=name, aliases=()) for name, kind in who.items()
    ]
    names = list(who)
    mentions = [
        Mention(
            span=Span(m.start(), m.end()),
            type=who[name],
            form="pronoun" if word.lower() in PRONOUNS else "name",
            chain=names.index(name),
        )
        for word, name in {**{n: n for n in names}, **(same or {})}.items()
        for m in re.finditer(rf"\b{re.escape(word)}\b", text)
    ]
    return find_attributions(text, tuple(sentences(text)), mentions, chains, ()), chains


def told(text, attribution: Attribution, chains):
    def words(span):
        return span.of(text) if span else None

    return {
        "kind": attribution.kind,
        "speaker": None if attribution.speaker_chain is None else chains[attribution.speaker_chain].name,
        "source": words(attribution.source),
        "cue": words(attribution.cue),
        "content": [s.of(text) for s in attribution.content],
        "quoted": [s.of(text) for s in attribution.quoted],
        "to": words(attribution.addressee),
        "via": list(attribution.via),
        "stance": attribution.stance,
    }


@pytest.mark.parametrize("case", params(CASES))
def test_each_case_gives_its_statements_and_no_other(case):
    found, chains = read(case["text"], case["who"], case.get("same"))

    got = [told(case["text"], attribution, chains) for attribution in found]
    assert [{k: g[k] for k in want} for g, want in zip(got, case["expect"], strict=False)] == case["expect"], got
    assert len(got) == len(case["expect"]), got


def test_the_time_of_saying_is_taken_from_the_reporters_words():
    text = "On Monday, Prado said the fleet would sail on Friday."
    monday, friday = (text.index(d) for d in ("Monday", "Friday"))
    times = (
        Time(span=Span(friday, friday + 6), type="DATE", value="2031-02-07", edtf="2031-02-07"),
        Time(span=Span(monday, monday + 6), type="DATE", value="2031-02-03", edtf="2031-02-03"),
    )

    found = find_attributions(text, tuple(sentences(text)), (), (), times)

    assert [a.time for a in found] == [1]


def test_a_pronoun_behind_a_speakers_paragraph_is_that_speaker():
    text = "The president's spokesman Pavel Orlov said talks would go on.\n\n“We are patient,” he said."
    chains = [Chain(kind="person", name=name, aliases=()) for name in ("the president", "Pavel Orlov")]
    at = text.index("he said")
    mentions = [
        Mention(span=Span(text.index("Pavel"), text.index("Pavel") + 11), type="PER", form="name", chain=1),
        Mention(span=Span(at, at + 2), type="PER", form="pronoun", chain=0),
    ]

    found = find_attributions(text, tuple(sentences(text)), mentions, chains, ())

    assert [a.speaker_chain for a in found] == [1, 1]


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_whatever_the_text_spans_lie_in_it_and_direct_words_hold_no_outer_mark(pieces):
    text = " ".join(pieces)

    found, _ = read(text, {"Prado": "PER", "AFP": "ORG"}, {"he": "Prado"})

    for attribution in found:
        spans = [
            *attribution.content,
            *attribution.quoted,
            *filter(None, [attribution.source, attribution.cue, attribution.addressee]),
        ]
        assert all(s.end <= len(text) and s.of(text).strip() for s in spans)
        assert list(attribution.content) == sorted(attribution.content)
        assert attribution.kind != "direct" or attribution.quoted == attribution.content


def test_the_order_of_mentions_and_sentences_changes_nothing():
    text = "“We will sail,” Prado told AFP on Monday. Byrne said the port was closed.\n\n“It is safe,” he added."
    who = {"Prado": "PER", "Byrne": "PER", "AFP": "ORG"}
    forward, chains = read(text, who)
    mentions = [
        Mention(span=Span(m.start(), m.end()), type=who[name], form="name", chain=list(who).index(name))
        for name in reversed(who)
        for m in re.finditer(name, text)
    ]

    backward = find_attributions(text, tuple(reversed(sentences(text))), mentions, chains, ())

    assert backward == forward


def test_odd_text_takes_no_more_than_its_share_of_time():
    for text in (
        '"' * 20_000,
        "'a " * 10_000,
        "“a " * 10_000,
        "he said " * 10_000,
        "He said it. " * 3_000,
        "and " * 9_000 + "said x",
    ):
        find_attributions(text, tuple(sentences(text)), (), (), ())
