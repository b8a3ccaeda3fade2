"""Journeys on the network page: a row, a name of the matrix and a mark choose the same cluster; two phases far apart; the regions; the address holds it all."""

import pytest

from tests import browser


@pytest.fixture
def visit(chromium):
    with browser.visitor(chromium, viewport={"width": 1440, "height": 1700}) as page:
        yield page


def press(page, view: str, place: int, share: float = 0.5) -> None:
    """Click on the bar number `place` of the last set of bars of a figure, `share` of its width from the left: rows and names answer through such bars."""
    bar = page.locator(f".st-key-view-{view} .barlayer .trace").last.locator(".point path").nth(place)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    page.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)


def test_a_row_then_a_name_choose_a_cluster(address, visit):
    browser.opened(visit, f"{address}/reseau?drawn=measures")
    press(visit, "network_ranks", 0)
    visit.wait_for_url("**cluster=cara**")
    browser.settled(visit)
    assert visit.get_by_role("button", name="CARA ×").count() == 1
    visit.get_by_role("radio", name="Matrice").click()
    visit.wait_for_url("**drawn=matrix**")
    browser.settled(visit)
    press(visit, "network_matrix", 0)
    visit.wait_for_url(lambda url: "cluster=" in url and "cluster=cara" not in url)
    browser.settled(visit)
    chosen, title = visit.url, visit.locator(".st-key-view-network_matrix .view-title").inner_text()
    browser.opened(visit, chosen)
    assert visit.url == chosen and visit.locator(".st-key-view-network_matrix .view-title").inner_text() == title
    visit.get_by_role("button", name="×").first.click()
    visit.wait_for_url(lambda url: "cluster=" not in url)
    assert visit.outside == []


def test_kinds_of_link_and_orders_stand_in_the_address(address, visit):
    browser.opened(visit, f"{address}/reseau?drawn=measures")
    visit.get_by_role("radio", name="Départs par fusion").click()
    visit.wait_for_url("**tie=merger**")
    visit.get_by_role("radio", name="Organisations", exact=True).click()
    visit.wait_for_url("**drawn=bridges**")
    browser.settled(visit)
    visit.get_by_role("radio", name="Par nombre de pôles").click()
    visit.wait_for_url("**bridging=spread**")
    visit.wait_for_function("document.querySelector('.st-key-view-network_bridges .view-subtitle').innerText.includes('présentes dans le plus de pôles')")


def test_two_phases_far_apart_and_their_table(address, visit):
    browser.opened(visit, f"{address}/reseau?drawn=changes&phase=4")
    visit.get_by_role("radio", name="Phase 2 → 4").click()
    visit.wait_for_url("**since=2**")
    visit.wait_for_function("document.querySelector('.st-key-head').innerText.includes('de la phase 2 à la phase 4')")
    browser.settled(visit)
    title = visit.locator(".st-key-view-network_changes .view-title").inner_text()
    assert "27 pôles sur 77 sortent" in title
    visit.locator(".st-key-view-network_changes").get_by_role("radio", name="Tableau").click()
    visit.locator(".st-key-view-network_changes table tbody tr").nth(100).wait_for(state="attached")
    assert "Les deux pôles restent, aucun acte daté" in visit.locator(".st-key-view-network_changes table").inner_text()
    visit.get_by_role("radio", name="1 · 2005-08").click()
    visit.wait_for_function("document.querySelector('.st-key-head').innerText.includes('Il n’y a pas de phase avant la première')")


def test_a_region_is_chosen_by_its_name(address, visit):
    browser.opened(visit, f"{address}/reseau?drawn=regions")
    press(visit, "network_regions", 1)
    visit.wait_for_url("**region=84**")
    browser.settled(visit)
    visit.wait_for_function("document.querySelector('.st-key-view-network_regions .view-subtitle').innerText.includes('commencés en phase 4')")
    visit.get_by_role("radio", name="Depuis 2014").click()
    visit.wait_for_url("**projects=all**")
    visit.wait_for_function("document.querySelector('.st-key-view-network_regions .view-subtitle').innerText.includes('depuis 2014')")
