"""
One article read from its sentences to its events.

The finders know only text and each other's records; this file calls them in order
and ties their results together. Only the body is read: headlines, captions, credits
and boilerplate yield no records, and no sentence crosses from one stretch to another.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from stemma.reading.actors.mentions import find_mentions
from stemma.reading.actors.written_at import home_line, home_town
from stemma.reading.events.asked_types import Types, with_asked_types
from stemma.reading.events.find import find_events
from stemma.reading.events.made_actors import with_made_actors
from stemma.reading.quantities.find import find_quantities
from stemma.reading.speech.attributions import find_attributions
from stemma.reading.stances.find import find_stances
from stemma.reading.stances.pledges import with_pledges
from stemma.reading.times.find import find_times
from stemma.records.article import Article
from stemma.records.issue import Issue
from stemma.records.labels import LabelledAct, Labels
from stemma.records.reading import Attribution, Event, Quantity, Reading
from stemma.records.span import Span
from stemma.records.structure import Tree
from stemma.text.sentences import sentences as split_sentences

READ_LANGUAGE = "en"
LONGEST_SENTENCE = 4000
"""A longer "sentence" is a table or a fault, and the network is not asked about it. Code points."""


class Network(Protocol):
    """What labels a text: the reader's weights."""

    def read(self, text: str, sentences: Sequence[Span]) -> Labels:
        """Return the labels of the *sentences* of *text*, which are sorted and disjoint."""


class Acts(Protocol):
    """What says which words tell acts: the weights for events."""

    def acts(self, text: str, sentences: Sequence[Span]) -> tuple[LabelledAct, ...]:
        """Return the words of *text* that may tell an act, in their order; *sentences* are sorted and disjoint."""


class Structure(Protocol):
    """What says what depends on what: the weights for structure."""

    def trees(self, text: str, sentences: Sequence[Span]) -> tuple[Tree, ...]:
        """Return the tree of each of the *sentences* of *text*, which are sorted and disjoint."""


def read_article(
    article: Article,
    *,
    network: Network | None = None,
    structure: Structure | None = None,
    types: Types | None = None,
    acts: Acts | None = None,
) -> Reading:
    """
    Return all that *article* says.

    Args:
        article: What is read.
        network: The reader's weights; without them the rules read alone.
        structure: The weights for structure; without them clauses are found by rules alone.
        types: The weights for types of acts; without them an act that no list knows is of kind OTHER.
        acts: The weights for events; without them only acts in listed words are told.

    An article in another language than English is not read: its reading holds the
    sentences and an issue. An unknown language is read as English.
    """
    if article.language not in (None, READ_LANGUAGE):
        return leave_unread(article, f"it is in the language '{article.language}', and only English is read")
    text, sentences = article.text, _sentences(article)
    short = [s for s in sentences if len(s) <= LONGEST_SENTENCE]
    labels = Labels() if network is None else network.read(text, short)
    trees = () if structure is None else structure.trees(text, short)
    dated = (*_dated_lines(article, sentences), *sentences)
    times = find_times(text, dated, published=article.published, dateline=_dateline(article))
    mentions, chains = find_mentions(
        text,
        sentences,
        written_at=home_line([(zone.kind, zone.span) for zone in article.zones], text),
        labelled=None if network is None else labels.names,
    )
    attributions = find_attributions(text, sentences, mentions, chains, times, labelled=labels.attributions)
    found = find_events(
        text,
        sentences,
        mentions,
        chains,
        times,
        attributions,
        published=article.published,
        trees=trees,
        genre=article.genre,
        types=types,
        labelled=() if acts is None else acts.acts(text, short),
        home=home_town([(zone.kind, zone.span) for zone in article.zones], text),
    )
    events = with_asked_types(text, short, found.told, types)
    mentions, chains, events = with_made_actors(text, mentions, chains, events)
    attributions = with_pledges(text, sentences, mentions, chains, times, attributions, events, trees=trees)
    quantities = find_quantities(text, sentences)
    return Reading(
        article=article.id,
        sentences=sentences,
        reporting=tuple(article.reporting()),
        mentions=mentions,
        chains=chains,
        times=times,
        attributions=attributions,
        quantities=tuple(_tied(quantity, attributions, events) for quantity in quantities),
        events=events,
        hints=found.hinted,
        stances=find_stances(
            text, sentences, mentions, chains, times, attributions, trees=trees, is_release=article.genre == "release"
        ),
    )


def leave_unread(article: Article, why: str) -> Reading:
    """Return the reading of an article that is kept and not read: its sentences, and an issue that says *why*."""
    issue = Issue(level="note", text=f"Not read: {why}.", article=article.id)
    reporting = tuple(article.reporting())
    return Reading(article=article.id, sentences=_sentences(article), reporting=reporting, issues=(issue,))


def _sentences(article: Article) -> tuple[Span, ...]:
    return tuple(found for stretch in article.body() for found in split_sentences(article.text, stretch))


def _dated_lines(article: Article, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return the lines over a press release, one of which has its day: what it says it says then."""
    if article.genre != "release" or not sentences:
        return ()
    over = (z.span for z in article.zones if z.kind in ("caption", "dateline") and z.span.end <= sentences[0].start)
    return tuple(sorted(over))


def _dateline(article: Article) -> str | None:
    return next((zone.span.of(article.text) for zone in article.zones if zone.kind == "dateline"), None)


def _tied(quantity: Quantity, attributions: Sequence[Attribution], events: Sequence[Event]) -> Quantity:
    """Return *quantity* with the words that hold it and the event whose clause it stands in."""
    return replace(
        quantity,
        attribution=_smallest(
            [
                (index, part)
                for index, a in enumerate(attributions)
                for part in a.content
                if a.uttered and part.contains(quantity.span)
            ]
        ),
        event=_smallest(
            [(index, event.clause) for index, event in enumerate(events) if event.clause.contains(quantity.span)]
        ),
    )


def _smallest(holders: Sequence[tuple[int, Span]]) -> int | None:
    """Return the index of the shortest holder, the first of equals: the clause nearest to the number."""
    return min(holders, key=lambda holder: (len(holder[1]), holder[0]))[0] if holders else None
