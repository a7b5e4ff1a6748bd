"""`stemma rule` on the command line: what is ruled shows, holds, is shared and can be taken back."""

import json

import pytest

BY = ("--by", "Ann", "--why", "so it is")


@pytest.fixture
def case(stemma, reports):
    done = stemma("build", "sea.db", reports)
    assert done.code == 0, done.err
    return "sea.db"


def exported(stemma, name="sea.db", *options):
    return json.loads(stemma("export", name, *options).out)


def actor(account, name):
    return next(a for a in account["actors"] if name in (a["name"], *a["aliases"]))


def rulings(stemma, name="sea.db"):
    return json.loads(stemma("rule", name, "list", "--json").out)


def test_ruling_shows_in_the_account_and_beside_what_the_machine_thought(stemma, case):
    who = actor(exported(stemma), "Ingrid Solheim")["id"]

    done = stemma("rule", case, "rename", who[:9], "Ingrid K. Solheim", *BY)

    assert done.code == 0, done.err
    assert "is called Ingrid K. Solheim" in done.out
    account = exported(stemma)
    assert actor(account, "Ingrid Solheim")["name"] == "Ingrid K. Solheim"
    assert [r["changed"] for r in account["rulings"]] == [[{"record": who, "was": "called “Ingrid Solheim”"}]]
    why = stemma("why", case, who).out
    assert "Ann ruled on" in why
    assert "called “Ingrid Solheim”" in " ".join(why.split())
    assert stemma("check", case).code == 0


def test_account_without_rulings_has_no_key_for_them(stemma, case):
    assert not {"rulings", "rejected"} & set(exported(stemma))


def test_retired_ruling_gives_the_account_back_as_it_was(stemma, case):
    before = stemma("export", case).out
    event = exported(stemma)["events"][0]["id"]
    assert stemma("rule", case, "reject", event, *BY).code == 0
    assert event in stemma("rule", case, "list", "--rejected").out
    assert event in stemma("show", case, "rulings").out
    assert "REJECTED" in stemma("show", case).out.upper()
    assert "rejected" in stemma("why", case, event).out
    name = rulings(stemma)[0]["id"]

    done = stemma("rule", case, "retire", name[:8], "--by", "Bo", "--why", "it was so after all")

    assert done.code == 0, done.err
    assert stemma("export", case).out == before
    assert "retired by Bo" in stemma("rule", case, "list").out
    assert "is retired already, by Bo" in stemma("rule", case, "retire", name, *BY).err
    assert stemma("check", case).code == 0


def test_copies_are_ruled_by_file_name(stemma, case):
    assert stemma("rule", case, "split", "gazette.txt", "mirror.txt", *BY).code == 0

    account = exported(stemma)
    origin = {a["file"]: a["origin"] for a in account["articles"]}
    assert origin["gazette.txt"] != origin["mirror.txt"]
    assert stemma("check", case).code == 0

    assert stemma("rule", case, "merge", "chronicle.txt", "mirror.txt", *BY).code == 0
    account = exported(stemma)
    origin = {a["file"]: a["origin"] for a in account["articles"]}
    assert origin["chronicle.txt"] == origin["mirror.txt"]
    assert [i["level"] for i in account["issues"] if "ruling" in i["text"]] == []
    assert stemma("check", case).code == 0


def test_rulings_are_shared_by_two_analysts(stemma, reports, case):
    stemma("build", "hers.db", reports)
    account = exported(stemma)
    stemma("rule", case, "retype", account["events"][0]["id"], "cancelled", *BY)
    stemma("rule", "hers.db", "rename", actor(account, "Ingrid Solheim")["id"], "I. Solheim", *BY)
    for name, other in ((case, "mine"), ("hers.db", "hers")):
        assert stemma("rule", name, "export", "-o", f"{other}.jsonl").code == 0

    assert stemma("rule", case, "import", "hers.jsonl").code == 0
    assert stemma("rule", "hers.db", "import", "mine.jsonl").code == 0

    mine, hers = exported(stemma), exported(stemma, "hers.db")
    assert len(mine["rulings"]) == 2
    assert mine | {"case": ""} == hers | {"case": ""}
    before = stemma("rule", case, "export").out
    again = stemma("rule", case, "import", "hers.jsonl")
    assert (again.code, "nothing new" in again.err) == (0, True)
    assert stemma("rule", case, "export").out == before
    assert stemma("rule", case, "import", "-", stdin=before).code == 0


def test_ruling_holds_for_articles_that_come_later_and_as_of_an_earlier_day(stemma, reports, case, tmp_path):
    who = actor(exported(stemma), "Ingrid Solheim")["id"]
    stemma("rule", case, "rename", who, "I. Solheim", *BY)
    more = tmp_path / "more"
    more.mkdir()
    (more / "late.txt").write_text(
        'Norway frees the tanker\n\n"The ship may leave," Norwegian Foreign Minister Ingrid Solheim said on Friday.\n',
        "utf-8",
    )

    assert stemma("build", case, more, "--published", "2025-06-07").code == 0

    solheim = actor(exported(stemma), "I. Solheim")
    assert len({e["article"] for r in solheim["roles"] for e in r["evidence"]}) == 3
    assert actor(exported(stemma, case, "--as-of", "2025-06-03"), "I. Solheim")["name"] == "I. Solheim"
    assert stemma("check", case).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("merge", "zzz", "yyy", *BY), "no record has the id zzz"),
        (("reject", *BY), "reject needs the ID of a record"),
        (("rename", "a", *BY), "rename takes an ID and what it is to be"),
        (("retire", *BY), "retire takes the id of one ruling"),
        (("retire", "r0", *BY), "r0 is no ruling"),
        (("list", "x"), "list takes no ID"),
        (("export", "x"), "export takes no ID"),
        (("import",), "import takes one FILE"),
        (("import", "none.jsonl"), "none.jsonl cannot be read"),
    ],
)
def test_wrong_use_is_one_clear_line(stemma, case, words, sentence):
    done = stemma("rule", case, *words)

    assert done.code == 2
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_ruling_without_reason_or_name_is_refused(stemma, case):
    event = exported(stemma)["events"][0]["id"]

    assert "--why" in stemma("rule", case, "reject", event, "--by", "Ann").err
    assert "--by" in stemma("rule", case, "reject", event, "--why", "x").err
    assert rulings(stemma) == []


def test_missing_case_is_named_and_not_made(stemma, tmp_path):
    done = stemma("rule", "none.db", "import", "-", stdin="")

    assert done.code == 2
    assert "no such case file" in done.err
    assert not (tmp_path / "none.db").exists()
