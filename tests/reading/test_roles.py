"""Titles are given to whom they belong, with country, body and whether they are past."""

import pytest
from tests.case_lists import cases_of, params

from stemma.reading.actors.roles import find_roles
from stemma.reading.names.find import find_names
from stemma.text.sentences import sentences

CASES = cases_of("reading/roles")


@pytest.mark.parametrize("case", params(CASES))
def test_roles_are_found(case):
    """Each text yields exactly the roles listed."""
    held, _ = find_roles(find_names(case["text"], sentences(case["text"])))

    found = [
        " | ".join(
            [item.holder.text, item.role.title, item.role.org or "-", item.role.country or "-"]
            + ["former"] * item.role.former
        )
        for item in held
    ]
    assert found == case["expect"]


def test_the_title_span_holds_the_title():
    """The span of a role covers the words of its title in the text."""
    text = "Swedish Foreign Minister Ebba Holm spoke."

    held, _ = find_roles(find_names(text, sentences(text)))

    assert [item.role.span.of(text) for item in held] == ["Foreign Minister"]
