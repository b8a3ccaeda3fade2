"""The day on which the stock is read: typed, on a slider over the picture, the changes before and after, the years one by one."""

import streamlit as st

from pages.shell import Here, play, state
from views import trajectories_stock as stock


def read(place: Here) -> str:
    """The day that the address asks for, or the last of the phase. Choosing another phase lets the day go."""
    phase, before = place.state["phase"], st.session_state.get("_day_phase")
    st.session_state["_day_phase"] = phase
    asked = place.state["day"]
    if asked and before not in (None, phase) and str(stock.phase_of(asked)) != phase:
        state.keep("day", None)
        st.rerun()
    return asked


def draw(place: Here) -> None:
    """The slider stands over the picture to its scale; under the title that it changes."""
    say, first, last = place.say, stock.FIRST_DAY, stock.last_day()
    now = stock.day(place.filters, say)
    changes = stock.changes(place.state["region"])
    earlier, later = [day for day in changes if day < now], [day for day in changes if day > now]
    with st.container(key="day-steps", horizontal=True, vertical_alignment="center", gap="small"):
        st.button("‹ " + say("Change before"), key="day-before", disabled=not earlier, on_click=_go, args=(earlier[-1] if earlier else None,))
        st.button(say("Change after") + " ›", key="day-after", disabled=not later, on_click=_go, args=(later[0] if later else None,))
        st.session_state["w-date"] = now
        st.date_input(say("Day"), min_value=first, max_value=last, key="w-date", format="DD/MM/YYYY", label_visibility="collapsed", width=172, on_change=_typed)
        play.button(stock.years(), now, _go, say, say("Play the years"))
    with st.container(key="day-line"):
        st.session_state["w-day"] = now
        st.slider(say("Day"), first, last, key="w-day", format="DD/MM/YYYY", label_visibility="collapsed", on_change=lambda: _go(st.session_state["w-day"]))


def _typed() -> None:
    """The day typed or taken from the calendar; an emptied box asks for nothing."""
    if st.session_state["w-date"]:
        _go(st.session_state["w-date"])


def _go(day) -> None:
    """Keep a day, and the phase that it belongs to."""
    phase = str(stock.phase_of(day))
    state.keep("day", day.isoformat())
    state.keep("phase", phase)
    st.session_state["_day_phase"] = phase
