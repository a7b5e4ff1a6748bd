""" "The army" acts for the state of the dateline, or for the only one that was named, where nothing speaks against it."""

import pytest

from stemma.pipeline import build_account
from stemma.records.article import Article, Zone, derive_article_id, digest_text
from stemma.records.span import Span


def states_acted_for(text: str, line: str | None = None) -> set[str]:
    text = text if line is None else f"{line} - {text}"
    digest = digest_text(text)
    known = {"url": None, "file": "a.txt", "outlet": "Delta", "published": "2031-05-16"}
    zones = () if line is None else (Zone(kind="dateline", span=Span(0, len(line) + 3)),)
    identity = derive_article_id(text_sha256=digest, **known)
    article = Article(id=identity, title=None, language="en", text=text, text_sha256=digest, zones=zones, **known)
    account = build_account([article], case="homes").account
    names = {a.id: a.name for a in account.actors}
    return {names[p.acts_for] for e in account.events for p in e.parties if p.acts_for}


@pytest.mark.parametrize(
    ("text", "line", "states"),
    [
        ("Bolivia is on edge. The army moved 600 troops to the town on Monday.", None, {"Bolivia"}),
        ("Chile accused Peru of fraud. The army moved 600 troops to the town on Monday.", None, set()),
        ("The army moved 600 troops to the town on Monday. Bolivia is on edge.", "LA PAZ", {"Bolivia"}),
        ("Peru shut its border. The army moved 600 troops to the town on Monday. Bolivia is on edge.", "LA PAZ", set()),
        ("The army moved 600 troops to the town on Monday. Bolivia is on edge.", "GENEVA", set()),
        ("The United States waits. The State Department urged Peru on Monday to wait.", None, {"United States"}),
        ("Peru waits. The European Commission suspended aid to Chad on Monday.", None, set()),
        ("Peru waits. A court suspended the governor on Monday.", None, set()),
    ],
)
def test_a_body_of_state_acts_for_it(text: str, line: str | None, states: set[str]) -> None:
    assert states_acted_for(text, line) == states


def test_unnamed_leaders_act_for_the_body_that_they_are_called_by() -> None:
    text = "The leaders of the African Union (AU) spoke. Their summit in Lomé on Monday was short."

    assert states_acted_for(text) == {"African Union"}
