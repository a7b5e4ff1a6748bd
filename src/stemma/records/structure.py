"""What depends on what in a sentence: its words as a tree of Universal Dependencies. Not yet a reading."""

from dataclasses import dataclass

from stemma.records.span import Span

ROOT = -1
"""The head of the one word that depends on none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence: its words in their order, what each depends on, and how."""

    span: Span
    """Of the sentence, in the article's stored text."""
    words: tuple[Span, ...] = ()
    """Disjoint and in order; clitics ('s, n't), hyphens and punctuation are words of their own."""
    heads: tuple[int, ...] = ()
    """The index in `words` of the word that each depends on; `ROOT` for exactly one. There are no circles."""
    relations: tuple[str, ...] = ()
    """Universal Dependencies 2, with subtypes: `nsubj:pass`, `obl:unmarked`, `acl:relcl`; `root` for the root."""
    tags: tuple[str, ...] = ()
    """Universal parts of speech: `VERB`, `PROPN`, ..."""
    forms: tuple[str, ...] = ()
    """Penn Treebank tags: `VBD` (past), `VBN` (participle), `MD` (modal), ..."""

    def __post_init__(self) -> None:
        count = len(self.words)
        if any(len(row) != count for row in (self.heads, self.relations, self.tags, self.forms)):
            raise ValueError("a tree needs a head, a relation and two tags for each of its words")
        if any(not ROOT <= head < count for head in self.heads) or (count and self.heads.count(ROOT) != 1):
            raise ValueError("a tree needs heads among its words and exactly one root")
