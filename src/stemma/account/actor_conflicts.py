"""
Conflicts about actors: rank, name, and who spoke.

Rules:
1. A rank is disputed only by newsrooms that never use the fuller form: who writes "Deputy Secretary" once may go on
   with "Secretary". Offices that are merely put less fully are no conflict.
2. A name is disputed where one form is a slip of the other; transliterations are not.
"""

from collections.abc import Sequence

from stemma.account.actors import Cast
from stemma.account.conflicts import Cell, Claim, dispute
from stemma.account.independence import Independence
from stemma.account.names import compare_given, compare_surname, name_tokens
from stemma.account.parameters import AccountParameters
from stemma.account.roles import title_key
from stemma.account.statements import Saying, evidence_of
from stemma.records.account import Actor, Conflict

RANKS = frozenset({"deputy", "vice", "under", "assistant", "acting", "associate", "interim", "caretaker"})
"""Words that make an office a lower or a passing one. Source: compiled by the project; CC0."""

LINKS = frozenset({"of", "the", "for", "to", "s"})


def find_role_conflicts(cast: Cast, independence: Independence) -> list[Conflict]:
    """Return the persons whose rank two newsrooms put differently."""
    out = []
    for actor in sorted(cast.actors.values(), key=lambda a: a.id):
        claims = _rank_claims(actor, independence)
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
        slips = {(a, b) for a in forms for b in forms if a < b and _is_slip(a, b, parameters)}
        disputed = {f for pair in slips for f in pair}
        claims = [
            Claim(value=u.text, text=u.text, published="", evidence=u.evidence)
            for u in uses
            if name_tokens(u.text) in disputed
        ]
        if claims and (conflict := dispute(Cell("actor", actor.id, "name"), _one_form(claims), independence)):
            out.append(conflict)
    return out


def find_speaker_conflicts(
    pairs: Sequence[tuple[Saying, Saying]], cast: Cast, independence: Independence
) -> list[Conflict]:
    """Return the words that two newsrooms give to two speakers, about the first of them."""
    out = []
    for a, b in pairs:
        claims = []
        for saying in (a, b):
            if saying.speaker is None:
                continue
            name = cast.actors[saying.speaker].name
            source = saying.witness.words(saying.attribution.source) if saying.attribution.source else name
            evidence = evidence_of(saying, independence)[0]
            claims.append(Claim(value=name, text=source, published="", evidence=evidence))
        if a.speaker and (conflict := dispute(Cell("actor", a.speaker, "speaker"), claims, independence)):
            out.append(conflict)
    return out


def _rank_claims(actor: Actor, independence: Independence) -> list[Claim]:
    by_office: dict[frozenset[str], dict[frozenset[str], list[Claim]]] = {}
    for role in actor.roles:
        if role.last is not None:
            continue
        said = set(title_key(role.title).split()) - LINKS
        if "undersecretary" in said:
            said = (said - {"undersecretary"}) | {"under", "secretary"}
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


def _same_value(claims: Sequence[Claim]) -> list[Claim]:
    """Return *claims* under the value of the first: one rank is one value, however it is hyphenated."""
    return [Claim(value=claims[0].value, text=c.text, published=c.published, evidence=c.evidence) for c in claims]


def _one_form(claims: Sequence[Claim]) -> list[Claim]:
    shown: dict[tuple[str, ...], str] = {}
    return [
        Claim(value=shown.setdefault(name_tokens(c.value), c.value), text=c.text, published="", evidence=c.evidence)
        for c in claims
    ]


def _is_slip(a: tuple[str, ...], b: tuple[str, ...], parameters: AccountParameters) -> bool:
    given = compare_given(a[0], b[0], parameters.misspelt_name)
    surname = compare_surname(a[-1], b[-1], parameters.misspelt_name)
    return (given == "misspelt" and surname != "different") or (surname == "misspelt" and given != "different")
