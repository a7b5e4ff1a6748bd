"""
What reading costs, in CPU seconds: the rules, the networks, and all of it, on a folder of plain texts.

    python benchmarks/speed/reading.py FOLDER [--most 60] [--weights FOLDER] [--peer peers/bin/python]

CPU seconds are those of the process and all its threads: they hold on a busy machine, and one second of wall clock on
two cores has two of them. The floor is arithmetic: 10.6 million multiplications and as many additions a word piece and
pass (six layers of 1.77 million weights), and nothing else: what is above it is attention, the context
that windows repeat, decoding, and what the processor does not reach. The peer (spaCy) runs in an environment of its
own: see reading_peers.py. Figures stand in reading.md.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import stemma.encoder
from stemma.encoder import Acts, ActTypes, Events, Reader
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.windows import cut_windows
from stemma.reading import read
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.text.sentences import sentences

ARTICLE = 600
"""Words of the article that figures are given for."""
FLOPS = 21.2e6
"""Of a word piece in one pass: two for each of the weights of six layers."""
FIRST = """
import sys
from pathlib import Path
from stemma.encoder.reader import Reader
from stemma.text.sentences import sentences
text = "Lena Okoro said on Monday that the port would stay closed."
Reader(Path(sys.argv[1])).read(text, sentences(text))
"""


def article_of(text: str, name: str) -> Article:
    digest = digest_text(text)
    cells = {"file": name, "url": None, "outlet": None, "published": "2020-01-01", "text_sha256": digest}
    return Article(id=derive_article_id(**cells), title=None, language="en", text=text, **cells)


def measure(name: str, articles: Sequence[Article], work: Callable[[Article], object]) -> float:
    """Print and return the CPU seconds that *work* takes for an article of 600 words."""
    words = sum(len(a.text.split()) for a in articles)
    work(articles[0])
    begun = time.process_time()
    for article in articles:
        work(article)
    spent = (time.process_time() - begun) / words * ARTICLE
    print(
        f"{name:34} {spent:6.3f} CPU s an article  {ARTICLE / spent:7,.0f} words a CPU second"
        f"  {2 / spent:5.1f} articles a second on two cores"
    )
    return spent


def _said(reader: Reader, acts: Acts, events: Events | None, article: Article) -> object:
    text, found = article.text, sentences(article.text)
    return reader.read(text, found), acts.trees(text, found), events and events.acts(text, found)


def first_reading(weights: Path) -> float:
    """Return the seconds from the start of a process to its first reading, the best of three."""
    best = 1e9
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", FIRST, str(weights)], check=True)
        best = min(best, time.perf_counter() - begun)
    return best


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--weights", type=Path, help="a folder; else that of the package")
    parser.add_argument("--peer", type=Path)
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.txt"))[: args.most]
    articles = [article_of(path.read_text("utf-8"), path.name) for path in paths]
    words = sum(len(a.text.split()) for a in articles)
    weights = args.weights or Path(stemma.encoder.__file__).parent / "weights"
    reader, tokenizer = Reader(weights), load_tokenizer(weights)
    acts, events, types = Acts(weights, reader), Events(weights, reader), ActTypes(weights)
    windows = [list(cut_windows(a.text, sentences(a.text), tokenizer)) for a in articles]
    pieces = sum(w.own[1] - w.own[0] for of in windows for w in of)
    run = sum(len(w) for of in windows for w in of)
    print(
        f"{len(articles)} articles, {words:,} words, {pieces / words:.2f} pieces a word, {run / pieces:.2f} of them run"
    )

    measure("rules", articles, read)
    spent = measure("network, decoded", articles, lambda a: reader.read(a.text, sentences(a.text)))
    measure("network and trees", articles, lambda a: _said(reader, acts, None, a))
    measure("network, trees and acts", articles, lambda a: _said(reader, acts, events, a))
    networks = {"network": reader, "structure": acts, "types": types, "acts": events}
    measure("rules and all networks: a reading", articles, lambda a: read(a, **networks))
    floor = ARTICLE * pieces / words * FLOPS
    print(f"floor: {floor / 1e9:.1f} GFLOP an article; the network ran {floor / spent / 1e9:.0f} GFLOP a CPU second")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")
    print(f"first reading: {first_reading(weights):.2f} s after the process starts")
    if args.peer:
        peers = Path(__file__).parent / "reading_peers.py"
        subprocess.run([args.peer, peers], input=json.dumps([a.text for a in articles]), text=True, check=True)


if __name__ == "__main__":
    main()
