"""What an article has wrong by its own showing is a slip, and nothing else is; who shares it has it from there."""

import pytest
from tests.case_lists import cases_of, params
from tests.lineage import stories

from stemma.lineage import LineageParameters, trace
from stemma.lineage.slips import find_slips
from stemma.lineage.study import study_articles

PARAMETERS = LineageParameters()
TEXT = """\
Fire destroyed a grain warehouse in the harbour of Malmö on Sunday night and 14 people were taken to hospital, the fire \
chief Anna Varkonyi told reporters.

The warehouse was built in 2019 and held 1,250 tonnes of wheat, which is as much as the two other warehouses of the port \
hold together, Varkonyi said of the losses.

A watch was organised for the night, and a light was left burning at the gate until Göran Tarnok came, who had owned it \
since 2019 and who lost 1,250 tonnes.

Nobody knew on Sunday what had caused it, and Østby, the insurer, which had organised the inquiry, would not say whether \
Varkonyi had asked for help that night.
"""


def with_changes(changes):
    text = TEXT
    for old, nth, new in changes:
        pieces = text.split(old)
        text = old.join(pieces[:nth]) + new + old.join(pieces[nth:])
    return text


def printing(key, text, **known):
    return stories.make_article(key, {"outlet": f"{key} Daily", "published": "2024-03-05", "literal": text, **known})


@pytest.mark.parametrize("case", params(cases_of("lineage/slips")))
def test_case(case):
    """Slips are named with who has them and what the other has."""
    articles = [printing(key, with_changes(case["change"].get(key, []))) for key in "ab"]
    study = study_articles(sorted(articles, key=lambda a: a.order), parameters=PARAMETERS)
    (kin,) = study.copies

    found = find_slips(kin, *study.readers, parameters=PARAMETERS.direction)

    who = {n: str(study.readers[n].sketch.article.file)[0] for n in (0, 1)}
    assert sorted([who[s.by], s.wrong, s.right] for s in found) == sorted(case["slips"])


def test_whoever_has_it_wrong_took_the_words():
    """A slip alone shows which way words went, and why is said."""
    right, wrong = printing("a", TEXT), printing("b", with_changes([["Varkonyi", 2, "Varkoyni"]]))

    (copy,) = trace([right, wrong]).copies

    assert (copy.source, copy.target) == (right.id, wrong.id)
    assert any("Varkoyni" in reason for reason in copy.reasons)


def test_whoever_shares_an_error_has_it_from_who_made_it():
    """The copy of a misprinted printing is told from a copy of the story itself, though the story came first."""
    wrong = with_changes([["Varkonyi", 2, "Varkoyni"], ["1,250", 2, "1,520"]])
    story, misprint, copy, other = (
        printing("a", TEXT),
        printing("b", wrong, published="2024-03-06"),
        printing("c", "Smoke hung over the town.\n\n" + wrong[: wrong.rindex("Nobody knew")], published="2024-03-07"),
        printing("d", "The harbour burned.\n\n" + TEXT[: TEXT.rindex("Nobody knew")], published="2024-03-07"),
    )

    lineage = trace([story, misprint, copy, other])

    parents = {c.target: c.source for c in lineage.copies}
    assert parents == {misprint.id: story.id, copy.id: misprint.id, other.id: story.id}
    reasons = next(c.reasons for c in lineage.copies if c.target == copy.id)
    assert "c Daily has “Varkoyni” as b Daily has; a Daily has “Varkonyi”" in reasons
