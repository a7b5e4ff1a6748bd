"""
The verb groups of a sentence: auxiliaries, tense, voice, negation and main verb.

Rules:
1. Auxiliaries and "to" announce a verb. Without one, a word is a verb only where what
   stands before it can be its subject, and, if it may also be a noun, where what
   follows can be its object or complement.
2. A form that may be past or participle is a participle after a noun when "by" follows,
   or when another finite verb follows with nothing between that starts a clause.
3. An -ing word is a noun after an article, an owner or an adjective of nationality.

This file finds no subjects and no objects (`clauses.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.lexicon.predicates import VerbForm, effects_of, predicates_of
from stemma.reading.event_words import Token, word_set

GroupKind = Literal["finite", "infinitive", "gerund", "participle", "reduced"]
Tense = Literal["past", "present", "ongoing", "future", "would", "modal", "none"]

ADJECTIVES = word_set(
    """
    set due ready willing prepared poised scheduled expected slated likely unlikely able unable keen eager
    free planned open supposed about bound reluctant unwilling going unprepared
    """
)
"""Words between "be" and an infinitive that carry its standing."""
NOUN_TOO = word_set(
    """
    guarantee supply service concern interest value matter object project rebel subject conduct campaign influence
    attack strike raid talk call demand threat protest march rally sanction ban visit test release support aid
    host shell bomb head force order report plan move offer request appeal warning fire push press pledge
    promise vow deal pact meeting summit exercise drill patrol deploy build return end start fight clash
    battle shoot arrest detain charge blame claim share swap exchange station position board ram tail block
    guard back fund finance arm train equip ship mass post vote boycott walk riot picket storm assault torture
    murder execute target hit sink pound shadow chase search hack fine blast fault rap lobby need want trade
    phone ring brief tour contract access study state result process show help work change face name increase
    cut drop rise fall rule effort use cause view hope fear doubt concern lead mark land place seat note
    number sentence jail dispute veto retreat surrender withdraw transfer supply delay halt freeze break split
    pause stop estimate ease press document record comment remark answer question reply respond man police
    market price cost loan figure crew
    """
)
GERUND_LEADS = word_set(
    """
    after before while when since despite by without for of from in on upon following about against besides at
    over into through
    """
)
NOUNS_IN_ING = word_set(
    """
    meeting bombing shelling killing shooting fighting briefing hearing training building gathering landing
    warning standing understanding ruling funding spending filing setting opening feeling crossing housing
    sitting
    """
)
CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
CLAUSE_PREPOSITIONS = word_set("after before since until till as than")
"""Prepositions that may open a clause."""
FLOATING = frozenset({"both", "all", "each"})
"""Quantifiers that may stand between a subject and its verb."""
SUBJECT_PRONOUNS = word_set("he she it they we i you who which that")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One verb with its auxiliaries. Numbers are token indices; `end` is behind the main verb."""

    start: int
    main: int
    end: int
    lemma: str
    kind: GroupKind
    tense: Tense
    negated: bool = False
    passive: bool = False
    form: VerbForm | None = None


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
        return _bare(tokens, at, earlier)
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
        if inner is not None:
            future: Tense = "future" if tense in ("present", "past") else tense
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


def _bare(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> Group | None:
    forms = {form: lemma for lemma, form in tokens[at].forms}
    before = _before(tokens, at)
    previous = tokens[before] if before is not None else None
    if previous is not None and previous.tag in ("poss", "owner"):
        return None
    if "ing" in forms:
        return _ing(tokens, at, forms["ing"], previous, after_verb=bool(earlier) and before == earlier[-1].main)
    if "past" in forms or "participle" in forms:
        return _past_or_participle(tokens, at, forms, before, earlier)
    if previous is None:
        return None
    if previous.tag == "cc" and "base" in forms and earlier:
        return _coordinated_base(tokens, at, forms["base"], earlier[-1])
    if "s" in forms and _takes_singular(tokens, at, previous, forms["s"]):
        return Group(start=at, main=at, end=at + 1, lemma=forms["s"], kind="finite", tense="present", form="s")
    if "base" in forms and _takes_plural(tokens, at, previous, forms["base"]):
        return Group(start=at, main=at, end=at + 1, lemma=forms["base"], kind="finite", tense="present", form="base")
    return None


def _before(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index of what precedes, adverbs and times with their prepositions stepped over."""
    i = at - 1
    while i >= 0:
        token = tokens[i]
        timed = token.tag in ("prep", "det") and i + 1 < at and tokens[i + 1].tag == "time"
        floats = token.low in FLOATING and i > 0 and tokens[i - 1].is_noun
        if not (token.tag in ("adv", "neg", "time") or timed or floats or token.low == "."):
            return i
        i -= 1
    return None


def _ing(tokens: Sequence[Token], at: int, lemma: str, previous: Token | None, *, after_verb: bool) -> Group | None:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and tokens[at - 1].low.endswith("ly") and following is not None and following.tag == "open":
        return None  # "legally binding guarantees"
    if previous is None:
        if following is None or following.tag in ("mark", "be", "have", "modal"):
            return None
        kind: GroupKind = "participle"
    elif previous.low in GERUND_LEADS:
        kind = "gerund"
        if tokens[at].low in NOUNS_IN_ING and (
            following is None or (following.tag not in ("name", "det", "pron", "owner") and following.low != "with")
        ):
            return None
    elif previous.tag in ("det", "num", "to") or tokens[at].low in NOUNS_IN_ING:
        return None
    elif previous.low == "," or previous.tag in ("mark", "quote", "cc", "sub"):
        kind = "participle"
    elif after_verb:
        kind = "gerund"  # "began bombing", "stopped short of"
    elif previous.tag == "name" and previous.mention is not None and following is not None and following.tag == "prep":
        return None
    elif previous.tag in ("name", "noun", "open", "pron"):
        kind = "reduced"
    else:
        return None
    return Group(start=at, main=at, end=at + 1, lemma=lemma, kind=kind, tense="none", form="ing")


def _past_or_participle(
    tokens: Sequence[Token], at: int, forms: dict[VerbForm, str], before: int | None, earlier: Sequence[Group]
) -> Group | None:
    previous = tokens[before] if before is not None else None
    lemma = forms.get("past") or forms["participle"]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if forms.get("base") == forms.get("past") and previous is not None and previous.tag in ("cc", "to"):
        return None  # "put", "hit", "cut": read as past only with a subject of its own
    reduced = Group(
        start=at, main=at, end=at + 1, lemma=lemma, kind="reduced", tense="none", passive=True, form="participle"
    )
    if previous is None:
        return reduced if following is not None and following.tag in ("prep", "to", "adv") else None
    if previous.tag in ("det", "to", "num", "have", "be", "owner"):
        return None
    if previous.tag == "prep":
        return None
    if not (previous.is_noun or previous.tag in ("rel", "cc", "mark", "sub", "quote", "det")):
        return None
    if previous.tag == "sub" and previous.low != "that":
        return reduced if previous.low in ("if", "unless", "when", "once", "while", "as") else None
    if "past" not in forms:
        return (
            reduced
            if following is not None and following.tag in ("prep", "to", "time", "adv") and previous.is_noun
            else None
        )
    if previous.tag == "cc" and (not earlier or (earlier[-1].lemma == "be" and at - earlier[-1].end < 4)):
        return None  # "is open and committed"
    if earlier and before == earlier[-1].main:
        return None  # "renew suspended contacts"
    finite = Group(start=at, main=at, end=at + 1, lemma=lemma, kind="finite", tense="past", form="past")
    if (
        "participle" in forms
        and previous.tag not in ("pron", "rel", "cc")
        and (_is_reduced(tokens, at, lemma, previous) or _has_its_verb(tokens, at, earlier))
    ):
        return reduced
    return finite


def _has_its_verb(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> bool:
    """Whether a finite verb stands before with nothing between that could start another clause."""
    if not earlier or earlier[-1].kind == "reduced" or "said" in effects_of(earlier[-1].lemma):
        return False
    return not any(_opens_clause(t) for t in tokens[earlier[-1].end : at])


def _is_reduced(tokens: Sequence[Token], at: int, lemma: str, previous: Token) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if following.low == "by" and not (at + 2 < len(tokens) and any(f == "ing" for _, f in tokens[at + 2].forms)):
        return True
    if previous.low == "," and following.low in ("of", "in", "with", "to", "as", "on", "at", "for", "from"):
        return True
    if "said" in effects_of(lemma) or following.tag in ("det", "name", "pron", "owner", "num"):
        return False
    for token in tokens[at + 1 :]:
        if _opens_clause(token):
            return False
        if token.tag in ("be", "have", "do", "modal"):
            return True
        if (
            token.tag == "open"
            and any(f == "past" for _, f in token.forms)
            and not any(f == "participle" for _, f in token.forms)
        ):
            return True
    return False


def _opens_clause(token: Token) -> bool:
    return (
        token.tag in ("cc", "sub", "rel", "quote", "to")
        or token.low in CLAUSE_MARKS
        or token.low in CLAUSE_PREPOSITIONS
    )


def _coordinated_base(tokens: Sequence[Token], at: int, lemma: str, last: Group) -> Group | None:
    """Read a verb as standing like the one before: "to meet X and discuss Y", "will meet and discuss"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if last.form != "base" or (lemma in NOUN_TOO and (following is None or following.tag in ("prep", "mark", "cc"))):
        return None
    return replace(last, start=at, main=at, end=at + 1, lemma=lemma)


def _takes_singular(tokens: Sequence[Token], at: int, previous: Token, lemma: str) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous.low in SUBJECT_PRONOUNS:
        return True
    if not (previous.tag == "name" or (previous.tag in ("noun", "open", "mark", "time") and lemma not in NOUN_TOO)):
        return False
    if previous.tag == "mark" and previous.low != ",":
        return False
    if lemma in NOUN_TOO:
        wanted = ("det", "name", "pron", "owner", "num", "to", "sub", "quote", "neg")
        return following is not None and (following.tag in wanted or _is_speech(lemma, following))
    plain = previous.tag == "name" or "occur" in effects_of(lemma)
    return plain or (following is not None and following.tag not in ("mark", "cc", "prep"))


def _is_speech(lemma: str, following: Token) -> bool:
    """Say whether a bare noun may follow: "Russia demands guarantees"; not "Israel attacks kill 12"."""
    return following.tag == "open" and any("s" in p.flags for p in predicates_of(lemma)) and not following.forms


def _takes_plural(tokens: Sequence[Token], at: int, previous: Token, lemma: str) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.low == "of":
        return False
    if previous.low in ("they", "we", "i", "you", "who"):
        return True
    plural = previous.tag in ("noun", "open", "name") and (
        previous.low.endswith("s") or previous.low in ("police", "people", "forces", "troops", "men", "women")
    )
    wanted = (
        ("det", "name", "pron", "owner", "sub", "to")
        if lemma in NOUN_TOO
        else ("det", "name", "pron", "owner", "num", "sub", "to", "quote")
    )
    return plural and previous.low not in ("its", "us") and following.tag in wanted
