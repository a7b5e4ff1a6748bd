"""Whether a case file holds what it says, recomputed from the stored texts."""

from stemma.checks.fault import Fault
from stemma.checks.faults import faults_object, find_faults

__all__ = ["Fault", "faults_object", "find_faults"]
