"""
Verbs without an auxiliary: whether a word that may be one is one, and how it stands.

Rules:
1. A word that may also be a noun is a verb only where what stands before it can be its
   subject and what follows its object or complement.
2. A form that may be past or participle is a participle after a noun when "by" follows,
   or when another finite verb stands in the same clause.
3. An -ing word is a noun after an article, an owner or an adjective of nationality.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.lexicon.predicates import VerbForm, effects_of, predicates_of
from stemma.reading.events.awaited import awaiting_noun
from stemma.reading.events.words import Group, GroupKind, Token, word_set

NOUN_TOO = word_set(
    """
    guarantee supply service concern interest value matter object project rebel subject conduct campaign influence
    attack strike raid talk call demand threat protest march rally sanction ban visit test release support aid
    host shell bomb head force order report plan move offer request appeal warning fire push press pledge
    promise vow deal pact meeting summit exercise drill patrol deploy build return end start fight clash
    battle shoot arrest detain charge blame claim share swap exchange station position board ram tail block
    guard back fund finance arm train equip ship mass post vote boycott walk riot picket storm assault torture
    murder execute target hit sink pound shadow chase search hack fine blast fault rap lobby need trade
    phone ring brief tour contract access study state result process show help work change face name increase
    cut drop rise fall rule effort use cause view hope fear doubt concern lead mark land place seat note
    number sentence jail dispute veto retreat surrender withdraw transfer supply delay halt freeze break split
    pause stop estimate ease press document record comment remark answer question reply respond man police
    market price cost loan figure crew truck second signal fuel array field pile pool sponsor link quiz bin pin heap
    rail gut level club bus camp bug tap ration curb cap squeeze file finger label brand park dump tip bang snub ford
    gas chip pitch bat duck swing lodge billet shove stream troop
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
    sitting mourning
    """
)
ASKING = word_set("demand urge propose insist request order recommend ask require suggest")
ASKED_WORDS = 8
"""How long the subject of what is asked may be."""
CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
CLAUSE_PREPOSITIONS = word_set("after before since until till as than")
"""Prepositions that may open a clause."""
FLOATING = frozenset({"both", "all", "each"})
"""Quantifiers that may stand between a subject and its verb."""
BEHIND_SINGULAR = frozenset({"det", "name", "pron", "owner", "num", "to", "sub", "quote", "neg"})
"""What may follow a verb in the present whose form is also a plural noun."""
SUBJECT_PRONOUNS = word_set("he she it they we i you who which that")


def bare_group(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> Group | None:
    """Return the group of the word at *at*, or None where it is no verb; *earlier* groups of the sentence in order."""
    forms = {form: lemma for lemma, form in tokens[at].forms}
    before = _before(tokens, at, earlier[-1].main if earlier else None)
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
    if "base" in forms and previous.is_noun and _is_asked(tokens, at, earlier):
        return Group(start=at, main=at, end=at + 1, lemma=forms["base"], kind="finite", tense="present", form="base")
    joined = previous.tag == "cc" and _goes_on(tokens, at, forms.get("s"), earlier)
    if "s" in forms and (joined or _takes_singular(tokens, at, previous, forms["s"])):
        return Group(start=at, main=at, end=at + 1, lemma=forms["s"], kind="finite", tense="present", form="s")
    if "base" in forms and _takes_plural(tokens, at, previous, forms["base"]):
        return Group(start=at, main=at, end=at + 1, lemma=forms["base"], kind="finite", tense="present", form="base")
    return None


def _before(tokens: Sequence[Token], at: int, verb: int | None) -> int | None:
    """Return the index of what precedes, adverbs and times with their prepositions stepped over."""
    i = at - 1
    while i >= 0:
        token = tokens[i]
        timed = token.tag in ("prep", "det") and i + 1 < at and tokens[i + 1].tag == "time"
        # "they both met", but "urged both sides".
        floats = token.low in FLOATING and i > 0 and tokens[i - 1].is_noun and i - 1 != verb
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
    elif previous.low in ("out", "off") and at > 1 and tokens[at - 2].forms:
        kind = "gerund"  # "ruled out closing"
    elif previous.tag == "name" and previous.mention is not None and following is not None and _is_modifier(following):
        return None
    elif previous.tag in ("name", "noun", "open", "pron"):
        kind = "reduced"
    else:
        return None
    return Group(start=at, main=at, end=at + 1, lemma=lemma, kind=kind, tense="none", form="ing")


def _is_modifier(following: Token) -> bool:
    """Say whether an -ing word behind a name is a noun or belongs to one: "Malaysian boarding officers"."""
    return following.tag == "prep" or (following.tag in ("open", "noun") and not following.capital)


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
    if earlier and before == earlier[-1].main and not earlier[-1].passive:
        return None  # "renew suspended contacts"
    finite = Group(start=at, main=at, end=at + 1, lemma=lemma, kind="finite", tense="past", form="past")
    if (
        "participle" in forms
        and not (earlier and before == earlier[-1].main)
        and previous.tag not in ("pron", "rel", "cc")
        and (_is_reduced(tokens, at, lemma, previous, earlier) or _has_its_verb(tokens, at, earlier))
        and not (following is not None and following.low != "by" and awaiting_noun(tokens, at, earlier) is not None)
    ):
        return reduced
    return finite


def _has_its_verb(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> bool:
    """Whether a finite verb stands before with nothing between that could start another clause."""
    if not earlier or earlier[-1].kind == "reduced" or "said" in effects_of(earlier[-1].lemma):
        return False
    return not any(_opens_clause(t) for t in tokens[earlier[-1].end : at])


def _is_reduced(tokens: Sequence[Token], at: int, lemma: str, previous: Token, earlier: Sequence[Group]) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if following.low == "by" and not (at + 2 < len(tokens) and any(f == "ing" for _, f in tokens[at + 2].forms)):
        return True
    if previous.low == "," and following.low in ("of", "in", "with", "to", "as", "on", "at", "for", "from"):
        return bool(earlier) or _finds_verb(tokens, at)
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


def _finds_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb of the sentence's own follows: "The plan, dismissed as X, was dropped"."""
    inner = False
    for token in tokens[at + 1 :]:
        if token.tag in ("sub", "rel"):
            inner = True
        elif token.low == ",":
            inner = False
        elif not inner and (token.tag in ("be", "have", "do", "modal") or any(f == "past" for _, f in token.forms)):
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


def _is_asked(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> bool:
    """Read the base form in "demanded that the government end its ban"."""
    if not earlier or earlier[-1].lemma not in ASKING:
        return False
    that = next((i for i in range(earlier[-1].end, min(at, earlier[-1].end + 4)) if tokens[i].low == "that"), None)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if that is None or following is None or at - that > ASKED_WORDS:
        return False
    return following.tag in ("det", "name", "pron", "owner", "num", "prep", "open", "noun", "adv") and not any(
        t.tag in ("rel", "sub", "to") for t in tokens[that + 1 : at]
    )


def _takes_singular(tokens: Sequence[Token], at: int, previous: Token, lemma: str) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous.low in SUBJECT_PRONOUNS:
        return True
    if not (previous.tag == "name" or (previous.tag in ("noun", "open", "mark", "time") and lemma not in NOUN_TOO)):
        return False
    if previous.tag == "mark" and previous.low != ",":
        return False
    if lemma in NOUN_TOO:
        return following is not None and (
            following.tag in BEHIND_SINGULAR or _is_speech(lemma, following) or _calls_on(tokens, at, previous, lemma)
        )
    plain = previous.tag == "name" or "occur" in effects_of(lemma)
    return plain or (following is not None and following.tag not in ("mark", "cc", "prep"))


def _goes_on(tokens: Sequence[Token], at: int, lemma: str | None, earlier: Sequence[Group]) -> bool:
    """Say whether a present tense goes on: "rejects the claim and warns that", "accuses X and demands an apology"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if lemma is None or following is None or not any(g.form == "s" and g.kind == "finite" for g in earlier):
        return False
    return following.tag in BEHIND_SINGULAR or (lemma not in NOUN_TOO and following.tag not in ("mark", "cc", "prep"))


def _calls_on(tokens: Sequence[Token], at: int, previous: Token, lemma: str) -> bool:
    """Read "X calls on the sides to", "The council calls for": no verb follows of which the calls are the subject."""
    if (
        lemma not in ("call", "appeal")
        or tokens[at + 1].low not in ("on", "upon", "for", "to")
        or at + 2 >= len(tokens)
    ):
        return False
    single = previous.tag in ("open", "noun") and not previous.low.endswith("s") and not _is_singular_lead(tokens, at)
    if not (previous.tag == "name" or single) or tokens[at + 2].tag == "time":
        return False
    for token in tokens[at + 2 :]:
        if token.tag in ("to", "sub", "rel", "quote", "mark"):
            return True
        if token.tag in ("be", "have", "do", "modal") or any(form == "past" for _, form in token.forms):
            return False
    return True


def _is_singular_lead(tokens: Sequence[Token], at: int) -> bool:
    """Say whether no article of the subject stands before: "Phone calls on"."""
    return not any(t.low in ("the", "its", "this") for t in tokens[max(0, at - 5) : at])


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
    return plural and previous.low not in ("its", "us") and following.tag in wanted and not _is_singular(tokens, at)


def _is_singular(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an article shows the noun before to be one: "a gas attack that"."""
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.tag not in ("open", "name", "noun", "adv"):
            return token.low in ("a", "an", "this", "each", "every")
    return False
