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
    browser.opened(visit, f"{served[0]}/poles?cluster=polymeris")
    assert "Elastopôle et Plastipolis" in visit.locator(".st-key-head").inner_text()
    assert saved(visit, "Fiche A4 (PDF)").startswith(b"%PDF")
    visit.get_by_role("radio", name="Pairs").click()
    visit.wait_for_url("**sheet=peers**")
    browser.settled(visit)
    visit.locator(".st-key-view-cluster_peers .main-svg").first.wait_for()
    visit.get_by_role("radio", name="Comparer").click()
    visit.wait_for_url("**sheet=compare**")
    visit.get_by_role("combobox", name="Ajouter un pôle").click()
    visit.get_by_role("option", name="Axelera").click()
    visit.wait_for_url("**others=axelera**")
    visit.reload()
    browser.settled(visit)
    assert visit.locator(".compare thead th").all_inner_texts() == ["Polymeris", "Axelera"]
    assert "a le plus" in visit.locator(".st-key-head").inner_text() and visit.outside == []
    visit.get_by_role("button", name="Axelera ✕").click()
    visit.wait_for_function("document.querySelectorAll('.compare thead th').length === 1")
    assert "others" not in visit.url


def test_a_portrait_its_three_sentences_and_its_sheet(served, visit):
    browser.opened(visit, f"{served[0]}/regions?region=94")
    assert visit.locator(".thing-rank").count() >= 1 and "Corse" in visit.locator("h1").inner_text()
    assert saved(visit, "Fiche A4 (PDF)").startswith(b"%PDF")
    visit.get_by_role("radio", name="3 · 2013-18").click()
    visit.wait_for_url("**phase=3**")
    browser.settled(visit)
    assert "region=94" in visit.url and visit.outside == []


def test_from_a_region_to_a_cluster_among_those_of_its_size(served, visit):
    browser.opened(visit, f"{served[0]}/regions?region=32")
    visit.locator(".st-key-view-region_standing").get_by_role("link", name="Aquimer").click()
    visit.wait_for_url("**/regions?region=32&cluster=aquimer")
    visit.locator(".st-key-view-region_standing").get_by_role("link", name="ses pairs de taille proche").click()
    visit.wait_for_url("**/poles?**sheet=peers**")
    browser.settled(visit)
    assert visit.locator("h1").inner_text() == "Où se situe Aquimer parmi ses pairs\u202f?" and "peers=size" in visit.url and visit.outside == []
    assert not visit.locator(".st-key-region").is_visible()  # the region says nothing of one cluster


def test_a_slip_of_the_hand_still_opens(served, visit):
    browser.opened(visit, f"{served[0]}/?phase=3")
    box, found = looked_up(visit, "plastipolys")
    assert found == ["Plastipolis, pôle (Auvergne-Rhône-Alpes)", "Polymeris, qui a repris Plastipolis"]
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("ArrowUp")
    box.press("Enter")
    visit.wait_for_url("**/poles?phase=3&cluster=polymeris")
    visit.get_by_role("combobox", name="Rechercher", exact=True).fill("zzzzqq")
    visit.get_by_text("Rien ne porte ce nom.").first.wait_for()


def looked_up(visit, text: str):
    """The search box, `text` typed in it letter by letter, and what it finds."""
    box = visit.get_by_role("combobox", name="Rechercher", exact=True)
    box.click()
    box.press_sequentially(text, delay=25)
    visit.get_by_role("option").first.wait_for()
    visit.locator("#search-list[aria-busy=false]").wait_for()
    return box, visit.get_by_role("option").all_inner_texts()


def test_what_is_copied_carries_its_source_and_its_address(served):
    with browser.visitor(served[1], permissions=["clipboard-read", "clipboard-write"]) as page:
        browser.opened(page, f"{served[0]}/regions?region=53&phase=3")
        page.get_by_role("button", name="Copier les trois").click()
        page.get_by_text("Copié").wait_for()
        told = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert len(told) == 4 and all("Source : " in " ".join(line.split()) for line in told[:3]) and "Bretagne" in told[0] and "CORDIS" in told[0]
        assert told[3].endswith(f"{served[0]}/regions?phase=3&region=53") and page.outside == []


def test_the_search_suggests_while_one_types_and_the_keyboard_opens(served, visit):
    browser.opened(visit, f"{served[0]}/?phase=3")
    box, found = looked_up(visit, "imaginov")
    assert found == ["Imaginove, pôle (Auvergne-Rhône-Alpes)", "Minalogic, qui a repris Imaginove"]
    box.press("ArrowDown")
    box.press("Enter")
    visit.wait_for_url("**/poles?phase=3&cluster=minalogic")
    browser.settled(visit)
    assert visit.locator("h1").inner_text() == "Minalogic" and box.input_value() == ""
    box.fill("SCS")
    box.press("Enter")  # before the answer is there: the exact name opens as soon as it is
    visit.wait_for_url("**/poles?phase=3&cluster=scs")
    _, found = looked_up(visit, "hauts de fr")
    assert found[0] == "Hauts-de-France, région"
    visit.get_by_role("option").first.click()
    visit.wait_for_url("**/regions?phase=3&region=32&cluster=scs")
    visit.reload()
    browser.settled(visit)
    assert "Hauts-de-France" in visit.locator("h1").inner_text() and visit.outside == []
    looked_up(visit, "a")
    visit.keyboard.press("Escape")
    assert visit.get_by_role("option").count() == 0


def test_the_map_of_accueil_takes_a_tall_screen_and_folds_its_key_on_a_phone(served):
    with browser.visitor(served[1], viewport={"width": 1920, "height": 1080}) as page:
        browser.opened(page, f"{served[0]}/")
        chart = page.locator(".st-key-chart-cluster_seats .main-svg").first
        assert chart.bounding_box()["height"] > 520 and page.locator(".doors").bounding_box()["y"] > 900  # the foot of the screen is used
        assert not page.locator(".map-key").is_visible()
    with browser.visitor(served[1], viewport={"width": 390, "height": 844}) as page:
        browser.opened(page, f"{served[0]}/")
        key = page.locator(".map-key")
        assert key.is_visible() and "Vivant · 18" in key.inner_text() and "Guadeloupe, Martinique, Guyane, La Réunion et Mayotte" in key.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        title, answer = page.locator("h1").bounding_box(), page.locator(".st-key-head p").bounding_box()
        assert answer["y"] >= title["y"] + title["height"]  # the question is not covered by its answer
