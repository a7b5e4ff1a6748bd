"""The days of the week, as a pattern for those who read over them; `reading/times` reads what they mean."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
