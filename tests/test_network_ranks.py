"""The measures of the network page: ranks equal to the graph, rows that choose their cluster, a warning where the pairs are few."""

import pytest

import views
from charts.look import Look
from language import speech
from queries import engine
from tests.test_pages import opened
from views import network_ranks

EN = Look(speech("en"))


def ranks(**filters):
    return views.draw("network_ranks", EN, {"phase": "4", **filters})


def test_the_ranks_are_the_twin_of_the_graph(warehouse):
    frame, nodes = ranks().frame, engine.run("network_nodes", phase=4, lang="en")
    assert dict(zip(frame["cluster_id"], frame["degree"].fillna(0), strict=True)) == dict(nodes[nodes["_labelled"]][["cluster_id", "degree"]].itertuples(index=False))
    linked = frame[frame["degree"].notna()]
    assert linked["degree"].is_monotonic_decreasing and linked["place"].iloc[0] == 1 and frame["place"].isna().sum() == len(frame) - len(linked)


@pytest.mark.parametrize("tie", ["shared_organisation", "agreement", "eu_project", "merger"])
def test_each_kind_has_its_ranks(tie, warehouse):
    pairs = engine.run("network_pairs", phase=4, lang="en").query("_kind == @tie")
    frame = ranks(tie=tie).frame
    assert frame["degree"].sum() == 2 * len(pairs) and set(frame[frame["degree"].notna()]["cluster_id"]) == set(pairs["_a"]) | set(pairs["_b"])


def test_ranks_of_few_pairs_say_so(warehouse):
    assert "4 linked pairs in all: too few" in ranks(tie="eu_project").words.note and "too few" not in ranks(tie="shared_organisation").words.note


def test_a_click_anywhere_on_a_row_is_its_cluster(warehouse):
    drawn = ranks(cluster="cara")
    rows = drawn.figure.data[-1]
    assert [point[0] for point in rows.customdata] == list(drawn.frame["cluster_id"]) and set(rows.x) == {1160}
    assert sum(shape.type == "rect" for shape in drawn.figure.layout.shapes) == 1 and rows.marker.color == "rgba(0,0,0,0)" and drawn.view.pick == "cluster"


def test_few_pairs_are_said_and_hollow(warehouse):
    drawn = views.draw("network_mixing", EN, {"phase": "4"})
    thin = drawn.frame.drop_duplicates("_kind").query("_thin")
    assert set(thin["_kind"]) == {"agreement", "eu_project", "merger"} and (thin["n_pairs"] < 20).all()
    assert "Less than twenty pairs" in drawn.words.note and "documented agreements" in drawn.words.note
    dots = [trace for trace in drawn.figure.data if trace.mode == "markers+text"]
    for trace, trait in zip(dots, ("family", "theme", "region"), strict=True):
        part = drawn.frame[drawn.frame["_trait"] == trait]
        assert [symbol == "circle-open" for symbol in trace.marker.symbol] == list(part["_thin"])
    assert "2014" in views.draw("network_mixing", EN, {"phase": "1"}).words.note


def test_a_dot_is_the_accent_only_out_of_the_band(warehouse):
    for phase in "12345":
        drawn = views.draw("network_mixing", EN, {"phase": phase})
        for trace, trait in zip([t for t in drawn.figure.data if t.mode == "markers+text"], ("family", "theme", "region"), strict=True):
            for colour, row in zip(trace.marker.color, drawn.frame[drawn.frame["_trait"] == trait].to_dict("records"), strict=True):
                assert (colour == EN.palette.accent) == (not row["_thin"] and not row["low"] <= row["same_share"] <= row["high"])


def test_the_page_says_what_each_measure_is(warehouse):
    app = opened("network", drawn="measures", tie="merger")
    assert not app.exception and app.session_state["_here"].state["tie"] == "merger"
    told = network_ranks.terms(speech("fr"))
    for word in ("Densité", "Communauté", "Plus courts chemins", "Hasard", "Accord documenté", "Organisation en commun"):
        assert f"<b>{word}</b>" in told
