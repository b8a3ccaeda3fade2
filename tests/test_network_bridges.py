"""Bridging organisations: what each carries adds up to the links, one that is everywhere says little, and each mark is a fact of the tables."""

import plotly.graph_objects as go
import pytest

import views
from charts import network_bridges
from charts.look import Look
from data import store
from language import speech
from queries import engine
from tests.test_pages import opened

EN = Look(speech("en"))


@pytest.fixture(scope="module")
def con(warehouse):
    with store.connect(warehouse) as opened_store:
        yield opened_store


def drawn(phase="4", **filters):
    return views.draw("network_bridges", EN, {"phase": phase, **filters})


@pytest.mark.parametrize("phase", [1, 2, 3, 4, 5])
def test_all_together_carry_as_many_links_as_there_are_pairs(phase, con):
    pairs = con.execute("select count(*) from network_links where kind = 'shared_organisation' and phase = ?", [phase]).fetchone()[0]
    assert con.execute("select sum(carried) from network_bridges where phase = ?", [phase]).fetchone()[0] == pytest.approx(pairs, abs=1e-3)


def test_what_one_organisation_carries_by_hand(con):
    """Alstom stands with three clusters, alone or nearly: a pair with nothing else is carried whole; CNRS stands with many, and each of its pairs counts for little."""
    held = con.execute("select cluster_id from network_presences where name = 'Alstom' and counts = 1").fetchall()
    found = 0.0
    for a, b, weight in con.execute("select cluster_a, cluster_b, weight from network_links where kind = 'shared_organisation' and phase = 4").fetchall():
        if (a,) in held and (b,) in held:
            found += 1 / (len(held) - 1) / weight
    carried = dict(con.execute("select name, carried from network_bridges where phase = 4").fetchall())
    assert found > 0 and carried["Alstom"] == pytest.approx(found, abs=1e-5)
    assert carried["CNRS"] < 1 < carried["Alstom"]


def test_presences_counted_again(con):
    for phase in (2, 4):
        labelled = {c for (c,) in con.execute("select cluster_id from cluster_labels where labelled = 1 and phase = ?", [phase]).fetchall()}
        busy = {c for (c,) in con.execute("select distinct cluster_id from cluster_eu_projects where phase = ? and cluster_id is not null", [phase]).fetchall()}
        named: dict[str, set] = {}
        for organisation, cluster in con.execute("select organisation_id, cluster_id from cluster_members where organisation_id is not null").fetchall():
            named.setdefault(organisation, set()).add(cluster)
        for key, n_members, n_clusters in con.execute("select presence_id, n_members, n_clusters from network_bridges where phase = ?", [phase]).fetchall():
            assert n_members == len(named.get(key, set()) & labelled) and n_clusters >= max(2, n_members)
        partners = con.execute("select sum(n_partners) from network_bridges where phase = ?", [phase]).fetchone()[0]
        assert (partners == 0) == (not busy & labelled)


def test_the_marks_are_the_presences_of_the_rows(warehouse):
    for by in ("carried", "spread"):
        one = drawn(bridging=by)
        rows, marks = network_bridges.first(one.frame, by), one.context.also["network_bridge_marks"]
        assert list(rows["country"] == "FR") == [True] * 14 + [False] * 4
        for row in rows.to_dict("records"):
            own = marks[marks["presence_id"] == row["presence_id"]]
            assert (len(own), own["as_member"].sum(), own["as_partner"].sum()) == (row["n_clusters"], row["n_members"], row["n_partners"])
            assert set(own["short_name"]) == set(row["clusters"].split(", "))
        dots = [trace for trace in one.figure.data if trace.customdata is not None and trace.type == "scatter"]
        shown = marks[marks["presence_id"].isin(rows["presence_id"])]
        assert sum(len(trace.x) for trace in dots) == len(shown) + int((shown["as_member"] & shown["as_partner"]).sum())


def test_both_orders(warehouse):
    carried, spread = (network_bridges.first(drawn(bridging=by).frame, by) for by in ("carried", "spread"))
    assert carried["carried"].head(14).is_monotonic_decreasing and spread["n_clusters"].head(14).is_monotonic_decreasing
    assert carried.iloc[0]["carried"] >= spread["carried"].max() and spread.iloc[0]["n_clusters"] == drawn().frame.query("country == 'FR'")["n_clusters"].max()


def test_abroad_carries_nothing_and_is_not_zero(warehouse):
    frame = engine.run("network_bridges", phase=4)
    assert frame.loc[frame["country"] != "FR", "carried"].isna().all() and frame.loc[frame["country"] == "FR", "carried"].notna().all()


def test_before_2014_there_are_members_only(warehouse):
    one = drawn("2")
    assert (one.frame["n_partners"] == 0).all() and (one.frame["country"] == "FR").all() and "known from 2014 on only" in one.words.method


def test_countries_have_their_name():
    assert speech("fr").country("EL") == "Grèce" and speech("en").country("UK") == "United Kingdom" and speech("fr").country("DE") == "Allemagne"


def test_the_address_holds_the_order(warehouse):
    app = opened("network", drawn="bridges", bridging="spread", cluster="axelera")
    assert not app.exception and app.session_state["_here"].state["bridging"] == "spread"


@pytest.mark.parametrize("by", ["carried", "spread"])
def test_from_afar_it_counts_clusters_by_family(by, warehouse):
    far = views.draw("network_bridges", Look(speech("fr"), projected=True), {"phase": "4", "bridging": by})
    discs, rows = far.figure.data[0], network_bridges.first(far.frame, by)
    shown = [*rows[rows["country"] == "FR"].head(7)["presence_id"], *rows[rows["country"] != "FR"].head(3)["presence_id"]]
    assert len(far.figure.data) == 1 and discs.textfont.size >= 24 and all(one.font.size >= 24 for one in far.figure.layout.annotations)
    assert sum(int(text) for text in discs.text) == int(rows.set_index("presence_id").loc[shown, "n_clusters"].sum())
    go.Figure(far.figure.to_dict())


def test_a_title_names_those_that_share_the_first_place(warehouse):
    assert "Alstom and NaturePlast 3.0 each" in drawn("4").words.title
    for phase in ("1", "2", "3", "5"):
        view = drawn(phase)
        french = view.frame[view.frame["country"] == "FR"]
        top = french[french["carried"].round(1) == round(french["carried"].max(), 1)]["name"]
        assert len(top) > 3 or all(name in view.words.title for name in top)
