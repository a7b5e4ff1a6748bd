"""Who does what a gerund or a participle tells: the subject of the verb above, or the noun right before it."""

from collections.abc import Sequence

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.form import Clause, main_verbs, speaker_above
from stemma.reading.clauses.phrases_before import phrase_start, skip_back
from stemma.reading.events.words import Group, Token


def gerund_subject(
    tokens: Sequence[Token], groups: Sequence[Group], index: int, earlier: Sequence[Clause], lead: str
) -> tuple[int, int] | None:
    """Return the subject (tokens) of the gerund or participle at *index*, behind the word *lead*."""
    group = groups[index]
    if tokens[group.start].low in ("having", "being") and group.start and tokens[group.start - 1].is_noun:
        end = group.start - 1  # "Chile having asked for it, the bloc met"
        return phrase_start(tokens, end, main_verbs(groups)), end + 1
    if earlier:
        before = earlier[-1]
        names = [i for i in range(before.group.end, group.start) if tokens[i].is_noun]
        if lead in ("of", "for", "from", "with") and names and not before.group.passive:
            return (names[0], names[-1] + 1)
        if group.kind == "participle" and not tells_outcome(groups, index):
            main = last_main(earlier)
            return earlier[main].subject if main is not None else None
        return before.subject
    # "After meeting X, Y said": the subject comes behind.
    following = next((g for g in groups[index + 1 :] if g.kind == "finite"), None)
    if following is None:
        return None
    end = skip_back(tokens, following.start - 1)
    if end <= group.end or not tokens[end].is_noun:
        return None
    start = phrase_start(tokens, end, main_verbs(groups))
    return (start, end + 1) if start > group.end else None


def tells_outcome(groups: Sequence[Group], index: int) -> bool:
    """Say whether a participle hangs on the gerund before it: "accused X of ramming a boat, injuring four"."""
    before = groups[index - 1] if index else None
    return (
        before is not None and before.kind in ("gerund", "infinitive") and "said" not in effects_of(groups[index].lemma)
    )


def last_main(earlier: Sequence[Clause]) -> int | None:
    """Return the clause whose subject a participle has: the last finite one, or who says what is to be."""
    mains = [i for i, c in enumerate(earlier) if c.group.kind == "finite"]
    last = mains[-1] if mains else None
    return last if last is None else speaker_above(earlier, last)
