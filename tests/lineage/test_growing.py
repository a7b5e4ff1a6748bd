"""One more article in a case is told as tracing all anew tells it, wherever the case says that it is whole."""

import random

import pytest
from tests.lineage import stories

from stemma.lineage import trace
from stemma.lineage.growing import GrowingCase

NAMES = [f"{p}{k}" for p, s in (("", "ferry"), ("t.", "tariff"), ("o.", "own")) for k in stories.STORIES[s]]
OUTLETS = ("Coast Daily", "Delta Times", "Reuters", "The West Sun", None)
NOTE = "Sign up here for the letter of the day and read what others read."


def invented(count, seed):
    chance = random.Random(seed)
    out = []
    for number in range(count):
        text = chance.sample(NAMES, chance.randint(0, 6))
        if chance.random() < 0.2:
            text.append(NOTE)
        if chance.random() < 0.5:
            text.append(
                f"Printed as number {number} of the day by {chance.randint(0, 10**9)} hands and {number} presses."
            )
        given = {"outlet": chance.choice(OUTLETS), "published": f"2024-03-{1 + chance.randrange(20):02d}", "text": text}
        out.append(stories.make_article(f"x{number}", given))
    return out


@pytest.mark.parametrize("seed", range(6))
def test_what_is_added_is_what_trace_says(seed):
    """Descents, copies and shared text of the articles touched; all others stay as they were."""
    articles = invented(26, seed)
    case = GrowingCase(articles[:8])
    before = trace(articles[:8])
    whole = 0
    for number, article in enumerate(articles[8:], 9):
        added = case.add(article)
        now = trace(articles[:number])

        if added.is_whole:
            whole += 1
            touched = {d.article for d in added.lineage.descents}
            assert article.id in touched
            assert [d for d in now.descents if d.article in touched] == list(added.lineage.descents)
            assert [c for c in now.copies if c.target in touched] == list(added.lineage.copies)
            assert [s for s in now.shared if set(s.pair) <= touched] == list(added.lineage.shared)
            assert [d for d in now.descents if d.article not in touched] == [
                d for d in before.descents if d.article not in touched
            ]
        else:
            case = GrowingCase(articles[:number])
        before = now

    assert whole > 0


def test_article_given_again_changes_nothing():
    """It is told as it was."""
    articles = invented(9, 3)
    case = GrowingCase(articles)

    added = case.add(articles[4])

    assert added.is_whole
    assert articles[4].id in {d.article for d in added.lineage.descents}


def test_full_list_of_partners_is_not_whole():
    """Where the new article may push another out of a bounded list, the case says so."""
    text = ["lead", "cause", "hurt", "minister", "company"]
    many = [
        stories.make_article(
            f"m{n}",
            {"outlet": f"Outlet {n}", "published": "2024-03-05", "text": [*text, f"Printed as number {n} today."]},
        )
        for n in range(30)
    ]
    case = GrowingCase(many[:-1])

    assert not case.add(many[-1]).is_whole
