"""The examples of docs/python.md do what the page says."""

import doctest
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_examples_of_the_page_run(reports, monkeypatch):
    for library in ("pandas", "polars"):
        pytest.importorskip(library)
    monkeypatch.chdir(reports.parent)
    examples = doctest.DocTestParser().get_doctest(PAGE.read_text("utf-8"), {}, "python.md", str(PAGE), 0)
    report = []

    failed = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=report.append).failed

    assert len(examples.examples) > 20
    assert not failed, "".join(report)
