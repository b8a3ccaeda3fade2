"""Lines of a network: what is drawn between which points, side by side where a pair is linked in several ways."""

from collections.abc import Collection
from dataclasses import dataclass
from math import atan2, degrees, hypot

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import scatter

KINDS = ("shared_organisation", "agreement", "eu_project", "merger")
BESIDE = 4.4  # px between two lines of one pair
MOST = 200  # links drawn in one picture: beyond, it can neither be read nor sent quickly


@dataclass(frozen=True)
class Line:
    """One straight line; `a` and `b` are clusters, or a cluster twice for a spoke of a star, whose act is `act`."""

    kind: str
    a: str
    b: str
    start: tuple[float, float]
    end: tuple[float, float]
    heavy: bool
    act: str = ""


def lines(pairs: pd.DataFrame, stars: pd.DataFrame, at: dict[str, tuple[float, float]]) -> list[Line]:
    """Every line of a network: a pair once a kind, unless all that ties it is drawn as a star; then the spokes of the stars."""
    straight = pairs[pairs["_apart"] > 0].to_dict("records")
    beside: dict[tuple[str, str], list[str]] = {}
    for row in straight:
        beside.setdefault(tuple(sorted((row["_a"], row["_b"]))), []).append(row["_kind"])
    drawn = []
    for row in straight:
        low, high = sorted((row["_a"], row["_b"]))
        kinds = sorted(beside[low, high], key=KINDS.index)
        shift = (kinds.index(row["_kind"]) - (len(kinds) - 1) / 2) * BESIDE
        (x0, y0), (x1, y1) = at[low], at[high]
        length = hypot(x1 - x0, y1 - y0) or 1.0
        dx, dy = -(y1 - y0) / length * shift, (x1 - x0) / length * shift
        ends = {low: (x0 + dx, y0 + dy), high: (x1 + dx, y1 + dy)}
        drawn.append(Line(row["_kind"], row["_a"], row["_b"], ends[row["_a"]], ends[row["_b"]], row["weight"] >= 1))
    for act, part in stars.groupby("_star", sort=True):
        centre = hub([at[name] for name in part["_cluster"]])
        drawn += [Line(row["_kind"], row["_cluster"], row["_cluster"], centre, at[row["_cluster"]], False, act) for row in part.to_dict("records")]
    return drawn


def strongest(pairs: pd.DataFrame, around: Collection[str] = ()) -> pd.DataFrame:
    """The links that a picture draws, in the order of `pairs`: all of them up to `MOST`; beyond, the departures by merger and those of the clusters of `around`, then the heaviest."""
    if len(pairs) <= MOST:
        return pairs
    first = pairs["_kind"].eq("merger") | pairs["_a"].isin(list(around)) | pairs["_b"].isin(list(around))
    kept = pairs.assign(_first=first).sort_values(["_first", "weight"], ascending=False, kind="stable").head(MOST)
    return pairs.loc[sorted(kept.index)]


def parted(drawn: list[Line], ours: set[str] | None) -> tuple[list[Line], list[Line]]:
    """The lines that touch the clusters of `ours`, with all the spokes of their acts, then the others; all are of the first where `ours` is None."""
    if ours is None:
        return drawn, []
    acts = {line.act for line in drawn if line.act and line.a in ours}
    lit = [line.act in acts if line.act else bool({line.a, line.b} & ours) for line in drawn]
    return [line for line, mine in zip(drawn, lit, strict=True) if mine], [line for line, mine in zip(drawn, lit, strict=True) if not mine]


def ends_of(drawn: list[Line]) -> np.ndarray:
    """The lines as rows of x0, y0, x1, y1."""
    return np.array([(*line.start, *line.end) for line in drawn], dtype=float).reshape(-1, 4)


def hub(ends: list[tuple[float, float]]) -> tuple[float, float]:
    """Where the centre of a star stands: the mean of its ends."""
    return sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends)


def segments(part: list[Line], colour: str, wide: float, dash: str | None = None) -> go.Scatter:
    """Lines of one look as one trace, with a gap between two."""
    xs, ys = [], []
    for line in part:
        xs += [round(line.start[0], 1), round(line.end[0], 1), None]
        ys += [round(line.start[1], 1), round(line.end[1], 1), None]
    return scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": wide, **({"dash": dash} if dash else {})}, hoverinfo="skip", showlegend=False)


def triangles(part: list[Line], colour: str) -> go.Scatter:
    """The head of each directed line, short of the symbol that it points to."""
    xs, ys, turned = [], [], []
    for line in part:
        dx, dy = line.end[0] - line.start[0], line.end[1] - line.start[1]
        length = hypot(dx, dy) or 1.0
        xs.append(round(line.end[0] - dx / length * 13, 1))
        ys.append(round(line.end[1] - dy / length * 13, 1))
        turned.append(round(degrees(atan2(dy, dx)) + 90, 1))  # a triangle points up, and y goes down
    return scatter(x=xs, y=ys, mode="markers", hoverinfo="skip", showlegend=False, marker={"symbol": "triangle-up", "size": 10, "angle": turned, "color": colour, "opacity": 1})
