"""
A sentence's parse laid over its tokens: which word hangs on which, and whose clause a token stands in.

The words of a parse are finer than tokens ("cease-fire" is three, "didn't" two); a token is the first word's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.reading.events.words import HAVE, Token
from stemma.records.structure import Tree

NO_CLAUSE = frozenset({"aux", "cop", "case", "mark", "fixed", "amod", "compound", "cc", "det", "flat", "goeswith"})
"""Relations in which a verb heads no clause: "the detained men", "including"."""
NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos", "nummod", "vocative"})
"""Relations of a noun; a verb that has one heads a clause only with an object or subject of its own."""
ARGUMENTS = frozenset({"nsubj", "csubj", "obj", "iobj", "ccomp", "xcomp"})
BREAKS = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})
"""Relations behind which another clause begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One sentence's words with their heads, beside its tokens. Numbers of words and of tokens, half-open ranges."""

    tree: Tree
    low: tuple[str, ...]
    """The words, in lower case."""
    token: tuple[int, ...]
    """The token that each word stands in."""
    children: tuple[tuple[int, ...], ...]
    """The words that hang on each word, in order."""
    owner: tuple[int, ...]
    """The word that heads the clause of each word; -1 outside all."""
    word: tuple[int, ...]
    """The first word of each token; -1 where it has none."""

    def relation(self, word: int) -> str:
        """Return the relation of a word to its head, without its subtype."""
        return self.tree.relations[word].partition(":")[0]

    def those(self, word: int, *relations: str) -> Iterator[int]:
        """Yield the words that hang on *word* by one of *relations* (without subtypes)."""
        return (child for child in self.children[word] if self.relation(child) in relations)

    def owns(self, token: int, word: int) -> bool:
        """Say whether a token stands in the clause that *word* heads."""
        first = self.word[token]
        return first >= 0 and self.owner[first] == word

    @property
    def heads(self) -> list[int]:
        """The words that head a clause, in order of their tokens."""
        return sorted(set(self.owner) - {-1}, key=lambda word: (self.token[word], word))


def parsed(text: str, tokens: Sequence[Token], tree: Tree) -> Parsed:
    """Return the parse of a sentence over its tokens."""
    low = tuple(span.of(text).lower() for span in tree.words)
    tree = _with_perfects(tree, low)
    size = len(tree.words)
    children: list[list[int]] = [[] for _ in range(size)]
    for word, head in enumerate(tree.heads):
        if head >= 0:
            children[head].append(word)
    place, word_of = _aligned(tokens, tree)
    heading = [_heads_clause(tree, word, children) for word in range(size)]
    return Parsed(
        tree=tree,
        low=low,
        token=tuple(place),
        children=tuple(tuple(some) for some in children),
        owner=tuple(_owner(tree, heading, word) for word in range(size)),
        word=tuple(word_of),
    )


def _with_perfects(tree: Tree, low: Sequence[str]) -> Tree:
    """Return the tree with "had" as the auxiliary that it is in "had in 2010 closed", where it was read as a verb."""
    heads, relations = list(tree.heads), list(tree.relations)
    for word in range(len(heads)):
        head = heads[word]  # as it stands by now: of two participles of one "had" the first is its verb
        if head < 0 or head > word or relations[word] != "xcomp" or tree.forms[word] != "VBN":
            continue
        told = [c for c, above in enumerate(heads) if above == head and head < c < word]
        if low[head] not in HAVE or any(relations[c] == "obj" for c in told):
            continue
        above_head, told_as = heads[head], relations[head]
        heads = [word if above == head else above for above in heads]
        heads[word], relations[word] = above_head, told_as
        heads[head], relations[head] = word, "aux"
    return replace(tree, heads=tuple(heads), relations=tuple(relations))


def _aligned(tokens: Sequence[Token], tree: Tree) -> tuple[list[int], list[int]]:
    place: list[int] = []
    word_of = [-1] * len(tokens)
    at = 0
    for number, span in enumerate(tree.words):
        while at < len(tokens) - 1 and tokens[at].end <= span.start:
            at += 1
        place.append(at)
        if word_of[at] < 0:
            word_of[at] = number
    return place, word_of


def _heads_clause(tree: Tree, word: int, children: Sequence[Sequence[int]]) -> bool:
    relation = tree.relations[word].partition(":")[0]
    if any(tree.relations[child] == "cop" for child in children[word]):
        return True
    if tree.tags[word] not in ("VERB", "AUX") or relation in NO_CLAUSE:
        return False
    if relation in NOMINAL:
        return any(tree.relations[child].partition(":")[0] in ARGUMENTS for child in children[word])
    return True


def _owner(tree: Tree, heading: Sequence[bool], word: int) -> int:
    while word >= 0 and not heading[word]:
        word = tree.heads[word]
    return word
