""" "The Ministry" in a release is who issued it: the outlet, else the state in its letterhead."""

import pytest

from stemma.pipeline import build_account
from stemma.records.article import Article, Genre, derive_article_id, digest_text

BODY = "The Ministry condemns the raid on Lomé. Peru regrets the loss of life, and Chile is silent."


def who_condemns(head: str, genre: Genre = "release") -> set[str]:
    text = f"{head}\n\n{BODY}"
    digest = digest_text(text)
    known = {"url": None, "file": "a.txt", "outlet": "Torre", "published": "2031-05-16"}
    identity = derive_article_id(text_sha256=digest, **known)
    article = Article(id=identity, title=None, language="en", text=text, text_sha256=digest, genre=genre, **known)
    account = build_account([article], case="issuers").account
    names = {a.id: a.name for a in account.actors}
    sources = [p for e in account.events if e.type == "ACCUSE" for p in e.parties if p.role == "source"]
    return {names[x] for p in sources for x in (p.actor, p.acts_for) if x}


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("MINISTRY OF FOREIGN AFFAIRS, PERU\nPRESS RELEASE", "Peru"),
        ("Government of the Republic of Chile\nCommuniqué", "Chile"),
    ],
)
def test_the_letterhead_of_a_release_names_its_issuer(head: str, state: str) -> None:
    assert state in who_condemns(head)


@pytest.mark.parametrize(
    "head",
    [
        "PRESS RELEASE\n15 May 2031",
        "A road from Peru to Chile\nby our staff",
        "Ministries of Chile and of Peru, jointly",
    ],
)
def test_a_head_that_names_no_office_of_one_state_names_no_issuer(head: str) -> None:
    assert not who_condemns(head) & {"Peru", "Chile"}


def test_a_report_has_no_issuer() -> None:
    assert "Chile" not in who_condemns("Government of the Republic of Chile", "report")
