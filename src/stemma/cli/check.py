"""`stemma check`: whether a case file holds what it says, recomputed from the stored texts."""

import typer

from stemma.cli.arguments import AsJson, CasePath
from stemma.cli.terminal import one_line, talk, write

FAULTS_FOUND = 3
"""Exit code where something does not hold."""


def check(case: CasePath, as_json: AsJson = False) -> None:
    """Recompute from the stored texts whether the case file holds what it says."""
    from stemma.checks import find_faults
    from stemma.opening import open_concluded

    with open_concluded(case) as file:
        faults = find_faults(file)
    if as_json:
        from stemma.checks import faults_object
        from stemma.export.json import dump

        write(dump(faults_object(faults)) + "\n")
    else:
        for fault in faults:
            write(one_line(str(fault)) + "\n")
    if faults:
        from stemma.export.wording import say_count

        talk(f"{case}: {say_count(len(faults), 'fault')}")
        raise typer.Exit(FAULTS_FOUND)
    talk(f"{case}: no fault found")
