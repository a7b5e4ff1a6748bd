"""
Which structure says better who acts, on whom, when, where, whether at all: trees, or roles learnt as such.

    python -m benchmarks.quality.roles DATA [--roles FILE.json]

Measured on the verbs of EWT's development part with the roles of PropBank, each verb being given; DATA has `ud/` and
`propbank-ewt/` (training/README.md says where they come from). A role is *exactly* right where its words are the gold
ones, marks at the edges aside, and right *by its head* where the gold tree gives both the same head. Told are:

- trees: our trees, and a table from relations to roles that is counted on the training part (`roles_by_trees.py`);
- gold trees: the same table on people's trees, as far as relations can go at all;
- roles learnt as such: FILE, what `training.train_roles` wrote: a network for roles on the same lower layers.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.quality.roles_by_trees import NONE, Range, Slot, Table, candidates, counted, role_of
from training.corpora.roles import ROLES, RoleDocument, Verb, load_roles

from stemma.encoder.acts import open_acts
from stemma.encoder.reader import open_reader
from stemma.records.span import Span
from stemma.records.structure import Tree

Told = set[tuple[str, int, int]]
"""Role and place in the text, marks at the edges aside."""


@dataclass(slots=True)
class Tally:
    """Roles that are right exactly and by their heads, of those found and those that there are."""

    exact: int = 0
    heads: int = 0
    found: int = 0
    gold: int = 0

    def f1(self, right: int) -> float:
        return 2 * right / max(1, self.found + self.gold)


@dataclass(slots=True)
class Tallies:
    """A tally a role."""

    by_role: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})

    def add(self, ours: Told, gold: Told, head_of: Callable[[int, int], int]) -> None:
        for role, tally in self.by_role.items():
            some, wanted = ({one for one in told if one[0] == role} for told in (ours, gold))
            tally.exact += len(some & wanted)
            heads, wanted_heads = ({head_of(*one[1:]) for one in told} - {-1} for told in (some, wanted))
            tally.heads += len(heads & wanted_heads)
            tally.found += len(some)
            tally.gold += len(wanted)

    def lines(self) -> list[str]:
        every = Tally(*(sum(getattr(t, name) for t in self.by_role.values()) for name in Tally.__slots__))
        return [
            f"  {role:9} exact {tally.f1(tally.exact):.3f}   by head {tally.f1(tally.heads):.3f}   of {tally.gold}"
            for role, tally in (*self.by_role.items(), ("all", every))
        ]


def learnt(documents: Sequence[RoleDocument]) -> Table:
    """Return the table that relations and roles of *documents* make."""
    told: list[tuple[Slot, str]] = []
    for document in documents:
        for tree, verbs in zip(document.trees.trees, document.verbs, strict=True):
            low = [word.of(document.trees.text).lower() for word in tree.words]
            for verb in verbs or ():
                roles = {_head(tree, (first, after)): role for role, first, after in verb.spans}
                for one in candidates(tree, low, verb.word):
                    told.append((one.slot, roles.get(_head(tree, one.range), NONE)))
    return counted(told)


def by_tree(text: str, tree: Tree, at: Span, table: Table) -> Told:
    """Return the roles beside the verb that stands *at*, by *tree*; none where the tree has no such word."""
    if at not in tree.words:
        return set()
    low = [word.of(text).lower() for word in tree.words]
    roles = ((role_of(one.slot, table), one.range) for one in candidates(tree, low, tree.words.index(at)))
    return {place(text, tree, role, some) for role, some in roles if role != NONE}


def place(text: str, tree: Tree, role: str, some: Range) -> tuple[str, int, int]:
    """Return where a role's words stand in *text*, marks at the edges aside."""
    return trimmed(text, role, tree.words[some[0]].start, tree.words[some[1] - 1].end)


def trimmed(text: str, role: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a role's stretch of *text* without marks at its edges."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return role, start, end


def _head(tree: Tree, some: Range) -> int:
    """Return the first of some words whose head is not among them."""
    return next((at for at in range(*some) if not some[0] <= tree.heads[at] < some[1]), some[0])


def head_by(tree: Tree) -> Callable[[int, int], int]:
    """Return what says which word of the gold *tree* heads a stretch of the text, -1 where it holds none."""

    def head_of(start: int, end: int) -> int:
        inside = [at for at, word in enumerate(tree.words) if word.start < end and start < word.end]
        return _head(tree, (inside[0], inside[-1] + 1)) if inside else -1

    return head_of


def measure(documents: Sequence[RoleDocument], tell: Callable[[RoleDocument, int, Verb], Told]) -> Tallies:
    """Return the tallies of what *tell* says of each verb of each sentence."""
    tallies = Tallies()
    for document in documents:
        for number, (tree, verbs) in enumerate(zip(document.trees.trees, document.verbs, strict=True)):
            for verb in verbs or ():
                gold = {place(document.trees.text, tree, role, (a, b)) for role, a, b in verb.spans}
                tallies.add(tell(document, number, verb), gold, head_by(tree))
    return tallies


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare trees with roles learnt as such, on EWT.")
    asked.add_argument("data", type=Path)
    asked.add_argument("--roles", type=Path, help="what training.train_roles wrote")
    told = asked.parse_args()
    documents = list(load_roles(told.data))
    table = learnt([d for d in documents if d.trees.part == "train"])
    dev = [d for d in documents if d.trees.part == "dev"]
    acts = open_acts(open_reader())
    trees = {d.trees.id: acts.trees(d.trees.text, [tree.span for tree in d.trees.trees]) for d in dev}

    def ours(document: RoleDocument, number: int, verb: Verb) -> Told:
        at = document.trees.trees[number].words[verb.word]
        return by_tree(document.trees.text, trees[document.trees.id][number], at, table)

    def golds(document: RoleDocument, number: int, verb: Verb) -> Told:
        tree = document.trees.trees[number]
        return by_tree(document.trees.text, tree, tree.words[verb.word], table)

    ways = {"trees": ours, "gold trees": golds}
    if told.roles:
        written = json.loads(told.roles.read_text("utf-8"))

        def networks(document: RoleDocument, number: int, verb: Verb) -> Told:
            at = document.trees.trees[number].words[verb.word].start
            return {trimmed(document.trees.text, *one) for one in written.get(f"{document.trees.id}/{at}", ())}

        ways["roles learnt as such"] = networks
    for name, tell in ways.items():
        print(name, *measure(dev, tell).lines(), sep="\n")


if __name__ == "__main__":
    main()
