"""Peers: ranks share their ties, quartiles are those of the textbook, what is missing stays out, and one alone is still a peer of itself."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from language import speech
from views import numbers as numbers_of
from views import peers, ranks, region_facts

values = st.lists(st.one_of(st.none(), st.integers(0, 50).map(float), st.just(math.nan)), min_size=1, max_size=40)
numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40)


@given(numbers)
def test_quantiles_are_those_of_numpy(found):
    ordered = sorted(found)
    for share in (0, 0.25, 0.5, 0.75, 1):
        assert peers.quantile(ordered, share) == pytest.approx(np.quantile(ordered, share), rel=1e-9, abs=1e-6)


@given(numbers)
def test_the_band_holds_the_median_and_leaves_a_quarter_out_on_each_side(found):
    stand = peers.standing("me", dict(enumerate(found)) | {"me": found[0]})
    everyone = [*found, found[0]]
    assert min(everyone) <= stand.low <= stand.median <= stand.high <= max(everyone)
    quarter = (len(everyone) - 1) // 4 + 1
    assert sum(value < stand.low for value in everyone) <= quarter and sum(value > stand.high for value in everyone) <= quarter


@given(values)
def test_a_rank_goes_from_one_to_the_number_known_and_ties_share_it(found):
    by_name = {str(place): value for place, value in enumerate(found)}
    stands = {name: peers.standing(name, by_name) for name in by_name}
    known = [stand for stand in stands.values() if stand.rank is not None]
    assert all(stand.known == len(known) for stand in stands.values())
    for one in known:
        assert 1 <= one.rank <= one.known
        assert one.tied == (sum(other.value == one.value for other in known) > 1)
        for other in known:
            assert (one.rank == other.rank) == (one.value == other.value)
            assert (one.rank < other.rank) == (one.value > other.value)
    if known:
        assert min(stand.rank for stand in known) == 1
        for stand in known:  # after k that share a rank, the next rank is k further
            assert stand.rank == 1 + sum(other.value > stand.value for other in known)


@given(values)
def test_what_is_not_known_has_no_rank_and_moves_nothing(found):
    by_name = {str(place): value for place, value in enumerate(found)} | {"me": 7.0}
    with_missing = peers.standing("me", by_name)
    without = peers.standing("me", {name: value for name, value in by_name.items() if value is not None and not math.isnan(value)})
    assert with_missing == without
    assert peers.standing("nobody", by_name).rank is None


def test_one_peer_and_none():
    alone = peers.standing("me", {"me": 12.0})
    assert (alone.rank, alone.known, alone.tied, alone.low, alone.median, alone.high) == (1, 1, False, 12, 12, 12)
    nobody = peers.standing("me", {"me": None, "you": math.nan})
    assert (nobody.rank, nobody.known, nobody.median) == (None, 0, None)


def test_a_case_worked_by_hand():
    stand = peers.standing("b", {"a": 500, "b": 380, "c": 380, "d": 130, "e": None})
    assert (stand.rank, stand.known, stand.tied) == (2, 4, True)
    assert (stand.low, stand.median, stand.high) == (317.5, 380, 410)


def frame() -> pd.DataFrame:
    rows = [
        ("a", 100, True, "t1", "f1", "84", "2005"),
        ("b", 140, True, "t1", "f1", "76", "2005"),
        ("c", 151, True, "t2", "f1", "84", "2010"),
        ("d", math.nan, True, "t2", "f2", "84", "2005"),
        ("gone", 100, False, "t1", "f1", "84", "2005"),
    ]
    return pd.DataFrame(rows, columns=["_cluster_id", "value", "_held", "_theme", "_family", "_region_code", "_entry"]).assign(_measure="members_total")


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        ("theme", ["a", "b"]),
        ("family", ["a", "b", "c"]),
        ("region", ["a", "c", "d"]),
        ("entry", ["a", "b", "d"]),
        ("size", ["a", "b"]),
        ("own", ["a", "gone", "d"]),
    ],
)
def test_each_strategy(strategy, expected):
    assert peers.chosen(frame(), "a", strategy, own=("gone", "d", "nobody", "a")) == expected


def test_a_cluster_without_the_label_or_without_members_is_still_itself():
    assert peers.chosen(frame(), "gone", "theme") == ["gone", "a", "b"]
    assert peers.chosen(frame(), "d", "size") == ["d"]
    with pytest.raises(ValueError, match="unknown strategy"):
        peers.chosen(frame(), "a", "colour")
    with pytest.raises(KeyError):
        peers.chosen(frame(), "nobody", "theme")


@given(numbers, st.floats(-1e6, 1e6))
def test_oddity_grows_with_the_distance_and_has_a_ceiling(found, value):
    score = region_facts.unusual(value, found)
    assert 0 <= score <= region_facts.CEILING
    median = float(np.median(found))
    farther = value + (1 if value >= median else -1) * 10
    assert region_facts.unusual(farther, found) >= score - 1e-9


def test_oddity_of_what_is_not_known_is_none():
    assert region_facts.unusual(None, [1, 2]) == region_facts.unusual(math.nan, [1, 2]) == region_facts.unusual(3, []) == 0
    assert region_facts.unusual(1, [1, 1, 1]) == 0 and region_facts.unusual(2, [1, 1, 1]) == region_facts.CEILING
    assert region_facts.unusual(8, [0, 2, 4, 6, 8]) == 2  # quartiles 2 and 6: half their distance is 2, and 8 stands 4 from 4


def test_a_shared_rank_says_so():
    fr, en = speech("fr"), speech("en")
    assert (ranks.of(3, 9, False, fr), ranks.of(1, 9, True, fr), ranks.of(3, 9, True, en)) == ("3e sur 9", "1er ex æquo sur 9", "3rd equal of 9")
    assert ranks.among_regions(5, [9, 5, 5, None, 0], fr) == "2e rang ex æquo des 5 régions"
    assert ranks.among_regions(9, [9, 5, 5, None, 0], en, total=3) == "1st of the 3 regions"


def test_an_amount_has_the_unit_of_its_language():
    assert numbers_of.amount(1.56, speech("fr")) == ("1,56", "M€") and numbers_of.amount(1.56, speech("en")) == ("€1.56", "M")
    assert numbers_of.amount(1500, speech("fr")) == ("1,5", "Md€") and numbers_of.amount(1500, speech("en")) == ("€1.5", "bn")
