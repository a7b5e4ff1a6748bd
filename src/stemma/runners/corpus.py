"""
The lineage of a corpus, from disk to disk.

    folder/articles.jsonl  origins.jsonl  copies.jsonl  shared.jsonl  [collations.jsonl]  issues.jsonl  summary.json

Each file holds one record of the public format a line, in the order that `stemma lineage --json` has them.
`summary.json` is written last: where it stands, all is there.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from heapq import merge
from itertools import chain
from pathlib import Path

from stemma.errors import StorageError, UsageError
from stemma.intake import IntakeParameters, split_inputs
from stemma.lineage import LineageParameters
from stemma.pipeline import made_by
from stemma.runners import drawing, pairing, taking
from stemma.runners.parameters import CorpusParameters
from stemma.runners.stages import Crew, Facts, Job, Progress, crew, write_whole
from stemma.runners.store import ISSUES

WORK, RUN, SUMMARY = "work", "run.json", "summary.json"
SAVED = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSummary:
    """What a corpus came to."""

    articles: int
    twice: int
    """Articles that were given more than once and count once."""
    refused: int
    """Inputs that were refused; `issues.jsonl` says why."""
    origins: int
    copies: int
    shared: int
    collations: int


def trace_corpus(
    paths: Sequence[Path],
    out: Path,
    *,
    manifest: Path | None = None,
    published: str | None = None,
    collated: bool = False,
    cores: int = 1,
    lineage: LineageParameters | None = None,
    corpus: CorpusParameters | None = None,
    progress: Progress | None = None,
) -> CorpusSummary:
    """
    Write who copied whom among the articles below *paths* into the folder *out*, and return what it came to.

    The records are those of `lineage.trace` on all articles, which finds all copies but spun ones. A run that was
    stopped goes on when it is called again with the same inputs; one that is done is not done again.

    Args:
        paths: JSON lines, Parquet, texts and pages, and folders of them.
        out: The folder, made where it is missing.
        manifest: A table that says more about the files, and wins over what they say.
        published: Publication date of articles that name none, EDTF.
        collated: Whether copies are compared word by word, too; it doubles what is written.
        cores: Processes that work at a time.
        lineage: What lineage decides by.
        corpus: How the corpus is cut up; changes no result.
        progress: Told about each stage.

    Raises:
        UsageError: a path does not exist, or *out* holds the run of other inputs.
        StorageError: a file cannot be written; what is done is kept.
    """
    parts, inside, issues = split_inputs(paths)
    job = Job(
        folder=out / WORK,
        parts=tuple(parts),
        manifests=(*([manifest] if manifest else []), *inside),
        published=published,
        collated=collated,
        lineage=lineage or LineageParameters(),
        intake=IntakeParameters(detect_language=False),
        corpus=corpus or CorpusParameters(),
    )
    if _is_done(out, job):
        return CorpusSummary(**json.loads((out / SUMMARY).read_text("utf-8"))["counts"])
    with crew(job, cores=cores, progress=progress or _silent) as hands:
        _carry_out(job, hands)
    notes = [json.dumps({"level": i.level, "article": i.article, "text": i.text}, ensure_ascii=False) for i in issues]
    summary = _gather(job, out, notes)
    shutil.rmtree(job.folder)
    return summary


def _carry_out(job: Job, hands: Crew) -> None:
    """Do all stages in order."""
    hands.run("take", taking.take, len(job.parts))
    hands.run("number", taking.number, 1)
    hands.run("link", pairing.link, pairing.buckets(job, "prints"))
    hands.run("partner", pairing.partner, pairing.ranges(job))
    hands.run("line", pairing.line, pairing.buckets(job, "lines"))
    hands.run("plan", pairing.plan, 1)
    hands.run("align", drawing.align_shard, job.facts("plan", 0)["shards"])
    hands.run("family", drawing.family, 1)
    hands.run("template", drawing.template, pairing.buckets(job, "lines"))
    hands.run("divide", drawing.divide, 1)
    edges = job.load("divide", 0, "member_edges")
    hands.run("draw", drawing.draw, job.facts("divide", 0)["shards"], sizes=(edges[1:] - edges[:-1]).tolist())
    hands.run("gather", gather, len(drawing.KINDS))


def gather(job: Job, task: int) -> Facts:
    """Write the records of one kind from all shards, in their order, into one file."""
    kind = drawing.KINDS[task]
    shards = [job.path("draw", n, f"{kind}.rows") for n, _ in job.every("draw")]
    files = [path.open("rb", buffering=SAVED // max(8, len(shards) // 8)) for path in shards]
    count = 0
    try:
        with job.path("gather", task, f"{kind}.jsonl").open("wb", buffering=SAVED) as out:
            for row in merge(*files):
                out.write(row[row.index(b"\t") + 1 :])
                count += 1
    finally:
        for file in files:
            file.close()
    return {kind: count}


def _is_done(out: Path, job: Job) -> bool:
    """Say whether the folder holds this run, done; make it where there is none."""
    run = _described(job)
    for place in (out / SUMMARY, out / WORK / RUN):
        if place.exists():
            if json.loads(place.read_text("utf-8"))["run"] != run:
                raise UsageError(f"{out} holds the lineage of other inputs, or of another version; name a new folder.")
            return place.name == SUMMARY
    try:
        if out.exists() and any(out.iterdir()) and not job.folder.exists():
            raise UsageError(f"{out} is not empty; name a new folder.")
        job.folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StorageError(f"{out} cannot be made ({exc.strerror}); name another folder.") from exc
    write_whole(job.folder / RUN, [json.dumps({"run": run})])
    return False


def _described(job: Job) -> str:
    """Return a digest of all that the result depends on, and of how the work is cut up."""
    digest = hashlib.sha256(repr(asdict(made_by())).encode())
    for part in job.parts:
        stats = [(s.label, s.path.stat().st_size, s.path.stat().st_mtime_ns) for s in part.sources]
        digest.update(repr((stats, part.start, part.end)).encode("utf-8", "surrogatepass"))
    digest.update(repr((job.manifests, job.published, job.collated, job.lineage, job.intake, job.corpus)).encode())
    return digest.hexdigest()


def _gather(job: Job, out: Path, notes: list[str]) -> CorpusSummary:
    """Move the results to where they belong, and say so in the summary."""
    counts = {k: v for n, _ in enumerate(drawing.KINDS) for k, v in job.facts("gather", n).items()}
    for n, kind in enumerate(drawing.KINDS):
        made = job.path("gather", n, f"{kind}.jsonl")
        if made.exists() and (kind != "collations" or job.collated):
            made.replace(out / f"{kind}.jsonl")
    facts = [f for _, f in job.every("take")]
    numbered = job.facts("number", 0)
    write_whole(out / ISSUES, (f"{row}\n" for row in chain(notes, _issues(job))))
    summary = CorpusSummary(
        **{**counts, "articles": numbered["articles"]},
        twice=numbered["twice"],
        refused=sum(f["refused"] for f in facts),
    )
    run = json.loads((job.folder / RUN).read_text("utf-8"))["run"]
    write_whole(out / SUMMARY, [json.dumps({"run": run, "counts": asdict(summary)}, indent=1), "\n"])
    return summary


def _issues(job: Job) -> Iterator[str]:
    for n, _ in job.every("take"):
        yield from job.path("take", n, ISSUES).read_text("utf-8").split("\n")[:-1]


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
