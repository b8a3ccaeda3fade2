"""The known network of a phase on its frozen places: shapes for families, width, double and dots for the kinds of link, hollow for what has no known link."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import SYMBOLS, Look, faded, scatter
from charts.measure import width
from charts.network_key import GAP, ROW, framed, grouping, inks, key, styles
from charts.network_lines import KINDS, Line, ends_of, hub, lines, parted, segments, strongest, triangles
from charts.network_marks import LAST, TIERS, Name, brief, called, ring, short, tiers, told_by, touch, written
from charts.network_placing import lengthened, under

CANVAS = (1160, 500)
HEAD = 2 * ROW + GAP
WALL_HEIGHT, WALL_HEAD = 588, 84  # px on the wall: of a figure with its key, of the key
NAME = 16  # px from a symbol down to its name
SIZES = (9.0, 17.0)
SCALES = (1.0, TIERS["middle"] / CANVAS[0])  # a wide page, and the narrowest that writes all names


def graph(nodes: pd.DataFrame, pairs: pd.DataFrame, stars: pd.DataFrame, look: Look, *, size: str = "degree", by: str = "family", kept: set[str] | None = None, chosen: str | None = None, ours: set[str] | None = None) -> go.Figure:
    """The clusters of a phase and their known links on their frozen places.

    `nodes`: cluster_id, short_name, degree and other measures, _family, _region_rank, region, community, _thread, _grouped, _labelled, _x, _y in px (y down). `pairs`: _kind, _a, _b, _apart, weight, name_a, kind, name_b,
    items. `stars`: label, short_name, _star, _kind, _cluster. `size` names the measure of a symbol's size, `by` what its colour says (family, region, community). Clusters out of `kept` are
    faint and without name; `chosen` is ringed; with `ours`, their names are bold and the lines that do not touch them faint.
    """
    linked, shown = ends(pairs, stars), set(nodes["cluster_id"]) if kept is None else kept
    names = [replace(name, y=name.y + NAME * look.label / 13) for name in written_for(nodes[nodes["cluster_id"].isin(shown)], linked, chosen, look, ours)]
    points = list(zip(nodes["_x"], nodes["_y"], strict=True))
    names = lengthened(names, abbreviated(nodes), np.array(points, dtype=float), (0, 0, *CANVAS), look.label, SCALES)
    drawn = lines(strongest(pairs, ours or {chosen}), stars, places(nodes))
    acts = hub_names(stars, shown, names, points, places(nodes), ends_of(drawn), look)
    names += [name for name, _ in acts]
    kept_names = [tier or LAST for tier in tiers(names, points, look.label, CANVAS[0])]
    traces = [leaders(acts, look), *network(nodes, pairs, stars, drawn, look, size=size, by=by, shown=shown, chosen=chosen, ours=ours), *written(names, kept_names, look)]
    return framed(traces, key(told_of(pairs, ours), nodes, look, by=by, hollow=not set(nodes["cluster_id"]) <= linked), look, size=CANVAS, by=by)


def network(nodes: pd.DataFrame, pairs: pd.DataFrame, stars: pd.DataFrame, drawn: list[Line], look: Look, *, size: str, by: str, shown: set[str], chosen: str | None, ours: set[str] | None = None, soft: bool = False) -> list[go.Scatter]:
    """Links and symbols, without names; the frames are those of `graph`, `drawn` their lines. `soft` quietens the links by organisations in common, where they are long."""
    at, linked = places(nodes), ends(pairs, stars)
    top = float(nodes[size].max() or 0) or 1.0
    lit, others = parted(drawn, ours)
    traces = [*draw_links(lit, shown, look, soft=soft, others=others), *_middles(strongest(pairs, ours or {chosen}), at, shown), *_hubs(stars, at, shown, look)]
    nodes = nodes.assign(_ink=inks(nodes, by, look))
    for real in (False, True):
        for bright in (False, True):
            part = nodes[nodes["cluster_id"].isin(linked).eq(real) & nodes["cluster_id"].isin(shown).eq(bright)]
            if len(part):
                traces.append(symbols(part, look, size, top, real=real, bright=bright, grouped=by == "community"))
    return [*traces, ring(*at[chosen], look)] if chosen in at else traces


def told_of(pairs: pd.DataFrame, ours: set[str] | None) -> pd.DataFrame:
    """The pairs that the key counts: those that touch `ours`, or all."""
    return pairs if ours is None else pairs[pairs["_a"].isin(ours) | pairs["_b"].isin(ours)]


def places(nodes: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Identifier → place in px."""
    return dict(zip(nodes["cluster_id"], zip(nodes["_x"], nodes["_y"], strict=True), strict=True))


def ends(pairs: pd.DataFrame, stars: pd.DataFrame) -> set[str]:
    """The clusters with a known link other than a merger."""
    tied = pairs[pairs["_kind"] != "merger"]
    return set(tied["_a"]) | set(tied["_b"]) | set(stars["_cluster"])


def canvas(traces: list, look: Look) -> go.Figure:
    """A figure in pixels, y down, with room of `head` for a key; on the wall it is less high than its canvas, and the words of the key are larger."""
    height = WALL_HEIGHT if look.projected else CANVAS[1] + HEAD
    return look.figure(height, traces, xaxis={"range": [0, CANVAS[0]], "visible": False}, yaxis={"range": [CANVAS[1], -head(look)], "visible": False})


def head(look: Look) -> float:
    """Room over the canvas for two lines of a key, in its own units."""
    return WALL_HEAD * CANVAS[1] / (WALL_HEIGHT - WALL_HEAD) if look.projected else HEAD


def draw_links(drawn: list[Line], shown: set[str], look: Look, *, soft: bool = False, others: Sequence[Line] = ()) -> list[go.Scatter]:
    """One trace a kind and width; lines that leave `shown` are faint, as are `others`, and under the rest."""
    ink = {kind: style[0] for kind, style in styles(look).items()}
    traces = []
    for bright in (False, True):
        for kind in KINDS:
            for heavy in (False, True):
                part = [line for line in drawn if line.kind == kind and line.heavy == heavy and (line.a in shown and line.b in shown) == bright]
                part += [line for line in others if not bright and line.kind == kind and line.heavy == heavy]
                if not part:
                    continue
                wide = (5.0 if bright else 1.1) if kind == "eu_project" else 2.0 if kind == "merger" or heavy else 1.1
                colour = faded(ink[kind], 0.16) if not bright else faded(ink[kind], 0.6) if soft and kind == "shared_organisation" else ink[kind]
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
    text = [f"<b>{row['name_a']} – {row['name_b']}</b><br>{row['kind']}<br>{short(row['items'], 60)}" for row in told]
    return [scatter(
        x=[round((at[row["_a"]][0] + at[row["_b"]][0]) / 2, 1) for row in told], y=[round((at[row["_a"]][1] + at[row["_b"]][1]) / 2, 1) for row in told], mode="markers", hovertext=text, hoverinfo="text",
        marker={"size": 12, "opacity": 0}, showlegend=False,
    )]


def _hubs(stars: pd.DataFrame, at: dict, shown: set[str], look: Look) -> list[go.Scatter]:
    """The centre of each star, an empty ring."""
    told = [(*hub([at[name] for name in part["_cluster"]]), f"<b>{part['label'].iloc[0]}</b><br>{short(', '.join(part['short_name']), 160)}") for part in _stars(stars, shown)]
    if not told:
        return []
    return [scatter(
        x=[x for x, _, _ in told], y=[y for _, y, _ in told], mode="markers", hovertext=[text for _, _, text in told], hoverinfo="text", showlegend=False,
        marker={"symbol": "circle", "size": 8, "color": look.palette.ground, "opacity": 1, "line": {"width": 1.8, "color": look.palette.ink}},
    )]


def _stars(stars: pd.DataFrame, shown: set[str]) -> list[pd.DataFrame]:
    return [part for _, part in stars.groupby("_star", sort=True) if set(part["_cluster"]) & shown]


def hub_names(stars: pd.DataFrame, shown: set[str], names: list[Name], points: list, at: dict, segments: np.ndarray, look: Look) -> list[tuple[Name, tuple[float, float]]]:
    """The name of each star and its centre; a name covers no name and no symbol, on a wide page as on one of 960 px, and few links; it is left out where there is no room."""
    found: list[tuple[Name, tuple[float, float]]] = []
    for part in _stars(stars, shown):
        x, y = hub([at[name] for name in part["_cluster"]])
        label = f"<i>{short(brief(part['label'].iloc[0]), 48)}</i>"
        taken = {scale: [*(name.box(look.label, scale) for name in [*names, *(name for name, _ in found)]), *((px * scale - 8, py - 8, px * scale + 8, py + 8) for px, py in points)] for scale in SCALES}
        free = [one for one in around(x, y, label, look) if all(_free(one.box(look.label, scale), taken[scale], CANVAS[0] * scale) for scale in SCALES)]
        if free:
            found.append((min(free, key=lambda one: 14 * under(one.box(look.label), segments) + hypot(one.x - x, one.y - y)), (x, y)))
    return found


def leaders(acts: list[tuple[Name, tuple[float, float]]], look: Look) -> go.Scatter:
    """A quiet line from the centre of a star to its name where the name is not beside it; the first trace, so that the style hides it with the names."""
    far = [(name, centre) for name, centre in acts if hypot(name.x - centre[0], name.y - centre[1]) > 36]
    xs = [value for name, centre in far for value in (round(centre[0], 1), round(name.x, 1), None)]
    ys = [value for name, centre in far for value in (round(centre[1], 1), round(name.y, 1), None)]
    return scatter(x=xs or [None], y=ys or [None], mode="lines", line={"color": look.palette.missing, "width": 1, "dash": "dot"}, hoverinfo="skip", showlegend=False)


def around(x: float, y: float, text: str, look: Look) -> Iterator[Name]:
    """The places that a name may take round a point, the nearest first."""
    half = width(text, look.label) / 2
    for reach in (16, 30, 46, 64, 84, 104, 128, 156, 188, 224, 264):
        for dx, dy in ((0, reach), (0, -reach), (reach, reach), (-reach, -reach), (reach, -reach), (-reach, reach), (half + reach - 6, 0), (-half - reach + 6, 0)):
            yield Name(text, x + dx, y + dy, look.palette.quiet)


def _free(box, taken, wide: float) -> bool:
    return box[0] > 0 and box[2] < wide and box[1] > 0 and box[3] < CANVAS[1] and not any(touch(box, other) for other in taken)


def symbols(part: pd.DataFrame, look: Look, size: str, top: float, *, real: bool, bright: bool, scale: float = 1.0, grouped: bool = False) -> go.Scatter:
    """Full symbols by family; hollow ones for clusters with no known link, grey where the label is gone or to come. `part` has its colours in `_ink`; `scale` makes all smaller; `grouped` tells the community too."""
    values = part[size].fillna(0).astype(float)
    sizes = [SIZES[0] + (SIZES[1] - SIZES[0]) * (value / top) ** 0.5 for value in values] if real else [10.0] * len(part)
    colours = list(part["_ink"])
    hover = [hover_of(row, look, grouped=grouped) for row in part.to_dict("records")]
    marker = {"symbol": [SYMBOLS[family] + ("" if real else "-open") for family in part["_family"]], "size": [round(s * scale, 1) for s in sizes], "color": colours, "opacity": 1.0 if bright else 0.25, "line": {"width": 1 if real else 1.8, "color": look.palette.ground if real else colours}}
    return scatter(
        x=part["_x"].round(1).tolist(), y=part["_y"].round(1).tolist(), mode="markers", customdata=part[["cluster_id"]].to_numpy().tolist(), hovertext=hover, hoverinfo="text",
        marker=marker, showlegend=False,
    )


def hover_of(row: dict, look: Look, *, grouped: bool = False) -> str:
    """What a symbol says when the pointer comes to it."""
    say = look.say
    told = say.plural("{n} known neighbour", "{n} known neighbours", int(row["degree"])) if row["_labelled"] else say("no label in the phase")
    group = f"<br>{say('community: {group}', group=grouping(row, say))}" if grouped and isinstance(row["community"], str) else ""
    return f"{called(row['short_name'], row['name'])}<br>{row['family']}<br>{row['region']}<br>{told}{group}"


def abbreviated(nodes: pd.DataFrame) -> dict[str, str]:
    """Identifier → full name of the clusters whose short name does not tell it."""
    return {row["cluster_id"]: row["name"] for row in nodes[["cluster_id", "short_name", "name"]].to_dict("records") if not told_by(row["short_name"], row["name"])}


def written_for(part: pd.DataFrame, linked: set[str], chosen: str | None, look: Look, ours: set[str] | None = None) -> list[Name]:
    """The name of each cluster, at its symbol: the chosen one first, then those of `ours`, then the most linked."""
    ordered = part.assign(_first=part["cluster_id"].eq(chosen), _ours=part["cluster_id"].isin(ours or set()), _tied=part["cluster_id"].isin(linked)).sort_values(["_first", "_ours", "_tied", "degree", "cluster_id"], ascending=[False, False, False, False, True])
    return [
        Name(f"<b>{row['short_name']}</b>" if row["_first"] or row["_ours"] else row["short_name"], row["_x"], row["_y"], look.palette.accent if row["_first"] else look.palette.ink if row["_tied"] else look.palette.quiet, code=row["cluster_id"])
        for row in ordered.to_dict("records")
    ]
