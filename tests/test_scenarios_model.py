"""The scenario model: the three cases worked by hand, and what must hold for any set of levers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.compare import compare
from scenarios.levers import AXES, BY_KEY, LEVERS, READING, WEIGHTS, default
from scenarios.model import evaluate
from scenarios.presets import BY_KEY as PRESET
from scenarios.years import constant, yearly
from tests.scenario_levers import levers, todays

SIMPLE = settings(max_examples=60, deadline=None)
MEMBERS = 20_641  # of the 55 clusters, added by hand: 53 known, ENTER 310 (median of its theme), TEAM2 350 (median of all)
near = lambda value: pytest.approx(value, abs=1e-9)


def outcome(key: str):
    return evaluate(PRESET[key].levers, todays())


def region(one, name: str) -> int:
    return one.inputs.region_names.index(name)


# ---- worked by hand -------------------------------------------------------------------------------------------------

HAND = {  # G, need, share of the budget, cap, private, running, gap
    "continuity": (9 + 20, 29, 0.5, 43.5, 29, 58, 0),
    "state_exit": (0 + 20, 38, 38 / 58, 30, 30, 50, 8),
    "regions_take_over": (0 + 20 + 9, 29, 0.5, 43.5, 29, 58, 0),
    "half_takeover": (20 + 4.5, 33.5, 33.5 / 58, 36.75, 33.5, 58, 0),
    "private_model": (20, 38, 38 / 58, 20 * 0.7 / 0.3, 38, 58, 0),
}


@pytest.mark.parametrize(("key", "expected"), HAND.items())
def test_money_by_hand(key, expected):
    one = outcome(key)
    assert (one.public, one.need, one.need_share, one.cap, one.private, one.running, one.gap) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("key", "each"), [("continuity", 1_567.57), ("state_exit", 2_054.05), ("regions_take_over", 1_567.57)])
def test_effort_of_a_member_by_hand(key, each):
    assert outcome(key).need_per_member == pytest.approx(each, abs=0.01)  # 29 and 38 millions over 18,500 members


@pytest.mark.parametrize(("key", "sources"), [("continuity", (29, 40, 6.15, 29)), ("state_exit", (20, 40, 6.15, 30)), ("regions_take_over", (20, 49, 6.15, 29))])
def test_sources_by_hand(key, sources):
    assert tuple(outcome(key).sources.values()) == pytest.approx(sources, abs=0.001)


@pytest.mark.parametrize("key", ["continuity", "state_exit", "regions_take_over"])
def test_money_of_clusters_and_regions_by_hand(key):
    one = outcome(key)
    public = HAND[key][0]
    for name, clusters, members in (("Auvergne-Rhône-Alpes", 9, 3_316), ("La Réunion", 1, 100)):
        assert one.region_money[region(one, name)] == near((0.4 * clusters / 55 + 0.6 * members / MEMBERS) * public)
    aerospace = 0.4 / 55 + 0.6 * 830 / MEMBERS
    assert aerospace == pytest.approx(0.0313995, abs=1e-7)
    assert one.money[one.inputs.now.ids.index("aerospace-valley")] == near(aerospace * public)
    assert one.rd == pytest.approx((0, 40 * 0.65 * 2.5, 40 * (0.65 * 3 + 0.35)))


def test_what_regions_pay_by_hand():
    one = outcome("regions_take_over")
    assert one.region_pays[region(one, "Auvergne-Rhône-Alpes")] == pytest.approx(1.4566, abs=1e-4)
    assert one.region_pays[region(one, "La Réunion")] == pytest.approx(0.0916, abs=1e-4)
    assert one.region_pays.sum() == near(9)
    assert compare(outcome("state_exit")).regions[0].change == pytest.approx(-1.4566, abs=1e-4)
    assert sum(row.pays for row in compare(one, outcome("half_takeover")).regions) == near(9 - 4.5)


def test_four_axes_by_hand():
    one = outcome("grand_est")
    score = lambda *weights: sum(weights) / 4  # equal axes
    reunion = one.inputs.now.ids.index("qualitropic")
    total = 8 * score(0.2, 0.1, 0.5, 0.4) + 7 * score(0.3, 1, 0.6) + 6 * score(0.3, 0, 0.1, 1) + 6 * score(1, 0.1, 0.1, 0.2)
    total += 5 * score(0.1, 0.3, 0.6, 0.1) + 5 * score(0.4, 0.6, 0.5)
    total += 4 * score(0.8, 0.2, 0.1, 0.3) + 3 * score(0.4, 0.2, 0.3) + 2 * (score(0.1, 0.4, 0.8, 0.1) + score(0.4, 0.2, 0.3, 0.1) + score(0.2, 0.1, 0.3, 0.2))
    total += 2 * (score(0.6, 0.2, 0.3, 0.1) + score(0.2, 0.4, 0.7, 0.1)) + score(0.2, 0.2, 1, 0.2)
    assert one.share[reunion] == near(0.16 / 55 + 0.24 * 100 / MEMBERS + 0.6 * score(0.2, 0.1, 0.5, 0.4) / total)


# ---- what always holds ----------------------------------------------------------------------------------------------

@SIMPLE
@given(levers(merges=True))
def test_sources_are_uses_and_regions_sum_to_the_whole(some):
    one = evaluate(some, todays())
    assert sum(one.sources.values()) == pytest.approx(sum(one.uses.values()), abs=1e-9)
    assert sum(one.running_sources.values()) == pytest.approx(one.running, abs=1e-9)
    assert one.running + one.gap == pytest.approx(max(one.budget, one.public), abs=1e-8)
    for whole, parts in ((one.public, one.region_money), (one.public, one.money), (one.taken, one.region_pays), (one.gap, one.region_gap), (1, one.share), (1, one.region_share)):
        assert parts.sum() == pytest.approx(whole, abs=1e-9) and (parts >= 0).all()


@SIMPLE
@given(levers())
def test_each_year_ties_out(some):
    for years in (yearly(some, todays()), constant(yearly(some, todays()), todays())):
        assert years.sources == pytest.approx(years.uses, abs=1e-9)
        assert (years.gap >= 0).all() and years.year[0] == 2023 and years.year[-1] == some["horizon"]
    last = yearly(some, todays())
    if some["start"] <= some["horizon"]:
        one = evaluate(some, todays())
        assert (last.running[-1], last.gap[-1], last.members[-1], last.taken[-1]) == pytest.approx((one.running, one.gap, one.members, one.taken), abs=1e-9)


@SIMPLE
@given(levers(merges=True))
def test_keys_sum_to_one_and_weights_are_positive(some):
    one = evaluate(some, todays())
    assert one.map.keys.sum(axis=1) == pytest.approx(np.ones(len(one.map.keys)), abs=1e-9) and (one.map.keys >= 0).all()
    assert sum(one.weights.values()) == pytest.approx(1, abs=1e-12) and min(one.weights.values()) >= 0


def test_no_weight_at_all_is_equal_parts():
    one = evaluate(default().but(**dict.fromkeys(WEIGHTS, 0)), todays())
    assert one.weights_all_zero and one.share == pytest.approx(np.full(55, 1 / 55))
    flat = evaluate(default().but(w_axes=100, **dict.fromkeys(AXES, 0)), todays())
    assert flat.axes_all_zero and flat.share == pytest.approx(evaluate(default().but(w_axes=100), todays()).share)


@SIMPLE
@given(levers())
def test_there_is_a_gap_exactly_when_the_need_passes_the_ceiling(some):
    one = evaluate(some, todays())
    over = one.need_share - some["private_max"] / 100
    assert one.gap >= 0
    if abs(over) > 1e-9:
        assert (one.gap > 0) == (over > 0)


@SIMPLE
@given(levers(), st.sampled_from(("state", "local", "takeover")), st.data())
def test_more_public_money_never_raises_the_gap_or_the_need(some, key, data):
    more = data.draw(st.floats(some[key], BY_KEY[key].high).map(lambda x: round(x, 2)))
    before, after = evaluate(some, todays()), evaluate(some.but(**{key: more}), todays())
    assert after.gap <= before.gap + 1e-9 and after.need <= before.need + 1e-9


@SIMPLE
@given(levers(keys=(*WEIGHTS, *AXES, "cursor", "n", "attribution")))
def test_a_full_takeover_gives_every_cluster_its_money(some):
    reference, relay = evaluate(some, todays()), evaluate(some.but(state=0, takeover=100), todays())
    assert relay.money == pytest.approx(reference.money, abs=1e-12)


@SIMPLE
@given(levers(keys=(*WEIGHTS, *AXES, "cursor", "attribution", "n"), merges=True))
def test_another_key_is_zero_sum(some):
    against = compare(evaluate(some, todays()))
    assert against.zero_sum and against.sum_of_changes == pytest.approx(0, abs=1e-9)
    assert against.moved == pytest.approx(-sum(row.change for row in against.losers), abs=1e-6)
    assert sum(row.change for row in against.clusters) == pytest.approx(0, abs=1e-6)


@SIMPLE
@given(levers())
def test_the_three_cases_of_research_are_ordered(some):
    low, middle, high = evaluate(some, todays()).rd
    assert 0 <= low <= middle + 1e-12 and middle <= high + 1e-12


OPERATING = ("state", "local", "takeover", "private_ref", "private_max", "budget", "growth", "n", "eu", *WEIGHTS, *AXES, "cursor")
PROJECT = ("project_state", "match", "eu", "sme_share", *(lever.key for lever in LEVERS if lever.key.startswith("lev_")))


@SIMPLE
@given(levers(keys=OPERATING))
def test_running_money_draws_no_research(some):
    assert evaluate(some, todays()).rd == evaluate(default(), todays()).rd


@SIMPLE
@given(levers(keys=PROJECT))
def test_project_money_runs_nothing(some):
    one, reference = evaluate(some, todays()), evaluate(default(), todays())
    assert (one.running, one.gap, one.public) == (reference.running, reference.gap, reference.public)
    assert (one.money == reference.money).all()


@SIMPLE
@given(levers(keys=tuple(lever.key for lever in LEVERS if lever.kind == READING)))
def test_told_in_another_way_it_is_still_the_reference(some):
    against = compare(evaluate(some, todays()))
    assert against.same and against.changed == {} and not against.winners and not against.losers


@SIMPLE
@given(levers(merges=True))
def test_a_scenario_against_itself_shows_no_difference(some):
    one = evaluate(some, todays())
    assert compare(one, one).same


@SIMPLE
@given(levers(), levers())
def test_a_comparison_is_the_same_seen_from_the_other_side(one, other):
    other = other.but(n=one["n"], **{lever.key: one[lever.key] for lever in LEVERS if lever.kind == READING})
    there, back = compare(evaluate(one, todays()), evaluate(other, todays())), compare(evaluate(other, todays()), evaluate(one, todays()))
    assert {row.code: row.change for row in there.regions} == pytest.approx({row.code: -row.change for row in back.regions}, abs=1e-9)


# ---- comparison and years -------------------------------------------------------------------------------------------

def test_a_region_counts_in_the_same_way_on_both_sides():
    shared = default().but(state=0, attribution=1)
    against = compare(evaluate(shared, todays()))
    assert not any(row.name == "Corse" for row in compare(outcome("state_exit")).regions)
    corse = next(row for row in against.regions if row.name == "Corse")
    assert corse.before > 0 and corse.change == pytest.approx(corse.before * (20 / 29 - 1)) and all(row.percent == pytest.approx(20 / 29 - 1) for row in against.regions)


def test_changes_are_told_in_three_units():
    row = compare(outcome("state_exit")).regions[0]
    assert row.name == "Auvergne-Rhône-Alpes" and row.members == 3_316
    assert row.percent == pytest.approx(-9 / 29) and row.per_member == pytest.approx(row.change * 1e6 / 3_316)


def test_a_region_without_cluster_is_told_by_the_members_it_had():
    row = next(row for row in compare(outcome("fewer")).regions if row.name == "Grand Est")
    assert row.after == 0 and row.percent == -1 and row.members == 180 + 232 + 130
    assert row.per_member == pytest.approx(-29e6 * (0.4 * 3 / 55 + 0.6 * 542 / MEMBERS) / 542)


def test_a_merged_cluster_is_compared_with_all_that_made_it():
    rows = {row.code: row for row in compare(outcome("fewer")).clusters}
    assert len(rows) == 40 and "optitec" not in rows
    reference = evaluate(default(), todays())
    before = sum(reference.money[todays().now.ids.index(name)] for name in ("minalogic", "alpha-rlh", "optitec"))
    assert rows["minalogic"].before == near(before) and rows["minalogic"].parts == ("Alpha-RLH", "Optitec")
    assert sum(row.before for row in rows.values()) == near(29)


def test_the_years_begin_with_facts():
    exit_ = PRESET["state_exit"].levers
    years = yearly(exit_.but(start=2027), todays())
    assert list(years.state) == [9, 9, 9, 9, 0, 0] and list(years.gap) == pytest.approx([0, 0, 0, 0, 8, 8])
    assert years.rests_on == ("fact", "fact", "two_readings", "reference", "lever", "lever")
    unpaid = yearly(exit_.but(grant_2025=1), todays())
    assert list(unpaid.state) == [9, 9, 0, 0, 0, 0] and unpaid.gap[2] == pytest.approx(8)
    assert list(yearly(default().but(start=2027, private_max=40), todays()).gap > 0) == [False] * 4 + [True] * 2
    assert (yearly(default().but(start=2030), todays()).acts == [False] * 6).all()


def test_constant_euros_stop_at_the_last_price():
    years = constant(yearly(default().but(horizon=2030), todays()), todays())
    assert years.prices_of == 2025 and years.state[0] == pytest.approx(9 * 120.9 / 117.47) and years.state[1] == pytest.approx(9 * 120.9 / 119.82)
    assert list(years.state[2:]) == [9] * 6 and years.members[0] == 18_500 and years.need_share[0] == 0.5


def test_members_grow_from_2022():
    one = evaluate(default().but(growth=2, horizon=2030), todays())
    assert one.members == pytest.approx(18_500 * 1.02**8) and one.need_per_member == pytest.approx(29e6 / one.members)


def test_fifteen_clusters_hold_more_when_they_are_fewer():
    before, after = outcome("continuity").concentration, outcome("fewer").concentration
    assert 0.25 < before["clusters"] < after["clusters"] < 1
    assert before["regions"] == pytest.approx((0.4 * 21 / 55) + 0.6 * (3_316 + 2_880 + 2_850) / MEMBERS)
