"""A figure on a page: handed over once for an answer; in the browser, one drawing that changes in place."""

import json

import plotly.io
import pytest

import views
from charts.look import Look
from language import speech
from pages.shell import figure, part
from tests import browser
from tests.test_views import choices

PHASE = "label_stock"


def packed(lang: str = "fr", **filters) -> tuple[bytes, int]:
    return figure.packed(views.draw(PHASE, Look(speech(lang)), filters), pick=True)


def test_the_same_answer_is_made_once(warehouse):
    assert packed(phase="3") is packed(phase="3")
    assert packed(phase="3") is not packed(phase="4") and packed("en", phase="3") != packed(phase="3")


def test_what_is_handed_over_is_the_figure_of_the_view(warehouse):
    drawn = views.draw(PHASE, Look(speech("fr")), {"phase": "3"})
    content, height = packed(phase="3")
    told = json.loads(content)
    assert height == drawn.figure.layout.height
    assert told["figure"] == json.loads(drawn.figure.to_json()) and told["alt"] == drawn.alt and told["pick"] is True


@pytest.mark.parametrize("sent", [None, {}, {"picked": None}, {"picked": 3}, {"picked": ["a"]}])
def test_a_click_that_tells_no_code_changes_nothing(sent, monkeypatch):
    taken = []
    monkeypatch.setattr(figure.st, "session_state", {"chart-x": sent})
    figure._picked("chart-x", taken.append)
    assert taken == []
    monkeypatch.setattr(figure.st, "session_state", {"chart-x": {"picked": "minalogic"}})
    figure._picked("chart-x", taken.append)
    assert taken == ["minalogic"]


def test_a_script_is_named_after_its_content():
    names = [name for name in part._scripts if name.endswith("-figure.js")]
    assert len(names) == 1 and b"Plotly.react" in part._scripts[names[0]]


def test_the_drawing_changes_in_place_and_fits_the_window(address, visit):
    visit.goto(f"{address}/?phase=4")
    browser.settled(visit)
    visit.evaluate("document.querySelectorAll('.figure').forEach(one => { one.mine = true; })")
    count, before = visit.locator(".figure").count(), visit.locator(".figure").first.inner_html()
    visit.locator(".st-key-controls").get_by_role("radio", name="1 · ").click()
    visit.wait_for_url("**phase=1**")
    browser.settled(visit)
    visit.wait_for_function("before => document.querySelector('.figure').innerHTML !== before", arg=before)
    assert visit.evaluate("[...document.querySelectorAll('.figure')].filter(one => one.mine).length") == count >= 2
    visit.set_viewport_size({"width": 1200, "height": 800})
    visit.wait_for_function("[...document.querySelectorAll('.figure')].every(one => one.layout.width === one.clientWidth)")
    assert visit.outside == []


def test_without_the_library_the_figure_is_told_in_words(address, visit):
    visit.route("**/drawing/plotly.js", lambda route: route.abort())
    visit.goto(f"{address}/?phase=4")
    visit.wait_for_function("document.querySelector('.figure')?.textContent.length > 40")
    box = visit.locator(".figure").first
    assert box.text_content() == box.get_attribute("aria-label")


def test_on_a_phone_a_wide_figure_keeps_the_width_it_needs_and_slides(address, visit):
    visit.set_viewport_size({"width": 390, "height": 844})
    visit.goto(f"{address}/financements?money=years")
    browser.settled(visit)
    sized = "[...document.querySelectorAll('[data-testid=stPlotlyChart]')].map(one => [one.clientWidth, one.scrollWidth, one.tabIndex, one.firstElementChild.layout.width])"
    needed = views.get("funding_by_year").narrowest
    visit.wait_for_function(f"needed => ({sized}).every(([_, wide]) => wide === needed)", arg=needed)
    assert visit.evaluate(sized) == [[358, needed, 0, needed]]
    assert visit.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.set_viewport_size({"width": 1440, "height": 900})
    visit.wait_for_function(f"({sized}).every(([seen, wide, tab, drawn]) => seen === wide && tab === -1 && drawn === seen)")


@pytest.mark.parametrize("name", [name for name in views.names() if views.get(name).chart is not None])
def test_a_picture_takes_no_theme_from_whoever_was_imported_last(name, warehouse, monkeypatch):
    """Streamlit and Plotly each bring a theme: a figure has none of theirs, so that it is drawn alike on a page, on the wall and in a file."""
    told = set()
    for theme in ("plotly", "plotly_dark"):
        monkeypatch.setattr(plotly.io.templates, "default", theme)
        told.add(views.draw(name, Look(speech("fr")), choices(name)[0]).figure.to_json())
    assert len(told) == 1 and json.loads(told.pop())["layout"]["template"] == {}
