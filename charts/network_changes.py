"""What changed between two phases on the frozen places: full for who arrived, hollow for who left, a line for a dated link kept, new or not found again."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import SYMBOLS, Look
from charts.measure import width
from charts.network import HEAD, NAME, canvas
from charts.network_lines import Line, segments, triangles
from charts.network_marks import labels

LINE_NAMES = {"new": "new link", "lost": "link not found again", "kept": "in both phases", "merged": "merged into"}
MOVE_NAMES = {"arrives": "new cluster", "leaves": "cluster that left", "stays": "cluster that stayed"}


def changes(pairs: pd.DataFrame, moves: pd.DataFrame, look: Look, *, chosen: str | None = None) -> go.Figure:
    """`pairs`: _change, _a, _b. `moves`: cluster_id, short_name, status, heir, _move, _heir, _family, _x, _y in px (y down)."""
    at = dict(zip(moves["cluster_id"], zip(moves["_x"], moves["_y"], strict=True), strict=True))
    style = _style(look)
    traces = []
    for change in ("lost", "new", "kept"):
        part = [Line(change, r["_a"], r["_b"], at[r["_a"]], at[r["_b"]], False) for r in pairs[pairs["_change"] == change].to_dict("records")]
        if part:
            traces.append(segments(part, *style[change]))
    merged = [Line("merged", r["cluster_id"], r["_heir"], at[r["cluster_id"]], at[r["_heir"]], False) for r in moves[moves["_heir"].isin(list(at))].to_dict("records")]
    if merged:
        traces += [segments(merged, *style["merged"]), triangles(merged, style["merged"][0])]
    for move in ("stays", "leaves", "arrives"):
        part = moves[moves["_move"] == move]
        if len(part):
            traces.append(_symbols(part, move, look))
    touched = set(pairs["_a"]) | set(pairs["_b"])
    colours = {"arrives": look.palette.gain, "leaves": look.palette.loss}
    text = [f"<b>{r['short_name']}</b>" if r["_move"] == "arrives" or r["cluster_id"] == chosen else f"<i>{r['short_name']}</i>" if r["_move"] == "leaves" else r["short_name"] for r in moves.to_dict("records")]
    ink = [look.palette.accent if c == chosen else colours.get(m, look.palette.ink if c in touched else look.palette.quiet) for c, m in zip(moves["cluster_id"], moves["_move"], strict=True)]
    traces.append(labels(moves["_x"].to_numpy(), moves["_y"].to_numpy() + NAME, text, ink, look))
    return canvas([*traces, *_key(look)], look)


def _style(look: Look) -> dict[str, tuple]:
    return {"new": (look.palette.gain, 2.4, None), "lost": (look.palette.loss, 1.2, "dash"), "kept": (look.palette.ink, 3.2, None), "merged": (look.palette.quiet, 1.8, "dot")}


def _symbols(part: pd.DataFrame, move: str, look: Look) -> go.Scatter:
    colour = {"stays": look.palette.missing, "leaves": look.palette.loss, "arrives": look.palette.gain}[move]
    hover = [f"<b>{r['short_name']}</b><br>{r['status']}" + (f"<br>→ {r['heir']}" if isinstance(r["heir"], str) else "") for r in part.to_dict("records")]
    return go.Scatter(
        x=part["_x"].to_numpy(), y=part["_y"].to_numpy(), mode="markers", customdata=part[["cluster_id"]].to_numpy().tolist(), hovertext=hover, hoverinfo="text", showlegend=False, unselected={"marker": {"opacity": 1}},
        marker={"symbol": [SYMBOLS[f] + ("-open" if move == "leaves" else "") for f in part["_family"]], "size": 13 if move == "arrives" else 11, "color": colour, "opacity": 1, "line": {"width": 2 if move == "leaves" else 0, "color": colour}},
    )


def _key(look: Look) -> list[go.Scatter]:
    say, style, x, traces, words = look.say, _style(look), 4.0, [], []
    for name, text in LINE_NAMES.items():
        colour, wide, dash = style[name]
        traces.append(go.Scatter(x=[x, x + 30], y=[-HEAD + 12] * 2, mode="lines", line={"color": colour, "width": wide, **({"dash": dash} if dash else {})}, hoverinfo="skip", showlegend=False))
        words.append((x + 37, -HEAD + 12, say(text)))
        x += 37 + width(say(text), look.label) + 26
    x, symbols = 10.0, []
    for name, text in MOVE_NAMES.items():
        colour = {"stays": look.palette.missing, "leaves": look.palette.loss, "arrives": look.palette.gain}[name]
        symbols.append((x, "circle-open" if name == "leaves" else "circle", colour))
        words.append((x + 12, -HEAD + 36, say(text)))
        x += 12 + width(say(text), look.label) + 26
    traces.append(go.Scatter(
        x=[s[0] for s in symbols], y=[-HEAD + 36] * len(symbols), mode="markers", hoverinfo="skip", showlegend=False, cliponaxis=False, unselected={"marker": {"opacity": 1}},
        marker={"symbol": [s[1] for s in symbols], "size": 11, "color": [s[2] for s in symbols], "opacity": 1, "line": {"width": 2, "color": [s[2] for s in symbols]}},
    ))
    traces.append(labels([w[0] for w in words], [w[1] for w in words], [w[2] for w in words], look.palette.ink, look, side="middle right"))
    return traces
