"""
Whether the clause around a time speaks of what was or of what will be.

Rules:
1. The verb nearest before the time governs it ("will meet on Friday", "said on Friday"), unless the time opens
   its clause ("On Friday, they will") or the verb follows at once ("on Friday conducted").
2. A verb of will, plan or order governs the infinitive behind it: "agreed to meet on Friday" lies ahead,
   "flew out to meet him on Friday" does not.
3. "would" and "was to" look ahead from a day that the news has only just passed: they count as future.
4. A clause in the present ("the vote is on Friday") looks ahead. No verb says nothing.

It judges words only; which date follows from it is the calendar's business.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from stemma.reading.times.words import WEEKDAY
from stemma.records.span import Span

Tense = Literal["past", "future"]

IRREGULAR = """
    said told met held began went came gave took made saw left sent spoke wrote fled flew drove fought won lost led fell
    rose grew broke struck shot hit cut put set let read hurt kept slept brought bought caught taught thought sought
    built lent spent sank rang sang swore tore wore bore froze chose drew withdrew threw knew blew hid rode wound found
    bound stood understood withstood heard sold paid laid lay ran became overcame forgot forbade forgave got sat shook
    stole woke undertook dealt meant felt burnt leapt swept wept bent tweeted quit was were had did has have overthrew
    """.split()  # noqa: SIM905 - a word list reads better as words
VERB = r"(?!(?:the|a|an|his|her|their|its|on|in|at|by)\b)(?:be\s+|have\s+(?:been\s+)?)?(?-i:[a-z]+)"
"""What stands behind a modal or "to": it belongs to it ("will be held", "is to have met")."""
AHEAD = rf"""
    (?:will|won['’]t|shall|would|can|could|may|might|must|should|cannot|['’]ll)
        (?:\s+(?:not|also|now|then|again|soon|still|\w+ly)\b)?(?:\s+{VERB})?
    |(?:is|are|am|was|were|be|been|being|['’]re|['’]s)\s+(?:\w+ly\s+|still\s+|now\s+|also\s+)?
        (?:to\s+{VERB}|(?:due|scheduled|set(?!\s+(?:free|upon|alight|ablaze|aside|up|off|on|back|down)\b)|expected|slated|planned|likely|about|going|supposed|poised|tipped|meant)
           (?:\s+to\s+{VERB})?)
    |(?<!ed\s)to\s+be\s+(?:aired|broadcast|televised|published|held|released|unveiled|shown|screened|signed|presented|discussed)
    |(?:is|are)\s+(?:held|heard|published|released|unveiled|sworn\s+in)
    |(?:due|scheduled|slated|planned|set)(?:\s+to\s+{VERB})|due|scheduled|slated|planned|set\s+for(?=\s+[a-z])
    |wants?(?=\s+(?:\w+\s+){{1,8}}?on\b)
    |(?:plan|intend|hope|aim|want|prepare|expect|propose|seek)(?:s|ed|d|ning|ing|ned)?
        (?=\s+(?:\w+\s+){{0,4}}?(?:to|for)\b)(?:\s+to\s+{VERB})?
    |(?<!\bthe\s)(?<!\ba\s)(?<!\bits\s)(?<!\btheir\s)(?<!['’]s\s)(?<!\bthis\s)(?<!\bthat\s)(?<!\bpeace\s)
        (?:plan|intend|hope|aim|want|prepare|expect|propose|seek)(?:s|ed|d|ning|ing|ned)?(?=\s+(?:\w+\s+){{0,4}}?on\b)
    |(?:meets|begins|starts|opens|convenes|resumes|expires|arrives|travels|takes\s+place|kicks\s+off|runs|lasts
       |ends|continues|heads(?=\s+(?:to|for|off|into|home|back)\b)|(?<!\bthe\s)leaves(?=\s+(?:for|on|{WEEKDAY}))|departs|reconvenes|reopens|speaks
       |(?<!\bthe\s)returns(?=\s+(?:to|on|{WEEKDAY}))|goes(?=\s+(?:to|on|into|before)\b)|takes?\s+effect|polls\s+(?:open|close)|airs
       |plays(?=\s+(?:on|at|in|{WEEKDAY}))|(?:faces|has)\s+(?:\w+\s+){{1,3}}?(?:hearing|vote|trial|sentencing|arraignment|deadline))
    |(?<=s\s)(?:resume|begin|start|reconvene|expire|open)(?=\s+(?:on\s+)?{WEEKDAY})
    |(?:if|unless|once)\s+(?:\w+\s+){{1,5}}?(?:is|are)\s+(?:not\s+)?[a-z]+(?:ed|n|d|t)(?=\s+(?:by|before|on)\b)
    """
ORDERS = rf"""
    (?:(?:has|have|had)\s+(?:\w+ly\s+|also\s+|now\s+)?)?
    (?:(?:agree|vow|promise|pledge|threaten|decide|urge|order|ask|invite|call|warn|request|offer|require)(?:s|ed|d|ing)?
        \s+(?:(?!that\b)\w+\s+){{0,6}}?to\s+{VERB}
    |call(?:s|ed|ing)?\s+for|appeal(?:s|ed)?\s+for)
    """
"""What is agreed or ordered lies ahead; the agreeing itself ("on Monday they agreed to meet") does not."""
NOUNS = r"upcoming|forthcoming|ahead\s+of|deadline|ultimatum"
"""What looks ahead without being a verb: it tells of the times behind it only."""
REPORTING = frozenset("said says told tweeted wrote added announced reported stated confirmed declared".split())  # noqa: SIM905
CUE = re.compile(
    rf"""(?<![\w-])(?:
        (?P<unable>could(?:n['’]t|\s+not)\s+(?:be\s+)?\w+)
        |(?P<ahead>{AHEAD})
        |(?P<order>{ORDERS})
        |(?P<noun>{NOUNS})
        |(?P<past>(?:has|have|had)(?:n['’]t)?\s+(?:\w+\s+)?\w+|(?:was|were|did|had)n['’]t|{"|".join(IRREGULAR)}|[a-z]{{2,}}ed)
        |(?P<now>is|are|am|['’]re|remains?)
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
NO_VERB = frozenset(
    """
    united hundred sacred naked wicked rugged unprecedented armed need seed speed breed feed deed indeed weed steed
    """.split()  # noqa: SIM905 - a word list reads better as words
)
"""Words in -ed that carry no tense."""

REACH = 300
"""How far before a time its clause is looked at: no clause is longer. Code points."""
PREPOSITIONS = r"(?:on|in|by|at|of|for|late|early|earlier|later|from|during|about|around|until|till|since|the|this)"
LEAD = re.compile(rf"(?:\b{PREPOSITIONS}\s+)*$", re.IGNORECASE)
OPENER = re.compile(
    r"(?:^|[,;:–—(“\"•*]|--|\b(?:that|while|when|because|if|whether|where|though|although|but|and|,\s*as))\s*$",
    re.IGNORECASE,
)
AS_OF = re.compile(r"\bas\s+of\s+(?:\w+\s+)?$", re.IGNORECASE)
"""A day on which something stands or from which it holds, by the verb before: "will be shut as of Friday"."""
SINCE = re.compile(
    r"\b(?:since|beginning|dating back to|following|in the wake of)\s+(?:\w+\s+)?$"
    r"|\bonly\s+since\s+(?:the|his|her|its|their)\s+[^,;:.“”\"]{1,60}\son\s+$",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"\bas\s+(?:soon|early|late)\s+as\s+$"
    r"|\bto\s+(?:keep|stay|remain|leave|hold|last|run)\b[^,;:“”\"]{0,60}?\b(?:until|till)\s+$"
    r"|\b(?:g[ia]ven?|extend\w*|postpon\w*|delay\w*|adjourn\w*|suspend\w*|deadline|ultimatum|remanded|prolong\w*|banned|has|have)\b"
    r"[^,;:“”\"]{0,60}?\b(?:until|till)\s+(?:[\w.:]+\s+){0,3}$",
    re.IGNORECASE,
)
"""A term that was set and still runs: "gave them until Friday"."""
CALLED_FOR = re.compile(
    r"\b(?:call|set|plan|announc|fix|arrang|summon|convok|conven|book|order|declar|reserv|earmark)(?:s|ed|es|led|ned|ing)?\s+(?!for\b)"
    r"[^,;:“”\"]{1,60}?\bfor\s+(?:(?:late|early|next|this)\s+)?$"
    r"|\bschedul(?:ed|es|ing)\s+[^,;:“”\"]{1,60}?\s(?:(?:on|late|early)\s+)?$"
    r"|\b(?:foreseen|fixed|planned|billed|booked|earmarked|(?:re)?scheduled|pencilled\s+in|penciled\s+in)\s+for\s+"
    r"(?:(?:late|early|next|this)\s+)?$"
    r"|\b(?:summon|call|invit|conven)(?:s|es|ed|ing)?\s+[^,;:“”\"]{1,40}?\s+to\s+(?:\w+\s+){0,3}?"
    r"(?:summit|talks|session|meeting|conference|hearing|gathering)\b[^,;:“”\"]{0,30}?\s(?:(?:on|late|early)\s+)?$",
    re.IGNORECASE,
)
"""What somebody has set a day for: "called a strike for Friday", "fixed for Monday", "summoned to talks on Friday"."""
RELATIVE = re.compile(r",\s+(?:who|which)\s+(?:\w+ly\s+|also\s+)?$")
"""What opens a clause that ends with the comma behind its time."""
TOLD_OF = re.compile(
    r",\s+(?:which|who|where|at\s+which)\s+(?:\w+ly\s+)?(?:was|were|had|did|went|took|began|ran|saw|came|left|drew|broke|[a-z]{2,}ed)\b"
)
"""What follows a noun with its day and says that it is over: "the talks on Saturday, which lasted"."""
NOBODY = re.compile(r"\b(?:neither|nor|no\s+one|nobody|none|no\s+\w+)\b[^,;:“”\"]{0,80}$", re.IGNORECASE)
STARTING = re.compile(r"\b(?:starting|beginning|effective)\s+(?:on\s+|from\s+)?$", re.IGNORECASE)
"""A day from which a measure holds: "imposed a curfew, starting on Friday"."""
_DEEDS = (
    r"(?:attacks?|strikes?|bombings?|blasts?|explosions?|shootings?|killings?|slayings?|murders?|coup|crash|raids?"
    r"|clash(?:es)?|quake|earthquake|collision|incident|violence|bloodshed|announcement|remarks|comments|statement"
    r"|decision|ruling|arrests?|shelling|riots?|assault|massacre|sinking|capture|kidnapping|ambush|result)\b"
)
HAPPENED = re.compile(rf"['’]s\s+(?:\w+\s+){{0,2}}?{_DEEDS}", re.IGNORECASE)
"""What can only be spoken of by its day once it has happened: "Friday's attack"."""
KNOWN_BY_DAY = re.compile(rf"\s+(?:\w+\s+)?{_DEEDS}", re.IGNORECASE)
"""The same behind a day that stands like an adjective: "the January 5 ruling"."""
MOVED = re.compile(
    r"\b(?:mov(?:e[sd]?|ing)|postpon\w+|put|pushed|br(?:ing|ings|ought)|shift\w*|delay\w*|reschedul\w+|deferr?\w*)\b"
    r"[^,;:“”\"]{0,60}\bto\s+(?:late\s+|early\s+)?$",
    re.IGNORECASE,
)
"""To when something is put off: "was moved from Tuesday to Thursday"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb, or a word that looks ahead, in one sentence."""

    start: int
    end: int
    tense: Tense
    """Of what stands behind it."""
    word: str
    kind: str = "past"
    """The group of words it belongs to: "past", "unable", "ahead", "order", "noun", "now"."""


def find_cues(text: str, sentence: Span) -> tuple[Cue, ...]:
    """Return the cues of tense in one sentence, in order."""
    cues = []
    for match in CUE.finditer(text, sentence.start, sentence.end):
        word = match.group().lower()
        if word in NO_VERB or (word == "may" and match.group() != "may"):
            continue
        tense: Tense = "past" if match.lastgroup in {"past", "unable"} else "future"
        cues.append(Cue(match.start(), match.end(), tense, word, match.lastgroup or "past"))
    return tuple(cues)


def tense_at(text: str, sentence: Span, span: Span, cues: tuple[Cue, ...]) -> Tense | None:
    """Return the tense of the clause that the time at *span* belongs to; None where no verb tells."""
    before = text[max(sentence.start, span.start - REACH) : span.start]
    if SINCE.search(before) or HAPPENED.match(text, span.end) or TOLD_OF.match(text, span.end):
        return "past"
    if AS_OF.search(before):
        verb = cue_before(cues, span.start)
        return verb.tense if verb is not None else "past"
    if (
        UNTIL.search(before)
        or STARTING.search(before)
        or MOVED.search(before)
        or (CALLED_FOR.search(before) and not text.startswith(("'s", "’s"), span.end))
    ):
        return "future"
    if any(cue.kind == "order" and cue.start < span.start and span.end < cue.end for cue in cues):
        return "past"  # "threatened on Wednesday to close": the day of the threat
    left = cue_before(cues, span.start)
    first = bisect_left(cues, span.end, key=_start)
    right = next((c for c in cues[first : first + 8] if c.kind != "noun"), None)
    lead = LEAD.search(before)
    head = before[: lead.start()] if lead else before
    if right is None or left is None:
        chosen = left or right
    elif _is_adjacent(text, left, span.start - len(before) + len(head)):
        genitive = text.startswith(("'s", "’s"), span.end)
        chosen = right if genitive and left.word in REPORTING else left
    elif "," in text[span.end : right.start] and RELATIVE.search(
        text, max(sentence.start, left.start - REACH), left.start
    ):
        chosen = left  # "The minister, who will head the team at the meeting on Thursday, conveyed"
    elif right.word.split()[-1] in REPORTING and left.word not in REPORTING:
        # "will meet in Brussels, Belgium, on Friday, officials said": the saying governs nothing but itself.
        chosen = left
    elif right.kind == "now" and left.kind == "past" and left.word not in REPORTING and not OPENER.search(head):
        chosen = left  # "Envoys who met in Lima on Friday are at odds"
    elif OPENER.search(head) or not text[span.end : right.start].strip(" ,") or _is_subject(text, left, span):
        chosen = right
    else:
        chosen = left
    if chosen is right and chosen and chosen.kind == "order":
        return "past"
    if chosen and chosen.word.startswith("could") and NOBODY.search(text[sentence.start : chosen.start]):
        return "past"  # "neither of them could be reached Tuesday"
    return chosen.tense if chosen else None


def cue_before(cues: tuple[Cue, ...], at: int) -> Cue | None:
    """Return the last cue that ends at or before *at*."""
    index = bisect_right(cues, at, key=_end)
    return cues[index - 1] if index else None


def _start(cue: Cue) -> int:
    return cue.start


def _end(cue: Cue) -> int:
    return cue.end


def _is_adjacent(text: str, cue: Cue, head_end: int) -> bool:
    return not text[cue.end : head_end].strip()


def _is_subject(text: str, left: Cue, span: Span) -> bool:
    # "said the talks on Friday would": the day belongs to what is said, not to the saying.
    if left.word not in REPORTING or re.match(r",?\s+that\b", text[span.end : span.end + 8]):
        return False
    between = text[left.end : span.start].split()
    return len(between) > 2 and between[0].lower() in {"the", "a", "that", "this", "an"}
