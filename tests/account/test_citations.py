"""A word that is passed on counts for the newsroom that it came from, and a circle is shown as one."""

import pytest

from stemma import lineage, reading
from stemma.account.independence import trace_independence
from stemma.account.witness import gather_witnesses
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.records.span import Span

FIRST = (
    "HALVEN — The harbour minister met the strikers' leader in secret on Sunday night, two officials told the Halven"
    " Gazette. The meeting in a fish warehouse lasted four hours, they said.\n\nDockers stayed away from the piers for"
    " a ninth day."
)
SECOND = (
    "ORSTAD — The harbour minister of Halven met the strikers' leader in secret on Sunday night, the Halven Gazette"
    " reported on Monday.\n\nThe port of Orstad has taken in eleven diverted ships."
)
THIRD = (
    "HALVEN — Parliament debated the strike for six hours.\n\nAccording to the Orstad Observer, the harbour minister"
    " had met the leader of the strikers in secret on Sunday night.\n\nThe speaker adjourned the sitting."
)


def article(outlet, day, text, genre="report"):
    sha = digest_text(text)
    known = derive_article_id(url=None, file=f"{day}.txt", outlet=outlet, published=day, text_sha256=sha)
    return Article(
        id=known, file=f"{day}.txt", url=None, outlet=outlet, title=None, published=day, language="en", genre=genre,
        text=text, text_sha256=sha,
    )  # fmt: skip


def weigh(*articles):
    traced = lineage.trace(articles)
    witnesses = gather_witnesses(articles, traced, [reading.read(a) for a in articles])
    return {w.article.outlet + w.article.published: w for w in witnesses}, trace_independence(witnesses, traced)


def room_of(independence, witness, words):
    start = witness.article.text.index(words)
    return independence.newsroom_of(independence.evidence(witness, Span(start, start + len(words))))


def test_a_cited_story_counts_with_it():
    """What another outlet reported has that outlet's newsroom; the paragraph beside it has its own."""
    by, independence = weigh(
        article("Halven Gazette", "2031-02-03", FIRST), article("Orstad Observer", "2031-02-04", SECOND)
    )

    second = by["Orstad Observer2031-02-04"]
    assert room_of(independence, second, "met the strikers' leader") == "Halven Gazette"
    assert room_of(independence, second, "has taken in eleven") == "Orstad Observer"
    assert independence.lineage.issues == ()


def test_a_circle_counts_once_and_is_noted():
    """What comes back to the outlet that first had it is that outlet's own word, and a note says so."""
    by, independence = weigh(
        article("Halven Gazette", "2031-02-03", FIRST),
        article("Orstad Observer", "2031-02-04", SECOND),
        article("Halven Gazette", "2031-02-05", THIRD),
    )

    rooms = {room_of(independence, w, "in secret on Sunday night") for w in by.values()}
    assert rooms == {"Halven Gazette"}
    (issue,) = independence.lineage.issues
    assert issue.text.startswith("a circle: Halven Gazette has a thing of Orstad Observer")


def test_an_outlet_that_is_not_held_is_an_origin_that_is_only_cited():
    """An agency that nobody holds stands as an origin of its own."""
    text = "VELM — Two ships left the bay on Friday, Interfax reported.\n\nNobody in Velm had seen them."
    by, independence = weigh(article("Velm Voice", "2031-02-04", text))

    assert room_of(independence, by["Velm Voice2031-02-04"], "Two ships left") == "Interfax"


@pytest.mark.parametrize(
    "text",
    [
        "VELM — The police had a list of names, an officer told the Voice.",
        "VELM — The Halven Gazette moved into a new building by the river on Friday.",
        "VELM — A reporter of the Halven Gazette was arrested on Friday, her lawyer said.",
        "VELM — Grain prices will fall, the Halven Gazette Foundation said on Friday.",
    ],
)
def test_a_name_that_is_not_cited_changes_nothing(text):
    """An outlet's own short name, and an outlet that something happens to, cite nobody."""
    by, independence = weigh(article("Halven Gazette", "2031-02-03", FIRST), article("Velm Voice", "2031-02-04", text))

    witness = by["Velm Voice2031-02-04"]
    assert independence.newsroom_of(independence.evidence(witness, Span(0, len(text)))) == "Velm Voice"


def test_the_same_newspaper_is_the_one_cited_before():
    """What "the same newspaper said" is the word of the outlet that the article cited last."""
    second = SECOND + " Dockers stayed away from the piers for a ninth day, the same newspaper said."
    by, independence = weigh(
        article("Halven Gazette", "2031-02-03", FIRST), article("Orstad Observer", "2031-02-04", second)
    )

    assert room_of(independence, by["Orstad Observer2031-02-04"], "Dockers stayed away") == "Halven Gazette"
