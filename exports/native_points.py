"""Lines, steps, areas, clouds and bubbles as a chart of points; shares as a ring."""

import math
from collections.abc import Mapping, Sequence

from exports import marks
from exports.labels import plain
from exports.marks import Ink, Label
from exports.native_bars import named
from exports.native_chart import EXCEL, Chart, Series
from exports.native_rows import NEAR
from exports.plane import Axis, Plane


def points(plane: Plane, x: str, y: str, places: Sequence[int]) -> Chart | None:
    """Lines, steps, areas, clouds, bubbles. A picture without axes (a network, a map, a flow) is none."""
    across, up = plane.axes[x], plane.axes[y]
    if not any(axis.shown or axis.names for axis in (across, up)) or up.spec.get("scaleanchor") or across.kind == "category":
        return None
    taken = [place for place in places if _is_function(plane, plane.data[place], across)]
    if not taken:
        return None
    series = [_cloud(plane, plane.data[place], place, across, up) for place in taken]
    left, right = plane.domain(x)
    top, bottom = plane.domain(y)
    chart = Chart("points", series, (left, top, right, bottom), value=(up.low, up.high), across=(across.low, across.high), dates=across.kind == "date")
    if chart.value[0] > chart.value[1] or chart.across[0] > chart.across[1]:
        return None
    filled = [plane.data[place] for place in taken if plane.data[place].get("stackgroup")]
    if len(filled) == len(taken) and all(one.xs == series[0].xs for one in series):
        chart.kind, chart.stacked, chart.categories = "area", True, [named(number) for number in series[0].xs]
        for one, trace in zip(series, filled, strict=True):
            one.inks = [Ink(trace.get("fillcolor") or (trace.get("line") or {}).get("color") or marks.CLEAR)]
    elif all(one.line is None and len(set(one.sizes)) > 1 for one in series):
        chart.kind = "bubble"
    chart.series.sort(key=lambda one: -len(one.values))  # an office suite loses a first row of points that is shorter than the next
    if chart.dates:
        for one in series:
            one.xs = [number + EXCEL for number in one.xs]
        chart.across = (chart.across[0] + EXCEL, chart.across[1] + EXCEL)
    return chart


def _is_function(plane: Plane, trace: Mapping, across: Axis) -> bool:
    """Whether a trace is a line that only goes forward, or symbols; not an outline, not words alone."""
    mode, values = trace.get("mode") or "lines", list(trace.get("x") or ())
    if trace["type"] != "scatter" or trace.get("fill") == "toself" or not values or mode == "text":
        return False
    if "lines" not in mode:
        return float(marks.each((trace.get("marker") or {}).get("opacity"), 0, 1)) > 0
    numbers = [across.number(value) for value in values]
    return not any(math.isnan(number) for number in numbers) and all(a <= b + NEAR for a, b in zip(numbers, numbers[1:], strict=False))


def _cloud(plane: Plane, trace: Mapping, place: int, across: Axis, up: Axis) -> Series:
    mode, marker, line = trace.get("mode") or "lines", trace.get("marker") or {}, trace.get("line") or {}
    one = Series([], [], trace=place)
    if "lines" in mode:
        one.line = Ink(line=line.get("color") or marks.CLEAR, width=float(line.get("width", 2)), dash=line.get("dash") or "solid")
    for i, (a, b) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        number, value = across.number(a), up.number(b)
        if line.get("shape") == "hv" and one.xs and "lines" in mode:
            _add(one, number, one.values[-1], Ink(), 0, "")
        drawn = next(marks.symbol(0, 0, float(marks.each(marker.get("size"), i, 6)), marker, i), None) if "markers" in mode else None
        _add(one, number, None if math.isnan(value) else value, drawn.ink if drawn else Ink(), drawn.size if drawn else 0, drawn.shape if drawn else "")
        if "text" in mode and marks.each(trace.get("text"), i, ""):
            label = marks.written(0, 0, 0, trace["text"][i], trace, i, plane)
            if not aslant(label):
                one.labels[len(one.values) - 1] = label
    return one


def aslant(label: Label) -> bool:
    """Whether a label stands both above or under its point and at its side, where a chart has no place for it."""
    return label.side != "center" and label.level != "middle"


def _add(one: Series, x: float, value: float | None, ink: Ink, size: float, shape: str) -> None:
    one.xs.append(x)
    one.values.append(value)
    one.inks.append(ink)
    one.sizes.append(size)
    one.shapes.append(shape)


def ring(plane: Plane, trace: Mapping, place: int) -> Chart:
    """A pie with or without a hole."""
    colours = (trace.get("marker") or {}).get("colors")
    inks = [Ink(marks.each(colours, i, marks.CLEAR)) for i in range(len(trace["values"]))]
    return Chart("ring", [Series([float(value) for value in trace["values"]], inks, trace=place)], (plane.left, plane.top, plane.right, plane.bottom), [plain(str(one)) for one in trace["labels"]], gap=round(100 * float(trace.get("hole") or 0)))
