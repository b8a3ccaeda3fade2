"""Bars as charts of categories: at even distances, on one scale, alone in their slot or stacked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exports import marks, marks_around
from exports.bars import bar_words
from exports.labels import plain, wide
from exports.native_chart import EXCEL, Chart, Split
from exports.native_rows import NEAR, Bar, read, rows, stood
from exports.plane import Axis, Plane

MOST_SLOTS = 60  # bars side by side
APART = 1.5  # times the least distance: bars further from one another stand in two charts


def bars(plane: Plane, places: Sequence[int], found: Split) -> list[Chart]:
    """The bars at those places of the figure, in as many charts as they have thicknesses, feet and blocks; what is no chart is left out. What the charts write themselves is entered in `found`."""
    first = plane.data[places[0]]
    flat = first.get("orientation") == "h"
    x, y = plane.axes[first.get("xaxis", "x")], plane.axes[first.get("yaxis", "y")]
    along, slots = (x, y) if flat else (y, x)
    if along.kind == "category" or slots.kind == "date" or any((plane.data[p].get("orientation") == "h") != flat for p in places):
        return []
    sets: dict[tuple[float, float], list[Bar]] = {}
    for p in places:
        try:
            own = read(plane.data[p], p, along, slots)
        except ValueError:
            continue
        for bar in own:
            sets.setdefault((_thick(plane.data[p], bar.place), _lane(plane.data[p], own)), []).append(bar)
    charts, standing = [], []
    for (thick, lane), one in sorted(sets.items(), key=lambda item: -len(item[1])):
        if any(lane == other and abs(bar.slot - slot) < (thick + wide) / 2 - NEAR for other, wide, slot in standing for bar in one):
            continue  # bars of another thickness over those of a chart
        made = [_chart(plane, block, thick, lane, flat, along, slots, found) for block in _blocks(one)]
        if made and all(chart is not None for chart in made):
            charts += [chart for chart in made if chart is not None]
            standing += [(lane, thick, slot) for slot in {bar.slot for bar in one}]
            found.bars.update((bar.trace, bar.place) for bar in one)
    return charts


def _thick(trace: Mapping, place: int) -> float:
    return round(float(marks.each(trace.get("width"), place, 0.8)), 6)


def _lane(trace: Mapping, own: Sequence[Bar]) -> float:
    """The foot that all bars of a trace share, where the figure says that they are drawn to a scale of their own; else 0."""
    return own[0].foot if own and (trace.get("meta") or {}).get("scaled") else 0.0


def _blocks(own: Sequence[Bar]) -> list[list[Bar]]:
    """Bars at even distances; in several blocks of two bars or more where wider gaps part them."""
    numbers = sorted({bar.slot for bar in own})
    gaps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    step = min(gaps, default=1.0)
    if all(abs(gap / step - round(gap / step)) <= 1e-3 for gap in gaps):
        return [list(own)]
    edges = [numbers[0], *(b for b, gap in zip(numbers[1:], gaps, strict=True) if gap > APART * step)]
    found = [[bar for bar in own if start <= bar.slot < end] for start, end in zip(edges, [*edges[1:], float("inf")], strict=True)]
    return found if all(len({bar.slot for bar in block}) > 1 for block in found) else []


def _chart(plane: Plane, own: list[Bar], thick: float, lane: float, flat: bool, along: Axis, slots: Axis, found: Split) -> Chart | None:
    grid = _grid(sorted({bar.slot for bar in own}), thick)
    if grid is None:
        return None
    start, step, count = grid
    ranks = {bar.slot: round((bar.slot - start) / step) for bar in own}
    places = list(dict.fromkeys(bar.trace for bar in own))
    dates = along.kind == "date"
    own_stack = plane.layout.get("barmode") in ("stack", "relative") and all(plane.data[p].get("base") is None for p in places)
    if own_stack:
        own = stood(own)
    elif lane:
        own = [replace(bar, foot=0.0) for bar in own]
    stacked = own_stack or dates or any(bar.foot for bar in own)
    built = rows(own, ranks | {start + step * (count - 1): count - 1}, stacked, dates)
    if built is None:
        return None
    shift = EXCEL if dates else 0
    value, low, high = (along.low + shift, along.high + shift), along.start, along.end
    texts = list(bar_words(plane, [plane.data[p] for p in places]))
    if lane:
        value, low, high = _scaled(own, lane, along, max((wide(label, label.size) for _, _, label in texts), default=0.0))
    words = {round(number, 6): text for number, text in slots.ticks}
    names = {round(number, 6): text for number, text in slots.names}
    for bar in own:
        given = (plane.data[bar.trace].get("meta") or {}).get("names")
        if given:
            names[round(bar.slot, 6)] = given[bar.place]
    categories = [plain(names.get(round(start + step * c, 6)) or named(start + step * c)) for c in range(count)]
    ends = [slots.at(start - step / 2), slots.at(start + step * (count - 0.5))]
    left, top, right, bottom = (min(low, high), min(ends), max(low, high), max(ends)) if flat else (min(ends), min(low, high), max(ends), max(low, high))
    chart = Chart(
        "bar", [row for row, _ in built], (left, top, right, bottom), categories, flat, stacked, gap=max(0, min(500, round(100 * (step - thick) / thick))),
        reverse=(ends[0] < ends[1]) if flat else (ends[0] > ends[1]), value=(min(value), max(value)), dates=dates,
    )
    _write_names(chart, slots, words, start, step, plane, found)
    holders = {(bar.trace, bar.place): row for row, mine in built for bar in mine}
    at = {id(plane.data[p]): p for p in places}
    for trace, place, label in texts:
        bar, row = (at[id(trace)], place), holders.get((at[id(trace)], place))
        if row is None:
            continue
        row.inside = marks.each(trace.get("textposition"), place, "auto") != "outside"
        if row.inside or not stacked:
            row.labels[next(ranks[one.slot] for one in own if (one.trace, one.place) == bar)] = label
            found.words.add(bar)
    if not stacked:
        _take_labels(plane, chart, along, slots, start, step, found)
    return chart


def _scaled(own: Sequence[Bar], lane: float, along: Axis, room: float) -> tuple[tuple[float, float], float, float]:
    """The range of bars drawn to a scale of their own and where it lies in px, with `room` px for the label of the longest."""
    most, long = max(bar.value or 0.0 for bar in own) or 1.0, max(bar.long for bar in own) or 1.0
    low, end = along.at(lane), along.at(lane + long)
    high = end + room + 8
    return (0.0, most * (high - low) / (end - low)), low, high


def _grid(numbers: Sequence[float], thick: float) -> tuple[float, float, int] | None:
    """First slot, distance, how many, where bars stand at even distances and do not overlap; else None."""
    gaps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    step = min(gaps, default=max(1.0, thick / 0.8))
    if step < thick - NEAR or any(abs(gap / step - round(gap / step)) > 1e-3 for gap in gaps):
        return None
    count = round((numbers[-1] - numbers[0]) / step) + 1
    return (numbers[0], step, count) if count <= MOST_SLOTS else None


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
