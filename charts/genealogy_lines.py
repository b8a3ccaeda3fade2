"""The lines of the genealogy: pieces of a label, curves where a line joins another, threads where only a body or a name goes on."""

from dataclasses import dataclass

import numpy as np

from charts.genealogy_layout import Layout
from charts.genealogy_model import LAST, Cluster, Lineage

STEPS = 16  # samples of a curve
PULL = 0.55  # how far the control points of a curve stand from its ends, as a share of its width
_U = np.linspace(0, 1, STEPS + 1)
CURVE_X = 3 * (1 - _U) ** 2 * _U * PULL + 3 * (1 - _U) * _U**2 * (1 - PULL) + _U**3
CURVE_Y = 3 * (1 - _U) * _U**2 + _U**3
SHORT = 0.92  # of a life: the longest that a curve may take


@dataclass(frozen=True)
class Pen:
    """Widths in px of a line that gathers one, two, three clusters or more; `bend` in years is the length of a curve; `hollow` the least width of a provisional label."""

    widths: tuple[float, float, float] = (2.2, 5.0, 7.6)
    hollow: float = 5.4
    wall: float = 1.4
    dotted: float = 2.6
    bend: float = 0.85

    def width(self, weight: int) -> float:
        return self.widths[max(1, min(weight, len(self.widths))) - 1]


@dataclass(frozen=True)
class Stroke:
    """A line to draw: `style` is solid, hollow, dashed, dotted or thread; `weight` the number of original clusters it gathers."""

    cluster: str
    panel: int
    style: str
    weight: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True)
class Track:
    """Where a line runs: straight on its row, then bent into the line that takes it over."""

    xs: np.ndarray
    ys: np.ndarray

    def at(self, time: float) -> float:
        return float(np.interp(time, self.xs, self.ys))

    def between(self, start: float, end: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
        inner = self.xs[(self.xs > start) & (self.xs < end)]
        xs = (start, *inner.tolist(), end)
        return tuple(round(x, 3) for x in xs), tuple(round(self.at(x), 2) for x in xs)


def track(lineage: Lineage, layout: Layout, name: str, pen: Pen) -> Track:
    """The course of one cluster's line over the whole picture."""
    row, join = layout.rows[name], lineage.out_of(name)
    if join is None or not join.carries:
        return Track(np.array([2000.0, 2030.0]), np.array([row, row]))
    start = next((label.start for label in lineage.clusters[name].labels if label.end >= join.time - 0.01), lineage.clusters[name].start)
    length = min(pen.bend, SHORT * (join.time - min(start, lineage.clusters[name].start)))
    xs, ys = join.time - length + length * CURVE_X, row + (layout.rows[join.younger] - row) * CURVE_Y
    back = np.array([join.time + 0.001, 2030.0])  # a label given back starts again on its own row
    return Track(np.concatenate([[2000.0], xs, back]), np.concatenate([[row], ys, [row, row]]))


def pieces(cluster: Cluster, lineage: Lineage) -> list[tuple[float, float, str, int]]:
    """(start, end, style, weight) of each part of a cluster's line, in order of time."""
    cuts, found = lineage.changes(cluster.name), []
    for label in cluster.labels:
        known = min(label.firm, label.end) if label.firm else label.start
        parts = [(label.start, known, "hollow")] if known > label.start else []
        if label.open:
            parts.append((known, LAST, "dotted"))
        elif known < label.end:
            parts.append((known, label.end, "dashed" if label.unsure else "solid"))
        for start, end, style in parts:
            edges = [start, *[c for c in cuts if start < c < end], end]
            for a, b in zip(edges, edges[1:], strict=False):
                found.append((a, b, style, max(1, len(lineage.roots(cluster.name, a)))))
    return _joined(found)


def _joined(parts: list[tuple[float, float, str, int]]) -> list[tuple[float, float, str, int]]:
    """Parts that follow on with one style and one weight made one, so that dashes run on."""
    out: list[tuple[float, float, str, int]] = []
    for part in parts:
        if out and abs(out[-1][1] - part[0]) < 0.004 and out[-1][2:] == part[2:]:
            out[-1] = (out[-1][0], *part[1:])
        else:
            out.append(part)
    return out


def strokes(lineage: Lineage, layout: Layout, pen: Pen) -> list[Stroke]:
    """All lines of the picture, thin before thick, so that an heir covers the ends of its parents."""
    found = []
    for name, cluster in lineage.clusters.items():
        course, join = track(lineage, layout, name, pen), lineage.out_of(name)
        for start, end, style, weight in pieces(cluster, lineage):
            bends = join is not None and join.carries and join.unsure and abs(end - join.time) < 0.02
            if bends and style == "solid":
                turn = max(start, end - pen.bend)
                found += [Stroke(name, layout.panels[name], style, weight, *course.between(start, turn))] if turn > start else []
                start, style = turn, "dashed"
            found.append(Stroke(name, layout.panels[name], style, weight, *course.between(start, end)))
    found += _threads(lineage, layout, pen)
    return sorted(found, key=lambda s: (s.style != "thread", s.weight, s.style))


def _threads(lineage: Lineage, layout: Layout, pen: Pen) -> list[Stroke]:
    """Thin threads: a body that joins after its label was lost, a label given back to one who shared another's."""
    found = []
    for join in lineage.joins:
        if not join.carries and join.older in layout.rows:
            found.append(_thread(layout, join.older, lineage.clusters[join.older].end, layout.rows[join.older], lineage.clusters[join.older].end + pen.bend, layout.rows[join.younger]))
    for mark in lineage.marks:
        if mark.source:
            left = min(lineage.clusters[mark.source].end, mark.time - pen.bend)
            found.append(_thread(layout, mark.cluster, left, layout.rows[mark.source], mark.time, layout.rows[mark.cluster]))
    return found


def _thread(layout: Layout, name: str, x0: float, y0: float, x1: float, y1: float) -> Stroke:
    xs, ys = x0 + (x1 - x0) * CURVE_X[::2], y0 + (y1 - y0) * CURVE_Y[::2]
    return Stroke(name, layout.panels[name], "thread", 1, tuple(np.round(xs, 3).tolist()), tuple(np.round(ys, 3).tolist()))
