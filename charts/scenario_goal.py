"""How many regions are under their level of 2022 as the envelope grows, in steps; below, the envelopes at which members pay at most a share."""

import math

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.scenario_marks import WIDE, note

HEIGHT, TOP, SCALE, STRIP, LEFT = 236, 30, 52, 60, 44  # px: the steps, the room above, the scale, the strip of the members' shares
NAMED = 3  # regions named on the steps, the dearest


def steps(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Steps down to the answer, the last ones named.

    `frame`: who, envelope (M€ a year, missing where none does), _aim (keep_regions, private_share), _now, _low, _high.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    regions, shares = frame[frame["_aim"] == "keep_regions"], frame[frame["_aim"] == "private_share"]
    prices = regions["envelope"].dropna().sort_values()
    never, now = int(regions["envelope"].isna().sum()), float(frame["_now"].iloc[0])
    answer = float(prices.iloc[-1]) if len(prices) and not never else None
    inside = [*prices, *shares["envelope"].dropna(), now]
    low, high = max(0.0, min(inside) - 2), min(max(inside) + 4, 1.35 * max(inside))
    count = len(regions)
    xs, ys, left = [low], [count], count
    for price in prices:
        xs += [price, price]
        ys += [left, left - 1]
        left -= 1
    xs.append(high)
    ys.append(left)
    curve = go.Scatter(name=say("Regions under their level of 2022 by more than 2%"), x=xs, y=ys, mode="lines", line={"color": palette.accent, "width": 3, "shape": "linear"}, hoverinfo="skip")
    dots = regions.dropna(subset=["envelope"]).sort_values("envelope").reset_index(drop=True)
    marks = go.Scatter(
        name=say("Region at its level of 2022"), x=dots["envelope"], y=[count - i - 1 for i in range(len(dots))], mode="markers", marker={"size": 7, "color": palette.accent, "opacity": 1}, hoverinfo="text",
        hovertext=[f"<b>{row.who}</b><br>{say('at its level from {envelope}', envelope=say.money(round(row.envelope, 1)))}" for row in dots.itertuples()],
    )
    total = (TOP + HEIGHT + SCALE + STRIP) * zoom
    floor = (SCALE + STRIP) * zoom / (total - TOP * zoom)
    notes = [*_names(dots, count, low, high, look), *_scale(low, high, look)]
    shapes = [{"type": "line", "xref": "x", "yref": "paper", "x0": now, "x1": now, "y0": floor, "y1": 1, "line": {"color": palette.quiet, "width": 1.4, "dash": "dot"}}]
    notes.append(note(now, 1, say("scenario: {amount}", amount=say.money(now)), look, palette.quiet, xanchor="center", yref="paper", yanchor="bottom", yshift=4))
    for y in range(0, count + 1, 5):
        shapes.append({"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": palette.rule, "width": 1}, "layer": "below"})
        notes.append(note(0, y, say.number(y), look, palette.quiet, xref="paper", xanchor="right", xshift=-8))
    traces = [curve, marks]
    if answer is not None:
        traces.append(go.Scatter(name=say("Envelope that keeps every region"), x=[answer], y=[0], mode="markers", marker={"size": 13, "color": palette.accent, "opacity": 1}, hoverinfo="skip", cliponaxis=False))
        notes.append(note(answer, 0, f"<b>{say.money(round(answer, 1))}</b>", look, palette.accent, xanchor="center", yanchor="top", yshift=-9 * zoom))
    strip, told = _shares(shares, (high - low) / (WIDE * zoom), look)
    return look.figure(
        int(total), [*traces, *strip], margin=(int(LEFT * zoom), 12, int(TOP * zoom), 0), shapes=shapes, annotations=[*notes, *told],
        xaxis={"range": [low, high], "visible": False, "anchor": "y", "tickvals": [low, high], "ticktext": [say.number(round(end, 1)) for end in (low, high)]},
        yaxis={"range": [0, count + 0.5], "domain": [floor, 1], "visible": False, "tickvals": [0, count], "ticktext": [say.number(0), say.number(count)]},
        yaxis2={"range": [0, 1], "domain": [0, STRIP * zoom / (total - TOP * zoom)], "visible": False, "anchor": "x"},
    )


def _names(dots: pd.DataFrame, count: int, low: float, high: float, look: Look) -> list[dict]:
    """The dearest regions, at the right of the step that they end, where the name has room."""
    say, found, taken = look.say, [], {}  # taken: level of a flat → px already written on it
    for i in range(len(dots) - 1, max(-1, len(dots) - 1 - NAMED), -1):
        row = dots.iloc[i]
        text = say("{name}: {value}", name=row["who"], value=say.number(round(row["envelope"], 1)))
        after = dots.iloc[i + 1]["envelope"] if i + 1 < len(dots) else high
        before = dots.iloc[i - 1]["envelope"] if i else low
        space = WIDE * look.label / 13 / (high - low)
        wide = measure.width(text, look.label) + 12
        here, there = count - i, count - i - 1
        if wide + taken.get(here, 0) <= (row["envelope"] - before) * space:
            found.append(note(row["envelope"], here, text, look, xanchor="right", yanchor="bottom", xshift=-4, yshift=2))
            taken[here] = taken.get(here, 0) + wide
        elif wide + taken.get(there, 0) <= (after - row["envelope"]) * space:
            found.append(note(row["envelope"], there, text, look, yanchor="bottom", xshift=6, yshift=2))
            taken[there] = taken.get(there, 0) + wide
    return found


def _scale(low: float, high: float, look: Look) -> list[dict]:
    step = next(size for size in (1, 2, 5, 10, 20) if (high - low) / size <= 8)
    first = int(-(-low // step)) * step
    say, found, x = look.say, [], float(first)
    while x <= high:
        found.append(note(x, 0, say.number(x), look, look.palette.quiet, xanchor="center", yanchor="top", yshift=-2 * look.label))
        x += step
    return found


def _shares(shares: pd.DataFrame, per_px: float, look: Look) -> tuple[list[go.Scatter], list[dict]]:
    """The envelopes that hold the members' share, on the same scale of `per_px` M€; where they stand too close for their amounts, the shares alone are written."""
    say, palette = look.say, look.palette
    rows = shares.dropna(subset=["envelope"])
    colour = palette.payers["private"]
    notes = [note(0, 0.9, say("Members pay at most…"), look, palette.quiet, xref="paper", yref="y2", xanchor="left", yanchor="middle", xshift=-LEFT * look.label / 13)]
    if rows.empty:
        return [], notes
    trace = go.Scatter(
        name=say("Members pay at most a share of the budget"), x=rows["envelope"], y=[0.48] * len(rows), yaxis="y2", mode="markers", marker={"symbol": "diamond", "size": 11, "color": colour, "opacity": 1}, hoverinfo="text", cliponaxis=False,
        hovertext=[say("{share} of the budget from {envelope}", share=row.who, envelope=say.money(round(row.envelope, 1))) for row in rows.itertuples()],
    )
    texts = [say("<b>{share}</b>: {value}", share=row.who, value=say.number(round(row.envelope, 1))) for row in rows.itertuples()]
    apart = rows["envelope"].sort_values().diff().min() / per_px if len(rows) > 1 else math.inf
    if apart < 8 + max(measure.width(text, look.label, bold=True) for text in texts):
        texts = [f"<b>{who}</b>" for who in rows["who"]]
    notes += [note(x, 0.36, text, look, colour, xanchor="center", yref="y2", yanchor="top") for x, text in zip(rows["envelope"], texts, strict=True)]
    return [trace], notes
