"""Cases that are data: one YAML file a list, under `tests/cases`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases"

Case = dict[str, Any]


def cases_of(name: str) -> list[Case]:
    """Return the cases of the list *name* ("reading/acts")."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def params(cases: Iterable[Case]) -> list[Any]:
    """Return *cases* as pytest parameters, each named by its label; what is known to fail must fail."""
    return [
        pytest.param(case, id=case.get("label") or str(case.get("given")), marks=_marks(case.get("known_failure")))
        for case in cases
    ]


def _marks(known_failure: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=known_failure, strict=True)] if known_failure else []
