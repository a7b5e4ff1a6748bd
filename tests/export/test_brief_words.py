"""Of several tellings the brief takes the one that is about the act, and shows no more of it than tells the act."""

from dataclasses import replace

import pytest

from stemma.export.brief.clauses import standing
from stemma.export.brief.figures import RATE
from stemma.export.brief.select import make_brief
from stemma.export.brief.words import Reports, SentenceParameters, tell
from stemma.export.cuts import balanced, shorten
from stemma.export.stances import ASKED
from stemma.records.account import EventParty
from stemma.records.span import Span


def evidence(case, text, clause, trigger, *mentions, article=None):
    """Return the evidence of an act told by *clause*, with *trigger* and the *mentions* of who acts, found in *text*."""
    start = text.index(clause)
    one = case.account.events[0].evidence[0]

    def span(words):
        at = text.index(words, start)
        return Span(at, at + len(words))

    parties = tuple((actor, span(words)) for actor, words in mentions)
    return replace(
        one, article=article or one.article, span=Span(start, start + len(clause)), trigger=span(trigger), date=None,
        place=None, parties=parties,
    )  # fmt: skip


def told_of(case, texts, *spans, **cells):
    """Return the best telling among *spans*, one an article, of an act by c1."""
    cells = {"parties": (EventParty(actor="c1", role="source"),), **cells}
    event = replace(case.account.events[0], **cells)
    articles = {
        a.id: replace(a, text=text, zones=(), credits=()) for a, text in zip(case.articles, texts, strict=False)
    }
    return tell(spans, articles, SentenceParameters(), reports=Reports(own=frozenset()), event=event)


@pytest.mark.parametrize(
    ("text", "clause", "trigger", "expected"),
    [
        ("Rebels shelled the port on Friday.", "Rebels shelled the port on Friday", "shelled", "opens"),
        ("On Friday night, rebels shelled the port.", "rebels shelled the port", "shelled", "opens"),
        ("Meanwhile rebels shelled the port.", "rebels shelled the port", "shelled", "opens"),
        ("The mayor said rebels shelled the port.", "rebels shelled the port", "shelled", "within"),
        ("Ana Ruiz slept in a cellar after rebels shelled the port.", "rebels shelled the port", "shelled", "aside"),
        ("Following the shelling of the port, aid was sent.", "the shelling of the port", "shelling", "aside"),
        ("The shelling of the port began on Friday.", "The shelling of the port", "shelling", "opens"),
        ("Ferries stayed away while rebels shelled the port.", "rebels shelled the port", "shelled", "aside"),
        ("The council met at the port, where rebels shelled a hall.", "rebels shelled a hall", "shelled", "aside"),
        ("Col. Abe, whose men shelled the port, was absent.", "Col. Abe, whose men shelled the port", "shelled", "aside"),
        ("The unit that had shelled the port withdrew.", "The unit that had shelled the port", "shelled", "aside"),
        ("Col. Abe, who is not a rebel, shelled the port.", "Col. Abe, who is not a rebel, shelled", "shelled", "opens"),
        ("Rebels said that day they shelled the port.", "Rebels said that day they shelled", "shelled", "opens"),
    ],
)  # fmt: skip
def test_an_act_opens_its_sentence_or_stands_aside_in_it(case, text, clause, trigger, expected):
    assert standing(text, Span(0, len(text)), evidence(case, text, clause, trigger)) == expected


def test_the_sentence_about_the_act_is_better_than_one_about_something_else(case):
    """However short, well placed and full of names the other one is."""
    aside = "Ana Ruiz, 40, slept in a cellar after Norland shelled the port of Sudria."
    straight = (
        "Norland opened fire on the port of Sudria, killing at least nine people, doctors and two witnesses said, a day "
        "after the envoys of both sides had left the town without a result."
    )
    spans = (
        evidence(case, aside, "Norland shelled the port of Sudria", "shelled", ("c1", "Norland"),
                 article=case.articles[0].id),
        evidence(case, straight, "Norland opened fire on the port of Sudria", "opened fire", ("c1", "Norland"),
                 article=case.articles[1].id),
    )  # fmt: skip

    assert told_of(case, (aside, straight), *spans).text == straight


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ("Col. Abe, whose men shelled the port, waited in the car park.", "Col. Abe, whose men shelled the port",
         "Col. Abe, whose men shelled the port …"),
        ("The step came hours after Norland shelled the port, a spokesman said.", "Norland shelled the port",
         "… Norland shelled the port, a spokesman said."),
        ("Ferries stayed in the harbour, where Norland shelled the port.", "Norland shelled the port",
         "… Norland shelled the port."),
    ],
)  # fmt: skip
def test_an_act_that_stands_aside_is_told_by_its_clause(case, text, clause, expected):
    one = evidence(case, text, clause, "shelled")

    assert told_of(case, (text,), one).clause == expected
    # of an undated act the rest of the sentence may be all that says when
    assert told_of(case, (text,), one, date=None).clause == text


def test_what_is_to_come_is_not_told_by_the_words_that_call_something_off(case):
    texts = ("The talks planned for the same day were called off.", "Norland and Sudria will meet again on Saturday.")
    spans = (
        evidence(case, texts[0], "The talks planned for the same day were called off", "called off", article=case.articles[0].id),
        evidence(case, texts[1], "Norland and Sudria will meet again on Saturday", "meet", article=case.articles[1].id),
    )  # fmt: skip

    assert told_of(case, texts, *spans, status="scheduled").text == texts[1]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("In a speech on Monday evening, she offered a truce to Sudria.", "4 March 2025, Lena Okoro"),
        ("She offered a truce to Sudria on Monday.", "4 March 2025, Lena Okoro"),
        ("In a speech, Lena Okoro said she offered a truce to Sudria.", "4 March 2025"),
    ],
)
def test_who_acts_by_a_pronoun_is_named(case, text, lead):
    clause = text.rstrip(".")
    word = "she" if " she " in text else "She"
    one = evidence(case, text, clause, "offered", ("c1", word))
    event = replace(
        case.account.events[0], date="2025-03-04", evidence=(one,), parties=(EventParty(actor="c1", role="source"),)
    )
    article = replace(case.articles[0], text=text, zones=(), credits=())
    account = replace(case.account, events=(event,), statements=(), positions=(), conflicts=(), quantities=())

    (part,) = make_brief(account, (article, *case.articles[1:])).parts

    assert part.paragraphs[0].lead == lead


def test_a_telling_with_the_losing_side_of_a_dispute_is_the_worse_one(case):
    texts = (
        "Norland shelled Port Amsel, killing 14.",
        "Norland shelled Port Amsel on Monday in the night, and nine died.",
    )
    articles = [replace(a, text=t, zones=(), credits=()) for a, t in zip(case.articles, texts, strict=False)]
    spans = tuple(
        evidence(case, a.text, "Norland shelled Port Amsel", "shelled", ("c1", "Norland"), article=a.id)
        for a in articles
    )
    event = replace(case.account.events[0], parties=(EventParty(actor="c1", role="source"),), status="past")
    doubted = {articles[0].id: (Span(36, 38),)}

    def best(reports):
        return tell(spans, {a.id: a for a in articles}, SentenceParameters(), reports=reports, event=event).text

    assert best(Reports(own=frozenset())) == texts[0]
    assert best(Reports(own=frozenset(), doubted=doubted)) == texts[1]
    assert best(Reports(own=frozenset(), spun=frozenset({articles[0].id}))) == texts[1]


def test_a_sentence_that_only_leads_to_words_tells_no_act(case):
    texts = ("Asked about the shelling by Norland, the spokesman stated:", "The shelling by Norland was heard at noon.")
    spans = tuple(
        evidence(case, text, "shelling by Norland", "shelling", ("c1", "Norland"), article=a.id)
        for text, a in zip(texts, case.articles, strict=False)
    )
    assert told_of(case, texts, *spans).text == texts[1]


def bare(case, text, **cells):
    """Return an account of one act, told by all of *text*, and its articles."""
    one = evidence(case, text, text.rstrip("."), "shelled", ("c1", "Norland"))
    event = replace(case.account.events[0], evidence=(one,), **cells)
    account = replace(case.account, events=(event,), statements=(), positions=(), conflicts=(), quantities=())
    return account, (replace(case.articles[0], text=text, zones=(), credits=()), *case.articles[1:])


def test_an_undated_act_of_a_year_before_the_story_is_background(case):
    undated = {"date": None, "date_text": None, "status": "past"}

    assert make_brief(*bare(case, "Norland shelled Port Amsel a year after the treaty of 2021.", **undated)).parts == ()
    assert make_brief(*bare(case, "Norland shelled Port Amsel, where it has had a camp since 2021.", **undated)).parts


def test_a_newsroom_that_is_not_known_is_said_as_that(case):
    account, articles = bare(case, "Norland shelled Port Amsel.", date="2025-03-04")
    origin = account.lineage.origins[0]
    account = replace(account, events=(replace(account.events[0], newsrooms=(origin.id,)),))

    (part,) = make_brief(account, articles).parts

    assert part.paragraphs[0].segments[0].tag == f"only “{origin.label}”, newsroom unknown"


def test_an_act_in_which_people_died_weighs_more(case):
    """Whoever did it; with nobody named, too."""
    from stemma.export.brief.weigh import Scales, WeightParameters

    event = replace(case.account.events[0], parties=())
    quantity = replace(case.account.quantities[0], of="deaths", event=event.id, newsrooms=("AP",))

    def weight(*quantities):
        account = replace(case.account, events=(event,), quantities=quantities, conflicts=())
        return Scales(account, WeightParameters()).event(event)

    assert weight(quantity) > weight(replace(quantity, of="ferries")) + 2
    assert weight(replace(quantity, of="injuries")) > weight(replace(quantity, of="wounded"))
    assert weight(replace(quantity, newsrooms=())) == weight()


def test_a_correction_is_told_beside_the_dispute_that_it_is_part_of(case):
    """And alone where there is none."""
    from stemma.records.account import Conflict, ConflictReading

    spans = case.account.quantities[0].evidence

    def reading(value, room, place):
        at = tuple(replace(e, span=Span(place, place + 2)) for e in spans[:1])
        return ConflictReading(value=value, text=value, newsrooms=(room,), evidence=at)

    about = {"about_kind": "quantity", "about": case.account.quantities[0].id, "field": "number"}
    revised = Conflict(id="k1", kind="revised", readings=(reading("9", "dpa", 1), reading("17", "dpa", 5)), **about)
    between = Conflict(
        id="k2", kind="between-newsrooms", readings=(reading("14", "AP", 9), reading("17", "dpa", 5)), **about
    )

    def told(*conflicts):
        account = replace(case.account, events=(), statements=(), positions=(), quantities=(), conflicts=conflicts)
        return [
            [f"{s.text} ({s.tag})" for s in p.segments]
            for part in make_brief(account, case.articles).parts
            for p in part.paragraphs
        ]

    assert told(revised, between) == [["14 (AP)", "17 (dpa, before that 9)"]]
    assert told(revised) == [["9 (dpa)", "17 (dpa)"]]


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("The six members would impose joint sanctions on ships that", 50, "The six members would impose joint sanctions …"),
        ("They met for six hours in the old customs house, where", 52, "They met for six hours in the old customs house …"),
        ("short", 10, "short"),
        ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp …"),
    ],
)  # fmt: skip
def test_what_is_too_long_is_cut_in_front_of_a_clause(text, longest, expected):
    assert shorten(text, longest) == expected


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('asked for a count," she told', '"… asked for a count," she told'), ('he spoke of "a piece', 'he spoke of "a piece …"'),
        ('he spoke of "a piece"', 'he spoke of "a piece"'), ("they said “no", "they said “no …”"),
        ("… no,” they said", "“… no,” they said"), ("nothing", "nothing"),
    ],
)  # fmt: skip
def test_a_quotation_that_goes_on_outside_is_marked_as_cut(text, marked):
    assert balanced(text) == marked


@pytest.mark.parametrize(
    ("issue", "asked"),
    [
        ("both sides to show restraint", True), ("Norland to release the crew", True),
        ("the Economic Union of Southern States (EUSS) to put off its mission", True),
        ("the government to publish the offer", True), ("an end to attacks", False), ("the right to vote", False),
        ("a comprehensive answer to its letter", False), ("Norland commit to ending its advance", False),
        ("Norland and Sudria join a summit to settle it", False), ("to withdraw", False), ("talks", False),
    ],
)  # fmt: skip
def test_a_demand_is_made_of_somebody(issue, asked):
    assert bool(ASKED.match(issue)) is asked


@pytest.mark.parametrize(
    ("behind", "rate"),
    [(" a day, it said", " a day"), (" per tonne.", " per tonne"), (" annually", " annually"), (" a dayton", None),
     (" and a day later", None), (" to the day", None)],
)  # fmt: skip
def test_a_rate_is_read_behind_the_number(behind, rate):
    match = RATE.match(behind)

    assert (match.group() if match else None) == rate
