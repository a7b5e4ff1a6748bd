"""
The lineage of a case that was traced before: only what is new is compared, only what it touches is drawn again.

    faces (one article) → pairs (two articles) → template → spun → parts (articles that copies connect)

What comes out is what `trace` gives without a memory, byte for byte: each step asks for the same pairs and the same
parts, and a part is drawn from the same articles with the same lines as template.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from stemma.lineage.align import Block, align
from stemma.lineage.anchors import anchored_candidates, first_anchors, is_in_order
from stemma.lineage.candidates import find_pairs
from stemma.lineage.faces import Face, draw_faces
from stemma.lineage.families import Unions
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import outlet_key
from stemma.lineage.pairs import Facts, Rows, pack_facts, remember_rows, unpack_facts, unpack_kin
from stemma.lineage.pairwork import PairWork, pair_work, remembered_work
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.retold import as_kin, first_of_same, half_copied
from stemma.lineage.sketch import Sketch, draw_sketches
from stemma.lineage.spun import Retelling, SentenceEncoder, find_retelling
from stemma.lineage.study import Study, is_firm, read_words, shared_by_kind, site_numbers, weigh_pairs
from stemma.lineage.template import are_among, join_lines, template_keys
from stemma.memo import Memo, digest_article, digest_of
from stemma.records.article import Article
from stemma.records.lineage import Collation, Copy, Descent, Lineage, Origin, Passage, Shared
from stemma.records.packed import pack, unpack
from stemma.records.span import Span
from stemma.text.shingles import Keys

Pair = tuple[int, int]
Draw = Callable[[Study, PairWork], Lineage]


@dataclass(slots=True, kw_only=True, eq=False)
class Case:
    """Articles by number, in order, with what is known of each."""

    articles: Sequence[Article]
    """The digest of each article."""
    faces: Sequence[Face]
    parameters: LineageParameters
    memo: Memo
    template: Keys
    """Lines that are template as far as is known yet, by their keys."""
    states: Sequence[bytes]
    """The digest of each article with those of its lines that are template."""
    sketches: dict[int, Sketch] = field(default_factory=dict)
    readers: dict[tuple[int, bytes, bool], Reader] = field(default_factory=dict)

    def sketch(self, number: int) -> Sketch:
        """Return the words of an article; made when they are asked for."""
        if number not in self.sketches:
            self.draw([number])
        return self.sketches[number]

    def draw(self, numbers: Iterable[int]) -> None:
        """Make the words of several articles, which takes less than one after the other."""
        missing = [n for n in numbers if n not in self.sketches]
        drawn = draw_sketches([self.articles[n] for n in missing], parameters=self.parameters.sketch)
        self.sketches.update(zip(missing, drawn, strict=True))

    def reader(self, number: int, *, close: bool) -> Reader:
        """Return an article as its words are sorted; speech is looked for where it is read closely."""
        key = (number, self.states[number], close)
        if key not in self.readers:
            self.readers[key] = read_words(
                self.sketch(number),
                self.faces[number].lines,
                self.template,
                shares=close,
                parameters=self.parameters.kinds,
            )
        return self.readers[key]


def trace_remembering(
    ordered: Sequence[Article],
    memo: Memo,
    draw: Draw,
    *,
    parameters: LineageParameters,
    encoder: SentenceEncoder | None,
) -> Lineage:
    """
    Return the lineage of articles, which are in order and each once.

    Args:
        ordered: The articles.
        memo: What is remembered of the last time.
        draw: A study, and how two articles are weighed and compared -> its lineage, with collations.
        parameters: All numbers.
        encoder: For spun copies; without it none are found.
    """
    salt = digest_of(repr(parameters))
    keys = [digest_of(salt, digest_article(article)) for article in ordered]
    faces = draw_faces(ordered, keys, memo, parameters=parameters)
    every = join_lines([face.lines for face in faces])
    marked = np.unique(every.keys[every.marked])
    case = Case(
        articles=ordered, faces=faces, parameters=parameters, memo=memo,
        template=marked, states=_states(keys, faces, marked),
    )  # fmt: skip
    pairs = _candidates(faces, parameters)
    first = _weighed(case, "pairs", pairs)
    families = _families(len(ordered), (pair for pair, facts in first.items() if facts.is_firm))
    related = np.array([families.find(n) for n in range(len(ordered))], dtype=np.int64)
    sites = site_numbers([outlet_key(article) for article in ordered])
    case.template = template_keys(every, sites, related, parameters=parameters.kinds)
    before, case.states = case.states, _states(keys, faces, case.template)
    stale = {n for n, state in enumerate(case.states) if state != before[n]}
    again = {pair: pairs[pair] for pair, facts in first.items() if facts.aligned and stale & set(pair)}
    found = first | _weighed(case, "cleared", again)
    spun = _spun(case, found, encoder) if encoder is not None else {}
    parts = _drawn(case, found, spun, draw)
    return _joined(case, parts, _shared(case, found))


def _states(keys: Sequence[bytes], faces: Sequence[Face], template: Keys) -> list[bytes]:
    lines = np.concatenate([np.zeros(0, dtype=np.uint64), *(face.lines.keys for face in faces)])
    flags = are_among(lines, template).astype("u1").tobytes()
    ends = np.cumsum([len(face.lines.keys) for face in faces]).tolist()
    return [digest_of(key, flags[a:b]) for key, a, b in zip(keys, [0, *ends], ends, strict=False)]


def _candidates(faces: Sequence[Face], parameters: LineageParameters) -> dict[Pair, bool]:
    """Return the pairs that may share text, sorted, and whether their words are the same."""
    groups: dict[bytes, list[int]] = {}
    for number, face in enumerate(faces):
        groups.setdefault(face.digest or str(number).encode(), []).append(number)
    first = [group[0] for group in groups.values()]
    prints = np.concatenate([np.zeros(0, dtype=np.uint64), *(faces[n].prints for n in first)])
    owner = np.repeat(np.arange(len(first), dtype=np.int64), [len(faces[n].prints) for n in first])
    found = {(first[a], first[b]): False for a, b in find_pairs(prints, owner, parameters=parameters.candidates)}
    found |= {(group[0], other): True for group in groups.values() for other in group[1:]}
    return dict(sorted(found.items()))


def _weighed(case: Case, kind: str, pairs: dict[Pair, bool]) -> dict[Pair, Facts]:
    """Return what each pair shares, by what is template as far as is known."""
    p = case.parameters

    def make(a: int, b: int, same: bool) -> bytes:
        left, right = case.sketch(a), case.sketch(b)
        chains = (
            [[Block(0, 0, len(left))]] if same else align(left, right, size=p.sketch.shingle_words, parameters=p.align)
        )
        if not chains:
            return pack_facts(False, None, False, None)
        readers = {n: case.reader(n, close=True) for n in (a, b)}
        outlets = {n: outlet_key(case.articles[n]) for n in (a, b)}
        equal = frozenset({(a, b)} if same else ())
        kin = weigh_pairs({(a, b): chains}, equal, readers, outlets, parameters=p).get((a, b))
        if kin is None:
            return pack_facts(True, None, False, None)
        shared = [[s.kind, [[*_ends(q), q.similarity] for q in s.passages]] for s in shared_by_kind(kin, readers)]
        return pack_facts(True, kin, is_firm(kin), shared)

    made = remember_rows(kind, pairs, case.states, case.memo, make, prepare=case.draw)
    return {pair: unpack_facts(made[pair]) for pair in pairs}


def _ends(passage: Passage) -> tuple[int, int, int, int]:
    return passage.a.start, passage.a.end, passage.b.start, passage.b.end


def _spun(case: Case, found: dict[Pair, Facts], encoder: SentenceEncoder) -> dict[Pair, tuple[Kin, bytes]]:
    """Return the spun copies among the articles that stand for all, and the bytes that tell them."""
    p = case.parameters.spun
    known = {pair for pair, facts in found.items() if facts.is_copy}
    whole = ((*pair, found[pair].least_share) for pair in known)
    chosen = first_of_same(whole, len(case.articles), case.parameters)
    anchors = {n: _anchors(case, n)[: p.most_anchors] for n in chosen}

    copies = ((*pair, found[pair].words, found[pair].share) for pair in known)
    halves = half_copied(copies, len(case.articles), case.parameters)

    def make(a: int, b: int, is_half: bool) -> bytes:
        if not is_half and not is_in_order(anchors[a], anchors[b], p):
            return b""
        readers = {n: case.reader(n, close=False) for n in (a, b)}
        told = find_retelling(readers, (a, b), encoder, parameters=p)
        return json.dumps(pack(told)).encode() if told is not None else b""

    untold = [pair for pair in anchored_candidates(anchors, parameters=p) if pair not in known]
    pairs = dict.fromkeys(untold, False) | dict.fromkeys(halves, True)
    made = remember_rows("spun", dict(sorted(pairs.items())), case.states, case.memo, make)
    out = {}
    for pair, told in made.items():
        if told:
            retelling = replace(unpack(Retelling, json.loads(told)), left=pair[0], right=pair[1])
            literal = unpack_kin(found[pair].kin, pair) if pairs[pair] else None
            out[pair] = as_kin(retelling, literal), told
    return out


def _anchors(case: Case, number: int) -> list[int]:
    name = f"lineage/anchors/{case.states[number].hex()}"
    held = case.memo.get(name)
    if held is None:
        held = np.array(first_anchors(case.reader(number, close=False)), dtype="<u8").tobytes()
        case.memo.put(name, held)
    anchors: list[int] = np.frombuffer(held, dtype="<u8").tolist()
    return anchors


def _families(size: int, pairs: Iterable[Pair]) -> Unions:
    unions = Unions(size)
    for a, b in pairs:
        unions.join(a, b)
    return unions


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lineage of articles that copies connect, without what they share."""

    origins: tuple[Origin, ...]
    descents: tuple[Descent, ...]
    copies: tuple[Copy, ...]
    collations: tuple[Collation, ...]


def _drawn(case: Case, found: dict[Pair, Facts], spun: dict[Pair, tuple[Kin, bytes]], draw: Draw) -> list[Part]:
    """Return the lineage of each part of the case that no copy connects with the rest; new ones are drawn at once."""
    copies = [*(pair for pair, facts in found.items() if facts.is_copy), *spun]
    families = _families(len(case.articles), copies)
    members: dict[int, list[int]] = {}
    for number in range(len(case.articles)):
        members.setdefault(families.find(number), []).append(number)
    inside: dict[int, list[Pair]] = {}
    kins = sorted({pair for pair, facts in found.items() if facts.is_kin} | spun.keys())
    for a, b in kins:
        if families.find(a) == families.find(b):
            inside.setdefault(families.find(a), []).append((a, b))
    close = {n for pair, facts in found.items() if facts.aligned for n in pair}
    names = {
        head: f"lineage/part/{_digest(case, numbers, inside.get(head, ()), close, spun).hex()}"
        for head, numbers in members.items()
    }
    held = {head: case.memo.get(name) for head, name in names.items()}
    missing = [head for head, packed in held.items() if packed is None]
    numbers = sorted(n for head in missing for n in members[head])
    pairs = sorted(pair for head in missing for pair in inside.get(head, ()))
    case.draw(numbers)
    study = Study(
        readers=tuple(case.reader(n, close=n in close) for n in numbers),
        kins=_renumbered(numbers, {q: spun[q][0] if q in spun else unpack_kin(found[q].kin, q) for q in pairs}),
    )
    directions, collations = (Rows(kind, case.states, case.memo) for kind in ("direction", "collation"))
    work = remembered_work(pair_work(case.parameters), numbers, directions, collations)
    made = _divided(draw(study, work), case, {head: members[head] for head in missing}) if missing else {}
    later = sorted({b for _, b in copies})
    directions.keep(later)
    collations.keep(later)
    for head, part in made.items():
        case.memo.put(names[head], json.dumps(pack(part), ensure_ascii=False, separators=(",", ":")).encode())
    return [made[head] if packed is None else unpack(Part, json.loads(packed)) for head, packed in held.items()]


def _digest(
    case: Case, numbers: Sequence[int], pairs: Iterable[Pair], close: set[int], spun: dict[Pair, tuple[Kin, bytes]]
) -> bytes:
    at = {n: k for k, n in enumerate(numbers)}
    who = b"".join(case.states[n] + (b"\1" if n in close else b"\0") for n in numbers)
    told = [part for a, b in pairs for part in (f"{at[a]} {at[b]}", spun[a, b][1] if (a, b) in spun else b"")]
    return digest_of(who, *told)


def _renumbered(numbers: Sequence[int], kins: dict[Pair, Kin]) -> dict[Pair, Kin]:
    at = {n: k for k, n in enumerate(numbers)}
    return {(at[a], at[b]): kin.numbered(at[a], at[b]) for (a, b), kin in kins.items()}


def _divided(lineage: Lineage, case: Case, members: dict[int, list[int]]) -> dict[int, Part]:
    """Return what a lineage says of each part of its articles."""
    head = {case.articles[n].id: k for k, numbers in members.items() for n in numbers}
    origins: dict[int, list[Origin]] = {k: [] for k in members}
    descents: dict[int, list[Descent]] = {k: [] for k in members}
    copies: dict[int, list[Copy]] = {k: [] for k in members}
    collations: dict[int, list[Collation]] = {k: [] for k in members}
    for origin in lineage.origins:
        origins[head[origin.articles[0]]].append(origin)
    for descent in lineage.descents:
        descents[head[descent.article]].append(descent)
    for copy in lineage.copies:
        copies[head[copy.target]].append(copy)
    for collation in lineage.collations:
        collations[head[collation.pair[0]]].append(collation)
    return {
        k: Part(
            origins=tuple(origins[k]),
            descents=tuple(descents[k]),
            copies=tuple(copies[k]),
            collations=tuple(collations[k]),
        )
        for k in members
    }


def _shared(case: Case, found: dict[Pair, Facts]) -> tuple[Shared, ...]:
    """Return the text that each pair shares, by kind, in the order of the pairs."""
    out = []
    for a, b in sorted(found):
        told = found[a, b].shared
        for kind, passages in json.loads(told) if told else ():
            out.append(
                Shared(
                    pair=(case.articles[a].id, case.articles[b].id),
                    kind=kind,
                    passages=tuple(Passage(a=Span(w, x), b=Span(y, z), similarity=q) for w, x, y, z, q in passages),
                )
            )
    return tuple(out)


def _joined(case: Case, parts: Sequence[Part], shared: tuple[Shared, ...]) -> Lineage:
    """Return the parts as one lineage, each kind of record sorted as it is drawn."""
    rank = {article.id: n for n, article in enumerate(case.articles)}
    origins = [o for part in parts for o in part.origins]
    copies = [c for part in parts for c in part.copies]
    collations = [c for part in parts for c in part.collations]
    return Lineage(
        origins=tuple(sorted(origins, key=lambda o: (rank[o.articles[0]], o.id))),
        descents=tuple(sorted((d for part in parts for d in part.descents), key=lambda d: rank[d.article])),
        copies=tuple(sorted(copies, key=lambda c: (rank[c.target], c.source))),
        shared=shared,
        collations=tuple(sorted(collations, key=lambda c: sorted(rank[a] for a in c.pair))),
        issues=tuple(sorted(issue for face in case.faces for issue in face.issues)),
    )
