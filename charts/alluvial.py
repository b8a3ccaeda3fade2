"""From phase to phase: who stays, who merges into another, who leaves, who enters. Ribbons between the openings of the phases."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import FAMILIES, Look, faded

TOP, GAP, NODE = 66, 17, 0.055  # px over the first family, px between families, half a node's width in columns
ROOM = 426  # px shared among the clusters of the largest column
THICK, THIN = 22, 6  # px of a cluster, at most and at least
ROW, HEAD = 24, 14  # px of a row of figures, px over the first
STEPS = np.linspace(0, 1, 19)
SOFT = STEPS * STEPS * (3 - 2 * STEPS)
FATES = ("stayed", "merged", "born", "left", "entered", "back")
BEFORE, AFTER = ("stayed", "merged", "left"), ("stayed", "born", "entered", "back")  # fates that make the stock of the first day, of the second
FATE_NAMES = {"stayed": "stayed", "merged": "merged into another", "born": "born of a merger", "left": "left with no heir", "entered": "entered", "back": "got their label back"}
DIP = 0.18  # columns: the length of a taper


@dataclass(frozen=True)
class Slots:
    """Where each family stands: its top in px, the px of a cluster, its stock in each column."""

    tops: dict[str, float]
    unit: float
    stocks: dict[str, list[int]]
    foot: float


def flows(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """`frame`: `lineage_passages`. A node is a family of themes at the opening of a phase, as high as its clusters.

    Pale: stayed. Strong: merged, as wide on the left as those that vanish and on the right as the heirs born of them; a line where the heir is of another
    family. Tapers: left, entered. The rows of figures add up column by column; a click on one writes `passage`.
    """
    slots, scale = place(frame, look.label / 13), look.label / 13
    passages = sorted(frame["phase"].unique())
    traces, texts = [], []
    records = frame.to_dict("records")
    for column, phase in enumerate(passages):
        _passage([row for row in records if row["phase"] == phase], column, slots, look, traces, texts)
    shapes = []
    for family, stock in slots.stocks.items():
        for column, n in enumerate(stock):
            if n:
                top = slots.tops[family]
                shapes.append({"type": "rect", "xref": "x", "yref": "y", "x0": column - NODE, "x1": column + NODE, "y0": top, "y1": top + n * slots.unit, "fillcolor": look.family(family), "line": {"width": 0}, "layer": "between"})
                texts.append((column, top + n * slots.unit / 2, f"<b>{look.say.number(n)}</b>", "middle center", look.palette.ground))
    notes = _heads(frame, slots, look) + _families(frame, slots, look)
    # read from the back of a room: the ribbons alone, their names and stocks in larger type
    table, rows, names = ([], 0, []) if look.projected else _figures(frame, slots, look, str(context["passage"] or ""))
    if rows:
        shapes.append({"type": "line", "xref": "x", "yref": "y", "x0": -0.1, "x1": len(passages) + 0.1, "y0": slots.foot + 4, "y1": slots.foot + 4, "line": {"color": look.palette.rule, "width": 1}})
    height = slots.foot + (HEAD + ROW * rows) * scale
    return look.figure(
        round(height), [*traces, *_texts(texts, look), *table], margin=(round(196 * scale), round(46 * scale), 0, 0), shapes=shapes, annotations=notes + names,
        xaxis={"range": [-0.1, len(passages) + 0.1], "visible": False}, yaxis={"range": [height, 0], "visible": False},
    )


def place(frame: pd.DataFrame, scale: float = 1) -> Slots:
    """A slot for each family, as high as its largest stock, so that what stays is level. `scale` is that of the text: room over the slots."""
    passages, tally = sorted(frame["phase"].unique()), Counter(zip(frame["_family"], frame["phase"], frame["_fate"], strict=True))
    stocks = {
        family: [*(sum(tally[family, phase, fate] for fate in BEFORE) for phase in passages), sum(tally[family, passages[-1], fate] for fate in AFTER)]
        for family in FAMILIES if family in set(frame["_family"])
    }
    largest = max(1, sum(max(stock) for stock in stocks.values()))
    unit = min(THICK, max(THIN, ROOM / largest))
    tops, y = {}, TOP * scale
    for family, stock in stocks.items():
        tops[family] = y
        y += max(2.6, max(stock)) * unit + GAP if unit < 8 else max(1, max(stock)) * unit + GAP + 8
    return Slots(tops, unit, stocks, y)


def _ribbon(x0: float, x1: float, left: tuple[float, float], right: tuple[float, float], colour: str, hover: str = "") -> go.Scatter:
    xs = x0 + (x1 - x0) * STEPS
    upper, lower = left[0] + (right[0] - left[0]) * SOFT, left[1] + (right[1] - left[1]) * SOFT
    told = {"hoverinfo": "text", "text": hover, "hoveron": "fills"} if hover else {"hoverinfo": "skip"}
    return go.Scatter(x=np.round([*xs, *xs[::-1]], 3), y=np.round([*upper, *lower[::-1]], 1), mode="lines", fill="toself", fillcolor=colour, line={"width": 0}, **told)


def _passage(rows: list[dict], column: int, slots: Slots, look: Look, traces: list, texts: list) -> None:
    x0, x1, unit, palette = column + NODE, column + 1 - NODE, slots.unit, look.palette
    settled = Counter(row["_family"] for row in rows if row["_fate"] == "stayed")
    for family, top in slots.tops.items():
        of = {fate: [row for row in rows if row["_family"] == family and row["_fate"] == fate] for fate in FATES}
        stayed, left, born, newcomers = settled[family], len(of["left"]), len(of["born"]), [row["cluster"] for row in rows if row["_family"] == family and row["_fate"] in ("entered", "back")]
        came = len(newcomers)
        inside = [row for row in of["merged"] if row["_heir_family"] == family or row["_heir_family"] not in slots.tops]
        away: dict[str, list[dict]] = {}
        for row in of["merged"]:
            if row not in inside:
                away.setdefault(row["_heir_family"], []).append(row)
        colour = look.family(family)
        edge = top + stayed * unit
        if stayed:
            traces.append(_ribbon(x0, x1, (top, edge), (top, edge), faded(colour, 0.28), look.say.plural("{n} cluster stayed", "{n} clusters stayed", stayed)))
        if len(inside) or born:
            traces.append(_ribbon(x0, x1, (edge, edge + len(inside) * unit), (edge, edge + born * unit), colour, _led(inside)))
            if len(inside) * unit >= 3 * THIN:
                texts.append((x0 + 0.04, edge + len(inside) * unit / 2, look.say.number(len(inside)), "middle right", palette.ground))
        low = edge + len(inside) * unit
        for target, group in away.items():
            end = slots.tops[target] + unit * settled[target]
            start, wide = low + len(group) * unit / 2, max(2.2, 0.5 * unit * len(group))
            xs, ys = x0 + (x1 - x0) * STEPS, start + (end - start) * SOFT
            traces.append(go.Scatter(x=np.round(xs, 3), y=np.round(ys, 1), mode="lines", line={"color": faded(colour, 0.8), "width": wide, "simplify": False}, text=_led(group), hoverinfo="text"))
            low += len(group) * unit
        if left:
            traces.append(_ribbon(x0, x0 + DIP, (low, low + left * unit), (low + left * unit + 2, low + left * unit + 3), palette.loss, ", ".join(row["cluster"] for row in of["left"])))
            texts.append((x0 + DIP + 0.02, low + left * unit + 2, look.say.signed(-left), "middle right", palette.loss))
        if came:
            base = edge + born * unit
            traces.append(_ribbon(x1 - DIP, x1, (base + came * unit + 2, base + came * unit + 3), (base, base + came * unit), palette.gain, ", ".join(newcomers)))
            texts.append((x1 - DIP - 0.02, base + came * unit + 2, look.say.signed(came), "middle left", palette.gain))


def _led(rows: list[dict]) -> str:
    return ", ".join(f"{row['cluster']} → {row['heir']}" for row in rows)


def _heads(frame: pd.DataFrame, slots: Slots, look: Look) -> list[dict]:
    """Over each column the stock and its day, between columns the passage."""
    days = [*frame.drop_duplicates("phase").sort_values("phase")["first_day"], frame["next_day"].max()]
    notes, say, scale = [], look.say, look.label / 13
    for column, day in enumerate(days):
        n = sum(stock[column] for stock in slots.stocks.values())
        notes.append(_note(column, 14 * scale, f"<b>{say.number(n)}</b>", 22 * look.label / 13, look.palette.ink))
        notes.append(_note(column, 44 * scale, say.date(day, short=True), look.label, look.palette.quiet))
        if column:
            notes.append(_note(column - 0.5, 44 * scale, say("phase {a} → {b}", a=column, b=column + 1), look.label, look.palette.quiet))
    return notes


def _families(frame: pd.DataFrame, slots: Slots, look: Look) -> list[dict]:
    titles = frame.drop_duplicates("_family").set_index("_family")["family"]
    notes = []
    for family, top in slots.tops.items():
        n = max(1, slots.stocks[family][0])
        words, lines = titles[family].split(" "), [""]
        for word in words:
            if lines[-1] and len(lines[-1]) + len(word) > 22:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".strip()
        notes.append({**_note(-0.1, top + n * slots.unit / 2, "<br>".join(lines), look.label + 1, look.family(family)), "xanchor": "right", "align": "right"})
    return notes


def _note(x: float, y: float, text: str, size: float, colour: str) -> dict:
    return {"xref": "x", "yref": "y", "x": x, "y": y, "text": text, "showarrow": False, "yanchor": "middle", "font": {"size": size, "color": colour}, "borderpad": 0}


def _figures(frame: pd.DataFrame, slots: Slots, look: Look, chosen: str) -> tuple[list[go.Scatter], int, list[dict]]:
    """The rows of figures under the ribbons: (traces, how many rows, names). Rows that hold nothing are left out."""
    counts = frame.groupby(["_fate", "phase"]).size()
    fates = [fate for fate in FATES if fate in counts.index.get_level_values(0)]
    xs, ys, texts, codes, inks, notes = [], [], [], [], [], []
    passages = sorted(frame["phase"].unique())
    for place_of, fate in enumerate(fates):
        y = slots.foot + (HEAD + ROW * (place_of + 0.5)) * look.label / 13
        notes.append({**_note(-0.1, y, look.say(FATE_NAMES[fate]), look.label, look.palette.quiet), "xanchor": "right"})
        for column, phase in enumerate(passages):
            n, code = int(counts.get((fate, phase), 0)), f"{phase}-{fate}"
            xs.append(column + 0.5)
            ys.append(y)
            codes.append([code])
            texts.append(f"<b>[{n}]</b>" if code == chosen else f"<b>{n}</b>" if n else "0")
            inks.append(look.palette.accent if code == chosen else look.palette.quiet if not n else look.palette.loss if fate == "left" else look.palette.gain if fate in ("entered", "back") else look.palette.ink)
    groups: dict[str, list[int]] = {}
    for at, ink in enumerate(inks):
        groups.setdefault(ink, []).append(at)
    traces = [
        go.Scatter(
            x=[xs[i] for i in found], y=[ys[i] for i in found], mode="markers+text", text=[texts[i] for i in found], customdata=[codes[i] for i in found], textfont={"size": look.label + 1, "color": ink}, hoverinfo="none",
            marker={"size": 22, "opacity": 0}, cliponaxis=False,
        )
        for ink, found in groups.items()
    ]
    return traces, len(fates), notes


def _texts(texts: list[tuple], look: Look) -> list[go.Scatter]:
    groups: dict[str, list[tuple]] = {}
    for text in texts:
        groups.setdefault(text[4], []).append(text)
    return [
        go.Scatter(x=[t[0] for t in found], y=[t[1] for t in found], mode="text", text=[t[2] for t in found], textposition=[t[3] for t in found], textfont={"size": look.label, "color": ink}, hoverinfo="skip", cliponaxis=False)
        for ink, found in groups.items()
    ]
