"""Every page in both languages, without a browser: it draws, it asks its question, a bad address is said in one line."""

import pytest
from streamlit.testing.v1 import AppTest

import pages
from language import speech

ALL = [page.name for page in pages.standing()]


def opened(name: str, **query) -> AppTest:
    """The application, opened at a page with an address."""
    app = AppTest.from_file(str(pages.FOLDER.parent / "dashboard.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if name != "home":
        app.switch_page(f"pages/{name}.py").run()
    return app


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ALL)
def test_a_page_draws(name, lang, warehouse):
    app = opened(name, lang=lang)
    assert not app.exception and not app.error
    assert len(app.title) == 1 and app.title[0].value
    assert app.session_state["_here"].say is speech(lang)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("query", [{"phase": "1"}, {"phase": "5"}, {"region": "94"}, {"region": "84", "phase": "3"}, {"cluster": "p2mi"}, {"cluster": "minalogic"}], ids=str)
def test_a_page_takes_the_lens(name, query, warehouse):
    app = opened(name, **query)
    assert not app.exception and not app.error
    here = app.session_state["_here"]
    assert all(here.state[key] == value for key, value in query.items()) and here.state.refused == ()


@pytest.mark.parametrize("query", [{"phase": "9"}, {"region": "<script>alert(1)</script>"}, {"cluster": "x" * 10_000}, {"lang": "de"}, {"utm": "1"}, {"phase": ["2", "3"]}], ids=lambda q: str(q)[:40])
def test_a_bad_address_is_said_in_one_line(query, warehouse):
    app = opened("home", **query)
    assert not app.exception and not app.error
    assert len(app.get("html")) and sum("class='refused'" in block.proto.body for block in app.get("html")) == 1
    assert app.session_state["_here"].state.phase == 4


def test_a_good_address_says_nothing(warehouse):
    assert not any("class='refused'" in block.proto.body for block in opened("home", phase="3").get("html"))


def test_addresses_are_unlike_file_names():
    """A page whose address is its file's name would be run without its frame."""
    assert not {page.slug for page in pages.PAGES} & {page.name for page in pages.PAGES}


def test_the_lens_says_which_phase_is_today_s(warehouse):
    for lang, now in (("fr", "en cours"), ("en", "now")):
        assert opened("home", lang=lang).segmented_control(key="phase").options == [f"**{phase}** · {years}" for phase, years in enumerate(("2005-08", "2009-12", "2013-18", "2019-22", now), start=1)]


def test_changing_the_phase_changes_the_numbers(warehouse):
    app = opened("home")
    assert "54" in app.markdown[0].value
    app.segmented_control(key="phase").set_value("1").run()
    assert "71" in app.markdown[0].value and not app.exception


def test_no_warehouse_gives_one_clear_page(monkeypatch, warehouse):
    from data import warehouse as module

    def missing():
        raise module.WarehouseMissing("Les données manquent : lancez « make data ».", "The data are missing: run “make data”.")

    monkeypatch.setattr(module, "ensure", missing)
    app = opened("home")
    assert not app.exception and [e.value for e in app.error] == ["Les données manquent : lancez « make data »."]


def test_what_is_chosen_on_the_map_leads_to_its_card(warehouse):
    def told(**query) -> str:
        return " ".join(block.proto.body for block in opened("home", **query).get("html"))

    assert "map-open" not in told()
    assert "href='/poles?cluster=minalogic'>Ouvrir la fiche du pôle Minalogic" in told(cluster="minalogic")
    assert "href='/regions?region=53'>Ouvrir la fiche de Bretagne" in told(region="53")
