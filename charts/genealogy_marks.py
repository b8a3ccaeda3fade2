"""Strokes, signs and what can be clicked, as Plotly traces."""

import plotly.graph_objects as go

from charts.genealogy_layout import Layout
from charts.genealogy_lines import Pen, Stroke, track
from charts.genealogy_model import LAST, Lineage
from charts.look import Look

DASHES = {"dashed": "5px,3px", "dotted": "2px,3px", "thread": "1px,2px"}
SYMBOLS = {"new": "circle", "lost": "x", "named": "circle", "regained": "diamond", "unsure": "square"}
HOLLOW = ("named", "unsure")


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
    """New labels, new names, labels lost and regained, joins that are not sure, as signs on the lines."""
    found = []
    for panel in range(len(layout.heights)):
        here = [m for m in family.marks if m.kind in SYMBOLS and layout.panels[m.cluster] == panel]
        if not here:
            continue
        ink = [look.palette.ink if m.kind == "lost" else colours[m.cluster] for m in here]
        fill = [look.palette.ground if m.kind in HOLLOW else colour for m, colour in zip(here, ink, strict=True)]
        line = [colour if m.kind in HOLLOW else look.palette.ground for m, colour in zip(here, ink, strict=True)]
        found.append(go.Scatter(
            x=[round(min(m.time, LAST), 3) for m in here], y=[round(track(family, layout, m.cluster, pen).at(m.time), 2) for m in here], xaxis=axis(panel), mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"symbol": [SYMBOLS[m.kind] for m in here], "size": [size + (2 if m.kind in ("new", "regained") else 0) for m in here], "color": fill, "opacity": 1, "line": {"color": line, "width": [1.6 if m.kind in HOLLOW else 1 for m in here]}},
        ))
    return found


def zones(family: Lineage, layout: Layout, look: Look, high: float = 0.94) -> list[go.Bar]:
    """Invisible bars, one a label, `high` rows high: what is read and clicked all along a line."""
    told = "<b>%{customdata[1]}</b><br>%{customdata[2]}<br>" + look.say("Phase {n}: {term}", n="%{customdata[3]}", term="%{customdata[4]}") + "<extra></extra>"
    found = []
    for panel in range(len(layout.heights)):
        rows = [
            (round(label.start, 2), round(min(label.end, LAST) - label.start, 2), round(layout.rows[name], 2), [name, cluster.title, cluster.region, label.phase, label.term])
            for name, cluster in family.clusters.items() if layout.panels[name] == panel for label in cluster.labels
        ]
        found.append(zone(panel, *zip(*rows, strict=True), high, hovertemplate=told))
    return found


def zone(panel: int, starts: tuple, lengths: tuple, rows: tuple, codes: tuple, high: float, **told) -> go.Bar:
    """Invisible bars of one panel: where they start, how long they are, their rows, their `customdata`."""
    return go.Bar(base=starts, x=lengths, y=rows, width=high, xaxis=axis(panel), orientation="h", customdata=codes, marker={"opacity": 0}, **told)
