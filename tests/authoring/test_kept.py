"""What is kept beside the memory answers as a dictionary does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.authoring import kept

STEPS = st.lists(st.tuples(st.sampled_from(["set", "pop", "get"]), st.integers(0, 9)), max_size=60)


@given(STEPS)
def test_it_is_a_dictionary_whatever_is_on_disk(steps):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "_MOST", 2)
        found, told = kept.Kept(), {}
        for number, (step, key) in enumerate(steps, 1):
            if step == "set":
                found[key] = told[key] = number
            elif step == "pop":
                assert found.pop(key) == told.pop(key, None)
            else:
                assert found.get(key) == told.get(key)
                assert (key in found) == (key in told)
        assert len(found) == len(told)
        assert {key: found[key] for key in told} == told
        with pytest.raises(KeyError):
            found["nobody"]


def test_half_a_character_is_a_key(monkeypatch):
    monkeypatch.setattr(kept, "_MOST", 1)
    found = kept.Kept()
    for key in ("\ud800", "a", "b"):
        found[key] = "id"
    assert "\ud800" in found
    assert found.pop("\ud800") is not None
    assert len(found) == 2
