"""
What the relations of a tree say of PropBank's roles: a table counted on the training part, and how it is used.

A verb's candidates are what hangs on it, and what it has from elsewhere: the subject and auxiliaries of the verb that
"and" joins it to, the subject or object of the verb above, the noun that its clause tells of. Each has a *slot*: the
relation, the voice, the word that opens it, the word itself and the verb. The table says of a slot which role it has most
often, from the fullest description of it that was seen often enough.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.records.structure import Tree

DOUBT: Final = 2.0
"""Times that each description is taken to have been seen with another role: what was seen once or twice says little."""
SHARED: Final = ("nsubj", "nsubj:pass", "csubj", "aux", "advmod")
"""What a verb has from the one that "and" joins it to, where it has none of its own."""
NONE: Final = ""

Range = tuple[int, int]
"""First word and the word after the last."""
Slot = tuple[str, str, str, str, str]
"""Relation, voice, the word that opens it, its head, the verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may have a role beside a verb."""

    slot: Slot
    range: Range


Table = dict[tuple[str, ...], tuple[str, float]]
"""The role of a slot's description, `NONE` where it mostly has none, and how sure that is, 0..1."""


def candidates(tree: Tree, low: Sequence[str], verb: int) -> Iterator[Candidate]:
    """Yield what may have a role beside *verb*; *low* are the words in lower case."""
    children = _children(tree)
    voice = _voice(tree, children, verb)
    for relation, word, left_out in _beside(tree, children, verb):
        marker = next((low[c] for c in children[word] if tree.relations[c] in ("case", "mark")), "")
        yield Candidate(
            slot=(relation, voice, marker, low[word], low[verb]),
            range=_reach(tree, children, word, left_out),
        )


def counted(told: Iterable[tuple[Slot, str]]) -> Table:
    """Return the table of slots with their roles, `NONE` for none."""
    counts: dict[tuple[str, ...], Counter[str]] = {}
    for slot, role in told:
        for described in _descriptions(slot):
            counts.setdefault(described, Counter())[role] += 1
    top = {described: some.most_common(1)[0] for described, some in counts.items()}
    return {described: (role, count / (counts[described].total() + DOUBT)) for described, (role, count) in top.items()}


def role_of(slot: Slot, table: Table) -> str:
    """Return the role of *slot*, `NONE` for none."""
    known = [table[described] for described in _descriptions(slot) if described in table]
    return max(known, key=lambda one: one[1])[0] if known else NONE


def _descriptions(slot: Slot) -> Iterator[tuple[str, ...]]:
    """Yield the descriptions of *slot*, the fullest first: of equals it is the fullest that counts."""
    relation, voice, marker, word, verb = slot
    yield ("verb and word", relation, voice, marker, word, verb)
    yield ("verb", relation, voice, marker, verb)
    yield ("word", relation, voice, marker, word)
    yield ("opening", relation, voice, marker)
    yield ("relation", relation, voice)
    yield ("relation", relation)


def _children(tree: Tree) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in tree.words]
    for word, head in enumerate(tree.heads):
        if head >= 0:
            children[head].append(word)
    return children


def _voice(tree: Tree, children: Sequence[Sequence[int]], verb: int) -> str:
    relations = {tree.relations[c] for c in children[verb]}
    if relations & {"aux:pass", "nsubj:pass", "obl:agent"} or (
        tree.relations[verb] == "acl" and tree.forms[verb] == "VBN"
    ):
        return "passive"
    return "active" if relations & {"obj", "ccomp", "xcomp"} else "bare"


def _beside(tree: Tree, children: Sequence[Sequence[int]], verb: int) -> Iterator[tuple[str, int, int]]:
    """Yield relation and head of each candidate, and the word whose own words are left out of it (-1: none)."""
    own = [(tree.relations[c], c) for c in children[verb] if tree.relations[c] not in ("punct", "cc", "conj")]
    yield from ((relation, word, -1) for relation, word in own)
    head, relation = tree.heads[verb], tree.relations[verb]
    if head < 0:
        return
    has_subject = any(name.startswith(("nsubj", "csubj")) for name, _ in own)
    if relation.startswith("acl"):
        yield (f"of {relation}", head, verb)
    elif relation == "conj":
        for word in children[head]:
            shared = tree.relations[word]
            if word < verb and shared in SHARED and not (has_subject and "subj" in shared):
                yield (f"shared {shared}", word, -1)
    elif not has_subject and relation in ("xcomp", "advcl", "ccomp"):
        above = {tree.relations[c]: c for c in children[head]}
        name = next((name for name in ("obj", "nsubj", "nsubj:pass") if name in above), None)
        if name is not None:
            yield (f"{relation} {name}", above[name], -1)


def _reach(tree: Tree, children: Sequence[Sequence[int]], word: int, left_out: int) -> Range:
    """Return the words from the first to the last that hang on *word*, up to the clause that is *left_out*."""
    inside, waiting = {word}, [word]
    while waiting:
        for child in children[waiting.pop()]:
            if child != left_out and child not in inside:
                inside.add(child)
                waiting.append(child)
    if left_out > word:
        inside = {at for at in inside if at < left_out}
    while (last := max(inside)) > word and tree.relations[last] == "punct":
        inside.discard(last)
    return min(inside), max(inside) + 1
