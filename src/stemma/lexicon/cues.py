"""
Verbs, nouns and phrases that give words to a speaker, each with the frames it takes.

The verbs stand in `cues.tsv` beside this file. Compiled by the project; CC0.
"""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from stemma.lexicon.lists import read_lines
from stemma.records.reading import Stance

Frame = Literal["that", "zero", "quote", "to", "as", "call", "np", "inf", "urge", "thought", "noun"]
Shape = Literal["base", "s", "past", "ing", "participle"]

VOWELS = "aeiou"
DOUBLING = frozenset("rebut admit submit ban beg rap pan slam dub plan brag rap snap peg blog chat".split())  # noqa: SIM905
"""Verbs that double their last letter before -ed and -ing."""


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


STATEMENT_NOUNS = frozenset(
    """
    statement remark remarks comment comments speech address interview briefing conference tweet tweets post posts
    message letter email e-mail report communique communiqué video call broadcast testimony memo note release
    article column op-ed editorial blog thread announcement declaration appearance press-release dispatch telegram
    transcript reply answer response hearing session meeting talk talks visit podcast filing affidavit complaint lawsuit
    twitter facebook telegram instagram television tv radio x weibo truth newspaper newspapers media website
    """.split()  # noqa: SIM905
)
"""What one says something in, at or on: "in a statement", "on state television"."""

MESSAGE_NOUNS = frozenset(
    """
    claim claims statement warning warnings threat threats demand demands accusation accusations allegation allegations
    promise pledge vow assurance assurances concern concerns fear fears view belief call calls hope hopes assertion
    suggestion complaint prediction insistence contention argument conviction position point announcement
    """.split()  # noqa: SIM905
)
"""Nouns that a that-clause may follow: "renewed threats that ..."."""

MESSAGE_VERBS = frozenset(
    """
    reiterated reiterates reiterating repeated repeats renewed renews issued issues made makes voiced voices voicing
    expressed expresses expressing delivered delivers gave gives raised raises stressed underlined restated restates
    reaffirmed reaffirms echoed echoes
    """.split()  # noqa: SIM905
)
"""Verbs with which one utters a message noun."""

HEARERS = frozenset(
    """
    reporters journalists lawmakers parliament parliamentarians legislators senators deputies mps media press
    congress audience crowd supporters viewers listeners officials delegates ministers ambassadors investors analysts
    council assembly committee court judge jury staff employees workers students soldiers troops residents voters
    readers followers correspondents newspaper magazine agency television tv radio station channel broadcaster outlet
    network website people everyone them him her us me you it
    """.split()  # noqa: SIM905
)
"""Whom one tells something, where no name says it."""

OUTLET_NOUNS = frozenset(
    """
    newspaper magazine agency television tv radio station channel broadcaster network daily weekly paper website news
    """.split()  # noqa: SIM905
)
"""A name that holds or precedes one of these is an outlet."""

OUTLET_WORDS = frozenset(
    """
    times post news tv television radio journal herald tribune gazette guardian telegraph daily mail chronicle
    broadcasting press today media bbc cnn cbs nbc abc fox msnbc npr pbs cnbc itv sky al-jazeera jazeera bild zeit
    spiegel monde figaro rai zdf ard nhk cgtn cctv rt globe standard mirror express independent economist observer
    newsweek axios politico star review examiner dispatch courier mercury monitor inquirer bulletin agency network
    """.split()  # noqa: SIM905
)
"""Words within the names of outlets, folded."""


def _inflect(lemma: str, irregular: str) -> dict[str, frozenset[Shape]]:
    shapes: dict[str, set[Shape]] = {}

    def put(form: str, shape: Shape) -> None:
        shapes.setdefault(form, set()).add(shape)

    put(lemma, "base")
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    y_ending = lemma.endswith("y") and lemma[-2] not in VOWELS
    put(lemma + "es" if sibilant else lemma[:-1] + "ies" if y_ending else lemma + "s", "s")
    doubled = lemma + lemma[-1] if lemma in DOUBLING else lemma
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
