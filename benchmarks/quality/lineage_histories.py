"""
How the copies of stories come about, each drawn with its noise: held and lost sources, versions, merged wires, misprints.

Beside them stand look-alikes that are no copies: the same quotations, one site's template, a shared press release, standing
background, and whatever pairs of stories the folder has about one event.
"""

from collections.abc import Sequence

from lineage_edits import (
    add_own,
    cut_end,
    cut_middle,
    expand,
    headline,
    house_style,
    misprint,
    move,
    new_lead,
    proofread,
    redate,
    revise,
    reword,
    transliterate,
    weekdays,
)
from lineage_press import Made, Operation, Press, Set, told

from stemma.records.article import CreditKind

AGENCIES = ("AP", "AFP", "Reuters", "dpa", "Kyodo", "PTI")
PASSAGE_WORDS = 22
"""Narration in each of two paragraphs of a copied passage: of less nobody could be sure. Words."""


def held_tree(press: Press) -> None:
    """A story, its reprint, a cut of the reprint, a copy of the cut, and an edited copy."""
    root = press.root()
    reprint = press.copy(root, [headline], "reprint")
    cut = press.copy(reprint, [cut_end], "edited")
    press.copy(cut, [headline, redate], "edited")
    press.copy(root, [redate, reword, cut_middle], "edited")


def house_reprints(press: Press) -> None:
    """A story and printings that differ in spelling alone."""
    root = press.root()
    press.copy(root, [headline, house_style], "reprint")
    press.copy(root, [headline], "reprint")


def lost_wire(press: Press) -> None:
    """Printings of an agency's story that is not held."""
    root = press.root()
    root.outlet = press.draw.choice(AGENCIES)
    press.lost.add(root.key)
    kinds: list[CreditKind] = ["byline", "photo", "dateline"]
    press.draw.shuffle(kinds)
    for operations in ([cut_end, redate], [reword, cut_middle], [cut_end]):
        press.copy(root, operations, "edited").credits = [(root.outlet, kinds.pop())]


def lost_unsigned(press: Press) -> None:
    """Two printings of a lost story that say nothing of where they have it."""
    root = press.root()
    press.lost.add(root.key)
    for _ in range(2):
        press.copy(root, [cut_middle, press.draw.choice((reword, redate, transliterate))], "edited").credits = []


def own_reporting(press: Press) -> None:
    """A copy with paragraphs of its own."""
    press.copy(press.root(), [expand] if press.draw.random() < 0.3 else [cut_end, add_own], "edited")


def passage(press: Press) -> None:
    """Some paragraphs of one story within another outlet's own."""
    root, other = press.root(), press.root()
    other.paragraphs[2:2] = _window(press, root.paragraphs, 1)
    other.published, other.parent, other.relation = press.after(root.published), root.key, "partial"


def merged(press: Press) -> None:
    """One article out of the tops of two."""
    first, second = press.root(), press.root()
    made = press.copy(first, [cut_end], "edited")
    size = sum(len(t) for t, _ in made.paragraphs)
    for paragraph in second.paragraphs:
        made.paragraphs.append(paragraph)
        if sum(len(t) for t, o in made.paragraphs if o == second.key) > size / 3:
            break
    made.published = max(press.after(first.published), press.after(second.published))


def versions(press: Press) -> None:
    """An outlet's later versions, and a copy of the second."""
    root = press.root()
    root.title = "Crews search river"
    second = press.copy(root, [new_lead, revise], "update")
    second.title = press.draw.choice(("UPDATE 1-Crews search river", "1st Ld-Writethru: river", "(LEAD) River", None))
    third = press.copy(second, [cut_middle, revise], "update")
    third.title = press.draw.choice(("UPDATE 2-Crews search river", "2nd Ld-Writethru: river", "(2nd LD) River", None))
    for made in (second, third):
        made.outlet = root.outlet
        made.paragraphs = [(t, root.key) for t, _ in made.paragraphs]
    if press.draw.random() < 0.5:
        third.paragraphs.append(("Correction: An earlier version of this article gave a wrong number.", root.key))
    press.copy(second, [cut_end], "edited")


def reordered(press: Press) -> None:
    """A copy in another order, and one with names written otherwise."""
    root = press.root()
    if press.draw.random() < 0.3:
        redate(press, root)
    press.copy(root, [move, press.draw.choice((redate, redate, weekdays))], "edited")
    press.copy(root, [transliterate, cut_end], "edited")


def misprinted(press: Press) -> None:
    """A story, a printing with errors in it, copies of that printing, and a copy of the story itself."""
    root = press.root()
    if press.draw.random() < 0.25:
        misprint(press, root)

    def desk() -> Operation:
        return press.draw.choice((cut_end, cut_middle, add_own, reword))

    second = press.copy(root, [proofread, desk(), misprint], "edited")
    press.copy(second, [headline], "reprint")
    press.copy(second, [proofread, desk()], "edited")
    press.copy(root, [proofread, desk()], "edited")


def same_quotations(press: Press) -> None:
    """Two stories with the same quotations and one site's template."""
    first, second = press.root(), press.root()
    if len(press.quotes) >= 3:
        said = press.draw.sample(press.quotes, 3)
        for made in (first, second):
            made.paragraphs[2:2] = [(q, made.key) for q in said]


def press_release(press: Press) -> None:
    """Two stories that both took a paragraph of a press release, which is held."""
    release, first, second = press.root(), press.root(), press.root()
    release.release = True
    taken = _window(press, release.paragraphs, 0)
    for made in (first, second):
        made.paragraphs[3:3] = taken
        made.published, made.parent, made.relation = press.after(release.published), release.key, "partial"


def background(press: Press) -> None:
    """Stories of one outlet, weeks apart, with the same two paragraphs of background."""
    first, second = press.root(), press.root()
    second.outlet, second.published = first.outlet, press.moment(20)
    for _ in range(2):
        text = press.spare.pop() if press.spare else "The quarrel began in 1998."
        for made in (first, second):
            made.paragraphs.append((text, made.key))


HISTORIES = (
    held_tree, lost_wire, own_reporting, passage, merged, versions, reordered, same_quotations,
    house_reprints, lost_unsigned, press_release, background, misprinted,
)  # fmt: skip


def _window(press: Press, paragraphs: Sequence[tuple[str, str]], first: int) -> list[tuple[str, str]]:
    """Return some paragraphs in a row, from the *first* on, two of them with `PASSAGE_WORDS` of narration."""
    start = press.draw.choice(range(first, max(first + 1, len(paragraphs) - 3)))
    end = start + 2
    while end < len(paragraphs) and sum(len(told(t)) >= PASSAGE_WORDS for t, _ in paragraphs[start:end]) < 2:
        end += 1
    return list(paragraphs[start:end])


def make_set(stories: Sequence[list[str]], count: int, seed: int, twins: Sequence[tuple[list[str], list[str]]]) -> Set:
    """Return *count* histories, as far as the stories go; *twins* are pairs of stories about one event."""
    press = Press(stories, seed)
    for number in range(count):
        if len(press.stories) < 3:
            break
        history = HISTORIES[(number + 5 * seed) % len(HISTORIES)]  # few stories: each set has other histories
        press.story, press.history = number, history.__name__
        history(press)
    for number, pair in enumerate(twins, count):
        press.story, press.history = number, "same_event"
        press.stories.extend(pair)
        for _ in pair:
            press.root()
    for made in press.made:
        _weather(press, made)
    return Set(made=press.made, held=[m for m in press.made if m.key not in press.lost])


def _weather(press: Press, made: Made) -> None:
    """Do to an article what the way from the site to the file does."""
    chance = press.draw.random
    if made.published and chance() < 0.07:
        made.published = None
    elif made.published and made.relation != "update" and chance() < 0.04:  # the day a feed was read, or a page moved
        made.published = f"2024-03-{press.draw.randrange(2, 20):02d}T{press.draw.randrange(24):02d}:00"
    elif made.published and chance() < 0.2:
        made.published = made.published[:10]
    made.chrome = press.draw.choice((None, None, True, True, False))
    made.damaged = chance() < 0.06
