"""What the traces of a figure draw, as a list of plain marks in px: lines, areas, symbols, labels. Any writer of shapes can set them down."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.plane import Plane

CLEAR = "rgba(0,0,0,0)"
SIDES = {"left": "right", "right": "left", "center": "center"}  # where the text stands → which of its sides is held


@dataclass(frozen=True)
class Ink:
    """How a mark is filled and drawn round: colours as the figure gives them, the width in px, the dash and the hatching by name."""

    fill: str = CLEAR
    line: str = CLEAR
    width: float = 0.0
    dash: str = "solid"
    hatch: str = ""  # colour of the hatching
    opacity: float = 1.0


@dataclass(frozen=True)
class Path:
    """Lines through points; several where there is a gap; closed where it is an area."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    ink: Ink
    closed: bool = False
    oval: bool = False  # the ellipse that its box holds


@dataclass(frozen=True)
class Symbol:
    x: float
    y: float
    size: float
    shape: str
    ink: Ink
    angle: float = 0.0


@dataclass(frozen=True)
class Label:
    """A text (with its `<b>`, `<i>`, `<br>`, `<span style='color:…'>`) held at a point by one of its sides."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    side: str = "center"  # left, center, right
    level: str = "middle"  # top, middle, bottom
    ground: str = CLEAR
    angle: float = 0.0


Mark = Path | Symbol | Label


def box(x0: float, y0: float, x1: float, y1: float, ink: Ink, *, oval: bool = False) -> Path:
    return Path((((x0, y0), (x1, y0), (x1, y1), (x0, y1)),), ink, closed=True, oval=oval)


def each(value, place: int, default=None):
    """The value of one point, where a property is given point by point or once for all."""
    if isinstance(value, str | int | float | bool | type(None)):
        return default if value is None else value
    found = value[place] if place < len(value) else default
    return default if found is None else found


def runs(plane: Plane, trace: Mapping) -> list[list[tuple[float, float]]]:
    """The points of a line in px, cut where one is missing; a line in steps has its corners."""
    x, y = plane.axes[trace.get("xaxis", "x")], plane.axes[trace.get("yaxis", "y")]
    found: list[list[tuple[float, float]]] = [[]]
    for across, up in zip(trace.get("x") or (), trace.get("y") or (), strict=False):
        point = (x.px(across), y.px(up))
        if math.isnan(point[0]) or math.isnan(point[1]):
            found.append([])
            continue
        if (trace.get("line") or {}).get("shape") == "hv" and found[-1]:
            found[-1].append((point[0], found[-1][-1][1]))
        found[-1].append(point)
    return [run for run in found if run]


def area(plane: Plane, trace: Mapping, before: Mapping | None) -> Path | None:
    """What a trace fills: itself, down to zero, or down to the trace before it."""
    kind, lines = trace.get("fill"), runs(plane, trace)
    if kind in (None, "none") or not lines:
        return None
    pattern = trace.get("fillpattern") or {}
    ink = Ink(trace.get("fillcolor") or CLEAR, hatch=pattern.get("fgcolor", "") if pattern.get("shape") else "")
    if kind == "tozeroy":
        ground = plane.axes[trace.get("yaxis", "y")].at(0)
        lines = [[*line, (line[-1][0], ground), (line[0][0], ground)] for line in lines]
    elif kind == "tonexty" and before is not None:
        lines = [[*lines[0], *reversed(runs(plane, before)[0])]]
    return Path(tuple(tuple(line) for line in lines), ink, closed=True)


def scatter(plane: Plane, trace: Mapping) -> Iterator[Mark]:
    """Lines, then symbols, then labels of one trace; what it fills is `area`'s."""
    mode, line = trace.get("mode") or "lines", trace.get("line") or {}
    if "lines" in mode and float(line.get("width", 2)) > 0:
        ink = Ink(line=line.get("color") or CLEAR, width=float(line.get("width", 2)), dash=line.get("dash") or "solid", opacity=float(trace.get("opacity") or 1))
        yield Path(tuple(tuple(run) for run in runs(plane, trace)), ink, closed=trace.get("fill") == "toself")
    x, y, marker = plane.axes[trace.get("xaxis", "x")], plane.axes[trace.get("yaxis", "y")], trace.get("marker") or {}
    for place, (across, up) in enumerate(zip(trace.get("x") or (), trace.get("y") or (), strict=False)):
        left, top = x.px(across), y.px(up)
        if math.isnan(left) or math.isnan(top):
            continue
        size = float(each(marker.get("size"), place, 6)) if "markers" in mode else 0.0
        if size:
            yield from symbol(left, top, size, marker, place)
        if "text" in mode and (text := each(trace.get("text"), place, "")):
            yield written(left, top, size, text, trace, place, plane)


def symbol(left: float, top: float, size: float, marker: Mapping, place: int) -> Iterator[Symbol]:
    """The symbol of one point; none where it is not seen."""
    opacity, shape, line = float(each(marker.get("opacity"), place, 1)), str(each(marker.get("symbol"), place, "circle")), marker.get("line") or {}
    if opacity <= 0:
        return
    colour, hollow = each(marker.get("color"), place, CLEAR), shape.endswith("-open")
    width = float(each(line.get("width"), place, 1 if hollow else 0))
    ink = Ink(CLEAR if hollow else colour, colour if hollow else each(line.get("color"), place, CLEAR), width, opacity=opacity)
    yield Symbol(left, top, size, shape.removesuffix("-open"), ink, float(each(marker.get("angle"), place, 0)))


def written(left: float, top: float, size: float, text: str, trace: Mapping, place: int, plane: Plane) -> Label:
    """The words of one point, beside its symbol."""
    font, where = trace.get("textfont") or {}, str(each(trace.get("textposition"), place, "middle center"))
    level, side = where.split(" ")
    away = size / 1.6 + 1 if size else 0.0
    x = left + {"left": -away, "right": away}.get(side, 0)
    y = top + {"top": -away, "bottom": away}.get(level, 0)
    return Label(x, y, text, *font_of(font, place, plane), side=SIDES[side], level={"top": "bottom", "bottom": "top"}.get(level, "middle"))


def font_of(font: Mapping, place: int, plane: Plane) -> tuple[float, str]:
    """Size and colour of a text: its own, else the figure\'s."""
    base = plane.layout.get("font") or {}
    return float(each(font.get("size"), place, base.get("size", 13))), each(font.get("color"), place, base.get("color", "#1C2430"))
