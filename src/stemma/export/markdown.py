"""The account as Markdown, each line with a footnote for every span that it rests on."""

from collections.abc import Sequence

from stemma.export.footnotes import Footnote, Footnotes
from stemma.export.lines import Group, Line, Section
from stemma.export.outline import outline
from stemma.records.account import Account
from stemma.records.article import Article

SPECIAL = str.maketrans({c: "\\" + c for c in "\\`*_[]<>#|"})


def to_markdown(account: Account, articles: Sequence[Article]) -> str:
    """
    Return *account* as one Markdown document.

    Args:
        account: What is said.
        articles: The articles that the evidence lies in, with their texts.
    """
    words = outline(account)
    notes = Footnotes(account, articles)
    parts = [f"# {plain(words.title)}", words.headline]
    for section in words.sections:
        parts += _section(section, notes)
    if notes.taken:
        parts.append("## Sources")
        parts += [_footnote(note) for note in notes.taken]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, notes: Footnotes) -> list[str]:
    parts = [f"## {section.title}"]
    for group in section.groups:
        if group.heading:
            parts.append(f"### {plain(group.heading)}" + (f" ({plain(group.note)})" if group.note else ""))
        parts.append(_lines(group, notes))
    return parts


def _lines(group: Group, notes: Footnotes) -> str:
    return "\n".join(_line(line, notes) for line in group.lines)


def _line(line: Line, notes: Footnotes) -> str:
    text = f"“{plain(line.text)}”" if line.quoted else plain(line.text)
    said = [f"**{plain(line.lead)}**" if line.lead else "", text]
    facts = "; ".join(plain(x) for x in (line.detail, line.corroboration) if x)
    marks = "".join(f"[^{note.number}]" for note in notes.take(line.evidence))
    return "- " + " ".join(x for x in said if x) + (f" ({facts})" if facts else "") + marks


def _footnote(note: Footnote) -> str:
    passage = f"{plain(note.before)}**{plain(note.words)}**{plain(note.after)}"
    where = f"{plain(note.source)}, characters {note.start}–{note.end}"
    return f"[^{note.number}]: {where}: {passage} — origin: {plain(note.origin)}"


def plain(text: str) -> str:
    """Return *text* on one line, with what Markdown would take for its own signs escaped."""
    return " ".join(text.split()).translate(SPECIAL)
