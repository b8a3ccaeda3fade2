"""Where each result falls when all that is not known varies: one strip a result, each on its own scale."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.money_payers import hatched
from charts.scenario_marks import WIDE, folded, note

ROW, LEFT = 66, 176  # px


def told(key: str, value: float, look: Look) -> str:
    """A value in the unit of its strip."""
    say = look.say
    return say.euros(value) if key == "need_per_member" else say.money(round(value, 1))


def strips(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A hatched band from 5 to 95% of the draws, a mark at half of them, a dot for the scenario as set. A strip goes from 0 to its highest value.

    `frame`: measure, low, middle, high, value, _measure.
    """
    palette, zoom = look.palette, look.label / 13
    traces, notes, shapes = [], [], []
    for y, row in enumerate(frame.to_dict("records")):
        key = row["_measure"]
        top = max(row["high"], row["value"]) or 1.0
        low, middle, high, value = (row[name] / top for name in ("low", "middle", "high", "value"))
        hover = f"<b>{row['measure']}</b><br>{look.say('{low} to {high}', low=told(key, row['low'], look), high=told(key, row['high'], look))}"
        shapes.append({"type": "line", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": palette.rule, "width": 1}, "layer": "below"})
        traces.append(go.Bar(
            x=[high - low], y=[y], base=[low], width=[0.32], orientation="h", marker={**hatched(palette.gain), "line": {"color": palette.gain, "width": 1.4}}, hovertext=[hover], hoverinfo="text",
        ))
        shapes.append({"type": "line", "x0": middle, "x1": middle, "y0": y - 0.24, "y1": y + 0.24, "line": {"color": palette.ink, "width": 2.5}})
        traces.append(go.Scatter(
            x=[value], y=[y], mode="markers", marker={"size": 12, "color": palette.accent, "opacity": 1, "line": {"width": 1.5, "color": palette.ground}}, cliponaxis=False, hoverinfo="text",
            hovertext=[f"<b>{row['_scenario']}</b><br>{told(key, row['value'], look)}"],
        ))
        notes.append(note(0, y, folded(row["measure"], LEFT * zoom - 16, look.label), look, xref="paper", xanchor="right", xshift=-10))
        notes.append(note(value, y - 0.2, f"<b>{told(key, row['value'], look)}</b>", look, palette.accent, xanchor=_side(value), yanchor="bottom"))
        texts = [told(key, row[name], look) for name in ("low", "high")]
        close = (high - low) * (WIDE + 60) * zoom < sum(measure.width(text, look.label) for text in texts) + 8
        if row["low"] > 0.005 * top and low > 0.04 and not (close and texts[0] == texts[1]):
            notes.append(note(low, y + 0.2, texts[0], look, palette.quiet, xanchor="right" if close else "center", yanchor="top"))
        elif row["low"] <= 0.005 * top:
            notes.append(note(0, y + 0.2, told(key, 0.0, look), look, palette.quiet, yanchor="top"))
        notes.append(note(high, y + 0.2, told(key, row["high"], look), look, palette.quiet, xanchor="center" if high < 0.95 else "right", yanchor="top"))
    return look.figure(
        int(ROW * zoom * len(frame)), traces, margin=(int(LEFT * zoom), 12, 2, 2), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [-0.01, 1.01], "visible": False}, yaxis={"range": [len(frame) - 0.5, -0.5], "visible": False},
    )


def _side(x: float) -> str:
    return "left" if x < 0.06 else "right" if x > 0.94 else "center"
