"""The portrait of a region: ranks, partners, members, entries and exits."""

import pandas as pd
import plotly.graph_objects as go

from charts.card_lives import margin
from charts.look import Look, downwards

ROW = 24
MOVES_HEIGHT = 236
ROOM = 84  # px kept on the right for the number of the longest bar


def bars(
    names: list[str], values: list[float | None], texts: list[str], look: Look, *, chosen: int | None = None, codes: list[str] | None = None, colour: str | None = None
) -> go.Figure:
    """Horizontal bars in the order given, each with its number at the end; `chosen` is the place of the one in the accent. A missing value has a text and no bar."""
    palette, scale = look.palette, look.label / 13
    top = max((value for value in values if value), default=1)
    inks = [palette.accent if place == chosen else colour or palette.missing for place in range(len(names))]
    bar = go.Bar(
        orientation="h",
        x=[None if value is None or value != value else value for value in values],
        y=list(range(len(names))),
        width=0.62,
        marker={"color": inks, "line": {"width": 0}},
        customdata=[[code] for code in codes] if codes else None,
        hovertext=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        hoverinfo="text",
    )
    notes = [
        {
            "x": 0 if value is None or value != value else value,
            "y": place,
            "text": f"<b>{text}</b>" if place == chosen else text,
            "showarrow": False,
            "xanchor": "left",
            "xshift": 5,
            "font": {"size": look.label, "color": palette.accent if place == chosen else palette.ink if value else palette.quiet},
        }
        for place, (value, text) in enumerate(zip(values, texts, strict=True))
    ]
    ticks = [f"<b><span style='color:{palette.accent}'>{name}</span></b>  " if place == chosen else f"{name}  " for place, name in enumerate(names)]
    return look.figure(
        int((ROW * len(names) + 8) * scale),
        [bar],
        margin=(margin(names, look), int(ROOM * scale), 4, 4),
        annotations=notes,
        xaxis={"range": [0, top], "visible": False},
        yaxis={"range": [len(names) - 0.5, -0.5], "tickvals": list(range(len(names))), "ticktext": ticks, "tickfont": {"color": palette.ink, "size": look.label}},
    )


def members(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Members of each cluster of the region, as a dot on a stem; hollow where the figure is not of high confidence; in words where it is not public.

    `frame`: cluster_id, short_name, n_members, year, sure, confidence, _family.
    """
    say, palette, scale = look.say, look.palette, look.label / 13
    names, known = list(frame["short_name"]), frame[frame["n_members"].notna()]
    top = float(known["n_members"].max()) if len(known) else 1
    rows = {name: place for place, name in enumerate(frame["cluster_id"])}
    stems = [
        {"type": "line", "x0": 0, "x1": row.n_members, "y0": rows[row.cluster_id], "y1": rows[row.cluster_id], "line": {"color": palette.rule, "width": 2}, "layer": "below"}
        for row in known.itertuples()
    ]
    inks = [look.family(family) for family in known["_family"]]
    dots = go.Scatter(
        x=known["n_members"],
        y=[rows[name] for name in known["cluster_id"]],
        mode="markers",
        customdata=known[["cluster_id"]].to_numpy(),
        cliponaxis=False,
        hovertext=[
            f"<b>{r.short_name}</b><br>{say('{n} members', n=say.number(int(r.n_members)))}, {int(r.year)}<br>{say('confidence: {level}', level=r.sure.lower())}"
            for r in known.itertuples()
        ],
        hoverinfo="text",
        marker={
            "symbol": ["circle" if sure == "high" else "circle-open" for sure in known["confidence"]],
            "size": 11,
            "opacity": 1,
            "color": inks,
            "line": {"width": 2, "color": inks},
        },
    )
    notes = [
        {
            "x": row.n_members,
            "y": rows[row.cluster_id],
            "text": f"{say.number(int(row.n_members))} <span style='color:{palette.quiet}'>({int(row.year)})</span>",
            "showarrow": False,
            "xanchor": "left",
            "xshift": 10,
            "font": {"size": look.label},
        }
        for row in known.itertuples()
    ]
    notes += [
        {"x": 0, "y": rows[name], "text": say("not public"), "showarrow": False, "xanchor": "left", "xshift": 4, "font": {"size": look.label, "color": palette.quiet}}
        for name in frame.loc[frame["n_members"].isna(), "cluster_id"]
    ]
    return look.figure(
        int((ROW * len(names) + 8) * scale),
        [dots],
        margin=(margin(names, look), int(ROOM * scale), 4, 4),
        shapes=stems,
        annotations=notes,
        xaxis={"range": [0, top], "visible": False},
        yaxis={
            "range": [len(names) - 0.5, -0.5],
            "tickvals": list(range(len(names))),
            "ticktext": [f"{name}  " for name in names],
            "tickfont": {"color": palette.ink, "size": look.label},
        },
    )


def moves(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Entries above, exits below, phase by phase; the stock at the end of each stands at the top.

    `frame`: phase, entries, exits, n_clusters, came, left_it, _day.
    """
    say, palette = look.say, look.palette
    reach = max(1.0, float(frame[["entries", "exits"]].to_numpy().max()))
    traces, notes = [], []
    for column, sign, colour, named in (("entries", 1, palette.gain, "came"), ("exits", -1, palette.loss, "left_it")):
        hover = [f"<b>{say('Phase {n}', n=row['phase'])}</b><br>{row[named] if isinstance(row[named], str) else say('none')}" for row in frame.to_dict("records")]
        traces.append(go.Bar(x=frame["phase"], y=sign * frame[column], width=0.5, name=say("Labels given") if sign > 0 else downwards(say("Labels ended"), say), marker={"color": colour, "line": {"width": 0}}, hovertext=hover, hoverinfo="text"))
        notes += [
            {
                "x": row["phase"],
                "y": sign * row[column],
                "text": ("+" if sign > 0 else "−") + say.number(row[column]),
                "showarrow": False,
                "yanchor": "bottom" if sign > 0 else "top",
                "font": {"size": look.label, "color": colour},
            }
            for row in frame.to_dict("records")
            if row[column]
        ]
    notes += [
        {
            "x": row["phase"],
            "y": 1,
            "yref": "paper",
            "text": f"<b>{say.number(row['n_clusters'])}</b>",
            "showarrow": False,
            "yanchor": "bottom",
            "font": {"size": look.label + 3, "color": palette.ink},
        }
        for row in frame.to_dict("records")
    ]
    notes.append(
        {
            "x": 0,
            "xref": "paper",
            "y": 1,
            "yref": "paper",
            "text": say("at the end"),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "font": {"size": look.label, "color": palette.quiet},
        }
    )
    on = str(context["phase"] or "")
    ticks = [f"<b>{say('Phase {n}', n=phase)}</b>" if str(phase) == on else say("Phase {n}", n=phase) for phase in frame["phase"]]
    return look.figure(
        MOVES_HEIGHT,
        traces,
        margin=(0, 0, 26, 26),
        annotations=notes,
        barmode="overlay",
        xaxis={"range": [0.1, 5.6], "tickvals": list(frame["phase"]), "ticktext": ticks, "tickfont": {"color": palette.ink}},
        yaxis={"range": [-reach * 1.25, reach * 1.25], "visible": False, "zeroline": True},
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": palette.missing, "width": 1}}],
    )
