"""Who is given to no state by words beside his name is of that of his master, his place or his release."""

import pytest

from stemma.intake import zones_of
from stemma.pipeline import build_account
from stemma.records.article import Article, derive_article_id, digest_text


def written(text: str, *, outlet: str = "Coast Herald", genre: str = "report", file: str = "a.txt") -> Article:
    """Return an article of *text*."""
    known = {"url": None, "file": file, "outlet": outlet, "published": "2031-05-09"}
    digest = digest_text(text)
    return Article(
        id=derive_article_id(text_sha256=digest, **known),
        title=None,
        language="en",
        genre=genre,
        text=text,
        text_sha256=digest,
        zones=zones_of(text),
        **known,
    )


def person(name: str, *articles: Article):
    """Return the actor of a name in the account of *articles*."""
    made = build_account(articles, case="service").account
    return next(a for a in made.actors if a.name == name)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peruvian President Rosa Quispe left. Quispe had ordered it, her spokesman, Juan Luz, confirmed.", "PER"),
        ("Peruvian President Rosa Quispe left. President Quispe's security adviser, Juan Luz, left too.", "PER"),
        ("Peruvian President Rosa Quispe left. Her deputy chief of staff, Juan Luz, confirmed it.", "PER"),
        ("Peruvian President Rosa Quispe left. Her lawyer, Juan Luz, confirmed it.", None),
        ("Peruvian President Rosa Quispe met a spokesman, Juan Luz, on Monday.", None),
        ("Peru's Rosa Quispe, who was accompanied by the deputy minister, Juan Luz, left.", "PER"),
        ("Peru's Rosa Quispe left. A clerk was accompanied by the deputy minister, Juan Luz.", None),
        ("Peruvian singer Rosa Quispe left. A rival and her own critic, the spokesman Juan Luz, did not.", None),
    ],
)
def test_who_serves_somebody_in_office_is_of_his_state(text: str, country: str | None) -> None:
    assert person("Juan Luz", written(text)).country == country


def test_our_director_in_a_release_is_its_issuers() -> None:
    text = "The Cedar Fund asks for help. Its boats wait. “We wait,” says our secretary general, Ana Holm, in Oslo."

    assert [r.org for r in person("Ana Holm", written(text, outlet="Cedar Fund", genre="release")).roles] == [
        "Cedar Fund"
    ]
    assert [r.org for r in person("Ana Holm", written(text)).roles] == [None]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Coastal Inspectorate, headed by Major General Juan Luz, has begun an inquiry.", "PER"),
        ("The Ministry summoned the envoy of Chile and Major General Juan Luz.", None),
        ("The Secretary General of the Cedar Union, Juan Luz, was informed.", None),
    ],
)
def test_an_officer_in_a_release_is_of_the_state_that_issued_it(text: str, country: str | None) -> None:
    release = written(f"{text} Peru is calm.", outlet="Ministry of Foreign Affairs of Peru", genre="release")

    assert person("Juan Luz", release).country == country


def test_a_governor_is_of_the_state_in_which_a_report_puts_his_place() -> None:
    governor = written("The governor of Quilca, Juan Luz, left on Monday.")
    placed = written("Roads in the Peruvian province of Quilca were shut.", outlet="Delta", file="b.txt")
    elsewhere = written("A ship of Peru sailed past Quilca, Chile said.", outlet="Delta", file="c.txt")
    both = written("QUILCA, Chile - Roads were shut.", outlet="Hill", file="d.txt")

    assert person("Juan Luz", governor, placed).country == "PER"
    assert person("Juan Luz", governor).country is None
    assert person("Juan Luz", governor, placed, both).country is None
    assert person("Juan Luz", governor, elsewhere).country is None
