"""
Who takes part in an act: the mentions in the noun phrases around its verb or noun.

Rules:
1. A noun phrase gives its head and those it acts for: what stands before the head
   ("Russian troops", "US envoy Lea Holt", "Ukraine's president") and what "of" or
   "from" ties to it. What "to", "in", "on", "against" tie to it does not act.
2. An owner of somebody else's allies, rivals or borders takes no part; nor does a name
   in "Russian-occupied" or "pro-Russian".
3. A place does not act. A country does, and so does a capital that stands for it.
"""

from collections.abc import Iterable, Sequence

from stemma.lexicon.predicates import Predicate, effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.object_reach import object_range
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import Token, word_set
from stemma.records.reading import Mention, Party, PartyRole

ACTING = frozenset({"", "of", "from", "between", "among", "including"})
"""What may tie a name to the head of a noun phrase that acts."""
LED = frozenset({"led", "headed", "chaired", "commanded"})
UNDER_ORDERS = word_set(
    """
    soldiers troops forces rebels mutineers gunmen fighters men officers commandos militia guards paratroopers units
    unit marines militiamen mercenaries
    """
)
"""Who act as the one does whom they are under: "soldiers under Colonel X"."""
SIDING = frozenset({("loyal", "to"), ("faithful", "to")})
"""Words that tie those who act to the one they act for: "troops loyal to X"."""
MOVED = frozenset({"RETREAT", "MOBILIZE", "SANCTION", "COERCE"})
"""Acts that move their object: "from" says whence, not whose."""
ASIDES = word_set("back home fresh straight relation relative namesake unlike")
"""Words that begin an aside of whose names none acts: "back from X", "no relation of Y"."""
HUNG_ON = word_set("after before since when while as because although though until once whereas")
"""Words that open a clause whose "it" may be the subject of the clause above: "closed X after it accused Y"."""
OTHERS = word_set(
    """
    ally allies neighbour neighbours neighbor neighbors rival rivals enemy enemies foe foes adversary
    adversaries critic critics opponent opponents victim victims border borders frontier frontiers doorstep
    backyard partner partners counterpart counterparts sphere interests
    """
)
"""Whom or what a name owns without acting through it."""
RULED = word_set(
    """
    government administration regime cabinet forces troops army party team military side decision call offer visit
    trip tour talks discussions negotiations consultations conversation meeting summit journey mission proposal demand
    threat ultimatum plan country nation agreement deal remark remarks comment comments statement speech policy policies
    decree order orders claim claims allegation allegations request requests appeal declaration announcement move
    insistence behest urging instigation
    bid attempt handling stance record idea initiative suggestion warning refusal promise pledge accusation accusations
    """
)
"""What acts for the person who owns it; a minister's spokesman acts for himself and the state."""
TIED = tuple(
    "-" + word
    for word in """
    occupied backed led based held controlled born sponsored brokered mediated drafted run made built speaking bound
    aligned allied annexed supported funded owned flagged dominated installed administered imposed proposed
    """.split()  # noqa: SIM905
)
PREFIXES = word_set("pro anti ex non post pre then former")


def parties_in(
    scene: Scene,
    start: int,
    end: int,
    *,
    ties: frozenset[str] = ACTING,
    places: bool = False,
    unknown: bool = False,
) -> list[int]:
    """
    Return the mentions (indices) that take part through the noun phrase `[start, end)`, in order.

    *places*: a place may be acted upon. *unknown*: a name of an unknown kind may act, since only people do so.
    """
    out: list[int] = []
    tie = ""
    for at in range(start, end):
        token = scene.tokens[at]
        if at > start and token.low == "whose" and any(at < c.group.start < end for c in scene.clauses):
            break  # "the League, whose chair is Ali Deby,"; in "whose chair, Ali Deby, offered" he acts
        if token.tag in ("prep", "to"):
            led = at > start and (
                (token.low == "by" and scene.tokens[at - 1].low in LED)
                or (token.low == "under" and scene.tokens[at - 1].low in UNDER_ORDERS)
                or (scene.tokens[at - 1].low, token.low) in SIDING
            )
            tie = "" if led else token.low  # "a team led by X" acts as X does
            if at > start and scene.tokens[at - 1].low in ASIDES:
                tie = "aside"
        elif token.low == "," and tie not in ("between", "among", "from", "of") and not _place_next(scene, at + 1, end):
            tie = ""  # "the envoy to the alliance, Lea Holt"
        if token.mention is None or (at > start and scene.tokens[at - 1].mention == token.mention):
            continue
        if (tie not in ties and not (tie == "in" and scene.is_seat(token.mention))) or token.mention in out:
            continue
        if (unknown and _may_be_person(scene, token.mention)) or _acts(scene, token.mention, at, places=places):
            out += scene.together(token.mention)
    return _without_repeats(scene, out)


def may_take_part(scene: Scene, mention: int, *, places: bool) -> bool:
    """Say whether a mention of the sentence may be a party: no place (but for *places*), no owner of what is one."""
    start = scene.mentions[mention].span.start
    at = next((n for n, token in enumerate(scene.tokens) if token.start >= start), None)
    return at is not None and _acts(scene, mention, at, places=places)


def _may_be_person(scene: Scene, mention: int) -> bool:
    return scene.mentions[mention].type == "MISC" and mention not in scene.unknown_places


def _place_next(scene: Scene, at: int, end: int) -> bool:
    """Say whether a list of places goes on: "in Kenya, Uganda and Chad"."""
    mention = scene.tokens[at].mention if at < end else None
    return mention is not None and scene.mentions[mention].type == "LOC"


def verb_parties(
    scene: Scene, clause: Clause, predicate: Predicate, *, also: Iterable[tuple[int, PartyRole]] = ()
) -> tuple[Party, ...]:
    """Return the parties of an act that a clause's verb tells; *also* those that stand in its complement."""
    both = predicate.frame == "both"
    human = "s" in predicate.flags or predicate.type == "CONSULT"
    # "An attack by X killed": the one behind the attack is the one who kills.
    ties = ACTING | {"by"} if predicate.type == "ASSAULT" else ACTING
    where = spoken_of(scene, clause)
    acting = parties_in(scene, *where, ties=ties, unknown=human) if where else []
    subject = [m for m in acting if not _is_passed_over(scene, clause, m)]
    partners = _tied(scene, clause, predicate.preps)
    first: PartyRole = "both" if both else "source"
    second: PartyRole = "both" if both else "target"
    found: list[tuple[int, PartyRole]] = []
    if "Y" in predicate.flags:
        found += [(m, second) for m in _targets(scene, clause.subject, predicate)]
        return as_parties(scene, [*found, *((m, first) for m in partners), *also])
    if clause.group.passive:
        agents = _tied(scene, clause, frozenset({"by"})) or _agents_behind(scene, clause)
        if "x" not in predicate.flags:
            found += [(m, second) for m in _targets(scene, clause.subject, predicate)]
        else:
            found += [(m, first) for m in subject]
        found += [(m, first) for m in agents]
        if not agents and predicate.type == "SANCTION" and "from" in predicate.preps:
            found += [(m, first) for m in partners]  # "was expelled from Chad": Chad did it
    else:
        found += [(m, first) for m in subject]
        if "x" not in predicate.flags and "w" not in predicate.flags:
            role = first if "a" in predicate.flags else second
            where = clause.object_before or object_range(scene, clause)
            ties = ACTING - {"from"} if predicate.type in MOVED else ACTING
            ties = ties - {"of"} if "a" in predicate.flags and "of" in predicate.preps else ties  # "his support of X"
            found += [(m, role) for m in _targets(scene, where, predicate, ties)]
    if predicate.type != "REJECT" or all(role == first for _, role in found):
        found += [(m, second) for m in partners]
    found += also
    return as_parties(scene, found)


def _is_passed_over(scene: Scene, clause: Clause, mention: int) -> bool:
    """Say whether a relative clause tells of another noun: "the raid on the home of [Lea Holt] that killed two"."""
    thing = scene.tokens[clause.left].low in ("that", "which") and clause.link == "relative"
    ahead = clause.subject is not None and clause.subject[1] <= clause.left  # not "an offer that [Lea Holt] refused"
    return thing and ahead and scene.mentions[mention].form == "name" and scene.mentions[mention].type == "PER"


def _agents_behind(scene: Scene, clause: Clause) -> list[int]:
    """Return who acts behind an aside of saying: "was rejected, the official said, by the X side"."""
    saying = next((c for c in scene.clauses if c.group.start >= clause.group.end), None)
    if saying is None or "said" not in effects_of(saying.group.lemma) or saying.subject is None:
        return []
    at = saying.group.end
    if at + 1 >= len(scene.tokens) or scene.tokens[at].low != "," or scene.tokens[at + 1].low != "by":
        return []
    if scene.tokens[clause.group.end].low != "," or saying.subject[0] != clause.group.end + 1:
        return []
    return parties_in(scene, at + 2, phrase_end(scene.tokens, at + 2, saying.right))


def spoken_of(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Return the subject; of "officials said they would" the officials, where nothing else is known of "they"."""
    if (
        clause.subject is not None
        and clause.link == "reduced"
        and clause.governor is not None
        and _is_paper(scene, clause)
    ):
        return scene.clauses[clause.governor].subject  # "they released a statement criticising X"
    first_clause = _first_clause(scene, clause)
    hangs = clause.governor is not None and (clause.link == "that" or clause.lead in HUNG_ON)
    if clause.subject is None or (not hangs and first_clause is None):
        return clause.subject
    token = scene.tokens[clause.subject[1] - 1]
    first = scene.tokens[clause.subject[0]]
    owned = first.tag == "owner" and first.mention is None
    if owned and any(scene.mentions[m].form == "name" for m in parties_in(scene, *clause.subject)):
        return clause.subject  # "its foreign minister, Lea Holt"
    if not owned and (token.tag != "pron" or token.mention is not None):
        return clause.subject
    above = first_clause.subject if first_clause is not None else spoken_of(scene, scene.clauses[clause.governor or 0])
    if above is None:
        return clause.subject
    token = first if owned else token
    heads = {scene.mentions[m].type for m in parties_in(scene, *above)}
    plural = scene.tokens[above[1] - 1].low.endswith("s")
    bodies = bool(heads & {"ORG", "LOC", "NORP"}) and "PER" not in heads
    fits = (
        not heads
        or (token.low in ("they", "their") and (plural or "ORG" in heads))
        or (token.low in ("he", "she") and "PER" in heads)
        or (token.low in ("it", "its") and bodies and (not plural or scene.tokens[above[1] - 1].tag == "name"))
    )
    return above if fits else clause.subject


def _first_clause(scene: Scene, clause: Clause) -> Clause | None:
    """Return the clause whose subject "it" means: "X says that Y did Z, and on Monday it accused Y"."""
    if clause.subject is None or clause.link not in ("main", "other", "relative") or not scene.clauses:
        return None
    first, at = scene.clauses[0], clause.subject[0]
    joined = [i for i in range(max(1, at - 6), at + 1) if scene.tokens[i].low in ("and", "but")]
    if first.link != "main" or first.group.start >= clause.group.start or not joined:
        return None
    between = scene.tokens[joined[-1] + 1 : at]
    plain = scene.tokens[joined[-1] - 1].low == "," and all(t.tag in ("prep", "time", "det", "adv") for t in between)
    return first if plain and scene.tokens[at].low in ("it", "they", "its", "their") else None


PAPERS = word_set(
    "statement letter resolution report communique communiqué message tweet post note declaration decree order bill law"
)


def _is_paper(scene: Scene, clause: Clause) -> bool:
    return clause.subject is not None and scene.tokens[clause.subject[1] - 1].low in PAPERS and not clause.group.passive


def as_parties(scene: Scene, found: Iterable[tuple[int, PartyRole]]) -> tuple[Party, ...]:
    """Return the parties in text order, one an actor; who acts on himself keeps the first role."""
    chosen: dict[object, tuple[int, PartyRole]] = {}
    for mention, role in found:
        chain = scene.mentions[mention].chain
        chosen.setdefault(("chain", chain) if chain is not None else ("mention", mention), (mention, role))
    return tuple(
        Party(role=role, span=scene.mentions[m].span, chain=scene.mentions[m].chain)
        for m, role in sorted(chosen.values(), key=lambda c: (scene.mentions[c[0]].span.start, c[0]))
    )


def _targets(
    scene: Scene, where: tuple[int, int] | None, predicate: Predicate, ties: frozenset[str] = ACTING
) -> list[int]:
    if where is None or where[0] >= where[1]:
        return []
    return parties_in(scene, *where, ties=ties, places=predicate.type in ("ASSAULT", "COERCE", "CONSULT", "AID"))


def _begins_another(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "and" leads to another participle with ties of its own: "was released and flown to Lima"."""
    if tokens[at].tag != "cc" or at + 1 >= len(tokens):
        return False
    return any(form == "participle" for _, form in tokens[at + 1].forms)


def _tied(scene: Scene, clause: Clause, preps: frozenset[str]) -> list[int]:
    """Return the mentions that one of *preps* ties to the clause's verb or its object."""
    out: list[int] = []
    at = clause.group.end
    while at < clause.right:
        token = scene.tokens[at]
        if clause.group.passive and _begins_another(scene.tokens, at):
            break
        if token.low in preps and token.tag in ("prep", "to"):
            end = phrase_end(scene.tokens, at + 1, clause.right)
            out += [m for m in parties_in(scene, at + 1, end, unknown=token.low == "with") if m not in out]
            at = end
        else:
            at += 1
    return out


def _acts(scene: Scene, mention: int, at: int, *, places: bool) -> bool:
    found = scene.mentions[mention]
    if found.type == "MISC" or mention in scene.unknown_places:
        return False
    chain = scene.chain_of(mention)
    if chain is None:
        if found.type == "LOC" or found.form == "pronoun":
            return False
    elif chain.kind == "place" and not places:
        return False
    return not _only_tied(scene, found, at)


def _only_tied(scene: Scene, mention: Mention, at: int) -> bool:
    tokens = scene.tokens
    end = at
    while end < len(tokens) and tokens[end].start < mention.span.end:
        end += 1
    if scene.text[mention.span.end : mention.span.end + 14].lower().startswith(TIED):
        return True
    if at > 1 and tokens[at - 1].low in ("-", "‑") and tokens[at - 2].low in PREFIXES:
        return True
    if end < len(tokens) and (tokens[end].tag == "poss" or tokens[at].tag == "owner"):
        behind = end + 1 if tokens[end].tag == "poss" else end
        following = [t.low for t in tokens[behind : behind + 4] if t.tag not in ("adv", "num")]
        if mention.type == "PER" and tokens[at].low not in ("its", "their", "our"):
            return not any(word in RULED for word in following[:2])
        return any(word in OTHERS for word in following[:2])
    return False


def _without_repeats(scene: Scene, found: list[int]) -> list[int]:
    """Drop later mentions of an actor that is already there."""
    seen: set[int] = set()
    out = []
    for mention in found:
        chain = scene.mentions[mention].chain
        if chain is not None:
            if chain in seen:
                continue
            seen.add(chain)
        out.append(mention)
    return [m for m in out if not _is_inner_group(scene, m, out)]


def _is_inner_group(scene: Scene, mention: int, others: list[int]) -> bool:
    """Say whether a mention that names no state stands within another: "European" in "European allies"."""
    chain = scene.chain_of(mention)
    span = scene.mentions[mention].span
    inner = any((other := scene.mentions[o].span) != span and other.contains(span) for o in others)
    return inner and (chain is None or chain.kind == "group")
