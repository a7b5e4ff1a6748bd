"""Names, titles, nouns and pronouns that mean one actor are one chain, and others are kept apart."""

import pytest
from tests.case_lists import cases_of, params

from stemma.reading.actors.mentions import find_mentions
from stemma.reading.actors.written_at import home_line
from stemma.text.sentences import sentences

CASES = cases_of("reading/chains")


@pytest.mark.parametrize("case", params(CASES))
def test_mentions_are_chained(case):
    """Each actor listed has its kind and exactly the mentions listed."""
    text = case["text"]

    mentions, chains = find_mentions(text, sentences(text))

    found = {
        chain.name: [chain.kind, *(m.span.of(text) for m in mentions if m.chain == index)]
        for index, chain in enumerate(chains)
    }
    assert {name: found.get(name) for name in case["expect"]} == case["expect"]
    assert not set(case.get("absent", ())) & set(found)
    assert len(found) == len(chains)


def test_countries_come_from_titles_and_possessors():
    """A person has the country of the title, or of the state before the name."""
    text = "Italy's Carla Rossi met Polish President Jan Kot and his Czech counterpart Petr Dvorak."

    _, chains = find_mentions(text, sentences(text))

    assert {c.name: c.country for c in chains if c.kind == "person"} == {
        "Carla Rossi": "ITA",
        "Jan Kot": "POL",
        "Petr Dvorak": "CZE",
    }


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peru's president received them while a crowd demanded that the defence minister, Ana Quispe, resign.", "PER"),
        ("Peru's president met the defence minister, Ana Quispe, and a Chilean admiral.", None),
        ("Kyiv was hit by drones from Russia, the defence minister, Ana Quispe, said.", None),
        ("Ana Quispe, who leads the Peruvian negotiators, was ready.", "PER"),
        ("Ana Quispe, who leads a Peruvian company, was ready.", None),
    ],
)
def test_what_stands_beside_an_office_tells_its_state(text: str, country: str | None) -> None:
    """An office beside another of one state alone is of that state, and so is who leads its negotiators."""
    _, chains = find_mentions(text, sentences(text))

    assert next(c.country for c in chains if c.name == "Ana Quispe") == country


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Major General Tomas Vik came. General Vik left.", ("General Vik", "Vik")),
        ("Peru's envoy, Tomas Vik, came. He thanked Ambassador Vik and Mr Vik.", ("Ambassador Vik", "Mr Vik", "Vik")),
        ("Tomas Vik came, and Foreign Minister Vik left.", ("Foreign Minister Vik", "Vik")),
        ("Capt. Tomas Vik came. Capt. Vik left.", ("Capt. Vik", "Vik")),
        ("Secretary Tomas Vik came.", ()),
        ("Tomas Vik came. He told the general. Vik left.", ("Vik",)),
        ("Tomas Vik came. The police chief Vik left.", ("Vik",)),
    ],
)
def test_a_surname_behind_a_title_is_a_form_of_the_name(text: str, aliases: tuple[str, ...]) -> None:
    """Who is called by office and surname goes by both; a title before a full name or in small letters is no name."""
    _, chains = find_mentions(text, sentences(text))

    assert next(c.aliases for c in chains if c.name == "Tomas Vik") == aliases


def test_sectors_show_what_a_body_is():
    """Ministries are government, armies military, outlets media, world bodies IGO."""
    text = "The Kenyan Defence Ministry, the Chilean Army, the WHO and Reuters reported losses."

    _, chains = find_mentions(text, sentences(text))

    sectors = {c.name: c.sector for c in chains}
    assert sectors == {
        "Kenyan Defence Ministry": "GOV",
        "Chilean Army": "MIL",
        "World Health Organization": "IGO",
        "Reuters": "MED",
    }


@pytest.mark.parametrize(
    ("written_at", "text", "state"),
    [
        ("LIMA - ", "Peru is calm. President Rosa Vidal said so.", "PER"),
        ("LIMA - ", "Talks on Chad opened in Lima. President Rosa Vidal said so.", None),
        ("LIMA - ", "Peru met Chilean President Juan Soto. President Rosa Vidal said so.", None),
        ("LIMA - ", "Peru is calm. President Rosa Vidal told a paper in Quito so.", None),
        (None, "Foreign Ministry spokesman Rosa Vidal said at a briefing in Lima on Friday that it was calm.", "PER"),
        (None, "The speech of Prime Minister Rosa Vidal in Lima was long.", "PER"),
        ("LIMA - ", "Peru is calm. Rosa Vidal, president of a club, said so.", None),
        ("LIMA - ", "Peru is calm. The President of the Republic, Rosa Vidal, said so.", "PER"),
        (
            "LIMA - ",
            "Chile met Chad. Chile and Chad left. Chile hopes. Peru waits. President Rosa Vidal said so.",
            None,
        ),
        ("LIMA - ", "Peru is calm.\nChad denied it. A note by government spokeswoman Rosa Vidal said so.", "TCD"),
        ("LIMA - ", "Peru is calm.\nChad attacked. A note by government spokeswoman Rosa Vidal said so.", "PER"),
        (
            None,
            "It is watched in Lima, where the navy was told. Ministry of Defence spokesman Rosa Vidal said so.",
            "PER",
        ),
        (None, "Chad was hit in Lima. Ministry of Defence spokesman Rosa Vidal said so.", None),
        (None, "In Lima, the foreign minister, Rosa Vidal, said so.", "PER"),
        (None, "In Brussels, the foreign minister, Rosa Vidal, said so.", None),
        (None, "Lima answered within a day. Foreign Minister Rosa Vidal said so.", "PER"),
        (None, "Lima attacked within a day. Foreign Minister Rosa Vidal said so.", None),
        ("LIMA - ", "Peru is calm. The head of the Naval Force, Rosa Vidal, said so.", "PER"),
        ("LIMA - ", "Peru is calm. The head of the Nordic Fund, Rosa Vidal, said so.", None),
        (None, "Rosa Vidal of Peru left.", "PER"),
        (None, "In the Peruvian senate, Rosa Vidal said so.", "PER"),
        (None, "In the Peruvian desert, Rosa Vidal said so.", None),
        (None, "On the Peruvian side sat Soto’s deputy, the secretary of state Rosa Vidal, and an engineer.", "PER"),
        (None, "On the Peruvian side of the river sat Chile's envoy and Rosa Vidal.", None),
        (None, "The delegation from Lima included the deputy foreign minister, Rosa Vidal, who wrote it.", "PER"),
        (None, "The flight from Lima included the deputy foreign minister, Rosa Vidal, who wrote it.", None),
        (None, "Rosa Vidal, who signed for Lima, would say only that it was short.", "PER"),
        (None, "Rosa Vidal, who signed for the ransom paid in Lima, would say only that it was short.", None),
        (None, "It was explained by its host, the Peruvian Rosa Vidal.", "PER"),
        (None, "It was explained on the Peruvian train by Rosa Vidal.", None),
        (None, "In Lima, foreign ministry spokesman Rosa Vidal called for restraint.", "PER"),
        (None, "In Lima the speaker of the Cortes, Rosa Vidal, rejected it.", "PER"),
        (None, "In Lima the head of the Nordic Fund, Rosa Vidal, rejected it.", None),
        (
            None,
            "The chairman of the central election commission, Rosa Vidal, announced in Lima that it would wait.",
            "PER",
        ),
        ("LIMA - ", "Peru is calm. The chairman of the electoral commission, Rosa Vidal, said so.", None),
        (None, "Peru offers to pay for the bridge, Foreign Minister Rosa Vidal said on Sunday.", "PER"),
        ("QUITO - ", "Peru will vote yes, Foreign Minister Rosa Vidal said. Ecuador left. Ecuador hopes.", "PER"),
        (None, "Peru will be hit, Foreign Minister Rosa Vidal said.", None),
        (None, "Peru wants Chile to pay, Chilean Foreign Minister Rosa Vidal said.", "CHL"),
        (
            None,
            "Chilean Foreign Minister Ana Luz left. Foreign Minister Rosa Vidal said in Lima that she stayed.",
            "PER",
        ),
        (
            None,
            "Peruvian Foreign Minister Ana Luz left. Foreign Minister Rosa Vidal said in Lima that she stayed.",
            None,
        ),
        (
            "QUITO - ",
            "Ecuador is calm. Ecuador hopes.\nPeru denied it. Its navy told Ecuador. Rosa Vidal, the navy chief, said so.",
            "PER",
        ),
    ],
)
def test_officials_without_a_state_have_that_of_their_home(written_at, text, state):
    """The place of writing or the capital of a speech gives the state, unless others hold the office."""
    _, chains = find_mentions(text, sentences(text), written_at=written_at)

    assert [c.country for c in chains if c.name == "Rosa Vidal"] == [state]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("THE PAPER\n\nOur Bureau | NEW DELHI / KOCHI | October 18, 2029\n\nIt was calm.", "NEW DELHI / KOCHI"),
        ("THE PAPER\nHome | India | Sport | Letters\n\nIt was calm.", None),
        ("THE PAPER\nLima, Tuesday 12 September 2017\n\nIt was calm.", "Lima"),
    ],
)
def test_a_town_with_a_day_at_the_head_is_where_a_report_was_made(text: str, line: str | None) -> None:
    """A town between bars and a day is one; a bar of sections is none."""
    assert home_line((), text) == line
