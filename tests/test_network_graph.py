"""The pictures of the network: one cluster on its rings, the map, the four phases, names that leave where there is no room."""

import re
from math import asin, cos, hypot, radians, sin, sqrt
from statistics import median

import numpy as np
import pandas as pd
import pytest

import views
from charts import network_key, network_lines, network_phases, network_rings
from charts.look import Look
from charts.network_marks import Name, brief, called, fitted, tiers, touch, wrapped
from charts.network_placing import beside, lengthened, under
from language import speech
from queries import engine
from tests.browser import ROOT
from tests.test_pages import opened
from views import network_words

EN = Look(speech("en"))


def drawn(name, **filters):
    return views.draw(name, EN, {"phase": "3", **filters})


def written(figure) -> list[tuple[str, float, float]]:
    return [(text, x, y) for trace in figure.data if trace.mode == "text" for text, x, y in zip(trace.text, trace.x, trace.y, strict=True)]


# --- places ---------------------------------------------------------------------------------------------------------------------------


def test_a_ring_holds_each_neighbour_once_with_room_for_its_lines():
    names = [f"n{i}" for i in range(7)]
    at, tall = network_rings.one(names, dict.fromkeys(names, 50.0), 200.0)
    assert set(at) == set(names) and tall == 200.0, "four rows of 50 at the right, three at the left"
    right = [at[name] for name in names[:4]]
    assert all(x > network_rings.MIDDLE for x, _ in right) and [y for _, y in right] == [25.0, 75.0, 125.0, 175.0]
    assert all(at[name][0] < network_rings.MIDDLE for name in names[4:]) and at["n4"][1] > at["n6"][1], "clockwise: up the left side"


def test_the_second_ring_is_outside_the_first_and_near_whom_it_is_linked_to():
    inner = ["a", "b", "c", "d"]
    at, tall, short = network_rings.two(inner, {"x": ["a"], "y": ["d"], "z": ["b"]}, (46.0, 25.0), 270.0)
    assert tall >= short + 50 and at["x"][0] > network_rings.MIDDLE > at["y"][0]
    assert at["x"][0] > at["a"][0] and at["y"][0] < at["d"][0]


def test_the_most_important_name_keeps_its_place_on_a_narrow_page():
    close = [Name("Aerospace Valley", 300, 100, "#000"), Name("Mer Méditerranée", 420, 100, "#000"), Name("SCS", 900, 100, "#000")]
    found = tiers(close, [], 13, 1160, widths={"narrow": 570, "wide": 1160})
    assert found == ["narrow", "wide", "narrow"]
    assert tiers([Name("Aerospace Valley", 10, 100, "#000")], [], 13, 1160) == [None], "it would leave the page"


def test_a_name_stands_beside_its_symbol_and_covers_nothing():
    points = np.array([[100.0, 100.0], [124.0, 100.0]])
    one, two = beside([Name("Alpha", 100, 100, "#000"), Name("Beta", 124, 100, "#000")], points, np.empty((0, 4)), (0, 0, 400, 200), 13)
    boxes = [name.box(13) for name in (one, two)]
    assert not touch(*boxes) and all(not touch(box, (x - 7, y - 7, x + 7, y + 7)) for box in boxes for x, y in points)
    assert beside([Name("Alpha", 100, 100, "#000")], points, np.empty((0, 4)), (90, 90, 110, 110), 13) == [], "no room, no name"


def test_links_under_a_name_are_counted():
    box = (10.0, 10.0, 20.0, 20.0)
    through, past, inside, touching_no = (0, 0, 30, 30), (0, 30, 9, 0), (12, 12, 18, 14), (0, 25, 30, 25)
    assert under(box, np.array([through, past, inside, touching_no], dtype=float)) == 2 and under(box, np.empty((0, 4))) == 0


def test_an_act_is_called_by_its_first_words_and_its_year():
    assert brief("Charte du réseau EcoTech, 13 pôles, 30 novembre 2010 (2010)") == "Charte du réseau EcoTech (2010)"
    assert brief("Alliance Enosis (2022)") == "Alliance Enosis (2022)" and brief("AToUT") == "AToUT"
    assert fitted("Safran; Dassault Aviation; Airbus", 120, 13).endswith(" …") and fitted("Safran", 120, 13) == "Safran"


# --- one cluster ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("phase", "cluster"), [("3", "aerospace-valley"), ("2", "aqua-valley"), ("4", "medicen")])
def test_each_neighbour_is_named_once_with_each_of_its_ties(phase, cluster, warehouse):
    one = drawn("network_ego", phase=phase, cluster=cluster)
    names = [text for text, _, _ in written(one.figure) if text.startswith("<b>")]
    near = one.frame.drop_duplicates("_cluster")
    assert [names.count(called(*both)) for both in zip(near["short_name"], near["name"], strict=True)] == [1] * len(near)
    told = [line for text, _, _ in written(one.figure) for line in text.split("<br>") if re.match(r"\d+ (organisations? in common|documented agreements?|European projects?):", line)]
    assert len(told) == len(one.frame[one.frame["_kind"] != "merger"])
    pairs = engine.run("network_pairs", phase=int(phase), lang="en").query("_kind != 'merger'")
    assert f" {len(set(pairs.loc[pairs['_a'] == cluster, '_b']) | set(pairs.loc[pairs['_b'] == cluster, '_a']))} known neighbours" in one.words.title


def test_two_steps_hold_the_neighbours_of_the_neighbours(warehouse):
    one = drawn("network_ego", cluster="aerospace-valley", steps="2")
    pairs = engine.run("network_pairs", phase=3, lang="en").query("_kind != 'merger'")
    ties = [set(ends) for ends in pairs[["_a", "_b"]].itertuples(index=False)]
    near = {name for ends in ties if "aerospace-valley" in ends for name in ends}
    far = {name for ends in ties if ends & near for name in ends} - near
    symbols = {code[0] for trace in one.figure.data if trace.mode == "markers" and trace.customdata for code in trace.customdata}
    assert symbols == near | far | set(one.frame["_cluster"]) and f"and {len(far)} more at two steps" in one.words.title


def test_the_phases_of_a_tie_are_those_in_which_it_is_known(warehouse):
    frame = engine.run("network_ego", cluster="aerospace-valley", phase=3, lang="en")
    for row in frame[frame["_kind"] != "merger"].to_dict("records"):
        ends = {"aerospace-valley", row["_cluster"]}
        known = [phase for phase in range(1, 6) if any({a, b} == ends and kind == row["_kind"] for a, b, kind in engine.run("network_pairs", phase=phase, lang="en")[["_a", "_b", "_kind"]].itertuples(index=False))]
        assert row["phases"] == ", ".join(map(str, known))


def test_a_merger_alone_is_no_neighbour(warehouse):
    one = drawn("network_ego", cluster="pegase", links="merger")
    assert one.words.title == "Phase 3: of Pégase, no link of the chosen kinds is known but its mergers" and one.rows["_kind"].eq("merger").all()


# --- the map --------------------------------------------------------------------------------------------------------------------------


def test_distances_are_those_between_the_true_seats(warehouse):
    table = pd.read_csv(ROOT / "data/reference/clusters.csv")
    seats = {row.cluster_id: (radians(row.lat), radians(row.lon)) for row in table.itertuples()}
    nodes = engine.run("network_nodes", phase=4, lang="en").query("_labelled")["cluster_id"].tolist()

    def km(a, b):
        (y0, x0), (y1, x1) = seats[a], seats[b]
        return 2 * 6371 * asin(sqrt(sin((y1 - y0) / 2) ** 2 + cos(y0) * cos(y1) * sin((x1 - x0) / 2) ** 2))

    linked = {frozenset(ends) for ends in engine.run("network_pairs", phase=4, lang="en").query("_kind != 'merger'")[["_a", "_b"]].itertuples(index=False)}
    told = engine.run("network_distances", phase=4).iloc[0]
    assert told["linked_km"] == pytest.approx(median(km(*pair) for pair in linked)) and told["n_pairs"] == len(linked)
    assert told["all_km"] == pytest.approx(median(km(a, b) for i, a in enumerate(nodes) for b in nodes[i + 1 :]))


@pytest.mark.parametrize("phase", ["2", "4"])
def test_seats_are_told_apart_on_the_map_and_no_name_covers_another(phase, warehouse):
    figure = drawn("network_map", phase=phase).figure
    points = [(x, y) for trace in figure.data if trace.mode == "markers" and trace.customdata and trace.xaxis != "x2" for x, y in zip(trace.x, trace.y, strict=True)]
    assert min(hypot(x0 - x1, y0 - y1) for i, (x0, y0) in enumerate(points) for x1, y1 in points[i + 1 :]) > 13
    boxes = [Name(text, x, y, "", {"middle right": "left", "middle left": "right", "middle center": "middle"}[side]).box(13) for trace in figure.data if trace.mode == "text" and trace.customdata for text, x, y, side in zip(trace.text, trace.x, trace.y, trace.textposition if isinstance(trace.textposition, tuple | list) else [trace.textposition] * len(trace.x), strict=True)]
    assert len(boxes) > 45 and not [1 for i, a in enumerate(boxes) for b in boxes[i + 1 :] if touch((a[0] + 0.2, a[1] + 0.2, a[2] - 0.2, a[3] - 0.2), b)]
    assert "set apart" in drawn("network_map", phase=phase).words.note


# --- the phases -----------------------------------------------------------------------------------------------------------------------


def test_the_four_phases_show_each_cluster_at_one_place(warehouse):
    figure = drawn("network_phases").figure
    seen: dict[str, set] = {}
    for trace in figure.data:
        if trace.mode == "markers" and trace.customdata:
            for (cluster,), x, y in zip(trace.customdata, trace.x, trace.y, strict=True):
                column, row = x > 600, y > 322
                seen.setdefault(cluster, set()).add((round(x - 600 * column), round(y - 322 * row)))
    assert all(max(x for x, _ in places) - min(x for x, _ in places) <= 1 and max(y for _, y in places) - min(y for _, y in places) <= 1 for places in seen.values()) and len(seen) > 85


def test_the_phases_add_up_to_the_pairs_of_each(warehouse):
    frame = engine.run("network_phases").set_index("phase")
    for phase in network_phases.PHASES:
        pairs = engine.run("network_pairs", phase=phase, lang="en")
        tied = pairs[pairs["_kind"] != "merger"]
        assert frame.at[phase, "n_pairs"] == len({frozenset(ends) for ends in tied[["_a", "_b"]].itertuples(index=False)})
        assert frame.at[phase, "n_acts"] == (pairs["_kind"] == "agreement").sum() and frame.at[phase, "n_mergers"] == (pairs["_kind"] == "merger").sum()
    _, two, _, four = (frame.at[phase, "n_pairs"] for phase in network_phases.PHASES)
    assert drawn("network_phases").words.title == f"Phase 2 has the most known links: {two} pairs, against {four} in phase 4" and two == frame["n_pairs"].max()


def test_the_chosen_cluster_is_named_in_each_phase_where_it_has_the_label(warehouse):
    one = drawn("network_phases", cluster="minalogic")
    assert [text for text, _, _ in written(one.figure)].count("<b>Minalogic</b>") == 4 and one.words.title.startswith("Minalogic, known neighbours: none in phase 1, ")


# --- colours --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["region", "community"])
def test_six_hues_at_most_then_grey(by, warehouse):
    nodes = engine.run("network_nodes", phase=2, lang="en")
    inks = network_key.inks(nodes, by, EN)
    assert len(set(inks) - {EN.palette.missing}) == 6 and EN.palette.missing in inks
    column = "_region_rank" if by == "region" else "_thread"
    named = nodes[nodes["_labelled"] & nodes[column].le(6).fillna(False)]
    assert pd.Series(inks, index=nodes.index).loc[named.index].groupby(named[column]).nunique().eq(1).all(), "one hue each"


def test_a_change_of_colour_moves_nothing(warehouse):
    def places(**more):
        return [(list(trace.x), list(trace.y)) for trace in drawn("network_graph", **more).figure.data if trace.mode == "markers" and trace.customdata]

    assert places() == places(colour="region") == places(colour="community")


# --- the page -------------------------------------------------------------------------------------------------------------------------


def test_a_cluster_leads_to_its_own_picture_and_the_chip_back(warehouse):
    app = opened("network", phase="3", cluster="pegase")
    assert not app.exception and any("Pégase a " in text.proto.body for text in app.get("html"))
    app.button(key="chip").click().run()
    assert not app.exception and app.session_state["_here"].state["cluster"] is None


@pytest.mark.parametrize("drawn", ["map", "phases", "measures", "bridges", "matrix", "changes"])
def test_from_any_drawing_a_chosen_cluster_is_a_click_from_its_neighbours(drawn, warehouse):
    app = opened("network", drawn=drawn, phase="3", cluster="pegase")
    app.button(key="neighbours").click().run()
    state = app.session_state["_here"].state
    assert not app.exception and (state["drawn"], state["cluster"]) == ("graph", "pegase") and any("Pégase a " in text.proto.body for text in app.get("html"))


@pytest.mark.parametrize("drawn", ["graph", "map", "phases"])
@pytest.mark.parametrize("colour", ["family", "region", "community"])
def test_every_drawing_and_colour_stands_at_an_address(drawn, colour, warehouse):
    app = opened("network", drawn=drawn, colour=colour, size="strength", phase="2", region="93")
    assert not app.exception and not app.error and app.session_state["_here"].state["colour"] == colour


def test_a_cluster_without_known_links_is_shown_where_it_stands(warehouse):
    app = opened("network", phase="4", cluster="hippolia")
    assert not app.exception and any("aucun lien connu pour Hippolia" in text.proto.body for text in app.get("html"))


def test_a_long_tie_takes_two_lines_and_loses_nothing(warehouse):
    text = "1 documented agreement: Rapprochement stratégique pour l’innovation alimentaire (2019)"
    assert " ".join(wrapped(text, 320, 13)) == text and len(wrapped(text, 320, 13)) == 2 and wrapped(text, 2000, 13) == [text]
    one = views.draw("network_ego", Look(speech("fr")), {"phase": "4", "cluster": "valorial"})
    lines = " ".join(text.replace("<br>", " ") for text, _, _ in written(one.figure))
    assert lines.count("Rapprochement stratégique pour l’innovation alimentaire (2019)") == 1 and "…" not in lines


def test_a_short_name_that_tells_little_stands_with_the_full_one(warehouse):
    assert called("FWT", "France Water Team") == "<b>FWT</b> (France Water Team)" and called("Qualimed", "Qualiméditerranée") == "<b>Qualimed</b>" and called("EMC2", "Pôle EMC2") == "<b>EMC2</b>"
    one = views.draw("network_ego", EN, {"phase": "4", "cluster": "bioeconomy-for-change"})
    assert "Bioeconomy For Change has" in one.words.title and any("<b>B4C</b> (Bioeconomy For Change)" in text for text, _, _ in written(one.figure))
    whole = views.draw("network_graph", EN, {"phase": "4"})
    assert any("<b>FWT</b> (France Water Team)" in text for trace in whole.figure.data if trace.hovertext is not None for text in trace.hovertext)
    assert "France Water Team" in set(whole.frame["full_a"]) | set(whole.frame["full_b"]) and "Full name" in whole.table.columns


@pytest.mark.parametrize("phase", ["1", "2", "3", "4", "5"])
def test_the_wall_names_every_cluster_or_counts_those_it_does_not(warehouse, phase):
    drawn = views.draw("network_graph", Look(speech("fr"), projected=True), {"phase": phase, "size": "degree", "steps": "1"})
    texts = [text for trace in drawn.figure.data if trace.mode == "text" for text in trace.text]
    names = set(drawn.context.also["network_nodes"]["short_name"])
    told = next((text for text in texts if "sans nom ici" in text), "0")
    assert len(names & {re.sub("</?b>", "", text) for text in texts}) + int(told.split()[0].split("\u00a0")[0]) == len(names)


def test_a_full_name_takes_the_place_of_an_abbreviation_where_it_covers_nothing():
    points = np.array([[100.0, 100.0], [300.0, 100.0], [190.0, 100.0]])
    names = [Name("FWT", 112, 100, "#000", "left", "fwt"), Name("PVF", 312, 100, "#000", "left", "pvf")]
    full = {"fwt": "France Water Team", "pvf": "Pôle Véhicule du Futur"}
    assert [name.text for name in lengthened(names, full, points, (0, 0, 600, 200), 13)] == ["FWT", "Pôle Véhicule du Futur"], "the first would run over a symbol"
    assert [name.text for name in lengthened(names, full, points, (0, 0, 400, 200), 13)] == ["FWT", "PVF"], "the second would leave the picture"


def test_a_cluster_on_a_narrow_page_has_its_ties_in_words(warehouse):
    app = opened("network", phase="4", cluster="id4mobility")
    told = next(block.proto.body for block in app.get("html") if "net-told" in block.proto.body)
    assert told.count("<li>") == 7 and "DECARBOMILE (2022)" in told and "<b>PVF</b> (Pôle Véhicule du Futur)" in told and "lien connu en phases 4 et 5" in told


# --- many links -----------------------------------------------------------------------------------------------------------------------


def test_a_picture_draws_the_strongest_links_and_says_how_many_of_how_many(warehouse, monkeypatch):
    pairs = pd.DataFrame([("merger", "a", "b", 0.1), ("agreement", "c", "d", 0.2), ("agreement", "e", "f", 0.9), ("agreement", "g", "h", 0.8), ("agreement", "i", "j", 0.3)], columns=["_kind", "_a", "_b", "weight"])
    assert network_lines.strongest(pairs).equals(pairs), "few enough: all of them"
    monkeypatch.setattr(network_lines, "MOST", 3)
    assert network_lines.strongest(pairs)["_a"].tolist() == ["a", "e", "g"] and network_lines.strongest(pairs, {"d"})["_a"].tolist() == ["a", "c", "e"]
    monkeypatch.setattr(network_lines, "MOST", 40)
    monkeypatch.setattr(network_words, "MOST", 40)
    whole = drawn("network_graph", phase="2")
    assert f"the 40 strongest links of {len(whole.rows)}" in whole.words.note and len(whole.rows) > 150
    hollow = [trace for trace in whole.figure.data if trace.mode == "markers" and trace.customdata is not None and str(trace.marker.symbol[0]).endswith("-open")]
    assert sum(len(trace.x) for trace in hollow) == int((whole.context.also["network_nodes"]["degree"].fillna(0) == 0).sum()), "a cluster whose links are not drawn is not without a known link"


def test_no_link_is_left_out_of_the_pictures_of_today(warehouse):
    assert max(len(engine.run("network_pairs", phase=phase, lang="en")) for phase in range(1, 6)) <= network_lines.MOST
    for name in ("network_graph", "network_map", "network_matrix", "network_phases"):
        assert len(drawn(name, phase="2").figure.to_json()) < 102_000


def test_the_four_phases_of_a_region_count_and_show_its_own_pairs(warehouse):
    one = drawn("network_phases", region="53")
    counts = []
    for phase in network_phases.PHASES:
        nodes, pairs = engine.run("network_nodes", phase=phase, lang="en"), engine.run("network_pairs", phase=phase, lang="en").query("_kind != 'merger'")
        own = set(nodes.loc[nodes["_region_code"] == "53", "cluster_id"])
        counts.append(len({frozenset(ends) for ends in pairs[["_a", "_b"]].itertuples(index=False) if own & set(ends)}))
    assert one.words.title == "Bretagne, known linked pairs: {}, {}, {} and {} in phases 1 to 4".format(*counts)
    names = [text for text, _, _ in written(one.figure)]
    assert names.count("ID4Mobility") + names.count("<b>ID4Mobility</b>") == 4 and "Avenia" not in names


def test_the_map_keeps_its_shape_where_the_page_is_narrow(warehouse):
    figure = views.draw("network_map", EN, {"phase": "4"}).figure
    assert figure.layout.meta["even"] == pytest.approx(figure.layout.height / 960) and views.draw("network_graph", EN, {"phase": "4"}).figure.layout.meta is None
