"""What the user points at becomes articles; what cannot be read becomes one clear issue and stops nothing."""

import io
import json
import os
import time
from pathlib import Path

import pytest

from stemma import intake
from stemma.errors import UsageError
from stemma.intake import IntakeParameters

REPORT = (
    "Fleets part off Lund Bank\n\nThe two fleets parted on Monday after a day of talks by radio, the navy said.\n\n"
    "Its spokesman said that nobody had been hurt and that the trawlers were free to go home.\n"
)
PAGE = """<html lang="en-GB"><head><title>Fleets part</title><meta property="og:site_name" content="Harbour Daily">
<meta property="article:published_time" content="2023-03-03T14:30:00+02:00"><link rel="canonical" href="https://harbour.example/a/1"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Fleets part off Lund Bank</h1>
<p>The two fleets parted on Monday after a day of talks by radio, the navy said in a short statement.</p>
<p>Its spokesman said that nobody had been hurt and that the trawlers were free to go home before the storm.</p>
<p>The minister is to travel to the capital of the neighbour on Thursday to sign a new treaty on the bank.</p></article></body></html>"""


def _folder(tmp_path, **files):
    for name, content in files.items():
        path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def _levels(collected):
    return [issue.level for issue in collected.issues]


def test_a_folder_is_read_with_its_manifest(tmp_path):
    folder = _folder(
        tmp_path,
        a_DOT_txt=REPORT,
        sub__b_DOT_txt=REPORT,
        manifest_DOT_csv="file,outlet,url,published,title\na.txt,Harbour Daily,,2023-03-03,\nsub/b.txt,Gazette,,2023-03-04,Own title\n",
    )

    got = intake.collect([folder])

    assert [(a.file, a.outlet, a.published, a.title) for a in got.articles] == [
        ("a.txt", "Harbour Daily", "2023-03-03", "Fleets part off Lund Bank"),
        ("sub/b.txt", "Gazette", "2023-03-04", "Own title"),
    ]
    assert got.issues == ()
    assert all(a.text == REPORT and a.language == "en" and a.genre == "report" for a in got.articles)


def test_a_text_is_stored_as_it_is(tmp_path):
    """No newline is translated, nothing is normalised, only the byte-order mark goes."""
    words = "Cafe\u0301 talks\r\n\r\nThe ﬁrst talks\u00a0began.\r\n"
    folder = _folder(tmp_path, a_DOT_txt=b"\xef\xbb\xbf" + words.encode())

    (article,) = intake.collect([folder], published="2023-03-03").articles

    assert article.text == words


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("cp1252", b""), ("utf-8", b"")]
)
def test_encodings_are_told(tmp_path, encoding, mark):
    words = REPORT + "“We shall not yield – not one mile,” the admiral’s aide said in a café.\n"
    folder = _folder(tmp_path, a_DOT_txt=mark + words.encode(encoding))

    (article,) = intake.collect([folder], published="2023-03-03").articles

    assert article.text == words


def test_another_alphabet_without_a_mark_is_read(tmp_path):
    words = (
        "Переговоры о рыболовстве начались в понедельник в столице, сообщили в министерстве иностранных дел страны. "
        * 6
    )
    folder = _folder(tmp_path, a_DOT_txt=words.encode("cp1251"))

    got = intake.collect([folder], published="2023-03-03")

    assert got.articles[0].text.startswith("Переговоры о рыболовстве")
    assert got.articles[0].language == "ru"


def test_broken_utf8_is_kept_with_a_warning(tmp_path):
    content = ("“Привет” — « é à ü » " * 9 + REPORT).encode()
    folder = _folder(tmp_path, a_DOT_txt=content[:40] + b"\xff" + content[40:])

    got = intake.collect([folder], published="2023-03-03")

    assert "\ufffd" in got.articles[0].text
    assert _levels(got) == ["warning"]
    assert "a.txt" in got.issues[0].text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50, "binary"),
        ("a.html", b"<html><body><p>Nothing here.</p></body></html>", "no article"),
        ("a.html", b"<", "no article"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"{not json}\n", "no JSON"),
        ("a.jsonl", b"[1, 2]\n", "no JSON object"),
        ("a.jsonl", b'{"title": "x"}\n', "neither text nor html"),
        ("a.jsonl", b'{"html": "<p>x</p>"}\n', "no article"),
    ],
)
def test_each_bad_input_gets_one_clear_error_and_the_rest_is_read(tmp_path, name, content, words):
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / name).write_bytes(content)

    got = intake.collect([tmp_path], published="2023-03-03")

    assert [a.file for a in got.articles] == ["good.txt"]
    assert _levels(got) == ["error"]
    assert name in got.issues[0].text
    assert words in got.issues[0].text
    assert got.issues[0].text.endswith(".")


def test_a_huge_text_is_refused_unread(tmp_path):
    (tmp_path / "good.txt").write_text(REPORT)
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    start = time.process_time()

    got = intake.collect([tmp_path], published="2023-03-03")

    assert [a.file for a in got.articles] == ["good.txt"]
    assert "50 MB" in got.issues[0].text
    assert time.process_time() - start < 2


def test_the_bound_is_a_parameter(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)

    got = intake.collect([tmp_path], published="2023-03-03", parameters=IntakeParameters(most_bytes=10))

    assert got.articles == ()
    assert _levels(got) == ["error"]


def test_a_long_text_is_parted_in_bounded_time(tmp_path):
    (tmp_path / "a.txt").write_text(
        'The navy said on Monday that the fleets had parted (AFP) - and "that" was that. ' * 20_000
    )
    start = time.process_time()

    got = intake.collect([tmp_path], published="2023-03-03")

    assert len(got.articles) == 1
    assert time.process_time() - start < 8


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tmp_path):
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "shut.txt").write_text(REPORT)
    (tmp_path / "shut.txt").chmod(0)

    got = intake.collect([tmp_path], published="2023-03-03")

    assert _levels(got) == ["error"]
    assert "permission" in got.issues[0].text.lower()


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "shut.txt").write_text(REPORT)
    plain = Path.read_bytes

    def shut(self):
        if self.name == "shut.txt":
            raise PermissionError(13, "Permission denied")
        return plain(self)

    monkeypatch.setattr(Path, "read_bytes", shut)

    got = intake.collect([tmp_path], published="2023-03-03")

    assert [a.file for a in got.articles] == ["good.txt"]
    assert [(i.level, "shut.txt" in i.text, "permissions" in i.text) for i in got.issues] == [("error", True, True)]


def test_a_manifest_row_without_its_file_is_an_error(tmp_path):
    folder = _folder(
        tmp_path, a_DOT_txt=REPORT, manifest_DOT_csv="file,published\na.txt,2023-03-03\ngone.txt,2023-03-03\n"
    )

    got = intake.collect([folder])

    assert len(got.articles) == 1
    assert [(i.level, "gone.txt" in i.text) for i in got.issues] == [("error", True)]


def test_an_impossible_date_stays_unknown_with_a_warning(tmp_path):
    folder = _folder(tmp_path, a_DOT_txt=REPORT, manifest_DOT_csv="file,published\na.txt,2023-02-31\n")

    got = intake.collect([folder], published="2023-03-03")

    assert got.articles[0].published is None
    assert _levels(got) == ["warning"]
    assert got.issues[0].article == got.articles[0].id


@pytest.mark.parametrize("content", [b"name,when\na.txt,2023\n", b"\x00\x01\x02" * 40, b""])
def test_a_manifest_that_is_none_is_an_error(tmp_path, content):
    folder = _folder(tmp_path, a_DOT_txt=REPORT, manifest_DOT_csv=content)

    got = intake.collect([folder], published="2023-03-03")

    assert len(got.articles) == 1
    assert _levels(got) == ["error"]


def test_without_a_date_an_article_is_taken_with_a_warning(tmp_path):
    got = intake.collect([_folder(tmp_path, a_DOT_txt=REPORT)])

    assert got.articles[0].published is None
    assert _levels(got) == ["warning"]


def test_what_a_file_says_wins_over_the_default(tmp_path):
    folder = _folder(tmp_path, a_DOT_txt="Published: 12 January 2022\n\n" + REPORT, b_DOT_txt=REPORT)

    got = intake.collect([folder], published="2023-03-03")

    assert [(a.file, a.published) for a in got.articles] == [("a.txt", "2022-01-12"), ("b.txt", "2023-03-03")]


def test_unknown_kinds_get_a_note_and_hidden_files_none(tmp_path):
    folder = _folder(tmp_path, a_DOT_txt=REPORT, c_DOT_pdf=b"%PDF", _DOT_hidden=b"x")

    got = intake.collect([folder], published="2023-03-03")

    assert [(i.level, "c.pdf" in i.text) for i in got.issues] == [("note", True)]


def test_a_page_gives_body_title_outlet_time_and_language(tmp_path):
    (article,) = intake.collect([_folder(tmp_path, a_DOT_html=PAGE)]).articles

    assert article.text.split("\n\n")[-1].startswith("The minister is to travel")
    assert (article.outlet, article.published, article.language) == ("Harbour Daily", "2023-03-03T12:30", "en")
    assert article.title == "Fleets part off Lund Bank"
    assert article.url == "https://harbour.example/a/1"
    assert "Home" not in article.text


def test_records_of_a_stream_are_numbered_and_bad_lines_named():
    rows = [
        json.dumps({"id": "x", "text": REPORT, "published": "2023-03-03", "outlet": "Gazette"}),
        "{",
        json.dumps({"html": PAGE, "url": "https://x.example/1"}),
    ]

    got = intake.collect([Path("-")], stdin=io.StringIO("\n".join(rows)))

    assert [(a.file, a.outlet, a.url) for a in got.articles] == [
        ("-#1", "Gazette", None),
        ("-#3", "Harbour Daily", "https://x.example/1"),
    ]
    assert [(i.level, "-#2" in i.text) for i in got.issues] == [("error", True)]


def test_the_same_text_of_two_outlets_is_two_articles(tmp_path):
    rows = [
        {"text": REPORT, "outlet": outlet, "published": "2023-03-03", "url": f"https://{outlet}.example/"}
        for outlet in ("a", "b", "a")
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, rows)))

    got = intake.collect([tmp_path])

    assert [a.outlet for a in sorted(got.articles, key=lambda a: a.outlet)] == ["a", "b"]
    assert [(i.level, "r.jsonl#3" in i.text and "r.jsonl#1" in i.text) for i in got.issues] == [("note", True)]


def test_the_order_of_paths_changes_nothing(tmp_path):
    _folder(tmp_path, x__a_DOT_txt=REPORT, y__b_DOT_txt=REPORT + "More was not said by the navy on that day.\n")

    one = intake.collect([tmp_path / "x", tmp_path / "y"], published="2023-03-03")
    other = intake.collect([tmp_path / "y", tmp_path / "x"], published="2023-03-03")

    assert one.articles == other.articles


@pytest.mark.parametrize(
    "wrong", [{"paths": [Path("/nowhere/at/all")]}, {"published": "someday"}, {"manifest": Path("/nowhere/m.csv")}]
)
def test_wrong_use_raises(tmp_path, wrong):
    _folder(tmp_path, a_DOT_txt=REPORT)

    with pytest.raises(UsageError):
        intake.collect(**{"paths": [tmp_path], **wrong})
