"""Two copies side by side, drawn in the terminal. Changed words stand in ⟦brackets⟧, so that no colour is needed."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from stemma.cli.terminal import one_line, one_line_inside
from stemma.export.sidebyside import MarkedText, SideBySide
from stemma.export.wording import say_count
from stemma.records.article import Article

STYLES = {"cut": "red", "addition": "green", "moved": "cyan"}
"""Kind of variant -> its colour; the others share one."""


def draw_comparison(console: Console, compared: SideBySide) -> None:
    """Print *compared*: the two texts, then the list of their differences."""
    if not compared.collated:
        _draw_unlike(console, compared)
        return
    texts = Table(box=box.SIMPLE, expand=True, show_lines=False)
    texts.add_column(_name(compared.a), ratio=1)
    texts.add_column(_name(compared.b), ratio=1)
    for left, right in compared.rows:
        texts.add_row(_text(left), _text(right), end_section=False)
    console.print(texts)
    changes = Table(box=box.SIMPLE, expand=True)
    changes.add_column("change", style="yellow")
    changes.add_column("A", ratio=1)
    changes.add_column("B", ratio=1)
    for variant in compared.variants:
        changes.add_row(variant.kind, Text(one_line(variant.a or "")), Text(one_line(variant.b or "")))
    console.print(changes)


def _draw_unlike(console: Console, compared: SideBySide) -> None:
    console.print(Text(f"{_name(compared.a)} and {_name(compared.b)} are no copies of each other."))
    for kind, number in compared.shared:
        console.print(Text(f"They share {say_count(number, 'passage')} of {kind}."))


def _name(article: Article) -> str:
    return one_line(f"{article.outlet or article.file or article.url or article.id} ({article.id})")


def _text(pieces: MarkedText) -> Text:
    text = Text()
    for words, kind in pieces:
        shown = one_line_inside(words)
        text.append(shown if kind is None else f"⟦{shown}⟧", style="" if kind is None else STYLES.get(kind, "magenta"))
    return text
