"""The lines above a story name its outlet and day, where they do so plainly; a headline names neither."""

import pytest

from stemma.intake.masthead import Masthead, find_masthead

STORY = "\n\nRiver talks put off\n\nThe talks about the weir at Orsk were put off on Tuesday, two delegates said.\n"


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("Tyne Gazette, 25 November 2031, World in Brief\nFrom Reuters in Orsk", "Tyne Gazette", "2031-11-25"),
        ("ORSK STANDARD\nFriday December 1, 2031", "Orsk Standard", "2031-12-01"),
        ("RADIO TAMARISK – English Service – 28 November 2031", "Radio Tamarisk", "2031-11-28"),
        ("The Orsk Courier | Monday, 3 March 2031", "The Orsk Courier", "2031-03-03"),
        ("Daily Clarion — 2031-03-04", "Daily Clarion", "2031-03-04"),
    ],
)
def test_a_masthead_is_read(head: str, outlet: str, published: str) -> None:
    assert find_masthead(head + STORY) == Masthead(outlet, published)


@pytest.mark.parametrize(
    "head",
    [
        "Envoys meet at the Orsk Standard",
        "Orsk Standard",
        "Envoys meet, 25 November 2031",
        "Two killed in Orsk\nFriday December 1, 2031",
        "Police raid Orsk Standard, 12 held",
        "Mirror",
    ],
)
def test_what_is_no_masthead_names_nobody(head: str) -> None:
    assert find_masthead(head + STORY) is None
