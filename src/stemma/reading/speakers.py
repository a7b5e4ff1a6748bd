"""
Who the words that name a speaker mean: the chain of the mention at their head.

A wrong speaker is worse than none: where two people could be meant, None comes out.
"""

import re
from collections.abc import Sequence

from stemma.lexicon.agencies import AGENCY_FORM, agency_named
from stemma.lexicon.cues import OUTLET_NOUNS, OUTLET_WORDS
from stemma.lexicon.given_names import given_gender
from stemma.records.reading import Chain, Mention
from stemma.records.span import Span

PAPERS = "statement|communiqu[eé]|report|letter|memo|tweet|post|message|release|declaration"
PAPER_OF = re.compile(
    rf"(?:\w+ ){{0,3}}(?:{PAPERS})s? (?:issued by|released by|published by|from|by|of) (?=\S)", re.IGNORECASE
)
OWN_PAPER = re.compile(rf"['’]s?\s+(?:\w+ ){{0,2}}(?:{PAPERS})s?$", re.IGNORECASE)


def speaker_of(text: str, source: Span, mentions: Sequence[Mention], chains: Sequence[Chain]) -> int | None:
    """
    Return the chain that speaks, or None where the words name nobody that is known.

    Args:
        text: the whole article.
        source: the words that name the speaker.
        mentions: all mentions of the article, sorted.
        chains: all chains of the article.
    """
    source = _issuer(text, source)
    inside = [m for m in mentions if source.contains(m.span)]
    if not inside:
        return _by_role(text, source, chains)
    head_end = _head_end(text, source)
    person = _person(text, source, inside, chains, head_end)
    if person is not None:
        return person
    at_head = [m for m in inside if m.span.end <= head_end and text[m.span.end : head_end].strip("’' \ts") == ""]
    if at_head:
        best = max(at_head, key=lambda m: (len(m.span), -m.span.start))
        if best.chain is not None:
            return best.chain
    return _by_role(text, source, chains)


def _issuer(text: str, source: Span) -> Span:
    """Return who stands behind a paper: "a statement from [the ministry]", "[the ministry]'s report"."""
    words = source.of(text)
    behind = PAPER_OF.match(words)
    if behind:
        return Span(source.start + behind.end(), source.end)
    before = OWN_PAPER.search(words)
    return Span(source.start, source.start + before.start()) if before and before.start() else source


def _head_end(text: str, source: Span) -> int:
    """Return where the head noun of the phrase ends: before its first comma, bracket, preposition or relative."""
    words = source.of(text)
    cut = re.search(
        r"\s*(?:[,(—–;]|\s(?:of|for|to|in|at|from|with|who|which|that|on|and|by|based|familiar|close)\s)", words
    )
    return source.start + cut.start() if cut and cut.start() else source.end


def _person(text: str, source: Span, inside: Sequence[Mention], chains: Sequence[Chain], head_end: int) -> int | None:
    """Return the person named at the top of the phrase: not one in "an aide to X" or "X's spokesman"."""
    for mention in inside:
        if mention.type != "PER" or mention.form == "nominal" or mention.chain is None:
            continue
        if text[mention.span.end : mention.span.end + 1] in ("'", "’"):
            continue
        if mention.span.start < head_end or mention.form == "pronoun":
            return mention.chain
        lead = text[source.start : mention.span.start]
        if _heads_apposition(lead) or _title_reaches(mention, chains, source, head_end):
            return mention.chain
    return None


def _heads_apposition(lead: str) -> bool:
    """Say whether the name stands right behind a comma: "the envoy to NATO, Jane Roe"."""
    return lead.rstrip().endswith(",")


def _title_reaches(mention: Mention, chains: Sequence[Chain], source: Span, head_end: int) -> bool:
    """Say whether a title of the person begins before the preposition: "Ambassador to NATO Jane Roe"."""
    if mention.chain is None:
        return False
    return any(
        source.start <= role.span.start < head_end and role.span.end <= mention.span.start
        for role in chains[mention.chain].roles
    )


def _by_role(text: str, source: Span, chains: Sequence[Chain]) -> int | None:
    """Return the only person of the article whose title ends in the head noun of the phrase."""
    words = text[source.start : _head_end(text, source)].lower().split()
    if not words or words[0] in ("a", "an", "another", "one"):
        return None
    head = words[-1].strip("’'")
    if len(head) < 4 or head.endswith("s"):
        return None
    holders = [
        n
        for n, chain in enumerate(chains)
        if chain.kind == "person"
        and any(head in role.title.lower().split() and not role.former for role in chain.roles)
    ]
    return holders[0] if len(holders) == 1 else None


def outlets_in(text: str, span: Span, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the short names of agencies and outlets that the words name: ("AFP",)."""
    words = span.of(text)
    found = [agency.short for m in AGENCY_FORM.finditer(words) if (agency := agency_named(m.group())) is not None]
    if found:
        return tuple(dict.fromkeys(found))
    for mention in mentions:
        if span.contains(mention.span) and mention.type != "PER" and mention.form == "name":
            name = mention.span.of(text)
            folded = {w.lower().strip(".'’") for w in name.split()}
            near = {w.lower().strip(".,'’") for w in words.split()}
            if folded & OUTLET_WORDS or (near & OUTLET_NOUNS and mention.type in ("ORG", "MISC")):
                return (re.sub(r"^(?:the|The)\s+|['’]s$", "", name),)
    capital = re.search(r"(?:[A-Z][\w’'-]*\s?){1,4}", words)
    if capital and {w.lower() for w in capital.group().split()} & (
        OUTLET_WORDS - {"post", "mail", "star", "press", "today"}
    ):
        return (re.sub(r"^The\s+", "", capital.group().strip()),)
    return ()


def fits_gender(text: str, pronoun: str, chain: int, mentions: Sequence[Mention], chains: Sequence[Chain]) -> bool:
    """Say whether "he" or "she" can be the person of *chain*, by its given name and the pronouns it has."""
    wanted = "m" if pronoun == "he" else "f"
    if given_gender(chains[chain].name.split()[0]) not in (None, wanted):
        return False
    others = {"she", "her", "hers"} if pronoun == "he" else {"he", "him", "his"}
    used = {m.span.of(text).lower() for m in mentions if m.chain == chain and m.form == "pronoun"}
    titles = " ".join(r.title.lower() for r in chains[chain].roles)
    return (
        not used & others
        and not (pronoun == "he" and "woman" in titles)
        and not (pronoun == "she" and "spokesman" in titles)
    )
