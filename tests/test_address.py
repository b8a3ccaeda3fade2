"""The address: what it says is read, what it cannot say is refused in words, and nothing ever fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import address

KNOWN = {"region_names": ("84", "94"), "cluster_names": ("minalogic", "polymeris")}


def known(query: str):
    return KNOWN.get(query, ())


def test_defaults_leave_the_address_clean():
    state = address.read({}, known)
    assert state.refused == () and state.phase == 4 and state.lang == "fr" and state["region"] is None
    assert address.write(state.values) == {}


def test_what_is_known_is_read_and_written_back():
    asked = {"phase": ["2"], "region": ["94"], "cluster": ["minalogic"], "lang": ["en"]}
    state = address.read(asked, known)
    assert state.refused == ()
    assert address.write(state.values) == {"lang": "en", "phase": "2", "region": "94", "cluster": "minalogic"}


@pytest.mark.parametrize("asked", [
    {"phase": ["9"]}, {"phase": ["2", "3"]}, {"phase": ["<script>alert(1)</script>"]}, {"region": ["x" * 10_000]}, {"cluster": ["' or 1=1 --"]}, {"lang": ["de"]}, {"phase": [""]},
])
def test_unknown_repeated_or_hostile_is_left_out_and_named(asked):
    state = address.read(asked, known)
    assert state.refused == tuple(asked)
    assert address.write(state.values) == {}


@pytest.mark.parametrize(("asked", "fits"), [("polymeris", True), ("minalogic~polymeris", True), ("minalogic~minalogic", False), ("minalogic~", False), ("minalogic~nobody", False), ("~", False)])
def test_a_list_holds_known_values_each_once(asked, fits):
    state = address.read({"others": [asked]}, known)
    assert (state["others"] == asked) is fits and state.refused == (() if fits else ("others",))
    assert address.several(state["others"]) == (tuple(asked.split("~")) if fits else ())


def test_an_unknown_parameter_is_named_once():
    assert address.read({"utm_source": ["a"], "fbclid": ["b"]}, known).refused == ("?",)


@given(st.dictionaries(st.text(max_size=20) | st.sampled_from([p.name for p in address.PARAMS]), st.lists(st.text(max_size=40), max_size=3), max_size=5))
def test_reading_never_fails_and_is_stable(asked):
    state = address.read(asked, known)
    again = address.read({name: [value] for name, value in address.write(state.values).items()}, known)
    assert again.values == state.values and again.refused == ()


def test_each_parameter_is_declared_once():
    names = [p.name for p in address.PARAMS]
    assert len(names) == len(set(names))
