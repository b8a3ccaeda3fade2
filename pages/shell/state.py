"""Keeps the address and the widgets together. A widget whose key is a parameter's name is that parameter; its code, never its label, stands in the address."""

from collections.abc import Callable, Mapping

import streamlit as st

import address
from queries import engine

HELD = "d"  # the deck, which the browser holds for the next session
_VALUES, _WRITTEN, _REFUSED, _PAGE = "_values", "_written", "_refused", "_page"


def take(page: str) -> address.State:
    """The state of this run: the address where it is new (first visit, link, back), else what the widgets hold.

    An address speaks of what its page reads; the rest of the session stays (the deck, the scenario). A new session takes up the deck that the browser held.
    What the address could not hold is told until the visitor chooses something. Widgets drawn after this find their value in the session.
    """
    session = st.session_state
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    told = {name: values[-1] if values else "" for name, values in asked.items()}
    moved_inside = session.get(_PAGE, page) != page and not asked
    if _VALUES not in session or (told != session.get(_WRITTEN, {}) and not moved_inside):
        state = address.read(asked, engine.codes)
        rest = {name: session[_VALUES][name] for name in address.unread(page)} if _VALUES in session else _held()
        state = address.State({**state.values, **{name: value for name, value in rest.items() if name not in asked}}, state.refused)
        session[_REFUSED] = state.refused
        for name, value in state.values.items():
            session[name] = value
    else:
        before = session[_VALUES]
        values = {name: session[name] if name in session else before.get(name) for name in address.BY_NAME}
        if values != before:
            session[_REFUSED] = ()
        state = address.read({name: [value] for name, value in values.items() if value not in (None, "")}, engine.codes)
        for name, value in state.values.items():
            empty = session.get(name) in (None, "")
            if name not in session or (session[name] != value and not empty) or (empty and address.BY_NAME[name].default):
                session[name] = value  # a control with a default that was not drawn for a while comes back empty
    session[_VALUES], session[_PAGE] = dict(state.values), page
    write(state.values, page)
    return address.State(state.values, session.get(_REFUSED, ()))


def _held() -> dict[str, str]:
    """What the browser held for this session."""
    code = st.context.cookies.get(HELD)
    return {HELD: code} if isinstance(code, str) and address.fits(code, address.BY_NAME[HELD], engine.codes) else {}


def write(values: Mapping[str, str | None], page: str) -> None:
    """Put the state in the address: codes, only what differs from the default, only what this page reads."""
    wanted = address.write(values, page)
    if {name: st.query_params.get_all(name) for name in st.query_params} != {name: [value] for name, value in wanted.items()}:
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted


def keep(name: str, value: str | None) -> None:
    """Set a parameter in a callback, before the next run; the widget of that name follows."""
    st.session_state[name] = value


def segmented(name: str, label: str, options: Mapping[str, str], **more) -> str:
    """A control of a few choices, bound to the parameter `name`; `options` maps codes to what is read. Returns the code."""
    return st.segmented_control(label, list(options), required=True, key=name, label_visibility="collapsed", format_func=lambda code: options.get(code, code), **more)


def select(name: str, label: str, options: Mapping[str, str], placeholder: str, width: int | str = 215, **more) -> str | None:
    """A list to choose from or leave, bound to the parameter `name`; `options` maps codes to what is read. Returns the code or None."""
    return st.selectbox(label, list(options), index=None, key=name, label_visibility="collapsed", placeholder=placeholder, width=width, format_func=lambda code: options.get(code, code), **more)


def choice(name: str, label: str, options: Mapping[str, str], width: int | str = 215, **more) -> str:
    """A list from which one thing is always chosen, bound to the parameter `name`; `options` maps codes to what is read. Returns the code."""
    return st.selectbox(label, list(options), key=name, label_visibility="collapsed", placeholder=label, width=width, format_func=lambda code: options.get(code, code), **more)


def on_change(name: str, code: Callable[[], str | None]) -> Callable[[], None]:
    """A callback for a widget that is not a list of codes (a slider of dates): it keeps what `code` gives."""
    return lambda: keep(name, code())
