"""
Attributions of many articles -> statements, each once.

Rules:
1. Two reports give one statement when speaker and words agree: equal, cut, one within the other, another
   translation; or when lineage says that the passages are copied.
2. Within one article two attributions are two statements unless their words are equal.
3. Words shown are the fullest direct form, the earliest of these, never those of a spun copy; others are variants.
4. Two newsrooms that give the same words to two speakers are a conflict, not one statement.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from stemma.account.actors import Cast
from stemma.account.bodies import is_office
from stemma.account.digests import Digests
from stemma.account.independence import Independence, in_order
from stemma.account.joining import join_pairs
from stemma.account.likeness import content_stems, folded_words, held_in_order, held_share, shared_share
from stemma.account.linked import Links, pairs_within
from stemma.account.parameters import AccountParameters
from stemma.account.witness import Alignment, Witness, days_apart
from stemma.records.account import ActorId, Evidence, Statement, StatementId, StatementVariant
from stemma.records.article import derive_id
from stemma.records.reading import Attribution
from stemma.records.span import Span, hull

KIND_RANK = {"direct": 0, "mixed": 1, "indirect": 2}
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})
LEAST_STEMS = 4
"""Fewer content words than these may be said by anybody. Words."""

ONE_WORDING = 0.86
"""Share of words in order by which two direct quotations are one wording, whoever spoke. 0..1."""

PIECE_MARK = " … "
ALIGNED = 2.0
"""Strength of a link that lineage makes: before every likeness of words."""

JOINED = re.compile(r",?\s+")
"""What stands between words and who says them behind."""

ASIDE = re.compile(r",\s+(?:which|who|whose|where|under|with)\b", re.IGNORECASE)
"""What opens an aside between a speaker and his verb."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution, as it is compared."""

    witness: Witness
    index: int
    attribution: Attribution
    speaker: ActorId | None
    words: tuple[str, ...]
    stems: frozenset[str]
    quoted: tuple[str, ...]
    voice: ActorId | None = None
    """Whose words they are: the speaker's, the state's where the speaker is an office of it."""

    @property
    def is_named(self) -> bool:
        """Whether the article names the speaker at these words, not by a pronoun alone."""
        source = self.attribution.source
        return source is not None and self.witness.words(source).lower() not in PRONOUNS

    @property
    def order(self) -> tuple[tuple[str, str], Span, int]:
        return (self.witness.article.order, self.attribution.content[0], self.index)


def gather_sayings(witnesses: Sequence[Witness], cast: Cast) -> list[Saying]:
    """Return every attribution with a speaker who uttered it, in article order."""
    out = []
    for witness in witnesses:
        for n, a in enumerate(witness.reading.attributions):
            speaker = cast.at(witness.id, a.speaker_chain)
            if a.source is not None:
                speaker = cast.meant_by(witness, a.source, a.speaker_chain)
            if not a.uttered or (speaker is None and a.source is None):
                continue
            words, stems, quoted = witness.leaf.recall(f"saying {n}", partial(_words_of, witness, a))
            voice = _voice_of(speaker, cast)
            out.append(Saying(witness, n, a, speaker, tuple(words), frozenset(stems), tuple(quoted), voice))
    return _name_speakers(sorted(out, key=lambda s: s.order))


def _words_of(witness: Witness, said: Attribution) -> tuple[list[str], list[str], list[str]]:
    """Return the words that are said, the stems of those with content, and the words in marks, as plain values."""
    text = " ".join(witness.words(s) for s in said.content)
    quoted = [w for s in said.quoted for w in folded_words(witness.words(s))]
    return list(folded_words(text)), sorted(content_stems(text)), quoted


def group_sayings(
    sayings: Sequence[Saying],
    alignment: Alignment,
    parameters: AccountParameters,
    links: Links | None = None,
    translated: Callable[[Saying, Saying], float] | None = None,
    *,
    retold: Callable[[Sequence[Saying]], Mapping[tuple[int, int], float]] | None = None,
) -> list[list[Saying]]:
    """
    Return *sayings* grouped by statement.

    *links* remember what pairs came to before; *translated* says how sure two are one in two translations; *retold*
    gives the pairs (numbers, rising) that a copy tells in words of its own.
    """

    def strength(a: int, b: int) -> float:
        x, y = sayings[a], sayings[b]
        found = _strength(x, y, alignment, parameters)
        return found or (translated(x, y) if translated and x.speaker else 0.0)

    by_speaker: dict[object, list[int]] = {}
    for n, saying in enumerate(sayings):
        by_speaker.setdefault(_speaker_key(saying), []).append(n)
    links = links or Links(alignment)
    found = links.find(
        "sayings",
        links.keys(sayings, _digest),
        lambda asked: pairs_within(by_speaker.values(), [s.witness.id for s in sayings], asked),
        strength,
    )

    def agree(a: int, b: int) -> bool:
        x, y = sayings[a], sayings[b]
        return x.witness.id != y.witness.id or x.words == y.words

    found = {**(retold(sayings) if retold else {}), **found}
    groups = join_pairs(len(sayings), [(value, a, b) for (a, b), value in found.items()], agree)
    return [[sayings[n] for n in group] for group in groups]


def find_shared_words(sayings: Sequence[Saying], links: Links) -> list[tuple[Saying, Saying]]:
    """Return pairs of direct sayings from two articles with one wording and two named speakers."""
    direct = [
        s
        for s in sayings
        if s.attribution.kind == "direct" and s.speaker and s.is_named and len(s.stems) >= LEAST_STEMS
    ]
    by_stem: dict[str, list[int]] = {}
    for n, saying in enumerate(direct):
        by_stem.setdefault(_longest(saying), []).append(n)
    found = links.find(
        "words of two speakers",
        links.keys(direct, _digest),
        lambda asked: pairs_within(by_stem.values(), [s.witness.id for s in direct], asked),
        lambda a, b: float(_is_of_two(direct[a], direct[b])),
    )
    home = {n: k for k, same in enumerate(by_stem.values()) for n in same}
    return [(direct[a], direct[b]) for a, b in sorted(found, key=lambda pair: (home[pair[0]], pair))]


def make_statement(group: Sequence[Saying], independence: Independence) -> Statement:
    """Return the statement that *group*, in article order, gives."""
    shown = min(group, key=lambda s: (_is_spun(s), KIND_RANK[s.attribution.kind], -len(s.words), s.order))
    evidence = in_order(e for s in group for e in evidence_of(s, independence))
    attested = independence.attest(evidence)
    stance = next((s for s in (shown, *group) if s.attribution.stance), shown)
    cue, source = (
        _first_words(group, "cue"),
        _first_words(sorted([shown, *group], key=lambda s: not s.is_named), "source"),
    )
    return Statement(
        id=statement_id(group),
        speaker=next((s.speaker for s in (shown, *group) if s.speaker), None),
        speaker_text=source,
        kind=shown.attribution.kind,
        text=text_of(shown),
        quoted=_quoted_offsets(shown),
        cue=cue,
        date=next((d for s in group if (d := _date(s))), None),
        addressee=_first_words([shown, *group], "addressee"),
        via=tuple(sorted({v for s in group for v in s.attribution.via})),
        stance=stance.attribution.stance,
        issue=stance.witness.words(stance.attribution.issue) if stance.attribution.issue else None,
        origins=attested.origins,
        newsrooms=attested.newsrooms,
        evidence=evidence,
        variants=_variants(shown, group, independence),
        score=round(min(_likeness(shown, s) for s in group), 3),
        reasons=_reasons(shown, group),
    )


def _is_spun(saying: Saying) -> bool:
    return saying.witness.descent.relation == "spun"


def statement_id(group: Sequence[Saying]) -> StatementId:
    """Return the id of a statement: that of its smallest mention."""
    first = min(group, key=lambda s: (s.order, s.attribution.kind))
    article = first.witness.article
    start, end = first.attribution.content[0].start, first.attribution.content[-1].end
    return StatementId(derive_id("s", article.published, article.id, start, first.attribution.kind, end))


def evidence_of(saying: Saying, independence: Independence) -> list[Evidence]:
    """Return the evidence of one saying, a piece an item; who says what is not in quotation marks is part of it."""
    told = saying.attribution
    pieces = told.content if told.kind == "direct" else _with_its_speaker(saying)
    return [independence.evidence(saying.witness, s, told.via) for s in pieces]


def _with_its_speaker(saying: Saying) -> tuple[Span, ...]:
    """Return the pieces, that before source and cue with both: "[The ship was late, two diplomats said]"."""
    pieces = saying.attribution.content
    by = [s for s in (saying.attribution.source, saying.attribution.cue) if s is not None]
    if not by:
        return pieces
    speaker, text = hull(by), saying.witness.article.text
    return tuple(
        hull((piece, speaker)) if JOINED.fullmatch(text, piece.end, max(piece.end, speaker.start)) else piece
        for piece in pieces
    )


def text_of(saying: Saying) -> str:
    """Return the words of one saying verbatim, its pieces joined by an ellipsis."""
    return PIECE_MARK.join(saying.witness.words(s) for s in saying.attribution.content)


def _name_speakers(sayings: list[Saying]) -> list[Saying]:
    """
    Return *sayings* with the speaker that other articles name for the same words where one has only a pronoun.

    Whom "he" means is the reading's guess; a report that gives the same words with a name knows.
    """
    named: dict[str, list[Saying]] = {}
    for saying in sayings:
        if saying.speaker and saying.is_named and len(saying.stems) >= LEAST_STEMS:
            named.setdefault(_longest(saying), []).append(saying)
    return [_with_speaker(s, named) for s in sayings]


def _with_speaker(saying: Saying, named: dict[str, list[Saying]]) -> Saying:
    known = saying.is_named and saying.speaker is not None
    if known or saying.attribution.kind == "indirect" or len(saying.stems) < LEAST_STEMS:
        return saying
    # Two openings differ where one is cut; the longest word of either leads to the other.
    same = [o for stem in sorted(saying.stems) for o in named.get(stem, ()) if _is_one_wording(saying, o)]
    speakers = {o.speaker for o in same if o.witness.id != saying.witness.id}
    if len(speakers) != 1:
        return saying
    named_one = next(o for o in same if o.speaker in speakers)
    return replace(saying, speaker=named_one.speaker, voice=named_one.voice)


def _is_one_wording(a: Saying, b: Saying) -> bool:
    lengths = sorted((len(a.words), len(b.words)))
    return lengths[0] * 3 >= lengths[1] and held_in_order(a.words, b.words) >= ONE_WORDING


def _is_of_two(a: Saying, b: Saying) -> bool:
    """Say whether two articles give the same words to two speakers."""
    return a.speaker != b.speaker and a.witness.id != b.witness.id and _is_one_wording(a, b)


def _digest(digests: Digests, saying: Saying) -> bytes:
    return digests.place(saying.witness.id, saying.index, digests.actor(saying.speaker))


def _longest(saying: Saying) -> str:
    return max(saying.stems, key=lambda t: (len(t), t))


def _speaker_key(saying: Saying) -> tuple[str, ...]:
    if saying.speaker:
        return ("actor", saying.voice or saying.speaker)
    source = saying.witness.words(saying.attribution.source) if saying.attribution.source else ""
    return ("text", *folded_words(source))


def _voice_of(speaker: ActorId | None, cast: Cast) -> ActorId | None:
    """Return the state of which *speaker* is an office, else the speaker: what its foreign ministry says it says."""
    if speaker is None or cast.actors[speaker].kind != "organization" or not is_office(cast.actors[speaker].name):
        return speaker
    states = [b for b in cast.bodies.get(speaker, ()) if cast.actors[b].kind == "country"]
    return states[0] if len(states) == 1 else speaker


def _strength(a: Saying, b: Saying, alignment: Alignment, parameters: AccountParameters) -> float:
    if a.witness.id == b.witness.id:
        return float(a.words == b.words)
    if _is_copied(a, b, alignment):
        return ALIGNED
    if a.words == b.words:
        return 1.0
    if a.speaker is None and a.witness.descent.origin != b.witness.descent.origin:
        return 0.0  # two unnamed officials of two newsrooms are two
    if days_apart(a.witness, b.witness) > parameters.same_occasion_days:
        return 0.0
    return max(_overlap(a, b, parameters), _overlap_of_quoted(a, b, parameters))


def _is_copied(a: Saying, b: Saying, alignment: Alignment) -> bool:
    left, right = hull(a.attribution.content), hull(b.attribution.content)
    return alignment.same_passage(a.witness.id, left, b.witness.id, right)


def _overlap(a: Saying, b: Saying, parameters: AccountParameters) -> float:
    if min(len(a.words), len(b.words)) < parameters.statement_words:
        return 0.0
    # Order alone is cheap within a long text, and words alone are cheap on one subject: both are asked for.
    in_order = held_in_order(a.words, b.words)
    if in_order >= parameters.statement_overlap and min(len(a.stems), len(b.stems)) > 1:
        held = held_share(a.stems, b.stems)
        if held >= parameters.statement_overlap:
            return min(in_order, held)
    shared = shared_share(a.stems, b.stems)
    if shared >= parameters.paraphrase_overlap and min(len(a.stems), len(b.stems)) >= parameters.statement_words:
        return shared
    return 0.0


def _overlap_of_quoted(a: Saying, b: Saying, parameters: AccountParameters) -> float:
    best = 0.0
    for part, whole in ((a, b), (b, a)):
        if len(part.quoted) >= parameters.statement_words and whole.attribution.kind != "indirect":
            in_order = held_in_order(part.quoted, whole.words)
            if len(whole.words) >= len(part.quoted) and in_order >= 1 - (1 - parameters.statement_overlap) / 2:
                best = max(best, in_order)
    if a.quoted and b.quoted and {a.attribution.kind, b.attribution.kind} == {"mixed"}:
        left, right = (frozenset(content_stems(" ".join(s.quoted))) for s in (a, b))
        quoted = shared_share(left, right)
        if quoted >= parameters.quoted_overlap and shared_share(a.stems, b.stems) >= parameters.quoted_overlap / 2:
            best = max(best, quoted * parameters.quoted_overlap)
    return best


def _first_words(group: Sequence[Saying], cell: Literal["cue", "source", "addressee"]) -> str | None:
    for saying in group:
        span: Span | None = getattr(saying.attribution, cell)
        if span is not None:
            return saying.witness.words(span)
    return None


def _date(saying: Saying) -> str | None:
    if saying.attribution.time is None:
        return None
    time = saying.witness.reading.times[saying.attribution.time]
    source, cue = saying.attribution.source, saying.attribution.cue
    before = [s for s in (source, cue) if s and s.start < time.span.start]
    within = any(piece.contains(time.span) for piece in saying.attribution.content)
    told = saying.witness.words(hull([*before, time.span])) if before and not within else ""
    # "X, which patrols the strait since 2017, urged", "said Y, who took office in May": no day of saying.
    return None if ASIDE.search(told) else time.edtf


def _quoted_offsets(saying: Saying) -> tuple[tuple[int, int], ...]:
    if saying.attribution.kind != "mixed":
        return ()
    out, at = [], 0
    for piece in saying.attribution.content:
        inside = [q for q in saying.attribution.quoted if piece.contains(q)]
        out += [(at + q.start - piece.start, at + q.end - piece.start) for q in inside]
        at += len(piece) + len(PIECE_MARK)
    return tuple(out)


def _variants(shown: Saying, group: Sequence[Saying], independence: Independence) -> tuple[StatementVariant, ...]:
    forms: dict[tuple[str, ...], list[Saying]] = {}
    for saying in group:
        if saying.words != shown.words:
            forms.setdefault(saying.words, []).append(saying)
    return tuple(
        StatementVariant(
            text=text_of(same[0]), evidence=in_order(e for s in same for e in evidence_of(s, independence))
        )
        for same in forms.values()
    )


def _likeness(shown: Saying, other: Saying) -> float:
    return (
        1.0
        if shown.words == other.words
        else max(held_in_order(shown.words, other.words), shared_share(shown.stems, other.stems))
    )


def _reasons(shown: Saying, group: Sequence[Saying]) -> tuple[str, ...]:
    out = []
    for saying in group:
        file = saying.witness.article.file or saying.witness.id
        if saying.witness.id != shown.witness.id:
            agree = round(100 * _likeness(shown, saying))
            out.append(f"one speaker, and {agree} % of the words agree with {file}")
        if saying.attribution.by == "network":
            sure = round(100 * saying.attribution.score)
            out.append(f"no rule found it in {file}; the weights did, {sure} % sure")
    return tuple(dict.fromkeys(out))
