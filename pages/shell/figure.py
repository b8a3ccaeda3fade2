"""A figure on a page: drawn by the browser in one place, and changed there when its data change."""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import streamlit as st

import views
from charts.look import Look
from pages.shell import browser, part
from queries import engine
from views.core import Drawn

KEPT = 256  # figures of at most some hundred kB each

_figure = part.part("figure", "<div class='figure' role='figure'></div>", Path(__file__).with_name("figure.js"), isolate_styles=False)


def draw(drawn: Drawn, on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the picture of a view. `on_pick` takes the identifier of a mark that was clicked: the first item of its `customdata`."""
    key = f"chart-{drawn.view.name}"
    told = on_pick and (lambda: _picked(key, on_pick))
    _figure(key=key, data=packed(drawn, on_pick is not None), on_picked_change=told or (lambda: None))


def _picked(key: str, on_pick: Callable[[str], None]) -> None:
    code = (st.session_state.get(key) or {}).get("picked")
    if isinstance(code, str):
        on_pick(code)


def packed(drawn: Drawn, pick: bool) -> bytes:
    """The figure as the browser takes it; made once for a view, a look, filters and a version of the data."""
    return _packed(drawn.view.name, drawn.look, tuple(drawn.filters.items()), engine.version(), pick)


@lru_cache(maxsize=KEPT)
def _packed(name: str, look: Look, filters: tuple, version: str, pick: bool) -> bytes:
    drawn = views.draw(name, look, dict(filters))
    head = json.dumps({"library": browser.PLOTLY, "alt": drawn.alt, "pick": pick}, ensure_ascii=False)
    return f'{head[:-1]}, "figure": {drawn.figure.to_json(validate=False)}}}'.encode()
