"""What the scenarios read of the tables, against the files themselves; how clusters merge, on the real ones and on four made up."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios import inputs as module
from scenarios.inputs import QUERIES, current, inputs_from, load
from scenarios.levers import BY_KEY, SHARED, default
from scenarios.merging import moves
from scenarios.model import evaluate
from scenarios.portfolio import KEYS
from scenarios.rules import notices
from tests.scenario_levers import todays

FILES = Path(__file__).parent.parent / "data/reference"
SIMPLE = settings(max_examples=40, deadline=None)


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(FILES / f"{name}.csv", dtype={"region_code": str})


# ---- against the files ----------------------------------------------------------------------------------------------

def test_clusters_and_members_by_hand():
    now = todays().now
    labels = table("cluster_labels").query("labelled == 1")
    held = lambda day: set(labels[(labels.label_start <= day) & (labels.label_end.isna() | (labels.label_end >= day))].cluster_id)
    assert set(now.ids) == held("2023-03-27") and len(now) == 55
    assert set(todays().before.ids) == held("2022-12-31") and len(todays().before) == 54
    told = table("cluster_indicators").query("indicator == 'members_total' and scope == 'comparable' and preferred == 1").sort_values("year").groupby("cluster_id").value.last()
    for name, members, guess in zip(now.ids, now.members, now.members_estimated, strict=True):
        assert (name not in told.index) if guess else told[name] == members
    members = dict(zip(now.ids, now.members, strict=True))
    assert [name for name, guess in zip(now.ids, now.members_estimated, strict=True) if guess] == ["enter", "team2"]
    assert members["enter"] == 310  # 163, 300, 310, 900, 1000: its theme
    assert members["team2"] == 350 == told[told.index.isin(now.ids)].median()  # alone in its theme
    assert now.members.sum() == 20_641
    assert dict(zip(todays().before.ids, todays().before.members, strict=True))["team2"] == 350  # one figure for a cluster, whatever the year it is used for


def test_other_keys_by_hand():
    now = todays().now
    assert (now.eu > 0).sum() == 34 and (now.eu_roles > 0).sum() == 35
    money = table("cluster_eu_projects").query("body == 'cluster'").groupby("cluster_id").ec_contribution_eur.sum()
    assert now.eu[now.ids.index("aerospace-valley")] == pytest.approx(money["aerospace-valley"] / 1e6)
    assert now.eu.max() / now.eu.sum() == pytest.approx(0.2434, abs=1e-4)
    assert (~now.rating_estimated).sum() == 46 and now.rating[now.ids.index("enter")] == pytest.approx(now.rating[~now.rating_estimated].mean())
    assert sum(bool(others) for others in now.others) == 26
    counts = pd.Series(now.themes).value_counts()
    assert counts["agrifood"] == 8 and counts["environment-water"] == 1
    axes = table("themes").set_index("theme").loc["energy", ["weight_digital", "weight_energy", "weight_environment", "weight_health"]]
    assert list(now.axes[now.ids.index("tenerrdis")]) == list(axes)


def test_stand_ins_for_priorities_by_hand():
    now = todays().now
    reunion = now.ids.index("qualitropic")
    assert now.s3[reunion] == pytest.approx(np.mean([money for money, theme in zip(now.eu, now.themes, strict=True) if theme == "agrifood"]))
    assert now.srdeii[reunion] == 2  # the only theme of its region: 1 over 2,995 / 20,641, held at 2
    medicen = now.ids.index("medicen")
    health = 220 + 180 + 350 + 426 + 270 + 500
    assert now.srdeii[medicen] == pytest.approx((500 / 2_880) / (health / 20_641))
    assert now.srdeii.min() >= 0.5 and now.srdeii.max() <= 2


def test_amounts_are_those_of_the_levers():
    amounts = {key: amount.value for key, amount in todays().amounts.items()}
    assert amounts["state_operating"] == BY_KEY["state"].default == 9
    assert amounts["local_operating"] == BY_KEY["local"].default == 20
    assert amounts["project_state"] == BY_KEY["project_state"].default == 20
    assert amounts["project_local"] / amounts["project_state"] == BY_KEY["match"].default
    assert len(todays().now) == BY_KEY["n"].default
    assert amounts["members_total"] == 18_500
    pace = (18_500 / (18_500 - amounts["members_total_change_phase4"])) ** 0.25 - 1
    assert round(100 * pace, 1) == BY_KEY["growth"].present
    begun = table("cluster_eu_projects").query("body == 'cluster' and '2019-01-01' <= start_date <= '2022-12-31'").ec_contribution_eur.sum()
    assert amounts["eu_year"] == pytest.approx(begun / 4e6) == pytest.approx(6.1496, abs=1e-4)
    assert todays().state_years == {2022: 9, 2023: 9, 2024: 9, 2025: 9, 2026: 0}
    assert (todays().budget_count, round(todays().budget_mean, 2)) == (11, 2.52)


def test_inputs_are_built_once_for_a_version(warehouse, monkeypatch):
    first = current()
    monkeypatch.setattr(module, "load", lambda: pytest.fail("built again"))
    assert current() is first


def test_a_list_of_priorities_takes_the_place_of_the_stand_in():
    from queries import engine
    frames = {key: engine.run(name, **parameters) for key, (name, parameters) in QUERIES.items()}
    own = pd.DataFrame({"region_code": ["84", None], "theme": ["energy", "agrifood"], "priority": [1.0, 0.5]})
    mine = inputs_from(frames, srdeii=own)
    assert mine.fits_estimated == ("s3",)
    fit = evaluate(default().but(w_fit=40), mine)
    assert next(one.values for one in notices(fit) if one.key == "fits_are_stand_ins") == {"fits": ("s3",)}
    score = dict(zip(mine.now.ids, mine.now.srdeii, strict=True))
    assert score["tenerrdis"] == 1 and score["capenergies"] == 0 and score["qualitropic"] == 0.5 and score["minalogic"] == 0
    share = evaluate(default().but(w_equal=0, w_members=0, w_fit=100, cursor=100), mine).share
    assert share[mine.now.ids.index("tenerrdis")] == pytest.approx(1 / (1 + 8 * 0.5)) and share[mine.now.ids.index("minalogic")] == 0


# ---- merging --------------------------------------------------------------------------------------------------------

def test_forty_clusters():
    now, one = todays().now, todays().map(40)
    pairs = [(now.ids[small], now.ids[heir]) for small, heir in one.moves]
    assert len(pairs) == 15 and one.n == 40
    assert pairs[0] == ("ceramique", "axelera")  # 125 members, Limoges; of the five of its theme, Lyon is the nearest
    assert ("tenerrdis", "capenergies") in pairs and ("fibres-energivie", "nuclear-valley") in pairs
    assert all(now.themes[small] == now.themes[heir] for small, heir in one.moves)
    assert all(now.seat[small] != now.seat[heir] for small, heir in one.moves)
    sizes = [now.members[small] for small, _ in one.moves]
    assert sizes == sorted(sizes)


@SIMPLE
@given(st.integers(40, 71), st.dictionaries(st.sampled_from(range(55)), st.sampled_from(range(55)), max_size=8))
def test_merging_loses_nothing(n, by_hand):
    inputs = todays()
    now, chosen = inputs.now, tuple(sorted((inputs.now.ids[a], inputs.now.ids[b]) for a, b in by_hand.items()))
    one = inputs.map(n, chosen)
    assert one.members.sum() == pytest.approx(now.members.sum()) and one.eu.sum() == pytest.approx(now.eu.sum())
    assert one.n == max(min(n, 55), one.n) and (one.n == min(n, 55))
    assert one.active[one.heir].all() and (one.heir[one.active] == np.flatnonzero(one.active)).all()
    assert not any(inputs.overseas[now.seat[i]] for move in one.moves for i in move)
    assert (one.members[~one.active] == 0).all()
    for attribution in (one.seat, one.shared):
        assert attribution.sum(axis=1) == pytest.approx(one.active.astype(float))
    assert moves(now, inputs.overseas, n, dict(chosen)) == one.moves
    kept = [a for a, b in by_hand.items() if a == b]
    assert one.active[kept].all()


def test_more_clusters_than_there_are_changes_nothing():
    assert todays().map(71) is todays().map(55) and todays().map(55).moves == ()


def test_a_merger_chosen_by_hand_is_followed():
    now = todays().now
    by_hand = default().but(n=54, merges={"ceramique": "alpha-rlh"})
    one = evaluate(by_hand, todays())
    assert [(now.ids[a], now.ids[b]) for a, b in one.map.moves] == [("ceramique", "alpha-rlh")]
    stays = evaluate(default().but(n=54, merges={"ceramique": "ceramique"}), todays())
    assert [(now.ids[a], now.ids[b]) for a, b in stays.map.moves] == [("materalia", "euramaterials")]
    overseas = evaluate(default().but(n=54, merges={"ceramique": "qualitropic"}), todays())
    assert overseas.map.moves == todays().map(54).moves


def test_shared_attribution_keeps_the_regions_of_a_merged_cluster():
    inputs = todays()
    one = inputs.map(54)
    axelera = inputs.now.ids.index("axelera")
    found = {inputs.region_codes[i]: part for i, part in enumerate(one.shared[axelera]) if part}
    assert found == {"84": 0.5, "75": pytest.approx(1 / 6), "24": pytest.approx(1 / 6), "76": pytest.approx(1 / 6)}  # Céramique: Nouvelle-Aquitaine, Centre, Occitanie


# ---- four clusters, by hand -----------------------------------------------------------------------------------------

def four() -> dict[str, pd.DataFrame]:
    weights = {f"weight_{axis}": [1.0, 0.0, 0.0, 0.0] for axis in ("digital", "energy", "environment", "health")}
    clusters = pd.DataFrame({
        "cluster_id": ["a", "b", "c", "d"], "short_name": ["A", "B", "C", "D"], "theme": ["x", "x", "x", "y"], "region_code": ["84", "84", "11", "04"],
        "secondary_regions": ["11", None, "84;04", None], "lat": [45.0, 45.0, 48.0, -21.0], "lon": [5.0, 5.5, 2.0, 55.0],
        "members": [100.0, 200.0, None, 100.0], "members_year": [2020, 2020, None, 2020], "eu_eur": [1e6, 3e6, None, None],
        "eu_roles": [1, 2, 0, 0], "rating": [3, None, 1, 2], **weights})
    amounts = pd.DataFrame([("state_operating", 9.0), ("local_operating", 20.0), ("members_total", 500.0), ("eu_year", 1.0)], columns=["key", "value"])
    return {
        "clusters": clusters, "clusters_before": clusters.iloc[:3],
        "regions": pd.DataFrame({"region_code": ["04", "11", "84"], "name": ["La Réunion", "Île-de-France", "Auvergne-Rhône-Alpes"],
                                 "population": [1.0, 12.0, 8.0], "overseas": [True, False, False]}),
        "amounts": amounts.assign(unit="EUR_M", year=2022, source_id="s", confidence="low"),
        "state_years": pd.DataFrame({"year": [2023], "announced_eur_m": [9.0], "paid_eur_m": [None]}),
        "prices": pd.DataFrame({"year": [2023, 2024], "value": [100.0, 110.0]}),
        "budgets": pd.DataFrame({"indicator": ["budget_eur_m_year"], "value": [2.0]}),
    }


def test_keys_of_four_clusters_by_hand():
    small = inputs_from(four())
    assert list(small.now.members) == [100, 200, 150, 100]  # C: the median of its theme
    keys = dict(zip(KEYS, small.map(4).keys, strict=True))
    assert keys["members"] == pytest.approx(np.array([100, 200, 150, 100]) / 550)
    assert keys["eu"] == pytest.approx([0.25, 0.75, 0, 0])
    assert keys["rating"] == pytest.approx(np.array([3, 2, 1, 2]) / 8)
    assert keys["population"] == pytest.approx(np.array([4, 4, 12, 1]) / 21)
    assert keys["s3"] == pytest.approx(np.array([4 / 3, 4 / 3, 4 / 3, 0]) / 4)
    held = [1 / (450 / 550)] * 3 + [2.0]  # each region holds one theme; D's 1 over 100/550 is held at 2
    assert keys["srdeii"] == pytest.approx(np.array(held) / sum(held))
    assert small.now.axes.tolist() == [[1] * 4, [0] * 4, [0] * 4, [0] * 4]


def test_four_clusters_merge_by_hand():
    small = inputs_from(four())
    three, two = small.map(3), small.map(2)
    assert three.moves == ((0, 1),) and list(three.members) == [0, 300, 150, 100] and list(three.eu) == [0, 4, 0, 0]
    assert two.moves == ((0, 1), (2, 1)) and small.map(1).n == 2, "the overseas cluster stays, and the last of the mainland has nobody to go to"
    keys = dict(zip(KEYS, three.keys, strict=True))
    assert keys["equal"] == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3])
    assert keys["rating"] == pytest.approx(np.array([0, (3 * 100 + 2 * 200) / 300, 1, 2]) / (7 / 3 + 3))
    assert keys["population"] == pytest.approx(np.array([0, 8, 12, 1]) / 21)
    assert two.shared.tolist() == [[0, 0, 0], [0.25, 0.25, 0.5], [0, 0, 0], [1, 0, 0]]


def test_a_theme_alone_merges_in_its_region_then_with_the_nearest():
    frames = four()
    frames["clusters"] = frames["clusters"].assign(theme=["x", "y", "z", "v"], members=[100.0, 200.0, 50.0, 10.0])
    small = inputs_from(frames)
    assert small.map(2).moves == ((2, 0), (0, 1))  # C has nobody in its region: the nearest; A and C then go to B, of its region


def test_a_cluster_of_its_theme_in_its_region_comes_before_a_nearer_one():
    frames = four()
    frames["clusters"] = frames["clusters"].assign(members=[200.0, 100.0, 300.0, 400.0], lat=[43.0, 45.0, 45.1, -21.0], lon=[5.0, 5.0, 5.0, 55.0])
    assert inputs_from(frames).map(3).moves == ((1, 0),)  # C, of another region, is nearer to B than A is


def test_attribution_of_four_clusters_by_hand():
    small = inputs_from(four())
    seat = evaluate(default().but(w_equal=100, w_members=0, n=71), small)
    assert seat.region_share == pytest.approx([0.25, 0.25, 0.5])
    shared = evaluate(default().but(w_equal=100, w_members=0, n=71, attribution=SHARED), small)
    assert shared.region_share == pytest.approx([0.25 + 0.0625, 0.125 + 0.125, 0.25 + 0.125 + 0.0625])


def test_load_asks_for_each_query_once():
    asked = []

    def run(name, **parameters):
        asked.append((name, *parameters))
        return four()[next(key for key, question in QUERIES.items() if question == (name, parameters))]

    assert len(load(run).now) == 4 and sorted(asked) == sorted((name, *parameters) for name, parameters in QUERIES.values())
