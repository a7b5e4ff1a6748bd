"""
The steps in order, once, each with its grain.

    articles ─ trace (the case) ─ read (one article) ─ compose (the case) ─ account

Everything here is a function of its arguments: no clock, no file, no database.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from stemma import account as accounting
from stemma import lineage as tracing
from stemma import reading
from stemma.encoder import (
    Acts,
    ActTypes,
    Encoder,
    Events,
    HeldEncoder,
    Reader,
    open_act_types,
    open_acts,
    open_encoder,
    open_events,
    open_reader,
)
from stemma.memo import Memo
from stemma.parameters import parameters_digest
from stemma.records.account import Account, AccountArticle, MadeBy
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import Descent, Lineage
from stemma.records.reading import Reading
from stemma.records.ruling import Ruling
from stemma.rulings import standing_rulings

Progress = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What one run of the steps made."""

    account: Account
    lineage: Lineage
    readings: tuple[Reading, ...]
    """In the order of the articles."""
    vectors: Mapping[str, bytes]
    """Every vector that was made, by key: to be handed in again, with those that were."""


def build_account(
    articles: Iterable[Article],
    *,
    case: str,
    as_of: str | None = None,
    issues: Sequence[Issue] = (),
    held: Mapping[ArticleId, Reading] | None = None,
    rulings: Iterable[Ruling] = (),
    vectors: Mapping[str, bytes] | None = None,
    memo: Memo | None = None,
    progress: Progress | None = None,
) -> Built:
    """
    Return the account of *articles*, whatever order they come in.

    Rulings about copies and origins are applied to the lineage, then those about actors, statements and
    events, in this order; of one kind, in the order in which they were made.

    Args:
        articles: The articles of one case; of one text known twice, the fuller record counts.
        case: Name of the case.
        as_of: EDTF day; later and undated articles are left out.
        issues: What intake found odd.
        held: Readings made before, by article; what is not there is read.
        rulings: What people decided, in any order, retired ones too; also what was decided after *as_of* holds.
        vectors: Vectors of sentences made before with the same weights (`weights_digest`), by key; others are made.
        memo: What this version of the program remembers of the last account; it changes nothing but the time.
        progress: Told about each step.

    Raises:
        WeightsError: the weights that belong to the package are missing or broken.
    """
    encoder = HeldEncoder(_encoder(), vectors or {})
    say = progress or _silent
    every, rulings = merge_articles(articles), tuple(rulings)
    known, unreadable = accounting.articles_as_of(every, as_of)
    out = {article.id for article in known}
    standing, waiting = standing_rulings(rulings, every)
    say("lineage", 0, 1)
    lineage = tracing.apply_rulings(tracing.trace(known, encoder=encoder, memo=memo), known, standing)
    say("lineage", 1, 1)
    readings = read_all(known, held=held, progress=say)
    say("account", 0, 1)
    account = accounting.compose(
        known,
        lineage,
        readings,
        case=case,
        as_of=as_of,
        made_by=made_by(weights=weights_digest()),
        issues=(*(i for i in issues if i.article is None or i.article in out), *unreadable, *waiting),
        rulings=standing,
        encoder=encoder,
        memo=memo,
    )
    say("account", 1, 1)
    decided = tuple(sorted((r for r in rulings if not r.retired), key=lambda r: r.order))
    return Built(
        account=replace(account, rulings=decided),
        lineage=lineage,
        readings=readings,
        vectors=dict(sorted(encoder.made.items())),
    )


def merge_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """
    Return *articles* sorted and each once.

    The same file or address with the same text, known once with less (no date, no outlet) and once
    with more, is one article: the fuller record stays. Records that contradict each other both stay.
    """
    groups: dict[tuple[str | None, str], dict[ArticleId, Article]] = {}
    for article in articles:
        groups.setdefault((article.file or article.url, article.text_sha256), {})[article.id] = article
    kept = [
        article
        for group in groups.values()
        for article in group.values()
        if not any(_knows_more(other, article) for other in group.values())
    ]
    return tuple(sorted(kept, key=lambda article: article.order))


def trace_with_weights(articles: Sequence[Article]) -> Lineage:
    """
    Return who copied whom among *articles*, spun copies too.

    Raises:
        WeightsError: the weights are missing or broken; `stemma.lineage.trace` alone finds all but spun copies.
    """
    return tracing.trace(articles, encoder=_encoder())


def read_all(
    articles: Sequence[Article],
    *,
    held: Mapping[ArticleId, Reading] | None = None,
    progress: Progress | None = None,
) -> tuple[Reading, ...]:
    """
    Return what each of *articles* says, in their order; those *held* were read before. Tell *progress* of each.

    Raises:
        WeightsError: as `read`.
    """
    held, say, readings = held or {}, progress or _silent, []
    for number, article in enumerate(articles):
        say("reading", number, len(articles))
        readings.append(held.get(article.id) or read(article))
    say("reading", len(articles), len(articles))
    return tuple(readings)


def read(article: Article) -> Reading:
    """
    Return what *article* says, by the rules and the weights; these are opened once in a process.

    An article on which the reader itself fails is left unread, and an issue says so: one article stops no other.

    Raises:
        WeightsError: the weights that belong to the package are missing or broken.
    """
    network, structure, types, acts = _network(), _structure(), _types(), _events()
    try:
        return reading.read(article, network=network, structure=structure, types=types, acts=acts)
    except Exception as fault:  # noqa: BLE001 - whatever went wrong, the other articles of the case are to be read
        why = f"the reader failed on it ({type(fault).__name__}: {fault}); please report this with the article"
        return reading.leave_unread(article, why)


def lineage_alone(articles: Sequence[Article], lineage: Lineage) -> Account:
    """Return an account that says who copied whom and nothing else: *articles* were not read."""
    by_id = {a.id: a for a in articles}
    rows = (_account_article(by_id[d.article], d) for d in lineage.descents)
    return Account(
        case="",
        as_of=None,
        made_by=made_by(),
        articles=tuple(sorted(rows, key=lambda row: by_id[row.id].order)),
        lineage=lineage,
        actors=(),
        events=(),
        statements=(),
        quantities=(),
        conflicts=(),
        positions=(),
        timeline=(),
        issues=(),
    )


def made_by(*, weights: str | None = None) -> MadeBy:
    """Return what makes accounts here: version, parameters, and the digest of the *weights* where they are used."""
    return MadeBy(version=program_version(), parameters=parameters_digest(), weights=weights)


@cache
def weights_digest() -> str:
    """Return the sha256 over the digests of all weights that make an account."""
    digests = [weights.digest for weights in (_encoder(), _network(), _structure(), _types(), _events())]
    return hashlib.sha256("".join(f"{digest}\n" for digest in digests).encode()).hexdigest()


def program_version() -> str:
    """Return the installed version of stemma."""
    try:
        return version("stemma")
    except PackageNotFoundError:
        return "0+unknown"


def _knows_more(fuller: Article, article: Article) -> bool:
    cells = [(getattr(fuller, name), getattr(article, name)) for name in ("outlet", "published", "url")]
    agree = all(b is None or a == b for a, b in cells)
    return agree and any(a is not None and b is None for a, b in cells)


def _account_article(article: Article, descent: Descent) -> AccountArticle:
    return AccountArticle(
        id=article.id,
        file=article.file,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        genre=article.genre,
        credits=tuple(sorted({c.name for c in article.credits})),
        origin=descent.origin,
        relation=descent.relation,
        text_sha256=article.text_sha256,
    )


@cache
def _encoder() -> Encoder:
    """Return the encoder of sentences: opened once in a process, for all cases that are built in it."""
    return open_encoder()


@cache
def _network() -> Reader:
    """Return the reader's network: opened once in a process, for all cases that are built in it."""
    return open_reader()


@cache
def _structure() -> Acts:
    """Return the network for structure: opened once in a process, on the reader's own layers."""
    return open_acts(_network())


@cache
def _types() -> ActTypes:
    """Return the network for types of acts: opened once in a process."""
    return open_act_types()


@cache
def _events() -> Events:
    """Return the network for events: opened once in a process, on the reader's own layers."""
    return open_events(_network())


def _silent(step: str, done: int, total: int) -> None:
    """Say nothing."""
