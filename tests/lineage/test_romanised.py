"""One name in two ways into Latin letters, and two names that only look alike."""

import pytest

from stemma.lineage.romanised import sound_alike


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Qurbon", "Kurbon"),
        ("Firdavs", "Firdaus"),
        ("Ayvaj", "Ajvaj"),
        ("Dosmukhamedov", "Dosmuhamedov"),
        ("Hovsepyan", "Hovsepian"),
        ("Kharusi", "Kharousi"),
        ("Msaidié", "Msaidie"),
        ("Dzhalilov", "Jalilov"),
    ],
)
def test_one_name_in_two_spellings(a, b):
    assert sound_alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("Quell", "Quel"), ("Teguh", "Tegah"), ("Beatriz", "Beatrice"), ("Regula", "Regina"), ("Ali", "Aly")]
)
def test_two_names(a, b):
    assert not sound_alike(a, b)
