"""One cluster, its ancestors and its heirs, large: how long each label was for, what joined what, and under which name."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.genealogy_layout import HEADING, Layout, place
from charts.genealogy_lines import Pen, strokes
from charts.genealogy_marks import lines, marks, zones
from charts.genealogy_model import FIRST, LAST, Join, Lineage
from charts.genealogy_strip import STRIP, strip
from charts.look import Look

UNIT = 17  # px of a row of the strip
ROWS = {1: 150, 2: 150, 3: 118, 4: 104}  # px of a row of the figure, by how many there are
PEN = Pen(widths=(11, 21, 31), hollow=11, wall=2.4, dotted=3, bend=1.7)
NARROW, WALL = 976, 1728  # px of the figure on a screen of 1280, and on a wall
TALLER = 1.5  # on a wall, for text twice as large
WRAP = 44  # signs of a line of text
NAME, HEIR = 17, 22  # px


def focus(family: Lineage, chosen: str, look: Look, context) -> go.Figure:
    """The lineage of `chosen`; the strip of the decisions counts all that the frame holds. See `genealogy` for the frames."""
    layout = _layout(family, look)
    left, right = _margins(family, look)
    per_year = ((WALL if look.projected else NARROW) - left - right) / (LAST - FIRST)
    shapes, notes = strip(family.stock, layout, look, context.also["main_events"], context.also["phase_names"], counted=False, chosen=int(context["phase"] or 0))
    for name in family.clusters:
        notes += _names(family, layout, name, chosen, look) + _terms(family, layout, name, per_year, look)
    notes += _ends(family, layout, context.also["lineage_events"], look)
    colours = {name: look.family(cluster.family) for name, cluster in family.clusters.items()}
    traces = [*lines(strokes(family, layout, PEN), colours, look, PEN), *marks(family, layout, colours, look, PEN, 13), *zones(family, layout, look, 2.4)]
    rows = layout.height + 1.4
    return look.figure(
        round((rows + STRIP) * UNIT * look.label / 13) + 4, traces, margin=(left, right, 2, 2), shapes=shapes, annotations=notes,
        xaxis={"range": [FIRST, LAST], "showticklabels": False}, yaxis={"range": [rows, -STRIP], "visible": False}, barmode="overlay", hoverdistance=4,
    )


def _layout(family: Lineage, look: Look) -> Layout:
    """The rows of `place`, in units of the strip's rows."""
    placed = place(family, panels=1)
    count = round(placed.height - HEADING)
    step = ROWS.get(count, min(ROWS.values())) * (TALLER if look.projected else 1) / (UNIT * look.label / 13)
    rows = {name: (row - HEADING + 0.5) * step for name, row in placed.rows.items()}
    return Layout(rows, placed.panels, (), (count * step,))


def _margins(family: Lineage, look: Look) -> tuple[int, int]:
    least = 0.5 * (WALL if look.projected else NARROW) / (LAST - FIRST)  # px of a year at the least: a name before a later start needs less room
    left = max(measure.width(first_name(family, name), NAME * look.label / 13, True) - (c.start - FIRST) * least for name, c in family.clusters.items())
    under = max((measure.width(text, look.label) for name in family.clusters for text in _under(family, name, look)), default=0)
    right = max((max(measure.width(c.title, HEIR * look.label / 13, True), measure.width(c.region, look.label), measure.width(c.theme, look.label)) for c in family.clusters.values() if c.lives), default=0)
    return round(max(left, under)) + 22, round(max(right, 120)) + 22


def first_name(family: Lineage, name: str) -> str:
    """The name that a cluster bore first where the day of the change is known, else its own."""
    marks_of = sorted((m.time, m.old) for m in family.marks if m.cluster == name and m.kind == "named")
    return marks_of[0][1] if marks_of else family.clusters[name].title


def _under(family: Lineage, name: str, look: Look) -> list[str]:
    """The quiet lines under a name on the left: the region, and a first name whose end has no date."""
    about = [m.old for m in family.marks if m.cluster == name and m.kind == "renamed_about" and m.old != family.clusters[name].title]
    return [family.clusters[name].region, *[look.say("at first “{name}”", name=old) for old in about[:1]]]


def _note(x: float, y: float, text: str, size: float, colour: str, anchor: str, xshift: float = 0, yshift: float = 0, valign: str = "middle") -> dict:
    return {"x": x, "y": y, "xref": "x", "yref": "y", "text": text, "showarrow": False, "xanchor": anchor, "yanchor": valign, "xshift": xshift, "yshift": yshift, "align": anchor, "font": {"size": size, "color": colour}, "borderpad": 0}


def _names(family: Lineage, layout: Layout, name: str, chosen: str, look: Look) -> list[dict]:
    cluster, row, palette = family.clusters[name], layout.rows[name], look.palette
    grown = family.born_of_merger(name) or family.origin(name) is not None
    ink, found = palette.accent if name == chosen else palette.ink, []
    scale = look.label / 13
    if not grown:
        late = cluster.start > FIRST + 0.02
        x, shift = (cluster.start, -16) if late else (FIRST, -10)
        found.append({**_note(x, row, f"<b>{first_name(family, name)}</b>", NAME * scale, ink, "right", shift, 10 * scale), "name": name, "captureevents": True})
        for place_of, text in enumerate(_under(family, name, look)):
            found.append(_note(x, row, text, look.label, palette.quiet, "right", shift, (-12 - 19 * place_of) * scale))
    elif not cluster.lives:
        found.append({**_note(cluster.start, row, f"<b>{cluster.title}</b>", NAME * scale, ink, "left", 4, 32 * scale), "name": name, "captureevents": True})
    if cluster.lives:
        found.append({**_note(LAST, row, f"<b>{cluster.title}</b>", HEIR * scale, ink, "left", 12, 14 * scale), "name": name, "captureevents": True})
        for place_of, text in enumerate((cluster.region, cluster.theme)):
            found.append(_note(LAST, row, text, look.label, palette.quiet, "left", 12, (-10 - 18 * place_of) * scale))
    for mark in family.marks:
        if mark.cluster == name and mark.kind == "named":
            later = sorted((m.time, m.old) for m in family.marks if m.cluster == name and m.kind == "named" and m.time > mark.time)
            found.append(_note(mark.time, row, f"<i>{later[0][1] if later else cluster.title}</i>", look.label, palette.ink, "center", 0, -_side(layout, row) * 26 * scale))
    return found


def _side(layout: Layout, row: float) -> int:
    """1 where a line has its outer side above, -1 where it has it below."""
    return 1 if row <= layout.height / 2 + 0.01 else -1


def _terms(family: Lineage, layout: Layout, name: str, per_year: float, look: Look) -> list[dict]:
    """How long each label was for, on the outer side of its line; shortened, then dropped, where it is wider than its period."""
    found, row = [], layout.rows[name]
    for label in family.clusters[name].labels:
        room = (label.end - label.start) * per_year - 6
        short = label.term
        for mark in (",", " puis", " then"):
            short = short.split(mark)[0]
        text = next((t for t in (label.term, short) if measure.width(t, look.label) <= room), None)
        if text:
            weight = len(family.roots(name, label.start)) or 1
            shift = _side(layout, row) * (PEN.width(weight) / 2 + 11 * look.label / 13)
            under = family.born_of_merger(name) and not family.clusters[name].lives
            found.append(_note(label.start, row, text, look.label, look.palette.quiet, "left", 4, -shift if under else shift))
    return found


def _ends(family: Lineage, layout: Layout, events: pd.DataFrame, look: Look) -> list[dict]:
    """What joined what and when, and labels lost, on the row of a line that ends, free from there on. A merger is told once; a line that starts again leaves no room."""
    found, told = [], set()
    for join in sorted(family.joins, key=lambda j: layout.rows[j.older]):
        free = join.carries and family.clusters[join.older].end < join.time + 0.1 and abs(layout.rows[join.older] - layout.rows[join.younger]) > 1
        if free and not (join.born and join.younger in told):
            told.add(join.younger)
            found.append(_told(layout.rows[join.older], join.time, _joined(family, join, events, look), look))
    for mark in family.marks:
        if mark.kind == "lost" and not any(m.source == mark.cluster for m in family.marks):
            row = events[(events["_from"] == mark.cluster) & events["_event"].isin(("delabelled", "dissolved")) & events["_label_lost_on"].notna()].iloc[0]
            found.append(_told(layout.rows[mark.cluster], mark.time, (f"{row['event']}, {look.say.date(row['day'], row['_precision'])}", row["note"]), look))
    return found


def _joined(family: Lineage, join: Join, events: pd.DataFrame, look: Look) -> tuple[str, str]:
    rows = events[(events["_from"] == join.older) & (events["_to"] == join.younger) & events["_event"].isin(("merged", "absorbed"))]
    row = rows.sort_values("_label_lost_on", na_position="last").iloc[0]
    day = look.say.date(row["day"], row["_precision"])
    heir = family.clusters[join.younger].title
    return (look.say("Merger, {day}", day=day) if join.born else look.say("Joins {cluster}, {day}", cluster=heir, day=day)), row["note"]


def _told(row: float, time: float, words: tuple[str, str], look: Look) -> dict:
    body = "<br>".join(wrapped(words[1], WRAP)[:3])
    return _note(time, row, f"<b>{words[0]}</b><br>{body}", look.label, look.palette.ink, "left", 14)


def wrapped(text: str, signs: int) -> list[str]:
    """A text cut into lines of at most `signs` signs, at spaces."""
    found = [""]
    for word in str(text or "").split(" "):
        if found[-1] and len(found[-1]) + 1 + len(word) > signs:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    return found
