"""Times and pronouns are read no worse than their pinned floors, where the corpora are at hand."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.quality import times

ROOT = Path(__file__).parents[2]
TIMEX = ROOT.parent / "shared" / "data" / "timex"
GUM = ROOT.parent / "shared" / "data" / "ud" / "gum.conllu.gz"

FLOORS = {
    ("N19", "all"): {"strict": 0.90, "relaxed": 0.95, "value": 0.86},
    ("N45", "dev"): {"strict": 0.74, "relaxed": 0.93, "value": 0.71},
}
"""F1 on 2026-11-22 was .914, .957, .878 and .756, .948, .726. Never lowered."""
PRONOUNS = (0.92, 0.84)
"""Of those given and of all, right on GUM's dev documents; .941 and .855 on 2026-11-22. Never lowered."""


@pytest.mark.skipif(not TIMEX.exists(), reason="the corpus of times is not beside the project")
@pytest.mark.parametrize(("name", "part"), list(FLOORS))
def test_times_keep_their_floors(name: str, part: str) -> None:
    found = times.measure(TIMEX / name, part=part)

    assert all(found[figure] >= floor for figure, floor in FLOORS[name, part].items()), found


def test_halves_are_apart_and_the_same_everywhere(tmp_path: Path) -> None:
    """A document is in one half of its set, whatever else lies beside it."""
    for name in ("a/x", "a/y", "a/z", "b/u", "b/v"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).with_suffix(".tml").write_text("", encoding="utf-8")

    dev, held = (set(times.documents_of(tmp_path, part)) for part in ("dev", "held"))

    assert dev.isdisjoint(held)
    assert dev | held == set(times.documents_of(tmp_path, "all"))
    assert {p for p in dev if p.parent.name == "a"} == set(times.documents_of(tmp_path / "a", "dev"))


@pytest.mark.skipif(not GUM.exists(), reason="the corpus of chains is not beside the project")
def test_pronouns_keep_their_floors() -> None:
    from benchmarks.quality import pronouns

    documents = [d for d in pronouns.load_chains(GUM) if d.name.split("_")[1] in ("news", "interview", "speech")]
    counts: Counter[bool | None] = Counter()
    for document in sorted(documents, key=lambda d: d.name)[::2]:
        counts.update(right for _, right, _ in pronouns.judge(document))

    given = counts[True] + counts[False]
    assert counts[True] / given >= PRONOUNS[0]
    assert counts[True] / counts.total() >= PRONOUNS[1]
