"""Decks too long for an address: known by their mark to this server while it runs, held by the browser in which they were made for as long as it is open.

An address, a page of the wall or a cookie then carries the mark. A server that has been started anew asks the browser for the deck.
"""

from pathlib import Path

import streamlit as st
from cachetools import LRUCache

from decks import address
from pages.shell import part

COOKIE = 3_500  # characters: browsers keep a cookie of 4,096
_known: LRUCache[str, str] = LRUCache(100)  # mark → deck as text
_ASKED, _KEY = "_held_asked", "_held"
_box = part.part("held", "<i hidden></i>", Path(__file__).with_name("held.js"))


def short(coded: str, most: int = address.IN_ADDRESS) -> str:
    """What stands for a deck in at most `most` characters: its own text, or the mark by which `whole` finds it again."""
    if len(coded) <= most:
        return coded
    mark = address.mark(coded)
    _known[mark] = coded
    return mark


def whole(text: str) -> str:
    """The text of a deck from what stands for it; a mark that is not known stays as it is."""
    return _known.get(text, text)


def too_long(text: str | None) -> bool:
    """Whether a deck is one that its address does not carry."""
    return address.is_mark(text)


def missing(text: str | None) -> bool:
    """Whether a text is the mark of a deck that this server does not know."""
    return too_long(text) and text not in _known


def asking(text: str | None) -> bool:
    """Whether the browser has still to answer for a deck that is missing."""
    return missing(text) and st.session_state.get(_ASKED) != text


def ask(text: str | None) -> None:
    """Ask the browser, once, for a deck that is missing; the page is drawn again when it has answered."""
    if asking(text):
        _box(key=_KEY, data={"mark": text}, height=1, on_found_change=lambda: _found(text))


def _found(mark: str) -> None:
    answer = (st.session_state.get(_KEY) or {}).get("found")
    st.session_state[_ASKED] = mark
    if isinstance(answer, str) and len(answer) <= address.LONGEST and address.mark(answer) == mark:
        _known[mark] = answer
