"""
Acts of speech that a noun names: "Moscow's demands include", "an offer by Peru to mediate", "Kuwait's ultimatum".

Rules:
1. Somebody's it is: an owner before the noun, or an author that "by" or "from" ties to it.
2. It says something: what is asked, offered, threatened or refused follows. An ultimatum says it by its name.
3. What is only hoped for, feared or not there ("no offer", "a possible threat") is told by nobody.
"""

from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.acts import score_of
from stemma.reading.events.noun_phrases import Phrase, lead_of, modifiers_of
from stemma.reading.events.parties import as_parties, parties_in
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.words import word_set
from stemma.records.reading import Event, Party, PartyRole
from stemma.records.span import Span, hull

UNREAL = word_set(
    "no any possible potential likely eventual further another alleged would-be feared expected empty idle implied"
)
"""Words before the noun that say that it was not said, or not yet."""
ABSENT = word_set("want expect await fear hope seek lack need avoid avert invite imagine")
"""Verbs whose object need not be there."""
TOLD = frozenset({"past", "present", "ongoing", "scheduled"})
"""How the verb may stand that governs the noun: "will reject an offer by X" has an offer."""
ACTING = frozenset({"by", "from"})
CONTENT = frozenset({"for", "that"})
ASKING = word_set("request insistence behest urging instigation demand")
"""What "at" leads in: who had asked for what the sentence tells."""
LOOSE = frozenset({"mark", "cc", "quote", "sub", "prep"})


def said_act(scene: Scene, phrase: Phrase, attribution: int | None) -> Event | None:
    """Return the act of speech that the noun of a phrase names, or None."""
    authors, behind = _authors(scene, phrase)
    asked = _asked_for(scene, phrase)
    content = None if asked else _content(scene, phrase, behind)
    if not (asked or content is not None or "W" in phrase.predicate.flags):
        return None
    if not authors or not _is_real(scene, phrase) or (asked and not any(_is_named(scene, m) for m in authors)):
        return None
    end = behind if content is None else content
    while end > phrase.head + 1 and scene.tokens[end - 1].tag in LOOSE:
        end -= 1
    trigger = scene.span(phrase.start, phrase.head + 1)
    found: list[tuple[int, PartyRole]] = [(m, "source") for m in authors]
    parties = as_parties(scene, [*found, *((m, "target") for m in _addressed(scene, phrase, behind))])
    time = _day(scene, phrase, behind)
    return Event(
        type=phrase.predicate.type or "OTHER", status="past", trigger=trigger,
        clause=hull([trigger, scene.span(phrase.left, end), *asked, *(p.span for p in parties)]),
        parties=parties, attribution=attribution, time=None if scene.is_ahead(time) else time,
        via=scene.attributions[attribution].via if attribution is not None else (),
        score=_score(parties),
    )  # fmt: skip


def _day(scene: Scene, phrase: Phrase, behind: int) -> int | None:
    """Return the day that owns the noun or stands right behind it: "Monday's offer", "an offer on Monday by X"."""
    owning = [at for at in range(phrase.left, phrase.start - 1) if scene.tokens[at + 1].tag == "poss"]
    near = [*owning, *range(phrase.head + 1, min(phrase.head + 3, behind))]
    return next((scene.tokens[at].time for at in near if scene.tokens[at].time is not None), None)


def _score(parties: tuple[Party, ...]) -> float:
    return score_of(parties, timed=False, placed=False, finite=False)


def _authors(scene: Scene, phrase: Phrase) -> tuple[list[int], int]:
    """Return whose words they are (mentions), and where the words of the noun and its author end."""
    behind = phrase.head + 1
    owners = [m for m in parties_in(scene, phrase.left, phrase.start) if _owns(scene, m, phrase.start)]
    if behind < len(scene.tokens) and scene.tokens[behind].tag == "time":
        behind += 1
    elif behind + 1 < len(scene.tokens) and scene.tokens[behind + 1].tag == "time" and scene.tokens[behind].low == "on":
        behind += 2
    author = scene.tokens[behind].low if behind < len(scene.tokens) else ""
    of_author = "W" in phrase.predicate.flags or _is_asked(scene, phrase)
    if not owners and (author in ACTING or (author == "of" and of_author)):
        end = phrase_end(scene.tokens, behind + 1, len(scene.tokens))
        return [m for m in parties_in(scene, behind + 1, end) if scene.mentions[m].chain is not None], end
    return [m for m in owners if scene.mentions[m].chain is not None], behind


def _is_asked(scene: Scene, phrase: Phrase) -> bool:
    """Say whether the sentence tells what was asked for: "was moved at the request of X"."""
    lead = lead_of(scene, phrase)
    return lead is not None and scene.tokens[lead].low == "at" and scene.tokens[phrase.head].low in ASKING


def _is_named(scene: Scene, mention: int) -> bool:
    chain = scene.chain_of(mention)
    return chain is not None and chain.kind != "group"


def _asked_for(scene: Scene, phrase: Phrase) -> list[Span]:
    """Return the words that tell what was done as somebody asked: "[was moved on Monday at the request] of X"."""
    if not _is_asked(scene, phrase):
        return []
    done = [c.group.start for c in scene.clauses if c.group.end <= phrase.left and phrase.head < c.right]
    return [scene.span(done[-1] if done else phrase.left, phrase.head + 1)]


def _owns(scene: Scene, mention: int, head: int) -> bool:
    """Whether a mention stands right before the noun: "Moscow's demands", "the U.S. call", "Moscow's new demand"."""
    end = scene.mentions[mention].span.end
    between = [t for t in scene.tokens[:head] if t.start >= end]
    return len(between) <= 3 and not any(t.tag in ("cc", "name") or t.low == "," for t in between)


def _content(scene: Scene, phrase: Phrase, at: int) -> int | None:
    """Return where what is said ends, if anything is: "[Peru's demand] that X go", "[an offer by Peru] to mediate"."""
    if at >= len(scene.tokens):
        return None
    clause = next((c for c in scene.clauses if c.group.start == at), None)
    if clause is not None and clause.link == "infinitive":
        return clause.right if "i" in phrase.predicate.flags else None
    if clause is not None and clause.group.lemma in ("include", "be") and not clause.group.negated:
        return clause.right if clause.group.lemma == "include" or phrase.predicate.type == "REQUEST" else None
    following = scene.tokens[at].low
    if any(t.low == "comment" for t in scene.tokens[phrase.head : phrase.head + 3]):
        return None
    if following == "that":
        return phrase_end(scene.tokens, at + 1, len(scene.tokens))
    if following in CONTENT or following in phrase.predicate.preps - ACTING - {"to"}:
        return phrase.right if phrase.right > at else phrase_end(scene.tokens, at + 1, len(scene.tokens))
    return None


def _addressed(scene: Scene, phrase: Phrase, at: int) -> list[int]:
    """Return whom the words are meant for: "of X" accused, "to X" threatened, whose deed "that X free" asks for."""
    if at >= len(scene.tokens):
        return []
    if scene.tokens[at].low == "that" and phrase.predicate.type == "REQUEST":
        inner = next((c for c in scene.clauses if c.subject and at < c.subject[0] <= at + 2), None)
        return parties_in(scene, *inner.subject) if inner is not None and inner.subject is not None else []
    if scene.tokens[at].low in phrase.predicate.preps - ACTING and all(c.group.start != at for c in scene.clauses):
        return parties_in(scene, at + 1, phrase_end(scene.tokens, at + 1, len(scene.tokens)))
    return []


def _is_real(scene: Scene, phrase: Phrase) -> bool:
    """Say whether the words were spoken: nothing before the noun, and no verb that governs it, says otherwise."""
    if modifiers_of(scene, phrase) & UNREAL:
        return False
    holding = [i for i, c in enumerate(scene.clauses) if c.left <= phrase.head < c.right or phrase.is_in(c.subject)]
    if not holding:
        return True
    index = holding[-1]
    standing = standing_of(scene.tokens, scene.clauses, index)
    return scene.clauses[index].group.lemma not in ABSENT and standing in TOLD
