"""
Stages: tasks that leave files behind, done by this machine's cores, each once.

A task's files count when its mark is there; the mark is written last and in one piece, so that a task
that was killed is done anew. This file knows no articles.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.errors import StorageError
from stemma.intake import IntakeParameters, Part
from stemma.lineage import LineageParameters
from stemma.runners.parameters import CorpusParameters

Array = npt.NDArray[Any]
Facts = dict[str, int]
"""What a task counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run over one corpus."""

    folder: Path
    """Where the files of the stages lie."""
    parts: tuple[Part, ...]
    manifests: tuple[Path, ...]
    published: str | None
    collated: bool
    lineage: LineageParameters
    intake: IntakeParameters
    corpus: CorpusParameters

    def path(self, stage: str, task: int, name: str) -> Path:
        """Return where a task's file lies."""
        return self.folder / stage / f"{task:05d}.{name}"

    def save(self, stage: str, task: int, **arrays: Array) -> None:
        """Write arrays of a task."""
        for name, array in arrays.items():
            np.save(self.path(stage, task, f"{name}.npy"), array)

    def load(self, stage: str, task: int, name: str, *, mapped: bool = False) -> Array:
        """Return an array of a task that is done; *mapped* ones are read from disk where they are touched."""
        array: Array = np.load(self.path(stage, task, f"{name}.npy"), mmap_mode="r" if mapped else None)
        return array

    def facts(self, stage: str, task: int) -> Facts:
        """Return what a task that is done has counted."""
        found: Facts = json.loads(self.path(stage, task, "done").read_text("utf-8"))
        return found

    def every(self, stage: str) -> Iterator[tuple[int, Facts]]:
        """Yield the tasks of a stage that is done, and what each counted."""
        for path in sorted((self.folder / stage).glob("*.done")):
            task = int(path.name.removesuffix(".done"))
            yield task, self.facts(stage, task)


Work = Callable[[Job, int], Facts]
"""What a task does: it writes its files and returns what it counted."""
Progress = Callable[[str, int, int], None]


class Crew:
    """The processes that do the tasks of one job."""

    def __init__(self, job: Job, pool: ProcessPoolExecutor | None, progress: Progress) -> None:
        self._job, self._pool, self._progress = job, pool, progress

    def run(self, stage: str, work: Work, count: int, *, sizes: Sequence[int] = ()) -> None:
        """Do the tasks of *stage* that are not done; the largest first where *sizes* are known."""
        (self._job.folder / stage).mkdir(parents=True, exist_ok=True)
        open_tasks = [n for n in range(count) if not self._job.path(stage, n, "done").exists()]
        open_tasks.sort(key=lambda n: -sizes[n] if sizes else 0)
        done = count - len(open_tasks)
        self._progress(stage, done, count)
        runs = (
            map(_do, open_tasks, [(self._job, stage, work)] * len(open_tasks))
            if self._pool is None or len(open_tasks) == 1
            else self._pool.map(_do_here, open_tasks, [stage] * len(open_tasks), [work] * len(open_tasks))
        )
        for _ in runs:
            done += 1
            self._progress(stage, done, count)


@contextmanager
def crew(job: Job, *, cores: int, progress: Progress) -> Iterator[Crew]:
    """Yield the crew of *cores* processes; with one core this process does the work."""
    if cores < 2:
        yield Crew(job, None, progress)
        return
    with ProcessPoolExecutor(cores, initializer=_join, initargs=(job,)) as pool:
        try:
            yield Crew(job, pool, progress)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """
    Write *lines* to *path* in one piece: whoever looks finds all of it or nothing.

    Raises:
        StorageError: it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        part.replace(path)
    except OSError as exc:
        raise StorageError(f"{path} cannot be written ({exc.strerror}); make room and run the same again.") from exc


_JOBS: list[Job] = []
"""The one job of a process of the pool."""


def _join(job: Job) -> None:
    _JOBS[:] = [job]


def _do_here(task: int, stage: str, work: Work) -> None:
    _do(task, (_JOBS[0], stage, work))


def _do(task: int, what: tuple[Job, str, Work]) -> None:
    job, stage, work = what
    try:
        facts = work(job, task)
    except OSError as exc:
        raise StorageError(f"{job.folder} cannot be used ({exc}); make room and run the same again.") from exc
    write_whole(job.path(stage, task, "done"), [json.dumps(facts)])
