"""What leaves with a deck and what brings one: PowerPoint, PDF, HTML, its own file, its address."""

import html

import streamlit as st

from decks import changes, files
from decks.model import Deck
from exports.files import filename
from language import Speech
from pages.shell import browser, held, kept, making, paper
from pages.shell.frame import Here
from queries import engine

FORMAT_NAMES = {"pptx": "PowerPoint", "deck_pdf": "PDF", "deck_html": "HTML file", "deck_xlsx": "Excel"}
MIME = "application/json"


def buttons(deck: Deck, here: Here, slug: str) -> None:
    """The files of a deck, in the line that is open; `slug` is the address of the page."""
    say = here.say
    for kind in making.standing():
        st.button(say(FORMAT_NAMES[kind]), key=f"deck-{kind}", disabled=making.under_way() or not deck.slides, on_click=making.start, args=(kind, deck, here.look))
    st.download_button(say("File of the deck"), lambda: _saved(deck), filename(deck.title or say("deck"), "json"), MIME, key="deck-file", help=say("Its slides, its notes, and what its figures say today: opened with other data, it tells what has changed."))
    long = held.too_long(here.state["d"])
    if st.button(say("Copy the address"), key="deck-address", disabled=long, help=say("Too long for an address: its file holds all of it.") if long else None):
        browser.copy(paper.link(here, slug, "deck"))
        st.toast(say("Copied"))


def _saved(deck: Deck) -> str:
    """The file; a deck of today's data takes what its figures say today, one of other data keeps what they said."""
    return files.to_json(changes.remembered(deck, deck.lang) if deck.version in ("", engine.version()) else deck)


def opening(say: Speech) -> None:
    """Where a file is opened; why one is refused."""
    with st.expander(say("Open the file of a deck"), expanded=kept.refused() is not None):
        st.file_uploader(say("File of the deck"), type="json", key="deck-upload", label_visibility="collapsed", on_change=kept.open_file, args=("deck-upload", say))
        if kept.refused():
            st.html(f"<p class='refused' role='alert'>{html.escape(kept.refused().said(say))} {html.escape(say('Nothing has been changed.'))}</p>")
