"""
An account and its texts -> the brief: what goes in until two pages are full.

Rules:
1. Each part first gets its weightiest few; then whatever weighs most goes in, of any part, while there is room.
2. Whatever does not fit is counted and said to be left out.
3. Paragraphs are numbered in reading order, and notes after them.
4. Nothing but the account, its texts and the parameters decides: the same input gives the same brief.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from stemma.export.brief.candidates import candidates
from stemma.export.brief.fit import PageParameters, notes_height, text_height
from stemma.export.brief.material import CandidateParameters, name_newsroom
from stemma.export.brief.record import Brief, BriefPart, Item, Note, Paragraph, Piece, Segment
from stemma.export.brief.weigh import WeightParameters
from stemma.export.brief.words import SentenceParameters
from stemma.export.cuts import shorten
from stemma.export.footnotes import Footnotes, name_article
from stemma.export.outline import headline
from stemma.export.titles import Titles
from stemma.export.wording import say_count, say_date, say_title
from stemma.records.account import Account, Actor, Evidence
from stemma.records.article import Article

TITLES = {
    "happened": "What happened",
    "next": "What is next",
    "positions": "Positions",
    "numbers": "Numbers",
    "disputed": "What is disputed",
}
LEFT_WORDS = {
    "happened": ("act", "acts"),
    "next": ("thing to come", "things to come"),
    "positions": ("actor with positions", "actors with positions"),
    "numbers": ("number", "numbers"),
    "disputed": ("dispute", "disputes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefParameters:
    """What a brief holds."""

    least: dict[str, int] = field(
        default_factory=lambda: {"happened": 5, "next": 4, "positions": 3, "numbers": 2, "disputed": 2}
    )
    """Paragraphs that each part gets first, where it has so many."""
    most: dict[str, int] = field(
        default_factory=lambda: {"happened": 13, "next": 9, "positions": 8, "numbers": 7, "disputed": 7}
    )
    """Paragraphs that a part may hold."""
    extra: dict[str, float] = field(default_factory=lambda: {"next": 1.0, "disputed": 0.5})
    """What a part adds to the weight of its paragraphs: a minister asks what comes before what came. Points."""
    sources: int = 800
    """Length of the list of newsrooms; those with most reports stand in it, the others are counted. Characters."""
    outlets: int = 4
    """Outlets named that print a newsroom's reports."""
    alone: int = 12
    """Newsrooms named on which paragraphs rest alone, those with most of them."""
    people: int = 14
    """Persons whose offices are said."""
    note_words: int = 150
    """Exact words in a note are cut at this length; the place in the text is given in any case. Characters."""
    head_characters: int = 33
    """What a note holds beside the words: outlet, day, place. Characters."""
    weights: WeightParameters = field(default_factory=WeightParameters)
    sentences: SentenceParameters = field(default_factory=SentenceParameters)
    candidates: CandidateParameters = field(default_factory=CandidateParameters)
    page: PageParameters = field(default_factory=PageParameters)


def make_brief(account: Account, articles: Sequence[Article], parameters: BriefParameters = BriefParameters()) -> Brief:
    """
    Return *account* on two pages.

    Args:
        account: What is said.
        articles: The articles that the evidence lies in, with their texts.
        parameters: What it holds, and how much room there is.
    """
    every = candidates(
        account,
        articles,
        weights=parameters.weights,
        sentences=parameters.sentences,
        parameters=parameters.candidates,
    )
    sources = _sources(account, parameters)
    chosen = _choose(every, _Room(parameters, {a.id: a for a in articles}, sources))
    notes = _Notes(account, articles, parameters)
    parts = _write(chosen, notes)
    made_by = account.made_by
    return Brief(
        title=say_title(account.case),
        moment=say_date(account.as_of or account.moment),
        day=account.moment,
        headline=headline(account).partition(";")[0],
        parts=parts,
        alone=_alone(account, chosen, parts, parameters),
        one_voice=_one_voice(parts),
        people=_people(account, parts, parameters.people),
        sources=sources,
        notes=notes.written,
        left_out=_left_out(account, every, chosen),
        made_by=f"stemma {made_by.version}, parameters {made_by.parameters[:12]}",
    )


class _Room:
    """What is left of two pages, and what a paragraph would take of it."""

    def __init__(self, parameters: BriefParameters, articles: Mapping[str, Article], sources: Sequence[str]) -> None:
        page = parameters.page
        self.parameters = parameters
        self._articles = articles
        self._noted: set[tuple[str, int, int]] = set()
        self._parts: set[str] = set()
        # always there: the sources, who is who (four lines), what rests on one newsroom (three)
        lines = ceil(sum(len(s) + 3 for s in sources) / page.small_characters) + 7
        self.left = page.room - 3 * page.heading - lines * page.small_line

    def takes(self, item: Item) -> float:
        """Return the height of *item* with its notes, and of its heading if it is the first of its part."""
        page = self.parameters.page
        height = text_height(len(item.lead) + 4 + sum(_length(p, page) for p in item.pieces), page)
        height += notes_height([self._note_length(p, e) for p in item.pieces for e in p.evidence if self._new(e)], page)
        return height + (0 if item.part in self._parts else page.heading)

    def take(self, item: Item) -> None:
        """Put *item* in."""
        self.left -= self.takes(item)
        self._parts.add(item.part)
        self._noted |= {_place(e) for p in item.pieces for e in p.evidence}

    def _new(self, evidence: Evidence) -> bool:
        return _place(evidence) not in self._noted

    def _note_length(self, piece: Piece, evidence: Evidence) -> int:
        words = 0 if evidence is piece.told else min(len(evidence.span), self.parameters.note_words)
        article = self._articles[evidence.article]
        return len(article.outlet or article.file or "") + self.parameters.head_characters + words


def _length(piece: Piece, page: PageParameters) -> float:
    """Return the width of a piece with its marks and who stands behind it. Characters of the text."""
    marks = page.mark_characters * len(piece.evidence)
    return len(piece.text) + page.tag_share * len(piece.tag) + marks + 2


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return (evidence.article, evidence.span.start, evidence.span.end)


def _choose(every: Sequence[Item], room: _Room) -> list[Item]:
    """Return what goes in, in reading order."""
    parameters = room.parameters

    def rank(item: Item) -> tuple[float, str, tuple[str, str, str], str]:
        return (-item.weight - parameters.extra.get(item.part, 0.0), item.part, item.order, item.pieces[0].record)

    ranked = sorted(every, key=rank)
    chosen: list[Item] = []
    said: list[tuple[str, set[str]]] = []
    for limits in (parameters.least, parameters.most):
        for item in ranked:
            held = sum(other.part == item.part for other in chosen)
            if item in chosen or held >= limits[item.part] or room.takes(item) > room.left or _is_told(item, said):
                continue
            room.take(item)
            chosen.append(item)
            said.append((item.part, _words(item)))
    parts = list(TITLES)
    return sorted(chosen, key=lambda item: (parts.index(item.part), item.order, item.pieces[0].record))


def _is_told(item: Item, said: Iterable[tuple[str, set[str]]]) -> bool:
    """
    Say whether a paragraph says it in nearly the same words; a number may stand in the sentence of an act.

    *said*: the part and the words of each paragraph that was chosen.
    """
    parts = SAYS_AGAIN.get(item.part, ())
    if not parts:
        return False
    words = _words(item)
    for part, theirs in said:
        if part in parts and theirs and len(words & theirs) >= SAME_WORDS * min(len(words), len(theirs)):
            return True
    return False


SAYS_AGAIN = {"happened": ("happened",), "next": ("next",), "numbers": ("numbers", "happened")}
"""Part -> the parts whose paragraphs may have said it."""
SAME_WORDS = 0.75
"""Share of the shorter one's words that two paragraphs have in common when they say the same. 0..1."""


def _words(item: Item) -> set[str]:
    return {w.strip(".,;:“”\"'’()") for p in item.pieces for w in p.text.lower().split() if len(w) > 3}


class _Notes:
    """Numbers notes in the order in which they are asked for."""

    def __init__(self, account: Account, articles: Sequence[Article], parameters: BriefParameters) -> None:
        self._footnotes = Footnotes(account, articles)
        self._longest = parameters.note_words
        self._held: set[int] = set()

    def take(self, piece: Piece) -> tuple[int, ...]:
        """Return the numbers of the notes of *piece*."""
        notes = self._footnotes.take(piece.evidence)
        if piece.told is not None:
            self._held |= {n.number for n, e in zip(notes, piece.evidence, strict=True) if e is piece.told}
        return tuple(note.number for note in notes)

    @property
    def written(self) -> tuple[Note, ...]:
        """All notes so far."""
        return tuple(
            Note(footnote=n, words="" if n.number in self._held else shorten(n.words, self._longest))
            for n in self._footnotes.taken
        )


def _write(chosen: Sequence[Item], notes: _Notes) -> tuple[BriefPart, ...]:
    by_part: dict[str, list[Paragraph]] = defaultdict(list)
    for number, item in enumerate(chosen, start=1):
        segments = tuple(Segment(record=p.record, text=p.text, notes=notes.take(p), tag=p.tag) for p in item.pieces)
        by_part[item.part].append(Paragraph(number=number, lead=item.lead, segments=segments))
    return tuple(
        BriefPart(key=key, title=title, paragraphs=tuple(by_part[key])) for key, title in TITLES.items() if by_part[key]
    )


def _alone(
    account: Account, chosen: Sequence[Item], parts: Sequence[BriefPart], parameters: BriefParameters
) -> tuple[tuple[str, str], ...]:
    """Return the newsrooms on which paragraphs rest alone, each with their numbers; those in dispute are told there."""
    numbered = zip(chosen, (p for part in parts for p in part.paragraphs), strict=True)
    by_room: dict[str, list[str]] = defaultdict(list)
    for item, paragraph in numbered:
        if item.part == "disputed":
            continue
        rooms = [p.newsrooms[0] for p in item.pieces if len(p.newsrooms) == 1]
        for room in dict.fromkeys(rooms):
            whole = rooms.count(room) == len(item.pieces)
            by_room[room].append(f"{paragraph.number}" if whole else f"{paragraph.number} in part")
    ranked = sorted(by_room.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    named = [(name_newsroom(account, r, parameters.candidates.label), ", ".join(n)) for r, n in ranked]
    others = [number for _, numbers in ranked[parameters.alone :] for number in numbers]
    return (*named[: parameters.alone], *([("others", ", ".join(others))] if others else []))


def _people(account: Account, parts: Sequence[BriefPart], most: int) -> tuple[str, ...]:
    """Return the persons that the paragraphs name, with their offices; a sentence often has the surname alone."""
    told = " ".join(f"{p.lead} {s.text}" for part in parts for p in part.paragraphs for s in p.segments)
    titles, named = Titles(account), []
    for actor in account.actors:
        if actor.kind != "person" or not actor.roles:
            continue
        at = min((m.start() for name in _forms(actor) if (m := re.search(rf"\b{re.escape(name)}\b", told))), default=-1)
        if at >= 0:
            named.append((at, f"{actor.name}, {titles.say(actor).split('; ')[0]}"))
    return tuple(said for _, said in sorted(named)[:most])


def _forms(actor: Actor) -> tuple[str, ...]:
    """Return the names by which sentences call a person; initials say nothing."""
    return tuple(name for name in (actor.name, *actor.aliases) if len(name) > 2)


def _one_voice(parts: Sequence[BriefPart]) -> str:
    told = [p.number for part in parts for p in part.paragraphs if any("1 voice" in s.tag for s in p.segments)]
    return ", ".join(str(number) for number in told)


def _sources(account: Account, parameters: BriefParameters) -> tuple[str, ...]:
    """Return a line a newsroom: whose reports these are, and who else printed them."""
    named = {a.id: name_article(a) for a in account.articles}
    carried: dict[str, list[str]] = defaultdict(list)
    held: dict[str, bool] = defaultdict(bool)
    reports: Counter[str] = Counter()
    for origin in account.lineage.origins:
        if origin.articles:
            name = origin.newsroom or f"{origin.label} (newsroom unknown)"
            carried[name] += [named[i] for i in origin.articles if i != origin.held and named.get(i, name) != name]
            held[name] |= origin.held is not None
            reports[name] += len(origin.articles)
    kept: list[str] = []
    ranked = sorted(carried, key=lambda name: (-reports[name], name))
    for name in ranked:
        line = _source(name, list(dict.fromkeys(carried[name])), lost=not held[name], most=parameters.outlets)
        if sum(map(len, kept)) + len(line) > parameters.sources:
            break
        kept.append(line)
    more = len(ranked) - len(kept)
    return (*sorted(kept), *([f"and {say_count(more, 'newsroom')} more"] if more else []))


def _source(name: str, outlets: Sequence[str], *, lost: bool, most: int) -> str:
    more = f" and {len(outlets) - most} more" if len(outlets) > most else ""
    printed = ", ".join(outlets[:most]) + more
    return name + (f" (printed by {printed}{'; no report of its own is held' if lost else ''})" if outlets else "")


def _left_out(account: Account, every: Sequence[Item], chosen: Sequence[Item]) -> str:
    counts = []
    for part, (one, many) in LEFT_WORDS.items():
        number = sum(i.part == part for i in every) - sum(i.part == part for i in chosen)
        if number:
            counts.append(f"{number} {one if number == 1 else many}")
    counts.append(say_count(len(account.statements), "statement"))
    return ", ".join(counts)
