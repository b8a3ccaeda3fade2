"""The map of France: 18 regions as one quiet land, overseas beside the mainland, clusters as symbols."""

import html

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.html_key import marks
from charts.look import FAMILIES, FAMILY_NAMES, FONT, SYMBOLS, Look, faded

OVERSEAS = ("01", "02", "03", "04", "06")
LEGEND_KM = 390  # room kept east of the land for the key
HEIGHT = 424
NAME = 18  # px a line of the names under the overseas regions
WIDE = FONT.replace(",", ", map-wide,", 1)  # among the fonts, a name by which the style hides on narrow pages what has no room there


def seats(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Clusters at their seat, by family (shape and colour); hollow rings for those that lost the label since the phase before.

    `frame`: short_name, _held, _family, _family_name, _region_code, _x, _y in km, hq_city, region. `context.also["region_outlines"]`: region_code,
    ring, seq, x, y. `context["region"]` keeps one region in full colour, `context["cluster"]` rings one cluster.
    """
    outlines = context.also["region_outlines"]
    bounds = (outlines["x"].min(), outlines["x"].max(), outlines["y"].min(), outlines["y"].max())
    traces = [land(outlines, look), *_chosen_land(outlines, look, context["region"])]
    lost, held = frame[~frame["_held"]], frame[frame["_held"]]
    traces += [_symbols(lost, look, context["region"]), _symbols(held, look, context["region"])]
    traces += _ringed(frame, look, context["cluster"])
    traces.append(_key(held, lost, look))
    west, east, south, north = bounds
    return look.figure(
        HEIGHT, traces, margin=(0, 0, 0, round(2 * NAME * look.label / 13)), annotations=_overseas_names(outlines, look),
        xaxis={"range": [west - 75, east + LEGEND_KM], "visible": False, "constrain": "domain", "constraintoward": "left"},
        yaxis={"range": [south - 15, north + 15], "visible": False, "scaleanchor": "x", "scaleratio": 1, "constrain": "domain"},
        xaxis2={"range": [0, 1], "visible": False, "overlaying": "x"}, yaxis2={"range": [0, 1], "visible": False, "overlaying": "y"},
    )


def land(outlines: pd.DataFrame, look: Look) -> go.Scatter:
    """All regions as one filled trace, borders in the ground's colour."""
    return filled(outlines, look.palette.land, look.palette.ground)


def filled(outlines: pd.DataFrame, fill: str, line: str, **more) -> go.Scatter:
    """The rings one after the other in one trace, with a gap between two; `outlines` is in order."""
    ends = np.flatnonzero((outlines["ring"].diff().fillna(0) != 0) | (outlines["region_code"] != outlines["region_code"].shift().fillna(outlines["region_code"].iloc[0])))
    xs, ys = (np.insert(outlines[axis].to_numpy(), ends, np.nan) for axis in ("x", "y"))
    return go.Scatter(**{"x": xs, "y": ys, "mode": "lines", "fill": "toself", "fillcolor": fill, "line": {"color": line, "width": 1.2}, "hoverinfo": "skip", "showlegend": False, **more})


def _chosen_land(outlines: pd.DataFrame, look: Look, region: str | None) -> list[go.Scatter]:
    chosen = outlines[outlines["region_code"] == region]
    return [] if chosen.empty else [filled(chosen, faded(look.palette.accent, 0.12), look.palette.accent)]


def _symbols(rows: pd.DataFrame, look: Look, region: str | None) -> go.Scatter:
    """One point a cluster; those outside the chosen region are faint."""
    hover = [f"<b>{row.short_name}</b><br>{row.theme}<br>{row.hq_city}, {row.region}<br>{row.status}" for row in rows.itertuples()]
    held, scale = bool(rows["_held"].any()), 1.6 if look.projected else 1.0
    marker = {
        "symbol": [SYMBOLS[f] if held else "circle-open" for f in rows["_family"]], "size": (12 if held else 9) * scale,
        "color": [look.family(f) if held else look.palette.missing for f in rows["_family"]], "opacity": np.where(rows["_region_code"].eq(region) | (region is None), 1.0, 0.25),
        "line": {"width": 1, "color": look.palette.ground} if held else {"width": 1.6, "color": look.palette.missing},
    }
    return go.Scatter(
        x=rows["_x"].to_numpy(), y=rows["_y"].to_numpy(), mode="markers", customdata=rows[["cluster_id"]].to_numpy().tolist(), hovertext=hover, hoverinfo="text",
        marker=marker, showlegend=False,
    )


def _ringed(frame: pd.DataFrame, look: Look, cluster: str | None) -> list[go.Scatter]:
    row = frame[frame["cluster_id"] == cluster]
    if row.empty:
        return []
    east = row["_x"].iloc[0] > frame["_x"].mean()  # its name is written over the land, which a narrow page shows whole
    return [go.Scatter(
        x=row["_x"], y=row["_y"], mode="markers+text", text=[f"<b>{row.iloc[0]['short_name']}</b>"], textposition="middle left" if east else "middle right", hoverinfo="skip",
        marker={"symbol": "circle-open", "size": 24, "color": look.palette.accent, "line": {"width": 2.5}}, textfont={"size": look.label + 2, "color": look.palette.accent},
    )]


def _key(held: pd.DataFrame, lost: pd.DataFrame, look: Look) -> go.Scatter:
    """The key, with counts, against the right edge whatever the width: it stands in the figure so that an image carries it."""
    lines = [(symbol, colour, f"{text}  ", 9 if symbol == "circle-open" else 12) for symbol, colour, text in entries(held, lost, look)]
    step = (look.label + 7) / (HEIGHT - 2 * NAME * look.label / 13)
    symbols, colours, texts, sizes = (list(column) for column in zip(*lines, strict=True)) if lines else ([], [], [], [])
    return go.Scatter(
        x=[0.985] * len(lines), y=[0.5 + step * (len(lines) / 2 - place) for place in range(len(lines))], xaxis="x2", yaxis="y2", mode="markers+text", text=texts, textposition="middle left",
        marker={"symbol": symbols, "size": sizes, "color": colours, "opacity": 1, "line": {"width": 1.2, "color": colours}}, textfont={"size": look.label, "color": look.palette.ink, "family": WIDE},
        hoverinfo="skip", cliponaxis=False, showlegend=False,
    )


def entries(held: pd.DataFrame, lost: pd.DataFrame, look: Look) -> list[tuple[str, str, str]]:
    """What the key says: symbol, colour, words with their count."""
    say, counts = look.say, held["_family"].value_counts()
    lines = [(SYMBOLS[f], look.family(f), f"{say(FAMILY_NAMES[f])} · {say.number(int(counts[f]))}") for f in FAMILIES if f in counts.index]
    return [*lines, ("circle-open", look.palette.missing, f"{say('Left or merged')} · {say.number(len(lost))}")] if len(lost) else lines


def narrow(frame: pd.DataFrame, outlines: pd.DataFrame, look: Look) -> str:
    """The key as HTML, with the names of the overseas regions in the order of their shapes, for a page too narrow for those in the figure."""
    names = look.say("At the bottom, from left to right: {names}.", names=look.say.listing(list(_insets(outlines)["name"])))
    return f"<div class='map-key'><p>{marks(entries(frame[frame['_held']], frame[~frame['_held']], look))}</p><p>{html.escape(names)}</p></div>"


def _insets(outlines: pd.DataFrame) -> pd.DataFrame:
    return outlines[outlines["region_code"].isin(OVERSEAS)].groupby("region_code").agg(name=("name", "first"), x=("x", "mean")).sort_values("x")


def _overseas_names(outlines: pd.DataFrame, look: Look) -> list[dict]:
    """Names under the insets, on two lines in turn so that they never touch, in the margin whatever the scale."""
    rows = _insets(outlines)
    floor = outlines.loc[outlines["region_code"].isin(OVERSEAS), "y"].min()
    return [
        {"x": row.x, "y": floor, "yshift": -4 - NAME * look.label / 13 * (place % 2), "borderpad": 0, "text": row.name, "showarrow": False, "yanchor": "top", "font": {"size": look.label, "color": look.palette.quiet, "family": WIDE}}
        for place, row in enumerate(rows.itertuples(index=False))
    ]
