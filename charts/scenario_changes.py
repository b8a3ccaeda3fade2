"""Who gains and who loses: bars from a zero line, blue for a gain, orange for a loss, one panel a scenario, all on one scale."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure, scenario_levels
from charts.look import Look
from charts.scenario_marks import WIDE, folded, note

ROW, HEAD, NAME, LINE, APART = 24, 44, 17, 25, 26  # px: a row, the head of a panel, a second line of its name, the head of a panel alone, between two panels
COLUMNS = {"euros": "change", "percent": "percent", "member": "per_member"}
SHOWN = 16  # clusters in the picture; all are in the table
LEAST = 1.5  # px: a change that is one shows


def written(value: float, unit: str, look: Look) -> str:
    """A change as a bar says it, without its unit; 0 where nothing changes."""
    say = look.say
    if value == 0:
        return "0"
    return say.percent(value, 0 if abs(value) >= 0.1 else 1, signed=True) if unit == "percent" else say.signed(value, 0 if unit == "member" else 2)


def paid_text(paid: float, look: Look) -> str:
    """What a Region pays more, without a sign, or less, with one."""
    return look.say.number(paid, 2) if paid > 0 else look.say.signed(paid, 2)


def paid_more(paid: float, look: Look) -> str:
    """The same as a sentence."""
    say = look.say
    return say("the Region pays {amount} more", amount=say.money(paid, 2)) if paid > 0 else say("the Region pays {amount} less", amount=say.money(-paid, 2))


def ordered(rows: pd.DataFrame, unit: str) -> list:
    """The codes of a panel's rows: the largest gain first; where nobody gains, the largest loss first; where nothing moves, the most money first."""
    values = rows[COLUMNS[unit]].fillna(0)
    up = not (values > 0).any() and (values < 0).any()
    return list(rows.assign(v=values).sort_values(["v", "before", "_code"], ascending=[up, False, True])["_code"])


def regions(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A panel a scenario, a row a region; a diamond for what the Region pays more or less; where nothing changes, what each region has.

    `frame`: letter, scenario, region, before, after, change (M€ a year), percent (1 is all), per_member (€), pays (M€), _code, _base. `context["gap"]`: euros, percent or member; `context["region"]` has the accent.
    """
    if scenario_levels.still(frame):
        return scenario_levels.bars(frame, "region", look, chosen=context["region"])
    return panels(frame, "region", look, context["gap"] or "euros", context["region"])


def clusters(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The clusters of one scenario that gain or lose the most, SHOWN of them, and the chosen one wherever it stands.

    `frame`: letter, scenario, cluster, before, after, change (M€ a year), percent, per_member (€), _code, _base. `context["gap"]`: euros, percent or member; `context["cluster"]` has the accent.
    """
    unit = context["gap"] or "euros"
    frame, chosen = frame.assign(pays=0.0), context["cluster"]
    if scenario_levels.still(frame):
        return scenario_levels.bars(frame, "cluster", look, SHOWN, chosen)
    every = ordered(frame, unit)
    shown = {*ends(every, frame, unit), chosen}
    return panels(frame, "cluster", look, unit, chosen, [code for code in every if code in shown])


def ends(order: list, frame: pd.DataFrame, unit: str) -> list:
    """Of the codes in order, those of the two ends: the largest gains and the largest losses, SHOWN in all."""
    values = frame.set_index("_code")[COLUMNS[unit]].fillna(0)
    up, down = [code for code in order if values[code] > 0], [code for code in order if values[code] < 0]
    if not up or not down:
        return order[:SHOWN]
    gains = min(len(up), max(SHOWN // 2, SHOWN - len(down)))
    return [*up[:gains], *down[max(0, len(down) - (SHOWN - gains)):]]


def panels(frame: pd.DataFrame, label: str, look: Look, unit: str, chosen: str | None = None, order: list | None = None) -> go.Figure:
    """The picture; `label` is the column that names a row, `order` the codes that are shown, from the top; all of them without it. `chosen` has the accent."""
    say, palette, zoom = look.say, look.palette, look.label / 13
    letters = list(dict.fromkeys(frame["letter"]))
    lead = next((letter for letter in letters if (frame.loc[frame["letter"] == letter, "change"] != 0).any()), letters[0])
    if order is None:
        order = ordered(frame[frame["letter"] == lead], unit)
        order += [code for code in dict.fromkeys(frame["_code"]) if code not in order]
    whole, frame = frame, frame[frame["_code"].isin(order)]
    names = dict(zip(frame["_code"], frame[label], strict=True))
    left = int(12 + max(measure.width(names[code], look.label, bold=code == chosen) for code in order))
    column, pays = COLUMNS[unit], unit == "euros" and (frame["pays"] != 0).any()
    alone = len(letters) == 1
    both = frame[(frame["pays"] != 0) & (frame["change"] != 0)].groupby("letter").size().to_dict()  # panels where a diamond would stand on a bar's number: written apart
    levels = [f"{say.number(row.before, 2)} → <b>{say.number(row.after, 2)}</b>" for row in frame.itertuples()] if alone else []
    right = int(16 + max((measure.width(text, look.label, bold=True) for text in levels), default=0))
    across = (WIDE + 120) * zoom - left - right
    room = (across - APART * zoom * (len(letters) - 1)) / len(letters)
    low, high = _range(frame, column, pays, bool(both), unit, room, look)
    called = {} if alone else {letter: folded(name, room - 22, look.label, 1 if look.projected else 2) for letter, name in dict(zip(whole["letter"], whole["scenario"], strict=True)).items()}
    top = (LINE if alone else HEAD + NAME * any("<br>" in name for name in called.values())) * zoom
    height = int(top + ROW * zoom * len(order) + 4)
    wide = (1 - APART * zoom * (len(letters) - 1) / across) / len(letters)
    gap = (1 - wide * len(letters)) / max(1, len(letters) - 1)
    traces, notes, axes, shapes = [], [], {}, []
    for place, letter in enumerate(letters):
        rows = frame[frame["letter"] == letter].set_index("_code").reindex([code for code in order if code in set(frame.loc[frame["letter"] == letter, "_code"])])
        suffix = "" if place == 0 else str(place + 1)
        start = place * (wide + gap)
        axes[f"xaxis{suffix}"] = {"range": [low, high], "domain": [start, min(1, start + wide)], "visible": False, "anchor": "y"}
        at = [order.index(code) for code in rows.index]
        shapes.append({"type": "line", "xref": f"x{suffix}", "yref": "y", "x0": 0, "x1": 0, "y0": -0.5, "y1": len(order) - 0.5, "line": {"color": palette.quiet, "width": 1}})
        traces += _bars(rows, at, label, column, unit, suffix, (high - low) / room, look, None if alone else f"{letter}. {rows['scenario'].iloc[0]}")
        if pays and both.get(letter):
            notes += [note(1, i, f"◇ {paid_text(paid, look)}", look, palette.payers["region"], xref=f"x{suffix} domain", xanchor="right") for i, paid in zip(at, rows["pays"], strict=True) if paid]
        elif pays and (rows["pays"] != 0).any():
            traces.append(_paid(rows, at, label, suffix, look))
        notes += _head(whole[whole["letter"] == letter], letter, called.get(letter), lead if alone else "A", suffix, wide * across, look)
    notes += [scenario_levels.name(i, names[code], code == chosen, look) for i, code in enumerate(order)]
    if alone:
        by = dict(zip(frame["_code"], levels, strict=True))
        notes += [note(1, order.index(code), text, look, palette.quiet, xref="paper", xanchor="right", xshift=right) for code, text in by.items()]
        notes.append(note(1, 1, say("{base} → scenario, M€", base=frame["_base"].iloc[0]), look, palette.quiet, xref="paper", yref="paper", xanchor="right", yanchor="bottom", yshift=4, xshift=right))
    return look.figure(
        height, traces, margin=(left, right, int(top), 4), barmode="overlay", bargap=0.34, shapes=shapes, annotations=notes,
        yaxis={"range": [len(order) - 0.5, -0.5], "visible": False, "tickvals": [*range(len(order))], "ticktext": [names[code] for code in order]}, **axes,
    )


def _range(frame: pd.DataFrame, column: str, pays: bool, apart: bool, unit: str, room: float, look: Look) -> tuple[float, float]:
    """One scale for all panels, with room for the numbers beyond the bars."""
    values = frame[column].fillna(0)
    least, most = (float(frame["pays"].min()), float(frame["pays"].max())) if pays else (0.0, 0.0)
    low, high = min(0.0, float(values.min()), -most), max(0.0, float(values.max()), -least)
    if low == high:
        return -1.0, 1.0
    number = 12 + max(measure.width(written(value, unit, look), look.label) for value in values)
    before, after = (number if low < 0 else 4), (number if high > 0 else 16) + (measure.width("◇ −0,00", look.label) + 8 if pays and apart else 0)
    scale = (high - low) / max(30.0, room - before - after)
    return low - before * scale, high + after * scale


def _bars(rows: pd.DataFrame, at: list[int], label: str, column: str, unit: str, suffix: str, per_px: float, look: Look, name: str | None) -> list[go.Bar]:
    say, palette = look.say, look.palette
    values = rows[column].fillna(0)
    drawn = [v and (1 if v > 0 else -1) * max(abs(v), LEAST * per_px) for v in values]
    hover = [
        f"<b>{row[label]}</b><br>{say('{base}: {before}; scenario: {after}', base=row['_base'], before=say.money(row['before'], 2), after=say.money(row['after'], 2))}"
        + (f"<br>{paid_more(row['pays'], look)}" if row["pays"] else "")
        for row in rows.to_dict("records")
    ]
    texts = [written(v, unit, look) if v or row.pays == 0 or unit != "euros" else "" for v, row in zip(values, rows.itertuples(), strict=True)]
    return [go.Bar(
        name=name, meta={"values": [*values]}, x=drawn, y=at, orientation="h", xaxis=f"x{suffix}", marker={"color": [palette.gain if v > 0 else palette.loss for v in values]}, text=texts, textposition="outside",
        textfont={"size": look.label, "color": [palette.ink if v else palette.quiet for v in values]}, constraintext="none", cliponaxis=False, hovertext=hover, hoverinfo="text",
        **scenario_levels.clickable(rows.index),
    )]


def _paid(rows: pd.DataFrame, at: list[int], label: str, suffix: str, look: Look) -> go.Scatter:
    """Hollow diamonds: what the Region itself pays more, on the side of losses, or less, on that of gains."""
    rows, at, colour = rows[rows["pays"] != 0], [y for y, paid in zip(at, rows["pays"], strict=True) if paid], look.palette.payers["region"]
    texts = [f"{paid_text(paid, look)}\u00a0" if paid > 0 else f"\u00a0{paid_text(paid, look)}" for paid in rows["pays"]]
    return go.Scatter(
        x=[-paid for paid in rows["pays"]], y=at, xaxis=f"x{suffix}", mode="markers+text", text=texts, textposition=["middle left" if paid > 0 else "middle right" for paid in rows["pays"]], textfont={"size": look.label, "color": colour},
        marker={"symbol": "diamond-open", "size": 10, "color": colour, "line": {"width": 2}, "opacity": 1}, cliponaxis=False, hoverinfo="text",
        hovertext=[f"<b>{name}</b><br>{paid_more(paid, look)}" for name, paid in zip(rows[label], rows["pays"], strict=True)],
    )


def _head(rows: pd.DataFrame, letter: str, name: str | None, chosen: str, suffix: str, room: float, look: Look) -> list[dict]:
    """Above a panel: its letter and name, without which it is alone, then who moves and by how much in all."""
    say, palette = look.say, look.palette
    up, down, paid = int((rows["change"] > 0).sum()), int((rows["change"] < 0).sum()), float(rows["pays"].sum())
    total = float(rows["change"].sum())
    if up and down:
        told = say("{up} up, {down} down", up=say.number(up), down=say.number(down))
    elif up or down:
        told = say("{n} up, {total} in all", n=say.number(up), total=say.money(total, 1, signed=True)) if up else say("{n} down, {total} in all", n=say.number(down), total=say.money(total, 1, signed=True))
    else:
        told = say("same amounts; Regions: {paid}", paid=say.money(paid, signed=True)) if paid else say("no change")
        if paid and measure.width(told, look.label) > room:
            told = say("Regions: {paid}", paid=say.money(paid, signed=True))
    colour = palette.accent if letter == chosen else palette.ink
    if name is None:
        return [note(0, 1, f"<span style='color:{palette.quiet}'>{told}</span>", look, xref="paper", yref="paper", yanchor="bottom", yshift=4)]
    place = {"xref": f"x{suffix} domain", "yref": "paper", "yanchor": "bottom", "yshift": 4}
    return [note(0, 1, f"<b>{letter}</b>  {name}<br><span style='color:{palette.quiet}'>{told}</span>", look, colour, **place)]
