"""Which parts of a figure PowerPoint can draw itself, as charts whose data a colleague edits; read from the figure, whatever the view."""

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exports import marks
from exports.marks import Ink, Label
from exports.plane import Axis, Plane

MOST_SLOTS = 60  # bars side by side
NEAR = 1e-6
OFTEN = 3  # bars that float at one same height stand for small figures one above the other, not for a chart


@dataclass
class Series:
    """One row of the data sheet. `values` follow the categories, None where nothing is known; `xs` are those of a cloud or a line of points."""

    values: list[float | None]
    inks: list[Ink]
    xs: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)  # px of the symbols
    shapes: list[str] = field(default_factory=list)
    line: Ink | None = None
    labels: dict[int, Label] = field(default_factory=dict)
    inside: bool = False  # whether the labels of bars stand in them
    trace: int = -1  # which trace of the figure; -1: what holds up a floating bar
    name: str = ""


@dataclass
class Chart:
    """A chart: its kind, its series, and the px box of its plot area."""

    kind: str  # bar, points, bubble, area, ring
    series: list[Series]
    box: tuple[float, float, float, float]  # left, top, right, bottom
    categories: list[str] = field(default_factory=list)
    flat: bool = False  # bars that lie
    stacked: bool = False
    reverse: bool = False  # first category on top, or at the right
    gap: int = 50  # % of a bar's width between bars
    value: tuple[float, float] = (0.0, 1.0)
    across: tuple[float, float] = (0.0, 1.0)
    named: bool = False  # whether the chart writes its categories
    size: float = 13.0  # px of what it writes
    colour: str = "#5A6472"
    dates: bool = False


@dataclass
class Split:
    """A figure in two: charts, and what is drawn as shapes. `traces` and `notes` are the places of what the charts took, `axes` those they write."""

    charts: list[Chart]
    traces: set[int]
    notes: set[int]
    axes: set[str]


def split(plane: Plane, missing: str) -> Split:
    """The charts of a figure. `missing` is the colour of hatched stubs that stand for what is not known: they are no data."""
    found = Split([], set(), set(), set())
    panels: dict[tuple[str, str], list[int]] = {}
    for place, trace in enumerate(plane.data):
        if trace["type"] == "pie":
            found.charts.append(_ring(plane, trace, place))
            found.traces.add(place)
        else:
            panels.setdefault((trace.get("xaxis", "x"), trace.get("yaxis", "y")), []).append(place)
    for (x, y), places in panels.items():
        bars = [place for place in places if plane.data[place]["type"] == "bar" and not _stub(plane.data[place], missing)]
        chart = _bars(plane, bars, found) if bars else _points(plane, x, y, places, found)
        if chart is not None:
            found.charts.append(chart)
            found.traces.update(series.trace for series in chart.series if series.trace >= 0)
    return found


def _stub(trace: Mapping, missing: str) -> bool:
    pattern = (trace.get("marker") or {}).get("pattern") or {}
    return bool(pattern.get("shape")) and pattern.get("fgcolor") == missing


def _bars(plane: Plane, places: Sequence[int], found: Split) -> Chart | None:
    first = plane.data[places[0]]
    flat = first.get("orientation") == "h"
    x, y = plane.axes[first.get("xaxis", "x")], plane.axes[first.get("yaxis", "y")]
    along, slots = (x, y) if flat else (y, x)
    if along.kind != "linear" or any(not isinstance(plane.data[p].get("width", 0.8), int | float) or (plane.data[p].get("orientation") == "h") != flat for p in places):
        return None
    at = {p: [slots.number(value) for value in plane.data[p]["y" if flat else "x"]] for p in places}
    grid = _grid(sorted({number for numbers in at.values() for number in numbers}), slots)
    if grid is None:
        return None
    start, step, count = grid
    stacked = plane.layout.get("barmode") in ("stack", "relative") or any(plane.data[p].get("base") is not None and any(float(marks.each(plane.data[p]["base"], i, 0)) for i in range(len(at[p]))) for p in places)
    rows = [_row(plane.data[p], p, [round((n - start) / step) for n in at[p]], count, flat) for p in places]
    if stacked:
        rows = _held_up(plane, rows, places, at, start, step)
        if rows is None:
            return None
    elif len(rows) > 1 and any(sum(row.values[c] is not None for row in rows) > 1 and not _apart(rows, c) for c in range(count)):
        return None  # bars one in front of the other
    words = {round(number, 6): text for number, text in slots.ticks}
    categories = [marks.plain(words.get(round(start + step * c, 6)) or _name(start + step * c)) for c in range(count)]
    ends = [slots.at(start - step / 2), slots.at(start + step * (count - 0.5))]
    low, high = sorted((along.start, along.end))
    left, top, right, bottom = (low, min(ends), high, max(ends)) if flat else (min(ends), low, max(ends), high)
    thick = float(plane.data[places[0]].get("width", 0.8)) / step
    chart = Chart(
        "bar", rows, (left, top, right, bottom), categories, flat, stacked, gap=min(500, round(100 * (1 - thick) / thick)),
        reverse=(ends[0] < ends[1]) if flat else (ends[0] > ends[1]), value=(min(along.low, along.high), max(along.low, along.high)),
    )
    _write_names(chart, slots, words, start, step, plane, found)
    owners = {id(plane.data[row.trace]): row for row in rows if row.trace >= 0}
    for trace, place, label in marks.bar_words(plane, [plane.data[p] for p in places]):
        row = owners[id(trace)]
        row.inside = marks.each(trace.get("textposition"), place, "auto") != "outside"
        if row.inside or not stacked:
            row.labels[round((at[row.trace][place] - start) / step)] = label
    if not stacked:
        _take_labels(plane, chart, along, slots, start, step, found)
    return chart


def _row(trace: Mapping, place: int, ranks: Sequence[int], count: int, flat: bool) -> Series:
    values: list[float | None] = [None] * count
    inks = [marks.ink_of_bar(trace, 0) if ranks else Ink()] * count
    for i, rank in enumerate(ranks):
        value = trace["x" if flat else "y"][i]
        values[rank] = None if value is None or value != value else float(value) + 0.0
        inks[rank] = marks.ink_of_bar(trace, i)
    return Series(values, inks, trace=place)


def _apart(rows: Sequence[Series], c: int) -> bool:
    """Whether bars of one slot do not hide one another: at most one goes up and one down."""
    known = [row.values[c] for row in rows if row.values[c]]
    return len(known) <= 1 or (len(known) == 2 and known[0] * known[1] < 0)


def _grid(numbers: Sequence[float], slots: Axis) -> tuple[float, float, int] | None:
    """First slot, distance, how many, where bars stand at even distances; else None."""
    gaps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    step = min(gaps, default=1.0)
    if slots.kind == "date" or step <= NEAR or any(abs(gap / step - round(gap / step)) > 1e-3 for gap in gaps):
        return None
    count = round((numbers[-1] - numbers[0]) / step) + 1
    return (numbers[0], step, count) if count <= MOST_SLOTS else None


def _held_up(plane: Plane, rows: list[Series], places: Sequence[int], at: Mapping, start: float, step: float) -> list[Series] | None:
    """The rows of a stack; a bar that floats is held up by a row without ink. None where floating bars are no chart."""
    tops: dict[tuple[int, bool], float] = {}
    built, floating = [], []
    for row, place in zip(rows, places, strict=True):
        base, holds = plane.data[place].get("base"), [None] * len(row.values)
        for i, number in enumerate(at[place]):
            rank = round((number - start) / step)
            value = row.values[rank]
            if not value:
                continue
            key = (rank, value > 0)
            wanted = tops.get(key, 0.0) if base is None else float(marks.each(base, i, 0))
            if wanted < tops.get(key, 0.0) - NEAR:
                return None
            if wanted > tops.get(key, 0.0) + NEAR:
                holds[rank] = wanted - tops.get(key, 0.0)
                floating.append(round(wanted, 6))
            tops[key] = wanted + value
        if any(holds):
            built.append(Series(holds, [Ink()] * len(holds)))
        built.append(row)
    return None if any(floating.count(one) >= OFTEN for one in set(floating)) else built


def _name(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else f"{number:g}"


def _write_names(chart: Chart, slots: Axis, words: Mapping[float, str], start: float, step: float, plane: Plane, found: Split) -> None:
    """The chart writes its categories itself where the figure does so, all in one style and at the usual side."""
    if not words or slots.spec.get("side") == "top" or not {round(start + step * c, 6) for c in range(len(chart.categories))} >= set(words):
        return
    lowest = slots.name[0] == "y" or abs(plane.domain(plane.spec(slots.name).get("anchor") or "y")[1] - chart.box[3]) < 1
    if not lowest or any("<" in text for text in words.values()):
        return
    chart.named = True
    font = slots.spec.get("tickfont") or {}
    chart.size, chart.colour = float(font.get("size") or (plane.layout.get("font") or {}).get("size", 13)), font.get("color") or "#5A6472"
    found.axes.add(slots.name)


def _take_labels(plane: Plane, chart: Chart, along: Axis, slots: Axis, start: float, step: float, found: Split) -> None:
    """A note that stands at the end of a bar is that bar's label, and moves with it."""
    for place, note in enumerate(plane.layout.get("annotations") or ()):
        refs = (note.get("xref") or "x", note.get("yref") or "y")
        if set(refs) != {along.name, slots.name} or note.get("bgcolor"):
            continue
        value, slot = (note["x"], note["y"]) if chart.flat else (note["y"], note["x"])
        rank = (slots.number(slot) - start) / step
        if abs(rank - round(rank)) > 1e-3 or not 0 <= round(rank) < len(chart.categories):
            continue
        for series in chart.series:
            own = series.values[round(rank)]
            outside = note.get("xanchor") == "left" if chart.flat else note.get("yanchor") == ("bottom" if (own or 0) >= 0 else "top")
            if own is not None and abs(own - float(value)) < NEAR and outside and round(rank) not in series.labels:
                series.labels[round(rank)] = marks.label(plane, note)
                found.notes.add(place)
                break


def _points(plane: Plane, x: str, y: str, places: Sequence[int], found: Split) -> Chart | None:
    """Lines, steps, areas, clouds, bubbles. A picture without axes (a network, a map, a flow) is none."""
    across, up = plane.axes[x], plane.axes[y]
    if (not across.shown and not up.shown) or up.spec.get("scaleanchor") or across.kind == "category":
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
        chart.kind, chart.stacked, chart.categories = "area", True, [_name(number) for number in series[0].xs]
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


EXCEL = (datetime.date(1970, 1, 1) - datetime.date(1899, 12, 30)).days  # a spreadsheet counts days from there


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
        drawn = next(marks._symbol(0, 0, float(marks.each(marker.get("size"), i, 6)), marker, i), None) if "markers" in mode else None
        _add(one, number, None if math.isnan(value) else value, drawn.ink if drawn else Ink(), drawn.size if drawn else 0, drawn.shape if drawn else "")
        if "text" in mode and marks.each(trace.get("text"), i, ""):
            one.labels[len(one.values) - 1] = marks._words(0, 0, 0, trace["text"][i], trace, i, plane)
    return one


def _add(one: Series, x: float, value: float | None, ink: Ink, size: float, shape: str) -> None:
    one.xs.append(x)
    one.values.append(value)
    one.inks.append(ink)
    one.sizes.append(size)
    one.shapes.append(shape)


def _ring(plane: Plane, trace: Mapping, place: int) -> Chart:
    colours = (trace.get("marker") or {}).get("colors")
    inks = [Ink(marks.each(colours, i, marks.CLEAR)) for i in range(len(trace["values"]))]
    return Chart("ring", [Series([float(value) for value in trace["values"]], inks, trace=place)], (plane.left, plane.top, plane.right, plane.bottom), [marks.plain(str(one)) for one in trace["labels"]], gap=round(100 * float(trace.get("hole") or 0)))
