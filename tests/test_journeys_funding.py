"""A visit to the page of money in a real browser, network cut."""

from tests.browser import chromium, server, settled, visitor


def test_from_year_by_year_to_one_instrument_and_back_by_its_address():
    with server() as base, chromium() as browser, visitor(browser) as page:
        page.goto(f"{base}/financements")
        settled(page)
        page.get_by_role("radio", name="€ constants").click()
        settled(page)
        assert "euros=constant" in page.url and "euros de 20" in page.locator(".view-subtitle").first.inner_text()
        page.get_by_role("radio", name="Flux", exact=True).click()
        settled(page)
        second = page.locator(".st-key-view-funding_list .point path").nth(1)
        second.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        box = second.bounding_box()
        page.mouse.move(box["x"] + 20, box["y"] + 5)
        page.wait_for_timeout(300)  # a picture takes a click only where the pointer rests
        page.mouse.click(box["x"] + 20, box["y"] + 5)
        page.wait_for_url("**through=anr**")
        settled(page)
        page.locator(".st-key-view-funding_flow").get_by_role("radio", name="Tableau").click()
        settled(page)
        cells = page.locator(".st-key-view-funding_flow .twin tbody tr").count()
        assert cells == 20
        address = page.url
        page.goto("about:blank")
        page.goto(address)
        settled(page)
        assert "(Agences) porte 513" in page.locator(".st-key-view-funding_list .view-foot").inner_text()
        page.get_by_role("radio", name="Par pôle, par membre").click()
        settled(page)
        page.get_by_role("radio", name="€ courants").click()
        settled(page)
        assert "161 k€ en 2024" in page.locator(".st-key-view-funding_per_cluster .view-title").inner_text()
        page.locator(".st-key-view-funding_per_cluster").get_by_role("button", name="Source et calcul").click()
        page.get_by_role("dialog").get_by_text("31 décembre").first.wait_for()
        assert page.outside == []
