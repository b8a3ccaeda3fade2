"""The four phases side by side, each cluster at one place in all: the still form of the network in motion."""

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, scatter
from charts.measure import width
from charts.network import CANVAS, draw_links, ends, symbols
from charts.network_key import framed, inks, key
from charts.network_lines import Line, ends_of, lines, parted, strongest
from charts.network_marks import LAST, Name, labels, ring, tiers, written
from charts.network_placing import beside

PHASES = (1, 2, 3, 4)
SYMBOL = 3  # links that a name crosses rather than cover a symbol


@dataclass(frozen=True)
class Grid:
    """Sizes in px: a panel, its title, the space between two of a row; names a panel at most; the symbols beside those of a whole page."""

    panel: tuple[int, int]
    title: int
    between: int
    named: int
    smaller: float

    @property
    def size(self) -> tuple[int, int]:
        return 2 * self.panel[0] + self.between, 2 * (self.title + self.panel[1])

    def place(self, phase: int, x: float, y: float) -> tuple[float, float]:
        """A place of the canvas in the panel of a phase."""
        column, row = (phase - 1) % 2, (phase - 1) // 2
        return column * (self.panel[0] + self.between) + x * self.panel[0] / CANVAS[0], row * (self.title + self.panel[1]) + self.title + y * (self.panel[1] - 8) / CANVAS[1]


PAGE = Grid(panel=(560, 292), title=30, between=40, named=14, smaller=0.72)
ON_WALL = Grid(panel=(840, 226), title=34, between=48, named=14, smaller=1.1)


def panels(summary: pd.DataFrame, nodes: pd.DataFrame, links: pd.DataFrame, look: Look, *, by: str = "family", chosen: str | None = None, ours: frozenset[str] = frozenset()) -> go.Figure:
    """`summary`: phase, years, n_nodes, n_alone, n_pairs. `nodes`: phase and what `charts.network.graph` takes, _new. `links`: phase, weight, _kind, _a, _b, _apart, _star (spokes).

    Labelled clusters in full, all others as grey dots; with `chosen`, its neighbours alone in full; with `ours`, they and their neighbours, and their own links.
    """
    grid, everyone = ON_WALL if look.projected else PAGE, nodes.drop_duplicates("cluster_id")
    around: Set[str] = ours or ({chosen} if chosen else set())
    drawn: list[Line] = []
    parts, names, points, ghosts, shown, kinds = [], [], [], [], set(), []
    for phase in PHASES:
        part, mine = nodes[nodes["phase"] == phase], links[links["phase"] == phase]
        at = {row.cluster_id: grid.place(phase, row.x, row.y) for row in everyone[["cluster_id", "_x", "_y"]].rename(columns={"_x": "x", "_y": "y"}).itertuples()}
        pairs, spokes = mine[mine["_star"].isna()], mine[mine["_star"].notna()].rename(columns={"_a": "_cluster"})
        pairs = pairs[pairs["_a"].isin(at) & pairs["_b"].isin(at)]
        kept = {*around, *pairs.loc[pairs["_b"].isin(around), "_a"], *pairs.loc[pairs["_a"].isin(around), "_b"]} if around else set(at)
        linked = ends(pairs, spokes)
        own = spokes["_star"].isin(spokes.loc[spokes["_cluster"].isin(around), "_star"]) | (not around)  # an act lights up where one of those looked at is in it
        lit, rest = parted(lines(strongest(pairs, around), spokes[own], at), set(ours) or None)
        drawn += [Line(line.kind, f"{phase} {line.a}", f"{phase} {line.b}", line.start, line.end, line.heavy) for line in lit]
        drawn += [Line(line.kind, "", "", line.start, line.end, line.heavy) for line in [*rest, *lines(pairs[:0], spokes[~own], at)]]
        shown |= {f"{phase} {name}" for name in kept}
        parts.append(part.assign(_x=[round(at[c][0], 1) for c in part["cluster_id"]], _y=[round(at[c][1], 1) for c in part["cluster_id"]], _real=part["cluster_id"].isin(linked), _bright=part["cluster_id"].isin(kept)))
        ghosts += [at[name] for name in everyone["cluster_id"] if name not in set(part["cluster_id"])]
        points += [at[name] for name in part["cluster_id"]]
        left, up = grid.place(phase, 0, 0)
        wanted = _names(parts[-1], chosen, ours, look)[: grid.named]
        clear = {name.code for name in wanted} if look.projected else kept  # in a small panel the symbols of the least tied may stand under a name where it has no better place
        avoided = np.vstack([ends_of([line for line in lit if {line.a, line.b} <= kept]).reshape(-1, 4), _crossed([at[name] for name in part["cluster_id"] if name not in clear])])
        names += beside(wanted, np.array([at[name] for name in part["cluster_id"] if name in clear]).reshape(-1, 2), avoided, (left, up - 6, left + grid.panel[0], up + grid.panel[1]), look.label)
        kinds.append(pairs)
    placed = pd.concat(parts)
    placed = placed.assign(_ink=inks(placed, by, look))
    top = float(placed["degree"].max())
    traces = [_dots(ghosts, look), *draw_links(drawn, shown, look)]
    for real in (False, True):
        for bright in (False, True):
            some = placed[placed["_real"].eq(real) & placed["_bright"].eq(bright)]
            if len(some):
                traces.append(symbols(some, look, "degree", top, real=real, bright=bright, scale=grid.smaller, grouped=by == "community"))
    traces += _rings(placed, chosen, look)
    kept_names = [LAST] * len(names) if look.projected else [tier or LAST for tier in tiers(names, points, look.label, CANVAS[0])]
    traces += [*written(names, kept_names, look), *_titles(summary, grid, look)]
    return framed(traces, key(pd.concat(kinds), placed, look, by=by, hollow=True, total=False), look, size=grid.size, by=by)


def _crossed(places: list[tuple[float, float]]) -> np.ndarray:
    """Symbols as segments x0, y0, x1, y1 for the placing of names: each weighs as much as `SYMBOL` links."""
    at = np.repeat(np.array(places, dtype=float).reshape(-1, 2), SYMBOL, axis=0)
    half = np.array([6, 0])
    return np.hstack([at - half, at + half])


def _names(part: pd.DataFrame, chosen: str | None, ours: frozenset[str], look: Look) -> list[Name]:
    """The chosen cluster or those of `ours`, then new labels in bold and the most linked."""
    rows = part[part["_bright"] & (part["_real"] | part["cluster_id"].isin([chosen, *ours]))]
    rows = rows.assign(_first=rows["cluster_id"].isin([chosen, *ours])).sort_values(["_first", "degree", "_new", "cluster_id"], ascending=[False, False, False, True])
    return [
        Name(f"<b>{row['short_name']}</b>" if row["_new"] or row["cluster_id"] == chosen else row["short_name"], row["_x"], row["_y"], look.palette.accent if row["_first"] else look.palette.ink, code=row["cluster_id"])
        for row in rows.to_dict("records")
    ]


def _dots(places: list[tuple[float, float]], look: Look) -> go.Scatter:
    """Where a cluster without the label in the phase stands in another."""
    return scatter(
        x=[round(x) for x, _ in places], y=[round(y) for _, y in places], mode="markers", hoverinfo="skip", showlegend=False, marker={"size": 4, "color": look.palette.rule, "opacity": 1},
    )


def _rings(placed: pd.DataFrame, chosen: str | None, look: Look) -> list[go.Scatter]:
    return [ring(row["_x"], row["_y"], look, size=20) for row in placed[placed["cluster_id"] == chosen].to_dict("records")]


def _titles(summary: pd.DataFrame, grid: Grid, look: Look) -> list[go.Scatter]:
    """Over each panel: the phase, its years, and what it holds; the figures of it are left to a wide page."""
    say, found = look.say, []
    for row in summary[summary["phase"].isin(PHASES)].to_dict("records"):
        x, y = grid.place(row["phase"], 0, 0)
        name = say("Phase {phase} · {years}", phase=row["phase"], years=row["years"])
        told = say("{n} clusters, {alone} without a known link; {pairs} linked pairs", n=say.number(int(row["n_nodes"])), alone=say.number(int(row["n_alone"])), pairs=say.number(int(row["n_pairs"])))
        found += [labels([x], [y - grid.title / 2], [f"<b>{name}</b>"], look.palette.ink, look, side="middle right"), labels([x + (width(name, look.label, bold=True) + 24 if look.projected else 148)], [y - grid.title / 2], [told], look.palette.quiet, look, side="middle right", tier="told-wide")]
    return found
