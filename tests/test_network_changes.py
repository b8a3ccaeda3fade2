"""Two phases compared: entered, left and stayed make the stocks, sentences are computed, causes add up, lines tell the record from a change."""

import pytest

import views
from charts import network_changes as chart
from charts.look import Look
from language import speech
from queries import engine
from tests.test_pages import opened
from views import network_changes

EN = Look(speech("en"))
SPANS = [(a, b) for b in range(2, 6) for a in range(1, b)]


def drawn(phase, since=None, **filters):
    return views.draw("network_changes", EN, {"phase": str(phase), "since": since and str(since), **filters})


@pytest.mark.parametrize(("before", "after"), SPANS)
def test_stocks_are_the_sum_of_the_moves(before, after, warehouse):
    moves = drawn(after, before).context.also["network_moves"]
    count = moves["_move"].value_counts()
    held = {phase: int(engine.run("network_summary", phase=phase).iloc[0]["n_nodes"]) for phase in (before, after)}
    assert count["stays"] + count.get("leaves", 0) == held[before] and count["stays"] + count.get("arrives", 0) == held[after]
    assert moves.loc[moves["_move"] != "leaves", "heir"].isna().all()


@pytest.mark.parametrize(("before", "after"), SPANS)
def test_causes_add_up_to_the_differences(before, after, warehouse):
    frame = drawn(after, before).frame
    found, change = network_changes.causes(frame), frame["_change"].value_counts()
    assert found["cluster"] + found["record"] + found["act"] == found["all"] == change.get("new", 0) + change.get("lost", 0)


def test_three_sentences_on_two_phases_in_a_row(warehouse):
    first, second, third = network_changes.sentences(4, None, speech("en"))
    assert "53 clusters stay, 21 leave, 5 arrive" in first and "CIMES" in first and "Without an heir" not in first
    assert "Of 39 pairs tied by a dated act or project, 3 still are, 36 are no longer; 17 are new" in second
    assert "Of these 53 changes, 17 come from a cluster" in third and "16 from an act" in third and "20 from the record alone" in third
    assert network_changes.sentences(1, None, speech("en")) == []


def test_three_sentences_on_two_phases_far_apart(warehouse):
    first, _, third = network_changes.sentences(4, "2", speech("en"))
    assert "50 clusters stay, 27 leave, 8 arrive" in first and "Without an heir: Enfant" in first and "and 2 others" in first
    assert "3 of them are European projects, known from 2014 on only" in third
    assert "2014" not in network_changes.sentences(5, "3", speech("en"))[2]


@pytest.mark.parametrize(("phase", "since", "taken"), [(4, "1", 1), (4, "4", 3), (2, "3", 1), (5, None, 4)])
def test_only_an_earlier_phase_is_compared(phase, since, taken, warehouse):
    assert network_changes.earlier(phase, since) == taken
    told = engine.run("network_changes", phase=phase, since=since and int(since), lang="en")
    assert told.equals(engine.run("network_changes", phase=phase, since=taken, lang="en"))


@pytest.mark.parametrize(("change", "reason", "line"), [("kept", "dated", "kept"), ("new", "dated", "new"), ("new", "end_new", "new"), ("new", "tables_begin", "begins"), ("lost", "not_found", "silent"), ("lost", "end_lost", "gone"), ("lost", "became_one", "gone"), ("lost", "passed_on", "gone")])
def test_a_broken_line_is_the_record(change, reason, line):
    assert chart.line_of(change, reason) == line
    assert (chart._style(EN)[line][2] == "dash") == (reason in network_changes.BY_RECORD)


def test_an_act_of_many_is_drawn_once(warehouse):
    """The charter of thirteen clusters is lost from phase 2 to phase 3: thirteen spokes from one centre, in place of its pairs."""
    one = drawn(3)
    stars = one.context.also["network_change_stars"]
    charter = stars[stars["label"].str.startswith("EcoTech network charter")]
    assert len(charter) == 13 and not charter["now"].any()
    lines = [trace for trace in one.figure.data[1:] if trace.mode == "lines" and len(trace.x) > 2]  # the first leads to names
    told = sum(len(trace.x) // 3 for trace in lines)
    moves, shared = one.context.also["network_moves"], one.context.also["network_shared_changes"]
    stay = set(moves.loc[moves["_move"] == "stays", "cluster_id"])
    undated = sum({a, b} <= stay for a, b in shared.loc[shared["before"] & shared["now"], ["_a", "_b"]].itertuples(index=False))
    assert told == undated + int(one.frame["_apart"].sum()) + len(stars) + int(moves["_heir"].notna().sum())
    assert int(one.frame["_apart"].sum()) < len(one.frame) / 2


@pytest.mark.parametrize(("phase", "since"), [("4", "2"), ("3", "3"), ("1", "1")])
def test_the_page_compares_any_two_phases(phase, since, warehouse):
    app = opened("network", drawn="changes", phase=phase, since=since)
    assert not app.exception and not app.error and app.session_state["_here"].state.refused == ()
    if phase != "1":
        assert app.session_state["since"] == str(network_changes.earlier(int(phase), since))


def test_the_chosen_cluster_has_its_own_sentence(warehouse):
    say = speech("en")
    frame = engine.run("network_changes", phase=4, since=3, lang="en")
    ends = frame["_a"].value_counts().add(frame["_b"].value_counts(), fill_value=0)
    chosen = ends.idxmax()
    own = frame[(frame["_a"] == chosen) | (frame["_b"] == chosen)]["_change"].value_counts()
    told = network_changes.own(chosen, None, 4, None, say)
    assert f"{own.get('new', 0)} new" in told and f"{own.get('lost', 0)} no longer found" in told and f"{own.get('kept', 0)} in both phases" in told
    assert network_changes.own("vehicule-du-futur", None, 4, None, say).startswith("**Pôle Véhicule du Futur**: no tie by a dated act or project is found in phase 3 or in phase 4. Pairs by organisations in common")


def test_the_page_tells_of_the_chosen_cluster(warehouse):
    page = opened("network", drawn="changes", cluster="vehicule-du-futur", lang="en")
    assert any("Véhicule du Futur" in block.value for block in page.markdown)


def test_the_title_and_the_picture_speak_of_the_chosen_cluster(warehouse):
    whole, one = drawn(4), drawn(4, cluster="aerospace-valley")
    own = one.frame[(one.frame["_a"] == "aerospace-valley") | (one.frame["_b"] == "aerospace-valley")]
    count = own["_change"].value_counts()
    assert one.words.title == f"Aerospace Valley, dated ties from phase 3 to phase 4: {count['new']} new, {count['lost']} no longer found and {count['kept']} in both phases"
    names = {text for trace in one.figure.data if trace.mode == "text" for text in trace.text}
    assert "<b>Aerospace Valley</b>" in names and "Hippolia" not in names and any("Hippolia" in (trace.text or ()) for trace in whole.figure.data)
    assert {tuple(row) for trace in one.figure.data if trace.customdata is not None for row in trace.customdata} >= {(code,) for code in one.context.also["network_moves"]["cluster_id"]}, "a faint cluster can still be chosen"


def test_a_cluster_that_was_merged_is_told_with_its_heir(warehouse):
    assert drawn(4, cluster="pegase").words.title.startswith("Pégase is part of SAFE in phase 4; its dated ties since phase 3: 0 new, ")


def test_a_region_is_told_by_its_clusters(warehouse):
    """Brittany: Images & Réseaux, Valorial, Mer Bretagne Atlantique and ID4Mobility, all labelled in both phases."""
    one = drawn(4, region="53")
    moves = one.context.also["network_moves"]
    ours = set(moves.loc[moves["_region_code"] == "53", "cluster_id"])
    pairs = one.frame[one.frame["_a"].isin(ours) | one.frame["_b"].isin(ours)]["_change"].value_counts()
    assert one.words.title == f"Bretagne, dated ties from phase 3 to phase 4: {pairs['new']} new, {pairs['lost']} no longer found and {pairs['kept']} in both phases"
    told = network_changes.own(None, "53", 4, None, speech("en"))
    assert told.startswith(f"**Bretagne**: {len(ours)} clusters stay, 0 leave, 0 arrive. Ties by a dated act") and " – " in told
    assert network_changes.own(None, "94", 4, None, speech("en")) is None, "no cluster of Corsica has a label in these phases"
