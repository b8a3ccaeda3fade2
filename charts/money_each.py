"""Money for each cluster and for each member: years on one axis, a row a measure, nothing joined that was not counted alike."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.measure import folded
from charts.money_payers import FIRST, LAST, STUB, filling, hatched, strip
from language import Speech

TOP, FOOT, GAP = 40, 26, 34  # px
ROW = 82  # px: a row of bars or points
WRAP = 22  # characters of a line of a row's name
BASES = {"member_establishments": "circle", "member_companies": "diamond", "members_total": "square"}
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
    zoom, colour = look.label / 13, look.palette.payers["state"]
    rows, room = _rows([*frame["_purpose"].unique()], zoom)
    traces, notes, shapes = [], [], []
    for purpose, foot, top in rows:
        row = frame[frame["_purpose"] == purpose]
        known, gap = row[row["per_cluster_eur"].notna()], row[row["per_cluster_eur"].isna()]
        scale = (top - foot) / (known["per_cluster_eur"].max() * 1.32)
        for kind, bars in known.groupby("_kind", sort=True):
            traces.append(_bars(bars, bars["per_cluster_eur"] * scale, foot, filling(kind, colour), look))
        traces.append(_bars(gap, pd.Series(STUB * zoom, index=gap.index), foot, hatched(look.palette.missing), look))
        notes += [_value(r["year"], foot + r["per_cluster_eur"] * scale, _figure(r["per_cluster_eur"], purpose, look), look) for r in known.to_dict("records")]
        notes.append(_name(f"<b>{row['purpose'].iloc[0]}</b>", look.say("M€ for each cluster") if purpose == "projects" else look.say("k€ for each cluster"), foot, look))
        shapes.append(_floor(foot, look))
    return _figure_of(context, traces, notes, shapes, room, look)


def _figure(euros: float, purpose: str, look: Look) -> str:
    return look.say.number(euros / 1e6, 1) if purpose == "projects" else look.say.number(euros / 1e3, 0)


def per_member(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A row of points a measure, each on a scale of its own, for the years where money and members are both counted; the shape says what is counted.

    `frame`: measure, payer, year, phase, amount_eur_m, counted, n_members, per_member_eur (€), _measure, _payer, _counted.
    """
    zoom = look.label / 13
    rows, room = _rows([*frame["_measure"].unique()], zoom)
    traces, notes, shapes = [], [], []
    for measure, foot, top in rows:
        row = frame[frame["_measure"] == measure]
        large = row["per_member_eur"].max() >= SMALL
        colour = look.palette.payers[row["_payer"].iloc[0]]
        heights = foot + row["per_member_eur"] * (top - foot) / (row["per_member_eur"].max() * 1.45)
        traces.append(go.Scatter(
            x=[*row["year"]], y=[*heights], mode="markers", marker={"symbol": [BASES[c] for c in row["_counted"]], "size": 12 * zoom, "color": colour},
            hovertext=[_of_member(r, look) for r in row.to_dict("records")], hoverinfo="text", cliponaxis=False,
        ))
        shapes += [{"type": "line", "x0": year, "x1": year, "y0": foot, "y1": height, "line": {"color": colour, "width": 1.4}} for year, height in zip(row["year"], heights, strict=True)]
        notes += [_value(year, height + 7 * zoom, look.say.number(euros / 1e3, 1) if large else look.say.number(euros, 0), look) for year, height, euros in zip(row["year"], heights, row["per_member_eur"], strict=True)]
        notes.append(_name(f"<b>{folded(row['measure'].iloc[0], WRAP)}</b>", look.say("{payer}, k€ for each", payer=row["payer"].iloc[0]) if large else look.say("{payer}, € for each", payer=row["payer"].iloc[0]), foot, look))
        shapes.append(_floor(foot, look))
    return _figure_of(context, traces, notes, shapes, room, look)


def _rows(names: list[str], zoom: float) -> tuple[list[tuple[str, float, float]], float]:
    """(name, foot, top) of each row in px from below, the first on top; and the height of all."""
    each, gap = ROW * zoom, GAP * zoom
    room = each * len(names) + gap * (len(names) - 1)
    return [(name, room - each * (place + 1) - gap * place, room - each * place - gap * place) for place, name in enumerate(names)], room


def _figure_of(context, traces: list, notes: list[dict], shapes: list[dict], room: float, look: Look) -> go.Figure:
    zoom, palette = look.label / 13, look.palette
    bands, names = strip(_phases(context), look, room)
    ticks = [*(p.start_date.year for p in context.also["phase_names"].itertuples()), int(context.also["phase_names"]["end_date"].iloc[-1].year)]
    return look.figure(
        int(room + (TOP + FOOT) * zoom), traces, margin=(int(172 * zoom), 6, int(TOP * zoom), int(FOOT * zoom)), barmode="overlay", shapes=[*shapes, *bands], annotations=notes + names,
        xaxis={"range": [FIRST, LAST], "tickvals": ticks, "ticktext": [str(y) for y in ticks], "tickfont": {"size": look.label, "color": palette.quiet}}, yaxis={"range": [0, room], "visible": False},
    )


def _phases(context) -> list[tuple[int, float, float]]:
    """(phase, first, last) on the axis of years."""
    return [(int(p.phase), p.start_date.year - 0.46, p.end_date.year + 0.46) for p in context.also["phase_names"].itertuples()]


def _bars(row: pd.DataFrame, height: pd.Series, foot: float, marker: dict, look: Look) -> go.Bar:
    return go.Bar(x=[*row["year"]], y=[*height], base=foot, width=0.62, marker=marker, hovertext=[_of_cluster(r, look) for r in row.to_dict("records")], hoverinfo="text", cliponaxis=False)


def _of_cluster(row: dict, look: Look) -> str:
    say, head = look.say, f"<b>{row['purpose']}, {row['year']}</b>"
    if pd.isna(row["per_cluster_eur"]):
        return f"{head}<br>{say('no figure found')}"
    return f"{head}<br>{say('{amount} over {n} clusters: {each}', amount=say.money(row['amount_eur_m']), n=row['n_clusters'], each=say.euros(row['per_cluster_eur']))}<br>{row['what']}"


def _of_member(row: dict, look: Look) -> str:
    say = look.say
    return f"<b>{row['measure']}, {row['year']}</b><br>{say('{amount} over {n} {counted}: {each}', amount=say.money(row['amount_eur_m']), n=say.number(row['n_members'], 0), counted=row['counted'], each=say.euros(row['per_member_eur']))}"


def _value(x: float, y: float, text: str, look: Look) -> dict:
    return {"x": x, "y": y, "text": text, "showarrow": False, "yanchor": "bottom", "font": {"size": look.label, "color": look.palette.ink}}


def _name(head: str, under: str, foot: float, look: Look) -> dict:
    text = f"{head}<br><span style='color:{look.palette.quiet}'>{under}</span>"
    return {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -14, "y": foot, "yanchor": "bottom", "yshift": -4, "align": "right", "showarrow": False, "text": text, "font": {"size": look.label}}


def _floor(foot: float, look: Look) -> dict:
    return {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": foot, "y1": foot, "line": {"color": look.palette.rule, "width": 1}}
