"""The key of the network: the kinds of link with their number of pairs, what the colours say, what the shapes say."""

import html

import pandas as pd
import plotly.graph_objects as go

from charts.html_key import marks
from charts.look import FAMILIES, FAMILY_NAMES, SYMBOLS, Look, scatter
from charts.measure import width
from charts.network_lines import KINDS
from charts.network_marks import TIERS, WALL, labels
from language import Speech

WIDTH = 1160  # px
ROW, WALL_ROW = 24, 36  # px a line of the key, on a page and on the wall
GAP = 14  # px from the key down to the picture
NARROWEST = TIERS["middle"]  # px of the narrowest page that has the key in the figure
COLOURS = 6  # hues that can be told apart; what comes after is grey


LINK_NAMES = {"shared_organisation": "organisations in common", "agreement": "documented agreements", "eu_project": "EU projects", "merger": "departures by merger"}


def head(by: str, look: Look) -> int:
    """Height in px of the key for a colouring: the shapes need a line of their own where the colour says something else than the family."""
    return (WALL_ROW if look.projected else ROW) * (2 if by == "family" else 3) + GAP


def inks(nodes: pd.DataFrame, by: str, look: Look) -> list[str]:
    """The colour of each cluster: its family's, its region's, that of the group that its community goes on as; grey beyond six, without a community, or without the label."""
    hues = list(look.palette.families.values())
    if by == "family":
        found = [look.family(family) for family in nodes["_family"]]
    else:
        ranks = nodes["_region_rank" if by == "region" else "_thread"]
        found = [hues[int(rank) - 1] if pd.notna(rank) and rank <= COLOURS else look.palette.missing for rank in ranks]
    return [ink if held else look.palette.missing for ink, held in zip(found, nodes["_labelled"], strict=True)]


def coloured(nodes: pd.DataFrame, by: str, look: Look, *, follow: bool = False) -> list[tuple[str, str, str]]:
    """Symbol, colour and words of each entry of the colours' line; `follow` where `nodes` are those of several phases."""
    say, hues = look.say, list(look.palette.families.values())
    if by == "family":
        return [(SYMBOLS[f], look.family(f), say(FAMILY_NAMES[f])) for f in FAMILIES if f in set(nodes["_family"])]
    if by == "region":
        named = nodes[nodes["_region_rank"] <= COLOURS].drop_duplicates("_region_rank").sort_values("_region_rank")
        found = [("circle", hues[int(rank) - 1], name) for rank, name in zip(named["_region_rank"], named["region"], strict=True)]
        return [*found, ("circle", look.palette.missing, say("other regions"))]
    grouped = nodes[nodes["_thread"].notna()].drop_duplicates("_thread", keep="last").sort_values("_thread")
    found = [("circle", hues[int(row["_thread"]) - 1], grouping(row, say, follow=follow)) for row in grouped[grouped["_thread"] <= COLOURS].to_dict("records")]
    return [*found, *([("circle", look.palette.missing, say("other groups"))] if (grouped["_thread"] > COLOURS).any() else [])]


def grouping(row: dict, say: Speech, *, follow: bool = False) -> str:
    """What a community is called: a member and how many others; without their number where it is followed over several phases."""
    return say("{name} and its group", name=row["community"]) if follow else say.plural("{name} and {n} other", "{name} and {n} others", int(row["_grouped"]) - 1, name=row["community"])


def styles(look: Look) -> dict[str, tuple[str, float, str | None]]:
    """Colour, width and dash of each kind of link; a European project has a second line in it, of the ground's colour."""
    return {"shared_organisation": (look.palette.missing, 2.0, None), "agreement": (look.palette.quiet, 2.0, None), "eu_project": (look.palette.ink, 5.0, None), "merger": (look.palette.accent, 2.0, "dot")}


def key(pairs: pd.DataFrame, nodes: pd.DataFrame, look: Look, *, by: str = "family", hollow: bool = False, total: bool = True) -> list[go.Scatter]:
    """The lines of the key, above y = 0. `pairs`: _kind. `nodes`: _family, _region_rank, region, community, _thread, _grouped. `hollow` explains the hollow symbols; without `total` the kinds have no number."""
    say, traces, row = look.say, [], WALL_ROW if look.projected else ROW
    y = row / 2 - head(by, look)
    size = look.label * WIDTH / WALL if look.projected else look.label
    counts = {kind: int((pairs["_kind"] == kind).sum()) for kind in KINDS}
    told = {kind: counted(kind, n, look) if total and not look.projected else say(LINK_NAMES[kind]) for kind, n in counts.items() if n}
    words: list[tuple[float, float, str]] = []
    for (kind, text), x in zip(told.items(), _along([37 + width(text, size, bold=True) for text in told.values()]), strict=True):
        colour, wide, dash = styles(look)[kind]
        for line in [(colour, wide, dash)] + ([(look.palette.ground, 2.2, None)] if kind == "eu_project" else []):
            traces.append(scatter(x=[x, x + 30], y=[y, y], mode="lines", line={"color": line[0], "width": line[1], **({"dash": line[2]} if line[2] else {})}, hoverinfo="skip", showlegend=False))
        words.append((x + 37, y, text))
    rows = [coloured(nodes, by, look, follow=not total)]
    if by != "family":
        rows.append([(SYMBOLS[f], look.palette.quiet, say(FAMILY_NAMES[f])) for f in FAMILIES if f in set(nodes["_family"])])
    if hollow:
        rows[-1].append(("circle-open", look.palette.quiet, say("hollow: no known link")))
    symbols = []
    for entries in rows:
        y += row
        for (symbol, colour, text), x in zip(entries, _along([12 + width(text, size) for _, _, text in entries], 10.0), strict=True):
            symbols.append((x, y, symbol, colour))
            words.append((x + 12, y, text))
    traces.append(scatter(
        x=[s[0] for s in symbols], y=[s[1] for s in symbols], mode="markers", hoverinfo="skip", showlegend=False, cliponaxis=False,
        marker={"symbol": [s[2] for s in symbols], "size": 11, "color": [s[3] for s in symbols], "opacity": 1, "line": {"width": 1.6, "color": [s[3] for s in symbols]}},
    ))
    traces.append(labels([w[0] for w in words], [w[1] for w in words], [w[2] for w in words], look.palette.ink, look, side="middle right"))
    return traces


def column(pairs: pd.DataFrame, nodes: pd.DataFrame, look: Look, *, by: str, hollow: bool) -> list[go.Scatter]:
    """The key as a column at the left of a picture on the wall, in its px."""
    say, traces, y, words = look.say, [], WALL_ROW / 2, []
    for kind in KINDS:
        n = int((pairs["_kind"] == kind).sum())
        if n:
            colour, wide, dash = styles(look)[kind]
            for ink, thick in [(colour, wide), *([(look.palette.ground, 2.2)] if kind == "eu_project" else [])]:
                traces.append(scatter(x=[2, 44], y=[y, y], mode="lines", line={"color": ink, "width": thick * 1.3, **({"dash": dash} if dash else {})}, hoverinfo="skip", showlegend=False))
            words.append((y, say(LINK_NAMES[kind])))
            y += WALL_ROW
    y += WALL_ROW / 2
    for symbol, colour, text in [*coloured(nodes, by, look), *([("circle-open", look.palette.quiet, say("hollow: no known link"))] if hollow else [])]:
        traces.append(scatter(x=[22], y=[y], mode="markers", hoverinfo="skip", showlegend=False, marker={"symbol": symbol, "size": 17, "color": colour, "opacity": 1, "line": {"width": 2, "color": colour}}))
        words.append((y, text))
        y += WALL_ROW
    return [*traces, labels([54] * len(words), [y for y, _ in words], [text for _, text in words], look.palette.ink, look, side="middle right")]


def _along(wide: list[float], start: float = 4.0) -> list[float]:
    """Where entries of these widths begin: far enough apart for a page of `NARROWEST` px, where places are nearer and words are as long."""
    stretch = min(WIDTH / NARROWEST, (WIDTH - start) / max(1.0, sum(wide)))
    gap = max(0.0, min(24.0, (WIDTH - start - stretch * sum(wide)) / max(1, len(wide))))
    return [start + sum(stretch * w + gap for w in wide[:place]) for place in range(len(wide))]


def framed(traces: list, legend: list, look: Look, *, size: tuple[int, int], by: str, shapes: list | None = None, **axes: dict) -> go.Figure:
    """A figure of `size` px, y down, with its key above it in a plot of its own, which the style hides where the page is too narrow for it; `axes` are added to those of the picture."""
    top = head(by, look)
    share = size[1] / (size[1] + top)
    return look.figure(
        size[1] + top, [*traces, *(trace.update(xaxis="x2", yaxis="y2") for trace in legend)], shapes=shapes or [],
        xaxis={"range": [0, size[0]], "visible": False, **axes.get("xaxis", {})}, yaxis={"range": [size[1], 0], "domain": [0, share], "visible": False, **axes.get("yaxis", {})},
        xaxis2={"range": [0, WIDTH], "visible": False, "anchor": "y2"}, yaxis2={"range": [0, -top], "domain": [share, 1], "visible": False, "anchor": "x2"},
    )


def narrow(pairs: pd.DataFrame, nodes: pd.DataFrame, look: Look, *, by: str) -> str:
    """The key as HTML that wraps, for a page too narrow for the one in the figure."""
    kinds = [f"<span><i class='tie {kind}'></i>{html.escape(look.say(LINK_NAMES[kind]))}</span>" for kind in KINDS if (pairs["_kind"] == kind).any()]
    entries = [*coloured(nodes, by, look), ("circle-open", look.palette.quiet, look.say("hollow: no known link"))]
    return f"<p class='net-key'>{''.join(kinds)}{marks(entries)}</p>"


def counted(kind: str, n: int, look: Look) -> str:
    """How many pairs a kind of link ties, the number in bold."""
    plural = look.say.plural
    told = {
        "shared_organisation": plural("<b>{n}</b> pair by organisations in common", "<b>{n}</b> pairs by organisations in common", n), "agreement": plural("<b>{n}</b> by documented agreements", "<b>{n}</b> by documented agreements", n),
        "eu_project": plural("<b>{n}</b> by European projects", "<b>{n}</b> by European projects", n), "merger": plural("<b>{n}</b> departure by merger", "<b>{n}</b> departures by merger", n),
    }
    return told[kind]
