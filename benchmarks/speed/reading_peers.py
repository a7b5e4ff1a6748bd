"""
What spaCy's small English pipeline takes for the same texts. Runs in an environment of its own:

    python3 -m venv peers && peers/bin/pip install spacy
    python benchmarks/speed/reading.py FOLDER --peer peers/bin/python

The trained pipeline `en_core_web_sm` is not in the package registry. Where it is not installed, a pipeline of the same
layers and widths with weights that were never trained takes its place: its labels mean nothing, its speed is that of
the arithmetic. Texts come as a JSON list on standard input.
"""

import json
import sys
import time

import spacy
from spacy.tokens import Doc

WORDS = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
DEPENDENCIES = "nsubj obj iobj obl advmod amod det case aux cop mark cc conj compound punct root".split()  # noqa: SIM905


def parser(state: str, tok2vec: dict) -> dict:
    return {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": tok2vec,
        }
    }


def untrained(text: str):
    """Return a pipeline of tagger, parser and names with the widths of the small one, and weights by chance."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": WORDS})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    dependencies = nlp.add_pipe("parser", config=parser("parser", LISTENER))
    names = nlp.add_pipe("ner", config=parser("ner", WORDS))
    for tag in [f"T{n}" for n in range(50)]:
        tagger.add_label(tag)
    for label in DEPENDENCIES:
        dependencies.add_label(label)
    for label in [f"N{n}" for n in range(18)]:
        names.add_label(label)
    words = text.split()[:40]
    from spacy.training import Example

    doc = Doc(nlp.vocab, words=words)
    gold = {
        "tags": ["T0"] * len(words),
        "heads": [0] * len(words),
        "deps": ["root"] + ["obj"] * (len(words) - 1),
        "entities": ["O"] * len(words),
    }
    nlp.initialize(lambda: [Example.from_dict(doc, gold)])
    return nlp


def main() -> None:
    texts = json.load(sys.stdin)
    try:
        nlp, what = spacy.load("en_core_web_sm"), "en_core_web_sm"
    except OSError:
        nlp, what = untrained(texts[0]), "of the widths of en_core_web_sm, untrained"
    list(nlp.pipe(texts[:2]))
    words = sum(len(text.split()) for text in texts)
    begun = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    spent = (time.process_time() - begun) / words * 600
    print(f"spaCy {spacy.__version__} ({what}): {spent:.3f} CPU s an article, {600 / spent:,.0f} words a CPU second")


if __name__ == "__main__":
    main()
