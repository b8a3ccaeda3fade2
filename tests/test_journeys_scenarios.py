"""The scenario lab in a real browser, the network cut: levers, steps back, repairs, comparison, the link in a new browser, files."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests import browser

LEVERS = ".levers .lever"


@pytest.fixture(scope="module")
def served(warehouse):
    with browser.server() as address, browser.chromium() as one:
        yield address, one


@pytest.fixture
def visit(served):
    with browser.visitor(served[1]) as page:
        yield page


def head(page) -> str:
    return page.locator(".st-key-head").inner_text().replace("\u202f", " ")


def wait_for_head(page, words: str) -> None:
    page.wait_for_function("words => document.querySelector('.st-key-head').innerText.replaceAll('\\u202f', ' ').includes(words)", arg=words)


def lever(page, name: str):
    return page.get_by_role("slider", name=name, exact=True)


def test_build_compare_with_two_starting_points_and_open_the_same_in_a_new_browser(served, visit):
    """The journey of a policy team, from phase 5 to a link that a colleague opens."""
    address, one = served
    browser.opened(visit, f"{address}/scenarios", LEVERS)
    assert "Phase 5 telle que décidée" in head(visit)
    state = lever(visit, "État, dotation de fonctionnement")
    assert state.get_attribute("aria-valuetext").replace("\u202f", " ") == "9 M€"
    state.focus()
    visit.keyboard.press("Home")
    visit.wait_for_url("**/scenarios?s=1s0")
    wait_for_head(visit, "8 M€ par an sont sans payeur")
    assert state.evaluate("e => e.getRootNode().activeElement === e"), "the lever keeps the focus while the page is drawn anew"
    visit.get_by_role("button", name="Régions +3,2").click()
    visit.wait_for_url("**s=1s0t*")
    wait_for_head(visit, "chaque membre paierait")
    for label in ("Relais des Régions", "Moins de pôles, plus grands"):
        visit.get_by_role("button", name="+ Mettre à côté").click()
        visit.get_by_role("menuitem", name=label).or_(visit.get_by_role("option", name=label)).first.click()
        visit.get_by_role("button", name=label).first.wait_for()
    visit.wait_for_url("**beside=1s0t100~1n40*")
    visit.get_by_role("radio", name="Comparer").click()
    visit.wait_for_url("**lab=compare*")
    browser.settled(visit)
    link, seen = visit.url, head(visit)
    assert visit.outside == []
    with browser.visitor(one) as colleague:
        browser.opened(colleague, link, LEVERS)
        wait_for_head(colleague, seen.splitlines()[-1])
        assert head(colleague) == seen and colleague.url == link
        for name in ("A · ", "B · Relais des Régions", "C · Moins de pôles, plus grands"):
            expect(colleague.locator(".st-key-lab-bar")).to_contain_text(name)
        expect(lever(colleague, "État, dotation de fonctionnement")).to_have_value("0")


def test_a_finger_moves_the_page_while_it_slides_and_one_step_back_undoes_it(served, visit):
    browser.opened(visit, f"{served[0]}/scenarios", LEVERS)
    box = lever(visit, "Collectivités, fonctionnement").bounding_box()
    at = lambda share: (box["x"] + 8 + share * (box["width"] - 16), box["y"] + box["height"] / 2)
    visit.mouse.move(*at(0.5))
    visit.mouse.down()
    visit.mouse.move(*at(0.6), steps=4)
    visit.wait_for_url("**s=1l22*")
    visit.mouse.move(*at(0.8), steps=8)
    visit.wait_for_url("**s=1l26*")
    visit.mouse.up()
    visit.wait_for_function("!document.querySelector('.st-key-undo button').disabled")
    visit.locator(".st-key-undo button").click()
    visit.wait_for_function("!location.search.includes('s=')")
    expect(lever(visit, "Collectivités, fonctionnement")).to_have_value("20")
    visit.locator(".st-key-redo button").click()
    visit.wait_for_url("**s=1l26*")
    visit.get_by_role("button", name="Collectivités, fonctionnement, revenir à la référence").click()
    visit.wait_for_function("!location.search.includes('s=')")


def test_where_a_lever_comes_from(served, visit):
    browser.opened(visit, f"{served[0]}/scenarios?lang=en", LEVERS)
    visit.get_by_role("button", name="State operating grant : Definition and source").click()
    told = visit.get_by_role("dialog")
    expect(told).to_contain_text("From €0\u00a0M to €18\u00a0M")
    expect(told).to_contain_text("Sénat")


def test_a_scenario_goes_to_a_file_and_comes_back(served, visit, tmp_path):
    saved = tmp_path / "saved.json"
    for query, label in (("s=1s0n40", "Enregistrer en fichier (JSON)"), ("s=1s0n40&beside=1n45~1s0&base=c", "Les enregistrer tous en fichier (JSON)")):
        browser.opened(visit, f"{served[0]}/scenarios?{query}", LEVERS)
        visit.locator(".st-key-set-A button").first.click()
        with visit.expect_download() as waiting:
            visit.get_by_text(label).click()
        waiting.value.save_as(saved)
        assert json.loads(saved.read_text(encoding="utf-8"))["levers"]["n"] == 40
    broken = tmp_path / "broken.json"
    broken.write_text('{"scenario": 1, "levers": {"state": 99}}', encoding="utf-8")
    browser.opened(visit, f"{served[0]}/scenarios", LEVERS)
    visit.locator(".st-key-set-A button").first.click()
    visit.get_by_text("Ouvrir un fichier…").click()
    visit.locator("input[type=file]").set_input_files(broken)
    visit.get_by_text("Le fichier n’a pas été repris.").wait_for()
    assert "s=" not in visit.url
    visit.locator("input[type=file]").set_input_files(saved)
    visit.wait_for_url(re.compile(r"s=1s0n40&beside=1n45(~|%7E)1s0&.*base=c"))


def test_the_door_of_the_home_page_leads_there(served, visit):
    browser.opened(visit, served[0])
    visit.get_by_role("link", name="Comparer des scénarios").click()
    visit.wait_for_url("**/scenarios")
    visit.locator(".levers .lever").first.wait_for()
    assert visit.locator("h1").inner_text().startswith("Après 2022")


def test_an_official_of_a_region_sees_who_loses_there_what_it_takes_and_sends_it(served, visit):
    """Grand Est, the State gone from 2027: its clusters, the price of keeping each, another base, and a link that opens the same."""
    address, one = served
    browser.opened(visit, f"{address}/scenarios?region=44&s=1s0y2027", LEVERS)
    assert "Sortie de l’État dès 2027" in visit.locator(".st-key-lab-bar").inner_text()
    visit.get_by_role("radio", name="Par pôle").click()
    visit.wait_for_url("**seen=clusters*")
    expect(visit.locator(".st-key-view-scenario_clusters h2")).to_contain_text("dans le Grand Est")
    visit.get_by_role("button", name="+ Mettre à côté").click()
    visit.get_by_role("menuitem", name="Ce scénario, gardé tel quel").or_(visit.get_by_role("option", name="Ce scénario, gardé tel quel")).first.click()
    visit.wait_for_url("**beside=1s0y2027*")
    browser.settled(visit)
    visit.get_by_role("radio", name="Objectifs et sensibilité").click()
    visit.wait_for_url("**lab=sensitivity*")
    browser.settled(visit)
    aim = visit.locator(".st-key-lab-goal-1")
    expect(aim).to_contain_text("tous les pôles y arrivent ensemble")
    aim.get_by_role("button", name="Régler ainsi les leviers").click()
    visit.wait_for_url("**s=1s0l29y2027*")
    browser.settled(visit)
    base = visit.get_by_role("combobox", name="Base de comparaison")
    base.focus()
    visit.keyboard.press("ArrowDown")
    visit.get_by_role("option").first.wait_for()
    visit.keyboard.press("Enter")
    visit.wait_for_url("**base=b*")
    wait_for_head(visit, "La base de comparaison est")
    visit.get_by_role("radio", name="Résultat").click()
    visit.wait_for_function("!location.search.includes('lab=')")
    browser.settled(visit)
    link, seen = visit.url, head(visit)
    with browser.visitor(one) as colleague:
        browser.opened(colleague, link, LEVERS)
        wait_for_head(colleague, "La base de comparaison est")
        assert head(colleague) == seen and colleague.url == link
        expect(colleague.locator(".st-key-view-scenario_clusters")).to_contain_text("Sortie de l’État dès 2027")
