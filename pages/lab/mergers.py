"""Which clusters merge when there are fewer of them: shown, and changed by hand."""

import html

import numpy as np
import streamlit as st

from language import Speech
from pages.lab import acts
from queries import engine
from scenarios.model import Outcome

WHO, HEIR = "lab-merged", "lab-heir"
STAYS, RULE = "=", "-"  # in the list of heirs: the cluster stays by itself, or follows the rule again


def draw(outcome: Outcome, say: Speech) -> None:
    """The mergers in their order and the way to change one; nothing where none is asked."""
    if outcome.levers["n"] >= len(outcome.inputs.now):
        return
    moves = outcome.map.moves
    with st.expander(say.plural("{n} merger: who joins whom, and how to change it", "{n} mergers: who joins whom, and how to change it", len(moves)), key="lab-mergers"):
        st.html(table(outcome, say))
        _change(outcome, say)


def table(outcome: Outcome, say: Speech) -> str:
    """The mergers as an HTML table: the cluster, its theme, its members, whom it joins, and who chose."""
    now, chosen = outcome.inputs.now, dict(outcome.levers.merges)
    themes = dict(engine.run("cluster_theme_names")[["theme", f"label_{say.lang}"]].itertuples(index=False))
    rows = []
    for small, large in outcome.map.moves:
        who = say("hand") if chosen.get(now.ids[small]) == now.ids[large] else say("the rule")
        cells = (themes.get(now.themes[small], ""), say.number(now.members[small]), now.names[large], who)
        rows.append(f"<tr><th scope='row'>{html.escape(now.names[small])}</th>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>")
    heads = (say("Cluster"), say("Theme"), say("Members"), say("Joins"), say("Chosen by"))
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in heads)
    return f"<div class='twin' role='region' tabindex='0' aria-label=\"{html.escape(say('Mergers'), quote=True)}\"><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"


def _change(outcome: Outcome, say: Speech) -> None:
    now, levers = outcome.inputs.now, outcome.levers
    names = dict(zip(now.ids, now.names, strict=True))
    mainland = [now.ids[i] for i in np.flatnonzero(~outcome.inputs.overseas[now.seat])]
    merged = [now.ids[small] for small, _ in outcome.map.moves]
    by_hand = dict(levers.merges)
    with st.container(key="lab-merger", horizontal=True, vertical_alignment="bottom", gap="small"):
        who = st.selectbox(say("Change what becomes of"), [*merged, *(one for one in mainland if one not in merged)], index=None, key=WHO, placeholder=say("A cluster"), format_func=names.get)
        heirs = {STAYS: say("stays by itself"), **({RULE: say("follows the rule again")} if who in by_hand else {}), **{one: names[one] for one in mainland if one != who}}
        st.selectbox(say("It joins"), list(heirs), index=None, key=HEIR, placeholder=say("An heir"), format_func=lambda code: heirs.get(code, code), disabled=who is None)
        st.button(say("Change"), key="lab-change", on_click=_changed, args=(outcome,), disabled=who is None or st.session_state.get(HEIR) is None)


def _changed(outcome: Outcome) -> None:
    who, heir = st.session_state[WHO], st.session_state[HEIR]
    acts.merger(outcome.levers, who, {STAYS: who, RULE: None}.get(heir, heir))
    st.session_state[WHO] = st.session_state[HEIR] = None
