"""Unnamed people and bodies whom only their acts make actors are groups of the reading."""

from typing import Any

import pytest
from tests.case_lists import cases_of, params

from stemma.reading import read
from stemma.records.article import Article, derive_article_id, digest_text


def article_of(text: str) -> Article:
    known = {"url": None, "file": None, "outlet": None, "published": "2031-05-16"}
    digest = digest_text(text)
    identity = derive_article_id(text_sha256=digest, **known)
    return Article(id=identity, title=None, language="en", text=text, text_sha256=digest, **known)


@pytest.mark.parametrize("case", params(cases_of("reading/made_actors")))
def test_an_act_makes_an_actor_of_unnamed_people_who_do_or_bear_it(case: dict[str, Any]) -> None:
    reading = read(article_of(case["text"]))

    made = {p.chain for e in reading.events for p in e.parties if p.chain is not None}
    groups = [c.name for n, c in enumerate(reading.chains) if c.kind == "group" and c.country is None and n in made]
    assert groups == case["made"]


def test_a_made_actor_is_mentioned_where_its_party_stands() -> None:
    text = "A product tanker was boarded on Thursday off Lomé by six men with knives."

    reading = read(article_of(text))

    party = next(p for e in reading.events for p in e.parties if p.role == "source")
    mention = next(m for m in reading.mentions if m.span == party.span)
    assert (mention.chain, mention.form, party.span.of(text)) == (party.chain, "nominal", "six men")
    assert reading.chains[mention.chain or 0].aliases == ("men",)
