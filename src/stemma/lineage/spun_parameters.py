"""Every number that spun copies are found by, with its unit and where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpunParameters:
    """
    When one article is another in other words, sentence by sentence.

    The weights are those of a logistic regression over the tuning half of the quality benchmark (`spun.py` there).
    """

    most_anchors: int = 120
    """Names and numbers of an article that are looked at, from its top."""
    most_articles: int = 24
    """A name in more articles than this pairs each with the first and with its neighbour only."""
    least_anchors: int = 4
    """Names and numbers that two articles must share before they are compared."""
    anchor_share: float = 0.33
    """Share, of the article with fewer, that must stand in both in one order. Spun: 0.38 or more; seeds: under 0.26."""
    anchor_order: float = 0.5
    """Share of the common ones that must stand in one order. Spun: 0.57 at the least."""
    half_copied: tuple[float, float] = (0.3, 0.75)
    """Share of the narration of the one that has more of it, from and below which two articles that share words are
    held against each other sentence by sentence, too: the rest may be the same in other words."""
    most_sentences: int = 300
    """Sentences of an article that are compared, from its top."""
    least_words: int = 4
    """Words of a sentence that is compared. Words."""
    floor: float = 0.45
    """Likeness from which two sentences may be linked. Cosine."""
    least_sentences: int = 6
    """Links at the least: short reports of one police statement go alike. Sentences."""
    reworded: float = 0.85
    """Likeness below which a sentence is put in other words, above it is cut or restyled. Cosine."""
    reworded_share: float = 0.15
    """Share of the linked sentences that must be in other words; of a restyled wire it is a tenth."""
    least_cover: float = 0.7
    """Share of the words of one of the two that the linked sentences must hold."""
    least_surety: float = 0.8
    """Surety from which it is a copy."""
    intercept: float = -22.8
    sentences: float = 0.45
    """For each link, up to twelve."""
    lesser_cover: float = 5.0
    """For the share of the words that is linked, of the article with less of it."""
    greater_cover: float = 3.0
    """The same, of the article with more of it."""
    density: float = 5.0
    order: float = 2.0
    mutual: float = 5.0
    margin: float = 4.0
    anchors: float = 3.5
    """For the share of the names and numbers of linked sentences that both have."""
