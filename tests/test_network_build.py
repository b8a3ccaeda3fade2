"""The network's build: measures against known graphs, weights by hand, places that never overlap nor move, ends that exist."""

import random

import igraph
import pytest

from charts.measure import width
from data import store
from data.network import measures, places


def of(edges, nodes=None):
    pairs = {tuple(sorted(edge)): 1.0 for edge in edges}
    names = nodes or sorted({name for pair in pairs for name in pair})
    return {row["name"]: row for row in measures.of_nodes(measures.graph(names, pairs))}


@pytest.fixture(scope="module")
def con(warehouse):
    with store.connect(warehouse) as opened:
        yield opened


# --- measures ---------------------------------------------------------------------------------------------------------------------------


def test_a_path_by_hand():
    rows = of([("a", "b"), ("b", "c"), ("c", "d")])
    assert [rows[n]["degree"] for n in "abcd"] == [1, 2, 2, 1]
    assert [rows[n]["betweenness"] for n in "abcd"] == pytest.approx([0, 2 / 3, 2 / 3, 0])
    assert rows["a"]["clustering"] is None and rows["b"]["clustering"] == 0


def test_a_star_by_hand():
    rows = of([("hub", name) for name in "abcd"])
    assert rows["hub"]["degree"] == 4 and rows["hub"]["betweenness"] == 1 and rows["hub"]["clustering"] == 0
    assert rows["a"]["betweenness"] == 0


def test_a_triangle_and_one_alone_by_hand():
    rows = of([("a", "b"), ("b", "c"), ("a", "c")], nodes=list("abcd"))
    assert all(rows[n]["clustering"] == 1 and rows[n]["betweenness"] == 0 and rows[n]["component"] == 1 for n in "abc")
    assert rows["d"]["degree"] == 0 and rows["d"]["component"] is None and rows["d"]["community"] is None


def test_the_karate_club():
    """Zachary (1977): 34 members, 78 ties, density 0.139; degrees 16 and 17 of the two leaders, mean clustering 0.571, betweenness of the first 0.438; best modularity 0.420."""
    edges = [(f"{a:02}", f"{b:02}") for a, b in igraph.Graph.Famous("Zachary").get_edgelist()]
    made = measures.graph([f"{i:02}" for i in range(34)], dict.fromkeys(edges, 1.0))
    rows = measures.of_nodes(made)
    assert (made.vcount(), made.ecount()) == (34, 78)
    assert (rows[0]["degree"], rows[33]["degree"]) == (16, 17)
    assert rows[0]["betweenness"] == pytest.approx(0.4376, abs=1e-4)
    assert sum(row["clustering"] or 0 for row in rows) / 34 == pytest.approx(0.5706, abs=1e-4)
    whole = measures.of_whole(made, rows)
    assert whole["density"] == pytest.approx(0.139, abs=1e-3) and whole["n_components"] == 1 and whole["modularity"] == pytest.approx(0.4198, abs=1e-4)


def test_communities_do_not_hang_on_the_order_of_the_input():
    dice = random.Random(1)
    nodes = [f"n{i}" for i in range(30)]
    pairs = {tuple(sorted(dice.sample(nodes, 2))): dice.random() + 0.1 for _ in range(60)}
    turned = dict(reversed(list(pairs.items())))
    assert measures.of_nodes(measures.graph(nodes, pairs)) == measures.of_nodes(measures.graph(nodes[::-1], turned))


def test_chance_is_what_counting_gives():
    """Two values of two nodes each: a pair has the same value in one draw of three."""
    drawn = measures.shuffled([("a", "b")], {"a": "x", "b": "x", "c": "y", "d": "y"}, times=3000)
    assert drawn.mean() == pytest.approx(1 / 3, abs=0.03)
    assert measures.same([("a", "b"), ("a", "c")], {"a": "x", "b": "x", "c": "y"}) == 0.5


def test_two_triangles_and_a_bridge_by_hand():
    """Six of seven links stay within: e = 6/7, half the ends each side, so Newman's coefficient is (6/7 − 1/2)/(1 − 1/2) = 5/7. By chance two of five other nodes are alike."""
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    made = measures.graph("abcdef", dict.fromkeys(edges, 1.0))
    found = measures.mixing(made, dict(zip("abcdef", "xxxyyy", strict=True)))
    assert found["same_share"] == pytest.approx(6 / 7) and found["assortativity"] == pytest.approx(5 / 7)
    assert found["expected"] == pytest.approx(2 / 5, abs=0.02) and found["low"] <= found["expected"] <= found["high"] <= 6 / 7
    rows = measures.of_nodes(made)
    assert [row["betweenness"] for row in rows] == pytest.approx([0, 0, 0.6, 0.6, 0, 0]) and [row["clustering"] for row in rows] == pytest.approx([1, 1, 1 / 3, 1 / 3, 1, 1])
    whole = measures.of_whole(made, rows)
    assert whole["density"] == pytest.approx(7 / 15) and whole["n_communities"] == 2 and whole["modularity"] == pytest.approx(6 / 7 - 0.5) and whole["thin"]


def test_no_coefficient_where_all_ends_are_alike():
    made = measures.graph("ab", {("a", "b"): 1.0})
    assert measures.mixing(made, {"a": "x", "b": "x"})["assortativity"] is None


def test_the_draws_are_the_same_twice_and_follow_no_order():
    values = {f"n{i}": "xyz"[i % 3] for i in range(12)}
    ends = [(f"n{i}", f"n{i + 1}") for i in range(11)]
    assert (measures.shuffled(ends, values) == measures.shuffled(ends, dict(reversed(list(values.items()))))).all() and len(measures.shuffled(ends, values)) == measures.SHUFFLES == 2000


# --- links ------------------------------------------------------------------------------------------------------------------------------


def test_labels_of_each_phase(con):
    assert dict(con.execute("select phase, n_nodes from network_summary where kind = 'all'").fetchall()) == {1: 74, 2: 77, 3: 74, 4: 58, 5: 57}


def test_weights_of_organisations_by_hand(con):
    """Each organisation in common counted again from the tables, one by one: members named, and French partners of two European projects or more where the cluster begins one in the phase."""
    rows_of = con.execute("select presence_id, cluster_id, as_member from network_presences where counts = 1").fetchall()
    at_work = set(con.execute("select distinct cluster_id, phase from cluster_eu_projects where cluster_id is not null").fetchall())
    whole: dict[str, dict] = {}
    for organisation, cluster, member in rows_of:
        whole.setdefault(organisation, {})[cluster] = member
    rows = con.execute("select phase, cluster_a, cluster_b, weight, n_items from network_links where kind = 'shared_organisation'").fetchall()
    assert len(rows) > 300
    for phase, a, b, weight, n in rows:
        shared = [held for held in whole.values() if all(c in held and (held[c] or (c, phase) in at_work) for c in (a, b))]
        assert n == len(shared) and weight == pytest.approx(sum(1 / (len(held) - 1) for held in shared), abs=1e-5) and weight >= 0.5


def test_whose_presence_counts(con):
    """A named member always; a partner only if French and in two projects: INRAE yes, Fraunhofer no, a partner of one project of five clusters no."""
    told = dict(con.execute("select name, max(case when as_member = 0 then counts end) from network_presences group by name").fetchall())
    assert told["Fraunhofer"] == 0 and told["INRAE (INRA, Irstea)"] == 1 and told["Protisvalor Méditerranée"] == 0 and told["CSTB"] == 1
    assert con.execute("select count(*) from network_presences where as_member = 1 and counts = 0").fetchone()[0] == 0
    tied = con.execute("select count(*) from network_ties as t inner join network_presences as p on p.presence_id = t.tie_id and p.cluster_id = t.cluster_a where t.kind = 'shared_organisation' and p.counts = 0").fetchone()
    assert tied[0] == 0


def test_names_brought_together_exist(con):
    """Every European partner and every organisation of the correspondence stands in the tables, and none has two."""
    assert con.execute("select count(*) from network_partner_names where eu_organisation_id not in (select eu_organisation_id from eu_bridging_organisations)").fetchone()[0] == 0
    assert con.execute("select count(*) from network_partner_names where organisation_id is not null and organisation_id not in (select organisation_id from organisations)").fetchone()[0] == 0
    assert con.execute("select count(*) from network_partner_names as k inner join eu_bridging_organisations as e on e.eu_organisation_id = k.eu_organisation_id where e.organisation_id is not null").fetchone()[0] == 0


def test_agreements_of_each_phase(con):
    """Families agreement and project of the table of links, members in common left out, both clusters under label in the year (or not yet labelled for the first time): counted by hand."""
    assert dict(con.execute("select phase, count(*) from network_links where kind = 'agreement' group by phase").fetchall()) == {1: 13, 2: 112, 3: 26, 4: 16, 5: 3}
    assert con.execute("select count(*) from network_ties where kind = 'agreement' and label_fr like '%cinquantaine d’organisations%'").fetchone()[0] == 0, "members in common"


def test_an_act_counts_in_the_year_of_the_label(con):
    """TES held no label of its own in 2020: its alliance does not count. Aqua-Valley signed partnerships in 2009, in its application for the label of 2010: they do."""
    assert con.execute("select count(*) from network_ties where kind = 'agreement' and phase = 4 and 'tes' in (cluster_a, cluster_b)").fetchone()[0] == 0
    assert con.execute("select count(*) from network_ties where kind = 'agreement' and phase = 2 and label_fr like 'Partenariats inscrits dans la candidature%'").fetchone()[0] == 4


def test_an_act_of_thirteen_is_worth_a_twelfth_a_pair(con):
    rows = con.execute("select distinct n_clusters, as_star from network_ties where label_fr like 'Charte du réseau EcoTech%'").fetchall()
    assert rows == [(13, 1)]
    assert con.execute("select count(*) from network_stars where label_fr like 'Charte du réseau EcoTech%'").fetchone()[0] == 13
    alone = con.execute("select weight from network_links where phase = 2 and kind = 'agreement' and n_items = 1 and items_fr like 'Charte du réseau EcoTech%'").fetchall()
    assert alone and all(weight == pytest.approx(1 / 12, abs=1e-6) for (weight,) in alone)


def test_an_act_with_a_centre_is_no_star(con):
    centred = con.execute("select distinct phase, cluster_a, cluster_b from network_ties where label_fr like 'Partenariats inscrits dans la candidature%'").fetchall()
    assert len(centred) == 4 and all("aqua-valley" in row for row in centred)
    assert con.execute("select count(*) from network_stars where label_fr like 'Partenariats inscrits%'").fetchone()[0] == 0


def test_departures_by_merger(con):
    assert dict(con.execute("select phase, count(*) from network_links where kind = 'merger' group by phase").fetchall()) == {1: 3, 2: 1, 3: 8, 4: 17, 5: 1}


def test_every_end_exists_and_no_tie_has_one_end(con):
    for column in ("cluster_a", "cluster_b"):
        assert con.execute(f"select count(*) from network_links where {column} not in (select cluster_id from clusters)").fetchone()[0] == 0
        assert con.execute(f"select count(*) from network_links where {column} not in (select cluster_id from network_positions)").fetchone()[0] == 0
        unlabelled = f"select count(*) from network_links as l where l.kind <> 'merger' and not exists (select 1 from cluster_labels as b where b.cluster_id = l.{column} and b.phase = l.phase and b.labelled = 1)"
        assert con.execute(unlabelled).fetchone()[0] == 0
    assert con.execute("select count(*) from network_links where cluster_a = cluster_b").fetchone()[0] == 0
    assert con.execute("select count(*) from network_links where kind <> 'merger' and cluster_a > cluster_b").fetchone()[0] == 0


def test_nothing_is_european_before_2014(con):
    assert con.execute("select min(phase) from network_links where kind = 'eu_project'").fetchone()[0] == 3


def test_measures_of_a_phase_are_those_of_its_links(con):
    """For each kind as for all together: neighbours counted again, one by one; a kind with no link in a phase has no row."""
    for phase in range(1, 6):
        for kind in ("all", "shared_organisation", "agreement", "eu_project", "merger"):
            near: dict[str, set] = {}
            for a, b, of in con.execute("select cluster_a, cluster_b, kind from network_links where phase = ?", [phase]).fetchall():
                if of == kind or (kind == "all" and of != "merger"):
                    near.setdefault(a, set()).add(b)
                    near.setdefault(b, set()).add(a)
            degrees = dict(con.execute("select cluster_id, degree from network_metrics where phase = ? and kind = ?", [phase, kind]).fetchall())
            assert degrees == {cluster: len(near.get(cluster, ())) for cluster in degrees} and set(near) <= set(degrees)
            whole = con.execute("select n_pairs, n_linked, thin from network_summary where phase = ? and kind = ?", [phase, kind]).fetchone()
            assert whole == (sum(map(len, near.values())) // 2, len(near), sum(map(len, near.values())) // 2 < 20) if near else whole is None


def test_shares_in_common_counted_again(con):
    family = dict(con.execute("select c.cluster_id, t.theme_group from clusters as c inner join themes as t on t.theme = c.theme").fetchall())
    pairs = set(con.execute("select cluster_a, cluster_b from network_links where phase = 4 and kind <> 'merger'").fetchall())
    found = con.execute("select same_share, low, expected, high from network_mixing where phase = 4 and kind = 'all' and trait = 'family'").fetchone()
    assert found[0] == pytest.approx(sum(family[a] == family[b] for a, b in pairs) / len(pairs), abs=1e-6) and found[1] < found[2] < found[3] < found[0]
    assert con.execute("select count(*) from network_mixing").fetchone()[0] == 3 * con.execute("select count(*) from network_summary").fetchone()[0]


SPANS = [(a, b) for b in range(2, 6) for a in range(1, b)]


@pytest.mark.parametrize(("before", "after"), SPANS)
def test_changes_are_the_difference_of_two_sets(before, after, con):
    dated: dict[int, set] = {}
    for phase, a, b in con.execute("select phase, cluster_a, cluster_b from network_links where kind in ('agreement', 'eu_project')").fetchall():
        dated.setdefault(phase, set()).add((a, b))
    found: dict[str, set] = {"kept": set(), "new": set(), "lost": set()}
    for change, a, b in con.execute("select change, cluster_a, cluster_b from network_diff where phase_a = ? and phase_b = ?", [before, after]).fetchall():
        found[change].add((a, b))
    assert found == {"kept": dated[after] & dated[before], "new": dated[after] - dated[before], "lost": dated[before] - dated[after]}


@pytest.mark.parametrize(("before", "after"), SPANS)
def test_a_reason_is_a_cluster_or_the_record_and_never_both(before, after, con):
    """Counted again from the labels: a lost pair whose two clusters stay is silence, a new one whose clusters were there is an act, or a project that the tables could not hold."""
    held = {phase: {c for (c,) in con.execute("select cluster_id from cluster_labels where labelled = 1 and phase = ?", [phase]).fetchall()} for phase in (before, after)}
    agreed = {(a, b) for a, b in con.execute("select cluster_a, cluster_b from network_links where kind = 'agreement' and phase = ?", [after]).fetchall()}
    for a, b, change, reason in con.execute("select cluster_a, cluster_b, change, reason from network_diff where phase_a = ? and phase_b = ?", [before, after]).fetchall():
        both = {a, b} <= held[before] and {a, b} <= held[after]
        assert (reason in ("dated", "not_found", "tables_begin")) == both, (a, b)
        if both:
            wanted = "dated" if change == "kept" else "not_found" if change == "lost" else "tables_begin" if before < 3 and (a, b) not in agreed else "dated"
            assert reason == wanted, (a, b)


def test_heirs_follow_mergers(con):
    """Pégase and Risques made SAFE in phase 3, and their tie is one cluster's own; no heir lacks the label of the later phase, no cluster that stays has one."""
    rows = con.execute("select phase_a, phase_b, cluster_id, heir_id from network_heirs").fetchall()
    assert (2, 4, "pegase", "safe-cluster") in rows and (2, 4, "risques", "safe-cluster") in rows
    held = set(con.execute("select distinct phase, cluster_id from cluster_labels where labelled = 1").fetchall())
    assert all((b, heir) in held and (a, cluster) in held and (b, cluster) not in held for a, b, cluster, heir in rows)
    assert con.execute("select reason from network_diff where phase_a = 3 and phase_b = 4 and cluster_a = 'pegase' and cluster_b = 'risques'").fetchone() == ("became_one",)


# --- places -----------------------------------------------------------------------------------------------------------------------------


def test_no_two_names_overlap_and_all_stand_on_the_canvas(con):
    """With the names as the figure writes them, even in bold, and the largest symbol."""
    rows = con.execute("select p.x, p.y, c.short_name from network_positions as p inner join clusters as c on c.cluster_id = p.cluster_id order by p.cluster_id").fetchall()
    assert len(rows) == 91
    boxes = [places.box(x, y, (max(places.SYMBOL, width(name, 13)), places.SYMBOL + places.NAME)) for x, y, name in rows]
    for i, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= places.WIDTH and top >= 0 and bottom <= places.HEIGHT
        for other in boxes[i + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_room_kept_for_a_name_is_never_less_than_its_width(con):
    for (name,) in con.execute("select short_name from clusters").fetchall():
        assert places.width_of(name) >= width(name, 13), name


def test_the_layout_is_the_same_twice():
    names = {f"n{i}": f"Cluster {i}" for i in range(14)}
    pairs = {(f"n{i}", f"n{j}"): 1.0 for i in range(14) for j in range(i + 1, 14) if (i * j) % 5 == 1}
    families = {name: "a" if i % 2 else "b" for i, name in enumerate(names)}
    first = places.place(names, pairs, families)
    assert first == places.place(dict(reversed(list(names.items()))), dict(reversed(list(pairs.items()))), families)
    assert all(isinstance(value, int) for point in first.values() for value in point)


def test_no_room_is_an_error():
    with pytest.raises(ValueError, match="no room"):
        places.apart([(500.0, 300.0)] * 60, [(400.0, 200.0)] * 60, rounds=20)


def test_crossings_of_a_cross():
    import numpy as np

    square = np.array([[0.0, 0], [1, 1], [0, 1], [1, 0]])
    assert places.crossings(square, np.array([[0, 1], [2, 3]])) == 1 and places.crossings(square, np.array([[0, 2], [1, 3]])) == 0


def test_two_wordings_of_one_act_are_one_act(con):
    """Enosis Santé, an association of four clusters created in 2022, stands in two sources, as an association and as an alliance: nine rows, six pairs, one act."""
    assert con.execute("select count(*) from cluster_links where initiative_fr like '%Enosis%'").fetchone()[0] == 9
    rows = con.execute("select act_id, label_fr, kind, n_clusters, cluster_a, cluster_b, source_id from cluster_acts where label_fr like '%Enosis%' order by cluster_a, cluster_b").fetchall()
    assert len(rows) == 6 and {row[1:4] for row in rows} == {("Association Enosis Santé", "association", 4)} and len({row[0] for row in rows}) == 1
    assert [row[6] for row in rows if {"lyonbiopole", "medicen"} == set(row[4:6])] == ["al_eb05;mz_medicen_site2023"], "both sources stay"
    assert con.execute("select distinct label_fr from network_ties where label_fr like '%Enosis%'").fetchall() == [("Association Enosis Santé (2022)",)]


def test_every_other_link_stands_as_it_is_in_the_table(con):
    """Eight pairs of the project of nine round Nov@log (2012), five of the joint bid of Rhône-Alpes (2009) and three of Enosis (2022) stand twice in the table; a merger, an undated link or a partner's is never merged with another."""
    table, acts = (con.execute(f"select count(*) from {name}").fetchone()[0] for name in ("cluster_links", "cluster_acts"))
    assert table - acts == 8 + 5 + 3
    assert con.execute("select count(*) from cluster_acts where n_clusters is null").fetchone()[0] == con.execute("select count(*) from cluster_links where family = 'merger' or kind = 'common_members' or both_are_clusters = 0 or \"year\" is null").fetchone()[0]
