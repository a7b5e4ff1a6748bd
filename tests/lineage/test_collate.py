"""Differences between two copies are named: date, number, name, spelling, wording, cut, addition or moved."""

import pytest
from tests.case_lists import cases_of, params
from tests.lineage import stories

from stemma.lineage import trace

FRAME = [
    "lead",
    "hurt",
    "minister",
    "company",
]


@pytest.mark.parametrize("case", params(cases_of("lineage/collate")))
def test_variants(case):
    """The variants of a pair are exactly those that the case names."""
    tail = "\n\n".join(stories.paragraph(p) for p in FRAME)
    a, b = (
        stories.make_article(
            key,
            {
                "outlet": key,
                "published": f"2024-02-0{day}",
                "literal": f"{tail}\n\n{case[key]}\n\n{stories.paragraph('union')}",
            },
        )
        for key, day in (("a", 8), ("b", 9))
    )

    (collation,) = trace([a, b]).collations

    found = [[v.kind, v.a, v.b] for v in collation.variants]
    for variant in case["variants"]:
        assert variant in found
    assert len(found) == case["count"], found
    if "moved" in case:
        assert [k for k, a, _ in found if a and a.startswith(case["moved"])] == ["moved"]
