"""What is not known of a region is said where it stands, and nowhere else; its clusters among those of their size."""

import pytest

import views
from charts.look import Look
from language import speech
from queries import engine
from tests.test_cluster_card import said
from tests.test_pages import opened
from views import home, region, region_facts

FR, EN = Look(speech("fr")), Look(speech("en"))
OPEN = {"84": 1, "32": 2, "11": 1, "75": 1, "44": 2}  # labels of unknown outcome by region: Infra2050; EuraMaterials, TEAM2; ASTech; ENTER; Fibres-Energivie, Materalia


def test_seven_labels_have_no_known_outcome_and_only_in_the_last_phase(warehouse):
    for phase in (1, 2, 3, 4):
        assert engine.run("region_measures", phase=phase, counting="seat")["n_open"].sum() == 0
    rows = engine.run("region_measures", phase=5, counting="seat").set_index("region_code")["n_open"]
    assert rows[rows > 0].astype(int).to_dict() == OPEN and rows.sum() == 7
    for code, row in rows.items():
        assert engine.run("stock_at_phase_end", region=code).set_index("phase")["n_open"].to_dict() == {1: 0, 2: 0, 3: 0, 4: 0, 5: row}


@pytest.mark.parametrize("code", ["32", "11", "93", "53"])
def test_at_most_is_said_where_something_is_unknown_and_there_alone(code, warehouse):
    say, filters = FR.say, {"phase": "5", "region": code, "counting": "seat", "per": "total"}
    first = home.answer(5, code, say).split("Dans toute la France")[0]
    told = [first, region.answer(code, 5, "seat", say), views.draw("stock_at_phase_end", FR, filters).number.label, views.draw("region_lives", FR, filters).words.title, views.draw("region_fact_stock", FR, filters).words.title]
    told.append(views.draw("region_clusters_rank", FR, filters).words.title)
    assert {"au plus" in text for text in told} == {code in OPEN}, told
    ribbon = views.draw("label_stock", FR, filters)
    assert ("majorant" in ribbon.words.subtitle) == (code in OPEN)
    assert not any("au plus" in text for text in (home.answer(4, code, say), region.answer(code, 4, "seat", say)))


def test_the_uncertain_regions_are_named_under_the_counts(warehouse):
    for name in ("cluster_seats", "region_counts_map", "region_clusters_rank"):
        note = views.draw(name, FR, {"phase": "5", "counting": "seat"}).words.note
        assert all(region.name(code) in note for code in OPEN) and "Bretagne" not in note
        assert views.draw(name, FR, {"phase": "4", "counting": "seat"}).words.note == ""


def test_a_fact_that_rests_on_an_unknown_outcome_is_not_ranked(warehouse):
    told = [drawn.words.title for drawn in region_facts.best(FR, {"phase": "5", "region": "32", "counting": "seat"})]
    stock = next(text for text in told if "au plus 6 pôles" in text)
    assert "l’issue de 2 labels n’est pas connue" in stock and "rang" not in stock


def test_the_clusters_of_a_region_among_those_of_their_size(warehouse):
    drawn = views.draw("region_standing", EN, {"region": "32", "phase": "4"})
    rows = drawn.frame.set_index("_cluster_id")
    assert list(drawn.frame["short_name"]) == ["B4C", "Clubster NSL", "i-Trans", "Aquimer", "EuraMaterials", "TEAM2"]  # by members, those without a number last
    known = engine.run("cluster_measures", phase=4, cluster="aquimer", lang="en")
    members = known[(known["_measure"] == "members_total") & known["_held"]].set_index("_cluster_id")["value"]
    near = members[(members >= 135 / 1.5) & (members <= 135 * 1.5)].index
    money = known[(known["_measure"] == "eu_money") & known["_cluster_id"].isin(near)].set_index("_cluster_id")["value"].dropna()
    assert rows.at["aquimer", "n_peers"] == len(near) - 1 and rows.at["aquimer", "known_eu_money"] == len(money)
    assert rows.at["aquimer", "rank_eu_money"] == 1 + (money > money["aquimer"]).sum()
    assert rows.loc[["euramaterials", "team2"], "rank_eu_money"].isna().all() and rows.at["team2", "n_peers"] == 0
    assert "Aquimer is 1st of 13 for European money" in drawn.words.title and drawn.words.coverage.known == 4
    assert views.draw("region_standing", EN, {"region": "94", "phase": "4"}).empty
    alone = views.draw("region_standing", EN, {"region": "04", "phase": "1"})
    assert alone.words.title == "No cluster of La Réunion can be ranked among those of its size" and alone.words.coverage.known == 0


def test_a_cluster_chosen_on_a_portrait_leads_to_its_card_and_its_peers(warehouse):
    told = said(opened("region", region="32", cluster="aquimer"))
    assert "/poles?region=32&amp;cluster=aquimer&amp;sheet=peers&amp;peers=size" in told and "ses pairs de taille proche" in told
    assert "ses pairs de taille proche" not in said(opened("region", region="32"))
