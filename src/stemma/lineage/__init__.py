"""
Who copied whom, and where each passage comes from.

    sketch → candidates → align → kinds → kin (→ anchors → spun) → direction → families → descend → descents → collate

`trace` carries it out, `GrowingCase` for one more article; `apply_rulings` changes the outcome as people ruled.
Shared words are not yet copying: narration alone makes a copy, quotations and
template do not. Two copies whose source is not among the articles have a lost origin.
"""

from stemma.lineage.assemble import trace
from stemma.lineage.growing import Added, GrowingCase
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.ruled import apply_rulings

__all__ = ["Added", "GrowingCase", "LineageParameters", "apply_rulings", "trace"]
