"""Numbered footnotes: each span of evidence with the words around it, its article and its origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.export.wording import say_date
from stemma.records.account import Account, AccountArticle, Evidence
from stemma.records.article import Article, ArticleId

OWN = ("original", "update")
"""Relations of articles that speak for their own newsroom."""

AROUND = 90
"""Code points of the article shown on either side of a span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """One span of evidence, ready to print."""

    number: int
    article: ArticleId
    source: str
    """Outlet or file, and day of publication."""
    url: str | None
    origin: str
    start: int
    end: int
    before: str
    words: str
    after: str


class Newsrooms:
    """Who stands behind the spans of one account."""

    def __init__(self, account: Account) -> None:
        self._rooms = {o.id: o.counts_as for o in account.lineage.origins}
        self._rank = {a.id: (a.relation not in OWN, a.outlet is None) for a in account.articles}

    def of(self, evidence: Evidence) -> str:
        """Return the newsroom that *evidence* counts for."""
        return self._rooms.get(evidence.origin, evidence.origin)

    def one_each(self, evidence: Sequence[Evidence]) -> list[Evidence]:
        """
        Return *evidence* with one span a newsroom, in order: the one from its own report where that is held, else from
        a printing whose outlet is known.

        Ten printings of one report show no more than one of them does.
        """
        taken: dict[str, Evidence] = {}
        for one in sorted(evidence, key=lambda e: self._rank[e.article]):
            taken.setdefault(self.of(one), one)
        kept = {id(one) for one in taken.values()}
        return [one for one in evidence if id(one) in kept]


class Footnotes:
    """Hands out footnotes in the order in which they are asked for; the same span keeps its number."""

    def __init__(self, account: Account, articles: Sequence[Article]) -> None:
        self._articles = {a.id: a for a in articles}
        self._origins = {o.id: o.label for o in account.lineage.origins}
        self._numbered: dict[Evidence, Footnote] = {}

    @property
    def taken(self) -> tuple[Footnote, ...]:
        """All footnotes handed out so far, in order."""
        return tuple(self._numbered.values())

    def take(self, evidence: Iterable[Evidence]) -> list[Footnote]:
        """Return the footnotes of *evidence*, numbering those that are new."""
        return [self._number(Evidence(article=e.article, span=e.span, origin=e.origin)) for e in evidence]

    def _number(self, evidence: Evidence) -> Footnote:
        if evidence not in self._numbered:
            article = self._articles[evidence.article]
            span = evidence.span
            before = article.text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
            after = article.text[span.end : span.end + AROUND].partition("\n")[0]
            self._numbered[evidence] = Footnote(
                number=len(self._numbered) + 1,
                article=article.id,
                source=f"{name_article(article)}, {say_date(article.published)}",
                url=article.url if (article.url or "").startswith(("http://", "https://")) else None,
                origin=self._origins.get(evidence.origin, "unknown"),
                start=span.start,
                end=span.end,
                before=_from_word(before, cut=span.start > AROUND and len(before) == AROUND),
                words=span.of(article.text),
                after=_to_word(after, cut=len(after) == AROUND),
            )
        return self._numbered[evidence]


def name_article(article: Article | AccountArticle) -> str:
    """Return the outlet of *article*; where that is not known the name of its file, without the folders."""
    return article.outlet or (article.file or article.url or article.id).rstrip("/").split("/")[-1]


def _from_word(text: str, *, cut: bool) -> str:
    return "… " + text.partition(" ")[2] if cut else text


def _to_word(text: str, *, cut: bool) -> str:
    return text.rpartition(" ")[0] + " …" if cut else text
