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
    palette, zoom, n = look.palette, look.label / 13, len(frame)
    traces, notes, shapes, axes = [], [], [], {}
    for place, row in enumerate(frame.to_dict("records")):
        key, number = row["_measure"], place + 1 if place else ""
        refs, ends = {"xref": f"x{number}", "yref": f"y{number}"}, {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        low, middle, high, value = (row[name] for name in ("low", "middle", "high", "value"))
        top = max(high, value) or 1.0
        axes[f"xaxis{number}"] = {"range": [-0.01 * top, 1.01 * top], "visible": False, "anchor": refs["yref"]}
        axes[f"yaxis{number}"] = {"range": [0.5, -0.5], "domain": [1 - (place + 1) / n, 1 - place / n], "visible": False, "anchor": refs["xref"], "tickvals": [0], "ticktext": [row["measure"]]}
        hover = f"<b>{row['measure']}</b><br>{look.say('{low} to {high}', low=told(key, low, look), high=told(key, high, look))}"
        shapes.append({"type": "line", **refs, "x0": 0, "x1": top, "y0": 0, "y1": 0, "line": {"color": palette.rule, "width": 1}, "layer": "below"})
        traces.append(go.Bar(
            name=look.say("From 5 to 95% of the draws"), x=[high - low], y=[0], base=[low], width=[0.32], orientation="h", marker={**hatched(palette.gain), "line": {"color": palette.gain, "width": 1.4}}, hovertext=[hover], hoverinfo="text", **ends,
        ))
        shapes.append({"type": "line", **refs, "x0": middle, "x1": middle, "y0": -0.24, "y1": 0.24, "line": {"color": palette.ink, "width": 2.5}})
        traces.append(go.Scatter(
            x=[value], y=[0], mode="markers", marker={"size": 12, "color": palette.accent, "opacity": 1, "line": {"width": 1.5, "color": palette.ground}}, cliponaxis=False, hoverinfo="text",
            hovertext=[f"<b>{row['_scenario']}</b><br>{told(key, value, look)}"], **ends,
        ))
        notes.append(note(0, 0, folded(row["measure"], LEFT * zoom - 16, look.label), look, xref="paper", yref=refs["yref"], xanchor="right", xshift=-10))
        notes.append(note(value, -0.2, f"<b>{told(key, value, look)}</b>", look, palette.accent, xanchor=_side(value / top), yanchor="bottom", **refs))
        texts = [told(key, row[name], look) for name in ("low", "high")]
        close = (high - low) / top * (WIDE + 60) * zoom < sum(measure.width(text, look.label) for text in texts) + 8
        if low > 0.04 * top and not (close and texts[0] == texts[1]):
            notes.append(note(low, 0.2, texts[0], look, palette.quiet, xanchor="right" if close else "center", yanchor="top", **refs))
        elif low <= 0.005 * top:
            notes.append(note(0, 0.2, told(key, 0.0, look), look, palette.quiet, yanchor="top", **refs))
        notes.append(note(high, 0.2, told(key, high, look), look, palette.quiet, xanchor="center" if high < 0.95 * top else "right", yanchor="top", **refs))
    return look.figure(int(ROW * zoom * n), traces, margin=(int(LEFT * zoom), 12, 2, 2), barmode="overlay", shapes=shapes, annotations=notes, **axes)


def _side(x: float) -> str:
    return "left" if x < 0.06 else "right" if x > 0.94 else "center"
