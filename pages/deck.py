"""Present: the deck slide by slide, the wall, the files that leave with it."""

import html

import streamlit as st

import pages
from decks import changes, ready
from decks.refusal import Refused
from exports import player
from pages.shell import deck_editor, deck_files, held, here, kept, making, projection

place = here()
say = place.say

try:
    deck, wrong = kept.deck(say), ""
except Refused as error:
    deck, wrong = ready.deck(say), "" if held.asking(place.state[kept.CODE]) else error.said(say)
own = bool(deck.slides) and not wrong and not held.missing(place.state[kept.CODE])
if not own:
    deck = ready.deck(say)

place.question(
    say("What do you want to show?"),
    say.plural("**{n} slide** of your own; each title is the answer of its figure, from today’s data.", "**{n} slides** of your own; each title is the answer of its figure, from today’s data.", len(deck.slides))
    if own else say("**A first meeting is ready**, in {n} slides. Change it, or make your own: under any figure, “More”, then “Add to the deck”.", n=len(deck.slides)),
)
if wrong:
    st.html(f"<p class='refused' role='status'>{html.escape(wrong)} {html.escape(say('The ready-made deck is shown in its place.'))}</p>")

with st.container(key="deck-doors", horizontal=True, vertical_alignment="center", gap="small"):
    st.link_button(say("Present"), projection.link(place.state["d"] if own else None, place.look), type="primary", icon=":material/open_in_new:")
    deck_files.buttons(deck, place, next(page.slug for page in pages.PAGES if page.name == "deck"))
with st.container(key="deck-told"):  # always there: what comes and goes in it does not push the slides out of their place
    st.html(f"<p class='view-subtitle'>{html.escape(say('“Present” opens in a new tab; F: full screen'))}</p>")
    if own and held.too_long(place.state[kept.CODE]):
        st.html(f"<p class='refused'>{html.escape(say('Too long for an address, this deck is kept by this browser alone. To pass it on or to keep it, save its file, which holds all of it.'))}</p>")
    making.watch(say)
    deck_editor.changed(changes.changes(deck), deck, place.look)
left, right = st.columns([1, 2.7], gap="medium")
with left:
    deck_editor.listing(deck, place)
    deck_editor.other(deck, own, say)
    deck_files.opening(say)
    with st.expander(say("Keys of the presentation")):
        st.html("<table class='receipt'>" + "".join(f"<tr><th scope='row'>{html.escape(key)}</th><td>{html.escape(does)}</td></tr>" for key, does in player.keys(say)) + "</table>")
with right:
    deck_editor.slide(deck, place)
