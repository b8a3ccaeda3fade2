"""The bars of a figure as marks: boxes, and what they bear."""

from collections.abc import Iterable, Iterator, Mapping

from exports.marks import CLEAR, Ink, Label, Path, box, each, font_of
from exports.plane import Axis, Plane


def ink_of_bar(trace: Mapping, place: int) -> Ink:
    """The ink of one bar."""
    marker = trace.get("marker") or {}
    line, pattern = marker.get("line") or {}, marker.get("pattern") or {}
    fill = each(marker.get("color"), place, CLEAR)
    hatch = each(pattern.get("fgcolor"), place, fill) if each(pattern.get("shape"), place, "") else ""
    return Ink(fill, each(line.get("color"), place, CLEAR), float(each(line.get("width"), place, 0)), hatch=hatch, opacity=float(each(marker.get("opacity"), place, 1)))


def _boxes(plane: Plane, traces: Iterable[Mapping]) -> Iterator[tuple[Mapping, int, tuple[float, float, float, float]]]:
    """Each bar with its trace, its place in it, and its box: from its foot to its end, from one side to the other. Those of a stack stand on one another."""
    stacked, tops = plane.layout.get("barmode") in ("stack", "relative"), {}
    for trace in traces:
        x, y = plane.axes[trace.get("xaxis", "x")], plane.axes[trace.get("yaxis", "y")]
        flat = trace.get("orientation") == "h"
        along, across = (x, y) if flat else (y, x)
        for place, (at, long) in enumerate(zip(trace["y" if flat else "x"], trace["x" if flat else "y"], strict=True)):
            if long is None or long != long:
                continue
            slot, size = across.number(at), _length(along, long)
            base = along.number(each(trace.get("base"), place)) if trace.get("base") is not None else 0.0
            if stacked and trace.get("base") is None:
                base = tops.get((across.name, slot, size > 0), 0.0)
                tops[(across.name, slot, size > 0)] = base + size
            half = float(each(trace.get("width"), place, 0.8)) / 2
            a, b, c, d = along.at(base), along.at(base + size), across.at(slot - half), across.at(slot + half)
            yield trace, place, ((a, c, b, d) if flat else (c, a, d, b))


def bars(plane: Plane, traces: Iterable[Mapping]) -> Iterator[tuple[Mapping, int, Path]]:
    """Bars as boxes: the trace, the place in it, the box; one without length is not drawn."""
    for trace, place, (x0, y0, x1, y1) in _boxes(plane, traces):
        if x0 != x1 and y0 != y1:
            yield trace, place, box(x0, y0, x1, y1, ink_of_bar(trace, place))


def bar_words(plane: Plane, traces: Iterable[Mapping]) -> Iterator[tuple[Mapping, int, Label]]:
    """What bars bear, in their middle or past their end: the trace, the place in it, the label."""
    for trace, place, (x0, y0, x1, y1) in _boxes(plane, traces):
        text = each(trace.get("text"), place, "")
        if not text:
            continue
        font = trace.get("insidetextfont") or trace.get("textfont") or {}
        if each(trace.get("textposition"), place, "auto") != "outside":
            label = Label((x0 + x1) / 2, (y0 + y1) / 2, text, *font_of(font, place, plane))
        elif trace.get("orientation") == "h":
            label = Label(x1 + (4 if x1 >= x0 else -4), (y0 + y1) / 2, text, *font_of(trace.get("textfont") or {}, place, plane), side="left" if x1 >= x0 else "right")
        else:
            label = Label((x0 + x1) / 2, y1 + (-3 if y1 <= y0 else 3), text, *font_of(trace.get("textfont") or {}, place, plane), level="bottom" if y1 <= y0 else "top")
        yield trace, place, label


def _length(axis: Axis, value) -> float:
    return float(value) / 86_400_000 if axis.kind == "date" else float(value)
