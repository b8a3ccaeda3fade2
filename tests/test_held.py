"""A deck too long for an address: a mark stands for it there, this server or the browser that made it gives it back, and the page says that its file carries it."""

import pytest

from decks import address
from decks.model import Deck
from decks.refusal import Refused
from language import speech
from pages.shell import held, kept
from tests.test_decks import noted
from tests.test_pages import opened

FR = speech("fr")
LONG = noted(8, 97, 122)

pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.fixture()
def session(monkeypatch) -> dict:
    values = {}
    monkeypatch.setattr("streamlit.session_state", values)
    monkeypatch.setattr(held, "_known", {})
    return values


def test_short_decks_stand_as_they_are_and_long_ones_by_their_mark(session):
    text = address.encode(Deck(LONG.slides[:1]))
    assert len(text) < held.COOKIE and held.short(text) == text == held.whole(text)
    text = address.encode(LONG)
    mark = held.short(text)
    assert len(mark) == 23 and held.too_long(mark) and not held.too_long(text) and held.whole(mark) == text and not held.missing(mark)
    assert held.missing(address.mark("1another")) and held.whole(address.mark("1another")) == address.mark("1another")


def test_what_the_session_keeps_of_a_long_deck(session):
    kept.keep(LONG)
    assert held.too_long(session[kept.CODE]) and kept.deck(FR).slides == LONG.slides
    cookie, whole = session[kept.HOLD]
    assert cookie == session[kept.CODE] and address.decode(whole).slides == LONG.slides, "the browser holds what the cookie is too small for"
    middle = Deck(LONG.slides[:3])
    kept.keep(middle)
    cookie, whole = session[kept.HOLD]
    assert session[kept.CODE] == whole and held.COOKIE < len(whole) < address.IN_ADDRESS and held.too_long(cookie) and held.whole(cookie) == whole
    kept.keep(Deck())
    assert session[kept.CODE] is None and session[kept.HOLD] == ("", "")


@pytest.mark.parametrize(("answer", "taken"), [(address.encode(LONG), True), (address.encode(Deck(LONG.slides[:7])), False), ("", False), (None, False), (3, False), ("1" * 300_000, False)])
def test_a_server_started_anew_takes_the_deck_of_the_browser_and_no_other(answer, taken, session):
    mark = address.mark(address.encode(LONG))
    session[kept.CODE] = mark
    assert held.asking(mark)
    with pytest.raises(Refused):
        kept.deck(FR)
    session[held._KEY] = {"found": answer}
    held._found(mark)
    assert not held.asking(mark) and held.missing(mark) is not taken
    if taken:
        assert kept.deck(FR).slides == LONG.slides


def test_the_page_says_that_the_file_carries_it():
    app = opened("home")
    app.session_state[kept.CODE] = held.short(address.encode(LONG))
    app.switch_page("pages/deck.py").run()
    assert not app.exception and app.button(key="deck-address").disabled and len(str(dict(app.query_params))) < 100
    assert any("n’est gardée que par ce navigateur" in one.proto.body for one in app.get("html"))
    app.session_state[kept.CODE] = held.short(address.encode(Deck(LONG.slides[:1])))
    app.run()
    assert not app.button(key="deck-address").disabled and not any("n’est gardée" in one.proto.body for one in app.get("html"))
