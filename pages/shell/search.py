"""The search of the sidebar: from any page, to the page of what is found."""

import pandas as pd
import streamlit as st

from language import Speech
from views import search

PAGES = {"cluster": "pages/cluster.py", "region": "pages/region.py", "theme": "pages/cluster.py", "organisation": "pages/cluster.py"}


def search_box(entries: pd.DataFrame, say: Speech) -> None:
    """A box, then what it finds as links; choosing one goes to its page. `entries` is the answer of `cluster_search`."""
    _leave()
    text = st.text_input(say("Search"), key="_search", placeholder=say("Search"), icon=":material/search:", label_visibility="collapsed")
    if not text.strip():
        return
    found = search.find(text, entries)
    if not found:
        st.html(f"<p class='hits' role='status'>{say('Nothing bears this name.')}</p>")
    with st.container(key="hits", gap=None):
        for place, hit in enumerate(found):
            st.button(search.told(hit, say), key=f"hit-{place}", type="tertiary", on_click=_choose, args=(hit.kind, hit.code))


def _choose(kind: str, code: str) -> None:
    st.session_state["_search"] = ""
    st.session_state["_going"] = (kind, code)


def _leave() -> None:
    """Go where a choice leads: clusters and regions are lenses of the frame, themes and organisations parameters of the clusters' page."""
    going = st.session_state.pop("_going", None)
    if going is None:
        return
    kind, code = going
    if kind in ("theme", "organisation"):
        st.session_state.update({"cluster": None, "region": None, "theme": None, "organisation": None})
    elif kind == "cluster":
        st.session_state["sheet"] = "card"
    st.session_state[kind] = code
    st.switch_page(PAGES[kind])
