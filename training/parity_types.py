"""
How far the exported graphs for types of acts are from the network that they were made from.

    python -m training.parity_types RUN/types.pt [...] --base BASE --exported FOLDER

On the project's sentences to measure on. Printed are the mean and the largest difference of a score between torch and
the float32 graph and between the two graphs, and the share of acts whose best type differs.
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.acts.types import Types, places_of, side_by_side
from training.corpora.event_sentences import load_event_measure
from training.reader.checkpoints import mean_of
from training.reader.network import Reader, load_base


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare the exported graphs for types of acts with their network.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--exported", type=Path, required=True)
    told = asked.parse_args()
    published, network = Reader(), mean_of(Types(), told.checkpoints)
    load_base(published, told.base)
    tokenizer = load_tokenizer(shipped_weights())
    plain, int8 = (
        onnxruntime.InferenceSession(told.exported / name, providers=["CPUExecutionProvider"])
        for name in ("types.fp32.onnx", "types.onnx")
    )
    said: list[tuple[np.ndarray, ...]] = []
    for place in places_of(load_event_measure(), {}, tokenizer):
        words, roles, mask = side_by_side([place], published.body.words)
        given = {"words": words.numpy(), "roles": roles.numpy()}
        with torch.inference_mode():
            ours = network(words, roles, mask).numpy()
        said.append((ours[0], *(session.run(["scores"], given)[0][0] for session in (plain, int8))))
    for name, one, other in (("torch, float32", 0, 1), ("float32, int8", 1, 2)):
        away = np.array([np.abs(row[one] - row[other]) for row in said])
        differ = np.mean([row[one].argmax() != row[other].argmax() for row in said])
        print(f"{name}: mean {away.mean():.5f}, largest {away.max():.4f}, {differ:.2%} of best types differ")


if __name__ == "__main__":
    main()
