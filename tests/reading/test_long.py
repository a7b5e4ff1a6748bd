"""A transcript of 50,000 words is read in time that grows with its length, and in bounded memory."""

import resource
import time

from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.find import find_events
from stemma.reading.quantities.find import find_quantities
from stemma.reading.speech.attributions import find_attributions
from stemma.reading.times.find import find_times
from stemma.text.sentences import sentences

NAMES = ["Ana Quispe", "Jorge Rojas", "Luis Vega", "Carmen Soto", "Ingrid Solheim", "Lars Moen", "Raj Malhotra"]
STATES = ["Peru", "Chile", "Ecuador", "Norway", "India", "Kenya", "Chad", "Fiji"]
GROWTH = 2.0
"""How many times more than its share five times the words may take: a quadratic step would take five."""
MOST_SECONDS = 60.0
"""CPU seconds for 50,000 words; five on the machine that this was written on."""
MOST_KILOBYTES = 600_000
"""Memory that 50,000 words may add to the process."""


def transcript(words: int) -> str:
    paragraphs: list[str] = []
    count = 0
    while count < words:
        at = len(paragraphs)
        one, other = NAMES[at % 7], NAMES[(at * 3 + 1) % 7]
        mine, yours = STATES[at % 8], STATES[(at * 5 + 2) % 8]
        paragraphs.append(
            f"Minister {one} of {mine} met {other} in Lima on May {1 + at % 28}. “We will not leave the table {at} "
            f"times,” {other.split()[1]} said. {mine} accused {yours} of shelling a village, killing {5 + at % 90} people. "
            f"She said it had recalled its ambassador from {yours}. The two sides agreed to a truce on Monday."
        )
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def seconds_for(text: str) -> float:
    began = time.process_time()
    spans = tuple(sentences(text))
    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published="2031-05-16", dateline=None)
    said = find_attributions(text, spans, mentions, chains, times)
    events = find_events(text, spans, mentions, chains, times, said, published="2031-05-16").told
    quantities = find_quantities(text, spans)
    assert events and quantities and said
    return time.process_time() - began


def test_time_grows_with_length_and_memory_is_bounded():
    """Five times the words take about five times the CPU seconds."""
    seconds_for(transcript(500))  # word lists are loaded once
    short = seconds_for(transcript(10_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    long = seconds_for(transcript(50_000))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert long < MOST_SECONDS
    assert long < 5 * GROWTH * short
    assert after - before < MOST_KILOBYTES
