"""A notebook shows whose words and stances the lines are, and no more lines than a cell holds."""

from dataclasses import replace

from stemma.export.lines import names_of
from stemma.export.notebook import LINES_SHOWN, account_html


def test_lines_stand_under_their_headings(case):
    page = account_html(case.account)
    position, names = case.account.positions[0], names_of(case.account)

    assert page.index(f"<b>{names[position.actor]}</b>") < page.index(position.issue)


def test_a_section_is_cut_across_its_groups_and_the_rest_is_counted(case):
    statements = tuple(
        replace(case.account.statements[0], id=f"s{n}", speaker=None, speaker_text=f"witness {n:02}") for n in range(30)
    )

    page = account_html(replace(case.account, statements=(case.account.statements[0], *statements)))

    assert page.count("witness ") == LINES_SHOWN - 1
    assert f"and {31 - LINES_SHOWN} more" in page
