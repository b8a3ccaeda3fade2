"""A matrix as a native table: rows and columns by name, a coloured cell with its number where two are linked, what is linked on another page in words."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from charts.look import Palette
from charts.measure import width
from charts.network_grid import Cell, Grid
from exports.fitting import ROOM, SIDE
from exports.measure import lines
from exports.pptx_base import bare
from exports.pptx_marks import paint, paragraphs

SIZE, LINE, PAD = 12.0, 1.2, 3.0  # points: type, times the size, around a text
CELL = 24.0  # points: width of a cell with a number
FACE = 1.06  # how much wider than measured a name may be
KEY = 20.0  # points: the line of the key


@dataclass(frozen=True)
class Leaf:
    """The rows of one page, by their places in the grid, the names of what each is linked with elsewhere, and the heights of the heading and the rows in points."""

    rows: list[int]
    beyond: list[str]
    heights: list[float]


def leaves(grid: Grid, height: float) -> list[Leaf]:
    """The grid on pages of `height` points; groups are kept together where they fit."""
    found: list[Leaf] = []
    start = 0
    while start < len(grid.names):
        best = _leaf(grid, [start])
        for end in range(start + 2, len(grid.names) + 1):
            longer = _leaf(grid, list(range(start, end)))
            if sum(longer.heights) > height - KEY:
                break
            best = longer
        end = best.rows[-1] + 1
        if end < len(grid.names) and grid.groups[end] == grid.groups[end - 1]:
            edge = next((at for at in range(end - 1, start, -1) if grid.groups[at] != grid.groups[at - 1]), start)
            if edge > start and 2 * (edge - start) > end - start:
                best = _leaf(grid, list(range(start, edge)))
        found.append(best)
        start = best.rows[-1] + 1
    return found


def _leaf(grid: Grid, rows: list[int]) -> Leaf:
    names = [grid.names[row] for row in rows]
    beyond = [" · ".join(f"{grid.names[b]} {cell.text}" for (a, b), cell in sorted(grid.cells.items()) if a == row and b not in rows) for row in rows]
    last = ROOM - _first(grid) - CELL * len(rows)
    heights = [max(1, lines(text, SIZE, last - 2 * PAD, FACE)) * SIZE * LINE + PAD for text in beyond]
    return Leaf(rows, beyond, [max(width(name, SIZE) for name in names) * FACE + 2 * PAD, *heights])


def _first(grid: Grid) -> float:
    """The width of the column of names."""
    return max(width(name, SIZE, bold=True) for name in grid.names) * FACE + 2 * PAD


def key(grid: Grid) -> str:
    """The key, as a line of text."""
    return "   ".join([*(f"<span style='color:{fill}'>■</span> {html.escape(told)}" for fill, told in grid.key), html.escape(grid.told)])


def put(slide, top: float, grid: Grid, leaf: Leaf, palette: Palette, alt: str) -> None:
    """Set one page of the grid on a slide."""
    widths = [_first(grid), *[CELL] * len(leaf.rows)]
    widths.append(ROOM - sum(widths))
    shape = slide.shapes.add_table(len(leaf.rows) + 1, len(widths), Pt(SIDE), Pt(top), Pt(ROOM), Pt(sum(leaf.heights)))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    bare(shape.table)
    for column, wide in zip(shape.table.columns, widths, strict=True):
        column.width = Pt(wide)
    for row, tall in zip(shape.table.rows, leaf.heights, strict=True):
        row.height = Pt(tall)
    for at, cells in enumerate(_cells(grid, leaf, palette)):
        for place, xml in enumerate(cells):
            cell = shape.table.cell(at, place)._tc
            for old in list(cell):
                cell.remove(old)
            for part in parse_xml(f"<a:tc {nsdecls('a')}>{xml}</a:tc>"):
                cell.append(part)


def _cells(grid: Grid, leaf: Leaf, palette: Palette) -> Iterator[list[str]]:
    rule = palette.rule
    heads = [_cell(grid.names[row], palette.ink, "", rule, turned=True) for row in leaf.rows]
    yield [_cell("", palette.ink, "", rule), *heads, _cell(grid.beyond, palette.quiet, "", rule, low=True)]
    for row, told in zip(leaf.rows, leaf.beyond, strict=True):
        cells = []
        for column in leaf.rows:
            own = grid.cells.get((row, column))
            ground = palette.rule if row == column else grid.ground if grid.groups[row] == grid.groups[column] else ""
            cells.append(_linked(own, rule) if own else _cell("", palette.ink, ground, rule))
        yield [_cell(f"<b>{html.escape(grid.names[row])}</b>", palette.ink, "", rule, marked=True), *cells, _cell(told, palette.ink, "", rule)]


def _linked(cell: Cell, rule: str) -> str:
    return _cell(cell.text, cell.ink, cell.fill, rule, align="ctr", margin=0)


def _cell(text: str, colour: str, ground: str, rule: str, *, align: str = "l", margin: float = PAD, turned: bool = False, low: bool = False, marked: bool = False) -> str:
    """A cell as DrawingML, with thin rules all round; `turned`: read from below."""
    words = paragraphs(text if marked else html.escape(text), SIZE, colour, align)
    edges = "".join(f'<a:{side} w="6350"><a:solidFill>{paint(rule)}</a:solidFill></a:{side}>' for side in ("lnL", "lnR", "lnT", "lnB"))
    fill = f"<a:solidFill>{paint(ground)}</a:solidFill>" if ground else "<a:noFill/>"
    way = ' vert="vert270"' if turned else ""
    side = round(margin * 12700)
    return f'<a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody><a:tcPr marL="{side}" marR="{side}" marT="0" marB="0" anchor="{"b" if low else "ctr"}"{way}>{edges}{fill}</a:tcPr>'
