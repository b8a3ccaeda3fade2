"""The map, the scenarios side by side, the cards of assumptions, and the list of what is not computed."""

import re

import pytest

import views
from charts import scenario_map
from charts.look import Look
from language import LANGUAGES, speech
from pages.lab import files
from scenarios import address, grounds, presets
from scenarios.assumptions import ASSUMPTIONS, NOT_COMPUTED
from scenarios.levers import LEVERS, UNKNOWN

EXIT, RELAY, AXES = (address.encode(presets.BY_KEY[key].levers) for key in ("state_exit", "regions_take_over", "grand_est"))


def drawn(name, lang="en", dark=False, **filters):
    return views.draw(name, Look(speech(lang), dark=dark), filters)


@pytest.fixture(autouse=True)
def data(warehouse):
    return warehouse


def told(figure):
    return [re.sub("<[^>]*>", "", note.text) for note in figure.layout.annotations]


def test_the_area_of_a_disc_follows_the_amount():
    found = drawn("scenario_map", s=EXIT)
    discs = next(trace for trace in found.figure.data if trace.mode == "markers")
    rows, palette = found.frame.set_index("_code"), Look(speech("en")).palette
    assert len(discs.x) == len(rows) == 13 and set(discs.marker.color) == {palette.loss}
    sizes = dict(zip(rows.index, discs.marker.size, strict=True))
    assert (sizes["84"] / sizes["11"]) ** 2 == pytest.approx(rows.loc["84", "change"] / rows.loc["11", "change"])
    texts = told(found.figure)
    assert "−1.46" in texts and "−0.09" in texts and "no cluster counts here" in " ".join(texts)


def test_the_chosen_region_is_outlined_even_where_no_cluster_counts():
    accent = Look(speech("en")).palette.accent
    for region in ("53", "94"):
        outlined = [trace for trace in drawn("scenario_map", s=EXIT, region=region).figure.data if trace.line.color == accent]
        assert len(outlined) == 1 and outlined[0].line.width > 2


def test_shares_tint_the_regions_on_both_sides():
    found = drawn("scenario_map", s=AXES, gap="percent")
    palette = Look(speech("en")).palette
    fills = [trace.fillcolor for trace in found.figure.data]
    assert len(fills) == 18 and fills.count(palette.ground) == 5 and {palette.gain} <= set(fills)
    assert scenario_map._tint(-0.01, 0.4, Look(speech("en"))) in fills and palette.loss not in fills
    assert not [trace for trace in found.figure.data if trace.mode == "markers"]


def test_a_takeover_is_on_the_map_as_what_regions_pay():
    found = drawn("scenario_map", s=RELAY)
    marks = [trace for trace in found.figure.data if trace.mode == "markers"]
    assert [trace.marker.symbol for trace in marks] == ["diamond-open"] and len(marks[0].x) == 13 and "1.46" in told(found.figure)


def test_the_map_speaks_of_the_scenario_that_differs_and_its_table_holds_it_alone():
    found = drawn("scenario_map", s="1", beside=EXIT)
    assert set(found.rows["letter"]) == {"B"} and len(found.table) == 13 and found.words.title.startswith("State exit")


@pytest.mark.parametrize(("value", "nice"), [(0, 1), (1, 1), (1.46, 1.5), (0.351, 0.4), (1043, 1500), (0.0012, 0.0015)])
def test_the_limit_of_the_tints_is_round(value, nice):
    assert scenario_map._nice(value) == pytest.approx(nice)


def test_side_by_side_has_every_lever_and_result_once_and_the_differences_alone_when_asked():
    every = drawn("scenario_compare", s=EXIT, beside=RELAY)
    assert every.frame["_key"].is_unique and (every.frame["_kind"] == "lever").sum() == len(LEVERS)
    assert list(every.table.columns) == ["Group", "Lever or result", "Base of comparison", "A", "B"]
    assert every.markup.count("<th scope='row'>") == len(every.frame)
    shown, folded = every.markup.split("<details")
    assert folded.count("<th scope='row'>") == len(LEVERS) - 2 and "32 levers are the same" in folded, "what is alike is a click away"
    assert {line.count("<td>") for line in re.findall(r"<tr>.*?</tr>", shown)} == {0, 1, 3} and "<b>" not in re.sub("<thead>.*?</thead>", "", folded)
    few = drawn("scenario_compare", s=EXIT, beside=RELAY, differences="1")
    assert set(few.rows.loc[few.rows["_kind"] == "lever", "_key"]) == {"lever-state", "lever-takeover"} and few.rows["_differs"].all()
    assert tuple(few.frame.set_index("_key").loc["result-gap", ["reference", "a", "b"]]) == tuple(speech("en").money(gap) for gap in (0, 8, 0))


def test_nothing_differs_from_phase_5_itself():
    found = drawn("scenario_compare", differences="1")
    assert found.rows.empty and "Nothing differs" in found.markup and found.words.title.startswith("No lever")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_assumption_is_a_card_with_its_limit_and_how_sure_it_is(lang):
    found = drawn("scenario_assumptions", lang=lang, s=EXIT)
    assert found.frame["_key"].tolist() == [card.key for card in ASSUMPTIONS]
    assert found.markup.count("<article") == len(ASSUMPTIONS) == found.markup.count("class='sure ")
    assert found.frame["origin"].notna().all() and "{" not in found.markup
    readings = found.context.also["scenario_leverage_readings"]
    assert readings["euros"].dropna().tolist() == [0, 2.5, 2.8, 3] and len(readings) == 5


def test_a_card_says_which_of_its_levers_the_scenario_moves():
    frame = drawn("scenario_assumptions", s="1c70r55").frame.set_index("_key")
    assert "70%" in frame.loc["ceiling", "levers"] and "55%" in frame.loc["budget", "levers"] and frame["levers"].notna().sum() == 2


def test_what_is_not_computed_is_said_with_its_reason():
    found = drawn("scenario_not_computed")
    assert len(found.table) == len(NOT_COMPUTED) == found.markup.count("scope='row'") and f"{len(NOT_COMPUTED)} things" in found.words.title
    assert all(found.frame["why"].str.len() > 10)


def test_every_lever_says_what_its_reference_rests_on_and_who_pays():
    kinds = ("Fact", "Rule", "Assumption", "Convention", "A way of telling")
    for lever in LEVERS:
        rows = dict(files.facts(lever, speech("en")))
        assert rows["Rests on"].startswith(kinds), lever.key
        assert lever.kind != UNKNOWN or rows["Rests on"].startswith("Assumption"), "what nobody knows is no fact"
        assert lever.unit != "EUR_M" or ("Who pays" in rows and " 202" in rows["Rests on"]), "an amount says whose it is and of which year"
    assert set(grounds.GROUND_NAMES) | set(grounds.PAYER_NAMES) <= {lever.key for lever in LEVERS}
