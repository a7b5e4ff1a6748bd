"""The words that stand for an act are its own."""

import pytest
from tests.account.conftest import articles_of

from stemma.pipeline import build_account


@pytest.mark.parametrize(
    ("text", "summary", "absent"),
    [
        ("During a call on December 7, Biden refused to acknowledge the demands of Russia.",
         "During a call on December 7", "During a call on December 7, Biden"),
        ("Talks between Iran, Kuwait and Oman ended in Muscat on Tuesday without a result.",
         "Talks between Iran, Kuwait and Oman", "Talks between Iran"),
        ("Colombia expelled the ambassador of Nicaragua on Wednesday and banned imports of Nicaraguan beef.",
         "[Colombia] banned imports of Nicaraguan beef", "ambassador of Nicaragua on Wednesday and banned imports"),
    ],
)  # fmt: skip
def test_an_act_is_shown_by_its_own_words(text, summary, absent):
    (article,) = articles_of({"reports": {"a": {"outlet": "Coast", "published": "2021-12-08", "text": text}}})

    shown = [e.summary for e in build_account([article], case="case").account.events]

    assert any(s.startswith(summary) for s in shown), shown
    assert absent not in shown


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Norway recalled its envoy on Tuesday and accused Chad of shelling a clinic.",
         "[Norway] accused Chad of shelling a clinic"),
        ("Peru's foreign minister, Ana Ruiz, landed in Quito on Monday. On Tuesday she met Iran's ambassador there.",
         "On Tuesday she met"),
        ("Ana Ruiz, Peru's foreign minister, landed in Quito on Monday. She rejected the offer of Chile.",
         "[Ana Ruiz] rejected the offer of Chile"),
        ("At least 12 soldiers of Chad were killed by Sudanese troops near Tine on Tuesday.",
         "At least 12 soldiers of Chad were killed"),
        ("Chad demanded on Tuesday that Sudan withdraw from Tine as soon as the rains end.",
         "Chad demanded on Tuesday that Sudan withdraw from Tine"),
    ],
)  # fmt: skip
def test_the_words_of_an_act_can_be_read_by_themselves(text, summary):
    """Who acts is named where the words say it by a pronoun or not at all; no clause breaks off within a phrase."""
    (article,) = articles_of({"reports": {"a": {"outlet": "Coast", "published": "2021-12-08", "text": text}}})

    shown = [e.summary for e in build_account([article], case="case").account.events]

    assert any(s.startswith(summary) for s in shown), shown
