"""
Which of two articles gave its words to the other.

This file weighs reasons. It does not look for shared text (`align.py`), and it does not know families,
the case file or the clock. A positive balance says that the left article is the source; weights are log-odds, so that
the balance says how likely that is.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from stemma.lexicon.days import WEEKDAY
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import credits_outlet, name_of, outlet_key
from stemma.lineage.parameters import DirectionParameters
from stemma.lineage.slips import Slip, find_slips
from stemma.lineage.speech import Flags
from stemma.lineage.versions import version_of
from stemma.records.article import Article
from stemma.text.normalise import fold_word
from stemma.text.words import WORD

MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?")
NAMED_DAY = re.compile(rf"\b{WEEKDAY}\b")
CALENDAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\."
    r"|Oct\.|Nov\.|Dec\.)\s\d{1,2}\b|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: above zero for the left article as the source, below for the right one."""

    feature: str
    """Name of its weight among `DirectionParameters`."""
    weight: float
    """In log-odds."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What the reasons say together."""

    reasons: tuple[Reason, ...]
    slips: tuple[Slip, ...] = ()
    """What either of the two has wrong, where the other has it right."""

    @property
    def balance(self) -> float:
        """The sum of the weights."""
        return sum(r.weight for r in self.reasons)

    def towards(self, number: int, kin: Kin) -> float:
        """Return the balance for *number* as the one that took the words."""
        return self.balance if number == kin.right else -self.balance

    def chance(self, number: int, kin: Kin) -> float:
        """Return how likely *number* is the one that took the words, 0..1; 0.5 when nothing is known."""
        return 1 / (1 + math.exp(-self.towards(number, kin)))

    def sentences(self) -> tuple[str, ...]:
        """Return the reasons, the heaviest first."""
        return tuple(r.sentence for r in sorted(self.reasons, key=lambda r: (-abs(r.weight), r.sentence)))


def weigh_direction(kin: Kin, left: Reader, right: Reader, *, parameters: DirectionParameters) -> Direction:
    """Return every reason for either direction; the balance is 0 when nothing is known."""
    a, b = left.sketch.article, right.sketch.article
    reasons: list[Reason] = []
    reasons.extend(_time(a, b, parameters))
    reasons.extend(_credits(a, b, parameters))
    reasons.extend(_versions(a, b, parameters))
    reasons.extend(_releases(a, b, parameters))
    for number, source, taker, sign in ((kin.right, left, right, 1), (kin.left, right, left, -1)):
        found = [
            *_containment(kin, number, (source, taker), parameters),
            *_dropped_voice(kin, number, (source, taker), parameters),
            *_carried_voice(kin, number, (source, taker), parameters),
        ]
        reasons.extend(Reason(feature=r.feature, weight=sign * r.weight, sentence=r.sentence) for r in found)
    reasons.extend(_restyled(kin, left, right, parameters))
    reasons.extend(_lost_accents(kin, (a, b), parameters))
    slips = find_slips(kin, left, right, parameters=parameters)
    reasons.extend(_slips(kin, (a, b), slips, parameters))
    return Direction(reasons=tuple(reasons), slips=slips)


def minutes_apart(a: Article, b: Article) -> int | None:
    """Return the minutes from *a* to *b*, 0 when days alone are known and agree; None when one is not known."""
    moments = [MOMENT.match(x.published or "") for x in (a, b)]
    if moments[0] is None or moments[1] is None:
        return None
    days = [date(int(m[1]), int(m[2]), int(m[3])).toordinal() for m in moments if m]
    clocks = [int(m[4]) * 60 + int(m[5]) if m[4] else None for m in moments if m]
    if clocks[0] is None or clocks[1] is None:
        return (days[1] - days[0]) * 1440
    return (days[1] - days[0]) * 1440 + clocks[1] - clocks[0]


def own_words(kin: Kin, number: int, reader: Reader) -> Flags:
    """Return, for each word of an article, whether it is narration or speech that the other lacks."""
    shared = kin.region(number, len(reader.sketch))
    flags: Flags = ~shared & ~reader.template & (reader.sketch.place == 0)
    return flags


def own_voice(article: Article, text: str) -> str | None:
    """Return the words that show an outlet's own reporting: something was told to it by name."""
    if not article.outlet:
        return None
    short = re.sub(r"^[Tt]he\s+", "", article.outlet)
    found = re.search(
        rf"\b(?:told|tells|telling|said to|spoke to|speaking to|interview with|emailed?|contacted by|obtained by|seen"
        rf" by|by)\s+(?:[Tt]he\s+)?{re.escape(short)}\b|\b{re.escape(short)}\s+(?:has learn|understands|can reveal)",
        text,
    )
    return found.group() if found else None


def _time(a: Article, b: Article, parameters: DirectionParameters) -> list[Reason]:
    apart = minutes_apart(a, b)
    if apart is None or abs(apart) < parameters.silent_minutes:
        return []
    first, later = (a, b) if apart > 0 else (b, a)
    near = abs(apart) < parameters.near_minutes
    weight = parameters.soon if near else parameters.time
    return [
        Reason(
            feature="soon" if near else "time",
            weight=weight if apart > 0 else -weight,
            sentence=f"{name_of(first)} published first, on {first.published}; {name_of(later)} on {later.published}",
        )
    ]


def _credits(a: Article, b: Article, parameters: DirectionParameters) -> list[Reason]:
    return [
        Reason(
            feature="credit", weight=sign * parameters.credit, sentence=f"{name_of(taker)} credits {name_of(source)}"
        )
        for source, taker, sign in ((a, b, 1), (b, a, -1))
        if credits_outlet(taker, source)
    ]


def _versions(a: Article, b: Article, parameters: DirectionParameters) -> list[Reason]:
    early, late = version_of(a), version_of(b)
    # A slug numbers the versions of one newsroom: it says nothing of another's that bears none.
    if early == late or (not (early and late) and outlet_key(a) != outlet_key(b)):
        return []
    return [
        Reason(
            feature="version",
            weight=parameters.version if early < late else -parameters.version,
            sentence=f"the slug or a note of {name_of(b if early < late else a)} marks a later version",
        )
    ]


def _releases(a: Article, b: Article, parameters: DirectionParameters) -> list[Reason]:
    """A press release is what others take from."""
    if (a.genre == "release") == (b.genre == "release"):
        return []
    release = a if a.genre == "release" else b
    return [
        Reason(
            feature="release",
            weight=parameters.release if release is a else -parameters.release,
            sentence=f"{name_of(release)} is a press release",
        )
    ]


def _containment(kin: Kin, number: int, pair: tuple[Reader, Reader], parameters: DirectionParameters) -> list[Reason]:
    """Return what containment says for the second of the pair, article *number*, as the one that took the words."""
    source, taker = pair
    outlet = outlet_key(taker.sketch.article)
    if outlet is not None and outlet == outlet_key(source.sketch.article):
        return []  # an outlet's later versions grow as often as they shrink
    kept, given = kin.share(number), kin.share(kin.other(number))
    if kin.spun:  # a paraphrase is padded with sentences of its own as often as it leaves some out
        return []
    if kept < parameters.kept_share or given >= parameters.kept_share:
        return []
    source_name, taker_name = name_of(source.sketch.article), name_of(taker.sketch.article)
    more = int((own_words(kin, kin.other(number), source) & source.narration).sum())
    out = [
        Reason(
            feature="containment",
            weight=parameters.containment,
            sentence=f"{source_name} holds {kept:.0%} of the narration of {taker_name}, and {more} words more",
        )
    ]
    if _is_bottom_cut(kin.region(kin.other(number), len(source.sketch)), source):
        out.append(
            Reason(
                feature="bottom_cut",
                weight=parameters.bottom_cut,
                sentence=f"what {taker_name} lacks is the end of {source_name}",
            )
        )
    return out


def _is_bottom_cut(shared: Flags, source: Reader) -> bool:
    """Say whether the narration that is not shared stands mostly after the shared."""
    lacking = np.flatnonzero(source.narration & ~shared)
    kept = np.flatnonzero(source.narration & shared)
    if not len(lacking) or not len(kept):
        return False
    return bool(np.median(lacking) > np.quantile(kept, 0.9))


def _dropped_voice(kin: Kin, number: int, pair: tuple[Reader, Reader], parameters: DirectionParameters) -> list[Reason]:
    """
    Words given to the second one's outlet by name that the other lacks within a paragraph that both have.

    A whole paragraph with such words says nothing: a copy may have added it, or the other have cut it.
    """
    source, taker = pair
    article, sketch = taker.sketch.article, taker.sketch
    if not article.outlet or article.outlet.removeprefix("The ") not in article.text:
        return []
    if outlet_key(article) == outlet_key(source.sketch.article):
        return []
    own = own_words(kin, number, taker)
    shared_lines = np.unique(sketch.line[kin.region(number, len(sketch))])
    for line in np.intersect1d(sketch.line[own], shared_lines).tolist():
        lo, hi = (int(n) for n in np.searchsorted(sketch.line, [line, line + 1]))
        words = zip(sketch.words(lo, hi), own[lo:hi].tolist(), strict=True)
        voice = own_voice(article, " ".join(w if keep else "¦" for w, keep in words))
        if voice is not None:
            sentence = (
                f"{name_of(source.sketch.article)} lacks within a paragraph what {name_of(article)} has “{voice}”"
            )
            return [Reason(feature="dropped_voice", weight=-parameters.dropped_voice, sentence=sentence)]
    return []


def _carried_voice(kin: Kin, number: int, pair: tuple[Reader, Reader], parameters: DirectionParameters) -> list[Reason]:
    """What was told to the other outlet by name, printed in this one: "told the Observer" in the Gazette."""
    source, taker = pair
    outlet = source.sketch.article.outlet
    if not outlet or outlet.removeprefix("The ") not in taker.sketch.article.text:
        return []
    if outlet_key(source.sketch.article) == outlet_key(taker.sketch.article):
        return []
    text = taker.sketch.article.text
    for start, end in kin.stretches(number):
        voice = own_voice(source.sketch.article, taker.sketch.span(start, end).of(text))
        if voice is not None:
            return [
                Reason(
                    feature="carried_voice",
                    weight=parameters.carried_voice,
                    sentence=f"{name_of(taker.sketch.article)} prints what was “{voice}”",
                )
            ]
    return []


def _restyled(kin: Kin, left: Reader, right: Reader, parameters: DirectionParameters) -> list[Reason]:
    """Weekdays in one where the other has dates: who prints abroad or later spells the day out."""
    if outlet_key(left.sketch.article) == outlet_key(right.sketch.article) is not None:
        return []
    there = dates_changed(kin, left, right)
    if not there:
        return []
    source, taker = (left, right) if there > 0 else (right, left)
    return [
        Reason(
            feature="restyled",
            weight=parameters.restyled if there > 0 else -parameters.restyled,
            sentence=f"{name_of(taker.sketch.article)} spells out {abs(there)} dates that are weekdays in "
            f"{name_of(source.sketch.article)}",
        )
    ]


def _lost_accents(kin: Kin, pair: tuple[Article, Article], parameters: DirectionParameters) -> list[Reason]:
    """Who tells a report in other words drops accents from its names, and sets none: "Macara" for "Macará"."""
    if not kin.spun:
        return []
    words = [frozenset(WORD.findall(article.text)) for article in pair]
    lost = [_bare_in(words[0], words[1]), _bare_in(words[1], words[0])]
    if all(lost) or max(len(names) for names in lost) < parameters.accented_names:
        return []
    source, taker = pair if lost[0] else pair[::-1]
    return [
        Reason(
            feature="accents",
            weight=parameters.accents if lost[0] else -parameters.accents,
            sentence=f"{name_of(taker)} writes without accents what has them in {name_of(source)}: "
            f"{', '.join((lost[0] or lost[1])[:3])}",
        )
    ]


def _bare_in(words: frozenset[str], others: frozenset[str]) -> list[str]:
    """Return the capitalised *words* with accents that stand among *others* without, and not as they are."""
    accented = sorted(w for w in words if w[:1].isupper() and not w.isascii() and w not in others)
    plain = {fold_word(w) for w in others if w.isascii()}
    return [w for w in accented if fold_word(w).isascii() and fold_word(w) in plain]


def _slips(
    kin: Kin, pair: tuple[Article, Article], slips: Sequence[Slip], parameters: DirectionParameters
) -> list[Reason]:
    """Whoever has a word wrong that the other has right took it, if only one of the two has such words."""
    by = {slip.by for slip in slips}
    if len(by) != 1:
        return []
    source, taker = pair if kin.right in by else pair[::-1]
    first = slips[0]
    shown = "a damaged character" if first.damaged else "against its own other mentions"
    return [
        Reason(
            feature="slip",
            weight=parameters.slip if kin.right in by else -parameters.slip,
            sentence=f"{name_of(taker)} has “{first.wrong}” where {name_of(source)} has “{first.right}”, {shown}",
        )
    ]


def dates_changed(kin: Kin, left: Reader, right: Reader) -> int:
    """Return how many more weekdays of the left one's shared passages are dates in the right one than the reverse."""
    counts = [_styles(reader, kin.stretches(n)) for n, reader in ((kin.left, left), (kin.right, right))]
    more = counts[0][0] - counts[1][0], counts[1][1] - counts[0][1]
    return min(more) if min(more) > 0 else min(0, max(more))


def _styles(reader: Reader, stretches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    texts = [reader.sketch.span(s, e).of(reader.sketch.article.text) for s, e in stretches]
    return sum(len(NAMED_DAY.findall(t)) for t in texts), sum(len(CALENDAR.findall(t)) for t in texts)
