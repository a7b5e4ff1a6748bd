"""
People that an article speaks of without making them actors: "his mother", "a woman", "the ferry's captain".

They are no actors of the account, but a pronoun may mean them, and then it means nobody else.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.persons import Gender
from stemma.reading.actors.roles import BareTitle
from stemma.reading.pronouns.gender_nouns import NOUN, word_gender
from stemma.records.span import Span

OWNED = r"(?:\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Oo]ur|[Yy]our)|['’]s?)"
GENDERED = re.compile(rf"{OWNED}(?: [\w-]+){{0,3}}? {NOUN}(?! (?:and|of)\b)")
LONGEST_MENTION = 200
"""No mention is longer. Code points."""
INDEFINITE = frozenset(("a", "an", "another", "one", "his", "her", "its", "their", "s"))


def find_strangers(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], bare: Sequence[BareTitle]
) -> list[Draft]:
    """Return a draft for each such person whose words are no mention of *drafts*, in the order of the text."""
    taken = sorted(span for draft in drafts for span, _, _ in draft.mentions)
    out: list[tuple[Span, Gender | None]] = []
    for sentence in sentences:
        for match in GENDERED.finditer(text, sentence.start, sentence.end):
            gender = word_gender(match)
            out.append((Span(match.start(gender), match.end(gender)), gender))
    for title in bare:
        owned = OWNER.search(text, max(0, title.span.start - 3), title.span.start) is not None
        if not title.plural and (owned or title.article in INDEFINITE):
            out.append((title.span, None))
    free = [(span, gender) for span, gender in sorted(out, key=lambda item: item[0]) if not _overlaps(taken, span)]
    return [_draft(span, gender) for span, gender in free if not NAMED_BEHIND.match(text, span.end)]


OWNER = re.compile(r"['’]s? $")
NAMED_BEHIND = re.compile(r",? [A-Z]")
"""A name in apposition: "his wife Anna", "his wife, Anna"."""


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Say whether one of *taken*, which are sorted, has a letter of *span*."""
    at = bisect_left(taken, span.end, key=lambda other: other.start)
    while at > 0 and span.start - taken[at - 1].start < LONGEST_MENTION:
        at -= 1
        if taken[at].overlaps(span):
            return True
    return False


def _draft(span: Span, gender: Gender | None) -> Draft:
    draft = Draft(kind="person", name="", gender=gender)
    draft.add(span, "PER", "nominal")
    return draft
