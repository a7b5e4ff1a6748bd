"""
The body that a title is held for where only its noun stands beside it: "the organisation's spokeswoman".

It is the one body named before it: in the sentence or the two before for a common noun, anywhere for a word of its
name ("the Secretary General of the Union"). Of two, none.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.actors.affiliations import Affiliation
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token

NOUNS = frozenset(
    """
    organisation organization agency body group company firm charity union council commission committee party movement
    bloc alliance association federation institute fund bank court
    """.split()  # noqa: SIM905
)
"""By which a body is called that was named."""
SENTENCES_BACK = 2


def named_owner(about: Affiliation, row: Sequence[Token], sentence: int, bodies: Sequence[Name]) -> Affiliation:
    """Return *about*, a title of the *row* of a *sentence*, with the body that it serves of the named *bodies*."""
    start = row[about.first].span.start
    if about.org is None and about.country is None and about.first and row[about.first - 1].possessive:
        noun = row[about.first - 1].text.lower().removesuffix("'s").removesuffix("’s")
        if noun not in NOUNS:
            return about
        near = {
            body.text for body in bodies if 0 <= sentence - body.sentence <= SENTENCES_BACK and body.span.end <= start
        }
        return replace(about, org=near.pop()) if len(near) == 1 else about
    if about.org is not None and about.org.lower() in NOUNS:
        longer = (body for body in bodies if about.org in body.text.split() and body.text != about.org)
        full = {body.text for body in longer if body.span.end <= start}
        return replace(about, org=full.pop()) if len(full) == 1 else about
    return about
