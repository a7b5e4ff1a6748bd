"""The offices that the articles give a person: one record for one office, however fully it is put."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from stemma.account.independence import Independence, in_order
from stemma.account.persons import ChainRef
from stemma.records.account import ActorRole, Evidence
from stemma.records.reading import Role
from stemma.text.normalise import fold_word
from stemma.text.words import words

LINKS = frozenset({"of", "the", "for", "to", "s"})
ONE_OFFICE = {
    "defence": "defense", "labour": "labor", "organisation": "organization", "centre": "center",
    "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain", "maj": "major", "adm": "admiral",
    "sgt": "sergeant", "cmdr": "commander", "brig": "brigadier", "sen": "senator", "gov": "governor",
    "rep": "representative", "amb": "ambassador", "pres": "president",
}  # fmt: skip
"""Spellings of one word in titles. Source: compiled by the project; CC0."""

Key = tuple[str, str, str, bool]


def gather_roles(group: Sequence[ChainRef], independence: Independence) -> tuple[ActorRole, ...]:
    """Return the roles that the chains of one person are given, by first evidence; a vaguer one joins a fuller one."""
    found: dict[Key, list[tuple[Role, Evidence, str | None]]] = {}
    for ref in group:
        for role in ref.chain.roles:
            key = (_office_of(role.title), fold_word(role.org or ""), role.country or "", role.former)
            evidence = independence.evidence(ref.witness, role.span)
            found.setdefault(key, []).append((role, evidence, ref.witness.article.published))
    merged: dict[Key, list[tuple[Role, Evidence, str | None]]] = {}
    for key in sorted(found, key=lambda k: (k[0] == "", k[1] == "", k[2] == "", -len(k[1]), k)):
        home = next((other for other in merged if _is_vaguer(key, other)), key)
        merged.setdefault(home, []).extend(found[key])
    roles = [_make_role(uses) for uses in merged.values()]
    return tuple(sorted(roles, key=lambda r: (r.evidence[0].article, r.evidence[0].span, r.title)))


@lru_cache(maxsize=1 << 16)
def title_key(title: str) -> str:
    """Return a title as it is compared: "Secretary-General" is "secretary general"."""
    return " ".join(fold_word(title[w.start : w.end]).replace(".", "") for w in words(title))


def _office_of(title: str) -> str:
    """Return what makes two titles one office: "Secretary of Defense" is the "defence secretary"."""
    found = (w for w in title_key(title).split() if w not in LINKS)
    return " ".join(sorted(ONE_OFFICE.get(w, w) for w in found))


def _is_vaguer(key: Key, other: Key) -> bool:
    same_office = key[0] in {"", other[0]} and key[3] == other[3]
    one_body = not key[1] or not other[1] or key[1] == other[1] or f" {other[1]}".endswith(f" {key[1]}")
    return same_office and one_body and key[2] in {"", other[2]}


def _make_role(uses: Sequence[tuple[Role, Evidence, str | None]]) -> ActorRole:
    ordered = sorted(uses, key=lambda u: (u[2] or "9999", u[1].article, u[1].span))
    role, _, first = ordered[0]
    titles = [r.title for r, _, _ in ordered if r.title] or [""]
    org = max((r.org for r, _, _ in ordered if r.org), key=len, default=None)
    country = next((r.country for r, _, _ in ordered if r.country), None)
    evidence = in_order(e for _, e, _ in ordered)
    # A report that says "former" tells that the office had ended when it was published, not when.
    last = f"../{first[:10]}" if role.former and first else None
    return ActorRole(
        title=Counter(titles).most_common(1)[0][0],
        org=org,
        country=country,
        first=first,
        last=last,
        evidence=evidence,
    )
