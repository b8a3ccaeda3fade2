"""The network as a lower triangle: clusters on the diagonal in the order of the communities, a mark where two are linked."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts import partial
from charts.look import FAMILIES, FAMILY_NAMES, SYMBOLS, Look, faded
from charts.measure import width
from charts.network_key import grouping
from charts.network_lines import strongest
from charts.network_marks import called, fuller, key_line, note
from language import Speech


@dataclass(frozen=True)
class Canvas:
    """Sizes in px: the canvas, a row, the key over it, what stands under it; room at the right of the diagonal for names and communities; the longest step of a column; marks."""

    wide: int
    row: int
    head: int
    foot: int
    told: int
    step: float
    side: float
    dot: float
    symbol: float


PAGE = Canvas(wide=1160, row=16, head=34, foot=6, told=365, step=16, side=12, dot=6, symbol=10)
ON_WALL = Canvas(wide=1728, row=30, head=48, foot=partial.NOTE + 4, told=620, step=64, side=23, dot=12, symbol=17)
NARROWEST = 0.94  # of its width that the canvas may be shown at; the type stays
SHORT = 2  # rows of a community too low for two lines of text


def matrix(nodes: pd.DataFrame, pairs: pd.DataFrame, look: Look, *, chosen: str | None = None, region: str | None = None) -> go.Figure:
    """`nodes`, in the order of the rows: cluster_id, short_name, name, region, community, _community, _grouped, _family, _region_code. `pairs`: _kind, _a, _b, weight, name_a, name_b, items."""
    canvas, total = ON_WALL if look.projected else PAGE, len(nodes)
    row = canvas.row
    if look.projected:
        nodes = most_tied(nodes, chosen)
    place = {cluster: i for i, cluster in enumerate(nodes["cluster_id"])}
    tied = pairs[pairs["_kind"].ne("merger") & pairs["_a"].isin(place) & pairs["_b"].isin(place)]
    rows = [(max(place[r["_a"]], place[r["_b"]]), min(place[r["_a"]], place[r["_b"]]), r) for r in strongest(tied, {chosen}).to_dict("records")]
    room = max((width(name, look.label, bold=True) for name in nodes["short_name"]), default=0.0)
    nodes = nodes.assign(_written=[fuller(*both, room, look.label) for both in zip(nodes["short_name"], nodes["name"], strict=True)])
    height, step = row * len(nodes), min(canvas.step, (canvas.wide - canvas.told) / max(1, len(nodes)))
    side = min(canvas.side, round(step - 1.5, 1))
    traces = [
        _marks([r for r in rows if r[2]["_kind"] == "shared_organisation" and r[2]["weight"] < 1], {"symbol": "square", "size": side, "color": faded(look.palette.missing, 0.5)}, step, row),
        _marks([r for r in rows if r[2]["_kind"] == "shared_organisation" and r[2]["weight"] >= 1], {"symbol": "square", "size": side, "color": look.palette.missing}, step, row),
        _marks([r for r in rows if r[2]["_kind"] == "eu_project"], {"symbol": "square-open", "size": side, "color": look.palette.ink, "line": {"width": 2}}, step, row),
        _marks([r for r in rows if r[2]["_kind"] == "agreement"], {"symbol": "circle", "size": canvas.dot, "color": look.palette.ink}, step, row),
    ]
    colours = [look.palette.accent if cluster == chosen else look.family(family) for cluster, family in zip(nodes["cluster_id"], nodes["_family"], strict=True)]
    middle = [row * (i + 0.5) for i in range(len(nodes))]
    traces.append(go.Scatter(
        x=[value * step / row for value in middle], y=middle, mode="markers+text", text=[f" <b>{n}</b>" if c == chosen or r == region else f" {n}" for n, c, r in zip(nodes["_written"], nodes["cluster_id"], nodes["_region_code"], strict=True)], textposition="middle right", hoverinfo="skip", cliponaxis=False, showlegend=False,
        customdata=nodes[["cluster_id"]].to_numpy().tolist(), marker={"symbol": [SYMBOLS[f] for f in nodes["_family"]], "size": canvas.symbol, "color": colours, "opacity": 1},
        textfont={"size": look.label, "color": [look.palette.accent if c == chosen else look.palette.ink for c in nodes["cluster_id"]]},
    ))
    traces.append(go.Bar(  # over the names, so that they answer to a click
        x=[width(name, look.label, bold=True) + 16 for name in nodes["_written"]], y=middle, base=[round(value * step / row - 7, 1) for value in middle], orientation="h", width=row, marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        customdata=nodes[["cluster_id"]].to_numpy().tolist(), hovertext=[called(*both) for both in zip(nodes["short_name"], nodes["name"], strict=True)], hoverinfo="text", showlegend=False,
    ))
    shapes, notes = _communities(nodes, tied, step, canvas, look)
    shapes.append({"type": "path", "path": " ".join(f"M 0 {y:g} H {y * step / row - 9:g}" for y in middle[1:]), "line": {"color": look.palette.rule, "width": 0.6}, "layer": "below"})
    if chosen in place:
        at, tint = place[chosen], {"fillcolor": faded(look.palette.accent, 0.13), "line": {"width": 0}, "layer": "below"}
        shapes += [{"type": "rect", "x0": 0, "x1": step * (at + 1), "y0": row * at, "y1": row * (at + 1), **tint}, {"type": "rect", "x0": step * at, "x1": step * (at + 1), "y0": row * (at + 1), "y1": height, **tint}]
    keys, told = _key(canvas, look)
    traces += keys
    notes += [*told, *partial.note(len(nodes), total, look, 8 - canvas.foot)]
    return look.figure(height + canvas.head + canvas.foot, traces, barmode="overlay", shapes=shapes, annotations=notes, xaxis={"range": [0, canvas.wide], "visible": False}, yaxis={"range": [height + canvas.foot, -canvas.head], "visible": False})


def most_tied(nodes: pd.DataFrame, chosen: str | None) -> pd.DataFrame:
    """The clusters that the wall has room for: the chosen one and those with the most neighbours, in the order of the rows."""
    n = partial.rows(len(nodes), ON_WALL.head + 4, ON_WALL.row)
    kept = set(nodes.assign(_first=nodes["cluster_id"].eq(chosen)).sort_values(["_first", "degree", "cluster_id"], ascending=[False, False, True]).head(n)["cluster_id"])
    return nodes[nodes["cluster_id"].isin(kept)]


def _marks(rows: list, marker: dict, step: float, high: float) -> go.Scatter:
    return go.Scatter(
        x=[round(step * (column + 0.5), 1) for _, column, _ in rows], y=[high * (row + 0.5) for row, _, _ in rows], mode="markers", marker={**marker, "opacity": 1}, showlegend=False,
        hovertext=[f"{called(r['name_a'], r['full_a'])} – {called(r['name_b'], r['full_b'])}<br>{r['kind']}<br>{r['items'][:80]}" for _, _, r in rows], hoverinfo="text",
    )


def _communities(nodes: pd.DataFrame, tied: pd.DataFrame, step: float, canvas: Canvas, look: Look) -> tuple[list[dict], list[dict]]:
    """The triangle of each community, a bracket at its right, and what it is: its name, its main family, its main region, where either holds more than half."""
    say, shapes, notes, row = look.say, [], [], canvas.row
    for _, part in nodes.reset_index(drop=True).groupby("_community", sort=False):
        first, last, n = part.index[0], part.index[-1] + 1, len(part)
        x = max(step * (i + 0.5) + width(name, look.label, bold=True) for i, name in zip(part.index, part["_written"], strict=True)) + 26
        shapes.append({"type": "rect", "x0": step * first, "x1": step * last, "y0": row * first, "y1": row * last, "fillcolor": look.palette.panel, "line": {"width": 0}, "layer": "below"})
        shapes.append({"type": "path", "path": f"M {x - 5} {row * first + 2} L {x} {row * first + 2} L {x} {row * last - 2} L {x - 5} {row * last - 2}", "line": {"color": look.palette.missing, "width": 1}})
        who = f"<b>{grouping(part.iloc[0].to_dict(), say)}</b>"
        if n > SHORT:
            region = part["region"].value_counts().sort_index().idxmax()
            what = " · ".join([_family(part, say), *([region] if (part["region"] == region).sum() * 2 > n else [])])
            if (x + 8) * NARROWEST + width(f"{who} {what}", look.label, bold=True) <= canvas.wide * NARROWEST:
                who += f" <span style='color:{look.palette.quiet}'>{what}</span>"
            if look.projected:  # its other clusters are not drawn: its pairs are not counted
                notes.append(note(x + 8, row * (first + last) / 2, who, look.palette.ink, look, align="left"))
                continue
            mine = set(part["cluster_id"])
            inside = len({frozenset(ends) for ends in tied.loc[tied["_a"].isin(mine) & tied["_b"].isin(mine), ["_a", "_b"]].itertuples(index=False)})
            who += f"<br><span style='color:{look.palette.quiet}'>" + say.plural("{size} clusters, {n} linked pair of {all}", "{size} clusters, {n} linked pairs of {all}", inside, size=say.number(n), all=say.number(n * (n - 1) // 2)) + "</span>"
        notes.append(note(x + 8, row * (first + last) / 2, who, look.palette.ink, look, align="left"))
    return shapes, notes


def _family(part: pd.DataFrame, say: Speech) -> str:
    family = max(FAMILIES, key=lambda name: (part["_family"] == name).sum())
    return say(FAMILY_NAMES[family]) if (part["_family"] == family).sum() * 2 > len(part) else say("mixed families of themes")


def _key(canvas: Canvas, look: Look) -> tuple[list[go.Scatter], list[dict]]:
    say, palette = look.say, look.palette
    return key_line(
        (
            ([{"symbol": "square", "size": canvas.side - 1, "color": faded(palette.missing, 0.5)}], say("one organisation little shared")), ([{"symbol": "square", "size": canvas.side - 1, "color": palette.missing}], say("two or more, or one shared by them alone")),
            ([{"symbol": "circle", "size": canvas.dot, "color": palette.ink}], say("documented agreement")), ([{"symbol": "square-open", "size": canvas.side - 1, "color": palette.ink, "line": {"width": 2}}], say("European project together")),
        ),
        look, 12 * look.label / 13 - canvas.head,
    )
