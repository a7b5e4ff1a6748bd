"""
Two translations of the same words: a speaker's direct words that two reports give alike in order and in meaning.

Rules:
1. Direct words of one speaker, in two articles of neighbouring days, of about one length.
2. The words that frame them come in one order ("We entered ... as ... and we will leave it as ..."), and their vectors
   are near. Neither alone is enough: speakers repeat themselves, and one subject has one vocabulary.
"""

from stemma.account.likeness import held_in_order
from stemma.account.parameters import AccountParameters
from stemma.account.statements import Saying, text_of
from stemma.account.vectors import Sentences
from stemma.account.witness import days_apart


def are_translations(a: Saying, b: Saying, sentences: Sentences, parameters: AccountParameters) -> float:
    """Return how sure two sayings of one speaker are one in two translations, 0..1; 0 where they are not."""
    if {a.attribution.kind, b.attribution.kind} != {"direct"} or a.witness.id == b.witness.id:
        return 0.0
    if days_apart(a.witness, b.witness) > parameters.slipped_days:
        return 0.0
    short, long = sorted((len(a.words), len(b.words)))
    if short < parameters.translated_words or short < parameters.translated_length * long:
        return 0.0
    if held_in_order(a.words, b.words) < parameters.translated_order:
        return 0.0
    cosine = sentences.cosine(text_of(a), text_of(b))
    return cosine if cosine >= parameters.translated_likeness else 0.0
