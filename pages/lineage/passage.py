"""Which figure of the passages from phase to phase is told by name: the passage, then the fate. The same choice as a click on the figure."""

import streamlit as st

from pages.shell import Here, state
from views import trajectories_passages as passages


def follow(place: Here) -> None:
    """Choosing a phase shows the passage that leads to it; the first phase, the one that leaves it."""
    phase, before = place.state["phase"], st.session_state.get("_passage_phase")
    st.session_state["_passage_phase"] = phase
    if before not in (None, phase):
        _, fate = passages.parts(place.state["passage"])
        state.keep("passage", f"{max(1, int(phase) - 1)}-{fate}")
        st.rerun()


def draw(place: Here) -> None:
    """Two rows of choices, each fate with its number."""
    say = place.say
    phase, fate = passages.parts(place.state["passage"])
    fates = passages.choices(phase, place.state["region"], say)
    st.session_state["w-passage"], st.session_state["w-fate"] = str(phase), fate
    with st.container(key="passage-line", horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            say("Passage"), [str(n) for n in (1, 2, 3, 4)], required=True, key="w-passage", label_visibility="collapsed",
            format_func=lambda code: say("phase {a} → {b}", a=code, b=int(code) + 1), on_change=_keep,
        )
        st.segmented_control(say("Fate"), list(fates), required=True, key="w-fate", label_visibility="collapsed", format_func=lambda code: fates.get(code, code), on_change=_keep)


def _keep() -> None:
    state.keep("passage", f"{st.session_state['w-passage']}-{st.session_state['w-fate']}")
