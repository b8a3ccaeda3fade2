"""A button that moves one value through its steps, a beat each, until the last one or until the visitor does anything else."""

from collections.abc import Callable, Sequence

import streamlit as st

from language import Speech

BEAT = 1.5  # seconds that a step stays: long enough to read its title

_ON, _KEPT, _WITH_PAGE = "_play", "_play_kept", "_play_with_page"


def button(steps: Sequence, now, step: Callable[[object], None], say: Speech, label: str) -> bool:
    """Draw the button, and play where it was pressed; `step` writes a value in the state. From the last step it begins again. Returns whether it plays.

    It plays on from one run to the next only where it made that run itself: whatever the visitor does pauses it. Hidden from a visitor whose system asks
    for less motion (style.css): the controls beside it reach the same values.
    """
    session = st.session_state
    later = [value for value in steps if value > now]
    session[_ON] = session.get(_ON, False) and session.pop(_KEPT, False) and bool(later)
    with st.container(key="play", width="content"):
        if session[_ON]:
            st.button(say("Pause"), icon=":material/pause:", key="play-pause")
            session[_WITH_PAGE] = True
            _beat(later[0], step)
        else:
            st.button(label, icon=":material/play_arrow:", key="play-start", on_click=_start, args=((later or steps)[0], step))
    return session[_ON]


def _start(first, step: Callable[[object], None]) -> None:
    st.session_state.update({_ON: True, _KEPT: True})
    step(first)


@st.fragment(run_every=BEAT)
def _beat(following, step: Callable[[object], None]) -> None:
    """Runs once with the page, where it does nothing, then at each beat."""
    if st.session_state.pop(_WITH_PAGE, False):
        return
    st.session_state[_KEPT] = True
    step(following)
    st.rerun()
