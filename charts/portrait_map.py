"""A region on the map of France, and the regions by their number of clusters."""

import pandas as pd
import plotly.graph_objects as go

from charts.atlas import land
from charts.look import FAMILIES, SYMBOLS, Look, faded

LOCATOR_HEIGHT, BUBBLES_HEIGHT = 330, 470
GRID = 3  # km; finer than a pixel of these maps, and neighbours keep their common border
LARGEST = 46  # px across, of the region that has the most


def locator(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """One region in the accent; full symbols, seats in it; hollow, seats elsewhere that cover it; grey dots, the others.

    `frame`: cluster_id, short_name, hq_city, region, relation, _relation, _family, _x, _y. `context.also["region_outlines"]`: region_code, ring, seq, x, y.
    """
    outlines, palette = coarse(context.also["region_outlines"]), look.palette
    chosen = outlines[outlines["region_code"] == context["region"]]
    traces = [land(outlines, look), _shape(chosen, faded(palette.accent, 0.12), palette.accent)]
    others = frame[frame["_relation"] == "other"]
    traces.append(_symbols(others, "circle", palette.missing, 5, look))
    for family in FAMILIES:
        rows = frame[frame["_family"] == family]
        traces.append(_symbols(rows[rows["_relation"] == "secondary"], SYMBOLS[family] + "-open", look.family(family), 11, look))
        traces.append(_symbols(rows[rows["_relation"] == "seat"], SYMBOLS[family], look.family(family), 11, look))
    return _plane(look, outlines, traces, LOCATOR_HEIGHT)


def bubbles(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A disc a region, as large as its number of clusters, with the number; a hollow ring where there is none.

    `frame`: region_code, name, n_clusters. A click on a disc gives its region.
    """
    outlines, palette, say = coarse(context.also["region_outlines"]), look.palette, look.say
    centres = pd.DataFrame({code: centre(rows) for code, rows in outlines.groupby("region_code")}, index=["x", "y"]).T
    rows = frame.join(centres, on="region_code")
    most = max(1.0, float(rows["n_clusters"].max()))
    least, none, largest = (1.3 * look.label, 1.3 * look.label, 1.5 * LARGEST) if look.projected else (14.0, 19.0, LARGEST)  # a number is whole in its disc
    sizes = [max(least, largest * (n / most) ** 0.5) if n else none for n in rows["n_clusters"]]
    inks = [palette.accent if code == context["region"] else palette.phases[2] for code in rows["region_code"]]
    texts = [f"<b>{say.number(n)}</b>" if n else "0" for n in rows["n_clusters"]]
    discs = go.Scatter(
        x=rows["x"],
        y=rows["y"],
        mode="markers+text",
        text=texts,
        textposition="middle center",
        textfont={"size": look.label + 1, "color": [palette.ground if n else palette.quiet for n in rows["n_clusters"]]},
        customdata=rows[["region_code"]].to_numpy(),
        hovertext=[f"<b>{row.name}</b><br>{say.plural('{n} cluster', '{n} clusters', row.n_clusters)}" for row in rows.itertuples(index=False)],
        hoverinfo="text",
        marker={
            "size": sizes,
            "opacity": 1,
            "color": [ink if n else palette.ground for ink, n in zip(inks, rows["n_clusters"], strict=True)],
            "line": {"width": 1.5, "color": [palette.ground if n else palette.missing for n in rows["n_clusters"]]},
        },
    )
    return _plane(look, outlines, [land(outlines, look), discs], BUBBLES_HEIGHT)


def coarse(outlines: pd.DataFrame) -> pd.DataFrame:
    """Outlines on a grid of GRID km, each point once in a row; a ring that falls on fewer than four points keeps all of them."""
    snapped = outlines.assign(x=(outlines["x"] / GRID).round() * GRID, y=(outlines["y"] / GRID).round() * GRID)
    rings = ["region_code", "ring"]
    moved = (snapped[["x", "y"]] != snapped.groupby(rings)[["x", "y"]].shift()).any(axis=1)
    enough = moved.groupby([snapped[name] for name in rings]).transform("sum") >= 4
    return pd.concat([snapped[moved & enough], outlines[~enough]]).sort_values([*rings, "seq"])


def _plane(look: Look, outlines: pd.DataFrame, traces: list, height: int) -> go.Figure:
    west, east, south, north = outlines["x"].min(), outlines["x"].max(), outlines["y"].min(), outlines["y"].max()
    return look.figure(
        height,
        traces,
        xaxis={"range": [west - 20, east + 20], "visible": False, "constrain": "domain"},
        yaxis={"range": [south - 20, north + 20], "visible": False, "scaleanchor": "x", "scaleratio": 1, "constrain": "domain"},
    )


def _shape(outlines: pd.DataFrame, fill: str, line: str) -> go.Scatter:
    xs, ys = [], []
    for _, ring in outlines.groupby("ring", sort=True):
        xs += [*ring["x"], None]
        ys += [*ring["y"], None]
    return go.Scatter(x=xs, y=ys, mode="lines", fill="toself", fillcolor=fill, line={"color": line, "width": 1.6}, hoverinfo="skip")


def _symbols(rows: pd.DataFrame, symbol: str, colour: str, size: int, look: Look) -> go.Scatter:
    hover = [f"<b>{row.short_name}</b><br>{row.hq_city}, {row.region}<br>{row.relation}" for row in rows.itertuples()]
    line = {"width": 2, "color": colour} if symbol.endswith("open") else {"width": 1, "color": look.palette.ground}
    return go.Scatter(
        x=rows["_x"],
        y=rows["_y"],
        mode="markers",
        customdata=rows[["cluster_id"]].to_numpy(),
        hovertext=hover,
        hoverinfo="text",
        marker={"symbol": symbol, "size": size * (1.6 if look.projected else 1), "opacity": 1, "color": colour, "line": line},
    )


def centre(outline: pd.DataFrame) -> tuple[float, float]:
    """The centroid of the largest ring of a region, by the shoelace formula."""
    best, place = 0.0, (float(outline["x"].mean()), float(outline["y"].mean()))
    for _, ring in outline.groupby("ring", sort=True):
        x, y = ring["x"].to_numpy(), ring["y"].to_numpy()
        cross = x[:-1] * y[1:] - x[1:] * y[:-1]
        area = cross.sum() / 2
        if abs(area) > best:
            best = abs(area)
            place = (float(((x[:-1] + x[1:]) * cross).sum() / (6 * area)), float(((y[:-1] + y[1:]) * cross).sum() / (6 * area)))
    return place
