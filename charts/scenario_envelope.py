"""Sources and uses as two bars of one length; money without a payer hollow at their end."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look
from charts.scenario_marks import WIDE, keyed, note, on, unpaid

BAR, BETWEEN, HEAD, GAP = 38, 5, 24, 18  # px: a bar, between the two of a scenario, its name above, between two scenarios
COLOURS = {"state": "state", "local": "local", "taken": "region", "eu": "eu", "private": "private"}


def balance(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Two bars a scenario, of one length: who pays, what for.

    `frame`: scenario, side, payer, use, amount (M€ a year), _case (reference, scenario), _side (source, use, gap), _payer, _use.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    cases = list(dict.fromkeys(frame["_case"]))
    sums = frame[frame["_side"] == "source"].groupby("_case")["amount"].sum()
    gaps = frame[frame["_side"] == "gap"].groupby("_case")["amount"].sum()
    top = max(sums[case] + gaps.get(case, 0.0) for case in cases)
    traces, notes, shapes, y, rungs = [], [], [], 0.0, {}
    for case in cases:
        rows = frame[frame["_case"] == case]
        name = rows["scenario"].iloc[0]
        notes.append(note(0, y + HEAD / 2 - 2, f"<b>{name}</b>", look, palette.accent if case == "scenario" else palette.ink, xref="paper", xshift=-_left(look, frame)))
        y += HEAD
        first = y
        for side in ("source", "use"):
            part = rows[rows["_side"] == side]
            middle = y + BAR / 2
            notes.append(note(0, middle, part["side"].iloc[0], look, palette.quiet, xref="paper", xanchor="right", xshift=-8))
            traces += _bar(part, middle, top, side, look)
            rungs[middle] = f"{name} · {part['side'].iloc[0]}"
            y += BAR + BETWEEN
        y -= BETWEEN
        total, gap = float(sums[case]), float(gaps.get(case, 0.0))
        if gap:
            traces.append(go.Bar(
                x=[gap], y=[(first + y) / 2], base=[total], width=[y - first], orientation="h", marker=unpaid(palette), hoverinfo="text",
                hovertext=[say("without a payer: {amount}, not money", amount=say.money(gap))],
            ))
            notes.append(note(min(top, total + gap), y - BAR / 2, f"<b>{say('{amount} without a payer', amount=say.money(gap))}</b>", look, palette.broken, xshift=6))
        notes.append(note(min(top, total + gap), first + BAR / 2 if gap else (first + y) / 2, f"<b>{say.money(total)}</b>", look, xshift=6))
        if case == "reference" and len(cases) > 1:
            shapes.append({"type": "line", "x0": total, "x1": total, "y0": first - 3, "y1": _height(len(cases)), "line": {"color": palette.quiet, "width": 1, "dash": "dot"}, "layer": "below"})
        y += GAP
    payers = frame[(frame["_side"] == "source") & (frame["amount"] > 0)].drop_duplicates("_payer").set_index("_payer")["payer"]
    told = {name: say("{name} (assumption)", name=text) if name == "private" else text for name, text in payers.items()}
    key = keyed([(palette.payers[role], told[name]) for name, role in COLOURS.items() if name in told], look)
    height = _height(len(cases))
    right = 14 + max(measure.width(item["text"], look.label, bold=True) for item in notes if item["x"] != 0 and item.get("xanchor") == "left")
    notes.append(note(1, HEAD / 2 - 2, key, look, xref="paper", xanchor="right", xshift=int(right)))
    return look.figure(
        int(height * zoom), traces, margin=(_left(look, frame), int(right), 0, 0), barmode="overlay", bargap=0, shapes=shapes, annotations=notes,
        xaxis={"range": [0, top], "visible": False}, yaxis={"range": [height, 0], "visible": False, "tickvals": [*rungs], "ticktext": [*rungs.values()]},
    )


def _left(look: Look, frame: pd.DataFrame) -> int:
    return int(14 + max(measure.width(text, look.label) for text in frame["side"].unique()))


def _height(cases: int) -> int:
    return cases * (HEAD + 2 * BAR + BETWEEN + GAP) - GAP + 6


def _bar(part: pd.DataFrame, y: float, top: float, side: str, look: Look) -> list[go.Bar]:
    say, palette, found, base = look.say, look.palette, [], 0.0
    for row in part.to_dict("records"):
        amount = float(row["amount"])
        if amount <= 0:
            continue
        colour = palette.payers[COLOURS[row["_payer"]]] if side == "source" else palette.land
        value = say.number(round(amount, 1))
        name = row["payer"] if side == "source" else row["use"]
        short = say("EU") if row["_payer"] == "eu" else name
        texts = (f"{name} <b>{value}</b>", f"{short}<br><b>{value}</b>", f"<b>{value}</b>")
        room = WIDE * look.label / 13 * amount / top - 4
        found.append(go.Bar(
            name=f"{name} · {row['use']}" if side == "source" else name, x=[amount], y=[y], base=[base], width=[BAR], orientation="h", marker={"color": colour, "line": {"color": palette.ground, "width": 1.5}},
            text=[next((text for text in texts if max(measure.width(line, look.label, bold=True) for line in text.split("<br>")) <= room), "")], textposition="inside", insidetextanchor="middle", textangle=0,
            textfont={"color": on(colour, palette), "size": look.label}, constraintext="none", hovertext=[f"<b>{name}</b>, {row['use']}<br>{say.money(amount)}" if side == "source" else f"<b>{name}</b><br>{say.money(amount)}"], hoverinfo="text", cliponaxis=False,
        ))
        base += amount
    return found
