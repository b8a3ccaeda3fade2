"""The genealogy from the back of a room: every line still there, with its name: beside it where lines join, else beside the bundle that it is in."""

import plotly.graph_objects as go

from charts.genealogy_columns import LABEL, Group, Text, figure, group, named, stacked
from charts.genealogy_layout import Layout, place
from charts.genealogy_lines import Pen, strokes
from charts.genealogy_marks import lines, marks
from charts.genealogy_model import Lineage
from charts.look import FAMILIES, Look, faded

BESIDE = 11.0  # px between lines that join
THICK, THIN = Pen(widths=(3.4, 7.6, 11), hollow=7, dotted=3), Pen(widths=(1.7, 1.7, 1.7), hollow=2.6, wall=0.8, dotted=1.7)


def slide(family: Lineage, look: Look, context) -> go.Figure:
    """All lines of a lineage, packed; the name of an heir says what it is made of, a key under them what the signs mean. New names and joins that are not sure are left to the screen."""
    layout, texts, single = packed(family, look)
    colours = {name: faded(look.family(c.family), 0.6) if name in single else look.family(c.family) for name, c in family.clusters.items()}
    found = strokes(family, layout, THICK)
    traces = [*lines([s for s in found if s.cluster in single], colours, look, THIN), *lines([s for s in found if s.cluster not in single], colours, look, THICK)]
    kept = Lineage(family.clusters, family.joins, tuple(m for m in family.marks if m.kind == "lost" or (m.kind in ("new", "regained") and m.cluster not in single)), family.bodies)
    seen = {s.style for s in found} | {m.kind for m in kept.marks}
    told = " ".join(text.text for column in texts for text in column)
    words = [
        ("", look.say("<b>=</b> born of a merger"), "</b> = " in told), ("", look.say("<b>+</b> has taken over"), "</b> + " in told), ("new", look.say("new label"), "new" in seen), ("lost", look.say("label lost"), "lost" in seen),
        ("regained", look.say("label regained"), "regained" in seen), ("hollow", look.say("provisional"), "hollow" in seen), ("dashed", look.say("deduced or unsure"), "dashed" in seen), ("dotted", look.say("outcome not found"), "dotted" in seen),
    ]
    entries = [(kind, text) for kind, text, there in words if there]
    return figure([*traces, *marks(kept, layout, colours, look, THICK, 11)], layout, texts, family.stock, look, context, entries)


def packed(family: Lineage, look: Look) -> tuple[Layout, list[list[Text]], set[str]]:
    """Rows in px, the texts of each column, and the lines that nothing joins."""
    placed = place(family, panels=1)
    order = sorted(family.clusters, key=lambda name: (placed.rows[name], name))
    joined = {join.older for join in family.joins} | {join.younger for join in family.joins} | {m.cluster for m in family.marks if m.source} | {m.source for m in family.marks if m.source}
    bonds = {name: family.clusters[name].bond for name in order}
    homes = {bond: family.clusters[max((n for n in order if bonds[n] == bond), key=lambda n: (family.clusters[n].end, family.born_of_merger(n)))].family for bond in bonds.values()}
    groups: list[Group] = []
    for theme in FAMILIES:
        alone = [n for n in order if homes[bonds[n]] == theme and n not in joined]
        together = dict.fromkeys(bonds[n] for n in order if homes[bonds[n]] == theme and n in joined)
        if alone or together:
            groups.append(group(theme, alone, _bundle(family, alone, look), [_block(family, [n for n in order if bonds[n] == bond], placed) for bond in together], look))
    return *stacked(groups), set(order) - joined


def _block(family: Lineage, names: list[str], placed: Layout) -> tuple[dict[str, float], list[Text], float]:
    """Lines that join: their rows, the names of those that live, their height, in px."""
    living = [n for n in names if family.clusters[n].lives]
    step = LABEL if len(living) > 1 else BESIDE
    low = min(placed.rows[n] for n in names)
    rows = {name: (placed.rows[name] - low) * step for name in names}
    deep, last = max(rows.values()), max((rows[n] for n in living), default=0.0)
    return rows, [Text(rows[n], _formula(family, n)) for n in living], max(deep + 0.6 * LABEL, last + LABEL)


def _formula(family: Lineage, name: str) -> str:
    """`Cap Digital + Advancity + PICOM`, `Polymeris = Elastopôle + Plastipolis`."""
    into = [join for join in family.into(name) if join.carries and not any(m.source == name and m.cluster == join.older for m in family.marks)]
    parts = [family.clusters[join.older].title for join in into]
    born, title = family.born_of_merger(name), family.clusters[name].title
    if not parts and family.origin(name):
        parts, born = [family.clusters[n].title for n in family.bodies.get(name, ())], True
    return f"<b>{title}</b>" + (f" {'=' if born else '+'} {' + '.join(parts)}" if parts else "")


def _bundle(family: Lineage, names: list[str], look: Look) -> list[str]:
    """Who lives on without a merger, and who lost the label."""
    living, lost = ([family.clusters[n].title for n in names if family.clusters[n].lives is lives] for lives in (True, False))
    return [
        *([named(look.say.plural("{n} unmerged", "{n} unmerged", len(living)), living, look)] if living else []),
        *([named(look.say.plural("{n} label lost", "{n} labels lost", len(lost)), lost, look)] if lost else []),
    ]
