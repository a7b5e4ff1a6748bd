"""A number of people is of the act that befell them, and of no other that the report happens to tell."""

import pytest
from tests.account.conftest import articles_of
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

CASES = cases_of("account/numbers_of_acts")


@pytest.mark.parametrize("case", params(CASES))
def test_what_a_number_is_of(case):
    (article,) = articles_of({"reports": {"a": {"outlet": "Coast", "published": "2024-08-24", "text": case["text"]}}})

    account = build_account([article], case="case").account

    told = {e.id for e in account.events for x in e.evidence if case["act"] in x.span.of(article.text)}
    assert told
    counted = {(q.of, q.value): q.event in told for q in account.quantities}
    assert {key: counted[key] for key in counted if key in {(of, float(n)) for of, n, _ in case["numbers"]}} == {
        (of, float(value)): is_of for of, value, is_of in case["numbers"]
    }
