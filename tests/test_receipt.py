"""The receipt and the twin of a figure: which source gives which figure, and how they begin."""

import re

import pandas as pd
import pytest

import views
from charts.look import Look
from data.build import REFERENCE
from language import speech
from pages.shell import receipt
from pages.shell.show import sourced
from queries import engine
from views import home, sources
from views.sources import Source

EN, FR = Look(speech("en")), Look(speech("fr"))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_each_row_of_a_short_table_says_its_source(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "images-et-reseaux", "others": "minalogic", "phase": "4"})
    told = sourced(drawn)
    assert list(told.columns)[-1] == "Source" and len(told) == 12
    members = told[(told.iloc[:, 0] == "Minalogic") & (told.iloc[:, 1] == "Members")].iloc[0]
    assert members["Source"] == "News Tank Éducation & Recherche, 2021"
    ties = told[(told.iloc[:, 0] == "Images & Réseaux") & (told.iloc[:, 1] == "Agreements and joint projects")].iloc[0]
    assert ties["Source"].endswith("and 2 others")
    assert "Source of each figure" in dict(receipt.facts(drawn)) and "Source" not in drawn.table, "the files have the sources in full"


def test_a_long_table_or_a_number_does_not(warehouse):
    for name in ("cluster_seats", "stock_at_phase_end"):
        drawn = views.draw(name, EN, {"phase": "4"})
        assert not receipt.by_row(drawn) and sourced(drawn) is drawn.table and "Source of each figure" not in dict(receipt.facts(drawn))


@pytest.mark.parametrize("name", ["funding_by_year", "fui_votes", "funding_grant_states", "fui_calls_list", "funding_bridge", "funding_flow", "funding_list", "funding_known", "funding_per_cluster", "funding_per_member", "funding_places", "funding_eu", "funding_eu_curve"])
def test_every_table_of_the_money_says_the_source_of_each_row(name, warehouse):
    drawn = views.draw(name, FR, {"phase": "4", "euros": "current"})
    told = sourced(drawn)
    assert list(told.columns)[-1] == "Source" and "Source de chaque chiffre" in dict(receipt.facts(drawn))
    cited = drawn.rows["source_id"].fillna("") != ""
    assert cited.any() and (told["Source"] != "").eq(cited).all(), "a row without a figure has no source, any other has one"


def test_the_state_s_256_millions_of_2008_are_traced(warehouse):
    drawn = views.draw("funding_by_year", EN, {"phase": "4", "euros": "current"})
    found = sourced(drawn)[(drawn.rows["_payer"] == "state") & (drawn.rows["year"] == 2008)]
    assert len(found) == 1 and round(drawn.rows.loc[found.index[0], "total_eur_m"]) == 256 and found["Source"].iloc[0] != ""


def test_a_source_without_an_exact_address_says_so():
    linked, bare = Source("a", "Rapport", "Sénat", "2009", "https://www.senat.fr/rap.html"), Source("b", "Appel", "actu", "2013", "")
    assert receipt.line(linked, FR.say) == "<li><a href='https://www.senat.fr/rap.html' target='_blank' rel='noreferrer'><span lang='fr'>Rapport</span></a>, Sénat, 2009</li>"
    assert receipt.line(bare, FR.say) == "<li><span lang='fr'>Appel</span>, actu, 2013 <span class='unlinked'>(adresse exacte non connue)</span></li>"
    assert "exact address not known" in receipt.line(bare, EN.say)


ENGLISH = re.compile(r"\b(the|of|with|results?|members?|call|grants?|announces|survey|amendment|joins|summary|review|release|labelled)\b|\\w: |^P[oô]les in ")


def test_a_source_named_in_english_is_said_in_french_or_said_to_be_in_english(warehouse):
    table = sources.index(engine.run("sources"))
    cited = pd.read_csv(REFERENCE / "sources.csv")
    used = set(cited.loc[cited["used"] == 1, "source_id"])
    assert set(sources.english_titles()) <= used <= set(table)
    named = sources.Sources({}, {}, table, FR.say).named(table)
    assert [one.title for one in named if one.source_id in used and one.lang == "fr" and ENGLISH.search(one.title)] == [], "a title in English would stand on a French page"
    by_id = {one.source_id: one for one in named}
    assert plain(by_id["wf_aap12"].title) == "FUI, 12e appel à projets" and by_id["wf_aap12"].lang == "fr"
    assert by_id["mz_optitec_keyfigures"].title == "Key figures (en anglais)" and by_id["mz_optitec_keyfigures"].lang == "en"
    english = {one.source_id: one for one in sources.Sources({}, {}, table, EN.say).named(table)}
    assert english["wf_aap12"].title == "FUI call 12" and english["wf_aap12"].lang == "en" and english["senat_a19_141"].lang == "en"


def test_a_line_of_a_receipt_begins_with_a_capital():
    assert receipt.row("Laissé de côté", "les labels") == "<tr><th scope='row'>Laissé de côté</th><td>Les labels</td></tr>"


def test_the_first_page_speaks_of_the_chosen_region(warehouse):
    told = plain(home.answer(4, "53", FR.say))
    assert told.startswith("**4 pôles** en Bretagne en décembre 2022, comme en décembre 2018. Dans toute la France : en décembre 2022, **54 pôles**")
    assert plain(home.answer(4, "94", FR.say)).startswith("**Aucun pôle** en Corse") and plain(home.answer(4, None, FR.say)).startswith("En décembre 2022, **54 pôles**")
    assert plain(views.draw("cluster_seats", FR, {"region": "53", "phase": "4"}).words.title) == "4 pôles en Bretagne : 5e rang ex æquo des 18 régions"


def test_a_stock_that_never_changed_is_written_at_its_two_ends(warehouse):
    texts = [trace.text for trace in views.draw("label_stock", FR, {"region": "53", "phase": "4"}).figure.data if trace.mode == "text"]
    assert [len(text) for text in texts] == [2]
