"""From whom, through what, to which phase: the flow of all that may be added; and how much of it the tables can see."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded
from charts.money_payers import hatched
from language import Speech

HEIGHT, TOP = 430, 24  # px
LEAST = 20  # px kept for the label of a node, however thin
THICK = 12  # px: width of a node
PAYERS = ("agency", "state", "local", "region", "eu")  # from above: what goes to phase 1 alone stands first, and crosses least
GRID_HEIGHT = 232


def columns(frame: pd.DataFrame) -> list[list[tuple[str, float]]]:
    """The nodes of the three columns, from above, each with its amount: payers, instruments in the order of their payers, phases."""
    payers = [(f"p:{p}", float(frame.loc[frame["_payer"] == p, "amount_eur_m"].sum())) for p in PAYERS if (frame["_payer"] == p).any()]
    order = {p: i for i, p in enumerate(PAYERS)}
    ranked = frame.assign(_order=frame["_payer"].map(order)).groupby("_instrument").agg(first=("_order", "min"), amount=("amount_eur_m", "sum")).sort_values(["first", "amount"], ascending=[True, False])
    instruments = [(f"i:{name}", float(row["amount"])) for name, row in ranked.iterrows()]
    phases = [(f"f:{phase}", float(amount)) for phase, amount in frame.groupby("phase")["amount_eur_m"].sum().items()]
    return [payers, instruments, phases]


def places(found: list[list[tuple[str, float]]], room: float, least: float = LEAST) -> tuple[float, dict[str, tuple[float, float]]]:
    """One scale for the three columns: (px for a million, node → (top, height) in px from above). Each node keeps at least `least` px for its label; a column that needs less is spread evenly."""
    low, high = 0.0, room
    for _ in range(60):
        scale = (low + high) / 2
        low, high = (scale, high) if max(sum(max(least, a * scale) for _, a in nodes) + 3 * (len(nodes) - 1) for nodes in found) <= room else (low, scale)
    spots = {}
    for nodes in found:
        cells = [max(least, a * low) for _, a in nodes]
        gap, top = (room - sum(cells)) / max(1, len(nodes) - 1), 0.0
        gap = min(gap, 34.0)
        for (name, amount), cell in zip(nodes, cells, strict=True):
            spots[name] = (top + (cell - amount * low) / 2, amount * low)
            top += cell + gap
    return low, spots


def flow(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Bands from payers to instruments to phases, widths on one scale, drawn as areas so that each stands where its node is.

    `frame`: payer, instrument, phase, amount_eur_m (M€), n_entries, _payer, _instrument. `context["through"]` keeps the bands of one instrument in full colour.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    chosen = context["through"] and f"i:{context['through']}"
    room = (HEIGHT - TOP) * zoom
    found = columns(frame)
    scale, spots = places(found, room, LEAST * zoom)
    names = {f"p:{r.payer_code}": r.payer for r in frame.rename(columns={"_payer": "payer_code"}).itertuples()} | {f"i:{r.code}": r.instrument for r in frame.rename(columns={"_instrument": "code"}).itertuples()} | {f"f:{p}": say("Phase {n}", n=p) for p in frame["phase"].unique()}
    left = _links(frame, "_payer", "p:", "_instrument", "i:", ["_payer"])
    right = _links(frame, "_instrument", "i:", "phase", "f:", ["_payer"])
    traces = []
    for x0, x1, links in ((0.0, 0.46, left), (0.46, 1.0, right)):
        traces += _bands(links, x0 + 0.008, x1 - 0.008, spots, scale, names, room, look, chosen)
    shapes, notes = [], []
    for x, nodes in zip((0.0, 0.46, 1.0), found, strict=True):
        for name, amount in nodes:
            top, height = spots[name]
            colour = palette.payers[name[2:]] if name[0] == "p" else look.phase(int(name[2:])) if name[0] == "f" else palette.quiet
            shapes.append({"type": "rect", "x0": x - 0.008, "x1": x + 0.008, "y0": room - top, "y1": room - top - max(1.5, height), "fillcolor": colour, "line": {"width": 0}})
            last = name[0] == "f"
            notes.append({"x": x, "y": room - top - height / 2, "xanchor": "right" if last else "left", "xshift": -THICK if last else THICK, "text": f"{names[name]} <b>{say.number(round(amount))}</b>", "showarrow": False, "bgcolor": faded(palette.ground, 0.62), "borderpad": 0, "font": {"size": look.label, "color": palette.ink}})
    for x, anchor, text in ((-0.008, "left", say("Who pays")), (0.452, "left", say("Through what")), (1.008, "right", say("In which phase"))):
        notes.append({"x": x, "y": 1, "yref": "paper", "xanchor": anchor, "yanchor": "bottom", "yshift": 4, "text": text, "showarrow": False, "font": {"size": look.label, "color": palette.quiet}})
    return look.figure(int(HEIGHT * zoom), traces, margin=(2, 2, int(TOP * zoom), 0), shapes=shapes, annotations=notes, xaxis={"range": [-0.01, 1.01], "visible": False}, yaxis={"range": [0, room], "visible": False})


def _links(frame: pd.DataFrame, source: str, mark: str, target: str, other: str, more: list[str]) -> list[tuple[str, str, str, float]]:
    """(from, to, payer, amount) of one side of the picture."""
    sums = frame.groupby(list(dict.fromkeys([source, target, *more])), sort=False)["amount_eur_m"].sum().reset_index()
    return [(f"{mark}{r[source]}", f"{other}{r[target]}", r["_payer"], float(r["amount_eur_m"])) for r in sums.to_dict("records")]


def _bands(links, x0: float, x1: float, spots, scale: float, names, room: float, look: Look, chosen: str | None) -> list[go.Scatter]:
    """One area a link: it leaves its node under the links that end above its own end, and enters under those that start above."""
    out, into, starts, ends = {}, {}, {}, {}
    for link in sorted(links, key=lambda k: (spots[k[1]][0], PAYERS.index(k[2]))):
        starts[link] = spots[link[0]][0] + out.get(link[0], 0.0)
        out[link[0]] = out.get(link[0], 0.0) + link[3] * scale
    for link in sorted(links, key=lambda k: (spots[k[0]][0], PAYERS.index(k[2]))):
        ends[link] = spots[link[1]][0] + into.get(link[1], 0.0)
        into[link[1]] = into.get(link[1], 0.0) + link[3] * scale
    steps = [i / 24 for i in range(25)]
    ease = [t * t * (3 - 2 * t) for t in steps]
    traces = []
    for link in links:
        width = link[3] * scale
        across = [x0 + (x1 - x0) * t for t in steps]
        upper = [room - (starts[link] + (ends[link] - starts[link]) * e) for e in ease]
        strength = 0.4 if chosen is None else 0.72 if chosen in link[:2] else 0.13
        text = f"<b>{names[link[0]]} → {names[link[1]]}</b><br>{look.say.money(round(link[3], 1))}"
        traces.append(go.Scatter(
            x=[round(v, 4) for v in [*across, *across[::-1]]], y=[round(v, 1) for v in [*upper, *[v - max(0.8, width) for v in upper[::-1]]]], mode="lines", fill="toself", fillcolor=faded(look.palette.payers[link[2]], strength), line={"width": 0},
            hoveron="fills", text=text, hoverinfo="text",
        ))
    return traces


def grid(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Years with a figure over years of the phase, payer by payer: the cell is filled as far as it is known, hatched where nothing is.

    `frame`: payer, phase, n_years_known, n_years, _payer.
    """
    palette, zoom, say = look.palette, look.label / 13, look.say
    phases, payers = sorted(frame["phase"].unique()), frame["_payer"].nunique()
    traces, notes, shapes, axes = [], [], [], {}
    for place, (payer, part) in enumerate(frame.groupby("_payer", sort=False)):
        number, foot = place + 1 if place else "", 1 - (place + 1) / payers
        y, rows = f"y{number}", part.to_dict("records")
        axes[f"yaxis{number}"] = {"range": [0, 1], "domain": [foot, foot + 0.92 / payers], "anchor": "x", "tickvals": [0.5], "ticktext": [rows[0]["payer"] + "  "], "tickfont": {"size": look.label, "color": palette.ink}}
        known = [row for row in rows if row["n_years_known"]]
        for some, share, marker in ((known, lambda row: row["n_years_known"] / row["n_years"], {"color": faded(palette.payers[payer], 0.4)}), ([row for row in rows if row not in known], lambda row: 1.0, hatched(palette.missing))):
            traces.append(go.Bar(name=rows[0]["payer"], x=[phases.index(row["phase"]) for row in some], y=[share(row) for row in some], yaxis=y, width=0.94, marker=marker, hovertext=[_of_cell(row, say) for row in some], hoverinfo="text"))
        for row in rows:
            x = phases.index(row["phase"])
            shapes.append({"type": "rect", "yref": y, "x0": x - 0.47, "x1": x + 0.47, "y0": 0, "y1": 1, "line": {"color": palette.rule, "width": 1}})
            notes.append({"x": x, "y": 0.5, "yref": y, "text": f"{row['n_years_known']}/{row['n_years']}", "showarrow": False, "bgcolor": faded(palette.ground, 0.62), "borderpad": 1, "font": {"size": look.label, "color": palette.ink}})
    return look.figure(
        int(GRID_HEIGHT * zoom), traces, margin=(int(124 * zoom), 2, int(24 * zoom), 2), barmode="overlay", shapes=shapes, annotations=notes,
        xaxis={"range": [-0.5, len(phases) - 0.5], "tickvals": [*range(len(phases))], "ticktext": [f"<b>{p}</b>" for p in phases], "side": "top", "anchor": "y", "tickfont": {"size": look.label, "color": palette.ink}}, **axes,
    )


def _of_cell(row: dict, say: Speech) -> str:
    told = say("{payer}, phase {n}: {known} of {all}", payer=row["payer"], n=row["phase"], known=row["n_years_known"], all=row["n_years"])
    return f"{told}<br>{row['years']}" if isinstance(row["years"], str) else told
