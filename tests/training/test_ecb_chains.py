"""The reports of ECB+ become text with chains: marks are drawn to their words, and spans stand where their tokens do."""

from pathlib import Path

import pytest
from training.corpora.ecb_chains import load_reports, topic_of
from training.corpora.gum_chains import Document

SENTENCES = (
    ("http", ":", "/", "news"),
    ("“", "Ada", "Byrne", "'s", "boat", "sank", ",", "”", "she", "said", "."),
    ('"', "No", "help", "came", ",", '"', "said", "Byrne", "."),
)
MARKS = (("HUMAN_PART_PER", (5, 6)), ("HUMAN_PART_PER", (12,)), ("HUMAN_PART_PER", (22,)), ("ACTION_OCCURRENCE", (9,)))


@pytest.fixture
def report(tmp_path: Path) -> Document:
    numbers = iter(range(100))
    tokens = "".join(
        f'<token t_id="{next(numbers)}" sentence="{row}" number="0">{word.replace(chr(34), "&quot;")}</token>'
        for row, words in enumerate(SENTENCES)
        for word in words
    )
    marks = "".join(
        f'<{tag} m_id="{n}">{"".join(f"""<token_anchor t_id="{held}"/>""" for held in tokens_held)}</{tag}>'
        for n, (tag, tokens_held) in enumerate(MARKS)
    )
    links = "".join(f'<source m_id="{n}"/>' for n in range(len(MARKS)))
    page = (
        f"<Document>{tokens}<Markables>{marks}</Markables>"
        f'<Relations><CROSS_DOC_COREF r_id="1" note="HUM1">{links}</CROSS_DOC_COREF></Relations></Document>'
    )
    folder = tmp_path / "ECB+" / "7"
    folder.mkdir(parents=True)
    (folder / "7_1ecb.xml").write_text(page, encoding="utf-8")
    return next(load_reports(tmp_path))


def test_tokens_are_joined_as_print_joins_them(report: Document) -> None:
    assert report.text == '“Ada Byrne\'s boat sank,” she said.\n"No help came," said Byrne.'
    assert [span.of(report.text)[:4] for span in report.sentences] == ["“Ada", '"No ']


def test_people_alone_are_chained(report: Document) -> None:
    assert [(span.of(report.text), one) for span, one in report.entities] == [
        ("Ada Byrne", "HUM1"),
        ("she", "HUM1"),
        ("Byrne", "HUM1"),
    ]
    assert report.sparse
    assert topic_of(report) == 7
