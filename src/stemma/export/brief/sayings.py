"""What every face of the brief says in the same words."""

ALONE = "What rests on one newsroom only"
PEOPLE = "Who is who"
SOURCES = "Sources"
ONE_VOICE = "Told by several newsrooms, all quoting one speaker"
HOW = (
    "Chosen by weight: the kind of act, the newsrooms behind it, how recent it is, whether it is disputed. "
    "Sentences are the reports' own; a note gives the place of the exact words, and them where the line has others."
)
LEFT_OUT = "Left out for room"
