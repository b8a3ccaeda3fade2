"""The known network on the map: the clusters at their seats, overseas beside the mainland, the links between them, names where they cover nothing."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded, scatter
from charts.network import abbreviated, ends, network, places, told_of, written_for
from charts.network_aside import by_region
from charts.network_key import column, framed, inks, key
from charts.network_lines import ends_of, lines, parted, strongest
from charts.network_marks import LAST, labels, tiers, written
from charts.network_placing import beside, lengthened
from charts.portrait_map import coarse

SIZE = (960, 720)  # px of the map, names included
WALL_SIZE, WALL_KEY, WALL_LIST = (1728, 664), 300, 470  # px on the wall: of the whole, of the key at its left, of the list at its right
SIDE = 70  # px at the left and the right, for names
OVERSEAS = ("01", "02", "03", "04", "06")
FOOT = 56  # px under the land, for the names of the overseas regions


def atlas(nodes: pd.DataFrame, pairs: pd.DataFrame, stars: pd.DataFrame, seats: pd.DataFrame, outlines: pd.DataFrame, look: Look, *, size: str, by: str, kept: set[str] | None, chosen: str | None, region: str | None, ours: set[str] | None) -> go.Figure:
    """`seats`: cluster_id, _x, _y in km (y north). `outlines`: region_code, name, ring, seq, x, y in km. The rest is as in `charts.network.graph`; `region` is coloured."""
    area = WALL_SIZE if look.projected else SIZE
    plane = _Plane(outlines, area[0] - WALL_LIST if look.projected else area[0], area[1], WALL_KEY if look.projected else 0)
    at = {row.cluster_id: plane.at(row.x, row.y) for row in seats.rename(columns={"_x": "x", "_y": "y"}).itertuples()}
    nodes = nodes.assign(_x=[at[c][0] for c in nodes["cluster_id"]], _y=[at[c][1] for c in nodes["cluster_id"]])
    linked, shown = ends(pairs, stars), set(nodes["cluster_id"]) if kept is None else kept
    named = nodes[nodes["cluster_id"].isin(shown) & (nodes["_labelled"] | nodes["cluster_id"].eq(chosen))]  # those that a merger took away are told by the pointer
    drawn = lines(strongest(pairs, ours or {chosen}), stars, places(nodes))
    segments = ends_of([line for line in parted(drawn, ours)[0] if {line.a, line.b} & shown])
    names = beside(written_for(named, linked, chosen, look, ours), nodes.loc[nodes["cluster_id"].isin(shown), ["_x", "_y"]].to_numpy(dtype=float), segments, (plane.left, 0, plane.right, area[1]), look.label)
    points = [place for cluster, place in places(nodes).items()]
    names = lengthened(names, abbreviated(nodes), np.array(points, dtype=float), (plane.left, 0, plane.right, area[1]), look.label)
    kept_names = [LAST] * len(names) if look.projected else [tier or LAST for tier in tiers(names, points, look.label, SIZE[0], even=True)]
    land = [_shape(outlines, look.palette.land, look.palette.ground, plane)]
    if region:
        land.append(_shape(outlines[outlines["region_code"] == region], faded(look.palette.accent, 0.12), look.palette.accent, plane))
    traces = [*land, *network(nodes, pairs, stars, drawn, look, size=size, by=by, shown=shown, chosen=chosen, ours=ours, soft=True), *written(names, kept_names, look), _overseas(outlines, plane, look, set(nodes["_region_code"]))]
    axes = {"xaxis": {"constrain": "domain"}, "yaxis": {"scaleanchor": "x", "scaleratio": 1, "constrain": "domain", "constraintoward": "top"}}
    if look.projected:
        others = named[~named["cluster_id"].isin({name.code for name in names})]
        legend = [*column(told_of(pairs, ours), nodes, look, by=by, hollow=not set(nodes["cluster_id"]) <= linked), *by_region(others.assign(_ink=inks(others, by, look)), look, left=plane.right + 24, room=WALL_LIST - 24, height=area[1])]
        return look.figure(area[1], [*traces, *legend], xaxis={"range": [0, area[0]], "visible": False, **axes["xaxis"]}, yaxis={"range": [area[1], 0], "visible": False, **axes["yaxis"]})
    legend = key(told_of(pairs, ours), nodes, look, by=by, hollow=not set(nodes["cluster_id"]) <= linked)
    figure = framed(traces, legend, look, size=SIZE, by=by, **axes)
    return figure.update_layout(meta={"even": figure.layout.height / SIZE[0]})


class _Plane:
    """From kilometres to px of the figure, y down."""

    def __init__(self, outlines: pd.DataFrame, right: float, height: float, left: float):
        """The map stands in the middle between `left` and `right`, in `height`."""
        self.west, self.north, self.left, self.right = float(outlines["x"].min()), float(outlines["y"].max()), left, right
        across = float(outlines["x"].max()) - self.west
        self.scale = min((height - FOOT) / (self.north - float(outlines["y"].min())), (right - left - 2 * SIDE) / across)
        self.start = left + (right - left - across * self.scale) / 2 if left else SIDE

    def at(self, x, y) -> tuple:
        """Px of a place in km; takes numbers or arrays."""
        return self.start + (x - self.west) * self.scale, 6 + (self.north - y) * self.scale


def _shape(outlines: pd.DataFrame, fill: str, line: str, plane: _Plane) -> go.Scatter:
    """Regions as one filled trace in whole px, a gap between two rings."""
    xs, ys = [], []
    for _, ring in coarse(outlines).groupby(["region_code", "ring"], sort=False):
        x, y = plane.at(ring["x"].to_numpy(), ring["y"].to_numpy())
        xs += [*np.round(x).astype(int).tolist(), None]
        ys += [*np.round(y).astype(int).tolist(), None]
    return scatter(x=xs, y=ys, mode="lines", fill="toself", fillcolor=fill, line={"color": line, "width": 1.2}, hoverinfo="skip", showlegend=False)


def _overseas(outlines: pd.DataFrame, plane: _Plane, look: Look, seated: set[str]) -> go.Scatter:
    """The names of the regions overseas under their shapes, at two heights in turn; on the wall, of those alone that have the seat of a cluster (`seated`)."""
    named = set(OVERSEAS) & seated if look.projected else OVERSEAS
    rows = outlines[outlines["region_code"].isin(named)].groupby("region_code").agg(name=("name", "first"), x=("x", "mean"), y=("y", "min")).sort_values("x")
    x, y = plane.at(rows["x"].to_numpy(), np.full(len(rows), float(outlines.loc[outlines["region_code"].isin(OVERSEAS), "y"].min())))
    heights = [float(value) + (9 if place % 2 == 0 else 9 + 1.2 * look.label) for place, value in enumerate(y)]
    return labels(np.round(x, 1), heights, rows["name"], look.palette.quiet, look, tier="names-middle")
