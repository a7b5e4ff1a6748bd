"""
Whom "he", "she" and "they" mean outside quotations.

"He" and "she" are the first person named in the same sentence before them, else the
first one of the last sentence that names a person, if the gender allows it. "They" at the head of a
sentence is the first group, body or state of the sentence before. Unsure means no mention.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.drafts import Draft
from stemma.reading.quoted import is_quoted
from stemma.records.reading import MentionType
from stemma.records.span import Span

SINGULAR = re.compile(
    r"(?<![\w'’-])(?:(?P<m>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<f>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))(?![\w-])"
)
PLURAL = re.compile(r"(?<![\w'’-])(?:[Tt]hey|[Tt]hem|[Tt]heir)(?![\w-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounParameters:
    """How far back a pronoun reaches."""

    sentences_back: int = 3
    """Sentences before its own that "he" or "she" may reach; sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    span: Span
    draft: Draft
    quoted: bool
    owns: bool = False
    """In possessive: "the president's spokesman" is about the spokesman."""


def join_pronouns(
    text: str,
    sentences: Sequence[Span],
    drafts: Sequence[Draft],
    quoted: Sequence[Span],
    *,
    parameters: PronounParameters | None = None,
) -> None:
    """Add to *drafts* the pronouns that mean them."""
    settings = parameters or PronounParameters()
    rows = _points(text, sentences, drafts, quoted)
    for index, sentence in enumerate(sentences):
        found = sorted(
            [
                *SINGULAR.finditer(text, sentence.start, sentence.end),
                *PLURAL.finditer(text, sentence.start, sentence.end),
            ],
            key=lambda m: m.start(),
        )
        for match in found:
            span = Span(match.start(), match.end())
            if is_quoted(quoted, span):
                continue
            draft = (
                _singular(rows, index, span, match, settings) if match.re is SINGULAR else _plural(rows, index, span)
            )
            if draft is None:
                continue
            kind: MentionType = "PER" if draft.kind in ("person", "group") else "ORG"
            draft.add(span, kind, "pronoun")
            if match.re is SINGULAR:
                draft.gender = draft.gender or ("m" if match.group("m") else "f")
            rows[index].append(_Point(span=span, draft=draft, quoted=False))
            rows[index].sort(key=lambda point: point.span)


def _points(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]
) -> list[list[_Point]]:
    every = sorted(
        (
            _Point(
                span=span,
                draft=draft,
                quoted=is_quoted(quoted, span),
                owns=text[span.end : span.end + 2] in ("'s", "’s"),
            )
            for draft in drafts
            for span, _, _ in draft.mentions
        ),
        key=lambda point: (point.span, point.draft.name),
    )
    rows: list[list[_Point]] = [[] for _ in sentences]
    at = 0
    for point in every:
        while at < len(sentences) - 1 and point.span.start >= sentences[at].end:
            at += 1
        rows[at].append(point)
    return rows


def _singular(
    rows: Sequence[Sequence[_Point]], index: int, span: Span, match: re.Match[str], settings: PronounParameters
) -> Draft | None:
    gender = "m" if match.group("m") else "f"
    for back in range(settings.sentences_back + 1):
        if index - back < 0:
            return None
        fits = [
            point.draft
            for point in sorted(rows[index - back], key=lambda point: point.owns)
            if (back or point.span.end <= span.start)
            and not point.quoted
            and (point.draft.kind == "person" or (point.draft.kind == "group" and not point.draft.plural))
            and point.draft.gender in (None, gender)
        ]
        if fits:
            known = [draft for draft in fits if draft.gender == gender]
            return known[0] if known and fits[0].gender is None and len(set(map(id, fits))) > 1 else fits[0]
    return None


def _plural(rows: Sequence[Sequence[_Point]], index: int, span: Span) -> Draft | None:
    before = [point for point in rows[index] if point.span.end <= span.start and not point.quoted]
    pool = before or [point for point in (rows[index - 1] if index else []) if not point.quoted]
    if not pool:
        return None
    first = pool[0]
    many = (first.draft.kind == "group" and first.draft.plural) or first.draft.kind == "organization"
    return first.draft if many else None
