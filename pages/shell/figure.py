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

# Named as Streamlit names its charts: whoever waits for the charts of a page finds this one.
HTML = "<div data-testid='stPlotlyChart'><div class='figure' role='figure'></div></div>"
_figure = part.part("figure", HTML, Path(__file__).with_name("figure.js"), isolate_styles=False)


def draw(drawn: Drawn, on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the picture of a view. `on_pick` takes the identifier of a mark that was clicked: the first item of its `customdata`."""
    key = f"chart-{drawn.view.name}"
    told, height = packed(drawn, on_pick is not None)
    _figure(key=key, data=told, height=height, on_picked_change=(lambda: _picked(key, on_pick)) if on_pick else lambda: None)  # of that height from the first moment: what follows does not move


def _picked(key: str, on_pick: Callable[[str], None]) -> None:
    code = (st.session_state.get(key) or {}).get("picked")
    if isinstance(code, str):
        on_pick(code)


def packed(drawn: Drawn, pick: bool) -> tuple[bytes, int]:
    """The figure as the browser takes it, and its height in px; made once for a view, a look, filters and a version of the data."""
    return _packed(drawn.view.name, drawn.look, tuple(drawn.filters.items()), engine.version(), pick)


@lru_cache(maxsize=KEPT)
def _packed(name: str, look: Look, filters: tuple, version: str, pick: bool) -> tuple[bytes, int]:
    drawn = views.draw(name, look, dict(filters))
    head = json.dumps({"library": browser.PLOTLY, "alt": drawn.alt, "pick": pick, "narrowest": drawn.view.narrowest}, ensure_ascii=False)
    return f'{head[:-1]}, "figure": {drawn.figure.to_json(validate=False)}}}'.encode(), drawn.figure.layout.height
