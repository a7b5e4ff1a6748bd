"""
What lineage must know of an article to find whom to compare it with, in bytes: made once, kept between runs.

Fingerprints, lines and a digest of the words; the words themselves are made again where two articles are compared.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stemma.lineage.limits import find_left_out
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.sketch import Sketch, draw_sketches, find_prints
from stemma.lineage.template import Lines, find_lines
from stemma.memo import Memo
from stemma.records.article import Article
from stemma.records.issue import Issue
from stemma.records.packed import pack, unpack
from stemma.text.shingles import Keys

HEAD = struct.Struct("<IIII16s")
"""Words, fingerprints, lines, bytes of issues; the digest of the words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Face:
    """An article as it is looked up."""

    digest: bytes
    """16 bytes that articles with the same words have in common."""
    prints: Keys
    lines: Lines
    issues: tuple[Issue, ...]
    """What could not be looked at."""


def draw_faces(
    articles: Sequence[Article], keys: Sequence[bytes], memo: Memo, *, parameters: LineageParameters
) -> list[Face]:
    """Return the face of each article, numbered in their order; *keys* are the digests of the articles."""
    names = [f"lineage/article/{key.hex()}" for key in keys]
    held = [memo.get(name) for name in names]
    missing = [n for n, packed in enumerate(held) if packed is None]
    made = dict(zip(missing, _packed([articles[n] for n in missing], parameters), strict=True))
    for n, packed in made.items():
        memo.put(names[n], packed)
    return [_unpacked(packed if packed is not None else made[n], n) for n, packed in enumerate(held)]


def _packed(articles: Sequence[Article], parameters: LineageParameters) -> list[bytes]:
    sketches = list(draw_sketches(articles, parameters=parameters.sketch))
    prints, owner = find_prints(sketches, parameters=parameters.sketch)
    order = np.lexsort((prints, owner))
    prints, edges = prints[order], np.searchsorted(owner[order], np.arange(len(sketches) + 1))
    return [_bytes_of(s, prints[a:b], parameters) for s, a, b in zip(sketches, edges, edges[1:], strict=False)]


def _bytes_of(sketch: Sketch, prints: Keys, parameters: LineageParameters) -> bytes:
    lines = find_lines(sketch, 0, parameters=parameters.kinds)
    issues = json.dumps(pack(find_left_out([sketch], parameters=parameters.sketch))).encode()
    head = HEAD.pack(len(sketch), len(prints), len(lines.keys), len(issues), sketch.digest)
    arrays = (prints.astype("<u8"), lines.keys.astype("<u8"), lines.sizes.astype("<i8"), lines.marked.astype("u1"))
    return b"".join((head, *(a.tobytes() for a in arrays), issues))


def _unpacked(packed: bytes, number: int) -> Face:
    size, prints, lines, issues, digest = HEAD.unpack_from(packed)
    at = HEAD.size
    edges = [at, at + 8 * prints, at + 8 * (prints + lines), at + 8 * (prints + 2 * lines)]
    return Face(
        digest=digest if size else b"",
        prints=np.frombuffer(packed, dtype="<u8", count=prints, offset=edges[0]),
        lines=Lines(
            keys=np.frombuffer(packed, dtype="<u8", count=lines, offset=edges[1]),
            sizes=np.frombuffer(packed, dtype="<i8", count=lines, offset=edges[2]),
            marked=np.frombuffer(packed, dtype="u1", count=lines, offset=edges[3]).astype(np.bool_),
            owner=np.full(lines, number, dtype=np.int64),
        ),
        issues=unpack(tuple[Issue, ...], json.loads(packed[len(packed) - issues :])) if issues > len("[]") else (),
    )
