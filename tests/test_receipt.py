"""The receipt and the twin of a figure: which source gives which figure, and how they begin."""

import views
from charts.look import Look
from language import speech
from pages.shell import receipt
from pages.shell.show import sourced
from views import home

EN, FR = Look(speech("en")), Look(speech("fr"))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_each_row_of_a_short_table_says_its_source(warehouse):
    drawn = views.draw("cluster_comparison", EN, {"cluster": "images-et-reseaux", "others": "minalogic", "phase": "4"})
    told = sourced(drawn)
    assert list(told.columns)[-1] == "Source" and len(told) == 12
    members = told[(told.iloc[:, 0] == "Minalogic") & (told.iloc[:, 1] == "Members")].iloc[0]
    assert members["Source"] == "News Tank Éducation & Recherche, 2021"
    ties = told[(told.iloc[:, 0] == "Images & Réseaux") & (told.iloc[:, 1] == "Documented ties")].iloc[0]
    assert ties["Source"].endswith("and 2 others")
    assert "Source of each figure" in dict(receipt.facts(drawn)) and "Source" not in drawn.table, "the files have the sources in full"


def test_a_long_table_or_a_number_does_not(warehouse):
    for name in ("cluster_seats", "stock_at_phase_end"):
        drawn = views.draw(name, EN, {"phase": "4"})
        assert not receipt.by_row(drawn) and sourced(drawn) is drawn.table and "Source of each figure" not in dict(receipt.facts(drawn))


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
