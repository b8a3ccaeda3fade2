"""The scenarios of the page one under the other: running budget by payer, effort of a member, R&D drawn, on the same axes."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.look import Look, faded
from charts.scenario_marks import folded, keyed, note, on, unpaid

ROW, HEAD, FOOT, BAR = 42, 46, 22, 26  # px
LEFT, MONEY, MEMBER, RND = 168, 344, 138, 150  # px of each part at the usual width; the money takes what more there is
PAYERS = (("state", "state"), ("local", "local"), ("taken", "region"), ("private", "private"))
SHORT_NAMES = {"state": "State", "local": "Authorities", "taken": "Regions", "private": "Cluster members"}


def board(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A row a scenario, the reference first; all rows on the same two scales.

    `frame`: letter (empty for the reference), scenario, state, local, taken, private, running, gap, budget (M€ a year), need_per_member (€), rd_low, rd_mid, rd_high (M€), _base.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame.to_dict("records")
    width = (MONEY + MEMBER + RND) * zoom
    money, member = MONEY * zoom / width, MEMBER * zoom / width
    top = max(max(row["running"] + row["gap"], row["budget"]) for row in rows)
    most = max(max(row["rd_high"] for row in rows), 1e-9)
    traces, notes, before = [], [], rows[0]
    for place, row in enumerate(rows):
        traces += _payers(row, place, top, MONEY * zoom * 0.745, look)
        traces += _range(row, place, look)
        notes += _texts(row, before, place, money, look)
    told = {payer: say("{name} (assumption)", name=say(name)) if payer == "private" else say(name) for payer, name in SHORT_NAMES.items()}
    key = keyed([(palette.payers[role], told[payer]) for payer, role in PAYERS if any(row[payer] > 0 for row in rows)], look)
    notes.append(note(0, 1, key, look, xref="paper", yref="paper", yanchor="bottom", yshift=2, xshift=-int((LEFT - 4) * zoom)))
    heads = [(0, say("Running costs, M€ a year")), (money, say("A member, a year")), (money + member, say("R&D drawn, M€"))]
    notes += [note(x, 1, text, look, palette.quiet, xref="paper", yref="paper", yanchor="bottom", yshift=int(24 * zoom) if x == 0 else 2) for x, text in heads]
    notes += [note(x, 1, f"<i>{say('Assumption')}</i>", look, palette.quiet, xref="paper", yref="paper", yanchor="bottom", yshift=int(24 * zoom)) for x, _ in heads[1:]]
    line = {"type": "line", "x0": before["budget"], "x1": before["budget"], "y0": -0.5, "y1": len(rows) - 0.5, "line": {"color": palette.quiet, "width": 1, "dash": "dot"}}
    notes.append(note(before["budget"], 0, say("{base}: {amount}", base=before["_base"], amount=say.number(round(before["budget"], 1))), look, palette.quiet, xanchor="center", yref="paper", yanchor="top", yshift=-2))
    return look.figure(
        int((HEAD + ROW * len(rows) + FOOT) * zoom), traces, margin=(int(LEFT * zoom), 8, int(HEAD * zoom), int(FOOT * zoom)), barmode="overlay", shapes=[line], annotations=notes,
        xaxis={"range": [0, top * 1.34], "domain": [0, money], "visible": False, "anchor": "y"},
        xaxis2={"range": [0, most * 1.62], "domain": [money + member, 1], "visible": False, "anchor": "y"},
        yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False, "tickvals": [*range(len(rows))], "ticktext": [f"{row['letter'] or say('Ref.')} {row['scenario']}" for row in rows]},
    )


def _payers(row: dict, y: int, top: float, room: float, look: Look) -> list[go.Bar]:
    say, palette, found, base = look.say, look.palette, [], 0.0
    for payer, role in PAYERS:
        amount = float(row[payer])
        if amount <= 0:
            continue
        colour, value = palette.payers[role], say.number(round(amount, 1))
        name = say(SHORT_NAMES[payer])
        texts = (f"{name} <b>{value}</b>", f"<b>{'+' if payer == 'taken' else ''}{value}</b>")
        space = room * amount / top - 6
        found.append(go.Bar(
            name=name, x=[amount], y=[y], base=[base], width=[BAR / ROW], orientation="h", marker={"color": colour, "line": {"color": palette.ground, "width": 1}},
            text=[next((text for text in texts if measure.width(text, look.label, bold=True) <= space), "")], textposition="inside", insidetextanchor="middle", textangle=0,
            textfont={"size": look.label, "color": on(colour, palette)}, constraintext="none", hovertext=[f"<b>{row['scenario']}</b><br>{name} {say.money(amount)}"], hoverinfo="text",
        ))
        base += amount
    if row["gap"] > 0:
        found.append(go.Bar(
            name=say("without a payer"), x=[row["gap"]], y=[y], base=[base], width=[BAR / ROW], orientation="h", marker=unpaid(palette), hoverinfo="text",
            hovertext=[say("without a payer: {amount}, not money", amount=say.money(row["gap"]))],
        ))
    return found


def _range(row: dict, y: int, look: Look) -> list[go.Bar | go.Scatter]:
    """From the low to the high case, with a mark at the middle one: a range, never one line."""
    say, palette = look.say, look.palette
    told = say("from {low} to {high}, middle case {mid}", low=say.money(row["rd_low"]), high=say.money(row["rd_high"]), mid=say.money(row["rd_mid"]))
    bar = go.Bar(
        name=say("R&D drawn, from the low to the high case"), x=[row["rd_high"] - row["rd_low"]], y=[y], base=[row["rd_low"]], width=[0.3], orientation="h", xaxis="x2", marker={"color": faded(palette.gain, 0.45)},
        text=[say("{low} to <b>{high}</b>", low=say.number(round(row["rd_low"], 1)), high=say.number(round(row["rd_high"], 1)))], textposition="outside", textfont={"size": look.label, "color": palette.ink},
        constraintext="none", cliponaxis=False, hovertext=[f"<b>{row['scenario']}</b><br>{told}"], hoverinfo="text",
    )
    middle = go.Scatter(
        x=[row["rd_mid"]], y=[y], xaxis="x2", mode="markers", marker={"symbol": "line-ns", "size": 20, "line": {"width": 2.5, "color": palette.ink}, "opacity": 1}, hoverinfo="skip",
    )
    return [bar, middle]


def _texts(row: dict, before: dict, y: int, money: float, look: Look) -> list[dict]:
    say, palette, zoom = look.say, look.palette, look.label / 13
    own = row["letter"] == "A"
    head = say("Ref.") if row["letter"] == "" else row["letter"]
    name = folded(row["scenario"], LEFT * zoom - measure.width(head, look.label, bold=True) - 24, look.label)
    found = [note(0, y, f"<b>{head}</b>  {name}", look, palette.accent if own else palette.ink, xref="paper", xanchor="right", xshift=-8)]
    change = row["need_per_member"] - before["need_per_member"]
    told = "" if row is before else " =" if abs(change) < 0.5 else f" {say.euros(change, signed=True)}"
    colour = palette.broken if row["gap"] > 0 else palette.ink
    found.append(note(money, y, f"<b>{say.euros(row['need_per_member'])}</b><span style='color:{palette.quiet}'>{told}</span>", look, colour, xref="paper"))
    if row["gap"] > 0:
        found.append(note(row["running"] + row["gap"], y, f"<b>{say.number(round(row['gap'], 1))}</b><br>{say('unpaid')}", look, palette.broken, xshift=int(6 * zoom)))
    return found
