"""Rules about the file itself: it is whole, spans lie inside their texts, digests hold."""

from collections.abc import Iterable, Iterator

from stemma.casefile import CaseFile
from stemma.checks.fault import Fault
from stemma.records.account import Account
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.records.span import Span


def find_wrong_storage(file: CaseFile) -> Iterator[Fault]:
    """Yield what the database finds wrong with itself."""
    for text in file.faults_of_storage():
        yield Fault(record="file", rule="storage", text=text)


def find_wrong_spans(file: CaseFile) -> Iterator[Fault]:
    """Yield every stored span that does not lie inside its article's text."""
    lengths = file.lengths()
    for table, record, article, start, stop in file.spans():
        length = lengths.get(article, 0)
        if start is None or stop is None or not 0 <= start < stop <= length:
            span = Span(start, stop) if start is not None and stop is not None and 0 <= start < stop else None
            where = f"[{start}, {stop}) of the {table} lies outside a text of {length} characters"
            yield Fault(record=record, article=article, span=span, rule="span inside", text=where)


def find_wrong_digests(articles: Iterable[Article], account: Account) -> Iterator[Fault]:
    """Yield articles whose digest or id does not follow from what is stored, and accounts of other articles."""
    held = set()
    for article in articles:
        held.add(article.id)
        if digest_text(article.text) != article.text_sha256:
            yield Fault(record=article.id, rule="digest", text="the text is not the one that the digest was taken of")
        derived = derive_article_id(
            url=article.url,
            file=article.file,
            outlet=article.outlet,
            published=article.published,
            text_sha256=article.text_sha256,
        )
        if derived != article.id:
            text = f"url or file, outlet, date and digest give the id {derived}"
            yield Fault(record=article.id, rule="digest", text=text)
    for missing in sorted(held ^ {a.id for a in account.articles}):
        text = "the article is in the file and not in the account, or the other way round"
        yield Fault(record=missing, rule="digest", text=text)
