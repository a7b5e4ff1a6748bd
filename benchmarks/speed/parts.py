"""
How large the parts of a case are: what hangs together by what is shared, and what pairs connect.

    python benchmarks/speed/parts.py CASE.db

The share of the largest part, in hundredths of all. A step can only leave out what lies in other parts than a new article.
"""

import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stemma.account.linked import Links
from stemma.case import account_anew
from stemma.casefile import open_case
from stemma.lineage.families import Unions
from stemma.records.account import Account

SHOWN = ("sayings", "dated tellings", "likely one act", "counts", "numbers")
"""Names under which the account joins things in pairs."""


def main() -> None:
    pairs: dict[str, tuple[int, list[tuple[int, int]]]] = {}
    keep = Links.keep

    def kept(links: Links, name: str, keys: Sequence[bytes], found: Mapping[tuple[int, int], float]) -> None:
        pairs[name] = len(keys), list(found)
        keep(links, name, keys, found)

    Links.keep = kept
    with open_case(Path(sys.argv[1])) as file:
        account = account_anew(file, None)
    articles = [a.id for a in account.articles]
    for what, sets in shared(account).items():
        print(f"{largest(articles, sets):6.1f}  articles, by {what}")
    for name in SHOWN:
        size, found = pairs[name]
        print(f"{largest(range(size), found):6.1f}  {name}, by pairs ({size:,} things, {len(found):,} pairs)")


def shared(account: Account) -> dict[str, list[list[str]]]:
    """Return the sets of articles that share something, by what they share."""
    narration = [list(s.pair) for s in account.lineage.shared if s.kind == "narration"]
    events, statements = list(articles_of(account.events)), list(articles_of(account.statements))
    return {
        "a shared actor": list(articles_of(account.actors)),
        "a shared person": list(articles_of(a for a in account.actors if a.kind == "person")),
        "a shared event": events,
        "a shared event, statement or quantity": [*events, *statements, *articles_of(account.quantities)],
        "copied narration": narration,
    }


def articles_of(records: Iterable) -> Iterator[list[str]]:
    return ([e.article for e in record.evidence] for record in records)


def largest(things: Iterable[Hashable], sets: Iterable[Iterable[Hashable]]) -> float:
    """Return the hundredths of *things* in the largest part, where each of *sets* holds its own together."""
    number = {thing: n for n, thing in enumerate(things)}
    parts = Unions(len(number))
    for first, *others in sets:
        for other in others:
            parts.join(number[first], number[other])
    sizes = Counter(map(parts.find, number.values()))
    return 100 * max(sizes.values(), default=0) / max(1, len(number))


if __name__ == "__main__":
    main()
