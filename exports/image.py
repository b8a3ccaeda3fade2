"""A picture that stands alone: the figure with its title, its subtitle, its source, its filters, the date and the version of the data."""

import textwrap

import plotly.graph_objects as go

from charts.look import TITLE_FONT
from decks import face
from views.core import Drawn

WIDTH = 1200
HEAD, FOOT, SIDE = 110, 70, 24


def standalone(drawn: Drawn) -> go.Figure:
    """A figure `WIDTH` px wide (or as wide as the picture asks) on its own ground, to be saved as an image."""
    figure, words, palette = drawn.figure, drawn.words, drawn.look.palette
    margin, inner = figure.layout.margin, figure.layout.height or 450
    width = int(figure.layout.width or WIDTH) + 2 * SIDE
    top, bottom = (margin.t or 0) + HEAD, (margin.b or 0) + FOOT
    plot = inner - (margin.t or 0) - (margin.b or 0)
    title = "<br>".join(textwrap.wrap(drawn.alone, max(40, width // 13)))
    foot = "<br>".join(textwrap.wrap(face.foot(drawn), max(60, int(width / 6.4))))
    notes = [
        _note(title, 22, palette.ink, (plot + top - 8) / plot, "top", TITLE_FONT),
        _note("<br>".join(textwrap.wrap(words.subtitle, max(60, width // 8))), 16, palette.quiet, (plot + top - HEAD + 42) / plot, "top"),
        _note(foot, 13, palette.quiet, -(bottom - 10) / plot, "bottom"),
    ]
    shift = -(margin.l or 0)
    for note in notes:
        note["xshift"] = shift
    figure.update_layout(
        width=width, height=plot + top + bottom, paper_bgcolor=palette.ground, plot_bgcolor=palette.ground,
        margin={"l": (margin.l or 0) + SIDE, "r": (margin.r or 0) + SIDE, "t": top, "b": bottom}, annotations=[*figure.layout.annotations, *notes],
    )
    return figure


def _note(text: str, size: int, colour: str, y: float, anchor: str, family: str | None = None) -> dict:
    font = {"size": size, "color": colour, **({"family": family} if family else {})}
    return {"text": text, "x": 0, "y": y, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": anchor, "align": "left", "showarrow": False, "font": font}
