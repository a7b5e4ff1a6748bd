"""
What peers take from text to candidate pairs. Runs in an environment of their own, which stemma never sees:

    python3 -m venv peers && peers/bin/pip install datasketch rensa text-dedup numpy
    python benchmarks/speed/lineage.py pairs --peers peers/bin/python

Each gets the same articles, makes the same 5-word shingles in Python (text-dedup makes its own), and is asked for all
pairs that it takes for candidates, at its usual settings. One line of JSON for each is printed.
"""

import json
import re
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path

from synthetic_news import judge

WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def by_datasketch(texts):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([s.encode() for s in shingles(text)])
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)


def by_rensa(texts):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(0.5, 128, 32)
    for number, text in enumerate(texts):
        sketch = RMinHash(128, 42)
        sketch.update(list(shingles(text)))
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)


def by_rensa_in_bulk(texts):
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets((list(shingles(text)) for text in texts), 128, 42)
    index = RMinHashLSH(0.5, 128, 32)
    for number, sketch in enumerate(sketches):
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)


def by_text_dedup(texts):
    import numpy as np
    from text_dedup.minhash import RNG, embed_func
    from text_dedup.utils import optimal_param, xxh3_32hash

    permutations, prime, most = 250, np.uint64((1 << 61) - 1), np.uint32((1 << 32) - 1)
    bands, rows = optimal_param(0.7, permutations, false_positive_weight=0.5, false_negative_weight=0.5)
    ranges = [(n * rows, (n + 1) * rows) for n in range(bands)]
    factors = (
        RNG.randint(1, prime, size=permutations, dtype=np.uint64),
        RNG.randint(0, prime, size=permutations, dtype=np.uint64),
    )
    tables = [{} for _ in range(bands)]
    for number, text in enumerate(texts):
        made = embed_func(text, number, num_perm=permutations, ngram_size=5, min_length=5, hashranges=ranges,
                          permutations=factors, hash_func=xxh3_32hash, dtype=np.uint64, max_hash=most,
                          modulo_prime=prime)  # fmt: skip
        others = set()
        for table, key in zip(tables, made["__signatures__"], strict=True):
            others.update(table.setdefault(key, []))
            table[key].append(number)
        yield from ((other, number) for other in others)


PEERS = {
    "datasketch": (by_datasketch, "datasketch"),
    "rensa": (by_rensa, "rensa"),
    "rensa, in bulk": (by_rensa_in_bulk, "rensa"),
    "text-dedup": (by_text_dedup, "text-dedup"),
}


def main(path):
    records = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    texts, stories = [r["text"] for r in records], [r["story"] for r in records]
    for name, (find, package) in PEERS.items():
        try:
            list(find(texts[:50]))
        except Exception as exc:  # noqa: BLE001 - a peer that does not run is named and passed over
            print(json.dumps({"name": name, "failed": f"{type(exc).__name__}: {exc}"}), flush=True)
            continue
        began, used = time.perf_counter(), sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        pairs = list(find(texts))
        wall, cpu = time.perf_counter() - began, sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - used
        met, right = judge(pairs, stories)
        print(json.dumps({"name": f"{name} {version(package)}", "wall": wall, "cpu": cpu, "pairs": len(pairs),
                          "met": met, "right": right}), flush=True)  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1])
