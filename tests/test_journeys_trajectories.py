"""The trajectories in a real browser: names that can be clicked, the day, the years played, the passages, an address that says all."""

import re

import pytest

from tests import browser

LINEAGE = ".st-key-view-lineage .scatterlayer text"
NARROW = {"viewport": {"width": 1280, "height": 720}}


@pytest.fixture(scope="module")
def address(warehouse):
    with browser.server() as one:
        yield f"{one}/trajectoires"


@pytest.fixture
def visit(chromium):
    with browser.visitor(chromium) as page:
        yield page
        assert page.outside == []


def asks(visit, start: str) -> None:
    visit.wait_for_function("start => document.querySelector('h1')?.innerText.startsWith(start)", arg=start)
    browser.settled(visit)


def reads(visit, text: str) -> None:
    visit.wait_for_function("text => [...document.querySelectorAll('.view-title')].some(e => e.innerText.replace(/\\s/g, ' ').includes(text))", arg=text)


def test_a_name_a_chip_a_parent_and_back(address, visit):
    browser.opened(visit, address, LINEAGE)
    for start, name, code in (("Elopsys", "Elopsys", "elopsys"), ("Cap Digital", "Cap Digital", "cap-digital")):
        visit.locator(LINEAGE).filter(has_text=start).first.click()
        asks(visit, "D’où vient ce pôle")
        assert f"cluster={code}" in visit.url
        assert visit.locator(".st-key-chip button").inner_text() == f"{name} ×"
        visit.locator(".st-key-chip button").click()
        asks(visit, "Que sont devenus")
        assert "cluster=" not in visit.url
        visit.locator(LINEAGE).first.wait_for(state="attached")
    visit.locator(LINEAGE).filter(has_text="PICOM").first.click()
    asks(visit, "D’où vient ce pôle")
    assert "vit aujourd’hui dans Cap Digital" in visit.locator(".st-key-head").inner_text()
    visit.locator(".st-key-view-lineage .annotation").filter(has_text="Advancity").first.locator("text").click()
    visit.wait_for_url("**cluster=advancity**")
    visit.locator(".st-key-kin-cap-digital button").press("Enter")
    visit.wait_for_url("**cluster=cap-digital**")
    browser.settled(visit)
    visit.go_back()
    visit.wait_for_url("**cluster=advancity**")
    asks(visit, "D’où vient ce pôle")


def test_a_line_is_clicked_where_it_runs(address, visit):
    browser.opened(visit, address, LINEAGE)
    frame = visit.locator(".st-key-view-lineage .nsewdrag").first.bounding_box()
    name = visit.locator(LINEAGE).filter(has_text="Minalogic").first.bounding_box()
    visit.mouse.move(frame["x"] + frame["width"] * 0.45, name["y"] + name["height"] / 2)
    visit.wait_for_selector(".hovertext")
    visit.mouse.click(frame["x"] + frame["width"] * 0.45, name["y"] + name["height"] / 2)
    visit.wait_for_url("**cluster=minalogic**")


def test_the_day_stands_under_its_slider_and_moves_the_phase(address, visit):
    browser.opened(visit, f"{address}?view=stock&day=2014-07-01", ".st-key-view-label_stock_on_day .scatterlayer")
    reads(visit, "Le 1er juillet 2014, 71 pôles ont le label")
    visit.wait_for_selector(".st-key-day-line [data-testid=stSlider] input", state="attached")
    thumb, rule = visit.evaluate("""() => {
        const middle = e => { const r = e.getBoundingClientRect(); return r.x + r.width / 2; };
        const line = [...document.querySelectorAll('.st-key-view-label_stock_on_day .shapelayer path')].map(e => e.getBoundingClientRect()).find(r => r.width < 3 && r.height > 100);
        return [middle(document.querySelector('.st-key-day-line input').parentElement), line.x + line.width / 2];
    }""")
    assert abs(thumb - rule) < 3
    visit.get_by_role("button", name="Changement suivant").click()
    reads(visit, "Le 1er janvier 2015, 70 pôles ont le label")
    assert "day=2015-01-01" in visit.url and "phase=3" in visit.url
    visit.get_by_role("radio", name="2 · 2009-12").click()
    reads(visit, "Le 31 décembre 2012, 71 pôles")
    assert "phase=2" in visit.url and "day=" not in visit.url


def test_the_years_are_played_and_paused(address, visit):
    browser.opened(visit, f"{address}?view=stock&day=2016-07-01", ".st-key-play button")
    visit.locator(".st-key-play button").click()
    reads(visit, "Le 1er juillet 2017")
    reads(visit, "Le 1er juillet 2018")
    visit.locator(".st-key-play button").click()
    visit.wait_for_function("document.querySelector('.st-key-play button').innerText.includes('Faire défiler')")
    browser.settled(visit)
    here = visit.url
    assert re.search(r"day=20(18|19|20)-07-01", here)
    visit.wait_for_timeout(2500)  # more than a beat: nothing moves any more
    assert visit.url == here


def test_no_motion_is_offered_to_whom_it_disturbs(chromium, address):
    with browser.visitor(chromium, reduced_motion="reduce") as page:
        browser.opened(page, f"{address}?view=stock", ".st-key-day-after button")
        assert not page.locator(".st-key-play").is_visible() and page.get_by_role("button", name="Changement précédent").is_visible()


def test_a_passage_its_fate_a_name_and_the_same_address_again(address, visit):
    browser.opened(visit, f"{address}?view=alluvial", ".st-key-passage-line button")
    visit.get_by_role("radio", name="phase 2 → 3").click()
    reads(visit, "0 pôle se fond dans un autre entre les phases 2 et 3")
    visit.get_by_role("radio", name=re.compile("^sortis")).press("Enter")
    reads(visit, "6 pôles sortent sans héritier entre les phases 2 et 3")
    assert "passage=2-left" in visit.url
    visit.locator(".listed a").filter(has_text="Innoviandes").wait_for()  # the list follows its title
    told = visit.locator(".st-key-view-lineage_passage_names").inner_text()
    browser.opened(visit, visit.url)
    reads(visit, "6 pôles sortent sans héritier")
    assert visit.locator(".st-key-view-lineage_passage_names").inner_text() == told
    visit.locator(".listed a").filter(has_text="Innoviandes").click()
    asks(visit, "D’où vient ce pôle")
    assert "cluster=innoviandes" in visit.url and "passage=2-left" in visit.url
    assert visit.locator(".brand").count() == 1, "the page was not loaded again"
    visit.locator(".st-key-chip button").click()
    reads(visit, "6 pôles sortent sans héritier")


def test_a_day_is_typed_and_enter_keeps_it(address, visit):
    browser.opened(visit, f"{address}?view=stock", ".st-key-w-date [role=spinbutton]")
    visit.locator(".st-key-w-date [role=spinbutton]").first.click()
    visit.keyboard.type("01072015", delay=40)
    visit.wait_for_function("() => [...document.querySelectorAll('.st-key-w-date [role=spinbutton]')].map(e => +e.innerText).includes(2015)")
    visit.keyboard.press("Enter")
    visit.wait_for_url("**day=2015-07-01**")
    reads(visit, "1er juillet 2015")
    assert visit.locator("[role=application], [role=grid]").count() == 0, "the calendar is closed"


def test_the_calendar_speaks_the_language_of_the_page_whatever_the_browser_s(address, chromium):
    def days(page) -> str:
        page.locator(".st-key-w-date [role=spinbutton]").first.click()
        page.locator("[role=grid] thead").wait_for()
        return "".join(page.locator("[role=grid] thead").inner_text().split())

    with browser.visitor(chromium, locale="en-US") as page:
        browser.opened(page, f"{address}?view=stock", ".st-key-w-date [role=spinbutton]")
        assert days(page) == "LMMJVSD"
        page.keyboard.press("Escape")
        page.get_by_role("radio", name="English").click()
        page.wait_for_function("document.documentElement.lang === 'en'")
        browser.settled(page)
        assert days(page) == "MTWTFSS"
