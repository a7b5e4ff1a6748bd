"""What the rules look at: the account, the texts, and the texts read anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.records.account import Account, Evidence
from stemma.records.article import Article, ArticleId
from stemma.records.reading import Reading
from stemma.records.span import Span


@dataclass(frozen=True, slots=True)
class Grounding:
    """An account and what it must rest on."""

    account: Account
    articles: Mapping[ArticleId, Article]
    readings: Mapping[ArticleId, Reading]
    """Made anew from the texts, not those in the case file."""

    def words(self, evidence: Evidence) -> str:
        """Return the words of a piece of evidence."""
        return self.words_at(evidence.article, evidence.span)

    def words_at(self, article: ArticleId, span: Span) -> str:
        """Return the words of *span* in *article*."""
        return span.of(self.articles[article].text)
