"""One small invented case, made by hand: what every face and the case file must be able to carry."""

import sys
from dataclasses import dataclass
from io import StringIO

import pytest

from stemma.records.account import (
    Account,
    AccountArticle,
    AccountEvent,
    AccountQuantity,
    Actor,
    ActorId,
    ActorRole,
    Conflict,
    ConflictReading,
    EventEvidence,
    EventId,
    EventParty,
    Evidence,
    MadeBy,
    Position,
    QuantityId,
    Statement,
    StatementId,
    StatementVariant,
    TimelineEntry,
)
from stemma.records.article import Article, Credit, Zone, derive_article_id, digest_text
from stemma.records.issue import Issue
from stemma.records.lineage import (
    Collation,
    CopiedPassage,
    Copy,
    Descent,
    Lineage,
    Origin,
    OriginId,
    Passage,
    Shared,
    Variant,
)
from stemma.records.reading import Attribution, Chain, Mention, Reading, Role, Time
from stemma.records.span import Span

HARBOUR = """Ferry held in Port Amsel

PORT AMSEL, March 4 (AP) - Transport Minister Lena Okoro said on Tuesday: "We will not pay." Norland held talks with Sudria in Port Amsel on Monday. The ferry carries 312 passengers.

Advertisement
"""
COURIER = """Ferry stays in port

Transport Minister Lena Okoro said on Tuesday: "We will not pay." Norland held talks with Sudria in Port Amsel on March 3. The ferry carries some 300 passengers \U0001f6a2.
"""


@dataclass(frozen=True)
class Case:
    """Articles, readings and the account of them."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    account: Account


def article(text: str, file: str, outlet: str | None, published: str, **cells: object) -> Article:
    digest = digest_text(text)
    identity = derive_article_id(url=None, file=file, outlet=outlet, published=published, text_sha256=digest)
    known = {"title": text.splitlines()[0], "language": "en"} | cells
    return Article(
        id=identity, file=file, url=None, outlet=outlet, published=published, text=text, text_sha256=digest, **known
    )


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def case() -> Case:
    """Two printings of one lost wire story, with one record of every kind."""
    one = article(
        HARBOUR,
        "harbour.txt",
        "Harbour News",
        "2025-03-04",
        authors=("Ann Example",),
        zones=(
            Zone(span=find(HARBOUR, "Ferry held in Port Amsel"), kind="headline"),
            Zone(span=find(HARBOUR, "Advertisement"), kind="boilerplate"),
        ),
        credits=(Credit(name="AP", kind="dateline", span=find(HARBOUR, "AP")),),
    )
    two = article(COURIER, "courier.txt", None, "2025-03-05")
    wire, cited = OriginId("o0000000000a1"), OriginId("o0000000000b2")

    def seen(where: Article, words: str, origin: OriginId = wire) -> Evidence:
        return Evidence(article=where.id, span=find(where.text, words), origin=origin)

    minister, norland, sudria = ActorId("c1"), ActorId("c2"), ActorId("c3")
    talks, statement, count = EventId("e1"), StatementId("s1"), QuantityId("q1")

    def told(where: Article, day: str) -> EventEvidence:
        clause = f"Norland held talks with Sudria in Port Amsel on {day}"
        at = find(where.text, clause).start

        def cell(words: str) -> Span:
            start = where.text.index(words, at)
            return Span(start, start + len(words))

        return EventEvidence(
            article=where.id,
            span=find(where.text, clause),
            origin=wire,
            trigger=cell("held talks"),
            date=cell(day),
            place=cell("Port Amsel"),
            parties=((norland, cell("Norland")), (sudria, cell("Sudria"))),
        )

    said, names = '"We will not pay."', ("Transport Minister Lena Okoro", "Lena Okoro", "Norland", "Sudria")
    account = Account(
        case="ferry",
        as_of=None,
        made_by=MadeBy(version="0.1.0", parameters="0" * 64, weights=None),
        articles=tuple(
            AccountArticle(
                id=a.id,
                file=a.file,
                url=a.url,
                outlet=a.outlet,
                title=a.title,
                published=a.published,
                language=a.language,
                genre=a.genre,
                credits=tuple(c.name for c in a.credits),
                origin=wire,
                relation="edited",
                text_sha256=a.text_sha256,
            )
            for a in (one, two)
        ),
        lineage=Lineage(
            origins=(
                Origin(id=wire, label="AP", newsroom="AP", held=None, articles=(one.id, two.id)),
                Origin(id=cited, label="Interfax", newsroom=None, held=None, articles=()),
            ),
            descents=(
                Descent(article=one.id, origin=wire, relation="edited"),
                Descent(
                    article=two.id,
                    origin=wire,
                    relation="edited",
                    passages=((find(COURIER, "The ferry carries some 300 passengers"), cited),),
                ),
            ),
            copies=(
                Copy(
                    source=wire,
                    target=two.id,
                    relation="edited",
                    score=0.91,
                    reasons=("the same words, another date form",),
                    passages=(CopiedPassage(source=None, target=find(COURIER, "Norland held talks"), similarity=1.0),),
                ),
            ),
            shared=(
                Shared(
                    pair=(one.id, two.id),
                    kind="narration",
                    passages=(
                        Passage(
                            a=find(HARBOUR, "Norland held talks with Sudria in Port Amsel on Monday."),
                            b=find(COURIER, "Norland held talks with Sudria in Port Amsel on March 3."),
                            similarity=0.9,
                        ),
                    ),
                ),
            ),
            collations=(
                Collation(
                    pair=(one.id, two.id),
                    variants=(
                        Variant(
                            kind="date",
                            a="Monday",
                            b="March 3",
                            a_span=find(HARBOUR, "Monday"),
                            b_span=find(COURIER, "March 3"),
                        ),
                        Variant(
                            kind="cut", a="Advertisement", b=None, a_span=find(HARBOUR, "Advertisement"), b_span=None
                        ),
                    ),
                ),
            ),
        ),
        actors=(
            Actor(
                id=minister,
                name="Lena Okoro",
                kind="person",
                aliases=("Okoro",),
                country=None,
                sector="GOV",
                roles=(
                    ActorRole(
                        title="Transport Minister",
                        org=None,
                        country=None,
                        first="2025-03-04",
                        last=None,
                        evidence=(seen(one, "Transport Minister"),),
                    ),
                ),
                evidence=(seen(one, "Lena Okoro"), seen(two, "Lena Okoro")),
            ),
            *(
                Actor(
                    id=actor,
                    name=name,
                    kind="country",
                    aliases=(),
                    country=None,
                    sector=None,
                    roles=(),
                    evidence=(seen(one, name),),
                )
                for actor, name in ((norland, names[2]), (sudria, names[3]))
            ),
        ),
        events=(
            AccountEvent(
                id=talks,
                type="CONSULT",
                status="past",
                date="2025-03-03",
                date_text="Monday",
                place="Port Amsel",
                parties=(
                    EventParty(actor=norland, role="both", acts_for=None),
                    EventParty(actor=sudria, role="both", acts_for=norland),
                ),
                summary="Norland held talks with Sudria in Port Amsel on Monday",
                according_to=(),
                via=("TASS",),
                origins=(wire,),
                newsrooms=("AP",),
                evidence=tuple(sorted((told(one, "Monday"), told(two, "March 3")), key=lambda e: (e.article, e.span))),
                score=0.8,
                reasons=("one day, one place",),
            ),
        ),
        statements=(
            Statement(
                id=statement,
                speaker=minister,
                speaker_text="Transport Minister Lena Okoro",
                kind="direct",
                text="We will not pay.",
                cue="said",
                date="2025-03-04",
                addressee=None,
                via=(),
                stance="refuses",
                issue="pay",
                origins=(wire,),
                newsrooms=("AP",),
                evidence=tuple(
                    sorted((seen(one, said[1:-1]), seen(two, said[1:-1])), key=lambda e: (e.article, e.span))
                ),
                variants=(StatementVariant(text="We won't pay", evidence=(seen(two, said[1:-1]),)),),
                score=1.0,
            ),
        ),
        quantities=(
            AccountQuantity(
                id=count,
                of="passengers",
                value=312.0,
                low=None,
                high=None,
                modifier=None,
                unit=None,
                event=talks,
                according_to=(minister,),
                via=(),
                origins=(wire,),
                newsrooms=("AP",),
                evidence=(seen(one, "312 passengers"),),
            ),
        ),
        conflicts=(
            Conflict(
                id="x1",
                about_kind="quantity",
                about=count,
                field="number",
                kind="between-newsrooms",
                readings=(
                    ConflictReading(
                        value="312", text="312", newsrooms=("AP",), evidence=(seen(one, "312 passengers"),)
                    ),
                    ConflictReading(
                        value="300",
                        text="some 300",
                        newsrooms=(cited,),
                        evidence=(seen(two, "some 300 passengers", cited),),
                    ),
                ),
            ),
        ),
        positions=(
            Position(
                id="p1",
                actor=norland,
                issue="pay",
                stance="refuses",
                since="2025-03-04",
                statements=(statement,),
                events=(talks,),
                origins=(wire,),
                newsrooms=("AP",),
                evidence=(seen(one, said[1:-1]),),
            ),
        ),
        timeline=(TimelineEntry(date="2025-03-03", event=talks),),
        issues=(
            Issue(level="error", text="empty.txt: the file is empty"),
            Issue(level="note", text="x", article=one.id),
        ),
    )
    reading = Reading(
        article=one.id,
        sentences=(find(HARBOUR, "The ferry carries 312 passengers."),),
        reporting=(Span(0, 100),),
        mentions=(Mention(span=find(HARBOUR, "Lena Okoro"), type="PER", form="name", chain=0),),
        chains=(
            Chain(
                kind="person",
                name="Lena Okoro",
                aliases=("Okoro",),
                roles=(
                    Role(title="Transport Minister", org=None, country=None, span=find(HARBOUR, "Transport Minister")),
                ),
            ),
        ),
        times=(Time(span=find(HARBOUR, "Tuesday"), type="DATE", value="2025-03-04", edtf="2025-03-04"),),
        attributions=(
            Attribution(
                kind="direct",
                source=find(HARBOUR, "Lena Okoro"),
                cue=find(HARBOUR, "said"),
                content=(find(HARBOUR, said[1:-1]),),
                speaker_chain=0,
                time=0,
            ),
        ),
    )
    return Case(articles=(one, two), readings=(reading,), account=account)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def stemma(monkeypatch, capsys, tmp_path):
    """Run the command line in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run_command(*args: object, stdin: str = "") -> Ran:
        from stemma.cli.main import run

        monkeypatch.setattr(sys, "argv", ["stemma", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        capsys.readouterr()
        try:
            run()
            code = 0
        except SystemExit as exc:
            code = exc.code if isinstance(exc.code, int) else int(exc.code is not None)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run_command


GAZETTE = """Tanker boarded off Cape Tarn

PORT ELLIS, June 3 (Reuters) - Coast guards of Norway boarded a tanker off Cape Tarn on Tuesday, the Norwegian government said. The ship carried 42 sailors and about 90,000 tons of crude oil when it was stopped in heavy weather.

"The ship ignored three warnings," Norwegian Foreign Minister Ingrid Solheim said. "We had no choice."

Iceland demanded the release of the ship and its crew. Norway and Iceland will hold talks in Oslo on Friday to discuss the case, officials said.
"""
MIRROR = """Norway stops tanker

PORT ELLIS (Reuters) - Coast guards of Norway boarded a tanker off Cape Tarn on June 3, the Norwegian government said. The ship carried 42 sailors and about 90,000 tons of crude oil when it was stopped in heavy weather.

"The ship ignored three warnings," Norwegian Foreign Minister Ingrid Solheim said. "We had no choice."
"""
CHRONICLE = """Iceland angry over seized ship

Iceland on Wednesday called the boarding of one of its tankers by Norway an act of piracy.

"Give us back our sailors," Prime Minister Jon Gunnarsson told reporters in Reykjavik. He said that 40 people were on board.
"""


@pytest.fixture
def reports(tmp_path):
    """A folder of three invented reports: two printings of one wire story, and one report of its own."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("gazette.txt", GAZETTE), ("mirror.txt", MIRROR), ("chronicle.txt", CHRONICLE)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "file,outlet,url,published,title\n"
        "gazette.txt,Ellis Gazette,,2025-06-03,\n"
        "mirror.txt,The Mirror,,2025-06-04,\n"
        "chronicle.txt,Fjord Chronicle,,2025-06-04,\n",
        encoding="utf-8",
    )
    return folder
