"""Money for each cluster and for each member: years on one axis, a row a measure, nothing joined that was not counted alike."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.measure import folded
from charts.money_payers import FIRST, LAST, STUB, filling, hatched, strip
from language import Speech

TOP, FOOT, GAP = 40, 26, 34  # px
ROW = 82  # px: a row of bars or points
WRAP = {False: 22, True: 32}  # characters of a line of a row's name, on a page and on the wall
WALL, WALL_NAMES = 600, 400  # px on the wall: the most that rows take, the room of their names
BASES = {"member_establishments": "circle", "member_companies": "diamond", "members_total": "square"}
KIND_NAMES = {"announced": "Announced for each cluster (€)", "committed": "Committed for each cluster (€)", "spent": "Spent for each cluster (€)"}
SMALL = 3000  # euros: a row whose amounts stay under it is read in euros, above in thousands


def told(euros: float, say: Speech) -> str:
    """An amount in a sentence: `486 €`, `13,3 k€`, `3,6 M€`."""
    if euros >= 1e6:
        return say.money(euros / 1e6)
    return say("{n} k€", n=say.number(euros / 1e3)) if euros >= SMALL else say.euros(euros)


def per_cluster(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Two rows of bars, each on a scale of its own: State money for projects, then for running, for each cluster with the label at the end of the year.

    `frame`: purpose, year, phase, amount_eur_m, n_clusters, per_cluster_eur (€), what, _purpose, _kind. A year without a figure is a hatched stub.
    """
    colour = look.palette.payers["state"]
    traces, notes, shapes, tops = [], [], [], []
    for place, (purpose, row) in enumerate(frame.groupby("_purpose", sort=False)):
        y, known, gap = f"y{place + 1 if place else ''}", row[row["per_cluster_eur"].notna()], row[row["per_cluster_eur"].isna()]
        tops.append(float(known["per_cluster_eur"].max()) * 1.32)
        for kind, bars in known.groupby("_kind", sort=True):
            traces.append(_bars(bars, bars["per_cluster_eur"], y, filling(kind, colour), look, look.say(KIND_NAMES[kind])))
        traces.append(_bars(gap, pd.Series(tops[-1] * STUB / ROW, index=gap.index), y, hatched(look.palette.missing), look))
        notes += [_value(r["year"], r["per_cluster_eur"], y, _figure(r["per_cluster_eur"], purpose, look), look) for r in known.to_dict("records")]
        notes.append(_name(f"<b>{row['purpose'].iloc[0]}</b>", look.say("M€ for each cluster") if purpose == "projects" else look.say("k€ for each cluster"), y, look))
        shapes.append(_floor(y, look))
    return _figure_of(context, traces, notes, shapes, tops, look)


def _figure(euros: float, purpose: str, look: Look) -> str:
    return look.say.number(euros / 1e6, 1) if purpose == "projects" else look.say.number(euros / 1e3, 0)


def per_member(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A row of points a measure, each on a scale of its own, for the years where money and members are both counted; the shape says what is counted.

    `frame`: measure, payer, year, phase, amount_eur_m, counted, n_members, per_member_eur (€), _measure, _payer, _counted.
    """
    zoom = look.label / 13
    traces, notes, shapes, tops = [], [], [], []
    for place, (_, row) in enumerate(frame.groupby("_measure", sort=False)):
        y, euros, large = f"y{place + 1 if place else ''}", row["per_member_eur"], row["per_member_eur"].max() >= SMALL
        tops.append(float(euros.max()) * (2.0 if look.projected else 1.45))  # room for a number over the highest point
        colour = look.palette.payers[row["_payer"].iloc[0]]
        traces.append(go.Scatter(
            x=[*row["year"]], y=[*euros], yaxis=y, mode="markers", marker={"symbol": [BASES[c] for c in row["_counted"]], "size": 12 * zoom, "color": colour},
            hovertext=[_of_member(r, look) for r in row.to_dict("records")], hoverinfo="text", cliponaxis=False,
        ))
        shapes += [{"type": "line", "yref": y, "x0": year, "x1": year, "y0": 0, "y1": each, "line": {"color": colour, "width": 1.4}} for year, each in zip(row["year"], euros, strict=True)]
        notes += [_value(year, each, y, look.say.number(each / 1e3, 1) if large else look.say.number(each, 0), look, 7 * zoom) for year, each in zip(row["year"], euros, strict=True)]
        notes.append(_name(f"<b>{folded(row['measure'].iloc[0], WRAP[look.projected])}</b>", look.say("{payer}, k€ for each", payer=row["payer"].iloc[0]) if large else look.say("{payer}, € for each", payer=row["payer"].iloc[0]), y, look))
        shapes.append(_floor(y, look))
    return _figure_of(context, traces, notes, shapes, tops, look)


def _figure_of(context, traces: list, notes: list[dict], shapes: list[dict], tops: list[float], look: Look) -> go.Figure:
    """Rows on one axis of years, the first on top; `tops` holds the end of the scale of each (€)."""
    zoom, palette = look.label / 13, look.palette
    step = (ROW + GAP) * zoom
    if look.projected:
        step = min(step, (WALL - (TOP + FOOT - GAP) * zoom) / len(tops))
    each = step * ROW / (ROW + GAP)
    room = step * len(tops) - (step - each)
    scales = {f"yaxis{place + 1 if place else ''}": {"range": [0, top], "domain": [max(0.0, 1 - (step * place + each) / room), 1 - step * place / room], "visible": False, "anchor": "x"} for place, top in enumerate(tops)}
    bands, names = strip(_phases(context), look, room)
    ticks = [*(p.start_date.year for p in context.also["phase_names"].itertuples()), int(context.also["phase_names"]["end_date"].iloc[-1].year)]
    return look.figure(
        int(room + (TOP + FOOT) * zoom), traces, margin=(WALL_NAMES if look.projected else 172, 6, int(TOP * zoom), int(FOOT * zoom)), barmode="overlay", shapes=[*shapes, *bands], annotations=notes + names,
        xaxis={"range": [FIRST, LAST], "tickvals": ticks, "ticktext": [str(y) for y in ticks], "tickfont": {"size": look.label, "color": palette.quiet}, "anchor": f"y{len(tops) if len(tops) > 1 else ''}"}, **scales,
    )


def _phases(context) -> list[tuple[int, float, float]]:
    """(phase, first, last) on the axis of years."""
    return [(int(p.phase), p.start_date.year - 0.46, p.end_date.year + 0.46) for p in context.also["phase_names"].itertuples()]


def _bars(row: pd.DataFrame, height: pd.Series, y: str, marker: dict, look: Look, name: str | None = None) -> go.Bar:
    return go.Bar(name=name, x=[*row["year"]], y=[*height], yaxis=y, width=0.62, marker=marker, hovertext=[_of_cluster(r, look) for r in row.to_dict("records")], hoverinfo="text", cliponaxis=False)


def _of_cluster(row: dict, look: Look) -> str:
    say, head = look.say, f"<b>{row['purpose']}, {row['year']}</b>"
    if pd.isna(row["per_cluster_eur"]):
        return f"{head}<br>{say('no figure found')}"
    return f"{head}<br>{say('{amount} over {n} clusters: {each}', amount=say.money(row['amount_eur_m']), n=row['n_clusters'], each=say.euros(row['per_cluster_eur']))}<br>{row['what']}"


def _of_member(row: dict, look: Look) -> str:
    say = look.say
    return f"<b>{row['measure']}, {row['year']}</b><br>{say('{amount} over {n} {counted}: {each}', amount=say.money(row['amount_eur_m']), n=say.number(row['n_members'], 0), counted=row['counted'], each=say.euros(row['per_member_eur']))}"


def _value(x: float, value: float, y: str, text: str, look: Look, away: float = 0) -> dict:
    return {"x": x, "y": value, "yref": y, "yshift": away, "text": text, "showarrow": False, "yanchor": "bottom", "font": {"size": look.label, "color": look.palette.ink}}


def _name(head: str, under: str, y: str, look: Look) -> dict:
    text = f"{head}<br><span style='color:{look.palette.quiet}'>{under}</span>"
    return {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -14, "y": 0, "yref": y, "yanchor": "bottom", "yshift": -4, "align": "right", "showarrow": False, "text": text, "font": {"size": look.label}}


def _floor(y: str, look: Look) -> dict:
    return {"type": "line", "xref": "paper", "yref": y, "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": look.palette.rule, "width": 1}}
