"""The card of a cluster: known lineages, figures against known totals, what is missing is said; the list of all."""

import json

import pytest

import pages
import views
from charts.card import KINDS
from charts.look import LIGHT, Look
from language import speech
from queries import engine
from tests.test_pages import opened
from views import cluster, cluster_adding

FR, EN = Look(speech("fr")), Look(speech("en"))


def lives(name: str):
    return views.draw("cluster_lives", EN, {"cluster": name, "phase": "4"})


def said(app) -> str:
    return " ".join([app.title[0].value, *(one.value for one in app.markdown), *(block.proto.body for block in app.get("html"))])


@pytest.mark.parametrize(
    ("name", "ancestors", "title"),
    [
        ("minalogic", {"imaginove"}, "One cluster since 2005, which took over Imaginove"),
        ("polymeris", {"plastipolis", "elastopole"}, "Polymeris was born of Elastopôle and Plastipolis"),
        ("cap-digital", {"advancity", "picom"}, "One cluster since 2005, which took over Advancity and PICOM"),
        ("scs", {"optitec"}, "One cluster since 2005, which took over Optitec"),
    ],
)
def test_known_ancestors(name, ancestors, title, warehouse):
    drawn = lives(name)
    assert set(drawn.frame.loc[drawn.frame["_relation"] == "ancestor", "cluster_id"]) == ancestors
    assert drawn.words.title == title


@pytest.mark.parametrize(
    ("name", "heir", "title"),
    [
        ("imaginove", "minalogic", "Imaginove merged into Minalogic; its label ended on 31 December 2018"),
        ("optitec", "scs", "Optitec merged into SCS; its label ended on 31 December 2023"),
        ("plastipolis", "polymeris", "Plastipolis merged into Polymeris; its label ended on 30 December 2020"),
        ("sporaltec", None, "Sporaltec held the label from 2005 to 2010, then lost it"),
    ],
)
def test_known_heirs(name, heir, title, warehouse):
    drawn = lives(name)
    assert set(drawn.frame.loc[drawn.frame["_relation"] == "heir", "cluster_id"]) == ({heir} if heir else set())
    assert drawn.words.title == title


def test_kin_goes_both_ways(warehouse):
    """Who is an ancestor of another has it for an heir."""
    frames = {
        name: engine.run("cluster_lives", cluster=name, lang="en").drop_duplicates("cluster_id").set_index("cluster_id")["_relation"]
        for name in engine.run("cluster_names")["cluster_id"]
    }
    opposite = {"ancestor": "heir", "heir": "ancestor", "both": "both"}
    for name, kin in frames.items():
        for other, relation in kin.items():
            if other != name:
                assert frames[other].get(name) in (opposite[relation], "both"), (name, other)


@pytest.mark.parametrize(("name", "since"), [("tes", "1 January 2021"), ("aqua-valley", "8 January 2024")])
def test_a_label_with_a_break_is_read_from_its_return(name, since, warehouse):
    assert f"Label since {since}**, after a first one" in cluster.answer(name, speech("en"))
    assert since in lives(name).words.reading and "took over" not in cluster.answer(name, speech("en"))


def test_labels_carry_their_term_and_an_unknown_outcome_is_hatched(warehouse):
    enter = lives("enter")
    assert enter.frame["term"].notna().all() and enter.frame["label_end"].isna().any()
    assert "/" in enter.figure.data[0].marker.pattern.shape and "not known" in enter.words.reading
    assert "/" not in lives("minalogic").figure.data[0].marker.pattern.shape


def test_an_end_that_is_deduced_is_said_so(warehouse):
    for name, deduced in (("p2mi", True), ("imaginove", False)):
        title = views.draw("cluster_lives", FR, {"cluster": name}).words.title
        assert ("lecture déduite" in title) is ("lecture déduite" in cluster.answer(name, FR.say)) is deduced


def test_every_bar_of_a_card_is_a_label_row(warehouse):
    counted = engine.run("cluster_catalogue", region=None, theme=None, organisation=None, lang="fr")
    assert counted["cluster_id"].nunique() == 91 and len(counted) == 340
    assert counted.groupby("phase").size().to_dict() == {1: 74, 2: 77, 3: 74, 4: 58, 5: 57}


def test_the_list_says_at_most_where_an_outcome_is_not_known(warehouse):
    words = views.draw("cluster_catalogue", Look(speech("en")), {}).words
    assert "of which at most 56 still do" in words.title and "upper bound" in words.note
    brittany = views.draw("cluster_catalogue", Look(speech("en")), {"region": "53"}).words
    assert "at most" not in brittany.title and brittany.note == ""


def test_european_money_is_the_sum_of_its_list(warehouse):
    for name in ("minalogic", "polymeris", "aerospace-valley"):
        listed = engine.run("cluster_eu_list", cluster=name, lang="fr")
        headline = engine.run("cluster_headline", cluster=name).set_index("indicator")["value"]
        assert headline["eu_projects"] == len(listed) and headline["eu_money"] == pytest.approx(listed["amount_eur"].sum() / 1e6)
    assert len(engine.run("cluster_eu_list", cluster="polymeris", lang="fr")) == 10


def test_without_a_project_the_money_is_not_unknown(warehouse):
    drawn = views.draw("cluster_eu_money_number", EN, {"cluster": "imaginove"})
    assert (drawn.number.value, drawn.number.change) == ("–", "no project") and "0 project" in drawn.words.reading


def test_a_project_without_acronym_bears_its_topic_or_its_number(warehouse):
    listed = engine.run("cluster_eu_list", cluster="minalogic", lang="fr")
    unnamed = listed[~listed["_named"]]
    assert len(unnamed) == 5 and (unnamed["project"].str.len() > 5).all() and listed["project"].is_unique


def test_members_are_points_never_joined(warehouse):
    figure = views.draw("cluster_members_by_year", FR, {"cluster": "polymeris"}).figure
    assert all(trace.mode == "markers" for trace in figure.data)
    frame = engine.run("cluster_members_by_year", cluster="polymeris", lang="fr")
    drawn = frame[frame["_indicator"].isin(KINDS)]
    symbols = [symbol for trace in figure.data for symbol in trace.marker.symbol]
    assert len(symbols) == len(drawn) and sum(symbol.endswith("-open") for symbol in symbols) == (drawn["confidence"] != "high").sum()
    assert figure.data[0].marker.color == LIGHT.missing  # ancestors in grey


def test_other_scopes_stay_in_the_detail(warehouse):
    for name in engine.run("cluster_names")["cluster_id"]:
        other = engine.run("cluster_other_values", cluster=name, lang="fr")
        assert other["why"].notna().all()
    shown = sum(len(engine.run("cluster_other_values", cluster=name, lang="fr")) for name in engine.run("cluster_names")["cluster_id"])
    assert shown == 92  # rows that are not preferred, or of another scope


def test_a_list_says_that_it_is_a_sample(warehouse):
    words = views.draw("cluster_organisations", EN, {"cluster": "minalogic"}).words
    assert "sample" in words.subtitle and "not public" in words.subtitle


def test_names_of_organisations_are_written_as_text(warehouse, monkeypatch):
    frame = engine.run("cluster_organisations", cluster="minalogic", lang="fr")
    frame["names"] = "<script>alert(1)</script>"
    told = views.get("cluster_organisations").markup(frame, FR.say, None)
    assert "<script>" not in told and "&lt;script&gt;" in told


@pytest.mark.parametrize("name", ["cluster_lives", "cluster_members_by_year", "cluster_members_number", "cluster_eu_list", "cluster_eu_number", "cluster_figures", "cluster_organisations", "cluster_ties"])
def test_what_stands_alone_names_its_cluster(name, warehouse):
    drawn = views.draw(name, EN, {"cluster": "images-et-reseaux", "phase": "4"})
    assert drawn.alone.count("Images & Réseaux") == 1 and drawn.alone in drawn.citation


@pytest.mark.parametrize("name", ["cluster_catalogue", "cluster_peers", "cluster_eu_list"])
def test_figures_stay_light(name, warehouse):
    filters = {"cluster": None if name == "cluster_catalogue" else "aerospace-valley", "phase": "5", "peers": "entry"}
    assert len(json.dumps(views.draw(name, FR, filters).figure.to_dict(), default=str)) < 100_000


def test_answers_are_in_both_languages(warehouse):
    assert cluster.answer("polymeris", speech("fr")).startswith("Caoutchoucs") and "née" not in cluster.answer("polymeris", speech("fr"))
    assert "born of Elastopôle and Plastipolis" in cluster.answer("polymeris", speech("en"))


@pytest.mark.parametrize("name", ["minalogic", "enter", "p2mi", "tes", "france-water-team", "mta"])
@pytest.mark.parametrize("sheet", ["card", "peers", "compare"])
def test_a_cluster_has_its_three_sheets(name, sheet, warehouse):
    app = opened("cluster", cluster=name, sheet=sheet, others="polymeris" if sheet == "compare" else "axelera")
    assert not app.exception and not app.error
    assert engine.run("cluster_names").set_index("cluster_id").at[name, "short_name"] in app.title[0].value


def test_a_thin_card_says_what_is_missing(warehouse):
    told = said(opened("cluster", cluster="enter"))
    assert "Aucun effectif d’adhérents n’est public" in told and "la liste complète des adhérents n’est pas publique" in told and "Aucun projet européen lu" in told


def test_what_is_missing_says_how_it_is_added(warehouse):
    told = " ".join(block.proto.body for block in opened("cluster", cluster="scs").get("html"))
    assert "No European project was read" not in told and "Aucun projet européen lu" in told
    assert "Compléter cette fiche" in told and "cluster_eu_projects.csv" in told and told.index("à la personne qui tient les données") < told.index("make data"), "the gesture first, the command after"


def test_the_columns_to_fill_in_are_those_of_the_files(warehouse):
    for file, columns in cluster_adding.FILES.values():
        held = (pages.FOLDER.parent / cluster_adding.FOLDER / file).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert set(columns) <= set(held), file
    row = engine.run("cluster_added_row").iloc[0]
    assert f"{row['cluster_id']}, {row['year']}, members_total, {row['value']:.0f}, {row['source_id']}" in cluster_adding.how(["cluster_figures"], FR.say)[1]


def test_a_card_that_lacks_nothing_asks_for_nothing(warehouse):
    assert "Compléter cette fiche" not in " ".join(block.proto.body for block in opened("cluster", cluster="minalogic").get("html"))


def test_a_cluster_gone_before_horizon_2020_lacks_no_project(warehouse):
    told = " ".join(block.proto.body for block in opened("cluster", cluster="p2mi").get("html"))
    assert "Son label avait pris fin avant le début d’Horizon 2020" in told and "cluster_eu_projects.csv" not in told and "cluster_members.csv" in told


def test_without_a_cluster_the_page_offers_them_all(warehouse):
    app = opened("cluster")
    assert "Quel pôle" in app.title[0].value and "91 pôles" in said(app)
    assert "6 pôles" in said(opened("cluster", organisation="orange"))
