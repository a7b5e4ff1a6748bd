"""
The world -> Article: files, folders, pages and streams become articles with known zones and credits.

`collect` reads what the user points at, `split_inputs` and `take_part` the same part by part;
`zones_of` says of any text what is not reporting.
"""

from stemma.intake.collect import Collected, IntakeParameters, collect
from stemma.intake.parameters import ZoneParameters
from stemma.intake.parts import Part, PartParameters, split_inputs, take_part
from stemma.intake.zones import zones_of

__all__ = [
    "Collected",
    "IntakeParameters",
    "Part",
    "PartParameters",
    "ZoneParameters",
    "collect",
    "split_inputs",
    "take_part",
    "zones_of",
]
