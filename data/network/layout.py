"""The frozen places: one layout of all clusters for every phase, filling the drawing, with room for every name."""

from dataclasses import dataclass

import numpy as np

from data.network import stress, words

CANVASES = {1160: 590, 900: 760, 640: 1120}  # px, width: height
STARTS, TURNS, SEED = 24, 6, 2005
RANK = 0.68  # of each axis: places by rank fill the drawing; the rest keeps the distances
PER_CROSSING, PER_PX = 1.0, 0.6
PUSHES = 600


@dataclass(frozen=True)
class Box:
    """Room about a node, in px: half its width to each side, `up` above its middle, `down` below."""

    half: float
    up: float
    down: float


def boxes(names: list[str]) -> list[Box]:
    """Room for the dots and the names below them."""
    return [Box(wide / 2, up, down) for wide, up, down in map(words.box, names)]


def candidates(wanted: np.ndarray) -> np.ndarray:
    """(starts × turns, n, 2): where the starts settle, each turned by a twelfth of a circle five times over."""
    settled = stress.places(wanted, STARTS, SEED).round(4)
    angles = np.arange(TURNS) * np.pi / TURNS
    turns = np.stack([[np.cos(angles), -np.sin(angles)], [np.sin(angles), np.cos(angles)]]).transpose(2, 0, 1)
    return np.einsum("tij,snj->stni", turns, settled).reshape(-1, *settled.shape[1:])


def choose(settled: np.ndarray, links: np.ndarray, rooms: list[Box], width: int, height: int) -> np.ndarray:
    """The candidate with the fewest crossings and the shortest links once it fills a drawing of width × height px; (n, 2), y downwards."""
    filled = [_fill(one, rooms, width, height) for one in settled]
    scores = [PER_CROSSING * crossings(at, links) + PER_PX * _mean_length(at, links) for at in filled]
    return filled[int(np.argmin(np.round(scores, 3)))]


def crossings(at: np.ndarray, links: np.ndarray) -> int:
    """Pairs of links that cross; `links` (m, 2) holds rows of `at`; links with an end in common do not count."""
    one, two = np.triu_indices(len(links), 1)
    a, b, c, d = links[one, 0], links[one, 1], links[two, 0], links[two, 1]
    free = (a != c) & (a != d) & (b != c) & (b != d)
    a, b, c, d = (at[end[free]] for end in (a, b, c, d))
    return int(((_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)).sum())


def push_apart(at: np.ndarray, rooms: list[Box], width: int, height: int) -> np.ndarray:
    """Move boxes that overlap off one another, on the axis where it costs less, inside the walls; the same input gives the same places."""
    x, y = at[:, 0].tolist(), at[:, 1].tolist()
    order = range(len(x))
    for _ in range(PUSHES):
        clear = True
        for i in order:
            for j in range(i):
                over_x, over_y, right, below = overlap(x[i] - x[j], y[i] - y[j], rooms[i], rooms[j])
                if over_x <= 0 or over_y <= 0:
                    continue
                clear = False
                if over_x <= over_y * 1.5:  # names are wide: a step aside is longer but clearer
                    x[i], x[j] = x[i] + right * (over_x / 2 + 0.1), x[j] - right * (over_x / 2 + 0.1)
                else:
                    y[i], y[j] = y[i] + below * (over_y / 2 + 0.1), y[j] - below * (over_y / 2 + 0.1)
        for i in order:
            x[i] = min(max(x[i], rooms[i].half), width - rooms[i].half)
            y[i] = min(max(y[i], rooms[i].up), height - rooms[i].down)
        if clear:
            break
    return np.column_stack([x, y])


def overlap(dx: float, dy: float, one: Box, two: Box) -> tuple[float, float, int, int]:
    """How far the box at (dx, dy) from the other lies over it on each axis (0 or less: not at all), and the way to move it off."""
    below = 1 if dy >= 0 else -1
    reach = two.down + one.up if below == 1 else one.down + two.up
    return one.half + two.half - abs(dx), reach - abs(dy), 1 if dx >= 0 else -1, below


def _fill(at: np.ndarray, rooms: list[Box], width: int, height: int) -> np.ndarray:
    half, up, down = max(r.half for r in rooms), max(r.up for r in rooms), max(r.down for r in rooms)
    return np.column_stack([_spread(at[:, 0], half * 0.7, width - half * 0.7), _spread(at[:, 1], up, height - down)])


def _spread(values: np.ndarray, low: float, high: float) -> np.ndarray:
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable") / max(len(values) - 1, 1)
    linear = (values - values.min()) / max(np.ptp(values), 1e-9)
    return low + (high - low) * (RANK * ranks + (1 - RANK) * linear)


def _side(a: np.ndarray, b: np.ndarray, p: np.ndarray) -> np.ndarray:
    return (b[:, 0] - a[:, 0]) * (p[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (p[:, 0] - a[:, 0])


def _mean_length(at: np.ndarray, links: np.ndarray) -> float:
    return float(np.hypot(*(at[links[:, 0]] - at[links[:, 1]]).T).mean())
