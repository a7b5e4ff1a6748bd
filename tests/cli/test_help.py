"""The command line explains itself, at once, and the documentation knows every command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = ("demo", "build", "take", "show", "why", "diff", "brief", "compare", "read", "lineage", "export", "check")
HEAVY = ("numpy", "trafilatura", "rapidfuzz", "jinja2", "lxml", "sqlite3", "stemma.reading", "stemma.lineage")


def test_help_names_every_command(stemma):
    done = stemma("--help")

    assert done.code == 0
    for command in COMMANDS:
        assert command in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_documentation(stemma, command):
    pages = "".join(p.read_text("utf-8") for p in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")))

    assert stemma(command, "--help").code == 0
    assert f"stemma {command}" in pages


def test_version_is_that_of_the_package(stemma):
    from importlib.metadata import version

    assert stemma("--version").out.strip() == version("stemma")


def test_help_loads_nothing_heavy():
    code = f"import sys, stemma.cli.main; print([m for m in {HEAVY!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.strip() == "[]"


def test_import_of_the_package_loads_nothing_before_it_is_used():
    code = (
        "import sys, stemma; before = 'stemma.casefile' in sys.modules; "
        "stemma.open_case, stemma.build, stemma.read, stemma.lineage.trace, stemma.records, stemma.__version__; "
        "print(before, 'stemma.casefile' in sys.modules, sorted(set(stemma.__all__) - set(dir(stemma))))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.split() == ["False", "True", "[]"]


def test_unknown_public_name_is_an_attribute_error():
    import stemma

    with pytest.raises(AttributeError, match="gossip"):
        stemma.gossip  # noqa: B018
