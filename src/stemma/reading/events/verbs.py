"""
The verb groups of a sentence: auxiliaries, tense, voice, negation and main verb.

Rules:
1. Auxiliaries and "to" announce a verb. Without one, a word is a verb only where what
   stands before it can be its subject, and, if it may also be a noun, where what
   follows can be its object or complement.
2. A form that may be past or participle is a participle after a noun when "by" follows,
   or when another finite verb follows with nothing between that starts a clause.
3. An -ing word is a noun after an article, an owner or an adjective of nationality.

This file finds no subjects and no objects (`clauses/clauses.py`).
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.lexicon.predicates import VerbForm
from stemma.reading.events.bare import bare_group
from stemma.reading.events.words import Group, GroupKind, Tense, Token, word_set

ADJECTIVES = word_set(
    """
    set due ready willing prepared poised scheduled expected slated likely unlikely able unable keen eager
    free planned open supposed about bound reluctant unwilling going unprepared
    """
)
"""Words between "be" and an infinitive that carry its standing."""


ASIDES = frozenset(
    tuple(words.split())
    for words in (
        "in return", "in turn", "in response", "in effect", "in principle", "in person", "in secret", "in private",
        "in public", "in fact", "in practice", "at last", "at once", "at least", "by then", "by now", "for now",
        "of late", "for good", "on paper", "to date", "in haste", "in exchange",
    )
)  # fmt: skip
"""Phrases that may stand between an auxiliary and its verb. Source: compiled by the project; CC0."""
ASIDE_WORDS = 7
"""How many words such a phrase may have between commas: "had, by Monday evening, dissolved"."""


def find_groups(tokens: Sequence[Token]) -> list[Group]:
    """Return the verb groups of one sentence in order."""
    out: list[Group] = []
    at = 0
    while at < len(tokens):
        group = _group_at(tokens, at, out)
        if group is None:
            at += 1
            continue
        out.append(group)
        at = group.end
    return out


def _group_at(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> Group | None:
    token = tokens[at]
    if token.tag in ("modal", "be", "have", "do"):
        return _with_auxiliary(tokens, at)
    if token.tag == "to":
        return _infinitive(tokens, at)
    if token.forms and token.tag in ("open", "noun"):
        return bare_group(tokens, at, earlier)
    return None


def _with_auxiliary(tokens: Sequence[Token], at: int) -> Group | None:
    tense: Tense = "none"
    negated = perfect = passive = being = False
    start, i, last = at, at, at
    kind: GroupKind = "finite"
    while i < len(tokens):
        token = tokens[i]
        if token.tag in ("adv", "neg") or (token.tag == "time" and i > at):
            negated |= token.tag == "neg"
        elif token.tag == "modal":
            tense = _modal_tense(token.low)
            negated |= _is_negative(token.low)
            last = i
        elif token.tag in ("have", "be", "do"):
            if token.tag == "have" and tense not in ("none", "future", "would", "modal"):
                break
            negated |= _is_negative(token.low)
            if tense == "none":
                tense = _auxiliary_tense(token.low)
                kind = "gerund" if token.low in ("being", "having") else "finite"
            perfect |= token.tag == "have"
            being |= token.tag == "be"
            last = i
        elif (aside := _aside_end(tokens, i)) is not None:
            i = aside
            continue
        else:
            break
        i += 1
    if i >= len(tokens):
        return _auxiliary_alone(tokens, start, last, kind, tense, negated=negated)
    main = tokens[i]
    forms = {form: lemma for lemma, form in main.forms}
    if main.tag == "to" and being and i + 1 < len(tokens) and _base_of(tokens[i + 1]):
        # "is to meet", "are to be followed by"
        inner = _infinitive(tokens, i)
        if inner is not None and inner.lemma == "blame":
            return _auxiliary_alone(tokens, start, last, kind, tense, negated=negated)  # "is to blame"
        if inner is not None:
            future: Tense = "future" if tense in ("present", "past") else tense
            if tense == "past" and tokens[i + 1].low == "have":
                future = "dropped"  # "were to have met"
            return replace(inner, start=start, kind="finite", tense=future, negated=negated)
    if being and main.low in ADJECTIVES and _to_follows(tokens, i + 1):
        return Group(start=start, main=i, end=i + 1, lemma=main.low, kind=kind, tense=tense, negated=negated)
    wanted = _wanted_form(forms, perfect=perfect, being=being)
    if wanted is None or (wanted == "base" and tokens[last].tag not in ("modal", "do")):
        return _auxiliary_alone(tokens, start, last, kind, tense, negated=negated)
    passive = being and wanted == "participle"
    if being and wanted == "ing":
        tense = "ongoing" if tense == "present" else tense
    if perfect and tense == "present":
        tense = "past"
    return Group(
        start=start, main=i, end=i + 1, lemma=forms[wanted], kind=kind, tense=tense, negated=negated,
        passive=passive, form=wanted,
    )  # fmt: skip


def _aside_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where an aside ends that parts an auxiliary from its verb: "has [in return] freed", "had[, by X,] met"."""
    if at + 2 >= len(tokens):
        return None
    if tokens[at].low == ",":
        near = range(at + 1, min(at + ASIDE_WORDS, len(tokens) - 1))
        end = next((i for i in near if tokens[i].tag in ("mark", "quote", "be", "have")), at + 1)
        return end + 1 if end > at + 1 and tokens[end].low == "," and _is_verbal(tokens[end + 1]) else None
    if tokens[at].tag == "prep" and tokens[at + 1].tag == "time":
        end = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag != "time"), at + 1)
        return end if end < len(tokens) and _is_verbal(tokens[end]) else None  # "have since August been"
    if tokens[at].low == "since" and _is_verbal(tokens[at + 1]):
        return at + 1
    parted = (tokens[at].low, tokens[at + 1].low) in ASIDES and _is_verbal(tokens[at + 2])
    return at + 2 if parted else None


def _is_verbal(token: Token) -> bool:
    return token.tag in ("be", "adv") or any(form in ("participle", "ing") for _, form in token.forms)


def _auxiliary_alone(
    tokens: Sequence[Token], start: int, last: int, kind: GroupKind, tense: Tense, *, negated: bool
) -> Group | None:
    """Be, have or do as the main verb; a modal alone is no verb ("he said he would")."""
    tag = tokens[last].tag
    if tag == "modal":
        return None
    return Group(start=start, main=last, end=last + 1, lemma=str(tag), kind=kind, tense=tense, negated=negated)


def _modal_tense(low: str) -> Tense:
    plain = low.replace("’", "'")
    if plain in ("will", "won't", "shall", "'ll"):
        return "future"
    return "would" if plain in ("would", "wouldn't", "'d") else "modal"


def _auxiliary_tense(low: str) -> Tense:
    plain = low.replace("’", "'").removesuffix("n't")
    if plain in ("was", "were", "had", "did"):
        return "past"
    return "none" if plain in ("be", "been", "being", "having") else "present"


def _is_negative(low: str) -> bool:
    return low.endswith(("n't", "n’t")) or low == "cannot"


def _wanted_form(forms: dict[VerbForm, str], *, perfect: bool, being: bool) -> VerbForm | None:
    if being:
        order: tuple[VerbForm, ...] = ("ing", "participle")
    elif perfect:
        order = ("participle",)
    else:
        order = ("base",)
    return next((form for form in order if form in forms), None)


def _base_of(token: Token) -> str | None:
    if token.tag in ("be", "have", "do"):
        return str(token.tag) if token.low in ("be", "have", "do") else None
    return next((lemma for lemma, form in token.forms if form == "base"), None)


def _to_follows(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].tag in ("adv", "time", "prep") and tokens[at].low != "to":
        if tokens[at].tag == "prep" and not (at + 1 < len(tokens) and tokens[at + 1].tag == "time"):
            return False
        at += 1
    return at < len(tokens) and tokens[at].tag == "to"


def _infinitive(tokens: Sequence[Token], at: int) -> Group | None:
    i = at + 1
    if 0 < at < len(tokens) - 1 and tokens[at - 1].low == tokens[i].low:
        return None  # "met face to face"
    while i < len(tokens) and tokens[i].tag == "adv":
        i += 1
    if i >= len(tokens):
        return None
    negated = at > 0 and tokens[at - 1].low == "not"
    if tokens[i].tag in ("be", "have"):
        if tokens[i].low not in ("be", "have"):
            return None
        inner = _with_auxiliary(tokens, i)
        return inner and replace(inner, start=at, kind="infinitive", tense="none", negated=negated)
    lemma = _base_of(tokens[i])
    if lemma is None:
        return None
    return Group(
        start=at, main=i, end=i + 1, lemma=lemma, kind="infinitive", tense="none", negated=negated, form="base"
    )
