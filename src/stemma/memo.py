"""
What functions gave for what they were asked before, so that a case that grows asks them for what is new alone.

Rules:
1. A key is a digest of everything that the function reads, so that a value is what would come out anew.
2. Nothing rests on it: an empty memo gives the same bytes, later. It holds for one version of the program.
3. What a run does not ask for is not kept: `used` and `fresh` are what the next run may ask for.
"""

import hashlib
import struct
from collections.abc import Mapping

from stemma.records.article import Article


class Memo:
    """Values as bytes, by name."""

    def __init__(self, held: Mapping[str, bytes] | None = None) -> None:
        self._held: Mapping[str, bytes] = {} if held is None else held
        self.fresh: dict[str, bytes] = {}
        """What was made in this run."""
        self.used: set[str] = set()
        """What was there and was asked for."""

    def get(self, name: str) -> bytes | None:
        """Return the value of *name*; None where there is none."""
        if (made := self.fresh.get(name)) is not None:
            return made
        found = self._held.get(name)
        if found is not None:
            self.used.add(name)
        return found

    def put(self, name: str, value: bytes) -> None:
        """Keep *value* under *name*; where it is what is held already, nothing is new."""
        if self._held.get(name) == value:
            self.used.add(name)
        else:
            self.used.discard(name)
            self.fresh[name] = value

    def touch(self, name: str) -> None:
        """Keep what is held under *name*, if anything, though nobody asks for it now."""
        if name not in self.fresh and name in self._held:
            self.used.add(name)

    @property
    def kept(self) -> dict[str, bytes]:
        """Everything that was asked for or made."""
        return {name: self._held[name] for name in sorted(self.used)} | self.fresh


def digest_of(*parts: str | bytes) -> bytes:
    """Return 16 bytes that tell lists of *parts* apart."""
    packed = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    sizes = struct.pack(f"<{len(packed)}I", *map(len, packed))
    return hashlib.blake2b(b"".join((sizes, *packed)), digest_size=16).digest()


def digest_article(article: Article) -> bytes:
    """Return 16 bytes that tell two articles apart in anything that is known of them; the text by its own digest."""
    a = article
    return digest_of(
        *(cell or "" for cell in (a.id, a.file, a.url, a.outlet, a.title, a.published, a.language, a.genre)),
        a.text_sha256,
        "\n".join(a.authors),
        "\n".join(f"{z.kind} {z.span.start} {z.span.end}" for z in a.zones),
        "\n".join(f"{c.kind} {c.span.start} {c.span.end} {c.name}" for c in a.credits),
    )
