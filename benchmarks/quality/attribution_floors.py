"""
The attributions of a reading held against their floors, on public data that is not part of the project.

    python benchmarks/quality/attribution_floors.py FOLDER

FOLDER holds `polnear/dev`. Measured are a third of the development articles of PolNeAR, for a reading (rules and network), as `attributions.py`
does it on all of them; `reader.py` holds the network alone to its floors. Floors stand in `attribution_floors.yaml`.
Exits 1 where a figure falls below its floor, and 0 with a word where the data is not there.
"""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EVERY = 3
"""One article in so many is measured: the gate is no benchmark."""


@dataclass(frozen=True)
class Figure:
    """One share, and what it may not fall below."""

    name: str
    value: float
    floor: float


def measure(folder: Path) -> Iterator[Figure]:
    """Yield each figure that has a floor."""
    floors = yaml.safe_load((HERE / "attribution_floors.yaml").read_text("utf-8"))
    dev = folder / "polnear" / "dev"
    digest = beside("reader").digest_of(dev)
    if digest != floors["corpus"]:
        raise SystemExit(f"{dev} is another corpus than the floors were set on: {digest}")
    attributions = beside("attributions")
    paths = sorted((dev / "text").glob("*.txt"))[::EVERY]
    _, tallies = attributions.measure(paths, "both", attributions.open_reader())
    yield from (Figure(name, tallies[name].f1, floor) for name, floor in floors["floors"].items())


def beside(name: str) -> ModuleType:
    """Return the module that stands beside this one; it may import from the root of the project."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    spec = importlib.util.spec_from_file_location(f"quality_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("name the FOLDER that holds polnear/dev: python benchmarks/quality/attribution_floors.py FOLDER")
    folder = Path(sys.argv[1])
    if not (folder / "polnear" / "dev").is_dir():
        print(f"not measured: {folder / 'polnear' / 'dev'} is not here (training/README.md says where it comes from)")
        return
    fallen = False
    for figure in measure(folder):
        fallen |= figure.value < figure.floor
        print(
            f"{figure.name:36} {figure.value:.3f}  floor {figure.floor:.3f}{'  FALLEN' * (figure.value < figure.floor)}"
        )
    sys.exit(fallen)


if __name__ == "__main__":
    main()
