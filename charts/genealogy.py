"""The genealogy of the clusters, from 2005 to 2026: one line a cluster, mergers as lines that join. See `genealogy_layout` for who stands where."""

import pandas as pd
import plotly.graph_objects as go

from charts.genealogy_focus import focus
from charts.genealogy_key import key
from charts.genealogy_layout import KEY_ROWS, Layout, place
from charts.genealogy_lines import Pen, strokes
from charts.genealogy_marks import axis, lines, marks, zones
from charts.genealogy_model import FIRST, LAST, Lineage, lineage
from charts.genealogy_names import Name, names
from charts.genealogy_slide import slide
from charts.genealogy_strip import STRIP, Stock, strip
from charts.look import Look, faded

ROW = 17  # px: exactly the box of a 13 px text
ROOMY = 21  # px: in one panel
FOOT = 1.4  # rows under the last line, for the years
NARROW = 976  # px: the width of the figure on a screen of 1280, for which the space between the panels is reckoned
APART = 12  # px at least between a name of the first panel and one of the second
NEAR = 1.05  # rows: texts further apart than this cannot touch
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
    traces = [*lines(strokes(family, layout, Pen()), colours, look), *marks(family, layout, colours, look), *zones(family, layout, look), *labels(texts, look, {n for n, c in family.clusters.items() if not c.here})]
    say = look.say
    entries = [
        ("merged", say("merger, new name")), ("absorbed", say("taken over")), ("provisional", say("provisional label")),
        ("new", say("new label")), ("lost", say("label withdrawn or ended")), ("regained", say("label regained, confirmed")),
        ("named", say("new name")), ("unsure", say("deduced or unsure")), ("dotted", say("outcome not found")),
    ]
    return framed(traces, texts, layout, titles, family.stock, entries, look, context)


def framed(traces: list[go.Scatter], texts: list[Name], layout: Layout, titles: dict[str, str], stock: Stock, entries: list[tuple[str, str]], look: Look, context) -> go.Figure:
    """Lines and names in their frame: strip of the decisions, headings, key, years. A row is `ROW` px high exactly, `ROOMY` in one panel."""
    alone = len(layout.heights) == 1
    rows = max(layout.height + FOOT, layout.heights[0] + KEY_ROWS + FOOT * alone)
    margins, domains, starts = spaces(texts, layout, look.label)
    row = (ROOMY if alone else ROW) * look.label / 13
    shapes, notes = strip(stock, layout, look, context.also["main_events"], context.also["phase_names"], chosen=int(context["phase"] or 0))
    signs, told = key(look, 4 - margins[0], 1 - (layout.heights[0] + (2.4 if alone else 1.3) + STRIP) / (rows + STRIP), entries)
    axes = {
        "xaxis" if panel == 0 else "xaxis2": {"range": [FIRST, LAST], "domain": domain, "showticklabels": False, "anchor": "y"}
        for panel, domain in enumerate(domains)
    }
    return look.figure(
        round(row * (rows + STRIP)) + 4, traces, margin=(*margins, 2, 2), shapes=shapes + signs, annotations=notes + headings(layout, titles, look, starts) + told,
        yaxis={"range": [rows, -STRIP], "visible": False}, barmode="overlay", hoverdistance=4, **axes,
    )


def spaces(texts: list[Name], layout: Layout, size: float) -> tuple[tuple[float, float], list[list[float]], list[float]]:
    """Margins in px (left, right) that hold the names, the share of the rest that each panel takes, and how far left of its panel a heading stands, in px.

    The panels are as near as names that face each other allow on the narrowest screen; a heading of the second stands clear of the names that it faces.
    """
    left, right = (
        [max((t.width(size) + t.shift for t in texts if t.panel == panel and t.side == side and reach(t.x)), default=0) for panel in range(len(layout.heights))]
        for side, reach in (("left", lambda x: x <= FIRST), ("right", lambda x: x >= LAST))
    )
    margins = (round(left[0]) + 8, round(right[-1]) + 8)
    starts = [wide + 4 for wide in left]
    if len(layout.heights) == 1:
        return margins, [[0, 1]], starts
    ends = [(t.y, t.width(size) + t.shift) for t in texts if t.panel == 0 and t.side == "right" and t.x >= LAST]
    names = [(t.y, t.width(size) + t.shift) for t in texts if t.panel == 1 and t.side == "left" and t.x <= FIRST]
    room = max((a + b for y, a in ends for other, b in names if abs(y - other) < NEAR), default=max(left[1], right[0])) + APART
    faced = max((wide for y, wide in ends for panel, row, _ in layout.headings if panel == 1 and abs(y - row) < NEAR), default=0)
    starts[1] = max(0, min(starts[1], room - APART - faced))
    gap = room / (NARROW - sum(margins))
    return margins, [[0, round((1 - gap) / 2, 4)], [round((1 + gap) / 2, 4), 1]], starts


def headings(layout: Layout, titles: dict[str, str], look: Look, starts: list[float]) -> list[dict]:
    """The names of the families of themes, `starts` px left of their panel."""
    return [
        {"xref": axis(panel), "yref": "y", "x": FIRST, "xshift": -starts[panel], "y": row, "text": f"<b>{titles[group]}</b>", "showarrow": False, "xanchor": "left", "yanchor": "middle", "font": {"size": look.label + 1, "color": look.family(group)}, "borderpad": 0}
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
            x=[round(t.x, 3) for t in here], y=[round(t.y, 2) for t in here], xaxis=axis(panel), mode="text", text=[_spaced(t, look.label) for t in here], textposition=["middle right" if t.side == "right" else "middle left" for t in here],
            textfont={"size": look.label, "color": ink}, customdata=[[t.cluster] for t in here], hoverinfo="none", cliponaxis=False,
        )
        for (panel, ink), here in groups.items()
    ]


def _spaced(name: Name, size: float) -> str:
    pad = "\u00a0" * max(1, round(name.shift / (0.2 * size)))
    text = f"<b>{name.text}</b>" if name.bold else f"<i>{name.text}</i>" if name.kind == "old" else name.text
    return pad + text if name.side == "right" else text + pad
