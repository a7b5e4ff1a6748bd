"""Times are drawn as they are known, and the timeline says what is past, ahead, and past without a report."""

from dataclasses import replace
from datetime import date

import pytest

from stemma.export.grounds import grounds_of
from stemma.export.html import to_html
from stemma.export.timeline import story_axis, timeline
from stemma.export.when import Axis, AxisParameters, axis_of, bar_of, when_of

AXIS = Axis(first=date(2030, 5, 1), last=date(2030, 5, 20), now=date(2030, 5, 10), parameters=AxisParameters())


def headings(account):
    return {group.heading: [line.id for line in group.lines] for group in timeline(account).groups}


def with_event(case, **cells):
    event = replace(case.account.events[0], **cells)
    return replace(case.account, events=(event,))


@pytest.mark.parametrize(
    ("edtf", "kind"),
    [
        ("2030-05-04", "point"), ("2030-05-04T08:00", "point"), ("2030-05", "within"), ("2030", "within"),
        ("2030-05-04/2030-05-09", "within"), ("../2030-05-31", "until"), ("2030-05-04/..", "from"),
        ("2030-05-04~", "about"), ("2030~", "about"), (None, "unknown"), ("soon", "unknown"),
    ],
)  # fmt: skip
def test_each_kind_of_time_has_its_sign(edtf, kind):
    assert when_of(edtf).kind == kind


def test_a_point_is_narrow_and_a_stretch_is_as_wide_as_its_days():
    point, week = bar_of(AXIS, when_of("2030-05-01")), bar_of(AXIS, when_of("2030-05-06/2030-05-10"))

    assert (point.left, point.width) == (0, 5)
    assert (week.left, week.width, week.open_left, week.open_right) == (25, 25, False, False)


def test_open_and_cut_ends_are_drawn_open():
    """What begins before the axis, ends behind it, or has no end, has no edge there."""
    assert bar_of(AXIS, when_of("../2030-05-05")).open_left
    assert bar_of(AXIS, when_of("2030-05-05/..")).open_right
    assert bar_of(AXIS, when_of("2030")).open_left
    assert bar_of(AXIS, when_of("2030-06-04")).open_right
    assert bar_of(AXIS, when_of("2029-06-04")) is None


def test_what_lies_ahead_with_an_open_start_begins_at_the_moment():
    assert bar_of(AXIS, when_of("../2030-05-15", ahead=True)).left == 45


def test_axis_does_not_run_after_what_lies_far_ahead():
    whens = [when_of("2030-05-01"), when_of("2041-01-01")]

    axis = axis_of(whens, reports=["2030-05-03"], now="2030-05-05", parameters=AxisParameters())

    assert (axis.first, axis.last) == (date(2030, 5, 1), date(2030, 6, 4))


def test_scheduled_for_a_day_that_is_past_by_the_latest_report_was_to_be(case):
    """The day of the latest report itself still lies ahead; nothing is said by a clock."""
    account = with_event(case, status="scheduled", date="2025-03-04")

    assert "Was to be by now" in headings(account)
    assert "What is scheduled" in headings(with_event(case, status="scheduled", date="2025-03-05"))
    assert "What is scheduled" in headings(replace(account, as_of="2025-03-04"))
    assert any("no report up to 5 March 2025" in r for r in grounds_of(account, case.articles, "e1").reasons)


def test_open_end_has_not_passed(case):
    assert "What is scheduled" in headings(with_event(case, status="scheduled", date="2025-03-01/.."))


def test_long_before_the_first_report_is_background(case):
    assert "Background" in headings(with_event(case, date="2014"))
    assert "What happened" in headings(with_event(case, date="2025-02"))


def test_undated_is_said_to_be_undated(case):
    assert "Without a date" in headings(with_event(case, date=None, date_text=None))


def test_page_draws_a_bar_for_each_dated_event_of_the_story(case):
    page = to_html(case.account, case.articles)

    assert page.count('class="track"') == 1
    assert "the line is 5 March 2025" in page
    assert story_axis(with_event(case, date="2014")).first == date(2025, 3, 4)
