"""The peers of a cluster: who they are, ranks where there is enough to rank, a list made by hand."""

import views
from charts.look import Look
from language import speech
from tests.test_pages import opened
from views import cluster_peers

EN = Look(speech("en"))


def drawn(**filters):
    return views.draw("cluster_peers", EN, {"phase": "4", **filters})


def test_peers_of_a_family(warehouse):
    made = drawn(cluster="polymeris")
    assert set(made.rows["_cluster_id"]) == {"polymeris", "axelera", "cimes", "ceramique", "emc2", "euramaterials", "materalia"}
    stands = cluster_peers.standings(cluster_peers.group(made.frame, made.context), "polymeris")
    assert (stands["members_total"].rank, stands["members_total"].known) == (3, 6)
    assert stands["labelled_projects_cum"].rank is None  # not public: out of the rank, not last


def test_under_five_peers_there_is_a_warning(warehouse):
    assert "Only 4 peers" in drawn(cluster="polymeris", peers="theme").words.note
    assert "Only" not in drawn(cluster="polymeris").words.note


def test_before_2014_european_measures_are_not_known_rather_than_zero(warehouse):
    made = drawn(cluster="minalogic", phase="2")
    assert made.rows.loc[made.rows["_measure"] == "eu_projects", "value"].isna().all()


def test_a_cluster_without_a_peer_is_not_ranked(warehouse):
    made = views.draw("cluster_peers", EN, {"cluster": "euramaterials", "peers": "size", "phase": "4"})
    assert cluster_peers.alone(made.frame, made.context) and "cannot be ranked" in made.words.title and "Only" not in made.words.note
    assert "is not public" in cluster_peers.answer(made.frame, EN.say, made.context)
    texts = [note.text for note in made.figure.layout.annotations]
    assert "alone known" in texts and not any("of 1" in text and "<b>" in text and "known" not in text for text in texts)
    empty = views.draw("cluster_peers", EN, {"cluster": "euramaterials", "peers": "own", "phase": "4"})
    assert "Your list is empty" in cluster_peers.answer(empty.frame, EN.say, empty.context)
    assert "sur 1" not in " ".join(block.proto.body for block in opened("cluster", cluster="euramaterials", sheet="peers", peers="size").get("html"))


def test_peers_by_hand_are_kept_in_the_address(warehouse):
    app = opened("cluster", cluster="polymeris", sheet="peers", peers="own")
    app.selectbox(key="add-own").set_value("axelera").run()
    app.selectbox(key="add-own").set_value("cimes").run()
    assert not app.exception and app.session_state["_here"].state["own"] == "axelera~cimes" and app.selectbox(key="add-own").value is None
    app.button(key="drop-own-axelera").click().run()
    assert not app.exception and app.session_state["_here"].state["own"] == "cimes"
