"""Rulings in words: what one says, and whether it holds."""

from stemma.records.account import Account
from stemma.records.ruling import Effect, Place, Ruling, Subject

NOUNS: dict[Subject, str] = {
    "actor": "actor",
    "event": "event",
    "statement": "statement",
    "copy": "article",
    "origin": "origin",
}


def say_ruling(ruling: Ruling) -> str:
    """Return what a ruling says, without who, when and why."""
    named = [_words(side) for side in ruling.sides]
    every = ", ".join(named)
    noun = NOUNS[ruling.about]
    match ruling.about, ruling.verb:
        case "copy", "merge":
            return f"copied from {named[0]}: {', '.join(named[1:])}"
        case "copy", "split":
            return f"no copies of each other: {every}"
        case "copy", "reject":
            return f"nobody's copy: {every}"
        case "origin", "rename":
            return f"the newsroom behind {named[0]} is {ruling.value}"
        case "statement", "rename":
            return f"{named[0]} are the words of {ruling.value}"
        case _, "merge":
            return f"one {noun}: {every}"
        case _, "split":
            return f"two {noun}s: {' | '.join(named)}"
        case _, "rename":
            return f"the {noun} {named[0]} is called {ruling.value}"
        case _, "retype":
            return f"the {noun} {named[0]} is: {ruling.value}"
        case _, "reject":
            return f"no {noun}: {named[0]}"
        case _:
            return f"the {noun} {named[0]} stands"


def say_decision(ruling: Ruling, effect: Effect) -> str:
    """Return a ruling as the record that it changed shows it, with what the machine thought."""
    said = f"{ruling.by} ruled on {ruling.made[:10]} ({ruling.id}): {say_ruling(ruling)}; why: {ruling.why}"
    return f"{said}; before: {effect.was}"


def say_state(ruling: Ruling, account: Account) -> str:
    """Return whether a ruling holds: "retired by ...", "waits: ...", "changed 2 records"."""
    if ruling.retired:
        first = ruling.retired[0]
        return f"retired by {first.by} on {first.made[:10]}: {first.why}"
    changed = {e.record for e in account.effects if e.ruling == ruling.id}
    notes = [i.text for i in account.issues if ruling.id in i.text]
    state = f"holds for {', '.join(sorted(changed))}" if changed else "holds for nothing yet"
    return "; ".join((state, *notes))


def _words(side: tuple[Place, ...]) -> str:
    first = f"“{side[0].words}”"
    return first if len(side) == 1 else f"{first} and {len(side) - 1} more"
