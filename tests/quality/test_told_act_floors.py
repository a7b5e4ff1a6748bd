"""Acts of invented texts that the network for events has not seen are read no worse than their pinned floors."""

from benchmarks.quality import told_acts

from stemma.encoder import open_events, open_reader


def test_told_acts_keep_their_floors():
    read = list(told_acts.kept_back(open_events(open_reader())))

    assert told_acts.fallen(told_acts.measure(read)) == []
