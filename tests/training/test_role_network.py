"""The network for roles is taught a label for each verb and word; what a sentence does not have is not taught."""

from importlib import resources

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
from training.corpora.roles import ROLES, Verb  # noqa: E402
from training.roles.network import LABELS, Roles  # noqa: E402
from training.roles.windows import NONE, padded, windows_of  # noqa: E402

from stemma.encoder.tokenizer import load_tokenizer  # noqa: E402
from stemma.encoder.words import words_of  # noqa: E402
from stemma.records.span import Span  # noqa: E402

TEXT = "Envoys met in Sakhalin. They left."
SENTENCES = [Span(0, 23), Span(24, 34)]


@pytest.fixture(scope="module")
def window():
    words = [
        [Span(one.start + word.start, one.start + word.end) for word in words_of(one.of(TEXT))] for one in SENTENCES
    ]
    met = Verb(word=1, spans=(("ARG0", 0, 1), ("ARGM-LOC", 2, 4)))
    left = Verb(word=1, spans=(("ARG1", 0, 1),))
    tokenizer = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))
    (found,) = windows_of(TEXT, SENTENCES, words, [[met], [left]], tokenizer)
    return found


def test_each_word_beside_a_verb_has_a_label(window):
    verbs = padded([window], len(window.window))

    actor, acted_on, place = (1 + 2 * ROLES.index(role) for role in ("ARG0", "ARG1", "ARGM-LOC"))
    assert verbs.labels.tolist() == [[actor, 0, place, place + 1, 0], [acted_on, 0, 0, NONE, NONE]]


def test_the_network_scores_each_word_beside_each_verb(window):
    torch.manual_seed(5)
    verbs = padded([window], len(window.window))

    scores = Roles().eval()(torch.randn(1, len(window.window), 384), torch.ones(1, len(window.window)), verbs)

    assert scores.shape == (2, 5, LABELS)
    assert bool(scores.isfinite().all())
