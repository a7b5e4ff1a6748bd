"""An actor while its article is read: mentions, names and roles gather here before they become a chain."""

from dataclasses import dataclass, field

from stemma.reading.actors.persons import Gender
from stemma.records.reading import ActorKind, MentionForm, MentionType, Role
from stemma.records.span import Span


@dataclass(slots=True, kw_only=True)
class Draft:
    """An actor while the article is read; grows as mentions join."""

    kind: ActorKind
    name: str
    aliases: set[str] = field(default_factory=set)
    mentions: list[tuple[Span, MentionType, MentionForm]] = field(default_factory=list)
    shared: list[tuple[Span, MentionType, MentionForm]] = field(default_factory=list)
    """Mentions that mean this actor and another: "the two ministers"."""
    country: str | None = None
    roles: list[Role] = field(default_factory=list)
    sector: str | None = None
    gender: Gender | None = None
    gender_by_name: bool = False
    """Only the given name tells the gender; the article's pronouns know better."""
    plural: bool = False
    alliance: bool = False
    head: str | None = None
    """Folded head noun of a group or body."""

    def add(self, span: Span, type_: MentionType, form: MentionForm, alias: str | None = None) -> None:
        """Add a mention; *alias* is a name it shows."""
        self.mentions.append((span, type_, form))
        if alias and alias != self.name:
            self.aliases.add(alias)
