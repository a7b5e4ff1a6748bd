"""
What a stance is about, as it reads behind the stance: "demands that Norland withdraw", "refuses “membership is ours”".
"""

import re

from stemma.export.cuts import shorten
from stemma.records.account import Position

CLAUSE = re.compile(
    r"(?!to\b|that\b|for\b)(?:(?!\b(?:that|who|which|to)\b).)*?\b(?:is|are|was|were|has|have|will|would|must)\b",
    re.IGNORECASE,
)
"""What a stance is about where it is a clause of its own and no object: "membership is a matter for the members"."""
THREAT = re.compile(r"[A-Z](?:(?!\bthat\b|\bto\b).)*?\b(?:will|would|shall|must)\b")
"""The same of a threat, whose subject may have a clause of its own: "Those who came will pay"."""
OBJECT = re.compile(
    r"(?:to|that|a|an|the|any|all|its|his|her|their|our|your|this|these|such|every|each|some|no|further|more|new|both)\b"
    r"|[A-Z\d$€£]|\w+(?:s|ing|ion|ment|ity|ance|ence)\b"
)
"""How what is refused begins where it is an object; "let a guest be dragged off" is none."""
VERB = r"(?!(?:the|an?|its|his|her|their|our|your|this|that|these|all|any|\w+ing)\b)[a-z]+"
AND_TO = re.compile(rf"(?<=\band )to (?={VERB})")
ASKED = re.compile(
    r"(?P<who>(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:\(?[A-Z][\w.’'-]*\)?|and|of|the|for))*"
    r"|(?:both|all|the|its|his|her|their|our)(?:\s+[a-z]+){1,3}?)"
    r"(?<!right)(?<!return)(?<!end)(?<!access)(?<!answer)(?<!response)(?<!commitment)(?<!way)(?<!visit)(?<!threat)"
    rf"(?P<to>\s+(?P<no>not\s+)?to\s+){VERB}"
)
"""A demand that begins with who is to do it: "both sides to show restraint", not "an end to attacks"."""


def say_issue(position: Position, longest: int | None = None) -> tuple[str, bool]:
    """
    Return what *position* is about, and whether it stands in quotation marks.

    Args:
        position: The stance.
        longest: Length at which it is cut; None: never. Characters.
    """
    issue = shorten(position.issue, longest or len(position.issue))
    if position.stance == "conditions":
        return issue, False
    # "refuses membership is a matter for the members": a clause of its own reads as one only in quotation marks
    threat = position.stance == "threatens" and THREAT.match(issue)
    # "demands to withdraw a rig" would have the one who demands it withdraw: who is to do it is not said
    unsaid = position.stance == "demands" and issue.startswith("to ")
    if CLAUSE.match(issue) or threat or unsaid or (position.stance == "refuses" and not OBJECT.match(issue)):
        return f"“{issue}”", True
    asked = ASKED.match(issue) if position.stance == "demands" else None
    # "demands Norland to withdraw" is no English: one demands that Norland withdraw
    if asked:
        issue = f"that {asked['who']} {asked['no'] or ''}{AND_TO.sub('', issue[asked.end('to') :])}"
    return issue, False
