"""What a member would have to pay to keep the budget, against what members bear at most."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.scenario_marks import WIDE, folded, note, unpaid

ROW, HEAD, BAR, LEFT = 46, 26, 24, 176  # px


def bars(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A bar a scenario, the reference first: full up to the ceiling, hollow red beyond; a mark at the ceiling.

    `frame`: letter, scenario, need_per_member, cap_per_member (€ a year), need_share, ceiling (1 is all), gap (M€).
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame.to_dict("records")
    top = max(max(row["need_per_member"], row["cap_per_member"]) for row in rows) or 1.0
    traces, notes, shapes, heads = [], [], [], []
    told = [say("<b>{each}</b>, {share} of the budget", each=say.euros(row["need_per_member"]), share=say.percent(row["need_share"], 1)) for row in rows]
    right = int(12 + max(measure.width(text, look.label, bold=True) for text in told))
    for y, (row, text) in enumerate(zip(rows, told, strict=True)):
        need, cap = row["need_per_member"], row["cap_per_member"]
        over = row["gap"] > 0
        hover = f"<b>{row['scenario']}</b><br>{say('{each} to keep the budget, {cap} at the ceiling', each=say.euros(need), cap=say.euros(cap))}"
        traces.append(go.Bar(name=say("Up to the ceiling (€ a year)"), x=[min(need, cap)], y=[y], width=[BAR / ROW], orientation="h", marker={"color": palette.payers["private"]}, hovertext=[hover], hoverinfo="text"))
        if over:
            traces.append(go.Bar(name=say("Beyond the ceiling (€ a year)"), x=[need - cap], y=[y], base=[cap], width=[BAR / ROW], orientation="h", marker=unpaid(palette), hovertext=[hover], hoverinfo="text"))
        shapes.append({"type": "line", "x0": cap, "x1": cap, "y0": y - 0.4, "y1": y + 0.4, "line": {"color": palette.ink, "width": 2.5}})
        head = say("Ref.") if row["letter"] == "" else row["letter"]
        heads.append(f"{head} {row['scenario']}")
        name = folded(row["scenario"], LEFT * zoom - measure.width(head, look.label, bold=True) - 24, look.label)
        notes.append(note(0, y, f"<b>{head}</b>  {name}", look, palette.accent if row["letter"] == "A" else palette.ink, xref="paper", xanchor="right", xshift=-8))
        notes.append(note(1, y, text, look, palette.broken if over else palette.ink, xref="paper", xshift=8))
    first = rows[0]
    notes.append(note(first["cap_per_member"], 1, say("ceiling: {share} of the budget", share=say.percent(first["ceiling"], 0)) if len({row["ceiling"] for row in rows}) == 1 else say("ceiling"),
                      look, palette.quiet, xanchor="center" if first["cap_per_member"] < 0.8 * top else "right", yref="paper", yanchor="bottom", yshift=4))
    return look.figure(
        int((HEAD + ROW * len(rows)) * zoom), traces, margin=(int(LEFT * zoom), right, int(HEAD * zoom), 0), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [0, top * (1 + 6 / WIDE)], "visible": False}, yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False, "tickvals": [*range(len(rows))], "ticktext": heads},
    )
