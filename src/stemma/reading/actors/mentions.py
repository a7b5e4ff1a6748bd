"""
Who is named in an article, and which mentions mean the same actor.

This file only puts the parts together: names (`names/find.py`), roles (`actors/roles.py`), unnamed
people and bodies (`actors/groups.py`), chains (`actors/chains.py`) and pronouns (`pronouns/find.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.actors.chains import draft_chains
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.groups import find_groups
from stemma.reading.actors.home_states import settle_homes
from stemma.reading.actors.roles import find_roles
from stemma.reading.names.find import find_names
from stemma.reading.names.named import NamedText
from stemma.reading.pronouns.find import join_pronouns
from stemma.reading.pronouns.paired import join_pairs
from stemma.reading.pronouns.strangers import find_strangers
from stemma.reading.speech.quoted import find_quoted
from stemma.records.labels import Labelled
from stemma.records.reading import Chain, Mention
from stemma.records.span import Span
from stemma.text.sentences import paragraphs


def find_mentions(
    text: str,
    sentences: Sequence[Span],
    *,
    written_at: str | None = None,
    labelled: Sequence[Labelled] | None = None,
) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
    """
    Return the mentions in *sentences* and the actors they mean.

    Mentions are sorted by span; names do not overlap one another, a nominal ("Russian
    officials") may hold a name. Chains are sorted by their first mention, and `Mention.chain`
    is the index into them; a name that is no actor (a treaty, a ship) has none. What means two actors
    ("the two ministers") stands once for each.
    *written_at* is the dateline or byline that says where the report was made; *labelled*
    the names that the network saw, None where the rules find alone.
    """
    cast = find_cast(text, sentences, written_at=written_at, labelled=labelled)
    join_pronouns(text, sentences, cast.drafts, cast.quoted, strangers=cast.strangers)
    join_pairs(text, sentences, cast.drafts, cast.quoted)
    drafts = _with_own_spans(cast.drafts)
    return _mentions(cast.named, drafts), tuple(_chain(draft) for draft in drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who appears in an article, before its pronouns are given away."""

    named: NamedText
    drafts: list[Draft]
    strangers: list[Draft]
    """People who are no actors, but whom a pronoun may mean."""
    quoted: list[Span]
    """Where the text stands in quotation marks."""


def find_cast(
    text: str,
    sentences: Sequence[Span],
    *,
    written_at: str | None = None,
    labelled: Sequence[Labelled] | None = None,
) -> Cast:
    """Return the actors of *sentences* by names, titles and nouns; the arguments are those of `find_mentions`."""
    named = find_names(text, sentences, labelled)
    held, bare = find_roles(named)
    drafts = draft_chains(text, named, held, bare, find_groups(text, named))
    settle_homes(text, named, drafts, bare, written_at)
    return Cast(
        named=named,
        drafts=drafts,
        strangers=find_strangers(text, sentences, drafts, bare),
        quoted=find_quoted(text, paragraphs(text)),
    )


def _with_own_spans(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts by first mention; a span means the first draft that has it, and no other."""
    taken: set[Span] = set()
    out = []
    for draft in sorted(drafts, key=lambda draft: (min(draft.mentions)[0], draft.name)):
        draft.mentions = [mention for mention in draft.mentions if mention[0] not in taken]
        taken.update(span for span, _, _ in draft.mentions)
        if draft.mentions:
            out.append(draft)
    return sorted(out, key=lambda draft: (min(draft.mentions)[0], draft.name))


def _mentions(named: NamedText, drafts: Sequence[Draft]) -> tuple[Mention, ...]:
    out: dict[Span, Mention] = {}
    for index, draft in enumerate(drafts):
        for span, kind, form in draft.mentions:
            out.setdefault(span, Mention(span=span, type=kind, form=form, chain=index))
    for name in named.names:
        out.setdefault(name.span, Mention(span=name.span, type=name.type, form="name", chain=None))
    shared = [
        Mention(span=span, type=kind, form=form, chain=index)
        for index, draft in enumerate(drafts)
        for span, kind, form in draft.shared
    ]
    for mention in shared:
        out.pop(mention.span, None)
    return tuple(sorted([*out.values(), *shared], key=lambda m: (m.span, m.chain if m.chain is not None else -1)))


def _chain(draft: Draft) -> Chain:
    return Chain(
        kind=draft.kind,
        name=draft.name,
        aliases=tuple(sorted(draft.aliases - {draft.name})),
        country=draft.country,
        roles=tuple(sorted(dict.fromkeys(draft.roles), key=lambda role: (role.span, role.title))),
        sector=draft.sector,
    )
