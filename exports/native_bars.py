"""Bars as a chart of categories: at even distances, on one scale, alone in their slot or stacked."""

from collections.abc import Mapping, Sequence

from exports import marks, marks_around
from exports.bars import bar_words, ink_of_bar
from exports.labels import plain
from exports.marks import Ink
from exports.native_chart import Chart, Series, Split
from exports.plane import Axis, Plane

MOST_SLOTS = 60  # bars side by side
NEAR = 1e-6
OFTEN = 3  # bars that float at one same height stand for small figures one above the other, not for a chart


def bars(plane: Plane, places: Sequence[int], found: Split) -> Chart | None:
    """The bars at those places of the figure, side by side or stacked; None where they are no chart. What the chart writes itself is entered in `found`."""
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
    names = {round(number, 6): text for number, text in slots.names}
    for p in places:
        names |= {round(number, 6): text for number, text in zip(at[p], (plane.data[p].get("meta") or {}).get("names", ()), strict=False)}
    categories = [plain(names.get(round(start + step * c, 6)) or named(start + step * c)) for c in range(count)]
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
    for trace, place, label in bar_words(plane, [plane.data[p] for p in places]):
        row = owners[id(trace)]
        row.inside = marks.each(trace.get("textposition"), place, "auto") != "outside"
        if row.inside or not stacked:
            row.labels[round((at[row.trace][place] - start) / step)] = label
    if not stacked:
        _take_labels(plane, chart, along, slots, start, step, found)
    return chart


def _row(trace: Mapping, place: int, ranks: Sequence[int], count: int, flat: bool) -> Series:
    values: list[float | None] = [None] * count
    inks = [ink_of_bar(trace, 0) if ranks else Ink()] * count
    held = (trace.get("meta") or {}).get("values") or trace["x" if flat else "y"]
    for i, rank in enumerate(ranks):
        value = held[i]
        values[rank] = None if value is None or value != value else float(value) + 0.0
        inks[rank] = ink_of_bar(trace, i)
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


def named(number: float) -> str:
    """A number as the name of a category."""
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
                series.labels[round(rank)] = marks_around.label(plane, note)
                found.notes.add(place)
                break
