"""One by one or all at once, in whatever order, with rulings made on the way: the account is one."""

import json
import random
import shutil
from pathlib import Path

import pytest

from stemma import case as casing
from stemma.casefile import open_case
from stemma.checks import find_faults
from stemma.errors import UsageError
from stemma.export.json import account_object
from stemma.pipeline import build_account
from stemma.rulings import write_rulings

STORY = Path(__file__).parents[1] / "golden" / "sea_incident" / "reports"


def said(account):
    """All that an account says, whatever its case is called."""
    return json.dumps(account_object(account) | {"case": ""}, indent=1)


def folder_of(tmp_path, files):
    """Those of the story's files, in a folder of their own, with what the manifest says of them."""
    folder = tmp_path / ("in-" + "-".join(sorted(f.stem for f in files)))
    folder.mkdir(exist_ok=True)
    for file in files:
        shutil.copy(file, folder / file.name)
    head, *rows = (STORY / "manifest.csv").read_text("utf-8").splitlines()
    kept = [row for row in rows if row.split(",")[0] in {f.name for f in files}]
    (folder / "manifest.csv").write_text("\n".join([head, *kept]) + "\n", "utf-8")
    return folder


def rule_at_random(path, chance, count):
    """Make *count* rulings that can be followed, on whatever the account holds."""
    while count:
        with open_case(path) as file:
            account = file.account()
        actors, events = account.actors, account.events
        one, other = chance.sample(actors, 2)
        verb, names, value = chance.choice(
            [
                ("merge", (one.id, other.id), None),
                ("split", (one.id, "1"), None),
                ("rename", (one.id,), "Somebody Else"),
                ("reject", (one.id,), None),
                ("merge", tuple(e.id for e in chance.sample(events, 2)), None),
                ("retype", (chance.choice(events).id,), "cancelled"),
                ("reject", (chance.choice(events).id,), None),
                ("reject", (chance.choice(account.statements).id,), None),
                ("rename", (chance.choice(account.statements).id,), one.id),
                ("merge", tuple(a.id for a in chance.sample(account.articles, 2)), None),
                ("split", tuple(a.id for a in chance.sample(account.articles, 2)), None),
                ("reject", (chance.choice(account.articles).id,), None),
                ("rename", (chance.choice(account.lineage.origins).id,), "Some Newsroom"),
            ]
        )
        try:
            casing.rule(path, verb, names, value=value, by="Ann", why="so it is")
            count -= 1
        except UsageError:
            continue


@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_is_all_at_once_with_rulings(tmp_path, seed):
    chance = random.Random(seed)
    files = sorted(f for f in STORY.iterdir() if f.suffix != ".csv")
    chance.shuffle(files)
    grown, whole = tmp_path / "grown.db", tmp_path / "whole.db"
    for number, file in enumerate(files):
        casing.build(grown, [folder_of(tmp_path, [file])])
        if number in {3, 6}:
            rule_at_random(grown, chance, 3)
    with open_case(grown) as file:
        lines = write_rulings(file.rulings())

    casing.build(whole, [folder_of(tmp_path, files)])
    account = casing.import_rulings(whole, lines).account

    with open_case(grown) as file:
        assert said(file.account()) == said(account)
        articles, rulings, issues = list(file.articles()), list(file.rulings()), file.intake_issues()
        held = file.readings(casing.reader_digest())
    chance.shuffle(articles)
    chance.shuffle(rulings)
    built = build_account(articles, case="", rulings=rulings, issues=issues, held=held)
    assert said(built.account) == said(account)
    with open_case(whole) as file:
        assert said(file.account()) == said(account)


def test_rebuild_reads_no_article_and_no_sentence_again(tmp_path, reports, monkeypatch):
    """What an article says and what its sentences look like is kept; a new article adds what nobody asked for yet."""
    path = tmp_path / "sea.db"
    asked, read = [], []
    from stemma import reading
    from stemma.encoder import Encoder

    encode, reader = Encoder._encode, reading.read
    monkeypatch.setattr(Encoder, "_encode", lambda self, texts: asked.extend(texts) or encode(self, texts))
    casing.build(path, [reports])
    before, asked = set(asked), []
    monkeypatch.setattr(reading, "read", lambda article, **rest: read.append(article.file) or reader(article, **rest))
    with open_case(path) as file:
        event = file.account().events[0].id

    casing.rule(path, "confirm", [event], by="Ann", why="seen")
    assert (asked, read) == ([], [])

    more = tmp_path / "more"
    more.mkdir()
    (more / "late.txt").write_text(
        "Norway frees the tanker\n\nNorway and Iceland held talks in Oslo on Friday.\n", "utf-8"
    )
    casing.build(path, [more], published="2025-06-07")
    assert read == ["late.txt"]
    assert "Norway and Iceland held talks in Oslo on Friday." in asked
    assert not before & set(asked)


def test_ruling_holds_when_a_fuller_record_replaces_the_article(tmp_path, reports):
    """With a manifest the articles get other ids; the texts, and what was ruled of them, stay."""
    path = tmp_path / "sea.db"
    manifest = (reports / "manifest.csv").read_bytes()
    (reports / "manifest.csv").unlink()
    casing.build(path, [reports])
    with open_case(path) as file:
        account = file.account()
    who = next(a for a in account.actors if a.name == "Ingrid Solheim")
    two = [a.id for a in account.articles if a.file in {"gazette.txt", "mirror.txt"}]
    casing.rule(path, "rename", [who.id], value="I. Solheim", by="Ann", why="as she signs")
    casing.rule(path, "split", two, by="Ann", why="written apart")
    (reports / "manifest.csv").write_bytes(manifest)

    rebuilt = casing.build(path, [reports])

    assert not {a.id for a in rebuilt.account.articles} & {a.id for a in account.articles}
    assert "I. Solheim" in {a.name for a in rebuilt.account.actors}
    origin = {a.file: a.origin for a in rebuilt.account.articles}
    assert origin["gazette.txt"] != origin["mirror.txt"]
    assert [i for i in rebuilt.account.issues if "ruling" in i.text] == []
    with open_case(path) as file:
        assert find_faults(file) == ()
