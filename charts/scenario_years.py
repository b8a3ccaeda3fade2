"""The running budget year by year: who pays, what has no payer, and what each year rests on."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.scenario_marks import keyed, note, on, unpaid

PAYERS = {"state": "state", "local": "local", "taken": "region", "private": "private"}  # column → role of a colour
PLOT, HEAD, FOOT = 230, 34, 46  # px: the bars, the key above, the years and what they rest on below
READABLE = 17  # px: the lowest piece that holds its number
WIDE = 0.66  # of the room of a year
SAME = 0.05  # EUR M: budgets that are written alike


def differs(frame: pd.DataFrame) -> bool:
    """Whether the running budget is another than that of the base in some year; `frame`: running, before (M€)."""
    return bool(((frame["running"] - frame["before"]).abs() > SAME).any())


def bars(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """One bar a year, payers from the bottom, what has no payer hollow on top; across it the budget of the base, where it is another in some year.

    `frame`: year, state, local, taken, private, gap, running, before (M€), rests_on, _acts.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    top = float(max((frame["running"] + frame["gap"]).max(), frame["before"].max())) * 1.1
    names = {"state": say("State"), "local": say("Authorities"), "taken": say("Regions, in place of the State"), "private": say("{name} (assumption)", name=say("Cluster members"))}
    held = [payer for payer in PAYERS if frame[payer].max() > 0.005]
    traces, base = [], pd.Series(0.0, index=frame.index)
    for payer in held:
        colour = palette.payers[PAYERS[payer]]
        traces.append(_piece(frame, frame[payer], base, top, {"color": colour, "line": {"color": palette.ground, "width": 1.5}}, on(colour, palette), names[payer], look))
        base = base + frame[payer]
    if frame["gap"].max() > 0.005:
        traces.append(_piece(frame, frame["gap"], base, top, unpaid(palette), palette.broken, say("without a payer"), look))
    rows = list(frame.rename(columns={"_acts": "acts"}).itertuples())
    notes = [note(row.year, row.running + row.gap, f"<b>{say.number(round(row.running, 1))}</b>", look, xanchor="center", yanchor="bottom", yshift=2) for row in rows]
    notes += [note(row.year, 0, f"<b>{row.year}</b><br>{row.rests_on}", look, palette.ink if row.acts else palette.quiet, xanchor="center", yanchor="top", yshift=-4) for row in rows]
    key = [(palette.payers[PAYERS[payer]], names[payer]) for payer in held] + ([(palette.broken, say("without a payer"))] if frame["gap"].max() > 0.005 else [])
    notes.append(note(0, 1, keyed(key, look), look, xref="paper", yref="paper", yanchor="bottom", yshift=8))
    first, last = int(frame["year"].min()), int(frame["year"].max())
    acting = frame.loc[frame["_acts"], "year"]
    shapes = []
    if len(acting) and acting.min() > first:
        edge = float(acting.min()) - 0.5
        shapes.append({"type": "line", "x0": edge, "x1": edge, "y0": 0, "y1": top, "line": {"color": palette.quiet, "width": 1, "dash": "dot"}})
    if differs(frame):
        line = {"color": palette.ink, "width": 2.5}
        shapes += [{"type": "line", "x0": row.year - 0.42, "x1": row.year + 0.42, "y0": row.before, "y1": row.before, "line": line} for row in rows]
    return look.figure(
        int((PLOT + HEAD + FOOT) * zoom), traces, margin=(6, 6, int(HEAD * zoom), int(FOOT * zoom)), barmode="overlay", bargap=0, shapes=shapes, annotations=notes,
        xaxis={"range": [first - 0.5, last + 0.5], "visible": False}, yaxis={"range": [0, top], "visible": False},
    )


def _piece(frame: pd.DataFrame, amounts: pd.Series, base: pd.Series, top: float, marker: dict, ink: str, name: str, look: Look) -> go.Bar:
    say, there = look.say, amounts > 0.005  # a piece of nothing would still draw its line
    frame, amounts, base = frame[there], amounts[there], base[there]
    return go.Bar(
        x=frame["year"], y=amounts, base=base, width=WIDE, marker=marker, hoverinfo="text", hovertext=[f"<b>{year}</b><br>{name} {say.money(amount)}" for year, amount in zip(frame["year"], amounts, strict=True)],
        text=[f"<b>{say.number(round(amount, 1))}</b>" if amount / top * PLOT >= READABLE else "" for amount in amounts], textposition="inside", insidetextanchor="middle", textangle=0,
        textfont={"color": ink, "size": look.label}, constraintext="none", cliponaxis=False,
    )
