"""The collector of reference cycles stands still while records are made, and does not go through them afterwards."""

import gc

from stemma.casefile.paused import collector_paused


def test_what_was_made_meanwhile_is_old_at_once():
    with collector_paused():
        assert not gc.isenabled()
        made = [[n] for n in range(5000)]

    young = {id(thing) for thing in gc.get_objects(generation=0)}
    assert gc.isenabled()
    assert not any(id(thing) in young for thing in made)
    assert gc.get_freeze_count() == 0


def test_what_others_have_frozen_stays_so():
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with collector_paused():
            pass
        assert 0 < gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()


def test_who_runs_without_a_collector_gets_none():
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
