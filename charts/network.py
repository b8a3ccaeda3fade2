"""The known network of a phase on its frozen places: shapes for families, width, double and dots for the kinds of link, hollow for what has no known link."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import FAMILIES, FAMILY_NAMES, SYMBOLS, Look, faded
from charts.measure import width
from charts.network_lines import KINDS, Line, hub, lines, segments, triangles

CANVAS = (1160, 590)
HEAD = 62  # px above the canvas, for the key
NAME = 16  # px from a symbol down to its name
SIZES = (9.0, 17.0)
LINK_NAMES = {"shared_organisation": "organisations in common", "agreement": "documented agreements", "eu_project": "European projects together", "merger": "departures by merger"}


def graph(nodes: pd.DataFrame, pairs: pd.DataFrame, stars: pd.DataFrame, look: Look, *, size: str = "degree", kept: set[str] | None = None, chosen: str | None = None) -> go.Figure:
    """The clusters of a phase and their known links.

    `nodes`: cluster_id, short_name, degree and other measures, _family, _labelled, _x, _y in px (y down). `pairs`: _kind, _a, _b, _apart, weight, name_a, kind, name_b, items.
    `stars`: label, short_name, _star, _kind, _cluster. `size` names the measure of a symbol's size. Clusters out of `kept` are faint and without name; `chosen` is ringed.
    """
    at = dict(zip(nodes["cluster_id"], zip(nodes["_x"], nodes["_y"], strict=True), strict=True))
    shown = set(nodes["cluster_id"]) if kept is None else kept
    tied = pairs[pairs["_kind"] != "merger"]
    linked = set(tied["_a"]) | set(tied["_b"]) | set(stars["_cluster"])
    top = float(nodes[size].max() or 0) or 1.0
    drawn = lines(pairs, stars, at)
    traces = [*_links(drawn, shown, look), *_middles(pairs, at, shown)]
    traces += _hubs(stars, at, shown, nodes, look)
    for real in (False, True):
        for bright in (False, True):
            part = nodes[nodes["cluster_id"].isin(linked).eq(real) & nodes["cluster_id"].isin(shown).eq(bright)]
            if len(part):
                traces.append(_symbols(part, look, size, top, real=real, bright=bright))
    traces.append(_names(nodes[nodes["cluster_id"].isin(shown)], linked, chosen, look))
    if chosen in at:
        traces.append(_ring(*at[chosen], look))
    traces += key(pairs, sorted(set(nodes["_family"]), key=FAMILIES.index), look, hollow=bool(len(nodes[~nodes["cluster_id"].isin(linked)])))
    return canvas(traces, look)


def canvas(traces: list, look: Look) -> go.Figure:
    """A figure in pixels, y down, with room for the key."""
    return look.figure(CANVAS[1] + HEAD, traces, xaxis={"range": [0, CANVAS[0]], "visible": False}, yaxis={"range": [CANVAS[1], -HEAD], "visible": False})


def _links(drawn: list[Line], shown: set[str], look: Look) -> list[go.Scatter]:
    ink = {"shared_organisation": look.palette.missing, "agreement": look.palette.quiet, "eu_project": look.palette.ink, "merger": look.palette.accent}
    traces = []
    for bright in (False, True):
        for kind in KINDS:
            for heavy in (False, True):
                part = [line for line in drawn if line.kind == kind and line.heavy == heavy and (line.a in shown and line.b in shown) == bright]
                if not part:
                    continue
                wide = (5.0 if bright else 1.1) if kind == "eu_project" else 2.0 if kind == "merger" or heavy else 1.1
                colour = ink[kind] if bright else faded(ink[kind], 0.16)
                traces.append(segments(part, colour, wide, dash="dot" if kind == "merger" else None))
                if kind == "eu_project" and bright:
                    traces.append(segments(part, look.palette.ground, 2.2))
                if kind == "merger":
                    traces.append(triangles(part, colour))
    return traces


def _middles(pairs: pd.DataFrame, at: dict, shown: set[str]) -> list[go.Scatter]:
    """What a link says when the pointer comes to its middle."""
    told = [row for row in pairs.to_dict("records") if row["_a"] in shown and row["_b"] in shown]
    if not told:
        return []
    text = [f"<b>{row['name_a']} – {row['name_b']}</b><br>{row['kind']}<br>{short(row['items'], 80)}" for row in told]
    return [go.Scatter(
        x=[(at[row["_a"]][0] + at[row["_b"]][0]) / 2 for row in told], y=[(at[row["_a"]][1] + at[row["_b"]][1]) / 2 for row in told], mode="markers", hovertext=text, hoverinfo="text",
        marker={"size": 12, "opacity": 0}, unselected={"marker": {"opacity": 0}}, showlegend=False,
    )]


def _hubs(stars: pd.DataFrame, at: dict, shown: set[str], nodes: pd.DataFrame, look: Look) -> list[go.Scatter]:
    """The centre of a star, an empty ring, and its name where there is room for it."""
    taken = [_box(x, y, name) for x, y, name in zip(nodes["_x"], nodes["_y"], nodes["short_name"], strict=True)]
    traces = []
    for _, part in stars.groupby("_star", sort=True):
        if not set(part["_cluster"]) & shown:
            continue
        x, y = hub([at[name] for name in part["_cluster"]])
        label = short(part["label"].iloc[0], 34)
        places = [(x + dx, y + dy) for reach in (16, 30, 46, 64, 84, 104) for dx, dy in ((0, reach), (0, -reach), (reach, reach), (-reach, -reach), (reach, -reach), (-reach, reach), (width(label, 13) / 2 + reach - 6, 0), (-width(label, 13) / 2 - reach + 6, 0))]
        boxes = [(px - width(label, 13) / 2 - 2, py - 9, px + width(label, 13) / 2 + 2, py + 9) for px, py in places]
        free = next((place for place, box in zip(places, boxes, strict=True) if box[0] > 0 and box[2] < CANVAS[0] and box[1] > 0 and box[3] < CANVAS[1] and not any(_touch(box, other) for other in taken)), None)
        hover = f"<b>{part['label'].iloc[0]}</b><br>{short(', '.join(part['short_name']), 160)}"
        traces.append(go.Scatter(
            x=[x], y=[y], mode="markers", hovertext=[hover], hoverinfo="text", showlegend=False, unselected={"marker": {"opacity": 1}},
            marker={"symbol": "circle", "size": 8, "color": look.palette.ground, "line": {"width": 1.8, "color": look.palette.ink}},
        ))
        if free:
            taken.append(boxes[places.index(free)])
            traces.append(labels([free[0]], [free[1]], [f"<i>{label}</i>"], look.palette.quiet, look))
    return traces


def _box(x: float, y: float, name: str) -> tuple[float, float, float, float]:
    half = max(16.0, width(name, 13, bold=True)) / 2
    return x - half, y - 9, x + half, y + 24


def _touch(a, b) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _symbols(part: pd.DataFrame, look: Look, size: str, top: float, *, real: bool, bright: bool) -> go.Scatter:
    """Full symbols by family; hollow ones for clusters with no known link, grey where the label is gone or to come."""
    say = look.say
    values = part[size].fillna(0).astype(float)
    sizes = [SIZES[0] + (SIZES[1] - SIZES[0]) * (value / top) ** 0.5 for value in values] if real else [10.0] * len(part)
    colours = [look.family(family) if label else look.palette.missing for family, label in zip(part["_family"], part["_labelled"], strict=True)]
    hover = []
    for row in part.to_dict("records"):
        told = say.plural("{n} known neighbour", "{n} known neighbours", int(row["degree"])) if row["_labelled"] else say("no label in the phase")
        hover.append(f"<b>{row['short_name']}</b><br>{row['family']}<br>{row['region']}<br>{told}")
    marker = {"symbol": [SYMBOLS[family] + ("" if real else "-open") for family in part["_family"]], "size": [round(s, 1) for s in sizes], "color": colours, "opacity": 1.0 if bright else 0.25, "line": {"width": 1 if real else 1.8, "color": look.palette.ground if real else colours}}
    return go.Scatter(
        x=part["_x"].to_numpy(), y=part["_y"].to_numpy(), mode="markers", customdata=part[["cluster_id"]].to_numpy().tolist(), hovertext=hover, hoverinfo="text",
        marker=marker, unselected={"marker": {"opacity": 1.0 if bright else 0.25}}, showlegend=False,
    )


def _names(part: pd.DataFrame, linked: set[str], chosen: str | None, look: Look) -> go.Scatter:
    if look.projected:  # from the back of a room: the names that fit
        part = part.sort_values(["degree", "cluster_id"], ascending=[False, True]).head(14)
    text = [f"<b>{name}</b>" if cluster == chosen else name for name, cluster in zip(part["short_name"], part["cluster_id"], strict=True)]
    colours = [look.palette.accent if cluster == chosen else look.palette.ink if cluster in linked else look.palette.quiet for cluster in part["cluster_id"]]
    return labels(part["_x"].to_numpy(), part["_y"].to_numpy() + NAME, text, colours, look)


def labels(x, y, text, colour, look: Look, *, side: str = "middle center") -> go.Scatter:
    """Text in the figure, with a halo of the ground's colour so that a line under it does not hinder reading."""
    halo = " ".join(f"{dx}px {dy}px 1px {look.palette.ground}," for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy).rstrip(",")
    return go.Scatter(
        x=x, y=y, mode="text", text=list(text), textposition=side, hoverinfo="skip", cliponaxis=False, showlegend=False,
        textfont={"size": look.label, "color": colour, "shadow": halo}, unselected={"textfont": {"color": look.palette.ink}} if isinstance(colour, str) and colour == look.palette.ink else {},
    )


def _ring(x: float, y: float, look: Look) -> go.Scatter:
    return go.Scatter(x=[x], y=[y], mode="markers", hoverinfo="skip", showlegend=False, marker={"symbol": "circle-open", "size": 26, "color": look.palette.accent, "line": {"width": 2.5}}, unselected={"marker": {"opacity": 1}})


def key(pairs: pd.DataFrame, families: list[str], look: Look, *, hollow: bool) -> list[go.Scatter]:
    """Two lines above the network: the kinds of link with their number of pairs, then the families."""
    say = look.say
    traces, x = [], 4.0
    ink = {"shared_organisation": (look.palette.missing, 2.0, None), "agreement": (look.palette.quiet, 2.0, None), "eu_project": (look.palette.ink, 5.0, None), "merger": (look.palette.accent, 2.0, "dot")}
    words: list[tuple[float, float, str]] = []
    for kind in KINDS:
        count = int((pairs["_kind"] == kind).sum())
        if not count:
            continue
        colour, wide, dash = ink[kind]
        y = -HEAD + 12
        for line in [(colour, wide, dash)] + ([(look.palette.ground, 2.2, None)] if kind == "eu_project" else []):
            traces.append(go.Scatter(x=[x, x + 30], y=[y, y], mode="lines", line={"color": line[0], "width": line[1], **({"dash": line[2]} if line[2] else {})}, hoverinfo="skip", showlegend=False))
        text = counted(kind, count, look)
        words.append((x + 37, y, text))
        x += 37 + width(text, look.label, bold=True) + 24
    x, symbols = 10.0, []
    for family in families:
        text = say(FAMILY_NAMES[family])
        symbols.append((x, SYMBOLS[family], look.family(family)))
        words.append((x + 12, -HEAD + 36, text))
        x += 12 + width(text, look.label) + 26
    if hollow:
        symbols.append((x, "circle-open", look.palette.quiet))
        words.append((x + 12, -HEAD + 36, say("hollow: no known link")))
    traces.append(go.Scatter(
        x=[s[0] for s in symbols], y=[-HEAD + 36] * len(symbols), mode="markers", hoverinfo="skip", showlegend=False, cliponaxis=False, unselected={"marker": {"opacity": 1}},
        marker={"symbol": [s[1] for s in symbols], "size": 11, "color": [s[2] for s in symbols], "opacity": 1, "line": {"width": 1.6, "color": [s[2] for s in symbols]}},
    ))
    traces.append(labels([w[0] for w in words], [w[1] for w in words], [w[2] for w in words], look.palette.ink, look, side="middle right"))
    return traces


def counted(kind: str, n: int, look: Look) -> str:
    """How many pairs a kind of link ties, the number in bold."""
    plural = look.say.plural
    told = {
        "shared_organisation": plural("<b>{n}</b> pair by organisations in common", "<b>{n}</b> pairs by organisations in common", n), "agreement": plural("<b>{n}</b> by documented agreements", "<b>{n}</b> by documented agreements", n),
        "eu_project": plural("<b>{n}</b> by European projects", "<b>{n}</b> by European projects", n), "merger": plural("<b>{n}</b> departure by merger", "<b>{n}</b> departures by merger", n),
    }
    return told[kind]


def short(text: str, most: int) -> str:
    """At most `most` signs, cut at a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
