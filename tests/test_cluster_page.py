"""The page of clusters: known lineages, figures against known totals, what is missing is said, several side by side, the search."""

import asyncio
import json
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

import pages
import views
from charts.card import KINDS
from charts.look import FAMILIES, FAMILY_NAMES, LIGHT, Look
from language import speech
from pages.shell import search as search_box
from queries import engine
from tests.test_pages import opened
from views import cluster, cluster_compare, cluster_peers, search

FR, EN = Look(speech("fr")), Look(speech("en"))


def lives(name: str):
    return views.draw("cluster_lives", EN, {"cluster": name, "phase": "4"})


# --- lineage ----------------------------------------------------------------------------------------------------------------------------


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


# --- figures ----------------------------------------------------------------------------------------------------------------------------


def test_every_bar_of_a_card_is_a_label_row(warehouse):
    counted = engine.run("cluster_catalogue", region=None, theme=None, organisation=None, lang="fr")
    assert counted["cluster_id"].nunique() == 91 and len(counted) == 340
    assert counted.groupby("phase").size().to_dict() == {1: 74, 2: 77, 3: 74, 4: 58, 5: 57}


def test_european_money_is_the_sum_of_its_list(warehouse):
    for name in ("minalogic", "polymeris", "aerospace-valley"):
        listed = engine.run("cluster_eu_list", cluster=name, lang="fr")
        headline = engine.run("cluster_headline", cluster=name).set_index("indicator")["value"]
        assert headline["eu_projects"] == len(listed) and headline["eu_money"] == pytest.approx(listed["amount_eur"].sum() / 1e6)
    assert len(engine.run("cluster_eu_list", cluster="polymeris", lang="fr")) == 10


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


# --- peers and side by side -------------------------------------------------------------------------------------------------------------


def drawn_peers(**filters):
    return views.draw("cluster_peers", EN, {"phase": "4", **filters})


def test_peers_of_a_family(warehouse):
    drawn = drawn_peers(cluster="polymeris")
    assert set(drawn.rows["_cluster_id"]) == {"polymeris", "axelera", "cimes", "ceramique", "emc2", "euramaterials", "materalia"}
    stands = cluster_peers.standings(cluster_peers.group(drawn.frame, drawn.context), "polymeris")
    assert (stands["members_total"].rank, stands["members_total"].known) == (3, 6)
    assert stands["labelled_projects_cum"].rank is None  # not public: out of the rank, not last


def test_under_five_peers_there_is_a_warning(warehouse):
    assert "Only 4 peers" in drawn_peers(cluster="polymeris", peers="theme").words.note
    assert "Only" not in drawn_peers(cluster="polymeris").words.note


def test_before_2014_european_measures_are_not_known_rather_than_zero(warehouse):
    drawn = drawn_peers(cluster="minalogic", phase="2")
    assert drawn.rows.loc[drawn.rows["_measure"] == "eu_projects", "value"].isna().all()


def test_two_to_four_columns_each_once(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "minalogic", "others": "polymeris~axelera~cimes", "phase": "4"})
    assert cluster_compare.columns(drawn.context) == ["minalogic", "polymeris", "axelera", "cimes"]
    assert drawn.markup.count("<th scope='col'>") == 4 and "not known" in drawn.markup
    assert drawn.rows.groupby("_measure").size().unique().tolist() == [4]


def test_colours_of_columns_are_those_of_the_pictures():
    text = (pages.FOLDER / "shell/style.css").read_text(encoding="utf-8")
    for family in FAMILIES:
        assert f"--family-{family}: light-dark({LIGHT.families[family]}" in text and family in FAMILY_NAMES


# --- the page ---------------------------------------------------------------------------------------------------------------------------


def said(app) -> str:
    return " ".join([app.title[0].value, *(one.value for one in app.markdown), *(block.proto.body for block in app.get("html"))])


@pytest.mark.parametrize("name", ["minalogic", "enter", "p2mi", "tes", "france-water-team", "mta"])
@pytest.mark.parametrize("sheet", ["card", "peers", "compare"])
def test_a_cluster_has_its_three_sheets(name, sheet, warehouse):
    app = opened("cluster", cluster=name, sheet=sheet, others="polymeris" if sheet == "compare" else "axelera")
    assert not app.exception and not app.error
    assert engine.run("cluster_names").set_index("cluster_id").at[name, "short_name"] in app.title[0].value


def test_a_thin_card_says_what_is_missing(warehouse):
    told = said(opened("cluster", cluster="enter"))
    assert "Aucun effectif d’adhérents n’est public" in told and "la liste complète des adhérents n’est pas publique" in told and "Aucun projet européen lu" in told


def test_without_a_cluster_the_page_offers_them_all(warehouse):
    app = opened("cluster")
    assert "Quel pôle" in app.title[0].value and "91 pôles" in said(app)
    assert "6 pôles" in said(opened("cluster", organisation="orange"))


def test_peers_by_hand_are_kept_in_the_address(warehouse):
    app = opened("cluster", cluster="polymeris", sheet="peers", peers="own")
    app.selectbox(key="add-own").set_value("axelera").run()
    app.selectbox(key="add-own").set_value("cimes").run()
    assert not app.exception and app.session_state["_here"].state["own"] == "axelera~cimes" and app.selectbox(key="add-own").value is None
    app.button(key="drop-own-axelera").click().run()
    assert not app.exception and app.session_state["_here"].state["own"] == "cimes"


def test_four_clusters_are_the_most(warehouse):
    app = opened("cluster", cluster="polymeris", sheet="compare", others="axelera~cimes")
    app.selectbox(key="add-others").set_value("emc2").run()
    assert not app.exception and app.session_state["_here"].state["others"] == "axelera~cimes~emc2"
    assert not [box for box in app.selectbox if box.key == "add-others"], "a fourth would not fit"


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


def test_a_cluster_without_a_peer_is_not_ranked(warehouse):
    drawn = views.draw("cluster_peers", EN, {"cluster": "euramaterials", "peers": "size", "phase": "4"})
    assert cluster_peers.alone(drawn.frame, drawn.context) and "cannot be ranked" in drawn.words.title and "Only" not in drawn.words.note
    assert "is not public" in cluster_peers.answer(drawn.frame, EN.say, drawn.context)
    texts = [note.text for note in drawn.figure.layout.annotations]
    assert "alone known" in texts and not any("of 1" in text and "<b>" in text and "known" not in text for text in texts)
    empty = views.draw("cluster_peers", EN, {"cluster": "euramaterials", "peers": "own", "phase": "4"})
    assert "Your list is empty" in cluster_peers.answer(empty.frame, EN.say, empty.context)
    assert "sur 1" not in said(opened("cluster", cluster="euramaterials", sheet="peers", peers="size"))


def test_the_title_of_a_comparison_is_a_plain_difference(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "images-et-reseaux", "others": "minalogic", "phase": "4"})
    assert drawn.words.title == "European money: €0.86\u00a0M for Images & Réseaux and €1.35\u00a0M for Minalogic"
    assert "its ancestor TES, 2012" in drawn.markup and "<b>" not in drawn.markup
    alone = views.draw("cluster_comparison", EN, {"cluster": "minalogic", "others": "p2mi", "phase": "1"})
    assert alone.words.title.startswith("No measure of the same year")
    assert cluster_compare.answer(alone.frame, EN.say, alone.context).startswith("No measure of the same year")


# --- the search -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "told"),
    [
        ("IMAGINOVE", "Minalogic", "Minalogic, which took over Imaginove"),
        ("mov'eo", "NextMove", "NextMove, formerly Mov’eo"),
        ("moveo", "NextMove", "NextMove, formerly Mov’eo"),
        ("ceramique", "Céramique", "Céramique, cluster (Nouvelle-Aquitaine)"),
        ("rhone alpes", "Auvergne-Rhône-Alpes", "Auvergne-Rhône-Alpes, which includes Rhône-Alpes"),
        ("system@tic", "Systematic", "Systematic, cluster (Île-de-France)"),
        ("Loisirs numériques", "Minalogic", "Minalogic, which took over Loisirs numériques"),
        ("orange", "Orange", "Orange, named with 6 clusters"),
    ],
)
def test_search_finds_under_every_name(text, label, told, warehouse):
    hits = {hit.label: hit for hit in search.find(text, engine.run("cluster_search", lang="en"))}
    assert search.told(hits[label], speech("en")) == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("minalogik", "minalogic"), ("Plastipolys", "polymeris"), ("polymris", "polymeris"), ("aerospce valley", "aerospace-valley"), ("euramateriaux", "euramaterials"), ("Systematyc", "systematic"),
        ("hauts de frnace", "32"), ("bretagen", "53"), ("airbsu", "airbus"), ("cosmetiqe", "cosmetic-valley"), ("techterra", "techtera"),
    ],
)
def test_a_slip_of_the_hand_finds_what_is_near(text, code, warehouse):
    entries = engine.run("cluster_search", lang="fr")
    assert search.find(text, entries) == [] and code in [hit.code for hit in search.near(text, entries)]


def test_what_is_near_nothing_is_not_found(warehouse):
    entries = engine.run("cluster_search", lang="fr")
    assert search.near("xyzzy", entries) == search.near("zzzzqq", entries) == search.near("sc", entries) == search.near("", entries) == []


@pytest.mark.parametrize(
    ("wanted", "name", "edits"),
    [("abc", "abc", 0), ("abc", "abcdef", 0), ("acb", "abc", 1), ("abd", "abc", 1), ("ab", "abc", 0), ("xabc", "abc", 1), ("abc", "xabc", 1), ("adc", "abcd", 1), ("badc", "abcd", 2), ("axyd", "abcd", 2), ("wxyz", "abcd", 3)],
)
def test_slips_are_counted_from_the_nearest_beginning(wanted, name, edits):
    assert search.slips(wanted, name, 2) == edits


def test_search_prefers_the_whole_name_and_finds_nothing_in_nothing(warehouse):
    entries = engine.run("cluster_search", lang="fr")
    assert search.find("SCS", entries)[0].code == "scs" and search.find("Corse", entries)[0].kind == "region"
    assert search.find("", entries) == search.find(" ’ ", entries) == search.find("xyzzy", entries) == []
    assert len(search.find("a", entries)) == search.MOST


def test_every_cluster_is_found_by_its_name(warehouse):
    entries = engine.run("cluster_search", lang="fr")
    for row in engine.run("cluster_names").itertuples():
        assert row.cluster_id in [hit.code for hit in search.find(row.short_name, entries)], row.short_name


def answered(**asked) -> dict:
    """What the route of the search answers."""
    request = Request({"type": "http", "query_string": urlencode(asked).encode(), "headers": []})
    return json.loads(asyncio.run(search_box.hits(request)).body)


def test_the_browser_is_told_what_a_text_may_mean(warehouse):
    found = answered(lang="fr", text="imaginove")
    assert found["status"] == "2 réponses" and found["hits"][1] == {"kind": "cluster", "code": "minalogic", "label": "Minalogic", "told": "Minalogic, qui a repris Imaginove"}
    assert answered(lang="en", text="xyzzy") == {"hits": [], "status": "Nothing bears this name."}
    assert answered(lang="de", text="'; drop table clusters; --" * 900)["hits"] == []


@pytest.mark.parametrize(
    ("page", "kind", "code", "leads"),
    [("home", "cluster", "minalogic", "cluster"), ("funding", "region", "53", "region"), ("cluster", "organisation", "orange", "cluster"), ("home", "theme", "energy", "cluster")],
)
def test_choosing_leads_to_its_page(page, kind, code, leads, warehouse):
    app = opened(page, phase="2", cluster="axelera")
    for name, value in search_box.leading(kind, code).items():
        app.session_state[name] = value
    app.run()
    state = app.session_state["_here"].state
    assert not app.exception and app.session_state["_page"] == leads and state[kind] == code and state["phase"] == "2" and state.refused == ()


def test_a_cluster_found_elsewhere_frees_the_region(warehouse):
    assert search_box.leading("cluster", "imaginove", "53")["region"] is None
    assert "region" not in search_box.leading("cluster", "images-et-reseaux", "53") and "region" not in search_box.leading("cluster", "imaginove", None)


def test_without_a_project_the_money_is_not_unknown(warehouse):
    drawn = views.draw("cluster_eu_money_number", EN, {"cluster": "imaginove"})
    assert (drawn.number.value, drawn.number.change) == ("–", "no project") and "0 project" in drawn.words.reading


def test_what_is_not_a_kind_leads_nowhere(warehouse):
    assert search_box.leading("../etc", "x") == search_box.leading() == {}


def test_answers_are_in_both_languages(warehouse):
    assert cluster.answer("polymeris", speech("fr")).startswith("Caoutchoucs") and "née" not in cluster.answer("polymeris", speech("fr"))
    assert "born of Elastopôle and Plastipolis" in cluster.answer("polymeris", speech("en"))


def test_figures_stay_light(warehouse):
    for name in ("cluster_catalogue", "cluster_peers", "cluster_eu_list"):
        assert (
            len(
                json.dumps(
                    views.draw(
                        name, FR, {"cluster": "aerospace-valley", "phase": "5", "peers": "entry"} | ({"cluster": None} if name == "cluster_catalogue" else {})
                    ).figure.to_dict(),
                    default=str,
                )
            )
            < 100_000
        )


def test_the_list_says_at_most_where_an_outcome_is_not_known(warehouse):
    words = views.draw("cluster_catalogue", Look(speech("en")), {}).words
    assert "of which at most 56 still do" in words.title and "upper bound" in words.note
    brittany = views.draw("cluster_catalogue", Look(speech("en")), {"region": "53"}).words
    assert "at most" not in brittany.title and brittany.note == ""


@pytest.mark.parametrize("name", ["cluster_lives", "cluster_members_by_year", "cluster_members_number", "cluster_eu_list", "cluster_eu_number", "cluster_figures", "cluster_organisations", "cluster_ties"])
def test_what_stands_alone_names_its_cluster(name, warehouse):
    drawn = views.draw(name, EN, {"cluster": "images-et-reseaux", "phase": "4"})
    assert drawn.alone.count("Images & Réseaux") == 1 and drawn.alone in drawn.citation


def test_what_is_missing_says_how_it_is_added(warehouse):
    told = " ".join(block.proto.body for block in opened("cluster", cluster="scs").get("html"))
    assert "No European project was read" not in told and "Aucun projet européen lu" in told
    assert "data/reference/cluster_eu_projects.csv" in told and (pages.FOLDER.parent / "data/reference/cluster_eu_projects.csv").exists()


def test_a_cluster_gone_before_horizon_2020_lacks_no_project(warehouse):
    told = " ".join(block.proto.body for block in opened("cluster", cluster="p2mi").get("html"))
    assert "Son label avait pris fin avant le début d’Horizon 2020" in told and "cluster_eu_projects.csv" not in told and "data/reference/cluster_members.csv" in told


def test_an_end_that_is_deduced_is_said_so(warehouse):
    for name, deduced in (("p2mi", True), ("imaginove", False)):
        title = views.draw("cluster_lives", FR, {"cluster": name}).words.title
        assert ("lecture déduite" in title) is ("lecture déduite" in cluster.answer(name, FR.say)) is deduced
