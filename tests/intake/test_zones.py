"""What is not reporting is marked and what is reporting is not; zones are sorted, disjoint, and found once."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.intake.lines import lines_of
from stemma.intake.zones import zones_of

CASES = params(cases_of("intake/zones"))

PIECES = [
    "- Advertisement -", "MOST VIEWED", "Related Stories", "Leave a Reply", "Follow us on Twitter", "By Jane Roe", "AFP", ",",
    "Ministers fail to agree", "'Not a coup'", "© 2020 Paper", "(With inputs from PTI)", "Comments", "Read more: Cod wars", "Photo: AP",
    "The minister said on Monday that the talks would go on until all sides agreed to a timetable.",
    "OSLO (AP) — Two ships collided in fog off the cape on Monday, and eleven sailors were still missing at night.",
    "  • Fishermen block the port", "Image: harbour", "Share this", "Editor's note: this story was updated.", "What happens next?",
    "He waves as he leaves the hall in Split on Friday. AFP", "", "", "\t", "\u2028", "…",
]  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", "\r\n", " "]))).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def _cut(text, zones, kinds):
    for zone in reversed([z for z in zones if z.kind in kinds]):
        text = text[: zone.span.start] + text[zone.span.end :]
    return text


@pytest.mark.parametrize("case", CASES)
def test_texts_are_parted_as_the_cases_say(case):
    text = case["text"]

    zones = zones_of(text, title=case.get("title"), outlet=case.get("outlet"))

    for kind, snippets in case["expect"]["zones"].items():
        for snippet in snippets:
            start = text.index(snippet)
            spans = {
                z.kind: z
                for z in zones
                if z.span.start <= text.rindex(snippet) and text.rindex(snippet) + len(snippet) <= z.span.end
            }
            spans |= {z.kind: z for z in zones if z.span.start <= start and start + len(snippet) <= z.span.end}
            assert kind in spans, (kind, snippet, [(z.kind, z.span.of(text)) for z in zones])
    for snippet in case["expect"]["body"]:
        start = text.index(snippet)
        hit = [z for z in zones if z.span.start < start + len(snippet) and start < z.span.end]
        assert not hit, (snippet, hit)
    if not case["expect"]["zones"]:
        assert not zones


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_zones_are_sorted_disjoint_and_inside(text):
    zones = zones_of(text)

    assert all(0 <= z.span.start < z.span.end <= len(text) for z in zones)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(zones))
    assert all(z.span.of(text).strip() for z in zones)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text):
    """A text without its boilerplate has none."""
    once = _cut(text, zones_of(text), {"boilerplate"})

    assert [z for z in zones_of(once) if z.kind == "boilerplate"] == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA .\n\r\t•-:,“”'(1"), max_size=80))
def test_any_text_is_parted_without_an_error(text):
    zones_of(text, title="A a", outlet="A")

    assert " ".join(line.text for line in lines_of(text)).split() == text.split()


def test_a_line_that_repeats_the_title_is_headline_wherever_it_stands():
    text = "Logo of the Daily\n\nCod war!\n\nThe two navies met off the bank on Monday and nobody fired a shot.\n\nCod war\n"

    zones = zones_of(text, title="Cod war", outlet="The Daily")

    assert [z.kind for z in zones][:2] == ["boilerplate", "boilerplate"] or "headline" in [z.kind for z in zones]


def test_many_lines_take_linear_time():
    """Ten thousand paragraphs are parted in a few seconds."""
    text = "The minister said on Monday that the talks would go on until all agreed.\n\nShare this\n\n" * 5000

    assert len(zones_of(text)) == 5000
