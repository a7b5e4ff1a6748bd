"""What the network saw of names and what the rules know become one reading."""

import re
from pathlib import Path

import pytest
import yaml

from stemma.reading.mentions import find_mentions
from stemma.records.labels import Labelled
from stemma.records.span import Span
from stemma.text.sentences import sentences

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "labelled_names.yaml").read_text())
MARK = re.compile(r"\[([^]]+)\]\((\w+)(?: ([\d.]+))?\)")


def read_marks(marked):
    text, labelled, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        labelled.append(Labelled(span=span, label=match[2], score=float(match[3] or 1)))
        text += match[1]
        at = match.end()
    return text + marked[at:], labelled


def names_in(text, labelled):
    mentions, _ = find_mentions(text, tuple(sentences(text, Span(0, len(text)))), labelled=labelled)
    return [f"{m.span.of(text)} {m.type}" for m in mentions if m.form == "name"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_names_of_the_network_and_of_the_rules(case):
    text, labelled = read_marks(case["text"])

    assert names_in(text, labelled) == case["expect"]


def test_without_a_network_the_rules_find_alone():
    text = "What they call Big Sleep is over. Ann Lund left."

    with_none, _ = find_mentions(text, tuple(sentences(text, Span(0, len(text)))))

    assert [m.span.of(text) for m in with_none if m.form == "name"][-1] == "Ann Lund"


def test_a_person_whom_only_the_network_saw_is_one_chain():
    text, labelled = read_marks("[Ysolde Quill](PER .99) came. Later [Quill](PER .99) left.")

    mentions, chains = find_mentions(text, tuple(sentences(text, Span(0, len(text)))), labelled=labelled)

    assert [chain.name for chain in chains if chain.kind == "person"] == ["Ysolde Quill"]
    assert {m.chain for m in mentions if m.form == "name"} == {0}
