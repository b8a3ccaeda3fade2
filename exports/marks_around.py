"""What a figure draws around its traces, as marks in px: the shapes and the notes of its layout, the grid and the words of its axes."""

import re
from collections.abc import Iterator, Mapping

from exports.marks import CLEAR, Ink, Label, Path, box, font_of
from exports.plane import Axis, Plane


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
        yield Path((((x0, y0), (x1, y1)),), ink) if shape.get("type") == "line" else box(x0, y0, x1, y1, ink, oval=shape.get("type") == "circle")


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
