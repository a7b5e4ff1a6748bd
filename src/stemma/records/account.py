"""What all articles together say. Every record rests on evidence; names and meaning are the public format's."""

from dataclasses import dataclass
from typing import Literal, NewType

from stemma.records.article import ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import Lineage, OriginId
from stemma.records.reading import ActorKind, EventType, PartyRole, Stance, StatementKind
from stemma.records.ruling import Effect, Rejected, Ruling
from stemma.records.span import Span

ActorId = NewType("ActorId", str)
EventId = NewType("EventId", str)
StatementId = NewType("StatementId", str)
QuantityId = NewType("QuantityId", str)

AccountStatus = Literal["past", "scheduled", "proposed", "cancelled", "denied"]
ConflictField = Literal["date", "duration", "place", "number", "role", "name", "speaker", "status"]
ConflictKind = Literal["between-newsrooms", "revised"]

DAY = len("2022-01-12")
"""Characters of a day in EDTF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span that states a thing, with the origin that the passage comes from."""

    article: ArticleId
    span: Span
    origin: OriginId


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEvidence(Evidence):
    """Evidence of an event, and where in it each cell stands."""

    trigger: Span
    date: Span | None
    place: Span | None
    parties: tuple[tuple[ActorId, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRole:
    """A title that one or more articles give a person."""

    title: str
    """Empty where they only say to which body he belongs."""
    org: str | None
    country: str | None
    first: str | None
    """Earliest publication time with it; EDTF."""
    last: str | None
    """Where it is said to have ended; None while it stands."""
    evidence: tuple[Evidence, ...]

    @property
    def said(self) -> str:
        """The title as a face shows it: "former ambassador" where it has ended."""
        return self.title if self.last is None else f"former {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or speaks."""

    id: ActorId
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    roles: tuple[ActorRole, ...]
    evidence: tuple[Evidence, ...]
    """Where it is named, mention by mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParty:
    """An actor in an event, and whom it acts for."""

    actor: ActorId
    role: PartyRole
    acts_for: ActorId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEvent:
    """One act at one time by the same parties."""

    id: EventId
    type: EventType
    status: AccountStatus
    date: str | None
    date_text: str | None
    place: str | None
    part_of: EventId | None = None
    parties: tuple[EventParty, ...]
    summary: str
    """Verbatim from the evidence."""
    according_to: tuple[ActorId, ...]
    via: tuple[str, ...]
    origins: tuple[OriginId, ...]
    newsrooms: tuple[str, ...]
    evidence: tuple[EventEvidence, ...]
    score: float
    reasons: tuple[str, ...] = ()
    """Why these mentions were joined, one sentence each."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("an event needs evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementVariant:
    """Another form of the same words."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of one speaker on one occasion."""

    id: StatementId
    speaker: ActorId | None
    speaker_text: str | None
    kind: StatementKind
    text: str
    """Verbatim; the pieces joined by ` … `."""
    quoted: tuple[tuple[int, int], ...] = ()
    """Of a mixed statement: the words in marks, as offsets into `text`."""
    cue: str | None
    date: str | None
    addressee: str | None
    via: tuple[str, ...]
    stance: Stance | None = None
    issue: str | None = None
    origins: tuple[OriginId, ...]
    newsrooms: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    variants: tuple[StatementVariant, ...] = ()
    score: float
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a statement needs evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountQuantity:
    """A counted thing, as one or more newsrooms give it."""

    id: QuantityId
    of: str | None
    value: float | None
    low: float | None
    high: float | None
    modifier: str | None
    unit: str | None
    event: EventId | None = None
    according_to: tuple[ActorId, ...]
    via: tuple[str, ...]
    origins: tuple[OriginId, ...]
    newsrooms: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a quantity needs evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictReading:
    """One of the values that stand against each other."""

    value: str
    """Normalised: EDTF, ISO 8601 duration, number, name."""
    text: str
    newsrooms: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two values for one cell."""

    id: str
    about_kind: Literal["event", "actor", "quantity"]
    about: str
    field: ConflictField
    kind: ConflictKind
    readings: tuple[ConflictReading, ...]

    def __post_init__(self) -> None:
        if len(self.readings) < 2:
            raise ValueError("a conflict needs two readings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An actor's stance on an issue."""

    id: str
    actor: ActorId
    issue: str
    stance: Stance
    since: str | None
    until: str | None = None
    statements: tuple[StatementId, ...]
    events: tuple[EventId, ...]
    origins: tuple[OriginId, ...]
    newsrooms: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """An event at its place in time."""

    date: str
    event: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountArticle:
    """What the account says of an article; its text stays with the article."""

    id: ArticleId
    file: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    genre: str
    credits: tuple[str, ...]
    origin: OriginId
    relation: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made the account."""

    version: str
    parameters: str
    """sha256 of the parameter sets."""
    weights: str | None
    """sha256 of the weights; None while the reading goes by rules alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account out of many reports, as of a moment."""

    case: str
    as_of: str | None
    made_by: MadeBy
    articles: tuple[AccountArticle, ...]
    lineage: Lineage
    """Origins here include those that are only cited ("Interfax reported")."""
    actors: tuple[Actor, ...]
    events: tuple[AccountEvent, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[AccountQuantity, ...]
    conflicts: tuple[Conflict, ...]
    positions: tuple[Position, ...]
    timeline: tuple[TimelineEntry, ...]
    issues: tuple[Issue, ...]
    rulings: tuple[Ruling, ...] = ()
    """What people decided of it, as far as it holds; in the order of making."""
    effects: tuple[Effect, ...] = ()
    """What each of them changed, by ruling and record."""
    rejected: tuple[Rejected, ...] = ()
    """What the machine made and people threw out."""

    @property
    def moment(self) -> str | None:
        """The day that it speaks of, as `2022-01-12`: that which was asked for, else that of its latest report."""
        if self.as_of:
            return self.as_of[:DAY]
        return max((a.published[:DAY] for a in self.articles if a.published and len(a.published) >= DAY), default=None)
