"""What a figure draws, as a list of plain marks in px: lines, areas, symbols, labels. Any writer of shapes can set them down."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.plane import Axis, Plane

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


def box(x0: float, y0: float, x1: float, y1: float, ink: Ink) -> Path:
    return Path((((x0, y0), (x1, y0), (x1, y1), (x0, y1)),), ink, closed=True)


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


def shapes(plane: Plane, layer: str) -> Iterator[Path]:
    """The lines, boxes and paths of one layer of the layout: below the grid, between grid and traces, above the traces."""
    for shape in plane.layout.get("shapes") or ():
        if (shape.get("layer") or "above") != layer:
            continue
        line = shape.get("line") or {}
        ink = Ink(shape.get("fillcolor") or CLEAR, line.get("color") or CLEAR, float(line.get("width", 2)) if line.get("color") else 0, line.get("dash") or "solid", opacity=float(shape.get("opacity") or 1))
        if shape.get("type") == "path":
            yield _svg(plane, shape, ink)
            continue
        (x0, x1), (y0, y1) = (_ends(plane, shape, letter) for letter in "xy")
        yield Path((((x0, y0), (x1, y1)),), ink) if shape.get("type") == "line" else box(x0, y0, x1, y1, ink)


def _ends(plane: Plane, shape: Mapping, letter: str) -> tuple[float, float]:
    ref = shape.get(f"{letter}ref") or letter
    if shape.get(f"{letter}sizemode") == "pixel":
        held = shape.get(f"{letter}anchor")
        start, way = _at(plane, ref, letter, held), 1 if letter == "x" else -1
        return start + way * float(shape[f"{letter}0"]), start + way * float(shape[f"{letter}1"])
    return _at(plane, ref, letter, shape[f"{letter}0"]), _at(plane, ref, letter, shape[f"{letter}1"])


def _at(plane: Plane, ref: str, letter: str, value) -> float:
    return plane.paper(letter, float(value)) if ref == "paper" else plane.place(ref, value)


def _svg(plane: Plane, shape: Mapping, ink: Ink) -> Path:
    """A path of moves and straight lines, on the axes that it names."""
    lines: list[list[tuple[float, float]]] = []
    for letter, x, y in re.findall(r"([ML])\s*([-\d.]+)[ ,]+([-\d.]+)", shape["path"]):
        if letter == "M":
            lines.append([])
        lines[-1].append((_at(plane, shape.get("xref") or "x", "x", float(x)), _at(plane, shape.get("yref") or "y", "y", float(y))))
    return Path(tuple(tuple(line) for line in lines), ink, closed="Z" in shape["path"].upper())


def label(plane: Plane, note: Mapping, stretch: float = 1.0) -> Label:
    """A note of the layout. `stretch` enlarges its shifts, where its text is enlarged."""
    at, sides = {}, {}
    for letter, low, high in (("x", "left", "right"), ("y", "bottom", "top")):
        ref, value = note.get(f"{letter}ref") or letter, note.get(letter)
        anchor = note.get(f"{letter}anchor") or "auto"
        if anchor == "auto":
            third = ref == "paper" or ref.endswith("domain")
            anchor = ("center" if letter == "x" else "middle") if not third or 1 / 3 <= float(value) <= 2 / 3 else low if float(value) < 1 / 3 else high
        shift = float(note.get(f"{letter}shift") or 0) * stretch
        at[letter] = _at(plane, ref, letter, value) + (shift if letter == "x" else -shift)
        sides[letter] = anchor
    return Label(at["x"], at["y"], note.get("text") or "", *font_of(note.get("font") or {}, 0, plane), side=sides["x"], level=sides["y"], ground=note.get("bgcolor") or CLEAR, angle=float(note.get("textangle") or 0))


def ticks(plane: Plane, axis: Axis) -> tuple[list[Path], list[Label]]:
    """The grid of an axis and the words of its ticks."""
    other = plane.axes.get(axis.spec.get("anchor") or "") or plane.axes.get("y" if axis.name[0] == "x" else "x")
    font, lines, words = axis.spec.get("tickfont") or {}, [], []
    size, colour = font_of(font, 0, plane)
    first, last = plane.domain(other.name)
    grid = axis.spec.get("showgrid") and axis.shown
    for number, text in axis.ticks:
        px = axis.at(number)
        if grid:
            ends = ((px, first), (px, last)) if axis.name[0] == "x" else ((first, px), (last, px))
            lines.append(Path((ends,), Ink(line=axis.spec.get("gridcolor") or CLEAR, width=1)))
        if axis.name[0] == "x":
            up = axis.spec.get("side") == "top"
            words.append(Label(px, first - 4 if up else last + 4, text, size, colour, level="bottom" if up else "top"))
        else:
            words.append(Label(first - 3, px, text.rstrip(), size, colour, side="right"))
    return lines, words
