"""
The words of a sentence as the event rules see them: each with what it may be.

A word inside a mention or a time keeps that; closed word classes come from lists;
everything else stays open until `events/verbs.py` has looked at what stands around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.lexicon.predicates import VerbForm, verb_forms
from stemma.records.reading import Mention, Time
from stemma.records.span import Span

Tag = Literal[
    "name", "noun", "pron", "time", "det", "owner", "poss", "prep", "cc", "sub", "rel", "be", "have", "do", "modal",
    "to", "neg", "adv", "num", "mark", "quote", "open",
]  # fmt: skip

GroupKind = Literal["finite", "infinitive", "gerund", "participle", "reduced"]
Tense = Literal["past", "present", "ongoing", "future", "would", "modal", "dropped", "none"]
"""`dropped`: was to have happened."""

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b[dDlL]['’][^\W\d_]{3,}|\d+(?:[.,:]\d+)*(?:th|st|nd|rd|s|m|km|bn|kg)?\b|[^\W\d_]+n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:[-‐‑][^\W_]+)*|--|[^\w\s]"
)
QUOTES = frozenset("\"“”„«»‘’'")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())


MARKS = frozenset(",;:—–()[]-/….") | {"--"}
DETERMINERS = word_set(
    """
    the a an this these those each every some any no all both another such either neither more most several
    few many much what
    """
)
OWNERS = word_set("his her their its my our your whose")
PREPOSITIONS = word_set(
    """
    in on at by for from with of about against between among into onto near over under after before since
    until till during through throughout via within without across along around amid towards toward off
    outside inside upon per despite following behind beyond beside besides like than as except including
    regarding concerning versus vs above below
    """
)
SUBORDINATORS = word_set(
    """
    that if unless whether because although though while when once whereas lest where how why
    """
)
RELATIVES = word_set("who which whom")
BE = word_set(
    """
    be is are was were am been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t 're ’re 'm ’m
    """
)
HAVE = word_set("have has had having haven't hasn't hadn't haven’t hasn’t hadn’t 've ’ve")
DO = word_set("do does did don't doesn't didn't don’t doesn’t didn’t")
MODALS = word_set(
    """
    will would could may might can should must shall cannot won't wouldn't couldn't can't shouldn't mustn't
    won’t wouldn’t couldn’t can’t shouldn’t mustn’t 'll ’ll 'd ’d
    """
)
NEGATIONS = word_set("not never nor neither hardly barely scarcely nobody none nothing")
PRONOUNS = word_set(
    """
    he she it they we i you him her them us me himself itself themselves herself everyone there
    """
)
ADVERBS = word_set(
    """
    also then now still already again later earlier just even only soon once twice together too yet ever
    recently meanwhile instead long often however formally jointly so far abroad here overnight thus hence
     back away home alone well almost nearly ago
    """
)
ADVERB_LY = re.compile(r"[a-z]{3,}ly$")
NOT_ADVERBS = word_set(
    """
    ally family july italy reply supply rally assembly early daily weekly monthly comply apply anomaly rely
    """
)
NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty"
)
SHORT_IS = word_set("it he she that there what who here")
"""Words after which 's stands for "is"."""
CLOSED: tuple[tuple[Tag, frozenset[str]], ...] = (
    ("poss", frozenset({"'s", "’s"})),
    ("mark", MARKS),
    ("to", frozenset({"to"})),
    ("cc", frozenset({"and", "or", "but", "&"})),
    ("rel", RELATIVES),
    ("sub", SUBORDINATORS),
    ("be", BE),
    ("have", HAVE),
    ("do", DO),
    ("modal", MODALS),
    ("neg", NEGATIONS),
    ("owner", OWNERS - {"her"}),
    ("det", DETERMINERS),
    ("prep", PREPOSITIONS),
    ("pron", PRONOUNS),
    ("adv", ADVERBS),
)
"""Closed word classes, the first that holds a word wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or mark."""

    start: int
    end: int
    low: str
    tag: Tag
    capital: bool
    mention: int | None = None
    """The shortest mention that covers it."""
    time: int | None = None
    forms: tuple[tuple[str, VerbForm], ...] = ()
    """What it may be as a verb; empty where it stands in a name or time."""

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)

    @property
    def is_noun(self) -> bool:
        """Whether a noun phrase may end here."""
        return self.tag in ("name", "noun", "pron", "open", "num", "owner")

    @property
    def is_quote(self) -> bool:
        """Whether it opens or closes somebody's words; what may be an apostrophe does not."""
        return self.tag == "quote" and self.low not in ("'", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One verb with its auxiliaries. Numbers are token indices; `end` is behind the main verb."""

    start: int
    main: int
    end: int
    lemma: str
    kind: GroupKind
    tense: Tense
    negated: bool = False
    passive: bool = False
    form: VerbForm | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it stands in the simple past: "flew", not "has flown"."""
        return self.form == "past" and self.start == self.main


def run_together(word: str) -> str:
    """Return a word without its hyphens: "ceasefire"."""
    return word.replace("-", "").replace("‑", "")


def tokens_of(
    text: str, sentence: Span, mentions: Sequence[tuple[int, Mention]], times: Sequence[tuple[int, Time]]
) -> list[Token]:
    """Return the tokens of one sentence; *mentions* and *times* are those that lie in it, with their index."""
    edges = {at for _, m in mentions for at in (m.span.start, m.span.end)}
    edges |= {at for _, t in times for at in (t.span.start, t.span.end)}
    out: list[Token] = []
    for start, end in _pieces(text, sentence, edges):
        out.append(_tagged(text, Span(start, end), mentions, times, out[-1] if out else None))
        if len(out) > 1 and out[-2].low == "further" and any(form in ("s", "past") for _, form in out[-1].forms):
            out[-2] = replace(out[-2], tag="adv", forms=())  # "The Council further decides"
    return out


def _pieces(text: str, sentence: Span, edges: set[int]) -> Iterator[tuple[int, int]]:
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        for cut in sorted(at for at in edges if start < at < end):
            # "NATO-Russia" is cut at the edge of a name: its hyphen stands alone.
            if text[start] in "-‐‑" and cut - start > 1:
                yield start, start + 1
                start += 1
            yield start, cut
            start = cut
        if text[start] in "-‐‑" and end - start > 1 and text[start + 1].isalnum():
            yield start, start + 1
            start += 1
        yield start, end


def _tagged(
    text: str,
    at: Span,
    mentions: Sequence[tuple[int, Mention]],
    times: Sequence[tuple[int, Time]],
    previous: Token | None,
) -> Token:
    word = at.of(text)
    low = word.lower()
    covering = [(len(m.span), i, m) for i, m in mentions if m.span.start <= at.start and at.end <= m.span.end]
    mention = min(covering)[1:] if covering else None
    time = next((i for i, t in times if t.type != "DURATION" and t.span.contains(at)), None)
    capital = word[0].isupper()
    tag = _tag(low, mention[1] if mention else None, time, previous, capital=capital)
    named = mention is not None and mention[1].form != "pronoun"
    tied = previous is not None and previous.low in ("-", "‐", "‑") and previous.end == at.start  # "Iran-backed"
    may_be_verb = (
        tag == "open" and not tied and not (capital and previous is not None and previous.tag != "quote") and not named
    )
    return Token(
        start=at.start, end=at.end, low=low, tag=tag, capital=capital,
        mention=mention[0] if mention else None, time=time, forms=verb_forms().get(low, ()) if may_be_verb else (),
    )  # fmt: skip


def _tag(low: str, mention: Mention | None, time: int | None, previous: Token | None, *, capital: bool) -> Tag:
    if low in QUOTES:
        owns = low in "'’" and previous is not None and previous.low.endswith("s") and previous.is_noun
        return "poss" if owns else "quote"
    if low in ("'s", "’s") and previous is not None:
        return "be" if previous.low in SHORT_IS else "poss"
    if mention is not None and mention.form == "name":
        return "name"
    if mention is not None and mention.form == "pronoun" and low not in RELATIVES:
        return "owner" if low in OWNERS and low != "her" else "pron"
    if time is not None:
        return "time"
    return _closed(low, capital=capital, inside=mention is not None, first=previous is None or previous.tag == "quote")


def _closed(low: str, *, capital: bool, inside: bool, first: bool) -> Tag:
    for tag, words in CLOSED:
        if low in words:
            return tag
    if low[0].isdigit() or low in NUMBERS:
        return "num"
    if not low[0].isalpha():
        return "mark"
    if ADVERB_LY.match(low) and low not in NOT_ADVERBS:
        return "adv"
    if capital and not first:
        return "name"
    return "noun" if inside else "open"
