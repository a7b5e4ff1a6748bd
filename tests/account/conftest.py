"""Hand-made readings: a report is a text and the words in it that carry records."""

import pytest

from stemma.account import compose
from stemma.records.account import MadeBy
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.records.lineage import Descent, Lineage, Origin, OriginId, Passage, Shared
from stemma.records.reading import Attribution, Chain, Event, Mention, Party, Quantity, Reading, Role, Time
from stemma.records.span import Span
from stemma.text.sentences import sentences


class Report:
    """One article and its reading, built by naming words of its text."""

    def __init__(self, text, *, outlet, published="2031-03-04", genre="report", file=None):
        file = file or f"{outlet}.txt".replace(" ", "-").lower()
        digest = digest_text(text)
        identity = derive_article_id(url=None, file=file, outlet=outlet, published=published, text_sha256=digest)
        self.article = Article(
            id=identity, file=file, url=None, outlet=outlet, title=None, published=published, language="en",
            genre=genre, credits=(), text=text, text_sha256=digest,
        )  # fmt: skip
        self.mentions, self.chains, self.attributions = [], [], []
        self.times, self.quantities, self.events = [], [], []

    @property
    def id(self):
        return self.article.id

    def at(self, words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return Span(start, start + len(words))

    def actor(self, kind, name, *forms, country=None, roles=(), pronouns=()):
        found = []
        for form in forms or (name,):
            start = 0
            while (start := self.article.text.find(form, start)) >= 0:
                found.append(Span(start, start + len(form)))
                start += len(form)
        aliases = tuple(sorted({s.of(self.article.text) for s in found} - {name}))
        made = tuple(
            Role(title=t, org=o, country=c, span=self.at(t) if t in self.article.text else found[0])
            for t, o, c in roles
        )
        n = len(self.chains)
        self.chains.append(Chain(kind=kind, name=name, aliases=aliases, country=country, roles=made))
        types = {"person": "PER", "organization": "ORG", "country": "LOC", "place": "LOC", "group": "PER"}
        taken = [m.span for m in self.mentions]
        for span in sorted(set(found)):
            if not any(span.overlaps(t) for t in taken):
                self.mentions.append(Mention(span=span, type=types[kind], form="name", chain=n))
                taken.append(span)
        return n

    def says(self, speaker, *content, kind="direct", source=None, cue=None, quoted=(), via=(), stance=None, issue=None):
        self.attributions.append(
            Attribution(
                kind=kind, source=self.at(source) if source else None, cue=self.at(cue) if cue else None,
                content=tuple(self.at(c) for c in content), quoted=tuple(self.at(q) for q in quoted),
                speaker_chain=speaker, via=via, stance=stance, issue=self.at(issue) if issue else None,
            )
        )  # fmt: skip
        return len(self.attributions) - 1

    def time(self, words, edtf):
        self.times.append(Time(span=self.at(words), type="DATE", value=edtf or "X", edtf=edtf))
        return len(self.times) - 1

    def event(self, kind, trigger, clause, parties, *, status="past", date=None, place=None, said=None, **rest):
        within = self.at(clause)
        members = []
        for role, words, chain in parties:
            start = self.article.text.index(words, within.start)
            members.append(Party(role=role, span=Span(start, start + len(words)), chain=chain))
        start = self.article.text.index(trigger, within.start)
        self.events.append(
            Event(
                type=kind, status=status, trigger=Span(start, start + len(trigger)), clause=within,
                parties=tuple(members), place=self.at(place) if place else None,
                time=self.time(*date) if date else None, attribution=said, **rest,
            )
        )  # fmt: skip

    def count(self, words, value, of=None, *, modifier=None, unit=None, low=None, high=None):
        self.quantities.append(
            Quantity(span=self.at(words), value=value, low=low, high=high, modifier=modifier, unit=unit, of=of)
        )

    @property
    def reading(self):
        text = self.article.text
        return Reading(
            article=self.id, sentences=tuple(sentences(text)), reporting=(Span(0, len(text)),),
            mentions=tuple(sorted(self.mentions, key=lambda m: m.span)), chains=tuple(self.chains),
            times=tuple(self.times), attributions=tuple(self.attributions), quantities=tuple(self.quantities),
            events=tuple(self.events),
        )  # fmt: skip


def articles_of(case):
    """Return the articles of a written case, in its order."""
    for key, report in case["reports"].items():
        text, published = report["text"], str(report["published"])
        digest = digest_text(text)
        yield Article(
            id=derive_article_id(url=None, file=key, outlet=report["outlet"], published=published, text_sha256=digest),
            file=key, url=None, outlet=report["outlet"], title=None, published=published, language="en", text=text,
            text_sha256=digest, genre=report.get("genre", "report"),
        )  # fmt: skip


def lineage_of(reports, same=(), newsrooms=None):
    """Each report its own origin, but those in *same*, who share one with all the text they have in common."""
    origin = {r.id: OriginId(f"o{r.article.outlet}") for r in reports}
    shared, copied = [], set()
    for a, b in same:
        a, b = sorted((a, b), key=lambda r: r.article.order)
        origin[b.id] = origin[a.id]
        copied.add(b.id)
        passage = Passage(a=Span(0, len(a.article.text)), b=Span(0, len(b.article.text)), similarity=0.95)
        shared.append(Shared(pair=(a.id, b.id), kind="narration", passages=(passage,)))
    label = {o: next(r.article.outlet for r in reports if origin[r.id] == o) for o in origin.values()}
    origins = tuple(
        Origin(
            id=o, label=label[o], newsroom=(newsrooms or {}).get(label[o], label[o]), held=None,
            articles=tuple(sorted(a for a, mine in origin.items() if mine == o)),
        )
        for o in sorted(label)
    )  # fmt: skip
    descents = tuple(
        Descent(article=r.id, origin=origin[r.id], relation="edited" if r.id in copied else "original") for r in reports
    )
    return Lineage(origins=origins, descents=descents, copies=(), shared=tuple(shared), collations=())


def account_of(*reports, same=(), newsrooms=None, as_of=None, rulings=(), encoder=None):
    made_by = MadeBy(version="0", parameters="0", weights=None)
    return compose(
        [r.article for r in reports], lineage_of(reports, same, newsrooms), [r.reading for r in reports],
        case="test", as_of=as_of, made_by=made_by, rulings=rulings, encoder=encoder,
    )  # fmt: skip


@pytest.fixture
def report():
    return Report


@pytest.fixture
def account():
    return account_of
