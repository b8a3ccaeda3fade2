"""Strokes, signs and what can be clicked, as Plotly traces."""

import plotly.graph_objects as go

from charts.genealogy_layout import Layout
from charts.genealogy_lines import Pen, Stroke, track
from charts.genealogy_model import LAST, Lineage
from charts.look import Look

DASHES = {"dashed": "5px,3px", "dotted": "2px,3px", "thread": "1px,2px"}
SYMBOLS = {"new": "circle", "lost": "x", "named": "circle", "regained": "diamond"}


def lines(found: list[Stroke], colours: dict[str, str], look: Look, pen: Pen = Pen()) -> list[go.Scatter]:
    """One trace for each (panel, colour, style, width), in the order in which they are to be laid. `colours`: cluster → colour."""
    groups: dict[tuple, tuple[list, list]] = {}
    for stroke in found:
        colour, width = colours[stroke.cluster], pen.width(stroke.weight)
        layers = [(colour, width, DASHES.get(stroke.style))]
        if stroke.style == "hollow":
            wide = max(pen.hollow, width)
            layers = [(colour, wide, None), (look.palette.ground, wide - 2 * pen.wall, None)]
        elif stroke.style == "dotted":
            layers = [(colour, pen.dotted, DASHES["dotted"])]
        elif stroke.style == "thread":
            layers = [(look.palette.missing, 1.2, DASHES["thread"])]
        for depth, (ink, wide, dash) in enumerate(layers):
            xs, ys = groups.setdefault((stroke.style != "thread", stroke.weight, stroke.style == "hollow", depth, stroke.panel, ink, wide, dash), ([], []))
            xs += [*stroke.xs, None]
            ys += [*stroke.ys, None]
    return [
        go.Scatter(x=xs[:-1], y=ys[:-1], xaxis=axis(panel), mode="lines", line={"color": ink, "width": wide, "simplify": False, **({"dash": dash} if dash else {})}, hoverinfo="skip", cliponaxis=False)
        for (*_, panel, ink, wide, dash), (xs, ys) in sorted(groups.items(), key=lambda item: tuple(map(str, item[0])))
    ]


def axis(panel: int) -> str:
    return "x" if panel == 0 else "x2"


def marks(family: Lineage, layout: Layout, colours: dict[str, str], look: Look, pen: Pen = Pen(), size: float = 8) -> list[go.Scatter]:
    """New labels, new names, labels lost and regained, as signs on the lines."""
    found = []
    for panel in range(len(layout.heights)):
        here = [m for m in family.marks if m.kind in SYMBOLS and layout.panels[m.cluster] == panel]
        if not here:
            continue
        ink = [look.palette.ink if m.kind == "lost" else colours[m.cluster] for m in here]
        fill = [look.palette.ground if m.kind == "named" else colour for m, colour in zip(here, ink, strict=True)]
        line = [colour if m.kind == "named" else look.palette.ground for m, colour in zip(here, ink, strict=True)]
        found.append(go.Scatter(
            x=[round(min(m.time, LAST), 3) for m in here], y=[track(family, layout, m.cluster, pen).at(m.time) for m in here], xaxis=axis(panel), mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"symbol": [SYMBOLS[m.kind] for m in here], "size": [size + (2 if m.kind in ("new", "regained") else 0) for m in here], "color": fill, "opacity": 1, "line": {"color": line, "width": [1.6 if m.kind == "named" else 1 for m in here]}}, unselected={"marker": {"opacity": 1}},
        ))
    return found


def points(family: Lineage, layout: Layout, look: Look, pen: Pen = Pen()) -> list[go.Scatter]:
    """Invisible points, one in the middle of each label: what is read and clicked on a line."""
    say, found = look.say, []
    for panel in range(len(layout.heights)):
        rows = []
        for name in sorted(layout.panels):
            if layout.panels[name] != panel:
                continue
            cluster, course = family.clusters[name], track(family, layout, name, pen)
            for label in cluster.labels:
                middle = round((label.start + label.end) / 2, 2)
                told = say("Phase {n}: {term}", n=label.phase, term=label.term)
                rows.append((middle, round(course.at(middle), 2), name, f"<b>{cluster.title}</b><br>{cluster.region}<br>{told}"))
        xs, ys, names_of, hover = zip(*rows, strict=True)
        found.append(go.Scatter(x=xs, y=ys, xaxis=axis(panel), mode="markers", customdata=[[n] for n in names_of], hovertext=hover, hoverinfo="text", marker={"size": 14, "opacity": 0}, selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}}))
    return found
