"""
How news words an act: predicates with their PLOVER type and the parts of those who take part.

The words stand in `predicates.tsv` and `verbs.tsv` beside this file; compiled by
the project, CC0. This file knows inflection and no sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast, get_args

from stemma.lexicon.lists import read_lines
from stemma.records.reading import EventType

PredicateKind = Literal["verb", "object", "particle", "gap", "noun"]
Frame = Literal["act", "both"]
VerbForm = Literal["base", "s", "past", "participle", "ing"]
Effect = Literal["same", "scheduled", "proposed", "negated", "denied", "imagined", "said", "object", "occur", "light"]

VOWELS = "aeiou"
CANCEL = "CANCEL"
"""Stands in the type column for the calling off of what the object names."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heads:
    """Nouns that a predicate asks for, by their last word in the singular or plural."""

    forms: Mapping[str, tuple[tuple[str, ...], ...]]
    """All words of those that end in it."""
    run_together: AbstractSet[str]
    """Those of one word, without the hyphen that some write."""

    def longest(self, words: Sequence[str]) -> int:
        """Return how many words the longest has that *words* end in; 0 where they end in none."""
        found = (len(form) for form in self.forms.get(words[-1], ()) if tuple(words[-len(form) :]) == form)
        return max(found, default=0)


NO_HEADS = Heads(forms={}, run_together=frozenset())


ANY_WORDS = "..."
"""What stands for some words in an alternative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One way to word an act."""

    verb: tuple[str, ...]
    """The verb's lemma, then the words that follow it directly; empty for a noun."""
    rest: tuple[tuple[str, ...], ...]
    """Alternatives, word by word: object heads, particles, or the noun itself."""
    kind: PredicateKind
    type: EventType | None
    """None for the calling off of an act."""
    frame: Frame
    preps: frozenset[str]
    """Prepositions that lead to the other party."""
    flags: frozenset[str]
    heads: Heads = field(default=NO_HEADS, compare=False)
    """The alternatives by what they end in, of an object."""
    begun: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False, repr=False, compare=False)
    """The alternatives by the word that may begin them; those that any word may begin, by ANY_WORDS too."""

    def __post_init__(self) -> None:
        firsts = {ANY_WORDS, *(words[0] for words in self.rest if words)}
        begun = {f: tuple(words for words in self.rest if words[0] in (f, ANY_WORDS)) for f in firsts}
        object.__setattr__(self, "begun", begun)

    @property
    def weight(self) -> tuple[int, int, bool]:
        """
        Sort key: the more words a predicate names, the surer it is.

        The craft and the people that flag "l" asks for are words of it; a lone "from" says less than an object:
        "banned the import of X from Y". What is said only of people ("suspended the general") goes before the rest.
        """
        rank = {"gap": 4, "particle": 3, "object": 2, "noun": 1, "verb": 0}[self.kind]
        if "l" in self.flags:
            rank = 5
        elif self.kind == "gap" and self.rest == (("from",),):
            rank = 1
        return rank, len(self.verb), "H" in self.flags


@cache
def predicates_of(lemma: str) -> tuple[Predicate, ...]:
    """Return the predicates whose verb is *lemma*, the most specific first."""
    return _by_verb().get(lemma, ())


@cache
def nouns() -> dict[str, tuple[tuple[tuple[str, ...], Predicate], ...]]:
    """Return the nouns that name an act, by their last word; each with all its words, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Predicate]]] = {}
    for predicate in _read():
        if predicate.kind == "noun":
            for words in predicate.rest:
                for form in _noun_forms(words):
                    out.setdefault(form[-1], []).append((form, predicate))
    return {
        key: tuple(sorted(dict.fromkeys(rows), key=lambda r: (-len(r[0]), r[0]))) for key, rows in sorted(out.items())
    }


@cache
def verb_forms() -> dict[str, tuple[tuple[str, VerbForm], ...]]:
    """Return every form of every verb known here, with its lemmas and what form it is."""
    irregular = _irregular()
    lemmas = {p.verb[0] for p in _read() if p.verb} | set(irregular)
    for row, words in _rows():
        if row != "irregular":
            lemmas.update(words.split())
    out: dict[str, set[tuple[str, VerbForm]]] = {}
    for lemma in lemmas:
        for form, kind in _inflect(lemma, irregular.get(lemma, ())):
            out.setdefault(form, set()).add((lemma, kind))
    return {form: tuple(sorted(kinds)) for form, kinds in sorted(out.items())}


@cache
def forms_of(lemma: str) -> tuple[str, ...]:
    """Return every form of the verb *lemma*, known here or not, sorted."""
    return tuple(sorted({form for form, _ in _inflect(lemma, _irregular().get(lemma, ()))}))


@cache
def effects_of(lemma: str) -> frozenset[Effect]:
    """Return what the verb *lemma* does to the act that hangs on it."""
    kinds = get_args(Effect)
    return frozenset(cast("Effect", row) for row, words in _rows() if row in kinds and lemma in words.split())


def _heads(alternatives: tuple[tuple[str, ...], ...]) -> Heads:
    forms: dict[str, list[tuple[str, ...]]] = {}
    for words in alternatives:
        for form in _noun_forms(words):
            forms.setdefault(form[-1], []).append(form)
    single = (words[0].replace("-", "") for words in alternatives if len(words) == 1)
    return Heads(
        forms={last: tuple(some) for last, some in forms.items()},
        run_together=frozenset(form[0] for word in single for form in _noun_forms((word,))),
    )


def noun_matches(words: Sequence[str], alternative: tuple[str, ...]) -> bool:
    """Say whether *words* end in *alternative*, its last word in the singular or plural."""
    if not words or words[-1] not in _last_forms(alternative[-1]):
        return False
    size = len(alternative)
    return len(words) >= size and tuple(words[-size:-1]) == alternative[:-1]


def _noun_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((*words[:-1], form) for form in sorted(_last_forms(words[-1])))


@cache
def _last_forms(noun: str) -> frozenset[str]:
    forms = {noun, noun + "s"}
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        forms.add(noun[:-1] + "ies")
    if noun.endswith(("s", "sh", "ch", "x")):
        forms.add(noun + "es")
    return frozenset(forms)


@cache
def _by_verb() -> dict[str, tuple[Predicate, ...]]:
    out: dict[str, list[Predicate]] = {}
    for predicate in _read():
        if predicate.verb:
            out.setdefault(predicate.verb[0], []).append(predicate)
    # sorted() is stable: of two equally specific predicates the earlier in the file wins.
    return {lemma: tuple(sorted(rows, key=lambda p: p.weight, reverse=True)) for lemma, rows in out.items()}


@cache
def _read() -> tuple[Predicate, ...]:
    return tuple(p for line in read_lines("predicates.tsv") for p in _parse(line))


def _parse(line: str) -> Iterator[Predicate]:
    verbs, rest, kind, type_, frame, preps, flags = (*(c.strip() for c in line.split("\t")), "", "")[:7]
    alternatives = tuple(tuple(r.split()) for r in rest.split("|") if r.strip())
    heads = _heads(alternatives) if kind == "object" else NO_HEADS
    for verb in verbs.strip("-").split("|"):
        yield Predicate(
            verb=tuple(verb.split()),
            rest=alternatives,
            heads=heads,
            kind=cast("PredicateKind", kind),
            type=None if type_ == CANCEL else cast("EventType", type_),
            frame=cast("Frame", frame),
            preps=frozenset(preps.split()),
            flags=frozenset(flags),
        )


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple((row, words) for row, _, words in (line.partition("\t") for line in read_lines("verbs.tsv")))


@cache
def _irregular() -> dict[str, tuple[tuple[str, str], ...]]:
    out: dict[str, list[tuple[str, str]]] = {}
    for row, words in _rows():
        if row == "irregular":
            for entry in words.split(";"):
                lemma, past, participle = entry.split()
                out.setdefault(lemma, []).append((past, participle))
    return {lemma: tuple(pairs) for lemma, pairs in out.items()}


def _inflect(lemma: str, irregular: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, VerbForm]]:
    yield lemma, "base"
    yield _third_person(lemma), "s"
    stem = lemma.removesuffix("e") if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    stems = {stem}
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", lemma):
        # Which of the two is written depends on stress and country; a form that nobody writes does no harm.
        stems.add(lemma + lemma[-1])
    for one in stems:
        yield (lemma[:-2] + "ying" if lemma.endswith("ie") else one + "ing"), "ing"
    if irregular:
        for past, participle in irregular:
            yield past, "past"
            yield participle, "participle"
        return
    y_ending = lemma.endswith("y") and lemma[-2:-1] not in VOWELS
    for one in {lemma[:-1] + "i"} if y_ending else stems:
        past = lemma + "d" if lemma.endswith("e") else one + "ed"
        yield past, "past"
        yield past, "participle"


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
