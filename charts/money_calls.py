"""The calls of the single interministerial fund: State up, local down, from one line; then what each call says of shares and selection."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, downwards
from charts.money_payers import filling, hatched, spans, strip

HEIGHT, TOP, FOOT = 446, 40, 44  # px
STUB = 12  # M€ drawn for an amount that was not found, up and down
SHARE, CHOICE = (0.25, 0.43), (0.0, 0.18)  # of the plot's height, from below
MONEY = (0.49, 1.0)


def calls(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Three plots on the number of the call: money (State up, local down), local euros for one State euro, selected over submitted. Dots are not joined: calls are missing between them.

    `frame`: call, year, phase, state_eur_m, local_eur_m (M€), local_ratio, submitted, selected, rate (0 to 1), derived.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    room = (HEIGHT - TOP - FOOT) * zoom
    up, down = float(frame["state_eur_m"].max()) * 1.24, float(frame["local_eur_m"].max()) * 1.28
    state, local = palette.payers["state"], palette.payers["local"]
    seen, found = frame["state_eur_m"].notna() & ~frame["derived"].astype(bool), frame["state_eur_m"].notna() & frame["derived"].astype(bool)
    known, accent = frame["local_eur_m"].notna(), palette.accent
    outlined = hatched(state) | {"line": {"color": state, "width": 1.2}}
    traces = [
        _bars(frame[seen], frame.loc[seen, "state_eur_m"], filling("paid", state), look, say("State (M€)")), _bars(frame[found], frame.loc[found, "state_eur_m"], outlined, look, say("State, by subtraction (M€)")),
        _bars(frame[known], -frame.loc[known, "local_eur_m"], filling("paid", local), look, downwards(say("Local (M€)"), say)),
        _bars(frame[~seen & ~found], [STUB] * int((~seen & ~found).sum()), hatched(palette.missing), look), _bars(frame[~known], [-STUB] * int((~known).sum()), hatched(palette.missing), look),
        _dots(frame, "local_ratio", "y2", "circle", accent, look), _dots(frame, "rate", "y3", "diamond", palette.ink, look),
    ]
    shapes, notes = strip(spans(frame, "call"), look, room)
    shapes.append({"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": palette.ink, "width": 1}})
    last = int(frame["call"].max())
    for axis, values, texts in (("y2", (0.5, 1.0), (say("€0.50"), say("€1"))), ("y3", (0.25, 0.5), (say.percent(0.25), say.percent(0.5)))):
        for value, text in zip(values, texts, strict=True):
            shapes.append({"type": "line", "xref": "paper", "yref": axis, "x0": 0, "x1": 1, "y0": value, "y1": value, "line": {"color": palette.rule, "width": 1}, "layer": "below"})
            notes.append({"x": 1, "xref": "paper", "yref": axis, "y": value, "xanchor": "left", "xshift": 6, "text": text, "showarrow": False, "font": {"size": look.label, "color": palette.quiet}})
    notes += _amounts(frame, look) + _extremes(frame, "local_ratio", "y2", accent, lambda v: say.number(v, 2), look) + _extremes(frame, "rate", "y3", palette.ink, say.percent, look)
    for axis, y, name, unit, colour in (("y", 0, say("State and local"), say("M€ a call"), palette.ink), ("y2", 0.75, say("Local share"), say("for €1 of the State"), accent), ("y3", 0.45, say("Selection"), say("selected of submitted"), palette.ink)):
        notes.append({"x": 0, "xref": "paper", "xanchor": "right", "xshift": -10, "yref": axis, "y": y, "align": "right", "showarrow": False, "text": f"<b>{name}</b><br>{unit}", "font": {"size": look.label, "color": colour}})
    notes.append({"x": 0.5, "xref": "paper", "yref": "paper", "y": 0, "yshift": -26 * zoom, "yanchor": "top", "text": say("number of the call (0: first selection of 2005)"), "showarrow": False, "font": {"size": look.label, "color": palette.quiet}})
    return look.figure(
        int(HEIGHT * zoom), traces, margin=(int(166 * zoom), int(52 * zoom), int(TOP * zoom), int(FOOT * zoom)), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [-0.7, last + 0.7], "tickvals": [*frame["call"]], "ticktext": [str(c) for c in frame["call"]], "tickfont": {"size": look.label, "color": palette.quiet}, "anchor": "y3"},
        yaxis={"range": [-down, up], "domain": MONEY, "visible": False}, yaxis2={"range": [0.2, 1.3], "domain": SHARE, "visible": False, "anchor": "x"}, yaxis3={"range": [0.15, 0.75], "domain": CHOICE, "visible": False, "anchor": "x"},
    )


def _bars(rows: pd.DataFrame, heights, marker: dict, look: Look, name: str | None = None) -> go.Bar:
    return go.Bar(name=name, x=[*rows["call"]], y=[*heights], width=0.66, marker=marker, hovertext=[_told(r, look) for r in rows.to_dict("records")], hoverinfo="text")


def _dots(frame: pd.DataFrame, column: str, axis: str, symbol: str, colour: str, look: Look) -> go.Scatter:
    rows = frame[frame[column].notna()]
    hollow = [f"{symbol}-open" if d else symbol for d in rows["derived"]]
    return go.Scatter(x=[*rows["call"]], y=[*rows[column]], yaxis=axis, mode="markers", marker={"symbol": hollow, "size": 9, "color": colour}, hovertext=[_told(r, look) for r in rows.to_dict("records")], hoverinfo="text")


def _told(row: dict, look: Look) -> str:
    say = look.say
    state = say("State: {amount}", amount=say.money(row["state_eur_m"])) if pd.notna(row["state_eur_m"]) else say("State: not found")
    local = say("local: {amount}", amount=say.money(row["local_eur_m"])) if pd.notna(row["local_eur_m"]) else say("local: not found")
    lines = [f"<b>{say('Call {n}, {year}', n=row['call'], year=row['year'])}</b>", state + (say(" (by subtraction)") if row["derived"] else ""), local]
    if pd.notna(row["submitted"]):
        lines.append(say("{selected} projects of {submitted} ({rate})", selected=int(row["selected"]), submitted=int(row["submitted"]), rate=say.percent(row["rate"])))
    return "<br>".join(lines)


def _amounts(frame: pd.DataFrame, look: Look) -> list[dict]:
    """Every known amount, above the State's bar and under the local one."""
    found = []
    for row in frame.to_dict("records"):
        for value, anchor, sign in ((row["state_eur_m"], "bottom", 1), (row["local_eur_m"], "top", -1)):
            if pd.notna(value):
                found.append({"x": row["call"], "y": sign * value, "yanchor": anchor, "text": look.say.number(round(value)), "showarrow": False, "font": {"size": look.label, "color": look.palette.ink}})
    return found


def _extremes(frame: pd.DataFrame, column: str, axis: str, colour: str, told, look: Look) -> list[dict]:
    """The first, the lowest, the highest and the last value, written above their dots."""
    rows = frame[frame[column].notna()]
    places = dict.fromkeys([rows.index[0], rows[column].idxmin(), rows[column].idxmax(), rows.index[-1]]) if len(rows) else {}
    return [{"x": rows.at[i, "call"], "yref": axis, "y": rows.at[i, column], "yanchor": "bottom", "yshift": 5, "text": told(rows.at[i, column]), "showarrow": False, "font": {"size": look.label, "color": colour}} for i in places]
