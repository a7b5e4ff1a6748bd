"""
How often "he" and "she" are given to the right person, on GUM (CoNLL-U with `Entity=` chains) or ECB+; neither is part of the project.

    python benchmarks/quality/pronouns.py gum.conllu.gz|ECB [--part dev|held|all] [--genres news,interview,speech]
        [--network] [--errors 40]

Every other document of the genres is held out: its errors are not looked at. So are the topics of ECB+ with an even number. `--network`: names as a reading finds them,
by rules and weights; the weights were trained on names of GUM, so that the figure without them is the one to go by. Counted are the pronouns outside quotation
marks whose person is named in the document. One is right where the nearest name or noun of the chain that it was given
to lies in a mention of the same person; on ECB+, which marks only who takes part in an act, where the chain bears a
name that is marked so, or holds a mention that is. A pronoun that is given to nobody lowers the second figure only:
unsure means no mention. Of 116 pronouns of GUM's held half a third stands in two documents: the figure is good to
some eight in a hundred, that of ECB+ (461 in 232 reports) to four.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.ecb_chains import is_held, load_reports
from training.corpora.gum_chains import Document, load_chains

from stemma.encoder.reader import Reader, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.reading.speech.quoted import find_quoted, is_quoted
from stemma.records.reading import Chain, Mention
from stemma.records.span import Span
from stemma.text.sentences import paragraphs

PRONOUN = re.compile(r"(?:he|him|his|himself|she|her|hers|herself)", re.IGNORECASE)


def judge(document: Document, reader: Reader | None = None) -> Iterator[tuple[Span, bool | None, str]]:
    """Yield each pronoun that counts, whether it was given to the right person (None: to nobody), and to whom."""
    text = document.text
    labelled = reader.read(text, document.sentences).names if reader else None
    mentions, chains = find_mentions(text, document.sentences, labelled=labelled)
    quoted = find_quoted(text, paragraphs(text))
    by_span = {mention.span: mention for mention in mentions}
    told = {one for span, one in document.entities if not PRONOUN.fullmatch(span.of(text)) and _is_name(span.of(text))}
    for span, one in sorted(set(document.entities)):
        if not PRONOUN.fullmatch(span.of(text)) or is_quoted(quoted, span) or one not in told:
            continue
        mine = by_span.get(span)
        if mine is None or mine.chain is None:
            yield span, None, "-"
            continue
        others = [m for m in mentions if m.chain == mine.chain and m.form != "pronoun"]
        if document.sparse:
            right = _shares(document, chains[mine.chain], others, one)
        else:
            nearest = min(others, key=lambda m: (m.span.start > span.start, abs(m.span.start - span.start)))
            right = one in _meant(document, nearest)
        yield span, right, chains[mine.chain].name


def _shares(document: Document, chain: Chain, mentions: Sequence[Mention], one: str) -> bool:
    """Say whether *chain* bears a name that is marked as *one*, or one of its *mentions* is."""
    marked = [s for s, other in document.entities if other == one and not PRONOUN.fullmatch(s.of(document.text))]
    words = {word for s in marked if _is_name(s.of(document.text)) for word in NAME_WORD.findall(s.of(document.text))}
    named = {word for name in (chain.name, *chain.aliases) for word in NAME_WORD.findall(name)}
    return bool(words & named) or any(s.contains(mention.span) for s in marked for mention in mentions)


def _is_name(words: str) -> bool:
    return words[:1].isupper() and words.rsplit(maxsplit=1)[-1][:1].isupper() and words not in NO_NAMES


NAME_WORD = re.compile(r"[^\W\d_a-z][\w-]+")
NO_NAMES = frozenset({"I", "My", "You", "Your", "We", "Our", "Me", "Who"})


def _meant(document: Document, mention: Mention) -> set[str]:
    """Return what the smallest gold mentions round *mention* mean, or those that lie in it."""
    round_it = [(len(span), one) for span, one in document.entities if span.contains(mention.span)]
    if round_it:
        smallest = min(round_it)[0]
        return {one for size, one in round_it if size == smallest}
    return {one for span, one in document.entities if mention.span.contains(span)}


def _chosen(path: Path, genres: Sequence[str], part: str) -> list[Document]:
    """Return the documents of a part; those of ECB+ where *path* is a folder."""
    if path.is_dir():
        reports = list(load_reports(path))
        halves = [d for d in reports if not is_held(d)], [d for d in reports if is_held(d)]
    else:
        starts = tuple(f"GUM_{genre}_" for genre in genres)
        ordered = sorted((d for d in load_chains(path) if d.name.startswith(starts)), key=lambda d: d.name)
        halves = ordered[::2], ordered[1::2]
    return {"dev": halves[0], "held": halves[1], "all": [*halves[0], *halves[1]]}[part]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--genres", default="news,interview,speech")
    parser.add_argument("--network", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if options.errors and options.part != "dev":
        parser.error("The errors of documents that are held out are not to be looked at.")
    reader = open_reader() if options.network else None
    counts: Counter[bool | None] = Counter()
    errors = []
    for document in _chosen(options.file, options.genres.split(","), options.part):
        for span, right, chain in judge(document, reader):
            counts[right] += 1
            if not right:
                before = document.text[max(0, span.start - 160) : span.start].replace("\n", " ¶ ")
                behind = document.text[span.end : span.end + 40].replace("\n", " ¶ ")
                errors.append(f"{document.name} {right} → {chain}: …{before}[{span.of(document.text)}]{behind}")
    given, every = counts[True] + counts[False], counts.total()
    print(
        f"{counts[True]}/{given} given right {counts[True] / max(1, given):.1%}, of all {counts[True] / every:.1%} ({every})"
    )
    print(*errors[: options.errors], sep="\n")


if __name__ == "__main__":
    main()
