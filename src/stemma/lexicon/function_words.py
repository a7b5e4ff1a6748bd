"""Closed classes of English words: auxiliaries, prepositions, conjunctions. The lists stand in `function_words.txt`."""

from stemma.lexicon.lists import read_lines


def read_classes(name: str) -> dict[str, frozenset[str]]:
    """Return the classes of the list *name*: one `class: words` a line."""
    rows = (line.partition(":") for line in read_lines(name))
    return {label: frozenset(words.split()) for label, _, words in rows}


_CLASSES = read_classes("function_words.txt")

BE = _CLASSES["be"]
HAVE = _CLASSES["have"]
MODALS = _CLASSES["modals"]
DO = _CLASSES["do"]
NEGATIONS = _CLASSES["negations"]
AUXILIARIES = BE | HAVE | MODALS | DO | (NEGATIONS - {"without", "nor", "neither", "stopped"})
ADVERBS = _CLASSES["adverbs"]
PREPOSITIONS = _CLASSES["prepositions"]
SUBORDINATORS = _CLASSES["subordinators"]
COORDINATORS = _CLASSES["coordinators"]
NOMINATIVES = _CLASSES["nominatives"]
OWN_VOICE = _CLASSES["own_voice"]
"""Pronouns that mean the reporter or nobody in particular."""
DETERMINERS = _CLASSES["determiners"]
OPENERS = _CLASSES["openers"]
"""Words that may stand before a subject at the head of its clause."""
RELATIVES = frozenset({"who", "which"})
PASTS = _CLASSES["irregular_pasts"]
"""Past forms that do not end in -ed: where one stands, a noun phrase has ended."""
TIME_WORDS = _CLASSES["time_words"]
"""Words that stand for a time even where no time was resolved."""


def is_past_form(word: str) -> bool:
    """Say whether a folded word may be a verb in the past or its participle, by its form alone."""
    return word in PASTS or word.endswith("ed")
