"""
Bytes -> text, or a reason why not.

UTF-8 and UTF-16 by their marks, UTF-8 without one, else the likeliest single-byte
encoding. No newline is translated and nothing is normalised.
"""

import codecs
import logging
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES = 65_536
"""How much of a file is looked at to guess its encoding."""
CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
MOST_CONTROLS = 0.02
"""Share of control bytes above which a file is binary."""
FEW_BROKEN = 0.005
"""Share of bytes that may be broken in what is still called UTF-8."""

logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what was odd about its encoding; `text` is None for a binary file."""

    text: str | None
    oddity: str | None = None


def decode(content: bytes) -> Decoded:
    """Return the text of *content* with its byte-order mark dropped."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _with_replacement(content[len(mark) :], encoding)
    if _is_binary(content):
        return Decoded(None)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _without_mark(content)


def _is_binary(content: bytes) -> bool:
    sample = content[:SAMPLE_BYTES]
    return b"\0" in sample or sum(byte in CONTROLS for byte in sample) > MOST_CONTROLS * len(sample)


def _with_replacement(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return Decoded(text, f"holds characters that are no {encoding.upper()}; they stand as U+FFFD")


def _without_mark(content: bytes) -> Decoded:
    text = content.decode("utf-8", "replace")
    beyond_ascii = sum(byte >= 0x80 for byte in content)
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    # A file in UTF-8 with a few broken bytes is more likely than one whose marks all look like UTF-8 by chance.
    if broken * 4 <= beyond_ascii or (broken <= FEW_BROKEN * len(content) and beyond_ascii > 8 * broken):
        return Decoded(text, "holds broken UTF-8; the broken characters stand as U+FFFD")
    try:
        western = content.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    best = from_bytes(content[:SAMPLE_BYTES]).best()
    encoding = best.encoding if best is not None else None
    if western is not None and (encoding is None or _is_western(content)):
        return Decoded(western)
    if encoding is None:
        return Decoded(text, "is in no encoding that could be told; characters that could not be read stand as U+FFFD")
    return Decoded(content.decode(encoding, "replace"), f"names no encoding; it was read as {encoding}")


def _is_western(content: bytes) -> bool:
    """Say whether the bytes beyond ASCII are few, as in English text with typographic marks."""
    return sum(byte >= 0x80 for byte in content) < 0.05 * max(1, len(content))
