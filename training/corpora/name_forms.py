"""
What of a corpus's marked spans is a name in our sense, and what the corpus does not say.

A name span holds no article and no title (`contract`: "A name span holds no title and no
article"). Corpora of entities mark "the hospital" and "he" as well: they are kept out by
the shape of their words. Demonyms are told by the project's own list of countries and
peoples, since most corpora do not mark them or call them something else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from stemma.lexicon.countries import country_form
from stemma.lexicon.name_words import name_words
from stemma.lexicon.titles import COURTESY, SHORT_TITLE, TITLE_PHRASE, is_dropped, title_head
from stemma.records.span import Span
from training.corpora.document import Labelled

ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
WORD = re.compile(r"[^\W_][\w.’'&-]*|[^\s\w]")
TAIL = re.compile(r"(?:['’]s|['’]|[\s,;:!?\"”“()\[\]]|(?<![A-Z])(?<![JS]r)(?<!Inc)(?<!Corp)(?<!Ltd)(?<!Co)\.)+$")
HEAD = re.compile(r"^[\s,;:!?\"”“'’‘()\[\]@#-]+")
INNER = frozenset((
    "of", "the", "and", "for", "de", "del", "della", "da", "do", "dos", "das", "di", "du", "des", "la", "le", "les",
    "el", "al", "an", "von", "van", "der", "den", "zu", "bin", "bint", "ibn", "ben", "abu", "y", "e", "in", "on", "to",
    "at", "against", "with", "as", "ad", "und", "et",
    "&", "’", "'", ",", ".", "-", "–", "/", "+", "“", "”", '"', ":", "!", "(", ")",
))  # fmt: skip
"""Words and marks in lower case that may stand within a name."""
CONNECTORS = frozenset(("of", "and", "for", "in", "on", "at", "to", "with", "against", "as"))
LEAD = re.compile(r"(?:(?!(?:of|and|for|in|on|at|to|with|against|al|el|bin|de|von|van)\b)[a-z][a-z-]+ )+(?=[A-Z])")
PLACE_LEAD = re.compile(
    r"(?:[a-z][a-z-]+ )*?(?:(?!(?:of|and|for|in|on|at|to|al|el|de)\b)[a-z][a-z-]+ )(?:of |of the )?(?=[A-Z])"
)
SURNAMES = frozenset(("king", "queen", "prince", "pope", "bishop", "judge", "marshal", "major", "deacon", "chief"))
"""Heads of titles that are as often a name of their own."""
NO_DEMONYMS = frozenset(("Democratic", "Orthodox", "Latin", "Turkey", "Crimean"))
"""Words of the list of peoples that are as often part of something else."""


def is_demonym(word: str) -> bool:
    """Say whether *word* is an adjective or noun for a people or the faithful: "Peruvian", "Kurds", "Sunni"."""
    form = country_form(word)
    if form:
        return form.kind == "demonym"
    return word in name_words("norps") and word not in NO_DEMONYMS


def is_country(words: str) -> bool:
    """Say whether *words* are the name of a country as print has it."""
    form = country_form(words)
    return form is not None and form.kind == "name"


def name_in(text: str, marked: Labelled, *, phrases: bool = False) -> Labelled | None:
    """
    Return the name that *marked* holds, without article, title and what hangs behind, or None.

    None: a title alone, a pronoun and, with *phrases* (the corpus marks noun phrases of all
    kinds), a common noun ("coalition forces") or a phrase about a name ("commander of Central
    Command"). A single demonym becomes NORP whatever its label, a country's plain name LOC.
    """
    start, end = _without_ends(text, marked.start, marked.end)
    if marked.label == "PER":
        start = _after_titles(text, start, end)
    if phrases:
        start, end = _without_describing(text, start, end, is_place=marked.label == "LOC")
    words = text[start:end]
    if start >= end or not _holds_name(words) or (phrases and not _looks_like_name(words)):
        return None
    label = marked.label
    if is_demonym(words):
        label = "NORP"
    elif label == "ORG" and is_country(words):
        label = "LOC"
    return Labelled(start, end, label)


def demonyms(text: str, sentences: Iterable[Span], taken: Iterable[Span]) -> Iterator[Labelled]:
    """Yield every demonym of *text* that touches none of *taken*."""
    held = sorted(taken)
    for sentence in sentences:
        near = [one for one in held if one.overlaps(sentence)]
        for match in WORD.finditer(text, sentence.start, sentence.end):
            if match[0][0].isupper() and is_demonym(match[0]):
                span = Span(*match.span())
                if not any(one.overlaps(span) for one in near):
                    yield Labelled(span.start, span.end, "NORP")


def split_names(
    text: str, marked: Iterable[Labelled], kinds: Mapping[str, str], *, phrases: bool = False
) -> tuple[tuple[Labelled, ...], tuple[Span, ...]]:
    """
    Return the names among *marked*, with our labels, and the stretches where nobody can tell.

    *kinds*: label of the corpus -> ours; spans with other labels are no names. A span that is no
    name but holds capitals ("commander of Central Command") is unknown: names inside it are not
    marked by themselves. A title alone ("Foreign Secretary") is not. "Cibolo, Texas" is two places.
    """
    names: list[Labelled] = []
    unknown: list[Span] = []
    for one in marked:
        kind = kinds.get(one.label)
        if kind is None:
            continue
        before = len(names)
        for start, end in _pieces(text, one) if kind == "LOC" else [(one.start, one.end)]:
            name = name_in(text, Labelled(start, end, kind), phrases=phrases)
            if name:
                names.append(name)
        covered = names[before].start if len(names) > before else one.end
        if _holds_capitals(text, one.start, covered):
            unknown.append(Span(one.start, covered))
    return tuple(names), tuple(unknown)


def _pieces(text: str, one: Labelled) -> Iterator[tuple[int, int]]:
    start = one.start
    for match in re.finditer(r", (?!D\.C)", text[one.start : one.end]):
        yield start, one.start + match.start()
        start = one.start + match.end()
    yield start, one.end


def _without_ends(text: str, start: int, end: int) -> tuple[int, int]:
    start += len(text[start:end]) - len(HEAD.sub("", text[start:end]))
    article = ARTICLE.match(text, start, end)
    start = article.end() if article else start
    tail = TAIL.search(text[start:end])
    held = text[start:end].count("(") and text[start:end].endswith(")")
    return start, start + tail.start() if tail and not held else end


def _after_titles(text: str, start: int, end: int) -> int:
    """Return where the name begins behind demonyms, titles and words of courtesy; *end* where nothing is left."""
    inner = [match for match in TITLE_PHRASE.finditer(text, start, end) if _is_office(match) and match.end() < end]
    if inner:
        start = inner[-1].end()
        while start < end and text[start] in " .,":
            start += 1
    while start < end:
        word = WORD.match(text, start)
        title = TITLE_PHRASE.match(text, start, end) or SHORT_TITLE.match(text, start)
        if title and title.end() <= end:
            start = title.end()
        elif word and (word[0].lower().rstrip(".") in COURTESY or is_dropped(word[0]) or is_demonym(word[0])):
            start = word.end()
        else:
            return start
        while start < end and text[start] in " .,":
            start += 1
    return end


def _is_office(title: re.Match[str]) -> bool:
    """Say whether a title within a phrase is one for sure: "Pentagon Press Secretary Cook", not "Stephen King Jr."."""
    head = title_head(title["head"])
    return head is not None and head.sector in ("GOV", "IGO") and head.head not in SURNAMES


def _without_describing(text: str, start: int, end: int, *, is_place: bool) -> tuple[int, int]:
    """Return the phrase without lower-case words before it ("so-called Islamic State"), a place without its noun."""
    lead = PLACE_LEAD if is_place else LEAD
    found = lead.match(text, start, end)
    start = found.end() if found else start
    noun = re.search(r" ([a-z]+)$", text[start:end])
    if is_place and noun and noun[1] in name_words("place_nouns"):
        end = start + noun.start()
    return start, end


def _holds_name(words: str) -> bool:
    """Say whether there is a capital in *words*, and more than a pronoun or the opening of a sentence."""
    if not any(letter.isupper() or letter.isdigit() for letter in words) and words.isascii():
        return False
    return not (words.lower() in name_words("starters") and not words.isupper()) and words != "I"


def _looks_like_name(words: str) -> bool:
    found = [match[0] for match in WORD.finditer(words)]
    if not any(letter.isupper() for letter in words) or found[0].lower() in CONNECTORS:
        return False
    return all(_is_capital(word) or word.lower() in INNER for word in found)


def _is_capital(word: str) -> bool:
    """Say whether a word is written as one of a name: a capital or digit in it ("al-Sinek", "501st"), or no case."""
    return any(letter.isupper() or letter.isdigit() for letter in word) or (word.isalpha() and word == word.upper())


def _holds_capitals(text: str, start: int, end: int) -> bool:
    """Say whether a stretch has a capital that is no title, demonym or opening word."""
    words = WORD.finditer(text, _after_titles(text, *_without_ends(text, start, end)), end)
    return any(
        any(letter.isupper() for letter in word[0])
        and not is_demonym(word[0])
        and (word[0].isupper() or word[0].lower() not in name_words("starters"))
        and title_head(word[0]) is None
        for word in words
        if len(word[0]) > 1
    )
