"""The account of the demo story is the one that was read and pinned."""

import difflib

from tests.golden import pin


def test_account_is_as_pinned():
    """A change to the account shows as a difference, to be read and pinned by `python tests/golden/pin.py`."""
    pinned = pin.PINNED.read_text(encoding="utf-8")

    differences = list(difflib.unified_diff(pinned.splitlines(), pin.demo_account().splitlines(), lineterm="", n=0))

    assert not differences, "\n".join(differences[:60])
