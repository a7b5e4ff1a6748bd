"""
The command `stemma`: its commands, and what its errors look like.

Exit codes: 0 done; 1 done, but some inputs were refused; 2 wrong use; 3 the case file is damaged or
newer, the disk is full, or `check` found a fault.
"""

import os
import sys
from typing import Annotated

import typer

from stemma.cli.brief import brief
from stemma.cli.build import build
from stemma.cli.check import check
from stemma.cli.compare import compare
from stemma.cli.demo import demo
from stemma.cli.diff import diff
from stemma.cli.export import export
from stemma.cli.lineage import lineage
from stemma.cli.read import read
from stemma.cli.rule import rule
from stemma.cli.show import show
from stemma.cli.take import take
from stemma.cli.terminal import speak_utf8, talk
from stemma.cli.why import why
from stemma.errors import StemmaError

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells have it."""

app = typer.Typer(
    name="stemma",
    help="Five articles are not five sources: from the reports of a crisis to one sourced account.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (demo, build, take, show, why, diff, brief, compare, rule, read, lineage, export, check):
    app.command()(command)


def run() -> None:
    """Run the command line and leave with its exit code."""
    speak_utf8()
    try:
        app()
    except StemmaError as exc:
        talk(f"stemma: {exc}")
        sys.exit(exc.exit_code)
    except KeyboardInterrupt:
        talk("stemma: stopped")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # the reader has gone (`| head`); what Python would still flush goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _say_version(wanted: bool) -> None:
    if wanted:
        from stemma.pipeline import program_version

        typer.echo(program_version())
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Five articles are not five sources: from the reports of a crisis to one sourced account."""
