"""The known network on the map: the clusters at their seats, overseas beside the mainland, the links between them, names where they cover nothing."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded
from charts.measure import width
from charts.network import CANVAS, ends, network, places
from charts.network_key import head, key
from charts.network_lines import Line, ends_of, lines
from charts.network_marks import LAST, Name, labels, tiers, under, written
from charts.portrait_map import coarse

SIZE = (960, 720)  # px of the map, names included
SIDE = 70  # px at the left and the right, for names
OVERSEAS = ("01", "02", "03", "04", "06")
FOOT = 56  # px under the land, for the names of the overseas regions
REACH = 11  # px from a seat to its name


def atlas(nodes: pd.DataFrame, pairs: pd.DataFrame, stars: pd.DataFrame, seats: pd.DataFrame, outlines: pd.DataFrame, look: Look, *, size: str, by: str, kept: set[str] | None, chosen: str | None, region: str | None) -> go.Figure:
    """`seats`: cluster_id, _x, _y in km (y north). `outlines`: region_code, name, ring, seq, x, y in km. The rest is as in `charts.network.graph`; `region` is coloured."""
    plane = _Plane(outlines)
    at = {row.cluster_id: plane.at(row.x, row.y) for row in seats.rename(columns={"_x": "x", "_y": "y"}).itertuples()}
    nodes = nodes.assign(_x=[at[c][0] for c in nodes["cluster_id"]], _y=[at[c][1] for c in nodes["cluster_id"]])
    linked, shown = ends(pairs, stars), set(nodes["cluster_id"]) if kept is None else kept
    names = _names(nodes, linked, shown, lines(pairs, stars, places(nodes)), chosen, look)
    points = [place for cluster, place in places(nodes).items()]
    kept_names = [LAST] * len(names) if look.projected else [tier or LAST for tier in tiers(names, points, look.label, SIZE[0], even=True)]
    land = [_shape(outlines, look.palette.land, look.palette.ground, plane)]
    if region:
        land.append(_shape(outlines[outlines["region_code"] == region], faded(look.palette.accent, 0.12), look.palette.accent, plane))
    traces = [*land, *network(nodes, pairs, stars, look, size=size, by=by, shown=shown, chosen=chosen, soft=True), *written(names, kept_names, look), _overseas(outlines, plane, look)]
    legend, top = key(pairs, nodes, look, by=by, hollow=not set(nodes["cluster_id"]) <= linked), head(by)
    share = SIZE[1] / (SIZE[1] + top)
    return look.figure(
        SIZE[1] + top, [*traces, *(trace.update(xaxis="x2", yaxis="y2") for trace in legend)],
        xaxis={"range": [0, SIZE[0]], "visible": False, "constrain": "domain"}, yaxis={"range": [SIZE[1], 0], "domain": [0, share], "visible": False, "scaleanchor": "x", "scaleratio": 1, "constrain": "domain", "constraintoward": "top"},
        xaxis2={"range": [0, CANVAS[0]], "visible": False, "anchor": "y2"}, yaxis2={"range": [0, -top], "domain": [share, 1], "visible": False, "anchor": "x2"},
    )


class _Plane:
    """From kilometres to px of the figure, y down."""

    def __init__(self, outlines: pd.DataFrame):
        self.west, self.north = float(outlines["x"].min()), float(outlines["y"].max())
        self.scale = min((SIZE[1] - FOOT) / (self.north - float(outlines["y"].min())), (SIZE[0] - 2 * SIDE) / (float(outlines["x"].max()) - self.west))

    def at(self, x, y) -> tuple:
        """Px of a place in km; takes numbers or arrays."""
        return SIDE + (x - self.west) * self.scale, 6 + (self.north - y) * self.scale


def _shape(outlines: pd.DataFrame, fill: str, line: str, plane: _Plane) -> go.Scatter:
    """Regions as one filled trace in whole px, a gap between two rings."""
    xs, ys = [], []
    for _, ring in coarse(outlines).groupby(["region_code", "ring"], sort=False):
        x, y = plane.at(ring["x"].to_numpy(), ring["y"].to_numpy())
        xs += [*np.round(x).astype(int).tolist(), None]
        ys += [*np.round(y).astype(int).tolist(), None]
    return go.Scatter(x=xs, y=ys, mode="lines", fill="toself", fillcolor=fill, line={"color": line, "width": 1.2}, hoverinfo="skip", showlegend=False)


def _overseas(outlines: pd.DataFrame, plane: _Plane, look: Look) -> go.Scatter:
    """The names of the regions overseas under their shapes, at two heights in turn."""
    rows = outlines[outlines["region_code"].isin(OVERSEAS)].groupby("region_code").agg(name=("name", "first"), x=("x", "mean"), y=("y", "min")).sort_values("x")
    x, y = plane.at(rows["x"].to_numpy(), np.full(len(rows), float(rows["y"].min())))
    heights = [float(value) + (9 if place % 2 == 0 else 24) for place, value in enumerate(y)]
    return labels(np.round(x, 1), heights, rows["name"], look.palette.quiet, look).update(uid="names-narrow-overseas")


def _names(nodes: pd.DataFrame, linked: set[str], shown: set[str], drawn: list[Line], chosen: str | None, look: Look) -> list[Name]:
    """The name of each cluster beside its seat, where it covers no seat and no other name, over the fewest links; one that has no room is left out, and so are clusters that a merger took away."""
    segments = ends_of([line for line in drawn if {line.a, line.b} & shown])
    seats = nodes[["_x", "_y"]].to_numpy(dtype=float)
    taken = np.hstack([seats - 7, seats + 7])
    named = nodes["cluster_id"].isin(shown) & (nodes["_labelled"] | nodes["cluster_id"].eq(chosen))
    rows = nodes[named].assign(_first=lambda part: part["cluster_id"].eq(chosen), _tied=lambda part: part["cluster_id"].isin(linked))
    found = []
    for row in rows.sort_values(["_first", "_tied", "degree", "cluster_id"], ascending=[False, False, False, True]).to_dict("records"):
        text = f"<b>{row['short_name']}</b>" if row["_first"] else row["short_name"]
        ink = look.palette.accent if row["_first"] else look.palette.ink if row["_tied"] else look.palette.quiet
        best = None
        for rank, (dx, dy, anchor) in enumerate(_sides(width(text, look.label), look.label)):
            name = Name(text, row["_x"] + dx, row["_y"] + dy, ink, anchor)
            box = name.box(look.label)
            if box[0] < 0 or box[2] > SIZE[0] or box[1] < 0 or box[3] > SIZE[1] or _covers(box, taken):
                continue
            cost = under(box, segments) + 0.2 * rank
            if best is None or cost < best[0]:
                best = (cost, name, box)
                if cost <= 0.2 * (rank + 1):
                    break
        if best:
            taken = np.vstack([taken, best[2]])
            found.append(best[1])
    return found


def _covers(box: tuple[float, float, float, float], taken: np.ndarray) -> bool:
    return bool(((taken[:, 0] < box[2]) & (taken[:, 2] > box[0]) & (taken[:, 1] < box[3]) & (taken[:, 3] > box[1])).any())


def _sides(wide: float, size: float) -> list[tuple[float, float, str]]:
    """Where a name may stand from its seat, the best first."""
    line = 0.55 * size + 8
    return [
        (REACH, 0, "left"), (-REACH, 0, "right"), (0, line + 1, "middle"), (0, -line - 1, "middle"), (8, line - 3, "left"), (8, 3 - line, "left"), (-8, line - 3, "right"), (-8, 3 - line, "right"),
        (wide / 3, line + 2, "middle"), (-wide / 3, line + 2, "middle"), (wide / 3, -line - 2, "middle"), (-wide / 3, -line - 2, "middle"),
    ]
