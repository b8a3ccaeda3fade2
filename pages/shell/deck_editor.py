"""The slides of a deck on its page: the list, the one that is open, what has changed since."""

import difflib
import html
import itertools
import re
import zlib
from collections.abc import Sequence

import streamlit as st

import views
from charts.look import Look
from decks import ready
from decks.changes import BETWEEN, TEXT_NAMES, Change
from decks.face import face
from decks.model import LONGEST_NOTE, LONGEST_TITLE, Deck
from exports import staged
from language import Speech, raised
from pages.shell import kept, state
from pages.shell.frame import Here
from pages.shell.show import show
from queries import engine
from views.core import parameters

SHOWN = 8  # changes listed before the rest is folded
SENTENCE = 40  # characters: a longer text shows what differs in it, not twice the whole


def opened(deck: Deck, here: Here) -> int:
    """The place of the slide that is open."""
    return min(int(here.state[kept.PLACE]), max(len(deck.slides), 1)) - 1


def listing(deck: Deck, here: Here) -> None:
    """The slides in their order, each a button that opens it; the title of the whole above, the undo of a removal below."""
    say, mark = here.say, _mark(deck)
    st.text_input(
        say("Title of the deck"), deck.title, LONGEST_TITLE, key=f"deck-title-{mark}", placeholder=say("Title of the deck"), label_visibility="collapsed",
        on_change=lambda: kept.change(deck.with_slides(deck.slides, st.session_state[f"deck-title-{mark}"].strip()), say),
    )
    with st.container(key="slides", gap=None):
        for place, slide in enumerate(deck.slides):
            title = _plain(face(slide, here.look).title)
            current = place == opened(deck, here)
            with st.container(key=f"slide{'-open' if current else ''}-{place}"):
                st.button(f"{place + 1}. {title}", key=f"open-{place}", type="tertiary", on_click=state.keep, args=(kept.PLACE, str(place + 1)))
    if kept.taken_out():
        st.button(say("Put the removed slide back"), key="deck-undo", on_click=kept.put_back, args=(say,))


def other(deck: Deck, own: bool, say: Speech) -> None:
    """What goes from the deck to another: the ready-made slides before one's own, the ready-made deck, one's own again."""
    if own:
        made = ready.deck(say)
        if any(slide not in deck.slides for slide in made.slides):
            st.button(say("Add the {n} ready-made slides", n=len(made.slides)), key="deck-lead", type="tertiary", on_click=kept.lead_with, args=(made, deck, say))
        st.button(say("Back to the ready-made deck"), key="deck-ready", type="tertiary", on_click=kept.set_aside)
    elif kept.aside():
        st.button(say("Take my own slides back"), key="deck-back", type="tertiary", on_click=kept.take_back)


def slide(deck: Deck, here: Here) -> None:
    """The slide that is open: its place, its title, its figure, its note."""
    say, place, mark = here.say, opened(deck, here), _mark(deck)
    one, last = deck.slides[place], len(deck.slides) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="slide-tools"):
        st.html(f"<p class='slide-place'>{say('Slide {n} of {total}', n=place + 1, total=last + 1)}</p>")
        st.button(say("Move up"), key="slide-up", type="tertiary", icon=":material/arrow_upward:", disabled=place == 0, on_click=kept.change, args=(deck.moved(place, -1), say, place - 1))
        st.button(say("Move down"), key="slide-down", type="tertiary", icon=":material/arrow_downward:", disabled=place == last, on_click=kept.change, args=(deck.moved(place, 1), say, place + 1))
        st.button(say("Remove"), key="slide-out", type="tertiary", icon=":material/close:", on_click=kept.take_out, args=(deck, place, say))
    st.text_input(
        say("Title of the slide"), one.title, LONGEST_TITLE, key=f"title-{place}-{mark}", placeholder=say("Title of the slide: without one, the figure’s own"), label_visibility="collapsed",
        on_change=lambda: kept.change(deck.written(place, title=st.session_state[f"title-{place}-{mark}"].strip()), say),
    )
    show(one.view, here, **{name: one.filters.get(name) for name in parameters(views.get(one.view)) if name != "lang"})
    if staged.crowded(one, here.look):
        st.html(f"<p class='refused' role='status'>{say('This figure is high: on the wall its labels are small. A region or a cluster chosen beforehand makes it lighter.')}</p>")
    st.text_area(
        say("Note: what you will say"), one.note, max_chars=LONGEST_NOTE, key=f"note-{place}-{mark}", height=110, help=say("Seen in the second window only, never on the wall."),
        on_change=lambda: kept.change(deck.written(place, note=st.session_state[f"note-{place}-{mark}"].strip()), say),
    )


def changed(found: Sequence[Change], deck: Deck, look: Look) -> None:
    """What the figures of the deck no longer say, from what to what; and how to take what they say today."""
    say = look.say
    if not deck.version or deck.version == engine.version():
        return
    if not found:
        st.html(f"<p class='refused' role='status'>{say('Made with version {version} of the data; none of its figures has changed since.', version=html.escape(deck.version))}</p>")
    else:
        n = len({one.place for one in found})
        heading = say.plural("{n} slide no longer says what it said when the deck was saved", "{n} slides no longer say what they said when the deck was saved", n)
        versions = say("Version of the data: {before} then, {now} today.", before=deck.version, now=engine.version())
        more = say.plural("{n} change more", "{n} changes more", len(found) - SHOWN)
        rest = f"<details><summary>{more}</summary>{_by_slide(found[SHOWN:], deck, look)}</details>" if len(found) > SHOWN else ""
        st.html(f"<div class='changed' role='status'><h2 class='section'>{html.escape(heading)}</h2><p>{html.escape(versions)}</p>{_by_slide(found[:SHOWN], deck, look)}{rest}</div>")
    st.button(say("Take today’s figures"), key="deck-today", on_click=kept.change, args=(Deck(deck.slides, deck.title, lang=say.lang), say))


def _by_slide(found: Sequence[Change], deck: Deck, look: Look) -> str:
    """The changes of each slide under its title of today."""
    parts = []
    for place, group in itertools.groupby(found, key=lambda one: one.place):
        title = f"<b>{html.escape(look.say('Slide {n}', n=place + 1))}</b> {raised(html.escape(_plain(face(deck.slides[place], look).title)))}"
        parts.append(f"<p>{title}</p><ul>{''.join(f'<li>{_line(one, look.say)}</li>' for one in group)}</ul>")
    return "".join(parts)


def _line(one: Change, say: Speech) -> str:
    where = html.escape(say(TEXT_NAMES[one.what]) if one.what in TEXT_NAMES else one.what.removeprefix(BETWEEN))
    if one.row:
        told = say("{row}: new row ({values})", row=one.what, values=one.now) if one.now else say("{row}: row no longer there ({values})", row=one.what, values=one.before)
        return html.escape(told)
    if one.what == "many":
        return say("{where}: they are no longer the same; too many to be kept one by one", where=where)
    if not one.before and not one.now:
        return say("{where}: other values; only the file of a deck keeps those of then", where=where)
    if min(len(one.before), len(one.now)) > SENTENCE:
        return say("{where}: {text}", where=where, text=_marked(_plain(one.before), _plain(one.now)))
    before, now = (html.escape(_plain(text)) or f"<i>{html.escape(say('nothing'))}</i>" for text in (one.before, one.now))
    return say("{where}: {before} → <b>{now}</b>", where=where, before=before, now=now)


def _marked(before: str, now: str) -> str:
    """A sentence of today with what it no longer says struck out and what it says instead in bold."""
    then, today, found = re.split(r"(\s+)", before), re.split(r"(\s+)", now), []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, then, today, autojunk=False).get_opcodes():
        gone, come = html.escape("".join(then[a:b])), html.escape("".join(today[c:d]))
        found.append(come if kind == "equal" else " ".join(part for part in (gone.strip() and f"<del>{gone.strip()}</del>", come.strip() and f"<b>{come.strip()}</b>") if part))
    return "".join(found)


def _plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def _mark(deck: Deck) -> str:
    """Changes when a text of the deck does, so that its fields take the new text."""
    return f"{zlib.crc32(repr((deck.title, deck.slides)).encode('utf-8', 'replace')):x}"
