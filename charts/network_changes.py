"""What changed between two phases on the frozen places: full for who arrived, hollow for who left, and lines that tell a cluster that changed from a record that is silent."""

from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import SYMBOLS, Look, faded
from charts.measure import width
from charts.network import CANVAS, HEAD, NAME, WALL_HEAD, WALL_HEIGHT, canvas, head, hub_names, leaders
from charts.network_lines import Line, ends_of, hub, segments, triangles
from charts.network_marks import LAST, WALL, Name, brief, called, labels, short, tiers, written
from charts.network_placing import beside

LINE_NAMES = {
    "kept": "in both phases", "new": "new link", "begins": "known from 2014 on only", "gone": "lost with a cluster", "silent": "not found again", "merged": "merged into", "undated": "organisations in common, in both",
}
MOVE_NAMES = {"arrives": "cluster that arrived", "leaves": "cluster that left", "stays": "cluster that stayed"}


def line_of(change: str, reason: str) -> str:
    """The line of a pair: a full one where a cluster or an act makes the change, a broken one where it is only that the record begins or is silent."""
    if change == "new":
        return "begins" if reason == "tables_begin" else "new"
    return change if change == "kept" else "silent" if reason == "not_found" else "gone"


def changes(pairs: pd.DataFrame, moves: pd.DataFrame, stars: pd.DataFrame, shared: pd.DataFrame, look: Look, *, chosen: str | None = None, ours: frozenset[str] | None = None) -> go.Figure:
    """`pairs`: _change, _reason, _a, _b, _apart, name_a, name_b, change, reason. `moves`: cluster_id, short_name, status, heir, _move, _heir, _family, _x, _y in px (y down).
    `stars`: label, short_name, now, _star, _cluster. `shared`: before, now, _a, _b. A pair that only an act of four clusters or more ties is drawn by that act's star.
    What does not touch the clusters of `ours` is faint and without name.
    """
    at = dict(zip(moves["cluster_id"], zip(moves["_x"], moves["_y"], strict=True), strict=True))
    stay = set(moves.loc[moves["_move"] == "stays", "cluster_id"])
    plain = [Line("undated", r["_a"], r["_b"], at[r["_a"]], at[r["_b"]], False) for r in shared[shared["before"] & shared["now"]].to_dict("records") if {r["_a"], r["_b"]} <= stay]
    plain += [Line(line_of(r["_change"], r["_reason"]), r["_a"], r["_b"], at[r["_a"]], at[r["_b"]], False) for r in pairs[pairs["_apart"] == 1].to_dict("records")]
    plain += [Line("merged", r["cluster_id"], r["_heir"], at[r["cluster_id"]], at[r["_heir"]], False) for r in moves[moves["_heir"].isin(list(at))].to_dict("records")]
    lit = set(at) if ours is None else {*ours, *(end for line in plain if {line.a, line.b} & ours for end in (line.a, line.b))}
    mine = stars["_star"].isin(stars.loc[stars["_cluster"].isin(lit if ours is None else ours), "_star"])
    others, stars = stars[~mine], stars[mine]
    bright = [line for line in plain if ours is None or {line.a, line.b} & ours] + _spokes(stars, at, stay)
    lit |= set(stars["_cluster"])
    traces = [*_lines([line for line in plain if line not in bright] + _spokes(others, at, stay), look, bright=False), *_lines(bright, look, bright=True), *_middles(pairs, at), *_hubs(stars, at, look)]
    for shown in (False, True):
        for move in MOVE_NAMES:
            part = moves[moves["_move"].eq(move) & moves["cluster_id"].isin(lit).eq(shown)]
            if len(part):
                traces.append(_symbols(part, move, look, bright=shown))
    told = [line for line in bright if line.kind != "undated"]
    touched, both = ({end for line in told if kinds is None or line.kind in kinds for end in (line.a, line.b)} for kinds in (None, ("kept",)))
    names = _names(moves[moves["cluster_id"].isin(lit)], touched, both, chosen, look)
    points = list(at.values())
    if look.projected:
        named = _placed(names, stars, at, ends_of(told), look)
        return canvas([*traces, *written(named, [LAST] * len(named), look), *_key({line.kind for line in bright}, set(moves.loc[moves["cluster_id"].isin(lit), "_move"]), look)], look)
    acts = hub_names(stars, set(at), names, points, at, ends_of(told), look)
    kept = tiers([*names, *(name for name, _ in acts)], points, look.label, CANVAS[0])
    traces += written([*names, *(name for name, _ in acts)], [tier or LAST for tier in kept], look)
    return canvas([leaders(acts, look), *traces, *_key({line.kind for line in bright}, set(moves.loc[moves["cluster_id"].isin(lit), "_move"]), look)], look)


def _placed(names: list[Name], stars: pd.DataFrame, at: dict, drawn: np.ndarray, look: Look) -> list[Name]:
    """On the wall: the names, then those of the acts, each on the free side of its symbol, and back in units of the canvas; one that has no room is left out."""
    scale = np.array([WALL / CANVAS[0], (WALL_HEIGHT - WALL_HEAD) / CANVAS[1]])
    acts = [Name(f"<i>{short(brief(part['label'].iloc[0]), 40)}</i>", *hub([at[c] for c in part["_cluster"] if c in at]), look.palette.quiet) for _, part in stars.groupby("_star", sort=True)]
    grown = [replace(name, x=name.x * scale[0], y=name.y * scale[1]) for name in [*names, *acts]]
    found = beside(grown, np.array([*at.values(), *((act.x, act.y) for act in acts)]) * scale, drawn * np.tile(scale, 2), (0, 0, *(np.array(CANVAS) * scale)), look.label)
    return [replace(name, x=name.x / scale[0], y=name.y / scale[1]) for name in found]


def _lines(drawn: list[Line], look: Look, *, bright: bool) -> list[go.Scatter]:
    """One trace a kind of line, the heads of the mergers after theirs; all grey and thin where they are not those looked at."""
    traces = []
    for name, (colour, wide, dash) in _style(look).items():
        part = [line for line in drawn if line.kind == name]
        if part:
            traces.append(segments(part, colour if bright else look.palette.rule, wide if bright else 1.0, dash))
        if part and name == "merged":
            traces.append(triangles(part, colour if bright else look.palette.rule))
    return traces


def _style(look: Look) -> dict[str, tuple]:
    """Colour, width and dash of each line, the quietest first."""
    palette = look.palette
    return {
        "undated": (faded(palette.missing, 0.45), 1.0, None), "silent": (palette.loss, 1.2, "dash"), "begins": (palette.gain, 1.4, "dash"), "gone": (palette.loss, 1.8, None),
        "new": (palette.gain, 2.4, None), "kept": (palette.ink, 3.2, None), "merged": (palette.quiet, 1.8, "dot"),
    }


def _spokes(stars: pd.DataFrame, at: dict, stay: set[str]) -> list[Line]:
    """A line from the centre of each act to each of its clusters; what an act of before lost with a cluster is told from what is not found again."""
    found = []
    for _, part in stars.groupby("_star", sort=True):
        ends = [row for row in part.to_dict("records") if row["_cluster"] in at]
        centre = hub([at[row["_cluster"]] for row in ends])
        for row in ends:
            kind = "new" if row["now"] else "silent" if row["_cluster"] in stay else "gone"
            found.append(Line(kind, row["_cluster"], row["_cluster"], centre, at[row["_cluster"]], False))
    return found


def _hubs(stars: pd.DataFrame, at: dict, look: Look) -> list[go.Scatter]:
    """The centre of each act, with what it is and whom it brings together under the pointer."""
    rows = [(hub([at[c] for c in part["_cluster"] if c in at]), part) for _, part in stars.groupby("_star", sort=True)]
    if not rows:
        return []
    colours = [look.palette.gain if part["now"].iloc[0] else look.palette.loss for _, part in rows]
    return [go.Scatter(
        x=[round(x, 1) for (x, _), _ in rows], y=[round(y, 1) for (_, y), _ in rows], mode="markers", hoverinfo="text", showlegend=False,
        hovertext=[f"<b>{part['label'].iloc[0]}</b><br>{', '.join(part['short_name'])[:160]}" for _, part in rows], marker={"symbol": "circle", "size": 9, "color": look.palette.ground, "opacity": 1, "line": {"width": 2, "color": colours}},
    )]


def _middles(pairs: pd.DataFrame, at: dict) -> list[go.Scatter]:
    """What a line says when the pointer comes to its middle."""
    rows = pairs[pairs["_apart"] == 1].to_dict("records")
    if not rows:
        return []
    return [go.Scatter(
        x=[(at[r["_a"]][0] + at[r["_b"]][0]) / 2 for r in rows], y=[(at[r["_a"]][1] + at[r["_b"]][1]) / 2 for r in rows], mode="markers", hoverinfo="text", showlegend=False,
        hovertext=[f"{called(r['name_a'], r['full_a'])} – {called(r['name_b'], r['full_b'])}<br>{r['change']}<br>{r['reason']}" for r in rows], marker={"size": 12, "opacity": 0},
    )]


def _symbols(part: pd.DataFrame, move: str, look: Look, *, bright: bool) -> go.Scatter:
    colour = {"stays": look.palette.missing, "leaves": look.palette.loss, "arrives": look.palette.gain}[move]
    hover = [f"{called(r['short_name'], r['name'])}<br>{r['status']}" + (f"<br>→ {r['heir']}" if isinstance(r["heir"], str) else "") for r in part.to_dict("records")]
    return go.Scatter(
        x=part["_x"].to_numpy(), y=part["_y"].to_numpy(), mode="markers", customdata=part[["cluster_id"]].to_numpy().tolist(), hovertext=hover, hoverinfo="text", showlegend=False,
        marker={"symbol": [SYMBOLS[f] + ("-open" if move == "leaves" else "") for f in part["_family"]], "size": 13 if move == "arrives" else 11, "color": colour, "opacity": 1 if bright else 0.25, "line": {"width": 2 if move == "leaves" else 0, "color": colour}},
    )


def _names(moves: pd.DataFrame, touched: set[str], both: set[str], chosen: str | None, look: Look) -> list[Name]:
    """Who is tied in both phases, who came or left, then who has a dated link, then the others: where the page is narrow, the last are left out."""
    told = {"arrives": ("<b>{}</b>", look.palette.gain), "leaves": ("<i>{}</i>", look.palette.loss)}
    names = []
    for row in sorted(moves.to_dict("records"), key=lambda row: (row["cluster_id"] != chosen, row["cluster_id"] not in both, row["_move"] == "stays", row["cluster_id"] not in touched, row["cluster_id"])):
        form, colour = told.get(row["_move"], ("{}", look.palette.ink if row["cluster_id"] in touched else look.palette.quiet))
        mine = row["cluster_id"] == chosen
        names.append(Name(("<b>{}</b>" if mine else form).format(row["short_name"]), row["_x"], row["_y"] if look.projected else row["_y"] + NAME, look.palette.accent if mine else colour, code=row["cluster_id"]))
    return names


def _key(lines: set[str], moves: set[str], look: Look) -> list[go.Scatter]:
    """Two lines above the picture, of what is in it alone: the links, then the clusters and what is left of the links."""
    say, style, traces, words = look.say, _style(look), [], []
    top = head(look)
    first, second = -top * (1 - 12 / HEAD), -top * (1 - 36 / HEAD)
    size = look.label * CANVAS[0] / WALL if look.projected else look.label
    x, y = 4.0, first
    for name in [name for name in LINE_NAMES if name in lines]:
        text, (colour, wide, dash) = say(LINE_NAMES[name]), style[name]
        if x + 37 + width(text, size) > 1156:
            x, y = 4.0, second
        traces.append(go.Scatter(x=[x, x + 30], y=[y, y], mode="lines", line={"color": colour, "width": wide, **({"dash": dash} if dash else {})}, hoverinfo="skip", showlegend=False))
        words.append((x + 37, y, text))
        x += 37 + width(text, size) + 24
    x, y = (x + 6, y) if y > first else (10.0, second)
    symbols = []
    for name in [name for name in MOVE_NAMES if name in moves]:
        colour = {"stays": look.palette.missing, "leaves": look.palette.loss, "arrives": look.palette.gain}[name]
        symbols.append((x, "circle-open" if name == "leaves" else "circle", colour))
        words.append((x + 12, y, say(MOVE_NAMES[name])))
        x += 12 + width(say(MOVE_NAMES[name]), size) + 26
    traces.append(go.Scatter(
        x=[s[0] for s in symbols], y=[y] * len(symbols), mode="markers", hoverinfo="skip", showlegend=False, cliponaxis=False,
        marker={"symbol": [s[1] for s in symbols], "size": 11, "color": [s[2] for s in symbols], "opacity": 1, "line": {"width": 2, "color": [s[2] for s in symbols]}},
    ))
    traces.append(labels([w[0] for w in words], [w[1] for w in words], [w[2] for w in words], look.palette.ink, look, side="middle right"))
    return traces
