"""
How well whole stories are told: accounts against the gold of invented crises.

usage: python benchmarks/quality/stories.py [--misses] [STORY ...]

A story is a folder of reports and a gold file (`stories.yaml` lists them). Gold
evidence is a verbatim snippet by article; a gold record is found when a record of
the account covers a fifth of one of its snippets, and its cells are then compared.
Precision is shown as counts: records that touch no gold, conflicts beyond gold.
"""

import argparse
import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from stemma.intake import collect
from stemma.pipeline import build_account
from stemma.records.account import Account
from stemma.records.article import Article
from stemma.records.span import Span
from stemma.text.edtf import interval
from stemma.text.normalise import fold

ROOT = Path(__file__).parents[2]
STORIES = Path(__file__).with_name("stories.yaml")
COVERED = 0.2
"""Share of a gold snippet that a record's evidence must cover."""

Place = tuple[str, Span]


@dataclass
class Tally:
    """Right answers out of all, and what was missed."""

    right: int = 0
    all: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, ok: bool, miss: str) -> None:
        """Count one answer."""
        self.all += 1
        self.right += ok
        if not ok:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        """Share of right answers; 1 where nothing was asked."""
        return self.right / self.all if self.all else 1.0


Figures = tuple[str, dict[str, Tally], dict[str, float]]
"""The name of what was measured, its tallies and its floors."""


class Story:
    """One account beside its gold."""

    def __init__(self, gold: dict[str, Any], account: Account, articles: dict[str, Article]) -> None:
        self.gold = gold
        self.account = account
        self.articles = articles
        """By the name that gold gives each."""
        self.folded = {k: fold(a.text) for k, a in articles.items()}
        self.tallies: dict[str, Tally] = defaultdict(Tally)

    def places(self, evidence: dict[str, list[str]]) -> Iterator[Place]:
        """Yield where gold snippets stand; one that the stored text lacks is tallied and passed over."""
        for key, snippets in evidence.items():
            for snippet in snippets:
                wanted = fold(snippet).text.strip()
                at = self.folded[key].text.find(wanted)
                if at < 0:  # what a page's body leaves out
                    self.tallies["gold words held"].add(False, f"{key}: {snippet}")
                    continue
                yield self.articles[key].id, self.folded[key].back(at, at + len(wanted))


def story_of(name: str, reports: Path, gold: dict[str, Any]) -> Story:
    """Return the story that the *reports* of a folder tell, with its account."""
    collected = collect([reports], manifest=None, published=None)
    account = build_account(collected.articles, case=name, as_of=None, issues=collected.issues).account
    by_file = {(a.file or "").rsplit("/", 1)[-1]: a for a in collected.articles}
    articles = {
        k: by_file[g["file"].rsplit("/", 1)[-1] + (f"#{g['line']}" if "line" in g else "")]
        for k, g in gold["articles"].items()
    }
    return Story(gold, account, articles)


def main() -> int:
    """Print the figures of every story; exit 1 when one falls below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    fallen = [show(*figures, misses=options.misses) for figures in measure(options.stories)]
    return 1 if any(fallen) else 0


def show(name: str, tallies: dict[str, Tally], floors: dict[str, float], *, misses: bool) -> bool:
    """Print the figures of one story; say whether one of them lies below its floor."""
    print(f"\n{name}")
    low = {key for key, floor in floors.items() if tallies[key].share < floor}
    for key, tally in sorted(tallies.items()):
        shown = f"   floor {100 * floors[key]:5.1f}{'  FALLEN' if key in low else ''}" if key in floors else ""
        print(f"  {key:34s} {tally.right:4d}/{tally.all:<4d} {100 * tally.share:5.1f}{shown}")
        for miss in tally.misses if misses else ():
            print("       -", miss)
    return bool(low)


def measure(only: list[str] | None = None) -> Iterator[Figures]:
    """Yield each story's name, its tallies and its floors."""
    for entry in yaml.safe_load(STORIES.read_text(encoding="utf-8")):
        if not only or entry["name"] in only:
            gold = yaml.safe_load((ROOT / entry["gold"]).read_text(encoding="utf-8"))
            story = story_of(entry["name"], ROOT / entry["reports"], gold)
            for judge in (judge_lineage, judge_boilerplate, judge_events, judge_statements, judge_quantities,
                          judge_actors, judge_conflicts, judge_variants, judge_positions):  # fmt: skip
                judge(story)
            yield entry["name"], story.tallies, entry.get("floors") or {}


def judge_lineage(story: Story) -> None:
    """Compare pairs of one origin, look-alikes and credits."""
    lineage = story.gold.get("lineage") or {}
    group_of = {k: n for n, group in enumerate(lineage.get("witnesses") or []) for k in group}
    origin = {a.id: a.origin for a in story.account.articles}
    for a, b in itertools.combinations(sorted(group_of), 2):
        same = group_of[a] == group_of[b]
        got = origin[story.articles[a].id] == origin[story.articles[b].id]
        story.tallies["lineage: pairs joined" if same else "lineage: pairs apart"].add(got == same, f"{a},{b}")
    for key, wanted in (lineage.get("credits") or {}).items():
        have = {c.name for c in story.articles[key].credits}
        for name in set(wanted) | have:
            story.tallies["credits"].add(name in wanted and name in have, f"{key}: {name}")


def judge_boilerplate(story: Story) -> None:
    """No record may rest on what is not reporting."""
    every = [*story.account.events, *story.account.statements, *story.account.quantities]
    for key, snippets in (story.gold.get("boilerplate") or {}).items():
        stored = [s for s in snippets if fold(s).text.strip() in story.folded[key].text]
        for place in story.places({key: stored}):
            bad = [r.id for r in every if any(e.article == place[0] and e.span.overlaps(place[1]) for e in r.evidence)]
            story.tallies["boilerplate left alone"].add(not bad, f"{key}: {bad}")


def judge_events(story: Story) -> None:
    """Compare events cell by cell; count those that rest on imagined things or on nothing in gold."""
    known: list[Place] = []
    for gold in story.gold.get("events") or []:
        places = list(story.places(gold["evidence"]))
        known += places
        cells = [(_event_cells(story, gold, e), e) for e in story.account.events if _touches(e, places)]
        story.tallies["events: found"].add(bool(cells), gold["id"])
        if cells:
            best, event = max(cells, key=lambda c: (sum(c[0].values()) / max(1, len(c[0])), c[1].id))
            for cell, ok in best.items():
                story.tallies[f"events: {cell}"].add(ok, f"{gold['id']}: {_brief(event)}")
    for gold in story.gold.get("not_events") or []:
        for place in story.places(gold["evidence"]):
            bad = [
                e.summary
                for e in story.account.events
                if e.type in gold["types"] and e.status in ("past", "scheduled") and _touches(e, [place])
            ]
            story.tallies["events: imagined left out"].add(not bad, f"{gold['why']}: {bad}")
    for event in story.account.events:
        story.tallies["events: known to gold"].add(_touches(event, known), _brief(event))


def judge_statements(story: Story) -> None:
    """Compare statements: found, speaker, kind, origins."""
    names = _names(story.account)
    known: list[Place] = []
    for gold in story.gold.get("statements") or []:
        places = list(story.places(gold["evidence"]))
        known += places
        wanted = [gold["speaker"], *(gold.get("alt_speakers") or [])]
        hits = [s for s in story.account.statements if _touches(s, places)]
        story.tallies["statements: found"].add(bool(hits), f"{gold['id']}: {gold['text']}")
        if hits:
            right = [
                s
                for s in hits
                if any(_same_name(w, names.get(s.speaker or "", set()) | {s.speaker_text or ""}) for w in wanted)
            ]
            story.tallies["statements: speaker"].add(
                bool(right), f"{gold['id']} {wanted}: {[names.get(s.speaker or '', s.speaker_text) for s in hits]}"
            )
            best = (right or hits)[0]
            kind = gold.get("kind", "direct")
            story.tallies["statements: kind"].add(
                {best.kind, kind} <= {"direct", "mixed"} or best.kind == kind, f"{gold['id']}: {best.kind}"
            )
            if "witnesses" in gold:
                story.tallies["statements: origins"].add(
                    len(best.origins) == gold["witnesses"],
                    f"{gold['id']}: {len(best.origins)}, not {gold['witnesses']}",
                )
    for statement in story.account.statements:
        if statement.kind != "indirect":
            story.tallies["statements: quoted ones known to gold"].add(_touches(statement, known), statement.text[:90])


def judge_quantities(story: Story) -> None:
    """Compare numbers by value."""
    for gold in story.gold.get("quantities") or []:
        places = list(story.places(gold["evidence"]))
        hits = [q for q in story.account.quantities if _touches(q, places)]
        good = any(q.value is not None and float(q.value) == float(gold["value"]) for q in hits)
        story.tallies["quantities: found"].add(good, f"{gold['id']} {gold['value']}: {[q.value for q in hits]}")


def judge_actors(story: Story) -> None:
    """Compare actors by name, role, organisation and country; forms of one actor joined."""
    names = _names(story.account)
    for gold in story.gold.get("actors") or []:
        hits = [a for a in story.account.actors if _same_name(gold["name"], names[a.id])]
        story.tallies["actors: found once"].add(len(hits) == 1, f"{gold['name']}: {len(hits)}")
        roles = [r for a in hits for r in a.roles]
        if "role" in gold and hits:
            story.tallies["actors: role"].add(
                any(_plain(gold["role"]) in _plain(r.title) for r in roles),
                f"{gold['name']}: {[r.title for r in roles]}",
            )
        if "org" in gold and hits:
            story.tallies["actors: organisation"].add(
                any(_plain(gold["org"]) in _plain(r.org or "") for r in roles),
                f"{gold['name']}: {[r.org for r in roles]}",
            )
        if "country" in gold and hits:
            have = {a.country for a in hits} | {r.country for r in roles}
            story.tallies["actors: country"].add(gold["country"] in have, f"{gold['name']}: {have}")
    for forms in story.gold.get("same_actor") or []:
        holders = [{a.id for a in story.account.actors if _plain(f) in names[a.id]} for f in forms]
        story.tallies["actors: forms joined"].add(bool(set.intersection(*holders)), " = ".join(forms))


def judge_conflicts(story: Story) -> None:
    """Compare conflicts by the digits or names that stand against each other."""
    matched = set()
    for gold in story.gold.get("conflicts") or []:
        hits = [
            c for c in story.account.conflicts
            if c.field == gold["field"] and all(any(re.search(rf"(?<!\w){re.escape(_plain(str(w)))}(?!\d)", _digits(r.value)) for r in c.readings) for w in gold["readings"])
        ]  # fmt: skip
        matched |= {c.id for c in hits}
        story.tallies["conflicts: found"].add(bool(hits), f"{gold['about']} {gold['field']} {gold['readings']}")
    for conflict in story.account.conflicts:
        story.tallies["conflicts: known to gold"].add(
            conflict.id in matched, f"{conflict.field}: {[r.value for r in conflict.readings]}"
        )


def judge_variants(story: Story) -> None:
    """Compare collated variants by kind and words."""
    collated = {frozenset(c.pair): c.variants for c in story.account.lineage.collations}
    for gold in story.gold.get("variants") or []:
        pair = frozenset(story.articles[k].id for k in gold["pair"])
        wanted = [_plain(gold["text"])] if "text" in gold else [_plain(gold["a"]), _plain(gold["b"])]
        hits = [v for v in collated.get(pair, ()) if _same_variant(wanted, [_plain(v.a or ""), _plain(v.b or "")])]
        story.tallies["variants: found"].add(bool(hits), f"{gold['pair']} {wanted}")
        if hits:
            like = {"cut": "addition", "addition": "cut"}
            story.tallies["variants: kind"].add(
                any(v.kind in (gold["kind"], like.get(gold["kind"])) for v in hits),
                f"{wanted}: {[v.kind for v in hits]}",
            )


def judge_positions(story: Story) -> None:
    """Compare positions by actor, stance and evidence."""
    names = _names(story.account)
    for gold in story.gold.get("positions") or []:
        places = list(story.places(gold["evidence"]))
        hits = [p for p in story.account.positions if _same_name(gold["actor"], names[p.actor]) and _touches(p, places)]
        story.tallies["positions: found"].add(bool(hits), f"{gold['actor']} / {gold['issue']}")
        if hits:
            stances = {gold["stance"], *(gold.get("alt_stances") or [])}
            story.tallies["positions: stance"].add(
                any(p.stance in stances for p in hits), f"{gold['actor']} / {gold['issue']}: {[p.stance for p in hits]}"
            )


def _touches(record: Any, places: list[Place]) -> bool:
    return any(
        e.article == article and min(e.span.end, s.end) - max(e.span.start, s.start) >= COVERED * len(s)
        for e in record.evidence
        for article, s in places
    )


def _event_cells(story: Story, gold: dict[str, Any], event: Any) -> dict[str, bool]:
    names = _names(story.account)
    have = [names[x] for p in event.parties for x in (p.actor, p.acts_for) if x]
    cells = {"type": event.type in gold["types"]}
    if "status" in gold:
        cells["status"] = event.status == gold["status"]
    if "date" in gold:
        cells["date"] = any(_same_date(str(d), event.date) for d in [gold["date"], *(gold.get("alt_dates") or [])])
    if "place" in gold:
        places = [gold["place"], *(gold.get("alt_places") or [])]
        cells["place"] = any(_plain(p) in _plain(event.place or "") for p in places)
    for who in gold.get("who") or []:
        cells[f"party {who}"] = any(_same_name(who, n) for n in have)
    if "witnesses" in gold:
        cells["origins"] = len(event.origins) == gold["witnesses"]
    party = [v for k, v in cells.items() if k.startswith("party ")]
    plain = {k: v for k, v in cells.items() if not k.startswith("party ")}
    return plain | ({"parties": all(party)} if party else {})


def _same_date(wanted: str, have: str | None) -> bool:
    """A date that lies behind an open start is known by its end alone."""
    if not have:
        return False
    want, got = interval(wanted), interval(have)
    return want == got or (wanted.startswith("..") and want[1] == got[1])


def _brief(event: Any) -> str:
    return f"{event.type} {event.status} {event.date} {event.place} [{len(event.origins)}]: {event.summary[:110]}"


def _names(account: Account) -> dict[str, set[str]]:
    return {a.id: {_plain(a.name), *map(_plain, a.aliases)} for a in account.actors}


def _same_name(wanted: str, have: set[str]) -> bool:
    want = set(_plain(wanted).split())
    return any(want == set(_plain(h).split()) or (len(want) > 1 and want <= set(_plain(h).split())) for h in have) or (
        len(want) == 1 and _plain(wanted) in {_plain(h) for h in have}
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).text))


def _digits(value: str) -> str:
    return re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", _plain(value))


def _same_variant(wanted: list[str], sides: list[str]) -> bool:
    if len(wanted) == 1:
        return any(wanted[0] in side for side in sides)
    return any(_shows(w, sides[0]) and _shows(v, sides[1]) for w, v in (wanted, wanted[::-1])) and all(
        len(s) <= 3 * len(w) + 60 for s, w in zip(sides, wanted, strict=True)
    )


def _shows(wanted: str, side: str) -> bool:
    """Say whether a side of a variant holds the wanted words, or is most of them: "Monday" of "on Monday"."""
    return wanted in side or (bool(side) and side in wanted and 2 * len(side) >= len(wanted))


if __name__ == "__main__":
    sys.exit(main())
