"""One frozen place for each cluster: stress majorisation on shortest paths, spread over the canvas, then boxes with their name pushed apart."""

import random
from collections.abc import Mapping, Sequence

import igraph
import numpy as np

WIDTH, HEIGHT = 1160, 500
STARTS, ROUNDS, TURNS, SEED = 24, 120, 6, 2005
SYMBOL, NAME, GAP, EDGE = 16, 15, 3, 3  # px: marker, line of the name, air between two boxes, air at the walls
RANKED = 0.82  # share of an axis that follows the rank; the rest follows the distance


def width_of(name: str) -> float:
    """Room for a name at 13 px, on the safe side."""
    return 6 + sum(9.0 if sign in "MWmw@&" else 7.9 if sign.isupper() or sign.isdigit() else 3.9 if sign in "iljtrf.' -’" else 6.9 for sign in name)


def place(names: Mapping[str, str], pairs: Mapping[tuple[str, str], float], families: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Identifier → (x, y) of the marker in px, y down, the name under it. `names` maps identifiers to what is written, `pairs` weighs the links of all phases together.

    A heavier link is shorter, one within a family too; what has no path is set half-way across. The best of several seeded starts and turns is kept: fewest crossings, then shortest.
    """
    ids = sorted(names)
    wanted = distances(ids, pairs, families)
    index = {name: i for i, name in enumerate(ids)}
    links = np.array([(index[a], index[b]) for a, b in sorted(pairs)]).reshape(-1, 2)
    dice, best = random.Random(SEED), None
    for _ in range(STARTS):
        start = np.array([[dice.uniform(-1, 1), dice.uniform(-1, 1)] for _ in ids]) * wanted.max()
        settled = stress(start, wanted)
        for turn in range(TURNS):
            angle = np.pi * turn / TURNS
            at = filled(settled @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]))
            score = crossings(at, links) + 0.6 * np.hypot(*(at[links[:, 0]] - at[links[:, 1]]).T).mean()
            if best is None or score < best[0] - 1e-9:
                best = (score, at)
    sizes = [(max(SYMBOL, width_of(names[name])), SYMBOL + NAME) for name in ids]
    return dict(zip(ids, apart([tuple(map(float, point)) for point in np.round(best[1])], sizes), strict=True))


def distances(ids: Sequence[str], pairs: Mapping[tuple[str, str], float], families: Mapping[str, str]) -> np.ndarray:
    """Wanted distances: shortest paths where a link of weight w is 1/min(1.6, 0.45 + 0.75 w) long, 0.66 of that within a family, 1.08 otherwise."""
    index, ordered = {name: i for i, name in enumerate(ids)}, sorted(pairs)
    made = igraph.Graph(n=len(ids), edges=[(index[a], index[b]) for a, b in ordered])
    lengths = [(0.66 if families[a] == families[b] else 1.08) / min(1.6, 0.45 + 0.75 * pairs[a, b]) for a, b in ordered]
    found = np.array(made.distances(weights=lengths))
    return np.where(np.isinf(found), 0.55 * found[np.isfinite(found)].max(), found)


def stress(at: np.ndarray, wanted: np.ndarray, rounds: int = ROUNDS) -> np.ndarray:
    """Stress majorisation (de Leeuw 1977; Gansner, Koren and North 2004) with weights 1/d², one node after the other moved to the mean of what the others ask."""
    at = at.copy()
    pull = 1 / np.where(wanted > 0, wanted, np.inf) ** 2
    for _ in range(rounds):
        for i in range(len(at)):
            away = at[i] - at
            gap = np.hypot(away[:, 0], away[:, 1])
            asked = at + away * np.divide(wanted[i], gap, out=np.zeros_like(gap), where=gap > 1e-9)[:, None]
            at[i] = (asked * pull[i][:, None]).sum(axis=0) / pull[i].sum()
    return at


def filled(at: np.ndarray) -> np.ndarray:
    """Each axis spread over the canvas, between its rank and its distance."""
    columns = []
    for axis, margin, room in ((0, 75, WIDTH - 150), (1, 20, HEIGHT - 60)):
        values = at[:, axis]
        rank = np.argsort(np.argsort(np.round(values, 6), kind="stable"), kind="stable") / (len(values) - 1)
        linear = (values - values.min()) / (values.max() - values.min())
        columns.append(margin + room * (RANKED * rank + (1 - RANKED) * linear))
    return np.column_stack(columns)


def crossings(at: np.ndarray, links: np.ndarray) -> int:
    """How many pairs of links cross, ends left out."""
    a, b = at[links[:, 0]], at[links[:, 1]]

    def side(p, q, r):
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])

    a1, b1, a2, b2 = a[:, None], b[:, None], a[None], b[None]
    cut = (side(a1, b1, a2) * side(a1, b1, b2) < -1e-9) & (side(a2, b2, a1) * side(a2, b2, b1) < -1e-9)
    return int(cut.sum()) // 2


def box(x: float, y: float, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a marker centred on (x, y) with its name under it."""
    return x - size[0] / 2, y - SYMBOL / 2, x + size[0] / 2, y - SYMBOL / 2 + size[1]


def apart(points: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], rounds: int = 3000) -> list[tuple[int, int]]:
    """The points moved until no two boxes are nearer than `GAP`, on the cheaper axis, within the walls; whole pixels. Raises ValueError where there is no room."""
    at = [[float(x), float(y)] for x, y in points]
    for _ in range(rounds):
        moved = False
        for point, size in zip(at, sizes, strict=True):
            point[0] = min(max(point[0], size[0] / 2 + EDGE), WIDTH - size[0] / 2 - EDGE)
            point[1] = min(max(point[1], SYMBOL / 2 + EDGE), HEIGHT - size[1] + SYMBOL / 2 - EDGE)
        for i, a in enumerate(at):
            for j in range(i + 1, len(at)):
                b = at[j]
                across = (sizes[i][0] + sizes[j][0]) / 2 + GAP - abs(b[0] - a[0])
                down = sizes[i][1] + GAP - abs(b[1] - a[1])
                if across > 0 and down > 0:
                    axis, push = (0, across) if across < down else (1, down)
                    push = (push / 2 + 0.26) * (1 if b[axis] >= a[axis] else -1)
                    a[axis], b[axis], moved = a[axis] - push, b[axis] + push, True
        if not moved:
            return [(round(x), round(y)) for x, y in at]
    raise ValueError("no room for every name on the canvas")
