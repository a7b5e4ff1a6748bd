"""The numbers by which records are joined. Set by hand on invented stories; a sweep is still to come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountParameters:
    """How alike records of several articles must be to be one."""

    misspelt_name: float = 0.84
    """Names whose letters agree at least this well may be slips of one another. Jaro-Winkler, 0..1."""

    statement_overlap: float = 0.74
    """Share of the shorter statement's words that the longer holds in order. 0..1."""

    statement_words: int = 4
    """A statement with fewer words of its own is joined only by equal words. Words."""

    paraphrase_overlap: float = 0.55
    """Share of all content words that two statements of one speaker have in common. 0..1."""

    quoted_overlap: float = 0.6
    """Share of the quoted words of two partly quoted statements that agree. 0..1."""

    same_occasion_days: int = 10
    """Reports further apart than this tell of other occasions unless they give a date. Days."""

    one_event_days: int = 8
    """A vaguer date joins a narrower one within it when it covers no more than this. Days."""

    background_days: int = 45
    """Undated mentions of a standing act join over this distance between reports. Days."""

    aligned_share: float = 0.5
    """Share of a span that must fall on the other for lineage to say that they are the same passage. 0..1."""

    retold_clause: float = 0.6
    """Share of content words by which two clauses with differing dates or parties tell one event. 0..1."""

    retold_words: int = 4
    """Such clauses hold at least this many content words besides names and the act. Words."""

    slipped_days: int = 3
    """Dates of one retold event may differ by no more than this. Days."""

    neighbour_days: int = 1
    """Days that two articles give to one measure of the same against the same differ by no more than this. Days."""

    issue_overlap: float = 0.34
    """Share of the content words of the shorter issue that make two issues one. 0..1."""

    around_overlap: float = 0.5
    """Share of the words around two numbers that must agree where no event joins them. 0..1."""

    same_count: float = 0.5
    """Sentences whose vectors agree at least this well count one thing, where noun and matter agree. Cosine."""

    translated_words: int = 6
    """Shorter direct words are never another's translation. Words."""

    translated_length: float = 0.6
    """Share of the longer wording's words that its translation has at least. 0..1."""

    translated_order: float = 0.5
    """Share of the shorter wording's words, grammar too, that come in the same order in the other. 0..1."""

    translated_likeness: float = 0.65
    """Cosine of the vectors of two translations at least. 0..1."""

    same_hour_minutes: int = 15
    """Hours given for one happening that lie no further apart are no dispute. Minutes."""

    rounding: float = 0.06
    """Relative difference that a rounded number ("about 8,000") explains. 0..1."""

    summary_chars: int = 200
    """Longest summary of an event. Code points."""

    longest_evidence: int = 800
    """Evidence wider than this points at nothing and is cut to the words that matter. Code points."""
