"""Texts with their acts are read as marked, faults are named, and what is taught from stands once and is sound."""

import gzip
import json
import re
from collections import defaultdict
from itertools import combinations

import pytest
from training.corpora.judged_words import JUDGED, load_judged_words
from training.corpora.told_acts import FOLDER, load_told_acts

from stemma.encoder.events import STATUSES, TYPES
from stemma.records.span import Span

TEXT = "Police met rebels. The army shelled Kanda, and the army left. Police wept in Kanda."
KEYS = {"t", "alt", "s", "w", "h", "by", "to", "d", "dw", "p", "pw"}
"""Of an act; `d` and `p`, its day and place resolved, are not taught."""
SHINGLE = 4
"""Words of a run that two texts may share."""
NEAR = 0.2
"""Share of a text's runs that no other text may have."""
LEADERS = frozenset(
    [
        "Annan",
        "Berlusconi",
        "Blinken",
        "Boutros",
        "Ceausescu",
        "Clinton",
        "Denktash",
        "Dudayev",
        "Erdogan",
        "Gaddafi",
        "Genscher",
        "Gorbachev",
        "Holbrooke",
        "Khamenei",
        "Khatami",
        "Khomeini",
        "Kissinger",
        "Lavrov",
        "Lukashenko",
        "Macron",
        "Mandela",
        "Merkel",
        "Milosevic",
        "Mitterrand",
        "Mobutu",
        "Mugabe",
        "Musharraf",
        "Netanyahu",
        "Obama",
        "Putin",
        "Rabin",
        "Reagan",
        "Savimbi",
        "Shevardnadze",
        "Suharto",
        "Thatcher",
        "Tudjman",
        "Yeltsin",
        "Zelensky",
    ]
)
"""Some of those whom a text about what really happened would name; of the invented ones none may."""
NAMESAKES = (
    "Gaddafi stadium",
    "USS Ronald Reagan",
    "the Ronald Reagan",
    "Akademik Lavrov",
    "for Mobutu",
    "Putin's heir",
)


def written(folder, *acts, text=TEXT, **more):
    (folder / "made.jsonl").write_text(json.dumps({"text": text, "acts": acts, **more}) + "\n", "utf-8")
    return folder


def act(words, head, **more):
    return {"t": "ASSAULT", "s": "past", "w": words, "h": head, **more}


def test_an_act_has_its_words_types_and_parties(tmp_path):
    made = act("army shelled Kanda", "shelled", alt=["COERCE"], by=["The army"], to=["Kanda"], pw="Kanda")

    (told,) = load_told_acts(written(tmp_path, made, held=True))
    (found,) = told.acts

    assert (told.id, told.part) == ("made-1", "held")
    assert (found.trigger.of(TEXT), found.types, found.status) == ("shelled", ("ASSAULT", "COERCE"), "past")
    assert [span.of(TEXT) for span in found.arguments["source"]] == ["army"]
    assert found.arguments["time"] == ()


def test_words_that_stand_twice_are_those_nearest_to_the_act(tmp_path):
    left = act("army left", "left", by=["army", "Police"], pw="Kanda")

    (told,) = load_told_acts(written(tmp_path, left))

    arguments = told.acts[0].arguments
    assert arguments["source"] == (Span(51, 55), Span(62, 68))
    assert arguments["place"] == (Span(36, 41),)
    assert told.part == "train"


def test_a_party_may_be_the_word_that_tells_the_act(tmp_path):
    text = "Arsonists burnt the mill."

    (told,) = load_told_acts(written(tmp_path, act("Arsonists burnt", "Arsonists", by="Arsonists"), text=text))

    assert told.acts[0].arguments["source"] == (told.acts[0].trigger,)


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (act("Kanda", "Kanda"), "stands 2 times"),
        (act("army fled", "fled"), "stands 0 times"),
        (act("army shelled", "shell"), "'shell' is no word of"),
        (act("army shelled", "shelled", by=["navy"]), "'navy' stands nowhere"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, made, fault):
    with pytest.raises(ValueError, match=rf"made\.jsonl, line 1: .*{re.escape(fault)}"):
        list(load_told_acts(written(tmp_path, made)))


def test_a_line_that_is_no_json_is_told(tmp_path):
    (tmp_path / "made.jsonl").write_text("{\n", "utf-8")

    with pytest.raises(ValueError, match=r"made\.jsonl, line 1"):
        list(load_told_acts(tmp_path))


def test_judged_words_are_looked_up_in_their_texts(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    line = {"file": "a.txt", "start": 7, "end": 10, "trigger": "met", "type": "CONSULT"}
    judged = tmp_path / "judged.jsonl"
    judged.write_text(json.dumps(line) + "\n", "utf-8")

    (found,) = load_judged_words(tmp_path, judged)

    assert found.types == {Span(7, 10): "CONSULT"}
    judged.write_text(json.dumps(line | {"start": 8}) + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"line 1: 'met' does not stand there"):
        list(load_judged_words(tmp_path, judged))


def test_judged_words_are_of_known_types():
    lines = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]

    assert {line["type"] for line in lines} <= set(TYPES)
    assert len({(line["file"], line["start"]) for line in lines}) == len(lines)


def test_marks_of_a_text_are_taken_out(tmp_path):
    (tmp_path / "a.tml").write_text("<TEXT>A &amp; B <EVENT>met</EVENT>.</TEXT>", "utf-8")
    judged = tmp_path / "judged.jsonl"
    judged.write_text(json.dumps({"file": "a.tml", "start": 6, "end": 9, "trigger": "met", "type": "CONSULT"}), "utf-8")

    (found,) = load_judged_words(tmp_path, judged)

    assert found.text == "A & B met."


def test_a_document_of_a_treebank_is_its_sentences(tmp_path):
    rows = "# newdoc id = one\n# text = Rain fell.\n1\tRain\n# newdoc id = two\n# text = A met B.\n# text = C left.\n"
    (tmp_path / "bank.gz").write_bytes(gzip.compress(rows.encode()))
    judged = tmp_path / "judged.jsonl"
    line = {"file": "bank.gz#two", "start": 11, "end": 15, "trigger": "left", "type": "RETREAT"}
    judged.write_text(json.dumps(line), "utf-8")

    (found,) = load_judged_words(tmp_path, judged)

    assert found.text == "A met B.\nC left."


@pytest.fixture(scope="module")
def texts():
    return list(load_told_acts())


def test_types_and_statuses_are_known(texts):
    acts = [one for told in texts for one in told.acts]

    assert {kind for one in acts for kind in one.types} == set(TYPES[1:])
    assert {one.status for one in acts} == set(STATUSES)


def test_lines_say_nothing_that_is_not_read():
    lines = [json.loads(line) for path in FOLDER.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]

    assert {key for line in lines for key in line} <= {"published", "held", "text", "acts"}
    assert {key for line in lines for made in line["acts"] for key in made} <= KEYS
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", line["published"]) for line in lines)


def test_a_sixth_or_so_of_every_file_is_kept_back(texts):
    parts = defaultdict(list)
    for told in texts:
        parts[told.id.rsplit("-", 1)[0]].append(told.part == "held")

    assert all(0.1 < sum(held) / len(held) < 0.25 for held in parts.values())


def test_no_text_is_near_another(texts):
    runs = [shingles(told.text) for told in texts]
    holding = defaultdict(list)
    for n, some in enumerate(runs):
        for run in some:
            holding[run].append(n)
    shared = defaultdict(int)
    for numbers in holding.values():
        for pair in combinations(numbers, 2):
            shared[pair] += 1

    near = [(a, b) for (a, b), count in shared.items() if count > NEAR * min(len(runs[a]), len(runs[b]))]
    assert [(texts[a].id, texts[b].id) for a, b in near] == []


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def test_no_text_is_about_real_leaders(texts):
    bare = {told.id: re.sub("|".join(NAMESAKES), "", told.text) for told in texts}

    assert {name: found for name, text in bare.items() if (found := LEADERS & set(re.findall(r"\w+", text)))} == {}
