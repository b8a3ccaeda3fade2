"""From a click on a control to the last mark repainted, in a browser: the product's page against the bare page, interleaved."""

import json
import os
import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page

import views
from charts.look import Look
from language import speech
from tests import browser

WATCH = """
() => { window.__painted = 0; new MutationObserver(list => { for (const m of list) { const n = m.target.nodeType === 1 ? m.target : m.target.parentElement;
  if (n && (n.closest('.js-plotly-plot') || n.querySelector?.('.js-plotly-plot'))) { window.__painted = performance.now(); break; } } })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true}); }
"""
QUIET = 700  # ms without a change: the picture stands


def repainted(page, click: Callable[[], None]) -> float:
    """Milliseconds from the click, or the key, to the last change of a figure."""
    page.evaluate("window.__painted = 0; for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, () => { window.__clicked = performance.now(); }, {once: true, capture: true});")
    click()
    page.wait_for_function(f"window.__painted > window.__clicked && performance.now() - window.__painted > {QUIET} && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    return page.evaluate("window.__painted - window.__clicked")


def ready(names: Sequence[str], choices: dict[str, dict], **filters) -> str:
    """A file of the product's own figures for each choice, to be handed to the bare page; gives its path."""
    specs = {label: [views.draw(name, Look(speech("fr")), {**filters, **choice}).figure.to_json() for name in names] for label, choice in choices.items()}
    file = Path(tempfile.mkdtemp()) / "ready.json"
    file.write_text(json.dumps(specs), encoding="utf-8")
    return str(file)


def compare(path: str, names: Sequence[str], choices: dict[str, dict], act: Callable[[Page, str], None], change: str = "change of phase", rounds: int = 12) -> str:
    """The ratio of the medians for a change on a page, product over bare. `act` makes the change on the product's page, for a choice; `change` is what it is called."""
    os.environ["INTERPOLES_READY"] = ready(names, choices)
    times: dict[str, list[float]] = {"product": [], "bare": []}
    with browser.server() as product, browser.server("benchmarks/bare.py") as bare, browser.chromium() as one, browser.visitor(one) as ours, browser.visitor(one) as theirs:
        for page, where in ((ours, product + path), (theirs, bare)):
            page.goto(where)
            page.wait_for_selector(".js-plotly-plot .main-svg")
            page.wait_for_timeout(2500)
            page.evaluate(WATCH)
        labels = list(choices)
        for turn in range(rounds + 2):
            label = labels[turn % len(labels)]
            took = {
                "product": repainted(ours, lambda label=label: act(ours, label)),
                "bare": repainted(theirs, lambda label=label: theirs.get_by_role("radio", name=label).click()),
            }
            if turn >= 2:  # the first two warm both pages
                for name, value in took.items():
                    times[name].append(value)
    product_time, bare_time = (statistics.median(times[name]) for name in ("product", "bare"))
    return f"{path}: {change} → repainted, {product_time / bare_time:.2f} times the bare page ({product_time:.0f} against {bare_time:.0f} ms, {rounds} rounds)"
