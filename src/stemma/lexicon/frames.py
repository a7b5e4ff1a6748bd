"""Words that tell in what world a sentence is told. The lists stand in `frames.txt` beside this file."""

import re
from functools import cache

from stemma.lexicon.function_words import read_classes


@cache
def frame_words(name: str) -> re.Pattern[str]:
    """Return what finds the words of a class, singular or plural, whatever their case."""
    words = sorted(read_classes("frames.txt")[name], key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(w.replace('_', ' ')) for w in words)})s?(?![\w-])", re.IGNORECASE
    )
