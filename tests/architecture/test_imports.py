"""Who may import whom is a table; every import is held against it, lazy ones and those for types included."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "stemma"

RECORDS = {"records", "errors"}
STEP = RECORDS | {"text", "lexicon"}

MAY_IMPORT = {
    "records": set(),
    "errors": set(),
    "text": {"records"},
    "lexicon": {"records", "text"},
    # what is remembered between two accounts of a case: bytes by digests
    "memo": {"records"},
    # the steps: records in, records out; no step knows another, a database or a face
    "intake": STEP,
    "lineage": STEP | {"memo"},
    "reading": STEP,
    "account": STEP | {"memo"},
    # what runs the steps, and what knows the case file
    "parameters": set(),
    # the weights: opened by who runs the steps and handed to them
    "encoder": RECORDS,
    # what people decide: names become stretches of text, stretches become ready for the steps
    "rulings": RECORDS | {"text"},
    "pipeline": STEP | {"memo", "rulings", "parameters", "encoder", "intake", "lineage", "reading", "account"},
    "runners": STEP | {"intake", "lineage", "pipeline", "export"},
    "casefile": RECORDS | {"text", "memo"},
    # two accounts in, what lies between them out
    "differences": RECORDS | {"text"},
    "case": RECORDS | {"text", "memo", "rulings", "parameters", "pipeline", "intake", "casefile"},
    "checks": RECORDS | {"text", "reading", "casefile"},
    # a case file as the faces read it: with an account that knows all its articles
    "opening": RECORDS | {"casefile", "case"},
    # the Python face: what a case file and its steps look like to a program
    "face": RECORDS | {"opening", "case", "casefile", "differences", "pipeline", "export"},
    # the faces: they know no step; the command line alone sees both the making and the showing
    "export": RECORDS | {"text"},
    "cli": RECORDS
    | {
        "text",
        "opening",
        "case",
        "casefile",
        "checks",
        "export",
        "face",
        "rulings",
        "pipeline",
        "intake",
        "lineage",
        "reading",
        "runners",
    },
    "__main__": {"cli"},
    "stemma": {"records", "case", "face", "pipeline", "lineage"},
}
"""Unit -> the units that it may import."""

HOMES = {
    "sqlite3": {"casefile"},
    "trafilatura": {"intake"},
    "lxml": {"intake"},
    "htmldate": {"intake"},
    "charset_normalizer": {"intake"},
    "py3langid": {"intake"},
    "numpy": {"account", "encoder", "lineage", "runners", "text"},
    "pyarrow": {"intake"},
    "onnxruntime": {"encoder"},
    "tokenizers": {"encoder"},
    "rapidfuzz": {"account", "lineage", "reading"},
    "jinja2": {"export"},
    "docx": {"export"},
    "pandas": {"export"},
    "polars": {"export"},
    "rich": {"cli"},
    "typer": {"cli"},
}
"""Heavy dependency -> the units in which it may be used."""

NOWHERE = {
    "requests", "httpx", "urllib.request", "socket", "http.client", "time", "random", "secrets", "uuid", "torch",
    "pickle",
}  # fmt: skip
"""What no unit may use: there is no network, no clock and no chance in here."""

MAY_BE_LONG = 400
"""Lines of the longest module."""

MODULES = sorted(SOURCE.rglob("*.py"))


def unit_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return "stemma" if first == "__init__.py" else first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Return the full names of everything that the module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def units_in(names: set[str]) -> set[str]:
    return {name.split(".")[1] for name in names if name.startswith("stemma.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_imports_only_what_its_unit_may(path):
    unit = unit_of(path)

    assert unit in MAY_IMPORT, f"{unit} is not in the table"
    assert units_in(imports_of(path)) - {unit} <= MAY_IMPORT[unit]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_dependencies_stay_at_home(path):
    for name in imports_of(path):
        for heavy, homes in HOMES.items():
            if name == heavy or name.startswith(heavy + "."):
                assert unit_of(path) in homes, f"{heavy} belongs to {homes}"
        assert not any(name == n or name.startswith(n + ".") for n in NOWHERE), name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_is_one_idea_long(path):
    assert len(path.read_text("utf-8").splitlines()) <= MAY_BE_LONG


def test_units_depend_on_each_other_in_one_direction():
    reached = {unit: set(units) for unit, units in MAY_IMPORT.items()}
    for _ in reached:
        for unit, units in reached.items():
            reached[unit] = units | {far for near in units for far in reached[near]}

    assert [unit for unit, units in reached.items() if unit in units] == []


def test_a_forbidden_import_is_seen(tmp_path):
    module = tmp_path / "module.py"
    module.write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from stemma.casefile import open_case\n"
                      "def late():\n    import stemma.reading.times.find\n")  # fmt: skip

    assert units_in(imports_of(module)) == {"casefile", "reading"}


def test_print_is_left_to_the_command_line():
    for path in MODULES:
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        names = {c.func.id for c in calls if isinstance(c.func, ast.Name)}
        assert "print" not in names, path
