"""How much the largest shares take, scenario by scenario."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.scenario_marks import note

BAR, HEAD, GAP = 24, 28, 14  # px: a row, the name of a group above its rows, between two groups
GROUP_NAMES = {"first_clusters": "The 5 first clusters", "large_clusters": "The 15 first clusters", "first_regions": "The 3 first regions"}
EQUAL = {"first_clusters": 5, "large_clusters": 15}


def groups(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Three groups of bars, a bar a scenario; a mark at what equal shares would give.

    `frame`: letter, scenario, n, first_clusters, large_clusters, first_regions (1 is all).
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame.to_dict("records")
    top = max(row[name] for row in rows for name in GROUP_NAMES)
    heads = [say("Ref.") if row["letter"] == "" else row["letter"] for row in rows]
    left = int(14 + max(measure.width(text, look.label, bold=True) for text in heads))
    traces, notes, shapes, y, rungs = [], [], [], 0.0, {}
    for name, message in GROUP_NAMES.items():
        notes.append(note(0, y + HEAD / 2, f"<b>{say(message)}</b>", look, xref="paper"))
        y += HEAD
        for row, head in zip(rows, heads, strict=True):
            own = row["letter"] == "A"
            colour = palette.missing if row["letter"] == "" else palette.accent if own else palette.phases[2]
            rungs[y + BAR / 2] = f"{head} · {say(message)}"
            traces.append(go.Bar(
                name=say(message), x=[row[name]], y=[y + BAR / 2], width=[BAR - 7], orientation="h", marker={"color": colour}, text=[f"<b>{say.percent(row[name], 1)}</b>"], textposition="outside",
                textfont={"size": look.label, "color": palette.ink}, constraintext="none", cliponaxis=False, hovertext=[f"<b>{row['scenario']}</b><br>{say(message)} {say.percent(row[name], 1)}"], hoverinfo="text",
            ))
            notes.append(note(0, y + BAR / 2, f"<b>{head}</b>", look, palette.accent if own else palette.ink, xref="paper", xanchor="right", xshift=-6))
            if name in EQUAL:
                x = EQUAL[name] / row["n"]
                shapes.append({"type": "line", "x0": x, "x1": x, "y0": y + 1, "y1": y + BAR - 1, "line": {"color": palette.ground, "width": 4}})
                shapes.append({"type": "line", "x0": x, "x1": x, "y0": y + 1, "y1": y + BAR - 1, "line": {"color": palette.ink, "width": 2}})
            y += BAR
        y += GAP
    return look.figure(
        int((y - GAP) * zoom), traces, margin=(left, 8, 0, 0), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [0, top * 1.22], "visible": False}, yaxis={"range": [y - GAP, 0], "visible": False, "tickvals": [*rungs], "ticktext": [*rungs.values()]},
    )
