"""R&D drawn by public project money, as a fan between the lowest and the highest reading: a range, never one line."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look, faded
from charts.scenario_marks import note

HEIGHT, TOP, FOOT, LEFT = 330, 14, 48, 62  # px


def fan(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The fan of the scenario of the page; each scenario stands on it as a vertical from its low to its high case.

    `frame`: letter, scenario, project_money, rd_low, rd_mid, rd_high (M€ a year), _rate_low, _rate_mid, _rate_high (€ of R&D for a public euro).
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame.to_dict("records")
    own = next((row for row in rows if row["letter"] == "A"), rows[0])
    upto = _round(max(row["project_money"] for row in rows) * 1.25 or 40.0)
    top = max([own["_rate_high"] * upto, *(row["rd_high"] for row in rows), 1.0]) * 1.06
    fill, edge = faded(palette.gain, 0.16), {"color": palette.gain, "width": 2}
    ends = [own[f"_rate_{case}"] * upto for case in ("low", "mid", "high")]
    traces = [
        go.Scatter(name=say("R&D drawn, low case"), x=[0, upto], y=[0, ends[0]], mode="lines", line=edge, hoverinfo="skip"),
        go.Scatter(name=say("R&D drawn, high case"), x=[0, upto], y=[0, ends[2]], mode="lines", line=edge, fill="tonexty", fillcolor=fill, hoverinfo="skip"),
        go.Scatter(name=say("R&D drawn, middle case"), x=[0, upto], y=[0, ends[1]], mode="lines", line={**edge, "dash": "dash"}, hoverinfo="skip"),
    ]
    told = [say("high case: €{amount} for €1", amount=say.number(own["_rate_high"])), say("middle case: €{amount} for €1", amount=say.number(own["_rate_mid"])), say("low case: €{amount} for €1", amount=say.number(own["_rate_low"]))]
    notes = [note(upto, y, text, look, palette.ink, xshift=8) for y, text in zip(_spread([ends[2], ends[1], ends[0]], top, zoom), told, strict=True)]
    for money, group in _together(rows).items():
        row = group[0]
        names = ", ".join(say("Ref.") if one["letter"] == "" else one["letter"] for one in group)
        colour = palette.accent if any(one["letter"] == "A" for one in group) else palette.ink
        said = say("<b>{names}</b>: {low} to {high}", names=names, low=say.number(round(row["rd_low"], 1)), high=say.number(round(row["rd_high"], 1)))
        traces.append(go.Scatter(
            name=names, x=[money[0]] * 2, y=[row["rd_low"], row["rd_high"]], mode="lines", line={"color": colour, "width": 3}, hoverinfo="text",
            hovertext=["<br>".join(f"<b>{one['scenario']}</b>" for one in group) + f"<br>{say('{money} of public money', money=say.money(money[0]))}"] * 2,
        ))
        traces.append(go.Scatter(name=say("{names}, middle case", names=names), x=[money[0]], y=[row["rd_mid"]], mode="markers", marker={"symbol": "line-ew", "size": 12, "line": {"width": 3, "color": colour}, "opacity": 1}, hoverinfo="skip"))
        notes.append(note(money[0], row["rd_high"], said, look, colour, xanchor="right", yanchor="bottom", xshift=-4))
    ticks = [upto * i / 4 for i in range(5)]
    shapes = [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": palette.rule, "width": 1}, "layer": "below"} for y in _steps(top)]
    notes += [note(0, y, say.money(y) if y == max(_steps(top)) else say.number(y), look, palette.quiet, xref="paper", xanchor="right", xshift=-6) for y in _steps(top)]
    notes.append(note(upto / 2, 0, say("public project money, M€ a year"), look, palette.quiet, xanchor="center", yref="paper", yanchor="top", yshift=-24 * zoom))
    notes += [note(x, 0, say.number(x), look, palette.quiet, xanchor="center", yref="paper", yanchor="top", yshift=-4) for x in ticks]
    right = int(14 + max(measure.width(text, look.label) for text in told))
    return look.figure(
        int(HEIGHT * zoom), traces, margin=(int(LEFT * zoom), right, int(TOP * zoom), int(FOOT * zoom)), shapes=shapes, annotations=notes,
        xaxis={"range": [0, upto], "visible": False, "tickvals": ticks, "ticktext": [say.number(x) for x in ticks]}, yaxis={"range": [0, top], "visible": False},
    )


def _together(rows: list[dict]) -> dict[tuple, list[dict]]:
    """Scenarios that stand on one vertical, told together."""
    found: dict[tuple, list[dict]] = {}
    for row in rows:
        found.setdefault(tuple(round(row[key], 6) for key in ("project_money", "rd_low", "rd_mid", "rd_high")), []).append(row)
    return found


def _spread(levels: list[float], top: float, zoom: float) -> list[float]:
    """Heights of labels, from the highest, never nearer than a line."""
    line = 19 * zoom * top / ((HEIGHT - TOP - FOOT) * zoom)
    found = [levels[0]]
    for level in levels[1:]:
        found.append(min(level, found[-1] - line))
    lift = max(0.0, -found[-1])
    return [min(top, level + lift) for level in found]


def _round(value: float) -> float:
    for step in (40, 60, 80, 100, 120, 160, 200, 240, 300, 400, 500, 600, 800):
        if value <= step:
            return float(step)
    return value


def _steps(top: float) -> list[float]:
    """At most four heights of the grid, round numbers."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000):
        if top / step <= 4.5:
            return [step * i for i in range(int(top / step) + 1)]
    return [0.0]
