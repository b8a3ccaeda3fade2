"""The key of the genealogy, in shapes of fixed size, so that an image carries it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts import measure
from charts.genealogy_marks import DASHES, SYMBOLS
from charts.look import Look, scatter

COLUMN, ROW = 186, 23  # px
SAMPLE = 32  # px, the length of a line in the key
BESIDE, AIR = 8, 40  # px on the wall: from a sign to its words, between two entries
REACH = {"new": 13 + BESIDE, "lost": 13 + BESIDE, "regained": 13 + BESIDE, "hollow": SAMPLE + BESIDE, "dashed": SAMPLE + BESIDE, "dotted": SAMPLE + BESIDE}  # px from the start of a sign to its words
STROKES = {  # kind → colour, width and dash of what is laid, as in the picture
    "hollow": lambda look: [(look.palette.quiet, 7, None), (look.palette.ground, 4, None)],
    "dashed": lambda look: [(look.palette.quiet, 3.4, DASHES["dashed"])],
    "dotted": lambda look: [(look.palette.quiet, 3, DASHES["dotted"])],
}


def key(look: Look, left: float, top: float, entries: list[tuple[str, str]], columns: int = 3) -> tuple[list[dict], list[dict]]:
    """Shapes and notes of the key. Its heading stands `left` px from the left of the plot, at `top` (share of the plot's height from the foot).

    `entries`: (kind of sign, text), read down the columns.
    """
    palette, scale = look.palette, look.label / 13
    notes = [_note(left, top, 0, f"<b>{look.say('How to read')}</b>", palette.ink, look)]
    shapes: list[dict] = []
    deep = -(-len(entries) // columns)
    for place, (kind, text) in enumerate(entries):
        column, row = divmod(place, deep)
        x, y = left + column * COLUMN * scale, -(row + 1) * ROW * scale
        shapes += _sample(kind, x, y, top, palette.families["living"], look)
        notes.append(_note(x + SAMPLE + 8, top, y, text, palette.quiet, look))
    return shapes, notes


def across(entries: Sequence[tuple[str, str]], y: float, wide: float, look: Look) -> tuple[list[go.Scatter], list[dict]]:
    """The key on one line of the wall, centred at `y` px, over its `wide` px: signs as in the picture, on `xaxis3`, and notes. The sign of an entry without a kind is in its text."""
    ink, traces, notes = look.palette.quiet, [], []
    long = [measure.width(text, look.label, "<b>" in text) + REACH.get(kind, 0) for kind, text in entries]
    x, apart = 0.0, min(AIR, (wide - sum(long)) / max(1, len(entries) - 1))
    for (kind, text), room in zip(entries, long, strict=True):
        reach = REACH.get(kind, 0)
        if kind in STROKES:
            traces += [_drawn([x, x + reach - BESIDE], y, line={"color": colour, "width": width, **({"dash": dash} if dash else {})}) for colour, width, dash in STROKES[kind](look)]
        elif kind:
            colour = look.palette.ink if kind == "lost" else ink
            traces.append(_drawn([x + (reach - BESIDE) / 2], y, marker={"symbol": SYMBOLS[kind], "size": 13, "color": colour, "opacity": 1, "line": {"color": look.palette.ground, "width": 1}}))
        notes.append({"x": x + reach, "y": y, "xref": "x3", "yref": "y", "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "font": {"size": look.label, "color": ink}, "borderpad": 0})
        x += room + apart
    return traces, notes


def _drawn(xs: list[float], y: float, **how) -> go.Scatter:
    return scatter(x=xs, y=[y] * len(xs), xaxis="x3", mode="markers" if "marker" in how else "lines", hoverinfo="skip", showlegend=False, cliponaxis=False, **how)


def _note(x: float, top: float, y: float, text: str, colour: str, look: Look) -> dict:
    return {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xshift": x, "yshift": y, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "font": {"size": look.label, "color": colour}, "borderpad": 0}


def _pixels(top: float) -> dict:
    """Sizes in px from the left of the plot and from `top`: so that nothing is cut at the edge of the plot."""
    return {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": top}


def _path(path: str, top: float, line: dict, fill: str = "rgba(0,0,0,0)") -> dict:
    return {"type": "path", **_pixels(top), "path": path, "line": line, "fillcolor": fill}


def _line(x0: float, x1: float, y: float, top: float, line: dict) -> dict:
    return {"type": "line", **_pixels(top), "x0": x0, "x1": x1, "y0": y, "y1": y, "line": line}


def _curve(x0: float, y0: float, x1: float, y1: float) -> str:
    middle = (x0 + x1) / 2
    return f"M{x0:g},{y0:g}C{middle:g},{y0:g},{middle:g},{y1:g},{x1:g},{y1:g}"


def _sample(kind: str, x: float, y: float, top: float, ink: str, look: Look) -> list[dict]:
    end, palette = x + SAMPLE, look.palette
    thin, thick = {"color": ink, "width": 2.2}, {"color": ink, "width": 5}
    if kind == "merged":
        return [_path(_curve(x, y + 6, x + 16, y), top, thin), _path(_curve(x, y - 6, x + 16, y), top, thin), _line(x + 14, end, y, top, thick)]
    if kind == "absorbed":
        other = {"color": palette.families["services_city_culture"], "width": 2.2}
        return [_path(_curve(x, y - 8, x + 18, y + 2), top, other), _line(x, x + 17, y + 2, top, thin), _line(x + 17, end, y + 2, top, thick)]
    if kind in ("one", "two", "three"):
        return [_line(x, end, y, top, {"color": ink, "width": {"one": 2.2, "two": 5, "three": 7.6}[kind]})]
    if kind == "provisional":
        return [_line(x, end, y, top, {"color": ink, "width": 5.4}), _line(x, end, y, top, {"color": palette.ground, "width": 2.6})]
    if kind == "dashed":
        return [_line(x, end, y, top, {**thin, "dash": "4px,3px"})]
    if kind == "unsure":
        square = {"type": "rect", **_pixels(top), "x0": end - 8, "x1": end, "y0": y - 4, "y1": y + 4, "fillcolor": palette.ground, "line": {"color": ink, "width": 1.6}}
        return [_line(x, end - 8, y, top, {**thin, "dash": "4px,3px"}), square]
    if kind == "dotted":
        return [_line(x, end, y, top, {"color": ink, "width": 2.6, "dash": "2px,3px"})]
    middle = x + SAMPLE / 2
    if kind == "lost":
        cross = {"color": palette.ink, "width": 2.4}
        return [_line(x, middle, y, top, thin), _path(f"M{middle - 4:g},{y - 4:g}L{middle + 4:g},{y + 4:g}M{middle - 4:g},{y + 4:g}L{middle + 4:g},{y - 4:g}", top, cross)]
    line = [_line(x if kind == "named" else middle, end, y, top, thin)]
    if kind == "regained":
        return [*line, _path(f"M{middle:g},{y - 6:g}L{middle + 6:g},{y:g}L{middle:g},{y + 6:g}L{middle - 6:g},{y:g}Z", top, {"color": palette.ground, "width": 1}, ink)]
    circle = {"type": "circle", **_pixels(top), "x0": middle - 4, "x1": middle + 4, "y0": y - 4, "y1": y + 4}
    return [*line, {**circle, "fillcolor": palette.ground if kind == "named" else ink, "line": {"color": ink, "width": 1.8}}]
