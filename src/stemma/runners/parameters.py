"""How a corpus is cut up: numbers that bound memory and change no result."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusParameters:
    """How a corpus is cut up. None of these numbers changes a result."""

    bucket_keys: int = 1_000_000
    """Fingerprints or lines of a bucket that is sorted in memory."""
    range_links: int = 3_000_000
    """Links of a range of articles whose closest partners are found in memory."""
    shard_pairs: int = 3_000
    """Pairs that are aligned in one task."""
    shard_articles: int = 3_000
    """Articles that are drawn in one task, if no family is larger."""
