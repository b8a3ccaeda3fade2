"""How many clusters hold the label: the ribbon of the phases, to the scale of time."""

import datetime

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded
from charts.scenario_marks import on as ink_on

HEIGHT, BAND, FOOT = 232, 22, 46  # px: the picture, the band of the phases, the band with the years under it
FIRST, LAST = datetime.date(2005, 1, 1), datetime.date(2027, 1, 1)
LEVELS = 3  # heights at which the names of events stand in turn
EVENTS = {  # milestone → side of its rule where its name stands
    "2010-05-11-six-labels-withdrawn-six-new-ones": "left",
    "2020-01-01-the-regions-steer": "right",
    "2022-01-20-consultation-by-regions-de-france": "right",
}


def ribbon(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The stock as steps over the band of the phases (the chosen one full), with political events as rules.

    `frame`: day, n_clusters. `context.also`: `phase_names` (phase, start_date, end_date, name), `main_events` (milestone_id, day, label), `official_counts`
    (year, n_clusters), `package` (created: the last day known), `stock_open` (labels of unknown outcome). Where there is one, the line is dashed after phase 4: an upper bound. `context["phase"]` is the chosen phase.
    """
    phases = context.also["phase_names"]
    chosen, top = int(context["phase"] or 4), max(1, int(frame["n_clusters"].max()))
    low = min(int(frame["n_clusters"].min()), top - 3)
    span = top - low or 1
    floor, ceiling = low - span * 0.45, top + span * (1.0 if context["region"] is None else 0.3)
    known_until = pd.Timestamp(phases.loc[phases["phase"] == 4, "end_date"].iloc[0])
    shapes, notes = _band(phases, look, chosen)
    rules, names = _events(context.also["main_events"], frame, look, top, span) if context["region"] is None else ([], [])
    today = pd.Timestamp(context.also["package"]["created"].iloc[0])
    traces = [*_steps(frame, look, today if context.also["stock_open"].empty else known_until, today), _figures(frame, look, phases, today)]
    if context["region"] is None:
        traces += _official(context.also["official_counts"], look)
    return look.figure(
        HEIGHT, traces, margin=(8, 4, 0, FOOT), shapes=shapes + rules, annotations=notes + names,
        xaxis={"type": "date", "range": [str(FIRST), str(LAST)], "tickvals": [str(p) for p in phases["start_date"]] + [str(LAST)], "showticklabels": False},
        yaxis={"range": [floor, ceiling], "visible": False},
    )


def _steps(frame: pd.DataFrame, look: Look, known_until: pd.Timestamp, today: pd.Timestamp) -> list[go.Scatter]:
    days, stock = [*pd.to_datetime(frame["day"])], [*frame["n_clusters"]]
    known = [(d, n) for d, n in zip(days, stock, strict=True) if d <= known_until]
    after = [(d, n) for d, n in zip(days, stock, strict=True) if d > known_until]
    edge = (known_until, known[-1][1] if known else 0)
    line = {"shape": "hv", "color": look.palette.ink, "width": 2.4}
    hover = look.say("%{x|%d/%m/%Y}: %{y} clusters") + "<extra></extra>"
    full = go.Scatter(x=[d for d, _ in [*known, edge]], y=[n for _, n in [*known, edge]], mode="lines", line=line, hovertemplate=hover)
    dashed = [edge, *after, (today, after[-1][1] if after else edge[1])]
    return [full, go.Scatter(name=look.say("Clusters with the label, at most"), x=[d for d, _ in dashed], y=[n for _, n in dashed], mode="lines", line={**line, "width": 1.8, "dash": "4px,3px"}, hovertemplate=hover)]


def _figures(frame: pd.DataFrame, look: Look, phases: pd.DataFrame, today: pd.Timestamp) -> go.Scatter:
    """The numbers written on the line: first, highest, end of phases 3 and 4, last."""
    days = pd.to_datetime(frame["day"])

    def stock(day) -> int:
        return int(frame.loc[days <= pd.Timestamp(day), "n_clusters"].iloc[-1]) if (days <= pd.Timestamp(day)).any() else 0

    highest = frame["n_clusters"].idxmax()
    ends = phases.set_index("phase")["end_date"]
    points = [(days.iloc[0], int(frame["n_clusters"].iloc[0]), "top right"), (days[highest], int(frame.at[highest, "n_clusters"]), "top right")]
    points += [(pd.Timestamp(ends[3]), stock(ends[3]), "top right"), (pd.Timestamp(ends[4]), stock(ends[4]), "bottom left"), (today, int(frame["n_clusters"].iloc[-1]), "top left")]
    kept, seen, clear = [], set(), 0.04 * max(3, int(frame["n_clusters"].max()) - int(frame["n_clusters"].min()))  # a number does not touch the line
    flat = points[0][1] == points[1][1] == points[-1][1] == int(frame["n_clusters"].min())  # nothing ever changed: the two ends say it
    for point in [points[0], points[-1]] if flat else points:
        if point[:2] not in seen:
            seen.add(point[:2])
            kept.append(point)
    return go.Scatter(
        x=[p[0] for p in kept], y=[p[1] + (clear if p[2].startswith("top") else 0) for p in kept], mode="text", text=[f"<b>{look.say.number(p[1])}</b>  " for p in kept], textposition=[p[2] for p in kept],
        textfont={"size": look.label + 1, "color": look.palette.ink}, hoverinfo="skip", cliponaxis=False,
    )


def _official(counts: pd.DataFrame, look: Look) -> list[go.Scatter]:
    last = counts.iloc[-1]
    accent = look.palette.accent
    return [go.Scatter(
        name=look.say("Official count"), x=[f"{int(last.year)}-01-15"], y=[last.n_clusters], mode="markers+text", text=[look.say("<b>{n}</b> official", n=look.say.number(int(last.n_clusters)))], textposition="bottom left",
        marker={"symbol": "circle-open", "size": 9, "color": accent, "line": {"width": 2}}, textfont={"size": look.label, "color": accent}, hoverinfo="skip", cliponaxis=False,
    )]


def _band(phases: pd.DataFrame, look: Look, chosen: int) -> tuple[list[dict], list[dict]]:
    shapes, notes = [], []
    for row in phases.itertuples(index=False):
        on = row.phase == chosen
        start = max(pd.Timestamp(row.start_date), pd.Timestamp(FIRST)) if row.phase > 1 else pd.Timestamp(row.start_date)
        end = pd.Timestamp(row.end_date) + pd.Timedelta(days=1)
        colour = look.phase(row.phase)
        shapes.append({"type": "rect", "xref": "x", "yref": "paper", "ysizemode": "pixel", "yanchor": 0, "x0": str(start), "x1": str(end), "y0": -BAND, "y1": 0, "fillcolor": colour if on else faded(colour, 0.3), "line": {"width": 0}, "layer": "below"})
        if on:
            shapes.append({"type": "rect", "xref": "x", "yref": "paper", "x0": str(start), "x1": str(end), "y0": 0, "y1": 0.62, "fillcolor": faded(look.palette.phases[0], 0.15), "line": {"width": 0}, "layer": "below"})
        ink = ink_on(colour, look.palette) if on else look.palette.ink
        notes.append({"x": str(start + (end - start) / 2), "xref": "x", "y": 0, "yref": "paper", "yshift": -BAND / 2, "text": f"<b>{look.say('Phase {n}', n=row.phase)}</b>" if on else look.say("Phase {n}", n=row.phase), "showarrow": False, "yanchor": "middle", "font": {"size": look.label, "color": ink}})
        notes.append({"x": str(start), "xref": "x", "y": 0, "yref": "paper", "yshift": -BAND - 4, "text": str(start.year), "showarrow": False, "yanchor": "top", "font": {"size": look.label, "color": look.palette.quiet}})
    notes.append({"x": str(LAST), "xref": "x", "y": 0, "yref": "paper", "yshift": -BAND - 4, "text": str(LAST.year - 1), "showarrow": False, "yanchor": "top", "xanchor": "right", "font": {"size": look.label, "color": look.palette.quiet}})
    return shapes, notes


def _events(events: pd.DataFrame, frame: pd.DataFrame, look: Look, top: int, span: float) -> tuple[list[dict], list[dict]]:
    """The rule of each event, from its name down to the line of the day, and its name."""
    shapes, notes = [], []
    rows, days = events.set_index("milestone_id"), pd.to_datetime(frame["day"])
    for place, (name, side) in enumerate(EVENTS.items()):
        if name not in rows.index:
            continue
        row, level = rows.loc[name], top + span * (0.98 - 0.24 * (LEVELS - 1 - place % LEVELS))
        shapes.append({"type": "line", "xref": "x", "yref": "y", "x0": str(row["day"]), "x1": str(row["day"]), "y0": int(frame.loc[days <= pd.Timestamp(row["day"]), "n_clusters"].iloc[-1]), "y1": level, "line": {"color": look.palette.missing, "width": 1, "dash": "2px,2px"}, "layer": "below"})
        notes.append({"x": str(row["day"]), "y": level, "text": row["label"], "showarrow": False, "xanchor": side, "yanchor": "top", "xshift": 4 if side == "left" else -4, "font": {"size": look.label, "color": look.palette.quiet}})
    return shapes, notes
