"""What is shown behind a number."""

from typing import Any

import pytest
from tests.case_lists import cases_of, params

from stemma.account.counted_words import words_of_count
from stemma.reading.quantities.find import find_quantities
from stemma.text.sentences import sentences

CASES = cases_of("account/counted_words")


@pytest.mark.parametrize("case", params(CASES))
def test_a_bare_number_is_shown_with_what_it_counts(case: dict[str, Any]) -> None:
    text = case["text"]
    (sentence,) = sentences(text)

    shown = [words_of_count(text, sentence, q).of(text) for q in find_quantities(text, (sentence,))]

    assert shown == case["shown"]
