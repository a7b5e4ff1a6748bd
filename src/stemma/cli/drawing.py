"""The outline of an account, drawn in the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from stemma.cli.terminal import one_line, one_line_inside
from stemma.export.changes import outline_of_differences
from stemma.export.footnotes import Footnote, Footnotes
from stemma.export.grounds import Ground, Grounds
from stemma.export.lines import Group, Line, Section
from stemma.export.outline import outline
from stemma.export.when import SIGN_WORDS, SIGNS
from stemma.export.wording import say_count, say_date
from stemma.records.account import Account
from stemma.records.article import Article
from stemma.records.difference import Differences

NOTES_SHOWN = 4
"""How many spans a line of differences is shown with; `--json` has all."""

SIGN_COLUMNS = 3
"""Width of the sign that says how a time is known. Characters."""

LEAD_COLUMNS = 26
"""Widest first column (date, name, stance). Characters."""

SHORT_TEXT = 34
"""Behind so short a text the facts stand on its line: a table of numbers then has one line a number. Characters."""


def draw_account(console: Console, account: Account) -> None:
    """Print *account*: the counts, then section after section."""
    words = outline(account)
    console.print(Text(one_line(words.title), style="bold"))
    console.print(Text(one_line(words.headline)))
    for section in words.sections:
        _draw(console, section)


def draw_section(console: Console, account: Account, key: str) -> None:
    """Print one section of *account*, by its key; say so where there is nothing in it."""
    for section in outline(account).sections:
        if section.key == key:
            _draw(console, section)
            return
    console.print(Text(f"The account holds nothing under {key}."))


def draw_differences(console: Console, differences: Differences, articles: Sequence[Article]) -> None:
    """Print what lies between two accounts, each line with the spans that make the difference."""
    words = outline_of_differences(differences)
    console.print(Text(one_line(words.title), style="bold"))
    console.print(Text(one_line(words.headline)))
    notes = Footnotes(differences.after, articles)
    for section in words.sections:
        console.print()
        console.print(Text(f"{section.title.upper()}  {sum(len(g.lines) for g in section.groups)}", style="bold cyan"))
        for group in section.groups:
            _draw_heading(console, group)
            for line in group.lines:
                _draw_cited(console, line, notes.take(line.evidence))


def draw_line(line: Line) -> Text:
    """Return one line of the account in words, without its id."""
    text = Text(f"“{one_line(line.text)}”" if line.quoted else one_line(line.text))
    facts = " · ".join(one_line(x) for x in (line.detail, line.corroboration) if x)
    if facts:
        joint = "" if not line.text else "  " if len(line.text) <= SHORT_TEXT else "\n"
        text.append(f"{joint}{facts}", style="dim")
    return text


def draw_grounds(console: Console, grounds: Grounds) -> None:
    """Print one record in words, the reasons that made it, and every span behind it."""
    line = grounds.line
    console.print(Text(f"{grounds.kind} {grounds.id}", style="bold cyan"))
    console.print(Text(one_line(line.lead), style="yellow"), draw_line(line))
    if grounds.score is not None:
        console.print(Text(f"score {grounds.score:.2f}", style="dim"))
    for reason in grounds.reasons:
        console.print(Text(f"- {one_line(reason)}"))
    for decision in grounds.rulings:
        console.print(Text(f"* {one_line(decision)}", style="magenta"))
    for number, ground in enumerate(grounds.grounds, start=1):
        console.print()
        console.print(_ground_head(number, ground))
        words = Text(one_line_inside(ground.before), style="dim")
        # in brackets too, so that no colour is needed to see where the span lies
        words.append(f"⟦{one_line_inside(ground.words)}⟧", style="bold not dim")
        words.append(one_line_inside(ground.after), style="dim")
        console.print(Padding(words, (0, 0, 0, 4)))


def _ground_head(number: int, ground: Ground) -> Text:
    source = f"{ground.outlet or ground.article}, {say_date(ground.published)}"
    head = Text(f"{number:>2}. {one_line(source)}", style="yellow")
    head.append(f"  {ground.article} [{ground.span.start}, {ground.span.end})", style="dim")
    head.append(f"  {one_line(_origin_words(ground))}", style="dim")
    head.append(f"  {one_line(ground.part)}" if ground.part else "", style="bold")
    return head


def _origin_words(ground: Ground) -> str:
    if ground.newsroom == ground.origin_label:
        return f"newsroom {ground.newsroom}"
    return f"origin {ground.origin_label}, newsroom {ground.newsroom or 'unknown'}"


def _draw(console: Console, section: Section) -> None:
    console.print()
    console.print(Text(section.title.upper(), style="bold cyan"))
    if signs := _signs(section):
        console.print(signs)
    for group in section.groups:
        if section.key == "stemma":
            console.print(_tree(group))
            continue
        _draw_heading(console, group)
        console.print(Padding(_table(group), (0, 0, 0, 2)))


def _draw_heading(console: Console, group: Group) -> None:
    if group.heading or group.note:
        heading = Text(one_line(group.heading), style="bold")
        heading.append(f"{'  ' if group.heading else ''}{one_line(group.note)}", style="dim not bold")
        console.print(Padding(heading, (0, 0, 0, 1)))


def _draw_cited(console: Console, line: Line, notes: Sequence[Footnote]) -> None:
    """Print a line and, below it, where it is said; the words themselves where they are not those of the line."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(style="dim", no_wrap=True, justify="right")
    said = Text(f"{one_line(line.lead)}  " if line.lead else "", style="yellow")
    said.append_text(draw_line(line))
    table.add_row(said, line.id)
    console.print(Padding(table, (0, 0, 0, 2)))
    for note in notes[:NOTES_SHOWN]:
        cited = Text(f"↳ {one_line(note.source)} [{note.start}, {note.end})", style="dim")
        if one_line(note.words) not in one_line(line.text):
            cited.append(f" “{one_line(note.words)}”", style="dim")
        console.print(Padding(cited, (0, 0, 0, 6)))
    if len(notes) > NOTES_SHOWN:
        console.print(
            Padding(Text(f"↳ and {say_count(len(notes) - NOTES_SHOWN, 'newsroom')} more", style="dim"), (0, 0, 0, 6))
        )


def _table(group: Group) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    timed = any(line.when and line.lead for line in group.lines)
    led = any(line.lead for line in group.lines)
    if timed:
        table.add_column(width=SIGN_COLUMNS, style="cyan")
    if led:
        table.add_column(max_width=LEAD_COLUMNS, style="yellow")
    table.add_column(ratio=1)
    table.add_column(style="dim", no_wrap=True, justify="right")
    for line in group.lines:
        sign = [line.when.sign if line.when else ""] if timed else []
        lead = [Text(one_line(line.lead))] if led else []
        table.add_row(*sign, *lead, draw_line(line), line.id)
    return table


def _signs(section: Section) -> Text | None:
    """Return what the signs of the section's times mean; None where each is that of a known day."""
    kinds = {line.when.kind for group in section.groups for line in group.lines if line.when and line.lead}
    if kinds <= {"point"}:
        return None
    used = [f"{SIGNS[kind]} {SIGN_WORDS[kind]}" for kind in SIGNS if kind in kinds]
    return Text(" " + "   ".join(used), style="dim")


def _tree(group: Group) -> Tree:
    root = Text(one_line(group.heading), style="bold")
    root.append(f"  {one_line(group.note)}", style="dim not bold")
    tree = Tree(root, guide_style="dim")
    for line in group.lines:
        leaf = Text.assemble((one_line(line.lead), "yellow"), f"  {one_line(line.text)}" if line.text else "")
        facts = " · ".join(one_line(x) for x in (line.corroboration, line.detail, line.id) if x)
        leaf.append(f"\n{facts}", style="dim")
        tree.add(leaf)
    return tree
