"""The page of money: what is drawn is what the table sums to, states of money stay apart, missing is never zero, constant euros are worked out by hand."""

import html
import re

import pandas as pd
import pytest

import views
from charts import money_bridge, money_eu, money_flow, money_payers
from charts.look import Look
from language import speech
from queries import engine
from tests.test_pages import opened
from views import funding

EN = Look(speech("en"))


def drawn(name: str, **filters):
    return views.draw(name, EN, filters)


def lengths(figure) -> float:
    """M€ of all bars that bear an amount of a sum: full, tint and outline in a payer's colour, stubs and what is kept apart left out."""
    colours = set(EN.palette.payers.values()) - {EN.palette.loss}
    return sum(sum(bar.y) for bar in figure.data if bar.marker.line.color in colours)


@pytest.mark.parametrize("euros", [None, "constant"])
def test_the_bars_of_the_years_are_the_table(euros, warehouse):
    view = drawn("funding_by_year", phase="4", euros=euros)
    frame = view.frame
    assert lengths(view.figure) == pytest.approx(frame["total_eur_m"].sum())
    kinds = frame[["announced_eur_m", "committed_eur_m", "spent_eur_m"]].sum().sum()
    assert kinds == pytest.approx(frame["total_eur_m"].sum())


def test_the_years_by_hand(warehouse):
    frame = engine.run("funding_by_year", lang="en")
    assert len(frame) == 5 * 22 and frame["total_eur_m"].notna().sum() == 20 + 3 + 5 + 12
    totals = frame.groupby("_payer")["total_eur_m"].sum()
    state = 42 + 193 + 239 + 2.35 + 256 + 216 + 158 + 150 + 119.9 + 50 + 114.6 + 92.8 + 16 + 88.4 + 11.5 + 81.4 + 41.4 + 56.6 + 18 + 15 + 20 + 9 + 9 + 9
    assert totals["state"] == pytest.approx(state)
    assert totals["agency"] == 205 + 80 + 186 + 178
    assert totals["local"] == 175 + 117 + 111 + 20 + 20
    assert frame.loc[frame["_payer"] == "private", "total_eur_m"].isna().all()


def test_2025_and_2026_are_in_no_sum(warehouse):
    state = engine.run("funding_by_year", lang="en").query("_payer == 'state'").set_index("year")
    assert state.loc[[2025, 2026], "total_eur_m"].isna().all()
    assert state.loc[2025, "apart_eur_m"] == 9 and state.loc[2025, "_status"] == "unpaid"
    assert state.loc[2026, "apart_eur_m"] == 0 and state.loc[2026, "_status"] == "bill"


def test_a_missing_year_is_a_stub_not_a_zero(warehouse):
    figure = drawn("funding_by_year", phase="4").figure
    stubs = [bar for bar in figure.data if bar.marker.pattern.shape == "/"]
    frame = drawn("funding_by_year").frame
    assert sum(len(bar.x) for bar in stubs) == (frame["total_eur_m"].isna() & frame["apart_eur_m"].isna()).sum() == 110 - 40 - 3
    scale, _ = money_payers.rows(frame, money_payers.HEIGHT - money_payers.TOP - money_payers.FOOT)
    assert {round(h * scale, 6) for bar in stubs for h in bar.y} == {money_payers.STUB}


def test_an_axis_a_payer_keeps_the_one_scale(warehouse):
    """So that PowerPoint has a chart of true amounts a payer, and all are drawn alike."""
    layout = drawn("funding_by_year", phase="4").figure.layout
    axes = [layout[name] for name in layout if name.startswith("yaxis")]
    each = {round((axis.domain[1] - axis.domain[0]) / axis.range[1], 9) for axis in axes}
    assert len(axes) == 5 and len(each) == 1


def test_all_rows_stand_on_one_scale(warehouse):
    frame = drawn("funding_by_year").frame
    scale, places = money_payers.rows(frame, 400)
    feet = sorted((foot, height) for foot, height in places.values())
    assert all(low[0] + low[1] <= high[0] for low, high in zip(feet, feet[1:], strict=False)), "a row enters the next"
    assert places["agency"][1] == pytest.approx(364 * scale) and places["state"][1] == pytest.approx(256 * scale)


def test_constant_euros_by_hand(warehouse):
    """The index is 93.21 in 2008 and 120.9 in 2025."""
    frame = engine.run("funding_by_year", lang="en", euros="constant").set_index(["_payer", "year"])
    assert frame.at[("state", 2008), "total_eur_m"] == pytest.approx(256 * 120.9 / 93.21)
    votes = engine.run("fui_votes", euros="constant").set_index("year")
    assert votes.at[2017, "voted_eur_m"] == pytest.approx(80.5 * 120.9 / 101.23)
    assert engine.run("fui_calls_list", euros="constant").set_index("call").at[5, "local_eur_m"] == pytest.approx(78 * 120.9 / 93.21)


def test_voted_and_executed(warehouse):
    view = drawn("fui_votes")
    assert sum(view.figure.data[0].y) == pytest.approx(view.frame["executed_eur_m"].sum()) == pytest.approx(1807.1)
    assert view.frame["voted_eur_m"].sum() == pytest.approx(1888.8)
    assert "6 years of 13" in view.words.title and "−€39.1" in view.words.reading
    ticks = [shape for shape in view.figure.layout.shapes if shape.type == "line"]
    assert [tick.y0 for tick in ticks] == [*view.frame["voted_eur_m"]]


def test_the_grant_tells_its_states_apart(warehouse):
    view = drawn("funding_grant_states")
    states = view.frame.set_index("year")["_status"]
    assert {y: s for y, s in states.items() if s != "announced"} == {2015: "bill", 2016: "missing", 2017: "missing", 2018: "missing", 2021: "missing", 2022: "paid", 2025: "unpaid", 2026: "bill"}
    assert not view.frame.set_index("year").loc[[2025, 2026], "in_base"].any()
    bars = view.figure.data[0]
    full = [year for year, colour in zip(bars.x, bars.marker.color, strict=True) if colour == EN.palette.payers["state"]]
    assert full == [2022], "only one year is known to be paid"
    assert view.words.coverage.known == 9 and re.findall(r"[\d.]+", view.words.title) == ["18", "2019", "0", "2026"]


def test_the_calls_by_hand(warehouse):
    view = drawn("fui_calls_list")
    frame = view.frame.set_index("call")
    assert len(frame) == 26 and frame["local_ratio"].notna().sum() == 19 and frame["rate"].notna().sum() == 16
    assert frame.at[5, "local_ratio"] == pytest.approx(78 / 147) and frame.at[5, "rate"] == pytest.approx(123 / 206) and frame.at[23, "local_ratio"] == 1
    assert [*frame.index[frame["derived"]]] == [1, 3]
    up = sum(sum(bar.y) for bar in view.figure.data[:2])
    down = -sum(view.figure.data[2].y)
    assert up == pytest.approx(frame["state_eur_m"].sum()) and down == pytest.approx(frame["local_eur_m"].sum())
    assert set(view.figure.data[3].x) == {20, 22, 24, 25}, "amounts not found"
    assert "never added" in view.words.scope


def test_calls_and_budget_stay_apart(warehouse):
    """The calls take their money from the budget lines: no year of the State holds both."""
    for year, row in engine.run("funding_by_year", lang="en").query("_payer == 'state'").set_index("year").iterrows():
        assert not isinstance(row["what"], str) or "calls" not in row["what"], year


def test_european_money_is_the_clusters_own(warehouse):
    frame = drawn("funding_eu").frame
    assert len(frame) == 42 and frame["total_eur_m"].notna().sum() == 39
    assert frame["total_eur_m"].sum() == pytest.approx((34_686_034.89 + 15_308_810.75) / 1e6)
    assert (frame["coordinator_eur_m"] + frame["participant_eur_m"]).sum() == pytest.approx(frame["total_eur_m"].sum())
    full, light = drawn("funding_eu").figure.data
    assert sum(full.x) + sum(light.x) == pytest.approx(frame["total_eur_m"].head(money_eu.SHOWN).sum())
    assert [c[0] for c in full.customdata] == [*frame["cluster_id"].head(15)]


@pytest.mark.parametrize(("amounts", "index"), [([1, 1, 1, 1], 0), ([0, 0, 0, 1], 0.75), ([1, 3], 0.25), ([1, 2, 3], 2 / 9)])
def test_gini_by_hand(amounts, index):
    assert money_eu.gini(pd.Series(amounts, dtype=float)) == pytest.approx(index)


def test_lorenz_ends_at_all(warehouse):
    x, y = money_eu.lorenz(drawn("funding_eu").frame["total_eur_m"].dropna())
    assert (x[0], y[0]) == (0, 0) and (x[-1], y[-1]) == (1, pytest.approx(1)) and y == sorted(y) and all(b <= a + 1e-12 for a, b in zip(x, y, strict=True))


def test_the_flow_by_hand(warehouse):
    view = drawn("funding_flow", phase="4")
    frame = view.frame
    payers = frame.groupby("_payer")["amount_eur_m"].sum()
    assert payers["agency"] == 205 + 80 + 186 + 178 and payers["local"] == 175 + 117 + 111 + 20 and payers["region"] == 20
    assert frame.loc[frame["_instrument"] == "fui", "amount_eur_m"].sum() == pytest.approx(1807.1 + 42), "executed and first selection, no call"
    assert frame["amount_eur_m"].sum() == pytest.approx(payers.sum()) and view.words.title.startswith("59% of the €3.15")


def test_the_columns_of_the_flow_hold_the_same_money(warehouse):
    frame = drawn("funding_flow").frame
    total = frame["amount_eur_m"].sum()
    found = money_flow.columns(frame)
    assert [sum(amount for _, amount in nodes) for nodes in found] == [pytest.approx(total)] * 3
    scale, spots = money_flow.places(found, 400)
    assert scale > 0
    for nodes in found:
        feet = [(spots[name][0], spots[name][0] + spots[name][1]) for name, _ in nodes]
        assert all(low[1] <= high[0] + 1e-6 for low, high in zip(feet, feet[1:], strict=False)) and feet[-1][1] <= 400 + 1e-6
        middles = [(top + bottom) / 2 for top, bottom in feet]
        assert all(b - a >= money_flow.LEAST - 1e-6 for a, b in zip(middles, middles[1:], strict=False)), "labels would meet"


def test_the_bands_of_the_flow_are_as_wide_as_their_amounts(warehouse):
    view = drawn("funding_flow", phase="4")
    scale, _ = money_flow.places(money_flow.columns(view.frame), money_flow.HEIGHT - money_flow.TOP)
    widest = max(band.y[0] - band.y[-1] for band in view.figure.data)
    assert widest == pytest.approx((1807.1 + 42) * scale, abs=0.2)


def test_the_grid_counts_what_the_years_draw(warehouse):
    grid = drawn("funding_known").frame
    years = engine.run("funding_by_year", lang="en")
    known = years[years["total_eur_m"].notna()].groupby(["_payer", "phase"])["year"].nunique()
    assert grid["n_years"].sum() == 88 and grid["n_years_known"].sum() == 40 == known.sum()
    assert all(known.get((r["_payer"], r["phase"]), 0) == r["n_years_known"] for r in grid.to_dict("records"))


@pytest.mark.parametrize(("phase", "since", "pair"), [("4", None, (3, 4)), ("4", "1", (1, 4)), ("2", "4", (2, 4)), ("3", "3", (2, 3)), ("1", None, (1, 2))])
def test_the_bridge_joins_the_two_phases_that_are_asked(phase, since, pair, warehouse):
    frame = drawn("funding_bridge", phase=phase, since=since).frame
    assert (frame["_from"].iloc[0], frame["_to"].iloc[0]) == pair
    app = opened("funding", money="bridge", phase=phase, **({"since": since} if since else {}))
    told = " ".join(block.proto.body for block in app.get("html"))
    assert not app.exception and f"De la phase {pair[0]} à la phase {pair[1]}" in told.replace("\u00a0", " ")


def test_the_bridge_by_hand(warehouse):
    """FUI of phase 3 over six years, Europe's mean of the years known, PSPC-Régions' one call over four years; the grant 27.5 over 2, then 42 over 3."""
    view = drawn("funding_bridge", phase="4")
    rows = view.frame.set_index(["_payer", "_measure"])
    assert rows.at[("state", "fui"), "before"] == pytest.approx((114.6 + 92.8 + 88.4 + 81.4 + 41.4 + 56.6) / 6) and rows.at[("state", "fui"), "after"] == 0
    assert rows.at[("state", "operating_grant"), "change"] == pytest.approx((18 + 15 + 9) / 3 - (16 + 11.5) / 2)
    assert rows.at[("state", "pspc_regions"), "after"] == 20 / 4
    assert not rows.loc["local", "comparable"].any() and rows.loc["local", "change"].isna().all() and rows.loc["local", "why"].notna().all()
    assert "Not compared" in view.words.note and "R&D" not in view.words.note


def test_the_bridge_and_the_first_page_say_what_each_counts(warehouse):
    """183.1 on the first page and 182.5 in the bridge, 15.5 and 30.2: other payers, other years; each says its own."""
    words, french = drawn("funding_bridge", phase="4", since="1").words, Look(speech("fr"))
    assert "all payers" in words.title and "the State alone" in words.method and "183" in words.method and "15.5" in words.method
    told = views.draw("state_money_by_phase", french, {"phase": "4"}).number
    assert (told.value, told.basis.replace("\u202f", " ").replace("\u00a0", " ")) == ("15,5", "État seul : 62 M€ retrouvés sur 4 ans") and 18 + 15 + 20 + 9 == 62


def test_the_page_says_first_who_pays(warehouse):
    frame = drawn("funding_by_year", phase="4").frame
    told = funding.answer(frame, speech("fr")).replace("\u202f", " ").replace("\u00a0", " ")
    assert told == "D’abord **l’État** : **64 %** des 3,15 Md€ retrouvés de 2005 à 2025. Années avec un chiffre, sur 22 : **20** pour l’État, **12** pour l’Union européenne, **5** pour les collectivités et **3** pour les agences."
    assert frame.loc[frame["_payer"] == "state", "total_eur_m"].sum() == pytest.approx(732.35 + 693.9 + 502.7 + 62 + 18)


@pytest.mark.parametrize("phase", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("euros", [None, "constant"])
def test_the_steps_lead_from_one_phase_to_the_next(phase, euros, warehouse):
    view = drawn("funding_bridge", phase=str(phase), euros=euros)
    steps = money_bridge.steps(view.frame)
    assert (int(view.frame["_from"].iloc[0]), int(view.frame["_to"].iloc[0])) == ((1, 2) if phase == 1 else (phase - 1, phase))
    if len(steps):
        assert steps["start"].iloc[0] == pytest.approx(steps["before"].sum()) and steps["end"].iloc[-1] == pytest.approx(steps["after"].sum())
        first, last = view.figure.data[0].y
        assert (first, last) == (pytest.approx(steps["before"].sum()), pytest.approx(steps["after"].sum()))
    compared = [bar for bar in view.figure.data[1:] if bar.marker.line.width != 0 or not bar.marker.pattern.shape]
    assert len(compared) == len(steps), "what is not compared is no step"


def test_regional_amounts_are_listed_never_added(warehouse):
    view = drawn("funding_places")
    assert len(view.frame) == len(view.table) == 18 and view.frame["_region_code"].nunique() == 6 == view.words.coverage.known
    total = view.frame["amount_eur_m"].sum()
    assert f"{total:.1f}" not in " ".join([view.words.title, view.words.reading])
    assert len(drawn("funding_places", region="93").frame) == 1 and drawn("funding_places", region="94").empty


@pytest.mark.parametrize(("money", "names"), [
    ("years", ["funding_by_year"]), ("fui", ["fui_votes", "funding_grant_states"]), ("calls", ["fui_calls_list"]), ("europe", ["funding_eu", "funding_eu_curve"]),
    ("flow", ["funding_flow", "funding_list", "funding_known"]), ("bridge", ["funding_bridge"]), ("each", ["funding_per_cluster", "funding_per_member"]), ("places", ["funding_places"]),
])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_view_of_the_page(money, names, lang, warehouse):
    app = opened("funding", money=money, lang=lang, euros="constant")
    assert not app.exception and app.session_state["_here"].state.refused == ()
    told = " ".join(block.proto.body for block in app.get("html"))
    for name in names:
        title = views.draw(name, Look(speech(lang)), {"phase": "4", "euros": "constant"}).words.title
        assert html.escape(title) in told, name


def test_for_each_cluster_by_hand(warehouse):
    frame = engine.run("funding_per_cluster", lang="en").set_index(["_purpose", "year"])["per_cluster_eur"]
    assert frame["projects", 2008] == pytest.approx(256e6 / 71) and frame["running", 2019] == pytest.approx(18e6 / 56) and frame["running", 2022] == pytest.approx(9e6 / 54)
    assert frame.notna().sum() == 15 + 7, "fifteen years of project money, seven of the running grant that adds up"
    assert pd.isna(frame["running", 2025]), "voted, not paid: not a figure"


def test_for_each_member_by_hand(warehouse):
    frame = engine.run("funding_per_member", lang="en").set_index(["_measure", "year"])
    assert frame.loc[("operating_grant", 2022), "per_member_eur"] == pytest.approx(9e6 / 18500)
    assert frame.loc[("local_operating_support", 2022), "per_member_eur"] == pytest.approx(20e6 / 18500)
    assert frame.loc[("fui", 2007), "per_member_eur"] == pytest.approx(239e6 / 5879) and frame.loc[("fui", 2014), "per_member_eur"] == pytest.approx(92.8e6 / 8500)
    years = set(frame.index.get_level_values("year"))
    assert not {2010, 2018, 2023} & years, "an uncertain count, a count that mixes kinds, a survey of forty clusters"


def test_points_of_different_counts_are_never_joined(warehouse):
    figure = drawn("funding_per_member").figure
    assert all(trace.mode == "markers" for trace in figure.data)
    assert sum(len(trace.x) for trace in figure.data) == len(drawn("funding_per_member").frame)


@pytest.mark.parametrize("euros", [None, "constant"])
def test_the_list_is_the_flow(euros, warehouse):
    flow, listed = drawn("funding_flow", phase="4", euros=euros), drawn("funding_list", euros=euros)
    assert listed.rows["amount_eur_m"].sum() == pytest.approx(flow.frame["amount_eur_m"].sum())
    assert sum(listed.figure.data[0].x) == pytest.approx(flow.frame["amount_eur_m"].sum()) and listed.rows["n_entries"].sum() == flow.frame["n_entries"].sum()


def test_one_instrument_stands_out(warehouse):
    plain, chosen = drawn("funding_flow", phase="4").figure, drawn("funding_flow", phase="4", through="fui").figure
    strong = [trace for trace in chosen.data if trace.fillcolor.endswith("0.72)")]
    assert len(plain.data) == len(chosen.data) and len(strong) == 1 + 3, "one band in, one to each of three phases"


def test_project_money_and_running_money_are_told_apart(warehouse):
    view = drawn("funding_by_year", phase="4")
    state = view.frame.query("_payer == 'state'").set_index("year")["running_eur_m"].dropna()
    assert state.to_dict() == {2014: 16, 2015: 11.5, 2019: 18, 2020: 15, 2022: 9, 2023: 9, 2024: 9}
    title = view.words.title.replace("\xa0", " ")
    assert "for projects: €256 M in 2008, €20 M in 2021" in title and "€18 M in 2019, €9 M in 2024" in view.words.note.replace("\xa0", " ")
    notes = [note.text for note in view.figure.layout.annotations]
    assert "projects<br>20" in notes and "from 2019 on, the running grant" in notes and "18" in notes
    grant = drawn("funding_grant_states").words
    assert "16" in grant.note and "11.5" in grant.note and "2021" in grant.note
