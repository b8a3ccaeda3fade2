"""The genealogy of the clusters, from 2005 to 2026: one line a cluster, mergers as lines that join. See `genealogy_layout` for who stands where."""

import pandas as pd
import plotly.graph_objects as go

from charts.genealogy_key import key
from charts.genealogy_layout import KEY_ROWS, Layout, place
from charts.genealogy_lines import Pen, Stroke, strokes, track
from charts.genealogy_model import FIRST, LAST, Lineage, lineage
from charts.genealogy_names import Name, names
from charts.genealogy_strip import STRIP, Stock, strip
from charts.look import Look, faded

ROW = 17  # px: exactly the box of a 13 px text
FOOT = 1.5  # rows under the last line, for the years
NARROW = 1136  # px: the width of the figure on a screen of 1440, for which the space between the panels is reckoned
ONE_PANEL = 26  # rows: up to here the picture stands in one panel
YEARS = (2006, 2010, 2014, 2018, 2022, 2026)
DASHES = {"dashed": "5px,3px", "dotted": "2px,3px", "thread": "1px,2px"}
SYMBOLS = {"new": "circle", "lost": "x", "named": "circle", "regained": "diamond"}


def genealogy(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """All clusters of `lineage_labels` with `context.also["lineage_events"]`, under the strip of `main_events` and `phase_names`.

    Two panels where there are many, one where a region is chosen; clusters of other regions are then paler. The picture is as high as its rows.
    """
    return drawn(lineage(frame, context.also["lineage_events"]), look, context)


def drawn(family: Lineage, look: Look, context) -> go.Figure:
    """The picture of a lineage; see `genealogy`."""
    layout = place(family)
    if layout.height <= ONE_PANEL:
        layout = place(family, panels=1)
    texts = names(family, layout, look.label)
    titles = {cluster.family: cluster.theme for cluster in family.clusters.values()}
    colours = {name: tint(family, name, look) for name in family.clusters}
    traces = [*lines(strokes(family, layout, Pen()), colours, look), *marks(family, layout, look), *points(family, layout, look), *labels(texts, look, {n for n, c in family.clusters.items() if not c.here})]
    say = look.say
    entries = [
        ("merged", say("merger, new name")), ("absorbed", say("taken over")), ("provisional", say("provisional label")),
        ("new", say("new label")), ("lost", say("label withdrawn or ended")), ("regained", say("label regained, confirmed")),
        ("named", say("new name")), ("dashed", say("deduced or unsure")), ("dotted", say("outcome not found")),
    ]
    return framed(traces, texts, layout, titles, family.stock, entries, look, context)


def framed(traces: list[go.Scatter], texts: list[Name], layout: Layout, titles: dict[str, str], stock: Stock, entries: list[tuple[str, str]], look: Look, context) -> go.Figure:
    """Lines and names in their frame: strip of the decisions, headings, key, years. A row is `ROW` px high, exactly."""
    rows = max(layout.height, layout.heights[0] + KEY_ROWS)
    margins, domains = spaces(texts, len(layout.heights), look.label)
    row, foot = ROW * look.label / 13, 24 * look.label / 13
    shapes, notes = strip(stock, layout, look, context.also["main_events"], context.also["phase_names"])
    signs, told = key(look, 4 - margins[0], 1 - (layout.heights[0] + 1.3 + STRIP) / (rows + STRIP), entries)
    axes = {
        "xaxis" if panel == 0 else "xaxis2": {"range": [FIRST, LAST], "domain": domain, "tickvals": list(YEARS), "ticktext": [str(y) for y in YEARS], "anchor": "y", "tickangle": 0}
        for panel, domain in enumerate(domains)
    }
    return look.figure(
        round(row * (rows + STRIP) + 2 + foot), traces, margin=(*margins, 2, foot), shapes=shapes + signs, annotations=notes + headings(layout, titles, look, texts) + told,
        yaxis={"range": [rows, -STRIP], "visible": False}, hoverdistance=40, **axes,
    )


def spaces(texts: list[Name], panels: int, size: float) -> tuple[tuple[float, float], list[list[float]]]:
    """Margins in px (left, right) that hold the names, and the share of the rest that each panel takes."""
    left, right = zip(*(_beside([t for t in texts if t.panel == panel], size) for panel in range(panels)), strict=True)
    margins = (left[0], right[-1])
    if panels == 1:
        return margins, [[0, 1]]
    gap = (right[0] + left[1]) / (NARROW - sum(margins))
    return margins, [[0, round((1 - gap) / 2, 4)], [round((1 + gap) / 2, 4), 1]]


def _beside(texts: list[Name], size: float) -> tuple[float, float]:
    left = max((t.width(size) + t.shift for t in texts if t.side == "left" and t.x <= FIRST), default=0)
    right = max((t.width(size) + t.shift for t in texts if t.side == "right" and t.x >= LAST), default=0)
    return round(left) + 8, round(right) + 8


def headings(layout: Layout, titles: dict[str, str], look: Look, texts: list[Name]) -> list[dict]:
    """The names of the families of themes, at the left edge of their panel."""
    shift = [4 - _beside([t for t in texts if t.panel == panel], look.label)[0] for panel in range(len(layout.heights))]
    return [
        {"xref": axis(panel), "yref": "y", "x": FIRST, "xshift": shift[panel], "y": row, "text": f"<b>{titles[group]}</b>", "showarrow": False, "xanchor": "left", "yanchor": "middle", "font": {"size": look.label + 1, "color": look.family(group)}, "borderpad": 0}
        for panel, row, group in layout.headings
    ]


def tint(family: Lineage, name: str, look: Look) -> str:
    """The colour of a cluster's line: its family's, paler where its seat is outside the chosen region."""
    cluster = family.clusters[name]
    colour = look.family(cluster.family)
    return colour if cluster.here else faded(colour, 0.4)


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
        go.Scatter(x=xs[:-1], y=ys[:-1], xaxis=axis(panel), mode="lines", line={"color": ink, "width": wide, **({"dash": dash} if dash else {})}, hoverinfo="skip", cliponaxis=False)
        for (*_, panel, ink, wide, dash), (xs, ys) in sorted(groups.items(), key=lambda item: tuple(map(str, item[0])))
    ]


def axis(panel: int) -> str:
    return "x" if panel == 0 else "x2"


def marks(family: Lineage, layout: Layout, look: Look, pen: Pen = Pen(), size: float = 8) -> list[go.Scatter]:
    """New labels, new names, labels lost and regained, as signs on the lines."""
    found = []
    for panel in range(len(layout.heights)):
        here = [m for m in family.marks if m.kind in SYMBOLS and layout.panels[m.cluster] == panel]
        if not here:
            continue
        ink = [look.palette.ink if m.kind == "lost" else tint(family, m.cluster, look) for m in here]
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


def labels(texts: list[Name], look: Look, paler=frozenset()) -> list[go.Scatter]:
    """The names as text that can be clicked. A gap in px is made of no-break spaces, a text having no shift of its own."""
    groups: dict[tuple[int, str], list[Name]] = {}
    for text in texts:
        quiet = text.kind == "old" or text.cluster in paler
        groups.setdefault((text.panel, look.palette.quiet if quiet else look.palette.ink), []).append(text)
    return [
        go.Scatter(
            x=[round(t.x, 3) for t in here], y=[t.y for t in here], xaxis=axis(panel), mode="text", text=[_spaced(t, look.label) for t in here], textposition=["middle right" if t.side == "right" else "middle left" for t in here],
            textfont={"size": look.label, "color": ink}, customdata=[[t.cluster] for t in here], hoverinfo="none", cliponaxis=False, unselected={"textfont": {"color": ink}},
        )
        for (panel, ink), here in groups.items()
    ]


def _spaced(name: Name, size: float) -> str:
    pad = "\u00a0" * max(1, round(name.shift / (0.2 * size)))
    text = f"<b>{name.text}</b>" if name.bold else f"<i>{name.text}</i>" if name.kind == "old" else name.text
    return pad + text if name.side == "right" else text + pad
