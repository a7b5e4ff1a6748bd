"""From an article to what it says: mentions, attributions, times, quantities and events, as spans."""

from stemma.reading.assemble import leave_unread
from stemma.reading.assemble import read_article as read

__all__ = ["leave_unread", "read"]
