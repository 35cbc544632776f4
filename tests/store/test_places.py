"""Entries sorted by kind: the same as a look through all of them, which is made once until something changes."""

from hypothesis import given
from hypothesis import strategies as st

from ilt.store import MEMORY, Edit, Entry, Saver, Store
from ilt.store.places import Kinds, Places

KINDS, KEYS = ("meeting", "step", "setting"), ("a", "b")
PLACES = st.tuples(st.sampled_from(KINDS), st.sampled_from(KEYS))
CHANGES = st.lists(st.tuples(st.booleans(), PLACES, st.sampled_from([None, 0, "x"]), st.booleans()), max_size=12)


@given(CHANGES)
def test_kinds_are_what_a_look_through_all_entries_finds(changes):
    known, unsaved, kinds = Places[Entry](), Places[Edit](), Kinds()
    for of_store, place, value, goes in changes:
        held, one = (known, Entry(*place, value)) if of_store else (unsaved, Edit(*place, value))
        if goes:
            held.pop(place, None)
        else:
            held[place] = one
        for kind in KINDS:
            plain = {}
            for where in dict.fromkeys([*known, *unsaved]):
                newest = unsaved[where] if where in unsaved else known[where]
                if where[0] == kind and newest.value is not None:
                    plain[where[1]] = newest.value
            assert list(kinds.of(kind, known, unsaved).items()) == list(plain.items())


def test_to_ask_for_a_kind_many_times_takes_one_look_through_all_entries(monkeypatch):
    saver = Saver.begin(Store(MEMORY), visitor="test")
    saver.put_all("answer", {f"q{number}": "yes" for number in range(100)})
    looks = []
    walk = Places.__iter__
    monkeypatch.setattr(Places, "__iter__", lambda held: looks.append(held) or walk(held))
    saver.put("other", "minimum", 4)
    looks.clear()
    for _ in range(50):
        assert saver.all("other") == {"minimum": 4}
        assert len(saver.all("answer")) == 100
    assert len(looks) <= 2
