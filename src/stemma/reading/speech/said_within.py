"""
Inverted sayings of long sentences: `The delay, said X, was caused by Y`, `S, said two officials who had seen it`.
"""

from dataclasses import replace

from stemma.lexicon.cues import Cue
from stemma.lexicon.function_words import BE, DETERMINERS
from stemma.reading.clauses.phrases import Phrase
from stemma.reading.speech.lines import Line
from stemma.reading.speech.phrases_behind import noun_phrase_after
from stemma.reading.speech.saying import Saying, is_finite, is_person

COUNTED = frozenset("a an one two three four five six several some many most another".split())  # noqa: SIM905
"""Words that open the naming of people who were not told of before."""
PEOPLE = frozenset({"people", "persons", "sources"})
RELATIVES = frozenset({"who", "whose"})


def said_within(line: Line, i: int, cue: Cue) -> Saying | None:
    """Return the saying of `NP, said X, VP` and of `It was, said X, NP`; None where the words are no such clause."""
    start, limit = line.sentence_start(i), line.sentence_end(i)
    source = noun_phrase_after(line, i + 1)
    if line.low(i - 1) != "," or source is None or not _names_somebody(line, source):
        return None
    comma = source.after
    if line.low(comma) != "," and RELATIVES & {line.low(comma), line.low(comma - 1)}:
        comma = next((k for k in range(comma, limit) if line.low(k) == ","), limit)
    goes_on = comma + 1
    if line.low(comma) != "," or goes_on >= limit:
        return None
    finite = [k for k in range(start, i - 1) if is_finite(line, k)]
    if not (is_finite(line, goes_on) if not finite else _lacks_noun(line, finite, i) and _is_noun(line, goes_on)):
        return None
    source = replace(source, after=comma)
    pieces = ((start, i - 1), (goes_on, limit))
    return Saying(source=source, cue=(i, i + 1), pieces=pieces, whole=False, lemma=cue.lemma, stance=cue.stance)


def people_at_the_end(line: Line, i: int, source: Phrase) -> Phrase | None:
    """Return the unnamed people behind the verb at *i* where they end the sentence, with what describes them."""
    if line.low(i - 1) != "," or line.low(i + 1) not in COUNTED or not _names_somebody(line, source):
        return None
    limit = line.sentence_end(i)
    relative = next((k for k in range(source.first, limit) if line.low(k) in RELATIVES), limit)
    described = relative == limit or _finites(line, relative, limit) == 1
    plain = all(line.kind(k) == "word" for k in range(source.first, relative))
    return replace(source, after=limit) if described and plain and not _finites(line, i + 1, relative) else None


def _finites(line: Line, first: int, after: int) -> int:
    """Return how many verbs stand in the words, an auxiliary and its participle once."""
    found = [k for k in range(first, after) if is_finite(line, k)]
    return sum(1 for n, k in enumerate(found) if n == 0 or k - found[n - 1] > 2)


def _lacks_noun(line: Line, finite: list[int], i: int) -> bool:
    """Say whether the words before the speaker break off behind "was"."""
    return finite == [i - 2] and line.low(i - 2) in BE


def _is_noun(line: Line, k: int) -> bool:
    return line.low(k) in DETERMINERS or line.tokens[k].mention is not None


def _names_somebody(line: Line, phrase: Phrase) -> bool:
    return any(line.low(k) in PEOPLE or is_person(line, k) for k in range(phrase.first, phrase.after))
