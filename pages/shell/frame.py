"""The frame: brand, navigation, language, the control line, and the state that the address holds."""

import html
import json
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

import address
import pages
from charts.look import Look
from data import warehouse
from language import Speech, raised, speech
from pages.shell import held, kept, search, state
from queries import engine


@dataclass(frozen=True)
class Here:
    """Where a page stands: the state, the words, the look, and the places that the frame keeps for it."""

    state: address.State
    look: Look
    head: st.delta_generator.DeltaGenerator
    controls: st.delta_generator.DeltaGenerator

    @property
    def say(self) -> Speech:
        return self.look.say

    @property
    def filters(self) -> dict:
        """The state as views take it."""
        return dict(self.state.values)

    def question(self, question: str, answer: str) -> None:
        """The question of the page and its answer in words (`**bold**` for the numbers), both already in the page's language."""
        with self.head:
            st.title(question, anchor=False)
            st.markdown(raised(html.escape(answer, quote=False)), unsafe_allow_html=True)


_KEY = "_here"


def here() -> Here:
    """Where the page that runs stands."""
    return st.session_state[_KEY]


def run() -> None:
    """Draw the frame, then the page."""
    st.set_page_config(page_title="Interpôles", layout="wide", initial_sidebar_state="auto")
    try:
        warehouse.ensure()
        _draw()
    except warehouse.WarehouseError as error:
        failure(error)


def _draw() -> None:
    standing = pages.standing()
    say = speech(st.session_state.get("lang") or address.BY_NAME["lang"].default)
    entries = {page.name: st.Page(page.file, title=say(page.title), url_path=page.slug or "accueil", default=not page.slug) for page in standing}
    current = st.navigation(list(entries.values()), position="hidden")
    name = next(page.name for page in standing if entries[page.name].url_path == current.url_path)
    now = state.take(name)
    say = speech(now.lang)
    links = {page.name: (page.slug, say(page.title)) for page in standing}
    _sidebar(links, name, now, say)
    _tell_browser(say, links[name][1], name)
    head, controls = st.container(key="head"), st.container(key="controls", horizontal=True, vertical_alignment="center")
    with controls:
        _lens(say)
    _refusals(now, say)
    held.ask(now[state.HELD])
    look = Look(say, dark=st.context.theme.type == "dark")
    st.session_state[_KEY] = Here(now, look, head, controls)
    current.run()


def _sidebar(entries: dict, current: str, now: address.State, say: Speech) -> None:
    with st.sidebar:
        st.html(f"<div class='brand'>Interpôles</div><div class='brand-line'>{say('Competitiveness clusters, 2005-2026')}</div>")
        search.search_box(say, current)
        st.html(_links(entries, current, now))
        with st.container(key="language"):
            state.segmented("lang", say("Language"), {"fr": "Français", "en": "English"})
        _version(say)


def _links(entries: dict, current: str, now: address.State) -> str:
    """The pages as plain links, each with the state that it reads: one element instead of ten, and a browser's own ways with a link. `clicks.js` follows them without loading anything again."""
    found = []
    for name, (slug, title) in entries.items():
        here = " aria-current='page'" if name == current else ""
        found.append(f"<a href='{html.escape(link(slug, address.write(now.values, name)), quote=True)}'{here}>{html.escape(title)}</a>")
    return f"<nav class='pages'>{''.join(found)}</nav>"


def link(slug: str, query: dict[str, str]) -> str:
    """The address of a page with its state, from the root of this server."""
    return f"/{slug}" + (f"?{urlencode(query)}" if query else "")


def _version(say: Speech) -> None:
    st.html(f"<div class='brand-line'>{say('Data of {date}, version {version}.', date=say.date(built_from()), version=engine.version())}<br>{say('Works with no network.')}</div>")


def built_from() -> str:
    """The date of the data package."""
    return str(engine.run("package").at[0, "created"])[:10]


def _lens(say: Speech) -> None:
    """The phase, the region, the cluster: chosen once, kept in the address on every page."""
    phases = engine.run("phase_names", lang=say.lang)
    st.html(f"<span class='control-name' aria-hidden='true'>{say('Phase')}</span>", width="content")
    today = built_from()
    state.segmented("phase", say("Phase"), {str(row.phase): f"**{row.phase}** · {say('now') if str(row.end_date) >= today else row.years}" for row in phases.itertuples()})
    state.select("region", say("Region"), dict(engine.run("region_names").itertuples(index=False)), say("The whole of France"), width=238)
    state.select("cluster", say("Cluster"), dict(engine.run("cluster_names")[["cluster_id", "short_name"]].itertuples(index=False)), say("All clusters"))


def _refusals(now: address.State, say: Speech) -> None:
    """One line for what the address asked and could not have."""
    if not now.refused:
        return
    names = {"phase": say("the phase"), "region": say("the region"), "cluster": say("the cluster"), "lang": say("the language"), "s": say("the scenario"), "beside": say("the scenarios beside it"), "named": say("the names of the scenarios"), "page": say("the page"), "base": say("the base of comparison"), "?": say("a parameter")}
    told = say.listing([names.get(name, name) for name in dict.fromkeys(now.refused)])
    st.html(f"<p class='refused' role='status'>{say('The address asked for something unknown, left out: {what}.', what=told)}</p>")


def _tell_browser(say: Speech, title: str, page: str) -> None:
    """The language, the title, the name of the page and Streamlit's own words, for the browser and screen readers."""
    own = {"Sidebar": say("Navigation"), "Collapse sidebar": say("Fold the navigation"), "Expand sidebar": say("Unfold the navigation"), "Open": say("Open"), "Dismiss": say("Close"), "Close": say("Close"), "Clear value": say("Clear"), "Clear all": say("Clear all"), "Copy to clipboard": say("Copy"), "Choose date": say("Choose a day"), **{f"{part}, {say('Day')}": name for part, name in (("day", say("Day")), ("month", say("Month")), ("year", say("Year")))}, "Previous month": say("Previous month"), "Next month": say("Next month"), "Skip to main content": say("Skip to main content")}
    told = ", ".join(json.dumps(given, ensure_ascii=False) for given in (say.lang, f"{title} · Interpôles", own, page))
    holds = st.session_state.pop(kept.HOLD, None)
    holding = "" if holds is None else f"interpoles.hold({json.dumps(state.HELD)}, {', '.join(map(json.dumps, holds))});"
    st.html(f"<script>interpoles.tell({told});{holding}</script>", unsafe_allow_javascript=True)


def failure(error: BaseException, say: Speech | None = None) -> None:
    """One clear page, in both languages where none is known yet."""
    if isinstance(error, warehouse.WarehouseError):
        told = [error.message_en] if say and say.lang == "en" else [error.message_fr]
    else:
        say = say or speech(st.session_state.get("lang") or "fr")
        told = [say("This page could not be drawn. The rest of the product goes on; the journal of the server says why.")]
    st.error("\n\n".join(told))

