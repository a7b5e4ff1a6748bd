"""
Draw the picture of the README: the demo's timeline as the terminal shows it.

usage: python docs/picture.py
"""

from importlib import resources
from io import StringIO
from pathlib import Path

from rich.console import Console

from stemma.cli.drawing import draw_section
from stemma.intake import collect
from stemma.pipeline import build_account

COLUMNS = 104


def main() -> None:
    """Write docs/demo.svg."""
    with resources.as_file(resources.files("stemma") / "demo" / "reports") as reports:
        collected = collect([reports], manifest=None, published=None)
    built = build_account(collected.articles, case="demo", as_of=None, issues=collected.issues)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, markup=False, highlight=False)
    for key in ("disputed", "stemma"):
        draw_section(console, built.account, key)
    console.save_svg(str(Path(__file__).with_name("demo.svg")), title="stemma show demo.db")


if __name__ == "__main__":
    main()
