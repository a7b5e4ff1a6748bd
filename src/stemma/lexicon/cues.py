"""
Verbs, nouns and phrases that give words to a speaker, each with the frames it takes.

The verbs stand in `cues.tsv` beside this file. Compiled by the project; CC0.
"""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from stemma.lexicon.function_words import read_classes
from stemma.lexicon.lists import read_lines
from stemma.records.reading import Stance

Frame = Literal["that", "zero", "quote", "to", "as", "call", "np", "inf", "urge", "thought", "noun"]
Shape = Literal["base", "s", "past", "ing", "participle"]

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One form of a reporting verb."""

    lemma: str
    shapes: frozenset[Shape]
    """What the form can be: "said" is past and participle."""
    frames: frozenset[Frame]
    stance: Stance | None

    def takes(self, frame: Frame) -> bool:
        """Say whether the verb takes the frame."""
        return frame in self.frames


_CLASSES = read_classes("saying_words.txt")

STATEMENT_NOUNS = _CLASSES["statement_nouns"]
"""What one says something in, at or on: "in a statement", "on state television"."""
MESSAGE_NOUNS = _CLASSES["message_nouns"]
"""Nouns that a that-clause may follow: "renewed threats that ..."."""
MESSAGE_VERBS = _CLASSES["message_verbs"]
"""Verbs with which one utters a message noun."""
HEARERS = _CLASSES["hearers"]
"""Whom one tells something, where no name says it."""
OUTLET_NOUNS = _CLASSES["outlet_nouns"]
"""A name that holds or precedes one of these is an outlet."""
OUTLET_WORDS = _CLASSES["outlet_words"]
"""Words within the names of outlets, folded."""
CARRIERS = _CLASSES["carriers"]
"""Participles that follow a medium: "a video statement sent to AFP"."""
PRESENTS = _CLASSES["presents"]
"""Present forms that are seldom nouns: with one, words before "X said" are a clause."""
PARTICLE_OF = dict(pair.split("+") for pair in sorted(_CLASSES["particle_verbs"]))
"""The particle without which a verb says nothing: "pointed out", "went on"."""
URGING = _CLASSES["urging"]
"""Verbs whose object is to do what is said: "urged X to leave"."""
SAYING_INFINITIVES = _CLASSES["saying_infinitives"]
"""Verbs whose "to do" is itself said."""
AS_WITHOUT_MARKS = _CLASSES["as_without_marks"]
"""Verbs whose "X as Y" is said even where no word stands in marks."""
WEAK_ZERO = _CLASSES["weak_zero"]
"""Verbs that also take a plain object: without "that", only a pronoun opens their clause."""
ZERO_PARTICIPLES = _CLASSES["zero_participles"]
"""Verbs whose -ing form a clause without "that" may follow: "adding it was late"."""


def _inflect(lemma: str, irregular: str) -> dict[str, frozenset[Shape]]:
    shapes: dict[str, set[Shape]] = {}

    def put(form: str, shape: Shape) -> None:
        shapes.setdefault(form, set()).add(shape)

    put(lemma, "base")
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    y_ending = lemma.endswith("y") and lemma[-2] not in VOWELS
    put(lemma + "es" if sibilant else lemma[:-1] + "ies" if y_ending else lemma + "s", "s")
    doubled = lemma + lemma[-1] if lemma in _CLASSES["doubling"] else lemma
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else doubled
    put("begging" if lemma == "beg" else "beginning" if lemma == "begin" else stem + "ing", "ing")
    past, _, participle = irregular.partition(",")
    regular = lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if y_ending else doubled + "ed"
    put(past or regular, "past")
    put(participle or past or regular, "participle")
    return {form: frozenset(kinds) for form, kinds in shapes.items()}


def _load() -> dict[str, Cue]:
    frames: dict[str, set[Frame]] = {}
    stances: dict[str, Stance] = {}
    irregular: dict[str, str] = {}
    for line in read_lines("cues.tsv"):
        verb, wanted, stance, odd = (*line.split("\t"), "", "", "")[:4]
        frames.setdefault(verb, set()).update(cast("list[Frame]", [f for f in wanted.split() if f in get_args(Frame)]))
        if stance:
            stances[verb] = cast("Stance", stance)
        if odd:
            irregular[verb] = odd
    out: dict[str, Cue] = {}
    for verb, taken in frames.items():
        for form, shapes in _inflect(verb, irregular.get(verb, "")).items():
            out.setdefault(form, Cue(lemma=verb, shapes=shapes, frames=frozenset(taken), stance=stances.get(verb)))
    return out


CUES: dict[str, Cue] = _load()
"""Every form of every reporting verb, in lower case."""
