"""Names compare by transliteration, shortening and slip; different people stay different."""

from pathlib import Path

import pytest
import yaml

from stemma.account.names import name_tokens
from stemma.account.persons import compare_full

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/account/names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_two_names(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    a, b = name_tokens(case["a"]), name_tokens(case["b"])

    assert compare_full(a, b, 0.84) == compare_full(b, a, 0.84) == case["expect"]
