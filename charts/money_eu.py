"""European money of the cluster bodies: who receives it, and how it is shared out."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded

SHOWN, ROW, TOP = 15, 26, 26  # clusters drawn; px
LEFT = 166  # px for the names
LORENZ_HEIGHT = SHOWN * ROW + TOP


def lorenz(amounts: pd.Series) -> tuple[list[float], list[float]]:
    """The Lorenz curve of amounts: cumulated shares of the receivers and of the money, from the least to the most, starting at (0, 0)."""
    sorted_ = amounts.sort_values()
    total, n = float(sorted_.sum()), len(sorted_)
    return [0.0, *((i + 1) / n for i in range(n))], [0.0, *(float(v) / total for v in sorted_.cumsum())]


def gini(amounts: pd.Series) -> float:
    """The Gini index, 0 (all equal) to near 1: one less twice the area under the Lorenz curve, by trapezes."""
    x, y = lorenz(amounts)
    return 1 - sum((x[i + 1] - x[i]) * (y[i + 1] + y[i]) for i in range(len(x) - 1))


def top(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Bars of the first clusters: full as coordinator, light as participant; the sum and the projects at the end. A click chooses the cluster.

    `frame`: cluster_id, short_name, coordinator_eur_m, participant_eur_m, total_eur_m (M€), n_projects, n_known; the most first.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows = frame[frame["total_eur_m"].notna()].head(SHOWN)
    colour, chosen = palette.payers["eu"], context["cluster"]
    y = list(range(len(rows)))
    hover = [f"<b>{r.short_name}</b><br>{say('as coordinator: {amount}', amount=say.money(r.coordinator_eur_m))}<br>{say('as participant: {amount}', amount=say.money(r.participant_eur_m))}<br>{say('{n} projects, {known} with an amount', n=r.n_projects, known=r.n_known)}" for r in rows.itertuples()]
    ids = [[c] for c in rows["cluster_id"]]
    common = {"orientation": "h", "y": y, "width": 0.62, "hovertext": hover, "hoverinfo": "text", "customdata": ids}
    traces = [
        go.Bar(x=[*rows["coordinator_eur_m"]], base=[0] * len(rows), marker={"color": colour, "line": {"color": colour, "width": 1}}, **common),
        go.Bar(x=[*rows["participant_eur_m"]], base=[*rows["coordinator_eur_m"]], marker={"color": faded(colour, 0.34), "line": {"color": colour, "width": 1}}, **common),
    ]
    most = float(rows["total_eur_m"].max()) * 1.34
    notes = [{"x": r.total_eur_m, "y": i, "xanchor": "left", "xshift": 6, "showarrow": False, "text": f"<b>{say.number(r.total_eur_m, 1)}</b>  " + say.plural("{n} project", "{n} projects", r.n_projects), "font": {"size": look.label, "color": palette.ink}} for i, r in enumerate(rows.itertuples())]
    first = rows.iloc[0]
    for x, text, ink in ((first["coordinator_eur_m"] / 2, say("coordinator"), palette.ink), (first["coordinator_eur_m"] + first["participant_eur_m"] / 2, say("participant"), palette.ink)):
        notes.append({"x": x, "y": -0.42, "yanchor": "bottom", "text": text, "showarrow": False, "font": {"size": look.label, "color": ink}})
    names = [f"<b>{r.short_name}</b>  " if r.cluster_id == chosen else f"{r.short_name}  " for r in rows.itertuples()]
    return look.figure(
        int(LORENZ_HEIGHT * zoom), traces, margin=(int(LEFT * zoom), 4, int(TOP * zoom), 2), barmode="overlay", annotations=notes,
        xaxis={"range": [0, most], "visible": False}, yaxis={"range": [len(rows) - 0.5, -0.5], "tickvals": y, "ticktext": names, "tickfont": {"size": look.label, "color": palette.ink}},
    )


def curve(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The Lorenz curve of the clusters with an amount, the line of equality, two points read aloud. `frame`: as for `top`."""
    say, palette, zoom = look.say, look.palette, look.label / 13
    amounts = frame["total_eur_m"].dropna()
    x, y = lorenz(amounts)
    colour, n = palette.payers["eu"], len(amounts)
    half, tenth = n // 2, n - round(n / 10)
    names = list(frame.dropna(subset=["total_eur_m"]).sort_values("total_eur_m")["short_name"])
    hover = [say("the least endowed {n} of {all}: {share}", n=i, all=n, share=say.percent(y[i])) + (f"<br>{names[i - 1]}" if i else "") for i in range(n + 1)]
    traces = [
        go.Scatter(name=say("all equal"), x=[0, 1], y=[0, 1], mode="lines", line={"color": palette.missing, "width": 1}, hoverinfo="skip"),
        go.Scatter(name=say("Share of the amounts, added up"), x=x, y=y, mode="lines", fill="tonexty", fillcolor=faded(colour, 0.12), line={"color": colour, "width": 2.6}, hovertext=hover, hoverinfo="text"),
        go.Scatter(name=say("Points read aloud"), x=[x[half], x[tenth]], y=[y[half], y[tenth]], mode="markers", marker={"size": 10, "color": colour}, hoverinfo="skip"),
    ]
    notes = [
        {"x": x[half], "y": y[half], "xanchor": "right", "yanchor": "bottom", "xshift": -6, "yshift": 5, "align": "right", "showarrow": False, "text": say("the {n} least endowed:<br><b>{share}</b>", n=half, share=say.percent(y[half])), "font": {"size": look.label}},
        {"x": x[tenth], "y": y[tenth], "xanchor": "right", "yanchor": "bottom", "xshift": -10, "yshift": -6, "align": "right", "showarrow": False, "text": say("the {n} most endowed:<br><b>{share}</b>", n=n - tenth, share=say.percent(1 - y[tenth])), "font": {"size": look.label}},
        {"x": 0.33, "y": 0.36, "xanchor": "right", "yanchor": "bottom", "showarrow": False, "text": say("all equal"), "font": {"size": look.label, "color": palette.quiet}},
    ]
    ticks = (0, 0.5, 1)
    return look.figure(
        int(LORENZ_HEIGHT * zoom), traces, margin=(int(50 * zoom), int(26 * zoom), int(TOP * zoom), int(46 * zoom)), annotations=notes,
        xaxis={"range": [0, 1.01], "tickvals": ticks, "ticktext": ["0", say("{share} of the clusters", share=say.percent(0.5)), say.percent(1)], "tickfont": {"size": look.label, "color": palette.quiet}},
        yaxis={"range": [0, 1.01], "tickvals": ticks[1:], "ticktext": [say.percent(t) + "  " for t in ticks[1:]], "showgrid": True, "gridcolor": palette.rule, "tickfont": {"size": look.label, "color": palette.quiet}},
    )
