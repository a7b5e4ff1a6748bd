"""
Whether an outlet's later report is a version of its earlier one, though most of it is new.

An outlet that follows a story writes a new lead with the new toll and leaves the scene of the first day standing
below it. Standing background is reused as well, for months, and stands at the end: what tells the two apart is how soon
the paragraphs come again, and how high up.
"""

from collections.abc import Sequence

import numpy as np

from stemma.lineage.kinds import Piece, Reader
from stemma.lineage.parameters import CopyParameters
from stemma.lineage.sketch import BODY
from stemma.text.edtf import published_day


def is_version(left: Reader, right: Reader, runs: Sequence[Sequence[Piece]], *, parameters: CopyParameters) -> bool:
    """Say whether one of *runs*, copied within one outlet, stands high up in both reports, which are days apart."""
    days = [published_day(r.sketch.article.published) for r in (left, right)]
    if days[0] is None or days[1] is None or abs((days[1] - days[0]).days) > parameters.version_days:
        return False
    bodies = [np.cumsum(r.sketch.place == BODY) for r in (left, right)]
    return any(
        all(
            body[start] <= parameters.version_lead * body[-1]
            for body, start in zip(bodies, (run[0].left, run[0].right), strict=True)
        )
        for run in runs
    )
