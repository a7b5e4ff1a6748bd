"""What lineage cannot look at is named in an issue, and odd texts cost no more than their share."""

import time

import pytest
from tests.lineage import stories

from stemma.lineage import trace

PLAIN = " ".join(stories.paragraph(p) for p in ("lead", "cause", "hurt", "minister"))
ARABIC = (
    "أعلنت وزارة النقل يوم الثلاثاء أن العبارة جنحت قرب الميناء وأن فرق الإنقاذ عملت طوال الليل."
    " وقال المتحدث إن لجنة من الخبراء ستصل إلى الجزيرة صباح الغد وإن الركاب نقلوا إلى مدرسة قريبة من الشاطئ الشمالي. "
)
CHINESE = (
    "交通部星期二表示,渡轮在港口附近搁浅,救援人员彻夜工作。专家小组将于明天上午抵达该岛,乘客已被转移到附近的一所学校。"
)


def pair(first, second):
    return [
        stories.make_article(key, {"outlet": f"{key} Daily", "published": day, "literal": text})
        for key, day, text in (("a", "2024-03-05", first), ("b", "2024-03-06", second))
    ]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (f"{PLAIN} " * 2600, f"{PLAIN} " * 2500, "longer than 200,000 words"),
        (CHINESE * 3, CHINESE * 3, "without spaces"),
        ("!!! — ???", PLAIN, "holds no word"),
    ],
)
def test_what_is_left_out_is_said(first, second, words):
    """Each bound names the article that it touched, in bounded time."""
    began = time.process_time()

    issues = trace(pair(first, second)).issues

    assert time.process_time() - began < 8
    assert issues
    assert all(words in issue.text for issue in issues)


@pytest.mark.parametrize("text", [PLAIN, ARABIC * 2, ARABIC + PLAIN, "Word", ""])
def test_ordinary_texts_raise_no_issue(text):
    """Right-to-left, mixed and one-word articles are compared like all others."""
    assert trace(pair(text, f"{text}\n\n{PLAIN}")).issues == ()


def test_a_copy_in_a_right_to_left_script_is_found():
    """Words are words in any script that parts them."""
    lineage = trace(pair(ARABIC + ARABIC.replace("الجزيرة", "المدينة"), ARABIC))

    assert [c.relation for c in lineage.copies] == ["edited"]
