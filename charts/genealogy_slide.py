"""The genealogy from the back of a room: every line still there, names only where lines join, bundles that say how many they hold."""

import plotly.graph_objects as go

from charts import measure
from charts.genealogy_layout import Layout, place
from charts.genealogy_lines import Pen, strokes
from charts.genealogy_marks import lines, marks
from charts.genealogy_model import FIRST, LAST, Lineage, moment
from charts.genealogy_strip import decisions
from charts.look import FAMILIES, Look, faded

LABEL, BESIDE, BUNDLE = 32.0, 11.0, 3.4  # px: between two names, between lines that join, between lines that nothing joins
TOP, LINE = 116, 30  # px over the first line, px of a line of a family's name
THICK, THIN = Pen(widths=(3.4, 7.6, 11), hollow=7, dotted=3), Pen(widths=(1.7, 1.7, 1.7), hollow=2.6, wall=0.8, dotted=1.7)


def slide(family: Lineage, look: Look, context) -> go.Figure:
    """All lines of a lineage, packed; the name of an heir says what it is made of. Provisional labels and new names are left to the screen."""
    layout, texts, titles, single = packed(family, look)
    palette, say = look.palette, look.say
    right = max((measure.width(text, look.label, True) for _, text, _ in texts), default=0) + 20
    left = max((measure.width(line, look.label, True) for text, *_ in titles for line in text.split("<br>")), default=0) + 24
    shapes, notes = [], []
    for row in context.also["phase_names"].itertuples(index=False):
        start, end = max(FIRST, moment(row.start_date)), min(LAST, moment(row.end_date) + 0.003)
        shapes.append({"type": "rect", "x0": start + 0.03, "x1": end - 0.03, "y0": TOP - 20, "y1": TOP - 14, "xref": "x", "yref": "y", "fillcolor": look.phase(row.phase) if row.phase < 5 else faded(look.phase(4), 0.4), "line": {"width": 0}})
        if row.phase in (2, 4):
            shapes.append({"type": "rect", "x0": start, "x1": end, "y0": TOP - 8, "y1": layout.height, "xref": "x", "yref": "y", "fillcolor": palette.panel, "line": {"width": 0}, "layer": "below"})
    last = -9.0
    for decision in decisions(family.stock, context.also["main_events"], context.also["phase_names"]):
        at = max(FIRST, moment(decision["day"]))
        before, after = len(decision["before"] or ()), len(decision["after"])
        text = say.number(after) if not before or before == after or at - last < 3.2 else f"{say.number(before)} → {say.number(after)}"
        notes.append(_note(at, 26, f"<b>{text}</b>", look.label * 1.25, palette.ink, "left"))
        notes.append(_note(at, 74, str(decision["day"].year), look.label, palette.quiet, "left"))
        shapes.append({"type": "line", "x0": at, "x1": at, "y0": TOP - 8, "y1": layout.height, "xref": "x", "yref": "y", "line": {"color": palette.missing, "width": 1, "dash": "2px,4px"}, "layer": "below"})
        last = at
    for y, text, quiet in texts:
        notes.append(_note(LAST, y, text, look.label, palette.quiet if quiet else palette.ink, "left", 12))
    for text, y, group in titles:
        notes.append(_note(FIRST, y, f"<b>{text}</b>", look.label, look.family(group), "right", -(left - 20 - max(measure.width(line, look.label, True) for line in text.split("<br>")))))
        notes[-1].update(align="left")
    colours = {name: faded(look.family(c.family), 0.6) if name in single else look.family(c.family) for name, c in family.clusters.items()}
    found = strokes(family, layout, THICK)
    traces = [*lines([s for s in found if s.cluster in single], colours, look, THIN), *lines([s for s in found if s.cluster not in single], colours, look, THICK)]
    kept = Lineage(family.clusters, family.joins, tuple(m for m in family.marks if m.kind == "lost" or (m.kind in ("new", "regained") and m.cluster not in single)), family.bodies)
    traces += marks(kept, layout, colours, look, THICK, 11)
    return look.figure(
        round(layout.height) + 12, traces, margin=(round(left), round(right), 0, 0), shapes=shapes, annotations=notes,
        xaxis={"range": [FIRST, LAST], "visible": False}, yaxis={"range": [layout.height + 12, 0], "visible": False},
    )


def packed(family: Lineage, look: Look) -> tuple[Layout, list[tuple[float, str, bool]], list[tuple[str, float, str]], set[str]]:
    """Rows in px, texts (row, text, quiet), titles of the families (text, row, code), and the lines that nothing joins."""
    placed = place(family, panels=1)
    order = sorted(family.clusters, key=lambda name: (placed.rows[name], name))
    joined = {join.older for join in family.joins} | {join.younger for join in family.joins} | {m.cluster for m in family.marks if m.source} | {m.source for m in family.marks if m.source}
    groups = {name: family.clusters[name].bond for name in order}
    homes = {bond: family.clusters[max((n for n in order if groups[n] == bond), key=lambda n: (family.clusters[n].end, family.born_of_merger(n)))].family for bond in groups.values()}
    rows, texts, titles, y = {}, [], [], TOP + LABEL / 2
    for theme in FAMILIES:
        first = y
        bonds = list(dict.fromkeys(groups[n] for n in order if homes[groups[n]] == theme and n in joined))
        for bond in bonds:
            y = _group(family, [n for n in order if groups[n] == bond], placed, rows, texts, y)
        alone = [n for n in order if homes[groups[n]] == theme and n not in joined]
        if alone:
            for place_of, name in enumerate(alone):
                rows[name] = y + BUNDLE * place_of
            deep = BUNDLE * (len(alone) - 1)
            texts.append((y + deep / 2, _bundle(family, alone, look), True))
            y += max(LABEL, deep + LABEL * 0.6)
        if y > first:
            title = next(c.theme for c in family.clusters.values() if c.family == theme) if any(c.family == theme for c in family.clusters.values()) else ""
            title = _two_lines(title)
            y = max(y, first + LINE * (1 + title.count("<br>")))
            titles.append((title, first + (y - first) / 2 - LABEL / 2, theme))
            y += 8
    return Layout(rows, dict.fromkeys(rows, 0), (), (y,)), texts, titles, set(order) - joined


def _group(family: Lineage, names: list[str], placed: Layout, rows: dict, texts: list, y: float) -> float:
    living = [n for n in names if family.clusters[n].lives]
    step = LABEL if len(living) > 1 else BESIDE
    low = min(placed.rows[n] for n in names)
    deep = (max(placed.rows[n] for n in names) - low) * step
    for name in names:
        rows[name] = y + (placed.rows[name] - low) * step
    for name in living:
        texts.append((rows[name], _formula(family, name), False))
    ends = [rows[n] for n in living]
    return max(y + deep + 0.55 * LABEL, (max(ends) if ends else y) + LABEL)


def _formula(family: Lineage, name: str) -> str:
    """`Cap Digital + Advancity + PICOM`, `Polymeris = Elastopôle + Plastipolis`."""
    into = [join for join in family.into(name) if join.carries and not any(m.source == name and m.cluster == join.older for m in family.marks)]
    parts = [family.clusters[join.older].title for join in into]
    born, title = family.born_of_merger(name), family.clusters[name].title
    if not parts and family.origin(name):
        parts, born = [family.clusters[n].title for n in family.bodies.get(name, ())], True
    return f"<b>{title}</b>" + (f" {'=' if born else '+'} {' + '.join(parts)}" if parts else "")


def _bundle(family: Lineage, names: list[str], look: Look) -> str:
    lives = sum(family.clusters[n].lives for n in names)
    lost = len(names) - lives
    kept = look.say.plural("{n} without a merger", "{n} without a merger", lives)
    gone = look.say.plural("{n} label lost", "{n} labels lost", lost)
    return kept if not lost else gone if not lives else f"{kept}, {gone}"


def _two_lines(text: str) -> str:
    words, half = text.split(" "), len(text) / 2
    lines = ["", ""]
    for word in words:
        at = 0 if not lines[1] and len(lines[0]) + len(word) <= half + 3 else 1
        lines[at] = f"{lines[at]} {word}".strip()
    return "<br>".join(line for line in lines if line)


def _note(x: float, y: float, text: str, size: float, colour: str, anchor: str, shift: float = 0) -> dict:
    return {"x": x, "y": y, "xref": "x", "yref": "y", "text": text, "showarrow": False, "xanchor": anchor, "yanchor": "middle", "xshift": shift, "font": {"size": size, "color": colour}, "borderpad": 0}
