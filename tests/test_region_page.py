"""The page of regions: counts add up in each way of counting, former regions make those of today, sentences are true, none is left blank."""

import pytest

import views
from charts import portrait_map
from charts.look import Look
from language import speech
from queries import engine
from tests.test_cluster_card import said
from tests.test_pages import opened
from views import region as portrait
from views import region_compare, region_facts
from views.region_ranks import per

EN, FR = Look(speech("en")), Look(speech("fr"))
STOCK = {1: 71, 2: 71, 3: 66, 4: 54, 5: 56}


def measures(phase: int, counting: str | None = None):
    return engine.run("region_measures", phase=phase, counting=counting).set_index("region_code")


@pytest.mark.parametrize("phase", STOCK)
def test_clusters_at_their_seat_and_shared_make_the_stock_of_france(phase, warehouse):
    assert measures(phase)["n_clusters"].sum() == STOCK[phase]
    assert measures(phase, "shared")["n_clusters"].sum() == pytest.approx(STOCK[phase])
    whole, seat = measures(phase, "whole"), measures(phase, "seat")
    assert whole["n_clusters"].to_dict() == (seat["n_clusters"] + seat["n_elsewhere"]).to_dict()


@pytest.mark.parametrize("phase", [3, 4, 5])
def test_european_money_is_neither_lost_nor_made(phase, warehouse):
    seat, shared = measures(phase), measures(phase, "shared")
    assert shared["eu_money"].sum() == pytest.approx(seat["eu_money"].sum()) and seat["eu_money"].sum() > 0


def test_european_money_before_2014_is_not_known(warehouse):
    assert measures(2)["eu_money"].isna().all()
    assert views.draw("region_money_rank", EN, {"phase": "2", "region": "84"}).words.coverage.known == 0


@pytest.mark.parametrize("phase", STOCK)
def test_a_region_of_today_is_the_sum_of_its_former_ones(phase, warehouse):
    former = engine.run("region_former", region=None, phase=phase)
    assert len(former) == 27 and former["_region_code"].nunique() == 18
    assert former.groupby("_region_code")["n_clusters"].sum().to_dict() == measures(phase)["n_clusters"].astype(int).to_dict()
    assert former.groupby("_region_code")["n_ever"].sum().to_dict() == measures(phase)["n_ever"].astype(int).to_dict()


def test_auvergne_and_rhone_alpes(warehouse):
    former = engine.run("region_former", region="84", phase=4).set_index("former")
    assert former["n_clusters"].to_dict() == {"Rhône-Alpes": 7, "Auvergne": 1} and former.at["Auvergne", "names"] == "CIMES"
    assert former.at["Auvergne", "gone"] == "Céréales Vallée, Innoviandes, ViaMéca"


@pytest.mark.parametrize("counting", ["seat", "shared", "whole"])
@pytest.mark.parametrize("region", ["84", "76", "11", "28"])
def test_entries_and_exits_lead_from_one_stock_to_the_next(region, counting, warehouse):
    moves = engine.run("region_moves", region=region, counting=counting)
    stock = 0
    for row in moves.itertuples():
        stock += row.entries - row.exits
        assert stock == pytest.approx(row.n_clusters), row.phase
        assert row.n_clusters == pytest.approx(measures(row.phase, counting).at[region, "n_clusters"])


def test_ties_are_those_of_the_pairs(warehouse):
    ties = engine.run("region_partners", region="84", phase=4)
    assert ties.iloc[0]["name"] == "Île-de-France" and ties.iloc[0]["n_projects"] == 244 and ties["share"].sum() == pytest.approx(1)
    first = engine.run("region_main_partners", phase=4).set_index("region_code").loc["84"]
    assert (first["partner"], first["n_projects"], first["n_all"]) == ("Île-de-France", 244, ties["n_projects"].sum())


def test_per_inhabitant_and_per_gdp(warehouse):
    frame = engine.run("region_measures", phase=4, counting="seat").set_index("region_code", drop=False)
    by_head, by_gdp = per(frame["n_clusters"], frame, "inhabitant", money=False), per(frame["eu_money"], frame, "gdp", money=True)
    assert by_head["84"] == pytest.approx(8 / 8.114361) and by_gdp["84"] == pytest.approx(frame.at["84", "eu_money"] / 304681 * 1e6)


@pytest.mark.parametrize("counting", ["seat", "shared", "whole"])
def test_how_a_cluster_counts_is_said_on_every_figure_that_counts(counting, warehouse):
    told = {"seat": "once, in the region of its seat", "shared": "in equal parts", "whole": "whole in each"}[counting]
    for name in (
        "region_clusters_rank",
        "region_money_rank",
        "region_counts_map",
        "region_moves",
        "region_comparison",
        "region_fact_stock",
        "region_fact_money",
        "region_fact_density",
        "region_fact_gone",
    ):
        assert told in views.draw(name, EN, {"region": "84", "phase": "4", "counting": counting}).words.scope, name


# --- three things to say ----------------------------------------------------------------------------------------------------------------

REGIONS = ("01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94")


@pytest.mark.parametrize("phase", ["1", "4", "5"])
@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_three_sentences_each_with_its_source(region, phase, warehouse):
    facts = region_facts.best(EN, {"region": region, "phase": phase, "counting": "seat"})
    assert len(facts) == 3 and len({fact.words.title for fact in facts}) == 3
    for fact in facts:
        assert fact.words.title.endswith(".") and "**" not in fact.words.title and "<b>" in fact.markup and fact.sources.all


def test_sentences_are_true(warehouse):
    filters = {"region": "84", "phase": "4", "counting": "seat"}
    told = {name: views.draw(f"region_fact_{name}", EN, filters).words.title for name in ("stock", "gone", "ties", "money")}
    assert told["stock"] == "Auvergne-Rhône-Alpes counts 8 clusters in December 2022, against 11 at the end of the phase before: 1st of the 18 regions."
    assert told["gone"].startswith("7 of the 15 clusters of Auvergne-Rhône-Alpes") and "47%, against 39% in France" in told["gone"]
    assert told["ties"].startswith("58% of the European ties") and "244 shared projects" in told["ties"]
    assert "3rd of the 10 regions that have some" in told["money"]


def test_the_more_unusual_comes_first(warehouse):
    facts = {fact.name: fact for fact in region_facts.FACTS}
    for region in ("76", "24", "52"):
        scores = []
        for drawn in region_facts.best(EN, {"region": region, "phase": "4", "counting": "seat"}, most=8):
            values = facts[drawn.view.name].values(drawn.frame)
            scores.append(region_facts.unusual(values.get(region), list(values)))
        assert scores == sorted(scores, reverse=True)


# --- the page ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", ["94", "02", "06"])
def test_a_region_without_a_cluster_is_worth_opening(region, warehouse):
    app = opened("region", region=region)
    told = said(app)
    assert not app.exception and not app.error
    assert told.count("class='thing'") == 3 and "Ce que les données publiques ne disent pas" in told and "pas de pôle, mais quels liens" in told


@pytest.mark.parametrize(
    "query", [{}, {"borders": "2005"}, {"region": "84", "counting": "shared", "per": "gdp"}, {"region": "76", "against": "84"}, {"region": "11", "phase": "1"}], ids=str
)
def test_the_page_draws(query, warehouse):
    app = opened("region", **query)
    assert not app.exception and not app.error and app.title[0].value


def test_the_options_change_the_figures(warehouse):
    app = opened("region", region="84")
    assert "8 pôles" in app.markdown[0].value
    app.segmented_control(key="counting").set_value("whole").run()
    assert "13 pôles" in app.markdown[0].value and app.session_state["_here"].state["counting"] == "whole"


def test_two_regions_stand_side_by_side(warehouse):
    drawn = views.draw("region_comparison", EN, {"region": "84", "against": "76", "phase": "4"})
    assert drawn.markup.count("<th scope='col'>") == 2 and list(drawn.rows["region_code"]) == ["84", "76"]


def test_maps_are_light_and_keep_every_region(warehouse):
    for name in ("region_seats", "region_counts_map"):
        assert len(views.draw(name, EN, {"region": "84", "phase": "1"}).figure.to_json()) < 100_000
    fine = engine.run("region_outlines")
    rough = portrait_map.coarse(fine)
    assert set(rough["region_code"]) == set(fine["region_code"]) and len(rough) < len(fine) and rough.groupby(["region_code", "ring"]).size().min() >= 4


def plain(text: str) -> str:
    """A text with plain spaces."""
    return " ".join(text.split())


def test_two_regions_are_told_apart(warehouse):
    drawn = views.draw("region_comparison", Look(speech("fr")), {"region": "32", "against": "53", "phase": "4", "counting": "seat"})
    told = plain(region_compare.answer(drawn.frame, speech("fr"), drawn.context))
    assert told.startswith("**1 pôle par million d’habitants dans les Hauts-de-France**, 1,18 en Bretagne.") and "€ par habitant" in told
    assert "Depuis 2005, pôles fusionnés ou sans label : " in told


def test_ties_that_share_the_first_place_are_named_together(warehouse):
    told = views.draw("region_fact_ties", Look(speech("fr")), {"region": "02", "phase": "4", "counting": "seat"}).words.title
    assert plain(told) == "3 régions partagent avec la Martinique un projet européen commencé en phase 4 : la Guadeloupe, l’Île-de-France et l’Occitanie."


def test_a_region_among_equals_says_so(warehouse):
    told = views.draw("region_clusters_rank", Look(speech("fr")), {"region": "53", "phase": "4", "counting": "seat", "per": "total"}).words.title
    assert plain(told) == "La Bretagne au 5e rang ex æquo des 18 régions : 4"


@pytest.mark.parametrize("region", ["94", "02"])
def test_a_region_without_a_cluster_leads_with_its_ties(region, warehouse):
    app = opened("region", region=region)
    shown = plain(said(app))
    assert not app.exception
    assert shown.index("partagent un projet européen avec la") < shown.index("Aucun pôle en {} à cette date".format({"94": "Corse", "02": "Martinique"}[region])), "its ties come before the ranks in which it has none"
    told = plain(views.draw("region_fact_stock", Look(speech("fr")), {"region": "02", "phase": "4", "counting": "seat"}).words.title)
    assert told == "Aucun pôle n’a eu son siège en Martinique depuis 2005, comme en Corse, en Guadeloupe, en Guyane et à Mayotte."


ALONE = ("region_seats", "region_lives", "region_moves", "region_members", "region_partners", "region_clusters_rank", "region_money_rank", "region_money", "region_figures", "region_former", "label_stock", "stock_at_phase_end", "cluster_seats", "cluster_catalogue")


@pytest.mark.parametrize("region", ["53", "94", "02", "84"])
@pytest.mark.parametrize("name", ALONE)
def test_what_stands_alone_names_its_region(name, region, warehouse):
    drawn = views.draw(name, FR, {"region": region, "phase": "4"})
    if not drawn.empty:
        called = engine.run("region_names").set_index("region_code").at[region, "name"]
        assert called in drawn.alone and drawn.alone in drawn.citation and " ici" not in drawn.alone


def test_clusters_of_the_same_size_share_the_first_place(warehouse):
    told = plain(views.draw("region_members", FR, {"region": "53", "phase": "4"}).words.title)
    assert told == "En Bretagne, Mer Bretagne Atlantique et Valorial à égalité : 400 adhérents chacun"


def test_the_page_without_a_region_says_how_many_have_fewer(warehouse):
    """At the seat, from the end of 2018 to the end of 2022: seven regions have fewer clusters, none has more; after 2023 the numbers are bounds."""
    now, before = (engine.run("region_measures", phase=phase, counting="seat").set_index("region_code")["n_clusters"] for phase in (4, 3))
    assert ((now < before.reindex(now.index)).sum(), (now > before.reindex(now.index)).sum()) == (7, 0)
    say = speech("en")
    assert portrait.overview(4, "seat", say, mapped=True) == "Regions with fewer clusters than at the end of the phase before: **7** of 18; with more: **0**. A click on the map, or the list below, opens the portrait of a region."
    assert "at most" in portrait.overview(5, "seat", say, mapped=True) and "map" not in portrait.overview(4, "seat", say, mapped=False)
    assert portrait.overview(1, "seat", say, mapped=True).startswith("**13 regions of 18** have a cluster in December 2008.")
