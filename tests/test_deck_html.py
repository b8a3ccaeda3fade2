"""The deck as one HTML file: it plays with the network cut, asks for nothing, and carries sources, filters, date, version and cards."""

import json
import re

import pytest

from charts.look import Look
from decks.model import Deck, Slide
from exports import cards, deck_html
from language import speech
from queries import engine
from tests import browser

LOOK = Look(speech("fr"))
SLIDES = (Slide("label_stock", {"phase": "4"}), Slide("stock_at_phase_end", {"phase": "4"}, note="À dire"), Slide("cluster_seats", {"phase": "3"}), Slide("lineage_story", {"cluster": "minalogic"}))


@pytest.fixture(scope="module")
def content(warehouse) -> str:
    return deck_html.make(Deck(SLIDES, "Essai"), LOOK).content.decode()


def test_it_names_nothing_outside_itself(content):
    assert not re.search(r"(?:src|href)\s*=\s*['\"](?!data:)[^'\"#]", re.sub(r"<script>.*?</script>", "", content, flags=re.DOTALL))
    style = re.search(r"<style>(.*?)</style>", content, re.DOTALL).group(1)
    assert set(re.findall(r"url\(['\"]?([a-z]+):?", style)) == {"data"} and "font/woff2;base64" in style
    assert content.count("plotly.js v") == 1


def test_it_carries_words_sources_filters_date_version_and_notes(content):
    told = json.loads(re.search(r"<script type='application/json' id='deck'>(.*?)</script>", content, re.DOTALL).group(1))
    date = LOOK.say.date(str(engine.run("package").at[0, "created"])[:10], short=True)
    assert [slide["note"] for slide in told["slides"]] == ["", "À dire", "", ""]
    for slide in told["slides"]:
        for step in slide["steps"]:
            assert engine.version() in step["foot"] and date in step["foot"] and "Source" in step["foot"] and step["title"] and step["alt"]
    assert "phase 3 (2013-18)" in told["slides"][2]["steps"][told["slides"][2]["at"]]["foot"]
    assert told["cards"]["cluster:minalogic"]["steps"] and told["cards"]["region:84"]["steps"] and told["ask"] == ""


def test_it_plays_with_the_network_cut(content, tmp_path):
    file = tmp_path / "deck.html"
    file.write_text(content, encoding="utf-8")
    with browser.chromium() as one:
        context = one.new_context(viewport={"width": 1440, "height": 810}, offline=True)
        asked, broken = [], []
        context.on("request", lambda request: asked.append(request.url) if not request.url.startswith(("data:", file.as_uri())) else None)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(file.as_uri())
        page.wait_for_function("document.body.dataset.ready === 'all'")
        assert page.locator(".slide").count() == len(SLIDES) and page.locator(".slide.on h1").inner_text() and not page.locator("#touch").is_visible()
        assert "ferme" not in page.locator("#keys").text_content(), "a file leads back to no page"
        page.keyboard.press("PageDown")
        assert page.evaluate("document.querySelector('.slide.on .figure-number b').textContent") == "54"
        page.keyboard.press("/")
        page.keyboard.type("minalogic")
        page.keyboard.press("Enter")
        page.wait_for_selector(".slide.card.on")
        assert "Minalogic" in page.locator(".slide.card h1").inner_text()
        page.keyboard.press("Escape")
        page.wait_for_function("!document.querySelector('.slide.card')")
        assert asked == [] and broken == []


@pytest.mark.parametrize(("wide", "high"), [(390, 844), (844, 390), (820, 1180)])
def test_it_is_played_by_finger_on_a_phone(wide, high, content, tmp_path):
    file = tmp_path / "deck.html"
    file.write_text(content, encoding="utf-8")
    with browser.chromium() as one:
        page = one.new_context(viewport={"width": wide, "height": high}, offline=True, has_touch=True, is_mobile=True).new_page()
        page.goto(file.as_uri())
        page.wait_for_function("document.body.dataset.ready === 'all'")
        stage = page.evaluate("(({left, top, width, height}) => [left, top, width, height])(document.getElementById('stage').getBoundingClientRect())")
        assert stage[0] >= -1 and stage[1] >= -1 and stage[0] + stage[2] <= wide + 1 and stage[1] + stage[3] <= high + 1
        assert max(stage[2:]) / 1920 >= min(max(wide, high) / 1920, min(wide, high) / 1080) - 0.01, "upright, a slide lies on its side"
        at = lambda: page.evaluate("location.hash")
        page.locator("#touch [data-key=PageDown]").tap()
        assert at() == "#2"
        slide = "([from, to]) => { const stage = document.getElementById('stage'), told = (kind, [x, y]) => { const one = new Touch({identifier: 1, target: stage, clientX: x, clientY: y}); stage.dispatchEvent(new TouchEvent(kind, {touches: kind === 'touchend' ? [] : [one], changedTouches: [one], bubbles: true, cancelable: true})); }; told('touchstart', from); told('touchend', to); }"
        far, near = ([wide / 2, high * 0.7], [wide / 2, high * 0.3]) if high > wide else ([wide * 0.7, high / 2], [wide * 0.3, high / 2])
        page.evaluate(slide, [far, near])
        assert at() == "#3"
        page.evaluate(slide, [near, far])
        assert at() == "#2"
        page.locator("#touch [data-key='/']").tap()
        page.keyboard.type("polymeris")
        page.locator("#hits li").first.tap()
        page.wait_for_selector(".slide.card.on")
        page.locator("#touch [data-key=PageUp]").tap()
        page.wait_for_function("!document.querySelector('.slide.card')")
        assert at() == "#2"


def test_the_cards_of_all_clusters_are_asked_together(warehouse, monkeypatch):
    """One question a table, not one a cluster: the file is made in seconds."""
    asked, real = [], engine.cursor
    cards.entries(LOOK.say)
    engine._answer.cache_clear()
    cards._card.cache_clear()
    cards._ahead.cache_clear()
    monkeypatch.setattr(engine, "cursor", lambda path: asked.append(path) or real(path))
    for code in engine.codes("cluster_names"):
        cards.card("cluster", code, LOOK)
    assert len(asked) < 20


@pytest.mark.parametrize("at", ["slide", "card", "file"])
def test_each_step_is_told_and_can_be_stopped(at, warehouse, monkeypatch):
    seen = []

    def progress(done, total, step="slide"):
        seen.append((step, done, total))
        if step == at and done + 1 >= total:
            raise InterruptedError

    monkeypatch.setattr(cards, "card", lambda kind, code, look: {})
    with pytest.raises(InterruptedError):
        deck_html.make(Deck(SLIDES), LOOK, progress)
    named = {entry["code"] for entry in cards.entries(LOOK.say) if entry["kind"] in deck_html.HELD}
    steps = {"slide": len(SLIDES), "card": len(named), "file": 1}
    for step in list(steps)[: list(steps).index(at) + 1]:
        assert [(done, total) for name, done, total in seen if name == step] == [(place, steps[step]) for place in range(steps[step])]
