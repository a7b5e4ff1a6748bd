"""
The account and a lineage as JSON, in the public format.

Keys come in the order of the format's description. A key that the format marks as
optional is left out where it has nothing to say; every other key is there, null where
its value is not known.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from stemma.records.account import (
    Account,
    AccountArticle,
    AccountEvent,
    AccountQuantity,
    Actor,
    Conflict,
    EventEvidence,
    EventParty,
    Evidence,
    Position,
    Statement,
)
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import Collation, Copy, Lineage, Origin, Shared
from stemma.records.span import Span

FORMAT = "stemma.account/1"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Json = dict[str, Any]


def to_json(account: Account, articles: Iterable[Article] | None = None) -> str:
    """
    Return *account* in the public format, ending in a line break.

    Args:
        account: What is said.
        articles: The articles whose texts go with it; None leaves the texts out.
    """
    return dump(account_object(account, articles)) + "\n"


def lineage_to_json(account: Account) -> str:
    """Return the articles and the lineage of *account* in the public format, ending in a line break."""
    return dump(lineage_object(account)) + "\n"


def lineage_object(account: Account) -> Json:
    """Return the articles and the lineage of *account* as the object that `lineage_to_json` writes."""
    return {"articles": [_article(a, None) for a in account.articles], **_lineage(account.lineage)}


def dump(value: object) -> str:
    """Return *value* as indented JSON."""
    return escape_surrogates(json.dumps(value, ensure_ascii=False, indent=1))


def account_object(account: Account, articles: Iterable[Article] | None = None) -> Json:
    """Return *account* as the object that `to_json` writes."""
    texts = None if articles is None else {a.id: a.text for a in articles}
    made_by = account.made_by
    return {
        "format": FORMAT,
        "case": account.case,
        "as_of": account.as_of,
        "made_by": {"version": made_by.version, "parameters": made_by.parameters, "weights": made_by.weights},
        "articles": [_article(a, texts) for a in account.articles],
        **_lineage(account.lineage),
        "actors": [_actor(a) for a in account.actors],
        "events": [_event(e) for e in account.events],
        "statements": [_statement(s) for s in account.statements],
        "quantities": [_quantity(q) for q in account.quantities],
        "conflicts": [_conflict(c) for c in account.conflicts],
        "positions": [_position(p) for p in account.positions],
        "timeline": [{"date": entry.date, "event": entry.event} for entry in account.timeline],
        "issues": [_issue(i) for i in account.issues],
        **_rulings(account),
    }


def _rulings(account: Account) -> Json:
    """Return what people decided, and what they threw out; without rulings, nothing."""
    if not account.rulings:
        return {}
    changed: dict[str, list[Json]] = {}
    for effect in account.effects:
        changed.setdefault(effect.ruling, []).append({"record": effect.record, "was": effect.was})
    rulings = [
        {
            "id": r.id,
            "verb": r.verb,
            "about": r.about,
            "sides": [
                [{"article": p.article, "start": p.span.start, "end": p.span.end, "words": p.words} for p in side]
                for side in r.sides
            ],
            "value": r.value,
            "by": r.by,
            "made": r.made,
            "why": r.why,
            "changed": changed.get(r.id, []),
        }
        for r in account.rulings
    ]
    rejected = [
        {
            "id": r.id,
            "kind": r.kind,
            "text": r.text,
            "ruling": r.ruling,
            "evidence": [{"article": a, "start": s.start, "end": s.end, "origin": o} for a, s, o in r.evidence],
        }
        for r in account.rejected
    ]
    return {"rulings": rulings, "rejected": rejected}


def _article(article: AccountArticle, texts: Mapping[ArticleId, str] | None) -> Json:
    out: Json = {
        "id": article.id,
        "file": article.file,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "genre": article.genre,
        "credits": list(article.credits),
        "origin": article.origin,
        "relation": article.relation,
        "text_sha256": article.text_sha256,
    }
    if texts is not None:
        out["text"] = texts[article.id]
    return out


def _lineage(lineage: Lineage) -> Json:
    return {
        "origins": [_origin(o) for o in lineage.origins],
        "copies": [_copy(c) for c in lineage.copies],
        "shared": [_shared(s) for s in lineage.shared],
        "collations": [_collation(c) for c in lineage.collations],
    }


def _origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "label": origin.label,
        "newsroom": origin.newsroom,
        "held": origin.held,
        "articles": list(origin.articles),
    }


def _copy(copy: Copy) -> Json:
    return {
        "from": copy.source,
        "to": copy.target,
        "relation": copy.relation,
        "score": copy.score,
        "reasons": list(copy.reasons),
        "passages": [
            {"from": span_pair(p.source), "to": span_pair(p.target), "similarity": p.similarity} for p in copy.passages
        ],
    }


def _shared(shared: Shared) -> Json:
    return {
        "pair": list(shared.pair),
        "kind": shared.kind,
        "passages": [{"a": span_pair(p.a), "b": span_pair(p.b), "similarity": p.similarity} for p in shared.passages],
    }


def _collation(collation: Collation) -> Json:
    return {
        "pair": list(collation.pair),
        "variants": [
            {"kind": v.kind, "a": v.a, "b": v.b, "a_span": span_pair(v.a_span), "b_span": span_pair(v.b_span)}
            for v in collation.variants
        ],
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "sector": actor.sector,
        "roles": [
            {
                "title": role.said or None,
                "org": role.org,
                "country": role.country,
                "from": role.first,
                "to": role.last,
                "evidence": _evidence(role.evidence),
            }
            for role in actor.roles
        ],
    }


def _event(event: AccountEvent) -> Json:
    out: Json = {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "date": event.date,
        "date_text": event.date_text,
        "place": event.place,
    }
    if event.part_of is not None:
        out["part_of"] = event.part_of
    return out | {
        "parties": [_party(p) for p in event.parties],
        "summary": event.summary,
        "according_to": list(event.according_to),
        "via": list(event.via),
        "origins": list(event.origins),
        "newsrooms": list(event.newsrooms),
        "evidence": [_one_evidence(e) | {"cells": _cells(e)} for e in event.evidence],
        "score": event.score,
    }


def _party(party: EventParty) -> Json:
    return {"actor": party.actor, "role": party.role} | ({"for": party.acts_for} if party.acts_for else {})


def _cells(evidence: EventEvidence) -> Json:
    return {
        "trigger": span_pair(evidence.trigger),
        "date": span_pair(evidence.date),
        "place": span_pair(evidence.place),
        "parties": [[actor, span.start, span.end] for actor, span in evidence.parties],
    }


def _statement(statement: Statement) -> Json:
    out: Json = {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "kind": statement.kind,
        "text": statement.text,
    }
    if statement.quoted:
        out["quoted"] = [list(pair) for pair in statement.quoted]
    out |= {
        "cue": statement.cue,
        "date": statement.date,
        "addressee": statement.addressee,
        "via": list(statement.via),
    }
    out |= {k: v for k, v in (("stance", statement.stance), ("issue", statement.issue)) if v is not None}
    return out | {
        "origins": list(statement.origins),
        "newsrooms": list(statement.newsrooms),
        "evidence": _evidence(statement.evidence),
        "variants": [{"text": v.text, "evidence": _evidence(v.evidence)} for v in statement.variants],
        "score": statement.score,
    }


def _quantity(quantity: AccountQuantity) -> Json:
    out: Json = {
        "id": quantity.id,
        "of": quantity.of,
        "value": plain_number(quantity.value),
        "low": plain_number(quantity.low),
        "high": plain_number(quantity.high),
        "modifier": quantity.modifier,
        "unit": quantity.unit,
        "event": quantity.event,
    }
    return out | {
        "according_to": list(quantity.according_to),
        "via": list(quantity.via),
        "origins": list(quantity.origins),
        "newsrooms": list(quantity.newsrooms),
        "evidence": _evidence(quantity.evidence),
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "id": conflict.id,
        "about": {"kind": conflict.about_kind, "id": conflict.about},
        "field": conflict.field,
        "kind": conflict.kind,
        "readings": [
            {"value": r.value, "text": r.text, "newsrooms": list(r.newsrooms), "evidence": _evidence(r.evidence)}
            for r in conflict.readings
        ],
    }


def _position(position: Position) -> Json:
    out: Json = {
        "id": position.id,
        "actor": position.actor,
        "issue": position.issue,
        "stance": position.stance,
        "since": position.since,
    }
    if position.until is not None:
        out["until"] = position.until
    return out | {
        "statements": list(position.statements),
        "events": list(position.events),
        "origins": list(position.origins),
        "newsrooms": list(position.newsrooms),
        "evidence": _evidence(position.evidence),
    }


def _issue(issue: Issue) -> Json:
    article = {"article": issue.article} if issue.article is not None else {}
    return {"level": issue.level, **article, "text": issue.text}


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [_one_evidence(e) for e in evidence]


def _one_evidence(evidence: Evidence) -> Json:
    return {
        "article": evidence.article,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "origin": evidence.origin,
    }


def span_pair(span: Span | None) -> list[int] | None:
    """Return *span* as `[start, end]`."""
    return None if span is None else [span.start, span.end]


def plain_number(value: float | None) -> float | int | None:
    """Return a whole number without its ".0"."""
    return int(value) if value is not None and value.is_integer() else value


def escape_surrogates(text: str) -> str:
    """Return JSON *text* with every lone surrogate written as an escape: UTF-8 cannot hold one."""
    return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
