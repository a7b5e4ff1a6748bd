"""
What one article says, as spans.

Indices (`chain`, `time`, `attribution`, `event`) point into the tuples of the
same reading. A reading knows no other article.
"""

from dataclasses import dataclass
from typing import Literal

from stemma.records.article import ArticleId
from stemma.records.issue import Issue
from stemma.records.span import Span

MentionType = Literal["PER", "ORG", "LOC", "NORP", "MISC"]
MentionForm = Literal["name", "nominal", "pronoun"]
ActorKind = Literal["person", "organization", "country", "place", "group"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["demands", "offers", "accepts", "refuses", "threatens", "supports", "opposes", "conditions"]
Finder = Literal["rules", "network"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PartyRole = Literal["source", "target", "both"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
EventStatus = Literal["past", "scheduled", "proposed", "cancelled", "denied", "hypothetical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of an actor. A name span holds no title and no article ("the")."""

    span: Span
    type: MentionType
    form: MentionForm
    chain: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A title that the article gives a person. "US ambassador to NATO": title ambassador, org NATO, country USA."""

    title: str
    """In the words of the article, without organisation and country: "Deputy Foreign Minister". Empty where they only
    say to whom somebody belongs: "X of the Red Cross"."""
    org: str | None
    country: str | None
    """ISO 3166-1 alpha-3."""
    span: Span
    """The title's words in the text."""
    former: bool = False

    @property
    def head(self) -> str:
        """The last word of the title, folded: "minister"; empty where there is none."""
        return self.title.lower().split()[-1] if self.title else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The mentions of one actor within one article."""

    kind: ActorKind
    name: str
    """The fullest name in the article ("Ana Horvat"); a country's standard name; a group's noun phrase."""
    aliases: tuple[str, ...]
    """The other names the article uses, verbatim, sorted."""
    country: str | None = None
    roles: tuple[Role, ...] = ()
    sector: str | None = None
    """PLOVER sector (GOV, MIL, IGO, NGO, MED, ...), where plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """
    A time expression. `value` is TIMEX3; `edtf` is None where it stays unresolved.

    The `edtf` of a duration is when that was from which it counts: of "a day" in "on Friday, a day after X resigned"
    it is the Thursday; no other duration has one.
    """

    span: Span
    type: TimeType
    value: str
    edtf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words or a thought given to a speaker."""

    kind: StatementKind
    source: Span | None
    """The words that name the speaker, here or (for a quotation that goes on) nowhere."""
    cue: Span | None
    content: tuple[Span, ...]
    """Direct: the pieces between the marks, marks excluded. Otherwise the clause that is said."""
    quoted: tuple[Span, ...] = ()
    """The words in marks, marks excluded."""
    speaker_chain: int | None = None
    addressee: Span | None = None
    via: tuple[str, ...] = ()
    """Outlets that it was said to or carried by: "told AFP"."""
    time: int | None = None
    """When it was said, where the sentence says so."""
    stance: Stance | None = None
    issue: Span | None = None
    """The noun phrase that the stance is about."""
    by: Finder = "rules"
    """Who found it."""
    score: float = 1.0
    """How sure the network is of it, 0..1; 1 where the rules found it."""
    uttered: bool = True
    """False: a thought, a plan, a deed, or words that nobody who is a mention spoke; nothing is told as his words."""

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A counted thing. The span holds number, modifier and counted noun: "more than 100,000 troops"."""

    span: Span
    value: float | None
    low: float | None
    high: float | None
    modifier: str | None
    unit: str | None
    of: str | None
    event: int | None = None
    attribution: int | None = None
    is_rival: bool = False
    """Whether somebody else gives it of what was counted right before: "the clinic counts seven, the army one"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in an event, by the words that name him."""

    role: PartyRole
    span: Span
    chain: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act, as one clause tells it."""

    type: EventType
    status: EventStatus
    trigger: Span
    clause: Span
    """The clause or sentence that states it; holds trigger, parties, and place and time unless these are told afar."""
    parties: tuple[Party, ...]
    place: Span | None = None
    time: int | None = None
    attribution: int | None = None
    """The attribution in whose content it stands, or which itself is the act; None: the article's own voice."""
    stance: Stance | None = None
    issue: Span | None = None
    via: tuple[str, ...] = ()
    score: float = 1.0
    """How sure the rule is, 0..1."""
    lent_time: int | None = None
    """Where `time` gives no day: that of the news, or of the sentence before, near which it was."""
    doubted: bool = False
    """Whether only the network for types can say that it is an act at all; no event of a reading is."""
    by: Finder = "rules"
    """Who found it. The score of what the network found is its own certainty, of another kind than a rule's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenStance:
    """A stance that the article tells of somebody in its own voice: "Oman has long opposed a base on the island"."""

    holders: tuple[int, ...]
    """The chains of those who take it, in the order of the text; a person stands beside whom he speaks for. Empty where
    a body points at itself: "the Government", "we" in a release and what it demands without a doer."""
    subject: Span
    """The words that name them."""
    stance: Stance
    issue: Span
    """The phrase that it is about."""
    clause: Span
    """From whoever takes it to the end of the issue; without him where he stands far from the verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one article says."""

    article: ArticleId
    sentences: tuple[Span, ...]
    reporting: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    hints: tuple[Event, ...] = ()
    """Words that may tell an act and do not say enough of it to be one by themselves; they attest what others tell."""
    stances: tuple[TakenStance, ...] = ()
    """Sorted by clause. What somebody's own words show stands with these (`Attribution.stance`)."""
    issues: tuple[Issue, ...] = ()
