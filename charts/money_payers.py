"""Money, payer by payer and year by year: announced as an outline, committed as a tint, paid full, missing hatched at the foot."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded

KINDS = ("committed", "spent", "announced")  # from the foot of a bar upwards
KIND_NAMES = {"committed": "Committed", "spent": "Spent", "announced": "Announced or voted"}
HEIGHT, TOP, FOOT = 430, 40, 26  # px
WALL = 680  # px of the figure on the wall, which leaves room for a title of three lines
LEAST, HEAD = 24, 24  # px on a page: the least height of a row, the room above it for its labels
EDGE = 2  # px over the highest bar, for its outline
STUB = 11  # px on a page: height of a missing cell, always the same
NAMES = {False: 140, True: 350}  # px left of the plot for the names of the rows; on the wall a thin row bears its name and its count on one line
FIRST, LAST = 2004.4, 2026.6


def filling(kind: str, colour: str) -> dict:
    """The look of a bar: an order the eye reads without a key."""
    fill = {"announced": "rgba(0,0,0,0)", "committed": faded(colour, 0.62), "spent": colour, "paid": colour}[kind]
    return {"color": fill, "line": {"color": colour, "width": 1.4}}


def hatched(colour: str) -> dict:
    """A cell without a figure, or an amount found by subtraction."""
    return {"color": "rgba(0,0,0,0)", "line": {"width": 0}, "pattern": {"shape": "/", "fgcolor": colour, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.25, "fillmode": "overlay"}}


def strip(spans: list[tuple[int, float, float]], look: Look, height: int, y0: float = 1.0) -> tuple[list[dict], list[dict]]:
    """The phases above a plot, on its own x. `spans` holds (phase, first x, last x); `height` the plot's px, to keep the strip at 8 px. The outlook is hollow."""
    shapes, notes = [], []
    for phase, start, end in spans:
        colour = look.phase(phase)
        fill = {"fillcolor": "rgba(0,0,0,0)", "line": {"color": colour, "width": 1.2}} if phase == 5 else {"fillcolor": colour, "line": {"width": 0}}
        shapes.append({"type": "rect", "xref": "x", "yref": "paper", "x0": start, "x1": end, "y0": y0, "y1": y0 + 8 / height, **fill})
        notes.append({"x": (start + end) / 2, "xref": "x", "y": y0 + 10 / height, "yref": "paper", "yanchor": "bottom", "text": look.say("phase {n}", n=phase), "showarrow": False, "font": {"size": look.label, "color": look.palette.quiet}})
    return shapes, notes


def spans(frame: pd.DataFrame, column: str, half: float = 0.46) -> list[tuple[int, float, float]]:
    """(phase, first, last) of the phases on an axis of whole numbers."""
    edges = frame.groupby("phase")[column].agg(["min", "max"])
    return [(int(phase), row["min"] - half, row["max"] + half) for phase, row in edges.iterrows()]


def rows(frame: pd.DataFrame, room: float, zoom: float = 1.0) -> tuple[float, dict[str, tuple[float, float]]]:
    """One scale for all rows: (px for a million, payer → (foot, height) in px from below), so that `room` px are filled and no row is under LEAST. `zoom` enlarges LEAST and HEAD as it does the labels."""
    most = frame.groupby("_payer", sort=False)[["total_eur_m", "apart_eur_m"]].max().max(axis=1).fillna(0)
    least, head = LEAST * zoom, HEAD * zoom
    low, high = 0.0, room
    for _ in range(60):
        scale = (low + high) / 2
        low, high = (scale, high) if sum(max(least, m * scale) + head for m in most) <= room else (low, scale)
    heights, found, foot = {p: max(least, m * low) for p, m in most.items()}, {}, 0.0
    for payer in reversed(most.index):
        found[payer] = (foot, heights[payer])
        foot += heights[payer] + head
    return low, found


def years(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A row of bars a payer on one scale, 2005-2026; what is kept out of the sums in an outline of its own.

    `frame`: payer, year, phase, announced_eur_m, committed_eur_m, spent_eur_m, total_eur_m, running_eur_m, apart_eur_m (M€), what, _payer, _status.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    whole = WALL if look.projected else HEIGHT
    room = whole - (TOP + FOOT) * zoom
    scale, places = rows(frame, room, zoom)
    traces, notes, shapes, axes = [], [], [], {}
    for place, (payer, (foot, tall)) in enumerate(places.items()):
        row, colour, number = frame[frame["_payer"] == payer], palette.payers[payer], place + 1 if place else ""
        y = f"y{number}"
        axes[f"yaxis{number}"] = {"range": [0, (tall + EDGE) / scale], "domain": [foot / room, (foot + tall + EDGE) / room], "visible": False, "anchor": "x"}
        base = pd.Series(0.0, index=row.index)
        for kind in KINDS:
            amount = row[f"{kind}_eur_m"]
            if amount.notna().any():
                traces.append(_bars(row[amount.notna()], amount.dropna(), base[amount.notna()], y, filling(kind, colour), look, say(KIND_NAMES[kind])))
            base = base + amount.fillna(0)
        apart, gap = row[row["apart_eur_m"].notna()], row[row["total_eur_m"].isna() & row["apart_eur_m"].isna()]
        if len(apart):
            traces.append(_bars(apart, apart["apart_eur_m"].clip(lower=1 / scale), pd.Series(0.0, index=apart.index), y, {"color": "rgba(0,0,0,0)", "line": {"color": palette.loss, "width": 1.4}}, look, say("Read, kept out of the sums")))
            traces[-1].meta = {"values": [*apart["apart_eur_m"]]}
        traces.append(_bars(gap, pd.Series(STUB * zoom / scale, index=gap.index), pd.Series(0.0, index=gap.index), y, hatched(palette.missing), look))
        shapes.append({"type": "line", "xref": "paper", "yref": y, "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": palette.rule, "width": 1}})
        notes += _labels(row, y, scale, look)
        notes += _purpose(row, y, scale, look)
        known = say("{n} years of {all}", n=say.number(int(row["total_eur_m"].notna().sum())), all=len(row))
        turn = "  " if look.projected and tall < 2 * LEAST * zoom else "<br>"
        notes.append({"x": 0, "xref": "paper", "xanchor": "right", "xshift": -14, "y": 0, "yref": y, "yanchor": "bottom", "yshift": -4, "align": "right", "showarrow": False, "text": f"<b>{row['payer'].iloc[0]}</b>{turn}<span style='color:{palette.quiet}'>{known}</span>", "font": {"size": look.label}})
    bands, names = strip(spans(frame, "year"), look, room)
    ticks = sorted({int(y) for y in frame.groupby("phase")["year"].min()} | {int(frame["year"].max())})
    return look.figure(
        whole, traces, margin=(NAMES[look.projected], 6, int(TOP * zoom), int(FOOT * zoom)), barmode="overlay", bargap=0, shapes=[_chosen(frame, context, look), *shapes, *bands], annotations=notes + names,
        xaxis={"range": [FIRST, LAST], "tickvals": ticks, "ticktext": [str(y) for y in ticks], "tickfont": {"size": look.label, "color": palette.quiet}, "anchor": "y"}, **axes,
    )


def _chosen(frame: pd.DataFrame, context, look: Look) -> dict:
    """The chosen phase, as a ground behind its years."""
    held = frame.loc[frame["phase"] == int(context["phase"] or 4), "year"]
    return {"type": "rect", "xref": "x", "yref": "paper", "x0": held.min() - 0.46, "x1": held.max() + 0.46, "y0": 0, "y1": 1, "fillcolor": faded(look.palette.phases[0], 0.12), "line": {"width": 0}, "layer": "below"}


def _bars(row: pd.DataFrame, height: pd.Series, base: pd.Series, y: str, marker: dict, look: Look, name: str | None = None) -> go.Bar:
    return go.Bar(name=name, x=[*row["year"]], y=[*height], yaxis=y, base=[*base], width=0.62, marker=marker, hovertext=[_told(r, look) for r in row.to_dict("records")], hoverinfo="text", cliponaxis=False)


def _told(row: dict, look: Look) -> str:
    say = look.say
    head = f"<b>{row['payer']}, {row['year']}</b>"
    if pd.isna(row["total_eur_m"]) and pd.isna(row["apart_eur_m"]):
        return f"{head}<br>{say('no figure found')}"
    told = {"announced": say("announced: {amount}", amount=say.money(row["announced_eur_m"])), "committed": say("committed: {amount}", amount=say.money(row["committed_eur_m"])), "spent": say("paid: {amount}", amount=say.money(row["spent_eur_m"]))}
    lines = [text for kind, text in told.items() if pd.notna(row[f"{kind}_eur_m"])]
    if pd.notna(row["apart_eur_m"]):
        lines.append(say("kept out of the sums: {amount}", amount=say.money(row["apart_eur_m"])))
    return "<br>".join([head, *lines, row["what"]])


def _alone(row: pd.DataFrame) -> pd.Series:
    """Years whose whole sum is running grant: another kind of money than that of projects."""
    return row["running_eur_m"].notna() & (row["running_eur_m"] == row["total_eur_m"])


def _purpose(row: pd.DataFrame, y: str, scale: float, look: Look) -> list[dict]:
    """From which year on the bars are the running grant, said once above them."""
    grant = row[_alone(row)]
    if grant.empty:
        return []
    top = max(float(grant["total_eur_m"].max()), float(row.loc[row["year"] >= grant["year"].min(), "total_eur_m"].max()))
    return [{"x": int(grant["year"].min()) - 0.31, "y": top + 3 * look.label / scale, "yref": y, "text": look.say("from {year} on, the running grant", year=int(grant["year"].min())), "showarrow": False, "xanchor": "left", "yanchor": "bottom", "font": {"size": look.label, "color": look.palette.quiet}}]


def _labels(row: pd.DataFrame, y: str, scale: float, look: Look) -> list[dict]:
    """The amount above each bar; what is kept apart in its own colour, with its state."""
    say, palette, found = look.say, look.palette, []
    states = {"unpaid": say("voted,<br>unpaid"), "bill": say("bill"), "example": say("one cluster")}
    grant = row.loc[_alone(row), "year"]
    for line in row.to_dict("records"):
        total, apart = line["total_eur_m"], line["apart_eur_m"]
        if pd.notna(total):
            text, colour, value = say.number(total, 0 if total >= 100 or not total % 1 else 1), palette.ink, total
            if len(grant) and line["year"] > grant.min() and pd.isna(line["running_eur_m"]):  # among years of the running grant, one of projects
                text = f"{say('projects')}<br>{text}"
        elif pd.notna(apart):
            turn = " " if line["_status"] == "example" else "<br>"  # its row is thin, its neighbours are empty
            text, colour, value = f"{states[line['_status']]}{turn}{say.number(apart)}", palette.loss, apart
        else:
            continue
        # the words of a vote end at their number, so that they leave room to those of the bill beside it
        side = {"xanchor": "right", "align": "right", "xshift": look.label * 0.3} if pd.isna(total) and line["_status"] == "unpaid" else {}
        above = STUB * look.label / 13 if pd.isna(total) and line["_status"] == "example" else 0  # clear of the hatching at its sides
        found.append({"x": line["year"], "y": max(value, above / scale), "yref": y, "text": text, "showarrow": False, "yanchor": "bottom", "font": {"size": look.label, "color": colour}, **side})
    return found
