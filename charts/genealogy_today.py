"""The genealogy read backwards: one line a cluster of today, as thick as the labels then held by those that it has taken in."""

import pandas as pd
import plotly.graph_objects as go

from charts.genealogy import ONE_PANEL, framed, labels
from charts.genealogy_layout import ABOVE, HEADING, KEY_ROWS, Layout
from charts.genealogy_lines import Stroke
from charts.genealogy_marks import axis, lines, zone
from charts.genealogy_model import FIRST, LAST, grouped, moment
from charts.genealogy_names import GAP, ROOM, Name
from charts.genealogy_strip import Stock
from charts.look import FAMILIES, Look


def today(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """All rows of `lineage_today`: `_heir`, `heir`, `cluster`, `_lives`, `_shared`, `_family`, `label_start`, `label_end`; `context.also` has `lineage_provisional`; same frame as `genealogy`."""
    held = grouped(frame, "_heir")
    layout = place(held)
    texts = names(held, layout, look)
    colours = {name: look.family(rows[0]["_family"]) for name, rows in held.items()}
    trial = provisional(context.also["lineage_provisional"])
    strokes = [stroke for name, rows in held.items() for stroke in strokes_of(name, rows, layout, trial)]
    say = look.say
    entries = [
        ("one", say("one label")), ("two", say("two labels at a time")), ("three", say("three labels or more")), ("provisional", say("provisional label")), ("dashed", say("label shared by two heirs")), ("dotted", say("outcome not found")), ("lost", say("label ended, no heir")),
    ]
    traces = [*lines(strokes, colours, look), *ends(held, layout, look), *_zones(held, layout, look), *labels(texts, look)]
    titles = dict(frame[["_family", "family"]].drop_duplicates().itertuples(index=False))
    return framed(traces, texts, layout, titles, stock(held), entries, look, context)


def place(held: dict[str, list[dict]]) -> Layout:
    """Rows of each heir of `grouped`: in a family of themes, the heirs of several first, then the others by name, then those with no heir today."""
    ranks: dict[str, list[tuple]] = {family: [] for family in FAMILIES}
    for name, rows in held.items():
        first, gathered = rows[0], len({row["cluster_id"] for row in rows})
        ranks[first["_family"]].append((not first["_lives"], -gathered if gathered > 1 else 0, first["heir"].casefold(), name))
    sizes = {family: HEADING + len(found) for family, found in ranks.items() if found}
    order, total = list(sizes), sum(sizes.values())
    cut = len(order) if total <= ONE_PANEL else min(range(1, len(order) + 1), key=lambda n: max(sum(sizes[f] for f in order[:n]) + KEY_ROWS, sum(sizes[f] for f in order[n:])))
    rows_of, panels, headings, heights = {}, {}, [], []
    for panel, group in enumerate((order[:cut], order[cut:])):
        top = 0.0
        for family in group:
            top += HEADING
            headings.append((panel, top - ABOVE, family))
            for *_, name in sorted(ranks[family]):
                rows_of[name], panels[name] = top, panel
                top += 1
        heights.append(top)
    return Layout(rows_of, panels, tuple(headings), tuple(h for h in heights if h))


def stock(held: dict[str, list[dict]]) -> Stock:
    """The clusters that hold the label at a time, as labelled then."""
    spans = [(row["cluster_id"], *_span(row)) for rows in held.values() for row in rows]
    return lambda time: frozenset(name for name, start, end in spans if start <= time < end)


def _span(row: dict) -> tuple[float, float]:
    return moment(row["label_start"]), LAST if pd.isna(row["label_end"]) else moment(row["label_end"] + pd.Timedelta(days=1))


def provisional(frame: pd.DataFrame) -> dict[str, list[tuple[float, float]]]:
    """Cluster → when its labels are provisional, from and until, in years; all rows of `lineage_provisional`."""
    found: dict[str, list[tuple[float, float]]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(row["cluster_id"], []).append((moment(row["provisional_from"]), moment(row["provisional_until"])))
    return found


def strokes_of(name: str, rows: list[dict], layout: Layout, trial: dict[str, list[tuple[float, float]]]) -> list[Stroke]:
    """The parts of one line: as wide as the labels held, dashed where the only one is shared, hollow where all are provisional (`trial`), dotted after a term whose outcome is not known."""
    spans = [(*_span(row), bool(row["_shared"]), moment(row["_firm_from"]) if pd.notna(row["_firm_from"]) else LAST, trial.get(row["cluster_id"], [])) for row in rows]
    cuts = sorted({round(t, 3) for start, end, _, firm, trials in spans for t in (start, end, firm, *(edge for pair in trials for edge in pair if start <= edge <= end))})
    found: list[Stroke] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        held = [s for s in spans if s[0] <= start + 0.003 and s[1] >= end - 0.003]
        own = [s for s in held if not s[2]]
        tried = [any(a <= start + 0.003 and end - 0.003 <= b for a, b in s[4]) for s in own]
        style = "dashed" if not own else "dotted" if all(s[3] <= start + 0.003 for s in own) else "hollow" if all(tried) else "solid"
        if held:
            found.append(Stroke(name, layout.panels[name], style, len(own) or 1, (start, end), (layout.rows[name],) * 2))
    return found


def names(held: dict[str, list[dict]], layout: Layout, look: Look) -> list[Name]:
    """Today's name on the right; on the left the clusters taken in, or how many where their names are too long; alone on the left, those with no heir."""
    found = []
    for name, rows in held.items():
        first, y, panel = rows[0], layout.rows[name], layout.panels[name]
        others = list(dict.fromkeys(row["cluster"] for row in rows if row["cluster_id"] != name))
        if not first["_lives"]:
            found.append(Name(name, first["heir"], "gone", panel, max(FIRST, moment(min(row["label_start"] for row in rows))), y, "left", GAP))
            continue
        found.append(Name(name, first["heir"], "now", panel, LAST, y, "right", GAP, bool(others)))
        if others:
            told = Name(name, ", ".join(others), "old", panel, FIRST, y, "left", GAP)
            short = Name(name, look.say.plural("{n} cluster taken in", "{n} clusters taken in", len(others)), "old", panel, FIRST, y, "left", GAP)
            found.append(told if told.width(look.label) <= ROOM + 12 else short)
    return sorted(found, key=lambda n: (n.panel, n.y, n.kind))


def ends(held: dict[str, list[dict]], layout: Layout, look: Look, size: float = 8) -> list[go.Scatter]:
    """A cross where a label ends with no heir."""
    found = []
    for panel in range(len(layout.heights)):
        gone = [name for name, rows in held.items() if not rows[0]["_lives"] and layout.panels[name] == panel]
        if gone:
            ends = [max(_span(row)[1] for row in held[name]) for name in gone]
            found.append(go.Scatter(x=[round(e, 3) for e in ends], y=[layout.rows[n] for n in gone], xaxis=axis(panel), mode="markers", hoverinfo="skip", marker={"symbol": "x", "size": size, "color": look.palette.ink, "line": {"color": look.palette.ground, "width": 1}}))
    return found


def _zones(held: dict[str, list[dict]], layout: Layout, look: Look) -> list[go.Bar]:
    """Invisible bars, one a line: what is read and clicked."""
    found, say = [], look.say
    for panel in range(len(layout.heights)):
        rows = []
        for name, own in held.items():
            if layout.panels[name] == panel:
                start, end = min(_span(row)[0] for row in own), max(_span(row)[1] for row in own)
                told = "<br>".join(f"{row['cluster']}: {say.date(row['label_start'], 'year')}–{say.date(row['label_end'], 'year') if pd.notna(row['label_end']) else '…'}" for row in own)
                rows.append((round(start, 2), round(min(end, LAST) - start, 2), layout.rows[name], [name], f"<b>{own[0]['heir']}</b><br>{own[0]['region']}<br>{told}"))
        starts, lengths, at, codes, hover = zip(*rows, strict=True)
        found.append(zone(panel, starts, lengths, at, codes, 0.94, hovertext=hover, hoverinfo="text"))
    return found
