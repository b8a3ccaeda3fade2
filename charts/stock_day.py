"""How many clusters hold the label on one day, among all days: steps, official counts, what entered and what left."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.genealogy_model import moment
from charts.look import Look, downwards, faded

HEIGHT = 480
FLOOR = 46  # clusters: where the axis of the whole of France starts, which the subtitle says
UPPER, LOWER = [0.43, 0.93], [0.06, 0.38]  # shares of the height: the stock, what entered and left
WRITTEN = {2005: "top right", 2008: "top center", 2018: "bottom center", 2021: "bottom center", 2023: "bottom right"}  # official counts whose number is written
BAR = 0.28  # years
SIDES = (76, 24)  # px on the left and on the right of the plot; the slider over the picture keeps them too (style.css)
OPENING = pd.Timestamp("2005-07-12")


def chosen(context) -> pd.Timestamp:
    """The day to read: the one chosen, else the last of the chosen phase; never before the first label nor after the tables were put together."""
    names = context.also["phase_names"].set_index("phase")
    day = pd.Timestamp(context["day"] or names.at[int(context["phase"] or 4), "end_date"])
    return min(max(day, OPENING), today(context))


def today(context) -> pd.Timestamp:
    """The last day known: that on which the tables were put together."""
    return pd.Timestamp(context.also["package"]["created"].iloc[0])


def day(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The stock as steps with the chosen day as a rule in the accent.

    `frame`: `label_stock`. `context.also`: `phase_names`, `stock_official` (drawn for the whole of France), `stock_open` (how much lower the stock may be, hatched), `package` (created: the last day known).
    """
    read, last = chosen(context), moment(today(context))
    at, scale = moment(read), look.label / 13
    steps = [(moment(row.day), int(row.n_clusters)) for row in frame.itertuples()]
    top = max(n for _, n in steps)
    low = FLOOR if top > FLOOR else 0
    span = top - low
    shapes, notes = phases(context.also["phase_names"], last, look)
    shapes.append({"type": "line", "xref": "x", "yref": "paper", "x0": at, "x1": at, "y0": UPPER[0], "y1": UPPER[1], "line": {"color": look.palette.accent, "width": 2}})
    left = at > 2019.6
    notes.append({"xref": "x", "yref": "paper", "x": at, "y": UPPER[1], "xanchor": "right" if left else "left", "xshift": -7 if left else 7, "yanchor": "top", "text": look.say.date(read), "showarrow": False, "font": {"size": look.label, "color": look.palette.accent}})
    traces = [*_steps(steps, look, low, context.also["stock_open"], last, at < last - 1), *_bars(halves(frame), look)]
    if context["region"] is None:
        traces += _official(context.also["stock_official"], look, at)
    traces += _number(stock(steps, at), at, look)
    bars = halves(frame)
    most = max(4, int(bars["exits"].max()) if len(bars) else 0)
    step = 10 if span > 15 else 5 if span > 6 else 2 if span > 3 else 1
    ticks = [n for n in range(0, top + 1, step) if n > low or n == 0 == low]
    units = [look.say.plural("{n} cluster", "{n} clusters", n) if n == ticks[-1] else look.say.number(n) for n in ticks]
    return look.figure(
        round(HEIGHT * scale), traces, margin=(*(round(side * scale) for side in SIDES), 2, 2), shapes=shapes, annotations=notes, barmode="relative",
        xaxis={"range": [moment(OPENING), last], "anchor": "y2", "showticklabels": False},
        yaxis={"range": [low, top + span * 0.42], "domain": UPPER, "tickvals": ticks, "ticktext": units, "showgrid": True, "gridcolor": look.palette.rule},
        yaxis2={"range": [-most * 1.3, max(3, int(bars["entries"].max()) if len(bars) else 0) * 1.5], "domain": LOWER, "tickvals": [0], "ticktext": ["0"], "anchor": "x", "zeroline": True, "zerolinecolor": look.palette.quiet, "zerolinewidth": 1},
    )


def stock(steps: list[tuple[float, int]], at: float) -> int:
    """The number on a day; none before the first."""
    return next((n for time, n in reversed(steps) if time <= at + 1e-6), 0)


def phases(names: pd.DataFrame, last: float, look: Look) -> tuple[list[dict], list[dict]]:
    """The ramp of the phases over the picture, bands under phases 2 and 4, years under it."""
    shapes, notes, palette = [], [], look.palette
    for row in names.itertuples(index=False):
        start, end = max(moment(OPENING), moment(row.start_date)), min(last, moment(pd.Timestamp(row.end_date) + pd.Timedelta(days=1)))
        colour = look.phase(row.phase) if row.phase < 5 else faded(look.phase(4), 0.4)
        shapes.append({"type": "rect", "xref": "x", "yref": "paper", "x0": start + 0.03, "x1": end - 0.03, "y0": 0.945, "y1": 0.954, "fillcolor": colour, "line": {"width": 0}})
        if row.phase in (2, 4):
            shapes.append({"type": "rect", "xref": "x", "yref": "paper", "x0": start, "x1": end, "y0": LOWER[0], "y1": UPPER[1], "fillcolor": palette.panel, "line": {"width": 0}, "layer": "below"})
        notes.append({"xref": "x", "yref": "paper", "x": (start + end) / 2, "y": 0.958, "yanchor": "bottom", "text": look.say("Phase {n}", n=row.phase), "showarrow": False, "font": {"size": look.label, "color": palette.quiet}})
    for year in range(2006, 2027, 2):
        notes.append({"xref": "x", "yref": "paper", "x": year, "y": LOWER[0] - 0.005, "yanchor": "top", "text": str(year), "showarrow": False, "font": {"size": look.label, "color": palette.quiet}})
    for y, text, colour in ((LOWER[1] - 0.02, look.say("enter, or are born of a merger"), palette.gain), (LOWER[0] + 0.02, look.say("leave, or merge into another"), palette.loss)):  # clear of the bands
        notes.append({"xref": "x", "yref": "paper", "x": 2013.15, "y": y, "xanchor": "left", "text": text, "showarrow": False, "font": {"size": look.label, "color": colour}})
    return shapes, notes


def _stairs(steps: list[tuple[float, int]], last: float) -> tuple[list[float], list[int]]:
    xs, ys = [], []
    for (time, n), (after, _) in zip(steps, [*steps[1:], (last, 0)], strict=True):
        xs += [time, after]
        ys += [n, n]
    return xs, ys


def _steps(steps: list[tuple[float, int]], look: Look, low: int, open_ones: pd.DataFrame, last: float, named: bool) -> list[go.Scatter]:
    """The steps, and under them how much lower the stock may be. Without `named` the last number is left to the chosen day, which stands there."""
    xs, ys = _stairs(steps, last)
    found = []
    if not open_ones.empty:
        ends = [(moment(row.day), int(row.n_open)) for row in open_ones.itertuples()]
        cuts = sorted({t for t, _ in ends} | {t for t, _ in steps if t >= ends[0][0]} | {last})
        bottom = [(a, max(low, stock(steps, a) - stock(ends, a))) for a in cuts[:-1]]
        bx, by = _stairs(bottom, last)
        tx, ty = _stairs([(a, stock(steps, a)) for a in cuts[:-1]], last)
        found.append(go.Scatter(x=[*tx, *bx[::-1], tx[0]], y=[*ty, *by[::-1], ty[0]], mode="lines", fill="toself", line={"width": 1, "color": look.palette.missing}, fillpattern={"shape": "/", "fgcolor": look.palette.missing, "bgcolor": "rgba(0,0,0,0)", "size": 8, "solidity": 0.15}, hoverinfo="skip"))
        found.append(go.Scatter(x=[last], y=[by[-1]], mode="text", text=[look.say("{n} at least", n=look.say.number(by[-1])) + " "], textposition="bottom left", textfont={"size": look.label, "color": look.palette.quiet}, hoverinfo="skip"))
        if named:
            found.append(go.Scatter(x=[last], y=[ys[-1]], mode="text", text=[look.say("<b>{n}</b> at most", n=look.say.number(ys[-1])) + " "], textposition="top left", textfont={"size": look.label, "color": look.palette.ink}, hoverinfo="skip"))
    found.append(go.Scatter(x=[round(x, 3) for x in xs], y=ys, mode="lines", line={"color": look.phase(3), "width": 2.6}, hovertemplate=look.say("%{y} clusters") + "<extra></extra>"))
    return found


def halves(frame: pd.DataFrame) -> pd.DataFrame:
    """What entered and left, by half-year: `middle` (a year with a fraction), `entries`, `exits`. None is left out but the first labels, which begin the count."""
    rows = frame.iloc[1:]
    days = pd.to_datetime(rows["day"])
    middle = days.dt.year + (days.dt.month > 6) * 0.5 + 0.25
    found = rows.assign(middle=middle).groupby("middle")[["entries", "exits"]].sum()
    return found.reindex(np.arange(found.index.min(), found.index.max() + 0.25, 0.5), fill_value=0).rename_axis("middle").reset_index() if len(found) else found.reset_index()


def _bars(rows: pd.DataFrame, look: Look) -> list:
    say, found = look.say, []
    for column, sign, colour, place in (("entries", 1, look.palette.gain, "top center"), ("exits", -1, look.palette.loss, "bottom center")):
        some = rows[rows[column] > 0]
        xs, ys = some["middle"].tolist(), [sign * int(n) for n in some[column]]
        named = [say("{year}, first half", year=int(x)) if x % 1 < 0.5 else say("{year}, second half", year=int(x)) for x in rows["middle"]]
        found.append(go.Bar(
            name=say("Labels given") if sign > 0 else downwards(say("Labels ended"), say), meta={"names": named}, x=rows["middle"].tolist(), y=[sign * int(n) for n in rows[column]],
            yaxis="y2", width=BAR, marker={"color": colour, "line": {"width": 0}}, hoverinfo="skip",
        ))
        found.append(go.Scatter(x=xs, y=ys, yaxis="y2", mode="text", text=[look.say.signed(y) for y in ys], textposition=place, textfont={"size": look.label, "color": look.palette.ink}, hoverinfo="skip", cliponaxis=False))
    return found


def _official(counts: pd.DataFrame, look: Look, at: float) -> list[go.Scatter]:
    """Official counts: rings where the tables give the same number, diamonds where they do not."""
    palette, found = look.palette, []
    same, other = counts[counts["gap"] == 0], counts[counts["gap"] != 0]
    for rows, symbol, colour, name in ((same, "circle", palette.ink, look.say("Official count, the same as here")), (other, "diamond", palette.loss, look.say("Official count, other than here"))):
        xs = [moment(day) for day in rows["day"]]
        written = [abs(x - at) > 1.3 and (symbol == "diamond" or pd.Timestamp(day).year in WRITTEN) for x, day in zip(xs, rows["day"], strict=True)]
        places = ["bottom center" if symbol == "diamond" else WRITTEN.get(pd.Timestamp(day).year, "top center") for day in rows["day"]]
        hover = [look.say("{day}: {n} counted officially, {m} in the tables", day=look.say.date(row.day), n=row.n_official, m=row.n_clusters) for row in rows.itertuples()]
        found.append(go.Scatter(
            name=name, x=[round(x, 3) for x in xs], y=rows["n_official"].tolist(), mode="markers+text", text=[f"<b>{n}</b>" if on else "" for n, on in zip(rows["n_official"], written, strict=True)], textposition=places,
            textfont={"size": look.label, "color": colour}, hovertext=hover, hoverinfo="text", cliponaxis=False,
            marker={"symbol": symbol, "size": 10, "color": palette.ground if symbol == "circle" else colour, "line": {"color": colour, "width": 1.8}},
        ))
    return found


def _number(n: int, at: float, look: Look) -> list[go.Scatter]:
    left = at > 2019.6
    return [go.Scatter(
        name=look.say("On the day read"), x=[at], y=[n], mode="markers+text", text=[f"{look.say.number(n)} " if left else f" {look.say.number(n)}"], textposition="top left" if left else "top right", hoverinfo="skip", cliponaxis=False,
        marker={"size": 12, "color": look.palette.accent}, textfont={"size": round(24 * look.label / 13), "color": look.palette.accent, "weight": 600},
    )]
