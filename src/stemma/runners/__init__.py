"""
Who carries out the steps where one machine's memory is too small for all articles at once.

    take → number → link → partner → line → plan → align → family → template → divide → draw → gather

`trace_corpus` carries lineage out from disk to disk. Each stage is a number of tasks that read the files of
earlier stages and write their own; a task that was done is not done again, so a run that was killed
goes on where it stopped and ends with the same bytes.
"""

from stemma.runners.corpus import CorpusSummary, trace_corpus
from stemma.runners.parameters import CorpusParameters

__all__ = ["CorpusParameters", "CorpusSummary", "trace_corpus"]
