"""Small multiples of the stock: one panel a family of themes, one panel a region, one scale for all panels of a set."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.genealogy_model import FIRST, LAST, moment
from charts.look import FAMILIES, FAMILY_NAMES, Look, faded

HIGH = 1.34  # of the largest value: room over the steps for the name
FAMILY_PANEL, REGION_PANEL, BETWEEN = 128, 96, 34  # px
TALLER = 1.5  # on a wall
YEARS = (2005, 2019, 2026)
SPELL = 3.2  # years that the first number spans
GRID = {  # region → (row, column): about where it lies on the map
    "04": (0, 0), "32": (0, 2), "53": (1, 0), "28": (1, 1), "11": (1, 2), "44": (1, 3), "52": (2, 0), "24": (2, 1), "27": (2, 3), "75": (3, 0), "76": (3, 1), "84": (3, 2), "93": (3, 3),
}
SPARE = ((2, 2), (0, 1), (0, 3))  # free places, for regions that the grid does not know


def families(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """One panel a family, in one line, in two on a wall; `frame`: `stock_by_family`."""
    groups = [group for group in FAMILIES if group in set(frame["_group"])]
    names = {group: look.say(FAMILY_NAMES[group]) for group in groups}
    across = 3 if look.projected else 6
    cells = {group: divmod(place, across) for place, group in enumerate(groups)}
    return _panels(frame, cells, names, {group: look.family(group) for group in groups}, FAMILY_PANEL, across, look, context)


def regions(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """One panel a region, placed about as on the map; `frame`: `stock_by_region`. The chosen region has the accent."""
    groups = list(dict.fromkeys(frame["_group"]))
    spare = iter(SPARE)
    cells = {group: GRID.get(group) or next(spare) for group in groups}
    names = dict(frame[["_group", "region"]].drop_duplicates().itertuples(index=False))
    colours = {group: look.palette.accent if group == context["region"] else look.phase(3) for group in groups}
    return _panels(frame, cells, names, colours, REGION_PANEL, 4, look, context, picked=True)


def _panels(frame: pd.DataFrame, cells: dict, names: dict, colours: dict, tall: int, columns: int, look: Look, context, picked: bool = False) -> go.Figure:
    """`picked`: a click anywhere on a panel gives its group."""
    rows = max(row for row, _ in cells.values()) + 1
    scale_of = look.label / 13
    between, tall = BETWEEN * scale_of, tall * (TALLER if look.projected else 1)
    height = rows * (tall + between)
    scale = max(1, int(frame["n_clusters"].max())) * HIGH
    gap = 0.028 if columns > 4 else 0.045
    wide = (1 - gap * (columns - 1)) / columns
    traces, shapes, notes, axes = [], [], [], {}
    for place, (group, (row, column)) in enumerate(cells.items()):
        suffix = "" if place == 0 else str(place + 1)
        left, top = column * (wide + gap), 1 - row * (tall + between) / height
        axes[f"xaxis{suffix}"] = {"range": [FIRST, LAST + 1.9], "domain": [left, min(1, left + wide)], "showticklabels": False, "anchor": f"y{suffix}"}
        axes[f"yaxis{suffix}"] = {"range": [0, scale], "domain": [max(0, top - tall / height), top], "visible": False, "anchor": f"x{suffix}"}
        steps = [(moment(r.day), int(r.n_clusters)) for r in frame[frame["_group"] == group].itertuples()]
        steps = steps if steps[0][0] <= FIRST else [(FIRST, 0), *steps]
        traces += _steps(steps, names[group], colours[group], suffix, tall / scale, moment(context.also["package"]["created"].iloc[0]), look)
        if picked:
            traces.append(_ground(group, names[group], steps, scale, suffix, look))
        for phase in context.also["phase_names"].itertuples(index=False):
            if phase.phase in (2, 4):
                shapes.append({"type": "rect", "xref": f"x{suffix}", "yref": f"y{suffix} domain", "x0": moment(phase.start_date), "x1": moment(phase.end_date), "y0": 0, "y1": 0.84, "fillcolor": look.palette.panel, "line": {"width": 0}, "layer": "below"})
        shapes.append({"type": "line", "xref": f"x{suffix}", "yref": f"y{suffix}", "x0": FIRST, "x1": LAST, "y0": 0, "y1": 0, "line": {"color": look.palette.rule, "width": 1}})
        notes.append({"xref": f"x{suffix} domain", "yref": f"y{suffix} domain", "x": 0, "y": 1, "xanchor": "left", "yanchor": "top", "text": f"<b>{fitted(names[group], (160 if columns > 4 else 240) * scale_of, look.label)}</b>", "showarrow": False, "font": {"size": look.label, "color": colours[group]}, "borderpad": 0})
        for year in YEARS:
            anchor = "left" if year == YEARS[0] else "right" if year == YEARS[-1] else "center"
            notes.append({"xref": f"x{suffix}", "yref": f"y{suffix}", "x": FIRST if anchor == "left" else LAST if anchor == "right" else year, "y": 0, "xanchor": anchor, "yanchor": "top", "text": str(year), "showarrow": False, "font": {"size": look.label, "color": look.palette.quiet}, "borderpad": 0})
    return look.figure(round(height), traces, shapes=shapes, annotations=notes, **axes)


def _ground(group: str, name: str, steps: list[tuple[float, int]], scale: float, suffix: str, look: Look) -> go.Bar:
    """What answers to the pointer on a panel, unseen: its group under a click, its first and last number under the pointer."""
    told = look.say("{first} clusters at the start, {last} at the end", first=look.say.number(steps[0][1]), last=look.say.number(steps[-1][1]))
    return go.Bar(
        x=[(FIRST + LAST) / 2], y=[scale], width=[LAST - FIRST], xaxis=f"x{suffix}", yaxis=f"y{suffix}", customdata=[[group]], hovertext=[f"<b>{name}</b><br>{told}"], hoverinfo="text",
        marker={"opacity": 0}, showlegend=False,
    )


def fitted(name: str, room: float, size: float) -> str:
    """A name as long as `room` px allows: cut at its first comma or colon, then with its middle words shortened to their initial."""
    if measure.width(name, size, True) <= room:
        return name
    for mark in (" :", ":", ","):
        if mark in name:
            return fitted(name.split(mark)[0], room, size)
    words = name.replace("-", " ").split(" ")
    return name if len(words) < 2 else f"{words[0]} {' '.join(w[0] + '.' for w in words[1:] if w)}"


def _steps(steps: list[tuple[float, int]], name: str, colour: str, suffix: str, per_px: float, last: float, look: Look) -> list[go.Scatter]:
    xs, ys = [], []
    for (time, n), (after, _) in zip(steps, [*steps[1:], (last, 0)], strict=True):
        xs += [round(time, 3), round(after, 3)]
        ys += [n, n]
    axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "hoverinfo": "skip", "cliponaxis": False}
    near = [n for time, n in steps if time < FIRST + SPELL]
    below = min(near) == near[0] and near[0] * per_px > 2 * look.label
    lift = 0.62 * look.label / per_px
    number = (FIRST + 0.25, min(near) - lift - 2 / per_px if below else max(near) + lift)
    return [
        go.Scatter(name=name, x=xs, y=ys, mode="lines", line={"color": colour, "width": 2}, fill="tozeroy", fillcolor=faded(colour, 0.13), **axes),
        go.Scatter(x=[number[0], last], y=[number[1], ys[-1]], mode="text", text=[look.say.number(ys[0]), f" <b>{look.say.number(ys[-1])}</b>"], textposition=["middle right", "middle right"], textfont={"size": look.label, "color": look.palette.ink}, **axes),
    ]
