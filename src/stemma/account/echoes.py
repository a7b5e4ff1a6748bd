"""
Words that only point at an act: "the expulsion", "his ultimatum", "whose Mi-8 was shot down above Salahli".

Most reports tell an act in full once and then point at it, in a noun or at the end of a clause, where the reading finds
no whole act. Such an echo attests the act that others tell.

Rules:
1. An echo joins an act that others tell, and never makes one; an article that tells the act already adds none.
2. Its word must be of the act's family ("withdrawal", "walked out"), and the words around it must name the act: its
   day, its place, its parties, or the thing that it was done to. Another day, place or party speaks against it.
3. Where two acts fit about as well, it joins neither.
4. What is ahead, denied or imagined is no echo of what happened.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stemma.account.actors import Cast
from stemma.account.echo_acts import Acts, hold_acts
from stemma.account.echo_scores import EchoParameters, Words, act_of, families_of, words_around
from stemma.account.echo_words import family_of, is_verb_form
from stemma.account.parameters import AccountParameters
from stemma.account.tellings import Telling, make_telling
from stemma.account.witness import Witness
from stemma.records.reading import Event
from stemma.records.span import Span
from stemma.text.words import WORD

NOT_SO = re.compile(
    r"\b(?:will|would|shall|could|may|might|can|must|should|if|whether|unless|not|never|no|without|deny|denied|denies|to)"
    r"\s+(?:\w+ly\s+|be\s+|have\s+(?:been\s+)?)?$|n['’]t\s+(?:\w+\s+)?$"
    r"|\b(?:demand|seek|sought|want|urg|requir|await|propos|possib|plann)\w*\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$"
    r"|\b(?:call|ask|hop|press|appeal|wait|prepar)\w*\s+for\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Words right before an act that did not happen, or not yet."""

ASKED_FOR = re.compile(
    r"\b(?:demand\w*|urg\w*|secur\w*|negotiat\w*|(?:call|ask|plead|press|appeal|campaign|march|rally|rallied|petition|fight)\w*\s+for)"
    r"\s+(?:(?!after|since|over|following|before|despite|against)[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
"""Words before a noun for what is only asked for: "demanded the president's immediate [release]"."""

OF_GUNS = re.compile(r"\b(?:open\w*|under|exchang\w*|return\w*|mortar|artillery|rocket|tank|arms)\s+$", re.IGNORECASE)
"""Words before the fire of guns."""

IMAGINED = re.compile(r"\b(?:if|unless|whether|until|should)\s*$", re.IGNORECASE)
"""Words before a clause that is only imagined."""

CONDITION = re.compile(r"\s*,?\s*(?:unless|if|provided)\b", re.IGNORECASE)
"""Words behind what is only threatened or offered."""

SINGLE = re.compile(r"[\w-]+")
POINTER = re.compile(
    r"(?:\b(?:the|this|that|its|his|her|their|of|since|after|over)|['’]s?)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
"""Words before a noun that points at what is known."""
NEAR = 30
"""How far before a noun such a word may stand. Code points."""

LIKELIHOOD = 0.4
"""How sure an echo by itself is of what it points at, 0..1."""


def join_echoes(
    groups: Sequence[Sequence[Telling]],
    witnesses: Iterable[Witness],
    cast: Cast,
    account: AccountParameters,
    *,
    parameters: EchoParameters = EchoParameters(),  # noqa: B008
) -> list[list[Telling]]:
    """Return *groups*, each one event, with the echoes that attest them; nouns of one group join what they point at."""
    out = [list(g) for g in groups]
    pointing = {n for n, g in enumerate(groups) if all(points_back(t) for t in g)}
    told = [act_of(g, cast) for g in groups]
    acts, grown = hold_acts(groups, told, pointing), set()
    for number in sorted(pointing):
        if (home := _home_of(groups[number], acts, cast, parameters)) is not None:
            out[home] += out[number]
            out[number] = []
            grown.add(home)
    told = [act_of(g, cast) if n in grown else told[n] for n, g in enumerate(out) if g]
    out = [g for g in out if g]
    acts = hold_acts(out, told, set())
    for witness in witnesses:
        for number, (_, word, around) in sorted(_echoes_in(witness, acts, cast, parameters).items()):
            out[number].append(_telling(witness, word, around, out[number][0], cast, account))
    return sorted((sorted(g, key=lambda t: t.order) for g in out), key=lambda g: g[0].order)


def points_back(telling: Telling) -> bool:
    """Say whether a telling is a noun that points at what happened: "the closure", "its withdrawal"."""
    trigger = telling.event.trigger
    word = telling.witness.words(trigger)
    if telling.event.status != "past" or not SINGLE.fullmatch(word) or is_verb_form(word):
        return False
    return _is_pointing(trigger, telling.witness)


def _is_pointing(noun: Span, witness: Witness) -> bool:
    """Say whether a noun is of what was told before: "the closure", "Peru's ultimatum", never "protests"."""
    return POINTER.search(witness.article.text[max(0, noun.start - NEAR) : noun.start]) is not None


def _home_of(group: Sequence[Telling], acts: Acts, cast: Cast, parameters: EchoParameters) -> int | None:
    """Return the number of the one act at which all nouns of a group point; None where none is, or two are."""
    homes = set()
    for telling in group:
        around = words_around(telling.witness, telling.event.trigger, cast, parameters)
        found = {acts.named_by(around, f, telling.witness, parameters) for f in families_of(telling)}
        homes |= {best[1] for best in found if best}
        if any(telling.witness.id in acts.acts[n].articles for n in homes):
            return None
    return homes.pop() if len(homes) == 1 else None


def _echoes_in(
    witness: Witness, acts: Acts, cast: Cast, parameters: EchoParameters
) -> dict[int, tuple[int, Span, Words]]:
    """Return the best echo of each act, by its number, in an article: its points, its word, the words around."""
    taken = [e.trigger for e in witness.reading.events if e.status != "hypothetical"]
    found: dict[int, tuple[int, Span, Words]] = {}
    for word, family in _act_words(witness, acts.families):
        if any(t.overlaps(word) for t in taken):
            continue
        around = words_around(witness, word, cast, parameters)
        best = acts.named_by(around, family, witness, parameters)
        if best is None or witness.id in acts.acts[best[1]].articles:
            continue
        if not _is_not_so(word, around, witness):
            points, number = best
            told = (points, word, replace(around, span=_between(taken, word, around.span, witness)))
            found[number] = max(found.get(number, (0, word, around)), told, key=lambda e: e[0])
    return found


def _is_not_so(word: Span, around: Words, witness: Witness) -> bool:
    """Say whether what the word tells is ahead, denied or imagined, or new without a day: "a closure", "protests"."""
    before = witness.article.text[around.span.start : word.start]
    lead = witness.article.text[max(0, around.span.start - len("whether ")) : around.span.start]
    behind = witness.article.text[around.span.end : around.span.end + len(", provided ")]
    if IMAGINED.search(lead) or NOT_SO.search(before) or CONDITION.match(behind) or _is_asked_for(word, witness):
        return True
    return around.date is None and not (is_verb_form(witness.words(word)) or _is_pointing(word, witness))


def _is_asked_for(word: Span, witness: Witness) -> bool:
    """Say whether a noun is of what somebody asks for, and not of what was done."""
    if is_verb_form(witness.words(word)):
        return False
    before = witness.article.text[witness.sentence_at(word).start : word.start]
    return ASKED_FOR.search(before) is not None


def _between(taken: Iterable[Span], word: Span, around: Span, witness: Witness) -> Span:
    """Return the words around an echo without those of the acts that are told before and behind it."""
    within = [t for t in taken if around.contains(t)]
    start = max((t.end for t in within if t.end <= word.start), default=around.start)
    end = min((t.start for t in within if t.start >= word.end), default=around.end)
    words = witness.words(Span(start, end))
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip(" \n.")))


def _act_words(witness: Witness, families: frozenset[str]) -> Iterator[tuple[Span, str]]:
    """Yield the words of the report that may tell an act of *families*, with their family; no parts of names."""
    for start, end, family in witness.leaf.recall("words of acts", lambda: _every_act_word(witness)):
        if family in families:
            yield Span(start, end), family


def _every_act_word(witness: Witness) -> list[tuple[int, int, str]]:
    out = []
    for stretch in witness.reading.reporting:
        for match in WORD.finditer(witness.article.text, stretch.start, stretch.end):
            if (family := family_of(match.group())) is not None:
                word = Span(match.start(), match.end())
                if not (_is_of_name(word, witness) or _is_blaze(word, witness)):
                    out.append((word.start, word.end, family))
    return out


def _is_of_name(word: Span, witness: Witness) -> bool:
    """Say whether a word is a part of a name: "Treaty Organisation"."""
    if not witness.words(word)[0].isupper():
        return False
    return any(m.form == "name" and m.span.contains(word) for m in witness.reading.mentions)


def _is_blaze(word: Span, witness: Witness) -> bool:
    """Say whether "fire" burns, and is none that guns open."""
    before = witness.article.text[max(0, word.start - len("small-arms ")) : word.start]
    return witness.words(word).lower() == "fire" and OF_GUNS.search(before) is None


def _telling(  # noqa: PLR0917 - a word in its article, and the act that it points at
    witness: Witness, word: Span, around: Words, first: Telling, cast: Cast, parameters: AccountParameters
) -> Telling:
    event = Event(
        type=first.event.type, status=first.event.status, trigger=word, clause=around.span, parties=(),
        place=around.place, time=around.time, attribution=witness.said_in(word),
        score=LIKELIHOOD,
    )  # fmt: skip
    return replace(make_telling(witness, -1, event, cast, parameters), attests="echo")
