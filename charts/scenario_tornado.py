"""One lever at a time from bound to bound: full bars for decisions, hatched ones for what nobody knows."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.money_payers import hatched
from charts.scenario_marks import folded, note
from language import Speech

ROW, HEAD, LEFT, RIGHT = 38, 28, 190, 4  # px
NARROWEST = 680  # px of the figure where it is narrowest: what stands at the end of a bar has its room there
SHOWN = 9  # levers in the picture; all are in the table
END = 150  # px kept on each side for what stands at the end of a bar


def bars(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The widest bars first; the levers without effect are named by the words around the picture.

    `frame`: lever, low_text, high_text, result_low, result_high, result_base, _at_low, _at_high, _base, _width (in the unit of the result), _unknown, _scenario.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame[frame["_width"] > 0].head(SHOWN).to_dict("records")
    base = float(frame["_base"].iloc[0])
    values = [base, *(row[key] for row in rows for key in ("_at_low", "_at_high"))]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    ends = [text for row in rows for text in _ends(row, say)]
    room = max((measure.width(text, look.label, bold=True) for text in ends), default=END) + 10
    scale = (high - low) / max(120.0, (NARROWEST - LEFT - RIGHT) * zoom - 2 * room)
    traces, notes = [], []
    for y, row in enumerate(rows):
        a, b = sorted((row["_at_low"], row["_at_high"]))
        a, b = min(a, base), max(b, base)
        left, right = _ends(row, say) if row["_at_low"] <= row["_at_high"] else tuple(reversed(_ends(row, say)))
        marker = {**hatched(palette.quiet), "line": {"color": palette.quiet, "width": 1.4}} if row["_unknown"] else {"color": palette.accent}
        traces.append(go.Bar(name=say("From the lowest to the highest result"), x=[b - a], y=[y], base=[a], width=[0.55], orientation="h", marker=marker, hovertext=[f"<b>{row['lever']}</b><br>{left}<br>{right}"], hoverinfo="text"))
        notes.append(note(0, y, folded(row["lever"], LEFT * zoom - 14, look.label), look, xref="paper", xanchor="right", xshift=-8))
        notes += [note(a, y, left, look, xanchor="right", xshift=-6), note(b, y, right, look, xshift=6)]
    line = {"type": "line", "x0": base, "x1": base, "y0": -0.55, "y1": len(rows) - 0.45, "line": {"color": palette.ink, "width": 2}}
    told = say("{name}: <b>{value}</b>", name=frame["_scenario"].iloc[0], value=frame["result_base"].iloc[0])
    notes.append(note(base, 1, told, look, xanchor="center", yref="paper", yanchor="bottom", yshift=4))
    return look.figure(
        int((HEAD + ROW * max(1, len(rows))) * zoom), traces, margin=(int(LEFT * zoom), RIGHT, int(HEAD * zoom), 0), barmode="overlay", shapes=[line], annotations=notes,
        xaxis={"range": [low - room * scale, high + room * scale], "visible": False},
        yaxis={"range": [max(1, len(rows)) - 0.45, -0.55], "visible": False, "tickvals": [*range(len(rows))], "ticktext": [row["lever"] for row in rows]},
    )


def _ends(row: dict, say: Speech) -> tuple[str, str]:
    """What stands at the low and at the high bound: the bound, then the result."""
    return say("{name}: <b>{value}</b>", name=row["low_text"], value=row["result_low"]), say("{name}: <b>{value}</b>", name=row["high_text"], value=row["result_high"])
