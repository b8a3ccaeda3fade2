"""A deck in a real browser, the network cut: figures added on the way, then presented by keyboard alone, with the server gone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from decks import files, ready
from decks.address import encode
from decks.model import Deck, Slide
from language import speech
from tests import browser
from tests.test_accessibility import RULES
from tests.test_decks import noted

READY = ready.deck(speech("fr")).slides

SMALL = """() => {
  const slide = document.querySelector('.slide.on'), stage = document.getElementById('stage').getBoundingClientRect(), scale = stage.width / 1920, found = [];
  const seen = e => { const s = getComputedStyle(e); return s.visibility !== 'hidden' && s.opacity !== '0'; };
  for (const e of slide.querySelectorAll('h1, p, span, text, button, li, td, th')) {
    if (!e.textContent.trim() || !seen(e) || (e.closest('.layer') && !e.closest('.layer.on'))) continue;
    const own = e.closest('.drawn') ? e.closest('.drawn').getBoundingClientRect().width / e.closest('.drawn').offsetWidth : e.closest('.text') ? e.closest('.text').getBoundingClientRect().width / e.closest('.text').offsetWidth : scale;
    found.push([parseFloat(getComputedStyle(e).fontSize) * own / scale, e.textContent.slice(0, 40)]);
  }
  return found;
}"""
DENSEST = (
    Slide("lineage"), Slide("lineage_today"), Slide("network_matrix", {"phase": "4"}), Slide("network_phases", {"phase": "4"}), Slide("network_map", {"phase": "4"}), Slide("network_ranks", {"phase": "4"}),
    Slide("cluster_catalogue"), Slide("scenario_assumptions"), Slide("region_former", {"phase": "4"}),
)
TOUCHING = """() => {
  const slide = document.querySelector('.slide.on'), found = [], zone = slide.querySelector('.zone').getBoundingClientRect(), foot = slide.querySelector('.foot').getBoundingClientRect();
  const boxes = [...slide.querySelectorAll('.layer.on text')].flatMap(e => e.querySelector('tspan.line') ? [...e.querySelectorAll('tspan.line')] : [e]).filter(e => e.textContent.trim()).map(e => [e.textContent, e.getBoundingClientRect()]);
  boxes.forEach(([text, a], i) => {
    for (const [other, b] of boxes.slice(0, i)) if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 9) found.push([text, other]);
    if (a.left < 0 || a.right > 1920 || a.top < zone.top - 12 || a.bottom > zone.bottom + 12) found.push([text, 'cut']);
  });
  const words = slide.querySelector('.layer.on > .text');
  if (words && words.getBoundingClientRect().bottom > zone.bottom + 2) found.push(['the text', 'cut']);
  if (foot.bottom > 1080) found.push(['the line of sources', 'cut']);
  return found;
}"""
SHOWN = "document.querySelector('.slide.on h1').innerText"


def ready_for_all(page) -> None:
    page.wait_for_function("['all', 'cards'].includes(document.body?.dataset.ready)")


def test_a_figure_from_home_to_the_wall_by_keyboard_alone(address, visit):
    visit.goto(f"{address}/?phase=3")
    browser.settled(visit)
    for name in ("label_stock", "cluster_seats"):
        visit.locator(f".st-key-tools-{name}").get_by_text("Plus").click()
        visit.get_by_role("menuitem", name="Ajouter à la présentation").or_(visit.get_by_text("Ajouter à la présentation", exact=True)).first.click()
        visit.get_by_text(re.compile("Ajoutée à votre présentation")).first.wait_for()
    browser.settled(visit)  # the links of the pages are drawn with the deck in them
    visit.locator(".pages").get_by_text("Présenter").click()
    visit.wait_for_url("**d=1*")
    visit.locator(".st-key-slides button").nth(1).wait_for()
    assert visit.locator(".st-key-slides button").count() == 2
    with visit.context.expect_page() as opening:
        visit.locator(".st-key-deck-doors a").click()
    wall = opening.value
    ready_for_all(wall)
    assert wall.locator("[data-testid=stApp]").count() == 0 and wall.locator("section.slide").count() == 2, "no chrome at all"
    first = wall.evaluate(SHOWN)
    wall.keyboard.press("PageDown")
    second = wall.evaluate(SHOWN)
    wall.keyboard.press("ArrowRight")
    assert second != first and wall.evaluate(SHOWN) == second, "the last stays"
    assert wall.evaluate("document.querySelector('.slide.on .steps button[aria-pressed=true]').innerText") == "3 · 2013-18"
    assert "phase 3" in wall.locator(".slide.on .foot").inner_text()


def test_the_ready_deck_by_keyboard_with_the_server_and_the_network_gone(address, chromium):
    with browser.visitor(chromium, viewport={"width": 1920, "height": 1080}) as page:
        page.goto(f"{address}/projection?lang=fr")
        page.wait_for_function("document.body?.dataset.ready === 'cards'", timeout=110_000)
        page.context.set_offline(True)
        n, titles = len(READY), []
        for place in range(n):
            titles.append(page.evaluate(SHOWN))
            assert page.locator(".slide.on .foot span").last.inner_text() == f"{place + 1} / {n}"
            assert page.locator(".slide.on .layer.on").evaluate("e => e.children.length > 0 && e.getBoundingClientRect().height > 300")
            page.keyboard.press("PageDown")
        page.keyboard.press("PageUp")
        assert page.evaluate(SHOWN) == titles[-2]
        page.keyboard.press("Home")
        assert page.evaluate(SHOWN) == titles[0]
        page.keyboard.press("End")
        assert page.evaluate(SHOWN) == titles[-1]
        page.keyboard.press(".")
        assert page.locator("#black").is_visible()
        page.keyboard.press("b")
        assert page.locator("#black").is_hidden()
        page.keyboard.press("3")
        page.keyboard.press("Enter")
        assert page.evaluate(SHOWN) == titles[2]
        page.keyboard.press("/")
        page.keyboard.type("aerospace")
        page.keyboard.press("Enter")
        page.locator(".card.on h1").wait_for(timeout=2000)
        assert page.evaluate(SHOWN) == "Aerospace Valley" and page.locator(".card.on .card-numbers b").count() >= 4
        page.keyboard.press("Escape")
        assert page.evaluate(SHOWN) == titles[2]
        page.keyboard.press("Control+k")
        page.keyboard.type("hauts de fr")
        page.keyboard.press("Enter")
        page.locator(".card.on h1").wait_for(timeout=2000)
        assert page.evaluate(SHOWN) == "Hauts-de-France"
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert "Écran noir".lower() in page.locator("#keys").inner_text().lower()
        page.keyboard.press("Escape")
        page.context.set_offline(False)
        assert page.outside == [] and page.complaints == []


def test_the_wall_asks_for_full_screen_and_does_not_close_by_surprise(address, chromium):
    with browser.visitor(chromium, viewport={"width": 1920, "height": 1080}) as page:
        page.goto(f"{address}/projection")
        page.wait_for_selector("body[data-ready]")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.fullscreenElement !== null")
        page.keyboard.press("Escape")
        page.wait_for_function("document.fullscreenElement === null")
        page.keyboard.press("Escape")
        assert page.locator("#leave").inner_text() == "Échap encore pour fermer" and "/projection" in page.url
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.fullscreenElement") is None, "it asks once"
        page.keyboard.press("Escape")
        page.wait_for_url("**/presenter*")


def test_nothing_on_the_wall_leads_away_and_the_time_goes_on(address, chromium):
    with browser.visitor(chromium, viewport={"width": 1920, "height": 1080}) as page:
        page.goto(f"{address}/projection?lang=fr&d={encode(Deck((Slide('lineage_passage_names'), Slide('region_standing', {'phase': '4', 'region': '84'}))))}")
        ready_for_all(page)
        assert page.locator(".slide a").count() > 10 and page.locator(".slide a[href]").count() == 0
        page.locator(".slide.on a").first.click()
        assert "/projection" in page.url and page.evaluate("location.hash") == "#2", "a click goes on to the next slide"
        page.keyboard.press("t")
        page.wait_for_function("document.getElementById('clock').innerText >= '00:02'")
        page.reload()
        ready_for_all(page)
        page.keyboard.press("t")
        assert page.locator("#clock").inner_text() >= "00:02" and page.evaluate("location.hash") == "#2"
        page.keyboard.press("/")
        page.keyboard.type("reseau carte")
        page.keyboard.press("Enter")
        page.locator(".card.on h1").wait_for(timeout=2000)
        assert "km" in page.evaluate(SHOWN), "a figure is found by its page"
        page.goto(f"{address}/projection?lang=fr&d={encode(Deck())}")
        assert page.get_by_role("heading", name="La présentation ne contient aucune diapositive.").is_visible()


def test_every_text_is_read_from_the_back_of_the_room(address, chromium):
    with browser.visitor(chromium, viewport={"width": 1920, "height": 1080}) as page:
        page.goto(f"{address}/projection?lang=fr")
        ready_for_all(page)
        for _ in READY:
            small = [text for text in page.evaluate(SMALL) if text[0] < 23.4]
            assert not small, (page.evaluate(SHOWN), small)
            page.keyboard.press("PageDown")


@pytest.mark.parametrize("dark", ["", "&dark=1"], ids=["light", "dark"])
def test_the_densest_pictures_are_read_from_the_back_of_the_room(dark, address, chromium):
    with browser.visitor(chromium, viewport={"width": 1920, "height": 1080}) as page:
        page.goto(f"{address}/projection?lang=fr{dark}&d={encode(Deck(DENSEST))}")
        ready_for_all(page)
        for slide in DENSEST:
            small = [text for text in page.evaluate(SMALL) if text[0] < 23.8]
            assert not small, (slide.view, small)
            assert page.evaluate(TOUCHING) == [], slide.view
            page.keyboard.press("PageDown")
        assert page.locator(".slide .rest").count() >= 2 and "sur" in page.locator(".slide .rest").first.text_content(), "what is left out is said"
        assert page.complaints == []


def test_the_network_plays_through_the_phases(address, visit):
    place = next(at for at, slide in enumerate(READY) if slide.view == "network_graph")
    visit.goto(f"{address}/projection?lang=en#{place + 1}")
    ready_for_all(visit)
    pressed = "document.querySelector('.slide.on .steps button[aria-pressed=true]').innerText[0]"
    before, title = visit.evaluate(pressed), visit.evaluate(SHOWN)
    visit.keyboard.press("p")
    assert visit.evaluate(pressed) == "1" and visit.evaluate(SHOWN) != title, "from the first phase"
    visit.wait_for_function(f"{pressed} === '2'")
    visit.keyboard.press("p")
    visit.keyboard.press("p")
    assert visit.evaluate(pressed) == "3", "from where it was paused"
    visit.keyboard.press("PageDown")
    visit.keyboard.press("PageUp")
    assert visit.evaluate(pressed) == before and visit.evaluate(SHOWN) == title, "a slide opens where it was set"
    visit.locator(".slide.on .steps button").first.click()
    assert visit.evaluate(pressed) == "1" and visit.evaluate("location.hash") == f"#{place + 1}"


def test_notes_follow_in_a_second_window_and_lead(address, visit):
    visit.goto(f"{address}/projection?lang=fr")
    ready_for_all(visit)
    with visit.expect_popup() as opening:
        visit.keyboard.press("n")
    notes = opening.value
    notes.wait_for_function(f"document.querySelector('#notes h1')?.innerText === {visit.evaluate(SHOWN)!r}")
    notes.keyboard.press("PageDown")
    visit.wait_for_function("location.hash === '#2'")
    notes.wait_for_function("document.querySelector('#notes .place').innerText.startsWith('2 /')")
    visit.keyboard.press("End")
    notes.wait_for_function("document.querySelector('#notes .next b').innerText === 'Fin de la présentation'")


@pytest.mark.parametrize("query", ["d=1zz", "d=" + "A" * 15_000, "d=9", "lang=xx&dark=7", "d=%3Cscript%3E"])
def test_a_hostile_address_is_said_and_never_fails(query, address, visit):
    visit.on("dialog", lambda dialog: pytest.fail("a script ran"))
    answer = visit.goto(f"{address}/projection?{query}")
    assert answer.status in (200, 400) and "Traceback" not in visit.content()
    assert answer.status == 200 or visit.get_by_text("Retour à la présentation").count() == 1


@pytest.mark.parametrize("dark", ["", "&dark=1"], ids=["light", "dark"])
def test_the_wall_breaks_no_rule_of_accessibility(dark, address, visit):
    visit.goto(f"{address}/projection?lang=fr{dark}")
    ready_for_all(visit)
    for key in (None, "/"):
        if key:
            visit.keyboard.press(key)
            visit.keyboard.type("lyon")
            visit.locator("#hits [role=option]").first.wait_for()
        found = Axe().run(visit, options=RULES).response["violations"]
        assert not found, [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


def test_a_deck_is_lost_by_nothing_but_its_owner(address, visit):
    def added(view: str) -> None:
        visit.locator(f".st-key-tools-{view}").get_by_text("Plus").click()
        visit.get_by_text("Ajouter à la présentation", exact=True).first.click()
        visit.get_by_text(re.compile("Ajoutée à votre présentation")).first.wait_for()

    visit.goto(f"{address}/trajectoires")
    browser.settled(visit)
    added("lineage")
    visit.goto(f"{address}/reseau")  # a plain address, as a new session
    browser.settled(visit)
    added("network_graph")
    visit.locator(".pages").get_by_text("Financements").click()
    visit.locator(".st-key-tools-funding_by_year").wait_for()
    visit.go_back()
    visit.locator(".st-key-tools-network_graph").wait_for()
    browser.settled(visit)
    visit.reload()
    browser.settled(visit)
    added("network_graph")
    visit.locator(".pages").get_by_text("Présenter").click()
    visit.locator(".st-key-slides button").nth(2).wait_for()
    assert visit.locator(".st-key-head p").inner_text().startswith("3 diapositives à vous")


def test_a_long_deck_survives_pages_back_and_reload(address, visit, tmp_path):
    file = tmp_path / "long.json"
    file.write_text(files.to_json(noted(40, 97, 122)), encoding="utf-8")
    visit.goto(f"{address}/presenter")
    browser.settled(visit)
    visit.get_by_text("Ouvrir le fichier d’une présentation").first.click()
    visit.locator("input[type=file]").set_input_files(str(file))
    last = visit.locator(".st-key-slides button").nth(39)
    last.wait_for()
    browser.settled(visit)
    assert len(visit.url) < 200
    visit.locator(".pages").get_by_text("Réseau").click()
    visit.locator(".st-key-tools-network_graph").wait_for()
    browser.settled(visit)
    visit.go_back()
    last.wait_for()
    visit.reload()
    last.wait_for()
    visit.goto(f"{address}/financements")  # a plain address, as a new session
    browser.settled(visit)
    visit.locator(".pages").get_by_text("Présenter").click()
    last.wait_for()
    browser.settled(visit)
    with visit.context.expect_page() as opened:
        visit.locator(".st-key-deck-doors a").first.click()
    wall = opened.value
    wall.wait_for_function("['all', 'cards'].includes(document.body?.dataset.ready)")
    assert wall.locator(".slide").count() == 40 and visit.complaints == []
