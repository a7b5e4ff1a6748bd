"""Cases of this unit, as data."""

from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parent.parent / "cases" / "intake"


def cases_of(name):
    """Return pytest parameters for the cases of one file; known failures are strict."""
    out = []
    for case in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")):
        known = case.get("known_failure")
        marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
        out.append(pytest.param(case, id=case.get("label") or str(case.get("given")), marks=marks))
    return out


def pytest_generate_tests(metafunc):
    marker = metafunc.definition.get_closest_marker("parametrize")
    if "case" in metafunc.fixturenames and marker is None:
        metafunc.parametrize("case", cases_of(metafunc.module.CASES))
