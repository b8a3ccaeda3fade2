"""Where a name stands beside its symbol: it covers no symbol and no other name, and as few links as can be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from charts.measure import width
from charts.network_marks import Name

Box = tuple[float, float, float, float]
REACH = 11  # px from a symbol to its name


def beside(names: Sequence[Name], points: np.ndarray, segments: np.ndarray, walls: Box, size: float) -> list[Name]:
    """The names, given at their symbols and the most important first, moved to the best free side; one that has no room within `walls` is left out.

    `points`: rows of x, y of all symbols in px; `segments`: rows of x0, y0, x1, y1.
    """
    taken, found = np.hstack([points - 7, points + 7]), []
    for name in names:
        best = None
        for rank, (dx, dy, anchor) in enumerate(_sides(width(name.text, size), size)):
            tried = replace(name, x=name.x + dx, y=name.y + dy, anchor=anchor)
            box = tried.box(size)
            if box[0] < walls[0] or box[2] > walls[2] or box[1] < walls[1] or box[3] > walls[3] or _covers(box, taken):
                continue
            cost = under(box, segments) + 0.2 * rank
            if best is None or cost < best[0]:
                best = (cost, tried, box)
                if cost <= 0.2 * (rank + 1):
                    break
        if best:
            taken = np.vstack([taken, best[2]])
            found.append(best[1])
    return found


def lengthened(names: Sequence[Name], full: Mapping[str, str], points: np.ndarray, walls: Box, size: float, scales: Sequence[float] = (1.0,)) -> list[Name]:
    """The names with those of `full` (code → full name) in place of the short ones where they still cover no other name and no symbol, on a page of each of the `scales`, and leave `walls` nowhere."""
    found = list(names)
    for i, name in enumerate(found):
        if name.code not in full:
            continue
        longer = replace(name, text=full[name.code] if "<b>" not in name.text else f"<b>{full[name.code]}</b>")
        if all(_stands(longer.box(size, scale), [other.box(size, scale) for j, other in enumerate(found) if j != i], points * (scale, 1.0), (walls[0] * scale, walls[1], walls[2] * scale, walls[3])) for scale in scales):
            found[i] = longer
    return found


def _stands(box: Box, others: list[Box], points: np.ndarray, walls: Box) -> bool:
    inside = box[0] > walls[0] and box[2] < walls[2] and box[1] > walls[1] and box[3] < walls[3]
    return inside and not _covers(box, np.vstack([np.array(others).reshape(-1, 4), np.hstack([points - 6, points + 6])]))


def _covers(box: Box, taken: np.ndarray) -> bool:
    return bool(((taken[:, 0] < box[2]) & (taken[:, 2] > box[0]) & (taken[:, 1] < box[3]) & (taken[:, 3] > box[1])).any())


def _sides(wide: float, size: float) -> list[tuple[float, float, str]]:
    """Where a name may stand from its symbol, the best first."""
    line = 0.55 * size + 8
    return [
        (REACH, 0, "left"), (-REACH, 0, "right"), (0, line + 1, "middle"), (0, -line - 1, "middle"), (8, line - 3, "left"), (8, 3 - line, "left"), (-8, line - 3, "right"), (-8, 3 - line, "right"),
        (wide / 3, line + 2, "middle"), (-wide / 3, line + 2, "middle"), (wide / 3, -line - 2, "middle"), (-wide / 3, -line - 2, "middle"),
        (REACH, line - 8, "left"), (REACH, 8 - line, "left"), (-REACH, line - 8, "right"), (-REACH, 8 - line, "right"),
    ]


def under(box: tuple[float, float, float, float], segments: np.ndarray) -> int:
    """How many segments go through a box (Liang and Barsky, 1984)."""
    if not len(segments):
        return 0
    x0, y0, dx, dy = segments[:, 0], segments[:, 1], segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]
    enter, leave = np.zeros(len(segments)), np.ones(len(segments))
    for p, q in ((-dx, x0 - box[0]), (dx, box[2] - x0), (-dy, y0 - box[1]), (dy, box[3] - y0)):
        with np.errstate(divide="ignore", invalid="ignore"):
            r = np.where(p == 0, np.where(q < 0, np.inf, -np.inf), q / p)
        enter = np.maximum(enter, np.where(p < 0, r, np.where((p == 0) & (q < 0), np.inf, -np.inf)))
        leave = np.minimum(leave, np.where(p > 0, r, np.inf))
    return int((enter < leave).sum())
