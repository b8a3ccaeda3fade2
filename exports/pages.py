"""A table cut into pages: how wide each column, how many rows a page holds. Nothing is cut off, words stay whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts.measure import width
from exports.measure import lines

LINE, AROUND, BETWEEN = 1.2, 4.0, 8.0  # of a line, around a row, between columns (points)
SIZES, USUAL = (16.0, 14.0, 12.0, 11.0, 10.0), 12.0  # points: a short table is written larger, a wide one smaller
LONG = 22  # times the size of the type: a column asks for no more
SAFE = 1.06  # how much wider than measured a text may be, in bold or in another face


@dataclass(frozen=True)
class Page:
    """The rows of one page and the heights of its heading and its rows, in points."""

    rows: list[list[str]]
    heights: list[float]


@dataclass(frozen=True)
class Pages:
    """A table laid out: type size, heading, widths, which columns hold numbers, and its pages."""

    size: float
    head: list[str]
    widths: list[float]
    numeric: list[bool]
    pages: list[Page]


def laid(table: pd.DataFrame, room: float, height: float) -> Pages:
    """The twin of a view on pages of `room` by `height` points. A table of one row is turned: a line a column."""
    head, rows = [str(name) for name in table.columns], [["" if cell is None or cell != cell else str(cell) for cell in row] for row in table.itertuples(index=False)]
    if len(rows) == 1 and len(head) > 4:
        head, rows = ["", ""], [[name, cell] for name, cell in zip(head, rows[0], strict=True)]
    columns = [[name, *(row[place] for row in rows)] for place, name in enumerate(head)]
    numeric = [bool(column[1:]) and all(re.fullmatch(r"[−+≈<>~]?[\d\s.,\u202f\u00a0]+(?:[%€]|M€|Md€|k€)?|–|", cell) for cell in column[1:]) and any(cell not in ("", "–") for cell in column[1:]) for column in columns]
    for size in SIZES:
        widths = _widths(columns, size, room)
        heights = [_height(row, widths, size) for row in [head, *rows]]
        if sum(_least(column, size) for column in columns) <= room and (size <= USUAL or sum(heights) <= height):
            break
    return Pages(size, head, widths, numeric, _cut(rows, heights, height))


def _widths(columns: Sequence[Sequence[str]], size: float, room: float) -> list[float]:
    """Each column takes its longest word; what is left goes to those that ask for more."""
    least = [_least(column, size) for column in columns]
    asked = [max(low, min(LONG * size, max(width(cell, size) for cell in column) * SAFE + BETWEEN)) for low, column in zip(least, columns, strict=True)]
    if sum(asked) <= room:
        return asked
    if sum(least) >= room:
        return [one * room / sum(least) for one in least]
    share = (room - sum(least)) / (sum(asked) - sum(least))
    return [low + share * (high - low) for low, high in zip(least, asked, strict=True)]


def _least(column: Sequence[str], size: float) -> float:
    """The longest word of a column, with what stands between columns."""
    return max(width(word, size) for cell in column for word in cell.split(" ")) * SAFE + BETWEEN


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    return max(lines(cell, size, long - BETWEEN + 0.5, SAFE) for cell, long in zip(row, widths, strict=True)) * size * LINE + AROUND


def _cut(rows: list[list[str]], heights: list[float], height: float) -> list[Page]:
    pages, taken, used = [], [], heights[0]
    for row, high in zip(rows, heights[1:], strict=True):
        if taken and used + high > height:
            pages.append(Page([one for one, _ in taken], [heights[0], *(h for _, h in taken)]))
            taken, used = [], heights[0]
        taken.append((row, high))
        used += high
    return [*pages, Page([one for one, _ in taken], [heights[0], *(h for _, h in taken)])]
