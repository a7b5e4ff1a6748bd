"""The wordings around a person or a pronoun that tell who is meant: openings, prepositions, bounds of clauses."""

import re

OBLIQUE = re.compile(
    r"(?<!according )\b(?:with|to|by|against|from|for|of|about|between|on|at|than|like|behind|over|under|named|called)"
    r"(?: the| an?| his| her| its| their)?(?: [A-Z][\w’'.&-]*)* $"
)
"""What makes a person behind it no subject; titles before the name are in capitals."""
POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
OPENING = re.compile(
    r"(?:After|Before|During|Following|In|On|At|With|Without|As|When|While|Since|Until|For|From|By|Under|Despite|Amid"
    r"|Although|Though|Because|If|Unlike|Like|Alongside|Speaking|Asked|Citing|Writing|Addressing|Discussing|Having"
    r"|Throughout|Upon|Besides|Of|To|Through|Among|Over|Against)\b[^,]*,"
    r"(?: (?:(?:hours|minutes|days|shortly|just) )?(?:before|after|while|when|during)\b[^,]*,)?"
)
"""What opens a sentence before its subject, and a second such phrase: "Speaking in Lima, hours before she left,"."""
BESIDE = re.compile(
    r"(?:,? and|,? or|,? with|,? along with|,? alongside)(?: (?:\w+|some|one|most|members) of| several| other| all)? $"
)
"""Between somebody and the pronoun beside him: "Smith and his brother"."""
INSERTED = re.compile(r", (?:he|she) (?:said|adde|told|says|note)[ds,. ]?")
"""What tells who says the clause before it; six code points behind the pronoun are looked at."""
CLAUSE = re.compile(
    r"[,;:“”\"]|\b(?:that|who|whom|which|whose|and|but|when|while|after|before|because|if|as|where|until|since)\b"
    r"|(?<!\bwas )(?<!\bis )(?<!\bbeen )(?<!\bwere )(?<!\bbe )(?<!\bare )(?<!-)\b[a-z]{2,}ing\b"
)
"""Where another clause may begin."""
OPENS_CLAUSE = re.compile(
    r"\b(?:that|after|when|because|as|while|before|until|since|if|where)(?: the| an?)?(?: [A-Z][\w’'.&-]*)* $"
)
"""What opens a clause right before its subject, his titles between."""
OBJECT_BEHIND = re.compile(
    r"[.,;:!?)”\"]|[ \u00a0](?:to|that|in|on|at|for|from|with|by|and|as|when|after|before|not|of|about|into|out|over"
    r"|during|but|or|if|because|while|until|again|away|off|down|up|aside|back)\b|$"
)
"""Behind "her" as an object."""
OWN_RELATIVE = re.compile(r",? who\b")
"""What goes on about the one before it: "a guard who had been on duty was less solemn"."""
TITLED = re.compile(r" (?:the )?(?:[A-Z][\w’'.&-]* |(?:president|minister|prime|foreign|secretary|leader|mayor) ){0,5}")
"""What may stand between an opening phrase and its subject."""
PARTICIPLE = re.compile(
    r"(?:, (?:and |then |thus |thereby )?|\bby |\bbefore |\bafter |\band )(?:not |never )?[a-z]{2,}ing $"
)
"""Before an object, a participle whose subject is that of the clause: "Smith beat Jones, knocking [him] down"."""
BEYOND = re.compile(r"\b(?:ahead of|behind|around|beside|next to|in front of|alongside|near) $")
"""What stands before "him" where it may mean the subject: "Smith has a long way ahead of him"."""
SAYS = re.compile(
    r" (?:also |later |then |once |has |had )?(?:said|says|added|adds|insisted|insists|claimed|claims|argued|argues"
    r"|wrote|writes|noted|notes|recalled|recalls|admitted|admits|believed|believes|thought|thinks|hoped|hopes|knew|knows"
    r"|(?:told|tells) (?:reporters|journalists|lawmakers|parliament|the court))(?: on [A-Z][a-z]+day)?(?: that)? "
)
"""Between somebody and the pronoun by which he speaks of himself: "Smith said on Monday that he"."""
TITLES_BEFORE = re.compile(
    r"(?:The |An? )?(?:[A-Z][\w’'.&-]* |president |minister |prime |secretary |leader |mayor ){0,6}"
)
"""What may stand between the beginning of a sentence and the name that opens it."""
SAYING = re.compile(
    r" (?:also |later |then |once |further |has |had |has also |had also )?(?:said|says|say|told|tells|added|adds"
    r"|announced|promised|pledged|vowed|declared|insisted|claimed|warned|noted|stated|explained|argued|recalled|informed|confirmed|denied"
    r"|replied|wrote|voiced|predicted|conceded|admitted|acknowledged)\b"
)
"""What follows a pronoun that speaks."""
ACCORDING = re.compile(r"\b[Aa]ccording to $")
"""What stands before one: "according to him"."""
