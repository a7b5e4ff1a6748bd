"""The network's attributions join those of the rules; only what somebody plainly said is told as his words."""

import pytest

from stemma.reading.actors.mentions import find_mentions
from stemma.reading.speech.attributions import find_attributions
from stemma.records.labels import Labelled, LabelledAttribution
from stemma.records.span import Span
from stemma.text.sentences import sentences


def labelled(text, words, label, score=0.95):
    start = text.index(words)
    return Labelled(span=Span(start, start + len(words)), label=label, score=score)


def heard(text, source, cue, *contents, score=0.95):
    return LabelledAttribution(
        cue=labelled(text, cue, "cue", score) if cue else None,
        source=labelled(text, source, "source", score) if source else None,
        source_score=0.9,
        contents=tuple(labelled(text, c, "content", score) for c in contents),
        content_score=0.9,
    )


def read(text, *found):
    body = sentences(text)
    mentions, chains = find_mentions(text, body)
    attributions = find_attributions(text, body, mentions, chains, (), labelled=found)
    return [(a, [c.of(text) for c in a.content]) for a in attributions]


def test_what_the_rules_have_is_not_said_twice():
    text = "Lena Okoro said that the port would stay closed."
    ((own, content),) = read(text, heard(text, "Lena Okoro", "said", "that the port would stay closed"))

    assert own.by == "rules"
    assert content == ["the port would stay closed"]


def test_the_same_words_behind_another_cue_are_not_said_twice():
    text = "“We will stay in port for now,” Lena Okoro said in a note."
    ((own, _),) = read(text, heard(text, "Lena Okoro", "in a note", "“We will stay in port for now,”"))

    assert own.kind == "direct"


def test_a_thought_joins_and_is_not_told_as_words():
    text = "Lena Okoro wants the port to stay closed. The harbour was quiet."
    ((own, content),) = read(text, heard(text, "Lena Okoro", "wants", "the port to stay closed"))

    assert (own.by, own.uttered, own.kind, own.score) == ("network", False, "indirect", 0.95)
    assert own.speaker_chain == 0
    assert content == ["the port to stay closed"]


def test_a_saying_that_the_rules_missed_is_told_when_the_speaker_is_a_mention():
    text = "In a terse note Lena Okoro, who was abroad and could not be reached for the whole week, on the harbour said it was shut for good."
    found = heard(text, "Lena Okoro", "said", "it was shut for good")
    own = next(a for a, content in read(text, found) if "it was shut for good" in content)

    assert own.uttered
    assert own.speaker_chain is not None


TERSE = "In a terse note Lena Okoro, who was abroad and could not be reached for the whole week, on the harbour said it was shut for good."


@pytest.mark.parametrize(("score", "told"), [(0.2, []), (0.5, [False]), (0.7, [True])])
def test_an_unsure_network_is_not_told_and_a_very_unsure_one_not_read(score, told):
    found = read(TERSE, heard(TERSE, "Lena Okoro", "said", "it was shut for good", score=score))

    assert [a.uttered for a, _ in found if a.by == "network"] == told


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("never mentioned", "the wreck was found"),
        ("pointed to", "the wreck that was found"),
        ("considers", "the wreck was found"),
        ("spoke of", "raising what was found"),
    ],
)
def test_what_was_not_said_or_is_no_clause_is_not_told(cue, content):
    text = f"Lena Okoro {cue} {content} on Monday."
    found = read(text, heard(text, "Lena Okoro", cue, content))

    assert [a.uttered for a, _ in found if a.by == "network"] in ([], [False])


def test_the_network_knows_better_who_speaks():
    text = "Lena Okoro met the guild on Monday, whose master Tomas Lind, a man of few words, said the port was lost."
    ((own, _),) = read(text, heard(text, "Tomas Lind, a man of few words,", "said", "the port was lost"))

    assert (own.by, own.source.of(text)) == ("rules", "Tomas Lind, a man of few words")
    assert own.speaker_chain == 1


def test_the_cue_is_told_whole():
    text = "Lena Okoro has repeatedly said the port was lost."
    ((own, _),) = read(text, heard(text, "Lena Okoro", "has repeatedly said", "the port was lost"))

    assert own.cue.of(text) == "has repeatedly said"


def test_a_piece_of_which_the_rules_have_no_word_joins():
    text = "Lena Okoro said the port was lost. The guild heard this. Ships are to turn north."
    found = read(text, heard(text, "Lena Okoro", "said", "the port was lost", "Ships are to turn north"))

    assert [(a.by, a.uttered, content) for a, content in found] == [
        ("rules", True, ["the port was lost"]),
        ("network", False, ["Ships are to turn north"]),
    ]


def test_nameless_reports_have_no_speaker():
    text = "The ferry is reportedly held in the strait."
    ((own, content),) = read(text, heard(text, None, "reportedly", "The ferry is", "held in the strait"))

    assert (own.source, own.speaker_chain, own.uttered) == (None, None, False)
    assert content == ["The ferry is", "held in the strait"]


def test_marks_decide_the_kind():
    text = "For Lena Okoro, “a dark day”. To the guild it was “a farce” in the making."
    (direct, words), (mixed, _) = read(
        text,
        heard(text, "Lena Okoro", None, "“a dark day”"),
        heard(text, "the guild", None, "it was “a farce” in the making"),
    )

    assert (direct.kind, words) == ("direct", ["a dark day"])
    assert mixed.kind == "mixed"
    assert [q.of(text) for q in mixed.quoted] == ["a farce"]


def test_marks_alone_are_no_words():
    text = "Lena Okoro wants , today."

    assert read(text, heard(text, "Lena Okoro", "wants", ",")) == []


def test_where_the_rules_name_nobody_the_networks_speaker_and_verb_are_taken():
    text = "A senior officer, who asked not to be named because talks were going on, told Lena Okoro: “If we pay once, we shall pay every spring.”"
    ((own, _),) = read(text, heard(text, "A senior officer", "told", "“If we pay once, we shall pay every spring.”"))

    assert (own.source.of(text), own.cue.of(text)) == ("A senior officer", "told")


def test_a_name_that_the_rules_see_stays_the_speaker():
    text = (
        "It filed a request. The ban will cost the mills a year, the Ministry of Trade, Industry and Energy estimates."
    )
    own = read(text, heard(text, "It", "filed a request", "The ban will cost the mills a year"))[0][0]

    assert own.source.of(text) == "the Ministry of Trade, Industry and Energy"


def test_a_nameless_source_is_told_when_the_network_is_sure():
    text = "The ship sank on Monday, a source at the ministry said."
    ((own, content),) = read(text, heard(text, "a source at the ministry", "said", "The ship sank on Monday"))

    assert own.uttered
    assert content == ["The ship sank on Monday"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Nobody in the cordon would say whether the police meant to go in.", "Nobody in the cordon", "say", "whether the police meant to go in"),
        ("The treaty’s fifth clause states that an attack on one member is met by all.", "The treaty’s fifth clause", "states", "an attack on one member is met by all"),
        ("A young man asked why the bridge had been closed for so long.", "A young man", "asked", "why the bridge had been closed for so long"),
    ],
)  # fmt: skip
def test_a_rule_a_question_and_nobodys_words_are_not_told_by_the_network(text, source, cue, content):
    assert not any(own.uttered and own.by == "network" for own, _ in read(text, heard(text, source, cue, content)))


def test_the_reporters_own_clause_behind_the_words_is_left_to_him():
    text = "Lena Okoro says the islets lie on her side of the line, has refused to pull back."
    ((_, content),) = read(text, heard(text, "Lena Okoro", "says", "the islets lie on her side of the line", score=0.6))

    assert content == ["the islets lie on her side of the line"]


def test_a_condition_stays_with_the_words():
    text = "Lena Okoro threatened to close the port unless the fleet left by March."
    ((_, content),) = read(text, heard(text, "Lena Okoro", "threatened", "to close the port", score=0.6))

    assert content == ["to close the port unless the fleet left by March"]


def test_quoted_words_of_an_accusation_are_told():
    text = "The council accused Lena Okoro of “deliberately wrecking” the talks."
    told = [
        own
        for own, _ in read(
            text, heard(text, "The council", "accused", "Lena Okoro of “deliberately wrecking” the talks", score=0.6)
        )
    ]

    assert [own.uttered for own in told] == [True]


def test_a_speaker_in_another_paragraph_takes_no_words_away():
    text = "Farmers in the valley waited.\n\nLena Okoro rejected the threat, saying in a note that it “will not talk”."
    told = [own for own, _ in read(text, heard(text, "Farmers in the valley", "saying", "that it “will not talk”"))]

    assert [own.source.of(text) for own in told] == ["Lena Okoro"]


def test_words_that_the_rules_took_for_their_speaker_are_given_back():
    text = "The dead are four guards, two of whom succumbed to their wounds in the day, and a farmer who had gone out, said Lena Okoro, the colonel."
    found = heard(
        text,
        "Lena Okoro, the colonel",
        "said",
        "The dead are four guards, two of whom succumbed to their wounds in the day, and a farmer who had gone out",
        score=0.6,
    )
    told = [(own.source.of(text), content) for own, content in read(text, found) if own.uttered]

    assert told == [
        (
            "Lena Okoro, the colonel",
            [
                "The dead are four guards, two of whom succumbed to their wounds in the day, and a farmer who had gone out"
            ],
        )
    ]


def test_scraps_behind_the_words_are_no_part_of_them():
    text = "In the same hour the Oro council announced that the meeting of experts had been called off, without saying which of them had asked."
    found = heard(
        text,
        "the Oro council",
        "announced",
        "that the meeting of experts had been called off",
        "which of them had asked",
        score=0.6,
    )
    told = [content for own, content in read(text, found) if own.uttered]

    assert told == [["the meeting of experts had been called off"]]
