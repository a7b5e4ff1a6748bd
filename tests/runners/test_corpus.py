"""A corpus traced from disk in stages says what `trace` says, however it is cut, ordered or interrupted."""

import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from stemma.errors import UsageError
from stemma.export.json import lineage_object
from stemma.intake import IntakeParameters, collect
from stemma.lineage import trace
from stemma.pipeline import lineage_alone
from stemma.runners import CorpusParameters, trace_corpus
from stemma.runners.stages import Job

SMALL = CorpusParameters(bucket_keys=700, range_links=150, shard_pairs=9, shard_articles=7)
"""So small that every stage has many tasks."""
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprstv" for b in "aeiou" for c in ("", "n", "ra", "so")]
NOTE = "Sign up here for the letter of the day and read what others read"
OUTLETS = ("Coast Daily", "Delta Times", "The West Sun", "Harbour News", "Reuters", None)


def write_news(path, count, *, seed=3):
    """Write invented articles as JSON lines; every third copies an earlier one with an edit."""
    chance = random.Random(seed)
    bodies = []
    records = []
    for number in range(count):
        if bodies and chance.random() < 0.4:
            body = edited(list(chance.choice(bodies)), chance)
        else:
            body = [sentence(chance) for _ in range(chance.randint(4, 9))]
        bodies.append(body)
        text = "\n\n".join(body)
        if chance.random() < 0.3:
            text += f"\n\n{NOTE}"
        records.append({"id": str(number), "title": None, "outlet": chance.choice(OUTLETS), "text": text,
                        "published": f"2024-03-{1 + number % 27:02d}T{number % 24:02d}:10" if number % 11 else None})  # fmt: skip
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return records


def sentence(chance):
    words = [chance.choice(WORDS) for _ in range(chance.randint(12, 30))]
    body = " ".join(words).capitalize()
    return f"“{body},” the envoy said." if chance.random() < 0.2 else f"{body}."


def edited(body, chance):
    style = chance.random()
    if style < 0.3:
        return body
    if style < 0.6:
        return body[: max(2, len(body) - chance.randint(1, 4))]
    at = chance.randrange(len(body))
    words = body[at].split()
    words[chance.randrange(len(words))] = "elsewhere"
    body[at] = " ".join(words)
    return [*body, sentence(chance)] if style > 0.8 else body


def records_in(out):
    return {
        p.stem: [json.loads(line) for line in p.read_text("utf-8").splitlines()]
        for p in sorted(out.glob("*.jsonl"))
        if p.stem != "issues"
    }


def plain_records(path):
    articles = collect([path], parameters=IntakeParameters(detect_language=False)).articles
    return json.loads(json.dumps(lineage_object(lineage_alone(articles, trace(articles)))))


@pytest.mark.parametrize("corpus", [SMALL, CorpusParameters()], ids=["cut small", "in one piece"])
@pytest.mark.parametrize("seed", [3, 4])
def test_corpus_says_what_trace_says(tmp_path, corpus, seed):
    """Articles, origins, copies, shared passages and collations are those of `trace`, in its order."""
    write_news(tmp_path / "news.jsonl", 160, seed=seed)

    summary = trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out", collated=True, corpus=corpus)

    assert records_in(tmp_path / "out") == plain_records(tmp_path / "news.jsonl")
    assert summary.articles == 160
    assert summary.copies > 40


def test_processes_and_order_change_nothing(tmp_path):
    """Two processes over shuffled records write the same bytes as one over sorted ones, but for file names."""
    records = write_news(tmp_path / "news.jsonl", 120)
    for number, record in enumerate(records):
        record |= {"url": f"https://example.org/{number}", "title": f"Story {number}"}
    shuffled = list(records)
    random.Random(5).shuffle(shuffled)
    for name, rows in (("a", records), ("b", shuffled)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")

    trace_corpus([tmp_path / "a"], tmp_path / "one", corpus=SMALL)
    trace_corpus([tmp_path / "b"], tmp_path / "two", corpus=SMALL, cores=2)

    one, two = records_in(tmp_path / "one"), records_in(tmp_path / "two")
    for row in (*one["articles"], *two["articles"]):
        row.pop("file")
    assert one["articles"] == two["articles"]
    assert [c["passages"] for c in one["copies"]] == [c["passages"] for c in two["copies"]]
    assert [o["articles"] for o in one["origins"]] == [o["articles"] for o in two["origins"]]
    assert one["shared"] == two["shared"]


class Stopped(Exception):
    """Stands for a kill."""


@pytest.mark.parametrize("after", [1, 6, 20])
def test_stopped_run_goes_on(tmp_path, monkeypatch, after):
    """A run that stops after any task writes the same bytes when it is called again."""
    write_news(tmp_path / "news.jsonl", 90)
    trace_corpus([tmp_path / "news.jsonl"], tmp_path / "whole", corpus=SMALL)
    seen = []
    save = Job.save

    def stop_after(self, *args, **arrays):
        save(self, *args, **arrays)
        seen.append(args)
        if len(seen) == after:
            raise Stopped

    monkeypatch.setattr(Job, "save", stop_after)
    with pytest.raises(Stopped):
        trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out", corpus=SMALL)
    monkeypatch.setattr(Job, "save", save)
    assert not (tmp_path / "out" / "summary.json").exists()

    trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out", corpus=SMALL)

    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == {
        p.name: p.read_bytes() for p in (tmp_path / "whole").iterdir()
    }


def _run(path, out):
    os.setpgrp()
    trace_corpus([path], out, corpus=SMALL, cores=2)


def test_killed_run_goes_on(tmp_path):
    """A run whose processes are killed writes the same bytes when it is called again."""
    write_news(tmp_path / "news.jsonl", 160)
    trace_corpus([tmp_path / "news.jsonl"], tmp_path / "whole", corpus=SMALL)
    victim = multiprocessing.get_context("fork").Process(target=_run, args=(tmp_path / "news.jsonl", tmp_path / "out"))
    victim.start()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not list((tmp_path / "out").glob("work/align/*.done")) and victim.is_alive():
        time.sleep(0.01)
    os.killpg(victim.pid, signal.SIGKILL)
    victim.join()

    trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out", corpus=SMALL)

    assert records_in(tmp_path / "out") == records_in(tmp_path / "whole")


def test_finished_run_is_not_done_again_and_another_is_refused(tmp_path):
    """The same call returns the same summary; other inputs in the same folder are wrong use, as is a foreign folder."""
    write_news(tmp_path / "news.jsonl", 30)
    first = trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out")
    made = (tmp_path / "out" / "copies.jsonl").stat().st_mtime_ns

    again = trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out")

    assert again == first
    assert (tmp_path / "out" / "copies.jsonl").stat().st_mtime_ns == made
    write_news(tmp_path / "news.jsonl", 31)
    with pytest.raises(UsageError, match="other inputs"):
        trace_corpus([tmp_path / "news.jsonl"], tmp_path / "out")
    with pytest.raises(UsageError, match="not empty"):
        trace_corpus([tmp_path / "news.jsonl"], tmp_path)


def test_odd_records_become_issues(tmp_path):
    """Broken lines are refused by name, records given twice count once, and nothing stops the run."""
    good = json.dumps({"text": "One word", "url": "https://example.org/1", "published": "2024-03-01"})
    lines = [good, "{", "", good, json.dumps({"text": "  "}), json.dumps({"text": "no"})]
    Path(tmp_path / "odd.jsonl").write_text("\n".join(lines), encoding="utf-8")

    summary = trace_corpus([tmp_path / "odd.jsonl"], tmp_path / "out")

    issues = [json.loads(line)["text"] for line in (tmp_path / "out" / "issues.jsonl").read_text("utf-8").splitlines()]
    assert summary.articles == 2
    assert summary.refused == 2
    assert any("odd.jsonl#2 was refused" in text for text in issues)


def test_empty_input_is_an_empty_lineage(tmp_path):
    """A file without records leaves empty files and an issue."""
    (tmp_path / "none.jsonl").write_text("\n\n", encoding="utf-8")

    summary = trace_corpus([tmp_path / "none.jsonl"], tmp_path / "out")

    assert (summary.articles, summary.refused) == (0, 1)
    assert (tmp_path / "out" / "origins.jsonl").read_bytes() == b""
