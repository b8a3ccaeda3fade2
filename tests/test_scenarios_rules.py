"""The broken rule and its repairs, what must be said beside a result, what decides, and the other way round."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from scenarios import goal, sensitivity, words
from scenarios.levers import AXES, BY_KEY, UNKNOWN, WEIGHTS, default
from scenarios.model import evaluate
from scenarios.presets import BY_KEY as PRESET
from scenarios.rules import BUDGET, CEILING, REGIONS, REGIONS_AND_BUDGET, STATE, broken, notices
from tests.scenario_levers import levers, todays

SIMPLE = settings(max_examples=60, deadline=None)
MONEY = ("state", "local", "takeover", "private_ref", "private_max", "budget")


def repairs(some):
    (rule,) = broken(evaluate(some, todays()))
    return {repair.key: repair for repair in rule.repairs}


# ---- rules ----------------------------------------------------------------------------------------------------------

def test_repairs_of_the_state_exit_by_hand():
    found = repairs(PRESET["state_exit"].levers)
    assert list(found) == [REGIONS, BUDGET, CEILING, STATE]
    regions, budget, ceiling, state = found.values()
    assert (regions.amount, regions.share) == pytest.approx((58 * 0.4 - 20, 3.2 / 9)) and regions.levers["takeover"] == 35.56
    assert (budget.amount, budget.share) == pytest.approx((20 / 0.4, 50 / 58 - 1)) and budget.levers["budget"] == 86.2
    assert ceiling.amount == pytest.approx(38 / 58) and ceiling.levers["private_max"] == 65.52
    assert state.amount == pytest.approx(3.2) and state.levers["state"] == 3.2


def test_half_takeover_breaks_nothing():
    assert broken(evaluate(PRESET["half_takeover"].levers, todays())) == () == broken(evaluate(default(), todays()))


def test_without_a_cut_authorities_add_of_their_own():
    found = repairs(default().but(local=15, private_max=50))
    assert found[REGIONS].levers["local"] == 20 and found[REGIONS].amount == pytest.approx(5)
    assert found[STATE].levers["state"] == 14 and found[CEILING].levers["private_max"] == pytest.approx(58.63)


def test_the_state_comes_back_past_what_regions_replace():
    some = default().but(state=5, takeover=50, local=10, private_max=50)  # 17 of 29: 2 from the State's way back to 9, 10 more above it; and 19 is out of its bounds
    assert STATE not in repairs(some)
    assert repairs(some.but(local=12))[STATE].levers["state"] == 17


@SIMPLE
@given(levers(keys=MONEY))
def test_every_repair_mends(some):
    one = evaluate(some, todays())
    assume(one.gap > 0)
    (rule,) = broken(one)
    assert len(rule.repairs) >= 2 and len({repair.key for repair in rule.repairs}) == len(rule.repairs)
    assert rule.repairs[0].key in (REGIONS, BUDGET) and (REGIONS_AND_BUDGET in [r.key for r in rule.repairs]) == (rule.repairs[0].key == BUDGET)
    for repair in rule.repairs:
        mended = evaluate(repair.levers, todays())
        assert broken(mended) == () and repair.levers != some
        if repair.key in (REGIONS, STATE):  # no more than needed: a hundredth less would not do
            assert mended.public <= one.budget * (1 - some["private_max"] / 100) + 0.011


def test_notices_say_what_the_reader_must_know():
    told = lambda some: {notice.key: notice.values for notice in notices(evaluate(some, todays()))}
    assert told(default()) == {"members_estimated": {"names": ("ENTER", "TEAM2")}}
    assert told(PRESET["fewer"].levers)["regions_without_cluster"] == {"regions": ("Grand Est",)}
    assert told(default().but(n=71))["no_new_clusters"] == {"asked": 71, "known": 55}
    assert told(default().but(start=2030))["never_acts"] == {"start": 2030, "horizon": 2028}
    assert told(default().but(w_fit=10, cursor=100))["fits_are_stand_ins"] == {"fits": ("srdeii",)}
    assert told(default().but(w_rating=1))["rating_is_old"] == {"missing": 9}
    assert set(told(default().but(w_axes=1, **dict.fromkeys(AXES, 0)))) == {"axes_all_zero", "axes_are_an_assumption", "members_estimated"}
    assert "weights_all_zero" in told(default().but(**dict.fromkeys(WEIGHTS, 0)))
    stay = default().but(n=40, merges={name: name for name in todays().now.ids})
    assert told(stay)["too_many_kept"] == {"asked": 40, "reached": 55}


# ---- sensitivity ----------------------------------------------------------------------------------------------------

def test_tornado_by_hand():
    bars = {bar.lever.key: bar for bar in sensitivity.tornado(PRESET["state_exit"].levers, todays(), "need_per_member")}
    effort = lambda budget, public: (budget - public) * 1e6 / 18_500
    assert next(iter(bars)) == "private_ref" and bars["private_ref"].unknown and not bars["state"].unknown
    assert (bars["private_ref"].at_low, bars["private_ref"].at_high) == pytest.approx((effort(29 / 0.7, 20), effort(29 / 0.3, 20)))
    assert (bars["local"].at_low, bars["local"].at_high) == pytest.approx((effort(58, 10), effort(58, 30)))
    assert (bars["state"].at_low, bars["state"].at_high, bars["state"].base) == pytest.approx((effort(58, 20), effort(58, 38), effort(58, 20)))
    assert bars["n"].no_effect and bars["project_state"].no_effect, "kept, and said to have none"
    widths = [bar.width for bar in bars.values()]
    assert widths == sorted(widths, reverse=True)


def test_tornado_of_research_is_moved_by_projects_alone():
    bars = sensitivity.tornado(default(), todays(), "rd_mid")
    assert [bar.lever.key for bar in bars if not bar.no_effect] == ["project_state", "lev_sme_mid", "match", "sme_share", "lev_big_mid"]
    assert (bars[0].at_low, bars[0].at_high) == pytest.approx((0, 500 * 0.65 * 2.5))
    assert [bar.lever.key for bar in sensitivity.tornado(default(), todays(), "gap", ("n", "state"))] == ["state", "n"]


@pytest.mark.parametrize("measure", sensitivity.MEASURES)
def test_each_measure_has_a_tornado_and_a_name(measure):
    assert measure in words.MEASURE_NAMES and any(not bar.no_effect for bar in sensitivity.tornado(PRESET["state_exit"].levers, todays(), measure))


def test_a_sample_is_the_same_for_the_same_seed():
    one, two, other = (sensitivity.sample(default(), todays(), seed=seed) for seed in (1, 1, 2))
    assert all((one.draws[key] == two.draws[key]).all() for key in one.draws) and (one.draws["rd"] != other.draws["rd"]).any()
    assert one.n == 1000 and all(len(values) == 1000 for values in one.draws.values())


def test_a_sample_stays_within_what_is_not_known():
    some = PRESET["state_exit"].levers
    one = sensitivity.sample(some, todays())
    low, middle, high = one.band("rd")
    assert 0 <= low < middle < high <= evaluate(some, todays()).rd[2]
    assert one.draws["need_share"].min() >= 1 - 20 * 0.7 / 29 - 1e-9 and one.draws["need_share"].max() <= 1 - 20 * 0.3 / 29 + 1e-9
    assert 0 < one.broken < 1 and sensitivity.sample(default().but(private_max=70, state=18), todays()).broken == 0
    raised = sensitivity.sample(default().but(lev_sme_low=1), todays())
    assert raised.ranges["lev_sme"] == (1, 3) and raised.draws["rd"].min() >= 40 * 0.5
    assert set(one.ranges) == {"private_ref", "growth", "sme_share", "lev_sme", "lev_big"}
    assert {key for key in one.ranges if key in BY_KEY} == {lever.key for lever in BY_KEY.values() if lever.kind == UNKNOWN and not lever.key.startswith("lev_")}


def test_draws_are_what_the_model_gives():
    one = sensitivity.sample(PRESET["half_takeover"].levers, todays(), n=20)
    chance = np.random.default_rng(one.seed)
    drawn = {key: chance.uniform(low, high, 20) for key, (low, high) in sorted(one.ranges.items())}
    for i in range(20):
        some = PRESET["half_takeover"].levers.but(private_ref=drawn["private_ref"][i], growth=drawn["growth"][i], sme_share=drawn["sme_share"][i],
                                                  lev_sme_mid=drawn["lev_sme"][i], lev_big_mid=drawn["lev_big"][i])
        outcome = evaluate(some, todays())  # its levers are kept to the hundredth
        assert outcome.need_share == pytest.approx(one.draws["need_share"][i], abs=2e-4) and outcome.rd[1] == pytest.approx(one.draws["rd"][i], abs=0.5)
        assert outcome.gap == pytest.approx(one.draws["gap"][i], abs=0.05) and outcome.need_per_member == pytest.approx(one.draws["need_per_member"][i], rel=0.005)


def test_response_is_a_band_from_nothing():
    money, cases = sensitivity.response(evaluate(default(), todays()), 100, points=3)
    assert list(money) == [0, 50, 100] and cases.tolist() == [[0, 0, 0], [0, 81.25, 162.5], pytest.approx([0, 115, 230])]


# ---- goal seek ------------------------------------------------------------------------------------------------------

def test_keeping_each_region_by_hand():
    """Occitanie had France Water Team (500 members) and three clusters of today; 54 clusters then, 20,831 members with TEAM2 at 350 and without ENTER and Infra2050."""
    members_then = 20_641 - 310 - 289 + 500
    level = 29 * (0.4 * 4 / 54 + 0.6 * (1_479 + 500) / members_then)
    price = level / (0.4 * 3 / 55 + 0.6 * 1_479 / 20_641)
    exact = goal.keep_regions(default(), todays(), tolerance=0)
    assert exact.found and exact.envelope == pytest.approx(price, abs=1e-6) == pytest.approx(39.1228, abs=1e-4)
    assert exact.prices[0].name == "Occitanie" and exact.change == pytest.approx(price - 29)
    assert len(exact.under(29)) == 11 and len(exact.under(exact.envelope)) == 0
    near = goal.keep_regions(default(), todays())
    assert near.tolerance == 0.02 and near.envelope == pytest.approx(0.98 * price, abs=1e-6)
    assert [price.name for price in near.under(29)] == ["Occitanie"], "ten others are under by less than 2% only because 55 share instead of 54"


def test_the_answer_is_a_scenario_that_meets_the_aim():
    for key in ("continuity", "state_exit", "grand_est", "regions_take_over"):
        some = PRESET[key].levers
        answer = goal.keep_regions(some, todays())
        paid = evaluate(answer.levers, todays())
        assert paid.public == pytest.approx(answer.envelope, abs=0.011) and paid.public >= answer.envelope - 1e-5
        assert (paid.region_money >= goal.level_of_2022(some, todays()) * (1 - answer.tolerance) - 1e-5).all()
    assert goal.keep_regions(default(), todays(), 0).levers.changed == {"state": 9.13, "local": 30}
    third = goal.private_share(default().but(state=5.5, takeover=5), todays(), 0.5)  # Regions take over 0.175: authorities add 23.325, kept as 23.33
    assert third.levers["local"] == 23.33


def test_no_envelope_when_a_region_has_no_cluster_left():
    answer = goal.keep_regions(PRESET["fewer"].levers, todays())
    assert not answer.found and answer.reason == goal.NO_SHARE and answer.envelope is None and answer.levers is None and answer.change is None
    assert answer.prices[0].name == "Grand Est" and answer.prices[0].envelope is None and answer.prices[0] in answer.under(48)


def test_no_envelope_within_the_bounds():
    answer = goal.keep_regions(default().but(w_equal=5, w_members=0, w_eu=95), todays())
    assert not answer.found and answer.reason == goal.NOT_WITHIN_BOUNDS and answer.bounds == (10, 48)
    assert answer.prices[0].envelope > 48
    share = goal.private_share(default().but(private_ref=70), todays(), 0.5)  # 96.7 to keep: half of it is more than 48
    assert not share.found and share.reason == goal.NOT_WITHIN_BOUNDS


@pytest.mark.parametrize(("share", "envelope"), [(0.5, 29.0), (0.55, 26.1), (0.6, 23.2), (0.9, 10.0)])
def test_private_share_by_hand(share, envelope):
    answer = goal.private_share(default(), todays(), share)
    assert answer.found and answer.envelope == pytest.approx(envelope, abs=1e-6)
    paid = evaluate(answer.levers, todays())
    assert paid.public == pytest.approx(envelope, abs=0.011) and paid.need_share <= share + 1e-6


@SIMPLE
@given(levers(keys=(*WEIGHTS, *AXES, "cursor", "attribution", "n", *MONEY)))
def test_the_envelope_is_the_smallest(some):
    answer = goal.keep_regions(some, todays(), tolerance=0.01)
    share, level = evaluate(some, todays()).region_share, goal.level_of_2022(some, todays())
    meets = lambda envelope: (share * envelope >= level * 0.99 - 1e-9).all()
    if answer.found:
        assert meets(answer.envelope) and (answer.envelope <= answer.bounds[0] or not meets(answer.envelope - 1e-4))
        assert answer.envelope == pytest.approx(max(answer.prices[0].envelope, answer.bounds[0]), abs=1e-6)
        assert evaluate(answer.levers, todays()).public >= answer.envelope - 1e-5
    else:
        assert not meets(answer.bounds[1])


def test_bisection():
    assert goal.bisect(lambda x: x >= 2, 0, 10) == pytest.approx(2, abs=1e-8)
    assert goal.bisect(lambda x: True, 3, 10) == 3 and goal.bisect(lambda x: False, 3, 10) is None


# ---- each cluster at what it has in phase 5 -------------------------------------------------------------------------

@SIMPLE
@given(levers(merges=True))
def test_the_price_of_keeping_each_cluster_is_the_smallest_that_does(some):
    answer = goal.keep_clusters(some, todays())
    share = evaluate(some, todays()).share
    level = {price.code: price.level for price in answer.prices}
    assert sum(level.values()) == pytest.approx(todays().public, abs=1e-9), "a cluster that merges leaves its level to its heir"
    for price in answer.prices:
        held = share[todays().now.ids.index(price.code)]
        assert price.envelope is None if held <= 0 else price.envelope * held == pytest.approx(price.level, abs=1e-9)
    if answer.found:
        assert answer.envelope >= todays().public - 1e-6 and not answer.under(answer.envelope) and answer.under(answer.envelope - 0.01)
        assert answer.more == pytest.approx(answer.envelope - evaluate(some, todays()).public)


@SIMPLE
@given(levers(merges=True))
def test_what_one_region_lacks_is_its_own_change_and_its_envelope_gives_it_back(some):
    inputs = todays()
    outcome, before = evaluate(some, inputs), evaluate(default().told_as(some), inputs)
    for place, code in enumerate(inputs.region_codes):
        kept = goal.keep_region(some, inputs, code)
        if before.region_money[place] <= 0:
            assert kept is None
            continue
        answer, lacks = kept
        assert [price.code for price in answer.prices] == [code] and lacks == pytest.approx(before.region_money[place] - outcome.region_money[place])
        if answer.found:
            assert answer.envelope * outcome.region_share[place] >= before.region_money[place] - 1e-6
        if answer.levers is not None:
            assert evaluate(answer.levers, inputs).region_money[place] >= before.region_money[place] - 1e-5


def test_brittany_lacks_its_part_of_the_cut():
    inputs = todays()
    place = inputs.region_codes.index("53")
    answer, lacks = goal.keep_region(PRESET["state_exit"].levers, inputs, "53")
    assert lacks == pytest.approx(evaluate(default(), inputs).region_share[place] * 9) and answer.envelope == pytest.approx(29, abs=1e-6)
    assert goal.keep_region(default(), inputs, "94") is None, "no cluster has its seat in Corsica"


def test_a_cut_alone_is_made_good_by_the_cut():
    answer = goal.keep_clusters(PRESET["state_exit"].levers, todays())
    assert (answer.envelope, answer.change, answer.more) == pytest.approx((29, 0, 9), abs=1e-6) and answer.levers.changed == {"state": 0, "local": 29}
    served = goal.keep_clusters(default().but(w_equal=0, w_members=0, w_eu=100), todays())
    assert not served.found and served.reason == goal.NO_SHARE
