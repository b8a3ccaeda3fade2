"""A cluster among its peers: one strip a measure, each on its own scale."""

import pandas as pd
import plotly.graph_objects as go

from charts.card_lives import CHARACTER
from charts.look import Look, faded
from language import raised

ROW = 92
WIDTH = 570  # px of the strips on a page of 1280, to keep names apart there and on wider ones
NAMED = 5


def strips(frame: pd.DataFrame, standings: dict, chosen: str, look: Look) -> go.Figure:
    """One strip a measure: a dot a peer, the band of the quartiles, the median as a mark, the chosen cluster in the accent, its rank at the right.

    `frame`: short_name, measure, value, year, _cluster_id, _measure, of the cluster and its peers. `standings` gives for each `_measure` a row with value, rank,
    known, tied, low, median, high. A strip goes from 0 to the highest value.
    """
    scale = look.label / 13
    measures = list(dict.fromkeys(frame["_measure"]))
    traces, shapes, notes = [], [], []
    for place, name in enumerate(measures):
        rows, stand = frame[frame["_measure"] == name], standings[name]
        drawn = rows[rows["value"].notna()].sort_values("_cluster_id", key=lambda ids: ids == chosen, kind="stable")  # the chosen one over the others
        top = float(drawn["value"].max() or 0) if len(drawn) else 0
        top = top or 1.0
        traces.append(_dots(drawn, place, top, chosen, look))
        if stand.known:
            shapes += _band(stand, place, top, look)
            notes.append(_note(stand.median / top, place, 0.40, look.say("median {value}", value=_told(stand.median, name, look)), look, colour=look.palette.quiet))
        notes += _names(drawn, name, place, top, chosen, look)
        notes += _heads(rows, drawn, name, stand, place, len(rows), look)
    left, right = int(250 * scale), int(150 * scale)
    return look.figure(
        int(ROW * scale * len(measures)),
        traces,
        margin=(left, right, 4, 4),
        shapes=shapes,
        annotations=notes,
        xaxis={"range": [-0.03, 1.03], "visible": False},
        yaxis={"range": [len(measures) - 0.5, -0.5], "visible": False},
    )


def _dots(rows: pd.DataFrame, place: int, top: float, chosen: str, look: Look) -> go.Scatter:
    say, mine = look.say, [name == chosen for name in rows["_cluster_id"]]
    years = [f", {int(year)}" if pd.notna(year) else "" for year in rows["year"]]
    return go.Scatter(
        x=rows["value"] / top,
        y=[place] * len(rows),
        mode="markers",
        customdata=rows[["_cluster_id"]].to_numpy(),
        cliponaxis=False,
        hovertext=[f"<b>{r.short_name}</b><br>{say('{kind}: {value}', kind=r.measure, value=say.number(r.value))}{year}" for r, year in zip(rows.itertuples(), years, strict=True)],
        hoverinfo="text",
        marker={
            "size": [14 if m else 10 for m in mine],
            "opacity": 1,
            "color": [look.palette.accent if m else look.palette.missing for m in mine],
            "line": {"width": 1, "color": look.palette.ground},
        },
    )


def _band(stand, place: int, top: float, look: Look) -> list[dict]:
    band = {
        "type": "rect",
        "x0": stand.low / top,
        "x1": stand.high / top,
        "y0": place - 0.2,
        "y1": place + 0.2,
        "fillcolor": faded(look.palette.missing, 0.2),
        "line": {"width": 0},
        "layer": "below",
    }
    mark = {
        "type": "line",
        "x0": stand.median / top,
        "x1": stand.median / top,
        "y0": place - 0.27,
        "y1": place + 0.27,
        "line": {"color": look.palette.ink, "width": 2},
        "layer": "below",
    }
    return [band, mark]


def _told(value: float, measure: str, look: Look) -> str:
    return look.say.money(value) if measure == "eu_money" else look.say.number(value)


def _note(x: float, place: int, down: float, text: str, look: Look, *, colour: str, bold: bool = False) -> dict:
    return {"x": x, "y": place + down, "text": f"<b>{text}</b>" if bold else text, "showarrow": False, "yanchor": "middle", "font": {"size": look.label, "color": colour}}


def _names(rows: pd.DataFrame, measure: str, place: int, top: float, chosen: str, look: Look) -> list[dict]:
    """The chosen cluster's value, then at most five others by name, from the highest down, none on another."""
    found, taken = [], []
    ordered = rows.sort_values(["value", "short_name"], ascending=[False, True]).to_dict("records")
    mine = [row for row in ordered if row["_cluster_id"] == chosen]
    others = [row for row in ordered if row["_cluster_id"] != chosen]
    spread = [others[0], others[-1], *others[1:-1]] if len(others) > 2 else others
    for row in [*mine, *spread]:
        own = row["_cluster_id"] == chosen
        value = _told(row["value"], measure, look)
        text = value if own else f"{row['short_name']} {value}"
        half = (len(text) * CHARACTER + 10) / 2 / WIDTH
        x = row["value"] / top
        if len(found) >= NAMED + bool(mine) or any(x - half < b and a < x + half for a, b in taken):
            continue
        taken.append((x - half, x + half))
        found.append(_note(x, place, -0.37, text, look, colour=look.palette.accent if own else look.palette.quiet, bold=own))
    return found


def _heads(rows: pd.DataFrame, drawn: pd.DataFrame, measure: str, stand, place: int, total: int, look: Look) -> list[dict]:
    """Left, the measure and how many are known; right, the rank."""
    say = look.say
    scale = look.label / 13
    known = say("{known} known of {total}", known=say.number(stand.known), total=say.number(total))
    left = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -250 * scale,
        "y": place,
        "align": "left",
        "showarrow": False,
        "text": f"<b>{rows['measure'].iloc[0]}</b><br>{known}",
        "font": {"size": look.label, "color": look.palette.ink},
    }
    if stand.rank is None:
        text, ink = say("not known"), look.palette.quiet
    elif stand.known == 1:
        text, ink = say("alone known"), look.palette.quiet
    else:
        text = say("{place} of {total}", place=say.ordinal(stand.rank), total=say.number(stand.known))
        text = text if look.projected else raised(text)  # a raised ending is too small for the back of the room
        text, ink = f"<b>{text}</b>" + (f"<br>{say('tied')}" if stand.tied else ""), look.palette.ink
    right = {
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "xshift": 145 * scale,
        "y": place,
        "align": "right",
        "showarrow": False,
        "text": text,
        "font": {"size": look.label, "color": ink},
    }
    return [left, right]
