"""
Train the network for events on the reader's lower layers.

    python -m training.train_events training/configs/events.yaml --reader READER... --trees TREES... --out FOLDER
        [--data DATA] [--begin CHECKPOINT]

READER... are the checkpoints that the shipped reader is the mean of, TREES... those of the network for structure. It
learns from the project's texts but for those that are kept back; on these figures are told after every epoch. With
`--data` it learns from judged words of real reports in DATA, too; with `--begin` it goes on from the weights of an
earlier run. What `--out` holds already is gone on with.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.acts.network import Structure
from training.acts.sentences import shared_states
from training.corpora.judged_words import load_judged_words
from training.corpora.told_acts import load_told_acts
from training.events.measure import measure
from training.events.network import Events, losses
from training.events.windows import TaughtEvents, batch_of, judged_windows, windows_of
from training.reader.checkpoints import mean_of
from training.reader.network import Reader
from training.runs import Lesson, asked_of_run, begun, train

WEIGHTS = {"types": 5.0, "statuses": 0.3, "arguments": 0.2}
JUDGED = 10.0
"""How much a judged word of a report counts beside one of an invented text: they are few."""


def load_windows(part: str, tokenizer: Tokenizer) -> list[TaughtEvents]:
    """Return the windows of the project's texts of *part*."""
    return list(windows_of((text for text in load_told_acts() if text.part == part), tokenizer))


def main() -> None:
    asked = asked_of_run("Train the network for events.")
    asked.add_argument("--trees", type=Path, nargs="+", required=True)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--begin", type=Path)
    told = asked.parse_args()
    settings = begun(told)
    reader = mean_of(Reader(), told.reader)
    tokenizer = load_tokenizer(shipped_weights())
    learnt, held = load_windows("train", tokenizer), load_windows("held", tokenizer)
    if told.data:
        learnt += judged_windows(load_judged_words(told.data), tokenizer, JUDGED)
    states, held_states = (shared_states(reader.body, [taught.window for taught in some]) for some in (learnt, held))
    network = Events(settings.dropout)
    network.begin_as(mean_of(Structure(), told.trees))
    if told.begin:
        mean_of(network, [told.begin])
    acts = sum(len(taught.triggers) for taught in learnt)
    print(f"{len(learnt)} windows, {acts} acts; kept back {len(held)} windows", flush=True)

    def lost(numbers: Sequence[int], hidden: Tensor, mask: Tensor) -> Mapping[str, Tensor]:
        with torch.autocast("cpu", torch.bfloat16):
            said = network(hidden, mask)
        return losses(network, said, batch_of([learnt[n] for n in numbers], hidden.shape[1]))

    def look() -> Mapping[str, float]:
        return measure(network, held, held_states)

    lesson = Lesson(name="events", states=states, lost=lost, weights=WEIGHTS, look=look)
    train(network, lesson, settings, told.out)


if __name__ == "__main__":
    main()
