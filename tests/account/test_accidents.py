"""An accident is one event in whatever words; its hour may be disputed, and its casualties belong to it."""

from stemma.records.reading import Time

CLASH = "A tanker and a trawler collided in Talca Bay on Monday"


def accident(report, outlet, text, trigger, clause, *, day=None, place=None, **options):
    r = report(text, outlet=outlet, **options)
    r.event("OTHER", trigger, clause, [], date=day, place=place)
    return r


def clock(r, words, value):
    r.times.append(Time(span=r.at(words), type="TIME", value=f"XXXX-XX-XXT{value}", edtf=None))
    return r


def collided(report, outlet="Delta", **options):
    return accident(
        report, outlet, CLASH + ".", "collided", CLASH, day=("Monday", "2031-03-03"), place="Talca Bay", **options
    )


def test_other_words_for_one_accident_on_one_day_at_one_spot(report, account):
    text = "A trawler ran under the bow of a tanker in Talca Bay on Monday."
    b = accident(report, "Coast", text, "ran under the bow", text[:-1], day=("Monday", "2031-03-03"), place="Talca Bay")

    assert len(account(collided(report), b).events) == 1


def test_an_accident_on_another_day_is_another(report, account):
    text = "A trawler ran under the bow of a tanker in Talca Bay on Sunday."
    b = accident(report, "Coast", text, "ran under the bow", text[:-1], day=("Sunday", "2031-03-02"), place="Talca Bay")

    assert len(account(collided(report), b).events) == 2


def test_two_hours_of_one_accident_are_a_dispute(report, account):
    b = accident(report, "Coast", "The collision happened at 3:50 a.m.", "collision", "The collision happened")
    clock(b, "3:50 a.m.", "03:50")
    c = clock(report("He spoke of the collision, which he put at 4.40am.", outlet="Hill"), "4.40am", "04:40")

    made = account(collided(report), b, c)

    (conflict,) = made.conflicts
    assert (conflict.field, conflict.about) == ("date", made.events[0].id)
    assert sorted(x.value for x in conflict.readings) == ["2031-03-03T03:50", "2031-03-03T04:40"]


def test_minutes_are_no_dispute(report, account):
    b = clock(report("The collision came at 3:50 a.m.", outlet="Coast"), "3:50 a.m.", "03:50")
    c = clock(report("The collision came at 4 a.m.", outlet="Hill"), "4 a.m.", "04:00")

    assert account(collided(report), b, c).conflicts == ()


def test_casualties_belong_to_the_only_accident_of_their_report(report, account):
    a = report(CLASH + ". Rescuers said four people were missing.", outlet="Delta")
    a.event("OTHER", "collided", CLASH, [], date=("Monday", "2031-03-03"), place="Talca Bay")
    a.count("four people", 4, "people")

    made = account(a)

    assert made.quantities[0].event == made.events[0].id
