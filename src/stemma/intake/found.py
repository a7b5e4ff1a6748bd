"""What one input says of itself, before the article is made of it."""

from dataclasses import dataclass, field

from stemma.records.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One text as it lies in a file, with what the file says of it. Unknown is None."""

    label: str
    """Path below the given folder; `name.jsonl#n` for the n-th record."""
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """As it is written there; not yet parsed."""
    language: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of one file."""

    found: tuple[Found, ...] = ()
    issues: tuple[Issue, ...] = field(default=())


def refusal(text: str) -> Taken:
    """Return a file that was refused, with the sentence that says why."""
    return Taken((), (Issue(level="error", text=text),))
