"""Two places are plainly different only where neither can lie in the other."""

import pytest

from stemma.account.places import are_apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Lima", "Quito", True),
        ("Lima", "Peru", False),
        ("Bandele market", "Accra", False),
        ("Obiang square", "Malabo", False),
        ("Bandele market", "Obiang market", True),
        ("Lomé airport", "Lomé", False),
    ],
)
def test_a_spot_may_lie_in_a_town_whose_name_it_does_not_bear(a: str, b: str, *, apart: bool) -> None:
    """A market and a town may be one place, two towns and two markets are two."""
    assert are_apart(a, b) is apart
