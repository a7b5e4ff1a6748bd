"""The account as one self-contained, printable page; each footnote opens on the passage it rests on."""

from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment, StrictUndefined

from stemma.export.footnotes import Footnotes
from stemma.export.outline import outline
from stemma.export.timeline import story_axis
from stemma.export.when import SIGN_WORDS, bar_of, when_of
from stemma.records.account import Account
from stemma.records.article import Article


def to_html(account: Account, articles: Sequence[Article]) -> str:
    """
    Return *account* as one HTML document that needs nothing beside itself.

    Args:
        account: What is said.
        articles: The articles that the evidence lies in, with their texts.
    """
    words = outline(account)
    notes = Footnotes(account, articles)
    marks = {
        (s.key, g, n): [note.number for note in notes.take(line.evidence)]
        for s in words.sections
        for g, group in enumerate(s.groups)
        for n, line in enumerate(group.lines)
    }
    axis = story_axis(account)
    bars = {
        (s.key, g, n): bar_of(axis, line.when)
        for s in words.sections
        for g, group in enumerate(s.groups)
        for n, line in enumerate(group.lines)
        if axis and line.when and line.lead
    }
    template = resources.files("stemma.export").joinpath("templates/account.html").read_text(encoding="utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return page.from_string(template).render(
        outline=words,
        marks=marks,
        bars=bars,
        axis=axis,
        now=bar_of(axis, when_of(axis.now.isoformat())) if axis else None,
        sign_words=SIGN_WORDS,
        notes=notes.taken,
        account=account,
        made_by=account.made_by,
    )
