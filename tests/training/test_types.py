"""Types of acts: roles where the words stand, other actors in their place, predicates where branches meet, graphs alike."""

import shutil
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
onnxruntime = pytest.importorskip("onnxruntime")
pytest.importorskip("onnx", reason="onnx is not installed: it is needed under training/ only")
from training.acts.types import KINDS, Types  # noqa: E402
from training.corpora.event_wordings import fill, load_actors, load_wordings  # noqa: E402
from training.corpora.other_actors import with_other_actors  # noqa: E402
from training.corpora.pairs import read_marked  # noqa: E402
from training.export_types import export  # noqa: E402
from training.train_types import meeting  # noqa: E402

from stemma.encoder.act_types import ActTypes  # noqa: E402
from stemma.records.labels import MarkedAct  # noqa: E402
from stemma.records.span import Span  # noqa: E402
from stemma.records.structure import Tree  # noqa: E402

WEIGHTS = resources.files("stemma.encoder").joinpath("weights")


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    torch.manual_seed(7)
    network = Types().eval()
    out = tmp_path_factory.mktemp("types")
    for name in ("tokenizer.json", "words.npz"):
        shutil.copy(WEIGHTS / name, out)
    with pytest.warns(DeprecationWarning):
        export(network, out)
    return network, out


@pytest.mark.parametrize("pieces", [4, 60])
def test_the_graphs_say_what_the_network_says(exported, pieces):
    network, out = exported
    words = np.random.default_rng(pieces).normal(size=(1, pieces, 384)).astype(np.float32) / 20
    roles = np.arange(pieces)[None] % 7
    with torch.inference_mode():
        said = network(torch.from_numpy(words), torch.from_numpy(roles), torch.ones(1, pieces)).numpy()
    given = {"words": words, "roles": roles}
    plain, int8 = (
        onnxruntime.InferenceSession(out / name, providers=["CPUExecutionProvider"]).run(["scores"], given)[0]
        for name in ("types.fp32.onnx", "types.onnx")
    )
    assert np.abs(plain - said).max() < 1e-4
    assert np.abs(int8 - plain).max() < 0.05


def test_the_program_asks_of_acts_in_any_sentence(exported):
    _, out = exported
    text = "It rained. Peru thanked Chile. " + "Chile and Peru met and " * 120
    sentences = [Span(0, 10), Span(11, 30), Span(31, len(text) - 1)]
    acts = [
        MarkedAct(sentence=sentences[1], source=Span(11, 15), target=Span(24, 29), predicate=Span(16, 23)),
        MarkedAct(sentence=sentences[2], source=Span(31, 36), target=None),
        MarkedAct(sentence=sentences[1], source=Span(24, 29), target=Span(11, 15)),
    ]
    types = ActTypes(out)
    scores = types.scores(text, acts)
    assert types.kinds == KINDS
    assert scores.shape == (3, 16)
    assert scores.sum(axis=1) == pytest.approx(1)
    assert not np.allclose(scores[0], scores[2])
    assert types.scores(text, []).shape == (0, 16)


def test_other_actors_stand_where_the_parties_stood():
    pairs = [read_marked(f"{n}", "own", "AID", f"On Monday {{{a}}} sent flour to [{b}].") for n, (a, b) in enumerate(
        [("Peru", "the rebels in the hills"), ("The Republic of Chile", "Oslo")]
    )]  # fmt: skip
    names = {"Peru", "the Republic of Chile", "The Republic of Chile", "Oslo"}
    for pair in with_other_actors(pairs, np.random.default_rng(3)):
        assert pair.source.of(pair.sentence) in names
        assert pair.target.of(pair.sentence) in names | {"the rebels in the hills"}
        assert pair.sentence.endswith(pair.target.of(pair.sentence) + ".")


def test_the_predicate_stands_where_it_stood_beside_other_actors():
    pair = read_marked("1", "own", "AID", "On Monday {Peru} sent flour to [Chile].")
    longer = read_marked("2", "own", "AID", "{The Republic of Chile} fed [Oslo].")
    told = replace(pair, predicate=Span(15, 19))
    for seed in range(5):
        first, _ = with_other_actors([told, longer], np.random.default_rng(seed))
        assert first.predicate.of(first.sentence) == "sent"


@pytest.mark.parametrize(
    ("words", "heads", "source", "target", "told"),
    [
        (["Peru", "thanked", "Chile"], (1, -1, 1), 0, 2, "thanked"),
        (["Peru", "'s", "attack", "on", "Chile", "failed"], (2, 0, 5, 4, 2, -1), 0, 4, "attack"),
        (["talks", "between", "Peru", "and", "Chile"], (-1, 2, 0, 4, 2), 2, 4, "talks"),
        (["Peru", "of", "Chile"], (-1, 2, 0), 0, 2, None),
    ],
)
def test_a_predicate_stands_where_the_branches_of_both_parties_meet(words, heads, source, target, told):
    text = " ".join(words)
    places = [len(" ".join(words[:n])) + (n > 0) for n in range(len(words))]
    spans = tuple(Span(at, at + len(word)) for at, word in zip(places, words, strict=True))
    blank = ("",) * len(words)
    tree = Tree(span=Span(0, len(text)), words=spans, heads=heads, relations=blank, tags=blank, forms=blank)
    found = meeting(tree, spans[source], spans[target])
    assert (found and found.of(text)) == told


def test_every_wording_is_filled_with_two_parties_at_most():
    wordings, actors = load_wordings(), load_actors()
    pairs = fill(wordings, actors, np.random.default_rng(5), fillings=1.5)
    assert len(pairs) == len(wordings) + round(0.5 * len(wordings))
    assert {pair.root for pair in pairs} == set(KINDS)
    for pair in pairs:
        assert not set("{}[]<>") & set(pair.sentence)
        assert pair.source is not None
        assert pair.target is not None
        assert not pair.source.overlaps(pair.target)


def test_other_chance_gives_other_actors():
    one, other = (
        fill([("AID", "{C} fed [Q]")], load_actors(), np.random.default_rng(n), fillings=1)[0] for n in (1, 2)
    )
    assert one.sentence != other.sentence
    assert " fed " in one.sentence


def test_an_act_told_beside_another_bears_the_only_marks():
    wordings = [("AID", "{C} fed [Q]"), ("ASSAULT", "A militia led by {C} shelled [the port]")]
    pairs = fill(wordings, load_actors(), np.random.default_rng(4), fillings=40)
    joined = [pair for pair in pairs if " fed " in pair.sentence and " shelled the port" in pair.sentence]
    assert {pair.root for pair in joined} == {"AID", "ASSAULT"}
    for pair in joined:
        act = " fed " if pair.root == "AID" else " shelled "
        assert pair.sentence.index(pair.source.of(pair.sentence)) < pair.sentence.index(act)
        assert pair.target.start > pair.sentence.index(act)
