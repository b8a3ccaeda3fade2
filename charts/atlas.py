"""The map of France: 18 regions as one quiet land, overseas beside the mainland, clusters as symbols."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import FAMILIES, FAMILY_NAMES, SYMBOLS, Look, faded

OVERSEAS = ("01", "02", "03", "04", "06")
LEGEND_KM = 410  # room kept east of the land for the key
HEIGHT = 436


def seats(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Clusters at their seat, by family (shape and colour); hollow rings for those that lost the label since the phase before.

    `frame`: short_name, _held, _family, _family_name, _region_code, _x, _y in km, hq_city, region. `context.also["region_outlines"]`: region_code,
    ring, seq, x, y. `context["region"]` keeps one region in full colour, `context["cluster"]` rings one cluster.
    """
    outlines = context.also["region_outlines"]
    bounds = (outlines["x"].min(), outlines["x"].max(), outlines["y"].min(), outlines["y"].max())
    traces = [land(outlines, look), *_chosen_land(outlines, look, context["region"])]
    lost, held = frame[~frame["_held"]], frame[frame["_held"]]
    traces.append(_symbols(lost, look, "circle-open", look.palette.missing, 9, context))
    for family in FAMILIES:
        traces.append(_symbols(held[held["_family"] == family], look, SYMBOLS[family], look.family(family), 12, context))
    traces += _ringed(frame, look, context["cluster"])
    traces += _key(held, lost, look, bounds)
    west, east, south, north = bounds
    return look.figure(
        HEIGHT, traces, annotations=_overseas_names(outlines, look),
        xaxis={"range": [west - 75, east + LEGEND_KM], "visible": False, "constrain": "domain"},
        yaxis={"range": [south - 95, north + 15], "visible": False, "scaleanchor": "x", "scaleratio": 1, "constrain": "domain"},
    )


def land(outlines: pd.DataFrame, look: Look) -> go.Scatter:
    """All regions as one filled trace, borders in the ground's colour."""
    return _filled(outlines, look.palette.land, look.palette.ground)


def _filled(outlines: pd.DataFrame, fill: str, line: str) -> go.Scatter:
    xs: list = []
    ys: list = []
    for _, ring in outlines.groupby(["region_code", "ring"], sort=True):
        xs += [*ring["x"], None]
        ys += [*ring["y"], None]
    return go.Scatter(x=xs, y=ys, mode="lines", fill="toself", fillcolor=fill, line={"color": line, "width": 1.2}, hoverinfo="skip", showlegend=False)


def _chosen_land(outlines: pd.DataFrame, look: Look, region: str | None) -> list[go.Scatter]:
    chosen = outlines[outlines["region_code"] == region]
    return [] if chosen.empty else [_filled(chosen, faded(look.palette.accent, 0.12), look.palette.accent)]


def _symbols(rows: pd.DataFrame, look: Look, symbol: str, colour: str, size: int, context) -> go.Scatter:
    region = context["region"]
    strength = [1.0 if region in (None, code) else 0.25 for code in rows["_region_code"]]
    hover = [f"<b>{row.short_name}</b><br>{row.theme}<br>{row.hq_city}, {row.region}<br>{row.status}" for row in rows.itertuples()]
    size = size * 1.6 if look.projected else size
    line = {"color": look.palette.ground, "width": 1} if symbol != "circle-open" else {"width": 1.6, "color": colour}
    return go.Scatter(
        x=rows["_x"], y=rows["_y"], mode="markers", customdata=rows[["cluster_id"]].to_numpy(), hovertext=hover, hoverinfo="text",
        marker={"symbol": symbol, "size": size, "color": colour, "opacity": strength, "line": line}, unselected={"marker": {"opacity": 1}}, showlegend=False,
    )


def _ringed(frame: pd.DataFrame, look: Look, cluster: str | None) -> list[go.Scatter]:
    row = frame[frame["cluster_id"] == cluster]
    if row.empty:
        return []
    return [go.Scatter(
        x=row["_x"], y=row["_y"], mode="markers+text", text=[f"<b>{row.iloc[0]['short_name']}</b>"], textposition="middle right", hoverinfo="skip",
        marker={"symbol": "circle-open", "size": 24, "color": look.palette.accent, "line": {"width": 2.5}}, textfont={"size": look.label + 2, "color": look.palette.accent},
    )]


def _key(held: pd.DataFrame, lost: pd.DataFrame, look: Look, bounds) -> list[go.Scatter]:
    """The key, with counts: it stands in the figure so that an image carries it."""
    _, east, south, north = bounds
    say, counts = look.say, held["_family"].value_counts()
    lines = [(SYMBOLS[f], look.family(f), f"{say(FAMILY_NAMES[f])} · {say.number(int(counts[f]))}", 12) for f in FAMILIES if f in counts.index]
    if len(lost):
        lines.append(("circle-open", look.palette.missing, f"{say('Left or merged')} · {say.number(len(lost))}", 9))
    step = 52 if not look.projected else 80
    top = (north + south) / 2 + step * len(lines) / 2
    traces = []
    for place, (symbol, colour, text, size) in enumerate(lines):
        traces.append(go.Scatter(
            x=[east + 30], y=[top - step * place], mode="markers+text", text=[f" {text}"], textposition="middle right", hoverinfo="skip", cliponaxis=False,
            marker={"symbol": symbol, "size": size, "color": colour, "line": {"width": 1.6, "color": colour} if symbol.endswith("open") else {"width": 0}}, textfont={"size": look.label, "color": look.palette.ink},
            unselected={"marker": {"opacity": 1}, "textfont": {"color": look.palette.ink}},
        ))
    return traces



def _overseas_names(outlines: pd.DataFrame, look: Look) -> list[dict]:
    """Names under the insets, at two heights in turn so that they never touch."""
    rows = outlines[outlines["region_code"].isin(OVERSEAS)].groupby("region_code").agg(name=("name", "first"), x=("x", "mean")).sort_values("x")
    floor = outlines.loc[outlines["region_code"].isin(OVERSEAS), "y"].min()
    return [
        {"x": row.x, "y": floor - (8 if place % 2 == 0 else 44), "text": row.name, "showarrow": False, "yanchor": "top", "font": {"size": look.label, "color": look.palette.quiet}}
        for place, row in enumerate(rows.itertuples(index=False))
    ]
