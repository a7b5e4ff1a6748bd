"""
Conflicts about actors: rank, name, and who spoke.

Rules:
1. A rank is disputed only by newsrooms that never use the fuller form: who writes "Deputy Secretary" once may go on
   with "Secretary". Offices that are merely put less fully are no conflict.
2. A name is disputed where one form is a slip of the other; transliterations are not. People of states that write
   in Latin letters are not transliterated: there another letter is a slip; so it is where one newsroom alone has it
   against several that agree.
   A given name that is one in several languages is given in two of them.
3. An office is disputed where one newsroom gives it to somebody and others, who give him another office of the same
   body, give it to somebody else; so is that of a minister who by others has left the ministry.
"""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from stemma.account.actors import Cast, NameUse
from stemma.account.conflicts import Cell, Claim, dispute
from stemma.account.independence import Independence
from stemma.account.names import are_cognate, compare_given, compare_surname, name_tokens, sounds_like
from stemma.account.offices import Office, disputed_offices
from stemma.account.parameters import AccountParameters
from stemma.account.roles import title_key
from stemma.account.statements import Saying, evidence_of
from stemma.lexicon.countries import country_form
from stemma.records.account import Actor, ActorId, ActorRole, Conflict, Evidence
from stemma.text.normalise import fold

LEAST_AGAINST_ONE = 3
"""Newsrooms that spell a surname alike before another letter in a single one is a slip in any script. Newsrooms."""

ODD_LETTERS = 2
"""Letters of a surname that a single newsroom has otherwise, where no script makes it spell the name anew. Letters."""

RANKS = frozenset({"deputy", "vice", "under", "assistant", "acting", "associate", "interim", "caretaker"})
"""Words that make an office a lower or a passing one. Source: compiled by the project; CC0."""

OTHER_SCRIPTS = frozenset(
    """
    RUS UKR BLR BGR MKD SRB MNE KAZ KGZ TJK TKM UZB MNG GRC CYP GEO ARM ISR EGY LBY TUN DZA MAR SDN SYR LBN JOR IRQ IRN
    SAU YEM OMN ARE QAT BHR KWT PSE AFG PAK IND BGD NPL LKA BTN MDV MMR THA LAO KHM CHN TWN HKG JPN KOR PRK ETH ERI MRT
    SOM DJI
    """.split()  # noqa: SIM905
)
"""States whose names come into English from another script or without a fixed spelling, ISO 3166-1 alpha-3."""

MANY_SPELLINGS = (
    "mohammed", "mohamed", "muhammad", "ahmed", "ahmad", "hassan", "hussein", "hussain", "ibrahim", "yusuf", "yousef",
    "omar", "umar", "khalid", "khaled", "abdul", "abdel", "abdullah", "rahman", "aziz", "mustafa", "osman", "othman",
    "ismail", "suleiman", "salih", "saleh", "fatima", "aisha",
)  # fmt: skip
"""Names that Latin letters spell in many ways in every state. Source: compiled by the project; CC0."""

HEADS_OF_OFFICE = frozenset(
    {"ministry", "minister", "department", "secretary", "secretariat", "office", "head", "chief", "director", "agency"}
)
"""Words of a body and of who leads it, beside its field. Source: compiled by the project; CC0."""

LINKS = frozenset({"of", "the", "for", "to", "s"})

OVERTHROWN = re.compile(
    r"\b(?:ousted|deposed|overthrown|toppled|unseated|captive|exiled)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
"""Words before the office of one whom others took it from; whether he still holds it is what they fight about."""

Offices = Mapping[tuple[str | None, ...], Sequence[tuple[ActorId, ActorRole]]]
"""Who holds an office of one title, by title, body and state."""

NEAR_OFFICE = 40
"""How far before an office such words may begin. Code points."""


def find_role_conflicts(cast: Cast, independence: Independence, parameters: AccountParameters) -> list[Conflict]:
    """Return the persons whose rank two newsrooms put differently."""
    out = []
    held = _offices_held(cast)
    for actor in sorted(cast.actors.values(), key=lambda a: a.id):
        claims = (
            _rank_claims(actor, independence)
            or _office_claims(actor, held, independence)
            or _former_claims(actor, independence)
            or _retired_claims(actor, independence)
            or _slip_claims(actor, independence, parameters)
        )
        if claims and (conflict := dispute(Cell("actor", actor.id, "role"), claims, independence)):
            out.append(conflict)
    return out


def find_name_conflicts(cast: Cast, independence: Independence, parameters: AccountParameters) -> list[Conflict]:
    """Return the persons whose name one newsroom writes otherwise than by another transliteration."""
    out = []
    for actor in sorted(cast.actors.values(), key=lambda a: a.id):
        if actor.kind != "person":
            continue
        uses = [u for u in cast.names[actor.id] if len(name_tokens(u.text)) > 1]
        forms = sorted({name_tokens(u.text) for u in uses})
        latin = actor.country is not None and actor.country not in OTHER_SCRIPTS
        slips = {(a, b) for a in forms for b in forms if a < b and _is_slip(a, b, latin, parameters)}
        slips |= _odd_spellings(uses, independence, letters=1 if actor.country in OTHER_SCRIPTS else ODD_LETTERS)
        disputed = {f for pair in slips for f in pair}
        claims = [
            Claim(value=u.text, text=u.text, published="", evidence=u.evidence)
            for u in uses
            if name_tokens(u.text) in disputed
        ]
        if claims and (conflict := dispute(Cell("actor", actor.id, "name"), _one_form(claims), independence)):
            out.append(conflict)
    return out


def _odd_spellings(
    uses: Sequence[NameUse], independence: Independence, letters: int
) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the spellings, *letters* apart at most, of which one newsroom alone has the second, several the first."""
    rooms: dict[tuple[str, ...], set[str]] = {}
    for use in uses:
        rooms.setdefault(name_tokens(use.text), set()).add(independence.newsroom_of(use.evidence))
    return {
        (most, single)
        for most, many in rooms.items()
        for single, alone in rooms.items()
        if len(many) >= LEAST_AGAINST_ONE and len(alone) == 1 and not alone & many
        if most[:-1] == single[:-1] and 1 <= Levenshtein.distance(most[-1], single[-1]) <= letters
    }


def find_speaker_conflicts(
    pairs: Sequence[tuple[Saying, Saying]], cast: Cast, independence: Independence
) -> list[Conflict]:
    """Return the words that two newsrooms give to two speakers, about the first of them; of each two the last words."""
    found: dict[tuple[str, frozenset[str]], Conflict] = {}
    for a, b in reversed(pairs):
        if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
            continue
        if a.voice is not None and a.voice == b.voice:
            continue  # a state and its ministry
        names = {n: cast.actors[n].name for n in (a.speaker, b.speaker)}
        disputed = (a.speaker, frozenset(names.values()))
        if disputed in found:
            continue
        told = [evidence_of(saying, independence)[0] for saying in (a, b)]
        if independence.newsroom_of(told[0]) == independence.newsroom_of(told[1]):
            continue
        claims = []
        for saying, name, evidence in zip((a, b), names.values(), told, strict=True):
            source = saying.witness.words(saying.attribution.source) if saying.attribution.source else name
            claims.append(Claim(value=name, text=source, published="", evidence=evidence))
        if conflict := dispute(Cell("actor", a.speaker, "speaker"), claims, independence):
            found[disputed] = conflict
    return list(found.values())


def _rank_claims(actor: Actor, independence: Independence) -> list[Claim]:
    by_office: dict[frozenset[str], dict[frozenset[str], list[Claim]]] = {}
    for role in actor.roles:
        if role.last is not None:
            continue
        said = set(title_key(role.title).split()) - LINKS
        if "undersecretary" in said:
            said = (said - {"undersecretary"}) | {"under", "secretary"}
        elif "secretary" not in said:
            said -= {"under"}  # "soldiers under Colonel X" has no lower rank
        claims = [
            Claim(value=role.title, text=role.title, published=role.first or "", evidence=e) for e in role.evidence
        ]
        by_office.setdefault(frozenset(said - RANKS), {}).setdefault(frozenset(said & RANKS), []).extend(claims)
    for office in sorted(by_office, key=sorted):
        ranks = by_office[office]
        if len(ranks) < 2 or not office:
            continue
        fuller = {independence.newsroom_of(c.evidence) for rank, cs in ranks.items() if rank for c in cs}
        plain = [c for c in ranks.get(frozenset(), []) if independence.newsroom_of(c.evidence) not in fuller]
        ranked = [_same_value(cs) for rank, cs in sorted(ranks.items(), key=lambda r: sorted(r[0])) if rank]
        return [*_same_value(plain), *(c for cs in ranked for c in cs)]
    return []


def _offices_held(cast: Cast) -> dict[str, Offices]:
    """Return the offices that persons hold now, by their title."""
    out: dict[str, dict[tuple[str | None, ...], list[tuple[ActorId, ActorRole]]]] = {}
    for actor in cast.actors.values():
        for role in (r for r in actor.roles if r.title and r.last is None and actor.kind == "person"):
            offices = out.setdefault(title_key(role.title), {})
            offices.setdefault((role.title, role.org, role.country), []).append((actor.id, role))
    return dict(out)


def _office_claims(actor: Actor, held: Mapping[str, Offices], independence: Independence) -> list[Claim]:
    """Return what newsrooms say of *actor*'s office where one of them gives him another's."""
    if actor.kind != "person":
        return []
    for taken in actor.roles if len(actor.roles) > 1 else ():
        if taken.last is not None or " " not in taken.title:
            continue
        here = _rooms(taken, independence)
        own = [r for r in actor.roles if r.last is None and r is not taken and not _rooms(r, independence) & here]
        offices = held.get(title_key(taken.title), {}) if own else {}
        every = (pair for same in offices.values() for pair in same)
        if not any(holder != actor.id and _rooms(r, independence) - here for holder, r in every):
            continue
        of_others = (next((r for holder, r in same if holder != actor.id), None) for same in offices.values())
        if any(_of_one_body(o, r) for r in of_others if r is not None for o in own):
            return [c for r in (*own[:1], taken) for c in _claims_of(r)]
    return []


def _former_claims(actor: Actor, independence: Independence) -> list[Claim]:
    """Return what newsrooms say of an office that one lets *actor* hold while another says that he held it before."""
    for held in (r for r in actor.roles if r.last is None):
        for left in (r for r in actor.roles if r.last is not None):
            if title_key(held.title) != title_key(left.title) or (held.country or left.country) != (
                left.country or held.country
            ):
                continue
            gone = [e for e in left.evidence if not _is_overthrown(e, independence)]
            if not gone:
                continue
            since = min(_published(e, independence) for e in gone)
            still = [e for e in held.evidence if _published(e, independence) >= since]
            if still:
                former = f"former {left.title}"
                return [
                    *(Claim(value=held.title, text=held.title, published="", evidence=e) for e in still),
                    *(Claim(value=former, text=former, published="", evidence=e) for e in gone),
                ]
    return []


def _retired_claims(actor: Actor, independence: Independence) -> list[Claim]:
    """
    Return what newsrooms say of *actor* where one alone makes him minister of a ministry that, by another, he has left.

    Against the minister stands the office that the others give him now.
    """
    for held in (r for r in actor.roles if r.last is None and "minister" in title_key(r.title).split()):
        here, field = _rooms(held, independence), _portfolio(held)
        left = [r for r in actor.roles if r.last is not None and not _rooms(r, independence) & here]
        now = [r for r in actor.roles if r.last is None and " " in r.title and not _rooms(r, independence) & here]
        if now and len(here) == 1 and field and any(_portfolio(r) == field for r in left):
            return [c for role in (now[0], held) for c in _claims_of(role)]
    return []


def _is_overthrown(office: Evidence, independence: Independence) -> bool:
    text = independence.witnesses[office.article].article.text
    return OVERTHROWN.search(text[max(0, office.span.start - NEAR_OFFICE) : office.span.start]) is not None


def _slip_claims(actor: Actor, independence: Independence, parameters: AccountParameters) -> list[Claim]:
    """Return what newsrooms say of *actor*'s office where one alone gives him another that nobody holds at once."""
    found = disputed_offices(actor, independence, parameters) if actor.kind == "person" else None
    if found is None:
        return []
    return [
        c for office in found for c in _same_value([c for r in _by_rooms(office, independence) for c in _claims_of(r)])
    ]


def _by_rooms(office: Office, independence: Independence) -> list[ActorRole]:
    """Return the forms of an office, that which most newsrooms use first, the fullest first among these."""
    return sorted(office.roles, key=lambda r: (-len(_rooms(r, independence)), -len(r.title), r.title))


def _published(evidence: Evidence, independence: Independence) -> str:
    return (independence.witnesses[evidence.article].article.published or "9999")[:10]


def _of_one_body(a: ActorRole, b: ActorRole) -> bool:
    if a.org and b.org:
        return fold(a.org).text == fold(b.org).text
    ours, theirs = _portfolio(a), _portfolio(b)
    return bool(ours and ours == theirs) and (a.country == b.country or not (a.country and b.country))


def _portfolio(role: ActorRole) -> frozenset[str]:
    """Return the field of an office: "interior" of "Interior Minister", and of a spokesman of the Interior Ministry."""
    said = title_key(role.org or role.title).split()
    form = country_form((role.org or "").split(" ")[0].removesuffix("'s").removesuffix("’s")) if role.org else None
    return frozenset(said[1:] if form else said) - LINKS - RANKS - HEADS_OF_OFFICE


def _rooms(role: ActorRole, independence: Independence) -> set[str]:
    return {independence.newsroom_of(e) for e in role.evidence}


def _claims_of(role: ActorRole) -> list[Claim]:
    return [Claim(value=role.title, text=role.title, published=role.first or "", evidence=e) for e in role.evidence]


def _same_value(claims: Sequence[Claim]) -> list[Claim]:
    """Return *claims* under the value of the first: one rank is one value, however it is hyphenated."""
    return [Claim(value=claims[0].value, text=c.text, published=c.published, evidence=c.evidence) for c in claims]


def _one_form(claims: Sequence[Claim]) -> list[Claim]:
    shown: dict[tuple[str, ...], str] = {}
    return [
        Claim(value=shown.setdefault(name_tokens(c.value), c.value), text=c.text, published="", evidence=c.evidence)
        for c in claims
    ]


def _is_slip(a: tuple[str, ...], b: tuple[str, ...], latin: bool, parameters: AccountParameters) -> bool:
    if a[-1] == b[-1] and are_cognate(a[0], b[0]):
        return True
    given = compare_given(a[0], b[0], parameters.misspelt_name)
    surname = compare_surname(a[-1], b[-1], parameters.misspelt_name)
    slips = {"misspelt"}
    parted = [(a[:-1], b[:-1])] * (given != "same") + [(a[-1:], b[-1:])] * (surname != "same")
    if latin and not any(_is_arabic(part) for pair in parted for part in pair):
        slips.add("transliteration")
    return (given in slips and surname != "different") or (surname in slips and given != "different")


def _is_arabic(name: tuple[str, ...]) -> bool:
    """Say whether a part of a name is spelt in many ways wherever it is borne: Mohamed, Muhammad."""
    return any(sounds_like(part, form) for part in name for form in MANY_SPELLINGS)
