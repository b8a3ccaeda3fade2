"""The scenarios of a page: read from an address, named, never failing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import address
from language import speech
from scenarios import beside
from scenarios.address import encode
from scenarios.levers import default
from tests.scenario_levers import levers, todays


def names(sets, lang="en"):
    return [one.name(speech(lang)) for one in sets.all]


def test_nothing_said_is_the_reference_alone():
    sets = beside.read(None, None, None, ())
    assert sets.current.levers == default() and sets.others == () and sets.refused == () and names(sets) == ["Continuity"]


def test_a_name_given_comes_before_that_of_the_starting_point():
    sets = beside.read("1s0", "1n40~1t5", "~Forty~", ())
    assert names(sets) == ["State exit", "Forty", "Scenario C"] and names(sets, "fr")[2] == "Scénario C"
    assert [one.letter for one in sets.all] == ["A", "B", "C"]


def test_a_scenario_that_cannot_be_read_is_left_out_with_its_reason_and_takes_its_name_along():
    sets = beside.read("1s99", "1q9~1n40", "Lost~Lost too~Forty", ())
    assert sets.current.levers == default() and names(sets) == ["Continuity", "Forty"]
    assert [one.reason for one in sets.refused] == ["out_of_bounds", "out_of_bounds"]


@given(levers(merges=True))
@settings(max_examples=30, deadline=None)
def test_any_scenario_passes_through_the_address(some):
    """Whatever the levers: what is written fits the declaration and is read as it was."""
    text = encode(some)
    asked = {"s": [text], "beside": [f"{text}~1t5" if text != "1t5" else text]}
    state = address.read(asked, lambda query: ())
    assert state.refused == ()
    sets = beside.read(state["s"], state["beside"], None, todays().now.ids)
    assert sets.current.levers == some and sets.others[0].levers == some and sets.refused == ()


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_anything_in_the_address_gives_scenarios(current, others, named):
    sets = beside.read(current, others, named, todays().now.ids)
    assert 1 <= len(sets.all) <= beside.MOST


@pytest.mark.parametrize(("asked", "fits"), [
    ("Sortie de l’État", True), ("~Forty", True), ("Forty~~Projets × 2", True), ("<b>", False), ("a~b~c~d~e", False), (" a", False), ("a  b", False), ("a" * 41, False), ("=1+1", False), ("", False),
])
def test_a_name_is_short_plain_text(asked, fits):
    state = address.read({"named": [asked]}, lambda query: ())
    assert state.refused == (() if fits else ("named",))


# ---- the base of comparison -----------------------------------------------------------------------------------------

def test_the_base_is_phase_5_or_one_of_those_beside():
    say = speech("en")
    plain = beside.read("1s0", "1s0t100~1n40", "~~Forty", ())
    assert plain.base is None and plain.against(say) == beside.Base("Phase 5 as decided", "phase 5", "Phase 5", None)
    sets = beside.read("1s0", "1s0t100~1n40", "~~Forty", (), "c")
    assert sets.against(say) == beside.Base("Forty", "“Forty”", "C", sets.base.levers) and sets.base.levers["n"] == 40
    assert [one.letter for one in sets.all] == ["A", "B"] and [one.letter for one in sets.whole] == ["A", "B", "C"], "the base is drawn as the base, once"


def test_a_letter_belongs_to_a_place_of_the_address():
    sets = beside.read("1s0", "1q9~1n40", None, (), "c")
    assert [one.letter for one in sets.whole] == ["A", "C"] and sets.base.levers["n"] == 40
    lost = beside.read("1s0", "1q9~1n40", None, (), "b")
    assert lost.base is None and [one.reason for one in lost.refused] == ["out_of_bounds", "no_base"]
    assert "B" in lost.refused[1].said(speech("fr"))


@pytest.mark.parametrize("letter", ["a", "e", "B", "bc", "1", "é"])
def test_no_other_base_is_taken_from_the_address(letter):
    assert address.read({"base": [letter]}, lambda query: ()).refused == ("base",)
