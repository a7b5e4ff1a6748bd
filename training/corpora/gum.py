"""
GUM, the Georgetown University Multilayer corpus: news, interviews, lives, travel, speeches and more.

Source: Zeldes, "The GUM corpus: creating multilayer resources in the classroom", LREV 51(3), 2017;
UD_English-GUM. Licence: annotations CC BY 4.0; texts by genre. Only genres whose texts allow any use
are taken (Wikinews, Wikipedia, Wikivoyage, speeches, courts, OpenStax, open-access papers); how-to
guides and fiction (CC BY-NC-SA) are not.

Labels: person is PER, place LOC, organization ORG, and abstract, event and object MISC. GUM marks
every noun phrase, pronouns too: a name is the run of capitalised words round a head that the
treebank tags as a proper noun (NNP, NNPS), to the end of the marked phrase at most. Of names within
names the longest stands. A proper noun in no name is unknown, not "no name". People in the plural
("the Vikings") are NORP only where the project's list has them, else unknown.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from stemma.lexicon.name_words import name_words
from stemma.lexicon.titles import title_head
from stemma.records.span import Span
from training.corpora.document import Document, Labelled
from training.corpora.name_forms import INNER, demonyms, is_demonym, split_names
from training.corpora.treebanks import TreebankDocument, Word, read_documents

GENRES = ("news", "interview", "bio", "voyage", "speech", "academic", "textbook", "court")
KINDS = {
    "person": "PER", "place": "LOC", "organization": "ORG", "abstract": "MISC", "event": "MISC", "object": "MISC",
}  # fmt: skip
BRACKET = re.compile(r"\((?P<open>[^()]+)|(?P<shut>[^()]+)\)|(?P<bare>\))")
XPOS, HEAD, MISC = 2, 4, 7
"""Columns after the form: lemma, upos, xpos, feats, head, deprel, deps, misc."""


def load_gum(folder: Path) -> Iterator[Document]:
    """Yield the documents of the chosen genres from `gum.conllu.gz` in *folder*."""
    with gzip.open(folder / "gum.conllu.gz", "rt", encoding="utf-8") as lines:
        for document in read_documents(lines):
            if document.id.split("_")[1] in GENRES:
                yield _with_names(document)


def names_of(text: str, words: Sequence[Word]) -> Iterator[Labelled]:
    """Yield the name round the head of every phrase marked in a sentence, with the corpus's label; some overlap."""
    for first, last, kind in phrases_of(words):
        head = _head(words, first, last)
        tag = "" if head is None else words[head].columns[XPOS]
        if head is not None and kind in KINDS and (tag == "NNP" or (tag == "NNPS" and kind != "person")):
            start, end = _run(text, words, head, first, last)
            yield Labelled(words[start].span.start, words[end].span.end, kind)


def phrases_of(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield first word, last word and kind of each phrase that `Entity=` marks in a sentence."""
    opened: list[tuple[str, int, str]] = []
    for at, word in enumerate(words):
        for entry in word.columns[MISC].split("|"):
            if not entry.startswith("Entity="):
                continue
            for match in BRACKET.finditer(entry.removeprefix("Entity=")):
                if match["open"]:
                    group, kind, *_ = [*match["open"].split("-"), ""]
                    opened.append((group, at, kind))
                    continue
                found = next((one for one in reversed(opened) if match["shut"] in (one[0], None)), None)
                if found:
                    opened.remove(found)
                    yield found[1], at, found[2]


def _head(words: Sequence[Word], first: int, last: int) -> int | None:
    numbers = {word.number for word in words[first : last + 1]}
    return next((at for at in range(first, last + 1) if words[at].columns[HEAD] not in numbers), None)


def _run(text: str, words: Sequence[Word], head: int, first: int, last: int) -> tuple[int, int]:
    """Return first and last word of the name round *head*: capitals, and small words between capitals."""
    start = end = head
    while start > first and (step := _reach(text, words, start, -1, first)) is not None:
        start = step
    while end < last and (step := _reach(text, words, end, 1, last)) is not None:
        end = step
    return start, end


def _reach(text: str, words: Sequence[Word], at: int, step: int, limit: int) -> int | None:
    """Return the next capitalised word beyond *at*, across at most two small words ("of the"), not across a comma."""
    for away in range(1, 4):
        there = at + step * away
        if (there - limit) * step > 0:
            return None
        form = words[there].span.of(text)
        if form[0].isupper() and words[there].columns[XPOS] in ("NNP", "NNPS", "JJ", "NN", "CD"):
            return there
        if form not in INNER or form in {",", "(", ")", ":", "!", "”", "“", "/", "and", "in", "at", "to", "on"}:
            return None
    return None


def _with_names(document: TreebankDocument) -> Document:
    found = [one for words in document.words for one in names_of(document.text, words)]
    outer = [one for one in found if not any(other != one and other.span.contains(one.span) for other in found)]
    once = {one.span: one for one in outer}
    names, unknown = split_names(document.text, tuple(once.values()), KINDS, phrases=True)
    peoples = tuple(demonyms(document.text, document.sentences, (*(name.span for name in names), *unknown)))
    return Document(
        id=f"gum/{document.id}",
        corpus="gum",
        text=document.text,
        sentences=document.sentences,
        spans={"names": tuple(sorted((*names, *peoples)))},
        unmarked={"names": frozenset({"NORP"})},
        unknown={"names": (*unknown, *_left_over(document, (*names, *peoples)))},
    )


def _left_over(document: TreebankDocument, names: Sequence[Labelled]) -> Iterator[Span]:
    """Yield the proper nouns that stand in no name and are no demonym, title or part of a date."""
    for words in document.words:
        for word in words:
            form = word.span.of(document.text)
            plain = is_demonym(form) or title_head(form) or form.lower() in name_words("calendar")
            inside = any(name.start < word.span.end and word.span.start < name.end for name in names)
            if word.columns[XPOS] in ("NNP", "NNPS") and not inside and not plain:
                yield word.span
