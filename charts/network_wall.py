"""The network read from the back of a room: drawn at its true size, larger marks, each name on the free side of its symbol."""

from collections.abc import Sequence
from dataclasses import replace
from math import hypot

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, scatter
from charts.measure import width
from charts.network import CANVAS, around, ends, leaders, network, places, told_of, written_for
from charts.network_key import coloured, counted, styles
from charts.network_lines import KINDS, ends_of, hub, lines, strongest
from charts.network_marks import LAST, Name, brief, labels, short, touch, written
from charts.network_placing import beside, under

WIDTH, HEIGHT = 1728, 512  # px of the network
ROW, TOP, EDGE = 40, 92, 24  # px: a line of the key, the key, what stays free round the network
GROWN = 1.3  # marks and lines beside those of a page


def wall(nodes: pd.DataFrame, pairs: pd.DataFrame, stars: pd.DataFrame, look: Look, *, size: str, by: str, kept: set[str] | None, chosen: str | None, ours: set[str] | None = None) -> go.Figure:
    """The frames and parameters of `network.graph`. A name that has no room is left out, the least linked first; the key says how many are."""
    nodes = nodes.assign(_x=EDGE + nodes["_x"] * (WIDTH - 2 * EDGE) / CANVAS[0], _y=EDGE + nodes["_y"] * (HEIGHT - 2 * EDGE) / CANVAS[1])
    linked, shown, at = ends(pairs, stars), set(nodes["cluster_id"]) if kept is None else kept, places(nodes)
    drawn = lines(strongest(pairs, ours or {chosen}), stars, at)
    traces = [_grown(trace) for trace in network(nodes, pairs, stars, drawn, look, size=size, by=by, shown=shown, chosen=chosen, ours=ours)]
    named = nodes[nodes["cluster_id"].isin(shown)]
    names = [*written_for(named[named["cluster_id"].isin(linked)], linked, chosen, look, ours), *_acts(stars, shown, at, look), *written_for(named[~named["cluster_id"].isin(linked)], linked, chosen, look, ours)]
    placed, led = _placed(names, set(named.loc[named["cluster_id"].isin(linked), "cluster_id"]), nodes, ends_of(drawn), look)
    nameless = len(named) - sum(name.code is not None for name in placed)
    legend = _key(told_of(pairs, ours), nodes, look, by, hollow=not set(nodes["cluster_id"]) <= linked, nameless=nameless)
    return look.figure(
        HEIGHT + TOP, [leaders(led, look), *traces, *written(placed, [LAST] * len(placed), look), *legend],
        xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [HEIGHT, -TOP], "visible": False},
    )


def _placed(names: list[Name], tied: set[str], nodes: pd.DataFrame, drawn: np.ndarray, look: Look) -> tuple[list[Name], list[tuple[Name, tuple[float, float]]]]:
    """The names where they have room, the others left out; a cluster of `tied` that has none beside it is named further off, and that name is given with its symbol's place too."""
    walls, points = (0, 0, WIDTH, HEIGHT), nodes[["_x", "_y"]].to_numpy(float)
    found = beside(names, points, drawn, walls, look.label)
    missing = [name for name in names if name.code in tied - {name.code for name in found}]
    led: list[tuple[Name, tuple[float, float]]] = []
    for name in missing:
        taken = [*(one.box(look.label) for one in (*found, *(one for one, _ in led))), *((x - 8, y - 8, x + 8, y + 8) for x, y in points)]
        free = [replace(name, x=one.x, y=one.y) for one in around(name.x, name.y, name.text, look) if _inside(one.box(look.label), walls) and not any(touch(one.box(look.label), other) for other in taken)]
        if free:
            led.append((min(free, key=lambda one: 6 * under(one.box(look.label), drawn) + hypot(one.x - name.x, one.y - name.y)), (name.x, name.y)))
    return [*found, *(name for name, _ in led)], led


def _inside(box: Sequence[float], walls: Sequence[float]) -> bool:
    return box[0] >= walls[0] and box[1] >= walls[1] and box[2] <= walls[2] and box[3] <= walls[3]


def _grown(trace: go.Scatter) -> go.Scatter:
    """The same trace with larger marks and thicker lines."""
    marker, line = trace.marker, trace.line
    if marker.size is not None:
        marker.size = [one * GROWN for one in marker.size] if isinstance(marker.size, list | tuple | np.ndarray) else marker.size * GROWN
    if line.width is not None:
        line.width *= GROWN
    return trace


def _acts(stars: pd.DataFrame, shown: set[str], at: dict, look: Look) -> list[Name]:
    """The name of each act of several clusters, at its centre."""
    parts = [part for _, part in stars.groupby("_star", sort=True) if set(part["_cluster"]) & shown]
    found = [Name(f"<i>{short(brief(part['label'].iloc[0]), 40)}</i>", 0, 0, look.palette.quiet) for part in parts]
    return [replace(name, x=x, y=y) for name, (x, y) in zip(found, (hub([at[one] for one in part["_cluster"]]) for part in parts), strict=True)]


def _key(pairs: pd.DataFrame, nodes: pd.DataFrame, look: Look, by: str, *, hollow: bool, nameless: int) -> list[go.Scatter]:
    """Two lines over the network: the kinds of link with their number of pairs, then the colours and how many clusters bear no name."""
    x, y, words, traces = 2.0, -TOP + 18.0, [], []
    for kind in KINDS:
        n = int((pairs["_kind"] == kind).sum())
        if not n:
            continue
        colour, wide, dash = styles(look)[kind]
        for ink, thick in [(colour, wide), *([(look.palette.ground, 2.2)] if kind == "eu_project" else [])]:
            traces.append(scatter(x=[x, x + 46], y=[y, y], mode="lines", line={"color": ink, "width": thick * GROWN, **({"dash": dash} if dash else {})}, hoverinfo="skip", showlegend=False))
        text = counted(kind, n, look)
        words.append((x + 56, y, text))
        x += 56 + width(text, look.label, bold=True) + 34
    x, y = 10.0, y + ROW
    entries = [*coloured(nodes, by, look), *([("circle-open", look.palette.quiet, look.say("hollow: no known link"))] if hollow else [])]
    if nameless:
        entries.append(("", look.palette.quiet, look.say.plural("{n} named on the page alone", "{n} named on the page alone", nameless)))
    gap = min(34.0, (WIDTH - sum(20 + width(text, look.label) for _, _, text in entries)) / len(entries))
    for symbol, colour, text in entries:
        if symbol:
            traces.append(scatter(x=[x], y=[y], mode="markers", hoverinfo="skip", showlegend=False, marker={"symbol": symbol, "size": 18, "color": colour, "line": {"width": 2, "color": colour}}))
        words.append((x + 18, y, text))
        x += 20 + width(text, look.label) + gap
    return [*traces, labels([w[0] for w in words], [w[1] for w in words], [w[2] for w in words], look.palette.ink, look, side="middle right")]
