"""Python's search for reference cycles, held off where hundreds of thousands of records are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let Python look for no reference cycles: looking takes a third of a build, and half of reading an account."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _spare_what_was_made()
            gc.enable()


def _spare_what_was_made() -> None:
    """
    Count what was made meanwhile as old, so that the collector does not go through all of it the next moment.

    Freezing and unfreezing puts every object into the oldest generation; what others have frozen stays so.
    """
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
