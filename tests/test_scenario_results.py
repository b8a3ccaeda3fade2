"""The figures that measure and question a scenario: effort, R&D, concentration, what decides, the envelope that an aim takes."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import views
from charts.look import Look
from language import speech
from scenarios import address, goal, inputs, presets, sensitivity
from scenarios.model import evaluate
from tests.scenario_levers import levers

EXIT, RELAY, AXES = (address.encode(presets.BY_KEY[key].levers) for key in ("state_exit", "regions_take_over", "grand_est"))


def drawn(name, lang="en", **filters):
    return views.draw(name, Look(speech(lang)), filters)


def outcome(s):
    given = inputs.current()
    return evaluate(address.decode(s, given.now.ids), given)


def texts(figure):
    return " ".join(note.text for note in figure.layout.annotations)


@pytest.fixture(autouse=True)
def data(warehouse):
    return warehouse


def test_the_board_holds_the_model_s_results():
    frame = drawn("scenario_compare_chart", s=EXIT, beside=RELAY).frame.set_index("letter")
    assert list(frame.index) == ["", "A", "B"]
    for letter, s in (("", "1"), ("A", EXIT), ("B", RELAY)):
        row, model = frame.loc[letter], outcome(s)
        assert (row["running"], row["gap"], row["need_per_member"]) == pytest.approx((model.running, model.gap, model.need_per_member))
        assert row["state"] + row["local"] + row["taken"] + row["private"] == pytest.approx(row["running"])
        assert (row["rd_low"], row["rd_mid"], row["rd_high"]) == pytest.approx(model.rd)
        assert model.rd == pytest.approx((0, 65, 92))
    assert frame["need_per_member"].round().tolist() == [1568, 2054, 1568]


def test_phase_5_alone_is_one_row():
    for name in ("scenario_compare_chart", "scenario_need", "scenario_rnd", "scenario_concentration"):
        found = drawn(name)
        assert found.frame["letter"].tolist() == [""] and "Phase 5 as decided" in found.words.title


def test_r_and_d_is_a_range_and_never_one_line():
    figure = drawn("scenario_rnd", s="1p40").figure
    fill = [trace for trace in figure.data if trace.fill == "tonexty"]
    assert len(fill) == 1 and fill[0].y[1] > figure.data[0].y[1]
    standing = [trace for trace in figure.data if trace.mode == "lines" and trace.x[0] == trace.x[1]]
    assert sorted(trace.y[1] for trace in standing) == pytest.approx([92, 184]) and not any(trace.y[0] for trace in standing)
    assert "no R&D" in drawn("scenario_rnd", s="1p0").words.title


def test_the_effort_over_the_ceiling_is_hollow():
    figure = drawn("scenario_need", s=EXIT).figure
    hollow = [bar for bar in figure.data if bar.marker.pattern.shape == "/"]
    model = outcome(EXIT)
    assert len(hollow) == 1 and hollow[0].x[0] == pytest.approx(model.gap * 1e6 / model.members) and hollow[0].base[0] == pytest.approx(model.cap * 1e6 / model.members)


def test_concentration_is_the_model_s():
    frame = drawn("scenario_concentration", s="1n40").frame.set_index("letter")
    for letter, s in (("", "1"), ("A", "1n40")):
        held = outcome(s).concentration
        assert (frame.loc[letter, "large_clusters"], frame.loc[letter, "first_regions"]) == pytest.approx((held["clusters"], held["regions"]))
    assert "of public running money, 37.8% in" in drawn("scenario_concentration", s="1n40").words.title


def test_bars_of_a_tornado_are_full_for_decisions_and_hatched_for_unknowns():
    found = drawn("scenario_tornado", s=EXIT)
    given_levers = address.decode(EXIT)
    bars = [bar for bar in sensitivity.tornado(given_levers, inputs.current(), "need_per_member") if not bar.no_effect]
    assert [bool(trace.marker.pattern.shape) for trace in found.figure.data] == [bar.unknown for bar in bars]
    assert [trace.x[0] for trace in found.figure.data] == pytest.approx([bar.width for bar in bars])
    assert len(found.table) == len(sensitivity.tornado(given_levers, inputs.current(), "need_per_member"))
    assert "Number of clusters" in found.words.note
    assert "State money for projects" in drawn("scenario_tornado_rd", s=EXIT).words.title


def test_the_band_is_that_of_a_thousand_draws_and_says_that_it_is_no_probability():
    found = drawn("scenario_band", s=EXIT)
    sample = sensitivity.sample(address.decode(EXIT), inputs.current())
    rows = found.frame.set_index("_measure")
    assert tuple(rows.loc["need_per_member", ["low", "middle", "high"]]) == pytest.approx(sample.band("need_per_member"))
    assert rows.loc["gap", "share"] == pytest.approx(sample.broken) and "70% of the draws" in found.words.note and "not a probability" in found.words.note


def test_the_price_of_the_level_of_2022_and_who_sets_it():
    found, given = drawn("scenario_goal", s=EXIT), inputs.current()
    answer = goal.keep_regions(address.decode(EXIT), given)
    assert answer.prices[0].name == "Occitanie" and "Occitanie meets its level at €38.3" in found.words.reading
    regions = found.frame[found.frame["_aim"] == "keep_regions"]
    assert regions["envelope"].max() == pytest.approx(answer.envelope, abs=1e-6) and "<b>€38.3" in texts(found.figure)
    shares = found.frame[found.frame["_aim"] == "private_share"].set_index("who")["envelope"]
    assert shares.tolist() == pytest.approx([29.0, 26.1, 23.2], abs=1e-6) and list(shares.index) == ["50%", "55%", "60%"]


def test_the_price_is_told_from_the_base_of_the_page():
    """38.3 M€: 9.3 more than the 29 of phase 5, 13.8 more than the 24.5 of a half takeover."""
    plain = lambda found: found.words.title.replace("\u00a0", " ")
    assert "(+€9.3 M on phase 5)" in plain(drawn("scenario_goal", s=EXIT))
    half = drawn("scenario_goal", s=EXIT, beside="1s0t50", named="~Half", base="b")
    assert "(+€13.8 M on “Half”)" in plain(half) and half.frame["change"].iloc[0] == pytest.approx(38.34 - 24.5, abs=0.01)


def test_an_aim_that_no_envelope_meets_says_so():
    found = drawn("scenario_goal", s="1n40")
    assert "No envelope" in found.words.title and "Grand Est" in found.words.title
    assert found.frame["envelope"].isna().sum() == 1 and found.words.coverage.known == 12


@given(levers(merges=True), levers(), st.sampled_from(["euros", "percent", "member"]))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_scenario_can_be_drawn_and_told(some, other, gap):
    """Whatever the levers: whole sentences, a valid picture of a decent weight, sources equal to uses."""
    filters = {"s": address.encode(some), "beside": address.encode(other), "gap": gap}
    for name in (name for name in views.names() if name.startswith("scenario_")):
        found = drawn(name, "fr", **filters)
        told = " ".join([found.words.title, found.words.subtitle, found.words.reading, found.words.scope, found.words.note])
        assert not re.search(r"\bnan\b|\bNone\b|\{|\}", told), told
        if found.view.chart is not None:
            assert len(found.figure.to_json()) < 100_000, name
    frame = drawn("scenario_envelope", **filters).frame
    for _, case in frame.groupby("_case"):
        assert case.loc[case["_side"] == "source", "amount"].sum() == pytest.approx(case.loc[case["_side"] == "use", "amount"].sum())


# ---- another base of comparison -------------------------------------------------------------------------------------

def test_figures_are_told_against_the_base_of_the_page_and_name_it():
    filters = {"s": EXIT, "beside": f"{RELAY}~1n40", "named": "~Relay~", "base": "b"}
    for name in ("scenario_regions", "scenario_clusters", "scenario_envelope", "scenario_compare_chart", "scenario_need", "scenario_rnd", "scenario_concentration", "scenario_compare", "scenario_map"):
        found = drawn(name, **filters)
        told = " ".join([found.words.title, found.words.subtitle, found.words.reading, found.words.scope, texts(found.figure) if found.view.chart else ""])
        assert "Relay" in told and "phase 5" not in told.lower(), (name, told)
    regions = drawn("scenario_regions", **filters).frame
    exit_rows = regions[regions["letter"] == "A"]
    assert exit_rows["before"].sum() == pytest.approx(29) and exit_rows["pays"].sum() == pytest.approx(-9), "29 with what Regions take over, which they no longer pay"
    measures = drawn("scenario_need", **filters).frame
    assert list(zip(measures["letter"], measures["scenario"], strict=True)) == [("", "Relay"), ("A", "State exit"), ("C", "Fewer and larger")]
    table = drawn("scenario_compare", **filters)
    assert "Relay" in table.markup and set(table.rows) >= {"reference", "a", "c"} and not {"b", "d"} & set(table.rows)


def test_where_the_base_paid_more_a_diamond_stands_on_the_other_side():
    found = drawn("scenario_regions", s="1", beside=RELAY, base="b")
    assert (found.frame["change"] == 0).all() and found.frame["pays"].sum() == pytest.approx(-9) and "Regions pay €9" in found.words.title.replace("\u00a0", " ")
    diamonds = [trace for trace in found.figure.data if trace.type == "scatter"]
    assert len(diamonds) == 1 and sum(diamonds[0].x) == pytest.approx(9) and set(diamonds[0].textposition) == {"middle right"}


def test_the_base_against_itself_shows_no_difference():
    for name in ("scenario_regions", "scenario_clusters"):
        frame = drawn(name, s=EXIT, beside=f"{EXIT}~1n40", base="b").frame
        own = frame[frame["letter"] == "A"]
        assert (own["change"] == 0).all() and own["after"].sum() == pytest.approx(20)
