"""The network in a real browser: a cluster is looked for, read on its own, followed from phase to phase; the address says all; the phases play and pause."""

import re

import pytest

from tests import browser

PICTURE = "name => JSON.stringify(document.querySelector(`.st-key-view-${name} .js-plotly-plot`).data.map(t => [t.x, t.y, t.text, t.customdata, t.marker?.color, t.line?.color]))"


@pytest.fixture(scope="module")
def address(warehouse):
    with browser.server() as one:
        yield f"{one}/reseau"


@pytest.fixture
def visit(chromium):
    with browser.visitor(chromium) as page:
        yield page
        assert page.outside == []


def reads(visit, text: str) -> None:
    visit.wait_for_function("text => [...document.querySelectorAll('.view-title')].some(e => e.innerText.replace(/\\s/g, ' ').includes(text))", arg=text)
    browser.settled(visit)


def picture(visit, name: str) -> str:
    """What is drawn, trace by trace."""
    visit.wait_for_selector(f".st-key-view-{name} .js-plotly-plot .main-svg", state="attached")
    browser.settled(visit)
    return visit.evaluate(PICTURE, name)


def test_look_for_a_cluster_read_it_follow_it_and_come_back_by_the_address(address, visit):
    browser.opened(visit, f"{address}?phase=3")
    visit.locator(".st-key-controls").get_by_role("combobox").last.click()
    visit.keyboard.type("medic")
    visit.get_by_role("option", name="Medicen").click()
    reads(visit, "Phase 3 : Medicen Paris Region a ")
    assert "cluster=medicen" in visit.url and visit.locator(".st-key-view-network_ego .scatterlayer text", has_text="Medicen").count() == 1
    visit.get_by_role("radio", name="2 pas").click()
    reads(visit, "de plus à deux pas")
    visit.locator(".st-key-controls").get_by_role("radio", name="4 · 2019-22").click()
    reads(visit, "Phase 4 : Medicen Paris Region a ")
    before = picture(visit, "network_ego")
    visit.locator(".st-key-controls").get_by_role("radio", name="Changements").click()
    reads(visit, "Medicen Paris Region, liens datés de la phase 3 à la phase 4")
    assert "drawn=changes" in visit.url and "cluster=medicen" in visit.url
    visit.locator(".st-key-tools-network_changes").get_by_text("Tableau").click()
    visit.wait_for_selector(".st-key-view-network_changes .twin table caption")
    there = visit.url
    visit.goto(there)
    reads(visit, "Medicen Paris Region, liens datés de la phase 3 à la phase 4")
    visit.locator(".st-key-controls").get_by_role("radio", name="Réseau").click()
    reads(visit, "Phase 4 : Medicen Paris Region a ")
    assert picture(visit, "network_ego") == before, "the same picture"
    browser.opened(visit, visit.url)
    reads(visit, "Phase 4 : Medicen Paris Region a ")
    assert picture(visit, "network_ego") == before, "and by its address alone"


def test_a_name_leads_to_a_cluster_its_neighbour_and_the_chip_back(address, visit):
    browser.opened(visit, f"{address}?phase=3")
    visit.locator(".st-key-view-network_graph .scatterlayer text").filter(has_text=re.compile("^Pégase$")).click()
    reads(visit, "Phase 3 : Pégase a ")
    visit.locator(".st-key-view-network_ego .scatterlayer text").filter(has_text=re.compile("^ASTech$")).click()
    reads(visit, "Phase 3 : ASTech Paris Region a ")
    visit.locator(".st-key-chip button").click()
    reads(visit, "Phase 3 : 3,8 fois plus de liens")
    assert "cluster=" not in visit.url


def test_the_phases_play_and_the_keyboard_pauses_them(address, visit):
    browser.opened(visit, f"{address}?phase=1&drawn=map")
    visit.get_by_role("button", name="Faire défiler les phases").focus()
    visit.keyboard.press("Enter")
    visit.wait_for_url("**phase=3**")
    visit.get_by_role("button", name="Pause").focus()
    visit.keyboard.press("Enter")
    visit.get_by_role("button", name="Faire défiler les phases").wait_for()
    browser.settled(visit)
    stands = visit.url
    visit.wait_for_timeout(4000)
    assert visit.url == stands, "it stays where it was paused"


@pytest.mark.parametrize("width", [1280, 900, 640])
def test_on_a_narrow_page_no_name_covers_another(width, address, chromium):
    covered = """() => { const boxes = [...document.querySelectorAll('.st-key-view-network_graph .xy .scatterlayer text')].filter(t => getComputedStyle(t).visibility === 'visible').map(t => [t.textContent, t.getBoundingClientRect()]);
      return [boxes.length, boxes.flatMap(([a, r], i) => boxes.slice(i + 1).filter(([, s]) => r.left + 1.5 < s.right && s.left + 1.5 < r.right && r.top + 4 < s.bottom && s.top + 4 < r.bottom).map(([b]) => a + ' × ' + b))]; }"""
    with browser.visitor(chromium, viewport={"width": width, "height": 900}) as page:
        browser.opened(page, f"{address}?phase=3")
        page.wait_for_selector(".st-key-view-network_graph .xy .scatterlayer text", state="attached")
        browser.settled(page)
        n, found = page.evaluate(covered)
        assert n > (60 if width == 1280 else 15) and found == []


def test_a_visitor_who_asks_for_less_motion_has_the_phases_side_by_side(address, chromium):
    with browser.visitor(chromium, reduced_motion="reduce") as page:
        browser.opened(page, f"{address}?phase=1")
        assert not page.locator(".st-key-play").is_visible()
        page.locator(".st-key-controls").get_by_role("radio", name="Les quatre phases, 1 à 4").click()
        reads(page, "La phase 2 a le plus de liens connus")
        assert "drawn=phases" in page.url and page.locator(".st-key-view-network_phases .scatterlayer text", has_text="Phase 4").count() == 1


def test_the_network_is_whole_on_a_first_screen_and_its_controls_stand_on_one_line(address, visit):
    browser.opened(visit, address)
    box = visit.locator(".st-key-view-network_graph .figure").bounding_box()
    assert box["y"] + box["height"] <= 900
    for query in ("drawn=map&cluster=mer-bretagne-atlantique", "cluster=mer-bretagne-atlantique&steps=2", "lang=en&drawn=map&cluster=mer-bretagne-atlantique"):
        browser.opened(visit, f"{address}?{query}")
        assert visit.locator(".st-key-links-line").bounding_box()["height"] < 50, query
