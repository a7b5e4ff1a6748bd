"""
Whom "he", "she", "they" and "it" mean outside quotations.

"He" and "she" are looked for in two rounds. The first reads only the places where one person
could be meant, and learns from them who is a man and who a woman; the second gives the pronouns away.
"They" at the head of a sentence is the first group, body or state of the sentence before, and so is "it"
before a verb of acting. Unsure means no mention.
"""

import re
from collections import Counter
from collections.abc import Sequence

from stemma.lexicon.predicates import predicates_of, verb_forms
from stemma.reading.actors.drafts import Draft
from stemma.reading.actors.persons import Gender
from stemma.reading.pronouns.antecedents import Antecedents, PronounParameters
from stemma.reading.pronouns.points import Pronoun, is_object
from stemma.reading.speech.quoted import is_quoted
from stemma.records.reading import MentionType
from stemma.records.span import Span

SINGULAR = re.compile(
    r"(?<![\w'’-])(?:(?P<m>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<f>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))(?![\w-])"
)
PLURAL = re.compile(r"(?<![\w'’-])(?:[Tt]hey|[Tt]hem|[Tt]heir)(?![\w-])")
IT = re.compile(r"It(?= (?:also |later |then |since |had |has |have |formally |officially |already )*(\w+)\b)")
NO_DEEDS = frozenset(
    """
    take come follow hit make mean bring cut give put leave go run fall set be have do see show become happen help
    return begin start end last open close break turn stand sit lie cost cover carry drop
    """.split()  # noqa: SIM905
)
"""Verbs before which "it" is as often a thing as a body."""
WANTING = frozenset("say add want plan expect hope claim file insist order pledge note confirm announce".split())  # noqa: SIM905


def join_pronouns(
    text: str,
    sentences: Sequence[Span],
    drafts: Sequence[Draft],
    quoted: Sequence[Span],
    *,
    strangers: Sequence[Draft] = (),
    parameters: PronounParameters | None = None,
) -> None:
    """
    Add to *drafts* the pronouns that mean them.

    *strangers* are people without an actor ("the ferry's captain"): a pronoun that means one is nobody's.
    """
    settings = parameters or PronounParameters()
    pronouns = find_pronouns(text, sentences, quoted)
    named = Antecedents(text, sentences, [*drafts, *strangers], quoted)
    learn_genders(named, pronouns, settings)
    doubt_genders(named, pronouns, drafts, settings)
    rows = Antecedents(text, sentences, [*drafts, *strangers], quoted)
    unknown = {id(draft) for draft in strangers}
    for pronoun in pronouns:
        draft = rows.singular(pronoun, settings) if pronoun.gender else rows.plural(pronoun)
        if draft is None:
            continue
        if pronoun.gender:
            draft.gender = draft.gender or pronoun.gender
        rows.add(pronoun, draft)
        if id(draft) not in unknown:
            kind: MentionType = "PER" if draft.kind in ("person", "group") else "ORG"
            draft.add(pronoun.span, kind, "pronoun")


def learn_genders(rows: Antecedents, pronouns: Sequence[Pronoun], settings: PronounParameters) -> None:
    """Set the gender of persons of whom titles and names say none, by the pronouns that can mean nobody else."""
    votes: dict[int, Counter[str]] = {}
    persons: dict[int, Draft] = {}
    for pronoun in pronouns:
        if pronoun.gender is None:
            continue
        draft = rows.only_one(pronoun, settings)
        if draft is not None and draft.kind == "person" and draft.gender is None:
            persons[id(draft)] = draft
            votes.setdefault(id(draft), Counter())[pronoun.gender] += 1
    for key, draft in persons.items():
        men, women = votes[key]["m"], votes[key]["f"]
        if men != women and max(men, women) >= settings.clear_majority * min(men, women):
            draft.gender = "m" if men > women else "f"


def doubt_genders(
    rows: Antecedents, pronouns: Sequence[Pronoun], drafts: Sequence[Draft], settings: PronounParameters
) -> None:
    """Turn the gender that a given name tells where the pronouns that can mean nobody else are all of the other."""
    guessed = [(draft, draft.gender) for draft in drafts if draft.gender_by_name and draft.gender]
    if not guessed:
        return
    for draft, _ in guessed:
        draft.gender = None
    votes: Counter[tuple[int, Gender]] = Counter()
    for pronoun in pronouns:
        meant = rows.only_one(pronoun, settings, here=True) if pronoun.gender else None
        if meant is not None and pronoun.gender:
            votes[id(meant), pronoun.gender] += 1
    for draft, by_name in guessed:
        other: Gender = "f" if by_name == "m" else "m"
        against = votes[id(draft), other] >= settings.clear_majority and not votes[id(draft), by_name]
        draft.gender = other if against else by_name


def find_pronouns(text: str, sentences: Sequence[Span], quoted: Sequence[Span]) -> list[Pronoun]:
    """Return the pronouns of *sentences* that may mean an actor, in order; those within *quoted* mean none."""
    out = []
    for index, sentence in enumerate(sentences):
        for pattern in (SINGULAR, PLURAL, IT):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                span = Span(match.start(), match.end())
                if is_quoted(quoted, span):
                    continue
                if pattern is IT and (span.start != sentence.start or not _is_deed(match.group(1).lower())):
                    continue
                gender: Gender | None = None if pattern is not SINGULAR else "m" if match.group("m") else "f"
                word = match.group().lower()
                out.append(
                    Pronoun(span=span, sentence=index, word=word, gender=gender, is_object=is_object(text, span))
                )
    return sorted(out, key=lambda pronoun: pronoun.span)


def _is_deed(form: str) -> bool:
    """Say whether a word is a verb by which somebody acts or speaks."""
    lemmas = {lemma for lemma, kind in verb_forms().get(form, ()) if kind in ("past", "participle", "s")} - NO_DEEDS
    return any(lemma in WANTING or predicates_of(lemma) for lemma in lemmas)
