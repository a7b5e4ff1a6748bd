"""A name as it stands in a sentence, and a text as tokens with its names: what the finders of names hand on."""

from dataclasses import dataclass

from stemma.reading.names.gazetteer import Known
from stemma.reading.names.tokens import Token
from stemma.reading.names.types import Guess
from stemma.records.reading import MentionType
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in one sentence."""

    span: Span
    text: str
    type: MentionType
    known: Known | None = None
    sector: str | None = None
    """Shown by the head of a body's name."""
    sentence: int
    first: int
    """Index of its first token in the sentence."""
    after: int
    """Index after its last token."""
    possessive: bool = False
    guess: Guess | None = None
    """How the type of a name that no list holds was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """The sentences of an article as tokens, and the names in them."""

    sentences: tuple[Span, ...]
    tokens: tuple[tuple[Token, ...], ...]
    names: tuple[Name, ...]
    """In order, without overlaps."""
