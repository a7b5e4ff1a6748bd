"""
Two actors called together: "the two ministers", "both countries", "the two sides", "they".

Rules:
1. Only where exactly two fit: two persons, or two states and bodies, in the nearest sentence
   before that names at least two, or before it in its own; two states, too, of which the article
   has told far more than of any third.
2. "Ministers", "leaders" and "men" are persons; "countries" and "governments" are states;
   "sides", "the two" and "they" are whichever the sentence before has two of, persons first.
3. Such a mention stands in the reading once for each of the two. Unsure means none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stemma.reading.actors.drafts import Draft
from stemma.reading.speech.quoted import is_quoted
from stemma.records.reading import MentionType
from stemma.records.span import Span

PEOPLE = (
    "ministers|leaders|presidents|premiers|men|women|diplomats|envoys|officials|generals|statesmen|chancellors"
    "|secretaries|ambassadors|counterparts|negotiators|mediators|monarchs|politicians|commanders|colleagues|presidents"
)
STATES = "countries|nations|governments|states|neighbours|neighbors|capitals|powers"
SIDES = "sides|parties|camps|rivals|foes|adversaries|delegations|teams|armies|allies"
QUALIFIED = r"(?:foreign |prime |defen[cs]e |trade |finance |interior |neighbou?ring |warring |feuding |rival |top )?"
PAIR = re.compile(
    rf"(?<![\w-])(?:(?:[Tt]he|[Tt]hese|[Tt]hose) two {QUALIFIED}(?P<noun>{PEOPLE}|{STATES}|{SIDES})"
    rf"|[Bb]oth {QUALIFIED}(?P<each>{PEOPLE}|{STATES}|{SIDES})(?! of\b)"
    r"|(?P<bare>[Tt]he two|[Tt]he pair|Both)(?= (?:also |later |then |had |have |has |will |would |are |were |was )*"
    r"(?:[a-z]{3,}ed|met|meet|held|spoke|spent|agreed|said|told|sent|took|made|began|broke|went|came|sat|be|to)\b)"
    r"|(?P<they>They)(?= (?:also |later |then |had |have |will |would |are |were )*"
    r"(?:[a-z]{3,}ed|met|meet|held|spoke|sent|took|made|began|broke|sat|agreed|to)\b))"
)
AGAIN = re.compile(r"\bthey\b")
"""Behind the two in their sentence it means them."""
PLACED = re.compile(r"\b(?:in|at|near|outside|from|to|off)\s(?:the\s)?$")
"""Before a name, words that make it a place."""
PLACED_NEAR = 16
"""Code points before a name in which they are looked for."""
KINDS = {"persons": PEOPLE.split("|"), "states": STATES.split("|"), "sides": SIDES.split("|")}
BACK = 2
"""Sentences before its own that a pair may be named in."""
LEAST_TOLD = 2
"""How often each of two states was named before that an article is about. Judged on the golden stories."""
OUTWEIGHS = 3
"""How many times as often as any third."""
JOINED = re.compile(r"\b(?:and|with|met|meets?|told|called|phoned|hosted|received|visited|between)\b")
"""What must stand between two that "they" means."""


def join_pairs(text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> None:
    """Add to each of the two what names them together."""
    rows = _rows(sentences, drafts, quoted)
    taken = _taken(sentences, drafts)
    for index, sentence in enumerate(sentences):
        for match in PAIR.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            if is_quoted(quoted, span) or _is_taken(taken[index], span, exact=match.group("they") is not None):
                continue
            if match.group("they") and span.start != sentence.start:
                continue
            pair = _pair(text, rows, index, match) or _rivals(rows[:index], match)
            for draft in pair:
                kind: MentionType = "PER" if draft.kind == "person" else "LOC" if draft.kind == "country" else "ORG"
                draft.shared.append((span, kind, "pronoun" if match.group("they") else "nominal"))
                for later in AGAIN.finditer(text, span.end, sentence.end):
                    again = Span(later.start(), later.end())
                    if not is_quoted(quoted, again):
                        draft.shared.append((again, kind, "pronoun"))


Row = list[tuple[Span, Draft]]


def _rows(sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> list[Row]:
    every = sorted(((m[0], d) for d in drafts for m in d.mentions), key=lambda item: (item[0], item[1].name))
    rows: list[Row] = [[] for _ in sentences]
    at = 0
    for span, draft in every:
        while at < len(sentences) - 1 and span.start >= sentences[at].end:
            at += 1
        if not is_quoted(quoted, span):
            rows[at].append((span, draft))
    return rows


def _taken(sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[list[tuple[Span, bool]]]:
    """Return by sentence where actors are mentioned, and whether by more than a word for unnamed people."""
    every = sorted((m[0], m[2] == "name" or d.kind != "group") for d in drafts for m in d.mentions)
    rows: list[list[tuple[Span, bool]]] = [[] for _ in sentences]
    at = 0
    for span, firm in every:
        while at < len(sentences) - 1 and span.start >= sentences[at].end:
            at += 1
        rows[at].append((span, firm))
    return rows


def _is_taken(row: Sequence[tuple[Span, bool]], span: Span, *, exact: bool) -> bool:
    """Say whether the words already mean an actor by name: "the two Koreas"; *exact*: any at all."""
    return any(other.overlaps(span) and (exact or firm) for other, firm in row)


def _pair(text: str, rows: Sequence[Row], index: int, match: re.Match[str]) -> list[Draft]:
    noun = match.group("noun") or match.group("each") or ""
    kinds = [k for k, words in KINDS.items() if (noun in words if noun else k != "sides")]
    before = [(span, d) for span, d in rows[index] if span.end <= match.start()]
    for row in (before, *(rows[index - n] for n in range(1, BACK + 1) if n <= index)):
        for kind in kinds:
            found = list(_named(text, row, kind))
            if len(found) == 2 and not (match.group("they") and not _is_joined(text, row, found)):
                return found
            if len(found) > 1:
                return []
    return []


def _rivals(before: Sequence[Row], match: re.Match[str]) -> list[Draft]:
    """Return the two states of which an article told far more than of any other, for "the two governments"."""
    if (match.group("noun") or match.group("each") or "") not in KINDS["states"]:
        return []
    told = Counter(id(draft) for row in before for _, draft in row if draft.kind == "country").most_common(3)
    if len(told) < 2 or told[1][1] < LEAST_TOLD or (len(told) > 2 and told[2][1] * OUTWEIGHS > told[1][1]):
        return []
    states = {id(draft): draft for row in before for _, draft in row}
    return [states[key] for key, _ in told[:2]]


def _named(text: str, row: Row, kind: str) -> Iterator[Draft]:
    """Yield the actors of a kind that a sentence names, each once; who only owns or lies somewhere is none."""
    seen: set[int] = set()
    sent = {s.end for s, d in row if d.kind == "group"}
    states = {d.country for _, d in row if d.kind == "country"}
    for span, draft in row:
        placed = PLACED.search(text, max(0, span.start - PLACED_NEAR), span.start) if kind != "persons" else None
        placed = None if placed and placed.start() - 1 in sent else placed  # "negotiators from Ukraine"
        named = draft.kind == "group" and draft.country in states  # they are the state that is named with them
        if id(draft) in seen or placed or named or not _is_of(draft, kind):
            continue
        seen.add(id(draft))
        yield draft


def _is_of(draft: Draft, kind: str) -> bool:
    if kind == "persons":
        return draft.kind == "person"
    if kind == "states" or draft.kind == "country":
        return draft.kind == "country"
    return (draft.kind == "organization" and draft.sector != "MED") or (draft.kind == "group" and draft.plural)


def _is_joined(text: str, row: Row, pair: Sequence[Draft]) -> bool:
    """Say whether the two act together in the sentence: "X and Y flew", "X met Y"."""
    first, second = (next(span for span, d in row if d is one) for one in pair)
    return JOINED.search(text, min(first.end, second.end), max(first.start, second.start)) is not None
