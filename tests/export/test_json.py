"""JSON has exactly the keys of the public format, in its order."""

import json

from stemma.export.json import account_object, dump, lineage_to_json, to_json
from stemma.export.reading import reading_to_json

KEYS = {
    "": "format case as_of made_by articles origins copies shared collations actors events statements quantities "
    "conflicts positions timeline issues",
    "articles": "id file url outlet title published language genre credits origin relation text_sha256",
    "origins": "id label newsroom held articles",
    "copies": "from to relation score reasons passages",
    "shared": "pair kind passages",
    "collations": "pair variants",
    "actors": "id name kind aliases country sector roles",
    "events": "id type status date date_text place parties summary according_to via origins newsrooms evidence score",
    "statements": "id speaker speaker_text kind text cue date addressee via stance issue origins newsrooms evidence "
    "variants score",
    "quantities": "id of value low high modifier unit event according_to via origins newsrooms evidence",
    "conflicts": "id about field kind readings",
    "positions": "id actor issue stance since statements events origins newsrooms evidence",
    "timeline": "date event",
}


def test_keys_are_those_of_the_format_in_order(case):
    written = json.loads(to_json(case.account))

    for section, keys in KEYS.items():
        record = written[section][0] if section else written
        assert " ".join(record) == keys, section


def test_texts_go_with_it_only_when_asked_for(case):
    plain, full = account_object(case.account), account_object(case.account, case.articles)

    assert all("text" not in a for a in plain["articles"])
    assert [a["text"] for a in full["articles"]] == [a.text for a in case.articles]


def test_offsets_count_code_points(case):
    written = json.loads(to_json(case.account, case.articles))
    texts = {a["id"]: a["text"] for a in written["articles"]}

    for statement in written["statements"]:
        for e in statement["evidence"]:
            assert texts[e["article"]][e["start"] : e["end"]] == "We will not pay."


def test_cells_of_an_event(case):
    event = account_object(case.account)["events"][0]
    texts = {a.id: a.text for a in case.articles}

    assert event["parties"] == [
        {"actor": "c2", "role": "both"},
        {"actor": "c3", "role": "both", "for": "c2"},
    ]
    for e in event["evidence"]:
        text, cells = texts[e["article"]], e["cells"]
        assert list(cells) == ["trigger", "date", "place", "parties"]
        assert text[slice(*cells["trigger"])] == "held talks"
        assert [text[s:t] for _, s, t in cells["parties"]] == ["Norland", "Sudria"]


def test_whole_numbers_have_no_point(case):
    assert '"value": 312,' in to_json(case.account)


def test_issue_names_its_article_only_where_there_is_one(case):
    issues = account_object(case.account)["issues"]

    assert [list(i) for i in issues] == [["level", "text"], ["level", "article", "text"]]


def test_lone_surrogate_becomes_an_escape():
    text = dump({"text": "broken \ud800 é"})

    assert text.encode("utf-8")
    assert json.loads(text) == {"text": "broken \ud800 é"}


def test_lineage_alone_has_its_five_keys(case):
    assert list(json.loads(lineage_to_json(case.account))) == ["articles", "origins", "copies", "shared", "collations"]


def test_reading_is_one_line_with_the_keys_of_the_format(case):
    line = reading_to_json(case.readings[0], article="given")
    written = json.loads(line)

    assert "\n" not in line
    assert " ".join(written) == "article sentences reporting mentions attributions times quantities events"
    assert written["article"] == "given"
    assert " ".join(written["attributions"][0]) == "source cue content kind speaker_chain"
    assert json.loads(reading_to_json(case.readings[0]))["article"] == case.articles[0].id
