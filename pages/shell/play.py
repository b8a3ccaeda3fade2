"""A button that moves one value through its steps, a beat each, until the last one or until the visitor does anything else."""

from collections.abc import Callable, Sequence

import streamlit as st

from language import Speech

SHORT, LONG = 1.5, 2.5  # seconds that a step stays: long enough to read a number, a title

_ON, _KEPT, _PAUSED, _WITH_PAGE = "_play", "_play_kept", "_play_paused", "_play_with_page"


def button(steps: Sequence, now, step: Callable[[object], None], say: Speech, label: str, *, whole: bool = False) -> bool:
    """Draw the button, and play where it was pressed; `step` writes a value in the state. It begins at the step that stands; with `whole`, at the first one, but where it was paused. Returns whether it plays.

    It plays on from one run to the next only where it made that run itself: whatever the visitor does pauses it. Hidden from a visitor whose system asks
    for less motion (style.css): the controls beside it reach the same values.
    """
    session = st.session_state
    later = [value for value in steps if value > now]
    played, goes_on = session.get(_ON, False), session.pop(_KEPT, False)
    session[_ON] = played and goes_on and bool(later)
    if played and not goes_on:
        session[_PAUSED] = now
    begin = later[0] if later and (not whole or now in (session.get(_PAUSED), steps[0])) else steps[0]
    with st.container(key="play", width="content"):
        if session[_ON]:
            st.button(say("Pause"), icon=":material/pause:", key="play-pause")
            session[_WITH_PAGE] = True
            st.fragment(_beat, run_every=LONG if whole else SHORT)(later[0], step)
        else:
            st.button(label, icon=":material/play_arrow:", key="play-start", on_click=_start, args=(begin, step))
    return session[_ON]


def _start(first, step: Callable[[object], None]) -> None:
    st.session_state.update({_ON: True, _KEPT: True})
    step(first)


def _beat(following, step: Callable[[object], None]) -> None:
    """Runs once with the page, where it does nothing, then at each beat."""
    if st.session_state.pop(_WITH_PAGE, False):
        return
    st.session_state[_KEPT] = True
    step(following)
    st.rerun()
