"""
Records as a notebook shows them: small tables instead of long lines of fields.

Records know no face. A notebook asks an object for `_repr_html_`, so this face hands that method to the
classes when it is first loaded; whoever uses the records without it finds them as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from stemma.export.changes import outline_of_differences
from stemma.export.cuts import balanced
from stemma.export.lines import Line, Section
from stemma.export.outline import Outline, outline
from stemma.export.stances import say_issue
from stemma.export.wording import STATUS_WORDS, say_conflict_value, say_count, say_date, say_figure, say_place
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    Actor,
    Conflict,
    Evidence,
    Position,
    Statement,
)
from stemma.records.article import Article
from stemma.records.difference import Differences

LINES_SHOWN = 12
"""How many lines of a section a cell of a notebook shows; the rest is counted."""

ROW = """<tr><td style="text-align:left;white-space:nowrap;vertical-align:top"><b>{}</b></td>
<td style="text-align:left">{}</td></tr>"""

HEADING = """<tr><td colspan="2" style="text-align:left;padding-top:.6em"><b>{}</b> <small>{}</small></td></tr>"""


def teach_records() -> None:
    """Give the record classes their `_repr_html_`; doing it again changes nothing."""
    for record, draw in DRAWN.items():
        record._repr_html_ = draw


def account_html(account: Account) -> str:
    """Return *account* as a heading, the counts and the first lines of each section."""
    return _outline_html(outline(account))


def differences_html(differences: Differences) -> str:
    """Return *differences* as a heading, the counts and the first lines of each kind."""
    return _outline_html(outline_of_differences(differences))


def _event_html(event: AccountEvent) -> str:
    facts = (f"{event.type.lower()}, {STATUS_WORDS[event.status]}", say_place(event.place), _rooms(event.newsrooms))
    return _card(say_date(event.date), balanced(event.summary), facts, event.evidence, event.id)


def _statement_html(statement: Statement) -> str:
    text = f"“{statement.text}”" if statement.kind == "direct" else statement.text
    stance = " ".join(x for x in (statement.stance, statement.issue) if x)
    facts = (say_date(statement.date), stance, _rooms(statement.newsrooms))
    return _card(statement.speaker_text or "", text, facts, statement.evidence, statement.id)


def _quantity_html(quantity: AccountQuantity) -> str:
    return _card(say_figure(quantity), quantity.of or "", (_rooms(quantity.newsrooms),), quantity.evidence, quantity.id)


def _position_html(position: Position) -> str:
    facts = (f"since {say_date(position.since)}" if position.since else "", _rooms(position.newsrooms))
    return _card(position.stance, say_issue(position)[0], facts, position.evidence, position.id)


def _actor_html(actor: Actor) -> str:
    titles = dict.fromkeys(", ".join(x for x in (r.said, r.org, r.country) if x) for r in actor.roles)
    facts = (actor.kind, "also: " + ", ".join(actor.aliases) if actor.aliases else "")
    return _card(actor.name, "; ".join(titles), facts, actor.evidence, actor.id)


def _conflict_html(conflict: Conflict) -> str:
    said = "; ".join(f"{say_conflict_value(conflict, r.value)} ({_rooms(r.newsrooms)})" for r in conflict.readings)
    evidence = [e for r in conflict.readings for e in r.evidence]
    return _card(conflict.field, said, (conflict.kind,), evidence, conflict.id)


def _article_html(article: Article) -> str:
    name = article.outlet or article.file or article.url or article.id
    facts = (say_date(article.published), article.genre, say_count(len(article.text), "character"))
    return _card(name, article.title or "", facts, (), article.id)


DRAWN: dict[Any, Callable[[Any], str]] = {
    Account: account_html,
    AccountEvent: _event_html,
    Statement: _statement_html,
    AccountQuantity: _quantity_html,
    Position: _position_html,
    Actor: _actor_html,
    Conflict: _conflict_html,
    Article: _article_html,
    Differences: differences_html,
}
"""Record -> what draws it."""


def _rooms(newsrooms: Sequence[str]) -> str:
    return say_count(len(newsrooms), "newsroom")


def _card(lead: str, text: str, facts: Iterable[str], evidence: Sequence[Evidence], identity: str) -> str:
    spans = [say_count(len(evidence), "span") + " of evidence"] if evidence else []
    small = " · ".join(escape(f) for f in (*facts, *spans, identity) if f)
    return f"<div><b>{escape(lead)}</b> {escape(text)}<br><small>{small}</small></div>"


def _outline_html(words: Outline) -> str:
    parts = [f"<h3>{escape(words.title)}</h3>", f"<p>{escape(words.headline)}</p>"]
    return "".join([*parts, *(_section_html(section) for section in words.sections)])


def _section_html(section: Section) -> str:
    total, shown, rows = sum(len(group.lines) for group in section.groups), 0, ""
    for group in section.groups:
        lines = group.lines[: LINES_SHOWN - shown]
        # whose words or stances the lines are stands above them
        rows += HEADING.format(escape(group.heading), escape(group.note)) if lines and group.heading else ""
        rows += "".join(ROW.format(escape(line.lead), _line_html(line)) for line in lines)
        shown += len(lines)
    more = f"<p><small>and {total - shown} more</small></p>" if total > shown else ""
    summary = f"<summary><b>{escape(section.title)}</b> ({total})</summary>"
    return f"<details open>{summary}<table>{rows}</table>{more}</details>"


def _line_html(line: Line) -> str:
    text = f"“{line.text}”" if line.quoted else line.text
    facts = " · ".join(escape(x) for x in (line.detail, line.corroboration) if x)
    return f"{escape(text)}<br><small>{facts}</small>"
