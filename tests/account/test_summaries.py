"""The words that stand for an act are its own."""

import pytest
from tests.account.conftest import articles_of

from stemma.pipeline import build_account


@pytest.mark.parametrize(
    ("text", "summary", "absent"),
    [
        ("During a call on December 7, Biden refused to acknowledge the demands of Russia.",
         "a call on December 7", "a call on December 7, Biden"),
        ("Talks between Iran, Kuwait and Oman ended in Muscat on Tuesday without a result.",
         "Talks between Iran, Kuwait and Oman", "Talks between Iran"),
        ("Colombia expelled the ambassador of Nicaragua on Wednesday and banned imports of Nicaraguan beef.",
         "banned imports of Nicaraguan beef", "ambassador of Nicaragua on Wednesday and banned imports"),
    ],
)  # fmt: skip
def test_an_act_is_shown_by_its_own_words(text, summary, absent):
    (article,) = articles_of({"reports": {"a": {"outlet": "Coast", "published": "2021-12-08", "text": text}}})

    shown = [e.summary for e in build_account([article], case="case").account.events]

    assert any(s.startswith(summary) for s in shown), shown
    assert absent not in shown
