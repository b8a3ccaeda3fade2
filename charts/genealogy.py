"""The genealogy of the clusters, from 2005 to 2026: one line a cluster, mergers as lines that join. See `genealogy_layout` for who stands where."""

import pandas as pd
import plotly.graph_objects as go

from charts.genealogy_focus import focus
from charts.genealogy_key import key
from charts.genealogy_layout import KEY_ROWS, Layout, place
from charts.genealogy_lines import Pen, strokes
from charts.genealogy_marks import axis, lines, marks, points
from charts.genealogy_model import FIRST, LAST, Lineage, lineage
from charts.genealogy_names import Name, names
from charts.genealogy_slide import slide
from charts.genealogy_strip import STRIP, Stock, strip
from charts.look import Look, faded

ROW = 17  # px: exactly the box of a 13 px text
ROOMY = 21  # px: in one panel
FOOT = 1.4  # rows under the last line, for the years
NARROW = 1136  # px: the width of the figure on a screen of 1440, for which the space between the panels is reckoned
ONE_PANEL = 26  # rows: up to here the picture stands in one panel


def genealogy(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """All clusters of `lineage_labels` with `context.also["lineage_events"]`, under the strip of `main_events` and `phase_names`.

    Two panels where there are many, one where a region is chosen; clusters of other regions are then paler. The picture is as high as its rows.
    """
    family = lineage(frame, context.also["lineage_events"])
    if context["cluster"]:
        return focus(family, context["cluster"], look, context)
    return slide(family, look, context) if look.projected else drawn(family, look, context)


def drawn(family: Lineage, look: Look, context) -> go.Figure:
    """The picture of a lineage; see `genealogy`."""
    layout = place(family)
    if layout.height <= ONE_PANEL:
        layout = place(family, panels=1)
    texts = names(family, layout, look.label)
    titles = {cluster.family: cluster.theme for cluster in family.clusters.values()}
    colours = {name: tint(family, name, look) for name in family.clusters}
    traces = [*lines(strokes(family, layout, Pen()), colours, look), *marks(family, layout, colours, look), *points(family, layout, look), *labels(texts, look, {n for n, c in family.clusters.items() if not c.here})]
    say = look.say
    entries = [
        ("merged", say("merger, new name")), ("absorbed", say("taken over")), ("provisional", say("provisional label")),
        ("new", say("new label")), ("lost", say("label withdrawn or ended")), ("regained", say("label regained, confirmed")),
        ("named", say("new name")), ("dashed", say("deduced or unsure")), ("dotted", say("outcome not found")),
    ]
    return framed(traces, texts, layout, titles, family.stock, entries, look, context)


def framed(traces: list[go.Scatter], texts: list[Name], layout: Layout, titles: dict[str, str], stock: Stock, entries: list[tuple[str, str]], look: Look, context) -> go.Figure:
    """Lines and names in their frame: strip of the decisions, headings, key, years. A row is `ROW` px high exactly, `ROOMY` in one panel."""
    alone = len(layout.heights) == 1
    rows = max(layout.height + FOOT, layout.heights[0] + KEY_ROWS + FOOT * alone)
    margins, domains = spaces(texts, len(layout.heights), look.label)
    row = (ROOMY if alone else ROW) * look.label / 13
    shapes, notes = strip(stock, layout, look, context.also["main_events"], context.also["phase_names"], chosen=int(context["phase"] or 0))
    signs, told = key(look, 4 - margins[0], 1 - (layout.heights[0] + (2.4 if alone else 1.3) + STRIP) / (rows + STRIP), entries)
    axes = {
        "xaxis" if panel == 0 else "xaxis2": {"range": [FIRST, LAST], "domain": domain, "showticklabels": False, "anchor": "y"}
        for panel, domain in enumerate(domains)
    }
    return look.figure(
        round(row * (rows + STRIP)) + 4, traces, margin=(*margins, 2, 2), shapes=shapes + signs, annotations=notes + headings(layout, titles, look, texts) + told,
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
