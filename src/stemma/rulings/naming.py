"""
What a person types -> a ruling: ids become stretches of text at once.

Every wrong use is one clear sentence.
"""

from collections.abc import Sequence
from typing import get_args

from stemma.errors import UsageError
from stemma.records.account import Account, AccountStatus
from stemma.records.article import Article
from stemma.records.lineage import Relation
from stemma.records.reading import ActorKind, EventType, Stance
from stemma.records.ruling import Place, Ruling, Subject, Verb, derive_ruling_id
from stemma.rulings.places import Index
from stemma.rulings.standing import require_reason

Sides = tuple[tuple[Place, ...], ...]

NOUNS: dict[Subject, str] = {
    "actor": "an actor",
    "event": "an event",
    "statement": "a statement",
    "copy": "an article",
    "origin": "an origin",
}

TYPES: dict[Subject, tuple[str, ...]] = {
    "actor": get_args(ActorKind),
    "event": (*get_args(EventType), *get_args(AccountStatus)),
    "statement": (*get_args(Stance), "none"),
    "copy": get_args(Relation),
}
"""What `retype` may say of each kind of record."""


def make_ruling(
    account: Account,
    articles: Sequence[Article],
    verb: str,
    names: Sequence[str],
    *,
    value: str | None = None,
    by: str,
    made: str,
    why: str,
) -> Ruling:
    """
    Return the ruling that *verb* and *names* say.

    Args:
        account: In which the names are looked up.
        articles: Those of the account, with their texts.
        verb: merge, split, rename, retype, reject or confirm.
        names: Whole ids of records and articles. Of `split` the first is the record; the others say what of it is
            another one: an article, a number that `stemma why` prints, or `ARTICLE:START-END`.
        value: The new name or type. Of a statement, `rename` takes the id or the name of the speaker.
        by: Who rules.
        made: When, in UTC: `2025-03-04T10:15:22.123456Z`.
        why: The reason.

    Raises:
        UsageError: it cannot be followed; the sentence says why.
    """
    if verb not in get_args(Verb):
        raise UsageError(f"{verb!r} is no ruling; use one of {', '.join(get_args(Verb))}")
    require_reason(by=by, why=why)
    if not names:
        raise UsageError(f"{verb} needs the id of a record; `stemma show CASE.db` prints the ids")
    index = Index(account, articles)
    about = index.subject_of(names[0])
    match verb:
        case "merge":
            sides = _merged(index, names)
        case "split":
            sides = _parted(index, about, names)
        case _:
            _need_one(verb, names)
            _need_value(verb, value)
            if (verb, about) == ("reject", "origin"):
                raise UsageError("an origin cannot be rejected; reject the article that is held for a copy of it")
            sides = ((index.place_of(names[0]),),)
    if verb == "rename":
        sides, value = _renamed(index, about, names[0], value or "", sides)
    elif verb == "retype":
        _check_type(about, value)
    what: Verb = verb  # type: ignore[assignment]
    made_id = derive_ruling_id(verb=what, about=about, sides=sides, value=value, by=by, made=made, why=why)
    return Ruling(id=made_id, verb=what, about=about, sides=sides, value=value, by=by, made=made, why=why)


def _merged(index: Index, names: Sequence[str]) -> Sides:
    if len(set(names)) < 2:
        raise UsageError("merge needs two records or more")
    others = {index.subject_of(name) for name in names}
    if len(others) > 1:
        kinds = " and ".join(sorted(NOUNS[o] for o in others))
        raise UsageError(f"merge takes records of one kind; these are {kinds}")
    return tuple((index.place_of(name),) for name in dict.fromkeys(names))


def _parted(index: Index, about: Subject, names: Sequence[str]) -> Sides:
    if about == "copy":
        if len(set(names)) < 2 or any(index.subject_of(n) != "copy" for n in names):
            raise UsageError("split takes two articles or more that are no copies of each other")
        return tuple((index.place_of(name),) for name in dict.fromkeys(names))
    if len(names) < 2:
        raise UsageError(
            f"split needs to know what of {names[0]} is another one: an article, a number that"
            f" `stemma why CASE.db {names[0]}` prints, or ARTICLE:START-END"
        )
    rest, parts = index.parts_of(names[0], names[1:])
    if not rest:
        raise UsageError(f"that is all of {names[0]}; leave something of it")
    return (rest, parts)


def _renamed(index: Index, about: Subject, name: str, value: str, sides: Sides) -> tuple[Sides, str]:
    if about == "statement":
        actor = index.actor_named(value)
        return (*sides, (index.place_of(actor.id),)), actor.name
    if about not in {"actor", "origin"}:
        raise UsageError(
            f"{name} is {NOUNS[about]}; only an actor, an origin and the speaker of a statement are renamed"
        )
    return sides, " ".join(value.split())


def _check_type(about: Subject, value: str | None) -> None:
    allowed = TYPES.get(about, ())
    if not allowed:
        raise UsageError(f"{NOUNS[about]} has no type; rename it, or rule on the articles that are held for copies")
    if value not in allowed:
        raise UsageError(f"{value!r} is no type of {NOUNS[about]}; use one of {', '.join(allowed)}")


def _need_one(verb: str, names: Sequence[str]) -> None:
    if len(names) != 1:
        raise UsageError(f"{verb} takes one record, not {len(names)}")


def _need_value(verb: str, value: str | None) -> None:
    wants = {"rename": "the new name", "retype": "the new type"}.get(verb)
    if wants and not (value and value.strip()):
        raise UsageError(f"{verb} needs {wants} behind the id")
    if not wants and value is not None:
        raise UsageError(f"{verb} takes nothing but the id")
