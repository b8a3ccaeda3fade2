"""What a chart is, as PowerPoint takes one: series, categories, ranges, the place of its plot area."""

import datetime
from dataclasses import dataclass, field

from exports.marks import Ink, Label

EXCEL = (datetime.date(1970, 1, 1) - datetime.date(1899, 12, 30)).days  # a spreadsheet counts days from there


@dataclass
class Series:
    """One row of the data sheet. `values` follow the categories, None where nothing is known; `xs` are those of a cloud or a line of points."""

    values: list[float | None]
    inks: list[Ink]
    xs: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)  # px of the symbols
    shapes: list[str] = field(default_factory=list)
    line: Ink | None = None
    labels: dict[int, Label] = field(default_factory=dict)
    inside: bool = False  # whether the labels of bars stand in them
    trace: int = -1  # which trace of the figure; -1: what holds up a floating bar
    name: str = ""


@dataclass
class Chart:
    """A chart: its kind, its series, and the px box of its plot area."""

    kind: str  # bar, points, bubble, area, ring
    series: list[Series]
    box: tuple[float, float, float, float]  # left, top, right, bottom
    categories: list[str] = field(default_factory=list)
    flat: bool = False  # bars that lie
    stacked: bool = False
    reverse: bool = False  # first category on top, or at the right
    gap: int = 50  # % of a bar's width between bars
    value: tuple[float, float] = (0.0, 1.0)
    across: tuple[float, float] = (0.0, 1.0)
    named: bool = False  # whether the chart writes its categories
    size: float = 13.0  # px of what it writes
    colour: str = "#5A6472"
    dates: bool = False


@dataclass
class Split:
    """A figure in two: charts, and what is drawn as shapes. `traces` and `notes` are the places of what the charts took, `axes` those they write, `bars` and `words` the bars that they draw and whose texts they bear (trace, place)."""

    charts: list[Chart]
    traces: set[int]
    notes: set[int]
    axes: set[str]
    bars: set[tuple[int, int]] = field(default_factory=set)
    words: set[tuple[int, int]] = field(default_factory=set)
