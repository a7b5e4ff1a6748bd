"""Every country is known by name, people, capital and seat of government, and forms mean one country each."""

from collections import Counter

import pytest

from stemma.lexicon.countries import COUNTRIES, COUNTRY_FORM, country_form, country_named


@pytest.mark.parametrize(
    ("form", "iso3", "kind"),
    [
        ("US", "USA", "name"),
        ("U.S.", "USA", "name"),
        ("DPRK", "PRK", "name"),
        ("Kyiv", "UKR", "capital"),
        ("Kiev", "UKR", "capital"),
        ("Filipinos", "PHL", "demonym"),
        ("Dutch", "NLD", "demonym"),
        ("Blue House", "KOR", "seat"),
        ("Downing Street", "GBR", "seat"),
        ("Élysée", "FRA", "seat"),
        ("Kosovo", "XKX", "name"),
        ("Taiwanese", "TWN", "demonym"),
    ],
)
def test_forms_name_their_country(form, iso3, kind):
    """A form gives its country and what kind of form it is."""
    about = country_form(form)

    assert about is not None
    assert (about.iso3, about.kind) == (iso3, kind)


@pytest.mark.parametrize("word", ["us", "turkey", "Atlantis", "", "Georgians'"])
def test_other_words_name_none(word):
    """Case counts, and what is no form is none."""
    assert country_form(word) is None


def test_codes_and_forms_are_unambiguous():
    """No code comes twice, and no form stands for two countries."""
    forms = Counter(form for c in COUNTRIES for form in {c.name, *c.names, *c.demonyms, *c.capitals, *c.seats})

    assert len({c.iso3 for c in COUNTRIES}) == len(COUNTRIES)
    assert [form for form, count in forms.items() if count > 1] == []
    assert country_named("FRA") is not None
    assert country_named("XXX") is None


def test_the_longest_form_is_matched_as_a_whole_word():
    """Guinea-Bissau is not Guinea, South Koreans are not Koreans, and a longer word holds no country."""
    text = "Guinea-Bissau, South Koreans, a Malinese dog, Washington, D.C. and U.S.-led"

    assert COUNTRY_FORM.findall(text) == ["Guinea-Bissau", "South Koreans", "Washington, D.C.", "U.S."]
