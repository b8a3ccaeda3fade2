"""Which figure of the passages from phase to phase is told by name: the passage, then the fate. The same choice as a click on the figure."""

import streamlit as st

from pages.shell import Here, state
from views import trajectories_passages as passages


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
