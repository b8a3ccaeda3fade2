"""The matrix of the network in PowerPoint: a table of coloured cells, all clusters and all pairs, in every phase, on as many slides as it takes."""

import re

import pytest
from pptx.oxml.ns import qn

import views
from charts.look import Look
from charts.network_grid import Cell, Grid
from decks.model import Slide
from exports import pptx_grid
from language import speech
from tests.test_pptx import SHOWN, made


def tables(book) -> list:
    return [shape.table for page in book.slides for shape in page.shapes if shape.has_table]


def read(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("phase", ["1", "2", "3", "4", "5"])
def test_every_linked_pair_stands_in_a_cell_or_beside_it(phase, lang, warehouse):
    look = Look(speech(lang))
    frame = views.draw("network_matrix", SHOWN, {"phase": phase}).frame
    tied = frame[frame["_kind"] != "merger"]
    wanted = {frozenset(ends): str(n) for ends, n in tied.groupby(["name_a", "name_b"])["n_items"].sum().items()}
    book = made(Slide("network_matrix", {"phase": phase}), look=look)
    found, names = {}, []
    for rows in map(read, tables(book)):
        heads = rows[0][1:-1]
        assert [row[0] for row in rows[1:]] == heads, "rows and columns bear the same names"
        names += heads
        for row in rows[1:]:
            found |= {frozenset((row[0], head)): text for head, text in zip(heads, row[1:-1], strict=True) if text}
            for text in row[-1].split(" · ") if row[-1] else ():
                name, number = re.fullmatch(r"(.+) (\d+)", text).groups()
                found[frozenset((row[0], name))] = number
    assert found == wanted and len(names) == len(set(names)) == len({name for pair in wanted for name in pair})


def test_cells_are_coloured_and_nothing_runs_into_the_words_under_it(warehouse):
    book = made(Slide("network_matrix", {"phase": "3"}))
    for page in book.slides:
        (shape,) = [shape for shape in page.shapes if shape.has_table]
        under = min(other.top for other in page.shapes if other.name in ("Source", "Note", "Lecture"))
        assert shape.top + sum(row.height for row in shape.table.rows) <= under
        sizes = {int(run.get("sz")) for run in shape._element.iter(qn("a:rPr"))}
        assert sizes == {1200}
        for row in list(shape.table.rows)[1:]:
            for cell in list(row.cells)[1:-1]:
                assert not cell.text or cell._tc.tcPr.find(qn("a:solidFill")) is not None


def test_groups_stay_together_where_a_page_holds_them():
    cell = Cell("1", "#000000", "#FFFFFF")
    grid = Grid([f"Pôle {n}" for n in range(12)], [0] * 5 + [1] * 5 + [2] * 2, {(0, 11): cell, (11, 0): cell}, [], "", "#EEEEEE", "")
    found = pptx_grid.leaves(grid, 200)
    assert [row for leaf in found for row in leaf.rows] == list(range(12))
    assert found[0].rows == [0, 1, 2, 3, 4] and found[0].beyond[0] == "Pôle 11 1"
