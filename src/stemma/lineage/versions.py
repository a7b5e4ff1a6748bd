"""
Whether an outlet's later report is a version of its earlier one, though most of it is new.

An outlet that follows a story writes a new lead with the new toll and leaves the scene of the first day standing
below it. Standing background is reused as well, for months, and stands at the end: what tells the two apart is how soon
the paragraphs come again, and how high up. Where a slug or a note marks a later version it is one, wherever they stand.
"""

import re
from collections.abc import Sequence

import numpy as np

from stemma.lineage.kinds import Piece, Reader
from stemma.lineage.parameters import CopyParameters
from stemma.lineage.sketch import BODY
from stemma.records.article import Article
from stemma.text.edtf import published_day

SLUG = re.compile(
    r"\bUPDATE\s?(\d+)\b|\b(\d+)(?:st|nd|rd|th)\s+(?:Ld|LD|Lead|LEAD|UPDATE|Update|TAKE|NewsAlert)\b"
    r"|\b(\d+)(?:ST|ND|RD|TH)\s+LD\b|\b(?:Ld|LEAD)[- ]?(\d)\b"
)
LATER = re.compile(
    r"\b(?:Ld-Writethru|CORRECTED-|REFILE-|CORRECTS?\b|UPDATES with|Writethru|RECASTS|\(?UPDATED?\)?:|LEAD\s?:)"
    r"|[|–—-]\s*UPDATED?\b"
)
EARLIER = re.compile(
    r"\b[Aa]n? (?:earlier|previous) (?:version|report|story|article)\b[^.]{0,60}"
    r"\b(?:gave|had|said|mis\w+|was|contained|incorrect\w*|wrong\w*|stated)"
    r"|\b(?:Correction|CORRECTION|Clarification)s?:\s[^.]{0,60}\b(?:reported|said|gave|stated|wrote|put|misstated)\b"
)
"""A note of correction: there is an earlier version."""
SLUG_CHARACTERS = 400
"""Slugs stand in the title or the first lines."""


def version_of(article: Article) -> int:
    """Return how late a version the slug says it is: 0 for a first one."""
    head = f"{article.title or ''}\n{article.text[:SLUG_CHARACTERS]}"
    numbers = [int(g) for m in SLUG.finditer(head) for g in m.groups() if g]
    later = LATER.search(head) or EARLIER.search(article.text[-SLUG_CHARACTERS:])
    return max(numbers, default=1 if later else 0)


def is_version(
    left: Reader, right: Reader, runs: Sequence[Sequence[Piece]], *, enough: bool, parameters: CopyParameters
) -> bool:
    """
    Say whether two reports of one outlet, which are days apart, are versions of one.

    They are where one of *runs*, kept within the outlet, stands high up in the later one, wherever it stood before;
    and where the later one is marked as a later version and what they share is *enough* for a copy.
    """
    articles = left.sketch.article, right.sketch.article
    early, late = (published_day(a.published) for a in articles)
    if early is None or late is None or abs((late - early).days) > parameters.version_days:
        return False
    marks = version_of(articles[0]) - version_of(articles[1])
    # a mark on the one that is out first numbers another story
    if enough and marks and (early == late or (early < late) == (marks < 0)):
        return True
    bodies = [np.cumsum(r.sketch.place == BODY) for r in (left, right)]
    later = [day == max(early, late) for day in (early, late)]
    return any(
        all(
            body[start] <= parameters.version_lead * body[-1]
            for body, start, counts in zip(bodies, (run[0].left, run[0].right), later, strict=True)
            if counts
        )
        for run in runs
    )
