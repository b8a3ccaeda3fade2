"""The network as a lower triangle: clusters on the diagonal in the order of the communities, a mark where two are linked; and the same for regions."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import FAMILIES, FAMILY_NAMES, SYMBOLS, Look, faded
from charts.measure import width

ROW = 16  # px
HEAD = 34
WIDTH = 1160  # px of the canvas
BRACKET = 150  # px from the diagonal to the bracket of its community
TOLD = 335  # px at the right of the last bracket, for what the community is


def matrix(nodes: pd.DataFrame, pairs: pd.DataFrame, look: Look, *, chosen: str | None = None) -> go.Figure:
    """`nodes`, in the order of the rows: cluster_id, short_name, community, _family. `pairs`: _kind, _a, _b, weight, name_a, name_b, items."""
    place = {cluster: i for i, cluster in enumerate(nodes["cluster_id"])}
    rows = [(max(place[r["_a"]], place[r["_b"]]), min(place[r["_a"]], place[r["_b"]]), r) for r in pairs.to_dict("records") if r["_a"] in place and r["_b"] in place and r["_kind"] != "merger"]
    height, step = ROW * len(nodes), min(ROW, (WIDTH - BRACKET - TOLD) / max(1, len(nodes)))
    side = min(11.0, round(step - 1, 1))
    traces = [
        _marks([r for r in rows if r[2]["_kind"] == "shared_organisation" and r[2]["weight"] < 1], {"symbol": "square", "size": side, "color": faded(look.palette.missing, 0.5)}, step),
        _marks([r for r in rows if r[2]["_kind"] == "shared_organisation" and r[2]["weight"] >= 1], {"symbol": "square", "size": side, "color": look.palette.missing}, step),
        _marks([r for r in rows if r[2]["_kind"] == "eu_project"], {"symbol": "square-open", "size": side, "color": look.palette.ink, "line": {"width": 2}}, step),
        _marks([r for r in rows if r[2]["_kind"] == "agreement"], {"symbol": "circle", "size": 6, "color": look.palette.ink}, step),
    ]
    colours = [look.palette.accent if cluster == chosen else look.family(family) for cluster, family in zip(nodes["cluster_id"], nodes["_family"], strict=True)]
    middle = [ROW * (i + 0.5) for i in range(len(nodes))]
    traces.append(go.Scatter(
        x=[value * step / ROW for value in middle], y=middle, mode="markers+text", text=[f" <b>{n}</b>" if c == chosen else f" {n}" for n, c in zip(nodes["short_name"], nodes["cluster_id"], strict=True)], textposition="middle right", hoverinfo="skip", cliponaxis=False, showlegend=False,
        customdata=nodes[["cluster_id"]].to_numpy().tolist(), marker={"symbol": [SYMBOLS[f] for f in nodes["_family"]], "size": 10, "color": colours, "opacity": 1}, unselected={"marker": {"opacity": 1}},
        textfont={"size": look.label, "color": [look.palette.accent if c == chosen else look.palette.ink for c in nodes["cluster_id"]]},
    ))
    shapes, notes = _communities(nodes, rows, step, look)
    traces += _key(look)
    return look.figure(height + HEAD + 6, traces, shapes=shapes, annotations=notes, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [height + 6, -HEAD], "visible": False})


def _marks(rows: list, marker: dict, step: float) -> go.Scatter:
    return go.Scatter(
        x=[round(step * (column + 0.5), 1) for _, column, _ in rows], y=[ROW * (row + 0.5) for row, _, _ in rows], mode="markers", marker={**marker, "opacity": 1}, unselected={"marker": {"opacity": 1}}, showlegend=False,
        hovertext=[f"<b>{r['name_a']} – {r['name_b']}</b><br>{r['kind']}<br>{r['items'][:80]}" for _, _, r in rows], hoverinfo="text",
    )


def _communities(nodes: pd.DataFrame, rows: list, step: float, look: Look) -> tuple[list[dict], list[dict]]:
    """The triangle of each community, a bracket at its right, and what it is: its main family where it holds more than half."""
    say, shapes, notes = look.say, [], []
    groups, order = nodes["community"].tolist(), nodes.reset_index(drop=True)
    for group, part in order.groupby("community", sort=False):
        first, last, n = part.index[0], part.index[-1] + 1, len(part)
        inside = len({(a, b) for a, b, _ in rows if groups[a] == group and groups[b] == group})
        family = max(FAMILIES, key=lambda name: (part["_family"] == name).sum())
        who = say(FAMILY_NAMES[family]) if (part["_family"] == family).sum() * 2 > n else say("mixed families")
        x = step * last + BRACKET
        shapes.append({"type": "rect", "x0": step * first, "x1": step * last, "y0": ROW * first, "y1": ROW * last, "fillcolor": look.palette.panel, "line": {"width": 0}, "layer": "below"})
        shapes.append({"type": "path", "path": f"M {x - 5} {ROW * first + 2} L {x} {ROW * first + 2} L {x} {ROW * last - 2} L {x - 5} {ROW * last - 2}", "line": {"color": look.palette.missing, "width": 1}})
        text = say.plural("{who}: {size} clusters, {n} linked pair of {all}", "{who}: {size} clusters, {n} linked pairs of {all}", inside, who=f"<b>{who}</b>", size=say.number(n), all=say.number(n * (n - 1) // 2))
        notes.append({"x": x + 8, "y": ROW * (first + last) / 2, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "align": "left", "font": {"size": look.label, "color": look.palette.ink}})
    return shapes, notes


def _key(look: Look) -> list[go.Scatter]:
    say, x, traces = look.say, 8.0, []
    marks = (
        ({"symbol": "square", "size": 11, "color": faded(look.palette.missing, 0.5)}, say("one organisation little shared")), ({"symbol": "square", "size": 11, "color": look.palette.missing}, say("two or more, or one shared by them alone")),
        ({"symbol": "circle", "size": 6, "color": look.palette.ink}, say("documented agreement")), ({"symbol": "square-open", "size": 11, "color": look.palette.ink, "line": {"width": 2}}, say("European project together")),
    )
    for marker, text in marks:
        traces.append(go.Scatter(
            x=[x], y=[-HEAD + 12], mode="markers+text", text=[f" {text}"], textposition="middle right", hoverinfo="skip", cliponaxis=False, showlegend=False, marker={**marker, "opacity": 1}, unselected={"marker": {"opacity": 1}}, textfont={"size": look.label, "color": look.palette.quiet},
        ))
        x += width(text, look.label) + 44
    return traces


SIDE = 32  # px a row of the regions


def regions(frame: pd.DataFrame, look: Look, *, chosen: str | None = None) -> go.Figure:
    """A disc for the projects that two regions share, area in proportion; `frame`: name_a, name_b, n_projects, _a, _b, the largest first."""
    total = pd.concat([frame.groupby("_a")["n_projects"].sum(), frame.groupby("_b")["n_projects"].sum()]).groupby(level=0).sum()
    names = dict(zip(frame["_a"], frame["name_a"], strict=True)) | dict(zip(frame["_b"], frame["name_b"], strict=True))
    order = sorted(total.index, key=lambda code: (-total[code], code))
    place, top, size = {code: i for i, code in enumerate(order)}, float(frame["n_projects"].max()), SIDE * len(order)
    rows = [(max(place[r["_a"]], place[r["_b"]]), min(place[r["_a"]], place[r["_b"]]), r) for r in frame.to_dict("records")]
    mine = [chosen in (r["_a"], r["_b"]) for _, _, r in rows]
    discs = go.Scatter(
        x=[SIDE * (column + 0.5) for _, column, _ in rows], y=[SIDE * (row + 0.5) for row, _, _ in rows], mode="markers+text", hoverinfo="text", showlegend=False, unselected={"marker": {"opacity": 1}},
        hovertext=[look.say("{a} – {b}: {n} projects", a=r["name_a"], b=r["name_b"], n=look.say.number(int(r["n_projects"]))) for _, _, r in rows],
        marker={"size": [round(max(3.0, 30 * (r["n_projects"] / top) ** 0.5), 1) for _, _, r in rows], "color": [look.palette.accent if m else look.palette.phases[1] for m in mine], "opacity": 1, "line": {"width": 0}},
        customdata=[[r["_a"] if r["_b"] == chosen else r["_b"]] for _, _, r in rows],
    )
    middle = [SIDE * (i + 0.5) for i in range(len(order))]
    labels = go.Scatter(
        x=middle, y=middle, mode="text", text=[f"<b>{names[c]}</b> · {look.say.number(int(total[c]))}" for c in order], textposition="middle right", hoverinfo="skip", cliponaxis=False, showlegend=False,
        textfont={"size": look.label + 1, "color": [look.palette.accent if c == chosen else look.palette.ink for c in order]}, customdata=[[c] for c in order],
    )
    lines = [{"type": "line", "x0": 0, "x1": SIDE * i, "y0": SIDE * (i + 1), "y1": SIDE * (i + 1), "line": {"color": look.palette.rule, "width": 1}, "layer": "below"} for i in range(len(order))]
    return look.figure(size + 8, [discs, labels], shapes=lines, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [size + 4, -4], "visible": False})
