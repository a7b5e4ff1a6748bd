"""The brief as a JSON object."""

from typing import Any

from stemma.export.brief.record import Brief

FORMAT = "stemma.brief/1"


def brief_object(brief: Brief) -> dict[str, Any]:
    """Return *brief* as a JSON object."""
    return {
        "format": FORMAT,
        "title": brief.title,
        "day": brief.day,
        "headline": brief.headline,
        "parts": [
            {
                "key": part.key,
                "title": part.title,
                "paragraphs": [
                    {
                        "number": paragraph.number,
                        "lead": paragraph.lead,
                        "segments": [
                            {"record": s.record, "text": s.text, "corroboration": s.tag, "notes": list(s.notes)}
                            for s in paragraph.segments
                        ],
                    }
                    for paragraph in part.paragraphs
                ],
            }
            for part in brief.parts
        ],
        "alone": [{"newsroom": room, "paragraphs": numbers} for room, numbers in brief.alone],
        "one_voice": brief.one_voice,
        "people": list(brief.people),
        "sources": list(brief.sources),
        "notes": [
            {
                "number": note.number,
                "article": note.footnote.article,
                "start": note.footnote.start,
                "end": note.footnote.end,
                "source": note.footnote.source,
                "words": note.footnote.words,
            }
            for note in brief.notes
        ],
        "left_out": brief.left_out,
        "made_by": brief.made_by,
    }
