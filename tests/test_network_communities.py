"""Communities followed from phase to phase: small cases by hand, then the true tables."""

import pandas as pd
import pytest

import views
from charts import network_key
from charts.look import Look
from data import store
from data.network import threads
from language import speech
from queries import engine

EN = Look(speech("en"))


def groups(**phases):
    """groups(one="ab cd", two="ab") → phase 1 with two communities, phase 2 with one; a letter is a cluster."""
    return {phase: {place: frozenset(letters) for place, letters in enumerate(text.split(), start=1)} for phase, text in enumerate(phases.values(), start=1)}


def found(made, heirs=None, weights=None):
    return [thread.found for thread in threads.followed(made, heirs or {}, weights or {})]


def test_a_group_is_the_one_with_which_it_has_the_most_in_common():
    """abcd loses d to the group of e, f: three stay, one goes over; both keep their colour though the second is now the larger."""
    made = groups(one="abcd ef", two="efdgh abc")
    assert found(made) == [{1: 1, 2: 2}, {1: 2, 2: 1}], "seven and seven clusters: in the order in which they came"
    assert threads.followed(made, {}, {})[1].common == {2: frozenset("ef")}


def test_a_split_keeps_its_colour_once_and_a_merger_takes_the_larger():
    assert found(groups(one="abcde", two="abc de")) == [{1: 1, 2: 1}, {2: 2}], "the part with three goes on, the other is new"
    assert found(groups(one="abc de", two="abcde")) == [{1: 1, 2: 1}, {1: 2}], "the group of two has ended"


def test_one_cluster_in_common_is_another_group():
    assert found(groups(one="abc", two="cde")) == [{1: 1}, {2: 1}]


def test_a_cluster_that_was_merged_is_its_heir():
    """c was merged into x: a and x are the group of a, c; without the heir it would be another."""
    made = groups(one="ac", two="ax")
    assert found(made, {(1, 2): {"c": frozenset("x")}}) == [{1: 1, 2: 1}] and found(made) == [{1: 1}, {2: 1}]
    assert threads.carried("abc", {"c": frozenset("x"), "a": frozenset("x")}) == frozenset("bx"), "two that became one count once"


def test_as_many_in_common_is_settled_by_the_weight_of_their_links():
    """Two of abcd and two of efgh stay together; the common clusters of the second weigh more."""
    made = groups(one="abcd efgh", two="abef")
    weights = dict.fromkeys([(2, "a"), (2, "b")], 1.0) | dict.fromkeys([(2, "e"), (2, "f")], 1.5)
    assert found(made, weights=weights) == [{1: 2, 2: 1}, {1: 1}]
    assert found(made, weights=dict.fromkeys([(2, name) for name in "abef"], 1.0)) == [{1: 1, 2: 1}, {1: 2}]


def test_a_group_that_was_not_found_in_a_phase_takes_its_colour_back():
    made = groups(one="abc xy", two="xyz", three="abd xyz")
    assert found(made) == [{1: 2, 2: 1, 3: 2}, {1: 1, 3: 1}]
    made = groups(one="abc", two="abx", three="ab cx")
    assert found(made) == [{1: 1, 2: 1, 3: 1}, {3: 2}], "the phase just before is asked first; c and x have no earlier group with two of them but one that goes on elsewhere"


def test_a_group_is_named_by_its_most_constant_member_then_by_the_most_tied():
    made = groups(one="abz", two="abc", three="abc")
    thread = threads.followed(made, {}, {})[0]
    weights = {(1, "a"): 1.0, (2, "a"): 1.0, (3, "a"): 1.0, (1, "b"): 2.0, (2, "b"): 2.0, (3, "b"): 0.0, (3, "c"): 99.0, (1, "z"): 99.0}
    assert [threads.namesake(thread, phase, made, weights) for phase in (1, 2, 3)] == ["b", "b", "b"]
    assert threads.namesake(thread, 1, made, {}) == "a", "by identifier where nothing else tells"


@pytest.fixture(scope="module")
def con(warehouse):
    with store.connect(warehouse) as opened:
        yield opened


def test_each_community_of_each_kind_goes_on_as_one_group(con):
    held = con.execute("select phase, kind, community, count(*) from network_metrics where community is not null group by all order by all").fetchall()
    assert held == con.execute("select phase, kind, community, n_clusters from network_communities order by all").fetchall()
    assert not con.execute("select count(*) from network_communities as g left join network_metrics as m on m.phase = g.phase and m.kind = g.kind and m.community = g.community and m.cluster_id = g.named_after where m.cluster_id is null").fetchone()[0], "a group is named by one of its own"
    assert con.execute("select thread, min(phase), max(phase), count(*) from network_communities where kind = 'all' and thread <= 5 group by thread").df()["count_star()"].eq(5).all()


def test_the_group_of_the_health_clusters_keeps_its_colour_and_its_name(warehouse):
    seen = set()
    for phase in range(1, 6):
        nodes = engine.run("network_nodes", phase=phase, lang="en")
        row = nodes.assign(_hue=network_key.inks(nodes, "community", EN)).set_index("cluster_id").loc["lyonbiopole"]
        seen.add((row["_hue"], row["community"]))
    assert len(seen) == 1 and seen.pop()[1] == "Medicen"


def test_the_four_phases_can_be_coloured_by_community_one_hue_a_group(warehouse):
    nodes = engine.run("network_phase_nodes", lang="en")
    inks = pd.Series(network_key.inks(nodes, "community", EN), index=nodes.index)
    held = nodes[nodes["_thread"].le(6).fillna(False)]
    assert inks.loc[held.index].groupby(held["_thread"]).nunique().eq(1).all() and inks.loc[held.index].nunique() == 6
    drawn = views.draw("network_phases", EN, {"phase": "4", "colour": "community"})
    assert "one group from phase to phase" in drawn.words.note
    assert [name for trace in drawn.figure.data if trace.mode == "text" for name in trace.text if name.endswith("and its group")]
