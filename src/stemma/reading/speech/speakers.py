"""
Who the words that name a speaker mean: the chain of the mention at their head.

A wrong speaker is worse than none: where two people could be meant, None comes out.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.lexicon.agencies import AGENCY_FORM, agency_named
from stemma.lexicon.cues import OUTLET_NOUNS, OUTLET_WORDS
from stemma.lexicon.function_words import ADVERBS
from stemma.lexicon.given_names import given_gender
from stemma.reading.pronouns.gender_nouns import head_gender
from stemma.records.reading import Chain, Mention
from stemma.records.span import Span

BRACKET = re.compile(r"(?<= )\([A-Z][\w.-]*\)(?= \w)")
"""A short name in brackets, with the phrase going on behind it: "the Agency (FMA) director"."""
APPOSED = re.compile(
    r",\s*(?:[A-Z][\w.’'-]*\s+){0,4}$"
    r"|,\s*(?:the|an?)\s+(?:(?!(?:of|for|to|from|by|with|in|at|on|and|who|that)\s|\w+ing\s)[\w.’'-]+\s+){1,4}$"
)
"""What ends right before a name in apposition: a comma, and perhaps a title or what he is."""
POSSESSIVES = frozenset({"his", "her", "their", "its"})
TITLE_BETWEEN = re.compile(
    r" (?!of|for|to|from|and|in|at|by|with)[A-Za-z][\w-]+(?: (?!of|for|to|from)[A-Za-z][\w-]+)? "
)
"""A title of one or two words."""
LOWER_BEHIND = re.compile(r" (?P<first>[a-z][a-z-]+)(?= |$)(?: [a-z-]+)*(?: [A-Z]|$)")
"""Words behind a name that is no head: a common noun, and perhaps another name behind it."""
NO_NOUNS = frozenset({"nonetheless", "nevertheless", "however", "too", "alike", "or", "but", "as", "after", "when"})
"""Words that may stand between a name and its verb."""
BY_AGE = re.compile(r"the \d{2}-year-old\b", re.IGNORECASE)
"""A phrase for the person whom the paragraph is about: "the 58-year-old lawyer"."""
DESCRIBING = re.compile(
    r"the (?:[a-z][\w-]* ){0,2}?(?P<noun>man|woman|boy|girl|teenager|expert|analyst|specialist|scholar|academic"
    r"|scientist|researcher|politician|lawmaker|activist|campaigner|volunteer|veteran|mother|father|grandmother|grandfather|widow"
    r"|widower)(?: of (?:two|three|four|five|six|seven))?",
    re.IGNORECASE,
)
"""A phrase that only describes somebody who was named, and names no office."""
UNKNOWN_HOLDER = frozenset({"a", "an", "another", "one", "its", "their", "his", "her"})
"""Words before a title that do not point to a holder who was named."""
ABBREVIATED = {
    "sen.": "senator",
    "gov.": "governor",
    "rep.": "representative",
    "gen.": "general",
    "col.": "colonel",
    "adm.": "admiral",
    "capt.": "captain",
    "amb.": "ambassador",
    "pres.": "president",
    "prof.": "professor",
}
LEADING = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "taoiseach", "prime"})
"""Words in the titles of those who are called "the Norwegian leader"."""
FORMER = frozenset({"former", "ex-president", "ex-minister", "ex-premier", "one-time", "ousted", "deposed"})
SECOND = frozenset({"deputy", "vice", "acting", "assistant"})
"""Words without which the title is another office."""
NUMEROUS = frozenset({"senator", "governor", "representative", "general", "colonel", "captain", "lawmaker"})
"""Titles that many hold: "the senator" is one who was just named."""
NEAR = 700
"""How far before "the senator" he is named. Code points."""
BARE_TITLE = 3
"""Words of "the Norwegian leader"."""
SHORTEST_TITLE = 3
"""A head noun that is no longer is no title. Code points."""
OPENS = re.compile(r"(?:^|\n|[.!?][\"”’)]*\s)(?:(?:[Tt]he|[A-Z][\w.’'-]*|\w+ minister)\s){0,8}$")
"""What stands before a person with whom a sentence begins: nothing, or his titles."""
TITLE_REACH = 80
"""How long those titles may be. Code points."""
TITLED_STATE = re.compile(
    r"(?:its|the|their) (?:current )?(?:chair|chairman|president|member|host|holder|mediator), (?:the )?"
)
"""What a state may be of a body, before its name."""
PAPERS = "statement|communiqu[eé]|report|letter|memo|tweet|post|message|release|declaration"
PAPER_OF = re.compile(
    rf"(?:\w+ ){{0,3}}(?:{PAPERS})s? (?:issued by|released by|published by|from|by|of) (?=\S)", re.IGNORECASE
)
OWN_PAPER = re.compile(rf"['’]s?\s+(?:\w+ ){{0,2}}(?:{PAPERS})s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who speaks and acts in an article, looked up fast."""

    text: str
    chains: Sequence[Chain]
    holders: Mapping[str, tuple[int, ...]]
    """The persons whose title holds a word, by the word in lower case."""
    pronouns: Mapping[int, frozenset[str]]
    """The pronouns, in lower case, that mean each chain."""
    named: Sequence[tuple[int, int]]
    """Where persons are mentioned, and the chain of each, in order."""


def cast_of(text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> Cast:
    """Return the chains with their titles and pronouns indexed."""
    holders: dict[str, list[int]] = {}
    for n, chain in enumerate(chains):
        if chain.kind == "person":
            titles = {w for role in chain.roles if not role.former for w in role.title.lower().split()}
            for word in sorted({ABBREVIATED.get(w, w) for w in titles} | ({"leader"} if titles & LEADING else set())):
                holders.setdefault(word, []).append(n)
    pronouns: dict[int, set[str]] = {}
    for mention in mentions:
        if mention.form == "pronoun" and mention.chain is not None:
            pronouns.setdefault(mention.chain, set()).add(mention.span.of(text).lower())
    named = sorted(
        (m.span.start, m.chain) for m in mentions if m.chain is not None and chains[m.chain].kind == "person"
    )
    return Cast(
        text=text,
        chains=chains,
        named=named,
        holders={word: tuple(found) for word, found in holders.items()},
        pronouns={chain: frozenset(found) for chain, found in pronouns.items()},
    )


def speaker_of(source: Span, mentions: Sequence[Mention], cast: Cast, spoke: int | None = None) -> int | None:
    """
    Return the chain that speaks, or None where the words name nobody that is known.

    Args:
        source: the words that name the speaker.
        mentions: those of the paragraph, sorted.
        cast: the article's chains.
        spoke: the chain that spoke last before these words.
    """
    text = cast.text
    source = _issuer(text, source)
    inside = _single([m for m in mentions if source.contains(m.span)])
    if BY_AGE.match(source.of(text)):
        return _topic(source, mentions, cast)
    if not inside:
        holder = _by_role(source, inside, cast, spoke)
        return holder if holder is not None else _described(source, mentions, cast, spoke)
    head_end = _head_end(text, source)
    person = _person(source, inside, cast, head_end)
    if person is not None:
        return person
    body = _whole_body(source, inside, text)
    if body is not None:
        return body
    apposed = inside[-1]
    if apposed.span.end == source.end and TITLED_STATE.fullmatch(text, source.start, apposed.span.start):
        return apposed.chain  # "its chairman, Germany"
    at_head = [m for m in inside if m.span.end <= head_end and text[m.span.end : head_end].strip("’' \ts") == ""]
    if at_head:
        best = max(at_head, key=lambda m: (len(m.span), -m.span.start))
        if best.chain is not None:
            return best.chain
    return _by_role(source, inside, cast, spoke)


def _whole_body(source: Span, inside: Sequence[Mention], text: str) -> int | None:
    """Return the body whose name is the whole phrase: "the Ministry of Foreign Affairs"."""
    named = (m for m in inside if m.type == "ORG" and m.form == "name" and m.span.end == source.end)
    return next((m.chain for m in named if text[source.start : m.span.start].strip().lower() in ("", "the")), None)


def _single(inside: Sequence[Mention]) -> list[Mention]:
    """Return the mentions but those that mean two: "the two ministers" is no one speaker."""
    spans = [m.span for m in inside]
    return [m for m in inside if spans.count(m.span) == 1]


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
    words = BRACKET.sub(lambda m: "x" * len(m.group()), source.of(text))
    cut = re.search(
        r"\s*(?:[,(—–;]|\s(?:of|for|to|in|at|from|with|who|which|that|on|and|by|based|briefed|involved|acquainted|familiar|close)\s)",
        words,
    )
    return source.start + cut.start() if cut and cut.start() else source.end


def _person(source: Span, inside: Sequence[Mention], cast: Cast, head_end: int) -> int | None:
    """Return the person named at the top of the phrase: not one in "an aide to X" or "X's spokesman"."""
    text = cast.text
    for mention in inside:
        if mention.type != "PER" or mention.form == "nominal" or mention.chain is None:
            continue
        if text[mention.span.end : mention.span.end + 1] in ("'", "’"):
            continue
        if mention.form == "pronoun":
            if not _owns(text, mention.span, source) and not text[source.start : mention.span.start].strip():
                return mention.chain
            continue  # "[his] wife", "an official, because [he] was not allowed"
        if _modifies(text, mention.span, head_end):
            continue
        if mention.span.start < head_end:
            return mention.chain
        lead = text[source.start : mention.span.start]
        if (
            _heads_apposition(lead)
            or _title_reaches(mention, cast.chains, source, head_end)
            or _of_body(text, source, inside, mention)
        ):
            return mention.chain
    return None


def _owns(text: str, pronoun: Span, source: Span) -> bool:
    """Say whether the pronoun only tells whose: "his wife"."""
    if text.startswith(" office", pronoun.end):
        return False  # "her office": she speaks through it
    return pronoun.of(text).lower() in POSSESSIVES and pronoun.end < source.end


def _modifies(text: str, name: Span, head_end: int) -> bool:
    """Say whether the name only belongs to the head noun: "[Byrne] aides", "[Byrne] spokesman Jane Roe"."""
    behind = LOWER_BEHIND.match(text, name.end, max(name.end, head_end))
    word = behind.group("first") if behind else ""
    return bool(word) and not (word in ADVERBS or word.endswith(("ly", "self")) or word in NO_NOUNS)


def _of_body(text: str, source: Span, inside: Sequence[Mention], person: Mention) -> bool:
    """Say whether a body opens the phrase and only a title parts it from the name: "Bank of X governor Jane Roe"."""
    lead = (text[m.span.end : person.span.start] for m in inside if m.type == "ORG" and m.span.start == source.start)
    return any(TITLE_BETWEEN.fullmatch(words) for words in lead)


def _heads_apposition(lead: str) -> bool:
    """Say whether the name stands right behind a comma: "the envoy to NATO, Jane Roe"."""
    return APPOSED.search(lead) is not None


def _title_reaches(mention: Mention, chains: Sequence[Chain], source: Span, head_end: int) -> bool:
    """Say whether a title of the person begins before the preposition: "Ambassador to NATO Jane Roe"."""
    if mention.chain is None:
        return False
    return any(
        source.start <= role.span.start < head_end and role.span.end <= mention.span.start
        for role in chains[mention.chain].roles
    )


def _topic(source: Span, mentions: Sequence[Mention], cast: Cast) -> int | None:
    """Return the first person of the paragraph, else the last one named before it."""
    return next(iter(_persons_before(source.start, mentions, cast)), None)


def _persons_before(at: int, mentions: Sequence[Mention], cast: Cast) -> list[int]:
    """Return the persons of the paragraph before *at*, each once; where it has none, the last one named before it."""
    here = dict.fromkeys(m.chain for m in mentions if m.chain is not None and m.span.end <= at)
    named = _named_before(at, cast)
    persons = [chain for chain in here if cast.chains[chain].kind == "person"]
    return persons or [chain for _, chain in cast.named[max(0, named - 1) : named]]


def _described(source: Span, mentions: Sequence[Mention], cast: Cast, spoke: int | None) -> int | None:
    """
    Return the person whom "the expert" or "the elder man" describes.

    It is who spoke in the paragraph, else who was named in it first; where it names nobody, who was named last before.
    """
    match = DESCRIBING.fullmatch(cast.text, source.start, source.end)
    if match is None:
        return None
    persons = _persons_before(source.start, mentions, cast)
    gender = head_gender(match.group("noun").lower())
    fitting = [p for p in persons if gender is None or fits_gender("he" if gender == "m" else "she", p, cast)]
    return spoke if spoke in fitting else next(iter(fitting), None)


def _by_role(source: Span, inside: Sequence[Mention], cast: Cast, spoke: int | None) -> int | None:
    """
    Return the person whose title holds the head noun of the phrase and whose country agrees.

    Of several it is the one who spoke last, unless a sentence since then began with another; else the last one named.
    """
    head_end = _head_end(cast.text, source)
    words = cast.text[source.start : head_end].lower().split()
    if not words or words[0] in UNKNOWN_HOLDER:
        return None
    if FORMER & set(words):
        return _former(words, cast)
    head = words[-1].strip("’'")
    holders = cast.holders.get(head, ()) if len(head) > SHORTEST_TITLE and not head.endswith("s") else ()
    countries = {cast.chains[m.chain].country for m in inside if m.chain is not None and m.span.end <= head_end} - {
        None
    }
    if head == "leader" and "leader" not in _titles_of(holders, cast) and (len(words) != BARE_TITLE or not countries):
        return None  # "the party's leader" is no president
    fitting = {n for n in holders if not countries or cast.chains[n].country in {None, *countries}}
    seconds = SECOND & set(words)
    fitting = {n for n in fitting if not seconds or seconds & _titles_of((n,), cast)}
    if head in NUMEROUS:
        since = _named_before(source.start - NEAR + 1, cast)
        near = {chain for _, chain in cast.named[since : _named_before(source.start, cast)]}
        fitting &= near
    if len(fitting) == 1 or words[0] != "the":
        return next(iter(fitting)) if len(fitting) == 1 else None
    if head == "minister" and "prime" not in words:
        fitting = {n for n in fitting if not any("prime" in role.title.lower() for role in cast.chains[n].roles)}
    for at, chain in reversed(cast.named[: _named_before(source.start, cast)]):
        if chain in fitting and (
            chain == spoke or spoke not in fitting or OPENS.search(cast.text, max(0, at - TITLE_REACH), at)
        ):
            return chain
    return None


def _named_before(at: int, cast: Cast) -> int:
    """Return how many times a person is named before *at*."""
    return bisect_left(cast.named, (at, -1))


def _former(words: Sequence[str], cast: Cast) -> int | None:
    """Return the one person who once held the office: "the former president"."""
    head = words[-1].strip("’'")
    held = [n for n, chain in enumerate(cast.chains) if any(role.former and role.head == head for role in chain.roles)]
    return held[0] if len(held) == 1 else None


def _titles_of(chains: Sequence[int], cast: Cast) -> frozenset[str]:
    return frozenset(w for n in chains for role in cast.chains[n].roles for w in role.title.lower().split())


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


def fits_gender(pronoun: str, chain: int, cast: Cast) -> bool:
    """Say whether "he" or "she" can be the person of *chain*, by its given name, titles and pronouns."""
    wanted, others, title = (
        ("m", {"she", "her", "hers"}, "woman") if pronoun == "he" else ("f", {"he", "him", "his"}, "spokesman")
    )
    if given_gender(cast.chains[chain].name.split()[0]) not in (None, wanted):
        return False
    if cast.pronouns.get(chain, frozenset()) & others:
        return False
    return not any(title in role.title.lower() for role in cast.chains[chain].roles)
