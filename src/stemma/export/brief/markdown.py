"""The brief as Markdown, each line with a footnote for every newsroom that it is shown with."""

from stemma.export.brief.record import Brief, Note, Paragraph, Segment
from stemma.export.brief.sayings import ALONE, HOW, LEFT_OUT, ONE_VOICE, PEOPLE, SOURCES
from stemma.export.markdown import plain


def brief_to_markdown(brief: Brief) -> str:
    """Return *brief* as one Markdown document."""
    parts = [f"# {plain(brief.title)}", f"*Brief as of {plain(brief.moment)}. {plain(brief.headline)}.*"]
    for part in brief.parts:
        parts += [f"## {part.title}", "\n".join(_paragraph(p) for p in part.paragraphs)]
    if brief.alone:
        parts += [f"## {ALONE}", "\n".join(f"- **{plain(room)}**: {numbers}" for room, numbers in brief.alone)]
    if brief.one_voice:
        parts.append(f"{ONE_VOICE}: {brief.one_voice}.")
    if brief.people:
        parts += [f"## {PEOPLE}", "\n".join(f"- {plain(person)}" for person in brief.people)]
    parts += [f"## {SOURCES}", "\n".join(f"- {plain(source)}" for source in brief.sources)]
    parts += [_note(note) for note in brief.notes]
    parts.append(f"*{HOW} {LEFT_OUT}: {brief.left_out}. {plain(brief.made_by)}.*")
    return "\n\n".join(parts) + "\n"


def _paragraph(paragraph: Paragraph) -> str:
    lead = f"**{plain(paragraph.lead)}** " if paragraph.lead else ""
    return f"{paragraph.number}. {lead}" + "; ".join(_segment(s) for s in paragraph.segments)


def _segment(segment: Segment) -> str:
    marks = "".join(f"[^{number}]" for number in segment.notes)
    return f"{plain(segment.text)}{marks} ({plain(segment.tag)})"


def _note(note: Note) -> str:
    words = f": “{plain(note.words)}”" if note.words else ": in these words"
    return f"[^{note.number}]: {plain(note.where)}{words}"
