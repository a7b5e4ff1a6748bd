"""
Train the network for structure on the reader's lower layers.

    python -m training.train_acts training/configs/acts.yaml --reader CHECKPOINT... --data FOLDER --out FOLDER

CHECKPOINT... are those that the shipped reader is the mean of; FOLDER of `--data` holds `ud/`. What the shared layers
say of the treebanks is written into `--out` once. What `--out` holds already is gone on with.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.acts.measure import measure
from training.acts.network import Structure, losses
from training.acts.sentences import TaughtWindow, padded, shared_states, windows_of
from training.corpora.trees import load_trees
from training.reader.checkpoints import mean_of
from training.reader.network import Body, Reader
from training.runs import Lesson, asked_of_run, begun, train

WEIGHTS = {"heads": 1.0, "relations": 1.0, "tags": 0.3, "forms": 0.3}


def load_windows(data: Path, part: str) -> list[TaughtWindow]:
    """Return the windows of both treebanks' documents of *part*."""
    tokenizer = load_tokenizer(shipped_weights())
    documents = [d for bank in ("ewt", "gum") for d in load_trees(data / "ud", bank) if d.part == part]
    return list(windows_of(documents, tokenizer))


def stated(folder: Path, name: str, body: Body, windows: Sequence[TaughtWindow]) -> list[Tensor]:
    """Return what the lower layers of *body* say of *windows*, from the file of an earlier run where there is one."""
    path = folder / f"states-{name}.pt"
    if not path.is_file():
        part = path.with_suffix(".part")
        torch.save(shared_states(body, [taught.window for taught in windows]), part)
        part.replace(path)
    states: list[Tensor] = torch.load(path, weights_only=True)
    if [len(state) for state in states] != [len(taught.window) for taught in windows]:
        raise ValueError(f"{path} is of other windows: remove it")
    return states


def main() -> None:
    asked = asked_of_run("Train the network for structure.")
    asked.add_argument("--data", type=Path, required=True)
    told = asked.parse_args()
    settings = begun(told)
    reader = mean_of(Reader(), told.reader)
    learnt, held = load_windows(told.data, "train"), load_windows(told.data, "held")
    states, held_states = stated(told.out, "train", reader.body, learnt), stated(told.out, "held", reader.body, held)
    network = Structure(settings.dropout)
    network.begin_as(reader)
    words = sum(sentence.rows.shape[1] for taught in learnt for sentence in taught.sentences)
    print(f"{len(learnt)} windows, {sum(map(len, states))} pieces, {words} words", flush=True)

    def lost(numbers: Sequence[int], hidden: Tensor, mask: Tensor) -> Mapping[str, Tensor]:
        with torch.autocast("cpu", torch.bfloat16):
            said = network(hidden, mask)
        return losses(network, said, padded([learnt[n] for n in numbers], hidden.shape[1]))

    def look() -> Mapping[str, float]:
        return measure(network, held, held_states).figures()

    lesson = Lesson(name="acts", states=states, lost=lost, weights=WEIGHTS, look=look)
    train(network, lesson, settings, told.out)


if __name__ == "__main__":
    main()
