"""What newsrooms give differently stands side by side; what only seems to differ does not."""

import re

import pytest
from tests.account.conftest import articles_of
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

LISTS = tuple(f"account/disputed{of}" for of in ("", "_numbers", "_persons", "_lengths"))
CASES = [case for name in LISTS for case in cases_of(name)]


def is_shown(wanted, conflict):
    values = [r.value.lower() for r in conflict.readings]
    return (
        conflict.field == wanted["field"]
        and conflict.kind == wanted.get("kind", "between-newsrooms")
        and all(any(re.search(rf"(?<!\d){w}(?!\d)", v) for v in values) for w in wanted["values"])
    )


@pytest.mark.parametrize("case", params(CASES))
def test_what_is_disputed(case):
    account = build_account(list(articles_of(case)), case="case").account

    shown = [(c.field, c.kind, [r.value for r in c.readings]) for c in account.conflicts]
    for wanted in case["conflicts"]:
        assert any(is_shown(wanted, c) for c in account.conflicts), (wanted, shown)
    assert len(shown) == len(case["conflicts"]), shown
