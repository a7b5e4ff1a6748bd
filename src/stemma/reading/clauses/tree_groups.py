"""
The verb groups of a parsed sentence: auxiliaries, tense, voice, negation and main verb, by the parse.

They stand beside those of `events/verbs.py`, which finds them by word lists; the parse also knows verbs that
no list holds. Rules:
1. A verb with "to" is an infinitive, unless a form of "be" stands before it ("is to meet").
2. A verb after "and" without an auxiliary of its own stands like the one before.
3. What is no verb ("is ready to", "was a threat") has the group of its "be".
"""

from collections.abc import Mapping

from stemma.lexicon.predicates import VerbForm, verb_forms
from stemma.reading.clauses.tree_words import Parsed
from stemma.reading.events.verbs import ADJECTIVES
from stemma.reading.events.words import BE, DO, HAVE, MODALS, NEGATIONS, Group, GroupKind, Tense, word_set

FORMS: Mapping[str, VerbForm] = {
    "VB": "base",
    "VBP": "base",
    "VBZ": "s",
    "VBD": "past",
    "VBN": "participle",
    "VBG": "ing",
}
WILL = word_set("will won't 'll ’ll won’t shall wo")
WOULD = word_set("would wouldn't 'd ’d wouldn’t")
PAST_AUXILIARIES = word_set("was were had did wasn't weren't hadn't didn't wasn’t weren’t hadn’t didn’t got")
BEING = BE | {"'s", "’s", "get", "gets", "got", "getting"}


def group_of(parsed: Parsed, word: int, shared: Group | None) -> Group:
    """
    Return the verb group of the clause that *word* heads.

    *shared* is the group of the verb that "and" joins it to, where it has no auxiliary of its own.
    """
    helpers = _helpers(parsed, word)
    to = any(parsed.low[c] == "to" for c in parsed.those(word, "mark", "aux"))
    if not _is_verb(parsed, word):
        return _of_be(parsed, word, helpers, to=to)
    form = _form(parsed, word)
    kind, tense = _standing(parsed, word, helpers, form, to=to)
    passive = form == "participle" and any(parsed.low[c] in BEING for c in helpers)
    if shared is not None and not helpers and not to and form in (shared.form, "base"):
        kind, tense, passive = shared.kind, shared.tense, passive or (shared.passive and form == "participle")
    passive = passive or (form == "participle" and kind == "reduced")
    main = parsed.token[word]
    return Group(
        start=_start(parsed, word, main), main=main, end=main + 1, lemma=lemma_of(parsed.low[word], form),
        kind=kind, tense=tense, passive=passive, form=form,
        negated=_is_negated(parsed, word) or (shared is not None and _goes_on(shared, form, helpers)),
    )  # fmt: skip


def _form(parsed: Parsed, word: int) -> VerbForm | None:
    """
    Return the form of a verb by its tag, but for one that no list lets it have: "pull" is no past, nor is "denies".

    A participle with a subject and no auxiliary is a past: "The governor, who was ill, apologised".
    """
    form = FORMS.get(parsed.tree.forms[word])
    known = {kind for _, kind in verb_forms().get(parsed.low[word], ())}
    acts = any(parsed.tree.relations[c] == "nsubj" and c < word for c in parsed.children[word])
    if form == "participle" and acts and not _helpers(parsed, word) and (not known or "past" in known):
        return "past" if parsed.relation(word) in ("root", "ccomp", "conj", "parataxis") else form
    if form in ("past", "participle") and form not in known:
        return "base" if "base" in known else "s" if "s" in known else form
    return form


def lemma_of(low: str, form: VerbForm | None) -> str:
    """Return the lemma of a verb form: of one that a list knows as listed, of any other by its ending."""
    if low in BE or low in HAVE or low in DO:
        return "be" if low in BE else "have" if low in HAVE else "do"
    known = verb_forms().get(low, ())
    for lemma, kind in known:
        if kind == form:
            return lemma
    if known:
        return known[0][0]
    if form == "s":
        if low.endswith("ies"):
            return low[:-3] + "y"
        return low[:-2] if low.endswith(("shes", "ches", "xes", "sses")) else low[:-1]
    ending = "ing" if form == "ing" else "ed" if form in ("past", "participle") else ""
    if not ending or not low.endswith(ending) or len(low) < len(ending) + 3:
        return low
    stem = low.removesuffix(ending)
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem + "e" if stem.endswith(("at", "iz", "is", "v", "c", "dg", "u", "ag", "ut", "as")) else stem


def _helpers(parsed: Parsed, word: int) -> list[int]:
    """Return the auxiliaries and the copula of a word, in order, "to" excepted."""
    return [c for c in parsed.those(word, "aux", "cop") if parsed.low[c] != "to"]


def _is_verb(parsed: Parsed, word: int) -> bool:
    copula = any(parsed.tree.relations[c] == "cop" for c in parsed.children[word])
    to = any(parsed.low[c] == "to" for c in parsed.those(word, "mark"))
    return parsed.tree.tags[word] in ("VERB", "AUX") and (not copula or to or parsed.tree.tags[word] == "VERB")


def _of_be(parsed: Parsed, word: int, helpers: list[int], *, to: bool) -> Group:
    copula = next(c for c in parsed.children[word] if parsed.tree.relations[c] == "cop")
    first = helpers[0] if helpers else copula
    tense = _tense_of(parsed, first)
    at = parsed.token[copula]
    kind: GroupKind = "infinitive" if to and tense == "none" else "finite" if tense != "none" else "gerund"
    adjective = parsed.low[word] in ADJECTIVES and parsed.token[word] > at
    main = parsed.token[word] if adjective else at
    return Group(
        start=min(at, parsed.token[first]), main=main, end=main + 1,
        lemma=parsed.low[word] if adjective else "be", kind=kind, tense="none" if kind == "infinitive" else tense,
        negated=_is_negated(parsed, word),
    )  # fmt: skip


def _standing(
    parsed: Parsed, word: int, helpers: list[int], form: VerbForm | None, *, to: bool
) -> tuple[GroupKind, Tense]:
    if to:
        return _with_to(parsed, word, helpers)
    if helpers:
        tense = _tense_of(parsed, helpers[0])
        if tense == "none":
            return "gerund", "none"
        perfect = any(parsed.low[c] in HAVE for c in helpers)
        if perfect and tense == "present":
            return "finite", "past"
        active = [c for c in helpers if parsed.tree.relations[c] != "aux:pass" and parsed.low[c] in BEING]
        if active and form == "ing" and tense == "present":
            return "finite", "ongoing"
        return "finite", tense
    if form == "past":
        return "finite", "past"
    if form == "s" or (form == "base" and parsed.tree.forms[word] != "VB" and not _is_asked(parsed, word)):
        return "finite", "present"
    return _bare(parsed, word, form), "none"


def _with_to(parsed: Parsed, word: int, helpers: list[int]) -> tuple[GroupKind, Tense]:
    before = [c for c in helpers if parsed.low[c] in BE and _stands_before_to(parsed, word, c)]
    if not before:
        return "infinitive", "none"
    tense = _tense_of(parsed, before[0])
    if tense == "past" and any(parsed.low[c] == "have" for c in helpers):
        return "finite", "dropped"
    return "finite", "future" if tense in ("present", "past") else tense


def _stands_before_to(parsed: Parsed, word: int, helper: int) -> bool:
    return helper < next(c for c in parsed.those(word, "mark", "aux") if parsed.low[c] == "to")


def _bare(parsed: Parsed, word: int, form: VerbForm | None) -> GroupKind:
    """Return what a verb without an auxiliary is that shows no tense."""
    relation = parsed.relation(word)
    if form == "base":
        return "finite" if _is_asked(parsed, word) else "infinitive"
    if form == "participle":
        return "reduced"
    if relation == "acl":
        return "reduced"
    if relation == "advcl" and not any(True for _ in parsed.those(word, "mark", "case")):
        return "participle"
    return "participle" if relation in ("root", "parataxis") else "gerund"


def _is_asked(parsed: Parsed, word: int) -> bool:
    """Say whether a base form has a subject of its own in what is asked: "demanded that Chile leave"."""
    return parsed.relation(word) in ("ccomp", "acl", "advcl") and any(
        True for _ in parsed.those(word, "nsubj", "csubj")
    )


def _tense_of(parsed: Parsed, helper: int) -> Tense:
    low, form = parsed.low[helper], parsed.tree.forms[helper]
    if form == "MD" or low in MODALS:
        return "future" if low in WILL else "would" if low in WOULD and form == "MD" else "modal"
    if form == "VBD" or low in PAST_AUXILIARIES:
        return "past"
    return "present" if form in ("VBZ", "VBP") else "none"


def _is_negated(parsed: Parsed, word: int) -> bool:
    said = (parsed.low[c] for c in parsed.those(word, "advmod", "det", "cc", "aux", "cop"))
    return any(low in NEGATIONS or low in ("n't", "n’t", "no", "cannot") for low in said)


def _goes_on(shared: Group, form: VerbForm | None, helpers: list[int]) -> bool:
    """Say whether "not" reaches over "and": "did not meet or call"."""
    return shared.negated and not helpers and form == "base" and shared.form == "base"


def _start(parsed: Parsed, word: int, main: int) -> int:
    """Return where the group begins: its first auxiliary, "to" or "not" with no subject between it and the verb."""
    subjects = [parsed.token[c] for c in parsed.those(word, "nsubj", "csubj") if parsed.token[c] < main]
    floor = max(subjects, default=-1)
    parts = [
        parsed.token[c]
        for c in parsed.children[word]
        if c < word
        and (
            parsed.relation(c) in ("aux", "cop")
            or parsed.low[c] == "to"
            or parsed.low[c] in NEGATIONS
            or parsed.low[c] == "n't"
        )
    ]
    return min((at for at in parts if floor < at <= main), default=main)
