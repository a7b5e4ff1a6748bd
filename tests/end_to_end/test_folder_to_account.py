"""A folder of reports becomes one account that can be shown, explained, exported and checked."""

import json
import shutil

import pytest

from stemma import pipeline


@pytest.fixture
def built(stemma, reports):
    done = stemma("build", "sea.db", reports)
    assert done.code == 0, done.err
    return done


def exported(stemma, case="sea.db", *options):
    done = stemma("export", case, "--format", "json", *options)
    assert done.code == 0, done.err
    return done.out


def test_build_counts_articles_origins_and_newsrooms(built):
    assert "3 articles from 2 origins" in built.out
    assert "3 new of 3 articles" in built.err


def test_two_printings_have_one_lost_origin(stemma, built):
    account = json.loads(exported(stemma))
    origin = {a["file"]: a["origin"] for a in account["articles"]}
    by_id = {o["id"]: o for o in account["origins"]}

    assert origin["gazette.txt"] == origin["mirror.txt"] != origin["chronicle.txt"]
    assert by_id[origin["gazette.txt"]]["held"] is None
    assert by_id[origin["gazette.txt"]]["newsroom"] == "Reuters"


def test_copied_quotation_counts_one_newsroom(stemma, built):
    account = json.loads(exported(stemma))
    said = [s for s in account["statements"] if "three warnings" in s["text"]]

    assert said
    for statement in said:
        assert statement["newsrooms"] == ["Reuters"]


def test_check_finds_no_fault(stemma, built):
    done = stemma("check", "sea.db")

    assert (done.code, done.out) == (0, "")
    assert json.loads(stemma("check", "sea.db", "--json").out) == {"faults": []}


def test_show_prints_every_section(stemma, built):
    whole = stemma("show", "sea.db")

    assert whole.code == 0
    for words in ("STATEMENTS", "WHO COPIED WHOM", "“The ship ignored three warnings,", "1 newsroom"):
        assert words in whole.out
    for section in ("timeline", "positions", "statements", "numbers", "actors", "disputed", "stemma", "issues"):
        part = stemma("show", "sea.db", section)
        assert (part.code, bool(part.out)) == (0, True)
        assert json.loads(stemma("show", "sea.db", section, "--json").out)


def test_why_prints_every_span_of_every_record(stemma, built):
    account = json.loads(exported(stemma))

    for section in ("articles", "origins", "actors", "events", "statements", "quantities", "conflicts", "positions"):
        for record in account[section]:
            done = stemma("why", "sea.db", record["id"])
            assert done.code == 0, done.err
            assert record["id"] in done.out
            shown = json.loads(stemma("why", "sea.db", record["id"], "--json").out)
            if section in ("events", "statements", "quantities", "positions"):
                spans = {(e["article"], e["start"], e["end"]) for e in record["evidence"]}
                assert spans <= {(e["article"], e["start"], e["end"]) for e in shown["evidence"]}


def test_compare_marks_the_changed_date(stemma, built):
    done = stemma("compare", "sea.db", "mirror.txt", "gazette.txt")

    assert done.code == 0
    assert "⟦" in done.out
    assert "June 3" in done.out
    assert json.loads(stemma("compare", "sea.db", "mirror.txt", "gazette.txt", "--json").out)["collated"]
    assert "no copies of each other" in stemma("compare", "sea.db", "mirror.txt", "chronicle.txt").out


def test_articles_are_named_by_id_prefix_or_file(stemma, built):
    ids = [a["id"] for a in json.loads(exported(stemma))["articles"]]

    assert stemma("compare", "sea.db", ids[0], ids[1][:6]).code == 0
    assert stemma("compare", "sea.db", ids[0], ids[0]).code == 2
    assert stemma("compare", "sea.db", "a", ids[0]).code == 2
    assert "no article is named nothing.txt" in stemma("compare", "sea.db", "nothing.txt", ids[0]).err


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_every_format_is_written(stemma, built, tmp_path, form):
    done = stemma("export", "sea.db", "--format", form, "-o", "out")

    assert (done.code, done.out) == (0, "")
    assert "Solheim" in (tmp_path / "out").read_text("utf-8")
    assert stemma("export", "sea.db", "--format", form).out == (tmp_path / "out").read_text("utf-8")


def test_texts_go_out_only_when_asked_for(stemma, built):
    assert all("text" not in a for a in json.loads(exported(stemma))["articles"])
    texts = [a["text"] for a in json.loads(exported(stemma, "sea.db", "--with-text"))["articles"]]
    assert any(t.startswith("Tanker boarded") for t in texts)


def test_as_of_leaves_out_what_came_later(stemma, built):
    early = json.loads(exported(stemma, "sea.db", "--as-of", "2025-06-03"))
    late = json.loads(exported(stemma, "sea.db", "--as-of", "2025-06-04"))

    assert early["as_of"] == "2025-06-03"
    assert [a["file"] for a in early["articles"]] == ["gazette.txt"]
    assert len(late["articles"]) == 3
    assert stemma("show", "sea.db", "--as-of", "2025-06-03").code == 0
    assert stemma("show", "sea.db", "--as-of", "some day").code == 2


def test_as_of_is_the_account_of_the_reports_that_were_out(stemma, built, reports, tmp_path):
    """It is, record by record, the account that a case of those reports alone would hold."""
    stemma("build", "early.db", reports / "gazette.txt", "--manifest", reports / "manifest.csv")

    early = (
        json.loads(exported(stemma, "sea.db", "--as-of", "2025-06-03T23:59")),
        json.loads(exported(stemma, "early.db")),
    )
    day = json.loads(exported(stemma, "sea.db", "--as-of", "2025-06-03"))

    assert not early[0]["articles"]  # the paper names no hour
    for section in ("articles", "origins", "actors", "events", "statements", "quantities", "conflicts", "positions"):
        assert day[section] == early[1][section], section


def test_diff_tells_what_came_in(stemma, built):
    """Each difference names the span that makes it; the second printing of the same wire story confirms nothing."""
    shown = stemma("diff", "sea.db", "2025-06-03", "2025-06-04")
    told = json.loads(stemma("diff", "sea.db", "2025-06-03", "2025-06-04", "--json").out)
    texts = {a["id"]: a["text"] for a in json.loads(exported(stemma, "sea.db", "--with-text"))["articles"]}

    assert (shown.code, told["format"], told["from"], told["to"]) == (0, "stemma.diff/1", "2025-06-03", "2025-06-04")
    assert "2 new reports, 2 origins (1 before)" in shown.out
    assert "Fjord Chronicle, 4 June 2025 [" in shown.out
    assert len(told["articles"]) == 2
    for difference in told["differences"]:
        assert difference["evidence"]
        assert all(e["end"] <= len(texts[e["article"]]) for e in difference["evidence"])
    assert json.loads(stemma("diff", "sea.db", "2025-06-04", "--json").out)["differences"] == []


def test_diff_of_moments_that_make_no_sense_is_refused(stemma, built):
    assert stemma("diff", "sea.db", "2025-06-04", "2025-06-03").code == 2
    assert stemma("diff", "sea.db", "one day").code == 2
    assert stemma("diff", "sea.db", "2001-01-01", "2025-06-03").code == 0


@pytest.mark.parametrize("name", ["brief.md", "brief.html", "brief.docx"])
def test_brief_is_written_as_its_name_says(stemma, built, tmp_path, name):
    """The same case gives the same bytes, and the account of a day gives its own."""
    assert stemma("brief", "sea.db", "-o", name).code == 0
    first = (tmp_path / name).read_bytes()
    stemma("brief", "sea.db", "-o", name)
    assert (tmp_path / name).read_bytes() == first
    stemma("brief", "sea.db", "--as-of", "2025-06-03", "-o", name)

    assert (tmp_path / name).read_bytes() != first
    assert first.startswith({"brief.md": b"# Sea", "brief.html": b"<!DOCTYPE html>", "brief.docx": b"PK"}[name])


def test_brief_goes_to_standard_output_with_notes(stemma, built):
    shown, told = stemma("brief", "sea.db"), json.loads(stemma("brief", "sea.db", "--json").out)

    assert "## What happened" in shown.out
    assert "[^1]" in shown.out
    assert told["format"] == "stemma.brief/1"
    assert stemma("brief", "sea.db", "--format", "odt").code == 2


def test_an_article_on_which_the_reader_fails_stops_no_other(stemma, reports, monkeypatch):
    read = pipeline.reading.read
    first = min(p.name for p in reports.glob("*.txt"))

    def fail(article, **weights):
        if article.file == first:
            raise ValueError("a tree needs a root")
        return read(article, **weights)

    monkeypatch.setattr(pipeline.reading, "read", fail)
    assert stemma("build", "sea.db", reports).code == 0
    account = json.loads(exported(stemma))
    assert len(account["articles"]) == 3 and account["events"]
    assert [i["text"] for i in account["issues"] if "a tree needs a root" in i["text"]]


def test_adding_the_same_again_changes_no_byte(stemma, built, reports):
    before = exported(stemma)
    again = stemma("build", "sea.db", reports)

    assert "0 new of 3 articles" in again.err
    assert exported(stemma) == before


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_one_by_one_in_any_order_gives_the_same_bytes(stemma, built, reports, tmp_path, order):
    files = sorted(reports.glob("*.txt"))
    (tmp_path / "later").mkdir()

    for n in order:
        done = stemma("build", "later/sea.db", files[n], "--manifest", reports / "manifest.csv")
        assert done.code == 0, done.err

    assert exported(stemma, "later/sea.db", "--with-text") == exported(stemma, "sea.db", "--with-text")


def test_article_whose_date_becomes_known_is_still_one_article(stemma, reports, tmp_path):
    shutil.copytree(reports, tmp_path / "bare")
    (tmp_path / "bare" / "manifest.csv").unlink()
    bare = stemma("build", "sea.db", tmp_path / "bare")
    assert bare.code == 0

    stemma("build", "sea.db", reports)

    account = json.loads(exported(stemma))
    assert len(account["articles"]) == 3
    assert all(a["published"] for a in account["articles"])
    assert not [i for i in account["issues"] if "no publication date" in i["text"]]


def test_lineage_alone_needs_no_case(stemma, reports, tmp_path):
    drawn, written = stemma("lineage", reports), stemma("lineage", reports, "--json")

    assert drawn.code == written.code == 0
    assert "Reuters" in drawn.out
    assert list(json.loads(written.out)) == ["articles", "origins", "copies", "shared", "collations"]
    assert not list(tmp_path.glob("*.db"))


def test_read_takes_files_and_lines(stemma, reports):
    files = stemma("read", *sorted(reports.glob("*.txt")))
    record = {"id": "mine-1", "text": CHRONICLE_LINE, "published": "2025-06-04", "language": "en"}
    lines = stemma("read", stdin=json.dumps(record) + "\n\n" + "no json\n")

    assert [json.loads(line)["article"][0] for line in files.out.splitlines()] == ["a", "a", "a"]
    assert json.loads(lines.out)["article"] == "mine-1"
    assert json.loads(lines.out)["sentences"]
    assert lines.code == 1
    assert "refused" in lines.err


CHRONICLE_LINE = 'Iceland protested. "Give us back our sailors," Prime Minister Jon Gunnarsson said on Wednesday.'


def test_build_takes_lines_from_standard_input(stemma):
    record = {"id": "1", "text": CHRONICLE_LINE * 3, "published": "2025-06-04", "outlet": "Chronicle"}
    done = stemma("build", "sea.db", "-", stdin=json.dumps(record) + "\n")

    assert done.code == 0, done.err
    assert "1 article from 1 origin" in done.out


def test_json_of_build_is_the_export(stemma, reports):
    done = stemma("build", "sea.db", reports, "--json")

    assert done.out == exported(stemma)
