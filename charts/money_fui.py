"""The single interministerial fund, voted and executed; the State's grant for the running of the clusters."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.money_payers import STUB, filling, hatched, spans, strip

HEIGHT, TOP, FOOT = 372, 40, 26  # px
EVEN = 0.95  # M€: under it, voted and executed are told equal


def _steps(top: float) -> list[int]:
    step = next(s for s in (5, 10, 20, 50, 100, 200) if top / s <= 4)
    return list(range(step, int(top) + 1, step))


def votes(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A bar a year for what was committed, a tick wider than the bar for what was voted, the difference above.

    `frame`: year, phase, voted_eur_m, executed_eur_m, difference_eur_m (M€).
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    room = (HEIGHT - TOP - FOOT) * zoom
    top = float(frame[["voted_eur_m", "executed_eur_m"]].max().max()) * 1.1
    hover = [f"<b>{r.year}</b><br>{say('voted: {amount}', amount=say.money(r.voted_eur_m))}<br>{say('executed: {amount}', amount=say.money(r.executed_eur_m))}" for r in frame.itertuples()]
    bars = go.Bar(x=[*frame["year"]], y=[*frame["executed_eur_m"]], width=0.58, marker=filling("committed", palette.payers["state"]), hovertext=hover, hoverinfo="text")
    shapes, notes = strip(spans(frame, "year"), look, room)
    for row in frame.itertuples():
        shapes.append({"type": "line", "x0": row.year - 0.42, "x1": row.year + 0.42, "y0": row.voted_eur_m, "y1": row.voted_eur_m, "line": {"color": palette.ink, "width": 2.6}})
        even = abs(row.difference_eur_m) < EVEN
        colour = palette.quiet if even else palette.gain if row.difference_eur_m > 0 else palette.loss
        notes.append({"x": row.year, "y": max(row.voted_eur_m, row.executed_eur_m), "text": "=" if even else say.signed(row.difference_eur_m, 0), "showarrow": False, "yanchor": "bottom", "yshift": 3, "font": {"size": look.label, "color": colour}})
    ticks, marks = [*frame["year"]][::2], _steps(top)
    return look.figure(
        int(HEIGHT * zoom), [bars], margin=(int(38 * zoom), 6, int(TOP * zoom), int(FOOT * zoom)), shapes=shapes, annotations=notes,
        xaxis={"range": [frame["year"].min() - 0.6, frame["year"].max() + 0.6], "tickvals": ticks, "ticktext": [str(y) for y in ticks], "tickfont": {"size": look.label, "color": palette.quiet}},
        yaxis={"range": [0, top], "tickvals": marks, "ticktext": [say.number(m) + "  " for m in marks], "showgrid": True, "gridcolor": palette.rule, "zeroline": True, "zerolinecolor": palette.missing, "tickfont": {"size": look.label, "color": palette.quiet}},
    )


def grant(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A bar a year: outline for announced, voted or a bill; full for paid; orange outline for what is kept out of the sums; hatched stub where no amount was found.

    `frame`: year, phase, amount_eur_m (M€), status, in_base, note, _status.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    room, colour = (HEIGHT - TOP - FOOT) * zoom, palette.payers["state"]
    top = float(frame["amount_eur_m"].max()) * 1.2
    words = {"bill": say("bill"), "unpaid": say("voted,<br>unpaid"), "paid": say("paid")}
    shapes, notes = strip(spans(frame, "year"), look, room)
    looks, heights, hover = {"color": [], "line": {"color": [], "width": 1.8}}, [], []
    for row, state in zip(frame.itertuples(), frame["_status"], strict=True):
        missing = pd.isna(row.amount_eur_m)
        apart = not missing and not row.in_base
        style = filling("paid" if state == "paid" else "announced", palette.loss if apart else colour) if not missing else hatched(palette.missing)
        looks["color"].append(style["color"])
        looks["line"]["color"].append("rgba(0,0,0,0)" if missing else style["line"]["color"])
        heights.append(None if missing else row.amount_eur_m)
        if not missing and not row.amount_eur_m:  # a bar without height is not drawn: zero is a line on the ground
            shapes.append({"type": "line", "x0": row.year - 0.3, "x1": row.year + 0.3, "y0": 0, "y1": 0, "line": {"color": palette.loss if apart else colour, "width": 2.6}})
        note = f"<br>{row.note}" if isinstance(row.note, str) else ""
        hover.append(f"<b>{row.year}</b><br>{row.status} : {say.money(row.amount_eur_m)}{note}")
        if not missing:
            word = words.get(state)
            text = f"{word}<br><b>{say.number(row.amount_eur_m, 1 if row.amount_eur_m % 1 else 0)}</b>" if word else f"<b>{say.number(row.amount_eur_m, 1 if row.amount_eur_m % 1 else 0)}</b>"
            notes.append({"x": row.year, "y": row.amount_eur_m, "text": text, "showarrow": False, "yanchor": "bottom", "yshift": 2, "font": {"size": look.label, "color": palette.loss if apart else palette.ink}})
    bars = go.Bar(x=[*frame["year"]], y=heights, width=0.6, marker=looks, hovertext=hover, hoverinfo="text")
    gap = frame[frame["amount_eur_m"].isna()]
    stubs = go.Bar(x=[*gap["year"]], y=[STUB * top / room * zoom] * len(gap), width=0.6, marker=hatched(palette.missing), hovertext=[f"<b>{r.year}</b><br>{r.status}" for r in gap.itertuples()], hoverinfo="text")
    ticks = sorted({*frame.groupby("phase")["year"].min(), int(frame["year"].max()), 2016, 2022} & {*frame["year"]})
    shapes.append({"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": palette.missing, "width": 1}})
    return look.figure(
        int(HEIGHT * zoom), [bars, stubs], margin=(6, 6, int(TOP * zoom), int(FOOT * zoom)), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [frame["year"].min() - 0.6, frame["year"].max() + 0.6], "tickvals": ticks, "ticktext": [str(y) for y in ticks], "tickfont": {"size": look.label, "color": palette.quiet}},
        yaxis={"range": [0, top], "visible": False},
    )
