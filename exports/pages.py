"""A table cut into pages: how wide each column, how many rows a page holds. Nothing is cut off, words stay whole, and what is too wide goes on beside its first column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts.measure import width
from exports.measure import lines

LINE, AROUND, BETWEEN = 1.2, 4.0, 8.0  # of a line, around a row, between columns (points)
SIZES, USUAL = (16.0, 14.0, 12.0), 12.0  # points: a short table is written larger; none is smaller than the last
HEADING = 3  # lines that a heading may take where the cells take less
DEEPEST = 30  # lines of a cell, where a table is so full of words
SAFE = 1.06  # how much wider than measured a text may be, in bold or in another face
STEPS = 7  # of the search for the narrowest column


@dataclass(frozen=True)
class Page:
    """One page: its heading and its rows, how wide each column, which hold numbers, and the heights of its heading and its rows, in points."""

    head: list[str]
    rows: list[list[str]]
    widths: list[float]
    numeric: list[bool]
    heights: list[float]


@dataclass(frozen=True)
class Pages:
    """A table laid out: type size in points, and its pages."""

    size: float
    pages: list[Page]


def laid(table: pd.DataFrame, room: float, height: float) -> Pages:
    """The twin of a view on pages of `room` by `height` points. A table of one row is turned: a line a column."""
    head, rows = [str(name) for name in table.columns], [["" if cell is None or cell != cell else str(cell) for cell in row] for row in table.itertuples(index=False)]
    if len(rows) == 1 and len(head) > 4:
        head, rows = ["", ""], [[name, cell] for name, cell in zip(head, rows[0], strict=True)]
    columns = [[name, *(row[place] for row in rows)] for place, name in enumerate(head)]
    for size in SIZES:
        if sum(_least(column, size) for column in columns) > room and size > USUAL:
            continue
        found = [page for places in _beside(columns, size, room) for page in _cut([columns[place] for place in places], size, room, height)]
        if size == USUAL or len(found) == 1:
            break
    return Pages(size, found)


def _beside(columns: Sequence[Sequence[str]], size: float, room: float) -> list[list[int]]:
    """The columns that stand on one page, as many on each as on the next; the first comes again on each."""
    least = [_least(column, size) for column in columns]
    whole = _filled(least, room)
    return whole if len(whole) == 1 else min((_filled(least, room * share / 20) for share in range(10, 21)), key=lambda found: (len(found), max(sum(least[at] for at in one) for one in found)))


def _filled(least: Sequence[float], room: float) -> list[list[int]]:
    """Columns set one after the other, the first on each page, in pages of `room`."""
    found = [[0]]
    for place in range(1, len(least)):
        if len(found[-1]) > 1 and sum(least[at] for at in found[-1]) + least[place] > room:
            found.append([0])
        found[-1].append(place)
    return found


def _cut(columns: Sequence[Sequence[str]], size: float, room: float, height: float) -> list[Page]:
    widths = _widths(columns, size, room)
    numeric = [_numbers(column[1:]) for column in columns]
    head, *rows = [list(row) for row in zip(*columns, strict=True)]
    top, *heights = [_height(row, widths, size) for row in (head, *rows)]
    return [Page(head, [rows[one] for one in taken], widths, numeric, [top, *(heights[one] for one in taken)]) for taken in _even(heights, height - top)]


def _even(heights: Sequence[float], room: float) -> list[list[int]]:
    """The rows on as few pages as `room` allows, about as full one as the other."""
    pages = len(_greedy(heights, room))
    least = sum(heights) / pages
    return next(found for step in range(21) if len(found := _greedy(heights, least + (room - least) * step / 20 if step < 20 else room)) == pages)


def _greedy(heights: Sequence[float], room: float) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for place, high in enumerate(heights):
        if found[-1] and sum(heights[one] for one in found[-1]) + high > room:
            found.append([])
        found[-1].append(place)
    return found


def _numbers(cells: Sequence[str]) -> bool:
    return bool(cells) and all(re.fullmatch(r"[−+≈<>~]?[\d\s.,\u202f\u00a0]+(?:[%€]|M€|Md€|k€)?|–|", cell) for cell in cells) and any(cell not in ("", "–") for cell in cells)


def _widths(columns: Sequence[Sequence[str]], size: float, room: float) -> list[float]:
    """The widths at which the fullest cell takes the fewest lines; what is left goes to the columns that could use more."""
    least = [_least(column, size) for column in columns]
    whole = [max(width(cell, size) for cell in column) * SAFE + BETWEEN for column in columns]
    if sum(least) >= room:
        return [one * room / sum(least) for one in least]
    for most in range(1, DEEPEST):
        asked = [_narrowest(column, low, high, most, size) for column, low, high in zip(columns, least, whole, strict=True)]
        if sum(asked) <= room:
            break
    else:
        asked = least
    more = [high - own for high, own in zip(whole, asked, strict=True)]
    share = min(1.0, (room - sum(asked)) / sum(more)) if sum(more) > 0 else 0.0
    return [own + share * extra for own, extra in zip(asked, more, strict=True)]


def _narrowest(column: Sequence[str], low: float, high: float, most: int, size: float) -> float:
    """The least width at which no cell of a column takes more than `most` lines."""

    def holds(wide: float) -> bool:
        room = wide - BETWEEN + 0.5
        return lines(column[0], size, room, SAFE) <= max(most, HEADING) and all(lines(cell, size, room, SAFE) <= most for cell in cells)

    cells = set(column[1:])
    if holds(low):
        return low
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _least(column: Sequence[str], size: float) -> float:
    """The longest word of a column, with what stands between columns."""
    return max(width(word, size) for cell in column for word in cell.split(" ")) * SAFE + BETWEEN


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    return max(lines(cell, size, long - BETWEEN + 0.5, SAFE) for cell, long in zip(row, widths, strict=True)) * size * LINE + AROUND
