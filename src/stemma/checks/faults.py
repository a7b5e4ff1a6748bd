"""
All rules, in order.

A file with spans outside their texts is looked at no further: nothing else could be said of it.
"""

from collections.abc import Sequence
from typing import Any

from stemma.casefile import CaseFile
from stemma.checks.fault import Fault
from stemma.checks.figures import find_wrong_dates, find_wrong_quantities
from stemma.checks.grounding import Grounding
from stemma.checks.names import find_wrong_parties
from stemma.checks.quoting import find_wrong_words
from stemma.checks.rulings import find_wrong_rulings
from stemma.checks.storage import find_wrong_digests, find_wrong_spans, find_wrong_storage
from stemma.checks.support import find_missing_records, find_wrong_support
from stemma.reading import read

RULES = (
    find_wrong_words, find_wrong_quantities, find_wrong_dates, find_wrong_parties, find_missing_records,
    find_wrong_support,
)  # fmt: skip
"""What is asked of the account, record by record."""


def find_faults(file: CaseFile) -> tuple[Fault, ...]:
    """
    Return everything in *file* that does not hold, in the order of the rules; the texts are read anew.

    Raises:
        CaseFileError: the file cannot be read at all.
    """
    broken = (*find_wrong_storage(file), *find_wrong_spans(file))
    if broken:
        return broken
    articles, account, rulings = file.articles(), file.account(), file.rulings()
    readings = {article.id: read(article) for article in articles}
    grounding = Grounding(account, {a.id: a for a in articles}, readings)
    return (
        *find_wrong_digests(articles, account),
        *find_wrong_rulings(rulings, articles, account),
        *(fault for rule in RULES for fault in rule(grounding)),
    )


def faults_object(faults: Sequence[Fault]) -> dict[str, Any]:
    """Return *faults* as a JSON object."""
    return {
        "faults": [
            {
                "record": f.record,
                "article": f.article,
                "span": [f.span.start, f.span.end] if f.span else None,
                "rule": f.rule,
                "text": f.text,
            }
            for f in faults
        ]
    }
