"""What the paragraphs of a brief are made from: an account with its texts; and who stands behind a line, in words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.export.brief.record import Piece
from stemma.export.brief.weigh import Scales
from stemma.export.brief.words import Reports, SentenceParameters, Told
from stemma.export.cuts import shorten
from stemma.export.footnotes import Newsrooms
from stemma.export.horizon import Horizon
from stemma.export.wording import say_corroboration
from stemma.records.account import Account, ActorId, Evidence
from stemma.records.article import Article

YEAR = re.compile(r"(?<!since )\b(?:1[5-9]|20)\d\d\b")
"""A year that a sentence says; a number "since 2014" stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateParameters:
    """How much one paragraph holds."""

    stances: int = 4
    """Stances of one actor."""
    others: float = 0.25
    """Share of their weight that an actor's further stances add to that of the first. 0..1."""
    label: int = 34
    """Length at which the title of a report whose newsroom is not known is cut. Characters."""
    notes: int = 2
    """Newsrooms that one line is shown with; their number is said in any case."""
    cut: float = -1.0
    """A line that begins in the middle of a sentence. Points."""
    nameless: float = -1.5
    """An act whose line names nobody and no number: of which government, which accusation? Points."""
    least: float = 2.0
    """Weight that a number needs. Points."""


@dataclass(frozen=True, slots=True)
class Material:
    """An account with its texts, and what its records are found by."""

    account: Account
    articles: Mapping[str, Article]
    names: Mapping[ActorId, str]
    reports: Reports
    scales: Scales
    horizon: Horizon
    newsrooms: Newsrooms
    counted: Mapping[str, float]
    sentences: SentenceParameters
    parameters: CandidateParameters


def make_piece(
    material: Material,
    record: str,
    text: str,
    evidence: Sequence[Evidence],
    newsrooms: tuple[str, ...],
    *,
    told: Evidence | None = None,
    voices: int = 0,
) -> Piece:
    """
    Return a stretch of a paragraph, with one span a newsroom, and in few words who stands behind it.

    Args:
        material: What it is made from.
        record: Id of the record that it tells.
        text: What it says.
        evidence: Of the record.
        newsrooms: That attest it.
        told: The evidence whose words the text holds.
        voices: How many speakers it rests on.
    """
    shown = material.newsrooms.one_each(evidence)
    if told:
        room = material.newsrooms.of(told)
        shown = [told, *(e for e in shown if material.newsrooms.of(e) != room)]
    tag = say_corroboration(material.account, newsrooms, voices=voices if len(newsrooms) > 1 else 0)
    if len(newsrooms) == 1:
        name = name_newsroom(material.account, newsrooms[0], material.parameters.label)
        # "“Ferry held in port”, newsroom unknown only" would be misread
        tag = f"only {name}" if name != newsrooms[0] else f"{name} only"
    return Piece(
        record=record,
        text=text,
        told=told,
        evidence=tuple(shown[: material.parameters.notes]),
        newsrooms=newsrooms,
        tag=tag,
    )


def name_newsroom(account: Account, newsroom: str, longest: int) -> str:
    """Return the name of a newsroom; of an unknown one the title of its report, short."""
    label = next((o.label for o in account.lineage.origins if o.id == newsroom), None)
    return newsroom if label is None else f"“{shorten(label, longest)}”, newsroom unknown"


def down(weight: float) -> str:
    """Return a key that sorts the weightiest first."""
    return f"{1000 - weight:09.3f}"


def is_of_another_year(material: Material, told: Told) -> bool:
    """Say whether the sentence speaks of a year before the story, and of none within it."""
    years = [int(y) for y in YEAR.findall(told.text)]
    return bool(years) and material.horizon.story is not None and max(years) < material.horizon.story.year
