"""What linked pairs have in common, kind of link by kind of link, against the band that chance gives."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.network_marks import key_line, note

WIDTH, LEFT, RIGHT, PANEL_GAP = 1160, 250, 50, 62  # px of the canvas
ROW, HEAD = 54, 56  # px
WALL_ROW, WALL_HEAD = 72, 122  # px on the wall, where the key takes two lines
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
TRAITS = ("family", "theme", "region")


def mixing(frame: pd.DataFrame, look: Look) -> go.Figure:
    """A row a kind of link, a panel a trait: grey band for 95% of the draws, a line for their mean, a dot for what is; hollow where the pairs are too few to judge.

    `frame`: kind, trait, n_pairs, same_share, expected, low, high (shares), n_linked, n_components, _kind, _trait, _thin.
    """
    say, palette, (high, head) = look.say, look.palette, sizes(look)
    kinds = list(dict.fromkeys(frame["_kind"]))
    panel = (WIDTH - LEFT - RIGHT - 2 * PANEL_GAP) / 3
    foot = head + high * len(kinds)
    shapes = []
    traces, notes = _key(look)
    for number, trait in enumerate(TRAITS):
        left, part = LEFT + number * (panel + PANEL_GAP), frame[frame["_trait"] == trait]
        notes.append(note(left, head - 16 * look.label / 13, f"<b>{part['trait'].iloc[0]}</b>", palette.ink, look, "left"))
        for tick in TICKS:
            x = left + panel * tick
            shapes.append({"type": "line", "x0": x, "x1": x, "y0": head, "y1": foot, "line": {"color": palette.rule, "width": 1}, "layer": "below"})
            notes.append(note(x, foot + 10 * look.label / 13, say.percent(tick), palette.quiet, look, "center"))
        for row in part.to_dict("records"):
            y = head + high * (kinds.index(row["_kind"]) + 0.5)
            shapes.append({"type": "rect", "x0": left + panel * row["low"], "x1": left + panel * row["high"], "y0": y - 9 * high / ROW, "y1": y + 9 * high / ROW, "fillcolor": palette.land, "line": {"width": 0}, "layer": "below"})
            shapes.append({"type": "line", "x0": left + panel * row["expected"], "x1": left + panel * row["expected"], "y0": y - 9 * high / ROW, "y1": y + 9 * high / ROW, "line": {"color": palette.missing, "width": 2}})
        traces.append(_dots(part, left, panel, kinds, look))
    for place, (_, row) in enumerate(frame.drop_duplicates("_kind").iterrows()):
        y = head + high * (place + 0.5)
        told = say.plural("{n} linked pair, {clusters} clusters", "{n} linked pairs, {clusters} clusters", int(row["n_pairs"]), clusters=say.number(int(row["n_linked"])))
        notes.append(note(0, y, f"<b>{row['kind']}</b><br><span style='color:{palette.quiet}'>{told}</span>", palette.ink, look, align="left"))
    return look.figure(foot + round(24 * look.label / 13), traces, shapes=shapes, annotations=notes, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [foot + round(24 * look.label / 13), 0], "visible": False})


def sizes(look: Look) -> tuple[int, int]:
    """Px of a row, and of what stands over the first one."""
    return (WALL_ROW, WALL_HEAD) if look.projected else (ROW, HEAD)


def _dots(part: pd.DataFrame, left: float, panel: float, kinds: list[str], look: Look) -> go.Scatter:
    say, palette, (high, head) = look.say, look.palette, sizes(look)
    rows = part.to_dict("records")
    outside = [not row["_thin"] and not row["low"] <= row["same_share"] <= row["high"] for row in rows]
    colours = [palette.accent if out else palette.quiet for out in outside]
    hover = [
        say("<b>{kind}, {trait}</b><br>{share} of the pairs; by chance {chance}, 95% of the draws from {low} to {high}", kind=row["kind"], trait=row["trait"][0].lower() + row["trait"][1:],
            share=say.percent(row["same_share"]), chance=say.percent(row["expected"]), low=say.percent(row["low"]), high=say.percent(row["high"]))
        for row in rows
    ]
    return go.Scatter(
        x=[round(left + panel * row["same_share"], 1) for row in rows], y=[head + high * (kinds.index(row["_kind"]) + 0.5) for row in rows], mode="markers+text", hovertext=hover, hoverinfo="text",
        text=[f" <b>{say.percent(row['same_share'])}</b>" if out else f" {say.percent(row['same_share'])}" for row, out in zip(rows, outside, strict=True)], textposition="middle right", cliponaxis=False, showlegend=False,
        textfont={"size": look.label, "color": [palette.ink if out else palette.quiet for out in outside]},
        marker={"symbol": ["circle-open" if row["_thin"] else "circle" for row in rows], "size": look.label * 0.8 + 2.6, "color": colours, "opacity": 1, "line": {"width": [2.2 if row["_thin"] else 0 for row in rows], "color": colours}},
    )


def _key(look: Look) -> tuple[list[go.Scatter], list[dict]]:
    say, palette = look.say, look.palette
    return key_line(
        (
            ([{"symbol": "circle", "size": 13, "color": palette.accent}], say("beyond what chance gives")), ([{"symbol": "circle", "size": 13, "color": palette.quiet}], say("within what chance gives")),
            ([{"symbol": "circle-open", "size": 13, "color": palette.quiet, "line": {"width": 2.2}}], say("less than twenty pairs: not to be judged")),
            ([{"symbol": "square", "size": 15, "color": palette.land}], say("95% of 2,000 draws at random")), ([{"symbol": "line-ns-open", "size": 15, "color": palette.missing, "line": {"width": 2}}], say("their mean")),
        ),
        look, 10 * look.label / 13, WIDTH,
    )
