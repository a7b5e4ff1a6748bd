"""
The world -> Article: files, folders, pages and streams become articles with known zones and credits.

`collect` reads what the user points at; `zones_of` says of any text what is not reporting.
"""

from stemma.intake.collect import Collected, IntakeParameters, collect
from stemma.intake.parameters import ZoneParameters
from stemma.intake.zones import zones_of

__all__ = ["Collected", "IntakeParameters", "ZoneParameters", "collect", "zones_of"]
