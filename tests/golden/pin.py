"""
Write the golden account of the demo story anew.

usage: python tests/golden/pin.py

Read the difference before it is committed: it is what the change did to an account.
"""

from importlib import resources
from pathlib import Path

from stemma.export.markdown import to_markdown
from stemma.intake import collect
from stemma.pipeline import build_account

PINNED = Path(__file__).with_name("demo.account.md")


def demo_account() -> str:
    """Return the account of the demo story as Markdown."""
    with resources.as_file(resources.files("stemma") / "demo" / "reports") as reports:
        collected = collect([reports], manifest=None, published=None)
    built = build_account(collected.articles, case="demo", as_of=None, issues=collected.issues)
    return to_markdown(built.account, collected.articles)


if __name__ == "__main__":
    PINNED.write_text(demo_account(), encoding="utf-8", newline="\n")
