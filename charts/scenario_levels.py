"""What each has in phase 5: the picture where a scenario changes nothing."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.scenario_marks import note

ROW, TOP = 24, 4  # px


def still(frame: pd.DataFrame) -> bool:
    """Whether nothing changes: no row gains, loses or pays more. `frame`: change, pays (M€)."""
    return not ((frame["change"] != 0) | (frame["pays"] > 0)).any()


def bars(frame: pd.DataFrame, label: str, look: Look, most: int | None = None) -> go.Figure:
    """A quiet bar a row, the largest first; `frame`: before (M€ a year), _code, and the column `label` that names a row. `most` limits the rows."""
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame.drop_duplicates("_code").sort_values(["before", "_code"], ascending=[False, True]).head(most or len(frame))
    left = int(12 + max(measure.width(name, look.label) for name in rows[label]))
    trace = go.Bar(
        x=rows["before"].to_numpy(), y=list(range(len(rows))), orientation="h", marker={"color": palette.missing}, text=[say.number(value, 2) for value in rows["before"]], textposition="outside",
        textfont={"size": look.label, "color": palette.ink}, constraintext="none", cliponaxis=False, hoverinfo="text",
        hovertext=[f"<b>{name}</b><br>{say('{amount} in phase 5', amount=say.money(value, 2))}" for name, value in zip(rows[label], rows["before"], strict=True)],
    )
    return look.figure(
        int((TOP + ROW * len(rows)) * zoom), [trace], margin=(left, int(48 * zoom), TOP, 0), bargap=0.34,
        annotations=[note(0, place, name, look, xref="paper", xanchor="right", xshift=-8) for place, name in enumerate(rows[label])],
        xaxis={"range": [0, float(rows["before"].max())], "visible": False}, yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False},
    )
