"""The deck of the session. It lives in the address (parameter `d`; `held` where it is too long for one); what its figures printed when it was saved comes with a file only."""

import streamlit as st

from decks import address, changes, files, ready
from decks.check import check
from decks.model import Deck, Slide
from decks.refusal import Refused
from language import Speech, speech
from pages.shell import held, state
from queries import engine
from views.core import Drawn

CODE, HOLD, PLACE, _THEN, _TAKEN_OUT, _ASIDE = state.HELD, "_deck_hold", "slide", "_deck_then", "_deck_taken_out", "_deck_aside"


def deck(say: Speech) -> Deck:
    """The deck as it stands; empty where there is none. Raises Refused where the address holds something else."""
    coded = st.session_state.get(CODE)
    found = address.decode(held.whole(coded)) if coded else Deck(lang=say.lang)
    then = st.session_state.get(_THEN)
    if then is not None and then.version == found.version and then.lang == found.lang:
        return then.with_slides(found.slides, found.title)
    return found


def keep(found: Deck) -> None:
    """Make a deck the one of the session. Made with today's data, it remembers what they say. Raises Refused where no address can hold it."""
    if found.version in ("", engine.version()):
        found = changes.remembered(found, found.lang)
    made = ready.deck(speech(found.lang))
    if found.version == engine.version() and (found.slides, found.title) == (made.slides, made.title):  # the ready-made deck needs no address of its own
        found = Deck(lang=found.lang)
    coded = address.encode(found)
    st.session_state[_THEN] = found if found.values else None
    _hold(coded if found.slides else None)


def _hold(code: str | None) -> None:
    """Make a deck's text the session's, and the browser's for the next session."""
    whole = held.whole(code) if code else ""
    state.keep(CODE, held.short(whole) or None)
    st.session_state[HOLD] = (held.short(whole, held.COOKIE), whole)


def change(found: Deck, say: Speech, place: int | None = None, told: str = "") -> None:
    """Take a changed deck, open it at a slide, and say so; or say why not. A callback."""
    try:
        keep(found)
    except Refused as error:
        told = error.said(say)
    else:
        if place is not None:
            state.keep(PLACE, str(min(max(place, 0), max(len(found.slides) - 1, 0)) + 1))
    if told:
        st.toast(told)


def add(drawn: Drawn) -> None:
    """Put a figure, with its filters of the moment, at the end of the deck; a word says so. A callback."""
    say = drawn.look.say
    try:
        now = deck(say).added(check(Slide(drawn.view.name, drawn.filters)))
    except Refused as error:
        st.toast(error.said(say))
    else:
        change(now, say, len(now.slides) - 1, say.plural("Added to your deck ({n} slide)", "Added to your deck ({n} slides)", len(now.slides)))


def chosen(key: str, drawn: Drawn) -> None:
    """The callback of a figure's menu: it adds the figure where that was the choice."""
    if st.session_state.get(key) == "deck":
        add(drawn)


def take_out(found: Deck, place: int, say: Speech) -> None:
    """Remove a slide; it can be put back until another is removed. A callback."""
    st.session_state[_TAKEN_OUT] = (place, found.slides[place])
    change(found.without(place), say, place)


def taken_out() -> bool:
    """Whether a slide was removed that can be put back."""
    return st.session_state.get(_TAKEN_OUT) is not None


def put_back(say: Speech) -> None:
    """Undo the last removal, in one's own deck even where nothing was left of it. A callback."""
    place, slide = st.session_state.pop(_TAKEN_OUT)
    found = deck(say)
    place = min(place, len(found.slides))
    change(found.added(slide, place), say, place)


def lead_with(ready: Deck, found: Deck, say: Speech) -> None:
    """Set the ready-made slides before one's own. A callback."""
    own = tuple(slide for slide in found.slides if slide not in ready.slides)
    change(found.with_slides((*ready.slides, *own)), say, 0, say.plural("Your deck has {n} slide", "Your deck has {n} slides", len(ready.slides) + len(own)))


def set_aside() -> None:
    """Go back to the ready-made deck; one's own can be taken back. A callback."""
    st.session_state[_ASIDE] = (st.session_state.get(CODE), st.session_state.get(_THEN))
    _hold(None)


def aside() -> bool:
    """Whether a deck was set aside that can be taken back."""
    return st.session_state.get(_ASIDE) is not None


def take_back() -> None:
    """Undo the last return to the ready-made deck. A callback."""
    coded, st.session_state[_THEN] = st.session_state.pop(_ASIDE)
    _hold(coded)


def open_file(key: str, say: Speech) -> None:
    """Take the deck of an uploaded file; a broken one is refused with its reason and changes nothing. A callback."""
    upload = st.session_state.get(key)
    if upload is None:
        return
    try:
        found = files.from_json(upload.getvalue())
    except Refused as error:
        st.session_state["_deck_refused"] = error
        return
    st.session_state.pop("_deck_refused", None)
    change(found, say, 0, say("Opened: {name}", name=upload.name))


def refused() -> Refused | None:
    """Why the last file was not taken."""
    return st.session_state.get("_deck_refused")
