"""The card of a cluster and the portrait of a region in a real browser, the network cut."""

import pytest

from tests import browser


@pytest.fixture(scope="module")
def served(warehouse):
    with browser.server() as address, browser.chromium() as one:
        yield address, one


@pytest.fixture
def visit(served):
    with browser.visitor(served[1]) as page:
        yield page


def saved(page, name: str) -> bytes:
    """The file that a click on the control of that name saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    with open(waiting.value.path(), "rb") as content:
        return content.read()


def test_a_card_its_peers_its_comparison_and_its_sheet(served, visit):
    visit.goto(f"{served[0]}/poles?cluster=polymeris")
    browser.settled(visit)
    assert "Elastopôle et Plastipolis" in visit.locator(".st-key-head").inner_text()
    assert saved(visit, "Fiche A4 (PDF)").startswith(b"%PDF")
    visit.get_by_role("radio", name="Pairs").click()
    visit.wait_for_url("**sheet=peers**")
    browser.settled(visit)
    visit.locator(".st-key-view-cluster_peers .main-svg").first.wait_for()
    visit.goto(f"{served[0]}/poles?cluster=minalogic&sheet=compare&others=cap-digital~systematic")
    browser.settled(visit)
    told = visit.locator("[data-testid=stMain]").inner_text()
    assert all(name in told for name in ("Minalogic", "Cap Digital", "Systematic")) and visit.outside == []


def test_a_portrait_its_three_sentences_and_its_sheet(served, visit):
    visit.goto(f"{served[0]}/regions?region=94")
    browser.settled(visit)
    assert visit.locator(".thing-rank").count() >= 1 and "Corse" in visit.locator("h1").inner_text()
    assert saved(visit, "Fiche A4 (PDF)").startswith(b"%PDF")
    visit.get_by_role("radio", name="3 · 2013-18").click()
    visit.wait_for_url("**phase=3**")
    browser.settled(visit)
    assert "region=94" in visit.url and visit.outside == []


def test_the_search_finds_the_heir_of_a_former_name(served, visit):
    visit.goto(f"{served[0]}/")
    browser.settled(visit)
    box = visit.locator("[data-testid=stSidebar] input").first
    box.fill("imaginove")
    box.press("Enter")
    found = visit.locator("[data-testid=stSidebar]").get_by_text("Minalogic").first
    found.wait_for()
    found.click()
    visit.wait_for_url("**/poles**")
    browser.settled(visit)
    assert visit.locator("h1").inner_text() in ("Minalogic", "Imaginove")
