"""The key of a figure as HTML that wraps, for a page too narrow for the one drawn in the figure."""

import html
from collections.abc import Iterable

_CLASSES = {"circle": "circle", "circle-open": "ring", "diamond": "diamond", "square": "square", "triangle-up": "triangle", "hexagon": "hexagon", "pentagon": "pentagon"}


def marks(entries: Iterable[tuple[str, str, str]]) -> str:
    """One entry a symbol: Plotly's name of the symbol, its colour, what it means."""
    return "".join(f"<span><i class='mark {_CLASSES[symbol]}' style='--ink: {colour}'></i>{html.escape(text)}</span>" for symbol, colour, text in entries)
