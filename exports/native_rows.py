"""The bars of a figure as the rows of a data sheet: one row a name, stacked where bars stand on one another, a row without ink under those that float."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exports import marks
from exports.bars import ink_of_bar
from exports.marks import Ink
from exports.native_chart import EXCEL, Series
from exports.plane import Axis

NEAR = 1e-6
DAY = 86_400_000  # ms
OFTEN = 3  # bars that float at one same height stand for small figures one above the other, not for a chart


@dataclass(frozen=True)
class Bar:
    """One bar: where it is in the figure (trace, place in it), its slot, what holds it, how long it is drawn, the value that it stands for, its ink."""

    trace: int
    place: int
    slot: float
    foot: float
    long: float
    value: float | None
    ink: Ink
    name: str


def read(trace: Mapping, at: int, along: Axis, slots: Axis) -> list[Bar]:
    """The bars of a trace, lengths in the unit of their axis; days where it is one of dates, counted as spreadsheets do. Raises ValueError where a length is no number."""
    flat, dates = trace.get("orientation") == "h", along.kind == "date"
    meta, found = trace.get("meta") or {}, []
    for i, (slot, drawn) in enumerate(zip(trace["y" if flat else "x"], trace["x" if flat else "y"], strict=True)):
        long = None if drawn is None or drawn != drawn else float(drawn) / (DAY if dates else 1) + 0.0
        held = meta["values"][i] if meta.get("values") is not None else long
        base = marks.each(trace.get("base"), i)
        foot = 0.0 if base is None else along.number(base) + EXCEL if dates else float(base)
        found.append(Bar(at, i, slots.number(slot), foot, long or 0.0, None if held is None or held != held else float(held) + 0.0, ink_of_bar(trace, i), trace.get("name") or ""))
    return found


def rows(bars: Sequence[Bar], ranks: Mapping[float, int], stacked: bool, free: bool) -> list[tuple[Series, list[Bar]]] | None:
    """The rows with the bars of each; None where they make no chart. Bars of one name share a row. `free`: whether bars may float at one same height."""
    for shared in (True, False):
        built = _rows(bars, ranks, shared)
        held = _held_up(built, ranks, free) if stacked else built if _apart(built) else None
        if held is not None:
            return held
    return None


def _rows(bars: Sequence[Bar], ranks: Mapping[float, int], shared: bool) -> list[tuple[Series, list[Bar]]]:
    """One row a name (else a trace); bars of one name that share a slot go on in another row."""
    kept: dict[tuple[str, int, int], list[Bar]] = {}
    for bar in bars:
        own = (bar.name, -1) if shared and bar.name else ("", bar.trace)
        again = 0
        while any(ranks[one.slot] == ranks[bar.slot] for one in kept.get((*own, again), ())):
            again += 1
        kept.setdefault((*own, again), []).append(bar)
    found = []
    for mine in _upwards(list(kept.values()), ranks):
        values: list[float | None] = [None] * (max(ranks.values()) + 1)
        inks = [mine[0].ink] * len(values)
        for bar in mine:
            values[ranks[bar.slot]], inks[ranks[bar.slot]] = bar.value, bar.ink
        found.append((Series(values, inks, trace=mine[0].trace), mine))
    return found


def _upwards(found: list[list[Bar]], ranks: Mapping[float, int]) -> list[list[Bar]]:
    """The rows in an order in which each bar comes after the one that it stands on, as far as there is one; else as they are."""
    under: list[set[int]] = [set() for _ in found]
    for above, mine in enumerate(found):
        for below, others in enumerate(found):
            if above != below and any(ranks[one.slot] == ranks[two.slot] and one.foot > two.foot + NEAR for one in mine for two in others):
                under[above].add(below)
    order: list[int] = []
    while len(order) < len(found):
        ready = next((n for n in range(len(found)) if n not in order and under[n] <= set(order)), None)
        if ready is None:
            return found
        order.append(ready)
    return [found[n] for n in order]


def _apart(built: list[tuple[Series, list[Bar]]]) -> bool:
    """Whether the bars of each slot do not hide one another: at most one goes up and one down."""
    for known in zip(*(row.values for row, _ in built), strict=True):
        if sum(value is not None for value in known) > 1:
            seen = [value for value in known if value]
            if len(seen) > 2 or (len(seen) == 2 and seen[0] * seen[1] > 0):
                return False
    return True


def _held_up(built: list[tuple[Series, list[Bar]]], ranks: Mapping[float, int], free: bool) -> list[tuple[Series, list[Bar]]] | None:
    """The rows of a stack; a bar that floats is held up by a row without ink. None where floating bars are no chart."""
    tops: dict[tuple[int, bool], float] = {}
    found, floating = [], []
    for row, mine in built:
        holds: list[float | None] = [None] * len(row.values)
        for bar in mine:
            if not bar.value:
                continue
            key = (ranks[bar.slot], bar.value > 0)
            wanted = bar.foot
            if wanted < tops.get(key, 0.0) - NEAR:
                return None
            if wanted > tops.get(key, 0.0) + NEAR:
                holds[ranks[bar.slot]] = wanted - tops.get(key, 0.0)
                floating.append(round(wanted, 6))
            tops[key] = wanted + bar.value
        if any(holds):
            found.append((Series(holds, [Ink()] * len(holds)), []))
        found.append((row, mine))
    return None if not free and any(floating.count(one) >= OFTEN for one in set(floating)) else found


def stood(bars: Sequence[Bar]) -> list[Bar]:
    """Bars of a figure that stacks them itself, each with what it stands on."""
    tops: dict[tuple[float, bool], float] = {}
    found = []
    for bar in bars:
        key = (bar.slot, bar.long > 0)
        found.append(replace(bar, foot=tops.get(key, 0.0)))
        tops[key] = tops.get(key, 0.0) + (bar.value or 0.0)
    return found
