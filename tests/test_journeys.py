"""A few journeys in a real browser, the network cut."""

import pytest

import pages
from tests import browser

SLUGS = [page.slug for page in pages.standing()]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_as_a_first_visit_with_the_network_cut(slug, address, visit):
    visit.goto(f"{address}/{slug}")
    browser.settled(visit)
    assert visit.outside == []
    assert visit.locator(".brand").inner_text() == "Interpôles", "the frame is around the page"
    assert visit.evaluate("document.documentElement.lang") == "fr" and visit.title().endswith("· Interpôles")
    assert visit.get_by_text("Page not found").count() == 0
    assert visit.complaints == []
    for chart in visit.locator(".figure").all():
        assert chart.locator("svg.main-svg path").count() > 0, "a blank figure"


def test_a_fresh_server_shows_the_whole_frame_to_a_deep_link(chromium, warehouse):
    """The very first visit after a start, on a deep link: the old discovery of pages must not take it."""
    slug = next((slug for slug in SLUGS if slug), "")
    with browser.server() as fresh, browser.visitor(chromium) as page:
        page.goto(f"{fresh}/{slug}?phase=3&lang=en")
        browser.settled(page)
        assert page.locator(".brand").count() == 1 and page.locator(".pages a").count() == len(SLUGS)
        assert page.evaluate("document.documentElement.lang") == "en"


def test_the_search_box_is_whole(address, visit):
    """A pixel that overflows, where scroll bars take room, hid the lower edge of the box."""
    visit.goto(address)
    browser.settled(visit)
    visit.locator(".st-key-_search input").fill("images")
    assert visit.evaluate("""() => { const box = document.querySelector('.st-key-_search'); return [getComputedStyle(box).overflow, box.clientHeight, box.querySelector('input').offsetHeight]; }""") == ["visible", 38, 38]


def test_home_phase_region_table_receipt_and_back_by_the_address(address, visit):
    visit.goto(address)
    browser.settled(visit)
    visit.locator(".st-key-view-cluster_seats .scatterlayer path").first.wait_for(state="attached")
    assert visit.locator(".st-key-view-cluster_seats .scatterlayer path").count() > 54, "the land and its clusters are drawn"
    visit.get_by_role("radio", name="1 · 2005-08").click()
    visit.wait_for_url("**phase=1**")
    visit.wait_for_function("document.querySelector('.st-key-head').innerText.includes('71 pôles')")
    visit.locator(".st-key-controls").get_by_role("combobox").first.click()
    visit.get_by_role("option", name="Bretagne").click()
    visit.wait_for_url("**region=53**")
    browser.settled(visit)
    tools = visit.locator(".st-key-tools-label_stock")
    tools.get_by_text("Tableau").click()
    visit.wait_for_selector(".st-key-view-label_stock .twin table caption")
    visit.locator(".st-key-tools-cluster_seats").get_by_text("Source et calcul").click()
    dialog = visit.get_by_role("dialog")
    dialog.get_by_text("Définition").wait_for()
    dialog.locator("code").last.wait_for()
    assert "select" not in dialog.inner_text() and "Interpôles, «" in dialog.inner_text(), "the query is folded"
    dialog.get_by_text("La requête, pour qui veut la refaire").click()
    dialog.locator("code", has_text="select").first.wait_for()
    assert dialog.locator(".token.number").first.evaluate("number => parseFloat(getComputedStyle(number).fontSize) === parseFloat(getComputedStyle(number.parentElement).fontSize)"), "a digit of the query is as large as the rest"
    visit.keyboard.press("Escape")
    visit.goto(visit.url)
    browser.settled(visit)
    assert "phase=1" in visit.url and "region=53" in visit.url
    assert visit.locator(".st-key-controls").get_by_role("combobox").first.input_value() == "Bretagne"


def test_data_and_pictures_are_saved_on_this_machine(address, visit):
    visit.goto(address)
    browser.settled(visit)
    for entry, extension, start in (("Données CSV pour Excel", "csv", b"\xef\xbb\xbf"), ("Image SVG", "svg", b"<svg"), ("Image PNG", "png", b"\x89PNG"), ("Données XLSX", "xlsx", b"PK")):
        with visit.expect_download() as waiting:
            visit.locator(".st-key-tools-label_stock").get_by_text("Plus").click()
            visit.get_by_role("menuitem", name=entry).or_(visit.get_by_text(entry, exact=True)).first.click()
        file = waiting.value
        assert file.suggested_filename == f"de-67-poles-en-2005-a-71-au-plus-haut-puis-54-fin-2022.{extension}"
        with open(file.path(), "rb") as content:
            assert content.read(200).lstrip().startswith(start)
    assert visit.outside == []


@pytest.mark.parametrize("query", ["phase=9", "phase=2&phase=3", "region=%3Cscript%3Ealert(1)%3C/script%3E", "lang=xx", "cluster=" + "x" * 4000])
def test_a_hostile_address_is_left_out_in_one_line(query, address, visit):
    visit.on("dialog", lambda dialog: pytest.fail("a script ran"))
    visit.goto(f"{address}/?{query}")
    browser.settled(visit)
    assert visit.locator(".refused").count() == 1 and visit.get_by_text("Traceback").count() == 0
    assert "54 pôles" in visit.locator(".st-key-head").inner_text()


def test_english_is_whole(address, visit):
    visit.goto(f"{address}/?lang=en")
    browser.settled(visit)
    told = visit.locator("[data-testid=stMain]").inner_text()
    assert visit.evaluate("document.documentElement.lang") == "en"
    for french in ("Lecture", "Champ", "Graphique", "Tableau", "pôles", "régions"):
        assert french not in told, french


def test_a_page_that_does_not_exist_is_said_on_the_first_one(address, visit):
    visit.goto(f"{address}/zzz")
    browser.settled(visit)
    assert visit.locator(".refused").inner_text().replace("\xa0", " ") == "L’adresse demandait une valeur inconnue, laissée de côté : la page."
    assert visit.locator("[role=dialog]").count() == 0 and visit.locator(".st-key-head h1").inner_text().startswith("Que sont devenus") and visit.complaints == []
    assert visit.request.get(f"{address}/favicon.png").headers["content-type"] == "image/png"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_at_rest_changes_nothing(lang, address, visit):
    visit.goto(f"{address}/?lang={lang}")
    browser.settled(visit)
    visit.wait_for_timeout(1500)
    changes = visit.evaluate("new Promise(told => { let n = 0; new MutationObserver(seen => n += seen.length).observe(document, {subtree: true, childList: true, attributes: true}); setTimeout(() => told(n), 1500); })")
    assert changes == 0
