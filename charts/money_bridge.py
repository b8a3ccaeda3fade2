"""From one phase to the next, a year: what left, what came, and what may not be compared."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.measure import folded
from charts.money_payers import hatched

HEIGHT, TOP, FOOT = 396, 16, 92  # px
APART = 62  # px: height of what is not compared, always the same: no amount is read on it
WRAP = 17  # characters of a line under a step
WIDE = 9  # columns up to which what is not compared is told in full


def steps(frame: pd.DataFrame) -> pd.DataFrame:
    """The comparable rows with the level before and after each: `start`, `end`, from the sum before down to the sum after (M€ a year)."""
    rows = frame[frame["comparable"]].copy()
    rows["end"] = rows["before"].sum() + rows["change"].cumsum()
    rows["start"] = rows["end"] - rows["change"]
    return rows


def waterfall(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The known money of a phase, what each comparable measure takes or adds, the known money of the next; then, out of the scale and hatched, what is not comparable.

    `frame`: payer, measure, before, after, change (M€ a year), comparable, why, known_before, years_before, known_after, years_after, _rhythm, _from, _to.
    A step of which under half the years are known, in either phase, is hatched in its colour.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    room = (HEIGHT - TOP - FOOT) * zoom
    rows, apart = steps(frame), frame[~frame["comparable"]]
    first, last = float(rows["before"].sum()), float(rows["after"].sum())
    levels = [first, last, *rows["start"], *rows["end"]]
    top = max(levels, default=1) * 1.12 or 1
    before, after = int(frame["_from"].iloc[0]), int(frame["_to"].iloc[0])
    end, places = len(rows) + 1, [*range(1, len(rows) + 1)]
    notes = [
        _name(0, f"<b>{say('Phase {n}', n=before)}</b><br>{say('a year')}", look), _name(end, f"<b>{say('Phase {n}', n=after)}</b><br>{say('a year')}", look),
        _value(0, first, f"<b>{say.money(round(first, 1))}</b>", palette.ink, look), _value(end, last, f"<b>{say.money(round(last, 1))}</b>", palette.ink, look),
    ]
    traces = [go.Bar(name=say("Known, a year (M€)"), x=[0, end], y=[first, last], width=0.66, marker={"color": [look.phase(before), look.phase(after)]}, hovertext=[say("known in phase {n}: {amount} a year", n=n, amount=say.money(round(v, 1))) for n, v in ((before, first), (after, last))], hoverinfo="text")]
    shapes = [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": palette.missing, "width": 1}}]
    for x, row in zip(places, rows.to_dict("records"), strict=True):
        colour = palette.gain if row["change"] >= 0 else palette.loss
        thin = min(row["known_before"] / row["years_before"], row["known_after"] / row["years_after"]) < 0.5
        marker = hatched(colour) | {"line": {"color": colour, "width": 1.4}} if thin else {"color": colour}
        name = say("{measure}, {payer}: increase (M€)", measure=row["measure"], payer=row["payer"]) if row["change"] >= 0 else say("{measure}, {payer}: decrease (M€)", measure=row["measure"], payer=row["payer"])
        traces.append(go.Bar(name=name, meta={"values": [abs(row["change"])]}, x=[x], base=[min(row["start"], row["end"])], y=[max(abs(row["change"]), top / room)], width=0.66, marker=marker, hovertext=[_told(row, look)], hoverinfo="text"))
        shapes.append({"type": "line", "x0": x - 1 + 0.33, "x1": x - 0.33, "y0": row["start"], "y1": row["start"], "line": {"color": palette.quiet, "width": 1}})
        notes += [_value(x, max(row["start"], row["end"]), f"<b>{say.signed(round(row['change'], 1), 1)}</b>", colour, look), _name(x, folded(row["measure"], WRAP) + f"<br><span style='color:{palette.quiet}'>{row['payer']}<br>{_years(row)}</span>", look)]
    if len(rows):
        shapes.append({"type": "line", "x0": end - 1 + 0.33, "x1": end - 0.33, "y0": last, "y1": last, "line": {"color": palette.quiet, "width": 1}})
    for x, row in enumerate(apart.to_dict("records"), start=end + 1):
        known, phase = (row["before"], before) if pd.notna(row["before"]) else (row["after"], after)
        traces.append(go.Bar(x=[x], y=[APART * zoom * top / room], width=0.66, marker=hatched(palette.missing), hovertext=[_told(row, look)], hoverinfo="text"))
        amount, other = say.money(round(known, 1)), after if phase == before else before
        text = say("not compared:<br>{amount} in phase {n},<br>nothing known<br>in phase {m}", amount=amount, n=phase, m=other) if end + len(apart) < WIDE else say("{amount}<br>phase {n},<br>nothing<br>phase {m}", amount=amount, n=phase, m=other)
        notes += [{**_value(x, APART * zoom * top / room, text, palette.quiet, look)}, _name(x, folded(row["measure"], WRAP) + f"<br><span style='color:{palette.quiet}'>{row['payer']}</span>", look)]
    return look.figure(
        int(HEIGHT * zoom), traces, margin=(4, 4, int(TOP * zoom), int(FOOT * zoom)), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [-0.5, end + len(apart) + 0.5], "visible": False, "tickvals": [*range(end + 1)], "ticktext": [say("Phase {n}", n=before), *(rows["measure"] + " · " + rows["payer"]), say("Phase {n}", n=after)]}, yaxis={"range": [0, top], "visible": False},
    )


def _years(row: dict) -> str:
    return f"{row['known_before']}/{row['years_before']} → {row['known_after']}/{row['years_after']}"


def _name(x: float, text: str, look: Look) -> dict:
    return {"x": x, "y": 0, "yanchor": "top", "yshift": -4, "text": text, "showarrow": False, "font": {"size": look.label, "color": look.palette.ink}}


def _value(x: float, y: float, text: str, colour: str, look: Look) -> dict:
    return {"x": x, "y": y, "yanchor": "bottom", "yshift": 3, "text": text, "showarrow": False, "font": {"size": look.label, "color": colour}}


def _told(row: dict, look: Look) -> str:
    say = look.say
    lines = [f"<b>{row['measure']}</b>, {row['payer']}", say("{before} a year, then {after}", before=say.money(row["before"]), after=say.money(row["after"])), say("years with a figure: {years}", years=_years(row))]
    return "<br>".join([*lines, *([row["why"]] if isinstance(row["why"], str) else [])])
