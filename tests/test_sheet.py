"""The A4 sheet: one page, the screen's own figures, a code that opens the live view; a clear refusal without a browser."""

import re

import pytest

import views
from charts.look import Look
from exports import pdf, sheet
from exports import sheet_fit as fit
from language import speech
from tests import browser

SAY = speech("fr")
CASES = {
    "rich": ({"phase": "4", "cluster": "aerospace-valley"}, ("cluster_members_number", "cluster_eu_number"), ("cluster_lives", "cluster_eu_list", "cluster_members_by_year", "cluster_figures", "cluster_organisations", "cluster_ties")),
    "poor": ({"phase": "4", "cluster": "p2mi"}, ("cluster_members_number", "cluster_eu_number"), ("cluster_lives", "cluster_eu_list", "cluster_members_by_year", "cluster_figures")),
    "region": ({"phase": "4", "region": "84", "counting": "seat", "per": "total"}, (), ("region_lives", "region_clusters_rank", "region_money_rank", "region_partners", "region_members", "region_moves")),
}


def drawn(names, filters):
    return [views.draw(name, Look(SAY), filters) for name in names]


def made(case: str) -> str:
    filters, numbers, pictures = CASES[case]
    shown, region = drawn(pictures, filters), case == "region"
    content = sheet.Content(
        "Titre", "Un **nombre** en gras.", drawn(numbers, filters), ["Une phrase, 1er rang."] * 3 if region else [], shown[0] if region else None, shown[1:] if region else shown,
        ["Ce qui n’est pas public."] * 4,
    )
    return sheet.page(content, "http://localhost:8501/poles?cluster=x", SAY)


def test_what_is_not_known_is_said_on_paper(warehouse):
    page = made("poor").split("<main>")[1]
    assert "non connu" in page and page.count("Ce qui n’est pas public.") == 4 and "Ce que les données publiques ne disent pas" in page
    assert "1<sup>er</sup> rang" in made("region")


def test_as_many_figures_as_can_stand_find_room_and_the_others_are_named(warehouse):
    filters, _, names = CASES["rich"]
    one = drawn(names[:1], filters)[0]
    height = fit.figure(one)
    columns, left_out = fit.placed([one] * 5, room=2 * height + 1)
    assert [len(column) for column in columns] == [2, 2] and len(left_out) == 1
    assert fit.placed([], 100) == ([[], []], [])
    # the smaller ones first: a figure that would take the place of two is the one left out
    small, large = drawn(["region_members", "region_money_rank"], CASES["region"][0])
    room = 2 * fit.figure(small) + 1
    columns, left_out = fit.placed([large, small, small, small, small], room)
    assert [len(column) for column in columns] == [2, 2] and left_out == [large]


def test_tables_grow_shorter_before_a_figure_is_left_out(warehouse):
    table = next(one for one in drawn(("cluster_ties",), {"phase": "4", "cluster": "axelera"}) if len(one.rows) > fit.ROWS)
    room = fit.figure(table, rows=4) + 1
    assert fit.fitted([table, table], room) == ([[table], [table]], [], 4)
    assert fit.fitted([table, table], 4 * room)[2] == fit.ROWS
    assert fit.fitted([table], 50)[1] == [table]


@pytest.mark.parametrize("case", CASES)
def test_the_sheet_is_one_page_that_asks_nothing_and_cuts_nothing(case, warehouse, tmp_path):
    page = made(case)
    assert not re.search(r"(src|href)\s*=\s*['\"]https?://", page.split("<script>")[0])
    content = pdf.printed(page)
    assert content.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    with browser.chromium() as one:
        context = one.new_context(viewport={"width": 1300, "height": 1800})
        view = context.new_page()
        view.goto(file.as_uri())
        view.wait_for_function("document.querySelectorAll('[id^=f] .main-svg').length >= document.querySelectorAll('figure > [id^=f]').length")
        box = view.evaluate("(() => { const m = document.querySelector('main'), f = m.querySelector('footer'); return [m.scrollHeight - m.clientHeight, f.getBoundingClientRect().bottom - m.getBoundingClientRect().bottom]; })()")
        assert box[0] <= 1 and box[1] <= 0, "something is cut at the foot of the sheet"
        assert view.locator("footer svg").count() == 1 and view.locator("figure").count() >= 1


def test_without_a_browser_it_is_said(monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: None)
    with pytest.raises(pdf.NoPdf):
        pdf.printed("<html></html>")


def test_a_browser_that_fails_is_said(monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: "/bin/false")
    with pytest.raises(pdf.NoPdf):
        pdf.printed("<html></html>")
