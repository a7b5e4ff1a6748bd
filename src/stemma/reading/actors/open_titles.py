"""
Titles that no list holds, known by their shape: "X, 66, an agronomist with", "Seabed Minister X".

A lower-case noun in an apposition behind a name is a role where its ending makes
persons ("-ist", "-er", "-man"); capitals right before "Minister" are its portfolio.
"""

import re
from collections.abc import Iterator

from stemma.lexicon.name_words import name_words
from stemma.reading.names.gazetteer import find_known
from stemma.records.span import Span

NO_PERSONS = "|".join(
    """
    number letter matter river centre center paper order power winter summer quarter danger tower water weather chapter
    computer trailer container freighter tanker cruiser destroyer trawler helicopter theater theatre newspaper border
    disorder manner layer dinner supper factor sector tractor motor mirror terror horror door floor error colour color
    minor senior junior corner cover offer answer murder former other another rather latter father mother brother sister
    daughter grandfather grandmother stepfather stepmother half-brother half-sister stranger outsider newcomer foreigner
    supporter follower admirer killer buyer seller bidder owner producer exporter importer supplier maker lender
    provider carrier operator retailer insurer manufacturer contractor competitor processor reactor indicator visitor
    sufferer predecessor successor ancestor neighbour neighbor prisoner passenger member harbour harbor
    thriller blockbuster bestseller monster cancer fever liner steamer bomber fighter launcher schooner cutter barrier
    shelter register counter filter meter metre liter litre list mist fist twist human woman man civilian guardian
    bulk-carrier minesweeper icebreaker supercomputer transporter loader freezer scanner printer server router folder
    officer's cluster disaster master-at sponsor donor creditor debtor investor taxpayer favourite leader
    """.split()  # noqa: SIM905
)
HEAD = (
    rf"(?!(?:{NO_PERSONS}|customer|survivor|consumer)(?![\w-]))(?:[a-z]+-)?[a-z]{{2,}}(?:ist|er|or|eer|man|woman|person|ician|arian|edian|logian)"
    r"|cook|chef|guard|clerk|guide|poet|critic|mechanic|tailor|conscript|recruit|veteran|accountant|consultant|agent"
    r"|assistant|attendant|merchant|technician|logistician|physicist|nun|monk|diver|scout|witness"
)
APPOSED = re.compile(
    r"[A-Z][\w’'.-]*(?:, (?:aged )?\d\d)?, (?:an?|the) (?:(?!(?:of|in|at|for|and|who|that)\b)[\w’'-]+ ){0,4}?"
    rf"(?P<role>{HEAD})(?= (?:of|with|at|for|in|from|on|who|whose|by|based)\b|[,.;)])"
)
LEADING = re.compile(
    r"(?<![\w’'-])[Aa]n? (?:(?!(?:of|in|at|for|and|who|that)\b)[a-z][\w’'-]* ){0,3}?"
    rf"(?P<role>{HEAD}), (?=[A-Z][\w’'-]+ (?:[A-Z][\w’'.-]+ ?){{1,3}}, )"
)
"""The same before its bearer: "A harbour clerk, Jo Bell, is on trial"."""
APPOSITION = re.compile(r", (?:an?|the) [\w]|[Aa]n? [\w]")
"""Without it, in most sentences, there is nothing to look for."""
ROLE = re.compile(rf"(?P<head>{HEAD})(?![\w-])")
PORTFOLIO = re.compile(
    r"(?:[A-Z][a-zà-ÿ]+(?:, | and | & | )){1,5}(?P<head>Minister|Secretary)(?P<plural>s(?!\w))?(?![\w-])(?= [A-Z])"
)
MINISTER = re.compile(
    r"(?:[A-Z][a-zà-ÿ]+(?:, | and | & | )){0,5}(?P<head>Minister|Secretary)(?P<plural>s(?!\w))?(?![\w-])"
)


def open_titles(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    """Yield the titles in *sentence* that their shape shows; group `head` as in `TITLE_PHRASE`."""
    words = sentence.of(text)
    if APPOSITION.search(words):
        at = sentence.start
        while found := APPOSED.search(text, at, sentence.end):
            role = ROLE.match(text, found.start("role"), sentence.end)
            if role is not None:
                yield role
            at = found.end()
        for found in LEADING.finditer(text, sentence.start, sentence.end):
            role = ROLE.match(text, found.start("role"), sentence.end)
            if role is not None:
                yield role
    if "Minister" not in words and "Secretary" not in words:
        return
    for found in PORTFOLIO.finditer(text, sentence.start, sentence.end):
        start = _portfolio(text, found)
        minister = MINISTER.match(text, start, sentence.end)
        if minister is not None and start < found.start("head"):
            yield minister


def _portfolio(text: str, found: re.Match[str]) -> int:
    """Return where the portfolio begins: behind states, bodies and words that open a sentence."""
    start = found.start()
    known = [span for span, about in find_known(text, Span(start, found.start("head"))) if about.kind != "place"]
    start = max([start, *(span.end for span in known)])
    while gap := BETWEEN.match(text, start):
        start = gap.end()
    while (word := WORD.match(text, start, found.start("head"))) and (
        word["word"].lower() in name_words("starters") or word["word"].lower() in name_words("calendar")
    ):
        start = word.end()
    return start


BETWEEN = re.compile(r"['’]s |, | and | & | ")
WORD = re.compile(r"(?P<word>[^\W_]+)(?:, | and | & | )")
