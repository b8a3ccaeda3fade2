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
    tops = {name: float(frame[name].max() or 0) or 1.0 for name in MEASURES}
    if look.projected:
        frame = first(frame, chosen) if look.part is None else frame[partial.window(total, HEAD, look, WALL_ROW)]
    foot = partial.NOTE if len(frame) < total and look.part is None else 4
    rows, height = frame.to_dict("records"), HEAD + high * len(frame) + foot
    middle = [HEAD + high * (i + 0.5) for i in range(len(rows))]
    mine = [row["cluster_id"] == chosen for row in rows]
    traces = [*_bars(frame, tops, middle, mine, look), _dashes(frame, middle, look), *_names(rows, middle, mine, look, region)]
    traces.append(go.Bar(  # over all, so that the whole row answers to the pointer
        x=[WIDTH] * len(rows), y=middle, orientation="h", width=high, base=0, marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}}, hoverinfo="text", showlegend=False,
        hovertext=[_told(row, look) for row in rows], customdata=[[row["cluster_id"]] for row in rows],
    ))
    heads = [{"x": x, "y": HEAD - 14, "text": f"<b>{say(HEAD_NAMES[name])}</b>", "showarrow": False, "xanchor": "left", "yanchor": "middle", "font": {"size": look.label, "color": palette.ink}} for name, x in zip(MEASURES, BARS, strict=True)]
    lines = [{"type": "line", "x0": 0, "x1": WIDTH, "y0": HEAD + high * i, "y1": HEAD + high * i, "line": {"color": palette.rule, "width": 1 if i else 1.5}, "layer": "below"} for i in range(0, len(rows), 5)]
    lines += [{"type": "rect", "x0": 0, "x1": WIDTH, "y0": y - high / 2, "y1": y + high / 2, "fillcolor": faded(palette.accent, 0.12), "line": {"width": 0}, "layer": "below"} for y, m in zip(middle, mine, strict=True) if m]
    return look.figure(
        height, traces, barmode="overlay", shapes=lines, annotations=[*heads, *partial.note(len(rows), total, look, 6 - foot)],
        meta={"parts": partial.parts(total, HEAD, WALL_ROW)} if look.projected else None, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [height, 0], "visible": False},
    )


def first(frame: pd.DataFrame, chosen: str | None) -> pd.DataFrame:
    """The rows that the wall has room for: the first ones, and the chosen cluster, wherever it stands."""
    n = partial.rows(len(frame), HEAD, WALL_ROW)
    kept = frame.head(n)
    if chosen in set(frame["cluster_id"]) - set(kept["cluster_id"]):
        kept = pd.concat([frame.head(n - 1), frame[frame["cluster_id"] == chosen]])
    return kept


def _bars(frame: pd.DataFrame, tops: dict[str, float], middle: list[float], mine: list[bool], look: Look) -> list[go.Bar]:
    """The bars of each measure with their numbers; the last measure, which is no measure of the links, in grey. A value that is not known has none."""
    found, names = [], frame["short_name"].tolist()
    for name, left in zip(MEASURES, BARS, strict=True):
        known = [(value, y, own, cluster) for value, y, own, cluster in zip(frame[name], middle, mine, names, strict=True) if pd.notna(value)]
        inks = [look.palette.accent if own else look.palette.missing if name == "n_named" else look.palette.phases[1] for _, _, own, _ in known]
        found.append(go.Bar(
            name=look.say(HEAD_NAMES[name]), meta={"scaled": True, "values": [float(value) for value, *_ in known], "names": [cluster for *_, cluster in known]},
            x=[round(max(1.0, ROOM * value / tops[name]), 1) if value else 0 for value, *_ in known], y=[y for _, y, *_ in known], base=left, orientation="h", width=16 if look.projected else 9,
            marker={"color": inks, "line": {"width": 0}}, hoverinfo="skip", showlegend=False, cliponaxis=False, constraintext="none", textposition="outside", textangle=0,
            text=[_number(name, value, look) for value, *_ in known], textfont={"size": look.label, "color": [look.palette.accent if own else look.palette.ink for _, _, own, _ in known]},
        ))
    return found


def _dashes(frame: pd.DataFrame, middle: list[float], look: Look) -> go.Scatter:
    """A dash where a measure is not known."""
    places = [(left + 4, y) for name, left in zip(MEASURES, BARS, strict=True) for value, y in zip(frame[name], middle, strict=True) if pd.isna(value)]
    return go.Scatter(x=[x for x, _ in places], y=[y for _, y in places], mode="text", text=[look.say.number(None)] * len(places), textposition="middle right", hoverinfo="skip", showlegend=False, cliponaxis=False, textfont={"size": look.label, "color": look.palette.quiet})


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
