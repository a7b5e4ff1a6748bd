"""Rules about rulings: they are as they were made, they name what they say, and the account follows them."""

from collections.abc import Iterable, Iterator

from stemma.checks.fault import Fault
from stemma.records.account import Account
from stemma.records.article import Article
from stemma.records.ruling import Place, Ruling, derive_ruling_id


def find_wrong_rulings(rulings: Iterable[Ruling], articles: Iterable[Article], account: Account) -> Iterator[Fault]:
    """Yield rulings that somebody changed, whose words stand elsewhere, and that the account does not follow."""
    by_id = {a.id: a for a in articles}
    changed = {e.ruling for e in account.effects}
    waiting = " ".join(i.text for i in account.issues)
    for ruling in rulings:
        if not _is_as_made(ruling):
            yield Fault(record=ruling.id, rule="digest", text="the ruling is not the one that its id was taken of")
        for place in ruling.places:
            article = by_id.get(place.article)
            if article is not None and not _says(place, article):
                text = f"the words there do not begin “{place.words}”"
                yield Fault(record=ruling.id, article=article.id, span=place.span, rule="ruling's words", text=text)
        if ruling.retired and ruling.id in changed:
            yield Fault(
                record=ruling.id, rule="rulings followed", text="it is retired, and the account still follows it"
            )
        if not ruling.retired and ruling.id not in changed and ruling.id not in waiting:
            yield Fault(record=ruling.id, rule="rulings followed", text="the account does not follow it")


def _is_as_made(ruling: Ruling) -> bool:
    return ruling.id == derive_ruling_id(
        verb=ruling.verb,
        about=ruling.about,
        sides=ruling.sides,
        value=ruling.value,
        by=ruling.by,
        made=ruling.made,
        why=ruling.why,
    )


def _says(place: Place, article: Article) -> bool:
    """Say whether a stretch has the words that the ruling gives it; a whole article goes by its file's name."""
    if len(place.span) >= len(article.text):
        return place.text_sha256 == article.text_sha256
    return " ".join(place.span.of(article.text).split()).startswith(place.words.removesuffix("…"))
