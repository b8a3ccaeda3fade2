"""Which organisations stand with which clusters: a row an organisation, a column a cluster under its family; full for a named member, empty for a European partner."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import FAMILIES, FAMILY_NAMES, Look, faded
from charts.measure import width
from charts.network_marks import called, fuller, key_line, note

WIDTH, LEFT, RIGHT = 1160, 232, 128  # px of the canvas; room of the names, room of the two numbers
KEY, ROW, BETWEEN = 34, 23, 22  # px: the line of the key, a row, the gap before the organisations abroad
FRENCH, ABROAD = 14, 4  # organisations drawn
NARROWEST = 0.94  # of its width that the canvas may be shown at; the type stays
MOST, FAMILY_GAP = 22.0, 8  # px: the widest column, the air between two families


def first(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """The organisations drawn, by links `carried` or by `spread`: the first French ones, then the first abroad."""
    ranked = frame.sort_values(f"_place_{by}", kind="stable")
    return pd.concat([ranked[ranked["country"] == "FR"].head(FRENCH), ranked[ranked["country"] != "FR"].head(ABROAD)])


def bridges(frame: pd.DataFrame, marks: pd.DataFrame, look: Look, *, by: str = "carried", chosen: str | None = None, region: str | None = None) -> go.Figure:
    """`frame`: name, country (code), n_clusters, carried (None abroad), presence_id, _place_carried, _place_spread. `marks`: presence_id, short_name, name, as_member, as_partner, cluster_id, _family, _region_code. Names of `region` are bold."""
    say, palette = look.say, look.palette
    rows = first(frame, by)
    if look.projected:
        return from_afar(rows, marks, look)
    marks = marks[marks["presence_id"].isin(rows["presence_id"])]
    columns = _columns(marks)
    room = max((width(name, look.label, bold=True) for name in columns["short_name"]), default=0.0)
    names = [fuller(*both, room, look.label) for both in zip(columns["short_name"], columns["name"], strict=True)]
    head = KEY + 44 + room + 10
    gap = [BETWEEN if country != "FR" else 0 for country in rows["country"]]
    ys = dict(zip(rows["presence_id"], [head + ROW * (i + 0.5) + gap[i] for i in range(len(rows))], strict=True))
    xs, groups = _places(columns)
    foot = max(ys.values()) + ROW / 2
    shapes, notes = _grounds(groups, head, foot, look)
    traces, told = _key(marks, look)
    notes += told
    for cluster, name, place in zip(columns["cluster_id"], names, columns["_region_code"], strict=True):
        mine = cluster == chosen
        if mine:
            shapes.append({"type": "rect", "x0": xs[cluster] - 8, "x1": xs[cluster] + 8, "y0": head, "y1": foot, "fillcolor": faded(palette.accent, 0.14), "line": {"width": 0}, "layer": "below"})
        notes.append({"x": xs[cluster], "y": head - 8, "text": f"<b>{name}</b>" if mine or place == region else name, "textangle": -90, "showarrow": False, "xanchor": "center", "yanchor": "bottom", "font": {"size": look.label, "color": palette.accent if mine else palette.ink}})
    traces += _dots(marks, xs, ys, rows, look)
    traces.append(_heads(columns, xs, head, look))
    for row in rows.to_dict("records"):
        y = ys[row["presence_id"]]
        shapes.append({"type": "line", "x0": LEFT, "x1": WIDTH, "y0": y, "y1": y, "line": {"color": palette.rule, "width": 1}, "layer": "below"})
        place = "" if row["country"] == "FR" else f" <span style='color:{palette.quiet}'>{say.country(row['country'])}</span>"
        notes.append(note(LEFT - 10, y, _cut(row["name"], place, look) + place, palette.ink, look, "right"))
        notes.append(note(WIDTH - RIGHT + 48, y, f"<b>{say.number(int(row['n_clusters']))}</b>", palette.ink, look, "right"))
        notes.append(note(WIDTH - 8, y, f"<b>{say.number(round(row['carried'], 1), 1)}</b>" if pd.notna(row["carried"]) else say.number(None), palette.ink if pd.notna(row["carried"]) else palette.quiet, look, "right"))
    notes += [note(WIDTH - RIGHT + 48, head - 14, say("clusters"), palette.quiet, look, "right"), note(WIDTH - 8, head - 22, say("links<br>carried"), palette.quiet, look, "right", align="right")]
    return look.figure(int(foot) + 6, traces, barmode="overlay", shapes=shapes, annotations=notes, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [int(foot) + 6, 0], "visible": False})


WALL = 46  # px a row, from the back of a room
FAR = (7, 3)  # organisations, French and abroad


def from_afar(rows: pd.DataFrame, marks: pd.DataFrame, look: Look) -> go.Figure:
    """For the back of a room: the first rows alone, and a column a family with the number of its clusters, in place of a column a cluster."""
    say, palette = look.say, look.palette
    rows = pd.concat([rows[rows["country"] == "FR"].head(FAR[0]), rows[rows["country"] != "FR"].head(FAR[1])])
    counts = marks.groupby(["presence_id", "_family"]).size()
    left, step, head = 330, (WIDTH - 330 - 190) / len(FAMILIES), 88
    xs = {family: left + step * (i + 0.5) for i, family in enumerate(FAMILIES)}
    ys = {code: head + WALL * (i + 0.5) for i, code in enumerate(rows["presence_id"])}
    cells = [(xs[family], ys[code], family, int(n)) for (code, family), n in counts.items() if code in ys]
    foot, top = head + WALL * len(rows), max(n for *_, n in cells)
    notes = [note(xs[family], head - 16 - 32 * (i % 2), f"<b>{say(FAMILY_NAMES[family])}</b>", look.family(family), look, "center") for i, family in enumerate(FAMILIES)]
    notes += [note(WIDTH - 100, head - 16, say("clusters"), palette.quiet, look, "right"), note(WIDTH - 4, head - 26, say("links<br>carried"), palette.quiet, look, "right", align="right")]
    for row in rows.to_dict("records"):
        y = ys[row["presence_id"]]
        place = "" if row["country"] == "FR" else f" <span style='color:{palette.quiet}'>{say.country(row['country'])}</span>"
        notes.append(note(left - 14, y, _cut(row["name"], place, look, left - 18) + place, palette.ink, look, "right"))
        notes.append(note(WIDTH - 110, y, f"<b>{say.number(int(row['n_clusters']))}</b>", palette.ink, look, "right"))
        notes.append(note(WIDTH - 4, y, f"<b>{say.number(round(row['carried'], 1), 1)}</b>" if pd.notna(row["carried"]) else say.number(None), palette.ink if pd.notna(row["carried"]) else palette.quiet, look, "right"))
    discs = go.Scatter(
        x=[x for x, *_ in cells], y=[y for _, y, *_ in cells], mode="markers+text", text=[say.number(n) for *_, n in cells], textfont={"size": look.label, "color": palette.ink}, hoverinfo="skip", showlegend=False,
        marker={"symbol": "circle", "size": [round(12 + 30 * (n / top) ** 0.5, 1) for *_, n in cells], "color": [faded(look.family(family), 0.3) for _, _, family, _ in cells], "opacity": 1},
    )
    lines = [{"type": "line", "x0": left, "x1": WIDTH, "y0": y + WALL / 2, "y1": y + WALL / 2, "line": {"color": palette.rule, "width": 1}, "layer": "below"} for y in ys.values()]
    return look.figure(foot + 6, [discs], shapes=lines, annotations=notes, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [foot + 6, 0], "visible": False})


def _columns(marks: pd.DataFrame) -> pd.DataFrame:
    """The clusters, family after family, those with the most organisations first."""
    found = marks.groupby(["cluster_id", "short_name", "name", "_family", "_region_code"], as_index=False).size()
    return found.assign(_place=found["_family"].map(FAMILIES.index)).sort_values(["_place", "size", "cluster_id"], ascending=[True, False, True])


def _places(columns: pd.DataFrame) -> tuple[dict[str, float], list[tuple[str, float, float]]]:
    """Cluster → x of its column; (family, left, right) of each group."""
    families = columns["_family"].drop_duplicates().tolist()
    step = min(MOST, (WIDTH - LEFT - RIGHT - FAMILY_GAP * len(families)) / max(1, len(columns)))
    xs, groups, x = {}, [], float(LEFT)
    for family in families:
        left = x
        for cluster in columns.loc[columns["_family"] == family, "cluster_id"]:
            xs[cluster] = round(x + step / 2, 1)
            x += step
        groups.append((family, left, x))
        x += FAMILY_GAP
    return xs, groups


def _grounds(groups: list, head: float, foot: float, look: Look) -> tuple[list[dict], list[dict]]:
    """A ground under each family, a bar of its colour at the top and its name, one line higher where the one before is in the way."""
    shapes, notes, taken = [], [], [-1.0, -1.0]
    for family, left, right in groups:
        colour, text = look.family(family), look.say(FAMILY_NAMES[family])
        shapes.append({"type": "rect", "x0": left, "x1": right, "y0": head, "y1": foot, "fillcolor": look.palette.panel, "line": {"width": 0}, "layer": "below"})
        shapes.append({"type": "rect", "x0": left, "x1": right, "y0": head - 3, "y1": head, "fillcolor": colour, "line": {"width": 0}})
        line = 0 if left > taken[0] else 1
        taken[line] = left + width(text, look.label, bold=True) + 10
        notes.append(note(left, KEY + 30 - 18 * line, f"<b>{text}</b>", colour, look, "left"))
    return shapes, notes


def _dots(marks: pd.DataFrame, xs: dict, ys: dict, rows: pd.DataFrame, look: Look) -> list[go.Scatter]:
    say, names = look.say, dict(zip(rows["presence_id"], rows["name"], strict=True))
    how = {(True, False): say("named member"), (False, True): say("European partner"), (True, True): say("named member and European partner")}
    traces = []
    for (member, partner), part in marks.groupby(["as_member", "as_partner"], sort=True):
        colours = [look.family(family) for family in part["_family"]]
        x, y = [xs[c] for c in part["cluster_id"]], [ys[p] for p in part["presence_id"]]
        hover = [f"<b>{names[p]}</b><br>{called(short, full)}<br>{how[member, partner]}" for p, short, full in zip(part["presence_id"], part["short_name"], part["name"], strict=True)]
        shared = {"customdata": part[["cluster_id"]].to_numpy().tolist(), "hovertext": hover, "hoverinfo": "text", "mode": "markers", "showlegend": False}
        if member:
            traces.append(go.Scatter(x=x, y=y, marker={"symbol": "circle", "size": 12 if not partner else 9, "color": colours, "opacity": 1}, **shared))
        if partner:
            traces.append(go.Scatter(x=x, y=y, marker={"symbol": "circle-open", "size": 15 if member else 11, "color": colours, "opacity": 1, "line": {"width": 1.6 if member else 2}}, **shared))
    return traces


def _heads(columns: pd.DataFrame, xs: dict, head: float, look: Look) -> go.Bar:
    """The names of the clusters answer to a click, as their marks do."""
    return go.Bar(
        x=[xs[c] for c in columns["cluster_id"]], y=[head - KEY - 46] * len(columns), base=KEY + 44, width=14, marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}}, customdata=columns[["cluster_id"]].to_numpy().tolist(),
        hovertext=[called(*both) for both in zip(columns["short_name"], columns["name"], strict=True)], hoverinfo="text", showlegend=False,
    )


def _cut(name: str, place: str, look: Look, room: float = NARROWEST * LEFT - 14) -> str:
    room -= width(place, look.label)
    while width(name, look.label) > room:
        name = name[:-2].rstrip() + "…"
    return name


def _key(marks: pd.DataFrame, look: Look) -> tuple[list[go.Scatter], list[dict]]:
    say, ink = look.say, look.palette.ink
    kinds = {
        (True, False): ([{"symbol": "circle", "size": 12, "color": ink}], say("member named by a public page")),
        (False, True): ([{"symbol": "circle-open", "size": 11, "color": ink, "line": {"width": 2}}], say("partner of a European project of the cluster")),
        (True, True): ([{"symbol": "circle", "size": 9, "color": ink}, {"symbol": "circle-open", "size": 15, "color": ink, "line": {"width": 1.6}}], say("both")),
    }
    there = set(marks[["as_member", "as_partner"]].itertuples(index=False, name=None))
    return key_line([entry for kind, entry in kinds.items() if kind in there], look, 10)
