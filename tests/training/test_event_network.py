"""What the network for events is taught lands on the right words, window by window, and its loss is what it says."""

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
from training.corpora.judged_words import JudgedText  # noqa: E402
from training.corpora.told_acts import ToldAct, ToldText  # noqa: E402
from training.events.network import Events, Outputs, losses  # noqa: E402
from training.events.scores import Tallies, count, figures  # noqa: E402
from training.events.windows import batch_of, judged_windows, windows_of  # noqa: E402

from stemma.encoder.events import KEY, ROLES, STATUSES, TYPES  # noqa: E402
from stemma.encoder.session import shipped_weights  # noqa: E402
from stemma.encoder.tokenizer import load_tokenizer  # noqa: E402
from stemma.records.labels import LabelledAct, LabelledArgument  # noqa: E402
from stemma.records.span import Span  # noqa: E402

TEXT = "The army shelled Kanda on Friday. Police wept."


def span_of(words, text=TEXT):
    return Span(text.index(words), text.index(words) + len(words))


def shelled(trigger=None):
    arguments = {"source": ("army",), "target": (), "place": ("Kanda",), "time": ("on Friday",)}
    return ToldAct(
        trigger=trigger or span_of("shelled"),
        types=("ASSAULT", "COERCE"),
        status="denied",
        arguments={role: tuple(map(span_of, words)) for role, words in arguments.items()},
    )


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(shipped_weights())


@pytest.fixture(scope="module")
def window(tokenizer):
    (found,) = windows_of([ToldText(id="a-1", text=TEXT, acts=(shelled(),), part="train")], tokenizer)
    return found


def test_labels_land_on_their_words(window):
    words = [word.of(TEXT) for word in window.placed.words]
    acting = {words[at]: window.types[at] for at in range(len(words)) if window.types[at, 0] != 1}

    assert words == ["The", "army", "shelled", "Kanda", "on", "Friday", ".", "Police", "wept", "."]
    assert list(acting) == ["shelled"]
    assert acting["shelled"][TYPES.index("ASSAULT")] == pytest.approx(0.7)
    assert acting["shelled"][TYPES.index("COERCE")] == pytest.approx(0.3)
    belonging = {role: [words[at] for at in window.arguments[0, r].nonzero()[0]] for r, role in enumerate(ROLES)}
    assert belonging == {"source": ["army"], "target": [], "place": ["Kanda"], "time": ["on", "Friday"]}


def test_of_a_trigger_of_two_words_the_first_tells_the_act(tokenizer):
    act = shelled(trigger=span_of("shelled Kanda"))
    (found,) = windows_of([ToldText(id="a-1", text=TEXT, acts=(act,), part="train")], tokenizer)

    assert [found.placed.words[at].of(TEXT) for at in found.triggers] == ["shelled"]


def test_every_act_of_a_long_text_is_taught_once(tokenizer):
    lines = [f"The army shelled town {n} on Friday and went on to the next." for n in range(60)]
    text = " ".join(lines)
    triggers = [Span(at, at + 7) for at in range(len(text)) if text.startswith("shelled", at)]
    acts = tuple(
        ToldAct(trigger=at, types=("ASSAULT",), status="past", arguments=dict.fromkeys(ROLES, ())) for at in triggers
    )

    windows = list(windows_of([ToldText(id="a-1", text=text, acts=acts, part="train")], tokenizer))

    assert len(windows) > 2
    assert [act.trigger for one in windows for act in one.acts] == triggers
    assert sum(int(one.taught.sum()) for one in windows) == sum(int(one.placed.owned.sum()) for one in windows)


def test_of_judged_words_nothing_else_is_taught(tokenizer):
    text = JudgedText(id="a", text=TEXT, types={span_of("wept"): "NONE", span_of("shelled"): "ASSAULT"})

    (found,) = judged_windows([text], tokenizer)

    words = [word.of(TEXT) for word, taught in zip(found.placed.words, found.taught, strict=True) if taught]
    assert words == ["shelled", "wept"]
    assert found.acts == ()
    assert list(judged_windows([JudgedText(id="b", text=TEXT, types={})], tokenizer)) == []


def test_what_is_told_as_taught_loses_little(window):
    """Scores that say what a window tells, beside those that know nothing."""
    told = batch_of([window], len(window.window))
    network = Events()
    torch.nn.init.constant_(network.requires_grad_(requires_grad=False).rarity, -8.0)
    pieces = len(window.window)
    right = Outputs(
        types=torch.zeros(1, pieces, len(TYPES)),
        statuses=torch.zeros(1, pieces, len(STATUSES)),
        trigger=torch.zeros(1, pieces, len(ROLES) * KEY),
        argument=torch.zeros(1, pieces, len(ROLES) * KEY),
    )
    blank = {name: float(loss) for name, loss in losses(network, right, told).items()}
    (at,) = told.triggers
    right.types[0, told.words] = 20 * told.types
    right.statuses[0, at, STATUSES.index("denied")] = 20.0
    for r in range(len(ROLES)):
        right.trigger[0, at, r * KEY] = 4.0
        right.argument[0, told.arguments[0, r] > 0, r * KEY] = 4.0

    lost = {name: float(loss) for name, loss in losses(network, right, told).items()}

    assert lost["statuses"] < 0.01 < blank["statuses"]
    assert lost["arguments"] < 0.1 < blank["arguments"]
    assert lost["types"] < blank["types"] / 2


def test_windows_without_acts_have_types_alone(tokenizer):
    bare = windows_of([ToldText(id="a-1", text="Police wept.", acts=(), part="train")], tokenizer)
    batch = batch_of(list(bare), 6)
    said = Events().eval()(torch.randn(1, 6, 384), torch.ones(1, 6))

    assert set(losses(Events(), said, batch)) == {"types"}


def test_begins_with_the_layers_of_the_network_for_structure():
    from training.acts.network import Structure

    structure, network = Structure(), Events()
    network.begin_as(structure)

    ours, theirs = network.blocks.state_dict(), structure.blocks.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


def labelled(trigger, kind, status="past", **arguments):
    return LabelledAct(
        trigger=trigger,
        types={kind: 0.9, "AID": 0.05},
        statuses={status: 0.8, "proposed": 0.2},
        arguments=tuple(
            LabelledArgument(role=role, span=span_of(word), score=0.9)
            for role, words in arguments.items()
            for word in words
        ),
    )


def test_figures_say_what_is_right():
    tallies = Tallies()
    right = labelled(span_of("shelled"), "COERCE", "denied", source=["army", "Kanda"], time=["Friday"])
    wrong = labelled(span_of("wept"), "PROTEST")
    count(tallies, [shelled()], [right, wrong])

    told = figures(tallies)

    assert (told["precision"], told["recall"], told["acts"]) == (0.5, 1.0, pytest.approx(2 / 3))
    assert told["typed"] == pytest.approx(2 / 3)
    assert (told["status"], told["past"]) == (1.0, 1.0)
    assert told["source"] == pytest.approx(2 / 3)
    assert (told["time"], told["place"]) == (1.0, 0.0)
    assert told["PROTEST"] == 0.0
