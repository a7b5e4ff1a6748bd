"""Opinion, releases, transcripts and live pages are told from reports by title, address, label or form."""

import pytest

from stemma.intake.genre import genre_of
from stemma.intake.zones import zones_of

BODY = "The two fleets parted on Monday after a day of talks by radio, the navy said in a statement.\n"


@pytest.mark.parametrize(
    ("text", "title", "url", "expect"),
    [
        (BODY, "Fleets part", None, "report"),
        (BODY, "Analysis: why the fleets parted", None, "report"),
        (BODY, "Opinion | The fleets should have stayed", None, "opinion"),
        (BODY, "Editorial: peace at sea", None, "opinion"),
        (BODY, "Peace at sea", "https://x.example/opinion/2023/peace", "opinion"),
        ("OPINION\n\n" + BODY, "Peace at sea", None, "opinion"),
        (BODY + "\nThe views expressed are those of the author and do not necessarily reflect those of the paper.\n", "Fleets part", None, "report"),
        ("FOR IMMEDIATE RELEASE\n\n" + BODY, None, None, "release"),
        ("COMMUNIQUÉ OF THE MINISTRY OF MINES\n\n" + BODY, None, None, "release"),
        ("MINISTRY OF MINES\n\nSTATEMENT\nof the Ministry of Mines on the fire\n\n" + BODY, None, None, "release"),
        ("MINISTRY OF MINES\n\nNote to the press No. 31\n\n" + BODY, None, None, "release"),
        (BODY, "Statement of the Ministry of Mines of Chad on the fire", None, "release"),
        (BODY, "Statement by the government angers miners", None, "report"),
        (BODY, "Communique fails to calm miners", None, "report"),
        ("LUND, March 3, 2023 /PRNewswire/ -- " + BODY, None, None, "release"),
        (BODY, "Full transcript: the minister's statement", None, "transcript"),
        ("\n".join(["MINISTER VELLA: We shall sail.", "QUESTION: When?"] * 6), None, None, "transcript"),
        (BODY, "Lund Bank crisis live: fleets part", "https://x.example/live/1", "live"),
        (BODY, "LIVE: fleets part", None, "live"),
        (BODY, "Lives lost at sea", None, "report"),
        (BODY, "The columnist who spied", "https://x.example/world/1", "report"),
    ],
)  # fmt: skip
def test_genres(text, title, url, expect):
    assert genre_of(text, zones_of(text, title=title), title=title, url=url) == expect
