"""
Records by the stretches of text that stand for them.

An actor is named by a mention, an event by its trigger (with its date, where two events share the trigger), a
statement by the first piece of its words, an article by the whole of it, an origin by a passage of it.
"""

import re
from collections.abc import Iterable, Sequence

from stemma.errors import UsageError
from stemma.records.account import Account, AccountEvent, Actor, EventEvidence, Evidence, Statement
from stemma.records.article import Article, ArticleId
from stemma.records.lineage import Origin
from stemma.records.ruling import Place, Subject
from stemma.records.span import Span, hull
from stemma.text.normalise import fold

SHOWN = 60
"""Characters of a stretch that are kept for people."""

STRETCH = re.compile(r"(?P<article>.+):(?P<start>\d+)-(?P<end>\d+)")

Ruled = Actor | AccountEvent | Statement


class Index:
    """The records of an account that can be ruled on, by id."""

    def __init__(self, account: Account, articles: Sequence[Article]) -> None:
        self._account = account
        self._articles = {a.id: a for a in articles}
        self._actors: dict[str, Actor] = {a.id: a for a in account.actors}
        self._events: dict[str, AccountEvent] = {e.id: e for e in account.events}
        self._statements: dict[str, Statement] = {s.id: s for s in account.statements}
        self._origins: dict[str, Origin] = {o.id: o for o in account.lineage.origins}

    def subject_of(self, name: str) -> Subject:
        """
        Return what the record with the id *name* is.

        Raises:
            UsageError: there is none, or none that can be ruled on.
        """
        if name in self._articles:
            return "copy"
        tables: tuple[tuple[Subject, Iterable[str]], ...] = (
            ("actor", self._actors), ("event", self._events), ("statement", self._statements),
            ("origin", self._origins),
        )  # fmt: skip
        for subject, ids in tables:
            if name in ids:
                return subject
        account = self._account
        follows = {*(q.id for q in account.quantities), *(c.id for c in account.conflicts)}
        if name in follows | {p.id for p in account.positions}:
            raise UsageError(
                f"{name} follows from events, statements and actors; rule on those (`stemma why` shows them)"
            )
        raise UsageError(f"no record has the id {name}; `stemma show CASE.db` prints the ids")

    def place_of(self, name: str) -> Place:
        """Return the stretch that stands for the record or article with the id *name*."""
        if name in self._articles:
            return self._whole(self._articles[ArticleId(name)])
        if name in self._origins:
            return self._place_of_origin(self._origins[name])
        record = self._record(name)
        return self._place(self._clearest(record, record.evidence))

    def parts_of(self, name: str, parts: Sequence[str]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """
        Return the places of what is left of a record without *parts*, and those of the parts.

        Raises:
            UsageError: a part is none of the record.
        """
        if name in self._origins:
            return self._parts_of_origin(self._origins[name], parts)
        record = self._record(name)
        chosen = [e for part in parts for e in self._part(record, part)]
        taken = {e.article for e in chosen}
        rest: dict[ArticleId, list[Evidence]] = {}
        for e in record.evidence:
            if e not in chosen:
                rest.setdefault(e.article, []).append(e)
        left = []
        for article, here in rest.items():
            # one place tells for all that an article says of an actor, unless it says something of both
            one = isinstance(record, Actor) and article not in taken
            left += [self._clearest(record, here)] if one else here
        return tuple(self._place(e) for e in left), tuple(self._place(e) for e in dict.fromkeys(chosen))

    def actor_named(self, name: str) -> Actor:
        """
        Return the actor with that id or that very name.

        Raises:
            UsageError: there is none, or there are several.
        """
        found = [a for a in self._actors.values() if a.id == name] or [
            a for a in self._actors.values() if name in (a.name, *a.aliases)
        ]
        if len(found) != 1:
            reason = (
                "several actors go by that name: " + ", ".join(a.id for a in found)
                if found
                else "no actor has that name"
            )
            raise UsageError(f"{name!r}: {reason}; `stemma show CASE.db actors` prints the ids")
        return found[0]

    def _record(self, name: str) -> Ruled:
        found = self._actors.get(name) or self._events.get(name) or self._statements.get(name)
        if found is not None:
            return found
        raise UsageError(f"no record has the id {name}; `stemma show CASE.db` prints the ids")

    def _part(self, record: Ruled, part: str) -> list[Evidence]:
        if part.isdecimal():
            if not 1 <= int(part) <= len(record.evidence):
                raise UsageError(f"{record.id} has spans 1 to {len(record.evidence)}, not {part}")
            return [record.evidence[int(part) - 1]]
        if stretch := STRETCH.fullmatch(part):
            start, end = int(stretch["start"]), int(stretch["end"])
            article = self._article(stretch["article"])
            found = [
                e for e in record.evidence if e.article == article.id and e.span.start < end and start < e.span.end
            ]
        else:
            found = [e for e in record.evidence if e.article == self._article(part).id]
        if not found:
            raise UsageError(f"{record.id} has no span in {part}; `stemma why CASE.db {record.id}` prints its spans")
        return found

    def _article(self, name: str) -> Article:
        found = [a for a in self._articles.values() if name in (a.id, a.file)]
        if len(found) != 1:
            raise UsageError(f"no article is named {name}; `stemma show CASE.db stemma` lists them")
        return found[0]

    def _clearest(self, record: Ruled, evidence: Sequence[Evidence]) -> Evidence:
        """Return the evidence that names the record best: of an actor the first with its name, then with another."""
        if not isinstance(record, Actor):
            return evidence[0]
        for names in ((record.name,), record.aliases):
            folded = {fold(n).text for n in names}
            for e in evidence:
                if fold(e.span.of(self._articles[e.article].text)).text in folded:
                    return e
        return evidence[0]

    def _place(self, evidence: Evidence) -> Place:
        if not isinstance(evidence, EventEvidence):
            return self._stretch(evidence.article, evidence.span)
        same = [
            e
            for other in self._events.values()
            for e in other.evidence
            if (e.article, e.trigger) == (evidence.article, evidence.trigger)
        ]
        if len(same) == 1:
            return self._stretch(evidence.article, evidence.trigger)
        span = hull([evidence.trigger, evidence.date]) if evidence.date else evidence.span
        return self._stretch(evidence.article, span)

    def _stretch(self, article: ArticleId, span: Span) -> Place:
        taken = self._articles[article]
        words = " ".join(span.of(taken.text)[: 2 * SHOWN].split())
        return Place(
            article=article,
            span=span,
            text_sha256=taken.text_sha256,
            words=words if len(words) <= SHOWN else words[: SHOWN - 1] + "…",
        )

    def _whole(self, article: Article) -> Place:
        name = article.file or article.outlet or article.title or article.url or article.id
        span = Span(0, max(1, len(article.text)))
        return Place(article=article.id, span=span, text_sha256=article.text_sha256, words=name)

    def _place_of_origin(self, origin: Origin) -> Place:
        descents = {d.article: d for d in self._account.lineage.descents}
        mine = [descents[a] for a in origin.articles if a in descents]
        whole = next((d for d in mine if d.article == origin.held), None)
        whole = whole or next((d for d in mine if d.origin == origin.id), None)
        if whole is not None and whole.origin == origin.id:
            return self._whole(self._articles[whole.article])
        for descent in mine:
            for span, passage in descent.passages:
                if passage == origin.id:
                    return self._stretch(descent.article, span)
        raise UsageError(f"{origin.label} is only cited; no article of it is held, so that there is nothing to rule on")

    def _parts_of_origin(self, origin: Origin, parts: Sequence[str]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        articles = [self._article(part) for part in parts]
        for article in articles:
            if article.id not in origin.articles:
                raise UsageError(f"{article.file or article.id} has nothing of {origin.label}")
        return (self._place_of_origin(origin),), tuple(self._whole(a) for a in articles)
