"""One cluster and its neighbours, laid out to be read: the cluster in the middle, one ring or two round it, each tie in words."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import FAMILIES, SYMBOLS, Look, scatter
from charts.network import draw_links, hover_of
from charts.network_key import framed, inks, key
from charts.network_lines import KINDS, lines
from charts.network_marks import LAST, TIERS, WALL, Name, brief, called, fitted, labels, ring, tiers, wrapped, written
from charts.network_rings import ACROSS, FLAT, MIDDLE, WIDTH, one, two
from language import Speech

LINE = 17  # px a line of text
AIR = 14  # px between two neighbours
TALLEST = 640  # px up to which the ring grows so that a long tie takes two lines
SPARE = 24  # px that a line may lose when its neighbour is set again
LEAST = 330  # px of the smallest ring
EDGE = 8  # px of air above and below the ring
ON_WALL = 440  # px of the ring on the wall: with more lines to tell, only the first ones are written
BESIDE = 15  # px from a symbol to its text


def ego(own: pd.DataFrame, pairs: pd.DataFrame, nodes: pd.DataFrame, look: Look, *, cluster: str, steps: int = 1, by: str = "family") -> go.Figure:
    """`own`: the links of `cluster` (short_name, region, phases, items, n_items, weight, _kind, _cluster, _away). `pairs` and `nodes`: those of the whole phase, as in `charts.network.graph`."""
    about = nodes.assign(_ink=inks(nodes, by, look)).set_index("cluster_id")
    near = ordered(own, about, cluster)
    linked, apart = (_pairs(part) for part in (pairs, pairs[pairs["_apart"] > 0]))  # the act that brings all round one table is no line between each two
    far: dict[str, list[str]] = {}
    if steps == 2:
        close = {*near, cluster}
        for name in about.index[~about.index.isin(close)]:
            found = [other for other in near if frozenset((name, other)) in linked]
            if found:
                far[name] = found
    scale = look.label / 13
    if far:
        at, tall, inner = two(near, far, (46 * scale, 25 * scale), LEAST - 60)
    else:
        told = {name: _told(own[own["_cluster"] == name], look) for name in near}
        at, tall = one(near, _rows(told, scale), LEAST)
        whole = {name: [line for text in told[name] for line in wrapped(text, _room(at[name][0], look) - SPARE, look.label)] for name in near}
        again, taller = one(near, _rows(whole, scale), LEAST)
        if not look.projected and taller <= max(tall, TALLEST * scale):
            told, at, tall = whole, again, taller
        for most in (2, 1, 0) if look.projected else ():  # what has no room on the wall is told on the page
            if tall / FLAT <= ON_WALL:
                break
            told = {name: lines[:most] for name, lines in told.items()}
            at, tall = one(near, _rows(told, scale), LEAST)
        inner = tall
    edge = tall / 2 * (1 / FLAT - 1) + EDGE  # the ring goes on above its first place
    at = {name: (x, y + edge) for name, (x, y) in at.items()} | {cluster: (MIDDLE, tall / 2 + edge)}
    ties = _ties(own, pairs, cluster, near, far)
    traces = [*_across(near, apart, at, look), *draw_links(lines(ties, NO_STARS, at), set(at), look)]
    traces.append(_symbols(about.loc[[*near, *far]], at, look, grouped=by == "community"))
    traces += [_centre(about.loc[cluster], at[cluster], cluster, look), ring(*at[cluster], look, size=40)]
    names = _beside(list(far), about, at, look) + _under(near, about, at, look) if far else _beside(near, about, at, look, {name: LINE * scale * len(told[name]) / 2 for name in near})
    kept = tiers(names, list(at.values()), look.label, WIDTH, widths={LAST: WALL} if look.projected else TIERS)
    traces += written(names, kept if look.projected else [tier or LAST for tier in kept], look)
    if not far:
        traces.append(_words(near, told, at, look))
    row = about.loc[cluster]
    traces.append(labels([MIDDLE], [at[cluster][1] + 20 + LINE * scale / 2], [called(row["short_name"], row["name"])], look.palette.accent, look))
    height, drawn = tall + 2 * edge, nodes[nodes["cluster_id"].isin(at)]
    return framed(traces, key(ties, drawn, look, by=by), look, size=(WIDTH, round(height)), by=by, shapes=_rings(at[cluster][1], tall, inner, look, outer=bool(far)))


def _rows(told: dict[str, list[str]], scale: float) -> dict[str, float]:
    """The room in px that each neighbour asks for: its name and its lines."""
    return {name: (1 + len(lines)) * LINE * scale + AIR for name, lines in told.items()}


def _room(x: float, look: Look) -> float:
    """The room in px for the lines of a symbol at `x`, so that they are whole on a page of 960 px too, or on the wall."""
    return (WIDTH - x if x >= MIDDLE else x) * (WALL if look.projected else TIERS["middle"]) / WIDTH - BESIDE - 6


def _pairs(pairs: pd.DataFrame) -> set[frozenset]:
    return {frozenset(ends) for ends in pairs.loc[pairs["_kind"] != "merger", ["_a", "_b"]].itertuples(index=False)}


def ordered(own: pd.DataFrame, about: pd.DataFrame, cluster: str) -> list[str]:
    """The neighbours clockwise from the top: the family of the cluster first, then family after family; in each, the heaviest tie first."""
    mine = about.at[cluster, "_family"]
    rank = {family: place for place, family in enumerate([mine, *(f for f in FAMILIES if f != mine)])}
    rows = own.groupby("_cluster").agg(weight=("weight", "sum"), family=("_family", "first")).reset_index()
    return list(rows.assign(_rank=rows["family"].map(rank)).sort_values(["_rank", "weight", "_cluster"], ascending=[True, False, True])["_cluster"])


def _ties(own: pd.DataFrame, pairs: pd.DataFrame, cluster: str, near: list[str], far: dict) -> pd.DataFrame:
    """The links from the cluster to its neighbours, one a kind, then those from them to the second ring; none is drawn as a star."""
    names = ["_kind", "_a", "_b", "weight"]
    mine = pd.DataFrame([(r["_kind"], cluster if r["_away"] else r["_cluster"], r["_cluster"] if r["_away"] else cluster, r["weight"]) for r in own.to_dict("records")], columns=names)
    beyond = pairs[(pairs["_kind"] != "merger") & ((pairs["_a"].isin(near) & pairs["_b"].isin(far)) | (pairs["_b"].isin(near) & pairs["_a"].isin(far)))]
    return pd.concat([mine, beyond[names]], ignore_index=True).assign(_apart=1)


NO_STARS = pd.DataFrame(columns=["_star", "_kind", "_cluster"])


def _across(near: list[str], linked: set, at: dict, look: Look) -> list[go.Scatter]:
    """Quiet lines between neighbours that are linked with one another."""
    xs, ys = [], []
    for i, a in enumerate(near):
        for b in near[i + 1 :]:
            if frozenset((a, b)) in linked:
                xs += [round(at[a][0], 1), round(at[b][0], 1), None]
                ys += [round(at[a][1], 1), round(at[b][1], 1), None]
    return [scatter(x=xs, y=ys, mode="lines", line={"color": look.palette.rule, "width": 1.2}, hoverinfo="skip", showlegend=False)] if xs else []


def _symbols(rows: pd.DataFrame, at: dict, look: Look, *, grouped: bool) -> go.Scatter:
    return scatter(
        x=[round(at[name][0], 1) for name in rows.index], y=[round(at[name][1], 1) for name in rows.index], mode="markers", customdata=[[name] for name in rows.index], hovertext=[hover_of(row, look, grouped=grouped) for row in rows.to_dict("records")], hoverinfo="text",
        showlegend=False, marker={"symbol": [SYMBOLS[f] for f in rows["_family"]], "size": 14, "color": list(rows["_ink"]), "opacity": 1, "line": {"width": 1, "color": look.palette.ground}},
    )


def _centre(row: pd.Series, place: tuple[float, float], cluster: str, look: Look) -> go.Scatter:
    return scatter(
        x=[place[0]], y=[place[1]], mode="markers", customdata=[[cluster]], hovertext=[look.say("Click to come back to the whole network")], hoverinfo="text", showlegend=False,
        marker={"symbol": SYMBOLS[row["_family"]], "size": 26, "color": row["_ink"], "opacity": 1, "line": {"width": 1, "color": look.palette.ground}},
    )


def _beside(names: list[str], about: pd.DataFrame, at: dict, look: Look, lift: dict[str, float] | None = None) -> list[Name]:
    """The names outside the ring, `lift` px above their symbol."""
    found = []
    for name in names:
        x, y = at[name]
        right = x >= MIDDLE
        found.append(Name(f"<b>{about.at[name, 'short_name']}</b>" if lift is None else called(about.at[name, "short_name"], about.at[name, "name"]), x + (BESIDE if right else -BESIDE), y - (lift or {}).get(name, 0.0), look.palette.ink, "left" if right else "right", name))
    return found


def _under(names: list[str], about: pd.DataFrame, at: dict, look: Look) -> list[Name]:
    """The names under their symbols, where a second ring is outside."""
    return [Name(f"<b>{about.at[name, 'short_name']}</b>", at[name][0], at[name][1] + 16, look.palette.ink, code=name) for name in names]


def _told(rows: pd.DataFrame, look: Look) -> list[str]:
    """The lines of one neighbour: its region and the phases in which a link is known, then each kind of tie with what it is made of."""
    return [f"{rows['region'].iloc[0]} · {phases(rows, look.say, short=look.projected)}", *(tie(row, look.say) for row in sorted(rows.to_dict("records"), key=lambda row: KINDS.index(row["_kind"])))]


def phases(rows: pd.DataFrame, say: Speech, *, short: bool = False) -> str:
    """The phases in which a link of these kinds is known, in words, fewer where `short`; `rows` are those of one neighbour."""
    found = sorted({phase for told in rows["phases"] for phase in told.split(", ")})
    if short:
        return say.plural("link in phase {phases}", "link in phases {phases}", len(found), phases=say.listing(found))
    return say.plural("link known in phase {phases}", "link known in phases {phases}", len(found), phases=say.listing(found))


def tie(row: dict, say: Speech) -> str:
    """One tie in words: how many of its kind, and which."""
    n = int(row["n_items"])
    if row["_kind"] == "merger":
        return say("joined on {day} by the chosen cluster", day=row["items"]) if row["_away"] else say("joined the chosen cluster on {day}", day=row["items"])
    acts = ("; " if say.lang == "en" else " ; ").join(brief(label.strip()) for label in row["items"].split(";"))
    told = {
        "shared_organisation": say.plural("{n} organisation in common: {items}", "{n} organisations in common: {items}", n, items=row["items"]),
        "agreement": say.plural("{n} documented agreement: {items}", "{n} documented agreements: {items}", n, items=acts),
        "eu_project": say.plural("{n} European project: {items}", "{n} European projects: {items}", n, items=row["items"]),
    }
    return told[row["_kind"]]


def _words(near: list[str], told: dict[str, list[str]], at: dict, look: Look) -> go.Scatter:
    """The lines under each name; the style hides them where the page is narrow."""
    scale, xs, ys, texts, side = look.label / 13, [], [], [], []
    for name in near:
        x, y = at[name]
        right = x >= MIDDLE
        xs.append(round(x + (BESIDE if right else -BESIDE), 1))
        ys.append(round(y + LINE * scale / 2, 1))
        texts.append("<br>".join(fitted(text, _room(x, look), look.label) for text in told[name]))
        side.append("middle right" if right else "middle left")
    return labels(xs, ys, texts, look.palette.quiet, look, side=side, tier="told-wide")


def _rings(middle: float, tall: float, inner: float, look: Look, *, outer: bool) -> list[dict]:
    """The rings themselves, quiet, under all else."""
    found = []
    for half, across in ((inner / 2, ACROSS[0]), *(((tall / 2, ACROSS[1]),) if outer else ())):
        up = half / FLAT
        found.append({"type": "circle", "x0": MIDDLE - across, "x1": MIDDLE + across, "y0": middle - up, "y1": middle + up, "line": {"color": look.palette.rule, "width": 1, "dash": "dot"}, "layer": "below"})
    return found
