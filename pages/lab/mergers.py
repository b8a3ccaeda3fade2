"""Who joins whom when there are fewer clusters, changed by hand."""

import numpy as np
import streamlit as st

from language import Speech
from pages.lab import acts
from scenarios.model import Outcome

WHO, HEIR = "lab-merged", "lab-heir"
STAYS, RULE = "=", "-"  # in the list of heirs: the cluster stays by itself, or follows the rule again


def draw(outcome: Outcome, say: Speech) -> None:
    """Two lists, a cluster and what becomes of it, and the button that does it."""
    now, levers = outcome.inputs.now, outcome.levers
    names = dict(zip(now.ids, now.names, strict=True))
    mainland = [now.ids[i] for i in np.flatnonzero(~outcome.inputs.overseas[now.seat])]
    merged = [now.ids[small] for small, _ in outcome.map.moves]
    by_hand = dict(levers.merges)
    with st.container(key="lab-merger", horizontal=True, vertical_alignment="bottom", gap="small"):
        who = st.selectbox(say("Change what becomes of"), [*merged, *(one for one in mainland if one not in merged)], index=None, key=WHO, placeholder=say("A cluster"), format_func=names.get)
        heirs = {STAYS: say("stays by itself"), **({RULE: say("follows the rule again")} if who in by_hand else {}), **{one: names[one] for one in mainland if one != who}}
        st.selectbox(say("It joins"), list(heirs), index=None, key=HEIR, placeholder=say("An heir"), format_func=lambda code: heirs.get(code, code), disabled=who is None)
        st.button(say("Change it"), key="lab-change", on_click=_changed, args=(outcome,), disabled=who is None or st.session_state.get(HEIR) is None)


def _changed(outcome: Outcome) -> None:
    who, heir = st.session_state[WHO], st.session_state[HEIR]
    acts.merger(outcome.levers, who, {STAYS: who, RULE: None}.get(heir, heir))
    st.session_state[WHO] = st.session_state[HEIR] = None
