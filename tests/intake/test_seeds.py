"""On the five reports: what is not reporting is left alone and the credits are found."""

from pathlib import Path

import pytest
import yaml

from stemma import intake

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "gold" / "seeds.yaml").exists(), reason="the five reports are not in this checkout")
def test_boilerplate_is_marked_and_credits_are_found():
    gold = yaml.safe_load((SHARED / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
    articles = {a.file: a for a in intake.collect([SHARED / "seeds"]).articles}

    for short, snippets in gold["boilerplate"].items():
        article = articles[gold["articles"][short]["file"]]
        body = [article.text[span.start : span.end] for span in article.body()]
        assert [s for s in snippets if any(s in stretch for stretch in body)] == []
    for short, names in gold["lineage"]["credits"].items():
        article = articles[gold["articles"][short]["file"]]
        assert {c.name for c in article.credits} == set(names)
