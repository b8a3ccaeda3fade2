"""Clusters side by side: two to four columns, what sets them apart, their sources."""

import pages
import views
from charts.look import FAMILIES, FAMILY_NAMES, LIGHT, Look
from language import speech
from queries import engine
from tests.test_pages import opened
from views import cluster_compare

EN = Look(speech("en"))


def test_two_to_four_columns_each_once(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "minalogic", "others": "polymeris~axelera~cimes", "phase": "4"})
    assert cluster_compare.columns(drawn.context) == ["minalogic", "polymeris", "axelera", "cimes"]
    assert drawn.markup.count("<th scope='col'>") == 4 and "not known" in drawn.markup
    assert drawn.rows.groupby("_measure").size().unique().tolist() == [4]


def test_colours_of_columns_are_those_of_the_pictures():
    text = (pages.FOLDER / "shell/style.css").read_text(encoding="utf-8")
    for family in FAMILIES:
        assert f"--family-{family}: light-dark({LIGHT.families[family]}" in text and family in FAMILY_NAMES


def test_what_sets_clusters_apart_is_said_money_first_over_what_compares(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "minalogic", "others": "cap-digital~systematic", "phase": "4"})
    told = cluster_compare.answer(drawn.frame, EN.say, drawn.context)
    assert told.startswith("**Cap Digital receives the most European money**: €4.98") and told.count("**") == 4
    assert "European projects**" not in told, "two share the first place: nothing sets them apart"
    assert "members" not in told and "labelled" not in told, "their years differ: they do not compare"


def test_the_evaluations_are_among_the_sources_of_a_comparison(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "minalogic", "others": "scs~cap-digital", "phase": "4"})
    told = set()
    for name in ("minalogic", "scs", "cap-digital"):
        for cell in engine.run("cluster_state_evaluations", cluster=name, lang="en")["source_id"]:
            told |= {part.strip() for part in cell.split(";")}
    assert told and told <= set(drawn.sources.used)
    assert "its ancestor Imaginove, 2012" in drawn.markup and "its ancestor Optitec, 2012" in drawn.markup


def test_the_title_of_a_comparison_is_a_plain_difference(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "images-et-reseaux", "others": "minalogic", "phase": "4"})
    assert drawn.words.title == "European money: €0.86\u00a0M for Images & Réseaux and €1.35\u00a0M for Minalogic"
    assert "its ancestor TES, 2012" in drawn.markup and "<b>" not in drawn.markup
    alone = views.draw("cluster_comparison", EN, {"cluster": "minalogic", "others": "p2mi", "phase": "1"})
    assert alone.words.title.startswith("No measure of the same year")
    assert cluster_compare.answer(alone.frame, EN.say, alone.context).startswith("No measure of the same year")


def test_four_clusters_are_the_most(warehouse):
    app = opened("cluster", cluster="polymeris", sheet="compare", others="axelera~cimes")
    app.selectbox(key="add-others").set_value("emc2").run()
    assert not app.exception and app.session_state["_here"].state["others"] == "axelera~cimes~emc2"
    assert not [box for box in app.selectbox if box.key == "add-others"], "a fourth would not fit"
