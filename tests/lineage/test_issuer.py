"""A shared passage of a statement that nobody gave us has its issuer's name, where the passage says whose it is."""

import pytest
from tests.case_lists import cases_of, params
from tests.lineage import stories

from stemma.lineage import trace
from stemma.lineage.issuer import issuer_of

STATED = (
    "The Selwyn Port Authority said in a statement that the harbour pilot had warned the bridge twice that evening, and"
    " that its own log of the calls had been handed to the police on the morning after."
)


@pytest.mark.parametrize("case", params(cases_of("lineage/issuers")))
def test_case(case):
    """The issuer is as the case expects."""
    assert issuer_of([case["text"]]) == case["issuer"]


@pytest.mark.parametrize(
    ("stated", "label"), [(STATED, "Selwyn Port Authority"), (STATED.replace("in a statement ", ""), None)]
)
def test_shared_passage_of_a_statement_is_its_issuers(stated, label):
    """Two stories of their own with one passage: a lost origin stands behind both, named where the passage names it."""
    texts = (
        ["t.lead", "t.answer", "t.mills", stated, "company", "t.talks"],
        ["o.one", "o.two", stated, "company", "o.three"],
    )
    first, second = (
        stories.make_article(key, {"outlet": outlet, "published": "2024-03-05", "text": text})
        for key, outlet, text in zip("ab", ("Delta Times", "Coast Daily"), texts, strict=True)
    )

    lineage = trace([first, second])

    (lost,) = (o for o in lineage.origins if o.held is None)
    assert set(lost.articles) == {first.id, second.id}
    assert lost.newsroom == label
    assert lost.label == label or label is None
