"""Names compare by transliteration, shortening and slip; different people stay different."""

import pytest
from tests.case_lists import cases_of, params

from stemma.account.names import name_tokens
from stemma.account.persons import compare_full

CASES = cases_of("account/names")


@pytest.mark.parametrize("case", params(CASES))
def test_two_names(case):
    a, b = name_tokens(case["a"]), name_tokens(case["b"])

    assert compare_full(a, b, 0.84) == compare_full(b, a, 0.84) == case["expect"]


def named(report, outlet, name, country, roles=(("minister", None, None),)):
    r = report(f"The minister {name} spoke. “We shall pay for it all,” {name} said.", outlet=outlet)
    chain = r.actor("person", name, country=country, roles=roles)
    r.says(chain, "We shall pay for it all,", source=name)
    return r


def test_another_letter_is_a_slip_where_names_are_written_in_latin_letters(report, account):
    brazil = account(named(report, "Delta", "Helena Quadros", "BRA"), named(report, "Coast", "Helena Cuadros", "BRA"))
    russia = account(named(report, "Delta", "Sergei Kozlov", "RUS"), named(report, "Coast", "Sergey Kozlov", "RUS"))
    kenya = account(named(report, "Delta", "Mohamed Juma", "KEN"), named(report, "Coast", "Mohammed Juma", "KEN"))

    assert [c.field for c in brazil.conflicts] == ["name"]
    assert (russia.conflicts, kenya.conflicts) == ((), ())


def test_one_letter_parts_nobody_of_one_rank(report, account):
    commodore, colonel = (("Commodore", None, None),), (("Colonel", None, None),)
    one = account(
        named(report, "Delta", "Bagus Hartono", None, commodore),
        named(report, "Coast", "Bagus Hartona", None, commodore),
    )
    two = account(
        named(report, "Delta", "Bagus Hartono", None, commodore), named(report, "Coast", "Bagus Hartona", None, colonel)
    )

    assert [sum("Hart" in x.name for x in made.actors) for made in (one, two)] == [1, 2]


def test_an_office_that_others_give_to_somebody_else_is_disputed(report, account):
    a = report("“Money is late,” said OAS spokesman Juan Baro. “It is done,” said OAS secretary general Ida Roca.", outlet="Delta")  # fmt: skip
    b = report("“Money is late,” said Juan Baro, secretary general of the OAS.", outlet="Coast")
    for r in (a, b):
        r.actor("organization", "OAS")
    baro = a.actor("person", "Juan Baro", roles=[("spokesman", "OAS", None)])
    a.says(baro, "Money is late,", source="Juan Baro")
    a.says(a.actor("person", "Ida Roca", roles=[("secretary general", "OAS", None)]), "It is done,", source="Ida Roca")
    b.says(b.actor("person", "Juan Baro", roles=[("secretary general", "OAS", None)]), "Money is late,", source="Juan Baro")  # fmt: skip

    (conflict,) = account(a, b).conflicts

    assert conflict.field == "role"
    assert sorted(x.value for x in conflict.readings) == ["secretary general", "spokesman"]


def test_a_full_name_with_an_office_elsewhere_is_no_place(report, account):
    a = named(report, "Delta", "Fatuma Guyo", "KEN", (("defence minister", None, "KEN"),))
    b = report("Fatuma Guyo offered to talk.", outlet="Coast")
    place = b.actor("place", "Fatuma Guyo")
    b.event("AGREE", "offered", "Fatuma Guyo offered to talk", [("source", "Fatuma Guyo", place)])

    made = account(a, b)

    assert [(x.name, x.kind) for x in made.actors if "Guyo" in x.name] == [("Fatuma Guyo", "person")]
