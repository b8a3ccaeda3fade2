"""The matrix of the network as rows, columns and coloured cells, each with its number: what a file that holds tables takes in place of the picture."""

from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from charts.scenario_marks import mixed, on

KINDS = ("eu_project", "agreement", "shared_organisation")  # a pair bears the colour of the first that it has


@dataclass(frozen=True)
class Cell:
    """What a cell says, its filling and its ink."""

    text: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Grid:
    """`names`, in the order of rows and columns alike, and the group of each; `cells` by (row, column), both ways; the key as (filling, words); `beyond` heads what is linked outside a page; `ground` fills the cells of a group."""

    names: list[str]
    groups: list[int]
    cells: dict[tuple[int, int], Cell]
    key: list[tuple[str, str]]
    beyond: str
    ground: str
    told: str


def grid(nodes: pd.DataFrame, pairs: pd.DataFrame, look: Look) -> Grid:
    """`nodes`, in the order of the rows: cluster_id, short_name, _community. `pairs`: kind, n_items, _kind, _a, _b. A number counts the organisations, agreements and projects of the pair."""
    palette = look.palette
    fills = dict(zip(KINDS, (palette.phases[3], palette.phases[0], mixed(palette.missing, palette.ground, 0.4)), strict=True))
    place = {cluster: i for i, cluster in enumerate(nodes["cluster_id"])}
    tied = pairs[pairs["_kind"].isin(KINDS) & pairs["_a"].isin(place) & pairs["_b"].isin(place)]
    cells = {}
    for (a, b), rows in tied.groupby(["_a", "_b"], sort=False):
        fill = next(fills[kind] for kind in KINDS if kind in set(rows["_kind"]))
        cell = Cell(look.say.number(int(rows["n_items"].sum())), fill, on(fill, palette))
        cells[place[a], place[b]] = cells[place[b], place[a]] = cell
    names = tied.drop_duplicates("_kind").set_index("_kind")["kind"]
    return Grid(
        nodes["short_name"].tolist(), nodes["_community"].tolist(), cells, [(fills[kind], names[kind]) for kind in reversed(KINDS) if kind in names.index],
        look.say("Linked elsewhere"), palette.panel, look.say("number: organisations, agreements and projects of the pair"),
    )
