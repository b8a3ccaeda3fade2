"""The network page: what it draws of the links, the same places in all phases, the controls in the address, sentences against the tables."""

import html

import pytest

import views
from charts.look import Look
from charts.network_lines import BESIDE, lines
from language import speech
from queries import engine
from tests.test_pages import opened
from views import network, network_words

EN = Look(speech("en"))


def drawn(name="network_graph", **filters):
    return views.draw(name, EN, {"phase": "3", **filters})


def test_a_cluster_keeps_its_place_in_every_phase(warehouse):
    seen: dict[str, set] = {}
    for phase in range(1, 6):
        for cluster, x, y in engine.run("network_nodes", phase=phase, lang="en")[["cluster_id", "_x", "_y"]].itertuples(index=False):
            seen.setdefault(cluster, set()).add((x, y))
    assert len(seen) == 91 and all(len(places) == 1 for places in seen.values())


def test_the_title_counts_what_the_tables_hold(warehouse):
    nodes = engine.run("network_nodes", phase=3, lang="en")
    linked, labelled = int((nodes["degree"] > 0).sum()), int(nodes["_labelled"].sum())
    whole = engine.run("network_summary", phase=3).iloc[0]
    times = round(whole["same_region_share"] / whole["same_region_expected"], 1)
    assert drawn().words.title == f"Phase 3: {times:.1f} times as many links as by chance within one region"
    assert labelled == 74 and drawn().words.coverage.known == linked and f"{linked} have a known link" in drawn().words.method
    assert "sample" in drawn().words.note and "952" in drawn().words.method


@pytest.mark.parametrize("phase", ["1", "2", "3", "4", "5"])
def test_no_cluster_is_called_the_most_central(phase, warehouse):
    for name in ("network_graph", "network_ranks", "network_mixing", "network_matrix"):
        words = drawn(name, phase=phase).words
        assert "central" not in f"{words.title} {words.subtitle} {words.reading}"


def test_switches_keep_the_chosen_kinds_only(warehouse):
    one = drawn(links="agreement")
    assert set(one.rows["_kind"]) == {"agreement"} and len(one.rows) < len(drawn().rows)
    assert set(drawn(links="agreement~merger").rows["_kind"]) == {"agreement", "merger"}


def test_round_a_cluster_one_step_is_its_neighbours(warehouse):
    frame = drawn().rows.query("_kind != 'merger'")
    near = network.reached(frame, {"pegase"}, 1)
    ends = frame[(frame["_a"] == "pegase") | (frame["_b"] == "pegase")]
    assert near == set(ends["_a"]) | set(ends["_b"]) and near < network.reached(frame, {"pegase"}, 2)
    assert f"Pégase has {len(near) - 1} known neighbours" in drawn(cluster="pegase").words.title
    names = {text for trace in drawn(cluster="pegase").figure.data if trace.mode == "text" for text in trace.text}
    assert "<b>Pégase</b>" in names and "Hippolia" not in names


def test_two_links_of_one_pair_stand_side_by_side(warehouse):
    import pandas as pd

    pairs = pd.DataFrame([{"_kind": kind, "_a": "a", "_b": "b", "_apart": 1, "weight": 1.0} for kind in ("shared_organisation", "agreement")])
    stars = pd.DataFrame(columns=["label", "short_name", "_star", "_kind", "_cluster"])
    first, second = lines(pairs, stars, {"a": (0.0, 0.0), "b": (100.0, 0.0)})
    assert abs(first.start[1] - second.start[1]) == pytest.approx(BESIDE) and first.start[0] == second.start[0]


def test_what_a_star_tells_is_not_drawn_as_lines_too(warehouse):
    """The charter of thirteen clusters: thirteen spokes and one name, in place of its pairs."""
    pairs, stars, nodes = (engine.run(name, phase=2, lang="en") for name in ("network_pairs", "network_stars", "network_nodes"))
    made = lines(pairs, stars, dict(zip(nodes["cluster_id"], zip(nodes["_x"], nodes["_y"], strict=True), strict=True)))
    agreements = [line for line in made if line.kind == "agreement"]
    assert sum(line.a == line.b for line in agreements) == int((stars["_kind"] == "agreement").sum()) and len(agreements) < (pairs["_kind"] == "agreement").sum()


def test_the_matrix_has_a_mark_a_link_under_its_diagonal(warehouse):
    figure, nodes = drawn("network_matrix").figure, engine.run("network_nodes", phase=3, lang="en")
    marks = [(x, y) for trace in figure.data[:4] for x, y in zip(trace.x, trace.y, strict=True)]
    assert len(marks) == int((engine.run("network_pairs", phase=3, lang="en")["_kind"] != "merger").sum())
    diagonal = dict(zip(figure.data[4].y, figure.data[4].x, strict=True))
    assert all(x < diagonal[y] for x, y in marks) and len(figure.data[4].x) == int((nodes["degree"] > 0).sum())


@pytest.mark.parametrize("view", ["graph", "measures", "matrix", "changes", "regions"])
@pytest.mark.parametrize("phase", ["1", "4"])
def test_each_drawing_has_its_address(view, phase, warehouse):
    app = opened("network", drawn=view, phase=phase, cluster="minalogic", links="agreement~merger", steps="2")
    assert not app.exception and not app.error
    state = app.session_state["_here"].state
    assert state["drawn"] == view and state["links"] == "agreement~merger" and state["steps"] == "2" and state.refused == ()


def test_the_note_says_which_clusters_it_counts_and_what_the_others_are(warehouse):
    for phase, told in ((4, "Of 58 clusters labelled at some time in phase 4, 54 at its end, 50 have a known link"), (5, "Of 57 clusters labelled at some time in phase 5, 56 at most today")):
        assert told in drawn(phase=str(phase)).words.method
    assert "The 8 others, hollow, have none in this phase" in drawn(phase="4").words.method


def test_a_region_is_told_with_its_own_ties(warehouse):
    """Brittany in phase 4: four clusters; their pairs counted in the table of the links."""
    one = drawn(phase="4", region="53")
    nodes = engine.run("network_nodes", phase=4, lang="en").set_index("cluster_id")
    own = set(nodes.index[(nodes["_region_code"] == "53") & nodes["_labelled"]])
    pairs = engine.run("network_pairs", phase=4, lang="en").query("_kind != 'merger'")
    ties = {frozenset(ends) for ends in pairs[["_a", "_b"]].itertuples(index=False) if own & set(ends)}
    far = {name for ends in ties for name in ends} - own
    inside = sum(ends <= own for ends in ties)
    assert one.words.title == f"Phase 4, Bretagne: known ties with {len(far)} clusters of {nodes.loc[list(far), '_region_code'].nunique()} other regions"
    assert f"Among its 4 clusters: {inside} linked pair" in one.words.note and len(own) == 4
    assert own & {"images-et-reseaux", "id4mobility"} and all(row["_a"] in own or row["_b"] in own for row in one.rows.to_dict("records")) and len(one.rows) < len(drawn(phase="4").rows)
    names = {text for trace in one.figure.data if trace.mode == "text" for text in trace.text}
    assert {"<b>Images & Réseaux</b>", "<b>ID4Mobility</b>"} <= names and "<b>Cap Digital</b>" not in names
    assert drawn(phase="4", region="94").words.title == "Phase 4, Corse: no cluster with a label"


def test_the_switches_say_what_a_link_weighs(warehouse):
    app = opened("network", lang="en")
    told = next(block.proto.help for block in app.markdown if block.value == "Links")
    assert told.count("1/(") == 3 and "without weight" in told


def test_the_note_says_why_the_kinds_add_up_to_more_than_the_pairs(warehouse):
    frame = drawn(phase="4").rows.query("_kind != 'merger'")
    assert (len(frame), len({frozenset(ends) for ends in frame[["_a", "_b"]].itertuples(index=False)})) == (85, 80)
    assert "several kinds of link: 85 links, 80 pairs" in drawn(phase="4").words.note
    assert "several kinds" not in drawn(phase="4", links="agreement").words.note


def test_a_project_without_a_name_is_not_named_after_its_kind_and_other_phases_are_told(warehouse):
    own = engine.run("network_ego", cluster="aerospace-valley", phase=4, lang="fr").set_index("_cluster")
    assert own.at["mer-mediterranee", "items"] == "sans nom dans les tables, commencé en 2020" and own.at["mer-mediterranee", "phases"] == "3, 4"
    assert own.at["mer-mediterranee", "elsewhere"] == "phase 3 : sans nom dans les tables, commencé en 2016" and own["elsewhere"].notna().sum() == 1
    assert "phases: Mer Méditerranée (European project, phase 3: without a name in the tables, begun in 2016)" in drawn("network_ego", phase="4", cluster="aerospace-valley").words.note


def test_each_cluster_is_in_the_list_of_its_community_once(warehouse):
    nodes = engine.run("network_nodes", phase=4, lang="en")
    told = network_words.communities(nodes, EN.say)
    lines = [line.split(" · ")[1].removesuffix("</p>") for line in told.split("<p class='listed'>")[1:]]
    named = [name for line in lines for name in line.split(", ")]
    assert sorted(named) == sorted(html.escape(name) for name in nodes.loc[nodes["_labelled"], "short_name"]) and len(named) == 58
    assert "<span>Aerospace Valley</span> (6) · Aerospace Valley, ASTech, Fibres-Energivie, i-Trans, PVF, SAFE<" in told and "<span>In no community</span> (8)" in told
    note = drawn("network_ego", phase="4", cluster="aerospace-valley", colour="community").words.note
    assert note.startswith("Community of Aerospace Valley: Aerospace Valley and 5 others (ASTech, Fibres-Energivie, PVF, SAFE, i-Trans).")
    page = " ".join(block.proto.body for block in opened("network", phase="4", colour="community").get("html")).replace("\u00a0", " ")
    assert "(6) · Aerospace Valley, ASTech" in page and "Communauté : pôles qu’un calcul regroupe" in page
    assert "pôles qu’un calcul regroupe" not in " ".join(block.proto.body for block in opened("network", phase="4").get("html"))
