"""A sentence ready for the event rules: its tokens and clauses beside the article's mentions, chains and times."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from stemma.lexicon.countries import country_form
from stemma.reading.clauses.clauses import find_clauses
from stemma.reading.clauses.form import Clause
from stemma.reading.events.items import Lists, as_item, without_marker
from stemma.reading.events.verbs import find_groups
from stemma.reading.events.words import Token, run_together, tokens_of
from stemma.reading.names.unknown_places import find_unknown_places
from stemma.records.reading import Attribution, Chain, Mention, Party, Time
from stemma.records.span import Span
from stemma.records.structure import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence with all that the rules look at."""

    text: str
    sentence: Span
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    mentions: Sequence[Mention]
    chains: Sequence[Chain]
    times: Sequence[Time]
    attributions: Sequence[Attribution]
    published: str | None
    """Publication day, EDTF; None where it is not known."""
    here: tuple[int, ...] = ()
    """The mentions (indices) that stand in the sentence."""
    said: tuple[int, ...] = ()
    """The attributions (indices) of which words stand in the sentence."""
    alone: bool = False
    """Whether the text is this one sentence: a headline or a caption."""
    enacts: bool = False
    """Whether it is an item of a resolution, whose present tense does what it tells: "decides", "suspends"."""
    unknown_places: frozenset[int] = frozenset()
    """Mentions of names that are no known place, but only ever stand where places do: "at X", "near X"."""
    tree: Tree | None = None
    """What depends on what, where the weights were asked."""
    words: frozenset[str] = frozenset()
    """Its words, folded, those with a hyphen without it, too."""

    def span(self, start: int, end: int) -> Span:
        """Return the characters that the tokens `[start, end)` cover."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def subject_of(self, clause: Clause) -> tuple[Token, ...]:
        """Return the words of the subject of a clause; none where it has none."""
        return () if clause.subject is None else self.tokens[slice(*clause.subject)]

    def has_subject_in(self, clause: Clause, words: AbstractSet[str]) -> bool:
        """Say whether one of *words* stands in the subject of a clause."""
        return any(t.low in words for t in self.subject_of(clause))

    def helpers_of(self, clause: Clause) -> tuple[Token, ...]:
        """Return the words of the verb of a clause before the main one: "was not", "must be"."""
        return self.tokens[clause.group.start : clause.group.main]

    def said_by(self, clause: Clause) -> Clause | None:
        """Return the clause with "that" which the verb of a clause governs: "warned [that it would act]"."""
        index = next(i for i, c in enumerate(self.clauses) if c.group.main == clause.group.main)
        return next((c for c in self.clauses if c.governor == index and c.link == "that"), None)

    def chain_of(self, mention: int) -> Chain | None:
        """Return the chain that a mention belongs to."""
        index = self.mentions[mention].chain
        return None if index is None else self.chains[index]

    def is_quoted(self, at: int) -> bool:
        """Say whether the quotation marks of the sentence that begin before the character *at* leave it within some."""
        return sum(t.is_quote for t in self.tokens if t.start < at) % 2 == 1

    def is_seat(self, mention: int) -> bool:
        """Say whether a capital stands for its state: in "the presidency in Malabo" it tells whose it is."""
        chain, form = self.chain_of(mention), country_form(self.mentions[mention].span.of(self.text))
        return chain is not None and chain.kind == "country" and form is not None and form.kind == "capital"

    def together(self, mention: int) -> list[int]:
        """Return the mention and those with the same words: "the two ministers" stands once for each."""
        span = self.mentions[mention].span
        first = mention
        while first and self.mentions[first - 1].span == span:
            first -= 1
        last = first
        while last + 1 < len(self.mentions) and self.mentions[last + 1].span == span:
            last += 1
        return list(range(first, last + 1))

    def acting(self, parties: Iterable[Party]) -> frozenset[int]:
        """Return the mentions of the sentence that take part."""
        spans = {p.span for p in parties}
        return frozenset(i for i in self.here if self.mentions[i].span in spans)

    def is_ahead(self, time: int | None) -> bool:
        """Say whether a time lies wholly behind the publication day; False where either is not known."""
        edtf = None if time is None else self.times[time].edtf
        if edtf is None or self.published is None:
            return False
        first = edtf.partition("/")[0].strip("~?%")
        return first not in ("", "..") and first > self.published[: len(first)]

    def is_gone(self, time: int | None) -> bool:
        """Say whether a time lies wholly before the publication day; False where either is not known."""
        edtf = None if time is None else self.times[time].edtf
        if edtf is None or self.published is None:
            return False
        last = edtf.rpartition("/")[2].strip("~?%")
        return last not in ("", "..") and last[:10] < self.published[: len(last[:10])]


def scenes(  # noqa: PLR0917 - what the other finders of the reading return, in their order
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    *,
    published: str | None,
    trees: Sequence[Tree] = (),
) -> Iterator[Scene]:
    """Yield the sentences in order."""
    parses = {tree.span.start: tree for tree in trees if tree.words}
    unknown_places = find_unknown_places(text, mentions, chains)
    placed = sorted((m.span.start, i) for i, m in enumerate(mentions))
    timed = sorted((t.span.start, i) for i, t in enumerate(times))
    spoken = _spoken_in(sentences, attributions)
    lists = Lists()
    for number, sentence in enumerate(sentences):
        here = [(i, mentions[i]) for i in _within(placed, sentence) if sentence.contains(mentions[i].span)]
        now = [(i, times[i]) for i in _within(timed, sentence) if sentence.contains(times[i].span)]
        item = without_marker(text, sentence)
        tokens = tuple(tokens_of(text, item, here, now))
        subject = lists.subject_of(sentence.of(text), tokens)
        if subject:
            sentence, tokens = item, as_item(subject, tokens)
        elif item != sentence:
            tokens = tuple(tokens_of(text, sentence, here, now))
        clauses = tuple(find_clauses(tokens, find_groups(tokens)))
        yield Scene(
            text=text, sentence=sentence, tokens=tokens, clauses=clauses, mentions=mentions, chains=chains, times=times,
            attributions=attributions, published=published, unknown_places=unknown_places,
            alone=len(sentences) == 1, enacts=bool(subject),
            here=tuple(sorted({*(t.mention for t in subject if t.mention is not None), *(i for i, _ in here)})),
            said=tuple(spoken.get(number, ())),
            tree=None if subject else parses.get(sentence.start),  # the parse knows no subject of another sentence
            words=frozenset(word for t in tokens for word in (t.low, run_together(t.low))),
        )  # fmt: skip


def _spoken_in(sentences: Sequence[Span], attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """Return the attributions by the sentences (numbers) that their content touches."""
    ends = [sentence.end for sentence in sentences]
    out: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        for content in attribution.content:
            at = bisect_left(ends, content.start + 1)
            while at < len(sentences) and sentences[at].start < content.end:
                if index not in (found := out.setdefault(at, [])):
                    found.append(index)
                at += 1
    return out


def _within(starts: Sequence[tuple[int, int]], sentence: Span) -> list[int]:
    low = bisect_left(starts, (sentence.start, -1))
    high = bisect_left(starts, (sentence.end, -1))
    return [index for _, index in starts[low:high]]
