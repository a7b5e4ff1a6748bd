"""What is put off has its new day as an event of its own."""


def visit(report, text, old, new, published="2031-03-04"):
    r = report(text, outlet="Delta", published=published)
    kenya = r.actor("country", "Kenya", country="KEN")
    r.time(*new)
    r.event("CONSULT", "visit", text[:-1], [("both", "Kenya", kenya)], status="cancelled", date=old)
    return r


def test_a_visit_put_off_is_cancelled_and_scheduled(report, account):
    text = "A visit to Kenya, due on March 18, has been postponed to April 5."

    made = account(visit(report, text, ("March 18", "2031-03-18"), ("April 5", "2031-04-05")))

    assert sorted((e.status, e.date) for e in made.events) == [("cancelled", "2031-03-18"), ("scheduled", "2031-04-05")]


def test_a_day_that_is_over_is_no_new_day(report, account):
    text = "A visit to Kenya, due on March 18, has been postponed to Friday."

    made = account(visit(report, text, ("March 18", "2031-03-18"), ("Friday", "2031-02-28")))

    assert [e.status for e in made.events] == ["cancelled"]
