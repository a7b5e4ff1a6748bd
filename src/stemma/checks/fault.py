"""One thing that does not hold."""

from dataclasses import dataclass

from stemma.records.article import ArticleId
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A record, a span of it, and the rule that it breaks."""

    record: str
    rule: str
    text: str
    """What is the matter, in one sentence."""
    article: ArticleId | None = None
    span: Span | None = None

    def __str__(self) -> str:
        where = f" {self.article} [{self.span.start}, {self.span.end})" if self.article and self.span else ""
        return f"{self.record}{where}: {self.rule}: {self.text}"
