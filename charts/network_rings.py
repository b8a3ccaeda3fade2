"""Where the neighbours of one cluster stand: on one ring or two round it, even down each side, so that each has its lines of text outside the ring."""

from collections.abc import Mapping, Sequence
from math import atan2, pi, sqrt

Place = tuple[float, float]
WIDTH = 1160  # px of the canvas
MIDDLE = WIDTH / 2
ACROSS = (200.0, 415.0)  # px from the middle to the side of each ring
FLAT = 0.82  # how far up the ring its first and last place are; at 1 they would all but touch at the top


def sides(ordered: Sequence[str]) -> tuple[list[str], list[str]]:
    """Right side then left side, each from the top down, of what goes clockwise from the top."""
    half = (len(ordered) + 1) // 2
    return list(ordered[:half]), list(ordered[half:])[::-1]


def one(ordered: Sequence[str], heights: Mapping[str, float], least: float) -> tuple[dict[str, Place], float]:
    """Places of a single ring in px, y down from its top, and its height; `heights` is the room in px that each asks down its side."""
    right, left = sides(ordered)
    tall = max(least, *(sum(heights[name] for name in side) for side in (right, left)))
    at: dict[str, Place] = {}
    for side, sign in ((right, 1), (left, -1)):
        spare, y = (tall - sum(heights[name] for name in side)) / (len(side) + 1), 0.0
        for name in side:
            y += spare + heights[name] / 2
            at[name] = (MIDDLE + sign * outline(y - tall / 2, tall / 2, ACROSS[0]), y)
            y += heights[name] / 2
    return at, tall


def outline(y: float, half: float, across: float) -> float:
    """How far from the middle a ring is at the height `y` (px from its centre), whose first place is `half` px up."""
    return across * sqrt(max(0.0, 1 - (FLAT * y / half) ** 2)) if half else across


def two(inner: Sequence[str], outer: Mapping[str, Sequence[str]], rows: tuple[float, float], least: float) -> tuple[dict[str, Place], float, float]:
    """Places of two rings, the height of the outer and that of the inner. `outer` maps each cluster at two steps to its neighbours of the inner ring, near which it is set; `rows` is the room down a side in px."""
    low, short = one(inner, dict.fromkeys(inner, rows[0]), least)
    toward = {name: _angle([low[near] for near in nears], short / 2) for name, nears in outer.items()}
    right, left = _balanced(toward)
    tall = max(short + 2 * rows[1], rows[1] * max(len(right), len(left)))
    at = {name: (x, y + (tall - short) / 2) for name, (x, y) in low.items()}
    for side, sign in ((right, 1), (left, -1)):
        for place, name in enumerate(side):
            y = tall * (place + 0.5) / len(side)
            at[name] = (MIDDLE + sign * outline(y - tall / 2, tall / 2, ACROSS[1]), y)
    return at, tall, short


def _angle(points: Sequence[Place], middle: float) -> float:
    """Clockwise from the top, 0 to 2π, of the mean of some places."""
    x = sum(point[0] for point in points) / len(points) - MIDDLE
    y = sum(point[1] for point in points) / len(points) - middle
    return atan2(x, -y) % (2 * pi)


def _balanced(toward: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """Both sides from the top down, as near to where each wants to be as an even number a side allows."""
    ordered = sorted(toward, key=lambda name: (toward[name], name))
    right = [name for name in ordered if toward[name] < pi]
    left = [name for name in ordered if toward[name] >= pi][::-1]
    while abs(len(right) - len(left)) > 1:
        more, less = (right, left) if len(right) > len(left) else (left, right)
        up = abs(toward[more[0]] % (2 * pi) - (0 if more is right else 2 * pi))
        down = abs(toward[more[-1]] - pi)
        if up < down:
            less.insert(0, more.pop(0))
        else:
            less.append(more.pop())
    return right, left
