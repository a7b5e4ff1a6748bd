"""One act at one time by the same parties is one event, whoever tells it."""

from dataclasses import replace

import pytest

from stemma.records.reading import Mention, Party


def talks(report, outlet, text, clause, day, words, place=None, **options):
    r = report(text, outlet=outlet, **options)
    kenya = r.actor("country", "Kenya", "Kenya", "Nairobi", country="KEN")
    somalia = r.actor("country", "Somalia", "Somalia", "Mogadishu", country="SOM")
    names = [
        ("Kenya" if "Kenya" in clause else "Nairobi", kenya),
        ("Somalia" if "Somalia" in clause else "Mogadishu", somalia),
    ]
    trigger = "talks" if "talks" in clause else "met" if "met" in clause else "meet"
    r.event(
        "CONSULT", trigger, clause, [("both", w, c) for w, c in names], date=(words, day) if words else None, place=place,
        status=options.get("status", "past") if False else "past",
    )  # fmt: skip
    return r


def test_one_meeting_in_two_newsrooms_is_one_event(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday in Djibouti.", "Kenya and Somalia held talks on Monday in Djibouti", "2031-03-03", "Monday", "Djibouti")  # fmt: skip
    b = talks(report, "Coast", "Envoys of Nairobi met those of Mogadishu on March 3.", "Envoys of Nairobi met those of Mogadishu on March 3", "2031-03-03", "March 3")  # fmt: skip

    made = account(a, b)

    assert len(made.events) == 1
    assert made.events[0].newsrooms == ("Coast", "Delta")
    assert made.events[0].date == "2031-03-03"
    assert made.events[0].place == "Djibouti"
    assert len(made.timeline) == 1


def test_meetings_on_two_days_are_two_events(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")  # fmt: skip
    b = talks(report, "Coast", "Kenya and Somalia held talks on March 1.", "Kenya and Somalia held talks on March 1", "2031-03-01", "March 1")  # fmt: skip

    assert len(account(a, b).events) == 2


def test_an_undated_telling_joins_the_only_event_that_it_fits(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")  # fmt: skip
    b = talks(report, "Coast", "Kenya and Somalia held talks about fishing.", "Kenya and Somalia held talks about fishing", None, None)  # fmt: skip

    assert len(account(a, b).events) == 1


def test_an_undated_telling_that_fits_two_events_joins_none(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")  # fmt: skip
    b = talks(report, "Coast", "Kenya and Somalia held talks on March 1.", "Kenya and Somalia held talks on March 1", "2031-03-01", "March 1")  # fmt: skip
    c = talks(report, "Hill", "Kenya and Somalia held talks about fishing.", "Kenya and Somalia held talks about fishing", None, None)  # fmt: skip

    assert len(account(a, b, c).events) == 3


def test_copies_count_once(report, account):
    text = "Kenya and Somalia held talks on Monday."
    a = talks(report, "Delta", text, "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")
    b = talks(report, "Coast", text, "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")

    event = account(a, b, same=[(a, b)]).events[0]

    assert len(event.evidence) == 2
    assert len(event.origins) == 1


def test_what_is_imagined_is_left_out(report, account):
    r = report("Peru fears that Chile may attack.", outlet="Delta")
    r.event("ASSAULT", "attack", "Chile may attack", [], status="hypothetical")

    assert account(r).events == ()


def test_opinion_attests_nothing(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")  # fmt: skip
    b = talks(report, "Coast", "Kenya and Somalia held talks on Monday.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday", genre="opinion")  # fmt: skip

    assert account(a, b).events[0].newsrooms == ("Delta",)


def test_a_person_acts_for_the_state_that_the_clause_names(report, account):
    r = report("Kenyan minister Amina Odhiambo met her Somali colleague.", outlet="Delta")
    kenya = r.actor("country", "Kenya", "Kenyan", country="KEN")
    amina = r.actor("person", "Amina Odhiambo", country="KEN", roles=[("minister", None, "KEN")])
    r.event("CONSULT", "met", r.article.text[:-1], [("both", "Amina Odhiambo", amina)])

    made = account(r)
    party = made.events[0].parties[0]
    by_id = {a.id: a for a in made.actors}

    assert by_id[party.actor].name == "Amina Odhiambo"
    assert by_id[party.acts_for].name == "Kenya"
    assert kenya == 0


@pytest.mark.parametrize(
    ("people", "stays"),
    [
        ("Chadian engineer", True),
        ("Chadian students", True),
        ("Chadian fishermen", True),
        ("Chadian officials", False),
        ("Chadian troops", False),
        ("Chadian envoy", False),
    ],
)
def test_unnamed_people_stand_beside_their_state_where_they_do_not_act_for_it(report, account, people, stays):
    text = f"Kenya arrested three {people} on Monday."
    r = report(text, outlet="Delta")
    chad = r.actor("country", "Chad", "Chadian", country="TCD")
    r.mentions = []
    group = r.actor("group", people, people, country="TCD")
    r.mentions.append(Mention(span=r.at("Chadian"), type="NORP", form="name", chain=chad))
    r.mentions.sort(key=lambda m: m.span)
    r.event("COERCE", "arrested", text[:-1], [("target", "Chadian", chad), ("target", people, group)])

    made = account(r)

    names = {a.id: a.name for a in made.actors}
    assert {names[p.actor] for p in made.events[0].parties} == {"Chad", people} - (set() if stays else {people})


def test_two_lengths_of_one_meeting_are_a_conflict_about_it(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday. The two sides spoke for more than seven hours.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")  # fmt: skip
    b = talks(report, "Coast", "After eight hours of talks between Kenya and Somalia on Monday they parted.", "After eight hours of talks between Kenya and Somalia on Monday", "2031-03-03", "Monday")  # fmt: skip
    c = talks(report, "Hill", "Kenya and Somalia held talks on Monday which lasted more than seven hours.", "Kenya and Somalia held talks on Monday which lasted more than seven hours", "2031-03-03", "Monday")  # fmt: skip
    b.count("eight hours", 8, unit="hours")
    c.count("more than seven hours", 7, unit="hours", modifier="more than")

    made = account(a, b, c)

    assert [c.field for c in made.conflicts] == ["duration"]
    assert made.conflicts[0].about == made.events[0].id
    assert sorted(r.value for r in made.conflicts[0].readings) == ["PT7H", "PT8H"]


def test_a_length_in_a_sentence_without_the_act_belongs_to_the_event_that_it_names(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday in Djibouti which lasted five hours.", "Kenya and Somalia held talks on Monday in Djibouti which lasted five hours", "2031-03-03", "Monday", "Djibouti")  # fmt: skip
    a.count("five hours", 5, unit="hours")
    b = report("After seven hours of talks in Djibouti, Kenya and Somalia parted.", outlet="Coast")
    b.actor("country", "Kenya", country="KEN")
    b.actor("country", "Somalia", country="SOM")
    b.count("seven hours of talks", 7, "talks", unit="hours")

    assert [c.field for c in account(a, b).conflicts] == ["duration"]


def test_a_length_that_fits_two_events_belongs_to_none(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday which lasted five hours.", "Kenya and Somalia held talks on Monday which lasted five hours", "2031-03-03", "Monday")  # fmt: skip
    a.count("five hours", 5, unit="hours")
    b = talks(report, "Hill", "Kenya and Somalia held talks on March 1.", "Kenya and Somalia held talks on March 1", "2031-03-01", "March 1")  # fmt: skip
    c = report("After seven hours of talks, Kenya and Somalia parted.", outlet="Coast")
    c.actor("country", "Kenya", country="KEN")
    c.actor("country", "Somalia", country="SOM")
    c.count("seven hours of talks", 7, "talks", unit="hours")

    assert account(a, b, c).conflicts == ()


def test_a_joint_body_is_both_of_its_sides(report, account):
    a = talks(report, "Delta", "Kenya and Somalia will meet on Friday.", "Kenya and Somalia will meet on Friday", "2031-03-07", "Friday")  # fmt: skip
    b = report("The Kenya-Somalia Commission meets on March 7.", outlet="Coast")
    body = b.actor("organization", "Kenya-Somalia Commission")
    b.event(
        "CONSULT",
        "meets",
        b.article.text[:-1],
        [("both", "Kenya-Somalia Commission", body)],
        date=("March 7", "2031-03-07"),
    )

    assert len(account(a, b).events) == 1


def test_a_call_is_no_meeting(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Monday.", "Kenya and Somalia held talks on Monday", "2031-03-03", "Monday")  # fmt: skip
    b = report("Kenya phoned Somalia on Monday.", outlet="Coast")
    both = [("both", n, b.actor("country", n, country=c)) for n, c in [("Kenya", "KEN"), ("Somalia", "SOM")]]
    b.event("CONSULT", "phoned", b.article.text[:-1], both, date=("Monday", "2031-03-03"))

    assert len(account(a, b).events) == 2


def rejecting(report, outlet, day, *, lent=None, **kept):
    """A report in which Kenya rejects a charge, on *day* or, where that is None, on the day of the news."""
    told = f"Kenya rejected the charge on {day}." if day else "Kenya rejected the charge."
    r = report(f"Somalia closed the border on {lent or 'Sunday'}.\n\n{told}", outlet=outlet, **kept)
    kenya = r.actor("country", "Kenya", country="KEN")
    news = r.time(lent, {"Monday": "2031-03-03", "Sunday": "2031-03-02"}[lent]) if lent else None
    r.event(
        "REJECT", "rejected", told.removesuffix("."), [("source", "Kenya", kenya)],
        date=(day, "2031-03-04") if day else None, lent_time=news,
    )  # fmt: skip
    return r


def test_an_act_without_a_day_has_about_that_of_the_news(report, account):
    event = account(rejecting(report, "Delta", None, lent="Monday")).events[0]

    assert (event.date, event.date_text) == ("2031-03-03~", "Monday")
    assert event.reasons == ("delta.txt: no day of its own; “Monday” is that of the news",)


def test_a_day_that_is_told_stands_before_one_that_is_lent(report, account):
    made = account(rejecting(report, "Delta", None, lent="Monday"), rejecting(report, "Coast", "Tuesday"))

    assert [e.date for e in made.events] == ["2031-03-04"]
    assert made.conflicts == ()


def test_two_days_that_are_lent_are_none(report, account):
    made = account(rejecting(report, "Delta", None, lent="Monday"), rejecting(report, "Coast", None, lent="Sunday"))

    assert [e.date for e in made.events] == [None]


def test_no_day_is_lent_that_lies_behind_the_first_report(report, account):
    early = rejecting(report, "Delta", None, lent="Sunday", published="2031-03-02")
    late = rejecting(report, "Coast", None, lent="Monday", published="2031-03-04")

    assert [e.date for e in account(early, late).events] == ["2031-03-02~"]


def test_who_is_told_of_long_talks_was_not_told_for_so_long(report, account):
    a = talks(report, "Delta", "Kenya and Somalia held talks on Sunday. Their talks lasted seven hours.", "Kenya and Somalia held talks on Sunday", "2031-03-02", "Sunday")  # fmt: skip
    a.count("seven hours", 7, unit="hours")
    told = "Kenya briefed Chad on Monday about the talks with Somalia during eight hours of talks"
    b = report(f"{told}.", outlet="Coast")
    names = [b.actor("country", name, country=code) for name, code in (("Kenya", "KEN"), ("Chad", "TCD"))]
    b.actor("country", "Somalia", country="SOM")
    b.event("CONSULT", "briefed", told, [("both", "Kenya", names[0]), ("both", "Chad", names[1])], date=("Monday", "2031-03-03"))  # fmt: skip
    b.count("eight hours of talks", 8, "talks", unit="hours")

    made = account(a, b)

    assert {q.event for q in made.quantities if q.value == 8} == {None}
    assert not any(c.about == e.id for c in made.conflicts for e in made.events if e.date == "2031-03-03")


def test_who_leads_a_list_in_acts_in_each_of_its_items(report, account):
    r = report("The Council of Kenya:\na. condemns the raid;\nb. rejects the paper of Somalia.", outlet="Delta")
    council = r.actor("organization", "Council of Kenya")
    somalia = r.actor("country", "Somalia", country="SOM")
    r.event("REJECT", "rejects", "rejects the paper of Somalia", [("target", "Somalia", somalia)])
    leads = Party(role="source", span=r.at("Council of Kenya"), chain=council)
    r.events = [replace(e, parties=(leads, *e.parties)) for e in r.events]

    made = account(r)

    names = {a.id: a.name for a in made.actors}
    assert {(names[p.actor], p.role) for p in made.events[0].parties} == {
        ("Council of Kenya", "source"),
        ("Somalia", "target"),
    }
