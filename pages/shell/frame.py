"""The frame: brand, navigation, language, the control line, and the state that the address holds."""

import json
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

import address
import pages
from charts.look import Look
from data import warehouse
from language import LANGUAGES, Speech, speech
from queries import engine

STYLE = Path(__file__).with_name("style.css")
ALL = ""  # the option of a select box that stands for no choice


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
            st.markdown(answer)


_KEY = "_here"


def here() -> Here:
    """Where the page that runs stands."""
    return st.session_state[_KEY]


def known(query: str):
    """The allowed codes that a query gives in its first column."""
    return tuple(engine.run(query).iloc[:, 0])


def run() -> None:
    """Draw the frame, then the page."""
    st.set_page_config(page_title="Interpôles", layout="wide", initial_sidebar_state="auto")
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    lang = st.session_state.get("lang") or (asked.get("lang") or ["fr"])[0]
    say = speech(lang if lang in LANGUAGES else "fr")
    try:
        warehouse.ensure()
        state = _state(asked)
    except warehouse.WarehouseError as error:
        failure(error, say)
        return
    standing = pages.standing()
    entries = {page.name: st.Page(page.file, title=say(page.title), url_path=page.slug or None, default=not page.slug) for page in standing}
    current = st.navigation(list(entries.values()), position="hidden")
    name = next(page.name for page in standing if entries[page.name] is current or page.slug == current.url_path)
    with st.sidebar:
        _sidebar(entries, say)
    state = _with_widget(state, "lang")
    say = speech(state.lang)
    _tell_browser(say, say(next(p.title for p in standing if p.name == name)))
    head, controls = st.container(key="head"), st.container(key="controls", horizontal=True, vertical_alignment="center")
    with controls:
        state = _lens(state, say)
    _refusals(state, say)
    look = Look(say, dark=st.context.theme.type == "dark")
    st.session_state[_KEY] = Here(state, look, head, controls)
    current.run()


def _state(asked: Mapping[str, list[str]]) -> address.State:
    """The address as it came; what it could not hold is remembered until the visitor chooses something."""
    state = address.read(asked, known)
    if state.refused:
        st.session_state["_refused"] = state.refused
        for name in [n for n in asked if n not in address.BY_NAME or n in state.refused]:
            del st.query_params[name]
    return replace(state, refused=st.session_state.get("_refused", ()))


def _with_widget(state: address.State, *names: str) -> address.State:
    """What the frame's widgets hold prevails: they are newer than the address."""
    held = {name: st.session_state[name] or None for name in names if name in st.session_state}
    return replace(state, values={**state.values, **held})


def _sidebar(entries: dict, say: Speech) -> None:
    st.html(f"<div class='brand'>Interpôles</div><div class='brand-line'>{say('Competitiveness clusters, 2005-2026')}</div>")
    with st.container(key="nav", gap=None):
        for entry in entries.values():
            st.page_link(entry, label=entry.title)
    with st.container(key="language"):
        st.segmented_control(
            say("Language"), LANGUAGES, default="fr", required=True, key="lang", bind="query-params", label_visibility="collapsed",
            format_func={"fr": "Français", "en": "English"}.get, on_change=_forget,
        )
    st.html(f"<div class='brand-line'>{say('Data of {date}, version {version}.', date=say.date(built_from()), version=engine.version())}<br>{say('Works with no network.')}</div>")


def built_from() -> str:
    """The date of the data package."""
    return str(engine.run("package").at[0, "created"])[:10]


def _forget(*_) -> None:
    st.session_state.pop("_refused", None)


def _lens(state: address.State, say: Speech) -> address.State:
    """The phase, the region, the cluster: chosen once, kept in the address on every page."""
    phases = engine.run("phase_names", lang=say.lang).set_index("phase")
    regions = engine.run("region_names").set_index("region_code")["name"]
    clusters = engine.run("cluster_names").set_index("cluster_id")["short_name"]
    st.html(f"<span class='control-name' aria-hidden='true'>{say('Phase')}</span>", width="content")
    st.segmented_control(
        say("Phase"), [str(p) for p in phases.index], default=address.BY_NAME["phase"].default, required=True, key="phase", bind="query-params", on_change=_forget, label_visibility="collapsed",
        format_func=lambda p: f"**{p}** · {phases.at[int(p), 'years']}",
    )
    st.selectbox(
        say("Region"), list(regions.index), index=None, key="region", bind="query-params", format_func=lambda code: regions.get(code, code),
        placeholder=say("The whole of France"), width=230, on_change=_forget, label_visibility="collapsed",
    )
    st.selectbox(
        say("Cluster"), list(clusters.index), index=None, key="cluster", bind="query-params", format_func=lambda code: clusters.get(code, code),
        placeholder=say("All clusters"), width=230, on_change=_forget, label_visibility="collapsed",
    )
    return _with_widget(state, "phase", "region", "cluster")


def _refusals(state: address.State, say: Speech) -> None:
    """One line for what the address asked and could not have."""
    if not state.refused:
        return
    names = {"phase": say("the phase"), "region": say("the region"), "cluster": say("the cluster"), "lang": say("the language"), "?": say("a parameter")}
    told = say.listing([names.get(name, name) for name in dict.fromkeys(state.refused)])
    st.html(f"<p class='refused' role='status'>{say('The address asked for something unknown, left out: {what}.', what=told)}</p>")


def _tell_browser(say: Speech, title: str) -> None:
    """The language and the title of the page, for the browser and screen readers."""
    script = f"document.documentElement.lang={json.dumps(say.lang)};document.title={json.dumps(f'{title} · Interpôles')};"
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def failure(error: BaseException, say: Speech | None = None) -> None:
    """One clear page, in both languages where none is known yet."""
    if isinstance(error, warehouse.WarehouseError):
        told = [error.message_en] if say and say.lang == "en" else [error.message_fr]
    else:
        say = say or speech(st.session_state.get("lang") or "fr")
        told = [say("This page could not be drawn. The rest of the product goes on; the journal of the server says why.")]
    st.error("\n\n".join(told))


@contextmanager
def control_line():
    """Add a page's own controls after the lens."""
    with here().controls:
        yield
