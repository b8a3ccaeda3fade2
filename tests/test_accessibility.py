"""Every page against the rules of axe (WCAG 2.2 A and AA), light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

import pages
from tests import browser

ADDRESSES = [page.slug for page in pages.standing()] + ["poles?cluster=minalogic", "regions?region=84", "regions?region=94", "trajectoires?view=stock", "trajectoires?view=alluvial", "trajectoires?cluster=cap-digital", "scenarios?s=1s0n45&beside=1s0t100", "scenarios?s=1s0&lab=sensitivity", "?lang=en"]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def served(warehouse):
    with browser.server() as address, browser.chromium() as one:
        yield address, one


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("where", ADDRESSES)
def test_a_page_breaks_no_rule(where, theme, served):
    address, one = served
    with browser.visitor(one, color_scheme=theme) as page:
        page.goto(f"{address}/{where}")
        browser.settled(page)
        found = Axe().run(page, options=RULES).response["violations"]
        told = [f"{v['id']} ({v['impact']}): " + " | ".join(node["html"][:120] for node in v["nodes"][:3]) for v in found]
        assert not told, "\n".join(told)
