"""The chosen cluster as a chip that lets it go, and those of its lineage, each a step away."""

import streamlit as st

from pages.shell import Here, state
from views import trajectories_answers as answers


def draw(place: Here) -> None:
    """One row of buttons: the cluster with its cross, then its ancestors and heirs."""
    say, chosen = place.say, place.state["cluster"]
    names = answers.lineage_of(chosen, say)
    with st.container(key="kin-line", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(f"{names[chosen]} ×", key="chip", on_click=state.keep, args=("cluster", None))
        if len(names) > 1:
            st.html(f"<span class='control-name'>{say('Of the same lineage:')}</span>", width="content")
        for code, name in names.items():
            if code != chosen:
                st.button(name, key=f"kin-{code}", on_click=state.keep, args=("cluster", code))
