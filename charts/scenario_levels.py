"""What each has in the base of comparison: the picture where a scenario changes nothing."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.scenario_marks import note

ROW, TOP = 24, 4  # px


def still(frame: pd.DataFrame) -> bool:
    """Whether nothing changes: no row gains, loses, pays more or pays less. `frame`: change, pays (M€)."""
    return not ((frame["change"] != 0) | (frame["pays"] != 0)).any()


def name(place: int, text: str, chosen: bool, look: Look) -> dict:
    """The name of a row, left of its bar; in the accent where it is the chosen one."""
    return note(0, place, f"<b>{text}</b>" if chosen else text, look, look.palette.accent if chosen else "", xref="paper", xanchor="right", xshift=-8)


def clickable(codes) -> dict:
    """What makes a click on a bar give its code, and leaves the other bars as they are."""
    return {"customdata": [[code] for code in codes]}


def bars(frame: pd.DataFrame, label: str, look: Look, most: int | None = None, chosen: str | None = None) -> go.Figure:
    """A quiet bar a row, the largest first; `frame`: before (M€ a year), _code, _base, and the column `label` that names a row. `most` limits the rows, but for the chosen one."""
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame.drop_duplicates("_code").sort_values(["before", "_code"], ascending=[False, True]).reset_index(drop=True)
    rows = rows[(rows.index < (most or len(rows))) | (rows["_code"] == chosen)]
    left = int(12 + max(measure.width(text, look.label, bold=True) for text in rows[label]))
    trace = go.Bar(
        x=rows["before"].to_numpy(), y=list(range(len(rows))), orientation="h", marker={"color": palette.missing}, text=[say.number(value, 2) for value in rows["before"]], textposition="outside",
        textfont={"size": look.label, "color": palette.ink}, constraintext="none", cliponaxis=False, hoverinfo="text",
        hovertext=[f"<b>{text}</b><br>{say('{base}: {amount}', base=base, amount=say.money(value, 2))}" for text, value, base in zip(rows[label], rows["before"], rows["_base"], strict=True)], **clickable(rows["_code"]),
    )
    return look.figure(
        int((TOP + ROW * len(rows)) * zoom), [trace], margin=(left, int(48 * zoom), TOP, 0), bargap=0.34,
        annotations=[name(place, text, code == chosen, look) for place, (text, code) in enumerate(zip(rows[label], rows["_code"], strict=True))],
        xaxis={"range": [0, float(rows["before"].max())], "visible": False},
        yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False, "tickvals": [*range(len(rows))], "ticktext": [*rows[label]]},
    )
