"""The clusters of a phase in rows, the most linked first, with a bar a measure."""

import pandas as pd
import plotly.graph_objects as go

from charts import partial
from charts.look import SYMBOLS, Look, faded
from charts.measure import width
from charts.network_marks import WALL, called, fuller

WIDTH, ROW, HEAD = 1160, 20, 46  # px
WALL_ROW = 32  # px a row on the wall
NAMES, BARS = 250, (250, 410, 590, 780, 970)  # px: room of the names, where the bars of each measure begin
ROOM = 108  # px of the longest bar
MEASURES = ("degree", "strength", "betweenness", "clustering", "n_named")
HEAD_NAMES = {"degree": "Known neighbours", "strength": "Weight of links", "betweenness": "Shortest paths", "clustering": "Neighbours linked", "n_named": "Organisations named"}


def ranks(frame: pd.DataFrame, look: Look, *, chosen: str | None = None, region: str | None = None) -> go.Figure:
    """`frame`: place, short_name, name, degree, strength, betweenness, clustering (shares), n_named, cluster_id, _family, _region_code. A dash where a cluster has no known link; a click anywhere on a row is that cluster. Names of `region` are bold."""
    say, palette, high, total = look.say, look.palette, WALL_ROW if look.projected else ROW, len(frame)
    if look.projected:
        frame = first(frame, chosen)
    foot = partial.NOTE if len(frame) < total else 4
    rows, height = frame.to_dict("records"), HEAD + high * len(frame) + foot
    middle = [HEAD + high * (i + 0.5) for i in range(len(rows))]
    mine = [row["cluster_id"] == chosen for row in rows]
    traces = [_bars(frame, middle, mine, look), _numbers(frame, middle, mine, look), *_names(rows, middle, mine, look, region)]
    traces.append(go.Bar(  # over all, so that the whole row answers to the pointer
        x=[WIDTH] * len(rows), y=middle, orientation="h", width=high, base=0, marker={"color": [faded(palette.accent, 0.12) if m else "rgba(0,0,0,0)" for m in mine], "line": {"width": 0}}, hoverinfo="text", showlegend=False,
        hovertext=[_told(row, look) for row in rows], customdata=[[row["cluster_id"]] for row in rows],
    ))
    heads = [{"x": x, "y": HEAD - 14, "text": f"<b>{say(HEAD_NAMES[name])}</b>", "showarrow": False, "xanchor": "left", "yanchor": "middle", "font": {"size": look.label, "color": palette.ink}} for name, x in zip(MEASURES, BARS, strict=True)]
    lines = [{"type": "line", "x0": 0, "x1": WIDTH, "y0": HEAD + high * i, "y1": HEAD + high * i, "line": {"color": palette.rule, "width": 1 if i else 1.5}, "layer": "below"} for i in range(0, len(rows), 5)]
    return look.figure(height, traces, barmode="overlay", shapes=lines, annotations=[*heads, *partial.note(len(rows), total, look, 6 - foot)], xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [height, 0], "visible": False})


def first(frame: pd.DataFrame, chosen: str | None) -> pd.DataFrame:
    """The rows that the wall has room for: the first ones, and the chosen cluster, wherever it stands."""
    n = partial.rows(len(frame), HEAD, WALL_ROW)
    kept = frame.head(n)
    if chosen in set(frame["cluster_id"]) - set(kept["cluster_id"]):
        kept = pd.concat([frame.head(n - 1), frame[frame["cluster_id"] == chosen]])
    return kept


def _bars(frame: pd.DataFrame, middle: list[float], mine: list[bool], look: Look) -> go.Bar:
    """Every bar as one trace; the last measure, which is no measure of the links, in grey."""
    xs, ys, bases, colours = [], [], [], []
    for name, left in zip(MEASURES, BARS, strict=True):
        top = float(frame[name].max() or 0) or 1.0
        for value, y, own in zip(frame[name], middle, mine, strict=True):
            if pd.notna(value) and value:
                xs.append(round(max(1.0, ROOM * value / top), 1))
                ys.append(y)
                bases.append(left)
                colours.append(look.palette.accent if own else look.palette.missing if name == "n_named" else look.palette.phases[1])
    return go.Bar(x=xs, y=ys, base=bases, orientation="h", width=16 if look.projected else 9, marker={"color": colours, "line": {"width": 0}}, hoverinfo="skip", showlegend=False)


def _numbers(frame: pd.DataFrame, middle: list[float], mine: list[bool], look: Look) -> go.Scatter:
    xs, ys, texts, colours = [], [], [], []
    for name, left in zip(MEASURES, BARS, strict=True):
        top = float(frame[name].max() or 0) or 1.0
        for value, y, own in zip(frame[name], middle, mine, strict=True):
            known = pd.notna(value)
            xs.append(round(left + (max(1.0, ROOM * value / top) if known and value else 0) + 4, 1))
            ys.append(y)
            texts.append(_number(name, value, look) if known else look.say.number(None))
            colours.append(look.palette.accent if own else look.palette.ink if known else look.palette.quiet)
    return go.Scatter(x=xs, y=ys, mode="text", text=texts, textposition="middle right", hoverinfo="skip", showlegend=False, cliponaxis=False, textfont={"size": look.label, "color": colours})


def _number(name: str, value: float, look: Look) -> str:
    say = look.say
    return say.percent(value, 1 if value else 0) if name == "betweenness" else say.percent(value) if name == "clustering" else say.number(round(float(value), 1))


def _names(rows: list[dict], middle: list[float], mine: list[bool], look: Look, region: str | None) -> list[go.Scatter]:
    palette = look.palette
    alone = [pd.isna(row["degree"]) for row in rows]
    shapes = [SYMBOLS[row["_family"]] + ("-open" if a else "") for row, a in zip(rows, alone, strict=True)]
    colours = [look.family(row["_family"]) for row in rows]
    return [
        go.Scatter(
            x=[22.0] * len(rows), y=middle, mode="text", text=["" if a else look.say.number(int(row["place"])) for row, a in zip(rows, alone, strict=True)], textposition="middle left", hoverinfo="skip", showlegend=False,
            textfont={"size": look.label, "color": palette.quiet},
        ),
        go.Scatter(
            x=[36.0] * len(rows), y=middle, mode="markers", hoverinfo="skip", showlegend=False,
            marker={"symbol": shapes, "size": 17 if look.projected else 10, "color": colours, "opacity": 1, "line": {"width": 1.6, "color": colours}},
        ),
        go.Scatter(
            x=[47.0] * len(rows), y=middle, mode="text", text=[f"<b>{_written(row, look)}</b>" if own or row["_region_code"] == region else _written(row, look) for row, own in zip(rows, mine, strict=True)], textposition="middle right", hoverinfo="skip", showlegend=False,
            textfont={"size": look.label, "color": [palette.accent if own else palette.quiet if a else palette.ink for own, a in zip(mine, alone, strict=True)]},
        ),
    ]


def _written(row: dict, look: Look) -> str:
    room = (NAMES - 56) * (WALL / WIDTH if look.projected else 1)
    name = fuller(row["short_name"], row["name"], room, look.label)
    while width(name, look.label, bold=True) > room:
        name = name[:-2].rstrip() + "…"
    return name


def _told(row: dict, look: Look) -> str:
    say = look.say
    if pd.isna(row["degree"]):
        return f"{called(row['short_name'], row['name'])}<br>{say('no known link of this kind in the phase')}"
    return f"{called(row['short_name'], row['name'])}<br>{row['family']}<br>{row['region']}<br>" + say.plural("{n} known neighbour", "{n} known neighbours", int(row["degree"]))
