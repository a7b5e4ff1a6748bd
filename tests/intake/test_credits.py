"""Credits name whose words an article prints; agencies that are merely cited are none."""

import pytest
from tests.case_lists import cases_of, params

from stemma.intake.credits import find_authors, find_credits
from stemma.intake.zones import zones_of
from stemma.lexicon.agencies import agency_named

CASES = params(cases_of("intake/credits"))


@pytest.mark.parametrize("case", CASES)
def test_credits_are_as_the_cases_say(case):
    text = case["text"]
    zones = zones_of(text)

    found = find_credits(text, zones)

    assert [[c.name, c.kind] for c in found] == case["expect"]["credits"]
    if "authors" in case["expect"]:
        assert list(find_authors(text, zones)) == case["expect"]["authors"]
    for credit in found:
        agency = agency_named(credit.span.of(text))
        assert credit.name.lower() == credit.span.of(text).lower() or (agency and agency.short == credit.name)


def test_an_agency_does_not_credit_itself_for_words_it_was_told():
    text = "The captain left the ship last, his wife told AFP by telephone from the port on Friday.\n"

    assert find_credits(text, (), outlet="AFP") == ()


def test_an_agency_within_the_outlets_own_name_is_no_credit():
    text = "Boats sail\n\nNine boats left the port on Monday, the harbour master said.\n\nCopyright © Kabar Nusa Network.\n"
    zones = zones_of(text)

    assert [c.name for c in find_credits(text, zones)] == ["Kabar"]
    assert find_credits(text, zones, outlet="Kabar Nusa") == ()
