"""
Which outlets a sentence cites for what it tells, and where their word comes from in the end.

Rules:
1. "The Tribune reported", "according to Reuters", "citing the Observer" give what the sentence tells to that outlet.
2. An outlet is one of the case's newspapers, by its whole name, or a news agency. A body that publishes its own
   releases is no outlet: what it says it says itself. Who names his own outlet, in whole or in short, cites nobody.
3. Where the cited story itself cites another for the same thing, that other one is the source; where the word
   comes back to one who passed it on, it is a circle, and the first who printed it is the source.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.account.witness import Witness
from stemma.lexicon.agencies import AGENCY_FORM, agency_named
from stemma.lexicon.organizations import organization_form
from stemma.memo import digest_of
from stemma.records.article import ArticleId
from stemma.records.span import Span
from stemma.text.normalise import fold
from stemma.text.words import WORD

KIND = r"(?:newspaper|news agency|agency|daily|weekly|magazine|website|news site|broadcaster|television|channel|radio)"
BEHIND = re.compile(
    rf"(?:\s+{KIND})?,?(?:\s+(?:also|first|later|earlier|has|have|had))*\s+"
    r"(?:report(?:ed|s)?|said|says|wrote|writes|revealed|disclosed|quoted|cited|quotes|cites)\b"
)
BEFORE = re.compile(
    r"\b(?:[Aa]ccording to|[Cc]iting|cited by|[Qq]uoting|quoted by|reported by|reports? (?:by|in|from)"
    r"|published (?:by|in)|carried by|interview (?:with|to)|told|seen by|obtained by)"
    rf"\s+(?:[A-Z]\w+['’]s\s+)?(?:[Tt]he\s+)?(?:{KIND}\s+)?$"
)
SAME = re.compile(
    rf"\b(?:[Tt]he|[Tt]hat) (?:same )?(?:news)?(?:paper|{KIND})(?:,?\s+(?:also|has|had|added))*\s+"
    r"(?:report(?:ed|s)?|said|says|wrote|writes|added|quoted)\b"
)
"""The outlet cited before, cited again: "the same newspaper said"."""
AROUND = 60
"""Code points before a name in which the words that cite it stand."""
SILENT = frozenset(
    """
    report reported reports said says wrote told according citing cited newspaper agency monday tuesday wednesday
    thursday friday saturday sunday that with from have been were their which they this after
    """.split()  # noqa: SIM905
)
"""Words that say nothing of what a sentence tells. Folded."""
LEAST_LIKENESS = 0.4
"""Share of the citing sentence's words that the cited sentence has, where both tell one thing. Set by hand."""
LEAST_WORDS = 2
"""Words that both have at the least. Set by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A sentence that gives what it tells to an outlet."""

    sentence: Span
    outlet: str
    """The agency's short name, or the outlet's name as the case has it."""


class Outlets:
    """The outlets of a case, found in text by their names."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        named = {w.article.outlet for w in witnesses if w.article.outlet and w.article.genre != "release"}
        self._known = {key_of(n): n for n in sorted(named) if not organization_form(n) and " " in n}
        forms = sorted({re.sub(r"^[Tt]he\s+", "", n) for n in self._known.values()}, key=lambda n: (-len(n), n))
        self.digest = digest_of(*sorted(named)).hex()
        """Tells the outlets of two cases apart."""
        heads = "".join(sorted({re.escape(form[0]) for form in forms}))  # most places are no head of any
        any_form = "|".join(map(re.escape, forms))
        self._form = re.compile(rf"(?<!\w)(?=[{heads}])(?:{any_form})(?!\w)") if forms else None

    def cited_in(self, text: str, sentence: Span) -> Iterator[str]:
        """Yield the outlets that a sentence cites."""
        for start, end, name in self._named(text, sentence):
            lead = text[max(sentence.start, start - AROUND) : start]
            if BEHIND.match(text, end, sentence.end) or BEFORE.search(lead):
                yield name

    def _named(self, text: str, sentence: Span) -> Iterator[tuple[int, int, str]]:
        for found in self._form.finditer(text, sentence.start, sentence.end) if self._form else ():
            yield found.start(), found.end(), self._known[key_of(found.group())]
        for found in AGENCY_FORM.finditer(text, sentence.start, sentence.end):
            agency = agency_named(found.group())
            if agency is not None:
                yield found.start(), found.end(), agency.short


def find_citations(witness: Witness, outlets: Outlets) -> tuple[Citation, ...]:
    """Return the citations of one article, in order; of its own outlet none."""
    found = witness.leaf.recall(f"cites {outlets.digest}", lambda: _cited_by(witness, outlets))
    return tuple(Citation(sentence=Span(start, end), outlet=outlet) for start, end, outlet in found)


def _cited_by(witness: Witness, outlets: Outlets) -> list[tuple[int, int, str]]:
    own = witness.article.outlet or ""
    found: list[tuple[int, int, str]] = []
    for sentence in witness.reading.sentences:
        cited = list(dict.fromkeys(outlets.cited_in(witness.article.text, sentence)))
        if not cited and found and SAME.search(witness.article.text, sentence.start, sentence.end):
            cited = [found[-1][2]]
        found += [(sentence.start, sentence.end, outlet) for outlet in cited if not is_short_for(outlet, own)]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An article that passed a word on, and the sentence in which it did; None where none tells the same."""

    witness: Witness
    sentence: Span | None


def follow(
    witness: Witness,
    citation: Citation,
    stories: Mapping[str, Sequence[Witness]],
    citations: Mapping[ArticleId, Sequence[Citation]],
) -> tuple[Step, ...]:
    """
    Return the way that a cited word came, the citing article first, as far back as articles are held.

    Args:
        witness: The article that cites.
        citation: One of its citations.
        stories: The articles of each outlet, by `key_of` its name.
        citations: The citations of every article.
    """
    path = [Step(witness=witness, sentence=citation.sentence)]
    while True:
        step = _cited_story(path[-1].witness, citation, stories.get(key_of(citation.outlet), ()))
        if step is None or any(step.witness.id == s.witness.id for s in path):
            return tuple(path)
        path.append(step)
        onward = [c for c in citations.get(step.witness.id, ()) if c.sentence == step.sentence]
        if not onward:
            return tuple(path)
        citation = onward[0]


def _cited_story(witness: Witness, citation: Citation, stories: Sequence[Witness]) -> Step | None:
    """Return the story of the cited outlet that was out by then and tells the same, else its latest one."""
    day = (witness.article.published or "9999")[:10]
    out = [w for w in stories if (w.article.published or "9999")[:10] <= day and w.id != witness.id]
    wanted = _content(witness.words(citation.sentence), citation.outlet)
    ranked = sorted(
        (
            (-_likeness(wanted, _content(story.words(sentence), citation.outlet)), story.article.order, sentence, n)
            for n, story in enumerate(out)
            for sentence in story.reading.sentences
        ),
    )
    if ranked and -ranked[0][0] >= LEAST_LIKENESS:
        return Step(witness=out[ranked[0][3]], sentence=ranked[0][2])
    return Step(witness=max(out, key=lambda w: w.article.order), sentence=None) if out else None


def _content(words: str, outlet: str) -> frozenset[str]:
    silent = SILENT | set(key_of(outlet).split())
    folded = (fold(words[w.start() : w.end()]).text for w in WORD.finditer(words))
    return frozenset(w for w in folded if len(w) > 3 and w not in silent)


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    both = len(a & b)
    return both / min(len(a), len(b)) if both >= LEAST_WORDS else 0.0


def key_of(outlet: str) -> str:
    """Return an outlet's name as it is compared."""
    return fold(outlet).text.strip().removeprefix("the ")


def is_short_for(short: str, full: str) -> bool:
    """Say whether *short* is an outlet's name or the end of it: "the Tribune" in the Savannah Tribune."""
    return key_of(full) == key_of(short) or key_of(full).endswith(f" {key_of(short)}")
