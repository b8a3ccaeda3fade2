"""What finds room on a sheet: the height of its parts, by measure, and which figures stand in which column."""

import html
import itertools
import re
from collections.abc import Sequence

from exports.measure import lines
from views.core import Drawn

WIDTH = 532  # px: width of a column
WHOLE = 2 * WIDTH + 48  # px: width of the sheet between its margins
HEIGHT = 1754 - 44 - 32  # px between the margins of the sheet
SERIF = 1.12  # how much wider than Source Sans the titles may be
ROWS, FEWEST = 7, 3  # rows of a table that stands for a figure without a picture, and how few it may keep
ROW, LINE = 40, 33  # px of its rows, and of those of a short list
FOOTER = 15  # px that the foot of the sheet takes besides its code


def text(words: str, size: float, room: float, *, face: float = 1.01, leading: float = 1.4) -> float:
    """Height in px of a text of `size` px in `room` px; marks of HTML count as nothing."""
    return lines(html.unescape(re.sub(r"<[^>]*>|\*\*", "", words)), size, room, face) * size * leading


def short(one: Drawn) -> bool:
    """Whether its list is short enough to stand whole."""
    return one.markup is not None and len(one.rows) <= ROWS


def figure(one: Drawn, width: float = WIDTH, rows: int = ROWS) -> float:
    """Height in px of a figure with its words; `rows` is how many a long table may show."""
    words, say = one.words, one.look.say
    foot = f"{say('Reading:')} {words.reading}. {say('Source:')} {one.sources.line}."
    around = text(words.title, 20, width, face=SERIF, leading=1.25) + text(words.subtitle, 15, width) + text(foot, 13, width) + 8 + 4 + 16
    if one.view.chart:
        return around + int(one.figure.layout.height or 300)
    if short(one):
        return around + (1 + len(one.rows)) * LINE
    return around + (1 + min(len(one.rows), rows)) * ROW + 22


def placed(drawn: Sequence[Drawn], room: float, rows: int = ROWS) -> tuple[list[list[Drawn]], list[Drawn]]:
    """Figures into two columns of `room` px, as many as can stand, in their order; and those that find no room. Empty figures are left out.

    Of the ways that show as many, the one whose longer column is the shortest.
    """
    shown = [one for one in drawn if not one.empty]
    heights = [figure(one, rows=rows) for one in shown]
    best, kept = (1, 0.0), (2,) * len(shown)
    for way in itertools.product((0, 1, 2), repeat=len(shown)):
        taken = [sum(height for height, at in zip(heights, way, strict=True) if at == column) for column in (0, 1)]
        if max(taken) <= room and (-sum(at < 2 for at in way), max(taken)) < best:
            best, kept = (-sum(at < 2 for at in way), max(taken)), way
    columns = [[one for one, at in zip(shown, kept, strict=True) if at == column] for column in (0, 1)]
    return columns, [one for one, at in zip(shown, kept, strict=True) if at == 2]


def fitted(drawn: Sequence[Drawn], room: float) -> tuple[list[list[Drawn]], list[Drawn], int]:
    """The same, with tables cut shorter where a figure would else find no room; also how many rows they keep."""
    ways = [(*placed(drawn, room, rows), rows) for rows in range(ROWS, FEWEST - 1, -1)]
    return min(ways, key=lambda way: (len(way[1]), -way[2]))
