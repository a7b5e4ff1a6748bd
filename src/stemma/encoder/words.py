"""
A sentence cut into the words that a tree is built of, after the rules of the English Universal Dependencies.

Rules:
1. Clitics stand alone: `'s`, `n't`, `'ll`; "cannot" is two words, and so are "gonna" and its like.
2. A hyphen or a slash between words is a word of its own; behind a prefix that is no word ("co-", "non-") it is not,
   and in dates and numbers of telephones it is not.
3. The point of an abbreviation stays with it: "U.S.", "Mr.", "a.m.", initials. A number keeps the points, commas and
   colons within it; a sign of money or of percent stands alone.
4. An address of mail or web is one word; a row of one closing mark is one word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from stemma.records.span import Span

ABBREVIATIONS: Final = (
    "mr|mrs|ms|mlle|mme|dr|prof|gen|sen|rep|gov|lt|col|sgt|capt|cpl|maj|adm|cmdr|rev|hon|pres|st|mt|ft|jr|sr|vs|etc|inc"
    "|corp|ltd|co|bros|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|al|dept|univ|est|approx"
    "|ave|blvd|rd|messrs|supt|insp|pte|pvt|brig|ca|op|eds?|vol|ph\\.d"
)
"""What a point belongs to wherever it stands."""
PREFIXES: Final = (
    "co|non|anti|pro|pre|re|ex|un|e|mid|mini|semi|sub|post|inter|intra|ultra|vice|de|bi|tri|cross|over|counter"
    "|socio|trans|multi|micro|macro|mega|pseudo"
)
"""What a hyphen belongs to: no words of their own."""
TOKEN: Final = re.compile(
    rf"""
    (?P<address>
        (?:https?://|www\.) [^\s<>()"“”]* [^\s<>()"“”.,;:!?'’]
      | [\w.+-]+ @ \w[\w-]* (?:\.\w[\w-]*)+
      | (?:\w[\w-]*\.)+ (?:com|org|net|edu|gov|uk|info|html?) \b (?:/[^\s<>()"“”]*[^\s<>()"“”.,;:!?'’])?
    )
  | (?P<initials> (?:(?<![^\W_]) [^\W\d_]\.){{2,}} )
  | (?P<abbreviation> (?<![^\W_]) (?:(?i:{ABBREVIATIONS})\. | [A-Z]\.(?=\s+[A-Z]))
      | (?<![^\W_]) (?i:no|vols?|pp?|figs?)\.(?=\s*\d) )
  | (?P<row> (?P<one>[.!?*=_~#–—-])(?P=one)+ | '' | `` )
  | (?P<clitic> ['’‘`] (?:(?i:s|m|d|re|ve|ll|em)(?![^\W_]) | \d\ds?(?![^\W_])) )
  | (?P<number> \d+ (?:[.,:/-]\d+)+ (?![^\W\d_]{{3}}) | \d+(?=(?i:[ap]m|km|k|mm|ft|lbs?|mph|kg)(?![^\W_])) )
  | (?P<prefixed> (?<![^\W_]) (?i:{PREFIXES})-(?=[^\W\d_]) [^\W_]+ )
  | (?P<word> [^\W_]+ (?: (?!['’](?i:s|m|d|re|ve|ll|em)(?![^\W_])) ['’] [^\W\d_]+ | & [^\W_]+ )* )
  | (?P<sign> \S )
    """,
    re.VERBOSE,
)
NEGATED: Final = re.compile(r"(?i)(?P<verb>.+)(?P<not>n['’`]t)")
REMEMBERED: Final = 256
"""Sentences whose words are kept: one network after the other asks for those of a text."""
RUN_TOGETHER: Final = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3}
"""Words that are two, and where the second begins."""


@lru_cache(maxsize=REMEMBERED)
def words_of(sentence: str) -> tuple[Span, ...]:
    """Return where each word of *sentence* stands in it, in order; all that is not white space is in one."""
    return tuple(_words(sentence))


def _words(sentence: str) -> Iterator[Span]:
    for found in TOKEN.finditer(sentence):
        start, end = found.span()
        cut = _cut_within(found[0]) if found.lastgroup in {"word", "prefixed"} else 0
        if cut:
            yield Span(start, start + cut)
        yield Span(start + cut, end)


def _cut_within(word: str) -> int:
    """Return where the second of two words that are printed as one begins, 0 where it is one."""
    negated = NEGATED.fullmatch(word)
    return negated.start("not") if negated else RUN_TOGETHER.get(word.lower(), 0)
