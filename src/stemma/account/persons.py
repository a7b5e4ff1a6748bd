"""
Which chains of several articles are one person.

Rules:
1. A full name joins an equal one, a longer or shorter form of itself, and another transliteration,
   unless country and office speak against it; one with the given name in another language, too, unless an article
   has both.
2. A slip in the given name or the surname joins only with the same office: a reporter garbles a
   name, but does not give the office to two people. One letter of a long surname joins two of one state and one given
   name, too, where an article that tells no office of his has it otherwise, or two of one rank whose state is not
   told; so does one letter of each half of a long
   name, where no office, state or article has both.
3. A surname alone joins the one person of that surname whose country does not speak against it; where two
   persons share the surname, office decides, and what it does not decide stays apart.
4. Names at one place of copied narration are one person's, however the copyist garbled one half of them.
5. A link is refused when it would bring together two names that are different persons' names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stemma.account.name_slips import slips_given, slips_surname
from stemma.account.names import (
    are_cognate,
    compare_given,
    compare_surname,
    is_garbled,
    name_tokens,
    same_sound,
    sound,
)
from stemma.account.parameters import AccountParameters
from stemma.account.witness import Alignment, Witness
from stemma.records.article import ArticleId
from stemma.records.reading import Chain, Role
from stemma.records.span import Span
from stemma.text.normalise import fold_word
from stemma.text.words import words

Tokens = tuple[str, ...]

STRENGTH = {"same": 0, "transliteration": 1, "initial": 2, "misspelt": 3, "garbled": 4, "different": 5}
HEADS = {
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman", "chairperson": "chairman",
    "chair": "chairman", "congresswoman": "congressman", "policewoman": "policeman", "premier": "prime",
    "envoy": "negotiator", "boss": "leader", "chief": "leader", "head": "leader",
}  # fmt: skip
"""Words for one office. Source: compiled by the project; CC0."""


@dataclass(frozen=True, slots=True)
class ChainRef:
    """One chain of one article."""

    witness: Witness
    index: int
    is_body: bool = field(default=False, compare=False)
    """The reading took a body for a person."""
    chain: Chain = field(init=False, compare=False, repr=False)
    """The chain itself: asked for two hundred times an article."""

    def __post_init__(self) -> None:
        chain = self.witness.reading.chains[self.index]
        object.__setattr__(self, "chain", replace(chain, kind="organization") if self.is_body else chain)

    def __hash__(self) -> int:
        # by what it is; the fields' own would go through the whole article, every time
        return hash((self.witness.id, self.index))

    def full_names(self) -> list[Span]:
        """Return where the article names the person by two words or more."""
        mentions = (m for m in self.witness.reading.mentions if m.chain == self.index and m.form == "name")
        return [m.span for m in mentions if len(name_tokens(self.witness.words(m.span))) > 1]


class Weighing:
    """What decides about names that are nearly alike; each two are looked at once."""

    def __init__(
        self, named: Mapping[Tokens, Sequence[ChainRef]], alignment: Alignment, parameters: AccountParameters
    ) -> None:
        self.named, self.parameters, self._alignment = named, parameters, alignment
        self._copied: dict[tuple[Tokens, Tokens], bool] = {}
        self._homes: dict[Tokens, dict[ArticleId, list[ChainRef]]] = {}
        """Of each name: the articles that have it, each with the chains there."""
        self._reach: dict[Tokens, frozenset[ArticleId]] = {}
        """Of each name: the articles that share narration with those."""
        self._spans: dict[ChainRef, list[Span]] = {}
        """The full names of the chains that were asked for."""

    def are_copied(self, left: Iterable[Tokens], right: Sequence[Tokens]) -> bool:
        """Say whether some of these names stand at one place of copied narration: the copyist garbled the name."""
        return any(self._is_copied(x, y) for x in left for y in right)

    def _is_copied(self, x: Tokens, y: Tokens) -> bool:
        if (x, y) not in self._copied:
            near = not self._reach_of(x).isdisjoint(self._homes_of(y).keys())
            self._copied[x, y] = near and any(self._stand_at_one_place(a, y) for a in self.named[x])
        return self._copied[x, y]

    def _stand_at_one_place(self, ref: ChainRef, form: Tokens) -> bool:
        article, homes = ref.witness.id, self._homes_of(form)
        return any(
            self._alignment.same_passage(article, ours, copy, theirs)
            for copy in homes.keys() & self._partners(article)
            for other in homes[copy]
            for ours in self._spans_of(ref)
            for theirs in self._spans_of(other)
        )

    def _partners(self, article: ArticleId) -> tuple[ArticleId, ...]:
        return self._alignment.partners.get(article, ())

    def _homes_of(self, form: Tokens) -> Mapping[ArticleId, Sequence[ChainRef]]:
        if form not in self._homes:
            self._homes[form] = {}
            for ref in self.named[form]:
                self._homes[form].setdefault(ref.witness.id, []).append(ref)
        return self._homes[form]

    def _reach_of(self, form: Tokens) -> frozenset[ArticleId]:
        if form not in self._reach:
            self._reach[form] = frozenset().union(*map(self._partners, self._homes_of(form)))
        return self._reach[form]

    def _spans_of(self, ref: ChainRef) -> list[Span]:
        if ref not in self._spans:
            self._spans[ref] = ref.full_names()
        return self._spans[ref]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the articles say somebody is."""

    countries: frozenset[str]
    heads: frozenset[str]
    orgs: frozenset[str]
    titles: frozenset[str]


class Directory:
    """Persons by what they are called, each found by its number; a person may grow while others are looked for."""

    def __init__(self, groups: Iterable[list[ChainRef]]) -> None:
        self.groups: list[list[ChainRef]] = []
        self._aliases: dict[str, set[int]] = {}
        self._surnames: dict[str, set[int]] = {}
        self._firsts: dict[str, set[int]] = {}
        self._sounds: dict[str, set[int]] = {}
        self._standings: dict[int, Standing] = {}
        for number, group in enumerate(groups):
            self.groups.append([])
            for ref in group:
                self.grow(number, ref)

    def grow(self, number: int, ref: ChainRef) -> None:
        """Add a chain to a person."""
        self.groups[number].append(ref)
        self._standings.pop(number, None)
        for alias in ref.chain.aliases:
            if len(tokens := name_tokens(alias)) == 1:
                self._aliases.setdefault(tokens[0], set()).add(number)
        if tokens := name_tokens(ref.chain.name):
            self._firsts.setdefault(tokens[0], set()).add(number)
            self._surnames.setdefault(tokens[-1], set()).add(number)
            for key in same_sound(tokens[-1]):
                self._sounds.setdefault(key, set()).add(number)

    def by_alias(self, token: str) -> list[int]:
        """Return who goes by *token* alone somewhere."""
        return sorted(self._aliases.get(token, ()))

    def by_surname(self, token: str) -> list[int]:
        """Return who has it as last name."""
        return sorted(self._surnames.get(token, ()))

    def by_first(self, token: str) -> list[int]:
        """Return who has it as first name."""
        return sorted(self._firsts.get(token, ()))

    def by_sound(self, token: str) -> list[int]:
        """Return whose last name is another spelling of it."""
        if len(token) < 5:
            return []
        return sorted(set().union(*(self._sounds.get(key, ()) for key in same_sound(token))))

    def standing(self, number: int) -> Standing:
        """Return what the articles say that a person is."""
        if number not in self._standings:
            self._standings[number] = standing_of(self.groups[number])
        return self._standings[number]


def group_persons(
    refs: Sequence[ChainRef], alignment: Alignment, parameters: AccountParameters
) -> list[list[ChainRef]]:
    """Return the chains of *refs*, all persons, grouped by person; *refs* come in article order."""
    named: dict[Tokens, list[ChainRef]] = {}
    for ref in refs:
        named.setdefault(name_tokens(ref.chain.name), []).append(ref)
    full = [[f] for f in sorted(named) if len(f) > 1]
    groups = _join_full_names(full, Weighing(named, alignment, parameters))
    people = Directory([ref for form in group for ref in named[form]] for group in groups)
    strangers = Strangers()
    for form in sorted(f for f in named if len(f) <= 1):
        for ref in named[form]:
            number = _find_by_surname(form, ref, people)
            if number is not None:
                people.grow(number, ref)
            else:
                strangers.add(form, ref)
    return [*people.groups, *strangers.groups]


def standing_of(refs: Iterable[ChainRef]) -> Standing:
    """Return the countries, offices and bodies that the articles give a person."""
    chains = [ref.chain for ref in refs]
    roles = [r for c in chains for r in c.roles if not r.former]
    countries = {c.country for c in chains if c.country} | {r.country for r in roles if r.country}
    orgs = {fold_word(r.org).removeprefix("the ") for r in roles if r.org}
    titled = [r for r in roles if r.title]
    titles = {" ".join(fold_word(r.title[w.start : w.end]) for w in words(r.title)) for r in titled}
    return Standing(frozenset(countries), frozenset(head_of(r) for r in titled), frozenset(orgs), frozenset(titles))


def head_of(role: Role) -> str:
    """Return the word that says what the office is: "Deputy Secretary of State" is a secretary."""
    folded = [fold_word(role.title[w.start : w.end]) for w in words(role.title)]
    front = folded[: next((n for n, t in enumerate(folded) if n and t in {"of", "for", "to"}), len(folded))]
    head = front[-1] if front else ""
    return HEADS.get(head, head)


def speaks_against(a: Standing, b: Standing) -> bool:
    """Say whether two standings are of different countries and share no body."""
    return bool(a.countries and b.countries) and not (a.countries & b.countries or a.orgs & b.orgs)


def speaks_for(a: Standing, b: Standing) -> bool:
    """Say whether two standings are one office: the same word for it, in the same country or body."""
    if speaks_against(a, b):
        return False
    if any(" " in title for title in a.titles & b.titles):
        return True  # "foreign minister" in both, and one of them does not say of which state
    return bool(a.heads & b.heads) and bool(a.countries & b.countries or a.orgs & b.orgs)


def compare_full(a: Tokens, b: Tokens, misspelt: float) -> str:
    """Return how two names of two words or more compare, by the weaker of given name and surname."""
    short, long = sorted((a, b), key=len)
    if "".join(a) == "".join(b):
        return "same"  # Ming Hui, Minghui
    if long[-len(short) :] == short or long[: len(short)] == short:
        return "same"
    given = compare_given(a[0], b[0], misspelt)
    surname = compare_surname(a[-1], b[-1], misspelt)
    if "different" in {given, surname}:
        return "different"
    if given == "misspelt" and surname != "same" and is_garbled((a[0], a[-1]), (b[0], b[-1])):
        return "garbled"
    if given == "misspelt" and surname == "misspelt":
        return "different"
    return max(given, surname, key=lambda likeness: STRENGTH[likeness])


def _join_full_names(groups: list[list[Tokens]], weigh: Weighing) -> list[list[Tokens]]:
    home = {group[0]: n for n, group in enumerate(groups)}
    links = _links([g[0] for g in groups], weigh.parameters.misspelt_name)
    links.sort(key=lambda link: (link[0] == STRENGTH["initial"], link))  # "F. Nur" waits for Firdaus and Firdavs
    for strength, a, b in links:
        left, right = home[a], home[b]
        if left == right or not _may_join(groups[left], groups[right], strength, weigh):
            continue
        if strength == STRENGTH["initial"] and _is_ambiguous(a, b, links, home):
            continue
        low, high = sorted((left, right))
        groups[low].extend(groups[high])
        for form in groups[high]:
            home[form] = low
        groups[high] = []
    return [sorted(g) for g in groups if g]


def _links(forms: Sequence[Tokens], misspelt: float) -> list[tuple[int, Tokens, Tokens]]:
    buckets: dict[tuple[str, str], list[Tokens]] = {}
    for form in forms:
        for key in {
            ("surname", sound(form[-1])),
            ("given", form[0]),
            ("first", sound(form[0])),
            ("run", "".join(form)),
            ("start", f"{form[0][:2]} {form[-1][:3]}"),
            *_middles(form),
        }:
            buckets.setdefault(key, []).append(form)
    pairs = {(a, b) for bucket in buckets.values() for n, a in enumerate(bucket) for b in bucket[n + 1 :]}
    compared = ((compare_full(a, b, misspelt), a, b) for a, b in pairs)
    return [(STRENGTH[likeness], a, b) for likeness, a, b in compared]


def _middles(form: Tokens) -> set[tuple[str, str]]:
    return {("surname", sound(t)) for t in form[1:-1]}


def _may_join(left: list[Tokens], right: list[Tokens], strength: int, weigh: Weighing) -> bool:
    if strength >= STRENGTH["misspelt"] and weigh.are_copied(left, right):
        return True
    if strength == STRENGTH["different"]:
        return False
    ours = [r for form in left for r in weigh.named[form]]
    theirs = [r for form in right for r in weigh.named[form]]
    misspelt = weigh.parameters.misspelt_name
    a, b = standing_of(ours), standing_of(theirs)
    if any(are_cognate(x[0], y[0]) for x in left for y in right) and _are_both_here(ours, theirs):
        return False
    if strength == STRENGTH["misspelt"] and not (
        speaks_for(a, b)
        or ((_is_one_slip(left, right, a, b) or _slips_given(left, right, a, b)) and not _are_both_here(ours, theirs))
    ):
        return False
    if strength == STRENGTH["garbled"] and (
        _are_both_here(ours, theirs) or (a.heads and b.heads and not a.heads & b.heads)
    ):
        return False
    if speaks_against(a, b) and (strength > 0 or not a.heads & b.heads):
        return False
    return all(compare_full(x, y, misspelt) != "different" for x in left for y in right)


def _is_one_slip(left: Sequence[Tokens], right: Sequence[Tokens], a: Standing, b: Standing) -> bool:
    """
    Say whether one letter of a long surname is all that parts two who may be one.

    They are of one state and one has no office told, or of no state that a report tells and of one office or rank.
    """
    one_state = a.countries & b.countries and not (a.heads and b.heads)
    one_rank = a.heads & b.heads and not (a.countries or b.countries)
    return bool(one_state or one_rank) and slips_surname(left, right)


def _slips_given(left: Sequence[Tokens], right: Sequence[Tokens], a: Standing, b: Standing) -> bool:
    """Say whether one letter of a given name is all that parts two of one surname and office, of no two states."""
    return bool(a.heads & b.heads) and not speaks_against(a, b) and slips_given(left, right)


def _are_both_here(ours: Sequence[ChainRef], theirs: Sequence[ChainRef]) -> bool:
    """Say whether one article names both."""
    return bool({r.witness.id for r in ours} & {r.witness.id for r in theirs})


def _is_ambiguous(a: Tokens, b: Tokens, links: list[tuple[int, Tokens, Tokens]], home: dict[Tokens, int]) -> bool:
    initial = a if len(a[0]) == 1 else b
    alike = ((x, y) for s, x, y in links if initial in (x, y) and s <= STRENGTH["initial"])
    others = {home[y if x == initial else x] for x, y in alike} - {home[initial]}
    return len(others) > 1


def _find_by_surname(form: Tokens, ref: ChainRef, people: Directory) -> int | None:
    """Return the number of the one person whom a bare surname or given name may mean."""
    if not form:
        return None
    standing = standing_of([ref])
    for is_called in (people.by_alias, people.by_surname, people.by_first, people.by_sound):
        called = [n for n in is_called(form[0]) if not speaks_against(standing, people.standing(n))]
        if len(called) > 1:
            called = [n for n in called if speaks_for(standing, people.standing(n))] or called
            heads = [n for n in called if standing.heads & people.standing(n).heads]
            called = heads if len(heads) == 1 else called  # "Minister X" is the foreign minister, not the adviser
        if len(called) > 1:
            # A bare surname that several bear: the one whom other reports, too, call by it alone.
            by_name = [n for n in called if n in set(people.by_alias(form[0]))]
            return by_name[0] if len(by_name) == 1 else None
        if called:
            return called[0]
    return None


class Strangers:
    """Persons of one word who are nobody of a full name, found by how it sounds; each may grow."""

    def __init__(self) -> None:
        self.groups: list[list[ChainRef]] = []
        self._sounds: dict[str, list[int]] = {}

    def add(self, form: Tokens, ref: ChainRef) -> None:
        """Add a chain to the first whom it may be, else as another."""
        standing = standing_of([ref])
        keys = same_sound(form[0]) if form else ()
        for number in sorted({n for key in keys for n in self._sounds.get(key, ())}):
            theirs = standing_of(self.groups[number])
            apart = standing.heads and theirs.heads and not standing.heads & theirs.heads
            if not apart and not speaks_against(standing, theirs):
                self.groups[number].append(ref)
                return
        for key in keys:
            self._sounds.setdefault(key, []).append(len(self.groups))
        self.groups.append([ref])
